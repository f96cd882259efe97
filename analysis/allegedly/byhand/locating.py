"""Find words that somebody typed in the text that they come from."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..text import fold

if TYPE_CHECKING:
    from .._types import Spans

_GAP: Final = re.compile(r"\s*(?:…|\.\.\.)\s*")


def located(words: str, text: str, *, near: int = 0) -> Spans:
    """Return where words stand in a text, pieces parted by an ellipsis one after the other.

    Spaces, line breaks and the form of quotation marks need not agree. Of several places it is the one whose start is
    nearest to `near`, the earlier of two.

    Raises
    ------
    ValueError
        If they do not stand there.

    Examples
    --------
    >>> located("it's … over", "Ann says it’s all over.")
    ((9, 13), (18, 22))
    """
    whole = _first(words, text, near)
    if whole is not None:
        return (whole,)
    parts = [part for part in _GAP.split(words) if part.strip()]
    found: list[tuple[int, int]] = []
    for part in parts if len(parts) > 1 else []:
        place = _first(part, text, near if not found else found[-1][1], after=found[-1][1] if found else 0)
        if place is None:
            break
        found.append(place)
    if len(parts) < 2 or len(found) < len(parts):
        raise ValueError(words)
    return tuple(found)


def _first(words: str, text: str, near: int, *, after: int = 0) -> tuple[int, int] | None:
    """Find words as whole words if they can be had so, else anywhere."""
    body = r"\s+".join(re.escape(part) for part in fold(words).split())
    if not body:
        return None
    there = fold(text)
    for pattern in (rf"(?<!\w){body}(?!\w)", body):
        places = [match.span() for match in re.compile(pattern).finditer(there, after)]
        if places:
            return min(places, key=lambda place: (abs(place[0] - near), place[0]))
    return None
