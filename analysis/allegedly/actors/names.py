"""Words that names are made of: titles, first names, and nouns for offices, bodies and groups."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final

from .._errors import LexiconError
from .._tables import EMPTY, choice, split, table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

COLUMNS: Final = ("word", "kind", "gender", "roles", "acts_for")
KINDS: Final = ("title", "pretitle", "suffix", "role", "body", "group", "given")


@dataclass(frozen=True, slots=True)
class NameWord:
    """One row of ``data/names.tsv``.

    Parameters
    ----------
    word : str
        The word; titles and bodies with a capital, without the stop of an abbreviation.
    kind : str
        ``title`` ("Sen"), ``pretitle`` ("Deputy"), ``suffix`` ("Jr"), ``role`` ("senator"), ``body``
        ("Ministry"), ``group`` ("government") or ``given`` ("Maria").
    gender : str
        ``m``, ``f`` or ``""``.
    roles : tuple of str
        What its bearer may be called later ("senator", "lawmaker").
    acts_for : str
        ``office`` for roles that speak for the body or state named beside them, ``state`` for bodies and
        groups that act for the state named beside them, or ``""``.
    """

    word: str
    kind: str
    gender: str
    roles: tuple[str, ...]
    acts_for: str


@lru_cache(maxsize=1)
def names() -> Mapping[str, Mapping[str, NameWord]]:
    """Return the table by kind and word, read once.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> names()["title"]["Sen"].roles
    ('senator', 'lawmaker', 'politician')
    >>> names()["given"]["Maria"].gender
    'f'
    """
    problems: list[str] = []
    file = resources.files("allegedly").joinpath("data", "names.tsv")
    found: dict[str, dict[str, NameWord]] = {kind: {} for kind in KINDS}
    for line, row in table_rows(file, COLUMNS, problems):
        if choice(row["kind"], KINDS, f"names.tsv:{line}: kind", problems):
            gender, acts_for = ("" if row[k] == EMPTY else row[k] for k in ("gender", "acts_for"))
            word = NameWord(row["word"], row["kind"], gender, split(row["roles"], "|"), acts_for)
            found[word.kind].setdefault(word.word, word)
    if problems:
        raise LexiconError(problems[0])
    return found
