"""Exact limits of a count."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Final

import numpy as np

#: Halvings of the search: more than a float has bits.
_STEPS: Final = 64


@lru_cache(maxsize=4096)
def limits(n: int, level: float = 0.95) -> tuple[float, float]:
    """Return the exact limits of the mean of a Poisson distribution of which one count is known.

    Parameters
    ----------
    n : int
        The count, 0 or more.
    level : float
        Confidence level, between 0 and 1.

    Returns
    -------
    tuple of float
        The mean below which a count of `n` or more is too rare, and the one above which a count of `n` or fewer is
        (Garwood 1936): half of what `level` leaves on either side. The lower limit of 0 is 0.

    Notes
    -----
    The limits are quantiles of a chi-squared distribution, which no package of the core has; they are found here by
    halving, in the sum of the probabilities of 0 to `n`.

    Examples
    --------
    >>> [tuple(round(bound, 3) for bound in limits(n)) for n in (0, 1, 10)]
    [(0.0, 3.689), (0.025, 5.572), (4.795, 18.39)]
    """
    tail = (1 - level) / 2
    low = _mean_at(n - 1, 1 - tail) if n else 0.0
    return low, _mean_at(n, tail)


def _mean_at(n: int, probability: float) -> float:
    """Return the mean with which a count of `n` or fewer has a probability, which falls as the mean rises."""
    k = np.arange(n + 1)
    factorials = np.concatenate([[0.0], np.cumsum(np.log(k[1:]))])
    low, high = 0.0, n + 1 + 10 * math.sqrt(n + 1) + 2 * math.log(1 / min(probability, 1 - probability))
    for _ in range(_STEPS):
        mean = (low + high) / 2
        if mean in (low, high):
            break
        if float(np.exp(k * math.log(mean) - mean - factorials).sum()) > probability:
            low = mean
        else:
            high = mean
    return (low + high) / 2
