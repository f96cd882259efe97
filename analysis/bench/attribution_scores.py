"""Attributions against PolNeAR: words of each role, attributions found, boundaries, sources.

Words are runs of word characters with a letter or digit in them, so that nobody gains or loses by quotation
marks and commas. An attribution is found when its content shares at least half of the words of both contents
together (intersection over union) with a gold content, paired one to one, best first.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from bench.estimates import Counts, harmonic, percent, total
from bench.matching import jaccard, one_to_one

Roles = Mapping[str, Sequence[Sequence[int]]]
"""One attribution: character spans by role; keys other than the roles are ignored."""

ROLES = ("source", "cue", "content")
KINDS = ("all", "quoted", "indirect")
VERDICTS = ("found", "strict", "with_source")

_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]|``|''")


@dataclass(frozen=True, slots=True)
class _Item:
    """An attribution as sets of word indices."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    kinds: frozenset[str]


class _Words:
    """The words of one article."""

    def __init__(self, string: str) -> None:
        self._string = string
        found = [m.span() for m in _WORD.finditer(string) if any(map(str.isalnum, m.group()))]
        self._starts = [start for start, _ in found]
        self._ends = [end for _, end in found]

    def inside(self, spans: Iterable[Sequence[int]]) -> frozenset[int]:
        """Give the indices of the words that lie wholly inside one of the spans."""
        return frozenset(
            index
            for start, end in spans
            for index in range(bisect_left(self._starts, start), bisect_right(self._ends, end))
        )

    def item(self, attribution: Roles) -> _Item:
        """Give an attribution as sets of words; a mark that touches the content makes it quoted."""
        quoted = any(_QUOTE.search(self._string[max(0, start - 1) : end + 1]) for start, end in attribution["content"])
        source, cue, content = (self.inside(attribution[role]) for role in ROLES)
        return _Item(source, cue, content, frozenset({"all", "quoted" if quoted else "indirect"}))


def _verdicts(gold: _Item, predicted: _Item) -> set[str]:
    same_source = gold.source & predicted.source if gold.source else not predicted.source
    met = {"found"}
    if gold.content == predicted.content:
        met.add("strict")
    if same_source:
        met.add("with_source")
    return met


def count(string: str, gold: Sequence[Roles], predicted: Sequence[Roles], *, threshold: float = 0.5) -> Counts:
    """Count one article.

    Parameters
    ----------
    string : str
        The article; spans are half-open character offsets into it.
    gold, predicted : sequence of Roles
        Attributions with spans under ``source``, ``cue`` and ``content``.
    threshold : float, default 0.5
        Least intersection over union of the words of two contents for a pair.

    Returns
    -------
    Counts
        Additive counts for `measures`. Of a kind (quoted, indirect), recall goes by the kind of the gold
        content and precision by that of the predicted one.

    Examples
    --------
    >>> said = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}
    >>> measures(count("Ann said she knew.", [said], [said]))["attributions"]
    100.0
    """
    words = _Words(string)
    sides = {"gold": [words.item(a) for a in gold], "predicted": [words.item(a) for a in predicted]}
    counts: Counts = Counter()
    for role in ROLES:
        expected, given = (frozenset[int]().union(*(getattr(item, role) for item in items)) for items in sides.values())
        counts[f"{role}/both"] += len(expected & given)
        counts[f"{role}/gold"] += len(expected)
        counts[f"{role}/predicted"] += len(given)
    overlaps = (
        (jaccard(g.content, p.content), i, j)
        for i, g in enumerate(sides["gold"])
        for j, p in enumerate(sides["predicted"])
    )
    mates = one_to_one(((-share,), i, j) for share, i, j in overlaps if share >= threshold)
    met = {(i, j): _verdicts(sides["gold"][i], sides["predicted"][j]) for i, j in mates.items()}
    by_index = {
        "gold": {i: verdicts for (i, _), verdicts in met.items()},
        "predicted": {j: verdicts for (_, j), verdicts in met.items()},
    }
    for side, items in sides.items():
        for index, item in enumerate(items):
            for kind in item.kinds:
                counts.update(f"{kind}/{name}/{side}" for name in {"any", *by_index[side].get(index, ())})
    return counts


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent.

    Returns
    -------
    dict of str to float
        ``words.ROLE``: F1 over words. ``attributions``, ``strict`` (the same words of content) and
        ``with_source`` (a shared word of source, or none on both sides): F1; with a suffix ``.quoted`` and
        ``.indirect``. ``precision`` and ``recall`` of ``attributions``.
    """
    figures = {
        f"words.{role}": harmonic(
            percent(counts[f"{role}/both"], counts[f"{role}/predicted"]),
            percent(counts[f"{role}/both"], counts[f"{role}/gold"]),
        )
        for role in ROLES
    }
    for kind in KINDS:
        for verdict in VERDICTS:
            precision, recall = (
                percent(counts[f"{kind}/{verdict}/{side}"], counts[f"{kind}/any/{side}"])
                for side in ("predicted", "gold")
            )
            name = "attributions" if verdict == "found" else verdict
            figures[name if kind == "all" else f"{name}.{kind}"] = harmonic(precision, recall)
            if (kind, verdict) == ("all", "found"):
                figures |= {"precision": precision, "recall": recall}
    return figures


def agreement(articles: Iterable[tuple[str, Sequence[Sequence[Roles]]]]) -> dict[str, float]:
    """Score annotators against each other, over all ordered pairs of annotators of each article.

    Parameters
    ----------
    articles : iterable of (str, sequence of annotations)
        Text, and one sequence of attributions an annotator; articles with one annotator say nothing.

    Returns
    -------
    dict of str to float
        As `measures`.

    Examples
    --------
    >>> said = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]]}
    >>> agreement([("Ann said she knew.", [[said], [said], []])])["attributions"]
    50.0
    """
    pairs = ((string, *pair) for string, annotations in articles for pair in permutations(annotations, 2))
    return measures(total([count(*pair) for pair in pairs]))
