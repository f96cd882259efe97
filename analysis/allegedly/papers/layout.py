"""How the columns of a table share the line of a page.

Widths are reckoned, not measured, since only LaTeX knows the font. The unit is a middling letter such as "a"; others
are narrow, capital or wide, as in Computer Modern. The page is that of LaTeX's own class ``article``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

#: Width of the text and lines of a page in LaTeX's ``article``: points, and lines of the normal font.
_LINE: Final = 345.0
_LINES: Final = 42
#: Share of the line that is given away; the rest is for letters that are wider than reckoned.
_USED: Final = 0.97
_WIDE_GAP: Final = 6.0
#: Where a line may end: labels such as EXPRESS_CONCERN have no space.
_BREAK: Final = re.compile(r"\s+|(?<=_)")
_NARROW: Final = frozenset("iljtfrsI .,;:!|()[]-'’‘")
_WIDE: Final = frozenset("mwMW%&@—…")
_WIDTHS: Final = (0.7, 1.0, 1.4, 1.7)
#: Text is not set in narrower columns than this many letters, unless nothing else fits.
_COMFORT: Final = 12.0
#: Words longer than this are left to LaTeX to hyphenate.
_WORD: Final = 22.0


class _Size(NamedTuple):
    command: str
    points: float
    #: Width of a letter in points; small letters are wider for their size.
    letter: float
    #: Points on either side of a column.
    gap: float


#: The largest first.
_SIZES: Final = (
    _Size("", 10.0, 5.0, _WIDE_GAP),
    _Size(r"\small", 9.0, 4.6, _WIDE_GAP),
    _Size(r"\footnotesize", 8.0, 4.25, _WIDE_GAP),
    _Size(r"\footnotesize", 8.0, 4.25, 3.0),
    _Size(r"\scriptsize", 7.0, 4.0, 3.0),
)


@dataclass(frozen=True, slots=True)
class Layout:
    r"""How a table is set.

    Attributes
    ----------
    commands : str
        What stands before the table: the size of the letters and the gap between columns; empty for the usual ones.
    widths : tuple of (float or None)
        Of each column, the share of the line in which its text is broken; None for columns of one line.
    headings : tuple of tuple of str
        The lines of each heading; headings of broken columns are one line, which LaTeX breaks.
    lines : int
        About how many lines of the usual size the table takes.
    fits : bool
        Whether it is likely to fit the width of a page.
    """

    commands: str
    widths: tuple[float | None, ...]
    headings: tuple[tuple[str, ...], ...]
    lines: int
    fits: bool

    @property
    def fits_a_page(self) -> bool:
        """Whether the table is likely to fit the height of a page."""
        return self.lines <= _LINES


@dataclass(frozen=True, slots=True)
class _Column:
    heading: str
    cells: tuple[float, ...]
    word: float
    numeric: bool

    @property
    def widest(self) -> float:
        return max(self.cells, default=0.0)

    @property
    def head(self) -> float:
        return _longest_word(self.heading)

    def least(self, comfort: float) -> float:
        if self.numeric:
            return max(self.head, self.widest)
        return max(self.head, self.word, min(self.widest, comfort))


def lay_out(headings: Sequence[str], cells: Sequence[Sequence[str]], *, numeric: Sequence[bool]) -> Layout:
    """Find the largest letters with which a table fits the line, and how wide its columns are then.

    Parameters
    ----------
    headings : sequence of str
        One a column, unescaped.
    cells : sequence of sequence of str
        The cells of each column, unescaped.
    numeric : sequence of bool
        Which columns hold numbers; they are never broken.

    Examples
    --------
    >>> lay_out(["Source", "n"], [["Moscow"], ["3"]], numeric=[False, True]).widths
    (None, None)
    >>> lay_out(["Words", "n"], [["word " * 30], ["3"]], numeric=[False, True]).widths[0] > 0.8
    True
    """
    columns = [
        _Column(
            heading,
            tuple(_width(cell) for cell in column),
            min(max(map(_longest_word, column), default=0.0), _WORD),
            is_number,
        )
        for heading, column, is_number in zip(headings, cells, numeric, strict=True)
    ]
    for comfort in (_COMFORT, 0.0):
        for size in _SIZES:
            room = (_LINE * _USED - 2 * size.gap * len(columns)) / size.letter
            if sum(column.least(comfort) for column in columns) <= room:
                return _set(columns, size, room, comfort, fits=True)
    return _set(columns, _SIZES[-1], sum(column.least(0.0) for column in columns), 0.0, fits=False)


def _set(columns: Sequence[_Column], size: _Size, room: float, comfort: float, *, fits: bool) -> Layout:
    heads = [_stacked(column.heading, max(column.widest, column.head)) for column in columns]
    whole = [max(column.widest, _width(column.heading)) for column in columns]
    if sum(whole) <= room:
        heads = [(column.heading,) for column in columns]
        broken: dict[int, float] = {}
    else:
        broken = _broken(columns, room, comfort)
    for at in broken:
        heads[at] = (columns[at].heading,)
    rows = zip(*(column.cells for column in columns), strict=True)
    lines = max(map(len, heads), default=1)
    for row in rows:
        lines += max((math.ceil(row[at] / width) for at, width in broken.items()), default=1) or 1
    commands = size.command + ("" if size.gap == _WIDE_GAP else rf"\setlength{{\tabcolsep}}{{{size.gap:g}pt}}")
    widths = tuple(round(broken[at] * size.letter / _LINE, 3) if at in broken else None for at in range(len(columns)))
    return Layout(commands, widths, tuple(heads), math.ceil(lines * size.points / _SIZES[0].points), fits)


def _broken(columns: Sequence[_Column], room: float, comfort: float) -> dict[int, float]:
    """Return the widths of the columns whose text has to be broken, by their number."""
    open_ones = {at for at, column in enumerate(columns) if not column.numeric}
    given = {at: column.least(comfort) for at, column in enumerate(columns) if column.numeric}
    while open_ones:
        left = room - sum(given.values())
        weights = {at: math.sqrt(columns[at].widest + 1) for at in open_ones}
        total = sum(weights.values())
        shares = {at: left * weight / total for at, weight in weights.items()}
        narrow = {at for at in open_ones if max(columns[at].widest, columns[at].head) <= shares[at]}
        tight = {at for at in open_ones if columns[at].least(comfort) > shares[at]}
        if not (settled := narrow or tight):
            return shares | {at: given[at] for at in given if _is_broken(columns[at], given[at])}
        for at in settled:
            column = columns[at]
            given[at] = max(column.widest, column.head) if at in narrow else column.least(comfort)
        open_ones -= settled
    return {at: width for at, width in given.items() if _is_broken(columns[at], width)}


def _is_broken(column: _Column, width: float) -> bool:
    return not column.numeric and column.widest > width


def _stacked(heading: str, width: float) -> tuple[str, ...]:
    """Return the lines of a heading that is not to be wider than its column."""
    lines: list[str] = []
    for word in heading.split():
        if lines and _width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines) or (heading,)


def _longest_word(text: str) -> float:
    return max(map(_width, _BREAK.split(text)), default=0.0)


def _width(text: str) -> float:
    narrow, middling, capital, wide = _WIDTHS
    return sum(
        narrow if sign in _NARROW else wide if sign in _WIDE else capital if sign.isupper() else middling
        for sign in text
    )
