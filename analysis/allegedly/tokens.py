"""Words and marks of each sentence, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from nltk.tokenize import NLTKWordTokenizer

from .text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ._types import Span
    from .segments import Sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a part of a contraction, a number or a mark.

    Attributes
    ----------
    start, end : int
        Half-open character range.
    text : str
        The characters of that range, as the text has them.
    sentence : int
        Index of the sentence that holds the token.

    Examples
    --------
    >>> Token(3, 9, "rained", 0).text
    'rained'
    """

    start: int
    end: int
    text: str
    sentence: int


_WORDS: Final = NLTKWordTokenizer()

#: Marks that the tokenizer rewrites, or leaves on the word in some of its versions, become on a copy
#: marks of the same length that it splits off and leaves as they are.
_COPY: Final = str.maketrans({'"': "”", **dict.fromkeys("…—–―‒", ";"), **dict.fromkeys("€£¥₽", "$"), "•": "*"})

#: A run without a boundary longer than this is cut at white space before it is split into words,
#: since the tokenizer's patterns run under a time limit.
_LONGEST: Final = 10_000

_CLITIC: Final = re.compile(r"'(?:re|ve|ll|[mtsdn])?$", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]\.?")
_ABBREVIATIONS: Final = frozenset({"Inc", "Corp", "Ltd", "Co", "Bros", "Jr", "Sr", "etc"})


def tokenize(string: str, sentences: Sequence[Sentence]) -> tuple[Token, ...]:
    """Cut sentences into tokens, as the Penn Treebank does.

    NLTK's word tokenizer does the cutting, on a copy of equal length with plain quotation marks
    and apostrophes.  Its work is amended in three places: initials at a sentence's end keep their
    stop ("the U.S."), a stop before a closing mark within a sentence is split from its word, and so
    is a single mark that opens a quotation.

    Parameters
    ----------
    string : str
        The text.
    sentences : sequence of Sentence
        Its sentences.

    Returns
    -------
    tuple of Token
        In order, without overlap, none empty.  Every character of a sentence belongs to one, white
        space (in the sense of `fold`) apart.

    Examples
    --------
    >>> from allegedly.segments import segments, sentences
    >>> text = "Russia’s envoy can’t say who sent 1,600 troops to the U.S."
    >>> [t.text for t in tokenize(text, sentences(text, segments(text)))]
    ['Russia', '’s', 'envoy', 'ca', 'n’t', 'say', 'who', 'sent', '1,600', 'troops', 'to', 'the', 'U.S.']
    """
    copy = fold(string).translate(_COPY)
    return tuple(
        Token(start, end, string[start:end], index)
        for index, sentence in enumerate(sentences)
        for start, end in _amended(copy, _words(copy, sentence.start, sentence.end))
    )


def _words(copy: str, start: int, end: int) -> Iterator[Span]:
    """Yield the spans of NLTK's tokens in ``copy[start:end]``.

    The tokenizer inserts spaces and turns ``''`` into two backticks, nothing else: the lengths of
    its tokens, with white space skipped, give their places.
    """
    at = start
    for one, two in _pieces(copy, start, end):
        for word in _WORDS.tokenize(copy[one:two]):
            while copy[at].isspace():
                at += 1
            yield at, at + len(word)
            at += len(word)


def _pieces(copy: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        cut = max(copy.rfind(" ", start, start + _LONGEST), copy.rfind("\n", start, start + _LONGEST))
        if cut <= start:
            cut = start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _amended(copy: str, spans: Iterator[Span]) -> Iterator[Span]:
    """Join the stop to initials, and split marks that were left on a word."""
    before: Span | None = None
    for start, end in spans:
        if before is None:
            before = (start, end)
            continue
        one, two = before
        if end - start == 1 and two == start and copy[start] == "." and _abbreviates(copy[one:two]):
            yield one, end
            before = None
            continue
        before = (start, end)
        if two - one > 1 and two == start and copy[start] in "”')][" and _stopped(copy[one:two]):
            yield from _opened(copy, one, two - 1)
            one = two - 1
        yield from _opened(copy, one, two)
    if before is not None:
        yield from _opened(copy, *before)


def _opened(copy: str, start: int, end: int) -> Iterator[Span]:
    """Split a single opening mark from its word."""
    if copy[start] == "'" and copy[start + 1 : end][:1].isalnum() and not _CLITIC.match(copy[start:end]):
        yield start, start + 1
        start += 1
    yield start, end


def _stopped(word: str) -> bool:
    return word[-1] == "." and word[-2] != "." and not _abbreviates(word[:-1])


def _abbreviates(word: str) -> bool:
    return word in _ABBREVIATIONS or _INITIALS.fullmatch(word) is not None
