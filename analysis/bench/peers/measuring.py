"""Run the peers over the same texts and score what they find."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

import pandas as pd

import allegedly
from allegedly.evaluation import attributions as attribution_scores
from allegedly.evaluation import marks as mark_scores
from allegedly.evaluation.corpora import Article
from allegedly.evaluation.estimates import Estimate, estimate
from bench import speed
from bench.environments import interpreter
from bench.peers.registry import ADAPTERS, COLUMNS, Peer

ATTRIBUTIONS: Final = (
    *("attributions", "precision", "recall", "strict", "with_source", "source"),
    *("words.source", "words.cue", "words.content"),
    *("attributions.quoted", "with_source.quoted", "recall.direct", "attributions.indirect"),
)
"""Measures that are kept of attributions."""
HEDGES: Final = ("HEDGE", "precision", "recall")
"""Measures that are kept of hedges."""
NOW: Final = "this run"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one peer found, and how fast it was.

    Parameters
    ----------
    version : str
        Of the package, ``""`` for what is none.
    documents : dict
        What was found by name of the text: a list, None where the peer refused the text, or lists by kind.
    runs : tuple of bench.speed.Run
        One a round.
    """

    version: str
    documents: dict[str, Any]
    runs: tuple[speed.Run, ...]

    def found(self, kind: str) -> dict[str, list[dict[str, Any]]]:
        """Give what was found of one kind, by name of the text; nothing where the text was refused."""
        return {
            name: (found[kind] if isinstance(found, Mapping) else found) or [] for name, found in self.documents.items()
        }

    @property
    def refused(self) -> int:
        """Number of texts that the peer refused."""
        return sum(found is None for found in self.documents.values())


def run(
    peers: Sequence[Peer], texts: Mapping[str, str], cache: Path, *, rounds: int, tick: Callable[[], object]
) -> dict[str, Outcome]:
    """Run peers by turns over the same texts, each in a process of its own on one core.

    Parameters
    ----------
    peers : sequence of Peer
    texts : mapping of str to str
        Texts by name.
    cache : Path
        Folder for the environments.
    rounds : int
        How often each is timed.
    tick : callable
        Called after each process.

    Returns
    -------
    dict of str to Outcome
        By system, without those that failed.
    """
    pythons = {
        peer.system: interpreter(cache / peer.environment, peer.requirements)
        if peer.requirements
        else Path(sys.executable)
        for peer in peers
    }
    runs: dict[str, list[speed.Run]] = {peer.system: [] for peer in peers}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        speed.write_texts(texts, folder)
        for _ in range(rounds):
            for peer in [one for one in peers if one.system in runs]:
                pipeline = str(ADAPTERS / f"{peer.adapter}.py")
                found = folder / f"{peer.adapter}.json"
                try:
                    runs[peer.system].append(speed.run(pythons[peer.system], pipeline, folder, found=found))
                except subprocess.CalledProcessError:
                    # What went wrong stands on the error stream; the others need not suffer.
                    del runs[peer.system]
                tick()
        return {
            peer.system: _outcome(peer, folder / f"{peer.adapter}.json", tuple(runs[peer.system]))
            for peer in peers
            if peer.system in runs
        }


def _outcome(peer: Peer, path: Path, runs: tuple[speed.Run, ...]) -> Outcome:
    found = json.loads(path.read_text(encoding="utf-8"))
    version = found["versions"].get(peer.shown, allegedly.__version__ if "itself" in peer.adapter else "")
    return Outcome(version, found["documents"] if peer.finds else {}, runs)


def figures(
    peer: Peer, outcome: Outcome, articles: Sequence[Article], marked: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[tuple[str, str], Estimate]:
    """Score what one peer found.

    Parameters
    ----------
    peer : Peer
    outcome : Outcome
        What it found.
    articles : sequence of Article
        Articles with attributions.
    marked : mapping of str to sequence of mapping
        Gold marks by name of the set, see `allegedly.evaluation.marks.count_articles`.

    Returns
    -------
    dict of (str, str) to Estimate
        By part and measure.
    """
    found: dict[tuple[str, str], Estimate] = {}
    if "attributions" in peer.finds:
        attributions = outcome.found("attributions")
        counts = [attribution_scores.count(one.string, one.gold, attributions[one.name]) for one in articles]
        scores = estimate(counts, attribution_scores.measures, cases=attribution_scores.cases)
        found |= {("attributions", name): scores[name] for name in ATTRIBUTIONS}
        found["attributions", "refused"] = Estimate(outcome.refused, n=len(outcome.documents))
    if "marks" in peer.finds:
        documents = {name: {"marks": marks} for name, marks in outcome.found("marks").items()}
        for part, items in marked.items():
            hedges = [{**item, "categories": ["HEDGE"]} for item in items]
            counts = list(mark_scores.count_articles(hedges, documents).values())
            scores = estimate(counts, mark_scores.measures, cases=mark_scores.cases)
            found |= {(part, name): scores[name] for name in HEDGES if name in scores}
    return found | {("speed", name): one for name, one in speeds(outcome.runs).items()}


def speeds(runs: Iterable[speed.Run]) -> dict[str, Estimate]:
    """Give the medians of the rounds, with the extremes as bounds.

    Examples
    --------
    >>> one = speed.Run(ready=1, wall=2, processor=2, total=3, words=200, all_words=300, memory=100)
    >>> speeds([one])["words"]
    Estimate(value=100.0, low=100.0, high=100.0, n=1)
    """
    known = list(runs)
    rounds = {
        "words": [one.words / max(one.processor, 1e-6) for one in known],
        "ready": [one.ready for one in known],
        "memory": [one.memory for one in known],
    }
    return {name: Estimate(median(all_), min(all_), max(all_), len(all_)) for name, all_ in rounds.items()}


def table(measured: Mapping[str, tuple[str, Mapping[tuple[str, str], Estimate]]]) -> pd.DataFrame:
    """Lay the figures out, columns `bench.peers.registry.COLUMNS`.

    Parameters
    ----------
    measured : mapping of str to tuple
        By system: its version, and figures by part and measure.
    """
    rows = [
        (system, version, part, measure, one.value, one.low, one.high, one.n, NOW)
        for system, (version, figures) in measured.items()
        for (part, measure), one in figures.items()
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(
        {"value": "float64", "low": "float64", "high": "float64", "n": "Int64"}
    )
