"""Whose name it is: states, places and bodies, with their short names, owners and metonyms."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..text import fold
from .mentions import COMPLEMENTS, ORGANISATION, PLACE, POSSESSIVE
from .names import names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .mentions import Mention
    from .roster import Roster


class Bodies:
    """Gives names of states, places and bodies to the entities of a roster.

    Parameters
    ----------
    roster : Roster
        Changed in place.
    """

    def __init__(self, roster: Roster) -> None:
        self.roster = roster
        self.by_tail: dict[str, list[int]] = defaultdict(list)
        self.bodies = names()["body"]

    def take(self, k: int) -> None:
        """Take the name of a state, place or body."""
        m = self.roster.found[k]
        if m.alias is not None:
            name = self.roster.aliases.name(m.alias.alias) or m.alias.name
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
            if (short := self.short(k)) >= 0:
                self.roster.join(k, short)
                return
            name = " ".join(m.words)
        elif prefix is not None:
            name = " ".join(m.words)
        else:
            name = f"{possessor}'s {core}"
        e = self._same_body(core, possessor)
        if e >= 0:
            self.roster.join(k, e)
        else:
            e = self._named(k, name, ORGANISATION)
            self.by_tail[core].append(e)
            last = self._core_word(m.words)
            if last != core:
                self.by_tail[last].append(e)
        entity = self.roster.entities[e]
        if entity.speaks_for is None:
            entity.speaks_for = self.roster.aliases.principal(entity.name) or self._acts_for(m, possessor)

    def _same_body(self, core: str, possessor: str | None) -> int:
        for e in reversed(self.by_tail.get(core, ())):
            held = self.roster.entities[e].speaks_for
            if possessor is None or held is None or held == possessor:
                return e
        return -1

    def _named(self, k: int, name: str, kind: str) -> int:
        e = self.roster.by_name.get(name, -1)
        if e < 0:
            e = self.roster.new(k, name, kind)
            self.roster.by_name[name] = e
            if kind == ORGANISATION and len(self.roster.found[k].words) > 1:
                self.by_tail[self._core_word(self.roster.found[k].words)].append(e)
            self.roster.entities[e].speaks_for = self.roster.aliases.principal(name) if kind != PLACE else None
            self._introduces(k, e)
        else:
            self.roster.join(k, e)
            if kind != PLACE and self.roster.entities[e].kind == PLACE:
                self.roster.entities[e].kind = kind
                self.roster.entities[e].speaks_for = self.roster.aliases.principal(name)
        return e

    def _core_word(self, words: Sequence[str]) -> str:
        for at, word in enumerate(words):
            if word in COMPLEMENTS and at:
                return words[at - 1]
        return words[-1]

    def short(self, k: int) -> int:
        """Find the body whose name a short name ends, or whose introduced acronym it is."""
        name = " ".join(self.roster.found[k].words)
        for e in reversed(self.by_tail.get(name, ())):
            return e
        return -1

    def _introduces(self, k: int, e: int) -> None:
        """Tie acronyms in brackets after a name to it: "International Widget Board (IWB)"."""
        m = self.roster.found[k]
        reading = self.roster.reading
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

    def _acts(self, k: int) -> bool:
        """Tell whether a place's name is used for a party: not as the object of a preposition of place."""
        m = self.roster.found[k]
        before = m.outer - 1
        while before >= 0 and self.roster.reading.upos[before] in ("DET", "ADJ"):
            before -= 1
        if before < 0 or self.roster.reading.tokens[before].sentence != self.roster.reading.tokens[m.first].sentence:
            return True
        return self.roster.reading.text(before).lower() not in ("in", "at", "near", "outside", "around", "across")

    def _possessor(self, k: int) -> str | None:
        m = self.roster.found[k]
        at = m.outer - 1
        if at < 1 or fold(self.roster.reading.text(at)) not in POSSESSIVE:
            return None
        owner = self.roster.at.get(at - 1, -1)
        if owner < 0 or self.roster.owner[owner] < 0:
            return None
        return self.roster.entities[self.roster.owner[owner]].name

    def _state_prefix(self, m: Mention) -> int | None:
        for length in (2, 1):
            if len(m.words) > length:
                row = self.roster.aliases.find(" ".join(m.words[:length]))
                if row is not None and row.kind in ("demonym", "state", "organisation"):
                    return length
        return None

    def _party(self, start: int, stop: int) -> str | None:
        """Name the party in a stretch of tokens: a demonym's state, an entity, or the stretch's own words."""
        reading = self.roster.reading
        text = reading.string[reading.tokens[start].start : reading.tokens[stop - 1].end]
        row = self.roster.aliases.find(text)
        if row is not None:
            return row.name if row.kind == "demonym" else self.roster.aliases.name(text)
        mention = self.roster.at.get(start, -1)
        if mention >= 0 and self.roster.owner[mention] >= 0 and self.roster.found[mention].stop == stop:
            return self.roster.entities[self.roster.owner[mention]].name
        return " ".join(fold(text).split())

    def _acts_for(self, m: Mention, possessor: str | None) -> str | None:
        words = m.words
        head = self._core_word(words)
        row = self.bodies.get(head)
        of_state = row is not None and row.acts_for == "state"
        if possessor is not None:
            known = self.roster.aliases.find(possessor)
            return possessor if of_state or (known is not None and known.kind == "organisation") else None
        if of_state and "of" in words:
            rest = " ".join(word for word in words[words.index("of") + 1 :] if word != "the")
            known = self.roster.aliases.find(rest)
            if known is not None and known.kind == "state":
                return known.name
        return None
