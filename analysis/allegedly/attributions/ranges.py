"""Arithmetic of half-open character ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Span, Spans


def overlap(a: Span, b: Span) -> bool:
    """Tell whether two half-open ranges share a character.

    Examples
    --------
    >>> overlap((0, 2), (2, 4))
    False
    """
    return a[0] < b[1] and b[0] < a[1]


def within(inner: Span, outer: Span) -> bool:
    """Tell whether one half-open range lies inside another."""
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def union(spans: Sequence[Span]) -> Spans:
    """Join overlapping and touching ranges, in order.

    Examples
    --------
    >>> union([(5, 9), (0, 2), (2, 3), (8, 12)])
    ((0, 3), (5, 12))
    """
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def minus(spans: Spans, hole: Span) -> Spans:
    """Cut a range out of others.

    Examples
    --------
    >>> minus(((0, 10), (12, 14)), (4, 13))
    ((0, 4), (13, 14))
    """
    left: list[Span] = []
    for start, end in spans:
        pieces = (start, min(end, hole[0])), (max(start, hole[1]), end)
        left += [(low, high) for low, high in pieces if low < high]
    return tuple(left)
