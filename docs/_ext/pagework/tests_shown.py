"""The named syntactic tests as their page shows them."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass
from typing import Final

from allegedly import lexicon, syntactic_tests

from .cells import Cell, Cue, Link, Piece, Table, cell, joined
from .record import ROOT

SENTENCES: Final = ROOT / "tests" / "syntactic_tests.tsv"
_MEASURED: Final = re.compile(r"Measured: (.+?)\.?\s*$", re.DOTALL)
_SHARE: Final = re.compile(r"keeps (\d+) of (\d+)")


@dataclass(frozen=True, slots=True)
class Shown:
    """One test: its name, what it does in words, its measured rate, the entries that name it, its sentences."""

    name: str
    family: str
    gist: str
    more: str
    measured: str
    entries: tuple[str, ...]
    sentences: tuple[tuple[str, Cell], ...]


def _sentence(first: int, last: int, line: str) -> Cell:
    """Return a sentence of the table with the words that the test looks at set apart."""
    before = inside = after = ""
    for number, item in enumerate(line.split(), start=1):
        form = item.split("|", 1)[0]
        glued = form.startswith("+") and len(form) > 1
        word = form[1:] if glued else form
        gap = "" if glued or number == 1 else " "
        if number < first:
            before += gap + word
        elif number <= last:
            if not inside:
                before, gap = before + gap, ""
            inside += gap + word
        else:
            after += gap + word
    pieces: list[Piece] = [before, Cue(inside), after]
    return tuple(piece for piece in pieces if piece)


def shown() -> tuple[Shown, ...]:
    """Return every test, in the order of the modules that hold them."""
    rows = [line.split("\t") for line in SENTENCES.read_text("utf-8").splitlines()[1:]]
    entries = list(lexicon.default(optional=lexicon.OPTIONAL))
    out = []
    for name, test in syntactic_tests.TESTS.items():
        doc = inspect.getdoc(test) or ""
        measured = _MEASURED.search(doc)
        words = doc[: measured.start()] if measured else doc
        gist, _, more = " ".join(words.split("\n\n", 1)[0].split()), None, words.partition("\n\n")[2]
        out.append(
            Shown(
                name,
                test.__module__.rpartition(".")[2],
                gist,
                more.strip(),
                " ".join(measured[1].split()) if measured else "not measured",
                tuple(dict.fromkeys(one.entry for one in entries if one.test == name)),
                tuple((row[1], _sentence(int(row[2]), int(row[3]), row[4])) for row in rows if row[0] == name),
            )
        )
    return tuple(sorted(out, key=lambda one: (one.family, one.name)))


def overview() -> Table:
    """List the tests with their rates, the one line of each a link to the rest."""
    rows = []
    for one in shown():
        share = _SHARE.search(one.measured)
        rate = f"{share[1]} of {share[2]}" if share else "too rare"
        rows.append(
            (cell(Link(one.name, f"test-{one.name}")), cell(one.family), cell(rate), cell(str(len(one.entries))))
        )
    return Table(("test", "family", "keeps", "entries"), tuple(rows), (40, 24, 18, 18))


def sentences(one: Shown) -> Table:
    """List the sentences of one test."""
    names = {"keep": "mark", "drop": "no mark"}
    return Table(("", "sentence"), tuple((cell(names[verdict]), words) for verdict, words in one.sentences), (16, 84))


def used_by(one: Shown) -> Cell:
    """Name the entries that ask for a test, the first dozen of them."""
    rest = len(one.entries) - 12
    return (*joined(list(one.entries[:12])), *((f" and {rest} more",) if rest > 0 else ()))
