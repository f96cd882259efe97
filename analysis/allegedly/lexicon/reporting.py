"""Reporting cues and word classes in force: ours, or ours with rows added, replaced and switched off.

Both kinds of rows are kept together, since a row of cues may ask for a class. Like a lexicon of markers, they are
a value: nothing is changed in place, and `allegedly.attributions.attributions`, `allegedly.acts.acts` and
`allegedly.charges.charges` take them by keyword.

>>> ours = default_tables()
>>> "lie" in ours.word_class("FALSITY"), [cue.act for cue in ours.by_lemma["accuse"]]
(True, ['ACCUSE'])
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from .._errors import LexiconError
from .._tables import Cue, WordClass, cues, objects
from .tables import complain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike


@dataclass(frozen=True, repr=False)
class Tables:
    """Rows of reporting cues and of word classes, in order; earlier rows go before later ones.

    Parameters
    ----------
    cues : tuple of Cue
        Reporting words in their frames.
    objects : tuple of WordClass
        Members of word classes.

    Examples
    --------
    >>> mine = Tables(objects=(WordClass("fiddlesticks", "FALSITY", (), ("own",), "", 0),))
    >>> "fiddlesticks" in (default_tables() + mine).word_class("FALSITY")
    True
    """

    cues: tuple[Cue, ...] = ()
    objects: tuple[WordClass, ...] = ()

    def __len__(self) -> int:
        return len(self.cues) + len(self.objects)

    def __repr__(self) -> str:
        """Return how many rows there are, which are too many to show."""
        return f"<Tables: {len(self.cues)} rows of cues, {len(self.objects)} of word classes>"

    def __hash__(self) -> int:
        return self._hash

    def __add__(self, other: Tables) -> Tables:
        """Join two of which `other` wins.

        A row of cues takes the place of a row with the same lemma, part of speech, frames and classes of object;
        rows of word classes take the place of all rows with the same lemma in the same class. The rows of `other`
        stand before all others.
        """
        if not isinstance(other, Tables):
            return NotImplemented
        frames = {_frames(row) for row in other.cues}
        members = {_member(row) for row in other.objects}
        return Tables(
            other.cues + tuple(row for row in self.cues if _frames(row) not in frames),
            other.objects + tuple(row for row in self.objects if _member(row) not in members),
        )

    def without(self, gone: Tables) -> Tables:
        """Leave out rows; itself if none of them is there."""
        if not gone:
            return self
        no_cues, no_objects = frozenset(gone.cues), frozenset(gone.objects)
        return Tables(
            tuple(row for row in self.cues if row not in no_cues),
            tuple(row for row in self.objects if row not in no_objects),
        )

    def word_class(self, name: str) -> frozenset[str]:
        """Return the lemmas of one class that belong to it without a further need; none if it has no rows."""
        return self._members.get(name, frozenset())

    @cached_property
    def by_lemma(self) -> Mapping[str, tuple[Cue, ...]]:
        """Rows of cues by lemma; those that ask for a class of object before those that take any."""
        found: dict[str, list[Cue]] = {}
        for row in sorted(self.cues, key=lambda row: not row.object):
            found.setdefault(row.lemma, []).append(row)
        return {lemma: tuple(rows) for lemma, rows in found.items()}

    @cached_property
    def needs(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Class -> lemma in lower case -> words one of which must stand with it; ``()`` wins over any need."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for row in self.objects:
            lemmas = found.setdefault(row.name, {})
            key = row.lemma.lower()
            old = lemmas.get(key)
            lemmas[key] = row.needs if old is None else old + row.needs if old and row.needs else ()
        return found

    @cached_property
    def classes(self) -> Mapping[str, frozenset[str]]:
        """Lemma in lower case -> the names of its classes."""
        found: dict[str, set[str]] = {}
        for name, lemmas in self.needs.items():
            for lemma in lemmas:
                found.setdefault(lemma, set()).add(name)
        return {lemma: frozenset(names) for lemma, names in found.items()}

    @cached_property
    def phrase_ends(self) -> frozenset[str]:
        """First and last words of the phrases among the members of classes."""
        phrases = [words for lemma in self.classes if len(words := lemma.split()) > 1]
        return frozenset(word for words in phrases for word in (words[0], words[-1]))

    @cached_property
    def _members(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for row in self.objects:
            if not row.needs:
                found.setdefault(row.name, set()).add(row.lemma)
        return {name: frozenset(lemmas) for name, lemmas in found.items()}

    @cached_property
    def _hash(self) -> int:
        # There are thousands of rows, and what is made of them is looked up by them for every text.
        return hash((self.cues, self.objects))

    def __getstate__(self) -> dict[str, object]:
        # Hashes of strings differ from process to process.
        return {"cues": self.cues, "objects": self.objects}


def _frames(row: Cue) -> tuple[str, str, frozenset[str], frozenset[str]]:
    return row.lemma, row.pos, frozenset(row.frame), frozenset(row.object)


def _member(row: WordClass) -> tuple[str, str]:
    return row.lemma.lower(), row.name


@lru_cache(maxsize=1)
def default_tables() -> Tables:
    """Return the reporting cues and word classes that ship with the package.

    Raises
    ------
    LexiconError
        If a table of the package is damaged.
    """
    return Tables(tuple(chain.from_iterable(cues().values())), tuple(chain.from_iterable(objects().values())))


def load_tables(path: str | PathLike[str]) -> Tables:
    """Read a table of reporting cues or of word classes of your own; its header tells which.

    Parameters
    ----------
    path : path-like
        A UTF-8 table with the columns of ours. A file SOURCES.md beside it may add keys of sources.

    Returns
    -------
    Tables
        Its rows in order; ``default_tables() + load_tables(path)`` adds them to ours and replaces rows of ours.

    Raises
    ------
    LexiconError
        If the table breaks the format, or is a table of another kind: the message names file, line, field and
        remedy. `allegedly.lexicon.check` lists all that is wrong.
    """
    from .kinds import CUES, OBJECTS, kind_of, nearest_kind

    file = Path(path)
    kind = kind_of(file) or nearest_kind(file)
    if kind not in (CUES, OBJECTS):
        raise LexiconError(f"{file.name}: a table of {kind.title}, not of cues or word classes; {kind.use}")
    problems: list[str] = []
    rows = kind.read(file, problems)
    complain(problems)
    return Tables(cues=rows) if kind is CUES else Tables(objects=rows)
