"""What a worker does: analyze some texts and hand back their tables. The same in every process and on every machine."""

from __future__ import annotations

import gc
import json
import traceback
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .._errors import LexiconError, ModelError, RunError
from .batching import Item, Problem, problem
from .schema import DOCUMENTS, FRAMES, PROBLEMS
from .tables import columns_of, from_bytes, joined, table_of, to_bytes

if TYPE_CHECKING:
    from ..document import Document
    from ..frames.plain import Columns

#: The folder of the package: a user's own folder may be called the same.
_PACKAGE: Final = Path(__file__).parents[1]

#: Arrow streams by name of the table.
Answer: TypeAlias = "dict[str, bytes]"


@dataclass(frozen=True, slots=True)
class Job:
    """How texts are analyzed.

    Attributes
    ----------
    options : Mapping
        What `allegedly.analyze` is given besides text and name.
    settings : Mapping
        `Settings.to_dict` as it must come out, so that no worker has other versions or tables.
    tables : tuple of str
        Names of the tables to make.
    """

    options: Mapping[str, Any]
    settings: Mapping[str, Any]
    tables: tuple[str, ...]


def work(items: Sequence[Item], job: Job) -> Answer:
    """Analyze texts; one that raises becomes a problem and the others are analyzed.

    Parameters
    ----------
    items : Sequence of Item
        The texts.
    job : Job
        How.

    Returns
    -------
    Answer
        All tables of the job, rows in the order of the texts.

    Raises
    ------
    LexiconError, ModelError
        As `allegedly.analyze` does: no other text would fare better.
    RunError
        If this process has other versions or tables than the run began with.
    """
    with _no_collection():
        return _work(items, job)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let garbage in cycles wait: a task makes little, and a million small things that live are searched for it."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _work(items: Sequence[Item], job: Job) -> Answer:
    from .. import document

    found = []
    about: list[dict[str, object]] = []
    problems: list[Problem] = []
    settings = json.dumps(job.settings, sort_keys=True)
    for item in items:
        try:
            one = document.analyze(item.string, name=item.name, **job.options)
            _expect(one, job)
            found.append(columns_of(one))
        except (LexiconError, ModelError, RunError, MemoryError):
            # The first three would meet every text; and memory may suffice when the text comes alone.
            raise
        except Exception as error:
            problems.append(_failed(item, error))
        else:
            about.append(_about(item, one, settings))
    tables = joined(found, [name for name in FRAMES if name in job.tables])
    tables["documents"] = table_of("documents", _columns(about, DOCUMENTS))
    tables["problems"] = table_of("problems", _columns(problems, PROBLEMS))
    return {name: to_bytes(tables[name]) for name in job.tables}


def died(item: Item, error: str, job: Job) -> Answer:
    """Return what stands in the tables for a text that ended the process which analyzed it."""
    reason = (
        f"the process that analyzed this document alone ended ({error}), twice; as a rule memory ran out. "
        f"It has {len(item.string)} characters: cut it into parts, or give the machine more memory"
    )
    answer = work((), job)
    rows = [problem(item.name, "analysis", reason, error=error)]
    return answer | {"problems": to_bytes(table_of("problems", _columns(rows, PROBLEMS)))}


def together(answers: Sequence[Answer]) -> Answer:
    """Join answers in their order."""
    from ._extras import need

    concat = need("pyarrow", "files").concat_tables
    return {name: to_bytes(concat([from_bytes(answer[name]) for answer in answers])) for name in answers[0]}


def problems_table(problems: Sequence[Problem]) -> bytes:
    """Return problems as a table."""
    return to_bytes(table_of("problems", _columns(problems, PROBLEMS)))


def _expect(document: Document, job: Job) -> None:
    given = document.settings.to_dict()
    if given != job.settings:
        differ = ", ".join(f"{key} {given[key]} and not {job.settings.get(key)}" for key in _differing(given, job))
        raise RunError(
            f"a worker has {differ}: install the same version of allegedly everywhere, and do not change tables "
            "while a run goes on"
        )


def _differing(given: Mapping[str, Any], job: Job) -> list[str]:
    return [key for key in given if given[key] != job.settings.get(key)]


def _failed(item: Item, error: Exception) -> Problem:
    own = [
        f"{Path(frame.filename).relative_to(_PACKAGE).as_posix()}:{frame.lineno}"
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(_PACKAGE)
    ]
    reason = f"the analysis failed: {error}; please report it with the text if you may"
    return problem(item.name, "analysis", reason, error=type(error).__name__, place=own[-1] if own else None)


def _about(item: Item, document: Document, settings: str) -> dict[str, object]:
    return {
        "doc": item.name,
        "sha256": item.sha256,
        "meta": item.meta,
        "words": item.words,
        "characters": len(item.string),
        "tokens": len(document.reading.tokens),
        "sentences": len(document.reading.sentences),
        "settings": settings,
    }


def _columns(rows: Sequence[Mapping[str, Any]], described: Mapping[str, Any]) -> Columns:
    return {name: [row[name] for row in rows] for name in described}
