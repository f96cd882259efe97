"""Room around axes: title, key, names of rows and columns are measured first, and what is left is drawn in.

The margins are kept in points (1/72 inch) by a locator, so that names stay beside their rows at whatever size the
figure is shown or saved.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from matplotlib.ticker import FuncFormatter, MaxNLocator
from matplotlib.transforms import Bbox, ScaledTranslation

from .._errors import Error
from .page import FAINT, FAMILY, INK, Font, Page, draw, figure_of, fit, tall, width_of, wrap, write
from .saving import style
from .values import number

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.axes._base import _AxesBase
    from matplotlib.backend_bases import RendererBase

ROOM: Final = 540.0
LEAST_ROOM: Final = 250.0
#: A figure of its own grows no larger than this (50 inches); what needs more is drawn smaller.
MOST: Final = 3600.0
_MARGIN: Final = 10.0
_PAD: Final = 6.0

_TITLE: Final = Font(12.0, "bold")
_ROW: Final = Font(9.0)
_GROUP: Final = Font(9.0, "bold")
SMALL: Final = Font(8.0, color=FAINT)
_KEY: Final = Font(8.5)
_HANDLE: Final = 2.6
_BETWEEN: Final = 1.6 * _KEY.size
_TICKS: Final = 4.0 + 1.3 * SMALL.size


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what stands at its left and, in lines, at its right.

    A `group` is a heading for the rows below it; a `faint` name stands for somebody whom the text does not name.
    """

    name: str
    aside: str = ""
    group: bool = False
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """What is to be written around the axes.

    Parameters
    ----------
    title : str
        Stands above everything.
    rows : tuple of Row
        From top to bottom, at 0, 1, 2 ... of an axis that points down. None for a chart with an axis of numbers.
    columns : tuple of str
        Headings from left to right, at 0, 1, 2 ... of the axis below them.
    faint : frozenset of str
        Headings that stand for somebody whom the text does not name.
    key : tuple of str
        What the signs mean.
    below : str
        Name of the lower axis, or a note below a chart without one.
    beside : str
        Name of the left axis, where it holds numbers.
    ticks : tuple of str
        Numbers on the left axis.
    row, column : float
        Least height of a row and width of a column, in points.
    height : float
        Height of a chart without rows, in points.
    upright : bool
        Whether headings of columns run upwards.
    """

    title: str
    rows: tuple[Row, ...] = ()
    columns: tuple[str, ...] = ()
    faint: frozenset[str] = frozenset()
    key: tuple[str, ...] = ()
    below: str = ""
    beside: str = ""
    ticks: tuple[str, ...] = ()
    row: float = 18.0
    column: float = 0.0
    height: float = 220.0
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart broken into lines for some width, with the room that each of its parts takes, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    title: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    asides: tuple[tuple[str, ...], ...]
    heads: tuple[tuple[str, ...], ...]
    key: tuple[tuple[str, ...], ...]
    abreast: int
    below: tuple[str, ...]
    beside: tuple[str, ...]


