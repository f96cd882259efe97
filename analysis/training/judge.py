"""Fit the weights that judge clauses: ``python -m training.judge --data DIR``.

Learns from the sentences of PolNeAR in ``acts.json``, annotated with acts by offsets, and writes
``data/judge.tsv`` in the package (see `allegedly.acts.judge`). The figures of a five-fold cross-validation by
article go into the record: of the rules alone and of rules and judge together, over the sentences of the first
annotation.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import tarfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from tqdm import tqdm

from allegedly import reading as readings
from allegedly._syntax import predicate
from allegedly._types import Span
from allegedly.actors import actors, with_speakers
from allegedly.acts.judge import ACTS, CONSTANT, LEAST, Weights, candidates, cue_words, features, judged
from allegedly.acts.scene import Found, Scene
from allegedly.acts.search import found_acts, scene_of
from allegedly.attributions import attributions
from allegedly.evaluation.acts import count, measures
from allegedly.lexicon import default
from allegedly.marks import marks
from allegedly.quotes import quotations
from training.record import RECORD, update

log = logging.getLogger("training")

#: Sentences of PolNeAR annotated with acts, by offsets.
JUDGED = Path(__file__).with_name("acts.json")
OUT = Path(readings.default_path()).parents[1] / "data" / "judge.tsv"
#: Ids of the later annotation begin so: it is learnt from, and not measured on.
OWN = "own-"
#: A feature must be seen in this many clauses.
SEEN = 6
#: Inverse strength of the penalty on squared weights.
STRENGTH = 0.3
FOLDS = 5
#: Probabilities tried as the least one to report: none at which the act is likelier not to be there.
TRIED = (0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause to learn from; `gold` is 1 or 0 for each act, -1 where it is not to be learnt from."""

    article: str
    head: int
    seen: tuple[str, ...]
    gold: tuple[int, ...]


def texts(archive: Path) -> dict[str, str]:
    """Return the articles of one split of PolNeAR by name."""
    out = {}
    with tarfile.open(archive) as tar:
        for member in tar:
            stream = tar.extractfile(member) if member.isfile() and member.name.endswith(".txt") else None
            if stream is not None:
                out[Path(member.name).stem] = stream.read().decode("utf-8")
    return out


def scene(string: str) -> Scene:
    """Analyze a text up to its marks."""
    reading = readings.read(string)
    quoted = quotations(string, reading.segments)
    voiced = attributions(reading, quoted)
    known = actors(reading, quoted, voiced)
    voiced = with_speakers(voiced, known)
    return scene_of(reading, voiced, marks(reading, quoted, voiced, default(), actors=known))


