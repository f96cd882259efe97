"""A page of words, boxes and level arrows: placed in points, then drawn into axes of any size."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, Protocol, TypeAlias, TypeVar

from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.lines import Line2D
from matplotlib.markers import MarkerStyle
from matplotlib.patches import FancyBboxPatch
from matplotlib.textpath import text_to_path
from matplotlib.transforms import Affine2D

from .._errors import Error

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: The palette of Okabe and Ito (2008), made to be told apart by readers with any kind of colour vision.
OKABE_ITO: Final[Mapping[str, str]] = MappingProxyType(
    {
        "black": "#000000",
        "orange": "#E69F00",
        "sky": "#56B4E9",
        "green": "#009E73",
        "yellow": "#F0E442",
        "blue": "#0072B2",
        "vermillion": "#D55E00",
        "purple": "#CC79A7",
    }
)

#: The font that comes with matplotlib, so that every machine has it.
FAMILY: Final = "DejaVu Sans"
INK: Final = "#1a1a1a"
FAINT: Final = "#595959"
#: From one baseline to the next, in font sizes.
PITCH: Final = 1.22

Align = Literal["left", "center", "right"]
Tip = Literal["head", "hollow head", "bar", "cross", "ring", "query", "none"]


@dataclass(frozen=True, slots=True)
class Font:
    """A face of `FAMILY`, its size in points."""

    size: float
    weight: str = "normal"
    slant: Literal["normal", "italic"] = "normal"
    color: str = INK


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; `y` is its baseline."""

    x: float
    y: float
    string: str
    font: Font
    align: Align
    gid: str


@dataclass(frozen=True, slots=True)
class Box:
    """A box with round corners, or a rule when it has no height."""

    x: float
    y: float
    width: float
    height: float
    face: str
    edge: str
    line: float
    dashed: bool
    gid: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """How an arrow is drawn."""

    color: str
    dashes: tuple[float, ...]
    width: float
    tip: Tip


@dataclass(frozen=True, slots=True)
class Shaft:
    """A level arrow from one x to another."""

    start: float
    end: float
    y: float
    stroke: Stroke
    gid: str


@dataclass(frozen=True, slots=True)
class Curve:
    """An arrow along a line of points, each (x, y)."""

    points: tuple[tuple[float, float], ...]
    stroke: Stroke
    gid: str


Item: TypeAlias = Text | Box | Shaft | Curve


@dataclass(frozen=True, slots=True)
class Page:
    """What a layout comes to, for the width that it was given."""

    width: float
    height: float
    items: tuple[Item, ...]


@lru_cache(maxsize=4096)
def width_of(string: str, font: Font) -> float:
    """Return the width of one line in points."""
    width, _, _ = text_to_path.get_text_width_height_descent(string, _properties(font), False)
    # Screens round the shapes of letters to whole dots.
    return 1.04 * float(width)


def _properties(font: Font) -> FontProperties:
    return FontProperties(family=FAMILY, weight=font.weight, style=font.slant, size=font.size)


def clean(string: str) -> str:
    """Return a string without line breaks, controls, direction marks and lone surrogates."""
    return "".join(c for c in " ".join(string.split()) if c.isprintable()).strip()


def _shown(string: str, font: Font) -> str:
    """Put a box for each character that a face has no shape for."""
    shapes = get_font(findfont(_properties(font)))
    return "".join(c if shapes.get_char_index(ord(c)) else "\u25a1" for c in string)


def wrap(string: str, font: Font, room: float, most: int) -> tuple[str, ...]:
    """Break a string into at most so many lines that fit the room; what is left over ends in an ellipsis."""
    lines: list[str] = []
    line = ""
    # No letter is narrower than a point: what lies beyond can never show.
    string = _shown(string[: int(most * room) + 2], font)
    words = string.split(" ")
    while words:
        word = words.pop(0)
        longer = f"{line} {word}" if line else word
        if width_of(longer, font) <= room:
            line = longer
        elif line:
            lines.append(line)
            line = ""
            words.insert(0, word)
        else:
            longest = min(len(word) - 1, int(room))
            cut = next((n for n in range(longest, 1, -1) if width_of(word[:n], font) <= room), 1)
            cut = word.rfind("-", 1, cut) + 1 or cut
            lines.append(word[:cut])
            words[:0] = [word[cut:]] if word[cut:] else []
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) > most:
        last = lines[most - 1]
        while last and width_of(f"{last}…", font) > room:
            last = last[:-1]
        lines = [*lines[: most - 1], f"{last.rstrip(' …')}…"]
    return tuple(lines)


def tall(lines: Sequence[str], font: Font) -> float:
    """Return the height of some lines in points."""
    return len(lines) * font.size * PITCH


def write(
    lines: Sequence[str],
    font: Font,
    x: float,
    top: float,
    gid: str,
    align: Align,
) -> list[Text]:
    """Place lines below one another from `top` on, at the left of, around or up to `x`."""
    return [
        Text(x, top + (index + 0.8) * font.size * PITCH, line, font, align, f"{gid}-{index}")
        for index, line in enumerate(lines)
    ]


def moved(item: Item, down: float) -> Item:
    """Return an item further down the page."""
    if isinstance(item, Curve):
        return replace(item, points=tuple((x, y + down) for x, y in item.points))
    return replace(item, y=item.y + down)


class Sized(Protocol):
    """What has a size in points."""

    @property
    def width(self) -> float:
        """How wide it is."""

    @property
    def height(self) -> float:
        """How high it is."""


Laid = TypeVar("Laid", bound=Sized)


