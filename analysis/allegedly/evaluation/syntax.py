"""Parts of speech and dependencies against treebanks, on gold words fed as articles are fed.

Treebanks do not say where paragraphs break. The model reads news with a marker at every break, and is
measurably worse when markers fall otherwise than it learned, so documents are read in paragraphs of the
length of news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

from ..reading.windows import Words
from .estimates import Counts, percent
from .treebanks import Parse, conllu, joined

PARAGRAPH = 2
"""Sentences in a paragraph: 1.7 on average in the articles of PolNeAR dev."""


class Parsed(Protocol):
    """Syntax of one document, one item a word; heads are indices of words, -1 for a root."""

    @property
    def upos(self) -> Sequence[str]:
        """Universal parts of speech."""

    @property
    def head(self) -> Sequence[int]:
        """Indices of the heads."""

    @property
    def deprel(self) -> Sequence[str]:
        """Universal relations, with subtype."""


def treebank(path: Path, *, paragraph: int = PARAGRAPH) -> Iterator[tuple[Words, Parse]]:
    """Read the documents of a treebank.

    Parameters
    ----------
    path : Path
        A ``.conllu`` or ``.conllu.gz`` file.
    paragraph : int, default `PARAGRAPH`
        Sentences in a paragraph.

    Yields
    ------
    tuple of Words and Parse
        A document's words as the reading model takes them, and their gold parse.
    """
    for trees in conllu(path):
        breaks = [index % paragraph == 0 for index in range(len(trees))]
        yield joined(trees, breaks)


def universal(relation: str) -> str:
    """Give a relation without its subtype.

    Examples
    --------
    >>> universal("nsubj:pass")
    'nsubj'
    """
    return relation.partition(":")[0]


def count(gold: Parsed, predicted: Parsed) -> Counts:
    """Count one document, punctuation included.

    Parameters
    ----------
    gold, predicted : Parsed
        Over the same words.

    Examples
    --------
    >>> gold = Parse(("PRON", "VERB"), (1, -1), ("nsubj:pass", "root"))
    >>> measures(count(gold, Parse(("PRON", "VERB"), (1, -1), ("nsubj", "root"))))
    {'upos': 100.0, 'uas': 100.0, 'las': 50.0, 'las.universal': 100.0}
    """
    counts: Counts = Counter(words=len(gold.upos))
    expected, given = (zip(p.upos, p.head, p.deprel, strict=True) for p in (gold, predicted))
    for (upos, head, deprel), (given_upos, given_head, given_deprel) in zip(expected, given, strict=True):
        attached = head == given_head
        counts["upos"] += upos == given_upos
        counts["uas"] += attached
        counts["las"] += attached and deprel == given_deprel
        counts["las.universal"] += attached and universal(deprel) == universal(given_deprel)
    return counts


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent of the words.

    Returns
    -------
    dict of str to float
        ``upos``; ``uas``, the right head; ``las``, the right head and relation with its subtype;
        ``las.universal``, the same without subtypes, as the CoNLL 2018 shared task counts.
    """
    return {name: percent(counts[name], counts["words"]) for name in ("upos", "uas", "las", "las.universal")}


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many words each figure of `measures` rests on."""
    return dict.fromkeys(measures(counts), counts["words"])


def count_documents(path: Path, parse: Callable[[Words], Parsed], *, paragraph: int = PARAGRAPH) -> Iterator[Counts]:
    """Parse and count the documents of a treebank, one at a time.

    Parameters
    ----------
    path : Path
        A ``.conllu`` or ``.conllu.gz`` file.
    parse : callable
        From the words of a document to its parse.
    paragraph : int, default `PARAGRAPH`
        Sentences in a paragraph.
    """
    for words, gold in treebank(path, paragraph=paragraph):
        yield count(gold, parse(words))
