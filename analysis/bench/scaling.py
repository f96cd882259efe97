"""Words a second, memory and size of the results, from ten articles to ten thousand and for very long ones.

    python -m bench.scaling [--texts FOLDER] [--counts 10 100 1000 10000] [--words 800] [--workers 1 2]
                            [--long 1000 10000 100000] [--tokens]

Each line is a run in fresh processes over articles made by repeating texts with other names, so that none is a copy
of another. Writes a table in Markdown: what grows with the corpus grows in its columns. With more than one worker,
`words/s` is that of all together, and memory that of the largest process.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from bench.made_corpus import articles, given


@dataclass(frozen=True, slots=True)
class Case:
    """One run to measure."""

    articles: int
    words: int
    workers: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What a run took.

    Attributes
    ----------
    words : int
        White-space words of all articles.
    seconds : float
        By the clock, from the first article to the last file; with several workers, their start is in it.
    memory, worker_memory : float
        Most memory held by the process that writes, and by the largest worker (0 if there is none), in MB.
    bytes : int
        Size of the results.
    rows : int
        Rows of all tables.
    """

    words: int
    seconds: float
    memory: float
    worker_memory: float
    bytes: int
    rows: int


def main() -> None:
    """Measure the cases and write the table."""
    parser = argparse.ArgumentParser(prog="bench.scaling", description="Measure runs of growing size.")
    parser.add_argument("--texts", type=Path, help="folder of texts to repeat; made-up sentences by default")
    parser.add_argument("--counts", type=int, nargs="*", default=[10, 100, 1000, 10_000])
    parser.add_argument("--words", type=int, default=800, help="words an article")
    parser.add_argument("--long", type=int, nargs="*", default=[1000, 10_000, 100_000], help="words of one article")
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--tokens", action="store_true", help="write the table of words, too")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run is not None:
        _run(Case(**json.loads(options.run)), options.texts, tokens=options.tokens)
        return
    cases = [Case(count, options.words, workers) for workers in options.workers for count in options.counts]
    cases += [Case(1, words, 1) for words in options.long]
    sys.stdout.write(table(_measured(cases, options.texts, tokens=options.tokens)))


def table(measured: Iterator[tuple[Case, Measured]]) -> str:
    r"""Write measurements as a table in Markdown.

    Examples
    --------
    >>> print(table(iter([(Case(10, 800, 1), Measured(8000, 4.0, 300.4, 0.0, 250_000, 900))])))
    | articles | words each | workers | words/s | seconds | memory, MB | of a worker, MB | results, MB | bytes/word |
    | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
    | 10 | 800 | 1 | 2,000 | 4.0 | 300 | 0 | 0.2 | 31.2 |
    <BLANKLINE>
    """
    head = "articles|words each|workers|words/s|seconds|memory, MB|of a worker, MB|results, MB|bytes/word".split("|")
    lines = [f"| {' | '.join(head)} |", f"|{' ---: |' * len(head)}"]
    for case, found in measured:
        cells = [
            f"{case.articles:,}",
            f"{case.words:,}",
            str(case.workers),
            f"{found.words / found.seconds:,.0f}",
            f"{found.seconds:.1f}",
            f"{found.memory:.0f}",
            f"{found.worker_memory:.0f}",
            f"{found.bytes / 1e6:.1f}",
            f"{found.bytes / found.words:.1f}",
        ]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _measured(cases: Sequence[Case], texts: Path | None, *, tokens: bool) -> Iterator[tuple[Case, Measured]]:
    for case in tqdm(cases, desc="scaling", leave=False):
        described = json.dumps({"articles": case.articles, "words": case.words, "workers": case.workers})
        command = [sys.executable, "-m", "bench.scaling", "--run", described]
        command += ["--texts", str(texts)] if texts else []
        command += ["--tokens"] if tokens else []
        done = subprocess.run(command, stdout=subprocess.PIPE, check=True)
        yield case, Measured(**json.loads(done.stdout))


def _run(case: Case, folder: Path | None, *, tokens: bool) -> None:
    import allegedly as al

    texts = given(folder)
    with tempfile.TemporaryDirectory() as place:
        if case.workers == 1:
            # Imports and model are not what is measured.
            al.run_corpus(articles(1, words=20), Path(place, "first"), progress=False)
        begin = 0.0
        words = 0

        def counted() -> Iterator[al.Text]:
            nonlocal begin, words
            begin = time.perf_counter()
            for text in articles(case.articles, words=case.words, texts=texts):
                words += len(text.string.split())
                yield text

        out = Path(place, "results")
        results = al.run_corpus(counted(), out, workers=case.workers, tokens=tokens, progress=False)
        seconds = time.perf_counter() - begin
        found = {
            "words": words,
            "seconds": seconds,
            "memory": _peak("RUSAGE_SELF"),
            "worker_memory": _peak("RUSAGE_CHILDREN") if case.workers > 1 else 0.0,
            "bytes": sum(path.stat().st_size for path in out.rglob("*") if path.is_file()),
            "rows": sum(len(results.table(name)) for name in results.tables),
        }
    sys.stdout.write(json.dumps(found) + "\n")


def _peak(whose: str) -> float:
    """Give the most memory that this process, or the largest that it has started and ended, ever held, in MB."""
    status = Path("/proc/self/status")
    if whose == "RUSAGE_SELF" and status.exists():
        # The kernel counts what the parent held into the other figure, but not into this.
        high = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(high.split()[1]) * 1024 / 1e6
    try:
        import resource
    except ImportError:
        # Windows does not tell.
        return float("nan")
    peak: int = resource.getrusage(getattr(resource, whose)).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


if __name__ == "__main__":
    main()
