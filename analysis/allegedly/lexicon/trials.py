"""Trying a row on its own sentences: it must fire in its example and keep silent in its counterexample."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .._tsv import EMPTY
from .rows import QUOTED, Entry, Lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..reading import Reading


def trial(entry: Entry) -> Iterator[str]:
    """Yield what the sentences of a row say against it; nothing if they bear it out.

    The row is tried alone: other rows, which may match more words of a sentence, are not looked at.

    Parameters
    ----------
    entry : Entry
        A row that keeps to the format.

    Yields
    ------
    str
        Field, value and remedy.

    Raises
    ------
    ModelError
        If the reading model is missing or damaged.

    Examples
    --------
    >>> row = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "The well is dry.", "-", "-")
    >>> list(trial(row))
    ["example: no 'so they say' in 'The well is dry.', read as 'the well be dry'; change entry or sentence"]
    """
    from .. import reading

    if entry.example != EMPTY:
        read = reading.read(entry.example)
        if not _fires(entry, read):
            yield f"example: {_why_not(entry, read)}"
    if entry.counterexample != EMPTY and _fires(entry, reading.read(entry.counterexample)):
        remedy = "name a test that tells the two apart" if entry.test == EMPTY else "name another test"
        yield f"counterexample: {entry.entry!r} fires in {entry.counterexample!r} as well; {remedy}, or change it"


def _fires(entry: Entry, read: Reading) -> bool:
    from ..marks import marks
    from ..quotes import quotations

    return bool(marks(read, quotations(read.string, read.segments), (), Lexicon((entry,))))


def _why_not(entry: Entry, read: Reading) -> str:
    """Return which of words and test is to blame."""
    if entry.entry == QUOTED:
        return f"test {entry.test} holds for no quotation in {entry.example!r}; change test or sentence"
    if _fires(replace(entry, test=EMPTY), read):
        return (
            f"{entry.entry!r} stands in {entry.example!r}, but test {entry.test} does not hold there; "
            "change test or sentence"
        )
    lemmas = " ".join(lemma for lemma, upos in zip(read.lemma, read.upos, strict=True) if upos != "PUNCT")
    return f"no {entry.entry!r} in {entry.example!r}, read as {lemmas!r}; change entry or sentence"
