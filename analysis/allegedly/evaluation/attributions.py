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

from .estimates import Counts, harmonic, percent, total
from .matching import jaccard, one_to_one

Roles = Mapping[str, Sequence[Sequence[int]]]
"""One attribution: character spans by role; keys other than the roles are ignored."""

ROLES = ("source", "cue", "content")
KINDS = ("all", "quoted", "direct", "indirect")
"""Contents with a quotation mark in or at them, those that begin and end with one, and those without."""
VERDICTS = ("found", "strict", "with_source")

_ASKED = {"source": "sourced", "cue": "cued"}
_OF_GOLD = ("attributions", "strict", "with_source", "recall")
_WORD = re.compile(r"\w+")
_QUOTE = re.compile(r"[\"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033]|``|''")
_EDGE = " \t\r\n.,;:!?-\u2013\u2014\u2026)(]["
"""What may stand between a content's end and its quotation mark."""


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

    def item(self, attribution: Roles, *, gold: bool) -> _Item:
        """Give an attribution as sets of words, with the kinds that its content is of."""
        source, cue, content = (self.inside(attribution.get(role) or ()) for role in ROLES)
        spans = attribution.get("content") or ()
        # Some gold attributions have no content; a prediction without one is no find of either kind.
        kinds = self._kinds(spans) if spans or gold else set()
        return _Item(source, cue, content, frozenset({"all", *kinds}))

    def _kinds(self, content: Sequence[Sequence[int]]) -> set[str]:
        if not any(_QUOTE.search(self._string[max(0, start - 1) : end + 1]) for start, end in content):
            return {"indirect"}
        first, last = min(start for start, _ in content), max(end for _, end in content)
        head = self._string[max(0, first - 1) : first + 2].strip(_EDGE)
        tail = self._string[max(0, last - 3) : last + 1].strip(_EDGE)
        return {"quoted", "direct"} if _QUOTE.match(head) and _QUOTE.search(tail) else {"quoted"}


def _verdicts(gold: _Item, predicted: _Item) -> set[str]:
    shared = bool(gold.source & predicted.source)
    tests = {
        "found": True,
        "strict": gold.content == predicted.content,
        "with_source": shared if gold.source else not predicted.source,
        "sourced": bool(gold.source),
        "source": shared,
        "cued": bool(gold.cue),
        "cue": bool(gold.cue & predicted.cue),
    }
    return {name for name, met in tests.items() if met}


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
        content and precision by that of the predicted one; a gold attribution without content counts as
        indirect, a predicted one as neither.

    Examples
    --------
    >>> said = {"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 18]]}
    >>> measures(count("Ann said she knew.", [said], [said]))["attributions"]
    100.0
    """
    words = _Words(string)
    sides = {
        "gold": [words.item(one, gold=True) for one in gold],
        "predicted": [words.item(one, gold=False) for one in predicted],
    }
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
        ``with_source`` (a shared word of source, or none on both sides): F1. ``precision`` and ``recall`` of
        ``attributions``. ``source`` and ``cue``: of the found attributions whose gold has one, the share whose
        predicted one has a word of it. All but the first with a suffix ``.quoted``, ``.direct`` and
        ``.indirect`` for contents of that kind.
    """
    figures = {
        f"words.{role}": harmonic(
            percent(counts[f"{role}/both"], counts[f"{role}/predicted"]),
            percent(counts[f"{role}/both"], counts[f"{role}/gold"]),
        )
        for role in ROLES
    }
    for kind in KINDS:
        suffix = "" if kind == "all" else f".{kind}"
        for verdict in VERDICTS:
            precision, recall = (
                percent(counts[f"{kind}/{verdict}/{side}"], counts[f"{kind}/any/{side}"])
                for side in ("predicted", "gold")
            )
            name = "attributions" if verdict == "found" else verdict
            figures[f"{name}{suffix}"] = harmonic(precision, recall)
            if verdict == "found":
                figures |= {f"precision{suffix}": precision, f"recall{suffix}": recall}
        for role, asked in _ASKED.items():
            figures[f"{role}{suffix}"] = percent(counts[f"{kind}/{role}/gold"], counts[f"{kind}/{asked}/gold"])
    return figures


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many gold cases each figure of `measures` rests on; for a precision, how many predicted ones."""
    numbers = {f"words.{role}": counts[f"{role}/gold"] for role in ROLES}
    for kind in KINDS:
        suffix = "" if kind == "all" else f".{kind}"
        numbers |= {f"{name}{suffix}": counts[f"{kind}/any/gold"] for name in _OF_GOLD}
        numbers[f"precision{suffix}"] = counts[f"{kind}/any/predicted"]
        numbers |= {f"{role}{suffix}": counts[f"{kind}/{asked}/gold"] for role, asked in _ASKED.items()}
    return numbers


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