def plan(chart: Chart, room: float, *, height: float | None = None) -> Plan:
    """Break a chart into lines that fit a width, and a height if one is given."""
    inner = room - 2 * _MARGIN
    names = [wrap(row.name, _GROUP if row.group else _ROW, 0.4 * inner, 2) for row in chart.rows]
    asides = [_aside(row.aside, 0.3 * inner) for row in chart.rows]
    beside = wrap(chart.beside, SMALL, 0.8 * (height or chart.height) - 20, 2) if chart.beside else ()
    ticks = max((width_of(tick, SMALL) for tick in chart.ticks), default=0.0)
    left = _MARGIN + _PAD + (tall(beside, SMALL) + _PAD if beside else 0.0)
    left += max((_widest(lines, _GROUP) for lines in names), default=ticks)
    right = _MARGIN + max(
        _PAD + max((_widest(lines, SMALL) for lines in asides), default=0.0), 0.0 if chart.columns else 8.0
    )
    if chart.column:
        least = left + right + len(chart.columns) * chart.column
        # A title and a key want some width too.
        room = room if height is not None else max(least, min(room, 360.0))
        inner = room - 2 * _MARGIN
    plot = max(room - left - right, 1.0)
    title = wrap(chart.title, _TITLE, inner, 3)
    key = tuple(wrap(name, _KEY, min(inner - 3.2 * _KEY.size, 240.0), 2) for name in chart.key)
    heads = tuple(_heads(chart, plot))
    headed = _heads_room(chart, heads)
    abreast, keyed = _key_room(key, left - 2 * _MARGIN)
    # Headings that run upwards leave a corner free, which a short key fits into.
    if not chart.upright or keyed > headed or _widest_key(key) > left - 2 * _MARGIN:
        abreast, keyed = _key_room(key, inner)
        headed += keyed
    below = wrap(chart.below, SMALL, inner if chart.columns else plot, 4) if chart.below else ()
    top = _MARGIN + tall(title, _TITLE) + _PAD + headed
    bottom = _MARGIN + (0.0 if chart.columns else _TICKS) + (tall(below, SMALL) + _PAD if below else 0.0)
    if chart.rows:
        pitch = max(
            chart.row, *(tall(lines, _ROW) + 4.0 for lines in names), *(tall(aside, SMALL) + 4.0 for aside in asides)
        )
        need = top + bottom + pitch * len(chart.rows)
    else:
        need = top + bottom + chart.height * (1.0 if height is None else min(1.0, height / chart.height))
    width = max(room, left + right + len(chart.columns) * chart.column) if chart.column else room
    return Plan(
        width,
        need if height is None else max(need, height),
        left,
        right,
        top,
        bottom,
        title,
        tuple(names),
        tuple(asides),
        heads,
        key,
        abreast,
        below,
        beside,
    )


def _aside(string: str, room: float) -> tuple[str, ...]:
    return tuple(line for part in string.split("\n") if part for line in wrap(part, SMALL, room, 2))


def _widest(lines: Iterable[str], font: Font) -> float:
    return max((width_of(line, font) for line in lines), default=0.0)


def _heads(chart: Chart, plot: float) -> Iterable[tuple[str, ...]]:
    if not chart.columns:
        return
    column = plot / len(chart.columns)
    for name in chart.columns:
        if chart.upright:
            yield wrap(name, _ROW, 150.0, max(1, int((column - 2) / tall("-", _ROW))))
        else:
            yield wrap(name, _ROW, column - 6.0, 4)


def _heads_room(chart: Chart, heads: Sequence[tuple[str, ...]]) -> float:
    if not heads:
        return 0.0
    if chart.upright:
        return max(_widest(lines, _ROW) for lines in heads) + 2 * _PAD
    return max(tall(lines, _ROW) for lines in heads) + 2 * _PAD


def _widest_key(key: Iterable[tuple[str, ...]]) -> float:
    return max((_widest(lines, _KEY) for lines in key), default=0.0) + (_HANDLE + 0.6) * _KEY.size


def _key_room(key: Sequence[tuple[str, ...]], inner: float) -> tuple[int, float]:
    """Return how many entries of a key stand side by side, and how high it gets."""
    if not key:
        return 1, 0.0
    abreast = min(len(key), max(1, int((inner + _BETWEEN) / (_widest_key(key) + _BETWEEN))))
    deep = max(tall(lines, _KEY) for lines in key) + 0.5 * _KEY.size
    return abreast, math.ceil(len(key) / abreast) * deep + _PAD


def open_axes(chart: Chart, ax: Axes | None, *, room: float = ROOM) -> tuple[Axes, Plan, float]:
    """Return axes with room around them for a chart, the plan of that room, and the scale of all sizes."""
    if ax is None:
        import matplotlib.pyplot as plt

        usual = plan(chart, room)
        scale = min(1.0, MOST / usual.width, MOST / usual.height)
        with style():
            size = (usual.width * scale / 72, usual.height * scale / 72)
            ax = plt.figure(figsize=size).add_axes((0.0, 0.0, 1.0, 1.0))
        made = usual
    else:
        found, scale = fit(lambda width: plan(chart, width), ax, usual=room, least=LEAST_ROOM)
        ax.set_axis_on()
        box = ax.get_window_extent()
        points = 72 / figure_of(ax).dpi / scale
        made = plan(chart, box.width * points, height=box.height * points) if scale else found
    ax.set_axes_locator(_Margins(made, scale))
    return ax, made, scale


