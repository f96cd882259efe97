"""Intervals by resampling whole documents.

Words of one article are not independent of each other, articles are, nearly: so documents are drawn anew, not
words, and a document goes with all that it holds (Efron & Tibshirani 1993, chapters 6, 8 and 13).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pandas as pd
from tqdm import tqdm

from .._errors import Error
from ._frames import keys, need, share

if TYPE_CHECKING:
    from ._frames import Numbers

#: A figure, or several by name, of a frame.
Statistic = Callable[[pd.DataFrame], "float | Mapping[str, float] | pd.Series"]

#: Most numbers of a block of weights.
_BLOCK: Final = 4_000_000


def bootstrap(
    frame: pd.DataFrame,
    statistic: Statistic,
    *,
    by: str = "doc",
    documents: Sequence[str] | None = None,
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Give any figure an interval by resampling documents.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any frame of several documents.
    statistic : callable
        From a frame with the same columns to a number, or to several by name (a mapping or Series).
    by : str
        What is drawn as a whole. In a resample this column holds the number of the draw, so that a document that is
        drawn twice counts as two.
    documents : sequence of str, optional
        Names of all documents, where some have no row in the frame: they are drawn as well. By default those that
        have rows.
    draws : int
        Number of resamples.
    seed : int
        Seed of the generator: the same frame and seed give the same interval.
    level : float
        Confidence level.

    Returns
    -------
    pandas.DataFrame
        One row a figure: ``statistic`` (its name), ``estimate`` (of the frame itself), ``low``, ``high`` (percentile
        interval: Efron & Tibshirani 1993, chapter 13), ``docs`` (number of documents), ``draws`` (number of
        resamples in which the figure exists).

    Raises
    ------
    Error
        If a column is missing, there are fewer than two documents, or the statistic gives no number.

    Examples
    --------
    >>> acts = pd.DataFrame({"doc": list("aabbcd"), "act": ["DENY", "ACCUSE", "DENY", "DENY", "ACCUSE", "ACCUSE"]})
    >>> found = bootstrap(acts, lambda frame: frame["act"].eq("DENY").mean(), seed=1)
    >>> found[["estimate", "low", "high", "docs"]].values.tolist()
    [[0.5, 0.0, 0.8571428571428571, 4.0]]
    """
    need(frame, [by], what="frame")
    rows: dict[object, list[int]] = {name: [] for name in documents or ()}
    for at, (name,) in enumerate(keys(frame, [by])):
        if documents is not None and name not in rows:
            raise Error(f"the frame has rows of {name!r}, which is not among documents; name all documents there")
        rows.setdefault(name, []).append(at)
    many(len(rows), what="frame")
    places = [np.array(at, dtype=np.intp) for at in rows.values()]
    generator = generator_of(draws, seed)
    found = [_figures(statistic(frame))]
    for _ in tqdm(range(draws), desc="bootstrap", delay=2, leave=False):
        chosen = [places[one] for one in generator.integers(len(places), size=len(places))]
        sample = frame.take(np.concatenate(chosen)).reset_index(drop=True)
        sample[by] = np.repeat(np.arange(len(chosen)), [len(one) for one in chosen])
        found.append(_figures(statistic(sample)))
    names = list(found[0])
    samples = np.array([[one.get(name, np.nan) for name in names] for one in found[1:]]).reshape(draws, len(names))
    low, high = interval(samples, level)
    return pd.DataFrame(
        {
            "statistic": names,
            "estimate": list(found[0].values()),
            "low": low,
            "high": high,
            "docs": len(rows),
            "draws": (~np.isnan(samples)).sum(axis=0),
        }
    )


def _figures(value: object) -> dict[str, float]:
    items: Iterable[tuple[object, Any]] = [("statistic", value)]
    if isinstance(value, (Mapping, pd.Series)):
        items = value.items()
    found: dict[str, float] = {}
    for name, figure in items:
        try:
            found[str(name)] = np.nan if figure is None or figure is pd.NA else float(figure)
        except (TypeError, ValueError):
            raise Error(
                f"the statistic gave {type(figure).__name__} for {str(name)!r}; "
                "let it return a number, or a mapping from names to numbers"
            ) from None
    return found


def weights(units: int, *, draws: int, generator: np.random.Generator) -> Iterator[Numbers]:
    """Yield how often each unit is drawn in each resample, in blocks that fit into memory.

    Yields
    ------
    numpy.ndarray
        A block of resamples: one row a resample, one column a unit, each row with the sum `units`.
    """
    size = max(1, _BLOCK // units)
    for first in range(0, draws, size):
        block = generator.multinomial(units, np.full(units, 1 / units), size=min(size, draws - first))
        yield block.astype(np.float64)


def interval(samples: Numbers, level: float) -> tuple[Numbers, Numbers]:
    """Return the percentile interval of each column of resampled figures, without those that do not exist.

    The limits are figures of resamples themselves, not values between them, so that a ratio may be infinite.
    """
    tail = (1 - share(level)) / 2
    bounds = np.full((2, samples.shape[1]), np.nan)
    for at, column in enumerate(samples.T):
        known = column[~np.isnan(column)]
        if len(known):
            bounds[:, at] = np.quantile(known, [tail, 1 - tail], method="inverted_cdf")
    return bounds[0], bounds[1]


def many(
    documents: int, *, what: str, remedy: str = "give the rows of several, or ask for a statistic without resampling"
) -> int:
    """Return the number of documents, or raise an error if there is nothing to resample."""
    if documents == 0:
        raise Error(f"{what}: no documents; give the rows of at least two")
    if documents == 1:
        raise Error(f"{what}: one document, and how documents differ cannot be told from one; {remedy}")
    return documents


def generator_of(draws: int, seed: int) -> np.random.Generator:
    """Return the generator of a seed, or raise an error if there is nothing to draw."""
    if draws < 1:
        raise Error(f"draws={draws}: give the number of resamples, such as 2000")
    if seed < 0:
        raise Error(f"seed={seed}: give 0 or a greater whole number")
    return np.random.default_rng(seed)
