"""Estimates below one another, each with its interval, beside a line of reference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import pandas as pd

from .._errors import Error
from .chart import Chart, Row, furnish, note, number_axis, open_axes
from .intervals import Estimate, draw_estimates, kind, limits, written
from .page import INK, OKABE_ITO
from .saving import style
from .signs import Sign
from .values import decimals_for, finite, need, number, told

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_TITLE: Final = "Estimates with their intervals"
_NOTHING: Final = "No estimate is in the frame."
#: How far annotators agree with each other, told apart from an estimate by its shape and by being hollow.
_ANNOTATORS: Final = Sign(OKABE_ITO["vermillion"], "D", hollow=True)
_KEY: Final = ("estimate", "annotators against each other")


class _Line(NamedTuple):
    label: str
    estimate: Estimate
    counts: str
    human: float | None


def _read(comparison: pd.DataFrame) -> list[_Line]:
    need(comparison, ("label", "estimate", "low", "high"), "the columns label, estimate, low and high")
    counts = [name for name in comparison.columns if name == "n" or str(name).startswith("n_")]
    found = []
    given = "human" in comparison.columns
    for place, row in enumerate(comparison.to_dict("records")):
        value, low, high = (finite(row[name]) for name in ("estimate", "low", "high"))
        sign = Sign(OKABE_ITO["blue"], "s")
        human = finite(row["human"]) if given else None
        numbers = [f"{told(name)} = {told(row[name])}" for name in counts]
        if human is not None:
            numbers.insert(0, f"annotators = {number(human)}")
        found.append(_Line(told(row["label"]), Estimate(place, value, low, high, sign), ", ".join(numbers), human))
    return found


def forest(
    comparison: pd.DataFrame,
    *,
    ax: Axes | None = None,
    reference: float = 0.0,
    log: bool = False,
    name: str = "estimate",
    title: str = _TITLE,
    level: float | None = None,
    reference_name: str = "",
) -> Axes:
    """Draw estimates below one another, each with its interval, beside a line of reference.

    Parameters
    ----------
    comparison : pandas.DataFrame
        Columns ``label``, ``estimate``, ``low`` and ``high``; columns ``n`` and ``n_...`` are counts that stand
        beside the row. ``human``, if there is such a column, is how far annotators agree with each other, drawn
        as a hollow diamond. Drawn in its order. What `allegedly.statistics.compare` returns becomes such a frame by
        ``frame.rename(columns={"category": "label", "difference": "estimate", "difference_low": "low",
        "difference_high": "high"})``.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own.
    reference : float
        Where the dashed line stands: 0 for differences, 1 for ratios.
    log : bool
        Whether the lower axis is logarithmic, as ratios want it; all values must then be above 0.
    name : str
        Name of the lower axis.
    title : str
        What stands above the drawing.
    level : float, optional
        Confidence level of the intervals, which the axis then names.
    reference_name : str
        What the line of reference stands for, such as ``"people"``.

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis holds the estimate.

    Raises
    ------
    Error
        If a column is missing, or a value is not above 0 though `log` is asked for.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = forest(pd.DataFrame({"label": ["HEDGE"], "estimate": [0.4], "low": [-0.1], "high": [0.9], "n": [31]}))
    >>> [text.get_text().splitlines() for text in ax.texts if text.get_gid() == "aside-1"]
    [['0.400 [−0.100, 0.900]', 'n = 31']]
    """
    found = _read(comparison)
    if not found:
        return note(ax, title, _NOTHING)
    estimates = [line.estimate for line in found]
    human = {line.estimate.row: line.human for line in found if line.human is not None}
    if log:
        for label, one, _, agreed in found:
            values = (one.value, one.low, one.high, agreed)
            low = min((value for value in values if value is not None), default=1.0)
            if min(low, reference) <= 0:
                raise Error(f"{label!r} reaches {number(min(low, reference))}: a logarithmic axis starts above 0")
    decimals = None if log else _decimals(found)
    rows = tuple(Row(line.label, _aside(line.estimate, line.counts, "\n", decimals)) for line in found)
    key = _KEY if human else ()
    meant = f"{reference_name}, {number(reference)}" if reference_name else number(reference)
    below = f"{name}, with {kind(level)} (dashed line: {meant})"
    chart = Chart(title, rows=rows, key=key, below=below, row=22.0)
    with style():
        ax, made, scale = open_axes(chart, ax)
        ax.axvline(reference, color=INK, linewidth=1.0 * scale, linestyle=(0, (4, 3)), zorder=1, gid="reference")
        draw_estimates(ax, estimates, scale)
        for row, value in human.items():
            # Without a face, since an estimate may lie beneath it.
            ring = _ANNOTATORS.point(1.4 * scale) | {"markerfacecolor": "none"}
            ax.plot([value], [row], linestyle="none", gid=f"annotators-{row + 1}", zorder=4, **ring)
        if log:
            _log_axis(ax, estimates, [reference, *human.values()], scale)
        else:
            low, high = limits(estimates)
            low, high = min(low, *human.values(), low), max(high, *human.values(), high)
            room = 0.05 * max(high - low, abs(reference - low), abs(reference - high))
            number_axis(ax, made, min(low, reference - room), max(high, reference + room))
        ax.spines["left"].set_visible(False)
        furnish(
            ax, chart, made, scale, [sign.key_point(scale) for sign in (estimates[0].sign, _ANNOTATORS)] if key else []
        )
    return ax


def _decimals(lines: Sequence[_Line]) -> int:
    """Return with how many decimals all estimates and their ends are written, so that they can be compared."""
    return decimals_for(
        value
        for line in lines
        for value in (line.estimate.value, line.estimate.low, line.estimate.high)
        if value is not None
    )


def _aside(one: Estimate, counts: str, between: str, decimals: int | None) -> str:
    value = "" if one.value is None else f"{number(one.value, decimals)} {written(one.low, one.high, decimals)}".strip()
    return between.join(filter(None, (value, counts)))


def _log_axis(ax: Axes, estimates: list[Estimate], others: list[float], scale: float) -> None:
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter

    found = [value for one in estimates for value in (one.value, one.low, one.high) if value is not None]
    ax.set_xscale("log")
    ax.set_xlim(min(*found, *others) / 1.25, max(*found, *others) * 1.25)
    ax.xaxis.set_major_locator(LogLocator(base=10, subs=(1.0, 2.0, 5.0), numticks=6))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))
    ax.xaxis.set_minor_formatter(NullFormatter())
    ax.tick_params(axis="x", which="minor", length=2 * scale)


def forest_in_words(
    comparison: pd.DataFrame,
    *,
    reference: float = 0.0,
    log: bool = False,
    name: str = "estimate",
    title: str = _TITLE,
    level: float | None = None,
    reference_name: str = "",
) -> str:
    """Tell the figure of :func:`forest` to somebody who cannot see it.

    Parameters
    ----------
    comparison, reference, log, name, title, level, reference_name
        As for :func:`forest`.

    Returns
    -------
    str
        One sentence a row.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"label": ["HEDGE"], "estimate": [0.4], "low": [-0.1], "high": [0.9]})
    >>> print(forest_in_words(frame))
    Estimates with their intervals (estimate, with interval; line of reference: 0). HEDGE: 0.400 [−0.100, 0.900].
    """
    found = _read(comparison)
    if not found:
        return f"{title}. {_NOTHING}"
    decimals = None if log else _decimals(found)
    said = [f"{line.label}: {_aside(line.estimate, line.counts, ', ', decimals) or 'unknown'}." for line in found]
    meant = f"{reference_name}, {number(reference)}" if reference_name else number(reference)
    return " ".join([f"{title} ({name}, with {kind(level)}; line of reference: {meant}).", *said])
