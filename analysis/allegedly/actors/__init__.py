"""Who speaks and who is spoken of: names, surnames, pronouns, descriptions and metonyms, resolved to actors.

Rules over capitals, parts of speech and two small tables (``data/names.tsv``, ``data/aliases.tsv``); no model
of its own. An actor keeps the name that the text gives it: "Moscow" stays "Moscow" and *speaks for* "Russia",
so that `Actors.principal` can put both into one row of a ledger and a reader can still see what the
author wrote. "US", "U.S." and "the United States" are one name. Groups ("some Afghan officials") are actors
under their own words and are never merged with persons. Where the text does not say who is meant, the name is
``"UNSTATED"``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, overload

from .._syntax import phrase as noun_phrase
from .._types import AUTHOR, UNSTATED
from ..text import fold
from .aliases import Aliases, default, load
from .entities import cast as gather
from .mentions import ORGANISATION, PERSON, PLACE, POSSESSIVE, STATE, UNKNOWN, mentions
from .names import names
from .offices import describe, office, party_among, party_in_words
from .references import FIRST, HE, IT, RELATIVE, SHE, THEY, References

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from os import PathLike

    import pandas as pd

    from .._types import Span, Spans
    from ..attributions import Attribution
    from ..quotes import Quotation
    from ..reading import Reading
    from .entities import Cast

#: Words at the head of a phrase that its name does without.
_DROPPED: Final = frozenset({"the", "a", "an", "whose"})
_POSSESSIVES: Final = frozenset({"his", "her", "their", "its"})
_ENDS: Final = frozenset({",", ";", ":", "(", "-", "–", "—", "who", "whom", "whose", "which", '"'})
#: Nouns that follow the name of a body and add nothing to it.
_KINDS_OF_BODY: Final = frozenset(
    "agency bank company corporation firm group magazine movement network newspaper organisation "
    "organization party website".split()
)
_THIRD: Final = HE | SHE | THEY | IT
_NOBODY: Final = RELATIVE | frozenset("this these those there what you your yours yourself whose whoever".split())
_MANY_WORDS: Final = 14


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
    _resolver: _Resolver | None = field(default=None, repr=False, compare=False)
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
            name = self._resolver.name(one)
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


def actors(
    reading: Reading,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    *,
    aliases: str | PathLike[str] | pd.DataFrame | Aliases | None = None,
) -> Actors:
    """Find who is named and who speaks in a document.

    Parameters
    ----------
    reading : Reading
        The text, read.
    quotations : sequence of Quotation
        Its quotations.
    attributions : sequence of Attribution
        Who says what, without speakers.
    aliases : path-like, DataFrame or Aliases, optional
        A table in the format of `allegedly.actors.aliases` that wins over ours.

    Returns
    -------
    Actors
        Persons, bodies and states that are named, and whoever is a source, in order of their first mention.

    Raises
    ------
    LexiconError
        If the table breaks the format.

    Notes
    -----
    Pronouns follow the order of preference of centering theory (Grosz, Joshi & Weinstein 1995), with speakers
    as subjects. Gender comes from titles, role nouns, a short list of first names, or the first pronoun that
    refers to somebody.

    Examples
    --------
    >>> from allegedly.attributions import attributions
    >>> from allegedly.quotes import quotations
    >>> from allegedly.reading import read
    >>> reading = read("Kremlin spokeswoman Vera Lukina denied the charge. She said it was absurd.")
    >>> marks = quotations(reading.string, reading.segments)
    >>> said = attributions(reading, marks)
    >>> found = actors(reading, marks, said)
    >>> [a.speaker for a in with_speakers(said, found)]
    ['Vera Lukina', 'Vera Lukina']
    >>> found.principal("Vera Lukina")
    'Russia'
    """
    table = default()
    if aliases is not None:
        table = table + (aliases if isinstance(aliases, Aliases) else load(aliases))
    found = gather(reading, mentions(reading, table), table)
    describe(reading, found)
    references = References(reading, quotations, attributions, found)
    resolver = _Resolver(reading, attributions, found, references)
    return Actors(resolver.actors(), resolver)


def with_speakers(attributions: Sequence[Attribution], actors: Actors) -> tuple[Attribution, ...]:
    """Fill in who speaks in each attribution.

    Parameters
    ----------
    attributions : sequence of Attribution
        Attributions as `allegedly.attributions.attributions` gives them.
    actors : Actors
        The actors of the same document.

    Returns
    -------
    tuple of Attribution
        The same with `speaker`: a name, ``"AUTHOR"`` or ``"UNSTATED"``.

    Examples
    --------
    >>> with_speakers((), Actors(()))
    ()
    """
    return tuple(replace(a, speaker=actors.name_of(a.source) if a.source else UNSTATED) for a in attributions)


class _Resolver:
    """Answers who is meant by a span; built once a document."""

    def __init__(
        self, reading: Reading, attributions: Sequence[Attribution], cast: Cast, references: References
    ) -> None:
        self.reading = reading
        self.attributions = attributions
        self.cast = cast
        self.references = references
        self.aliases = cast.aliases
        self._words = references.words
        self._names = {word for mention in cast.mentions for word in mention.words}
        self._parties: dict[str, str | None] = {}

    # -------------------------------------------------------------- spans
    def name(self, span: Span) -> str:
        tokens = self._trimmed(self.reading.tokens_in(span))
        return self._name(tokens) if tokens else UNSTATED

    def _trimmed(self, tokens: range) -> range:
        """Cut marks and introducing prepositions off a phrase."""
        start, stop = tokens.start, tokens.stop
        while start < stop and self.reading.upos[start] in ("PUNCT", "ADP", "CCONJ"):
            start += 1
        while stop > start and (self.reading.upos[stop - 1] == "PUNCT" or self._words[stop - 1] in POSSESSIVE):
            stop -= 1
        return range(start, stop)

    def _name(self, tokens: range) -> str:
        named = self.references.named(tokens)
        if len(named) == 1 and self._some_of(named[0], tokens):
            return self._words_of(tokens)
        if not named and (body := self._body_before(tokens)) >= 0:
            return self._mention_name(body)
        if named:
            called = list(dict.fromkeys(self._mention_name(k) for k in named))
            last = self.cast.mentions[named[-1]].stop
            if last + 1 < tokens.stop and self._words[last] == "and":
                called.append(self._words_of(range(last + 1, tokens.stop)))
            return called[0] if len(called) == 1 else f"{', '.join(called[:-1])} and {called[-1]}"
        head = self.references.head(tokens)
        if head < 0:
            return UNSTATED
        word = self._words[head]
        if word in FIRST:
            return self._first_person(head)
        entity = self.references.entity_of.get(head, -1)
        if entity >= 0:
            return self.cast.entities[entity].name
        if head in self.references.group_of:
            return self._group_name(self.references.group_of[head])
        if word in RELATIVE and len(tokens) == 1:
            noun = self.references.antecedent(head)
            if (entity := self.cast.entity_at(noun)) >= 0:
                return self.cast.entities[entity].name
            return self._name(self._phrase(noun)) if noun != head else UNSTATED
        if word in _NOBODY or (self.reading.upos[head] == "PRON" and word in _THIRD):
            return UNSTATED
        return self._words_of(tokens)

    def _body_before(self, tokens: range) -> int:
        """Find the name that a noun of its kind only explains: "the Taliban movement"; -1 for none."""
        head = self.references.head(tokens)
        k = self.cast.at.get(head - 1, -1)
        if k < 0 or self.cast.owner[k] < 0 or self._words[head] not in _KINDS_OF_BODY:
            return -1
        inside = self.cast.mentions[k].first in tokens
        return k if inside and self.cast.entities[self.cast.owner[k]].kind == ORGANISATION else -1

    def _some_of(self, k: int, tokens: range) -> bool:
        """Tell whether a phrase means not a whole people or party but part of it: "many Democrats"."""
        mention = self.cast.mentions[k]
        row = mention.alias
        plural = row.kind == "people" if row is not None else mention.words[-1].endswith("s")
        kind = self.cast.entities[self.cast.owner[k]].kind
        before = range(tokens.start, mention.outer)
        return (
            plural
            and kind in (UNKNOWN, STATE)
            and any(self.reading.upos[t] in ("DET", "ADJ", "NUM") and self._words[t] != "the" for t in before)
        )

    def _group_name(self, head: int) -> str:
        """Return the words of a group: of the source that it was, else of its noun phrase."""
        attribution = self.references.source.get(head, -1)
        spans = self.attributions[attribution].source if attribution >= 0 else ()
        for span in spans:
            tokens = self._trimmed(self.reading.tokens_in(span))
            if head in tokens and self.references.head(tokens) == head:
                return self._name(tokens)
        return self._name(self._phrase(head))

    def _phrase(self, head: int) -> range:
        return self._trimmed(self.reading.tokens_in(noun_phrase(self.reading, head)))

    def _mention_name(self, k: int) -> str:
        return self.cast.entities[self.cast.owner[k]].name

    def _first_person(self, token: int) -> str:
        """Return whose "I" or "we" it is: the quoted speaker's, or outside quotations the author's."""
        references = self.references
        if token not in references.content:
            return UNSTATED if token in references.quotation else AUTHOR
        attribution = references.content[token]
        source = self.attributions[attribution].source
        if not source or references.source.get(token) == attribution:
            return UNSTATED
        return self.name(source[0])

    def _words_of(self, tokens: range) -> str:
        """Return a phrase's own words: without article, marks, and what follows its head as a clause."""
        reading = self.reading
        head = self.references.head(tokens)
        stop = tokens.start
        while stop < tokens.stop and (stop <= head or self._words[stop] not in _ENDS):
            stop += 1
        if self._words[stop - 1] in ("that", "who") and stop - 1 > head:
            stop -= 1
        start = tokens.start
        while start < head and self._words[start] in _DROPPED:
            start += 1
        start = max(start, stop - _MANY_WORDS) if head < stop - _MANY_WORDS else start
        if not any(reading.upos[t] in ("NOUN", "PROPN", "ADJ", "NUM", "PRON", "DET") for t in range(start, stop)):
            return UNSTATED
        parts: list[str] = []
        token = start
        while token < stop:
            spaced = bool(parts) and reading.tokens[token].start > reading.tokens[token - 1].end
            owner = self._owner_at(token, stop)
            word = self._word(token) if owner < 0 else self._mention_name(owner)
            parts.append((" " if spaced else "") + word)
            token = token + 1 if owner < 0 else self.cast.mentions[owner].stop
        words = " ".join("".join(parts).split())
        first = start == reading.sentence_tokens(reading.tokens[start].sentence).start
        named = start in self.references.entity_of or self._is_name(reading.text(start))
        if first and not named and (reading.upos[start] != "PROPN" or start == head):
            words = words[:1].lower() + words[1:]
        return words or UNSTATED

    def _owner_at(self, token: int, stop: int) -> int:
        """Find the person whose name, as an owner, begins at a token: "*Nur*'s budget"; -1 for none."""
        k = self.cast.at.get(token, -1)
        if k < 0 or self.cast.owner[k] < 0 or token != self.cast.mentions[k].outer:
            return -1
        after = self.cast.mentions[k].stop
        owns = after < stop and self._words[after] in POSSESSIVE
        return k if owns and self.cast.entities[self.cast.owner[k]].kind == PERSON else -1

    def _is_name(self, word: str) -> bool:
        return word in self._names or self.aliases.find(word) is not None

    def _word(self, token: int) -> str:
        """Return a word, a possessive pronoun with the owner's name."""
        word = self._words[token]
        if word in _POSSESSIVES:
            owner = self.references.entity_of.get(token, -1)
            if owner >= 0:
                return f"{self.cast.entities[owner].name}'s"
        return fold(self.reading.text(token))

    # -------------------------------------------------------------- parties
    def party_of(self, words: str) -> str | None:
        """Return for whom a group without a name speaks: "US officials", "a spokesman for the union"."""
        return self._parties.get(words) or party_in_words(words, self.aliases)

    def _party(self, tokens: range) -> str | None:
        head = self.references.head(tokens)
        if head < 0:
            return None
        roles, groups = names()["role"], names()["group"]
        word, lemma = self._words[head], self.reading.lemma[head].lower()
        role = roles.get(word) or roles.get(lemma)
        if role is not None and role.acts_for:
            found = office(self.reading, self.cast, head, name=role.word)
            return None if found.former else found.party
        group = groups.get(word) or groups.get(lemma)
        if group is not None:
            party = party_among(self.reading, self.cast, tokens.start, head)
            return party if group.acts_for else None
        return None

    # -------------------------------------------------------------- the list
    def actors(self) -> tuple[Actor, ...]:
        found: dict[str, list[Span]] = {}
        speaks_for: dict[str, str | None] = {}
        speaking = {e for k in range(len(self.attributions)) if (e := self.references.speaker(k)) >= 0}
        for number, entity in enumerate(self.cast.entities):
            if entity.kind == PLACE or (entity.kind == UNKNOWN and number not in speaking):
                continue
            spans = found.setdefault(entity.name, [])
            speaks_for[entity.name] = entity.speaks_for
            for k in entity.mentions:
                mention = self.cast.mentions[k]
                spans.append(self.reading.span(mention.outer, mention.stop - 1))
        for token, number in self.references.entity_of.items():
            name = self.cast.entities[number].name
            if name in found:
                found[name].append(self._mention_span(token))
        for attribution in self.attributions:
            for span in attribution.source:
                name = self.name(span)
                if name in (UNSTATED, AUTHOR) or name in speaks_for:
                    continue
                found.setdefault(name, []).append(span)
                if name not in self._parties:
                    self._parties[name] = self._party(self._trimmed(self.reading.tokens_in(span)))
        return tuple(
            Actor(name, self._called(name, spans), speaks_for.get(name) or self._parties.get(name), spans)
            for name, spans in sorted(
                ((name, tuple(sorted(set(spans)))) for name, spans in found.items()), key=lambda item: item[1]
            )
        )

    def _mention_span(self, token: int) -> Span:
        if self.reading.upos[token] == "NOUN":
            span = noun_phrase(self.reading, token)
            inside = self.reading.tokens_in(span)
            if token in inside and len(inside) <= _MANY_WORDS:
                return span
        return self.reading.span(token, token)

    def _called(self, name: str, spans: Spans) -> tuple[str, ...]:
        seen: dict[str, str] = {}
        for start, end in spans:
            words = " ".join(fold(self.reading.string[start:end]).split())
            seen.setdefault(words.lower(), words)
        seen.pop(name.lower(), None)
        return tuple(seen.values())
