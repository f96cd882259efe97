"""How categories and acts are told apart: never by colour alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D

from .page import FAMILY, INK, OKABE_ITO, Stroke

if TYPE_CHECKING:
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch
    from matplotlib.path import Path


@lru_cache(maxsize=8)
def _shape(marker: str) -> str | Path:
    """Return a marker that matplotlib knows; a question mark becomes its outline."""
    if marker != "?":
        return marker
    outline = TextPath((0, 0), marker, prop=FontProperties(family=FAMILY, weight="bold"))
    box = outline.get_extents()
    return outline.transformed(Affine2D().translate(-(box.x0 + box.x1) / 2, -(box.y0 + box.y1) / 2))


@dataclass(frozen=True, slots=True)
class Sign:
    """A colour of `OKABE_ITO` with the marker, dashes and hatch that say the same without colour."""

    color: str
    marker: str
    dashes: tuple[float, ...] = ()
    hatch: str = ""
    hollow: bool = False

    def point(self, scale: float) -> dict[str, Any]:
        """Return how matplotlib draws a point with it."""
        return {
            "marker": _shape(self.marker),
            "markersize": (11.0 if self.marker in "|?" else 7.0) * scale,
            "markerfacecolor": "white" if self.hollow else self.color,
            "markeredgecolor": self.color,
            "markeredgewidth": (1.8 if self.hollow or self.marker in "x|" else 0.6) * scale,
        }

    def stroke(self, scale: float) -> dict[str, Any]:
        """Return how matplotlib draws a line with it."""
        return {
            "color": self.color,
            "linewidth": 1.6 * scale,
            "linestyle": (0, self.dashes) if self.dashes else "-",
        }

    def area(self, scale: float) -> dict[str, Any]:
        """Return how matplotlib fills an area with it."""
        return {"facecolor": self.color, "edgecolor": INK, "hatch": self.hatch, "linewidth": 0.8 * scale}

    def key_point(self, scale: float) -> Line2D:
        """Return the point for a key."""
        from matplotlib.lines import Line2D

        return Line2D([], [], linestyle="none", **self.point(scale))

    def key_line(self, scale: float) -> Line2D:
        """Return the line with its point for a key."""
        from matplotlib.lines import Line2D

        return Line2D([], [], **self.stroke(scale), **self.point(scale))

    def key_area(self, scale: float) -> Patch:
        """Return the area for a key."""
        from matplotlib.patches import Patch

        return Patch(**self.area(scale))


_COLORS: Final = ("blue", "vermillion", "green", "black", "purple", "orange", "sky")
_MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "<", "h", ">", "p")
_DASHES: Final = ((), (5.0, 2.0), (1.5, 1.5), (6.0, 2.0, 1.0, 2.0), (9.0, 2.0))
_HATCHES: Final = (
    *("", "////", "....", "xxxx", "----", "\\\\\\\\", "++++", "oo"),
    # Once these are in use: vertical lines, stars, wider ones, and two at once.
    *("||||", "**", "//", "xx", "--..", "||oo", "\\\\..", "++oo"),
)
#: Pale enough for a hatch to show on them, and unlike each other in grey as far as hatches leave it to them.
_PALE: Final = ("#ffffff", "#cfe6f5", "#f7d9a8", "#b9e0d2", "#f3f0c0", "#e9cddd", "#d9d9d9", "#f0c3a8")


def points(categories: Iterable[str]) -> dict[str, Sign]:
    """Give each category a sign for points and lines, in their order."""
    names = list(dict.fromkeys(categories))
    return {
        name: Sign(
            OKABE_ITO[_COLORS[place % len(_COLORS)]],
            _MARKERS[place % len(_MARKERS)],
            _DASHES[place % len(_DASHES)],
            # Once every marker is in use they come again, hollow.
            hollow=place // len(_MARKERS) % 2 == 1,
        )
        for place, name in enumerate(names)
    }


def areas(categories: Iterable[str]) -> dict[str, Sign]:
    """Give each category a sign for areas, in their order."""
    names = list(dict.fromkeys(categories))
    return {
        name: Sign(_PALE[place % len(_PALE)], "s", hatch=_HATCHES[place % len(_HATCHES)])
        for place, name in enumerate(names)
    }


#: The acts that are drawn as arrows; no two share dashes and tip, so that none hangs on its colour.
STROKES: Final[Mapping[str, Stroke]] = MappingProxyType(
    {
        "ACCUSE": Stroke(OKABE_ITO["vermillion"], (), 2.2, "head"),
        "CRITICIZE": Stroke(OKABE_ITO["orange"], (), 1.6, "hollow head"),
        "DENY": Stroke(OKABE_ITO["blue"], (5.0, 2.0), 2.2, "bar"),
        "REJECT": Stroke(OKABE_ITO["purple"], (9.0, 2.0), 2.2, "cross"),
        "UNDERCUT": Stroke(OKABE_ITO["green"], (1.0, 1.2), 2.2, "ring"),
        "EVADE": Stroke(OKABE_ITO["black"], (6.0, 2.0, 1.0, 2.0), 1.2, "query"),
    }
)

#: Acts on a charge; the tips of the arrows of the other figures have the same shapes.
ACTS: Final[Mapping[str, Sign]] = MappingProxyType(
    {
        "ACCUSE": Sign(OKABE_ITO["vermillion"], ">"),
        "CRITICIZE": Sign(OKABE_ITO["orange"], ">", hollow=True),
        "ACCUSED": Sign(OKABE_ITO["vermillion"], "s", hollow=True),
        "DENY": Sign(OKABE_ITO["blue"], "|"),
        "REJECT": Sign(OKABE_ITO["purple"], "x"),
        "UNDERCUT": Sign(OKABE_ITO["green"], "o", hollow=True),
        "EVADE": Sign(OKABE_ITO["black"], "?"),
        "CONCEDE": Sign(OKABE_ITO["sky"], "v"),
        "CONFIRM": Sign(OKABE_ITO["black"], "P"),
    }
)
