"""Shared names for the shapes that every module passes on."""

from __future__ import annotations

from typing import Final

#: A half-open range of characters ``[start, end)`` of the untouched text.
Span = tuple[int, int]

#: One thing in several pieces: spans in order of their start, not overlapping.
Spans = tuple[Span, ...]

#: The voice of every clause that is attributed to nobody.
AUTHOR: Final = "AUTHOR"

#: A source or target that the text does not give.
UNSTATED: Final = "UNSTATED"
