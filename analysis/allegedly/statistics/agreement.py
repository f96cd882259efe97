"""How far people who code the same things agree, beyond chance.

Both coefficients are made of sums over documents, so that resamples need no more than sums: NLTK's `AnnotationTask`,
which counts the codes one by one, takes minutes for two thousand of them. The tests hold both against it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from .._errors import Error
from ._frames import in_order, keys, names, need
from .resampling import generator_of, interval, many, weights

if TYPE_CHECKING:
    from ._frames import Key, Numbers

_REMEDY: Final = "give codes of several, resample units (by= the columns of unit), or ask for no interval (draws=0)"


def kappa(
    codes: pd.DataFrame,
    *,
    coder: str = "coder",
    unit: str | Sequence[str] = "unit",
    label: str = "label",
    by: str | Sequence[str] = "doc",
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Measure the agreement of each pair of coders: kappa (Cohen 1960), with plain agreement beside it.

    Parameters
    ----------
    codes : pandas.DataFrame
        One row a coder and unit. A missing label means that the coder did not code the unit.
    coder, label : str
        The columns that name the coder and the label.
    unit : str or sequence of str
        The columns that together name what was coded.
    by : str or sequence of str
        What is resampled as a whole, the document as a rule. Units of one document are not independent; where all are
        of one, resampling `unit` gives an interval for that document alone.
    draws : int
        Number of resamples; 0 for no interval.
    seed : int
        Seed of their generator.
    level : float
        Confidence level.

    Returns
    -------
    pandas.DataFrame
        One row a pair of coders: ``coder_a``, ``coder_b``, ``units`` (coded by both), ``docs`` (number of documents,
        or of whatever `by` names), ``agreement`` (share of units with the same label), ``expected`` (that share by
        chance), ``kappa``, ``low`` and ``high`` (percentile interval: Efron & Tibshirani 1993). Kappa is missing where
        both gave one label to everything: chance alone would agree, and nothing is measured.

    Raises
    ------
    Error
        If a column is missing, a coder coded a unit twice, there are fewer than two coders, two coders have no unit
        in common, or there is nothing to resample.

    Examples
    --------
    >>> codes = pd.DataFrame(
    ...     {"doc": [*"aabb"] * 2, "unit": [1, 2, 3, 4] * 2, "coder": ["ann"] * 4 + ["bo"] * 4, "label": [*"yynnynnn"]}
    ... )
    >>> kappa(codes)[["coder_a", "coder_b", "units", "agreement", "expected", "kappa"]].values.tolist()
    [['ann', 'bo', 4, 0.75, 0.5, 0.5]]
    """
    found = _coded(codes, coder=coder, unit=unit, label=label, by=by, resampled=draws != 0)
    rows: list[tuple[object, ...]] = []
    for a, b in _pairs(found.coders):
        tables = _confusions(found, a, b)
        if not len(tables):
            raise Error(f"coders {a!r} and {b!r} have no unit in common; give units that both coded")
        agreement, expected, value = _kappa(tables.sum(axis=0)[None])
        limits = _limits(
            tables, lambda sums: _kappa(sums)[2], what=f"codes of {a!r} and {b!r}", draws=draws, seed=seed, level=level
        )
        rows.append((a, b, int(tables.sum()), len(tables), agreement[0], expected[0], value[0], *limits))
    return _table(rows, "coder_a coder_b units docs agreement expected kappa low high")


