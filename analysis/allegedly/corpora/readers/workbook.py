"""Excel workbooks: one text a row, every sheet with a header in its first row."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from ..archives import checked
from ..entries import Entry
from ..problems import Problem
from ..rows import Columns, columns_of, padded, unit_of
from ..units import Found, Options, SetupError, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable

#: Excel cuts longer cells without a word.
_FULL: Final = 32_767


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the rows of all sheets."""
    from openpyxl import load_workbook

    file = checked(entry.data(options.max_bytes), max_bytes=options.max_bytes)
    with warnings.catch_warnings():
        # Of styles and extensions that do not matter here.
        warnings.simplefilter("ignore")
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
    failed: list[SetupError] = []
    for sheet in sheets:
        # The size that a sheet states may be wrong.
        sheet.reset_dimensions()
        header = next(sheet.iter_rows(max_row=1, values_only=True), ())
        names = ["" if cell is None else str(cell) for cell in header]
        while names and not names[-1]:
            names.pop()
        if not names:
            continue
        try:
            columns = columns_of(names, options)
        except SetupError as error:
            failed.append(error)
            yield Problem("", f"sheet {sheet.title!r}", "unreadable", str(error))
            continue
        prefix = f"{sheet.title}/" if len(sheets) > 1 else ""
        yield from _rows(sheet.iter_rows(min_row=2, max_col=len(names), values_only=True), names, columns, prefix)
    if failed and len(failed) == len(sheets):
        raise failed[0]


def _rows(rows: Iterable[Sequence[Any]], names: Sequence[str], columns: Columns, prefix: str) -> Iterator[Found]:
    for number, cells in enumerate(rows, start=2):
        if all(cell is None for cell in cells):
            continue
        row = dict(zip(names, cells, strict=False))
        found = unit_of(row, columns, location=f"{prefix}row {number}", label=f"{prefix}{padded(number)}")
        yield _told(found) if isinstance(found, Unit) and len(found.string) >= _FULL else found


def _told(unit: Unit) -> Unit:
    reason = f"the cell is full: Excel cuts texts at {_FULL:,} characters"
    return replace(unit, flaws=(Problem("", "", "cut", reason, "warning"),))
