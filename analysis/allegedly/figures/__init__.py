"""Pictures of what was found: a frame in, an `Axes` out.

A function here draws and does nothing else: it computes no statistic, shows nothing and saves nothing, so
that the picture says what the frame says. :func:`save` writes the picture beside that frame.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape

import matplotlib as mpl
import pandas as pd

from .._errors import Error
from ..frames import EDGES
from .dispute import LEAST_ROOM, NOTHING, QUESTION, ROOM, UNSAID, bands_of, layout, marked
from .page import FAMILY, OKABE_ITO, clean, draw, figure_of, fit

if TYPE_CHECKING:
    from os import PathLike

    from matplotlib.axes import Axes

__all__ = ["OKABE_ITO", "save", "style", "who_accuses_who_denies", "who_accuses_who_denies_in_words"]

_RC: Final[Mapping[Any, Any]] = MappingProxyType(
    {
        "font.family": FAMILY,
        "font.size": 9.0,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "figure.facecolor": "white",
        "savefig.facecolor": "white",
        "savefig.dpi": 200,
        "svg.fonttype": "path",
        # Without a fixed salt the ids in an SVG file differ from run to run.
        "svg.hashsalt": "allegedly",
        "pdf.fonttype": 42,
        "text.parse_math": False,
    }
)


@contextmanager
def style() -> Iterator[None]:
    """Set the look of the figures for the length of a ``with`` block.

    Yields
    ------
    None

    Examples
    --------
    >>> import matplotlib as mpl
    >>> with style():
    ...     mpl.rcParams["svg.hashsalt"]
    'allegedly'
    """
    with mpl.rc_context(dict(_RC)):
        yield


def save(
    ax: Axes, stem: str | PathLike[str], *, alt: str, data: pd.DataFrame, title: str | None = None
) -> tuple[Path, ...]:
    """Write a figure as SVG, PNG and PDF, with the frame behind it and a text for those who cannot see it.

    The same figure gives the same bytes wherever the same versions run: no dates, no random ids.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Any axes of the figure.
    stem : path-like
        Where to write, without an ending: ``figures/ledger`` gives ``ledger.svg``, ``.png``, ``.pdf``,
        ``.csv`` and ``.alt.txt``. Folders are made.
    alt : str
        The figure in words; goes into the SVG's ``<desc>`` and the PNG's description as well.
    data : pandas.DataFrame
        What was drawn.
    title : str, optional
        Name of the figure for the SVG's ``<title>``; by default the last part of `stem`, with spaces.

    Returns
    -------
    tuple of pathlib.Path
        The files.
    """
    base = Path(stem)
    base.parent.mkdir(parents=True, exist_ok=True)
    paths = {kind: base.parent / f"{base.name}.{kind}" for kind in ("svg", "png", "pdf", "csv", "alt.txt")}
    name = clean(title or base.name.replace("-", " ").capitalize())
    words = clean(alt)
    figure = figure_of(ax)
    with style():
        drawing = io.BytesIO()
        figure.savefig(drawing, format="svg", metadata={"Date": None, "Title": name})
        paths["svg"].write_bytes(_described(drawing.getvalue().decode("utf-8"), name, words).encode("utf-8"))
        figure.savefig(paths["png"], metadata={"Software": None, "Title": name, "Description": words})
        figure.savefig(paths["pdf"], metadata={"CreationDate": None, "Title": name, "Subject": words})
    table = data.to_csv(index=False, lineterminator="\n")
    paths["csv"].write_bytes(table.encode("utf-8", errors="backslashreplace"))
    paths["alt.txt"].write_bytes(f"{words}\n".encode())
    return tuple(paths.values())


def _described(svg: str, title: str, words: str) -> str:
    """Give an SVG drawing a name and a description that screen readers find."""
    svg = svg.replace("<svg ", '<svg role="img" aria-labelledby="title desc" ', 1)
    told = f'<title id="title">{escape(title)}</title>\n <desc id="desc">{escape(words)}</desc>'
    return re.sub("<title>.*?</title>", lambda _: told, svg, count=1, flags=re.DOTALL)


def who_accuses_who_denies(edges: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Draw who accuses whom of what on the left, and who answers how on the right, one band a charge.

    An arrow leads from each accuser to the charge and from the charge to the accused. Answers come back to
    the charge from the right: a denial ends in a bar, a rejection in a cross, "sees no evidence" in a ring,
    and "will not say" stops short of it. Under each arrow stand the words of the text that carry the act.

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
        with style():
            ax = plt.figure(figsize=(page.width / 72, page.height / 72)).add_axes((0.0, 0.0, 1.0, 1.0))
        scale = 1.0
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
    >>> from allegedly.frames import EDGES
    >>> row = {"doc": "d", "charge_id": "C1", "gloss": "losing the keys", "act": "DENY", "source": "Bob",
    ...        "source_party": "Bob", "n": 1, "hedged": 0, "explicitness": "lexical", "cue": "denied"}
    >>> print(who_accuses_who_denies_in_words(pd.DataFrame([row], columns=list(EDGES))))
    Who accuses whom of what, and who denies it. C1, losing the keys: Bob denies (“denied”).
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
        heading = ", ".join(filter(None, (band.label, band.gloss or UNSAID)))
        told.append(f"{heading}: {'; '.join(clauses)}.")
    return " ".join(told)