def alpha(
    codes: pd.DataFrame,
    *,
    coder: str = "coder",
    unit: str | Sequence[str] = "unit",
    label: str = "label",
    by: str | Sequence[str] = "doc",
    draws: int = 2000,
    seed: int = 0,
    level: float = 0.95,
) -> pd.DataFrame:
    """Measure the agreement of all coders at once: alpha for nominal labels (Krippendorff 2004, chapter 11).

    Parameters
    ----------
    codes, coder, unit, label, by, draws, seed, level
        As for `kappa`. Coders need not have coded the same units.

    Returns
    -------
    pandas.DataFrame
        One row: ``coders``, ``units`` (with two labels or more), ``labels`` (given to these units), ``docs``,
        ``agreement`` (share of pairs of labels of one unit that are the same, units with more labels counting more),
        ``expected`` (that share by chance), ``alpha``, ``low`` and ``high`` (percentile interval: Efron & Tibshirani
        1993). Alpha is missing where everything has one label.

    Raises
    ------
    Error
        If a column is missing, a coder coded a unit twice, no unit has two labels, or there is nothing to resample.

    Examples
    --------
    >>> codes = pd.DataFrame(
    ...     {"doc": [*"aabb"] * 2, "unit": [1, 2, 3, 4] * 2, "coder": ["ann"] * 4 + ["bo"] * 4, "label": [*"yynnynnn"]}
    ... )
    >>> alpha(codes)[["coders", "units", "labels", "agreement", "alpha"]].round(3).values.tolist()
    [[2.0, 4.0, 8.0, 0.75, 0.533]]
    """
    found = _coded(codes, coder=coder, unit=unit, label=label, by=by, resampled=draws != 0)
    units = [labels for labels in found.units.values() if len(labels) > 1]
    tables = _coincidences(found)
    if not len(tables):
        raise Error("no unit was coded by two coders; give units that several coded")
    agreement, expected, value = _alpha(tables.sum(axis=0)[None])
    limits = _limits(tables, lambda sums: _alpha(sums)[2], what="codes", draws=draws, seed=seed, level=level)
    coders = {one for labels in units for one in labels}
    labels = sum(map(len, units))
    row = (len(coders), len(units), labels, len(tables), agreement[0], expected[0], value[0], *limits)
    return _table([row], "coders units labels docs agreement expected alpha low high")


def confusion(
    codes: pd.DataFrame,
    *,
    coders: tuple[Hashable, Hashable] | None = None,
    coder: str = "coder",
    unit: str | Sequence[str] = "unit",
    label: str = "label",
) -> pd.DataFrame:
    """Count what one coder called what another called something else.

    Parameters
    ----------
    codes, coder, unit, label
        As for `kappa`.
    coders : tuple, optional
        The two coders, where there are more.

    Returns
    -------
    pandas.DataFrame
        One row a label of the first coder, named in the column ``label``; one column a label of the second, with the
        number of units that both coded so.

    Raises
    ------
    Error
        As `kappa` does, or if there are more than two coders and `coders` does not say which.

    Examples
    --------
    >>> codes = pd.DataFrame({"unit": [1, 2, 1, 2], "coder": ["ann"] * 2 + ["bo"] * 2, "label": list("ynyy")})
    >>> confusion(codes).values.tolist()
    [['n', 0, 1], ['y', 0, 1]]
    """
    found = _coded(codes, coder=coder, unit=unit, label=label, by=unit, resampled=False)
    pairs = _pairs(found.coders)
    if coders is None and len(pairs) > 1:
        raise Error(f"{len(found.coders)} coders; name two of them: coders=({pairs[0][0]!r}, {pairs[0][1]!r})")
    for one in coders or ():
        if one not in found.coders:
            raise Error(f"no coder {one!r} in column {coder!r}; there are {', '.join(map(repr, found.coders))}")
    a, b = coders or pairs[0]
    table = _confusions(found, a, b).sum(axis=0, dtype=np.int64)
    counted = pd.DataFrame(table, columns=pd.Index(found.labels, dtype=object))
    counted.insert(0, "label", pd.Series(found.labels), allow_duplicates=True)
    return counted


@dataclass(frozen=True, slots=True)
class _Codes:
    """Labels, by number, of each coder in each unit; and the units of each document."""

    coders: list[Hashable]
    labels: list[Hashable]
    units: dict[Key, dict[Hashable, int]]
    documents: dict[Key, list[Key]]


