"""Whom the sources of attributions mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .mentions import UNKNOWN
from .pronoun_forms import RELATIVE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..attributions import Attribution
    from .phrases import Phrases


class Speakers:
    """The entities that speak in a document.

    Parameters
    ----------
    attributions : sequence of Attribution
        Who says what.
    phrases : Phrases
        The noun phrases of the text.
    entity_of : mapping of int to int
        Pronoun, or head of a description, to the number of an entity; it may grow after this is made.

    Attributes
    ----------
    tokens : frozenset of int
        What sources hang from: last words of their names, and their heads.
    unknown : frozenset of int
        Entities of unknown kind that speak under a singular name: they may be people.
    """

    def __init__(self, attributions: Sequence[Attribution], phrases: Phrases, entity_of: Mapping[int, int]) -> None:
        self._attributions = attributions
        self._phrases = phrases
        self._cast = phrases.cast
        self._entity_of = entity_of
        self._known: dict[int, int] = {}
        self.tokens = frozenset(self._heads())
        self.unknown = frozenset(self._unknown())

    def entity(self, attribution: int) -> int:
        """Return the entity that an attribution has as its source, -1 if none."""
        if attribution not in self._known:
            found = map(self._meant, self._sources(attribution))
            entity = next((e for e in found if e >= 0), -1)
            # A pronoun may be resolved later.
            if entity < 0:
                return -1
            self._known[attribution] = entity
        return self._known[attribution]

    def _sources(self, attribution: int) -> Iterator[range]:
        return map(self._phrases.reading.tokens_in, self._attributions[attribution].source)

    def _meant(self, tokens: range) -> int:
        """Return the entity that a noun phrase means, -1 if it names none or several."""
        mentions = {self._cast.owner[k] for k in self._phrases.named(tokens)}
        if mentions:
            return mentions.pop() if len(mentions) == 1 else -1
        head = self._phrases.head(tokens)
        if head < 0:
            return -1
        if self._phrases.words[head] in RELATIVE and (noun := self._phrases.antecedent(head)) != head:
            return self._entity_of.get(noun, self._cast.entity_at(noun))
        return self._entity_of.get(head, -1)

    def _heads(self) -> Iterator[int]:
        for attribution in range(len(self._attributions)):
            for tokens in self._sources(attribution):
                named = self._phrases.named(tokens)
                yield from (self._cast.mentions[k].stop - 1 for k in named)
                if not named and (head := self._phrases.head(tokens)) >= 0:
                    yield head

    def _unknown(self) -> Iterator[int]:
        for attribution in range(len(self._attributions)):
            for tokens in self._sources(attribution):
                for k in self._phrases.named(tokens):
                    entity = self._cast.entities[self._cast.owner[k]]
                    if entity.kind == UNKNOWN and not entity.words[-1].endswith("s"):
                        yield self._cast.owner[k]
