"""Files of a figure: the same bytes wherever the same versions run, and words for those who cannot see it."""

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

from .page import FAMILY, clean, figure_of

if TYPE_CHECKING:
    from os import PathLike

    import pandas as pd
    from matplotlib.axes import Axes

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
