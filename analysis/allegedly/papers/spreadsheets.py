"""Frames as sheets of an Excel file, and as CSV."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd
from tqdm import tqdm

from .._cells import cells
from .._errors import Error
from ..frames import COLUMNS
from .choosing import SHOWN, chosen, kind_of

if TYPE_CHECKING:
    import os

#: Limits of the file format.
MOST_ROWS: Final = 1_048_576
MOST_COLUMNS: Final = 16_384
_MOST_CHARACTERS: Final = 32_767
_LONGEST_NAME: Final = 31

#: The name of the sheet that says what the columns of the others hold.
ABOUT: Final = "columns"

_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
#: Control characters, halves of surrogate pairs and non-characters, which XML cannot hold.
_NOT_IN_A_CELL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CUT: Final = " … (cut)"
_WIDTHS: Final = (6, 60)
#: Rows that are looked at to find how wide a column is.
_LOOKED_AT: Final = 200
_STAMP: Final = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def to_excel(
    frames: pd.DataFrame | Mapping[str, pd.DataFrame],
    path: str | os.PathLike[str],
    *,
    columns: Mapping[str, Sequence[str]] | None = None,
    about: bool = True,
) -> Path:
    """Write frames as the sheets of an Excel file.

    Parameters
    ----------
    frames : pandas.DataFrame or mapping of str to pandas.DataFrame
        One frame, or several with the names of their sheets.
    path : path-like
        The file, which ends in ``.xlsx``. One that exists is replaced.
    columns : mapping of str to sequence of str, optional
        By name of a sheet, the columns to write and no others. By default all, those that a paper shows first.
    about : bool
        Add a sheet ``columns`` that says what the columns of the library's frames hold.

    Returns
    -------
    pathlib.Path
        The file. The first row of each sheet is fixed and has filters. Columns have their names in the library, so
        that formulas and programs can refer to them. Cells that hold several things are JSON. Text stays text: what
        begins with an equals sign is no formula. Characters that the format cannot hold are U+FFFD. The same frames
        give the same bytes.

    Warns
    -----
    UserWarning
        If texts are longer than the 32 767 characters that a cell can hold; they are cut.

    Raises
    ------
    Error
        If a frame has more rows or columns than a sheet can hold, there is no frame or column of a name, the file
        cannot be written, or the package openpyxl is not installed.

    Examples
    --------
    >>> import tempfile
    >>> from allegedly import analyze
    >>> doc = analyze("Moscow denied arming the rebels.", name="arms")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = to_excel({"acts": doc.acts, "charges": doc.charges}, f"{folder}/arms.xlsx")
    ...     pd.read_excel(file, sheet_name="acts")["source_name"].tolist()
    ['Moscow']
    """
    path = Path(path)
    if path.suffix.lower() != ".xlsx":
        raise Error(f"'{path}' does not end in .xlsx; name an Excel file so")
    sheets = {"allegedly": frames} if isinstance(frames, pd.DataFrame) else dict(frames)
    if not sheets:
        raise Error("no frames to write; give at least one")
    for name in columns or {}:
        if name not in sheets:
            raise Error(f"columns are given for {name!r}, and there is no such frame; there are {', '.join(sheets)}")
    ready = {name: _ordered(frame, (columns or {}).get(name)) for name, frame in sheets.items()}
    if about and (described := _described(ready)) is not None:
        ready = {**ready, ABOUT: described} if ABOUT not in ready else ready
    for name, frame in ready.items():
        _fits(name, frame)
    try:
        data = _workbook(ready)
    except ImportError as error:
        raise Error("Excel files need the package openpyxl: pip install 'allegedly[files]'") from error
    _write(path, _settled(data))
    return path


def to_csv(frame: pd.DataFrame, path: str | os.PathLike[str], *, guarded: bool = True) -> Path:
    """Write a frame as a CSV file that spreadsheet programs and statistics packages read.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any of the library's frames.
    path : path-like
        The file; one that exists is replaced.
    guarded : bool
        Put an apostrophe before text that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break, which a
        spreadsheet program would take for a formula and run.

    Returns
    -------
    pathlib.Path
        The file, in UTF-8 with a byte order mark. Cells that hold several things are JSON.

    Raises
    ------
    Error
        If the file cannot be written.
    """
    path = Path(path)
    _write(path, cells(frame, guarded=guarded).to_csv(index=False, lineterminator="\n").encode("utf-8-sig"))
    return path


def _ordered(frame: pd.DataFrame, columns: Sequence[str] | None) -> pd.DataFrame:
    if columns is not None:
        return chosen(frame, columns)
    first = [name for name in SHOWN.get(kind_of(frame) or "", ()) if name in frame.columns]
    return frame[[*first, *(name for name in frame.columns if name not in first)]]


def _described(sheets: Mapping[str, pd.DataFrame]) -> pd.DataFrame | None:
    rows = [
        (name, column, COLUMNS[kind][column].unit, COLUMNS[kind][column].description)
        for name, frame in sheets.items()
        if (kind := kind_of(frame)) is not None
        for column in frame.columns
        if column in COLUMNS[kind]
    ]
    return pd.DataFrame(rows, columns=["sheet", "column", "unit", "what it holds"]) if rows else None


def _fits(name: str, frame: pd.DataFrame) -> None:
    # The header takes a row.
    if len(frame) >= MOST_ROWS:
        raise Error(
            f"{name!r} has {len(frame)} rows, and a sheet holds {MOST_ROWS - 1} below its header; "
            "write fewer, or write CSV or Parquet"
        )
    if len(frame.columns) > MOST_COLUMNS:
        raise Error(f"{name!r} has {len(frame.columns)} columns, and a sheet holds {MOST_COLUMNS}; write fewer")


def _workbook(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    buffer = io.BytesIO()
    cut: list[str] = []
    with pd.ExcelWriter(buffer, engine="openpyxl") as writer:
        named = zip(_titles(sheets), sheets.items(), strict=True)
        for name, (title, frame) in tqdm(named, desc="sheets", total=len(sheets), delay=2, leave=False):
            text = frame.set_axis([_clean(str(column)) for column in frame.columns], axis=1)
            parts = [_column(text.iloc[:, at], f"{title}.{text.columns[at]}", cut) for at in range(text.shape[1])]
            text = pd.concat(parts, axis=1) if parts else text
            text.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
            # openpyxl may have changed the name once more.
            _dress(writer.book.worksheets[-1], text)
    if cut:
        warnings.warn(
            f"texts longer than {_MOST_CHARACTERS} characters were cut in {', '.join(cut)}; write CSV for the whole",
            stacklevel=3,
        )
    return buffer.getvalue()


def _titles(sheets: Mapping[str, pd.DataFrame]) -> list[str]:
    """Return names of sheets as Excel allows them: short, without some signs, and different in more than case."""
    titles: dict[str, str] = {}
    for name in sheets:
        plain = _NOT_IN_A_NAME.sub("_", name).strip("'")[:_LONGEST_NAME] or "table"
        title, number = plain, 1
        while title.casefold() in titles:
            number += 1
            title = f"{plain[: _LONGEST_NAME - len(str(number)) - 1]} {number}"
        titles[title.casefold()] = title
    return list(titles.values())


def _column(column: pd.Series, name: str, cut: list[str]) -> pd.Series:
    if isinstance(column.dtype, pd.DatetimeTZDtype):
        # Excel knows no time zones.
        return column.map(lambda moment: moment.isoformat(), na_action="ignore")
    ready = cells(column.to_frame(), guarded=False).iloc[:, 0]
    if not (ready.dtype == object or pd.api.types.is_string_dtype(ready.dtype)):
        return ready
    ready = ready.map(lambda value: _clean(value) if isinstance(value, str) else value, na_action="ignore")
    too_long = ready.map(lambda value: isinstance(value, str) and len(value) > _MOST_CHARACTERS)
    if too_long.any():
        cut.append(name)
        end = _MOST_CHARACTERS - len(_CUT)
        ready = ready.where(~too_long, ready[too_long].str[:end] + _CUT)
    return ready


def _clean(text: str) -> str:
    return _NOT_IN_A_CELL.sub("\ufffd", text)


def _dress(sheet: Any, frame: pd.DataFrame) -> None:
    """Give a sheet of openpyxl its filters and widths, and make text of what it took for something else."""
    sheet.auto_filter.ref = sheet.dimensions
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = "1:1"
    for at, name in enumerate(frame.columns):
        widths = [len(str(value)) for value in frame.iloc[:_LOOKED_AT, at] if not pd.isna(value)]
        width = min(max([_WIDTHS[0], len(str(name)), *widths]), _WIDTHS[1])
        sheet.column_dimensions[sheet.cell(1, at + 1).column_letter].width = width + 2
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                _as_text(cell)


def _as_text(cell: Any) -> None:
    # openpyxl makes a formula of what begins with an equals sign, and an error of what looks like one.
    if cell.data_type != "s":
        cell.data_type = "s"
    if cell.value.startswith(("=", "+", "-", "@")):
        # Else the program makes a formula of it when somebody edits the cell.
        cell.quotePrefix = True


def _settled(data: bytes) -> bytes:
    """Return an Excel file without the moment at which it was made."""
    buffer = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for part in old.infolist():
            content = old.read(part)
            if part.filename == "docProps/core.xml":
                content = _STAMP.sub(rb"\g<1>2000-01-01T00:00:00Z", content)
            new.writestr(ZipInfo(part.filename), content, ZIP_DEFLATED)
    return buffer.getvalue()


def _write(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except PermissionError as error:
        raise Error(f"cannot write '{path}'; close it if it is open in another program") from error
    except OSError as error:
        raise Error(f"cannot write '{path}': {error.strerror or error}; check the folder") from error
