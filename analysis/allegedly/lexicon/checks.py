"""What is wrong with a table: its format, and whether its sentences bear its rows out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .._counted import counted
from .._tables import Cue, WordClass
from .kinds import CUES, MARKERS, OBJECTS, Kind, kind_of, nearest_kind
from .reporting import Tables, default_tables
from .rows import Entry
from .table_trials import class_trial, cue_trial
from .trials import trial

#: Rows that are tried on their sentences.
Row: TypeAlias = Entry | Cue | WordClass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from os import PathLike

    #: Passes rows on and may show how far they are, as `tqdm.tqdm` does.
    Progress = Callable[[Iterable[Row]], Iterable[Row]]


@dataclass(frozen=True, slots=True)
class Report:
    """What `report` finds.

    Attributes
    ----------
    name : str
        The table.
    kind : Kind
        What its rows are; by the nearest header if it has none of ours.
    rows : int
        Its lines below the header, empty ones left out.
    problems : tuple of str
        One message a problem, in order of the lines: file, line, field, value and remedy.
    """

    name: str
    kind: Kind
    rows: int
    problems: tuple[str, ...]

    def __str__(self) -> str:
        rows = counted(self.rows, "row")
        if self.kind is not MARKERS:
            rows += f" of {self.kind.title}"
        verdict = counted(len(self.problems), "problem") if self.problems else "all sound"
        return f"{self.name}: {rows}, {verdict}"


def check(path: str | PathLike[str], *, examples: bool = False) -> list[str]:
    """Return everything that is wrong with a table, one message a problem; nothing if it is sound.

    Parameters
    ----------
    path : path-like
        A table of markers, reporting cues, word classes, names or paraphrases: its header tells which.
    examples : bool
        Whether to read the sentences of markers, cues and word classes with the model as well: a row must fire in
        its example and must not in its counterexample. Takes some hundredths of a second a sentence.

    Raises
    ------
    ModelError
        If the reading model, which `examples` needs, is missing or damaged.

    Examples
    --------
    >>> check("nowhere.tsv")
    ['nowhere.tsv: cannot be read: No such file or directory']
    """
    return list(report(path, examples=examples).problems)


def report(
    path: str | PathLike[str], *, examples: bool = True, label: str | None = None, progress: Progress = iter
) -> Report:
    """Check a table of any kind.

    Parameters
    ----------
    path, examples
        As for `check`.
    label : str, optional
        What messages call the file; its name by default.
    progress : callable
        Through which rows pass on their way to their trial.

    Raises
    ------
    ModelError
        If the reading model, which `examples` needs, is missing or damaged.
    """
    file = Path(path)
    kind = kind_of(file) or nearest_kind(file)
    problems: list[str] = []
    rows = kind.read(file, problems, label=label)
    name = label or file.name
    if kind in (MARKERS, CUES, OBJECTS) and examples:
        found = [(_line(problem, name), problem) for problem in problems]
        # Rows of cues are tried among ours, which may win over them.
        tables = default_tables() + Tables(cues=rows) if kind is CUES else default_tables()
        found += [(row.line, f"{name}:{row.line}: {flaw}") for row in progress(rows) for flaw in _flaws(row, tables)]
        problems = [problem for _, problem in sorted(found, key=lambda pair: pair[0])]
    return Report(name, kind, _count(file), tuple(problems))


def _flaws(row: Row, tables: Tables) -> Iterator[str]:
    if isinstance(row, Entry):
        return trial(row)
    return cue_trial(row, tables=tables) if isinstance(row, Cue) else class_trial(row)


def _line(problem: str, name: str) -> int:
    number = problem.removeprefix(f"{name}:").partition(":")[0]
    return int(number) if number.isdecimal() else 0


def _count(file: Path) -> int:
    try:
        lines = file.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return sum(bool(line.strip()) for line in lines[1:])
