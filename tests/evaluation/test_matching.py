from __future__ import annotations

from typing import Any

import pytest

from allegedly.evaluation.matching import characters, jaccard, one_to_one, spans


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ()),
        ("AUTHOR", ()),
        ([], ()),
        ([2, 4], ((2, 4),)),
        ([[2, 4]], ((2, 4),)),
        ([[2, 4], [7, 8]], ((2, 4), (7, 8))),
    ],
)
def test_spans(value: Any, expected: tuple[tuple[int, int], ...]) -> None:
    assert spans(value) == expected


def test_characters_are_half_open() -> None:
    assert characters([2, 4]) == {2, 3}


def test_jaccard_of_nothing_is_nothing() -> None:
    assert jaccard(frozenset(), frozenset()) == 0


def test_the_best_pair_goes_first_and_takes_both_out() -> None:
    candidates = [((-0.6,), 0, 0), ((-0.9,), 1, 0), ((-0.5,), 1, 1)]
    assert one_to_one(candidates) == {1: 0}


def test_equal_ranks_go_in_order() -> None:
    assert one_to_one([((0,), 1, 0), ((0,), 0, 1), ((0,), 0, 0)]) == {0: 0}
