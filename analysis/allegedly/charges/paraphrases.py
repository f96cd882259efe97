"""The table of paraphrases: which words name one deed, or one thing, in a charge.

A table is UTF-8, one row a line, columns parted by one tab, the first line the header. Ours is
``data/paraphrases.tsv``; a table of your own in the same format is added to it and goes before it.

============= =================================================================================
``predicate`` the name of the deed or thing that the form stands for, usually a lemma
``form``      lemma in lower case, or several parted by spaces (``cover up``, ``fire on``): all of
              them must stand in the charge, and the head of the charge must be one of them
``needs``     lemmas parted by ``|``, one of which must stand in the charge, or ``-`` for no need.
              These words are then part of the deed: in "sending weapons to rebels", which means
              arming, what is left to compare is the rebels
``note``      a remark, or ``-``
============= =================================================================================

Forms without needs are looked up for the things that a charge is about as well: a row that calls a ballot an
election makes "stuffing ballots" and "the election" speak of one thing. Forms may stand in several rows. A row
with ``-`` as predicate takes a form out: rows behind it (all of ours, if it is yours) do not count.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from .._errors import LexiconError
from .._tsv import EMPTY, split, table_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from os import PathLike

    import pandas as pd

COLUMNS: Final = ("predicate", "form", "needs", "note")


@dataclass(frozen=True, slots=True)
class Paraphrase:
    """One row of a table: a form that stands for a predicate, if one of `needs` is near.

    Attributes
    ----------
    predicate : str
        What the form stands for; ``"-"`` for nothing but itself.
    form : str
        Lemma or lemmas parted by spaces, in lower case.
    needs : frozenset of str
        Lemmas one of which must stand in the charge; empty for no need.
    """

    predicate: str
    form: str
    needs: frozenset[str] = frozenset()


#: Rows of your own: a table to add to ours, or rows to take in place of ours.
Own: TypeAlias = "str | PathLike[str] | pd.DataFrame | Sequence[Paraphrase]"


def load(source: str | PathLike[str] | pd.DataFrame) -> tuple[Paraphrase, ...]:
    """Read a table of paraphrases.

    Parameters
    ----------
    source : path-like or DataFrame
        A table with the columns of this module; in a frame ``needs`` and ``note`` may be missing.

    Returns
    -------
    tuple of Paraphrase
        Its rows; ``load(path) + default()`` are yours and then ours.

    Raises
    ------
    LexiconError
        If the table breaks the format; the message names file, line, field and remedy.

    Examples
    --------
    >>> import pandas as pd
    >>> load(pd.DataFrame({"predicate": ["log"], "form": ["fell"], "needs": ["tree|forest"]}))[0].form
    'fell'
    """
    problems: list[str] = []
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        rows = tuple(_rows(path.name, table_rows(path, COLUMNS, problems), problems))
    else:
        rows = tuple(_rows("paraphrases", _records(source), problems))
    if problems:
        raise LexiconError(problems[0])
    return rows


@lru_cache(maxsize=1)
def default() -> tuple[Paraphrase, ...]:
    """Return the table of paraphrases that ships with the package, read once.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> sorted(row.form for row in default() if row.predicate == "spy")
    ['espionage', 'spy', 'spying']
    """
    return load(str(resources.files("allegedly").joinpath("data", "paraphrases.tsv")))


def in_force(own: Own | None) -> tuple[Paraphrase, ...]:
    """Return the rows to compare charges by: ours, a table of yours and ours, or rows in place of ours.

    Raises
    ------
    LexiconError
        If a table breaks the format, or `own` is none.
    """
    if own is None:
        return default()
    if isinstance(own, str | os.PathLike) or hasattr(own, "columns"):
        return load(own) + default()  # type: ignore[arg-type]
    rows: tuple[Paraphrase, ...] = tuple(own)
    # Callers without a type checker may give anything.
    wrong: object = next((row for row in rows if type(row) is not Paraphrase), None)
    if wrong is not None:
        raise LexiconError(f"paraphrases: {wrong!r} is no row; give a path, a DataFrame, or rows of charges.load")
    return rows


class Forms:
    """Rows, looked up by the words of a charge.

    Examples
    --------
    >>> forms = Forms(default())
    >>> [row.predicate for row in forms.of_deed("send", frozenset({"send", "rifle"}))]
    ['arm']
    >>> sorted(forms.of_thing("poll"))
    ['=election']
    """

    def __init__(self, rows: Iterable[Paraphrase]) -> None:
        self._deeds: dict[str, list[Paraphrase]] = {}
        self._things: dict[str, set[str]] = {}
        closed: set[str] = set()
        for row in rows:
            if row.form in closed:
                continue
            if row.predicate == EMPTY:
                closed.add(row.form)
                continue
            words = row.form.split()
            for word in words:
                self._deeds.setdefault(word, []).append(row)
            if len(words) == 1 and not row.needs:
                self._things.setdefault(row.form, set()).add(key_of(row))

    def of_deed(self, word: str, around: frozenset[str]) -> tuple[Paraphrase, ...]:
        """Return the rows whose form a charge with the head `word` and the lemmas `around` it has."""
        return tuple(
            row
            for row in self._deeds.get(word, ())
            if all(part == word or part in around for part in row.form.split())
            and (not row.needs or row.needs & around)
        )

    def of_thing(self, word: str) -> frozenset[str]:
        """Return what a word that a charge is about is compared by: the names of its rows, or itself."""
        return frozenset(self._things.get(word, (word,)))


def forms_in_force(own: Own | None) -> Forms:
    """Return the rows of `in_force`, to be looked up; ours are put in order once and not for every document.

    Raises
    ------
    LexiconError
        As `in_force` does.
    """
    return _default_forms() if own is None else Forms(in_force(own))


@lru_cache(maxsize=1)
def _default_forms() -> Forms:
    return Forms(default())


def key_of(row: Paraphrase) -> str:
    """Return the name under which a row is compared, apart from every lemma."""
    return f"={row.predicate}"


def _records(frame: pd.DataFrame) -> Iterator[tuple[int, dict[str, str]]]:
    missing = [column for column in COLUMNS[:2] if column not in frame.columns]
    if missing:
        raise LexiconError(f"paraphrases: no column {missing[0]!r}; give the columns {', '.join(COLUMNS)}")
    records = frame.reindex(columns=COLUMNS).astype(object).fillna(EMPTY).astype(str).to_dict("records")
    for line, row in enumerate(records, start=1):
        yield line, {str(name): " ".join(value.split()) or EMPTY for name, value in row.items()}


def _rows(name: str, numbered: Iterable[tuple[int, Mapping[str, str]]], problems: list[str]) -> Iterator[Paraphrase]:
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in numbered:
        where = f"{name}:{line}"
        if row["form"] == EMPTY:
            problems.append(f"{where}: form: empty; write the lemma that stands for {row['predicate']!r}")
            continue
        capital = next((column for column in ("form", "needs") if row[column] != row[column].lower()), None)
        if capital is not None:
            lower = row[capital].lower()
            problems.append(f"{where}: {capital}: {row[capital]!r} has capitals; write lemmas in lower case, {lower!r}")
            continue
        needs = split(row["needs"], "|")
        if not all(needs):
            problems.append(f"{where}: needs: {row['needs']!r} has nothing between two |; write one word between them")
            continue
        key = (row["predicate"], row["form"], row["needs"])
        if key in seen:
            problems.append(f"{where}: form: {row['form']!r} stands on line {seen[key]} already; delete one of them")
            continue
        seen[key] = line
        yield Paraphrase(row["predicate"], row["form"], frozenset(needs))
