"""Read a table that a spreadsheet program may have saved: its encoding, its delimiter, its cells."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._errors import CorrectionError

if TYPE_CHECKING:
    from .._types import Spans

_DELIMITERS: Final = (",", ";", "\t")
#: Excel saves "CSV UTF-8" with a mark, "Unicode text" as UTF-16, and plain "CSV" in the code page of Windows.
_MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_LEGACY: Final = "cp1252"
_FIELD: Final = 2**31 - 1
_YES: Final = frozenset("yes y true 1 x ja j wahr richtig ok oui vrai si sí".split())
_NO: Final = frozenset("no n false 0 nein falsch non faux".split())
_DIGITS: Final = re.compile(r"\d+")
_LOST: Final = re.compile(r"[?\ufffd]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: where it stands, and its cells by column.

    Attributes
    ----------
    number : int
        Row in a spreadsheet program, the header being 1.
    line : int
        Line of the file on which it starts; cells may hold line breaks.
    cells : dict
        What stands in it, by name of the column.
    """

    number: int
    line: int
    cells: dict[str, str]

    def at(self, column: str) -> str:
        """Say where a cell is."""
        line = "" if self.line == self.number else f" (line {self.line} of the file)"
        return f"row {self.number}{line}, column {column!r}"


def read_table(path: str | os.PathLike[str], needed: Mapping[str, str]) -> list[Row]:
    """Read the rows of a table, whichever of the usual programs has saved it.

    Parameters
    ----------
    path : path-like
        A CSV file: with commas, semicolons or tabs; UTF-8, UTF-16 or Windows-1252.
    needed : mapping of str to str
        Columns that must be there, with what to say of them if they are not.

    Raises
    ------
    CorrectionError
        If the file cannot be opened, or lacks a column, or has one twice.
    """
    path = Path(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CorrectionError(f"cannot open '{path}': {error.strerror or error}; check the path") from error
    if data.startswith(b"PK\x03\x04"):
        raise CorrectionError(f"'{path}' is a workbook of Excel or LibreOffice; save it as CSV (UTF-8)")
    string = _decoded(data)
    delimiter = _delimiter(string)
    # Some programs put a line before the header that names the delimiter.
    told = re.match(r"\"?sep=(.)\"?\r?\n", string)
    skipped = 0
    if told:
        delimiter, string, skipped = told.group(1), string[told.end() :], 1
    with _long_fields():
        try:
            rows = list(_rows(string, delimiter, skipped))
        except csv.Error as error:
            raise CorrectionError(f"{path}: {error}; save the table as CSV once more") from error
    if not rows:
        raise CorrectionError(f"{path}: the file is empty; write it once more")
    (_, _, header), *rest = rows
    names = [name.strip() for name in header]
    for name, remedy in needed.items():
        if name not in names:
            raise CorrectionError(f"{path}, row 1: no column is called {name!r}; {remedy}")
        if names.count(name) > 1:
            raise CorrectionError(f"{path}, row 1: two columns are called {name!r}; delete one of them")
    return [
        Row(number, line, dict(zip(names, [*cells, *[""] * (len(names) - len(cells))], strict=False)))
        for number, line, cells in rest
        if any(cell.strip() for cell in cells)
    ]


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "surrogatepass" if encoding == "utf-8" else "replace")
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        # The five bytes without a letter there stand for themselves; what is broken shows in the cell.
        return data.decode(_LEGACY, "replace")


def _delimiter(string: str) -> str:
    header = string[: re.search(r"[\r\n]|$", string).start()]  # type: ignore[union-attr]  # "$" is always found
    return max(_DELIMITERS, key=header.count)


def _rows(string: str, delimiter: str, skipped: int) -> Iterator[tuple[int, int, list[str]]]:
    reader = csv.reader(io.StringIO(string, newline=""), delimiter=delimiter)
    line = 1
    for number, cells in enumerate(reader, start=1):
        yield number + skipped, line + skipped, cells
        line = reader.line_num + 1


@contextmanager
def _long_fields() -> Iterator[None]:
    """Allow cells as long as a sentence may be; the limit of the csv module is one for the whole process."""
    before = csv.field_size_limit(_FIELD)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def verdict(cell: str) -> bool | None:
    """Read a cell that says yes or no; None if it is empty.

    Raises
    ------
    ValueError
        If it says something else.

    Examples
    --------
    >>> verdict("WAHR"), verdict("n"), verdict(" ")
    (True, False, None)
    """
    word = cell.strip().lower()
    if not word:
        return None
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise ValueError(cell)


def number(cell: str) -> float | None:
    """Read a number with a point or a comma; None if the cell is empty.

    Raises
    ------
    ValueError
        If there is something else in it.

    Examples
    --------
    >>> number("0,87"), number("12"), number("")
    (0.87, 12.0, None)
    """
    word = cell.strip()
    return float(word.replace(",", ".")) if word else None


def spans(cell: str) -> Spans:
    """Read pieces of a text from JSON.

    Raises
    ------
    ValueError
        If the cell is not a list of pairs of whole numbers.

    Examples
    --------
    >>> spans("[[0, 4], [7, 9]]"), spans("")
    (((0, 4), (7, 9)), ())
    """
    if not cell.strip():
        return ()
    pairs = json.loads(cell)
    if not isinstance(pairs, list):
        raise ValueError(cell)
    found = []
    for pair in pairs:
        if not (isinstance(pair, list) and len(pair) == 2 and all(type(offset) is int for offset in pair)):
            raise ValueError(cell)
        found.append((pair[0], pair[1]))
    return tuple(found)


def mangled(cell: str, words: str) -> bool:
    """Tell whether a cell held these words before a spreadsheet program changed them.

    It makes dates of "3-4" and "March 5", numbers of "007", question marks of letters that its encoding lacks, and
    other line breaks and spaces.

    Examples
    --------
    >>> mangled("06.03.2018", "2018-03-06"), mangled("It?s", "It’s"), mangled("Rome", "Oslo")
    (True, True, False)
    """
    if cell.split() == words.split():
        return True
    digits, there = (
        (sorted(map(int, _DIGITS.findall(one)[:9])) for one in (cell, words)) if len(words) < 40 else ([], [])
    )
    if digits and digits == there:
        return True
    parts = [re.escape(part) for part in _LOST.split(" ".join(cell.split()))]
    return len(parts) > 1 and re.fullmatch(".{1,4}".join(parts), " ".join(words.split()), re.DOTALL) is not None
