from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from allegedly import Error, figures
from allegedly.statistics import compare, differences

COMPARED = pd.DataFrame(
    {
        "category": ["HEDGE", "BOOSTER", "EVASION", "EVIDENTIAL"],
        "a": "x",
        "b": "y",
        "n_a": [9, 1, 4, 0],
        "n_b": [2, 8, 3, 0],
        "difference": [7.0, -5.0, 1.0, np.nan],
        "difference_low": [2.0, -9.0, -1.0, np.nan],
        "difference_high": [12.0, -1.0, 3.0, np.nan],
        "ratio": [3.5, 0.2, 1.2, np.nan],
        "ratio_low": [1.0, 0.1, 0.7, np.nan],
        "ratio_high": [9.0, 0.8, np.inf, np.nan],
    }
)


def test_the_group_that_has_more_is_named_if_the_interval_leaves_out_equality() -> None:
    found = differences(COMPARED)
    assert found[["label", "estimate", "low", "high"]].head(3).values.tolist() == [
        ["HEDGE", 7.0, 2.0, 12.0],
        ["EVASION", 1.0, -1.0, 3.0],
        ["BOOSTER", -5.0, -9.0, -1.0],
    ]
    assert found["more"].tolist() == ["x", None, "y", None]


def test_ratios_are_measured_against_one() -> None:
    # An interval that begins at equality holds it.
    assert differences(COMPARED, of="ratio").set_index("label")["more"].to_dict() == {
        "HEDGE": None,
        "EVASION": None,
        "BOOSTER": "y",
        "EVIDENTIAL": None,
    }


def test_what_compare_returns_can_be_drawn() -> None:
    words = pd.DataFrame({"doc": list("abcdef"), "paper": list("xxyyzz"), "words": 100})
    marks = pd.DataFrame({"doc": list("aabcef"), "paper": list("xxxyzz"), "category": "HEDGE", "subtype": "modal"})
    found = differences(compare(marks, words, group="paper", by=("category", "subtype"), draws=50))
    assert sorted(found["label"]) == ["HEDGE modal (x, y)", "HEDGE modal (x, z)", "HEDGE modal (y, z)"]
    assert "HEDGE modal (x, y): " in figures.forest_in_words(found)
    everything = differences(compare(marks, words, group="paper", by=(), reference="z", draws=50))
    assert sorted(everything["label"]) == ["(x, z)", "(y, z)"]


@pytest.mark.parametrize(
    ("frame", "options", "said"),
    [
        (COMPARED, {"of": "odds"}, "of='odds': give 'difference' or 'ratio'"),
        (COMPARED.drop(columns="ratio_low"), {"of": "ratio"}, "compared: no column 'ratio_low'"),
    ],
)
def test_what_cannot_be_told_is_refused(frame: pd.DataFrame, options: dict[str, Any], said: str) -> None:
    with pytest.raises(Error, match=said):
        differences(frame, **options)
