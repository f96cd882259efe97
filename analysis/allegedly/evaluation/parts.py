"""The parts of an evaluation: what each reads, runs and measures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from .. import reading
from .._errors import Error, ReadError
from ..document import analyze
from . import acts as act_scores
from . import attributions as attribution_scores
from . import ledger as ledger_scores
from . import marks as mark_scores
from . import news_syntax as news_scores
from . import rules as rule_scores
from . import syntax as syntax_scores
from .corpora import Article, polnear, splits
from .estimates import Estimate, estimate
from .gold import read_json
from .progress import progress

Figures = Mapping[str, Estimate]
"""Named figures of one part."""

_TREEBANK: Final = re.compile(r"(?:[a-z]{2}_)?(.+?)(?:-ud)?-([a-z]+)\.conllu(?:\.gz)?$")


@dataclass(frozen=True)
class Inputs:
    """Corpora and gold of an evaluation, and what the library makes of them, read and computed on first use.

    Parameters
    ----------
    polnear : Path, optional
        Folder of PolNeAR: ``SPLIT.tar.gz`` or ``SPLIT/`` for each split.
    ud : Path, optional
        Folder of treebanks, such as ``gum-dev.conllu.gz`` or ``en_gum-ud-dev.conllu``.
    acts, marks, fresh_marks, syntax, judged : Path, optional
        Gold files of articles of PolNeAR: acts in sentences, marks, marks made after the lexica were, arcs, and
        judged acts of the rules.
    probes, seed : Path, optional
        Gold files that hold their own text, the seed's as ``.txt`` of the same name beside it.
    split : str
        Split of the corpora to measure on.
    options : mapping of str to object
        Of `allegedly.analyze`.
    """

    polnear: Path | None = None
    ud: Path | None = None
    acts: Path | None = None
    marks: Path | None = None
    fresh_marks: Path | None = None
    syntax: Path | None = None
    judged: Path | None = None
    probes: Path | None = None
    seed: Path | None = None
    split: str = "dev"
    options: Mapping[str, Any] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """Give one of the paths.

        Raises
        ------
        Error
            If it was not given.
        """
        path: Path | None = getattr(self, name)
        if path is None:
            raise Error(f"no {name}; say where it is")
        return path

    @cached_property
    def corpus(self) -> dict[str, list[Article]]:
        """PolNeAR by split."""
        folder = self.path("polnear")
        return {name: polnear(folder, name) for name in sorted({self.split, *splits(folder)})}

    @property
    def articles(self) -> list[Article]:
        """The articles to measure on."""
        return self.corpus[self.split]

    def analyzed(self, string: str, name: str) -> dict[str, Any]:
        """Analyze a text, as the JSON contract has it."""
        return analyze(string, name=name, **self.options).to_dict()

    @cached_property
    def documents(self) -> dict[str, dict[str, Any]]:
        """Analyses of the articles to measure on, by name."""
        return {one.name: self.analyzed(one.string, one.name) for one in progress(self.articles, of="articles")}

    def documents_of(self, names: set[str], *, of: str) -> dict[str, dict[str, Any]]:
        """Analyses of articles that a gold file names, whatever their split.

        Raises
        ------
        Error
            If an article is in no split.
        """
        found = {one.name: one for articles in self.corpus.values() for one in articles if one.name in names}
        if missing := sorted(names - found.keys()):
            raise Error(f"{of}: no article {missing[0]!r} in {self.polnear}; give the splits that the gold file names")
        here = {one.name for one in self.articles}
        if names <= here:
            return {name: self.documents[name] for name in sorted(names)}
        return {name: self.analyzed(found[name].string, name) for name in progress(sorted(names), of=of)}


def people(inputs: Inputs) -> dict[str, Estimate]:
    """Measure how PolNeAR's annotators agree, over the articles of all splits that several annotated."""
    articles = [one for split in inputs.corpus.values() for one in split if len(one.annotations) > 1]
    if not articles:
        return {}
    figures = attribution_scores.agreement((one.string, one.annotations) for one in articles)
    return {name: Estimate(value, n=len(articles)) for name, value in figures.items()}


def attributions(inputs: Inputs) -> dict[str, Estimate]:
    """Score attributions on the articles."""
    documents = inputs.documents
    counts = [
        attribution_scores.count(one.string, one.gold, documents[one.name]["attributions"]) for one in inputs.articles
    ]
    return estimate(counts, attribution_scores.measures, cases=attribution_scores.cases)


def acts(inputs: Inputs) -> dict[str, Estimate]:
    """Score acts on annotated sentences."""
    gold = read_json(inputs.path("acts"))
    documents = inputs.documents_of({item["article"] for item in gold}, of="acts")
    counts = act_scores.count_articles(gold, documents)
    return estimate(list(counts.values()), act_scores.measures, cases=act_scores.cases)


def rules(inputs: Inputs) -> dict[str, Estimate]:
    """Measure how precise each rule for acts is; see `allegedly.evaluation.rules`."""
    gold = read_json(inputs.path("acts"))
    judged = rule_scores.load(inputs.path("judged"))
    documents = {
        name: inputs.documents_of({item["article"] for item in items}, of="rules")
        for name, items in (("gold", gold), ("judged", judged))
    }
    tallies = {
        inputs.split: rule_scores.in_annotated_sentences(gold, documents["gold"]),
        "judged": rule_scores.among_judged(rule_scores.others(judged), documents["judged"]),
    }
    return rule_scores.estimates(rule_scores.figures(tallies))


