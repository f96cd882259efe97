"""How often each voice marks its stance."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from .chart import Chart, Row, furnish, note, number_axis, open_axes
from .intervals import Estimate, draw_estimates, kind, limits, written
from .saving import style
from .signs import points
from .values import finite, named, need, number, told, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "How often each voice marks its stance"
_NOTHING: Final = "No rate is in the frame."


@dataclass(frozen=True, slots=True)
class _Rate:
    """A row of the frame."""

    category: str
    voice: str
    n: int
    words: int
    rate: float | None
    low: float | None
    high: float | None


def _rates(rates: pd.DataFrame) -> list[_Rate]:
    """Return the rates category by category, both in the order of the frame."""
    columns = ("voice", "category", "n", "words", "rate", "low", "high")
    need(rates, columns, "allegedly.statistics.rates")
    found: dict[str, list[_Rate]] = {}
    for voice, category, n, words, *values in zip(*(rates[name] for name in columns), strict=True):
        one = _Rate(told(category), named(voice), whole(n), whole(words), *map(finite, values))
        found.setdefault(one.category, []).append(one)
    return [one for group in found.values() for one in group]


def rates_by_voice(rates: pd.DataFrame, *, ax: Axes | None = None, per: int = 1000, level: float | None = None) -> Axes:
    """Draw how often each voice uses each category: a point a voice, with its interval, grouped by category.

    Parameters
    ----------
    rates : pandas.DataFrame
        Columns ``voice``, ``category``, ``n``, ``words``, ``rate``, ``low`` and ``high``, as from
        `allegedly.statistics.rates`; drawn in its order. A rate without ``low`` and ``high`` has no interval.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own.
    per : int
        To how many words the rates refer; it names the axis and changes nothing.
    level : float, optional
        Confidence level of the intervals, which the axis then names. How they were found (column ``interval``, as
        from `allegedly.statistics.rates`) is named, too.

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis holds the rate; each row names its voice, and how many marks in how many words it rests on.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"voice": "Ann", "category": "HEDGE", "n": 3, "words": 200, "rate": 15.0, "low": 3.1, "high": 43.2}
    >>> ax = rates_by_voice(pd.DataFrame([row]))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['HEDGE', 'Ann']
    """
    found = _rates(rates)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    signs = points(one.voice for one in found)
    rows: list[Row] = []
    estimates = []
    for place, one in enumerate(found):
        if not place or found[place - 1].category != one.category:
            rows.append(Row(one.category, group=True))
        estimates.append(Estimate(len(rows), one.rate, one.low, one.high, signs[one.voice]))
        rows.append(Row(one.voice, f"{one.n:,} in {one.words:,} words"))
    chart = Chart(_TITLE, rows=tuple(rows), below=f"marks per {per:,} words, with {_interval(rates, level)}")
    with style():
        ax, made, scale = open_axes(chart, ax)
        draw_estimates(ax, estimates, scale)
        number_axis(ax, made, *limits(estimates, 0.0))
        ax.grid(axis="x", color="#e6e6e6", linewidth=0.6 * scale)
        ax.set_axisbelow(True)
        furnish(ax, chart, made, scale)
    return ax


def _interval(rates: pd.DataFrame, level: float | None) -> str:
    return kind(level, rates["interval"] if "interval" in rates.columns else ())


def rates_by_voice_in_words(rates: pd.DataFrame, *, per: int = 1000, level: float | None = None) -> str:
    """Tell the figure of :func:`rates_by_voice` to somebody who cannot see it.

    Parameters
    ----------
    rates, per, level
        As for :func:`rates_by_voice`.

    Returns
    -------
    str
        One sentence a category.

    Examples
    --------
    >>> import pandas as pd
    >>> row = {"voice": "Ann", "category": "HEDGE", "n": 3, "words": 200, "rate": 15.0, "low": 3.1, "high": 43.2}
    >>> print(rates_by_voice_in_words(pd.DataFrame([row])))
    How often each voice marks its stance, per 1,000 words, with interval. HEDGE: Ann 15 [3.1, 43.2], 3 in 200 words.
    """
    found = _rates(rates)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    said: dict[str, list[str]] = {}
    for one in found:
        rate = "unknown" if one.rate is None else number(one.rate)
        value = f"{one.voice} {rate} {written(one.low, one.high)}".rstrip()
        said.setdefault(one.category, []).append(f"{value}, {one.n:,} in {one.words:,} words")
    return " ".join(
        [
            f"{_TITLE}, per {per:,} words, with {_interval(rates, level)}.",
            *(f"{name}: {'; '.join(it)}." for name, it in said.items()),
        ]
    )
