"""What bounds the speed of one core: how much of the time is the reading model's own arithmetic.

    python -m bench.limit --texts FOLDER

Prints, in Markdown: the model's share of the processor time of an analysis; the shares of its operators, by
onnxruntime's profile; what its products reach, in multiply-adds a second, beside a product of single-precision numbers
by numpy on the same core; what a piece costs in short and in long windows, which tells what batches could win; and how
many windows come twice, which tells what remembering them could win.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime

import allegedly as al
from allegedly import reading

#: Layers, width and inner width of the encoder, see the model card.
_LAYERS, _WIDTH, _INNER = 6, 384, 1536
#: Multiply-adds of a piece in the encoder's products of integers.
_PRODUCTS: Final = _LAYERS * (4 * _WIDTH * _WIDTH + 2 * _WIDTH * _INNER)
_LENGTHS: Final = (48, 96, 144, 192)
_INTEGERS: Final = "MatMulIntegerToFloat"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="bench.limit", description="Measure what bounds the speed of one core.")
    parser.add_argument("--texts", type=Path, required=True, help="folder of texts")
    texts = [path.read_bytes().decode("utf-8") for path in sorted(parser.parse_args().texts.glob("*.txt"))]
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    model = reading.default()
    windows, inside, whole = _read(texts)
    pieces = sum(len(ids) for ids, _, _ in windows)
    operators = _operators(model.path, windows)
    integers = operators[_INTEGERS] / sum(operators.values())
    rate = _PRODUCTS * pieces / (inside * integers) / 1e9
    rows = [("the model's share of an analysis", f"{inside / whole:.0%}")]
    rows += [(f"of it {name}", f"{spent / sum(operators.values()):.0%}") for name, spent in operators.most_common(8)]
    rows.append(("products of integers, thousand million multiply-adds a second", f"{rate:.0f}"))
    rows.append(("products of single-precision numbers by numpy", f"{_single():.0f}"))
    for length in _LENGTHS:
        ids = np.full(length, int(windows[0][0][-1]))
        least = _least(partial(model.run, ids, np.zeros_like(ids), np.arange(length))) / length * 1e6
        rows.append((f"microseconds a piece, window of {length}", f"{least:.0f}"))
    twice = len(windows) - len({ids.tobytes() for ids, _, _ in windows})
    rows.append((f"windows that came before, of {len(windows):,}", f"{twice:,}"))
    lines = [f"| {name} | {value} |" for name, value in [("what", "measured"), *rows]]
    sys.stdout.write("\n".join([lines[0], "|---|---:|", *lines[1:]]) + "\n")


def _read(texts: list[str]) -> tuple[list[tuple[Any, Any, Any]], float, float]:
    """Analyze texts; return the model's windows, its seconds, and those of everything."""
    windows: list[tuple[Any, Any, Any]] = []
    inside = 0.0
    run = reading.Model.run

    def timed(model: reading.Model, *feed: Any, **options: Any) -> Any:
        nonlocal inside
        begin = time.process_time()
        answer = run(model, *feed, **options)
        inside += time.process_time() - begin
        windows.append(feed)
        return answer

    al.analyze(texts[0])
    reading.Model.run = timed  # type: ignore[method-assign, assignment]
    try:
        begin = time.process_time()
        for text in texts:
            al.analyze(text)
        return windows, inside, time.process_time() - begin
    finally:
        reading.Model.run = run  # type: ignore[method-assign]


def _operators(path: Path, windows: list[tuple[Any, Any, Any]]) -> Counter[str]:
    """Return microseconds by kind of operator."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_profiling = True
    spent: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        options.profile_file_prefix = str(Path(folder, "profile"))
        session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        for ids, types, starts in windows[:100]:
            session.run(None, {"ids": ids, "types": types, "starts": starts})
        for event in json.loads(Path(session.end_profiling()).read_text("utf-8")):
            if event.get("cat") == "Node" and event["name"].endswith("kernel_time"):
                spent[event["args"]["op_name"]] += event["dur"]
    return spent


def _single() -> float:
    """Return thousand million multiply-adds a second of a product by numpy."""
    size = 1024
    one = np.ones((size, size), np.float32)
    return size**3 / _least(lambda: one @ one) / 1e9


def _least(function: Callable[[], object], times: int = 20) -> float:
    """Return the fewest seconds that a call takes."""
    found = []
    for _ in range(times):
        begin = time.process_time()
        function()
        found.append(time.process_time() - begin)
    return min(found)


if __name__ == "__main__":
    main()
