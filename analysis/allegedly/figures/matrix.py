"""Who accuses whom, and how often, as a table of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from matplotlib.patches import Rectangle

from .._types import UNSTATED
from .chart import Chart, Row, furnish, note, open_axes
from .page import FAMILY, INK
from .phrases import verb
from .saving import style
from .values import BY_HAND, by_hand, named, need, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Who accuses whom how often"
_NOTHING: Final = "No accusation with somebody accused is in the frame."
_BELOW: Final = (
    "Accusers in the rows, accused in the columns. A number: in how many places of the text the one accuses the other. "
    "A dot: no accusation found."
)
_BY_HAND: Final = "Thick frame, by hand: with an accusation that a person changed or added."
#: Pale enough at its darkest for black numbers to be read on it.
_SHADES: Final = ("#ffffff", "#6fb1d6")

_Pair = tuple[str, str]


def _counted(table: pd.DataFrame) -> tuple[dict[_Pair, int], set[_Pair]]:
    """Return how often each accuser accuses each accused, and the pairs on which a person had a hand."""
    need(table, ("accuser", "accused", "n"), "allegedly.frames.matrix")
    found: dict[_Pair, int] = {}
    corrected: set[_Pair] = set()
    for row in table.to_dict("records"):
        pair = (named(row["accuser"]), named(row["accused"]))
        found[pair] = found.get(pair, 0) + whole(row["n"])
        if by_hand(row):
            corrected.add(pair)
    return found, corrected


def matrix(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who accuses whom how often: accusers in the rows, accused in the columns, numbers in the cells.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``accuser``, ``accused`` and ``n``, as in `frames.MATRIX`; rows of one pair are added up. Rows and
        columns are drawn in the order of the frame. Pairs with an accusation that a person changed or added (column
        ``corrected``, see `allegedly.byhand`) have a thick frame and say "by hand".
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own, as large as the parties need.

    Returns
    -------
    matplotlib.axes.Axes
        Rows and columns stand at 0, 1, 2 ...; the darker a cell, the higher its number.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> ax = matrix(pd.DataFrame({"accuser": ["Ann"], "accused": ["Bob"], "n": [2]}))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "cell-1-1"]
    ['2']
    """
    found, corrected = _counted(table)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    rows = list(dict.fromkeys(accuser for accuser, _ in found))
    columns = list(dict.fromkeys(accused for _, accused in found))
    unnamed = frozenset({named(UNSTATED)})
    chart = Chart(
        _TITLE,
        rows=tuple(Row(row, faint=row in unnamed) for row in rows),
        columns=tuple(columns),
        faint=unnamed,
        below=f"{_BELOW} {_BY_HAND}" if corrected else _BELOW,
        row=32.0 if corrected else 26.0,
        column=78.0,
    )
    with style():
        from matplotlib.colors import LinearSegmentedColormap

        ax, made, scale = open_axes(chart, ax)
        shades = LinearSegmentedColormap.from_list("shades", _SHADES)
        cells = [[found.get((row, column), 0) for column in columns] for row in rows]
        edges = ([place - 0.5 for place in range(len(columns) + 1)], [place - 0.5 for place in range(len(rows) + 1)])
        most = max(1, *found.values())
        mesh = ax.pcolormesh(*edges, cells, cmap=shades, vmin=0, vmax=most, edgecolors="#bfbfbf", linewidth=0.6 * scale)
        mesh.set_clip_on(False)
        for y, line in enumerate(cells):
            for x, n in enumerate(line):
                _write_cell(ax, x, y, n, scale, corrected=(rows[y], columns[x]) in corrected)
        ax.spines[:].set_visible(False)
        furnish(ax, chart, made, scale)
    return ax


def _write_cell(ax: Axes, x: int, y: int, n: int, scale: float, *, corrected: bool) -> None:
    """Write a number, and below it whether a person had a hand in it."""
    gid = f"cell-{y + 1}-{x + 1}"
    font: dict[str, Any] = {"ha": "center", "family": FAMILY, "color": INK if n else "#767676"}
    number = f"{n:,}" if n else "·"
    weight = "bold" if n else "normal"
    along = "bottom" if corrected else "center"
    ax.text(x, y, number, va=along, fontsize=9.5 * scale, weight=weight, gid=gid, **font)
    if corrected:
        ax.text(x, y, "by hand", va="top", fontsize=8.0 * scale, gid=f"{gid}-by-hand", **font)
        frame: dict[str, Any] = {"facecolor": "none", "edgecolor": INK, "linewidth": 2.0 * scale, "zorder": 4}
        ax.add_patch(Rectangle((x - 0.5, y - 0.5), 1.0, 1.0, clip_on=False, gid=f"{gid}-frame", **frame))


def matrix_in_words(table: pd.DataFrame) -> str:
    """Tell the figure of :func:`matrix` to somebody who cannot see it.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``accuser``, ``accused`` and ``n``.

    Returns
    -------
    str
        One sentence an accuser.

    Examples
    --------
    >>> import pandas as pd
    >>> print(matrix_in_words(pd.DataFrame({"accuser": ["Ann"], "accused": ["Bob"], "n": [2]})))
    Who accuses whom how often. Ann accuses: Bob 2.
    """
    found, corrected = _counted(table)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    told = [f"{_TITLE}."]
    for row in dict.fromkeys(accuser for accuser, _ in found):
        pairs = [
            f"{name} {n:,}{f' {BY_HAND}' if (who, name) in corrected else ''}"
            for (who, name), n in found.items()
            if who == row
        ]
        told.append(f"{row} {verb('ACCUSE', row)}: {', '.join(pairs)}.")
    return " ".join(told)
