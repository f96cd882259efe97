"""The parts of a run: those of `allegedly.evaluation`, and speed and portability, which need other programs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tqdm import tqdm

from allegedly.evaluation import parts as library
from allegedly.evaluation import rules as rule_scores
from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.gold import read_json
from bench import portability, speed
from bench.report import Figures

ARTICLE_STEP: Final = 12
"""One article of dev in so many is read on the emulated processor, which is slow."""
GOLD: Final = Path(__file__).parent / "gold"


@dataclass(frozen=True)
class Inputs:
    """Corpora and gold of a run.

    Parameters
    ----------
    data : Path
        Folder with ``polnear/`` and ``ud/``.
    gold : Path
        Folder with the gold files of acts, marks, probes and the seed.
    cache : Path
        Folder for what takes long to set up.
    """

    data: Path
    gold: Path
    cache: Path

    @cached_property
    def library(self) -> library.Inputs:
        """What the parts of the library take; analyses are kept from part to part."""
        return library.Inputs(
            polnear=self.data / "polnear",
            ud=self.data / "ud",
            acts=self.gold / "acts_dev.json",
            marks=self.gold / "marks_dev.json",
            fresh_marks=GOLD / "marks_train.json",
            syntax=GOLD / "syntax_dev.json",
            judged=GOLD / "acts_rules_dev.json",
            probes=self.gold / "probes.json",
            seed=self.gold / "seed.json",
        )


def rules(inputs: Inputs) -> dict[str, dict[str, Any]]:
    """Measure how precise each rule for acts is, on annotated sentences of train and dev and on judged rows."""
    gold = {split: read_json(inputs.gold / f"acts_{split}.json") for split in ("train", "dev")}
    wanted = {item["article"] for item in gold["train"]}
    documents = {"train": inputs.library.documents_of(wanted, of="rules"), "dev": inputs.library.documents}
    return rule_scores.score(gold, rule_scores.load(GOLD / "acts_rules_dev.json"), documents)


def speeds(inputs: Inputs) -> dict[str, Estimate]:
    """Time text to JSON over PolNeAR dev, against spaCy."""
    texts = {article.name: article.string for article in inputs.library.articles}
    yardstick = speed.spacy_python(inputs.cache)
    with tqdm(desc="speed", total=len(speed.PREFIXES) * speed.ROUNDS, leave=False) as bar:
        return speed.compare(texts, yardstick, tick=bar.update)


def other_processor(inputs: Inputs) -> dict[str, Estimate]:
    """Read the seed and some articles of PolNeAR dev here and on an emulated processor."""
    seed = (inputs.gold / "seed.txt").read_bytes().decode("utf-8")
    return portability.compare([seed, *(one.string for one in inputs.library.articles[::ARTICLE_STEP])])


def _of_library(measure: Callable[[library.Inputs], dict[str, Estimate]]) -> Callable[[Inputs], Figures]:
    return lambda inputs: measure(inputs.library)


PARTS: Final[dict[str, Callable[[Inputs], Figures]]] = {
    **{name: _of_library(measure) for name, (_, measure) in library.PARTS.items() if name != "rules"},
    "speed": speeds,
    "portability": other_processor,
}

TABLES: Final[dict[str, tuple[str, Callable[[Inputs], dict[str, dict[str, Any]]]]]] = {"rules": ("acts_rules", rules)}
"""Parts that measure a table of their own: name of the part, the record's key, and what makes it."""
