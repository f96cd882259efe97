"""Measures of summed counts, with intervals over the articles that were counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from ..statistics.resampling import interval, weights

Counts = Counter[str]
"""Additive counts of one unit of resampling, an article as a rule."""

Measures = Callable[[Counts], dict[str, float]]
"""From summed counts to named figures."""

Cases = Callable[[Counts], dict[str, int]]
"""From summed counts to the number of cases that each figure rests on."""

DRAWS: Final = 2000
"""Resamples behind an interval."""

LEVEL: Final = 0.95
"""Confidence level of every interval."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval.

    Parameters
    ----------
    value : float
        The figure over all units.
    low, high : float or None
        Bounds of the interval, None where there is nothing to resample.
    n : int or None
        Number of cases that the figure rests on.
    """

    value: float
    low: float | None = None
    high: float | None = None
    n: int | None = None


def percent(part: float, whole: float) -> float:
    """Give a share in percent, 0 of nothing.

    Examples
    --------
    >>> percent(1, 4), percent(0, 0)
    (25.0, 0.0)
    """
    return 100 * part / whole if whole else 0.0


def harmonic(precision: float, recall: float) -> float:
    """Give the harmonic mean (F1) of precision and recall.

    Examples
    --------
    >>> harmonic(100.0, 50.0), harmonic(0.0, 0.0)
    (66.66666666666667, 0.0)
    """
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def total(units: Sequence[Counts]) -> Counts:
    """Sum counts.

    Examples
    --------
    >>> total([Counter(a=1), Counter(a=2, b=1)])
    Counter({'a': 3, 'b': 1})
    """
    return sum(units, Counter())


def estimate(
    units: Sequence[Counts], measures: Measures, *, cases: Cases | None = None, draws: int = DRAWS, seed: int = 0
) -> dict[str, Estimate]:
    """Measure summed counts and bootstrap the measures over units.

    Parameters
    ----------
    units : sequence of Counts
        One item an article: sentences of one article are not independent of each other.
    measures : Measures
        Applied to the sum of all units, and to the sum of each resample.
    cases : Cases, optional
        Tells how many cases each figure rests on.
    draws : int, default `DRAWS`
        Number of bootstrap samples.
    seed : int, default 0
        Seed of the generator; the same units and seed give the same intervals.

    Returns
    -------
    dict of str to Estimate
        Percentile intervals (Efron & Tibshirani 1993, chapter 13), as `allegedly.statistics` draws them. With
        fewer than two units the bounds are None.

    Examples
    --------
    >>> units = [Counter(right=9, all=10), Counter(right=3, all=10)]
    >>> estimate(units, lambda c: {"accuracy": percent(c["right"], c["all"])}, cases=lambda c: {"accuracy": c["all"]})
    {'accuracy': Estimate(value=60.0, low=30.0, high=90.0, n=20)}
    """
    summed = total(units)
    values = measures(summed)
    numbers = cases(summed) if cases is not None else {}
    if len(units) < 2:
        return {name: Estimate(value, n=numbers.get(name)) for name, value in values.items()}
    keys = sorted(set[str]().union(*units))
    table = np.array([[unit[key] for key in keys] for unit in units], dtype=np.float64)
    samples = [
        measures(Counter(dict(zip(keys, row, strict=True))))
        for block in weights(len(units), draws=draws, generator=np.random.default_rng(seed))
        for row in (block @ table).tolist()
    ]
    known = np.array([[sample.get(name, np.nan) for name in values] for sample in samples])
    lows, highs = interval(known, LEVEL)
    return {
        name: Estimate(value, low, high, numbers.get(name))
        for (name, value), low, high in zip(values.items(), lows.tolist(), highs.tolist(), strict=True)
    }
