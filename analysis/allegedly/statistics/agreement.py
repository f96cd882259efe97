"""How far people who code the same things agree, beyond chance.

The coefficients are those of NLTK (`nltk.metrics`), which goes through the codes one by one. Their intervals take
thousands of resamples, for which sums of each document are enough: only there does this module count on its own.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from .._errors import Error
from ._frames import in_order, keys, names, need
from .resampling import generator_of, interval, many, weights

if TYPE_CHECKING:
    from nltk.metrics.agreement import AnnotationTask

    from ._frames import Key, Numbers

    #: The labels, by number, that coders gave one unit.
    Given = dict[Hashable, int]

_REMEDY: Final = "give codes of several, resample units (by= the columns of unit), or ask for no interval (draws=0)"

#: Most labels that NLTK compares; who has more has named a column of something else.
_LABELS: Final = 10_000


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
        in common, there are too many labels, or there is nothing to resample.

    Notes
    -----
    Agreement and kappa are those of `nltk.metrics.agreement.AnnotationTask`, on the units that both coded. Time grows
    with the number of codes: a hundred thousand take a few seconds.

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
        shared = _shared(found, (a, b))
        if not shared:
            raise Error(f"coders {a!r} and {b!r} have no unit in common; give units that both coded")
        task = _task(shared)
        value = task.kappa_pairwise(a, b) if len(task.K) > 1 else np.nan
        sums = np.array([_pair_sums(units, a, b, labels=len(found.labels)) for units in shared])
        limits = _limits(sums, _kappas, what=f"codes of {a!r} and {b!r}", draws=draws, seed=seed, level=level)
        rows.append((a, b, len(task.I), len(shared), task.Ao(a, b), task.Ae_kappa(a, b), value, *limits))
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
        If a column is missing, a coder coded a unit twice, no unit has two labels, there are too many labels, or
        there is nothing to resample.

    Notes
    -----
    Alpha and the disagreement to be expected are those of `nltk.metrics.agreement.AnnotationTask`.

    Examples
    --------
    >>> codes = pd.DataFrame(
    ...     {"doc": [*"aabb"] * 2, "unit": [1, 2, 3, 4] * 2, "coder": ["ann"] * 4 + ["bo"] * 4, "label": [*"yynnynnn"]}
    ... )
    >>> alpha(codes)[["coders", "units", "labels", "agreement", "alpha"]].round(3).values.tolist()
    [[2.0, 4.0, 8.0, 0.75, 0.533]]
    """
    from nltk import FreqDist

    found = _coded(codes, coder=coder, unit=unit, label=label, by=by, resampled=draws != 0)
    shared = _shared(found)
    if not shared:
        raise Error("no unit was coded by two coders; give units that several coded")
    task = _task(shared)
    value, expected = task.alpha(), 1 - task.Disagreement(FreqDist(code["labels"] for code in task.data))
    # Alpha is the share of the disagreement to be expected that did not come about.
    agreement = 1 - (1 - value) * (1 - expected)
    sums = np.array([_unit_sums(units, labels=len(found.labels)) for units in shared])
    limits = _limits(sums, _alphas, what="codes", draws=draws, seed=seed, level=level)
    known = value if len(task.K) > 1 else np.nan
    row = (len(task.C), len(task.I), len(task.data), len(shared), agreement, expected, known, *limits)
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
    from nltk.metrics import ConfusionMatrix

    found = _coded(codes, coder=coder, unit=unit, label=label, by=unit, resampled=False)
    pairs = _pairs(found.coders)
    if coders is None and len(pairs) > 1:
        raise Error(f"{len(found.coders)} coders; name two of them: coders=({pairs[0][0]!r}, {pairs[0][1]!r})")
    for one in coders or ():
        if one not in found.coders:
            raise Error(f"no coder {one!r} in column {coder!r}; there are {', '.join(map(repr, found.coders))}")
    a, b = coders or pairs[0]
    units = list(chain.from_iterable(_shared(found, (a, b))))
    first, second = ([given[who] for given in units] for who in (a, b))
    matrix, met = ConfusionMatrix(first, second), {*first, *second}
    numbers = range(len(found.labels))
    counted = pd.DataFrame(
        [[matrix[one, other] if {one, other} <= met else 0 for other in numbers] for one in numbers],
        columns=pd.Index(found.labels, dtype=object),
    )
    counted.insert(0, "label", pd.Series(found.labels), allow_duplicates=True)
    return counted


@dataclass(frozen=True, slots=True)
class _Codes:
    """The coders and the labels in order, and the codes of each unit of each document."""

    coders: list[Hashable]
    labels: list[Hashable]
    documents: list[list[Given]]


