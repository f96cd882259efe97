"""Days, months, quarters and years of dated rows."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final, Literal, get_args

import pandas as pd

from .._errors import Error
from ..corpora.dates import iso
from ._frames import need

if TYPE_CHECKING:
    from pandas.api.typing import NaTType

Period = Literal["D", "W", "M", "Q", "Y"]

#: What a date names, part for part.
_PARTS: Final = ("year", "month", "day")
#: How many of these parts tell in which period it lies, from the shortest period to the longest.
_NEEDED: Final[dict[str, int]] = {"D": 3, "W": 3, "M": 2, "Q": 2, "Y": 1}
#: A date that names no day, or not even a month.
_SHORT: Final = re.compile(r"(1[6-9]|20)\d\d(-(0[1-9]|1[0-2]))?")
_REMEDY: Final = "write it like 2018-03-06, or leave it empty"


def in_periods(frame: pd.DataFrame, *, date: str = "meta_date", period: Period = "M") -> pd.DataFrame:
    """Say for each row in which period it lies.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any frame with a column of dates.
    date : str
        That column: dates, years, or words such as *2018-03-06*, *2018-03*, *2018* or *March 6, 2018*. What could be
        two dates, such as *03/06/2018*, is refused.
    period : {"D", "W", "M", "Q", "Y"}
        How long a period is: a day, a week (from Monday), a month, a quarter or a year.

    Returns
    -------
    pandas.DataFrame
        The frame with a column ``period`` (of `pandas.Period`), missing where there is no date.

    Raises
    ------
    Error
        If there is no such column or period, a value is no date, or it names no month, or no day, where that is needed.

    Examples
    --------
    >>> acts = pd.DataFrame({"act": ["DENY", "DENY", "EVADE"], "meta_date": ["2018-03-06", "May 2, 2018", None]})
    >>> print(in_periods(acts, period="Q")["period"].tolist())
    [Period('2018Q1', 'Q-DEC'), Period('2018Q2', 'Q-DEC'), NaT]
    """
    if period not in get_args(Period):
        raise Error(f"period={period!r}: give 'D' for days, 'W' for weeks, 'M' months, 'Q' quarters or 'Y' years")
    need(frame, [date], what="frame")
    known = {value: _period(value, date, period) for value in frame[date].dropna().unique()}
    found = [pd.NaT if pd.isna(value) else known[value] for value in frame[date]]
    return frame.assign(period=pd.PeriodIndex(found, freq=period))


def _period(value: object, column: str, period: str) -> pd.Period | NaTType:
    written = _written(value)
    if written is None:
        raise Error(f"{value!r} in column {column!r} is no date, or could be two; {_REMEDY}")
    if written == "":
        return pd.NaT
    parts, needed = written.count("-") + 1, _NEEDED[period]
    if parts < needed:
        longer = next(one for one, least in _NEEDED.items() if least <= parts)
        raise Error(
            f"{value!r} in column {column!r} names no {_PARTS[needed - 1]}; {_REMEDY}, or take longer periods: "
            f"period={longer!r}"
        )
    return pd.Period(written, freq=period)


def _written(value: object) -> str | None:
    """Return a date as year, month and day, as far as it names them; None if it is no date."""
    if isinstance(value, dt.date):
        return f"{value:%Y-%m-%d}"
    # Years become fractions in a column in which one is missing.
    string = str(int(value) if isinstance(value, float) and value.is_integer() else value).strip()
    return string if not string or _SHORT.fullmatch(string) else iso(string)
