"""Whom a description means: "the US diplomat", where a person with that office was named before."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from .mentions import PERSON, POSSESSIVE
from .names import names
from .offices import office, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .entities import Entity
    from .phrases import Phrases

_BEFORE_HEAD: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "X", "PART"})
#: Words of office that news gives to people whom it does not want to name.
_ANONYMOUS: Final = frozenset("aide executive member officer official representative".split())
#: How many sentences a description looks back at most.
_FAR: Final = 15


class Descriptions:
    """Looks for whom a noun of office means among the persons of a cast.

    Parameters
    ----------
    phrases : Phrases
        The noun phrases of the text.
    """

    def __init__(self, phrases: Phrases) -> None:
        self.phrases = phrases
        self.reading = phrases.reading
        self.cast = phrases.cast
        self.by_name = {entity.name: entity for entity in self.cast.entities}
        self.by_role: dict[str, list[int]] = defaultdict(list)
        for number, entity in enumerate(self.cast.entities):
            for role in entity.roles if entity.kind == PERSON else ():
                self.by_role[role].append(number)

    def entity(self, token: int) -> int:
        """Find the one person whom "the US diplomat" can mean, -1 if there is none or more than one."""
        reading, word = self.reading, self.phrases.words[token]
        row = names()["role"][word]
        if word in _ANONYMOUS or not (row.acts_for or len(row.roles) > 1 or word == "candidate"):
            return -1
        if not self._definite(token) or self._names_follow(token):
            return -1
        if reading.children(token, "cop") or any(
            self.phrases.words[c] == "as" for c in reading.children(token, "case")
        ):
            return -1
        wanted = office(reading, self.cast, token)
        party = wanted.party
        sentence = reading.tokens[token].sentence
        fitting = set()
        for number in self.by_role[word]:
            entity = self.cast.entities[number]
            if row.gender and entity.gender and row.gender != entity.gender:
                continue
            if not wanted.tags <= (entity.tags | self._parties(entity)):
                continue
            if party is not None and tag(self.cast, party) not in self._parties(entity):
                continue
            before = bisect_left(entity.mentions, token, key=lambda m: self.cast.mentions[m].stop) - 1
            if before < 0:
                continue
            last = self.cast.mentions[entity.mentions[before]].first
            if sentence - reading.tokens[last].sentence <= _FAR:
                fitting.add(number)
        return fitting.pop() if len(fitting) == 1 else -1

    def _names_follow(self, token: int) -> bool:
        """Tell whether the noun introduces a name or another noun ("the diplomat, Nur")."""
        follows = token + 2 if self.phrases.words[token + 1 : token + 2] == [","] else token + 1
        if follows in self.cast.at:
            return True
        return follows == token + 1 and self.reading.upos[follows : follows + 1] == ("NOUN",)

    def _definite(self, token: int) -> bool:
        at = token - 1
        while at >= 0 and (
            self.reading.upos[at] in _BEFORE_HEAD or at in self.cast.at or self.phrases.words[at] in POSSESSIVE
        ):
            at -= 1
        return (
            at >= 0
            and self.phrases.words[at] in ("the", "this", "that")
            and (self.reading.tokens[at].sentence == self.reading.tokens[token].sentence)
        )

    def _parties(self, entity: Entity) -> frozenset[str]:
        """Return whom somebody speaks for, up to the state, in the form in which tags are compared."""
        return frozenset(tag(self.cast, name) for name in self._chain(entity.speaks_for)) | entity.tags

    def _chain(self, name: str | None) -> Iterator[str]:
        """Yield a name, whom it speaks for, and so on."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            yield name
            seen.add(name)
            entity = self.by_name.get(name)
            above = entity.speaks_for if entity is not None else None
            name = above or self.cast.aliases.principal(name)
