"""Bars that lie beside their names, cut into parts that differ by hatch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from .chart import Chart, furnish, number_axis, open_axes
from .saving import style
from .signs import Sign

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def draw_bars(
    chart: Chart,
    bars: Sequence[Sequence[tuple[str, float]]],
    signs: Mapping[str, Sign],
    *,
    ax: Axes | None,
    counts: bool = False,
) -> Axes:
    """Draw one bar a row, made of (part, length) from left to right."""
    with style():
        ax, made, scale = open_axes(chart, ax)
        for row, parts in enumerate(bars):
            start = 0.0
            for part, length in parts:
                area = signs[part].area(scale)
                ax.barh([row], [length], left=start, height=0.62, gid=f"bar-{row + 1}-{part}", **area)
                start += length
        longest = max((sum(length for _, length in parts) for parts in bars), default=0.0)
        number_axis(ax, made, 0.0, 1.03 * longest or 1.0, counts=counts)
        furnish(ax, chart, made, scale, [signs[name].key_area(scale) for name in signs])
    return ax