def _coded(
    codes: pd.DataFrame, *, coder: str, unit: str | Sequence[str], label: str, by: str | Sequence[str], resampled: bool
) -> _Codes:
    groups = names(by) if resampled or set(names(by)) <= set(codes.columns) else names(unit)
    need(codes, [coder, *names(unit), label, *groups], what="codes")
    codes = codes[codes[label].notna()]
    labels = [value for (value,) in in_order(keys(codes, [label]))]
    number = {value: at for at, value in enumerate(labels)}
    units: dict[Key, dict[Hashable, int]] = {}
    documents: dict[Key, list[Key]] = {}
    # A unit's name may hold within its document only.
    named = [*groups, *(name for name in names(unit) if name not in groups)]
    columns = (keys(codes, names) for names in ([coder], [label], named, groups))
    for (who,), (value,), what, where in zip(*columns, strict=True):
        if what not in units:
            units[what] = {}
            documents.setdefault(where, []).append(what)
        if who in units[what]:
            said = ", ".join(f"{name} {part!r}" for name, part in zip(named, what, strict=True))
            raise Error(f"coder {who!r} coded {said} twice; keep one row a coder and unit")
        units[what][who] = number[value]
    return _Codes([who for (who,) in in_order(keys(codes, [coder]))], labels, units, documents)


def _pairs(coders: Sequence[Hashable]) -> list[tuple[Hashable, Hashable]]:
    if len(coders) < 2:
        raise Error(f"agreement takes two coders, and the codes are of {len(coders)}; give those of another as well")
    return list(combinations(coders, 2))


def _confusions(found: _Codes, a: Hashable, b: Hashable) -> Numbers:
    """Return for each document with units that both coded how often a label of a met a label of b."""
    tables = []
    for members in found.documents.values():
        table = np.zeros((len(found.labels),) * 2)
        for one in members:
            if a in found.units[one] and b in found.units[one]:
                table[found.units[one][a], found.units[one][b]] += 1
        if table.any():
            tables.append(table)
    return np.array(tables).reshape(-1, len(found.labels), len(found.labels))


def _coincidences(found: _Codes) -> Numbers:
    """Return for each document how often labels of one unit meet; the pairs of a unit weigh as much as its labels."""
    tables = []
    for members in found.documents.values():
        table = np.zeros((len(found.labels),) * 2)
        for one in members:
            given = np.bincount(list(found.units[one].values()), minlength=len(found.labels)).astype(np.float64)
            if (size := given.sum()) > 1:
                table += (np.outer(given, given) - np.diag(given)) / (size - 1)
        if table.any():
            tables.append(table)
    return np.array(tables).reshape(-1, len(found.labels), len(found.labels))


def _kappa(tables: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return agreement, expected agreement and kappa of each table."""
    size = tables.sum(axis=(1, 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        agreement = np.trace(tables, axis1=1, axis2=2) / size
        expected = (tables.sum(axis=1) * tables.sum(axis=2)).sum(axis=1) / size**2
    return agreement, expected, _beyond(agreement, expected)


def _alpha(tables: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Return agreement, expected agreement and alpha of each table of coincidences."""
    size = tables.sum(axis=(1, 2))
    given = tables.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        agreement = np.trace(tables, axis1=1, axis2=2) / size
        expected = (given * (given - 1)).sum(axis=1) / (size * (size - 1))
    return agreement, expected, _beyond(agreement, expected)


def _beyond(agreement: Numbers, expected: Numbers) -> Numbers:
    known = expected < 1 - 1e-12
    found: Numbers = np.where(known, (agreement - expected) / np.where(known, 1 - expected, 1), np.nan)
    return found


def _limits(
    tables: Numbers, coefficient: Callable[[Numbers], Numbers], *, what: str, draws: int, seed: int, level: float
) -> tuple[float, float]:
    if draws == 0:
        return np.nan, np.nan
    units = many(len(tables), what=what, remedy=_REMEDY)
    flat = tables.reshape(units, -1)
    blocks = weights(units, draws=draws, generator=generator_of(draws, seed))
    samples = np.concatenate([coefficient((block @ flat).reshape(-1, *tables.shape[1:])) for block in blocks])
    low, high = interval(samples[:, None], level)
    return float(low[0]), float(high[0])


def _table(rows: Sequence[tuple[object, ...]], columns: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())
