"""Lines of a text with their place in it, for layouts that are told by lines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..problems import Problem
from ..rows import padded
from ..units import Unit

_LINE: Final = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes
    ----------
    start, end : int
        Half-open range of characters, without the white space around it.
    text : str
        The line, without the white space around it.
    """

    start: int
    end: int
    text: str


def lines_of(string: str) -> list[Line]:
    r"""Return the lines of a text that are not blank.

    Examples
    --------
    >>> lines_of("One\r\n\r\n  two ")
    [Line(start=0, end=3, text='One'), Line(start=9, end=12, text='two')]
    """
    found = []
    for match in _LINE.finditer(string):
        text = match.group().strip().strip("\ufeff")
        if text:
            start = string.index(text, match.start())
            found.append(Line(start, start + len(text), text))
    return found


def body(string: str, lines: Sequence[Line]) -> str:
    """Return the part of a text that lines make up, as it stands in the text."""
    return string[lines[0].start : lines[-1].end] if lines else ""


def article(
    text: str,
    meta: Mapping[str, object],
    *,
    number: int,
    id: str = "",
    flaws: Sequence[Problem] = (),
) -> Unit | Problem:
    """Return the unit of one article of several, or the problem that it has no words."""
    where = f"article {number}"
    if not text:
        titled = f" ({meta['title']!r})" if "title" in meta else ""
        return Problem("", where, "empty", f"the article{titled} has no text in this file")
    known = {key: value for key, value in meta.items() if value not in ("", None)}
    return Unit(text, known, where, id or padded(number), bool(id), tuple(flaws))


def left_over(lines: Sequence[Line]) -> Problem:
    """Return the problem of lines that belong to no article."""
    start = lines[0].text[:60]
    return Problem("", f"{len(lines)} lines", "left over", f"no article, from {start!r} on", "note")


def words(written: str) -> int | str:
    """Return the number in a length such as ``1,523 words``; what holds none is returned as it is."""
    digits = written.split()[0].replace(",", "") if written.split() else ""
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 9 else written
