"""Reporting cues and word classes: the tables of the package that decide what an attribution does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ._errors import LexiconError
from ._tsv import EMPTY, choice, header_of, known_sources, package_file, source_keys, split, table_rows

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

__all__ = [
    "ACTS",
    "CUE_COLUMNS",
    "EMPTY",
    "OBJECT_COLUMNS",
    "OPTIONAL_COLUMNS",
    "STANCES",
    "Cue",
    "WordClass",
    "choice",
    "class_names",
    "cues",
    "header_of",
    "known_sources",
    "objects",
    "package_file",
    "read_cues",
    "read_objects",
    "source_keys",
    "split",
    "table_rows",
    "word_class",
]

#: Speech acts that a reporting cue can name.
ACTS: Final = (
    "ACCUSE",
    "DENY",
    "CRITICIZE",
    "EVADE",
    "REJECT",
    "CONCEDE",
    "CONFIRM",
    "EXPRESS_CONCERN",
    "DEMAND",
    "PROPOSE",
    "PROMISE",
    "THREATEN",
    "PRAISE",
    "JUSTIFY",
    "ASK",
    "ASSERT",
)

#: Stance of the reporting voice towards what it reports (Martin & White 2005, extended by "deny").
STANCES: Final = ("distance", "acknowledge", "endorse", "deny")

#: Columns that a table of one's own may leave out.
OPTIONAL_COLUMNS: Final = ("example", "counterexample")
CUE_COLUMNS: Final = (
    *("lemma", "pos", "act", "frame", "object", "commitment", "signature", "source"),
    *OPTIONAL_COLUMNS,
    "note",
)
OBJECT_COLUMNS: Final = ("lemma", "class", "needs", "source", *OPTIONAL_COLUMNS, "note")

_POS: Final = ("VERB", "NOUN", "ADJ", "ADV", "ADP")
_PREPOSITIONS: Final = "about against at by for from in into of on over to upon with".split()
_FRAMES: Final = frozenset(
    ["that", "that-subj", "wh", "quote", "to", "ing", "np", "none", "noun", "clause"]
    + ["np-that", "np-wh", "np-to", "np-as", "np-pred"]
    + _PREPOSITIONS
    + ["np-" + word for word in _PREPOSITIONS]
)
_SIGNATURE: Final = re.compile(r"[+\-o]/[+\-o]")


@dataclass(frozen=True, slots=True)
class Cue:
    """A reporting word in one of its frames.

    Attributes
    ----------
    lemma : str
        Lemma; a particle or a fixed object follows after a space ("point out", "claim responsibility").
    pos : str
        ``VERB``, ``NOUN``, ``ADJ``, ``ADV`` or ``ADP``.
    act : str
        Speech act that the cue names in these frames, one of `ACTS`.
    frame : tuple of str
        Complements that the row is about; the README beside the tables lists them.
    object : tuple of str
        Word classes one of which the object (or the predicate, in ``np-as`` and ``np-pred``) must belong to;
        empty if any will do. A row with a class goes before a row without.
    commitment : str
        What the reporting voice does with the content, one of `STANCES`.
    signature : str
        Whether the complement follows, in a positive and in a negative environment: ``+`` it is so, ``-`` it
        is not so, ``o`` open (Nairn, Condoravdi & Karttunen 2006).
    source : tuple of str
        Keys into SOURCES.md.
    note : str
        Remark, or ``""``.
    line : int
        Line of the table.
    example, counterexample : str
        Sentence in which the row fires, and one in which it does not (`allegedly.lexicon.trials`); ``"-"`` for
        none. Rows that differ in these alone are equal.
    """

    lemma: str
    pos: str
    act: str
    frame: tuple[str, ...]
    object: tuple[str, ...]
    commitment: str
    signature: str
    source: tuple[str, ...]
    note: str
    line: int
    example: str = field(default=EMPTY, compare=False)
    counterexample: str = field(default=EMPTY, compare=False)


@dataclass(frozen=True, slots=True)
class WordClass:
    """One word's membership in a class that decides between readings of a cue.

    Attributes
    ----------
    lemma : str
        Lemma, in lower case save for names; several words are parted by single spaces.
    name : str
        Class, such as ``ACCUSATION_N`` or ``BLAMEWORTHY_V``.
    needs : tuple of str
        Lemmas one of which must be the object (or stand under it) for the class to hold; empty if none.
    source : tuple of str
        Keys into SOURCES.md.
    note : str
        Remark, or ``""``.
    line : int
        Line of the table.
    example, counterexample : str
        Sentence in which the row fires, and one in which it does not (`allegedly.lexicon.trials`); ``"-"`` for
        none. Rows that differ in these alone are equal.
    """

    lemma: str
    name: str
    needs: tuple[str, ...]
    source: tuple[str, ...]
    note: str
    line: int
    example: str = field(default=EMPTY, compare=False)
    counterexample: str = field(default=EMPTY, compare=False)


def _note(field: str) -> str:
    return "" if field == EMPTY else field


def read_cues(file: Path | Traversable, problems: list[str], *, label: str | None = None) -> tuple[Cue, ...]:
    """Read a table of reporting cues, adding to `problems` what breaks its format."""
    keys = source_keys(file if isinstance(file, Path) else None)
    classes = class_names()
    found: list[Cue] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, row in table_rows(file, CUE_COLUMNS, problems, label=label, optional=OPTIONAL_COLUMNS):
        where = f"{label or file.name}:{line}"
        cue = Cue(
            lemma=row["lemma"],
            pos=row["pos"],
            act=row["act"],
            frame=split(row["frame"], "|"),
            object=split(row["object"], "|"),
            commitment=row["commitment"],
            signature=row["signature"],
            source=split(row["source"], ","),
            note=_note(row["note"]),
            line=line,
            example=row["example"],
            counterexample=row["counterexample"],
        )
        good = [
            choice(cue.pos, _POS, f"{where}: pos", problems),
            choice(cue.act, ACTS, f"{where}: act", problems),
            choice(cue.commitment, STANCES, f"{where}: commitment", problems),
            *(choice(frame, _FRAMES, f"{where}: frame", problems) for frame in cue.frame),
            *(choice(name, classes, f"{where}: object", problems) for name in cue.object),
            known_sources(cue.source, keys, where, problems),
        ]
        if cue.lemma != cue.lemma.lower():
            remedy = f"write it in lower case, {cue.lemma.lower()!r}"
            problems.append(f"{where}: lemma: {cue.lemma!r} has capitals; {remedy}")
            continue
        if not _SIGNATURE.fullmatch(cue.signature):
            problems.append(f"{where}: signature: {cue.signature!r}; write two of + - o parted by a slash")
            continue
        key = (cue.lemma, cue.pos, row["frame"], row["object"])
        if key in seen:
            problems.append(f"{where}: lemma: {cue.lemma!r} with this frame and object stands on line {seen[key]}")
            continue
        seen[key] = line
        if all(good):
            found.append(cue)
    return tuple(found)


def read_objects(
    file: Path | Traversable, problems: list[str], *, label: str | None = None, classes: frozenset[str] | None = None
) -> tuple[WordClass, ...]:
    """Read a table of word classes, adding to `problems` what breaks its format, or is in none of `classes`."""
    keys = source_keys(file if isinstance(file, Path) else None)
    found: list[WordClass] = []
    seen: dict[tuple[str, str, str], int] = {}
    for line, row in table_rows(file, OBJECT_COLUMNS, problems, label=label, optional=OPTIONAL_COLUMNS):
        where = f"{label or file.name}:{line}"
        item = WordClass(
            lemma=row["lemma"],
            name=row["class"],
            needs=split(row["needs"], "|"),
            source=split(row["source"], ","),
            note=_note(row["note"]),
            line=line,
            example=row["example"],
            counterexample=row["counterexample"],
        )
        if not re.fullmatch(r"[A-Z]+(_[A-Z]+)*", item.name):
            problems.append(f"{where}: class: {item.name!r}; write capitals and underscores")
            continue
        if classes is not None and not choice(item.name, classes, f"{where}: class", problems):
            continue
        key = (item.lemma, item.name, row["needs"])
        if key in seen:
            problems.append(f"{where}: lemma: {item.lemma!r} stands in {item.name} on line {seen[key]} already")
            continue
        seen[key] = line
        if known_sources(item.source, keys, where, problems):
            found.append(item)
    return tuple(found)


def _complain(problems: list[str]) -> None:
    if problems:
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        raise LexiconError(problems[0] + more)


@lru_cache(maxsize=1)
def _objects() -> tuple[WordClass, ...]:
    problems: list[str] = []
    rows = read_objects(package_file("objects.tsv"), problems)
    _complain(problems)
    return rows


@lru_cache(maxsize=1)
def class_names() -> frozenset[str]:
    """Return the names of the word classes of the package."""
    return frozenset(row.name for row in _objects())


@lru_cache(maxsize=1)
def cues() -> Mapping[str, tuple[Cue, ...]]:
    """Return the reporting cues that ship with the package, by lemma.

    Rows that ask for a class of object come before rows that take any. A particle verb or a fixed phrase has
    its own key: look up ``"point out"`` before ``"point"``.

    Returns
    -------
    mapping of str to tuple of Cue
        Read once; treat it as read-only.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> [(cue.act, cue.object) for cue in cues()["dismiss"]][0]
    ('DENY', ('ACCUSATION_N', 'FALSITY'))
    >>> cues()["admit"][0].commitment
    'endorse'
    """
    problems: list[str] = []
    rows = read_cues(package_file("cues.tsv"), problems)
    _complain(problems)
    found: dict[str, list[Cue]] = {}
    for row in sorted(rows, key=lambda row: not row.object):
        found.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@lru_cache(maxsize=1)
def objects() -> Mapping[str, tuple[WordClass, ...]]:
    """Return the word classes that ship with the package, by lemma.

    Returns
    -------
    mapping of str to tuple of WordClass
        Read once; treat it as read-only.

    Raises
    ------
    LexiconError
        If the table is damaged.

    Examples
    --------
    >>> sorted(row.name for row in objects()["visa"])
    ['ACCESS_N']
    >>> [row.needs for row in objects()["break"] if row.name == "BLAMEWORTHY_V"][0][:2]
    ('law', 'truce')
    """
    found: dict[str, list[WordClass]] = {}
    for row in _objects():
        found.setdefault(row.lemma, []).append(row)
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def word_class(name: str) -> frozenset[str]:
    """Return the lemmas of one class that belong to it without a further need.

    Raises
    ------
    LexiconError
        If no word belongs to the class.

    Examples
    --------
    >>> "accusation" in word_class("ACCUSATION_N"), "support" in word_class("BLAMEWORTHY_V")
    (True, False)
    """
    rows = [row for row in _objects() if row.name == name]
    if not rows:
        known = ", ".join(sorted(class_names()))
        raise LexiconError(f"no word class named {name!r}; use one of {known}")
    return frozenset(row.lemma for row in rows if not row.needs)
