"""Where in a text the marks of stance stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._errors import Error
from ..lexicon import CATEGORIES
from .chart import Chart, Row, furnish, note, number_axis, open_axes
from .saving import style
from .signs import points
from .values import finite, need, number, told

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Where in the text the marks stand"
_NOTHING: Final = "No mark is in the frame."


def _places(marks: pd.DataFrame, by: str) -> dict[str, list[float]]:
    """Return where the marks of each category start, in the order of the frame."""
    need(marks, ("start", by), "Document.marks")
    if "doc" in marks.columns and marks["doc"].nunique() > 1:
        some = ", ".join(map(repr, marks["doc"].dropna().unique()[:2]))
        raise Error(f"marks of several documents ({some} ...) cannot share a strip: draw one document at a time")
    found: dict[str, list[float]] = {}
    for category, start in zip(marks[by], marks["start"], strict=True):
        at = finite(start)
        if at is not None:
            found.setdefault(told(category), []).append(at)
    return found


def _length(marks: pd.DataFrame, length: int | None, last: float) -> float:
    """Return the length of the text; it may not end before its marks."""
    if length is None and "length" in marks.columns and len(marks):
        length = int(marks["length"].max())
    if length is None:
        raise Error("the length of the text is not known: pass length=len(doc.text.string)")
    if length < last:
        raise Error(f"a mark starts at {last:.0f}, beyond the text's length of {length} characters: pass its length")
    return float(max(length, 1))


def stance_strip(
    marks: pd.DataFrame, *, ax: Axes | None = None, length: int | None = None, by: str = "category"
) -> Axes:
    """Draw where in a text the marks stand: one row a category, from the first character to the last.

    Parameters
    ----------
    marks : pandas.DataFrame
        Columns ``start`` and that of `by`, of one document, as in `frames.MARKS`. Categories are drawn from top to
        bottom in the order in which the frame names them.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own.
    length : int, optional
        Characters of the text. May be left out if the frame has a column ``length``.
    by : str
        Column that holds the categories: ``"category"``, ``"subtype"``, ``"holder"`` ...

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis counts characters of the text; rows stand at 0, 1, 2 ...

    Raises
    ------
    Error
        If a column is missing, the marks are of several documents, or the length is not known or too short.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Perhaps the mayor lied. Perhaps not. Clearly it rained.")
    >>> ax = stance_strip(doc.marks, length=len(doc.text.string))
    >>> [label.get_text() for label in ax.get_yticklabels()]
    ['HEDGE', 'DISCLAIM', 'BOOSTER']
    """
    found = _places(marks, by)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    end = _length(marks, length, max(map(max, found.values())))
    chart = Chart(
        _TITLE,
        rows=tuple(Row(name, f"n = {len(at):,}") for name, at in found.items()),
        below="place in the text, in characters from its start",
        row=24.0,
    )
    # A category of ours looks the same in every figure, whichever of them a text has.
    signs = points((*CATEGORIES, *found))
    with style():
        ax, made, scale = open_axes(chart, ax)
        for row, (name, at) in enumerate(found.items()):
            sign = signs[name]
            ax.axhline(row, color="#d0d0d0", linewidth=0.6 * scale, zorder=1)
            ax.vlines(at, row - 0.36, row + 0.36, color=sign.color, linewidth=1.0 * scale, zorder=2)
            ax.plot(
                at,
                [row] * len(at),
                linestyle="none",
                gid=f"marks-{row + 1}",
                zorder=3,
                clip_on=False,
                **sign.point(0.9 * scale) | {"markeredgecolor": "white" if not sign.hollow else sign.color},
            )
        number_axis(ax, made, 0.0, end)
        ax.spines["left"].set_visible(False)
        furnish(ax, chart, made, scale)
    return ax


def stance_strip_in_words(marks: pd.DataFrame, *, length: int | None = None, by: str = "category") -> str:
    """Tell the figure of :func:`stance_strip` to somebody who cannot see it.

    Parameters
    ----------
    marks, length, by
        As for :func:`stance_strip`.

    Returns
    -------
    str
        How many marks of each category stand in each third of the text.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Perhaps the mayor lied. Perhaps not. Clearly it rained.")
    >>> print(stance_strip_in_words(doc.marks[:1], length=len(doc.text.string)))
    Where in the text the marks stand, by thirds of its 55 characters. HEDGE: 1 (1, 0, 0).
    """
    found = _places(marks, by)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    end = _length(marks, length, max(map(max, found.values())))
    clauses = [f"{_TITLE}, by thirds of its {number(end)} characters."]
    for name, at in found.items():
        thirds = [sum(int(min(3 * start / end, 2)) == third for start in at) for third in range(3)]
        clauses.append(f"{name}: {len(at):,} ({', '.join(map(str, thirds))}).")
    return " ".join(clauses)
