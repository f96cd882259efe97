"""The kinds of tables that a user may write, told apart by their headers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, Protocol

from .._errors import LexiconError
from .._tables import (
    CUE_COLUMNS,
    OBJECT_COLUMNS,
    OPTIONAL_COLUMNS,
    WordClass,
    class_names,
    read_cues,
    read_objects,
)
from .._tsv import choice, header_of, is_header, table_rows
from .rows import COLUMNS
from .tables import read_entries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path


class _Read(Protocol):
    """Reads a table, adds to `problems` what is wrong with it, and returns its sound rows."""

    def __call__(self, file: Path, problems: list[str], *, label: str | None = None) -> tuple[Any, ...]: ...


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of table.

    Attributes
    ----------
    title : str
        What its rows are, such as "names".
    columns : tuple of str
        Its header.
    use : str
        How such a table is used, as a remedy in messages.
    read : callable
        ``read(file, problems, label=None)`` returns the sound rows and adds to `problems` what is wrong.
    optional : tuple of str
        Columns that a header may leave out.
    """

    title: str
    columns: tuple[str, ...]
    use: str
    read: _Read
    optional: tuple[str, ...] = ()


def _read_classes(file: Path, problems: list[str], *, label: str | None = None) -> tuple[WordClass, ...]:
    # No rule would look at a class with a name of its own.
    return read_objects(file, problems, label=label, classes=class_names())


#: How tables of the three kinds that `analyze` takes together are used.
_USE: Final = "give it to lexica= (--lexicon)"

MARKERS: Final = Kind("markers of stance", COLUMNS, _USE, read_entries)
CUES: Final = Kind("reporting cues", CUE_COLUMNS, _USE, read_cues, OPTIONAL_COLUMNS)
OBJECTS: Final = Kind("word classes", OBJECT_COLUMNS, _USE, _read_classes, OPTIONAL_COLUMNS)


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, Kind]:
    """Return every kind of table, by the name of the option that takes it or of the table in the package."""
    # Names and charges stand later in the flow of data than lexica.
    from .. import charges
    from ..actors import aliases

    return {
        "lexica": MARKERS,
        "cues": CUES,
        "objects": OBJECTS,
        "aliases": Kind("names", aliases.COLUMNS, "give it to aliases= (--aliases)", _read_aliases),
        "paraphrases": Kind(
            "paraphrases", charges.COLUMNS, "give it to paraphrases= (--paraphrases)", _read_paraphrases
        ),
    }


def kind_of(file: Path) -> Kind | None:
    """Return the kind of a table by its header; None if it has no header of ours, or cannot be read."""
    header = header_of(file)
    return next((kind for kind in kinds().values() if is_header(header, kind.columns, kind.optional)), None)


def expect(file: Path, name: str) -> None:
    """Refuse a table of another kind than the one that an option takes.

    Raises
    ------
    LexiconError
        If the header is that of another kind; the message says where such a table belongs.
    """
    found, wanted = kind_of(file), kinds()[name]
    if found is not None and found is not wanted:
        raise LexiconError(f"{file.name}: a table of {found.title}, not of {wanted.title}; {found.use}")


def nearest_kind(file: Path) -> Kind:
    """Return the kind whose header has most columns in common with that of a table; markers, if none has any."""
    # A table may be parted by commas or semicolons in place of tabs.
    header = frozenset(re.split("[\t,;]", "\t".join(header_of(file))))
    return max(kinds().values(), key=lambda kind: len(header & frozenset(kind.columns)))


def _read_aliases(file: Path, problems: list[str], *, label: str | None = None) -> tuple[dict[str, str], ...]:
    from ..actors import aliases

    name = label or file.name
    found = []
    seen: dict[tuple[str, bool], tuple[int, dict[str, str]]] = {}
    for line, row in table_rows(file, aliases.COLUMNS, problems, label=label):
        if not choice(row["kind"], aliases.KINDS, f"{name}:{line}: kind", problems):
            continue
        first, old = seen.setdefault((aliases.key(row["alias"]), row["kind"] == "organ"), (line, row))
        # Spellings that are looked up alike ("The Gambia", "Gambia") do no harm where they mean the same.
        if first != line and (row["alias"] == old["alias"] or (row["name"], row["kind"]) != (old["name"], old["kind"])):
            problems.append(
                f"{name}:{line}: alias: {row['alias']!r} stands on line {first} already, and the first counts; "
                "delete one of them"
            )
            continue
        found.append(row)
    _refused(aliases.load, file, name, problems)
    return tuple(found)


def _read_paraphrases(file: Path, problems: list[str], *, label: str | None = None) -> tuple[dict[str, str], ...]:
    from .. import charges

    name = label or file.name
    found = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in table_rows(file, charges.COLUMNS, problems, label=label):
        key = row["predicate"], row["form"], row["needs"]
        # Forms and needs are compared with lemmas in lower case.
        capital = next((column for column in ("form", "needs") if row[column] != row[column].lower()), None)
        if capital is not None:
            lower = row[capital].lower()
            problems.append(
                f"{name}:{line}: {capital}: {row[capital]!r} has capitals; write lemmas in lower case, {lower!r}"
            )
        elif key in seen:
            problems.append(
                f"{name}:{line}: form: {row['form']!r} stands on line {seen[key]} already; delete one of them"
            )
        else:
            seen[key] = line
            found.append(row)
    _refused(charges.load, file, name, problems)
    return tuple(found)


def _refused(load: Callable[[Path], object], file: Path, name: str, problems: list[str]) -> None:
    """Add why a table that seems sound is refused when it is used, if it is."""
    if problems:
        return
    try:
        load(file)
    except LexiconError as error:
        problems.append(f"{name}{str(error).removeprefix(file.name)}")
