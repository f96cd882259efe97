"""Windows of labelled documents, shuffled and padded into batches.

Every epoch draws anew where windows begin and end, where a treebank's paragraphs break, and which
of two tokenisations a treebank document takes, all from a seed and the epoch's number.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from allegedly.evaluation.treebanks import Tree
from allegedly.reading.windows import LOWER, UPPER, WINDOW, Pieces, pieces, windows
from training.corpora import Labelled, retokenized, treebank_document

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

IGNORE = -100
#: The id of ``[CLS]`` in BERT's vocabulary.
CLASSIFY = 101
#: Shortest limit of a training window; the limit is drawn between this and `WINDOW`.
SHORTEST = 128
#: Chance that a window begins a few words early, in mid sentence, as overlapping windows do.
OVERLAP = 0.5
#: Chance of a paragraph break between two sentences of a treebank, about that of news.
BREAK = 0.4
#: Chance that a sentence is set in capitals, or has lost them.
SHOUT, MUMBLE = 0.03, 0.02


@dataclass(frozen=True, slots=True)
class Sample:
    """One window; label arrays have one row a word, targets are positions (0 root or none)."""

    ids: NDArray[np.int64]
    types: NDArray[np.int64]
    starts: NDArray[np.int64]
    sentence: NDArray[np.int64]
    labels: dict[str, NDArray[np.int64]]


def samples(tokenizer: Tokenizer, document: Labelled, relations: Sequence[str], rng: random.Random) -> Iterator[Sample]:
    """Cut one document into training windows at random places."""
    words = document.words
    if not len(words):
        return
    cut = pieces(tokenizer, words)
    cut = dataclasses.replace(cut, types=_recased(words.sentence, cut, rng))
    size = rng.randint(SHORTEST, WINDOW)
    for window in windows(words, cut, size=size, left=0, right=0, inside=0):
        first, last = window.core_first, window.core_last
        if first and rng.random() < OVERLAP:
            first = max(0, first - rng.randint(1, 12))
        end = cut.starts[last] if last < len(words) else len(cut.ids)
        while end - cut.starts[first] > WINDOW - 1:
            first += 1
        yield _sample(document, cut, relations, first, last, int(end))


def _recased(sentence: Sequence[int], cut: Pieces, rng: random.Random) -> NDArray[np.int64]:
    types = cut.types.copy()
    dice = {k: rng.random() for k in dict.fromkeys(sentence)}
    for i, k in enumerate(sentence):
        if dice[k] < SHOUT:
            types[cut.starts[i]] = UPPER
        elif dice[k] < SHOUT + MUMBLE:
            types[cut.starts[i]] = LOWER
    return types


def _sample(document: Labelled, cut: Pieces, relations: Sequence[str], first: int, last: int, end: int) -> Sample:
    begin = int(cut.starts[first])

    def position(target: int, outside: int) -> int:
        if target < 0:
            return 0
        return target - first + 1 if first <= target < last else outside

    here = range(first, last)
    labels: dict[str, list[int]] = {}
    if gold := document.attributions:
        labels["tag"] = [gold.tag[i] for i in here]
        # Only cue and content words link; one whose anchor the window does not show has none.
        labels["link"] = [position(gold.link[i], 0) if gold.tag[i] >= 3 else IGNORE for i in here]
    if tree := document.syntax:
        labels["upos"] = [tree.upos[i] for i in here]
        labels["head"] = [position(tree.head[i], IGNORE) for i in here]
        labels["deprel"] = [relations.index(tree.deprel[i]) for i in here]
    return Sample(
        np.concatenate(([CLASSIFY], cut.ids[begin:end])),
        np.concatenate(([LOWER], cut.types[begin:end])),
        np.concatenate(([0], cut.starts[first:last] - begin + 1)),
        np.asarray(document.words.sentence[first:last], dtype=np.int64),
        {name: np.asarray(values, dtype=np.int64) for name, values in labels.items()},
    )


def treebank_samples(
    tokenizer: Tokenizer,
    documents: Sequence[list[Tree]],
    relations: Sequence[str],
    rng: random.Random,
    *,
    own_tokens: float = 0.5,
) -> Iterator[Sample]:
    """Run documents of a treebank together, as articles run, and cut them into windows."""
    order = rng.sample(range(len(documents)), len(documents))
    trees: list[Tree] = []
    breaks: list[bool] = []

    def flush() -> Iterator[Sample]:
        whole = treebank_document("treebank", trees, breaks)
        yield from samples(tokenizer, whole, relations, rng)
        trees.clear()
        breaks.clear()

    for k in order:
        rewrite = rng.random() < own_tokens
        trees.extend(retokenized(t) if rewrite else t for t in documents[k])
        breaks.extend(i == 0 or rng.random() < BREAK for i in range(len(documents[k])))
        if sum(len(t.forms) for t in trees) > 600:
            yield from flush()
    if trees:
        yield from flush()


@dataclass(frozen=True, slots=True)
class Batch:
    """Padded samples. ``words`` is True where there is a word; ``labels`` are padded with -100."""

    ids: Tensor
    types: Tensor
    starts: Tensor
    mask: Tensor
    words: Tensor
    sentence: Tensor
    labels: dict[str, Tensor]


def batches(found: Sequence[Sample], *, size: int, rng: random.Random) -> list[list[Sample]]:
    """Group samples of about equal length into batches of about `size` pieces, shuffled."""
    # A little noise in the sort keeps the groups from being the same in every epoch.
    order = sorted(found, key=lambda s: len(s.ids) + rng.uniform(-8, 8))
    groups: list[list[Sample]] = [[]]
    for sample in order:
        if groups[-1] and (len(groups[-1]) + 1) * len(sample.ids) > size:
            groups.append([])
        groups[-1].append(sample)
    rng.shuffle(groups)
    return groups


def pad(group: Sequence[Sample]) -> Batch:
    """Pad a group of samples into tensors."""

    def stack(rows: Sequence[NDArray[np.int64]], fill: int) -> Tensor:
        out = np.full((len(rows), max(map(len, rows))), fill, dtype=np.int64)
        for k, row in enumerate(rows):
            out[k, : len(row)] = row
        return torch.from_numpy(out)

    lengths = torch.tensor([len(s.ids) for s in group])
    counts = torch.tensor([len(s.sentence) for s in group])
    return Batch(
        stack([s.ids for s in group], 0),
        stack([s.types for s in group], LOWER),
        stack([s.starts for s in group], 0),
        torch.arange(int(lengths.max())) < lengths[:, None],
        torch.arange(int(counts.max())) < counts[:, None],
        stack([s.sentence for s in group], -1),
        {name: stack([s.labels[name] for s in group], IGNORE) for name in group[0].labels},
    )
