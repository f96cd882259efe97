"""Heads and relations of a reading against hand-annotated arcs of running news prose.

The treebanks that the reading model learns from hold little news; this asks how far their relations carry
over to it. The gold lists arcs, not trees: a token without an arc is not judged. The figure is a labelled
attachment score (Buchholz & Marsi 2006, "CoNLL-X shared task on multilingual dependency parsing") over the
relations on which the rules of the library rest.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from .._errors import Error
from .estimates import Counts, percent
from .gold import read_json

Span = tuple[int, int]

OVERALL: Final = "all"
_KEPT: Final = frozenset({"nsubj:pass", "obl:agent"})
_NEGATIONS: Final = frozenset({"advmod", "det"})


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


class Parsed(Protocol):
    """What is asked of a `Reading`."""

    @property
    def tokens(self) -> Sequence[_Placed]:
        """Tokens of the whole article; only where one starts matters."""
        ...

    @property
    def head(self) -> Sequence[int]:
        """Index of each token's head, -1 for a root."""
        ...

    @property
    def deprel(self) -> Sequence[str]:
        """Relation of each token to its head."""
        ...


@dataclass(frozen=True, slots=True)
class Arc:
    """A dependent, its head and the relation between them.

    Parameters
    ----------
    dep, head : Span
        Characters ``[start, end)`` of one token each.
    relation : str
        A Universal Dependencies relation, or ``neg`` for *not*, *n't*, *never* and *no*.
    """

    dep: Span
    head: Span
    relation: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """The annotated arcs of one sentence.

    Parameters
    ----------
    article : str
        File stem of the article.
    start, end : int
        Characters ``[start, end)`` of the sentence in the article.
    arcs : tuple of Arc
        In order of the dependent.
    """

    article: str
    start: int
    end: int
    arcs: tuple[Arc, ...]


def _span(pair: Sequence[int]) -> Span:
    start, end = pair
    return start, end


def load(path: Path) -> tuple[Sentence, ...]:
    """Read a gold file.

    Parameters
    ----------
    path : Path
        JSON, as `gold/README.md` describes it.

    Returns
    -------
    tuple of Sentence
        In the order of the file.

    Raises
    ------
    allegedly.Error
        If an arc does not lie inside its sentence.
    """
    sentences = tuple(
        Sentence(
            item["article"],
            item["start"],
            item["end"],
            tuple(Arc(_span(arc["dep"]), _span(arc["head"]), arc["relation"]) for arc in item["arcs"]),
        )
        for item in read_json(path)
    )
    for sentence in sentences:
        for arc in sentence.arcs:
            if any(not sentence.start <= s < e <= sentence.end for s, e in (arc.dep, arc.head)):
                raise Error(
                    f"{path}: {arc} of {sentence.article!r} lies outside of the sentence "
                    f"[{sentence.start}, {sentence.end}); correct the offsets"
                )
    return sentences


def plain(relation: str) -> str:
    """Drop a relation's subtype, except where the gold tells the subtypes apart.

    Examples
    --------
    >>> [plain(name) for name in ("nsubj:pass", "obl:agent", "nsubj:outer", "obl:unmarked", "ccomp")]
    ['nsubj:pass', 'obl:agent', 'nsubj', 'obl', 'ccomp']
    """
    return relation if relation in _KEPT else relation.partition(":")[0]


def _same(gold: str, predicted: str) -> bool:
    return plain(predicted) in _NEGATIONS if gold == "neg" else plain(predicted) == plain(gold)


def count(reading: Parsed, arcs: Sequence[Arc]) -> Counts:
    """Count the arcs that a reading agrees with.

    Parameters
    ----------
    reading : Parsed
        Of the whole article that the arcs point into.
    arcs : sequence of Arc
        Of one sentence, or more.

    Returns
    -------
    Counts
        Keys ``"RELATION WHAT"`` where *what* is ``arcs``; ``tokens``, a token starts where the dependent
        does; ``heads``, its head starts where the gold's does; ``right``, the relation is the same too. A
        dependent that is no token, or is a root, has no right head.

    Examples
    --------
    "Nobody told her", read with "her" as an oblique:

    >>> from types import SimpleNamespace as S
    >>> words = [S(start=0), S(start=7), S(start=12)]
    >>> reading = S(tokens=words, head=[1, -1, 1], deprel=["nsubj", "root", "obl"])
    >>> told = (7, 11)
    >>> found = count(reading, [Arc((0, 6), told, "nsubj"), Arc((12, 15), told, "obj")])
    >>> found["nsubj right"], found["obj heads"], found["obj right"]
    (1, 1, 0)
    """
    index = {token.start: number for number, token in enumerate(reading.tokens)}
    counts: Counts = Counter()
    for arc in arcs:
        reached = ["arcs"]
        token = index.get(arc.dep[0])
        if token is not None:
            reached.append("tokens")
            head = reading.head[token]
            if head >= 0 and reading.tokens[head].start == arc.head[0]:
                reached.append("heads")
                if _same(arc.relation, reading.deprel[token]):
                    reached.append("right")
        counts.update(f"{name} {what}" for name in (arc.relation, OVERALL) for what in reached)
    return counts


def count_articles(readings: Mapping[str, Parsed], gold: Sequence[Sentence]) -> dict[str, Counts]:
    """Count the annotated arcs, summed by article.

    Parameters
    ----------
    readings : mapping of str to Parsed
        By file stem; articles that the gold does not name are passed over.
    gold : sequence of Sentence
        As `load` gives it.

    Raises
    ------
    allegedly.Error
        If an article of the gold has no reading.
    """
    missing = sorted({sentence.article for sentence in gold} - readings.keys())
    if missing:
        raise Error(f"no reading of {missing[0]!r} and {len(missing) - 1} more; read every article of the gold")
    articles: dict[str, Counts] = defaultdict(Counter)
    for sentence in gold:
        articles[sentence.article] += count(readings[sentence.article], sentence.arcs)
    return dict(articles)


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent.

    Returns
    -------
    dict of str to float
        Labelled attachment score by relation, the most frequent first, and over ``all``. Of a handful of arcs
        that are all right, or all wrong, a bootstrap interval is a point and says nothing.

    Examples
    --------
    >>> measures(Counter({"obj arcs": 2, "all arcs": 2, "obj right": 1, "all right": 1}))
    {'obj': 50.0, 'all': 50.0}
    """
    return {name: percent(counts[f"{name} right"], number) for name, number in cases(counts).items()}


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many annotated arcs each figure of `measures` rests on."""
    arcs = {name.removesuffix(" arcs"): number for name, number in counts.items() if name.endswith(" arcs") and number}
    return dict(sorted(arcs.items(), key=lambda item: (item[0] == OVERALL, -item[1], item[0])))
