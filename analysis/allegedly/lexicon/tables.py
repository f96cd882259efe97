"""Reading lexica: the tables of the package, and a table of your own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tsv import package_file, source_keys, table_rows
from .rows import COLUMNS, Entry, Lexicon, check_row

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.resources.abc import Traversable
    from os import PathLike

#: Subtypes that `default` leaves out unless asked for: they do not bear on commitment.
OPTIONAL: Final = ("intensifier", "partial_quote")

#: Tables of the package, in the order in which their rows count.
FILES: Final = (
    "hedges",
    "boosters",
    "attitude",
    "evidentials",
    "distancing",
    "evasion",
    "disclaim",
    "self_mention",
)


def read_entries(file: Path | Traversable, problems: list[str], *, label: str | None = None) -> tuple[Entry, ...]:
    """Read a table of markers, adding to `problems` what breaks its format; see `allegedly._tables.table_rows`."""
    keys = source_keys(file if isinstance(file, Path) else None)
    name = label or file.name
    stem = file.name.removesuffix(".tsv")
    rows: dict[tuple[str, str, str], Entry] = {}
    for line, fields in table_rows(file, COLUMNS, problems, label=label):
        entry = Entry(**fields, lexicon=stem, line=line)
        if entry.key in rows:
            first = rows[entry.key].line
            problems.append(
                f"{name}:{line}: entry: {entry.entry!r} as {entry.category}.{entry.subtype} stands on "
                f"line {first} already; delete one of them"
            )
        elif check_row(entry, f"{name}:{line}", keys, problems):
            rows[entry.key] = entry
    return tuple(rows.values())


def load(path: str | PathLike[str]) -> Lexicon:
    """Read a table of your own.

    Parameters
    ----------
    path : path-like
        A UTF-8 table in the format of `allegedly.lexicon`. A file SOURCES.md beside it may add keys of sources.

    Returns
    -------
    Lexicon
        Its rows in order; ``default() + load(path)`` adds them to ours and replaces rows of ours.

    Raises
    ------
    LexiconError
        If the table breaks the format, or is a table of another kind: the message names file, line, field and
        remedy. `allegedly.lexicon.check` lists all that is wrong.
    """
    from .kinds import expect

    file = Path(path)
    expect(file, "lexica")
    problems: list[str] = []
    rows = read_entries(file, problems)
    complain(problems)
    return Lexicon(rows)


def complain(problems: list[str]) -> None:
    """Raise an error about the first of the problems of a user's table, if there are any."""
    if problems:
        more = f" (and {len(problems) - 1} more; `allegedly lexicon check` lists them)" if len(problems) > 1 else ""
        raise LexiconError(problems[0] + more)


@lru_cache(maxsize=1)
def _packaged() -> Lexicon:
    problems: list[str] = []
    rows: list[Entry] = []
    for name in FILES:
        rows.extend(read_entries(package_file(f"{name}.tsv"), problems))
    if problems:
        raise LexiconError(problems[0])
    return Lexicon(tuple(rows))


@lru_cache(maxsize=8)
def _selected(optional: frozenset[str]) -> Lexicon:
    left_out = frozenset(OPTIONAL) - optional
    return Lexicon(tuple(entry for entry in _packaged().entries if entry.subtype not in left_out))


def default(*, optional: Iterable[str] = ()) -> Lexicon:
    """Return the lexicon that ships with the package.

    Parameters
    ----------
    optional : iterable of str, optional
        Names from `OPTIONAL` to switch on: subtypes that say how strongly or in whose words something is put,
        not how sure anybody is of it.

    Returns
    -------
    Lexicon
        Read once and kept.

    Raises
    ------
    LexiconError
        If a name is not in `OPTIONAL`, or a table of the package is damaged.

    Examples
    --------
    >>> len(default()) > 500
    True
    >>> any(entry.subtype == "intensifier" for entry in default(optional=["intensifier"]))
    True
    """
    wanted = frozenset((optional,)) if isinstance(optional, str) else frozenset(optional)
    unknown = sorted(wanted - frozenset(OPTIONAL))
    if unknown:
        raise LexiconError(f"no optional subtype {unknown[0]!r}; use one of {', '.join(OPTIONAL)}")
    return _selected(wanted)
