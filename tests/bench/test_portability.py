from __future__ import annotations

import platform
import shutil

import numpy as np
import pytest

from allegedly.evaluation.estimates import Estimate
from bench.portability import Outcome, UnavailableError, compare, differences, read

ROW = ("NOUN", -1, "root", "O", -1)
SCORES = (np.array([[0.5, 0.25]]), np.array([], dtype=np.float64))


@pytest.mark.parametrize(
    ("rows", "scores", "changed", "difference"),
    [
        ((ROW,), SCORES, 0, 0),
        (((*ROW[:1], 1, *ROW[2:]),), SCORES, 1, 0),
        ((ROW,), (SCORES[0] - 0.125, SCORES[1]), 0, 0.125),
    ],
    ids=["same", "head", "score"],
)
def test_differences(
    rows: tuple[tuple[str | int, ...], ...], scores: tuple[object, ...], changed: int, difference: float
) -> None:
    found = differences(Outcome((ROW,), SCORES), Outcome(rows, scores))
    assert found == {"words": Estimate(1), "changed": Estimate(changed), "difference": Estimate(difference)}


def test_a_missing_emulator_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "x86_64")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(UnavailableError, match="apt install qemu-user"):
        compare(["Moscow denied it."])


def test_another_machine_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "arm64")
    with pytest.raises(UnavailableError, match="'arm64'"):
        compare(["Moscow denied it."])


def test_what_is_kept_of_a_text() -> None:
    one, two = read(["Moscow denied it."]), read(["Moscow denied it.", "Kyiv too."])
    assert (len(one.rows), len(two.rows)) == (4, 7)
    assert two.rows[:4] == one.rows
    assert len(two.scores) > len(one.scores) >= 6
