"""What must hold of every figure: no text hides another, and none leaves the figure."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

LONG = "Committee for the Protection of Municipal Water Supplies and of the Infrastructure of the Lower Basin"
UNBROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbehörde"
HOSTILE = (
    "$x$ \\frac{1}{2} _^%&",
    "two\nlines\r\n\tand a tab",
    "\u202eright to left\u202c \u2066isolated\u2069",
    "the 財団 🙂👩‍👩‍👧 שלום",
    "\x00\x1b[31m\x7f",
    "_hidden",
    "lone \ud800 surrogate",
    "<b>&amp;</b>",
    "a" * 300,
    "many words " * 30,
    " ",
    "",
)


def figure_of(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    assert figure is not None
    return figure


def _shown(axis: Axis) -> Iterator[Text]:
    """The labels of an axis within its limits: matplotlib keeps others that it does not draw."""
    low, high = sorted(axis.get_view_interval())
    slack = 1e-6 * (high - low)
    for place, label in zip(axis.get_majorticklocs(), axis.get_majorticklabels(), strict=True):
        if low - slack <= place <= high + slack:
            yield label
    yield axis.label


def texts(ax: Axes) -> list[Text]:
    """Every text of the axes that is drawn."""
    found: list[Text] = [*ax.texts, ax.title]
    if ax.axison:
        found += [*_shown(ax.xaxis), *_shown(ax.yaxis)]
    legend = ax.get_legend()
    if legend is not None:
        found += legend.get_texts()
    return [text for text in found if text.get_visible() and text.get_text().strip()]


def overlap(a: Bbox, b: Bbox) -> float:
    common = Bbox.intersection(a, b)
    return 0.0 if common is None else min(common.width, common.height)


def inside(inner: Bbox, outer: Bbox, slack: float = 0.0) -> bool:
    return bool(
        outer.x0 - slack <= inner.x0
        and inner.x1 <= outer.x1 + slack
        and outer.y0 - slack <= inner.y0
        and inner.y1 <= outer.y1 + slack
    )


def assert_texts_are_tidy(ax: Axes, *, within: Bbox | None = None) -> None:
    """Measure every text with the renderer, and the axes themselves."""
    figure = figure_of(ax)
    figure.draw_without_rendering()
    page = Bbox(figure.bbox) if within is None else within
    found = [(text.get_text(), text.get_window_extent()) for text in texts(ax)]
    assert found
    for string, box in found:
        assert inside(box, page, 0.5), f"{string!r} leaves the figure"
    for (one, a), (other, b) in itertools.combinations(found, 2):
        # The antialiased rims of letters may share a dot.
        assert overlap(a, b) <= 1.0, f"{one!r} and {other!r} overlap"
    legend = ax.get_legend()
    if legend is not None:
        assert inside(legend.get_window_extent(), page, 0.5), "the key leaves the figure"
    plot = ax.get_window_extent()
    assert inside(plot, page, 0.5), "the axes leave the figure"
    # Blue, orange and the others are told apart without colour only if signs are drawn at all.
    assert plot.width > 0
    assert plot.height > 0


def assert_plain(ax: Axes) -> None:
    """No text is taken for mathematics, and none holds what could turn it around or break it up."""
    for text in texts(ax):
        assert not text.get_parse_math() or "$" not in text.get_text()
        assert all(c.isprintable() or c == "\n" for c in text.get_text())