def marks(inputs: Inputs) -> dict[str, Estimate]:
    """Score marks on annotated articles; ``.common`` by `allegedly.evaluation.marks.common`."""
    gold = read_json(inputs.path("marks"))
    marked = {item["article"] for item in gold}
    documents = inputs.documents_of(marked, of="marks")
    others = inputs.documents
    thinned = {
        name: {"marks": mark_scores.common(documents[name]["marks"], others, apart=marked)} for name in documents
    }
    return _marks(gold, documents) | {f"{name}.common": one for name, one in _marks(gold, thinned).items()}


def fresh_marks(inputs: Inputs) -> dict[str, Estimate]:
    """Score marks on articles that were annotated after the lexica were written.

    ``.held_out`` takes only those on which nothing was mended afterwards.
    """
    gold = read_json(inputs.path("fresh_marks"))
    documents = inputs.documents_of({item["article"] for item in gold}, of="fresh marks")
    held_out = [item for item in gold if item["held_out"]]
    return _marks(gold, documents) | {f"{name}.held_out": one for name, one in _marks(held_out, documents).items()}


def _marks(gold: list[dict[str, Any]], documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Estimate]:
    counts = mark_scores.count_articles(gold, documents)
    return estimate(list(counts.values()), mark_scores.measures, cases=mark_scores.cases)


def probes(inputs: Inputs) -> dict[str, Estimate]:
    """Score acts on the probe sentences."""
    gold = read_json(inputs.path("probes"))["sentences"]
    counts = [
        ledger_scores.count_probe(probe, inputs.analyzed(probe["text"], probe["id"]))
        for probe in progress(gold, of="probes")
    ]
    return estimate(counts, ledger_scores.measures, cases=ledger_scores.cases)


def seed(inputs: Inputs) -> dict[str, Estimate]:
    """Score ledger and marks of the seed article; ``marks.common`` only where there are articles."""
    path = inputs.path("seed")
    gold = read_json(path)
    text = path.with_suffix(".txt")
    try:
        string = text.read_bytes().decode("utf-8")
    except OSError as error:
        raise ReadError(f"{text}: cannot be read: {error.strerror or error}; the seed's text stands there") from None
    document = inputs.analyzed(string, path.stem)
    ledger = ledger_scores.seed_ledger(gold, document, string)
    edges = estimate([ledger.counts], ledger_scores.measures, cases=ledger_scores.cases)
    expected = mark_scores.seed_gold(gold)

    def marked(found: list[Any]) -> dict[str, Estimate]:
        counts = mark_scores.count(expected, found, categories={mark["category"] for mark in expected})
        return estimate([counts], mark_scores.measures, cases=mark_scores.cases)

    ours = marked(document["marks"])
    figures = {
        "edges": edges["acts"],
        "grave": Estimate(len(ledger.grave)),
        "joined": Estimate(ledger.joined, n=ledger.mentions),
        "marks": ours["all"],
    }
    if inputs.polnear is not None:
        figures["marks.common"] = marked(mark_scores.common(document["marks"], inputs.documents))["all"]
    if "holder" in ours:
        figures["holder"] = ours["holder"]
    tempted = mark_scores.tempted(gold, document["marks"])
    return figures | {"tempted": Estimate(len(tempted), n=len(gold["non_markers"]))}


def treebanks(inputs: Inputs) -> dict[str, Estimate]:
    """Score syntax on treebanks; ``.marked`` with every sentence a paragraph of its own."""
    parse = reading.default().label
    figures: dict[str, Estimate] = {}
    for name, path in treebank_files(inputs.path("ud"), inputs.split).items():
        for suffix, paragraph in (("", syntax_scores.PARAGRAPH), (".marked", 1)):
            documents = syntax_scores.count_documents(path, parse, paragraph=paragraph)
            counts = list(progress(documents, of=name))
            estimates = estimate(counts, syntax_scores.measures, cases=syntax_scores.cases)
            figures |= {f"{name}.{key}{suffix}": value for key, value in estimates.items()}
    return figures


def treebank_files(folder: Path, split: str) -> dict[str, Path]:
    """Give the treebanks of one split by short name, such as ``gum-dev``.

    Parameters
    ----------
    folder : Path
        Searched with its subfolders for ``gum-dev.conllu.gz``, ``en_gum-ud-dev.conllu`` and the like.
    split : str
        Such as ``dev``.

    Raises
    ------
    ReadError
        If there is none.
    """
    found = {}
    for path in sorted(folder.rglob("*.conllu*")):
        match = _TREEBANK.fullmatch(path.name)
        if match and match[2] == split:
            found[f"{match[1]}-{split}"] = path
    if not found:
        raise ReadError(f"no *-{split}.conllu or *-{split}.conllu.gz in {folder}; say where the treebanks are")
    return found


def news_syntax(inputs: Inputs) -> dict[str, Estimate]:
    """Score dependencies on news sentences that were checked by hand."""
    gold = news_scores.load(inputs.path("syntax"))
    wanted = {sentence.article for sentence in gold}
    articles = [one for split in inputs.corpus.values() for one in split if one.name in wanted]
    readings = {one.name: reading.read(one.string) for one in progress(articles, of="news syntax")}
    counts = news_scores.count_articles(readings, gold)
    return estimate(list(counts.values()), news_scores.measures, cases=news_scores.cases)


PARTS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Inputs], dict[str, Estimate]]]]] = {
    "people": (("polnear",), people),
    "attributions": (("polnear",), attributions),
    "treebanks": (("ud",), treebanks),
    "news_syntax": (("polnear", "syntax"), news_syntax),
    "acts": (("polnear", "acts"), acts),
    "rules": (("polnear", "acts", "judged"), rules),
    "marks": (("polnear", "marks"), marks),
    "marks_fresh": (("polnear", "fresh_marks"), fresh_marks),
    "probes": (("probes",), probes),
    "seed": (("seed",), seed),
}
"""Parts by name: the inputs that each needs, and what measures it."""
