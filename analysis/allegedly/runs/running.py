"""Run over a corpus: texts in, a folder of Parquet tables out."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from dataclasses import dataclass
from importlib import metadata
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from .._errors import Error, RunError
from ..corpora import Corpus, read_corpus
from ..text import Text
from ._extras import need
from .batching import Batch, Item, batches, chunks
from .folder import FORMAT, Folder, changed_input
from .results import Results, open_results
from .runners import Here, Runner
from .schema import TABLES, schema
from .tables import from_bytes, parquet
from .working import Answer, Job, problems_table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    from tqdm import tqdm

    from .._setup import Lexica, Names, OwnRows
    from ..lexicon import Lexicon

#: Words of a part, about: what is lost at most, for each process, when a run is stopped.
PART_WORDS: Final = 250_000
#: Words that a worker is given at a time, about.
_TASK_WORDS: Final = 16_000
#: Packages whose versions results may hang on.
_PACKAGES: Final = ("nltk", "numpy", "onnxruntime", "pandas", "pyarrow", "tokenizers")


def run_corpus(
    corpus: str | os.PathLike[str] | pd.DataFrame | Corpus | Iterable[Text],
    out: str | os.PathLike[str],
    *,
    workers: int = 1,
    cluster: str | None = None,
    tokens: bool = False,
    part_words: int = PART_WORDS,
    fresh: bool = False,
    progress: bool | None = None,
    lexicon: Lexicon | None = None,
    lexica: Lexica = (),
    without: Names = (),
    aliases: OwnRows | None = None,
    paraphrases: OwnRows | None = None,
    learned: bool = True,
) -> Results:
    """Analyze a corpus of any size and write a folder of Parquet tables.

    Texts are read as they are needed and rows written as they come, so memory does not grow with the corpus, but for
    eight bytes a document by which its name is known. A run that is stopped, by Ctrl-C, a full disk or a power cut, is
    taken up where it was by the same call; the tables are those of a run that was never stopped, byte for byte. They
    do not depend on the number of workers or machines.

    Parameters
    ----------
    corpus : path-like, DataFrame, Corpus, or iterable of Text
        What `allegedly.read_corpus` gives, or a path or table for it to read; or texts, each with a name of its own.
        They must come in the same order when a run is taken up.
    out : path-like
        Folder for the results.
    workers : int
        Processes on this machine. With 1 the work is done in this process. With more, a document that exhausts the
        memory ends its own process only and becomes a problem; a script must then keep what it does under
        ``if __name__ == "__main__":``.
    cluster : str, optional
        Address of a scheduler of Dask, such as ``"tcp://10.0.0.5:8786"``; the work is done by its workers, in place of
        processes on this machine. They need the same version of this library, and the tables of yours at the same
        paths.
    tokens : bool
        Whether to write a row for each word, too, which about doubles the size of the results.
    part_words : int
        Words of a part, about. Of a run over millions of documents make fewer parts: 5,000,000.
    fresh : bool
        Whether to delete the results that are there and start anew.
    progress : bool, optional
        Whether to show a bar with rate and remaining time on the error stream; by default if that is a terminal.
    lexicon, lexica, without, aliases, paraphrases, learned
        As for `allegedly.analyze`.

    Returns
    -------
    Results
        The tables, as `open_results` gives them. Documents that could not be read or analyzed are in its table
        ``problems``.

    Raises
    ------
    RunError
        If the folder holds another run, or one over other texts, or with other versions or settings; if it cannot be
        written; or if pyarrow or another library is not installed. The message names the remedy.
    LexiconError, ModelError, ReadError
        As for `allegedly.analyze` and `allegedly.corpora.read_corpus`.

    Examples
    --------
    >>> import tempfile
    >>> from allegedly import Text
    >>> texts = [Text("Ostmark denied shelling the port.", "monday"), Text("It rained.", "friday")]
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     results = run_corpus(texts, folder)
    ...     results.acts.frame(columns=["doc", "act", "source_name"]).values.tolist()
    [['monday', 'DENY', 'Ostmark']]
    """
    for module in ("pyarrow.parquet", "filelock"):
        need(module, "files")
    if workers < 1 or part_words < 1:
        raise RunError(f"workers={workers} and part_words={part_words} must be 1 or more")
    if cluster is not None and workers != 1:
        raise RunError("workers are processes on this machine; with a cluster leave them out")
    options = {
        "lexicon": lexicon,
        # Every document asks for them anew.
        "lexica": tuple(lexica) if isinstance(lexica, Iterator) else lexica,
        "without": tuple(without) if isinstance(without, Iterator) else without,
        "aliases": aliases,
        "paraphrases": paraphrases,
        "learned": learned,
    }
    job = _job(options, tokens=tokens)
    if isinstance(corpus, str | os.PathLike):
        expect_apart(corpus, out)
    texts = _texts(corpus)
    path = Path(out)
    with Folder(path) as folder:
        manifest = _manifest(job, part_words)
        folder.begin(manifest, fresh=fresh)
        with _runner(job, workers, cluster) as runner, _Bar(texts, progress) as bar:
            stream = texts.stream() if isinstance(texts, Corpus) else texts
            totals = _run(batches(stream, words=part_words), folder, runner, job, bar)
        folder.complete({**manifest, "input": totals.input(), "rows": totals.rows})
    return open_results(path)


def expect_apart(source: str | os.PathLike[str], out: str | os.PathLike[str]) -> None:
    """Check that results do not go where they would be read as texts.

    Raises
    ------
    RunError
        If they do.
    """
    texts, results = Path(source).resolve(), Path(out).resolve()
    if texts == results or texts in results.parents:
        raise RunError(f"'{out}' lies in '{source}', where results would be read as texts; name a folder beside it")


def _texts(source: Any) -> Corpus | Iterable[Text]:
    if isinstance(source, str | os.PathLike) or hasattr(source, "columns"):
        return read_corpus(source)
    if isinstance(source, (Corpus, Iterable)):
        return source
    raise RunError(f"{type(source).__name__} is no corpus; give a path, a table, texts, or what read_corpus gives")


def _job(options: dict[str, Any], *, tokens: bool) -> Job:
    from .. import reading
    from .._setup import setup

    path = reading.default_path()
    # Loaded only to say what is wrong with it: workers have their own.
    model = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else reading.default().sha256
    settings = setup(model=model, **options).settings
    tables = tuple(name for name in TABLES if tokens or name != "tokens")
    return Job(options, settings.to_dict(), tables)


def _manifest(job: Job, part_words: int) -> dict[str, Any]:
    """Return what must be the same when a run is taken up, as JSON knows it."""
    python = ".".join(platform.python_version_tuple()[:2])
    return {
        "format": FORMAT,
        "settings": dict(job.settings),
        "versions": {"python": python, **{name: metadata.version(name) for name in _PACKAGES}},
        "part_words": part_words,
        "tables": {name: {field.name: str(field.type) for field in schema(name)} for name in job.tables},
    }


def _runner(job: Job, workers: int, cluster: str | None) -> Runner:
    if cluster is not None:
        from .cluster import Cluster

        return Cluster(job, cluster)
    if workers == 1:
        return Here(job)
    from .processes import Processes

    return Processes(job, workers)


# -- the run --------------------------------------------------------------
@dataclass(slots=True)
class _Totals:
    documents: int
    words: int
    rows: dict[str, int]
    digest: Any

    def add(self, record: dict[str, Any]) -> None:
        self.documents += record["documents"]
        self.words += record["words"]
        self.digest.update(record["input"].encode("ascii"))
        for table, rows in record["rows"].items():
            self.rows[table] += rows

    def input(self) -> dict[str, Any]:
        return {"documents": self.documents, "words": self.words, "sha256": self.digest.hexdigest()}


@dataclass(slots=True)
class _Open:
    """A batch whose tasks are not all done."""

    batch: Batch
    tasks: int
    answers: list[Answer]


def _run(found: Iterator[Batch], folder: Folder, runner: Runner, job: Job, bar: _Bar) -> _Totals:
    totals = _Totals(0, 0, dict.fromkeys(job.tables, 0), hashlib.sha256())
    known = folder.finished
    finished = islice(folder.parts(), known)
    waiting: deque[_Open] = deque()

    def tasks() -> Iterator[tuple[Item, ...]]:
        for batch in found:
            before = next(finished, None) if batch.number < known else None
            if before is not None:
                _expect(batch, before, folder.path)
                totals.add(before)
                bar.skip(len(batch.items))
                continue
            parts = list(chunks(batch.items, words=_TASK_WORDS))
            waiting.append(_Open(batch, len(parts), []))
            yield from parts
            # A batch of problems alone has no task that would finish it.
            commit()

    def commit() -> None:
        while waiting and len(waiting[0].answers) == waiting[0].tasks:
            one = waiting.popleft()
            record, tables = _record(one.batch, one.answers, job)
            folder.commit(record, tables)
            totals.add(record)

    for answer in runner.map(tasks()):
        current = next(one for one in waiting if len(one.answers) < one.tasks)
        current.answers.append(answer)
        bar.done(answer)
        commit()
    commit()
    if (missing := next(finished, None)) is not None:
        raise changed_input(folder.path, f"{_named(missing)} and what follows is gone")
    return totals


def _record(batch: Batch, answers: list[Answer], job: Job) -> tuple[dict[str, Any], Iterator[tuple[str, bytes]]]:
    tables: dict[str, list[pa.Table]] = {name: [from_bytes(answer[name]) for answer in answers] for name in job.tables}
    tables["problems"].insert(0, from_bytes(problems_table(batch.problems)))
    record = {
        "documents": len(batch.items),
        "words": batch.words,
        "first": batch.items[0].name if batch.items else None,
        "last": batch.items[-1].name if batch.items else None,
        "input": batch.sha256,
        "rows": {name: sum(len(table) for table in some) for name, some in tables.items()},
    }
    return record, ((name, parquet(some, name)) for name, some in tables.items())


def _expect(batch: Batch, before: dict[str, Any], path: Path) -> None:
    """Check that a batch which is finished has the texts that it had."""
    if batch.sha256 == before["input"]:
        return
    columns = ["doc", "sha256", "meta"]
    rows = need("pyarrow.parquet", "files").read_table(path / before["files"]["documents"]["file"], columns=columns)
    then = {row["doc"]: (row["sha256"], row["meta"]) for row in rows.to_pylist()}
    now = {item.name: (item.sha256, item.meta) for item in batch.items}
    other = sorted(name for name in then.keys() & now.keys() if then[name] != now[name])
    fresh, gone = sorted(now.keys() - then.keys()), sorted(then.keys() - now.keys())
    if other:
        name = other[0]
        what = f"document {name!r} has another {'text' if then[name][0] != now[name][0] else 'date or other metadata'}"
    elif fresh:
        what = f"document {fresh[0]!r} is new"
    elif gone:
        what = f"document {gone[0]!r} is gone"
    else:
        what = f"{_named(before)} come in another order, or with other problems"
    raise changed_input(path, what)


def _named(record: dict[str, Any]) -> str:
    if record["first"] is None:
        return "a file that could not be read"
    return f"what stands from {record['first']!r} to {record['last']!r}"


# -- progress -------------------------------------------------------------
class _Bar:
    """A bar on the error stream: documents, time that remains, and words a second."""

    def __init__(self, texts: object, shown: bool | None) -> None:
        self._texts = texts
        self._shown = shown
        self._words = 0
        self._ended = threading.Event()
        self._bar: tqdm[Any]

    def __enter__(self) -> Self:
        from tqdm import tqdm

        # A log gets a line every half minute, a terminal several a second; short runs get none.
        interval = 0.2 if sys.stderr.isatty() else 30.0
        disable = None if self._shown is None else not self._shown
        self._bar = tqdm(
            total=len(self._texts) if isinstance(self._texts, Sized) else None,
            unit=" texts",
            delay=2,
            mininterval=interval,
            disable=disable,
            dynamic_ncols=True,
        )
        if self._bar.total is None and not self._bar.disable and getattr(self._texts, "repeatable", False):
            # Reading alone is hundreds of times as fast as analysis: how much there is, is soon known.
            threading.Thread(target=self._count, daemon=True).start()
        self._start = time.monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._bar.close()

    def skip(self, documents: int) -> None:
        """Count what was done before, which says nothing about the rate."""
        if not self._bar.disable:
            self._bar.initial += documents
            self._bar.n += documents
        self._start = time.monotonic()

    def done(self, answer: Answer) -> None:
        """Count what is done now."""
        if self._bar.disable:
            return
        documents = from_bytes(answer["documents"])
        self._words += sum(documents.column("words").to_pylist())
        seconds = max(time.monotonic() - self._start, 0.001)
        self._bar.set_postfix_str(f"{self._words / seconds:,.0f} words/s", refresh=False)
        self._bar.update(len(documents) + len(from_bytes(answer["problems"])))

    def _count(self) -> None:
        texts: Any = self._texts
        count = 0
        try:
            for one in texts.stream():
                if self._ended.is_set():
                    return
                count += isinstance(one, Text)
        except (Error, OSError):
            # The run itself meets it, and says so.
            return
        self._bar.total = count
