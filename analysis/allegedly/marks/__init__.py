"""Stance marks: entries of a lexicon that stand in a text and pass their syntactic test.

Every mark says which row and which test it rests on, what it bears on, and whose stance it is.

Two rules decide what is kept. Where matches overlap, the order is: more words before fewer, fewer words
skipped in a gap before more, earlier before later, an earlier row before a later one; a match that overlaps
a kept one is dropped. Negation and counter-expectation (DISCLAIM), self-mention and quotation marks are
layers of their own that may lie inside other marks, save that a negation which a hedge, a booster or a fixed
formula of evasion has used up ("not certain", "no doubt", "no comment") is no mark beside it.

The holder of a mark is the speaker inside quotation marks and in a nested content; the author outside any
content and where the author narrates an act ("denied the assumption that"). In indirect speech negations and
evidence are the speaker's, as they belong to what was said, and of the wording nobody can tell:
``AUTHOR|Speaker``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .._tables import EMPTY
from .._types import AUTHOR, UNSTATED
from ..lexicon.patterns import Match, sentence_keys
from ..syntactic_tests import TESTS
from .scope import scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Span
    from ..actors import Actors
    from ..attributions import Attribution
    from ..lexicon import Entry, Lexicon
    from ..quotes import Quotation
    from ..reading import Reading

#: What `Mark.rule` holds where the row names no test.
LEXICON: Final = "lexicon"

_LAYERS: Final = {"DISCLAIM": 1, "SELF_MENTION": 2}
_QUOTES_LAYER: Final = 3
#: Marks whose negation is not marked once more.
_NEGATION_USED: Final = frozenset(
    {
        "refusal",
        "no_response",
        "glomar",
        "restrict",
        "epistemic",
        "adaptor",
        "hearsay",
        "certainty",
        "consensus",
    }
)
#: Categories that belong to what was said even where its wording may not.
_AT_ISSUE: Final = frozenset({"DISCLAIM", "EVIDENTIAL"})
_PLURAL: Final = frozenset({"we", "our", "us", "ours"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One marker of stance in a text.

    Attributes
    ----------
    id : str
        ``m1``, ``m2``, ... in order of the first character.
    category, subtype : str
        See `allegedly.lexicon.CATEGORIES`.
    start, end : int
        Half-open character range of the untouched text.
    text : str
        The characters there.
    entry, lexicon : str
        The row that matched, and the name of its table.
    rule : str
        Name of the syntactic test that it passed, or ``"lexicon"`` if the row names none.
    scope : tuple of int or None
        Character range that the marker bears on.
    holder : str
        Whose stance it is: ``"AUTHOR"``, a speaker's resolved name, ``"UNSTATED"``, or two of them parted by
        ``|`` where the text does not decide.
    attribution : str or None
        Id of the innermost attribution whose content holds the mark.
    """

    id: str
    category: str
    subtype: str
    start: int
    end: int
    text: str
    entry: str
    lexicon: str
    rule: str
    scope: Span | None
    holder: str
    attribution: str | None


def marks(
    reading: Reading,
    quotations: Sequence[Quotation],
    attributions: Sequence[Attribution],
    lexica: Lexicon,
    *,
    actors: Actors | None = None,
) -> tuple[Mark, ...]:
    """Find the markers of stance in a text.

    Parameters
    ----------
    reading : Reading
        The text as read.
    quotations : sequence of Quotation
        Its quotation marks.
    attributions : sequence of Attribution
        Its attributions, with resolved speakers.
    lexica : Lexicon
        Rows to look for, see `allegedly.lexicon.default`.
    actors : Actors, optional
        Who speaks for whom. With it, the holder of "we think" and "our concern" names the body for which the
        speaker says *we* beside the speaker.

    Returns
    -------
    tuple of Mark
        In order of their first character.
    """
    found = _matches(reading, quotations, lexica)
    kept = _resolve(found, lexica.entries)
    voices = _Voices(reading, quotations, attributions, actors)
    kept.sort(key=lambda match: (reading.tokens[match.first].start, reading.tokens[match.last].end, match.row))
    return tuple(
        _mark(reading, match, lexica.entries[match.row], f"m{number}", voices)
        for number, match in enumerate(kept, start=1)
    )


def _matches(reading: Reading, quotations: Sequence[Quotation], lexica: Lexicon) -> list[Match]:
    """Return the matches that pass their test."""
    found: list[Match] = []
    matcher, entries = lexica.matcher, lexica.entries
    for number in range(len(reading.sentences)):
        words = reading.sentence_tokens(number)
        for match in matcher.find(sentence_keys(reading, words), words.start):
            test = entries[match.row].test
            if test == EMPTY or TESTS[test](reading, match.first, match.last):
                found.append(match)
    if lexica.quoted:
        for quotation in quotations:
            words = reading.tokens_in((quotation.start, quotation.end))
            if not quotation.closed or not words:
                continue
            for row in lexica.quoted:
                if TESTS[entries[row].test](reading, words.start, words.stop - 1):
                    found.append(Match(words.start, words.stop - 1, 0, row))
    return found


def _layer(entry: Entry) -> int:
    if entry.subtype in {"scare_quote", "partial_quote"}:
        return _QUOTES_LAYER
    return _LAYERS.get(entry.category, 0)


