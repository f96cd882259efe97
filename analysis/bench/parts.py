"""The parts of a run: what each reads, runs and measures."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from tqdm import tqdm

from allegedly import analyze, reading
from bench import (
    act_scores,
    attribution_scores,
    ledger_scores,
    mark_scores,
    portability,
    rule_scores,
    speed,
    syntax_check,
    syntax_scores,
)
from bench.corpora import Article, polnear
from bench.estimates import Estimate, estimate
from bench.progress import progress
from bench.report import Figures

ARTICLE_STEP: Final = 12
"""One article of dev in so many is read on the emulated processor, which is slow."""
TREEBANKS: Final = ("gum-dev", "ewt-dev")
NEWS_SYNTAX: Final = Path(__file__).parent / "gold" / "syntax_dev.json"
FRESH_MARKS: Final = Path(__file__).parent / "gold" / "marks_train.json"


def _read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Inputs:
    """Corpora and gold of a run, and what the library makes of them, read and computed on first use.

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
    def articles(self) -> list[Article]:
        """PolNeAR dev."""
        return polnear(self.data / "polnear", "dev")

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """Analyses of PolNeAR dev by name, as the JSON contract has them."""
        articles = progress(self.articles, of="articles")
        return {article.name: analyze(article.string, name=article.name).to_dict() for article in articles}

    @cached_property
    def acts_of_train(self) -> dict[str, dict[str, Any]]:
        """Acts of the annotated articles of PolNeAR train by name, as the JSON contract has them."""
        wanted = {item["article"] for item in _read_json(self.gold / "acts_train.json")}
        articles = [a for a in polnear(self.data / "polnear", "train") if a.name in wanted]
        return {
            article.name: {"acts": analyze(article.string, name=article.name).to_dict()["acts"]}
            for article in progress(articles, of="articles of train")
        }

    @cached_property
    def seed(self) -> tuple[dict[str, Any], str]:
        """The seed's gold and its text."""
        return _read_json(self.gold / "seed.json"), (self.gold / "seed.txt").read_bytes().decode("utf-8")


def people(inputs: Inputs) -> dict[str, Estimate]:
    """Measure how PolNeAR's annotators agree, over the articles of dev and train that several annotated."""
    articles = [*inputs.articles, *polnear(inputs.data / "polnear", "train")]
    shared = [(article.string, article.annotations) for article in articles if len(article.annotations) > 1]
    return {name: Estimate(value) for name, value in attribution_scores.agreement(shared).items()}


def attributions(inputs: Inputs) -> dict[str, Estimate]:
    """Score attributions on PolNeAR dev."""
    documents = inputs.documents
    counts = [
        attribution_scores.count(article.string, article.gold, documents[article.name]["attributions"])
        for article in inputs.articles
    ]
    return estimate(counts, attribution_scores.measures)


def acts(inputs: Inputs) -> dict[str, Estimate]:
    """Score acts on the annotated sentences of PolNeAR dev."""
    gold = _read_json(inputs.gold / "acts_dev.json")
    counts = act_scores.count_articles(gold, inputs.documents)
    return estimate(list(counts.values()), act_scores.measures)


def rules(inputs: Inputs) -> dict[str, dict[str, Any]]:
    """Measure how precise each rule for acts is, on annotated sentences and on judged rows."""
    gold = {split: _read_json(inputs.gold / f"acts_{split}.json") for split in ("train", "dev")}
    return rule_scores.score(gold, rule_scores.load(), {"train": inputs.acts_of_train, "dev": inputs.documents})


def marks(inputs: Inputs) -> dict[str, Estimate]:
    """Score marks on the annotated articles of PolNeAR dev; ``.common`` by `mark_scores.common`."""
    gold = _read_json(inputs.gold / "marks_dev.json")
    marked = {item["article"] for item in gold}
    documents = inputs.documents
    thinned = {
        name: {"marks": mark_scores.common(documents[name]["marks"], documents, apart=marked)}
        for name in marked & documents.keys()
    }
    figures: dict[str, Estimate] = {}
    for suffix, analyses in (("", documents), (".common", thinned)):
        counts = mark_scores.count_articles(gold, analyses)
        estimates = estimate(list(counts.values()), mark_scores.measures)
        figures |= {f"{name}{suffix}": value for name, value in estimates.items()}
    return figures


