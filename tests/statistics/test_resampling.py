from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from allegedly import Error
from allegedly.statistics import bootstrap
from allegedly.statistics.resampling import weights

FRAME = pd.DataFrame({"doc": ["a", "a", "b", "c"], "n": [1, 2, 3, 6]})


def total(frame: pd.DataFrame) -> float:
    return float(frame["n"].sum())


def test_documents_are_drawn_as_a_whole() -> None:
    seen: set[float] = set()

    def statistic(frame: pd.DataFrame) -> float:
        seen.add(float(frame["n"].sum()))
        return 0.0

    bootstrap(FRAME, statistic, draws=300)
    # Sums of three of 3, 3 and 6.
    assert seen == {9.0, 12.0, 15.0, 18.0}


def test_interval_is_the_percentiles_of_the_resamples() -> None:
    (found,) = bootstrap(FRAME, total, draws=4000, level=0.5).to_dict("records")
    # 9, 12, 15, 18 with probabilities 8/27, 12/27, 6/27, 1/27: a quarter lies at 9, three at 15.
    assert (found["estimate"], found["low"], found["high"]) == (12, 9, 15)
    assert (found["docs"], found["draws"]) == (3, 4000)


def test_a_document_drawn_twice_counts_as_two() -> None:
    found = bootstrap(FRAME, lambda frame: frame["doc"].nunique(), draws=50)
    assert found[["estimate", "low", "high"]].values.tolist() == [[3, 3, 3]]


def test_documents_without_rows_are_drawn_if_they_are_named() -> None:
    names = ["a", "b", "c", "quiet"]
    found = bootstrap(FRAME, lambda frame: frame["doc"].nunique(), documents=names, draws=300)
    assert found["docs"].tolist() == [4]
    assert found["low"].max() < 4


def test_several_figures_are_rows_and_a_missing_one_is_left_out_of_its_interval() -> None:
    def statistic(frame: pd.DataFrame) -> dict[str, float]:
        return {"sum": frame["n"].sum(), "of six": 1.0 if frame["n"].eq(6).any() else float("nan")}

    found = bootstrap(FRAME, statistic, draws=500).set_index("statistic")
    assert found[["low", "high"]].values.tolist()[1] == [1, 1]
    whole, part = found["draws"]
    assert part < whole == 500
    series = bootstrap(FRAME, lambda frame: pd.Series(statistic(frame)), draws=500).set_index("statistic")
    pd.testing.assert_frame_equal(series, found)


def test_the_seed_makes_the_interval_and_the_frame_stays() -> None:
    before = FRAME.copy()
    many = pd.DataFrame({"doc": range(30), "n": np.arange(30) ** 2})
    first = bootstrap(many, total, seed=1, draws=50)
    pd.testing.assert_frame_equal(first, bootstrap(many, total, seed=1, draws=50))
    assert not first.equals(bootstrap(many, total, seed=2, draws=50))
    bootstrap(FRAME, total, draws=5)
    pd.testing.assert_frame_equal(FRAME, before)


def test_interval_agrees_with_the_standard_error_of_a_mean() -> None:
    values = np.random.default_rng(7).normal(10, 2, size=400)
    frame = pd.DataFrame({"doc": np.arange(400), "n": values})
    (found,) = bootstrap(frame, lambda sample: sample["n"].mean()).to_dict("records")
    error = 1.96 * values.std() / 20
    assert (found["low"], found["high"]) == pytest.approx((values.mean() - error, values.mean() + error), abs=0.03)


@pytest.mark.parametrize(
    ("frame", "options", "said"),
    [
        (FRAME.drop(columns="doc"), {}, "no column 'doc'"),
        (FRAME.head(2), {}, "one document, and how documents differ cannot be told from one; give the rows of several"),
        (FRAME.head(0), {}, "no documents; give the rows of at least two"),
        (FRAME, {"documents": ["a", "b"]}, "rows of 'c', which is not among documents"),
        (FRAME, {"draws": 0}, "draws=0"),
        (FRAME, {"level": 0}, "level=0"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(frame: pd.DataFrame, options: dict[str, object], said: str) -> None:
    with pytest.raises(Error) as caught:
        bootstrap(frame, total, **options)  # type: ignore[arg-type]
    assert said in str(caught.value)


def test_a_statistic_without_a_number_is_named() -> None:
    with pytest.raises(Error, match="the statistic gave str for 'statistic'"):
        bootstrap(FRAME, lambda frame: "many")  # type: ignore[arg-type, return-value]


def test_weights_are_the_same_in_one_block_and_in_several(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(weights(5, draws=20, generator=np.random.default_rng(1)))
    monkeypatch.setattr("allegedly.statistics.resampling._BLOCK", 30)
    parts = list(weights(5, draws=20, generator=np.random.default_rng(1)))
    assert (len(whole), len(parts)) == (1, 4)
    np.testing.assert_array_equal(np.concatenate(whole), np.concatenate(parts))
    assert set(whole[0].sum(axis=1)) == {5}