@dataclass(frozen=True, slots=True)
class _Margins:
    """Place axes so that all that is written around them stays in the place that they were given."""

    plan: Plan
    scale: float

    def __call__(self, ax: _AxesBase, renderer: RendererBase) -> Bbox:
        figure = ax.get_figure(root=False)
        if figure is None:
            raise Error("these axes belong to no figure: draw them anew")
        place = ax.get_position(original=True).transformed(figure.transSubfigure)
        dots = self.scale * figure.dpi / 72
        x = sorted((place.x0 + self.plan.left * dots, place.x1 - self.plan.right * dots))
        y = sorted((place.y0 + self.plan.bottom * dots, place.y1 - self.plan.top * dots))
        return Bbox.from_extents(x[0], y[0], x[1], y[1]).transformed(figure.transSubfigure.inverted())


def furnish(ax: Axes, chart: Chart, made: Plan, scale: float, handles: Sequence[Artist] = ()) -> None:
    """Write title, key, names of rows, columns and axes; call it last, within `style`."""
    ax.spines[["top", "right"]].set_visible(False)
    ax.set_autoscale_on(False)
    _at(ax, "\n".join(made.title), _TITLE, scale, (_MARGIN - made.left, made.top - _MARGIN), "title", "left", "top")
    if chart.rows:
        _write_rows(ax, chart, made, scale)
    if chart.columns:
        _write_columns(ax, chart, made, scale)
    below = "\n".join(made.below)
    if not chart.columns:
        small: dict[str, Any] = {"labelsize": SMALL.size * scale, "labelcolor": FAINT, "labelfontfamily": FAMILY}
        ax.tick_params(axis="x", length=3 * scale, pad=3 * scale, **small)
    if below and chart.columns:
        down = made.bottom - _MARGIN - tall(made.below, SMALL)
        _at(ax, below, SMALL, scale, (_MARGIN - made.left, -down), "note", "left", "top", above=False)
    elif below:
        font: dict[str, Any] = {"fontsize": SMALL.size * scale, "family": FAMILY, "color": FAINT, "linespacing": 1.1}
        ax.set_xlabel(below, parse_math=False, gid="below", labelpad=4 * scale, **font)
    if made.beside:
        side = (_MARGIN - made.left, 0.0)
        _at(ax, "\n".join(made.beside), SMALL, scale, side, "beside", "left", "center", height=0.5, rotation=90)
    if made.key:
        _write_key(ax, made, scale, handles)


def _at(
    ax: Axes,
    string: str,
    font: Font,
    scale: float,
    offset: tuple[float, float],
    gid: str,
    across: str,
    along: str,
    *,
    above: bool = True,
    height: float | None = None,
    rotation: float = 0.0,
) -> None:
    """Write at some points from the upper left corner of the axes, or from the lower one."""
    ax.annotate(
        string,
        (0.0, float(above) if height is None else height),
        xycoords="axes fraction",
        xytext=(offset[0] * scale, offset[1] * scale),
        textcoords="offset points",
        annotation_clip=False,
        fontsize=font.size * scale,
        family=FAMILY,
        weight=font.weight,
        color=font.color,
        ha=across,
        va=along,
        linespacing=1.1,
        rotation=rotation,
        parse_math=False,
        gid=gid,
    )


def _write_rows(ax: Axes, chart: Chart, made: Plan, scale: float) -> None:
    ax.set_ylim(len(chart.rows) - 0.5, -0.5)
    labels = ["\n".join(lines) for lines in made.rows]
    ax.set_yticks(range(len(labels)), labels=labels, parse_math=False, linespacing=1.1, family=FAMILY)
    ax.tick_params(axis="y", length=0, pad=_PAD * scale, labelsize=_ROW.size * scale, labelcolor=INK)
    for row, label, aside in zip(range(len(labels)), ax.get_yticklabels(), made.asides, strict=True):
        label.set_gid(f"row-{row + 1}")
        label.set_verticalalignment("center")
        label.set_fontweight("bold" if chart.rows[row].group else "normal")
        label.set_fontstyle("italic" if chart.rows[row].faint else "normal")
        if row and chart.rows[row].group:
            ax.axhline(row - 0.5, color="#bfbfbf", linewidth=0.6 * scale, zorder=1, gid=f"rule-{row + 1}")
        if aside:
            ax.annotate(
                "\n".join(aside),
                (1.0, row),
                xycoords=("axes fraction", "data"),
                xytext=(_PAD * scale, 0.0),
                textcoords="offset points",
                annotation_clip=False,
                fontsize=SMALL.size * scale,
                family=FAMILY,
                color=FAINT,
                ha="left",
                va="center",
                linespacing=1.1,
                parse_math=False,
                gid=f"aside-{row + 1}",
            )


