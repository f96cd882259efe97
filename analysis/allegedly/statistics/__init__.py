"""Statistics of what was found: frames in, frames out.

Rates with intervals, differences between groups, keyness and agreement of coders. Every function leaves its frames as
they are, keeps the raw counts beside each figure, and draws nothing at random but by the seed that it is given. The
columns of the frames are those of `allegedly.frames`.
"""

from __future__ import annotations

from .agreement import alpha, confusion, kappa
from .differences import differences
from .keyness import counts, keyness, log_likelihood, log_odds, log_ratio
from .periods import in_periods
from .rates import compare, rates
from .resampling import bootstrap

__all__ = [
    "alpha",
    "bootstrap",
    "compare",
    "confusion",
    "counts",
    "differences",
    "in_periods",
    "kappa",
    "keyness",
    "log_likelihood",
    "log_odds",
    "log_ratio",
    "rates",
]
