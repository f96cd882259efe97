"""Other names of actors: capitals and seats for states, adjectives, acronyms, bodies that speak for a state.

The table ``data/aliases.tsv`` is this project's own and may be edited; a user's table in the same format
wins over it. Columns: ``name`` (what the actor is called in results), ``alias`` (how a text may call it),
``kind`` and ``note``; ``-`` stands for an empty field. Kinds:

============ ==================================================================================
state        another name of a state
capital      a capital that stands for its state ("Moscow said"); a speaker of its own
seat         the same for a building or a residence ("the Kremlin said")
demonym      adjective of a state ("Russian")
people       noun for its people, read as the state where it acts ("the Russians said")
organisation another name of an organisation
organ        ``alias`` is a body that speaks for ``name``
person       another name of a person
place        a region, city or river: no actor
============ ==================================================================================
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tables import EMPTY, choice, table_rows
from ..text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from os import PathLike

    import pandas as pd

COLUMNS: Final = ("name", "alias", "kind", "note")
KINDS: Final = (
    "state",
    "capital",
    "seat",
    "demonym",
    "people",
    "organisation",
    "organ",
    "person",
    "place",
)
#: Kinds whose alias keeps its own name and speaks for another actor.
_FOR_ANOTHER: Final = frozenset({"capital", "seat", "organ"})


@dataclass(frozen=True, slots=True)
class Alias:
    """One row of a table of aliases."""

    name: str
    alias: str
    kind: str
    note: str = ""


@dataclass(frozen=True)
class Aliases:
    """Rows of a table, looked up by the words of a text.

    Parameters
    ----------
    rows : tuple of Alias
        Of several rows with one alias the first counts, except that an ``organ`` row says for whom a name of
        another row speaks.

    Examples
    --------
    >>> table = default()
    >>> table.find("U.S.").name, table.find("Kremlin").kind
    ('United States', 'seat')
    >>> table.principal("Kremlin"), table.principal("Department of State")
    ('Russia', 'United States')
    """

    rows: tuple[Alias, ...] = ()
    _index: Mapping[str, Alias] = field(init=False, repr=False, compare=False)
    _organs: Mapping[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, Alias] = {}
        organs: dict[str, str] = {}
        for row in self.rows:
            if row.kind == "organ":
                organs.setdefault(key(row.alias), row.name)
            else:
                index.setdefault(key(row.alias), row)
        for alias, name in organs.items():
            index.setdefault(alias, Alias(alias, alias, "organisation"))
            index.setdefault(key(name), Alias(name, name, "organisation"))
        object.__setattr__(self, "_index", index)
        object.__setattr__(self, "_organs", organs)

    def __add__(self, other: Aliases) -> Aliases:
        """Join two tables; where they disagree about an alias, `other` wins."""
        if not isinstance(other, Aliases):
            return NotImplemented
        return Aliases(other.rows + self.rows)

    def find(self, words: str) -> Alias | None:
        """Return the row for a name as it stands in a text, article left out; None if there is none."""
        return self._index.get(key(words))

    def name(self, words: str) -> str | None:
        """Return what the actor called `words` is named in results: a capital or seat by its own name."""
        row = self.find(words)
        if row is None or row.kind in ("demonym", "place"):
            return None
        return row.alias if row.kind in _FOR_ANOTHER else row.name

    def principal(self, name: str) -> str | None:
        """Return for whom an actor speaks by the table alone, or None."""
        row = self.find(name)
        if row is None or row.kind in ("demonym", "place"):
            return None
        return row.name if row.kind in _FOR_ANOTHER else self._organs.get(key(row.name))


def key(words: str) -> str:
    """Return the form under which a name is looked up: plain marks, single spaces, no article.

    Case counts, so that "US" is not "us": only a leading article is lowered.

    Examples
    --------
    >>> key("The  People’s Republic")
    "People's Republic"
    """
    parts = fold(words).split()
    if len(parts) > 1 and parts[0] in ("the", "The", "THE"):
        parts = parts[1:]
    return " ".join(parts)


def load(source: str | PathLike[str] | pd.DataFrame) -> Aliases:
    """Read a table of your own.

    Parameters
    ----------
    source : path-like or DataFrame
        A UTF-8 table parted by tabs, or a frame, with the columns of this module.

    Returns
    -------
    Aliases
        Its rows; ``default() + load(path)`` puts them before ours.

    Raises
    ------
    LexiconError
        If the table breaks the format; the message names file, line and field.

    Examples
    --------
    >>> import pandas as pd
    >>> frame = pd.DataFrame({"name": ["Acme"], "alias": ["the widget maker"], "kind": ["organisation"]})
    >>> load(frame).name("the widget maker")
    'Acme'
    """
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        problems: list[str] = []
        rows = _checked(path.name, table_rows(path, COLUMNS, problems), problems)
    else:
        missing = [column for column in COLUMNS[:3] if column not in source.columns]
        if missing:
            raise LexiconError(f"aliases: no column {missing[0]!r}; give the columns {', '.join(COLUMNS)}")
        problems = []
        records = source.fillna(EMPTY).astype(str).to_dict("records")
        numbered = ((line, {str(k): v for k, v in row.items()}) for line, row in enumerate(records, start=1))
        rows = _checked("aliases", numbered, problems)
    if problems:
        raise LexiconError(problems[0])
    return Aliases(rows)


def _checked(name: str, numbered: Iterable[tuple[int, dict[str, str]]], problems: list[str]) -> tuple[Alias, ...]:
    rows: list[Alias] = []
    for line, row in numbered:
        if choice(row["kind"], KINDS, f"{name}:{line}: kind", problems):
            note = row.get("note", EMPTY)
            rows.append(Alias(row["name"], row["alias"], row["kind"], "" if note == EMPTY else note))
    return tuple(rows)


@lru_cache(maxsize=1)
def default() -> Aliases:
    """Return the table that ships with the package, read once.

    Raises
    ------
    LexiconError
        If the table is damaged.
    """
    problems: list[str] = []
    file = resources.files("allegedly").joinpath("data", "aliases.tsv")
    rows = _checked("aliases.tsv", table_rows(file, COLUMNS, problems), problems)
    if problems:
        raise LexiconError(problems[0])
    return Aliases(rows)
