"""What the statistics ask of the frames that they are given, and keys of their rows."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from .._errors import Error

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Numbers = NDArray[np.float64]

#: The values of some columns in one row, None for a missing one.
Key = tuple[Any, ...]

#: How columns come about that a frame does not have from the start.
_REMEDIES = {
    "voice": "allegedly.frames.with_voice adds it",
    "quote": "allegedly.frames.with_voice adds it",
    "words": "allegedly.frames.voices counts them",
    "n_a": "allegedly.statistics.counts makes it",
    "n_b": "allegedly.statistics.counts makes it",
    "words_a": "allegedly.statistics.counts makes it",
    "words_b": "allegedly.statistics.counts makes it",
}


def names(columns: str | Sequence[str]) -> list[str]:
    """Return column names as a list."""
    return [columns] if isinstance(columns, str) else list(columns)


def need(frame: pd.DataFrame, columns: Iterable[str], *, what: str) -> None:
    """Raise an error that names the first column that is missing and how it comes about."""
    for column in columns:
        if column not in frame.columns:
            there = ", ".join(map(str, frame.columns)) or "none"
            remedy = _REMEDIES.get(column)
            if remedy is None and column.startswith("meta_"):
                remedy = f"give the documents meta={{{column.removeprefix('meta_')!r}: ...}}"
            raise Error(f"{what}: no column {column!r}; {remedy or 'name one of its columns'} (columns: {there})")


def numbers(frame: pd.DataFrame, column: str, *, what: str) -> Numbers:
    """Return a column of counts, none of them missing or below zero."""
    need(frame, [column], what=what)
    try:
        values = frame[column].to_numpy(dtype=np.float64, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise Error(f"{what}: column {column!r} holds no numbers; give counts") from error
    wrong = np.flatnonzero(~(values >= 0) | np.isinf(values))
    if len(wrong):
        raise Error(f"{what}: {frame[column].iloc[wrong[0]]} in column {column!r}, row {wrong[0]}; counts start at 0")
    return values


def keys(frame: pd.DataFrame, columns: Sequence[str]) -> list[Key]:
    """Return the values of the columns, row for row."""
    if not columns:
        return [()] * len(frame)
    values = frame[list(columns)].astype(object)
    return list(values.where(values.notna(), None).itertuples(index=False, name=None))


def key_frame(found: Sequence[Key], columns: Sequence[str], like: pd.DataFrame) -> pd.DataFrame:
    """Return keys as columns, with the dtypes of a frame that has these columns."""
    return pd.DataFrame(
        {name: pd.Series([key[at] for key in found], dtype=like[name].dtype) for at, name in enumerate(columns)},
        index=range(len(found)),
    )


def in_order(found: Iterable[Key]) -> list[Key]:
    """Sort keys, missing values last; values of different kinds by their kind."""
    return sorted(set(found), key=lambda key: [(part is None, type(part).__name__, part) for part in key])


def share(level: float) -> float:
    """Return the confidence level, or raise an error."""
    if not 0 < level < 1:
        raise Error(f"level={level}: give a share between 0 and 1, such as 0.95")
    return level


def scale(per: float) -> float:
    """Return the number of words to which rates are scaled, or raise an error."""
    if not (per > 0 and math.isfinite(per)):
        raise Error(f"per={per}: give the number of words that a rate is for, such as 1000")
    return per
