from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.statistics.poisson import limits


# Limits of a count, 95 %: Pearson & Hartley (1966), Biometrika Tables for Statisticians 1, table 40.
@pytest.mark.parametrize(
    ("n", "low", "high"),
    [(0, 0.0, 3.69), (1, 0.0253, 5.57), (2, 0.242, 7.22), (5, 1.62, 11.67), (10, 4.80, 18.39), (50, 37.11, 65.92)],
)
def test_limits_are_those_of_the_published_table(n: int, low: float, high: float) -> None:
    assert limits(n) == pytest.approx((low, high), abs=0.006)


def test_limits_of_other_levels_are_those_of_the_published_table() -> None:
    assert limits(1, 0.99) == pytest.approx((0.00501, 7.43), abs=0.002)
    assert limits(0, 0.9)[1] == pytest.approx(-math.log(0.05))


@pytest.mark.parametrize("level", [0.5, 0.95, 0.999])
@pytest.mark.parametrize("n", [0, 1, 7, 300, 20_000])
def test_limits_are_quantiles_of_the_chi_squared_distribution(n: int, level: float) -> None:
    chi2 = pytest.importorskip("scipy.stats").chi2
    tail = (1 - level) / 2
    wanted = (chi2.ppf(tail, 2 * n) / 2 if n else 0.0, chi2.isf(tail, 2 * n + 2) / 2)
    assert limits(n, level) == pytest.approx(wanted, rel=1e-8)


@given(st.integers(0, 5000), st.floats(0.01, 0.9999))
def test_limits_hold_the_count(n: int, level: float) -> None:
    low, high = limits(n, level)
    assert 0 <= low <= n + 1e-9
    assert n < high < math.inf or level < 0.5
