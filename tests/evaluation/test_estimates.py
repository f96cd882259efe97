from __future__ import annotations

from collections import Counter

import pytest

from allegedly.evaluation.estimates import Counts, Estimate, estimate, harmonic, percent, total


def accuracy(counts: Counts) -> dict[str, float]:
    return {"accuracy": percent(counts["right"], counts["all"])}


def test_interval_holds_the_value_and_is_the_same_every_time() -> None:
    units = [Counter(right=right, all=10) for right in (2, 9, 5, 7, 10, 4)]
    first, again = (estimate(units, accuracy)["accuracy"] for _ in range(2))
    assert first == again
    assert first.low is not None
    assert first.high is not None
    assert 20 <= first.low < first.value < first.high <= 100


def test_interval_follows_the_units_and_not_the_items_in_them() -> None:
    alike = estimate([Counter(right=5, all=10)] * 8, accuracy)["accuracy"]
    assert alike == Estimate(50.0, 50.0, 50.0)


def test_one_unit_has_no_interval() -> None:
    assert estimate([Counter(right=1, all=2)], accuracy) == {"accuracy": Estimate(50.0)}


def test_a_measure_that_a_resample_lacks_keeps_its_interval() -> None:
    def where_any(counts: Counts) -> dict[str, float]:
        return accuracy(counts) if counts["all"] else {}

    found = estimate([Counter(right=1, all=2), Counter(other=1)], where_any)["accuracy"]
    assert found == Estimate(50.0, 50.0, 50.0)


def test_total_leaves_its_units_alone() -> None:
    units = [Counter(a=1), Counter(a=2)]
    assert total(units) == Counter(a=3)
    assert units == [Counter(a=1), Counter(a=2)]


@pytest.mark.parametrize(
    ("precision", "recall", "expected"), [(0, 0, 0), (100, 0, 0), (50, 50, 50), (100, 50, 200 / 3)]
)
def test_harmonic(precision: float, recall: float, expected: float) -> None:
    assert harmonic(precision, recall) == pytest.approx(expected)


def test_a_figure_carries_its_number_of_cases() -> None:
    units = [Counter(right=1, all=2), Counter(right=2, all=2)]
    found = estimate(units, accuracy, cases=lambda counts: {"accuracy": counts["all"]})
    assert found["accuracy"].n == 4
    assert estimate(units, accuracy)["accuracy"].n is None
