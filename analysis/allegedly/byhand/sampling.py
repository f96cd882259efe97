"""Draw items to check, and estimate from those that were checked how often the tool is right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from .._errors import CorrectionError
from ..document import Document
from ..frames.making import STRING
from ..frames.schema import LIST
from .items import items

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NAMES: Final = {"act": "label", "document": "doc"}
_JOINT: Final = " | "


def sample(
    found: Document | pd.DataFrame | Iterable[Document],
    *,
    n: int,
    seed: int,
    by: str | Sequence[str] = (),
    allocation: str = "equal",
) -> pd.DataFrame:
    """Draw rows to be checked by hand.

    Parameters
    ----------
    found : Document, iterable of Document, or pandas.DataFrame
        Documents, or what `items` made of them; or one of the frames `doc.attributions`, `doc.marks`, `doc.acts`, of
        one document or several put together.
    n : int
        How many to draw; all, if there are not so many.
    seed : int
        Seed of the draw: the same rows and seed give the same sample, in whatever order documents come.
    by : str or sequence of str
        Columns whose values part the rows into strata, such as ``"rule"`` or ``["doc", "label"]``. Beside the columns
        of `ITEMS` there are ``"category"`` (the label without its subtype), ``"act"`` (the label) and ``"document"``.
    allocation : {"equal", "proportional"}
        Whether strata have the same number of rows in the sample, as far as they go, which suits figures for each of
        them; or numbers in proportion to their size, at least one each, which suits one figure for all.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ITEMS`, in the order of documents and text. ``probability`` is the chance that the row had: with
        its inverse as weight, what is counted in the sample estimates what is in the whole (Horvitz & Thompson 1952).

    Raises
    ------
    CorrectionError
        If ``n`` is less than 1 or than the number of strata, or there is no such column or allocation.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Ann denied it. Bob denied it. Ann may leave.", name="both")
    >>> drawn = sample(doc, n=3, seed=1, by="kind")
    >>> sorted(drawn["stratum"])
    ['act', 'attribution', 'mark']
    """
    frame = found if isinstance(found, pd.DataFrame) and {"kind", "spans"} <= set(found.columns) else items(found)
    keys = [by] if isinstance(by, str) else list(by)
    if n < 1:
        raise CorrectionError(f"cannot draw {n} rows; n must be 1 or more")
    if allocation not in ("equal", "proportional"):
        raise CorrectionError(f"no allocation is called {allocation!r}; use equal or proportional")
    # In whatever order rows come, each has the same number in the draw.
    frame = frame.sort_values(["doc", "start", "end", "kind", "id"], kind="stable", ignore_index=True)
    strata = _strata(frame, keys)
    sizes = strata.value_counts().sort_index()
    if len(sizes) > n:
        raise CorrectionError(
            f"{n} rows cannot cover {len(sizes)} strata by {', '.join(keys)}; draw {len(sizes)} or more, or use fewer "
            "columns"
        )
    quotas = _equal(sizes, n) if allocation == "equal" else _proportional(sizes, n)
    draw = np.random.default_rng(seed)
    chosen: list[int] = []
    chance = pd.Series(np.nan, frame.index, dtype="float64")
    for stratum, quota in quotas.items():
        rows = np.flatnonzero(strata.eq(stratum))
        chosen.extend(int(row) for row in draw.permutation(rows)[:quota])
        chance.iloc[rows] = quota / len(rows)
    drawn = frame.assign(stratum=strata.astype(STRING) if keys else frame["stratum"], probability=chance)
    return drawn.iloc[sorted(chosen)].reset_index(drop=True)


def precision(
    checked: pd.DataFrame,
    *,
    by: str | Sequence[str] = "label",
    on: Sequence[str] = ("label", "words"),
    level: float = 0.95,
) -> pd.DataFrame:
    """Estimate from checked items how many of the tool's are right.

    An item is right if it was confirmed, or changed only in other columns than those of `on`; it is wrong if it was
    removed or changed in one of them. What was added, or not looked at, tells nothing here and is left out.

    Parameters
    ----------
    checked : pandas.DataFrame
        Columns as in `CHECKED`, as `read_csv` and `read_brat` give it.
    by : str or sequence of str
        Columns to part the items by, such as ``"label"`` (the tool's), ``"rule"``, ``"kind"``, ``"category"``,
        ``"doc"``; ``()`` for one figure.
    on : sequence of str
        Columns that must be right: of ``label``, ``words``, ``source``, ``target``, ``content``, ``charge``.
    level : float
        Confidence level of the interval.

    Returns
    -------
    pandas.DataFrame
        The columns of `by` and ``n`` (checked), ``right``, ``precision``, ``low``, ``high`` (0 to 1); one row a group,
        the larger first. Items that were drawn with unequal chances are weighted by the inverse of these (the ratio
        estimator of Horvitz & Thompson 1952). The interval is Wilson's score interval (1927), for weighted items with
        their effective number, the squared sum of weights over the sum of squared weights (Kish 1965).

    Raises
    ------
    CorrectionError
        If nothing was checked, the level is not between 0 and 1, or there is no such column.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items, confirmed
    >>> doc = analyze("Ann denied it. Bob denied it.", name="both")
    >>> precision(confirmed(items(doc, kinds=["act"]))).round(2).values.tolist()
    [['DENY', 2, 2, 1.0, 0.34, 1.0]]
    """
    _require(checked, on, level)
    seen = checked[checked["check"].isin(["confirmed", "changed", "removed"])]
    if seen.empty:
        raise CorrectionError("no item was checked: fill in the column 'correct' before you estimate")
    found = _shares(seen.assign(label=seen["tool_label"]), _right(seen, on), by=by, level=level)
    return found.rename(columns={"some": "right", "share": "precision"})


def recall(
    checked: pd.DataFrame,
    *,
    by: str | Sequence[str] = "label",
    on: Sequence[str] = ("label", "words"),
    level: float = 0.95,
) -> pd.DataFrame:
    """Estimate from whole texts that were checked how much of what is there the tool has found.

    What is there is what was confirmed, changed or added. It was found if it was confirmed, or changed only in other
    columns than those of `on`.

    Parameters
    ----------
    checked : pandas.DataFrame
        Columns as in `CHECKED`, of somebody who read the texts from end to end and added what the tool missed.
    by : str or sequence of str
        As for `precision`; but the label is that of whoever checked.
    on : sequence of str
        As for `precision`. With ``()`` all counts as found that the tool saw, whatever it called it.
    level : float
        Confidence level of the interval.

    Returns
    -------
    pandas.DataFrame
        The columns of `by` and ``n`` (there), ``found``, ``recall``, ``low``, ``high`` (0 to 1; Wilson 1927), one row
        a group, the larger first.

    Raises
    ------
    CorrectionError
        If the items are a sample, in which nobody can see what the tool missed; or as `precision` does.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items, confirmed
    >>> doc = analyze("Ann denied it. Bob denied it.", name="both")
    >>> recall(confirmed(items(doc, kinds=["act"]))).round(2).values.tolist()
    [['DENY', 2, 2, 1.0, 0.34, 1.0]]
    """
    _require(checked, on, level)
    if checked["probability"].lt(1).any():
        raise CorrectionError(
            "these items are a sample, in which nobody sees what was missed; give all that was found in a text"
        )
    there = checked[checked["check"].isin(["confirmed", "changed", "added"])]
    if there.empty:
        raise CorrectionError("no item was confirmed, changed or added: check a whole text before you estimate")
    found = _shares(there, _right(there, on), by=by, level=level)
    return found.rename(columns={"some": "found", "share": "recall"})


def _require(checked: pd.DataFrame, on: Sequence[str], level: float) -> None:
    if "check" not in checked.columns:
        raise CorrectionError("these items were not checked; read them with read_csv or read_brat first")
    if not 0 < level < 1:
        raise CorrectionError(f"no confidence level is {level}; use one between 0 and 1, such as 0.95")
    known = ("label", "words", "source", "target", "content", "charge")
    for name in on:
        if name not in known:
            raise CorrectionError(f"nothing can be right in {name!r}; use {', '.join(known)}")


def _right(checked: pd.DataFrame, on: Sequence[str]) -> NDArray[np.bool_]:
    """Return for each item whether the tool has it as the person has it, as far as the columns of `on` go."""
    pairs = zip(checked["check"], checked["changed"], strict=True)
    right = [
        check == "confirmed" or (check == "changed" and set(on).isdisjoint(some.split(LIST))) for check, some in pairs
    ]
    return np.array(right, dtype=bool)


def _shares(items: pd.DataFrame, some: NDArray[np.bool_], *, by: str | Sequence[str], level: float) -> pd.DataFrame:
    """Return the share of some among the items of each group, weighted by the inverse of their chances."""
    keys = [by] if isinstance(by, str) else list(by)
    groups = items.assign(**{key: _column(items, key) for key in keys}, _some=some)
    groups["_weight"] = 1 / groups["probability"].fillna(1.0)
    rows = []
    # One column that is the same for all rows, so that no columns at all is one group.
    for values, group in groups.assign(_all="").groupby(["_all", *keys], sort=True, dropna=False):
        weights, chosen = group["_weight"].to_numpy(float), group["_some"].to_numpy(bool)
        share = float(weights[chosen].sum() / weights.sum())
        low, high = wilson(share, float(weights.sum() ** 2 / (weights**2).sum()), level=level)
        rows.append((*values[1:], len(group), int(chosen.sum()), share, low, high))
    table = pd.DataFrame(rows, columns=[*keys, "n", "some", "share", "low", "high"])
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def wilson(share: float, n: float, *, level: float = 0.95) -> tuple[float, float]:
    """Return the score interval of a share (Wilson 1927).

    Parameters
    ----------
    share : float
        The share observed, 0 to 1.
    n : float
        How many observations it rests on; an effective number need not be whole.
    level : float
        Confidence level.

    Examples
    --------
    >>> [round(bound, 3) for bound in wilson(0.8, 10)]
    [0.49, 0.943]
    """
    z = NormalDist().inv_cdf(0.5 + level / 2)
    middle = (share + z * z / (2 * n)) / (1 + z * z / n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    # At the ends the bound is 0 or 1, which rounding can miss by a hair.
    return 0.0 if share == 0 else max(0.0, middle - half), 1.0 if share == 1 else min(1.0, middle + half)


def _column(frame: pd.DataFrame, key: str) -> pd.Series:
    if key == "category":
        return frame["label"].str.partition(".")[0].astype(STRING)
    name = _NAMES.get(key, key)
    if name not in frame.columns:
        raise CorrectionError(f"no column is called {key!r}; use category, {', '.join(map(str, frame.columns))}")
    return frame[name]


def _strata(frame: pd.DataFrame, keys: Sequence[str]) -> pd.Series:
    # Of no columns at all there is one stratum.
    parts = [["" if pd.isna(value) else str(value) for value in _column(frame, key)] for key in keys]
    joined = [_JOINT.join(values) for values in zip(*parts, strict=True)] if parts else [""] * len(frame)
    return pd.Series(joined, frame.index, dtype=object)


def _equal(sizes: pd.Series, n: int) -> dict[str, int]:
    """Share a number out among strata, what small ones cannot use among the others."""
    quotas: dict[str, int] = {}
    left = n
    ordered = sorted(sizes.items(), key=lambda item: (item[1], str(item[0])))
    for at, (stratum, size) in enumerate(ordered):
        quotas[str(stratum)] = min(int(size), left // (len(ordered) - at))
        left -= quotas[str(stratum)]
    return {str(stratum): quotas[str(stratum)] for stratum in sizes.index}


def _proportional(sizes: pd.Series, n: int) -> dict[str, int]:
    """Share a number out in proportion to size, at least one to each: largest remainders (Hamilton's method)."""
    whole = int(sizes.sum())
    n = min(n, whole)
    ideal = {str(stratum): n * int(size) / whole for stratum, size in sizes.items()}
    quotas = {stratum: max(1, int(share)) for stratum, share in ideal.items()}
    size_of = {str(stratum): int(size) for stratum, size in sizes.items()}
    for _ in range(abs(n - sum(quotas.values()))):
        if sum(quotas.values()) < n:
            open_ = [stratum for stratum in quotas if quotas[stratum] < size_of[stratum]]
            quotas[max(open_, key=lambda stratum: ideal[stratum] - quotas[stratum])] += 1
        else:
            spare = [stratum for stratum in quotas if quotas[stratum] > 1]
            quotas[max(spare, key=lambda stratum: quotas[stratum] - ideal[stratum])] -= 1
    return quotas
