"""Plain text: one article a file, or many."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from ...text import decode
from ..entries import Entry
from ..exports import units
from ..units import Found, Options, SetupError


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of a file of plain text."""
    yield from units(string_of(entry.data(options.max_bytes), entry.name, options), options)


def string_of(data: bytes, name: str, options: Options) -> str:
    """Return the text of a file in the encoding that was named, or the one that is found.

    Raises
    ------
    ReadError
        If the bytes are no text, or there is no such encoding.
    """
    if options.encoding is None:
        return decode(data, name=name)
    try:
        codecs.lookup(options.encoding)
    except LookupError as error:
        raise SetupError(f"encoding={options.encoding!r}: no such encoding; try 'utf-8' or 'cp1252'") from error
    return data.decode(options.encoding)
