"""Which reader reads which files, and what it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Final, cast

from .._errors import ReadError
from .entries import Entry
from .problems import Problem
from .units import Found, Options, SetupError


@dataclass(frozen=True, slots=True)
class Format:
    """A format of files.

    Attributes
    ----------
    name : str
        What it is called.
    module : str
        The module of `allegedly.corpora.readers` that reads it.
    needs : str
        The library that must be installed, by the name it is imported under; empty if none.
    package : str
        The library by the name it is installed under.
    """

    name: str
    module: str
    needs: str = ""
    package: str = ""


_TEXT: Final = Format("plain text", "plain")
_TABLE: Final = Format("table of delimited text", "delimited")
_LINES: Final = Format("JSON Lines", "json_lines")
_JSON: Final = Format("JSON", "json_file")
_EXCEL: Final = Format("Excel", "workbook", "openpyxl", "openpyxl")
_PARQUET: Final = Format("Parquet", "parquet", "pyarrow", "pyarrow")
_HTML: Final = Format("HTML", "html", "lxml", "lxml")
_XML: Final = Format("TEI XML", "tei", "lxml", "lxml")
_WORD: Final = Format("Word", "word", "docx", "python-docx")
_RTF: Final = Format("RTF", "rich", "striprtf", "striprtf")
_PDF: Final = Format("PDF", "pdf", "pypdf", "pypdf")

#: Formats by extension.
FORMATS: Final[Mapping[str, Format]] = MappingProxyType(
    {
        ".txt": _TEXT,
        ".text": _TEXT,
        ".csv": _TABLE,
        ".tsv": _TABLE,
        ".tab": _TABLE,
        ".jsonl": _LINES,
        ".ndjson": _LINES,
        ".json": _JSON,
        ".xlsx": _EXCEL,
        ".xlsm": _EXCEL,
        ".parquet": _PARQUET,
        ".pq": _PARQUET,
        ".html": _HTML,
        ".htm": _HTML,
        ".xhtml": _HTML,
        ".xml": _XML,
        ".tei": _XML,
        ".docx": _WORD,
        ".rtf": _RTF,
        ".pdf": _PDF,
    }
)
#: What to do with files that are not read.
_REMEDIES: Final[Mapping[str, str]] = MappingProxyType(
    {
        ".doc": "an old Word file; save it as DOCX",
        ".xls": "an old Excel file; save it as XLSX",
        ".odt": "save it as DOCX",
        ".ods": "save it as XLSX",
        ".pages": "export it as DOCX",
        ".gz": "unpack it first",
        ".7z": "unpack it first",
        ".rar": "unpack it first",
    }
)


def read_entry(entry: Entry, options: Options, *, alone: bool = False) -> Iterator[Found]:
    """Yield what a file holds: units, and a problem for what cannot be read. Nothing is raised on a damaged file.

    Parameters
    ----------
    entry : Entry
        The file.
    options : Options
        How it is read.
    alone : bool
        Whether it is all that was asked for; then what the caller has to change is raised.

    Raises
    ------
    ReadError
        If the file is alone, and a library or a column is missing.
    """
    empty = True
    try:
        for found in _reading(entry, options):
            empty = False
            yield found
    except SetupError as error:
        if alone:
            raise
        yield Problem("", "", "unsupported", str(error))
        return
    # Readers stand on libraries that fail in ways of their own on damaged files.
    except Exception as error:
        yield Problem("", "", "unreadable", told(error, entry.name))
        return
    if empty:
        yield Problem("", "", "empty", "nothing in it is a text")


def _reading(entry: Entry, options: Options) -> Iterator[Found]:
    found = FORMATS.get(entry.suffix)
    if found is None:
        known = ", ".join(sorted(FORMATS))
        raise SetupError(_REMEDIES.get(entry.suffix, f"{entry.suffix or 'no extension'} is none of {known}"))
    if found.needs and find_spec(found.needs) is None:
        raise SetupError(f"{found.name} needs {found.package}: python -m pip install 'allegedly[files]'")
    if entry.size == 0:
        yield Problem("", "", "empty", "the file is empty; save it again, or leave it out")
        return
    reader = import_module(f"{__package__}.readers.{found.module}")
    yield from cast(Iterator[Found], reader.read(entry, options))


def told(error: Exception, name: str) -> str:
    """Return an error in words, without the name of the file, which stands beside it."""
    if isinstance(error, ReadError):
        return str(error).removeprefix(f"{name}: ")
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be opened: {error.strerror}"
    words = " ".join(str(error).split())
    why = f"{type(error).__name__}: {words[:200]}" if words else type(error).__name__
    return f"damaged ({why}); save it again in the program that made it"
