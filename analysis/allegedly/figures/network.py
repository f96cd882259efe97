"""The network of a dispute: parties, and an arrow for each kind of act between two of them."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from ..frames import EDGES
from .chart import MOST
from .dispute_graph import LEAST_ROOM, NOTHING, ROOM, TITLE, graph_of, layout
from .page import draw, fit
from .phrases import verb
from .saving import style
from .spread import spread
from .values import need

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

#: With more parties than this, one layout is scaled to the axes, as looking for the best would take long.
_MANY: Final = 40


def network(edges: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw the parties of a dispute with arrows between them, each labelled with the charges that it is about.

    Accusations and criticisms lead from who raises them to the accused. Denials, rejections, "sees no evidence" and
    "will not say" lead from who answers to those who raised the charge (to "nobody in particular" where no one
    else did), with dashes and tips of their own. People are drawn as the parties that they speak for. A key says
    what each charge is; charges without an id, and those of several documents, are numbered. Charges on which a person
    changed or added an act (column ``corrected``, see `allegedly.byhand`) are marked "by hand".

    Parameters
    ----------
    edges : pandas.DataFrame
        Columns as in `frames.EDGES`.
    ax : matplotlib.axes.Axes, optional
        Where to draw. The drawing shrinks, text and all, until it fits. By default a figure of its own, as large
        as the parties need.

    Returns
    -------
    matplotlib.axes.Axes
        Its artists carry ids: ``party-1``, ``act-1``, ``label-1``, ``charge-1``. The same edges give the same
        drawing.

    Raises
    ------
    Error
        If a column is missing, or an act is none of `frames.DISPUTES`.

    Notes
    -----
    Parties are placed by the force-directed method of Fruchterman and Reingold (1991), then moved apart until no
    box or label hides another.

    Examples
    --------
    >>> import pandas as pd
    >>> from allegedly.frames import EDGES
    >>> row = {"doc": "d", "charge_id": "C1", "gloss": "losing the keys", "act": "ACCUSE", "source": "Ann",
    ...        "source_party": "Ann", "target": "Bob", "target_party": "Bob", "n": 1}
    >>> ax = network(pd.DataFrame([row], columns=list(EDGES)))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "label-1-text-0"]
    ['C1']
    """
    need(edges, EDGES, "allegedly.frames.edges")
    graph = graph_of(edges)
    places = spread(list(graph.parties), [(arrow.source, arrow.target) for arrow in graph.arrows.values()])
    room = max(ROOM, 150.0 * math.sqrt(len(graph.parties)))
    if ax is None:
        import matplotlib.pyplot as plt

        page = layout(graph, places, room)
        scale = min(1.0, MOST / page.width, MOST / page.height)
        with style():
            size = (page.width * scale / 72, page.height * scale / 72)
            ax = plt.figure(figsize=size).add_axes((0.0, 0.0, 1.0, 1.0))
    elif len(graph.parties) > _MANY:
        page = layout(graph, places, room)
        page, scale = fit(lambda _: page, ax, usual=room, least=LEAST_ROOM)
    else:
        page, scale = fit(lambda width: layout(graph, places, width), ax, usual=ROOM, least=LEAST_ROOM)
    with style():
        draw(page, ax, scale)
    return ax


def network_in_words(edges: pd.DataFrame) -> str:
    """Tell the figure of :func:`network` to somebody who cannot see it.

    Parameters
    ----------
    edges : pandas.DataFrame
        Columns as in `frames.EDGES`.

    Returns
    -------
    str
        One clause an arrow, then what the charges are.

    Examples
    --------
    >>> import pandas as pd
    >>> from allegedly.frames import EDGES
    >>> row = {"doc": "d", "charge_id": "C1", "gloss": "losing the keys", "act": "ACCUSE", "source": "Ann",
    ...        "source_party": "Ann", "target": "Bob", "target_party": "Bob", "n": 1}
    >>> print(network_in_words(pd.DataFrame([row], columns=list(EDGES))))
    Who accuses and who answers whom. Ann accuses Bob (C1). C1: losing the keys.
    """
    need(edges, EDGES, "allegedly.frames.edges")
    graph = graph_of(edges)
    if not graph.arrows:
        return f"{TITLE}. {NOTHING}"
    arrows = []
    for arrow in graph.arrows.values():
        link = " " if arrow.act in ("ACCUSE", "CRITICIZE") else ", towards "
        source, target = graph.parties[arrow.source], graph.parties[arrow.target]
        arrows.append(f"{source} {verb(arrow.act, source)}{link}{target} ({', '.join(arrow.charges)})")
    charges = [f"{label}: {wording}." for label, wording in graph.charges.items()]
    return " ".join([f"{TITLE}. {'; '.join(arrows)}.", *charges])
