"""What the scorers share: spans as sets of characters, and one-to-one pairing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

Rank = tuple[float, ...]


def spans(value: Any) -> tuple[tuple[int, int], ...]:
    """Give the spans of a JSON field: one span, several, a word such as ``"UNSTATED"``, or nothing.

    Examples
    --------
    >>> spans([3, 5]), spans([[3, 5], [8, 9]]), spans("UNSTATED"), spans(None)
    (((3, 5),), ((3, 5), (8, 9)), (), ())
    """
    if not value or isinstance(value, str):
        return ()
    if isinstance(value[0], int):
        return ((value[0], value[1]),)
    return tuple((start, end) for start, end in value)


def characters(value: Any) -> frozenset[int]:
    """Give the character offsets inside the spans of a JSON field.

    Examples
    --------
    >>> sorted(characters([[3, 5], [8, 9]]))
    [3, 4, 8]
    """
    return frozenset(offset for start, end in spans(value) for offset in range(start, end))


def jaccard(one: frozenset[int], other: frozenset[int]) -> float:
    """Give the size of the intersection over that of the union, 0 if either is empty.

    Examples
    --------
    >>> jaccard(frozenset({1, 2}), frozenset({2, 3, 4})), jaccard(frozenset(), frozenset())
    (0.25, 0.0)
    """
    return len(one & other) / len(one | other) if one and other else 0.0


def one_to_one(candidates: Iterable[tuple[Rank, int, int]]) -> dict[int, int]:
    """Pair gold with predicted items, best rank first, each at most once.

    Parameters
    ----------
    candidates : iterable of (rank, gold index, predicted index)
        Lower ranks go first; equal ranks in order of the indices.

    Returns
    -------
    dict of int to int
        Gold index to predicted index.

    Examples
    --------
    >>> one_to_one([((0.2,), 0, 0), ((0.1,), 0, 1), ((0.3,), 1, 1), ((0.4,), 1, 0)])
    {0: 1, 1: 0}
    """
    mates: dict[int, int] = {}
    taken: set[int] = set()
    for _, gold, predicted in sorted(candidates):
        if gold not in mates and predicted not in taken:
            mates[gold] = predicted
            taken.add(predicted)
    return mates
