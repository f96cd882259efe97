"""Acts against sentence-level gold: who accuses, criticises, denies and evades.

Only the annotated sentences count. Blocked acts (negated, asked, hypothetical) are left out on both sides; an
optional gold act is neither demanded nor punished.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from .estimates import Counts, harmonic, percent
from .matching import characters, jaccard, one_to_one, spans

LABELS = ("ACCUSE", "CRITICIZE", "DENY", "EVADE")
AIMED = frozenset({"ACCUSE", "CRITICIZE"})
"""The acts whose target is scored: an accusation has an addressee, a denial has none."""

_NOBODY = frozenset({"UNSTATED", "AUTHOR"})


def same_party(gold: Any, predicted: Any, sentence: tuple[int, int]) -> bool:
    """Tell whether two parties agree: a shared character, nobody on both sides, or both outside.

    Parameters
    ----------
    gold, predicted
        Spans or a word, as the JSON contract has them; gold may be ``"OUTSIDE"``.
    sentence : (int, int)
        Characters of the annotated sentence.
    """
    if gold == "OUTSIDE":
        start, end = sentence
        return bool(spans(predicted)) and all(e <= start or s >= end for s, e in spans(predicted))
    if isinstance(gold, str) and gold in _NOBODY:
        return predicted is None or isinstance(predicted, str)
    return bool(characters(gold) & characters(predicted))


def pair(
    sentence: Mapping[str, Any], acts: Sequence[Mapping[str, Any]]
) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]], dict[int, int]]:
    """Pair the acts of one annotated sentence with those predicted in it, blocked acts left out on both sides.

    Parameters
    ----------
    sentence, acts
        As for `count`.

    Returns
    -------
    gold, predicted : list of mapping
        The acts that count.
    mates : dict of int to int
        Gold index to predicted index.
    """
    window = (sentence["start"], sentence["end"])
    gold = [act for act in sentence["acts"] if not act["blocked"]]
    predicted = [
        act
        for act in acts
        if act["act"] in LABELS
        and not act.get("blocked")
        and spans(act["cue"])
        and window[0] <= spans(act["cue"])[0][0] < window[1]
    ]
    candidates = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            cue = bool(characters(g["cue"]) & characters(p["cue"]))
            charge = jaccard(characters(g["charge"]), characters(p.get("charge")))
            if g["act"] == p["act"] and (cue or charge >= 0.5):
                parties = sum(same_party(g[party], p.get(party), window) for party in ("source", "target"))
                candidates.append(((-(2 * cue + charge + parties), float(g.get("optional", False))), i, j))
    return gold, predicted, one_to_one(candidates)


def count(sentence: Mapping[str, Any], acts: Sequence[Mapping[str, Any]]) -> Counts:
    """Count one annotated sentence.

    Parameters
    ----------
    sentence : mapping
        ``start``, ``end`` and gold ``acts`` (``act``, ``cue``, ``source``, ``target``, ``charge``,
        ``blocked``, ``optional``), offsets into the article.
    acts : sequence of mapping
        The predicted acts of the article, as the JSON contract has them.

    Returns
    -------
    Counts
        Additive counts for `measures`. An act is found when one of the same label shares a character of its
        cue, or at least half of its charge (intersection over union of characters).

    Examples
    --------
    >>> act = {"act": "DENY", "cue": [3, 9], "source": [0, 2], "target": None, "charge": None}
    >>> figures = measures(count({"start": 0, "end": 20, "acts": [{**act, "blocked": False}]}, [act]))
    >>> figures["all"], figures["all.full"]
    (100.0, 100.0)
    """
    gold, predicted, mates = pair(sentence, acts)
    window = (sentence["start"], sentence["end"])
    blocked = frozenset[int]().union(*(characters(act["cue"]) for act in sentence["acts"] if act["blocked"]))

    counts: Counts = Counter()
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        names = {"gold"}
        if i in mates:
            found = predicted[mates[i]]
            source = same_party(g["source"], found.get("source"), window)
            target = g["act"] not in AIMED or same_party(g["target"], found.get("target"), window)
            tests = {"found": True, "source": source, "target": target, "full": source and target}
            names |= {name for name, met in tests.items() if met}
        counts.update(f"{label}/{name}" for label in (g["act"], "all") for name in names)
    gold_of = {j: i for i, j in mates.items()}
    for j, p in enumerate(predicted):
        if j in gold_of and gold[gold_of[j]].get("optional"):
            continue
        names = {"predicted"}
        if j not in gold_of and blocked & characters(p["cue"]):
            names.add("on_blocked")
        counts.update(f"{label}/{name}" for label in (p["act"], "all") for name in names)
    return counts


def count_articles(gold: Sequence[Mapping[str, Any]], documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Counts]:
    """Count annotated sentences, summed by article.

    Parameters
    ----------
    gold : sequence of mapping
        Annotated sentences with the name of their ``article``.
    documents : mapping of str to mapping
        Documents as the JSON contract has them; an article without one counts as empty.
    """
    articles: dict[str, Counts] = defaultdict(Counter)
    for sentence in gold:
        acts = documents.get(sentence["article"], {"acts": []})["acts"]
        articles[sentence["article"]] += count(sentence, acts)
    return dict(articles)


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent.

    Returns
    -------
    dict of str to float
        By label and for ``all``: F1, and with a suffix ``.precision``, ``.recall``, ``.full`` (F1 with source and
        target right too), ``.source`` and ``.target`` (share of the found acts), ``.on_blocked`` (number of false
        alarms on blocked acts).
    """
    figures: dict[str, float] = {}
    for label in ("all", *LABELS):
        of = {
            name: counts[f"{label}/{name}"]
            for name in ("gold", "predicted", "found", "source", "target", "full", "on_blocked")
        }
        figures[f"{label}.precision"] = percent(of["found"], of["predicted"])
        figures[f"{label}.recall"] = percent(of["found"], of["gold"])
        for name, key in (("found", label), ("full", f"{label}.full")):
            figures[key] = harmonic(percent(of[name], of["predicted"]), percent(of[name], of["gold"]))
        for party in ("source", "target"):
            figures[f"{label}.{party}"] = percent(of[party], of["found"])
        figures[f"{label}.on_blocked"] = of["on_blocked"]
    return figures


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many gold acts each figure of `measures` rests on; for parties, how many found ones."""
    numbers: dict[str, int] = {}
    for label in ("all", *LABELS):
        gold, found = counts[f"{label}/gold"], counts[f"{label}/found"]
        numbers |= {label: gold, f"{label}.full": gold, f"{label}.recall": gold}
        numbers |= {f"{label}.source": found, f"{label}.target": found}
        numbers[f"{label}.precision"] = counts[f"{label}/predicted"]
        numbers[f"{label}.on_blocked"] = counts[f"{label}/predicted"]
    return numbers