def fresh_marks(inputs: Inputs) -> dict[str, Estimate]:
    """Score marks on articles that were annotated after the lexica were written.

    ``.held_out`` takes only those on which nothing was mended afterwards.
    """
    gold = _read_json(FRESH_MARKS)
    wanted = {item["article"] for item in gold}
    articles = [a for a in polnear(inputs.data / "polnear", "train") if a.name in wanted]
    documents = {a.name: analyze(a.string, name=a.name).to_dict() for a in progress(articles, of="fresh marks")}
    figures: dict[str, Estimate] = {}
    for suffix, items in (("", gold), (".held_out", [item for item in gold if item["held_out"]])):
        counts = mark_scores.count_articles(items, documents)
        estimates = estimate(list(counts.values()), mark_scores.measures)
        figures |= {f"{name}{suffix}": value for name, value in estimates.items()}
    return figures


def probes(inputs: Inputs) -> dict[str, Estimate]:
    """Score acts on the probe sentences."""
    gold = _read_json(inputs.gold / "probes.json")["sentences"]
    counts = [
        ledger_scores.count_probe(probe, analyze(probe["text"], name=probe["id"]).to_dict())
        for probe in progress(gold, of="probes")
    ]
    return estimate(counts, ledger_scores.measures)


def seed(inputs: Inputs) -> dict[str, Estimate]:
    """Score ledger and marks of the seed article."""
    gold, string = inputs.seed
    document = analyze(string, name="seed").to_dict()
    ledger = ledger_scores.seed_ledger(gold, document, string)
    expected = mark_scores.seed_gold(gold)
    categories = {mark["category"] for mark in expected}
    marked, common = (
        mark_scores.measures(mark_scores.count(expected, found, categories=categories))
        for found in (document["marks"], mark_scores.common(document["marks"], inputs.documents))
    )
    figures = {
        "edges": ledger_scores.measures(ledger.counts)["acts"],
        "grave": len(ledger.grave),
        "joined": ledger.joined,
        "marks": marked["all"],
        "marks.common": common["all"],
        "holder": marked.get("holder", 0.0),
        "tempted": len(mark_scores.tempted(gold, document["marks"])),
    }
    return {name: Estimate(value) for name, value in figures.items()}


def treebanks(inputs: Inputs) -> dict[str, Estimate]:
    """Score syntax on treebanks; ``.marked`` with every sentence a paragraph of its own."""
    parse = reading.default().label
    figures: dict[str, Estimate] = {}
    for name in TREEBANKS:
        path = inputs.data / "ud" / f"{name}.conllu.gz"
        for suffix, paragraph in (("", syntax_scores.PARAGRAPH), (".marked", 1)):
            documents = syntax_scores.count_documents(path, parse, paragraph=paragraph)
            counts = list(progress(documents, of=name))
            estimates = estimate(counts, syntax_scores.measures)
            figures |= {f"{name}.{key}{suffix}": value for key, value in estimates.items()}
    return figures


def news_syntax(inputs: Inputs) -> dict[str, Estimate]:
    """Score dependencies on the news sentences that were checked by hand."""
    gold = syntax_check.load(NEWS_SYNTAX)
    wanted = {sentence.article for sentence in gold}
    articles = progress([a for a in inputs.articles if a.name in wanted], of="news syntax")
    readings = {article.name: reading.read(article.string) for article in articles}
    rows = syntax_check.score(readings, gold)[["relation", "las", "low", "high"]].to_numpy().tolist()
    return {relation: Estimate(las, low, high) for relation, las, low, high in rows}


def speeds(inputs: Inputs) -> dict[str, Estimate]:
    """Time text to JSON over PolNeAR dev, against spaCy."""
    texts = {article.name: article.string for article in inputs.articles}
    yardstick = speed.spacy_python(inputs.cache)
    with tqdm(desc="speed", total=2 * speed.ROUNDS, leave=False) as bar:
        return speed.compare(texts, yardstick, tick=bar.update)


def other_processor(inputs: Inputs) -> dict[str, Estimate]:
    """Read the seed and some articles of PolNeAR dev here and on an emulated processor."""
    return portability.compare([inputs.seed[1], *(a.string for a in inputs.articles[::ARTICLE_STEP])])


PARTS: Final[dict[str, Callable[[Inputs], Figures]]] = {
    "people": people,
    "attributions": attributions,
    "treebanks": treebanks,
    "news_syntax": news_syntax,
    "acts": acts,
    "marks": marks,
    "marks_fresh": fresh_marks,
    "probes": probes,
    "seed": seed,
    "speed": speeds,
    "portability": other_processor,
}

TABLES: Final[dict[str, tuple[str, Callable[[Inputs], dict[str, dict[str, Any]]]]]] = {"rules": ("acts_rules", rules)}
"""Parts that measure a table of their own: name of the part, the record's key, and what makes it."""
