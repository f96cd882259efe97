"""JSON Lines: one record a line, read line by line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Final

from ..entries import Entry
from ..problems import Problem
from ..rows import columns_of, padded, unit_of
from ..units import Found, Options, SetupError, Unit

#: A character of JSON takes up to six bytes (``\u2019``), and a record holds more than its text.
_BYTES: Final = 12


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the records of a file of JSON Lines, which are never held in memory together."""
    limit = _BYTES * options.max_characters
    number = 0
    with entry.stream() as file:
        while line := file.readline(limit + 1):
            number += 1
            where = f"line {number}"
            if len(line) > limit:
                reason = f"more than {limit:,} bytes; raise max_characters to read it all the same"
                yield Problem("", where, "too large", reason)
                while line and not line.endswith(b"\n"):
                    line = file.readline(limit)
            elif line.strip():
                yield record(line, options, location=where, label=padded(number), first=number == 1)


def record(line: bytes, options: Options, *, location: str, label: str, first: bool) -> Found:
    """Return the unit of one JSON value: a record, or the text itself."""
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else str(error)
        return Problem("", location, "unreadable", f"damaged JSON: {reason}")
    return of_value(value, options, location=location, label=label, first=first)


def of_value(value: object, options: Options, *, location: str, label: str, first: bool) -> Found:
    """Return the unit of a value: a mapping with a text in it, or a text.

    Parameters
    ----------
    value : object
        What was read.
    options : Options
        Under which key it has its text.
    location, label : str
        Where it stands, and what to call it if it has no name.
    first : bool
        Whether it is the first of its source: if that has no text, the caller has to say where the texts are.
    """
    if isinstance(value, str):
        return Unit(value, location=location, label=label)
    if not isinstance(value, Mapping):
        return Problem("", location, "unreadable", f"{type(value).__name__} where a record or a text belongs")
    row = {str(key): one for key, one in value.items()}
    # Records may differ in their keys, so that what is asked for need not be in each.
    meta = options.meta
    wanted = meta if isinstance(meta, Mapping) or meta is None else {one: one for one in meta}
    some = None if wanted is None else {one: called for one, called in wanted.items() if one in row}
    name = options.name if options.name in row else None
    try:
        columns = columns_of(list(row), Options(text=options.text, name=name, meta=some))
        return unit_of(row, columns, location=location, label=label)
    except SetupError as error:
        if first:
            raise
        return Problem("", location, "empty", str(error))
    except RecursionError:
        return Problem("", location, "unreadable", "nested too deep")