def _coded(
    codes: pd.DataFrame, *, coder: str, unit: str | Sequence[str], label: str, by: str | Sequence[str], resampled: bool
) -> _Codes:
    groups = names(by) if resampled or set(names(by)) <= set(codes.columns) else names(unit)
    need(codes, [coder, *names(unit), label, *groups], what="codes")
    codes = codes[codes[label].notna()]
    labels = [value for (value,) in in_order(keys(codes, [label]))]
    if len(labels) > _LABELS:
        raise Error(f"column {label!r} has {len(labels)} labels; name the one that holds what was coded: label=")
    number = {value: at for at, value in enumerate(labels)}
    units: dict[Key, Given] = {}
    documents: dict[Key, list[Given]] = {}
    # A unit's name may hold within its document only.
    named = [*groups, *(name for name in names(unit) if name not in groups)]
    columns = (keys(codes, names) for names in ([coder], [label], named, groups))
    for (who,), (value,), what, where in zip(*columns, strict=True):
        if what not in units:
            units[what] = {}
            documents.setdefault(where, []).append(units[what])
        if who in units[what]:
            said = ", ".join(f"{name} {part!r}" for name, part in zip(named, what, strict=True))
            raise Error(f"coder {who!r} coded {said} twice; keep one row a coder and unit")
        units[what][who] = number[value]
    return _Codes([who for (who,) in in_order(keys(codes, [coder]))], labels, list(documents.values()))


def _pairs(coders: Sequence[Hashable]) -> list[tuple[Hashable, Hashable]]:
    if len(coders) < 2:
        raise Error(f"agreement takes two coders, and the codes are of {len(coders)}; give those of another as well")
    return list(combinations(coders, 2))


def _shared(found: _Codes, coders: Sequence[Hashable] | None = None) -> list[list[Given]]:
    """Return the units that these coders all coded, or any two if none are named, of each document that has some."""
    documents = []
    for units in found.documents:
        if coders is None:
            documents.append([given for given in units if len(given) > 1])
        else:
            both = [given for given in units if all(who in given for who in coders)]
            documents.append([{who: given[who] for who in coders} for given in both])
    return [units for units in documents if units]


def _task(documents: Iterable[Sequence[Given]]) -> AnnotationTask:
    from nltk.metrics.agreement import AnnotationTask

    units = enumerate(chain.from_iterable(documents))
    return AnnotationTask([(who, at, label) for at, given in units for who, label in given.items()])


def _pair_sums(units: Sequence[Given], a: Hashable, b: Hashable, *, labels: int) -> Numbers:
    """Return how many units of a document have the same label of both, and how often each gave which label."""
    one, other = (np.array([given[who] for given in units], dtype=np.intp) for who in (a, b))
    counts = (np.bincount(given, minlength=labels) for given in (one, other))
    return np.concatenate([[(one == other).sum()], *counts]).astype(np.float64)


def _unit_sums(units: Sequence[Given], *, labels: int) -> Numbers:
    """Return how often labels of one unit are the same, units weighing as their labels; and how often each is given."""
    same, counts = 0.0, np.zeros(labels)
    for given in units:
        here = np.bincount(list(given.values()), minlength=labels)
        same += (here * (here - 1)).sum() / (len(given) - 1)
        counts += here
    return np.concatenate([[same], counts])


def _kappas(sums: Numbers) -> Numbers:
    """Return kappa of each row of sums, as `_pair_sums` gives them of a document."""
    one, other = np.split(sums[:, 1:], 2, axis=1)
    size = one.sum(axis=1)
    return _beyond(sums[:, 0] / size, (one * other).sum(axis=1) / size**2)


def _alphas(sums: Numbers) -> Numbers:
    """Return alpha of each row of sums, as `_unit_sums` gives them of a document."""
    counts = sums[:, 1:]
    size = counts.sum(axis=1)
    return _beyond(sums[:, 0] / size, (counts * (counts - 1)).sum(axis=1) / (size * (size - 1)))


def _beyond(agreement: Numbers, expected: Numbers) -> Numbers:
    known = expected < 1 - 1e-12
    found: Numbers = np.where(known, (agreement - expected) / np.where(known, 1 - expected, 1), np.nan)
    return found


def _limits(
    sums: Numbers, coefficient: Callable[[Numbers], Numbers], *, what: str, draws: int, seed: int, level: float
) -> tuple[float, float]:
    if draws == 0:
        return np.nan, np.nan
    documents = many(len(sums), what=what, remedy=_REMEDY)
    blocks = weights(documents, draws=draws, generator=generator_of(draws, seed))
    samples = np.concatenate([coefficient(block @ sums) for block in blocks])
    low, high = interval(samples[:, None], level)
    return float(low[0]), float(high[0])


def _table(rows: Sequence[tuple[object, ...]], columns: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())
