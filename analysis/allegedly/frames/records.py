"""One frame a kind of record: words, attributions, marks, acts, charges, actors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from . import plain
from .making import frame_of
from .schema import ACTORS, ACTS, ATTRIBUTIONS, CHARGES, MARKS, TOKENS

if TYPE_CHECKING:
    import pandas as pd

    from ..actors import Actor, Actors
    from ..acts import Act
    from ..attributions import Attribution
    from ..charges import Charge
    from ..marks import Mark
    from ..reading import Reading


def tokens(reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None) -> pd.DataFrame:
    """Tabulate the words of a document, one row a token.

    Parameters
    ----------
    reading : Reading
        What the model read.
    doc : str
        Name of the document.
    meta : Mapping, optional
        Metadata of the document: item ``agency`` becomes the column ``meta_agency``, item ``date`` of a table
        ``inferred`` the column ``meta_inferred_date``.

    Returns
    -------
    pandas.DataFrame
        Columns as in `TOKENS`.
    """
    return frame_of(TOKENS, plain.tokens(reading), doc, meta)


def attributions(
    found: Sequence[Attribution], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate who is said to have said what, one row an attribution.

    Parameters
    ----------
    found : Sequence of Attribution
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ATTRIBUTIONS`; `start` and `end` are those of source, cue and content together.
    """
    return frame_of(ATTRIBUTIONS, plain.attributions(found, reading), doc, meta)


def marks(
    found: Sequence[Mark], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate hedges, boosters and the other marks of stance, one row a mark.

    Parameters
    ----------
    found : Sequence of Mark
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `MARKS`.
    """
    return frame_of(MARKS, plain.marks(found, reading), doc, meta)


def acts(
    found: Sequence[Act],
    reading: Reading,
    *,
    actors: Actors | None = None,
    doc: str = "",
    meta: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Tabulate accusations, denials, evasions and the other acts, one row an act.

    Parameters
    ----------
    found : Sequence of Act
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    actors : Actors, optional
        Fills ``source_party`` and ``target_party``; without it a party is the name itself.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ACTS`; `start` and `end` are those of the cue, `evidence` the sentence around it.
    """
    return frame_of(ACTS, plain.acts(found, reading, actors), doc, meta)


def charges(
    found: Sequence[Charge], reading: Reading, *, doc: str = "", meta: Mapping[str, object] | None = None
) -> pd.DataFrame:
    """Tabulate what is held against somebody, one row a charge.

    Parameters
    ----------
    found : Sequence of Charge
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHARGES`; `start` and `end` are those of the first mention.
    """
    return frame_of(CHARGES, plain.charges(found, reading), doc, meta)


def actors(
    found: Sequence[Actor] | Actors,
    reading: Reading,
    *,
    doc: str = "",
    meta: Mapping[str, object] | None = None,
) -> pd.DataFrame:
    """Tabulate the people and bodies that a text speaks of, one row an actor.

    Parameters
    ----------
    found : Sequence of Actor
        In the order of the rows.
    reading : Reading
        The reading that they were found in.
    doc, meta
        As for :func:`tokens`.

    Returns
    -------
    pandas.DataFrame
        Columns as in `ACTORS`; `start` and `end` are those of the first mention.
    """
    return frame_of(ACTORS, plain.actors(found, reading), doc, meta)
