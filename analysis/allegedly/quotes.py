"""Quotation marks: which pairs with which.

Pairing is by direction, not by counting: a mark opens or closes by its shape and by what stands
around it, so that one stray mark does not turn the rest of the text inside out.  One pass over
the marks of each paragraph; unbalanced marks never raise.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

from .text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ._types import Span
    from .segments import Segment


@dataclass(frozen=True, slots=True)
class Quotation:
    """Text between quotation marks.

    Attributes
    ----------
    start, end : int
        Half-open character range, marks included.
    inner : tuple of int
        The range between the marks.
    closed : bool
        Whether a mark closes it.  If not, it ends where its paragraph ends, or before the next
        mark that opens a quotation in it.
    continues : bool
        Whether it goes on in the next paragraph, by the newspaper convention: no closing mark
        here, an opening mark at the head of the next paragraph.
    outer : int
        Index of the quotation around it, -1 if there is none.

    Examples
    --------
    >>> Quotation(0, 6, (1, 5), closed=True).inner
    (1, 5)
    """

    start: int
    end: int
    inner: Span
    closed: bool
    continues: bool = False
    outer: int = -1


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, or a doubled one."""

    start: int
    unit: int  # where the first of a doubled mark ends
    end: int
    shape: str  # the character that the text has there
    double: bool


@dataclass(slots=True)
class _Pair:
    """A quotation in the making."""

    start: int
    inside: int
    outside: int = -1
    end: int = -1
    closed: bool = False
    continues: bool = False

    def close(self, mark: _Mark) -> None:
        self.outside, self.end, self.closed = mark.start, mark.unit, True

    def leave(self, end: int) -> None:
        self.outside = self.end = end


_RUN: Final = re.compile(r"\"+|``|'+")

_OPENING: Final = frozenset("“„‟«〝`‘‚‛‹")
_CLOSING: Final = frozenset("”»〞’›")
#: Marks that close in some languages what they open in others, and are mistyped.
_EITHER: Final = frozenset("“«")
_BEFORE: Final = frozenset("([{<—–―-/")
_AFTER: Final = frozenset(".,;:!?)]}…—–―")
_CLAUSE_END: Final = frozenset(",.;:!?…—–-")

#: Marks side by side, such as the end of a quotation within a quotation.
_ADJACENT: Final = 6
#: Quotation marks of one shape within each other.
_DEPTH: Final = 2
#: The longest scare quote that ends like a plural possessive.
_SCARE: Final = 80

_FEET: Final = re.compile(r"\d'\s?\d+(?:\.\d+)?$")
_INCHES: Final = re.compile(
    r"-|\s?(?:x|by|wide|long|tall|high|deep|thick|across|screens?|monitors?|pipes?|guns?|barrels?)\b"
)
_ELISION: Final = re.compile(
    r"'(?:\d0s?|em|til|till|tis|twas|twere|cause|cuz|bout|round|n|nuff|s|t|d|m|ll|re|ve|neath|tude)\b",
    re.IGNORECASE,
)
_POSSESSIVE: Final = re.compile(r"(?:[sxz]|\w{2}in|\b(?:o|an|th|ol|ma|po))$", re.IGNORECASE)


def quotations(string: str, segments: Sequence[Segment]) -> tuple[Quotation, ...]:
    r"""Find the quotations of a text.

    Double marks (straight, curly, low, angled, two apostrophes, two backticks) come first.  Single
    marks are quotation marks where one opens after a space and another closes before a space or a
    mark, and neither is an apostrophe.  No quotation crosses the end of its segment: one that a
    paragraph leaves open and the next takes up is one `Quotation` in each, and
    `Quotation.continues` is true of the first.

    Parameters
    ----------
    string : str
        The text.
    segments : sequence of Segment
        Its segments.

    Returns
    -------
    tuple of Quotation
        In order of start; any two are nested or apart.

    Notes
    -----
    Of a doubled mark (``the field, "" she said``) the first closes the quotation and the second is
    passed over; a quotation that a doubled mark opens begins at the first.  Marks of feet and
    inches are none.  A quotation that nothing closes ends with its paragraph; if another begins
    in that paragraph and the next paragraph does not take it up, it ends before that one.

    Examples
    --------
    >>> from allegedly.segments import segments
    >>> text = 'She called it "a \'silly\' rumor" and left.'
    >>> for q in quotations(text, segments(text)):
    ...     print(text[q.start : q.end], q.outer)
    "a 'silly' rumor" -1
    'silly' 0
    """
    folded = fold(string)
    found: list[_Pair] = []
    left: _Pair | None = None  # what the paragraph before left open
    for segment, following in zip_longest(segments, segments[1:]):
        taken_up = folded[following.start : following.end][:2] if following is not None else ""
        marks = list(_marks(string, folded, segment))
        double = _doubles(folded, segment, marks, left, taken_up=taken_up[:1] == '"' or taken_up in ("``", "''"))
        single = _singles(folded, segment, marks, double, taken_up=taken_up[:1] == "'")
        found += double
        found += single
        left = next((pair for pair in double if not pair.closed and pair.end == segment.end), None)
    return _nested(found)


