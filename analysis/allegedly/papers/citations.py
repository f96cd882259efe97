"""A sentence of a text with where it stands: for a footnote."""

from __future__ import annotations

import datetime as dt
import operator
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._errors import Error
from ..frames.making import sentence_at

if TYPE_CHECKING:
    from .._types import Span
    from ..document import Document

#: Where metadata say who published a text, what it is called, and when it came out: the first that is there counts.
OUTLET: Final = ("outlet", "agency", "publisher", "newspaper", "source")
TITLE: Final = ("title", "headline")
DATE: Final = ("date", "published", "inferred.date")

_FRAMES: Final = ("acts", "attributions", "marks", "charges")


def cite(doc: Document, what: Any, end: int | None = None) -> str:
    """Quote the sentence around something that was found, with its source and place.

    Parameters
    ----------
    doc : Document
        The document.
    what : str, int, or row
        An id (``"x3"``, ``"a1"``, ``"m2"``, ``"C1"``), a row of one of the document's frames, or the offset at which
        the words begin.
    end : int, optional
        The offset before which the words end; with an offset as `what` only.

    Returns
    -------
    str
        ``Outlet, “Title”, date, characters start–end: sentence``. Outlet, title and date are those of the metadata,
        and are left out where the metadata do not say; without outlet and title the document's name stands first.
        The place is that of the sentence, or of the sentences if the words are in several: offsets into the
        untouched text, the end exclusive. Line breaks are spaces.

    Raises
    ------
    Error
        If there is no such id, the row is of another document or has no place, or the offsets are outside the text.

    Examples
    --------
    >>> from allegedly import analyze
    >>> meta = {"outlet": "The Courier", "title": "Arms", "date": "2031-05-04"}
    >>> cite(analyze("It rained. Moscow denied arming the rebels.", meta=meta), "x1")
    'The Courier, “Arms”, 2031-05-04, characters 11–43: Moscow denied arming the rebels.'
    """
    start, stop = _sentences(doc, _place(doc, what, end))
    words = " ".join(doc.text.string[start:stop].split())
    return f"{', '.join(_source(doc))}, characters {start}–{stop}: {words}"


def _place(doc: Document, what: Any, end: int | None) -> Span:
    """Return the offsets of what is to be cited."""
    if isinstance(what, str):
        if end is not None:
            raise Error(f"an end is given with the id {what!r}; give an id, or a start and an end")
        what = _row(doc, what)
    elif end is not None or not isinstance(what, (pd.Series, Mapping, tuple)):
        try:
            start, stop = operator.index(what), operator.index(what if end is None else end)
        except TypeError as error:
            raise Error(f"{what!r} is nothing to cite; give an id, a row, or offsets") from error
        if not 0 <= start <= stop <= len(doc.text.string):
            raise Error(f"characters {start}–{stop} are not in the text, which has {len(doc.text.string)}")
        return start, stop
    row: Mapping[Any, Any] = what._asdict() if hasattr(what, "_asdict") else dict(what)
    if row.get("doc", doc.name) != doc.name:
        raise Error(f"the row is of document {row['doc']!r}, not of {doc.name!r}; ask that document")
    place = row.get("start"), row.get("end")
    if any(offset is None or pd.isna(offset) for offset in place):
        raise Error("the row has no start and end; give one of acts, attributions, marks, charges, actors or ledger")
    return int(row["start"]), int(row["end"])


def _row(doc: Document, name: str) -> Mapping[Any, Any]:
    for kind in _FRAMES:
        frame = getattr(doc, kind)
        found = frame[frame["id"].eq(name)]
        if len(found):
            row: dict[Any, Any] = found.iloc[0].to_dict()
            return row
    raise Error(f"nothing in document {doc.name!r} has the id {name!r}; the column id of {', '.join(_FRAMES)} has them")


def _sentences(doc: Document, place: Span) -> Span:
    start, end = place
    sentences = doc.reading.sentences
    starts = [sentence.start for sentence in sentences]
    first, last = sentence_at(starts, start), sentence_at(starts, max(start, end - 1))
    if first is None or last is None:
        return start, end
    # White space between two sentences belongs to neither.
    return min(sentences[first].start, start), max(sentences[last].end, end)


def _source(doc: Document) -> Iterator[str]:
    meta = doc.text.meta
    outlet, title, date = (_first(meta, names) for names in (OUTLET, TITLE, DATE))
    if outlet is None and title is None:
        yield doc.name or "unnamed text"
    if outlet is not None:
        yield outlet
    if title is not None:
        yield f"“{title}”"
    if date is not None:
        yield date


def _first(meta: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    for name in names:
        value: object = meta
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
        if isinstance(value, dt.datetime):
            value = value.date()
        if value is not None and not isinstance(value, Mapping) and str(value).strip():
            return " ".join(str(value).split())
    return None
