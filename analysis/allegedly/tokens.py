"""Words and marks of each sentence, with exact offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
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

#: No more characters are split into words at a time, and longer sentences are cut at white space,
#: since the tokenizer's patterns run under a time limit.
_LONGEST: Final = 10_000

#: What may stand between the last stop of a sentence and its end.
_CLOSING: Final = "])}>\"'»”’ "

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
        for index, words in groupby(_words(copy, sentences), key=itemgetter(0))
        for start, end in _amended(copy, (span for _, span in words))
    )


def _words(copy: str, sentences: Sequence[Sentence]) -> Iterator[tuple[int, Span]]:
    """Yield the spans of NLTK's tokens, each with the index of its sentence.

    The tokenizer inserts spaces and turns ``''`` into two backticks, nothing else: the lengths of
    its tokens, with white space skipped, give their places.
    """
    for block in _blocks(copy, sentences):
        words = iter(_WORDS.tokenize("\n".join([_closed(copy[start:end]) for _, start, end in block])))
        for index, start, end in block:
            at = start
            while at < end:
                if copy[at].isspace():
                    at += 1
                else:
                    to = at + len(next(words))
                    yield index, (at, to)
                    at = to


def _blocks(copy: str, sentences: Sequence[Sentence]) -> Iterator[list[tuple[int, int, int]]]:
    """Yield sentences as index and range, many at a time: the tokenizer takes half as long as for one by one."""
    block: list[tuple[int, int, int]] = []
    room = _LONGEST
    for index, sentence in enumerate(sentences):
        for start, end in _pieces(copy, sentence.start, sentence.end):
            room -= end - start
            if block and room < 0:
                yield block
                block, room = [], _LONGEST - (end - start)
            block.append((index, start, end))
    if block:
        yield block


def _pieces(copy: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST:
        cut = max(copy.rfind(" ", start, start + _LONGEST), copy.rfind("\n", start, start + _LONGEST))
        if cut <= start:
            cut = start + _LONGEST
        yield start, cut
        start = cut
    yield start, end


def _closed(sentence: str) -> str:
    """Part the stop at a sentence's end from its word, as the tokenizer does at the end of what it is given."""
    body = sentence.rstrip().rstrip(_CLOSING)
    if body[-1:] != "." or body[-2:-1] in ("", "."):
        return sentence
    return f"{body[:-1]} . {sentence[len(body) :]}"


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
