"""Lexica of stance markers: rows of a table, checked on loading, found in one pass over the words.

A lexicon is data. `default` gives the one that ships with the package, `load` reads a table of your own, and
rows are combined, replaced and switched off without touching a file:

>>> lexicon = default().without(subtype="weasel")
>>> any(entry.subtype == "weasel" for entry in lexicon)
False

The columns of a table, in this order, parted by tabs:

================== ================================================================================
``entry``          pattern: words, alternatives, gaps (see the README beside the tables)
``category``       one of `CATEGORIES`
``subtype``        one of the subtypes of that category
``test``           named syntactic test that must hold (`allegedly.syntactic_tests`), or ``-``
``commitment``     what the marker does to what it bears on, one of `COMMITMENTS`, or ``-``
``source``         keys into SOURCES.md, parted by commas
``example``        own sentence in which the entry must fire
``counterexample`` own sentence in which it must not, or ``-``
``note``           remark, or ``-``
================== ================================================================================
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tables import (
    EMPTY,
    Cue,
    WordClass,
    choice,
    cues,
    objects,
    package_file,
    source_keys,
    split,
    table_rows,
    word_class,
)
from .patterns import Matcher, PatternError, expand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable
    from os import PathLike

__all__ = [
    "CATEGORIES",
    "COLUMNS",
    "COMMITMENTS",
    "FILES",
    "OPTIONAL",
    "QUOTED",
    "Cue",
    "Entry",
    "Lexicon",
    "WordClass",
    "check",
    "cues",
    "default",
    "load",
    "objects",
    "word_class",
]

COLUMNS: Final = (
    "entry",
    "category",
    "subtype",
    "test",
    "commitment",
    "source",
    "example",
    "counterexample",
    "note",
)

#: Categories and their subtypes.
CATEGORIES: Final[dict[str, tuple[str, ...]]] = {
    "HEDGE": (
        "modal",
        "epistemic",
        "shield",
        "hearsay",
        "inferential",
        "approximator",
        "adaptor",
        "weasel",
    ),
    "BOOSTER": ("certainty", "consensus", "intensifier"),
    "ATTITUDE": ("affect", "evaluation", "deontic", "label"),
    "EVIDENTIAL": ("attributive", "reported", "direct", "lack"),
    "DISTANCING": ("report_verb", "report_noun", "loaded_noun", "label", "scare_quote", "partial_quote"),
    "EVASION": (
        "refusal",
        "no_response",
        "glomar",
        "disclaim_standing",
        "disclaim_knowledge",
        "restrict",
        "redirect",
    ),
    "DISCLAIM": ("negation", "counter"),
    "SELF_MENTION": ("singular", "plural"),
}

#: What a marker does to the commitment of its holder: the values of FactBank (certain, probable, possible,
#: with polarity; Saurí & Pustejovsky 2009), or the stance of a reporting voice (Martin & White 2005).
COMMITMENTS: Final = (
    "CT+",
    "CT-",
    "PR+",
    "PR-",
    "PS+",
    "PS-",
    "Uu",
    "distance",
    "acknowledge",
    "endorse",
    "deny",
    EMPTY,
)

#: The entry that stands for a stretch in quotation marks.
QUOTED: Final = "{QUOTED}"

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


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a lexicon.

    Attributes
    ----------
    entry, category, subtype, test, commitment, source, example, counterexample, note : str
        The columns of the table, as they stand there.
    lexicon : str
        Name of the table without its extension.
    line : int
        Line of the row in the table, from 1.
    """

    entry: str
    category: str
    subtype: str
    test: str
    commitment: str
    source: str
    example: str
    counterexample: str
    note: str
    lexicon: str = ""
    line: int = 0

    @property
    def key(self) -> tuple[str, str, str]:
        """Entry, category and subtype: what no two rows of a lexicon share."""
        return self.entry, self.category, self.subtype


