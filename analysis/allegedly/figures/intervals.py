"""Points with intervals, one a row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from .signs import Sign
from .values import number

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Estimate:
    """A value in a row, with its interval where it has one."""

    row: int
    value: float | None
    low: float | None
    high: float | None
    sign: Sign


def draw_estimates(ax: Axes, estimates: Iterable[Estimate], scale: float) -> None:
    """Draw points, and their intervals as lines with caps."""
    for one in estimates:
        if one.low is not None and one.high is not None:
            cap = 0.16
            lines: dict[str, Any] = {"color": one.sign.color, "linewidth": 1.5 * scale, "zorder": 2}
            ax.hlines(one.row, one.low, one.high, gid=f"interval-{one.row + 1}", **lines)
            ax.vlines([one.low, one.high], one.row - cap, one.row + cap, **lines)
        if one.value is not None:
            ax.plot(
                [one.value],
                [one.row],
                linestyle="none",
                gid=f"point-{one.row + 1}",
                zorder=3,
                clip_on=False,
                **one.sign.point(scale),
            )


def limits(estimates: Sequence[Estimate], *always: float) -> tuple[float, float]:
    """Return the ends of an axis that has room for all points, intervals, and the values that it must show."""
    found = [value for one in estimates for value in (one.value, one.low, one.high) if value is not None]
    found += always
    low, high = min(found, default=0.0), max(found, default=1.0)
    room = 0.05 * (high - low) or max(abs(high), 1.0) * 0.5
    if always and low == min(always):
        return low, high + room
    return low - room, high + room


def written(low: float | None, high: float | None, decimals: int | None = None) -> str:
    """Write an interval out, or nothing if an end is missing."""
    return "" if low is None or high is None else f"[{number(low, decimals)}, {number(high, decimals)}]"


def kind(level: float | None, kinds: Iterable[object] = ()) -> str:
    """Say what the intervals are, as far as it is known.

    >>> kind(0.95), kind(None), kind(0.9, ["poisson", "poisson"])
    ('95% interval', 'interval', '90% interval (Poisson)')
    """
    said = f"{number(100 * level)}% interval" if level else "interval"
    named = [_KINDS[str(one)] for one in dict.fromkeys(kinds) if str(one) in _KINDS]
    return f"{said} ({', '.join(named)})" if named else said


#: The ways of `allegedly.statistics` to get an interval.
_KINDS: Final[Mapping[str, str]] = MappingProxyType({"poisson": "Poisson", "bootstrap": "bootstrap over texts"})
