"""The same rows on every processor: texts read here and on an emulated Haswell, which lacks VNNI.

Eight-bit products saturate in the instructions that processors without VNNI use for them, so a model that is
not quantised with room to spare gives other tags on an older laptop than on a new server. QEMU's user mode
emulation runs the same interpreter and libraries with the instructions of the older processor.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from allegedly import reading
from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.progress import progress

EMULATOR: Final = ("qemu-x86_64", "-cpu", "Haswell,-hle,-rtm,-pcid,-x2apic,-tsc-deadline,-invpcid")
"""The emulator warns of features that it lacks; those taken off here are of no use to a program."""


class UnavailableError(Exception):
    """The machine lacks what a measurement needs."""


class _Recorder(reading.Model):
    """A model that keeps what it computes, window by window."""

    def __init__(self) -> None:
        self.kept: list[dict[str, Any]] = []
        super().__init__()

    def run(self, *window: Any, **options: Any) -> dict[str, Any]:
        answer = super().run(*window, **options)
        self.kept.append(answer)
        return answer


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one processor made of some texts.

    Parameters
    ----------
    rows : tuple of tuple
        Part of speech, head, relation, tag and link of each word.
    scores : tuple of ndarray
        Every number that the model gave, in order.
    """

    rows: tuple[tuple[str | int, ...], ...]
    scores: tuple[Any, ...]


def read(strings: Iterable[str]) -> Outcome:
    """Read texts on this processor.

    Parameters
    ----------
    strings : iterable of str
        The texts.
    """
    model = _Recorder()
    rows: list[tuple[str | int, ...]] = []
    for string in strings:
        found = reading.read(string, model=model)
        rows.extend(zip(found.upos, found.head, found.deprel, found.tag, found.link, strict=True))
    return Outcome(tuple(rows), tuple(array for answer in model.kept for array in answer.values()))


def differences(here: Outcome, there: Outcome) -> dict[str, Estimate]:
    """Compare two processors.

    Parameters
    ----------
    here, there : Outcome
        Of the same texts.

    Returns
    -------
    dict of str to Estimate
        ``words`` read, how many of them were read otherwise (``changed``), and the largest ``difference``
        between two scores.

    Examples
    --------
    >>> here = Outcome((("NOUN", -1),), (np.array([0.5]),))
    >>> there = Outcome((("VERB", -1),), (np.array([0.25]),))
    >>> {name: figure.value for name, figure in differences(here, there).items()}
    {'words': 1, 'changed': 1, 'difference': 0.25}
    """
    pairs = zip(here.scores, there.scores, strict=True)
    figures = {
        "words": len(here.rows),
        "changed": sum(one != other for one, other in zip(here.rows, there.rows, strict=True)),
        "difference": max(float(np.abs(one - other).max(initial=0)) for one, other in pairs),
    }
    return {name: Estimate(value) for name, value in figures.items()}


def compare(strings: Sequence[str]) -> dict[str, Estimate]:
    """Read texts on this processor and on the emulated one.

    One text is too few: where activations are quantised at run time, a difference in the last bit of a sum
    can round to another integer, and only some thousands of words show how often that changes a row.

    Parameters
    ----------
    strings : sequence of str
        The texts.

    Returns
    -------
    dict of str to Estimate
        See `differences`.

    Raises
    ------
    UnavailableError
        If this is no x86-64 machine, or has no emulator.
    """
    if platform.machine().lower() not in {"x86_64", "amd64"}:
        raise UnavailableError(f"this machine is {platform.machine()!r}; run it on an x86-64 one")
    if shutil.which(EMULATOR[0]) is None:
        raise UnavailableError(f"no {EMULATOR[0]}; install it, on Debian and Ubuntu: apt install qemu-user")
    here, there = (_in_process(strings, prefix) for prefix in ((), EMULATOR))
    return differences(here, there)


def _in_process(strings: Sequence[str], prefix: Sequence[str]) -> Outcome:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "outcome.npz")
        command = [*prefix, sys.executable, "-m", "bench.portability", str(path)]
        subprocess.run(command, env=environment, input=json.dumps(strings).encode(), check=True)
        with np.load(path, allow_pickle=False) as saved:
            rows = json.loads(str(saved["rows"]))
            scores = tuple(saved[f"scores{k}"] for k in range(len(saved.files) - 1))
    return Outcome(tuple(map(tuple, rows)), scores)


def main(path: str) -> None:
    """Read the texts on the input stream, a JSON list, and keep the outcome in a file."""
    outcome = read(progress(json.load(sys.stdin), of="portability"))
    scores = {f"scores{k}": array for k, array in enumerate(outcome.scores)}
    np.savez(path, rows=json.dumps(outcome.rows), **scores)


if __name__ == "__main__":
    main(sys.argv[1])
