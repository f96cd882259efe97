"""Rows of tables and records to units: which column holds the text, which the name, which metadata."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .dates import iso
from .problems import Problem
from .units import META, Found, Options, SetupError, Unit

#: Columns that hold the text in most tables, the likeliest first.
TEXTS: Final = ("text", "full_text", "fulltext", "full text", "body", "content", "article", "article_text", "string")
#: Columns that hold a name or an id, the likeliest first.
NAMES: Final = ("name", "doc", "doc_id", "document", "document_id", "id", "filename", "file")

#: The cells of a row by column, and where the row stands.
Row = tuple[Mapping[str, object], str]


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table are which.

    Attributes
    ----------
    text : str
        The one that holds the text.
    name : str or None
        The one that holds the name of the text, if one does.
    meta : mapping of str to str
        The columns that are metadata, and what the metadata is called.
    """

    text: str
    name: str | None
    meta: Mapping[str, str]


def columns_of(names: Sequence[str], options: Options) -> Columns:
    """Tell which columns of a table are which.

    Parameters
    ----------
    names : sequence of str
        The columns.
    options : Options
        What the caller says about them.

    Raises
    ------
    SetupError
        If the column of the text is not named and cannot be guessed, or a named column is not there.

    Examples
    --------
    >>> columns_of(["ID", "Date", "Body"], Options())
    Columns(text='Body', name='ID', meta={'Date': 'date'})
    """
    text = _given(names, options.text, "text") or _guess(names, TEXTS)
    if text is None:
        raise SetupError(f"no column is called 'text'; name the one that holds the texts, text=...: {_listed(names)}")
    name = _given(names, options.name, "name") or _guess([one for one in names if one != text], NAMES)
    if options.meta is None:
        meta = {one: stable(one) for one in names if one not in (text, name) and one.strip()}
        called = Counter(meta.values())
        meta = {one: to if called[to] == 1 else one for one, to in meta.items()}
    else:
        wanted = options.meta if isinstance(options.meta, Mapping) else {one: one for one in options.meta}
        meta = {_given(names, one, "meta") or one: called for one, called in wanted.items()}
    return Columns(text, name, meta)


def _given(names: Sequence[str], wanted: str | None, option: str) -> str | None:
    if wanted is not None and wanted not in names:
        raise SetupError(f"{option}={wanted!r}: there is no such column; the columns are {_listed(names)}")
    return wanted


def _listed(names: Sequence[str]) -> str:
    return ", ".join(map(repr, names[:40])) + (" and more" if len(names) > 40 else "") if names else "none"


def _guess(names: Sequence[str], likely: Sequence[str]) -> str | None:
    folded = {name.strip().casefold(): name for name in reversed(names)}
    return next((folded[one] for one in likely if one in folded), None)


def stable(name: str) -> str:
    """Return what metadata is called: our name for it if the column has that, whatever its case."""
    folded = name.strip().casefold()
    return folded if folded in META else name.strip()


def unit_of(row: Mapping[str, object], columns: Columns, *, location: str, label: str) -> Found:
    """Return the unit of a row.

    Parameters
    ----------
    row : mapping of str to object
        The cells by column.
    columns : Columns
        Which of them are which.
    location : str
        Where the row stands.
    label : str
        What to call it if it has no name of its own.
    """
    string = row.get(columns.text)
    if missing(string):
        return Problem("", location, "empty", f"nothing in the column {columns.text!r}")
    if not isinstance(string, str):
        return Problem(
            "", location, "unreadable", f"the column {columns.text!r} holds {type(string).__name__} and no text"
        )
    own = None if columns.name is None else row.get(columns.name)
    named = not missing(own) and bool(str(own).strip())
    meta = {called: plain(row[one]) for one, called in columns.meta.items() if not missing(row.get(one))}
    return Unit(string, dated(meta), location, str(own).strip() if named else label, named)


def padded(number: int) -> str:
    """Return a number as it stands in names: with zeros, so that names sort as numbers do.

    Examples
    --------
    >>> padded(12)
    '0012'
    """
    return f"{number:04}"


def missing(value: object) -> bool:
    """Tell whether a cell holds nothing, as None, NaN, NaT or an empty string do."""
    # Of all values, only NaN, NaT and their like differ from themselves.
    return value is None or value == "" or (not isinstance(value, (str, list, tuple, dict)) and _is_nan(value))


def _is_nan(value: object) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return type(value).__name__ in ("NAType", "NaTType")


def plain(value: object, *, depth: int = 4) -> object:
    """Return a cell as text, number, or list or mapping of these; dates in ISO 8601.

    Parameters
    ----------
    value : object
        The cell.
    depth : int
        Of lists and mappings nested deeper than this, only the length is told.
    """
    if depth == 0 and isinstance(value, (Mapping, list, tuple)):
        return f"{type(value).__name__} of {len(value)}"
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() and not value.tzinfo else value.isoformat()
    if isinstance(value, (dt.date, dt.time)):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(one, depth=depth - 1) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one, depth=depth - 1) for one in value]
    if isinstance(value, (str, bool, int, float)):
        return value
    item = getattr(value, "item", None)
    # numpy's scalars and arrays; both turn into plain Python by these names.
    if callable(item) and getattr(value, "ndim", None) == 0:
        return plain(item())
    tolist = getattr(value, "tolist", None)
    return plain(tolist()) if callable(tolist) else str(value)


def dated(meta: Mapping[str, object]) -> dict[str, object]:
    """Return metadata with its date in ISO 8601, if it is one that can be told."""
    date = meta.get("date")
    return {**meta, "date": iso(date) or date} if isinstance(date, str) else dict(meta)


def numbered(rows: Iterable[Row | Problem], columns: Columns) -> Iterator[Found]:
    """Yield the units of rows, each numbered from 1.

    Parameters
    ----------
    rows : iterable of Row or Problem
        Cells by column, and where the row stands; problems are passed on, and counted.
    columns : Columns
        Which columns are which.
    """
    for number, row in enumerate(rows, start=1):
        if isinstance(row, Problem):
            yield row
        else:
            yield unit_of(row[0], columns, location=row[1], label=padded(number))