@dataclass(frozen=True)
class Lexicon:
    """Rows in order, found in text by `allegedly.marks.marks`.

    Parameters
    ----------
    entries : tuple of Entry
        The rows. Where everything else is equal, an earlier row wins over a later one.

    Examples
    --------
    >>> row = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "So they say.", "-", "-")
    >>> mine = Lexicon((row,))
    >>> len(default() + mine) - len(default())
    1
    """

    entries: tuple[Entry, ...] = ()

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __add__(self, other: Lexicon) -> Lexicon:
        """Join two lexica; a row of `other` takes the place of a row with the same entry and subtype."""
        if not isinstance(other, Lexicon):
            return NotImplemented
        rows = {entry.key: entry for entry in self.entries}
        rows.update((entry.key, entry) for entry in other.entries)
        return Lexicon(tuple(rows.values()))

    def without(
        self,
        *,
        entry: str | None = None,
        category: str | None = None,
        subtype: str | None = None,
        test: str | None = None,
    ) -> Lexicon:
        """Switch off the rows that have all the given values.

        Parameters
        ----------
        entry, category, subtype, test : str, optional
            Value of that column; at least one must be given.

        Raises
        ------
        LexiconError
            If nothing is given, or no row has these values.

        Examples
        --------
        >>> len(default().without(entry="allegedly")) - len(default())
        -1
        """
        wanted = {
            name: value
            for name, value in (
                ("entry", entry),
                ("category", category),
                ("subtype", subtype),
                ("test", test),
            )
            if value is not None
        }
        if not wanted:
            raise LexiconError("nothing to switch off; give entry, category, subtype or test")
        kept = tuple(
            row for row in self.entries if not all(getattr(row, name) == value for name, value in wanted.items())
        )
        if len(kept) == len(self.entries):
            given = ", ".join(f"{name}={value!r}" for name, value in wanted.items())
            raise LexiconError(f"no row with {given}; iterate over the lexicon to see its rows")
        return Lexicon(kept)

    def replaced(self, row: Entry, **columns: str) -> Lexicon:
        """Change columns of one row.

        Parameters
        ----------
        row : Entry
            A row of this lexicon.
        **columns : str
            New values of its columns.

        Raises
        ------
        LexiconError
            If the row is not in the lexicon, or a column is unknown or gets a value that breaks the format.

        Examples
        --------
        >>> lexicon = default()
        >>> row = next(entry for entry in lexicon if entry.entry == "allegedly")
        >>> changed = lexicon.replaced(row, commitment="distance")
        >>> [entry.commitment for entry in changed if entry.key == row.key]
        ['distance']
        """
        if row not in self.entries:
            raise LexiconError(f"no row {row.key}; take the row from this lexicon")
        unknown = [name for name in columns if name not in COLUMNS]
        if unknown:
            raise LexiconError(f"no column {unknown[0]!r}; use one of {', '.join(COLUMNS)}")
        fields = {name: columns.get(name, getattr(row, name)) for name in COLUMNS}
        new = Entry(**fields, lexicon=row.lexicon, line=row.line)
        problems: list[str] = []
        _check_row(new, source_keys() | set(split(row.source, ",")), problems)
        if problems:
            raise LexiconError(problems[0])
        return Lexicon(tuple(new if entry is row or entry == row else entry for entry in self.entries))

    @cached_property
    def matcher(self) -> Matcher:
        """The rows compiled for searching; those for quotation marks are left to `quoted`."""
        return Matcher(_unless_quoted(self.entries))

    @cached_property
    def quoted(self) -> tuple[int, ...]:
        """Numbers of the rows that look at stretches in quotation marks instead of words."""
        return tuple(number for number, entry in enumerate(self.entries) if entry.entry == QUOTED)


def _unless_quoted(entries: Iterable[Entry]) -> Iterator[str]:
    # A word that no text holds keeps the numbering of the rows.
    for entry in entries:
        yield "=\x00" if entry.entry == QUOTED else entry.entry


def _check_row(entry: Entry, keys: frozenset[str] | set[str], problems: list[str]) -> bool:
    from ..syntactic_tests import TESTS

    before = len(problems)
    where = f"{entry.lexicon}.tsv:{entry.line}"
    if choice(entry.category, tuple(CATEGORIES), f"{where}: category", problems):
        choice(entry.subtype, CATEGORIES[entry.category], f"{where}: subtype", problems)
    choice(entry.test, (*TESTS, EMPTY), f"{where}: test", problems)
    choice(entry.commitment, COMMITMENTS, f"{where}: commitment", problems)
    for key in split(entry.source, ","):
        choice(key, frozenset(keys), f"{where}: source", problems)
    if entry.source == EMPTY:
        problems.append(f"{where}: source: none given; name a key of SOURCES.md, such as 'own'")
    if entry.example == EMPTY:
        problems.append(f"{where}: example: none given; write a sentence in which the entry fires")
    if entry.entry != QUOTED:
        try:
            expand(entry.entry)
        except PatternError as error:
            problems.append(f"{where}: entry: {error}")
    return len(problems) == before


def _read(file: Path | Traversable, problems: list[str]) -> tuple[Entry, ...]:
    keys = source_keys(file if isinstance(file, Path) else None)
    stem = file.name.removesuffix(".tsv")
    rows: dict[tuple[str, str, str], Entry] = {}
    for line, fields in table_rows(file, COLUMNS, problems):
        entry = Entry(**fields, lexicon=stem, line=line)
        if entry.key in rows:
            first = rows[entry.key].line
            problems.append(
                f"{file.name}:{line}: entry: {entry.entry!r} as {entry.category}.{entry.subtype} stands on "
                f"line {first} already; delete one of them"
            )
        elif _check_row(entry, keys, problems):
            rows[entry.key] = entry
    return tuple(rows.values())


def check(path: str | PathLike[str]) -> list[str]:
    """Return everything that is wrong with a table, one message a problem; nothing if it is sound.

    Parameters
    ----------
    path : path-like
        A table in the format of this module.

    Examples
    --------
    >>> check("nowhere.tsv")
    ['nowhere.tsv: cannot be read: No such file or directory']
    """
    problems: list[str] = []
    _read(Path(path), problems)
    return problems


def load(path: str | PathLike[str]) -> Lexicon:
    """Read a table of your own.

    Parameters
    ----------
    path : path-like
        A UTF-8 table in the format of this module. A file SOURCES.md beside it may add keys of sources.

    Returns
    -------
    Lexicon
        Its rows in order; ``default() + load(path)`` adds them to ours and replaces rows of ours.

    Raises
    ------
    LexiconError
        If the table breaks the format: the message names file, line, field and remedy. `check` lists all.
    """
    problems: list[str] = []
    rows = _read(Path(path), problems)
    if problems:
        raise LexiconError(_first(problems))
    return Lexicon(rows)


def _first(problems: list[str]) -> str:
    more = f" (and {len(problems) - 1} more; allegedly.lexicon.check lists them)" if len(problems) > 1 else ""
    return problems[0] + more


@lru_cache(maxsize=1)
def _packaged() -> Lexicon:
    problems: list[str] = []
    rows: list[Entry] = []
    for name in FILES:
        rows.extend(_read(package_file(f"{name}.tsv"), problems))
    if problems:
        raise LexiconError(_first(problems))
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
