"""What the rules for acts look at: a reading, its attributions, and the word classes, indexed once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from .._syntax import phrase
from .._types import AUTHOR, UNSTATED
from .anchors import anchor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .._types import Span, Spans
    from ..attributions import Attribution
    from ..lexicon import Tables
    from ..marks import Mark
    from ..reading import Reading
    from .cue_frames import CueTable

_HEARSAY: Final = frozenset(
    {"allegedly", "reportedly", "supposedly", "purportedly", "apparently", "possibly", "perhaps"}
)
_TENTATIVE: Final = frozenset({"may", "might", "could"})
_TENTATIVE_CUES: Final = frozenset("suggest imply insinuate hint intimate suspect speculate wonder fear".split())
_ALLEGED: Final = frozenset({"alleged", "suspected", "purported", "supposed", "reported", "possible", "potential"})


@dataclass(frozen=True, slots=True)
class Found:
    """An act as a rule finds it, before doubles are dropped and names are resolved.

    Parameters
    ----------
    act, rule, explicitness : str
        Label, name of the rule, and how openly the act is done.
    head : int
        Token of the cue's head.
    cue : Spans
        Characters of the cue.
    source, target : Spans or str or None
        Mentions, ``"UNSTATED"``, ``"AUTHOR"``, or None where an act has no target.
    charge : Span or None
        Characters of what is alleged, denied, evaded ...
    score : float
        How much the rule is trusted.
    block : str or None
        What keeps the act from having happened.
    hedged : bool
        Whether the act or its charge is hedged.
    attribution : str or None
        Id of the attribution that the act is done in.
    """

    act: str
    rule: str
    explicitness: str
    head: int
    cue: Spans
    source: Spans | str
    target: Spans | str | None
    charge: Span | None
    score: float
    block: str | None = None
    hedged: bool = False
    attribution: str | None = None


@dataclass(frozen=True)
class Scene:
    """A reading with everything that the rules look up in it.

    Parameters
    ----------
    reading : Reading
        Words and trees.
    attributions : tuple of Attribution
        Who says what.
    marks : tuple of Mark
        Marks of stance; those of EVASION and EVIDENTIAL carry acts.
    tables : Tables
        Reporting cues and word classes in force.
    cues : CueTable
        The cues among them by their first word.
    places : frozenset of str
        Names of states, capitals and the like.
    """

    reading: Reading
    attributions: tuple[Attribution, ...]
    marks: tuple[Mark, ...]
    tables: Tables
    cues: CueTable
    places: frozenset[str]

    # -- attributions ---------------------------------------------------
    @cached_property
    def holder(self) -> tuple[int, ...]:
        """Index of the innermost attribution whose content holds a token, -1 where the author speaks."""
        out = [-1] * len(self.reading.tokens)
        size = [0] * len(out)
        for index, attribution in enumerate(self.attributions):
            length = sum(end - start for start, end in attribution.content)
            for span in attribution.content:
                for word in self.reading.tokens_in(span):
                    if out[word] < 0 or length < size[word]:
                        out[word], size[word] = index, length
        return tuple(out)

    @cached_property
    def by_cue(self) -> Mapping[int, int]:
        """Index of the attribution by each token of its cue."""
        out: dict[int, int] = {}
        for index, attribution in enumerate(self.attributions):
            for span in attribution.cue:
                for word in self.reading.tokens_in(span):
                    out.setdefault(word, index)
        return out

    @cached_property
    def by_start(self) -> Mapping[int, int]:
        """Index of the attribution by the first token of each piece of its cue and content."""
        out: dict[int, int] = {}
        for index, attribution in enumerate(self.attributions):
            for span in (*attribution.cue, *attribution.content):
                for word in self.reading.tokens_in(span)[:1]:
                    out.setdefault(word, index)
        return out

    @cached_property
    def answers(self) -> dict[object, Any]:
        """What rules have found out about single words, see `allegedly._remembered`."""
        return {}

    # -- word classes ---------------------------------------------------
    def is_a(self, word: int, *classes: str) -> bool:
        """Tell whether a word, alone or as the end or start of a fixed phrase, is in one of the classes.

        Parameters
        ----------
        word : int
            Token index.
        *classes : str
            Names of word classes, such as ``"FALSITY"``.
        """
        return not self.classes_of(word).isdisjoint(classes)

    def classes_of(self, word: int) -> frozenset[str]:
        """Return the names of the classes of a word, alone or as the end or start of a fixed phrase."""
        known = self._known_classes
        if word not in known:
            known[word] = frozenset[str]().union(*(self.tables.classes.get(key, ()) for key in self._phrases(word)))
        return known[word]

    def needs(self, word: int, name: str) -> tuple[str, ...] | None:
        """Return the words that must stand with a word of a class; ``()`` if none must, None if not of it."""
        table = self.tables.needs.get(name, {})
        if name not in self.classes_of(word):
            return None
        return next(table[key] for key in self._phrases(word) if key in table)

    @cached_property
    def _known_classes(self) -> dict[int, frozenset[str]]:
        """Classes by token, kept since they are asked for often."""
        return {}

    def _phrases(self, word: int) -> tuple[str, ...]:
        """Return the names under which a word may be listed, the longer ones first."""
        reading = self.reading
        lemma, form = reading.lemma[word].lower(), reading.text(word).lower()
        if lemma not in self.tables.phrase_ends:
            return lemma, form
        keys = []
        for first, last in ((word - 2, word), (word - 1, word), (word, word + 1), (word, word + 2)):
            if first < 0 or last >= len(reading.tokens):
                continue
            if reading.tokens[first].sentence != reading.tokens[last].sentence:
                continue
            keys.append(" ".join(reading.lemma[k].lower() for k in range(first, last + 1)))
        return (*keys, lemma, form)

    def is_place(self, word: int) -> bool:
        """Tell whether a name is one of a state, a capital or the like."""
        return self.reading.text(word) in self.places

    # -- parties --------------------------------------------------------
    def party(self, word: int | None) -> Spans | str:
        """Return the mention headed by `word` as spans, ``"UNSTATED"`` for none."""
        return UNSTATED if word is None else (phrase(self.reading, anchor(self.reading, word)),)

    def speaker(self, index: int) -> Spans | str:
        """Return the source of an attribution as an act's source."""
        if index < 0:
            return AUTHOR
        source = self.attributions[index].source
        if len(source) == 1:
            words = self.reading.tokens_in(source[0])
            stands_for = anchor(self.reading, words[0]) if len(words) == 1 else -1
            if stands_for >= 0 and stands_for != words[0]:
                return (phrase(self.reading, stands_for),)
        return source or UNSTATED

    def words(self, *words: int) -> Spans:
        """Return the spans of cue words, neighbours joined."""
        out: list[Span] = []
        for word in sorted(set(words)):
            token = self.reading.tokens[word]
            if out and word - 1 in words:
                out[-1] = (out[-1][0], token.end)
            else:
                out.append((token.start, token.end))
        return tuple(out)

    # -- hedges ---------------------------------------------------------
    def hedged(self, *words: int | None) -> bool:
        """Tell whether one of these heads is hedged: "may have", "allegedly", "alleged", "suggested"."""
        reading = self.reading
        for word in words:
            if word is None:
                continue
            if reading.lemma[word].lower() in _TENTATIVE_CUES:
                return True
            for child in reading.children(word, "aux", "advmod", "amod"):
                lemma = reading.lemma[child].lower()
                if lemma in _HEARSAY or lemma in _ALLEGED or reading.text(child).lower() in _ALLEGED:
                    return True
                if lemma in _TENTATIVE and reading.deprel[child] == "aux":
                    return True
        return False
