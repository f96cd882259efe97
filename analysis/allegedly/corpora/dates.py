"""Dates as news archives write them, to ISO 8601.

Only what is beyond doubt is read: a month by its name, or year, month and day in this order. ``03/06/2018`` is the
third of June to some and the sixth of March to others, so it stays as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY: Final = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR: Final = r"(?P<year>(?:1[6-9]|20)\d\d)"
_WEEKDAY: Final = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?)"
_REST: Final = rf"(?:,? {_WEEKDAY})?(?:,? \d?\d[:.]\d\d(?: ?[AP]M)?(?: [A-Z]{{2,4}})?)?"
_WRITTEN: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # March 6, 2018 Tuesday; Tuesday, March 6, 2018
        rf"(?:{_WEEKDAY}\.?,? )?{_MONTH} {_DAY},? {_YEAR}{_REST}",
        # 6 March 2018; Tue 06-Mar-2018
        rf"(?:{_WEEKDAY}\.?,? )?{_DAY}[ -]{_MONTH},?[ -]{_YEAR}{_REST}",
        rf"{_MONTH},? {_YEAR}",
    )
)
_CLOCK: Final = r"[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?"
_ISO: Final = re.compile(rf"((?:1[6-9]|20)\d\d)-?(\d\d)-?(\d\d)(?:{_CLOCK})?")
#: No date is longer.
_LONGEST: Final = 60


def iso(written: str) -> str | None:
    """Return a date in ISO 8601, None if it is no date or could be two.

    Parameters
    ----------
    written : str
        The date, and nothing else.

    Returns
    -------
    str or None
        ``YYYY-MM-DD``, without the time of day, or ``YYYY-MM`` where no day is given.

    Examples
    --------
    >>> [iso(one) for one in ("March 6, 2018 Tuesday", "06 Mar 2018", "20180306", "Spring 2018", "03/06/2018")]
    ['2018-03-06', '2018-03-06', '2018-03-06', None, None]
    """
    if len(written) > _LONGEST:
        return None
    string = " ".join(written.split())
    if match := _ISO.fullmatch(string):
        return _checked(*map(int, match.groups()))
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(string):
            year, month = int(match["year"]), _MONTHS.index(match["month"][:3].lower()) + 1
            if "day" not in match.groupdict():
                return f"{year:04}-{month:02}"
            return _checked(year, month, int(match["day"]))
    return None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
