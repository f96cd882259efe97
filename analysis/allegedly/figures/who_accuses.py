"""The figure of a dispute: who accuses, of what, whom, and who answers how."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._errors import Error
from ..frames import EDGES
from .chart import MOST
from .dispute import LEAST_ROOM, NO_ACCUSER, NOTHING, QUESTION, ROOM, UNSAID, bands_of, layout, marked, unraised
from .page import draw, fit
from .saving import style

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes


def who_accuses_who_denies(edges: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who accuses whom of what on the left, and who answers how on the right, one band a charge.

    An arrow leads from each accuser to the charge and from the charge to the accused. Answers come back to
    the charge from the right: a denial ends in a bar, a rejection in a cross, "sees no evidence" in a ring,
    and "will not say" stops short of it. Under each arrow stand the words of the text that carry the act. What a
    person changed or added (column ``corrected``, see `allegedly.byhand`) is marked "by hand".

    Parameters
    ----------
    edges : pandas.DataFrame
        Columns as in `frames.EDGES`, drawn in the order of its rows.
    ax : matplotlib.axes.Axes, optional
        Where to draw. The drawing shrinks, text and all, until it fits. By default a figure of its own, as
        high as the charges need.

    Returns
    -------
    matplotlib.axes.Axes
        Its artists carry ids: ``charge-1``, ``party-1-2`` (band, place), ``act-...``, ``label-...``.

    Raises
    ------
    Error
        If a column is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> from allegedly.frames import EDGES
    >>> row = {"doc": "d", "charge_id": "C1", "gloss": "losing the keys", "act": "ACCUSE", "source": "Ann",
    ...        "source_party": "Ann", "target": "Bob", "target_party": "Bob", "n": 1, "hedged": 0,
    ...        "explicitness": "lexical", "cue": "accused"}
    >>> ax = who_accuses_who_denies(pd.DataFrame([row], columns=list(EDGES)))
    >>> [text.get_text() for text in ax.texts if text.get_gid() == "party-1-1-name-0"]
    ['Ann']
    """
    missing = [name for name in EDGES if name not in edges.columns]
    if missing:
        raise Error(f"the frame of edges has no column {missing[0]!r}: build it with allegedly.frames.edges")
    bands = bands_of(edges)
    if ax is None:
        import matplotlib.pyplot as plt

        page = layout(bands, ROOM)
        scale = min(1.0, MOST / page.height)
        with style():
            size = (page.width * scale / 72, page.height * scale / 72)
            ax = plt.figure(figsize=size).add_axes((0.0, 0.0, 1.0, 1.0))
    else:
        page, scale = fit(lambda room: layout(bands, room), ax, usual=ROOM, least=LEAST_ROOM)
    with style():
        draw(page, ax, scale)
    return ax


def who_accuses_who_denies_in_words(edges: pd.DataFrame) -> str:
    """Tell the figure of :func:`who_accuses_who_denies` to somebody who cannot see it.

    Parameters
    ----------
    edges : pandas.DataFrame
        Columns as in `frames.EDGES`.

    Returns
    -------
    str
        One sentence a charge, in the order of the drawing.

    Examples
    --------
    >>> import pandas as pd
    >>> from allegedly.frames import EDGES
    >>> row = {"doc": "d", "charge_id": "C1", "gloss": "losing keys", "act": "DENY", "source": "Bob",
    ...        "source_party": "Bob", "n": 1, "hedged": 0, "explicitness": "lexical", "cue": "denied"}
    >>> print(who_accuses_who_denies_in_words(pd.DataFrame([row], columns=list(EDGES))))
    Who accuses whom of what, and who denies it. C1, losing keys: Bob denies (“denied”); no accuser among these acts.
    """
    bands = bands_of(edges)
    if not bands:
        return f"{QUESTION}. {NOTHING}"
    told = [f"{QUESTION}."]
    for band in bands:
        clauses = []
        for party in (*band.left.values(), *band.right.values()):
            name = f"{party.name} ({party.party})" if party.party else party.name
            clauses += [f"{name} {lane.verb}" + (f" ({marked(lane.cue)})" if lane.cue else "") for lane in party.lanes]
        clauses += [NO_ACCUSER] if unraised(band) else []
        heading = ", ".join(filter(None, (band.label, band.gloss or UNSAID)))
        told.append(f"{heading}: {'; '.join(clauses)}.")
    return " ".join(told)
