"""What frames hold, as figures show it: clean labels, numbers, counts."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from .._errors import Error
from .._types import AUTHOR, UNSTATED
from ..frames.schema import LIST
from .page import clean

if TYPE_CHECKING:
    import pandas as pd


#: What stands beside something that a person changed or added.
BY_HAND: Final = "(by hand)"


def number(value: float, decimals: int | None = None) -> str:
    """Write a number out, with commas and without needless digits; or with as many decimals as are asked for.

    >>> number(12345.0), number(0.25), number(-3.0), number(0.123456), number(1e12)
    ('12,345', '0.25', '−3', '0.123', '1e+12')
    >>> number(7.0, 1), number(-0.04, 1)
    ('7.0', '0.0')
    """
    if decimals is not None and abs(value) < 1e9:
        return f"{round(value, decimals) or 0.0:,.{decimals}f}".replace("-", "−")
    if 1e3 <= abs(value) < 1e9:
        return f"{value:,.0f}".replace("-", "−")
    return f"{value:.3g}".replace("-", "−") if value else "0"


def decimals_for(values: Iterable[float]) -> int:
    """Return with how many decimals numbers below one another are written: about three figures of the largest.

    >>> [decimals_for(values) for values in ([10.4, -32.9, 0.07], [0.935, 1.0], [4.0], [100.0], [1234.5], [])]
    [1, 3, 2, 1, 0, 0]
    """
    largest = max(map(abs, values), default=0.0)
    # A share of 1 has as many decimals as those below it, a hundred per cent as many as ninety-nine.
    enough = [decimals for decimals in range(6) if largest and largest <= 10.0 ** (3 - decimals)]
    return max(enough, default=0)


def need(frame: pd.DataFrame, columns: Iterable[str], builder: str) -> None:
    """Refuse a frame that lacks a column, naming what builds such frames."""
    missing = [name for name in columns if name not in frame.columns]
    if missing:
        raise Error(f"the frame has no column {missing[0]!r}: build it with {builder}")


def finite(value: object) -> float | None:
    """Return a number, or None for one that is missing or endless."""
    try:
        found = float(str(value))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


def whole(value: object) -> int:
    """Return a count, 0 for one that is missing."""
    found = finite(value)
    return 0 if found is None else int(found)


def named(value: object) -> str:
    """Return what a party or voice is called in a figure.

    >>> named("AUTHOR"), named("UNSTATED"), named(None)
    ('the article itself', 'someone not named', '–')
    """
    if value == AUTHOR:
        return "the article itself"
    if value == UNSTATED:
        return "someone not named"
    return (clean(value) or "–") if isinstance(value, str) else told(value)


def by_hand(row: Mapping[Hashable, object]) -> bool:
    """Tell whether a person changed or added something in a row, as the column ``corrected`` has it.

    >>> [by_hand({"corrected": how}) for how in ("", "confirmed", "confirmed; changed", "added")]
    [False, False, True, True]
    """
    how = row.get("corrected")
    return isinstance(how, str) and not {"changed", "added"}.isdisjoint(how.split(LIST))


def told(value: object) -> str:
    """Return a label as one clean line, a dash for a missing one."""
    if value is None or value != value:
        return "–"
    return clean(str(value)) or "–"
