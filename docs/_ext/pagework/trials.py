"""Trials: made-up news sentences with what a reader finds in them, against what the library finds.

``docs/trials.tsv`` holds one expectation a row, several rows a sentence where it does several things:

============ ==================================================================================
``label``    act, or category and subtype of a mark
``verdict``  ``found``, ``blocked`` (acts) or ``absent``
``words``    words of the sentence that carry it, ``-`` for an ``absent`` anywhere
``source``   who acts, or whose stance it is, as the tables name them; ``-`` where it is left open
``target``   at whom, ``-`` where it is left open
``sentence`` the sentence, the same in all of its rows
============ ==================================================================================

The sentences were written to be read, expectations first, and are no sample of anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from allegedly.acts import Act
from allegedly.marks import Mark

from .cases import Case, describe, finds, read
from .cells import BREAK, Cell, Code, Piece, Table, cell
from .record import ROOT

FILE: Final = ROOT / "docs" / "trials.tsv"
COLUMNS: Final = ("label", "verdict", "words", "source", "target", "sentence")
VERDICTS: Final = ("found", "blocked", "absent")
EMPTY: Final = "-"


@dataclass(frozen=True, slots=True)
class Trial:
    """One expectation about one sentence."""

    label: str
    verdict: str
    words: str
    source: str
    target: str
    sentence: str
    line: int

    def case(self) -> Case:
        """Return the trial as a case, its words located; the first place counts."""
        if self.words == EMPTY:
            return Case(self.label, "+", self.sentence, ())
        start = self.sentence.index(self.words)
        return Case(self.label, "+", self.sentence, ((start, start + len(self.words)),))


def load() -> tuple[Trial, ...]:
    """Read the trials.

    Raises
    ------
    ValueError
        If a row breaks the format.
    """
    lines = FILE.read_text("utf-8").splitlines()
    if tuple(lines[0].split("\t")) != COLUMNS:
        raise ValueError(f"{FILE.name}:1: header is {lines[0]!r}; write {' '.join(COLUMNS)}, parted by tabs")
    out = []
    for number, line in enumerate(lines[1:], start=2):
        fields = line.split("\t")
        if len(fields) != len(COLUMNS) or fields[1] not in VERDICTS:
            raise ValueError(f"{FILE.name}:{number}: {line!r}; write {len(COLUMNS)} columns, parted by tabs")
        label, verdict, words, source, target, sentence = fields
        trial = Trial(label, verdict, words, source, target, sentence, number)
        if trial.words not in {EMPTY, *_inside(trial)}:
            raise ValueError(f"{FILE.name}:{number}: words: {trial.words!r} do not stand in the sentence")
        out.append(trial)
    return tuple(out)


def _inside(trial: Trial) -> tuple[str, ...]:
    return (trial.words,) if trial.words in trial.sentence else ()


def fault(trial: Trial) -> str | None:
    """Say in which way a trial goes wrong: missed, false alarm, wrong party; None if it goes right."""
    found = finds(trial.case())
    done = [one for one in found if not (isinstance(one, Act) and one.blocked)]
    if trial.verdict == "absent":
        return "false alarm" if done else None
    if trial.verdict == "blocked":
        return "not blocked" if done else None if found else "missed"
    if not done:
        return "held to be blocked" if found else "missed"
    if any(_parties(one, trial) for one in done):
        return None
    return "wrong holder" if isinstance(done[0], Mark) else "wrong party"


def _parties(one: Act | Mark, trial: Trial) -> bool:
    source = one.holder if isinstance(one, Mark) else one.source_name
    target = None if isinstance(one, Mark) else one.target_name
    return trial.source in {EMPTY, source} and trial.target in {EMPTY, target}


def kind_of(trial: Trial) -> str:
    """Return the act or the category of a trial."""
    return trial.label.partition(".")[0]


def totals(trials: Sequence[Trial] | None = None) -> Table:
    """Count what goes right, by act and by category of marks."""
    chosen = load() if trials is None else trials
    rows = []
    for kind in dict.fromkeys(kind_of(trial) for trial in chosen):
        mine = [trial for trial in chosen if kind_of(trial) == kind]
        faults = [fault(trial) for trial in mine]
        missed = sum(one in {"missed", "held to be blocked"} for one in faults)
        alarms = sum(one in {"false alarm", "not blocked"} for one in faults)
        party = sum(one in {"wrong party", "wrong holder"} for one in faults)
        right = sum(one is None for one in faults)
        numbers = (len(mine), right, missed, alarms, party)
        rows.append((cell(Code(kind)), *(cell(str(number)) for number in numbers)))
    heads = ("act or category", "expectations", "right", "missed", "false alarms", "wrong party or holder")
    return Table(heads, tuple(rows), (25, 15, 12, 14, 16, 18))


def wrong() -> Table:
    """List the trials that go wrong, with what comes out instead."""
    rows = []
    for trial in load():
        said = fault(trial)
        if said is None:
            continue
        rows.append((cell(Code(trial.label)), cell(said), _shown(trial), _instead(trial)))
    return Table(("label", "fault", "sentence", "what comes out"), tuple(rows), (18, 14, 38, 30))


def _shown(trial: Trial) -> Cell:
    return trial.case().pieces()


def _instead(trial: Trial) -> Cell:
    """Say what the library finds: under the label, else among the acts that touch the words, else nothing."""
    found: list[Act] | list[Mark] = finds(trial.case())
    records = read(trial.sentence).records
    if not found and "." not in trial.label:
        found = [act for act in records.acts if act.act != "ASSERT"] or list(records.acts)
        out: list[Piece] = []
        for act in found:
            out += [BREAK if out else "", Code(act.act), " ", *describe(act, trial.sentence)]
        return tuple(piece for piece in out if piece) or ("no act",)
    if not found:
        return ("no such mark",)
    pieces: list[Piece] = []
    for one in found:
        pieces += [BREAK if pieces else "", *describe(one, trial.sentence)]
    return tuple(piece for piece in pieces if piece)