def _share(one: Span, other: Span) -> float:
    """Return intersection over union of two spans."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, both) / (max(one[1], other[1]) - min(one[0], other[0]))


def clauses(article: str, at: Scene, sentences: Sequence[Mapping[str, Any]]) -> Iterator[Clause]:
    """Yield the clauses of the annotated sentences with their acts.

    An act goes to the one clause that fits it best; others that share its cue are not learnt from.
    """
    reading = at.reading
    heads = list(candidates(at))
    for sentence in sentences:
        here = [h for h in heads if sentence["start"] <= reading.tokens[h].start < sentence["end"]]
        gold = {head: [0] * len(ACTS) for head in here}
        for act in sentence["acts"]:
            if act["act"] not in ACTS or act["blocked"]:
                continue
            fits = {head: _fit(at, head, act) for head in here}
            best = max(here, key=lambda head: fits[head], default=None)
            for head in here:
                if fits[head] > 0:
                    learnt = head == best and not act["optional"]
                    old = gold[head][ACTS.index(act["act"])]
                    gold[head][ACTS.index(act["act"])] = 1 if learnt or old == 1 else -1
        for head in here:
            yield Clause(article, head, features(at, head), tuple(gold[head]))


def _fit(at: Scene, head: int, act: Mapping[str, Any]) -> float:
    """Return how well an annotated act fits a clause, 0 if not at all."""
    reading = at.reading
    words = [reading.tokens[k] for k in cue_words(at, head)]
    cue = any(word.start < act["cue"][1] and act["cue"][0] < word.end for word in words)
    own = reading.tokens[head]
    named = own.start < act["cue"][1] and act["cue"][0] < own.end
    if act["charge"] is None:
        return 1.0 if named else 0.1 if cue else 0.0
    share = _share(predicate(reading, head), tuple(act["charge"]))
    inside = act["charge"][0] <= own.start < act["charge"][1]
    return share + 0.3 * inside + 0.2 * named + 0.01 if cue or share >= 0.5 else 0.0


def fit(rows: Sequence[Clause], act: int, *, least: float = TRIED[0]) -> Weights:
    """Return the weights of one act by logistic regression with an L2 penalty (Cox 1958).

    Parameters
    ----------
    rows : sequence of Clause
        What to learn from.
    act : int
        Index into `ACTS`.
    least : float
        Probability from which on the act is to be reported.
    """
    learnt = [row for row in rows if row.gold[act] >= 0]
    counts = Counter(name for row in learnt for name in row.seen)
    vectorizer = DictVectorizer()
    seen = vectorizer.fit_transform([dict.fromkeys((n for n in r.seen if counts[n] >= SEEN), 1.0) for r in learnt])
    model = LogisticRegression(C=STRENGTH, max_iter=1000, solver="lbfgs")
    model.fit(seen, [row.gold[act] for row in learnt])
    names = vectorizer.get_feature_names_out()
    return Weights(float(model.intercept_[0]), least, dict(zip(names, model.coef_[0].tolist(), strict=True)))


def out_of_fold(rows: Sequence[Clause], tested: Collection[str]) -> dict[str, dict[str, Weights]]:
    """Return for each article weights that never saw it.

    Parameters
    ----------
    rows : sequence of Clause
        All clauses.
    tested : collection of str
        The articles that are parted into folds; all others are always learnt from.
    """
    out: dict[str, dict[str, Weights]] = {}
    articles = sorted(tested)
    for _, test in GroupKFold(FOLDS).split(articles, groups=articles):
        held = {articles[k] for k in test}
        learn = [row for row in rows if row.article not in held]
        table = {act: fit(learn, k) for k, act in enumerate(ACTS)}
        out.update(dict.fromkeys(held, table))
    return out


def cross_validated(
    scenes: Mapping[str, Scene],
    sentences: Mapping[str, Sequence[Mapping[str, Any]]],
    tables: Mapping[str, Mapping[str, Weights]],
) -> tuple[dict[str, float], dict[str, Any]]:
    """Choose the least probability of each act, and measure rules alone and with the judge.

    Parameters
    ----------
    scenes, sentences
        Articles and their annotated sentences.
    tables : Mapping
        Weights for each article, see `out_of_fold`.

    Returns
    -------
    least : dict of str to float
        The probability at which each act does best, by F1 and by F1 with source and target right.
    figures : dict
        Figures of the rules alone, and together, in percent.
    """
    rules = {article: found_acts(scenes[article]) for article in tables}

    def together(least: Mapping[str, float]) -> dict[str, float]:
        found = {
            article: [*ruled, *judged(scenes[article], ruled, table=_from(tables[article], least))]
            for article, ruled in rules.items()
        }
        return _figures(found, sentences)

    tried = {least: together(dict.fromkeys(ACTS, least)) for least in TRIED}
    best = {act: max(TRIED, key=partial(_worth, tried, act)) for act in ACTS}
    return best, {"rules": _figures(rules, sentences), "together": together(best)}


def _worth(tried: Mapping[float, Mapping[str, float]], act: str, least: float) -> tuple[float, float]:
    """Rank a least probability: by acts found, and found with source and target right; among equals the higher."""
    return tried[least][act] + tried[least][f"{act}.full"], least


def _from(table: Mapping[str, Weights], least: Mapping[str, float]) -> dict[str, Weights]:
    return {act: replace(weights, least=least[act]) for act, weights in table.items()}


def _figures(
    found: Mapping[str, Sequence[Found]], sentences: Mapping[str, Sequence[Mapping[str, Any]]]
) -> dict[str, float]:
    """Score acts as the bench scores them."""
    total: Counter[str] = Counter()
    for article, acts in found.items():
        predicted = [
            {
                "act": one.act,
                "cue": one.cue,
                "source": one.source,
                "target": one.target,
                "charge": None if one.charge is None else [one.charge],
                "blocked": one.block is not None,
            }
            for one in acts
        ]
        for sentence in sentences[article]:
            total += count(sentence, predicted)
    return {name: round(value, 1) for name, value in measures(total).items()}


def write(path: Path, tables: Mapping[str, Weights]) -> None:
    """Write the weights, strongest first; those that round to nothing are left out."""
    lines = ["act\tfeature\tweight"]
    for act, table in tables.items():
        lines += [f"{act}\t{CONSTANT}\t{table.constant:.3f}", f"{act}\t{LEAST}\t{table.least:.3f}"]
        rows = sorted(table.of.items(), key=lambda row: (-abs(row[1]), row[0]))
        lines += [f"{act}\t{name}\t{weight:.3f}" for name, weight in rows if abs(weight) >= 0.02]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def main(argv: Sequence[str] | None = None) -> None:
    """Learn the weights, measure them, write them and the record."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear/")
    parser.add_argument("--weights", type=Path, default=OUT, help="the table to write")
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    sentences: dict[str, list[Mapping[str, Any]]] = {}
    for sentence in json.loads(JUDGED.read_text("utf-8")):
        sentences.setdefault(sentence["article"], []).append(sentence)
    strings = texts(args.data / "polnear" / "train.tar.gz")
    scenes = {article: scene(strings[article]) for article in tqdm(sorted(sentences), unit="article")}
    learn(scenes, sentences, args.weights)


def learn(
    scenes: Mapping[str, Scene], sentences: Mapping[str, Sequence[Mapping[str, Any]]], path: Path
) -> dict[str, Any]:
    """Learn from analyzed articles; write weights and record, and return what went into the record."""
    rows = [row for article, at in scenes.items() for row in clauses(article, at, sentences[article])]
    first = {article: [s for s in found if not s["id"].startswith(OWN)] for article, found in sentences.items()}
    tested = {article for article, found in first.items() if found}
    least, figures = cross_validated(scenes, first, out_of_fold(rows, tested))
    for name, values in figures.items():
        log.info("%s: %s", name, values)
    write(path, {act: fit(rows, k, least=least[act]) for k, act in enumerate(ACTS)})
    found = {
        "sentences": sum(map(len, sentences.values())),
        "clauses": {act: sum(row.gold[k] == 1 for row in rows) for k, act in enumerate(ACTS)},
        "least": least,
        "five folds": figures,
        "data": hashlib.sha256(JUDGED.read_bytes()).hexdigest(),
        "scikit-learn": version("scikit-learn"),
    }
    update(RECORD, "judge", found)
    return found


if __name__ == "__main__":
    main()
