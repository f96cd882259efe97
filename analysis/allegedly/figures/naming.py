"""How often, and in which ways, each voice speaks of each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..frames import STRATEGIES
from .bars import draw_bars
from .chart import Chart, Row, note
from .signs import areas
from .values import named, need, told, whole

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_TITLE: Final = "By whom each actor is named and described"
_NOTHING: Final = "No naming of an actor is in the frame."

_Parts = dict[str, int]


def _read(frame: pd.DataFrame) -> dict[str, dict[str, _Parts]]:
    """Return how often each voice uses each kind, actor by actor, in the order of the frame."""
    columns = ("actor", "voice", "kind", "n")
    need(frame, columns, "allegedly.frames.naming, with value_counts of actor, voice and kind as n")
    found: dict[str, dict[str, _Parts]] = {}
    for actor, voice, kind, n in zip(*(frame[name] for name in columns), strict=True):
        parts = found.setdefault(named(actor), {}).setdefault(named(voice), {})
        parts[told(kind)] = parts.get(told(kind), 0) + whole(n)
    return found


def naming(frame: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw how often each voice names and describes each actor: a bar a voice, cut by the kind of naming.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``actor``, ``voice``, ``kind`` and ``n``: how often each occurs in a frame such as that of
        `allegedly.frames.naming`. Actors, and the voices of each, are drawn in its order.
    ax : matplotlib.axes.Axes, optional
        Where to draw; by default in a figure of its own, as high as actors and voices need.

    Returns
    -------
    matplotlib.axes.Axes
        The lower axis holds the number of mentions and descriptions.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.frames import naming as list_names
    >>> names = list_names(analyze("Ann Bell, a former spy, left. The mayor called Bell a liar."))
    >>> counted = names.value_counts(["actor", "voice", "kind"]).reset_index(name="n")
    >>> sorted(label.get_text() for label in naming(counted).get_yticklabels())
    ['Ann Bell', 'mayor', 'mayor', 'the article itself', 'the article itself']
    """
    found = _read(frame)
    if not found:
        return note(ax, _TITLE, _NOTHING)
    used = {kind for voices in found.values() for parts in voices.values() for kind in parts}
    kinds = [kind for kind in STRATEGIES if kind in used] + sorted(used.difference(STRATEGIES))
    # A kind looks the same in every figure, whichever of them a text has.
    signs = areas((*STRATEGIES, *kinds))
    rows: list[Row] = []
    bars: list[list[tuple[str, float]]] = []
    for actor, voices in found.items():
        rows.append(Row(actor, group=True))
        bars.append([])
        for voice, parts in voices.items():
            rows.append(Row(voice, f"{sum(parts.values()):,}"))
            bars.append([(kind, float(parts[kind])) for kind in kinds if kind in parts])
    chart = Chart(
        _TITLE,
        rows=tuple(rows),
        key=tuple(kinds),
        below="number of mentions and descriptions",
        row=19.0,
    )
    return draw_bars(chart, bars, {kind: signs[kind] for kind in kinds}, ax=ax, counts=True)


def naming_in_words(frame: pd.DataFrame) -> str:
    """Tell the figure of :func:`naming` to somebody who cannot see it.

    Parameters
    ----------
    frame : pandas.DataFrame
        As for :func:`naming`.

    Returns
    -------
    str
        One sentence an actor.

    Examples
    --------
    >>> import pandas as pd
    >>> print(naming_in_words(pd.DataFrame([{"actor": "Ann", "voice": "Bob", "kind": "name", "n": 2}])))
    By whom each actor is named and described. Ann: by Bob name 2.
    """
    found = _read(frame)
    if not found:
        return f"{_TITLE}. {_NOTHING}"
    said = [f"{_TITLE}."]
    for actor, voices in found.items():
        by = [
            f"by {voice} {', '.join(f'{kind} {n:,}' for kind, n in parts.items())}" for voice, parts in voices.items()
        ]
        said.append(f"{actor}: {'; '.join(by)}.")
    return " ".join(said)
