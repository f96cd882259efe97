"""Tab-separated tables, read strictly: one message a problem, with file, line, field, value and remedy.

A table is UTF-8, one row a line, columns parted by one tab, the first line the header. No quoting and no
escapes: a quotation mark stands for itself. ``-`` marks a column that has nothing to say.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from importlib.resources.abc import Traversable

#: What a column holds when it has nothing to say.
EMPTY: Final = "-"

_HEADING: Final = re.compile(r"^## (.+?)\s*$", re.MULTILINE)
#: As Unix, Windows and spreadsheet programs on a Mac write it.
_LINE_END: Final = re.compile(r"\r\n|\r|\n")
#: So many values are listed whole in a message.
_FEW: Final = 24
#: Characters of a column's name that a message shows at most.
_LONG: Final = 40


def package_file(name: str) -> Traversable:
    """Return a file of the package's ``lexica`` directory."""
    return resources.files("allegedly").joinpath("lexica", name)


def table_rows(
    file: Path | Traversable,
    columns: Sequence[str],
    problems: list[str],
    *,
    label: str | None = None,
    optional: Sequence[str] = (),
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and fields of each well-formed row, and add to `problems` what is wrong with the rest.

    Parameters
    ----------
    file : Path or Traversable
        The table.
    columns : sequence of str
        Its header.
    problems : list of str
        Gets one message a problem: file, line, field, value and remedy.
    label : str, optional
        What messages call the file; its name by default.
    optional : sequence of str
        Columns that a table may leave out; its rows then have nothing to say there.
    """
    name = label or file.name
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.append(f"{name}: not UTF-8 at byte {error.start}; save the table as UTF-8")
        return
    except OSError as error:
        problems.append(f"{name}: cannot be read: {error.strerror or error}")
        return
    lines = _LINE_END.split(text)
    header = tuple(lines[0].split("\t"))
    if not is_header(header, columns, optional):
        problems.append(f"{name}:1: header is {_header_remedy(header, columns)}")
        return
    left_out = {column: EMPTY for column in columns if column not in header}
    for number, line in enumerate(lines[1:], start=2):
        if not line.strip():
            continue
        fields = line.split("\t")
        if len(fields) != len(header):
            problems.append(f"{name}:{number}: {len(fields)} columns; write {len(header)}, parted by tabs")
            continue
        row = dict(zip(header, fields, strict=True)) | left_out
        # Nearly every line is sound, which one look at the whole of it tells.
        sound = line.replace("\t", " ") == " ".join(line.split()) and '""' not in line
        flaws = ((column, flaw) for column, field in row.items() if (flaw := _flaw(field)))
        if not sound and (found := next(flaws, None)) is not None:
            problems.append(f"{name}:{number}: {found[0]}: {found[1]}")
            continue
        yield number, row


def _flaw(field: str) -> str:
    """Return what keeps a field from being taken as it stands, with the remedy."""
    if not field.strip():
        return f"empty; write {EMPTY} if there is nothing to say"
    if field != " ".join(field.split()):
        return f"stray space in {field!r}; use single spaces only"
    if len(field) > 1 and field[0] == field[-1] == '"' and '""' in field[1:-1]:
        return f"doubled quotation marks in {field!r}, as spreadsheet programs write them; write each mark once"
    return ""


def is_header(header: Sequence[str], columns: Sequence[str], optional: Sequence[str] = ()) -> bool:
    """Tell whether a header has these columns in this order, save for optional ones that are left out."""
    return tuple(header) == tuple(column for column in columns if column in header or column not in optional)


def _header_remedy(header: tuple[str, ...], columns: Sequence[str]) -> str:
    wanted = f"write {' '.join(columns)}, parted by tabs"
    if not any(header):
        return f"empty; {wanted}"
    for mark, plural in ((",", "commas"), (";", "semicolons")):
        if len(header) == 1 and header[0].count(mark) >= len(columns) - 1:
            return f"parted by {plural}; save the table as text parted by tabs, in UTF-8"
    # What is no table may have its whole text in the first line.
    names = [name if len(name) <= _LONG else f"{name[:_LONG]}..." for name in header]
    return f"{names}; {wanted}"


def header_of(file: Path | Traversable) -> tuple[str, ...]:
    """Return the columns that the first line of a table names; none if it cannot be read."""
    try:
        first = _LINE_END.split(file.read_bytes().decode("utf-8-sig"), maxsplit=1)[0]
    except (OSError, UnicodeDecodeError):
        return ()
    return tuple(first.split("\t"))


def choice(value: str, allowed: Sequence[str] | frozenset[str], where: str, problems: list[str]) -> bool:
    """Tell whether a value is allowed, and if not add to `problems` what is: the nearest, or all of a few."""
    if value in allowed:
        return True
    problems.append(f"{where}: unknown {value!r}; {_instead(value, sorted(allowed))}")
    return False


def _instead(value: str, allowed: list[str]) -> str:
    folded = {one.casefold(): one for one in allowed}
    near = [folded[one] for one in get_close_matches(value.casefold(), folded, n=3)]
    likely = f"did you mean {' or '.join(map(repr, near))}? " if near else ""
    if near and len(allowed) > _FEW:
        return likely.rstrip()
    return f"{likely}use one of {', '.join(allowed)}"


def source_keys(beside: Path | None = None) -> frozenset[str]:
    """Return the keys of SOURCES.md in the package and, where there is one, beside a table of the user's.

    Parameters
    ----------
    beside : Path, optional
        A table; a file SOURCES.md in its directory adds keys, one a second-level heading.
    """
    keys = _HEADING.findall(package_file("SOURCES.md").read_text("utf-8"))
    if beside is not None:
        own = beside.parent / "SOURCES.md"
        if own.is_file():
            keys += _HEADING.findall(own.read_text("utf-8"))
    return frozenset(keys)


def known_sources(given: Sequence[str], keys: frozenset[str] | set[str], where: str, problems: list[str]) -> bool:
    """Tell whether all keys of sources are known, and add those that are not to `problems`."""
    unknown = [key for key in given if key not in keys]
    problems.extend(
        f"{where}: source: unknown {key!r}; write 'own', or describe it under the heading '## {key}' in a file "
        f"SOURCES.md beside the table; ours are {', '.join(sorted(keys))}"
        for key in unknown
    )
    return not unknown


def split(field: str, mark: str) -> tuple[str, ...]:
    """Split a field that holds several values, none if it is empty."""
    return () if field == EMPTY else tuple(part.strip() for part in field.split(mark))