def _resolve(found: list[Match], entries: Sequence[Entry]) -> list[Match]:
    """Drop matches that overlap a better one of their layer, and negations that a better one has used up."""
    found.sort(key=lambda match: (match.first - match.last + match.gaps, match.gaps, match.first, match.row))
    taken: dict[tuple[int, int], int] = {}
    kept: list[Match] = []
    negations: list[Match] = []
    for match in found:
        entry = entries[match.row]
        layer = _layer(entry)
        words = range(match.first, match.last + 1)
        if any((layer, word) in taken for word in words):
            continue
        taken.update(((layer, word), match.row) for word in words)
        (negations if entry.category == "DISCLAIM" else kept).append(match)
    for match in negations:
        row = taken.get((0, match.first))
        used = row is not None and entries[row].subtype in _NEGATION_USED and entries[match.row].subtype == "negation"
        if not used:
            kept.append(match)
    return kept


class _Voices:
    """Who speaks at each word: the innermost content and quotation around it."""

    def __init__(
        self,
        reading: Reading,
        quotations: Sequence[Quotation],
        attributions: Sequence[Attribution],
        actors: Actors | None,
    ) -> None:
        self._reading = reading
        self._quotations = quotations
        self._actors = actors
        self._content: dict[int, Attribution] = {}
        self._quotation: dict[int, int] = {}
        self._voice: dict[int, Attribution] = {}
        spans = [(span, attribution) for attribution in attributions for span in attribution.content]
        # Longer contents first, so that an inner one overwrites the one around it.
        spans.sort(key=lambda pair: pair[0][0] - pair[0][1])
        for span, attribution in spans:
            for word in reading.tokens_in(span):
                self._content[word] = attribution
        for number, quotation in enumerate(quotations):
            for word in reading.tokens_in(quotation.inner):
                self._quotation[word] = number
                if number not in self._voice and word in self._content:
                    self._voice[number] = self._content[word]

    def attribution(self, word: int) -> Attribution | None:
        """Return the innermost attribution whose content holds a word."""
        return self._content.get(word)

    def quoted(self, word: int) -> range | None:
        """Return the words of the quotation in which a word stands."""
        number = self._quotation.get(word)
        return None if number is None else self._reading.tokens_in(self._quotations[number].inner)

    def holder(self, entry: Entry, first: int, last: int) -> str:
        """Return whose stance a mark at these words is."""
        if _layer(entry) == _QUOTES_LAYER:
            return self._marker_of_quotes(first)
        attribution = self._content.get(first)
        number = self._quotation.get(first)
        if number is not None:
            attribution = attribution or self._voice.get(number)
            if attribution is None:
                return UNSTATED if self._is_utterance(number) else AUTHOR
            return self._group(attribution.speaker, first, last)
        if attribution is None:
            return AUTHOR
        if attribution.parent is not None or entry.category in _AT_ISSUE:
            return attribution.speaker
        if self._is_narrated(attribution):
            return AUTHOR
        return f"{AUTHOR}|{attribution.speaker}"

    def _marker_of_quotes(self, first: int) -> str:
        number = self._quotation.get(first)
        if number is None or number not in self._voice:
            return AUTHOR
        return self._voice[number].speaker

    def _is_utterance(self, number: int) -> bool:
        return len(self._reading.tokens_in(self._quotations[number].inner)) > 3

    def _is_narrated(self, attribution: Attribution) -> bool:
        """Tell whether the content is no clause but a phrase that the author put in its place."""
        if attribution.quote != "indirect" or not attribution.content:
            return False
        longest = max(attribution.content, key=lambda span: span[1] - span[0])
        words = self._reading.tokens_in(longest)
        for word in words:
            if self._reading.head[word] not in words:
                relation = self._reading.deprel[word]
                return relation.partition(":")[0] in {"obj", "obl", "nmod", "iobj"}
        return False

    def _group(self, speaker: str, first: int, last: int) -> str:
        """Name the body beside its speaker where the speaker says *we*."""
        if self._actors is None or speaker in {AUTHOR, UNSTATED} or not self._says_we(first, last):
            return speaker
        body = self._actors.principal(speaker)
        return speaker if body == speaker else f"{speaker}|{body}"

    def _says_we(self, first: int, last: int) -> bool:
        reading = self._reading
        near = {reading.lemma[word].lower() for word in range(first, last + 1)}
        near |= {reading.tokens[word].text.lower() for word in range(first, last + 1)}
        for child in reading.children(first, "nmod:poss", "acl:relcl"):
            near.add(reading.tokens[child].text.lower())
            near |= {reading.tokens[below].text.lower() for below in reading.children(child, "nsubj")}
        return bool(near & _PLURAL)


def _mark(reading: Reading, match: Match, entry: Entry, name: str, voices: _Voices) -> Mark:
    start, end = reading.span(match.first, match.last)
    attribution = voices.attribution(match.first)
    return Mark(
        id=name,
        category=entry.category,
        subtype=entry.subtype,
        start=start,
        end=end,
        text=reading.string[start:end],
        entry=entry.entry,
        lexicon=entry.lexicon,
        rule=LEXICON if entry.test == EMPTY else entry.test,
        scope=scope(reading, entry, match.first, match.last, within=voices.quoted(match.first)),
        holder=voices.holder(entry, match.first, match.last),
        attribution=None if attribution is None else attribution.id,
    )
