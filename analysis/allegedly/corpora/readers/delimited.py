"""CSV and TSV: one text a row, read row by row."""

from __future__ import annotations

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING, Final

from ..._errors import ReadError
from ..entries import Entry
from ..problems import Problem
from ..rows import Row, columns_of, numbered
from ..units import Found, Options

if TYPE_CHECKING:
    import _csv

_CHUNK: Final = 2**20
_DELIMITERS: Final = (",", ";", "\t", "|")
#: A line above the header that tells Excel the delimiter, and is none of the table.
_TOLD: Final = re.compile(r"\ufeff?\"?sep=(.)\"?\s*")
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the rows of a table of delimited text, which are never held in memory together."""
    with entry.stream() as file:
        header, rows = table(entry, file, options)
        if not header:
            yield Problem("", "", "empty", "the table has no rows")
            return
        yield from numbered(rows, columns_of(header, options))


def table(entry: Entry, file: IO[bytes], options: Options) -> tuple[list[str], Iterator[Row | Problem]]:
    """Return the header of a table and its rows.

    Parameters
    ----------
    entry : Entry
        The file.
    file : binary file
        The same, open at its start.
    options : Options
        Its encoding, if it is known, and how long texts may be.
    """
    encoding = options.encoding or _encoding(entry)
    first = _first_line(entry, encoding)
    told = _TOLD.fullmatch(first)
    tabs = entry.suffix in (".tsv", ".tab")
    delimiter = told[1] if told else "\t" if tabs else _delimiter(first)
    # Four fields as long as a text may be: then the row is damaged, or a quotation mark was never closed.
    limit = 4 * options.max_characters
    lines = _Lines(_lines(file, encoding, limit))
    reader = csv.reader(lines, delimiter=delimiter)
    if told:
        _next(reader, limit)
    header = _next(reader, limit) or []
    return header, _rows(reader, lines, header, limit)


class _Lines:
    """Lines, and whether more were asked for than there are."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        for line in self._lines:
            return line
        self.ended = True
        raise StopIteration


def _rows(reader: _csv.Reader, lines: _Lines, header: Sequence[str], limit: int) -> Iterator[Row | Problem]:
    start = reader.line_num + 1
    while True:
        try:
            cells = _next(reader, limit)
        except (csv.Error, ReadError, UnicodeError) as error:
            yield Problem("", f"line {start} to the end", "unreadable", f"{error}; nothing after it is read")
            return
        if cells is None:
            return
        if lines.ended:
            # A row ends with its line, unless it is within quotation marks.
            reason = "a quotation mark that is never closed"
            yield Problem("", f"line {start} to the end", "unreadable", reason)
            return
        where, start = f"line {start}", reader.line_num + 1
        if len(cells) > len(header) and any(cells[len(header) :]):
            reason = f"{len(cells)} cells in a table of {len(header)} columns; put cells with the delimiter in quotes"
            yield Problem("", where, "unreadable", reason)
        elif cells:
            yield dict(zip(header, cells, strict=False)), where


def _next(reader: _csv.Reader, limit: int) -> list[str] | None:
    """Return the next row; Python's limit on fields is for the whole process, and is put back at once."""
    before = csv.field_size_limit(limit)
    try:
        return next(reader, None)
    finally:
        csv.field_size_limit(before)


def _lines(file: IO[bytes], encoding: str, limit: int) -> Iterator[str]:
    """Yield lines with their ends, none of them longer than the limit."""
    text = codecs.getreader(encoding)(file)
    # A stream reader counts characters where io counts code units, and neither reads on after a line that ends.
    buffer, end = "", ""
    while chunk := text.read(_CHUNK, _CHUNK):
        # Excel's "CSV (Macintosh)" ends lines with carriage returns alone.
        end = end or ("\r" if "\r" in chunk and "\n" not in chunk else "\n")
        *lines, buffer = (buffer + chunk).split(end)
        yield from (f"{line}{end}" for line in lines)
        if len(buffer) > limit:
            raise ReadError(f"a line of more than {limit:,} characters")
    if buffer:
        yield buffer


def _encoding(entry: Entry) -> str:
    """Return the encoding of a table: what its mark says, else UTF-8, else Windows-1252."""
    check = codecs.getincrementaldecoder("utf-8")()
    with entry.stream() as file:
        chunk = file.read(_CHUNK)
        for mark, encoding in _MARKS:
            if chunk.startswith(mark):
                return encoding
        try:
            while chunk:
                check.decode(chunk)
                chunk = file.read(_CHUNK)
            check.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8"


def _first_line(entry: Entry, encoding: str) -> str:
    with entry.stream() as file:
        return next(_lines(file, encoding, _CHUNK), "")


def _delimiter(first: str) -> str:
    """Return the delimiter that parts the first line into most cells."""
    return max(_DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))
