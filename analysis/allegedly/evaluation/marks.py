"""Stance marks against articles that were marked exhaustively, and against the seed article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from .estimates import Counts, harmonic, percent
from .matching import one_to_one

Mark = Mapping[str, Any]

TEMPTING = frozenset({"HEDGE", "BOOSTER", "DISTANCING", "EVASION"})
"""The categories that a tempting word must not be marked with."""


def _overlap(one: Mark, other: Mark) -> int:
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    return max(0, shared)


def _counts_at_all(mark: Mark, categories: Collection[str]) -> bool:
    # The gold articles were marked for certainty and consensus only: an intensifier there is no false alarm.
    return mark["category"] in categories and (mark["category"], mark.get("subtype")) != (
        "BOOSTER",
        "intensifier",
    )


def count(gold: Sequence[Mark], predicted: Sequence[Mark], *, categories: Collection[str]) -> Counts:
    """Count one article.

    Parameters
    ----------
    gold, predicted : sequence of mapping
        Marks with ``category``, ``subtype``, ``start`` and ``end``. A gold mark may be ``optional`` (neither
        demanded nor punished) and may name its ``holders``.
    categories : collection of str
        The categories that the article was marked for; others are not looked at.

    Returns
    -------
    Counts
        Additive counts for `measures`. Two marks meet when their category is the same and their ranges
        overlap, longest overlap first.

    Examples
    --------
    >>> mark = {"category": "HEDGE", "subtype": "hearsay", "start": 3, "end": 12}
    >>> measures(count([mark], [mark], categories={"HEDGE"}))["all"]
    100.0
    """
    gold = [mark for mark in gold if _counts_at_all(mark, categories)]
    predicted = [mark for mark in predicted if _counts_at_all(mark, categories)]
    mates = one_to_one(
        ((-_overlap(g, p), float(g.get("optional", False))), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if g["category"] == p["category"] and _overlap(g, p)
    )
    counts: Counts = Counter()
    for i, g in enumerate(gold):
        if g.get("optional"):
            continue
        names = {"gold"}
        if i in mates:
            p = predicted[mates[i]]
            said = str(p.get("holder", "")).lower()
            tests = {
                "found": True,
                "subtype": g["subtype"] == p.get("subtype"),
                "held": bool(g.get("holders")),
                "holder": any(holder in said for holder in g.get("holders", ())),
            }
            names |= {name for name, met in tests.items() if met}
        counts.update(f"{key}/{name}" for key in (g["category"], "all") for name in names)
    gold_of = {j: i for i, j in mates.items()}
    for j, p in enumerate(predicted):
        if not (j in gold_of and gold[gold_of[j]].get("optional")):
            counts.update(f"{key}/predicted" for key in (p["category"], "all"))
    return counts


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent.

    Returns
    -------
    dict of str to float
        By category and for ``all``: F1; ``precision`` and ``recall`` over all; ``subtype``, the share of met
        marks with the same subtype; ``holder``, the share of those with a gold holder whose holder agrees,
        where there are any.
    """
    figures: dict[str, float] = {}
    for key in ("all", *sorted({name.split("/")[0] for name in counts} - {"all"})):
        found, gold, predicted = (counts[f"{key}/{name}"] for name in ("found", "gold", "predicted"))
        precision, recall = percent(found, predicted), percent(found, gold)
        figures[key] = harmonic(precision, recall)
        if key == "all":
            figures |= {
                "precision": precision,
                "recall": recall,
                "subtype": percent(counts["all/subtype"], found),
            }
            if counts["all/held"]:
                figures["holder"] = percent(counts["all/holder"], counts["all/held"])
    return figures


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many gold marks each figure of `measures` rests on; for precision, how many predicted ones."""
    categories = sorted({name.split("/")[0] for name in counts})
    numbers = {category: counts[f"{category}/gold"] for category in categories}
    return numbers | {
        "precision": counts["all/predicted"],
        "recall": counts["all/gold"],
        "subtype": counts["all/found"],
        "holder": counts["all/held"],
    }


def count_articles(gold: Sequence[Mapping[str, Any]], documents: Mapping[str, Mapping[str, Any]]) -> dict[str, Counts]:
    """Count the marked articles.

    Parameters
    ----------
    gold : sequence of mapping
        ``article``, ``categories`` and ``marks`` of each.
    documents : mapping of str to mapping
        Documents as the JSON contract has them; an article without one counts as empty.
    """
    return {
        item["article"]: count(
            item["marks"],
            documents.get(item["article"], {"marks": []})["marks"],
            categories=item["categories"],
        )
        for item in gold
    }


def common(
    marks: Sequence[Mark], documents: Mapping[str, Mapping[str, Any]], *, apart: Collection[str] = ()
) -> list[Mark]:
    """Keep the marks whose lexicon row also fires in documents that have no gold.

    A row that fires nowhere but on gold may have been written from it, and then says nothing about other
    texts. What is left is no unseen test either: the tests of the other rows were tried on the same gold.

    Parameters
    ----------
    marks : sequence of mapping
        Predicted marks with their ``entry``.
    documents : mapping of str to mapping
        Documents as the JSON contract has them.
    apart : collection of str, default ()
        Names of the documents that have gold.

    Examples
    --------
    >>> documents = {"a": {"marks": [{"entry": "may"}]}, "gold": {"marks": [{"entry": "hearsay"}]}}
    >>> common([{"entry": "may"}, {"entry": "hearsay"}], documents, apart={"gold"})
    [{'entry': 'may'}]
    """
    entries = {mark["entry"] for name, document in documents.items() if name not in apart for mark in document["marks"]}
    return [mark for mark in marks if mark["entry"] in entries]


def seed_gold(seed: Mapping[str, Any]) -> list[Mark]:
    """Give the marks of the annotated seed article, doubtful ones optional, holders as a reader names them.

    Parameters
    ----------
    seed : mapping
        The seed's gold: ``markers`` with a ``holder`` such as ``"AUTHOR|WELLS"``, and ``entities`` by key.
    """

    def short(key: str) -> str:
        if key == "AUTHOR":
            return "author"
        name = seed["entities"].get(key, {"name": key})["name"].lower()
        return (name.split(",")[0].split("(")[0].strip() or key.lower()).split()[-1]

    return [
        {
            **mark,
            "optional": mark.get("confidence") == "low",
            "holders": [short(key) for key in mark["holder"].split("|")],
        }
        for mark in seed["markers"]
    ]


def tempted(seed: Mapping[str, Any], predicted: Sequence[Mark]) -> list[str]:
    """List the words of the seed that look like marks, are none, and were marked.

    Parameters
    ----------
    seed : mapping
        The seed's gold: ``non_markers`` and ``markers``.
    predicted : sequence of mapping
        The predicted marks. One that covers more than two characters beyond the word has another ground.
    """
    return [
        word["text"]
        for word in seed["non_markers"]
        if not any(_overlap(word, mark) for mark in seed["markers"])
        and any(
            _overlap(word, mark)
            and mark["category"] in TEMPTING
            and mark["end"] - mark["start"] <= word["end"] - word["start"] + 2
            for mark in predicted
        )
    ]
