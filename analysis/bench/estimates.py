"""Measures of summed counts, with intervals over the articles that were counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

Counts = Counter[str]
"""Additive counts of one unit of resampling, an article as a rule."""

Measures = Callable[[Counts], dict[str, float]]
"""From summed counts to named figures."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure and its 95 % interval.

    Parameters
    ----------
    value : float
        The figure over all units.
    low, high : float or None
        Bounds of the interval, None where there is nothing to resample.
    """

    value: float
    low: float | None = None
    high: float | None = None


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
    units: Sequence[Counts], measures: Measures, *, resamples: int = 1000, seed: int = 0
) -> dict[str, Estimate]:
    """Measure summed counts and bootstrap the measures over units.

    Parameters
    ----------
    units : sequence of Counts
        One item an article: sentences of one article are not independent of each other.
    measures : Measures
        Applied to the sum of all units, and to the sum of each resample.
    resamples : int, default 1000
        Number of bootstrap samples.
    seed : int, default 0
        Seed of the generator; the same units and seed give the same intervals.

    Returns
    -------
    dict of str to Estimate
        Percentile intervals (Efron & Tibshirani 1993, chapter 13). With fewer than two units the bounds are
        None.

    Examples
    --------
    >>> units = [Counter(right=9, all=10), Counter(right=3, all=10)]
    >>> estimate(units, lambda c: {"accuracy": percent(c["right"], c["all"])})
    {'accuracy': Estimate(value=60.0, low=30.0, high=90.0)}
    """
    values = measures(total(units))
    if len(units) < 2:
        return {name: Estimate(value) for name, value in values.items()}
    keys = sorted(set[str]().union(*units))
    table = np.array([[unit[key] for key in keys] for unit in units], dtype=np.float64)
    size = len(units)
    draws = np.random.default_rng(seed).multinomial(size, np.full(size, 1 / size), size=resamples) @ table
    samples = [measures(Counter(dict(zip(keys, row, strict=True)))) for row in draws.tolist()]
    bounds = {
        name: np.percentile([sample[name] for sample in samples if name in sample], [2.5, 97.5]) for name in values
    }
    return {name: Estimate(value, *bounds[name].tolist()) for name, value in values.items()}
