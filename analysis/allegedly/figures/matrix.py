"""Who accuses whom, and how often, as a table of numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .chart import Chart, Row, furnish, note, open_axes
from .page import FAMILY, INK
from .saving import style
from .values import named, need, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "Who accuses whom how often"
_NOTHING: Final = "No accusation with somebody accused is in the frame."
_BELOW: Final = "Accusers in the rows, accused in the columns. A dot: no accusation found."
#: Pale enough at its darkest for black numbers to be read on it.
_SHADES: Final = ("#ffffff", "#6fb1d6")


def _counted(table: pd.DataFrame) -> dict[tuple[str, str], int]:
    need(table, ("accuser", "accused", "n"), "allegedly.frames.matrix")
    found: dict[tuple[str, str], int] = {}
    for accuser, accused, n in zip(table["accuser"], table["accused"], table["n"], strict=True):
        pair = (named(accuser), named(accused))
        found[pair] = found.get(pair, 0) + whole(n)
    return found


def matrix(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who accuses whom how often: accusers in the rows, accused in the columns, numbers in the cells.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``accuser``, ``accused`` and ``n``, as in `frames.MATRIX`; rows of one pair are added up. Rows and
        columns are drawn in the order of the frame.
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
    found = _counted(table)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    rows = list(dict.fromkeys(accuser for accuser, _ in found))
    columns = list(dict.fromkeys(accused for _, accused in found))
    chart = Chart(_TITLE, rows=tuple(map(Row, rows)), columns=tuple(columns), below=_BELOW, row=26.0, column=78.0)
    with style():
        from matplotlib.colors import LinearSegmentedColormap

        ax, made, scale = open_axes(chart, ax)
        shades = LinearSegmentedColormap.from_list("shades", _SHADES)
        cells = [[found.get((row, column), 0) for column in columns] for row in rows]
        edges = ([place - 0.5 for place in range(len(columns) + 1)], [place - 0.5 for place in range(len(rows) + 1)])
        most = max(1, *found.values())
        ax.pcolormesh(*edges, cells, cmap=shades, vmin=0, vmax=most, edgecolors="#bfbfbf", linewidth=0.6 * scale)
        for y, line in enumerate(cells):
            for x, n in enumerate(line):
                ax.text(
                    x,
                    y,
                    f"{n:,}" if n else "·",
                    ha="center",
                    va="center",
                    family=FAMILY,
                    fontsize=9.5 * scale,
                    weight="bold" if n else "normal",
                    color=INK if n else "#8c8c8c",
                    gid=f"cell-{y + 1}-{x + 1}",
                )
        ax.spines[:].set_visible(False)
        furnish(ax, chart, made, scale)
    return ax


def matrix_in_words(table: pd.DataFrame) -> str:
    """Tell the figure of :func:`matrix` to somebody who cannot see it.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns ``accuser``, ``accused`` and ``n``.

    Returns
    -------
    str
        One clause a pair, accuser by accuser.

    Examples
    --------
    >>> import pandas as pd
    >>> print(matrix_in_words(pd.DataFrame({"accuser": ["Ann"], "accused": ["Bob"], "n": [2]})))
    Who accuses whom how often. Ann: Bob 2.
    """
    found = _counted(table)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    told = [f"{_TITLE}."]
    for row in dict.fromkeys(accuser for accuser, _ in found):
        told.append(f"{row}: " + ", ".join(f"{name} {n:,}" for (who, name), n in found.items() if who == row) + ".")
    return " ".join(told)
