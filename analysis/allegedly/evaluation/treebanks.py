"""Universal Dependencies treebanks, as scorers and training take them (CoNLL-U; Nivre et al. 2020)."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .._errors import Error
from ..reading.windows import Words
from ..text import fold

_COLUMNS: Final = 10
_TEXT: Final = "# text = "


@dataclass(frozen=True, slots=True)
class Tree:
    """One sentence of a treebank; `spans` are half-open character ranges into `string`, heads 0-based."""

    string: str
    forms: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    lemma: tuple[str, ...]
    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """Syntax of one document, one item a word: part of speech, head (-1 for a root), relation with its subtype."""

    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


def conllu(path: Path) -> Iterator[list[Tree]]:
    """Read a CoNLL-U file, one list of trees a document.

    Parameters
    ----------
    path : Path
        ``.conllu``, or compressed: ``.conllu.gz``.

    Raises
    ------
    Error
        If a sentence has no ``# text``, or a row not ten columns with a number for its head.
    """
    document: list[Tree] = []
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").replace("\r\n", "\n")
    line = 1
    for block in text.split("\n\n"):
        lines = block.split("\n")
        if any(one.startswith("# newdoc") for one in lines) and document:
            yield document
            document = []
        if rows := [one.split("\t") for one in lines if one and one[0] != "#"]:
            string = next((one[len(_TEXT) :] for one in lines if one.startswith(_TEXT)), None)
            if string is None:
                raise Error(f"{path}:{line}: a sentence without a line {_TEXT!r}; give a treebank that has its text")
            try:
                document.append(_tree(string, rows))
            except (IndexError, ValueError):
                raise Error(
                    f"{path}:{line}: a row of this sentence lacks one of {_COLUMNS} columns or a number for its head; "
                    "give a treebank in CoNLL-U"
                ) from None
        line += len(lines) + 1
    if document:
        yield document


def _tree(string: str, rows: Sequence[Sequence[str]]) -> Tree:
    words = [row for row in rows if row[0].isdigit()]
    spans, cursor = [], 0
    for row in words:
        at = string.find(row[1], cursor)
        # A contraction that is not spelled as its parts: an empty range keeps the order.
        start, end = (at, at + len(row[1])) if 0 <= at <= cursor + 1 else (cursor, cursor)
        spans.append((start, end))
        cursor = end
    return Tree(
        string,
        tuple(row[1] for row in words),
        tuple(spans),
        tuple(row[2] for row in words),
        tuple(row[3] for row in words),
        tuple(int(row[6]) - 1 for row in words),
        tuple(row[7] for row in words),
    )


def glue(string: str, spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Tell for each span whether no white space stands before it.

    Examples
    --------
    >>> glue("US-led.", [(0, 2), (2, 3), (3, 6), (6, 7)])
    [False, True, True, True]
    """
    return [start > 0 and not string[start - 1].isspace() for start, _ in spans]


def joined(trees: Sequence[Tree], breaks: Sequence[bool]) -> tuple[Words, Parse]:
    """Join trees into one document.

    Parameters
    ----------
    trees : sequence of Tree
        In order.
    breaks : sequence of bool
        Whether a new paragraph starts before each tree; that of the first does not count.

    Returns
    -------
    tuple of Words and Parse
        Words as the reading model takes them, and the parse of the treebank.
    """
    forms: list[str] = []
    glued: list[bool] = []
    sentence: list[int] = []
    paragraph: list[int] = []
    head: list[int] = []
    count = 0
    for number, tree in enumerate(trees):
        count += bool(number and breaks[number])
        offset = len(forms)
        forms.extend(fold(form) for form in tree.forms)
        glued.extend(glue(tree.string, tree.spans))
        sentence.extend([number] * len(tree.forms))
        paragraph.extend([count] * len(tree.forms))
        head.extend(top + offset if top >= 0 else -1 for top in tree.head)
    upos = tuple(one for tree in trees for one in tree.upos)
    deprel = tuple(one for tree in trees for one in tree.deprel)
    return Words(forms, glued, sentence, paragraph), Parse(upos, tuple(head), deprel)
