"""Who is who: mentions of names gathered into entities, with gender, offices and whom they speak for."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from ..text import fold
from .mentions import COMPLEMENTS, ORGANISATION, PERSON, PLACE, POSSESSIVE, STATE, UNKNOWN, Mention
from .names import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import Reading
    from .aliases import Aliases


#: Plurals that end many names and stand for none of them.
_PARTISANS: Final = frozenset("Americans Conservatives Democrats Liberals Republicans Tories Voters".split())
#: Within how many sentences a full name follows a title and surname that introduce somebody.
_SOON: Final = 4


@dataclass(slots=True)
class Entity:
    """Somebody or something named, while a document is worked through.

    Parameters
    ----------
    name : str
        What it is called in results.
    kind : str
        Kind of bearer, as in `Mention`.
    words : tuple of str
        Its longest name.
    gender : str
        ``m``, ``f`` or ``""`` while unknown.
    roles : set of str
        What it may be called by a common noun.
    tags : set of str
        States, places and parties that stood beside it, as `key` gives them.
    speaks_for : str or None
        Name of the body or state that it speaks for.
    mentions : list of int
        Numbers of its mentions, in order.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    speaks_for: str | None = None
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in a document.

    Parameters
    ----------
    mentions : tuple of Mention
        Names in order.
    entities : tuple of Entity
        In order of their first mention.
    aliases : Aliases
        The table that the names were looked up in.
    owner : tuple of int
        For each mention the number of its entity, -1 for a name in a heading that the text never takes up.
    at : mapping of int to int
        Token to the number of the mention that it belongs to, titles included.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    aliases: Aliases
    owner: tuple[int, ...]
    at: dict[int, int]

    def entity_at(self, token: int) -> int:
        """Return the number of the entity that a token's name belongs to, -1 if there is none."""
        mention = self.at.get(token, -1)
        return self.owner[mention] if mention >= 0 else -1


def cast(reading: Reading, found: Sequence[Mention], aliases: Aliases) -> Cast:
    """Gather mentions into entities.

    A full name makes a person; surname, title and surname, or first name later (or earlier, in a heading)
    refer to it. Of several bearers of a surname, title and gender decide, then who was called by it alone
    before, else who was named first. A body's short name ("the Ministry") refers to the last body whose name
    ends in it.

    Parameters
    ----------
    reading : Reading
        The text.
    found : sequence of Mention
        Its names, from `allegedly.actors.mentions.mentions`.
    aliases : Aliases
        Names known beforehand.
    """
    return _Gatherer(reading, found, aliases).gather()


