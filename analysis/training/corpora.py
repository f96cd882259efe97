"""Corpora as the reading model learns from them.

PolNeAR gives attributions (Newell, Margolin & Ruths 2018), the Universal Dependencies treebanks
EWT and GUM give parts of speech and dependencies (Silveira et al. 2014; Zeldes 2017). Both become
the same record, with the labels that they lack left out.
"""

from __future__ import annotations

import hashlib
import tarfile
from dataclasses import dataclass
from pathlib import Path

from allegedly import reading
from allegedly.evaluation.corpora import polnear_spans
from allegedly.evaluation.treebanks import Tree, joined
from allegedly.reading.windows import Words
from allegedly.segments import Sentence, segments, sentences
from allegedly.tokens import tokenize

TAGS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE", "B-CONTENT", "I-CONTENT")
UPOS = (
    *("ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM"),
    *("PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"),
)


@dataclass(frozen=True, slots=True)
class Attributions:
    """Attribution labels, one a word: index into `TAGS`, and the word linked to or -1.

    A content word links to the first word of its cue, a cue word to the first of its source.
    """

    tag: tuple[int, ...]
    link: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Syntax:
    """Syntax labels, one a word: index into `UPOS`, head word (-1 for a root), relation."""

    upos: tuple[int, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A document with labels of one kind or the other."""

    name: str
    words: Words
    attributions: Attributions | None = None
    syntax: Syntax | None = None


def sha256(path: Path) -> str:
    """Return the hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


# ---------------------------------------------------------------- PolNeAR


def polnear(archive: Path) -> list[Labelled]:
    """Read one split of PolNeAR from its ``.tar.gz``, articles by name.

    Where several people annotated an article, the first of them by name counts.
    """
    texts: dict[str, str] = {}
    annotated: dict[str, str] = {}
    with tarfile.open(archive) as tar:
        for member in sorted(tar.getmembers(), key=lambda m: m.name):
            stream = tar.extractfile(member) if member.isfile() else None
            if stream is None:
                continue
            path, content = Path(member.name), stream.read().decode("utf-8")
            if path.suffix == ".txt":
                texts[path.stem] = content
            elif path.suffix == ".ann":
                annotated.setdefault(path.stem.rsplit("_", 1)[0], content)
    return [_polnear_article(name, texts[name], ann) for name, ann in sorted(annotated.items())]


def _polnear_article(name: str, string: str, annotation: str) -> Labelled:
    parts = segments(string)
    parsed = sentences(string, parts)
    tokens = tokenize(string, parsed)
    starts = [t.start for t in tokens]
    tag, link = [0] * len(tokens), [-1] * len(tokens)

    def inside(spans: list[tuple[int, int]]) -> list[list[int]]:
        return [[i for i, s in enumerate(starts) if a <= s < b] for a, b in spans]

    for found in polnear_spans(annotation):
        source, cue, content = ([run for run in inside(found[role]) if run] for role in ("source", "cue", "content"))
        for runs, begin in ((source, 1), (cue, 3), (content, 5)):
            for run in runs:
                for i in run:
                    tag[i] = begin + (i != run[0])
        for runs, anchor in ((content, cue), (cue, source)):
            for run in runs:
                for i in run:
                    link[i] = anchor[0][0] if anchor else -1
    words = reading.words(string, parsed, tokens)
    return Labelled(name, words, attributions=Attributions(tuple(tag), tuple(link)))


# ---------------------------------------------------------------- Universal Dependencies


def retokenized(tree: Tree) -> Tree:
    """Rewrite a tree over the words that our own tokenizer sees.

    Treebanks split "US-led" in three, news tokens do not. The words of such a token become one,
    with the head, relation and part of speech of the word among them that the others hang on.
    """
    tokens = tokenize(tree.string, (Sentence(0, len(tree.string), 0),))
    owner = []
    position = 0
    for start, _ in tree.spans:
        while position + 1 < len(tokens) and tokens[position].end <= start:
            position += 1
        owner.append(position)
    groups: list[list[int]] = []
    for i, (start, end) in enumerate(tree.spans):
        covered = bool(tokens) and tokens[owner[i]].start <= start and end <= tokens[owner[i]].end
        if groups and covered and owner[groups[-1][0]] == owner[i] and end > start:
            groups[-1].append(i)
        else:
            groups.append([i])
    place = {i: k for k, group in enumerate(groups) for i in group}
    tops = [next(i for i in g if tree.head[i] < 0 or place[tree.head[i]] != k) for k, g in enumerate(groups)]
    return Tree(
        tree.string,
        tuple(tree.string[tree.spans[g[0]][0] : tree.spans[g[-1]][1]] or tree.forms[g[0]] for g in groups),
        tuple((tree.spans[g[0]][0], tree.spans[g[-1]][1]) for g in groups),
        tuple(tree.lemma[t] for t in tops),
        tuple(tree.upos[t] for t in tops),
        tuple(place[tree.head[t]] if tree.head[t] >= 0 else -1 for t in tops),
        tuple(tree.deprel[t] for t in tops),
    )


def treebank_document(name: str, trees: list[Tree], breaks: list[bool]) -> Labelled:
    """Join trees into one document; ``breaks[k]`` starts a new paragraph before tree `k`."""
    words, parse = joined(trees, breaks)
    upos = tuple(UPOS.index(one) for one in parse.upos)
    return Labelled(name, words, syntax=Syntax(upos, parse.head, parse.deprel))
