"""Counts or rates from one period to the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pandas as pd
from matplotlib.ticker import MaxNLocator

from .chart import SMALL, Chart, Plan, furnish, note, open_axes
from .intervals import kind, written
from .page import FAMILY, width_of, wrap
from .saving import style
from .signs import Sign, points
from .values import finite, need, number, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TITLE: Final = "From one period to the next"
_NOTHING: Final = "No period with a value is in the frame."
#: How far beside each other series stand, in points, so that their intervals do not hide one another.
_BESIDE: Final = 4.0


@dataclass(frozen=True, slots=True)
class _Moment:
    """A value of a series in a period."""

    place: float
    period: str
    value: float | None
    low: float | None
    high: float | None


def _read(frame: pd.DataFrame) -> dict[str, list[_Moment]]:
    """Return the values of each series, in the order of the frame and of time."""
    need(frame, ("period", "series", "value"), "the columns period, series, value, low and high")
    known = frame[frame["period"].notna()]
    places, names = _periods(known["period"])
    ends = [known[name] if name in known.columns else [None] * len(known) for name in ("low", "high")]
    found: dict[str, list[_Moment]] = {}
    for place, name, series, *values in zip(places, names, known["series"], known["value"], *ends, strict=True):
        found.setdefault(told(series), []).append(_Moment(place, name, *map(finite, values)))
    for moments in found.values():
        moments.sort(key=lambda moment: moment.place)
    return found


def _periods(periods: pd.Series) -> tuple[list[float], list[str]]:
    """Return where periods stand and what they are called: times and numbers to scale, others in their order."""
    if isinstance(periods.dtype, pd.PeriodDtype):
        names = periods.astype(str)
        starts = periods.dt.to_timestamp()
        return _days(starts), list(names)
    if pd.api.types.is_datetime64_any_dtype(periods):
        return _days(periods), _dates(periods)
    values = [finite(value) for value in periods]
    if pd.api.types.is_numeric_dtype(periods) and None not in values:
        numbers = [value for value in values if value is not None]
        whole = all(value.is_integer() for value in numbers)
        return numbers, [str(int(value)) if whole else number(value) for value in numbers]
    names_of = [told(period) for period in periods]
    order = {name: float(place) for place, name in enumerate(dict.fromkeys(names_of))}
    return [order[name] for name in names_of], names_of


def _days(times: pd.Series) -> list[float]:
    epoch = pd.Timestamp(0, tz=times.dt.tz)
    return [float(days) for days in (times - epoch) / pd.Timedelta(days=1)]


def _dates(times: pd.Series) -> list[str]:
    """Write dates out as exactly as their differences need."""
    if not times.eq(times.dt.normalize()).all():
        form = "%Y-%m-%d %H:%M"
    elif not times.dt.day.eq(1).all():
        form = "%Y-%m-%d"
    elif not times.dt.month.eq(1).all():
        form = "%Y-%m"
    else:
        form = "%Y"
    return list(times.dt.strftime(form))


def timeline(
    frame: pd.DataFrame,
    *,
    ax: Axes | None = None,
    name: str = "value",
    title: str = _TITLE,
    level: float | None = None,
) -> Axes:
    """Draw counts or rates from one period to the next: a line a series, with an interval at each period.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``period``, ``series`` and ``value``, and ``low`` and ``high`` where there are intervals. Periods
        that are dates, pandas periods or numbers stand to scale; any others stand in the order of the frame. A
        missing value leaves a gap; rows without a period are left out.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own.
    name : str
        Name of the left axis.
    title : str
        What stands above the drawing.
    level : float, optional
        Confidence level of the intervals, which the lower axis then names. How they were found (column
        ``interval``, as from `allegedly.statistics.rates`) is named, too.

    Returns
    -------
    matplotlib.axes.Axes
        Series differ in colour, dashes and marker.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": [2016, 2017], "series": "HEDGE", "value": [3.0, 4.5]})
    >>> [label.get_text() for label in timeline(frame).get_xticklabels()]
    ['2016', '2017']
    """
    found = _read(frame)
    moments = [moment for series in found.values() for moment in series]
    shown = [one for moment in moments for one in (moment.value, moment.low, moment.high) if one is not None]
    if not shown:
        return note(ax, title, _NOTHING)
    low, high = min(0.0, *shown), max(0.0, *shown)
    high = high if high > low else low + 1.0
    ticks = [
        tick for tick in MaxNLocator(nbins=5, steps=[1, 2, 5, 10]).tick_values(low, high) if low <= tick <= 1.1 * high
    ]
    below = f"period{_interval(frame, found, level)}"
    chart = Chart(title, key=tuple(found), below=below, beside=name, ticks=tuple(map(number, ticks)), height=230.0)
    signs = points(found)
    with style():
        ax, made, scale = open_axes(chart, ax)
        for place, (series, line) in enumerate(found.items()):
            aside = (place - (len(found) - 1) / 2) * min(_BESIDE, 20.0 / len(found))
            _draw_series(ax, line, signs[series], aside, place, scale)
        first, last = (end(moment.place for moment in moments) for end in (min, max))
        room = 0.06 * (last - first) or 0.5
        ax.set_xlim(first - room, last + room)
        ax.set_ylim(low - 0.04 * (high - low) * (low < 0), max(high, *ticks) + 0.06 * (high - low))
        _name_periods(ax, {moment.place: moment.period for moment in moments}, made)
        ax.set_yticks(ticks, labels=list(map(number, ticks)), family=FAMILY, parse_math=False)
        ax.tick_params(axis="y", labelsize=SMALL.size * scale, labelcolor=SMALL.color, length=3 * scale, pad=3 * scale)
        ax.grid(axis="y", color="#e6e6e6", linewidth=0.6 * scale)
        ax.set_axisbelow(True)
        furnish(ax, chart, made, scale, [signs[series].key_line(scale) for series in found])
    return ax


def _interval(frame: pd.DataFrame, found: dict[str, list[_Moment]], level: float | None) -> str:
    """Say what the upright lines are, if there are any."""
    if not any(moment.low is not None and moment.high is not None for line in found.values() for moment in line):
        return ""
    return f"; upright lines: {kind(level, frame['interval'] if 'interval' in frame.columns else ())}"


def _draw_series(ax: Axes, line: Sequence[_Moment], sign: Sign, aside: float, place: int, scale: float) -> None:
    from matplotlib.transforms import ScaledTranslation

    moved = ax.transData + ScaledTranslation(aside * scale / 72, 0.0, ax.figure.dpi_scale_trans)
    x = [moment.place for moment in line]
    y = [float("nan") if moment.value is None else moment.value for moment in line]
    ax.plot(x, y, transform=moved, gid=f"series-{place + 1}", zorder=3, **sign.stroke(scale), **sign.point(scale))
    known = [(at.place, at.low, at.high) for at in line if at.low is not None and at.high is not None]
    if known:
        at, low, high = zip(*known, strict=True)
        ax.vlines(at, low, high, color=sign.color, linewidth=1.1 * scale, transform=moved, zorder=2)


def _name_periods(ax: Axes, periods: dict[float, str], made: Plan) -> None:
    """Name as many periods as can stand beside each other, the first among them."""
    left, right = ax.get_xlim()
    plot = made.width - made.left - made.right
    taken = float("-inf")
    kept: dict[float, str] = {}
    for place in sorted(periods):
        name = wrap(periods[place], SMALL, 110.0, 1)[0]
        at, half = plot * (place - left) / (right - left), width_of(name, SMALL) / 2
        # Half a name may reach over either end of the axis, as far as there is room.
        if at - half >= max(taken + 8.0, -made.left + 4.0) and at + half <= plot + made.right - 4.0:
            kept[place] = name
            taken = at + half
    ax.set_xticks(list(kept), labels=list(kept.values()), parse_math=False)
    ax.set_xlim(left, right)


def timeline_in_words(
    frame: pd.DataFrame, *, name: str = "value", title: str = _TITLE, level: float | None = None
) -> str:
    """Tell the figure of :func:`timeline` to somebody who cannot see it.

    Parameters
    ----------
    frame, name, title, level
        As for :func:`timeline`.

    Returns
    -------
    str
        One sentence a series.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": [2016, 2017], "series": "HEDGE", "value": [3.0, 4.5]})
    >>> print(timeline_in_words(frame))
    From one period to the next (value). HEDGE: 2016 3, 2017 4.5.
    """
    found = _read(frame)
    said = []
    for series, line in found.items():
        values = [
            f"{moment.period} {number(moment.value)} {written(moment.low, moment.high)}".rstrip()
            for moment in line
            if moment.value is not None
        ]
        said += [f"{series}: {', '.join(values)}."] if values else []
    intervals = _interval(frame, found, level).replace("; upright lines:", ", with")
    return " ".join([f"{title} ({name}{intervals}).", *said]) if said else f"{title}. {_NOTHING}"
