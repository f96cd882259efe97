"""Files that hold many articles one below the other: exports of news archives, and texts with separators."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from ..rows import padded
from ..units import Found, Options, Unit
from . import factiva, nexis, proquest
from .lines import Line, lines_of

_Articles = Callable[[str, Sequence[Line]], Iterator[Found]]

#: What tells a layout, and what reads it; the first that fits is taken.
_LAYOUTS: Final[Mapping[str, tuple[Callable[[Sequence[Line]], bool], _Articles]]] = MappingProxyType(
    {
        "nexis": (nexis.fits, nexis.articles),
        "factiva": (factiva.fits, factiva.articles),
        "proquest": (proquest.fits, proquest.articles),
    }
)


def units(string: str, options: Options, meta: Mapping[str, object] | None = None) -> Iterator[Found]:
    """Yield the articles of a file, or the whole of it as one.

    Parameters
    ----------
    string : str
        What the file holds.
    options : Options
        Its separator and layout, if they are known.
    meta : mapping of str to object, optional
        What the file says about itself; of use only if it is one article.
    """
    if options.separator is not None:
        yield from separated(string, options.separator)
        return
    if options.layout == "auto":
        lines = lines_of(string)
        found = next((read for fits, read in _LAYOUTS.values() if fits(lines)), None)
    else:
        found = _LAYOUTS[options.layout][1] if options.layout in _LAYOUTS else None
        lines = lines_of(string) if found else []
    if found is None:
        yield Unit(string, meta or {})
    else:
        yield from found(string, lines)


def separated(string: str, separator: str | re.Pattern[str]) -> Iterator[Unit]:
    r"""Yield the parts of a text between separators, without the white space around them.

    Parameters
    ----------
    string : str
        The text.
    separator : str or re.Pattern
        A line, white space around it apart; or a pattern, wherever it matches.

    Examples
    --------
    >>> [unit.string for unit in separated("It rained.\n***\nIt snowed.\n", "***")]
    ['It rained.', 'It snowed.']
    """
    pattern = separator
    if isinstance(pattern, str):
        pattern = re.compile(rf"^[ \t]*{re.escape(pattern.strip())}[ \t]*\r?$", re.MULTILINE)
    start, number = 0, 0
    ends = [match.span() for match in pattern.finditer(string)]
    for end, after in [*ends, (len(string), len(string))]:
        part = string[start:end]
        if part.strip():
            number += 1
            left = start + len(part) - len(part.lstrip())
            text = part.strip()
            yield Unit(text, location=f"characters {left} to {left + len(text)}", label=padded(number))
        start = after