def quoted(quotations: Sequence[Quotation], span: Span, *, innermost: bool = False) -> Quotation | None:
    """Return the quotation that holds a range of characters.

    Parameters
    ----------
    quotations : sequence of Quotation
        All quotations of the text, as `quotations` gives them.
    span : tuple of int
        Half-open character range.
    innermost : bool
        Of nested quotations, return the innermost that holds the range and not the outermost.

    Returns
    -------
    Quotation or None
        None if no quotation holds the whole range, marks counted in.

    Examples
    --------
    >>> outer, inner = Quotation(0, 20, (1, 19), closed=True), Quotation(5, 9, (6, 8), closed=True, outer=0)
    >>> quoted([outer, inner], (6, 8)) == outer
    True
    >>> quoted([outer, inner], (6, 8), innermost=True) == inner
    True
    >>> quoted([outer, inner], (15, 25)) is None
    True
    """
    start, end = span
    index = bisect_right(quotations, start, key=lambda q: q.start) - 1
    holder = None
    while index >= 0:
        quotation = quotations[index]
        if quotation.start <= start and end <= quotation.end:
            if innermost:
                return quotation
            holder = quotation
        index = quotation.outer
    return holder


# --- marks ----------------------------------------------------------------------------------


def _marks(string: str, folded: str, segment: Segment) -> Iterator[_Mark]:
    """Yield the quotation marks and apostrophes of a segment."""
    for match in _RUN.finditer(folded, segment.start, segment.end):
        start, end = match.span()
        if folded[start] == "'":
            yield from _apostrophes(string, folded, segment, start, end)
        elif folded[start] == "`":
            yield _Mark(start, end, end, "`", double=True)
        elif end - start > 1 and (
            len(set(string[start:end])) > 1
            or not (_before(folded, segment, start).isspace() or _after(folded, segment, end).isspace())
        ):
            # One closes and the next opens, with no space between.
            for at in range(start, end):
                yield _Mark(at, at + 1, at + 1, string[at], double=True)
        else:
            yield _Mark(start, start + 1, end, string[start], double=True)


def _apostrophes(string: str, folded: str, segment: Segment, start: int, end: int) -> Iterator[_Mark]:
    """Yield the marks in a run: one is single, two are a double mark, three are one of each."""
    if end - start == 1:
        yield _Mark(start, end, end, string[start], double=False)
    elif end - start == 3 and _before(folded, segment, start).isspace():
        yield _Mark(start, start + 2, start + 2, string[start], double=True)
        yield _Mark(start + 2, end, end, string[start + 2], double=False)
    elif end - start == 3:
        yield _Mark(start, start + 1, start + 1, string[start], double=False)
        yield _Mark(start + 1, end, end, string[start + 1], double=True)
    else:
        yield _Mark(start, start + 2, end, string[start], double=True)


def _before(folded: str, segment: Segment, at: int) -> str:
    """Return the character before `at`, quotation marks passed over; a space at the segment's start."""
    for place in range(at - 1, max(segment.start, at - _ADJACENT) - 1, -1):
        if folded[place] not in "\"'`":
            return folded[place]
    return " "


def _after(folded: str, segment: Segment, at: int) -> str:
    for place in range(at, min(segment.end, at + _ADJACENT)):
        if folded[place] not in "\"'`":
            return folded[place]
    return " "


# --- double marks ---------------------------------------------------------------------------


def _doubles(
    folded: str, segment: Segment, marks: Sequence[_Mark], left: _Pair | None, *, taken_up: bool
) -> list[_Pair]:
    """Pair the double marks of a segment."""
    marks = [mark for mark in marks if mark.double]
    opened: list[_Pair] = []
    stack: list[_Pair] = []
    for i, mark in enumerate(marks):
        turn = _turn(folded, segment, mark, inside=bool(stack), last=i == len(marks) - 1)
        if turn > 0:
            if len(stack) == _DEPTH:
                stack.pop().leave(_trimmed(folded, mark.start))
            stack.append(_Pair(mark.start, mark.end))
            opened.append(stack[-1])
        elif turn < 0 and stack:
            stack.pop().close(mark)
        elif turn < 0 and i == 0 and left is not None:
            # The paragraph before left a quotation open, and this one does not repeat the mark.
            opened.append(_Pair(segment.start, segment.start))
            opened[-1].close(mark)
    if left is not None:
        left.continues = bool(opened) and opened[0].start == segment.start
    for pair in stack:
        later = opened[opened.index(pair) + 1 :]
        if later and not taken_up:
            pair.leave(_trimmed(folded, later[0].start))
        else:
            pair.leave(segment.end)
    return [pair for pair in opened if pair.inside < pair.end]


