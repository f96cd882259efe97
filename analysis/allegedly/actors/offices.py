"""What people are and whom they speak for, read off the words beside their names.

"Foreign Ministry spokeswoman Maria Zakharova", "Ala Nur, a spokesman for the union", "head of the Widget
Board, Czech general Petr Novak", "Ann Lee of the Bureau of Widgets at the Ministry of Trade".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..text import fold
from .mentions import ORGANISATION, PERSON, PLACE, POSSESSIVE, UNKNOWN
from .names import names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading import Reading
    from .aliases import Aliases
    from .entities import Cast, Entity
    from .mentions import Mention

_MODIFIER: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X"})
_OF: Final = frozenset({"of", "for", "at", "with", "to", "from"})
_FORMER: Final = frozenset("former ex onetime one-time late then retired ousted".split())
_STOPS: Final = frozenset({"VERB", "AUX", "PRON", "SCONJ"})
#: Ways to name one party.
_PARTIES: Final = {
    "gop": "republican",
    "republicans": "republican",
    "republican party": "republican",
    "democrat": "democratic",
    "democrats": "democratic",
    "democratic party": "democratic",
}
#: How far an apposition is read, in tokens.
_REACH: Final = 14


@dataclass(frozen=True, slots=True)
class Office:
    """A role noun beside a name.

    Parameters
    ----------
    role : str
        The noun, as in the table of names.
    party : str or None
        Whom its bearer speaks for, if the text says so.
    former : bool
        It is called a thing of the past.
    tags : frozenset of str
        Nouns and words with a capital before the noun, and the party.
    """

    role: str
    party: str | None
    former: bool
    tags: frozenset[str]


def describe(reading: Reading, cast: Cast) -> None:
    """Add offices, gender, and whom they speak for to the people of a cast, in place."""
    roles, titles = names()["role"], names()["title"]
    for k, mention in enumerate(cast.mentions):
        if cast.owner[k] < 0:
            continue
        entity = cast.entities[cast.owner[k]]
        if entity.kind not in (PERSON, UNKNOWN):
            continue
        for title in mention.titles:
            if (row := titles.get(title)) is not None:
                entity.roles.update(row.roles)
                if row.acts_for and mention.affiliation is not None:
                    _affiliate(cast, entity, _before_title(reading, cast, *mention.affiliation))
        for token in range(mention.outer, mention.first):
            entity.tags.add(tag(cast, reading.text(token)))
        for office in _offices(reading, cast, mention):
            noun = roles[office.role]
            if entity.kind == UNKNOWN and len(entity.words) > 1:
                entity.kind = PERSON
            entity.roles.update(noun.roles)
            entity.tags.update(office.tags)
            entity.gender = entity.gender or noun.gender
            if noun.acts_for and not office.former:
                _affiliate(cast, entity, office.party)
        if entity.kind == PERSON and len(mention.words) > 1:
            _affiliate(cast, entity, _house(reading, cast, mention))
            if (place := _place(reading, cast, mention)) is not None:
                entity.tags.add(tag(cast, place))


def tag(cast: Cast, word: str) -> str:
    """Return the form in which a describing word is compared: "GOP" as "republican"."""
    row = cast.aliases.find(word)
    low = (row.name if row is not None else fold(word).rstrip(".")).lower()
    return _PARTIES.get(low, low)


def role_at(reading: Reading, token: int) -> str | None:
    """Return the role noun at a token, in the singular, or None."""
    if reading.upos[token] not in ("NOUN", "PROPN", "ADJ"):
        return None
    roles = names()["role"]
    word = reading.text(token).lower()
    return word if word in roles else None


def office(reading: Reading, cast: Cast, role: int, *, name: str | None = None) -> Office:
    """Read the office that a noun names: party and "former" before it, "of" or "for" whom after it.

    Parameters
    ----------
    reading : Reading
        The text.
    cast : Cast
        Its names.
    role : int
        Token of the noun.
    name : str, optional
        What to call the noun; its own word by default.
    """
    sentence = reading.sentence_tokens(reading.tokens[role].sentence)
    at, former, tags = role - 1, False, set()
    while at >= sentence.start:
        word = fold(reading.text(at)).lower()
        former = former or word in _FORMER
        if reading.upos[at] not in _MODIFIER and word not in POSSESSIVE and word != "-" and at not in cast.at:
            break
        if reading.text(at)[0].isupper() or reading.upos[at] == "NOUN":
            tags.add(tag(cast, reading.text(at)))
        at -= 1
    party = party_among(reading, cast, at + 1, role)
    if role + 1 < sentence.stop and reading.text(role + 1) in _OF:
        party = _complement(reading, cast, role + 2, min(sentence.stop, role + 2 + _REACH)) or party
    if party is not None:
        tags.add(tag(cast, party))
    return Office(name or reading.text(role).lower(), party, former, frozenset(tags))


def party_among(reading: Reading, cast: Cast, start: int, stop: int) -> str | None:
    """Name the party that the words before a noun stand for: "Russian", "Pentagon", "Nur campaign"."""
    groups = names()["group"]
    for at in range(stop - 1, start - 1, -1):
        mention = cast.at.get(at, -1)
        if mention >= 0 and cast.owner[mention] >= 0:
            found, entity = cast.mentions[mention], cast.entities[cast.owner[mention]]
            if found.alias is not None and found.alias.kind == "place":
                continue
            group = [
                k for k in range(found.stop, stop) if reading.upos[k] == "NOUN" and reading.text(k).lower() in groups
            ]
            if group:
                acts = groups[reading.text(group[-1]).lower()].acts_for
                if acts and found.alias is not None and found.alias.kind in ("state", "capital", "seat"):
                    return found.alias.name
                words = reading.string[reading.tokens[found.first].start : reading.tokens[group[-1]].end]
                return " ".join(fold(words).replace("'s ", " ").split())
            return _standing_for(found, entity)
        row = cast.aliases.find(reading.text(at))
        if row is not None and row.kind == "demonym":
            return row.name
    return None


def party_in_words(words: str, aliases: Aliases) -> str | None:
    """Name the party that a group acts for by its words alone: "some Afghan officials", "the US side".

    Parameters
    ----------
    words : str
        A noun phrase.
    aliases : Aliases
        Names known beforehand.

    Examples
    --------
    >>> from allegedly.actors.aliases import default
    >>> party_in_words("some representatives of the US administration", default())
    'United States'
    >>> party_in_words("Afghan farmers", default()) is None
    True
    """
    parts = words.split()
    cut = next((k for k, part in enumerate(parts) if part in _OF and k), len(parts))
    left, right = parts[:cut], parts[cut + 1 :]
    if not left:
        return None
    head, single = left[-1].lower(), left[-1].lower().removesuffix("s")
    table = names()
    row = next((table[k][w] for k in ("role", "group") for w in (head, single) if w in table[k]), None)
    if row is None or not row.acts_for:
        return None
    if right and row.kind == "role":
        rest = " ".join(right)
        return aliases.name(rest) or party_in_words(rest, aliases)
    for end in range(len(left) - 1, 0, -1):
        for start in (end - 2, end - 1):
            known = aliases.find(" ".join(left[start:end])) if start >= 0 else None
            if known is not None and known.kind != "place":
                return known.name if known.kind == "demonym" else aliases.name(known.alias)
    return None


def _standing_for(mention: Mention, entity: Entity) -> str:
    row = mention.alias
    if row is not None and row.kind in ("capital", "seat") and entity.kind == PLACE:
        return row.name
    return entity.name


def _affiliate(cast: Cast, entity: Entity, party: str | None) -> None:
    """Record for whom somebody speaks; a body is more exact than a state."""
    if party is None or party == entity.name:
        return
    if entity.speaks_for is None or (_is_state(cast, entity.speaks_for) and not _is_state(cast, party)):
        entity.speaks_for = party


def _is_state(cast: Cast, name: str) -> bool:
    row = cast.aliases.find(name)
    return row is not None and row.kind in ("state", "capital")


def _offices(reading: Reading, cast: Cast, mention: Mention) -> Iterator[Office]:
    sentence = reading.sentence_tokens(reading.tokens[mention.first].sentence)
    before = mention.outer - 1
    if before >= sentence.start and role_at(reading, before):
        yield office(reading, cast, before)
        while before >= sentence.start and (
            reading.upos[before] in _MODIFIER or before in cast.at or fold(reading.text(before)) in POSSESSIVE
        ):
            before -= 1
    if before >= sentence.start and reading.text(before) == ",":
        enclosed = mention.stop < sentence.stop and reading.text(mention.stop) == ","
        yield from _apposed_before(reading, cast, before, sentence, enclosed=enclosed)
    if mention.stop < sentence.stop and reading.text(mention.stop) in (",", "(", "-", "–", "—"):
        yield from _apposed_after(reading, cast, mention.stop + 1, sentence)


def _apposed_before(reading: Reading, cast: Cast, comma: int, sentence: range, *, enclosed: bool) -> Iterator[Office]:
    """Read "head of the board, Ann Lee": where a clause begins, or wherever a comma follows the name too."""
    at, role = comma - 1, -1
    while at >= sentence.start and comma - at <= _REACH:
        if reading.text(at) == "," or (reading.upos[at] in _STOPS and at not in cast.at):
            break
        if role_at(reading, at) and not _owns(reading, at):
            role = at
        at -= 1
    if role >= 0 and (enclosed or at < sentence.start or reading.text(at) == ","):
        yield office(reading, cast, role)


def _apposed_after(reading: Reading, cast: Cast, start: int, sentence: range) -> Iterator[Office]:
    for at in range(start, min(start + _REACH, sentence.stop)):
        if reading.text(at) in (",", ")", ";") or (reading.upos[at] in _STOPS and at not in cast.at):
            if reading.upos[at] != "PRON" or reading.deprel[at] != "nmod:poss":
                return
        elif role_at(reading, at) and not _owns(reading, at):
            if at + 1 < sentence.stop and role_at(reading, at + 1):
                continue
            yield office(reading, cast, at)
            return


def _owns(reading: Reading, token: int) -> bool:
    """Tell whether a noun is only the possessor of another ("the president's adviser")."""
    return token + 1 < len(reading.tokens) and fold(reading.text(token + 1)) in POSSESSIVE


def _complement(reading: Reading, cast: Cast, start: int, stop: int) -> str | None:
    for at in range(start, stop):
        mention = cast.at.get(at, -1)
        if mention >= 0 and cast.owner[mention] >= 0:
            found, entity = cast.mentions[mention], cast.entities[cast.owner[mention]]
            if found.alias is not None and found.alias.kind == "place":
                return None
            if found.modifies and found.stop < stop and reading.upos[found.stop] == "NOUN":
                return party_among(reading, cast, found.first, found.stop + 1)
            return _standing_for(found, entity)
        if reading.upos[at] not in ("DET", "ADJ", "NOUN", "PROPN"):
            return None
    return None


def _house(reading: Reading, cast: Cast, mention: Mention) -> str | None:
    """Read the body off "of the Bureau of Widgets at the Ministry": one that speaks for a state wins."""
    sentence = reading.sentence_tokens(reading.tokens[mention.first].sentence)
    at, found, opening = mention.stop, [], frozenset({"of", "from", "with"})
    while at + 1 < sentence.stop and reading.text(at) in opening:
        opening = _OF
        at += 1
        while at < sentence.stop and reading.upos[at] == "DET":
            at += 1
        k = cast.at.get(at, -1)
        if k < 0 or cast.owner[k] < 0:
            break
        entity = cast.entities[cast.owner[k]]
        if entity.kind == ORGANISATION and not cast.mentions[k].modifies:
            found.append(entity.name)
        at = cast.mentions[k].stop
    for name in found:
        if cast.aliases.principal(name) is not None:
            return name
    return found[0] if found else None


def _place(reading: Reading, cast: Cast, mention: Mention) -> str | None:
    """Read the place off "of Georgia", for telling senators apart."""
    at = mention.stop
    if at + 1 < len(reading.tokens) and reading.text(at) in ("of", "from"):
        k = cast.at.get(at + 1, -1)
        if k >= 0 and (row := cast.mentions[k].alias) is not None and row.kind in ("place", "state"):
            return row.name
    return None


def _before_title(reading: Reading, cast: Cast, start: int, stop: int) -> str | None:
    """Name the party before a title: a state, or a body; the other words of a title are none."""
    tokens = reading.tokens
    for end in range(stop, start, -1):
        words = reading.string[tokens[start].start : tokens[end - 1].end]
        row = cast.aliases.find(words)
        if row is None:
            continue
        if row.kind == "place":
            return None
        if end < stop and fold(reading.text(stop - 1)) in names()["body"]:
            break
        return row.name if row.kind in ("demonym", "people") else cast.aliases.name(words)
    if fold(reading.text(stop - 1)).rstrip(".") in names()["body"]:
        words = " ".join(fold(reading.string[tokens[start].start : tokens[stop - 1].end]).split())
        return next((e.name for e in reversed(cast.entities) if e.name.endswith(words)), words)
    return None
