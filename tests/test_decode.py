from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly.reading.decode import runs, tree, viterbi

ROW = st.lists(st.floats(-5, 5, width=32), min_size=3, max_size=3)


@settings(deadline=None)
@given(st.lists(ROW, min_size=1, max_size=5), st.lists(ROW, min_size=3, max_size=3))
def test_viterbi_finds_what_trying_every_path_finds(rows: list[list[float]], steps: list[list[float]]) -> None:
    scores, transition = np.asarray(rows, np.float32), np.asarray(steps, np.float32)

    def total(path: tuple[int, ...]) -> float:
        own = sum(float(scores[t, k]) for t, k in enumerate(path))
        return own + sum(float(transition[a, b]) for a, b in pairwise(path))

    paths = [p for p in product(range(3), repeat=len(rows)) if p[0] != 2]
    found = viterbi(scores, transition, frozenset({2}))
    assert found[0] != 2
    assert total(tuple(found)) == pytest.approx(max(map(total, paths)), abs=1e-3)


def test_no_words_have_no_tags() -> None:
    assert viterbi(np.zeros((0, 3), np.float32), np.zeros((3, 3), np.float32), frozenset()) == []


def is_tree(head: list[int]) -> bool:
    if head.count(-1) != 1:
        return False
    for i in range(len(head)):
        at, steps = i, 0
        while at >= 0:
            at, steps = head[at], steps + 1
            if steps > len(head):
                return False
    return True


@settings(deadline=None)
@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_heads_always_form_one_tree(n: int, random: object) -> None:
    seed = random.getrandbits(32)  # type: ignore[attr-defined]
    scores = np.random.default_rng(seed).normal(size=(n, n + 1)).astype(np.float32)
    assert is_tree(tree(scores))


def test_best_heads_are_kept_where_they_form_a_tree() -> None:
    scores = np.full((3, 4), -1, np.float32)
    scores[0, 2] = scores[1, 0] = scores[2, 2] = 5
    assert tree(scores) == [1, -1, 1]


def test_a_cycle_opens_where_it_costs_least() -> None:
    # 0 and 1 hang on each other, 2 is the root; moving 1 costs 1, moving 0 costs 4.
    scores = np.full((3, 4), -9, np.float32)
    scores[0, 2], scores[0, 3] = 5, 1
    scores[1, 1], scores[1, 3] = 5, 4
    scores[2, 0] = 5
    assert tree(scores) == [1, 2, -1]


def test_runs_end_where_another_begins() -> None:
    assert runs(["B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT", "O", "B-CONTENT"]) == [
        ("SOURCE", 0, 1),
        ("CUE", 1, 2),
        ("CONTENT", 2, 4),
        ("CONTENT", 5, 6),
    ]
