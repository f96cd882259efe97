"""An actor, and the actors of a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

from .._types import AUTHOR, UNSTATED
from ..text import fold
from .aliases import default

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .._types import Span, Spans
    from .resolver import Resolver


@dataclass(frozen=True, slots=True)
class Actor:
    """A party that is named, or speaks, in a document.

    Attributes
    ----------
    name : str
        What it is called in results.
    aliases : tuple of str
        Other words that the text has for it, pronouns included, in order.
    speaks_for : str or None
        Name of the body or state that it speaks for, where text or table of aliases says so.
    mentions : Spans
        Where it is mentioned: half-open character ranges.

    Examples
    --------
    >>> Actor("Ann Lee", ("Lee", "she"), "Widget Board", ((0, 7), (20, 23), (31, 34))).name
    'Ann Lee'
    """

    name: str
    aliases: tuple[str, ...]
    speaks_for: str | None
    mentions: Spans


@dataclass(frozen=True)
class Actors:
    """The actors of a document, in order of their first mention, and a way to ask who is meant where.

    Parameters
    ----------
    actors : tuple of Actor
        The actors.

    Examples
    --------
    >>> found = Actors((Actor("Ann Lee", ("Lee",), "Moscow", ((0, 7),)),))
    >>> found.name_of("Lee"), found.principal("Ann Lee"), len(found)
    ('Ann Lee', 'Russia', 1)
    """

    actors: tuple[Actor, ...]
    _resolver: Resolver | None = field(default=None, repr=False, compare=False)
    _by_name: Mapping[str, Actor] = field(init=False, repr=False, compare=False)
    _by_words: Mapping[str, Actor] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_words = {fold(alias).lower(): actor for actor in self.actors[::-1] for alias in actor.aliases}
        by_words.update((actor.name.lower(), actor) for actor in self.actors[::-1])
        object.__setattr__(self, "_by_name", {actor.name: actor for actor in self.actors})
        object.__setattr__(self, "_by_words", by_words)

    def __len__(self) -> int:
        return len(self.actors)

    def __iter__(self) -> Iterator[Actor]:
        return iter(self.actors)

    @overload
    def __getitem__(self, index: int) -> Actor: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Actor, ...]: ...

    def __getitem__(self, index: int | slice) -> Actor | tuple[Actor, ...]:
        return self.actors[index]

    def name_of(self, span: Span | Spans | str) -> str:
        """Return who is meant by a stretch of the text, or by a name.

        Parameters
        ----------
        span : Span, Spans or str
            A half-open character range (or several) around a noun phrase, or words.

        Returns
        -------
        str
            The actor's name; for a phrase that names nobody, but does describe somebody, its own words; and
            ``"UNSTATED"`` for a pronoun that is not resolved or a span without a noun.
        """
        if isinstance(span, str):
            return self._called(span)
        if self._resolver is None or not span:
            return UNSTATED
        spans = (span,) if isinstance(span[0], int) else span
        for one in spans:
            name = self._resolver.naming.name(one)
            if name != UNSTATED:
                return name
        return UNSTATED

    def principal(self, name: str) -> str:
        """Return for whom somebody speaks in the end.

        Parameters
        ----------
        name : str
            A name as `name_of` gives it.

        Returns
        -------
        str
            The last name of the chain spokeswoman, ministry, state; the name itself if it speaks for itself.
        """
        table = self._resolver.aliases if self._resolver is not None else default()
        seen: set[str] = set()
        while name not in seen:
            seen.add(name)
            actor = self._by_name.get(name)
            above = actor.speaks_for if actor is not None else None
            # "some US and some Afghan officials" speak for two.
            if above is None and actor is None and self._resolver is not None and " and " not in name:
                above = self._resolver.party_of(name)
            name = above or table.principal(name) or name
        return name

    def _called(self, words: str) -> str:
        if words in (AUTHOR, UNSTATED):
            return words
        low = fold(words).lower()
        actor = self._by_words.get(low)
        if actor is not None and actor.name.lower() == low:
            return actor.name
        table = self._resolver.aliases if self._resolver is not None else default()
        return table.name(words) or (actor.name if actor is not None else words)