def fit(layout: Callable[[float], Laid], ax: Axes, *, usual: float, least: float) -> tuple[Laid, float]:
    """Find the largest scale at which a layout fits the axes, given its usual and its least width."""
    figure = figure_of(ax)
    ax.set_axis_off()
    ax.set_aspect("auto")
    if figure.get_layout_engine() is not None:
        figure.draw_without_rendering()
    box = ax.get_window_extent()
    width, height = box.width * 72 / figure.dpi, box.height * 72 / figure.dpi
    for percent in range(100, 20, -5):
        room = 100 * width / percent
        if room >= least:
            page = layout(room)
            if page.height * percent <= height * 100 and page.width * percent <= width * 100 + 1:
                return page, percent / 100
    page = layout(usual)
    return page, min(width / page.width, height / page.height)


def figure_of(ax: Axes) -> Figure:
    """Return the figure that axes stand in."""
    figure = ax.get_figure(root=True)
    if figure is None:
        raise Error("these axes belong to no figure: draw them anew")
    return figure


def draw(page: Page, ax: Axes, scale: float) -> None:
    """Draw a page into axes, from their upper left corner."""
    box = ax.get_window_extent()
    dots = scale * figure_of(ax).dpi / 72
    ax.set_axis_off()
    ax.set_autoscale_on(False)
    ax.set_xlim(0, box.width / dots)
    ax.set_ylim(box.height / dots, 0)
    for item in page.items:
        if isinstance(item, Text):
            _draw_text(item, ax, scale)
        elif isinstance(item, Box):
            _draw_box(item, ax, scale)
        elif isinstance(item, Shaft):
            _draw_arrow(((item.start, item.y), (item.end, item.y)), item.stroke, item.gid, ax, scale)
        else:
            _draw_arrow(item.points, item.stroke, item.gid, ax, scale)


def _draw_text(item: Text, ax: Axes, scale: float) -> None:
    font = item.font
    ax.text(
        item.x,
        item.y,
        item.string,
        family=FAMILY,
        size=font.size * scale,
        weight=font.weight,
        style=font.slant,
        color=font.color,
        ha=item.align,
        va="baseline",
        parse_math=False,
        gid=item.gid,
        zorder=5,
    )


def _draw_box(item: Box, ax: Axes, scale: float) -> None:
    if not item.height:
        ax.add_line(
            Line2D(
                [item.x, item.x + item.width],
                [item.y, item.y],
                color=item.edge,
                lw=item.line * scale,
                gid=item.gid,
            )
        )
        return
    ax.add_patch(
        FancyBboxPatch(
            (item.x, item.y),
            item.width,
            item.height,
            boxstyle="round,pad=0,rounding_size=4",
            facecolor=item.face,
            edgecolor=item.edge,
            linewidth=item.line * scale,
            linestyle=(0, (3, 2)) if item.dashed else "-",
            gid=item.gid,
            zorder=3,
        )
    )


def _draw_arrow(points: Sequence[tuple[float, float]], stroke: Stroke, gid: str, ax: Axes, scale: float) -> None:
    shaft = _shortened(points, _REACH[stroke.tip])
    (x, y), goal = shaft[-1], points[-1]
    before = goal if goal != (x, y) else shaft[-2]
    # The page counts downwards, angles upwards.
    angle = math.atan2(y - before[1], before[0] - x) + (0.0 if before is goal else math.pi)
    line = Line2D(
        [at for at, _ in shaft],
        [at for _, at in shaft],
        linewidth=stroke.width * scale,
        color=stroke.color,
        solid_capstyle="butt",
        dash_capstyle="butt",
        gid=gid,
        zorder=2,
    )
    if stroke.dashes:
        line.set_linestyle((0, stroke.dashes))
    ax.add_line(line)
    if stroke.tip == "none":
        return
    shape = {"bar": "|", "cross": "x", "ring": "o", "query": "o"}.get(stroke.tip, ">")
    solid = stroke.tip == "head"
    ax.add_line(
        Line2D(
            [x],
            [y],
            marker=MarkerStyle(shape, transform=Affine2D().rotate(angle)),
            markersize={"bar": 13.0, "query": 12.0, "head": 10.0}.get(stroke.tip, 8.0) * scale,
            markerfacecolor=stroke.color if solid else "white",
            markeredgecolor=stroke.color,
            markeredgewidth={"head": 0.0, "bar": 2.6, "cross": 2.6}.get(stroke.tip, 1.5) * scale,
            linestyle="none",
            gid=f"{gid}-tip",
            zorder=4,
        )
    )
    if stroke.tip == "query":
        _draw_text(Text(x, y + 3.1, "?", Font(8.5, "bold"), "center", f"{gid}-mark"), ax, scale)


def _shortened(points: Sequence[tuple[float, float]], reach: float) -> list[tuple[float, float]]:
    """Cut a length off the end of a line of points; of its first piece something always stays."""
    kept = list(points)
    while len(kept) > 2 and math.dist(kept[-2], kept[-1]) <= reach:
        reach -= math.dist(kept[-2], kept[-1])
        kept.pop()
    (x0, y0), (x1, y1) = kept[-2:]
    length = math.dist((x0, y0), (x1, y1))
    share = max(0.1, 1 - reach / length) if length else 1.0
    return [*kept[:-1], (x0 + share * (x1 - x0), y0 + share * (y1 - y0))]


#: How far before its goal the middle of a tip lies: a question never gets there.
_REACH: Final[Mapping[Tip, float]] = MappingProxyType(
    {"head": 5.0, "hollow head": 5.0, "ring": 4.7, "bar": 4.0, "cross": 6.5, "query": 12.0, "none": 0.0}
)