def _turn(folded: str, segment: Segment, mark: _Mark, *, inside: bool, last: bool) -> int:
    """Return 1 if a mark opens a quotation, -1 if it closes one, 0 if it is none."""
    before, after = _before(folded, segment, mark.start), _after(folded, segment, mark.end)
    ellipsis = folded.startswith((".", "…"), mark.end) and folded.startswith((".", "…"), mark.end + 1)
    opens = (before.isspace() or before in _BEFORE) and (ellipsis or not (after.isspace() or after in _AFTER))
    closes = not before.isspace() and (after.isspace() or after in _AFTER or not (before in _BEFORE or before in ",:;"))
    if mark.shape in _OPENING:
        return -1 if mark.shape in _EITHER and inside and not opens else 1
    if mark.shape in _CLOSING:
        return -1 if inside or closes or not opens else 1
    if before.isdigit() and _is_measure(folded, mark, inside=inside):
        return 0
    if not inside and before in _CLAUSE_END and after.isalnum():
        return 1  # a space is missing
    if opens != closes:
        return 1 if opens else -1
    if inside:
        return -1
    return 0 if last or not after.isspace() else 1


def _is_measure(folded: str, mark: _Mark, *, inside: bool) -> bool:
    """Whether a mark after a digit stands for inches."""
    if _FEET.search(folded, max(0, mark.start - 8), mark.start):
        return True
    return not inside or _INCHES.match(folded, mark.end) is not None


def _trimmed(folded: str, end: int) -> int:
    while end and folded[end - 1].isspace():
        end -= 1
    return end


# --- single marks ---------------------------------------------------------------------------


def _singles(
    folded: str, segment: Segment, marks: Sequence[_Mark], double: Sequence[_Pair], *, taken_up: bool
) -> list[_Pair]:
    """Pair the single marks of a segment, each pair within one double quotation or outside all."""
    found: list[_Pair] = []
    pair: _Pair | None = None
    home = -1  # the double quotation in which `pair` began
    fallback: _Mark | None = None  # where `pair` closes unless a clearer mark comes

    def settle() -> None:
        if pair is None:
            return
        if fallback is not None:
            pair.close(fallback)
            found.append(pair)
        elif taken_up and pair.start == segment.start:
            pair.leave(segment.end)
            pair.continues = True
            found.append(pair)

    holders = _holders(marks, double)
    for mark, holder in zip(marks, holders, strict=True):
        if mark.double:
            continue
        if pair is not None and holder == home and _closes(folded, segment, mark):
            if not _POSSESSIVE.search(folded, max(pair.inside, mark.start - 4), mark.start):
                pair.close(mark)
                found.append(pair)
                pair = fallback = None
            elif fallback is None and mark.start - pair.start <= _SCARE:
                fallback = mark
        elif _opens(folded, segment, mark):
            settle()
            pair, home, fallback = _Pair(mark.start, mark.end), holder, None
    settle()
    return found


def _holders(marks: Sequence[_Mark], double: Sequence[_Pair]) -> Iterator[int]:
    """Yield for each mark the index of the innermost double quotation around it, or -1."""
    stack: list[int] = []
    coming = 0
    for mark in marks:
        while coming < len(double) and double[coming].start <= mark.start:
            while stack and double[stack[-1]].end <= double[coming].start:
                stack.pop()
            stack.append(coming)
            coming += 1
        while stack and double[stack[-1]].end <= mark.start:
            stack.pop()
        yield stack[-1] if stack else -1


def _opens(folded: str, segment: Segment, mark: _Mark) -> bool:
    if mark.shape in _CLOSING or _ELISION.match(folded, mark.start):
        return False
    before, after = _before(folded, segment, mark.start), _after(folded, segment, mark.end)
    return (before.isspace() or before in _BEFORE) and not (after.isspace() or after in _AFTER)


def _closes(folded: str, segment: Segment, mark: _Mark) -> bool:
    before, after = _before(folded, segment, mark.start), _after(folded, segment, mark.end)
    return not before.isspace() and (after.isspace() or after in _AFTER)


# --- nesting --------------------------------------------------------------------------------


def _nested(pairs: Sequence[_Pair]) -> tuple[Quotation, ...]:
    found: list[Quotation] = []
    around: list[int] = []
    for pair in sorted(pairs, key=lambda p: (p.start, -p.end)):
        while around and found[around[-1]].end <= pair.start:
            around.pop()
        outer = around[-1] if around else -1
        inner = (pair.inside, max(pair.inside, pair.outside))
        found.append(Quotation(pair.start, pair.end, inner, pair.closed, pair.continues, outer))
        around.append(len(found) - 1)
    return tuple(found)