def _write_columns(ax: Axes, chart: Chart, made: Plan, scale: float) -> None:
    ax.set_xlim(-0.5, len(chart.columns) - 0.5)
    labels = ["\n".join(lines) for lines in made.heads]
    ax.xaxis.set_ticks_position("top")
    # Lines that run upwards all start at their column, level ones all end in one line.
    turned: dict[str, Any] = {"rotation": 90, "ma": "left"} if chart.upright else {"va": "baseline"}
    turned["linespacing"] = 1.1
    ax.set_xticks(range(len(labels)), labels=labels, parse_math=False, **turned)
    ax.tick_params(axis="x", labelsize=_ROW.size * scale, labelcolor=INK, length=0, pad=4 * scale)
    for place, label in enumerate(ax.get_xticklabels(), 1):
        label.set_gid(f"column-{place}")
        label.set_fontstyle("italic" if chart.columns[place - 1] in chart.faint else "normal")
        label.set_fontsize(_ROW.size * scale)


def _write_key(ax: Axes, made: Plan, scale: float, handles: Sequence[Artist]) -> None:
    dots = scale / 72
    left, down = _MARGIN - made.left, made.top - _MARGIN - tall(made.title, _TITLE) - 2.0
    figure = figure_of(ax)
    legend = ax.legend(
        list(handles),
        ["\n".join(lines) for lines in made.key],
        loc="upper left",
        bbox_to_anchor=(0.0, 1.0),
        bbox_transform=ax.transAxes + ScaledTranslation(left * dots, down * dots, figure.dpi_scale_trans),
        ncols=made.abreast,
        frameon=False,
        borderpad=0.0,
        borderaxespad=0.0,
        handlelength=_HANDLE,
        handletextpad=0.6,
        columnspacing=1.5,
        labelspacing=0.4,
        prop={"family": FAMILY, "size": _KEY.size * scale},
    )
    for place, text in enumerate(legend.get_texts(), 1):
        text.set_parse_math(False)
        text.set_linespacing(1.1)
        text.set_color(INK)
        text.set_gid(f"key-{place}")


def number_axis(ax: Axes, made: Plan, low: float, high: float, *, counts: bool = False) -> None:
    """Give the lower axis as many round numbers as fit beside each other, for counts only whole ones."""
    plot = max(made.width - made.left - made.right, 1.0)
    longest = max(width_of(number(end), SMALL) for end in (low, high, (low + high) / 3))
    ax.set_xlim(low, high)
    bins = max(1, min(8, int(plot / (longest + 14.0))))
    ax.xaxis.set_major_locator(MaxNLocator(nbins=bins, steps=[1, 2, 5, 10], integer=counts))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: number(value)))


def note(ax: Axes | None, title: str, message: str) -> Axes:
    """Draw a title and a sentence in place of a chart that would have nothing in it."""

    def layout(room: float) -> Page:
        inner = room - 2 * _MARGIN
        heading, lines = wrap(title, _TITLE, inner, 3), wrap(message, _OPEN, inner, 8)
        top = _MARGIN + tall(heading, _TITLE) + _PAD
        items = (
            *write(heading, _TITLE, _MARGIN, _MARGIN, "title", "left"),
            *write(lines, _OPEN, _MARGIN, top, "nothing", "left"),
        )
        return Page(room, top + tall(lines, _OPEN) + _MARGIN, items)

    if ax is None:
        import matplotlib.pyplot as plt

        page, scale = layout(ROOM), 1.0
        with style():
            ax = plt.figure(figsize=(page.width / 72, page.height / 72)).add_axes((0.0, 0.0, 1.0, 1.0))
    else:
        page, scale = fit(layout, ax, usual=ROOM, least=LEAST_ROOM)
    with style():
        draw(page, ax, scale)
    return ax


_OPEN: Final = Font(9.5, slant="italic", color=FAINT)