class _Gatherer:
    def __init__(self, reading: Reading, found: Sequence[Mention], aliases: Aliases) -> None:
        self.reading = reading
        self.found = found
        self.aliases = aliases
        self.entities: list[Entity] = []
        self.owner = [-1] * len(found)
        self.bare: Counter[int] = Counter()
        self.by_last: dict[str, list[int]] = defaultdict(list)
        self.by_first: dict[str, list[int]] = defaultdict(list)
        self.by_name: dict[str, int] = {}
        self.by_tail: dict[str, list[int]] = defaultdict(list)
        self.at = {token: k for k, m in enumerate(found) for token in range(m.outer, m.stop)}
        self.titles = names()["title"]
        self.given = names()["given"]
        self.bodies = names()["body"]

    def gather(self) -> Cast:
        body = [k for k, m in enumerate(self.found) if not m.heading]
        heads = [k for k, m in enumerate(self.found) if m.heading]
        for k in body:
            self._known_person(k)
        for k in body:
            if self.owner[k] < 0 and len(self.found[k].words) > 1 and self.found[k].kind in (PERSON, UNKNOWN):
                self._full_name(k)
        for k in body:
            if self.owner[k] < 0:
                self._other(k)
        for k in heads:
            self._heading(k)
        order = sorted(range(len(self.entities)), key=lambda e: min(self.entities[e].mentions, default=0))
        rank = {e: n for n, e in enumerate(order)}
        for entity in self.entities:
            entity.mentions.sort()
        return Cast(
            tuple(self.found),
            tuple(self.entities[e] for e in order),
            self.aliases,
            tuple(rank[e] if e >= 0 else -1 for e in self.owner),
            self.at,
        )

    # -------------------------------------------------------------- names
    def _join(self, mention: int, entity: int) -> None:
        self.owner[mention] = entity
        self.entities[entity].mentions.append(mention)

    def _new(self, mention: int, name: str, kind: str) -> int:
        m = self.found[mention]
        self.entities.append(Entity(name, kind, m.words))
        self._join(mention, len(self.entities) - 1)
        return len(self.entities) - 1

    def _known_person(self, k: int) -> None:
        """Take a person from the table of aliases."""
        row = self.found[k].alias
        if row is None or row.kind != "person":
            return
        e = self.by_name.get(row.name, -1)
        if e >= 0:
            self._join(k, e)
            return
        e = self.by_name[row.name] = self._new(k, row.name, PERSON)
        words = self.entities[e].words = tuple(row.name.split())
        given = self.given.get(words[0])
        self.entities[e].gender = given.gender if given is not None and len(words) > 1 else ""
        self.by_last[words[-1]].append(e)
        self.by_first[words[0]].append(e)

    def _full_name(self, k: int) -> None:
        m = self.found[k]
        words = m.words
        gender = self._gender(m)
        for e in self.by_last[words[-1]]:
            entity = self.entities[e]
            if _same_person(entity.words, words) and not (gender and entity.gender and gender != entity.gender):
                self._join(k, e)
                if len(words) > len(entity.words):
                    entity.words, entity.name = words, " ".join(words)
                break
        else:
            e = self._new(k, " ".join(words), m.kind)
            if m.kind == PERSON or words[-1] not in _PARTISANS:
                self.by_last[words[-1]].append(e)
            self.by_first[words[0]].append(e)
            self.by_name[" ".join(words)] = e
        entity = self.entities[e]
        entity.gender = entity.gender or gender
        if m.kind == PERSON:
            entity.kind = PERSON

    def _gender(self, m: Mention) -> str:
        for title in m.titles:
            row = self.titles.get(title)
            if row is not None and row.gender:
                return row.gender
        if len(m.words) > 1 and m.kind == PERSON:
            row = self.given.get(m.words[0])
            if row is not None:
                return row.gender
        return ""

    def _surname(self, k: int) -> int:
        """Find whose surname, or else first name, a single word is; -1 if nobody's."""
        m = self.found[k]
        gender = self._gender(m)
        word = m.words[-1]
        if word.isupper() and word not in self.by_last:
            word = word.title()
        for index in (self.by_last, self.by_first):
            if index is self.by_first and m.titles and word in self.given:
                continue
            fitting = [
                e
                for e in index.get(word, ())
                if not (gender and self.entities[e].gender and gender != self.entities[e].gender)
            ]
            before = [e for e in fitting if self.entities[e].mentions[0] < k]
            if index is self.by_first and len(before) != 1:
                continue
            if before:
                # Writers keep the bare surname for one bearer: whom they gave it before, else the first.
                return max(before, key=lambda e: (self.bare[e], -self.entities[e].mentions[0]))
            if fitting:
                return -1 if self._known_by_office(m, fitting[0]) else fitting[0]
        return -1

    def _known_by_office(self, m: Mention, e: int) -> bool:
        """Tell whether title and surname stand for a name of their own, not for one given much later.

        "President Nur" needs no first name, and a Maria Nur further down is somebody else.
        """
        if not any(title in self.titles and self.titles[title].roles for title in m.titles):
            return False
        first = self.found[self.entities[e].mentions[0]]
        tokens = self.reading.tokens
        return tokens[first.first].sentence - tokens[m.first].sentence > _SOON

    def _other(self, k: int) -> None:
        m = self.found[k]
        if m.kind in (PERSON, UNKNOWN):
            e = self._surname(k)
            if e >= 0:
                self._join(k, e)
                self.bare[e] += 1
                entity = self.entities[e]
                entity.gender = entity.gender or self._gender(m)
                if m.kind == PERSON:
                    entity.kind = PERSON
                return
            name = " ".join(m.words)
            if m.kind == UNKNOWN and (short := self._short(k)) >= 0:
                self._join(k, short)
                return
            e = self.by_name.get(name, -1)
            if e < 0:
                kind = m.kind
                row = self.given.get(name)
                e = self._new(k, name, PERSON if kind == PERSON or row is not None else kind)
                self.entities[e].gender = self._gender(m) or (row.gender if row is not None else "")
                self.by_name[name] = e
                self.by_last[m.words[-1]].append(e)
                self.bare[e] += 1
            else:
                self._join(k, e)
                if m.kind == PERSON:
                    self.entities[e].kind = PERSON
                    self.entities[e].gender = self.entities[e].gender or self._gender(m)
            return
        if len(m.words) == 1 and m.kind in (STATE, PLACE, ORGANISATION):
            people = [
                e
                for e in self.by_last.get(m.words[0], ())
                if self.entities[e].kind == PERSON and self.entities[e].mentions[0] < k
            ]
            if people:
                self._join(k, people[-1])
                return
        self._body(k)

    def _body(self, k: int) -> None:
        m = self.found[k]
        if m.alias is not None:
            name = self.aliases.name(m.alias.alias) or m.alias.name
            if m.alias.kind in ("capital", "seat") and not self._acts(k):
                # "in Moscow" is the city, not its government.
                name, kind = m.alias.alias, PLACE
            else:
                kind = m.kind
            self._named(k, name, kind)
            return
        core = " ".join(m.words)
        possessor = self._possessor(k)
        prefix = self._state_prefix(m)
        if prefix is not None:
            possessor, core = self._party(m.first, m.first + prefix), " ".join(m.words[prefix:])
        if possessor is None:
            if (short := self._short(k)) >= 0:
                self._join(k, short)
                return
            name = " ".join(m.words)
        elif prefix is not None:
            name = " ".join(m.words)
        else:
            name = f"{possessor}'s {core}"
        e = self._same_body(core, possessor)
        if e >= 0:
            self._join(k, e)
        else:
            e = self._named(k, name, ORGANISATION)
            self.by_tail[core].append(e)
            last = self._core_word(m.words)
            if last != core:
                self.by_tail[last].append(e)
        entity = self.entities[e]
        if entity.speaks_for is None:
            entity.speaks_for = self.aliases.principal(entity.name) or self._acts_for(m, possessor)

    def _same_body(self, core: str, possessor: str | None) -> int:
        for e in reversed(self.by_tail.get(core, ())):
            held = self.entities[e].speaks_for
            if possessor is None or held is None or held == possessor:
                return e
        return -1

    def _named(self, k: int, name: str, kind: str) -> int:
        e = self.by_name.get(name, -1)
        if e < 0:
            e = self._new(k, name, kind)
            self.by_name[name] = e
            if kind == ORGANISATION and len(self.found[k].words) > 1:
                self.by_tail[self._core_word(self.found[k].words)].append(e)
            self.entities[e].speaks_for = self.aliases.principal(name) if kind != PLACE else None
            self._introduces(k, e)
        else:
            self._join(k, e)
            if kind != PLACE and self.entities[e].kind == PLACE:
                self.entities[e].kind = kind
                self.entities[e].speaks_for = self.aliases.principal(name)
        return e

    def _core_word(self, words: Sequence[str]) -> str:
        for at, word in enumerate(words):
            if word in COMPLEMENTS and at:
                return words[at - 1]
        return words[-1]

    def _short(self, k: int) -> int:
        """Find the body whose name a short name ends, or whose introduced acronym it is."""
        name = " ".join(self.found[k].words)
        for e in reversed(self.by_tail.get(name, ())):
            return e
        return -1

    def _introduces(self, k: int, e: int) -> None:
        """Tie acronyms in brackets after a name to it: "International Widget Board (IWB)"."""
        m = self.found[k]
        reading = self.reading
        at = m.stop
        if len(m.words) < 2 or at >= len(reading.tokens) or reading.text(at) != "(":
            return
        initials = {word[0] for word in m.words if word[0].isupper()}
        for token in range(at + 1, min(at + 6, len(reading.tokens))):
            text = reading.text(token)
            if text == ")":
                break
            if len(text) > 1 and text.isupper() and text.isalpha() and text[0] in initials:
                self.by_tail[text].append(e)

    def _heading(self, k: int) -> None:
        m = self.found[k]
        e = self._surname(k) if m.kind in (PERSON, UNKNOWN) else -1
        if e < 0 and m.alias is not None:
            self._body(k)
            return
        if e < 0:
            e = self.by_name.get(" ".join(m.words), -1)
        if e < 0:
            e = self._short(k)
        if e >= 0:
            self._join(k, e)

    # -------------------------------------------------------------- metonyms, possessors
    def _acts(self, k: int) -> bool:
        """Tell whether a place's name is used for a party: not as the object of a preposition of place."""
        m = self.found[k]
        before = m.outer - 1
        while before >= 0 and self.reading.upos[before] in ("DET", "ADJ"):
            before -= 1
        if before < 0 or self.reading.tokens[before].sentence != self.reading.tokens[m.first].sentence:
            return True
        return self.reading.text(before).lower() not in ("in", "at", "near", "outside", "around", "across")

    def _possessor(self, k: int) -> str | None:
        m = self.found[k]
        at = m.outer - 1
        if at < 1 or fold(self.reading.text(at)) not in POSSESSIVE:
            return None
        owner = self.at.get(at - 1, -1)
        if owner < 0 or self.owner[owner] < 0:
            return None
        return self.entities[self.owner[owner]].name

    def _state_prefix(self, m: Mention) -> int | None:
        for length in (2, 1):
            if len(m.words) > length:
                row = self.aliases.find(" ".join(m.words[:length]))
                if row is not None and row.kind in ("demonym", "state", "organisation"):
                    return length
        return None

    def _party(self, start: int, stop: int) -> str | None:
        """Name the party in a stretch of tokens: a demonym's state, an entity, or the stretch's own words."""
        reading = self.reading
        text = reading.string[reading.tokens[start].start : reading.tokens[stop - 1].end]
        row = self.aliases.find(text)
        if row is not None:
            return row.name if row.kind == "demonym" else self.aliases.name(text)
        mention = self.at.get(start, -1)
        if mention >= 0 and self.owner[mention] >= 0 and self.found[mention].stop == stop:
            return self.entities[self.owner[mention]].name
        return " ".join(fold(text).split())

    def _acts_for(self, m: Mention, possessor: str | None) -> str | None:
        words = m.words
        head = self._core_word(words)
        row = self.bodies.get(head)
        of_state = row is not None and row.acts_for == "state"
        if possessor is not None:
            known = self.aliases.find(possessor)
            return possessor if of_state or (known is not None and known.kind == "organisation") else None
        if of_state and "of" in words:
            rest = " ".join(word for word in words[words.index("of") + 1 :] if word != "the")
            known = self.aliases.find(rest)
            if known is not None and known.kind == "state":
                return known.name
        return None


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Tell whether two full names with one surname can be one person's.

    They can with equal first names, with an initial for one of them, and if one is a double surname only.
    """
    short, long = sorted((tuple(map(str.lower, a)), tuple(map(str.lower, b))), key=len)
    if long[-len(short) :] == short:
        return True
    first, other = a[0].rstrip("."), b[0].rstrip(".")
    return first == other or (min(len(first), len(other)) == 1 and first[0] == other[0])
