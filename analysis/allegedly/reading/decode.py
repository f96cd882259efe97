"""From scores to tags, trees and links: plain functions over numpy arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Scores = NDArray[np.float32]


def softmax(scores: Scores) -> Scores:
    """Return row-wise probabilities.

    Examples
    --------
    >>> softmax(np.zeros((1, 2), np.float32)).tolist()
    [[0.5, 0.5]]
    """
    out: Scores = np.exp(scores - scores.max(-1, keepdims=True))
    out /= out.sum(-1, keepdims=True)
    return out


def viterbi(scores: Scores, transition: Scores, inside: frozenset[int]) -> list[int]:
    """Return the best sequence of tags.

    Parameters
    ----------
    scores : ndarray, shape (n_words, n_tags)
    transition : ndarray, shape (n_tags, n_tags)
        From, to; forbidden steps have a large negative value.
    inside : frozenset of int
        Tags that cannot stand first.

    Examples
    --------
    >>> viterbi(np.array([[0, 1], [2, 0]], np.float32), np.zeros((2, 2), np.float32), frozenset())
    [1, 0]
    """
    if not len(scores):
        return []
    total = scores[0].copy()
    total[list(inside)] = -np.inf
    into = np.ascontiguousarray(transition.T)
    back = np.empty(scores.shape, dtype=np.intp)
    rows = np.arange(scores.shape[1])
    for t in range(1, len(scores)):
        options = into + total
        best = back[t] = options.argmax(1)
        total = options[rows, best] + scores[t]
    path = [int(total.argmax())]
    for t in range(len(scores) - 1, 0, -1):
        path.append(int(back[t, path[-1]]))
    return path[::-1]


def tree(scores: Scores) -> list[int]:
    """Return each word's head: the best one where these form a tree, else the nearest repair.

    Every word takes its best head. Then one word is made the root, and as long as there is a
    cycle the word of it that loses least moves to a head which already hangs from the root.

    Parameters
    ----------
    scores : ndarray, shape (n, 1 + n)
        Score of each head (column 0 the root, column j + 1 word j) for each word.

    Returns
    -------
    list of int
        Head of each word, -1 for the root; always one tree.

    Examples
    --------
    >>> tree(np.array([[0, 9, 1], [2, 3, 9]], np.float32))  # both want themselves
    [-1, 0]
    """
    n = len(scores)
    scores = scores.copy()
    scores[np.arange(n), np.arange(n) + 1] = -1e9
    head = [int(h) - 1 for h in scores.argmax(1)]
    roots = [i for i, h in enumerate(head) if h < 0]
    if len(roots) != 1:
        rest = scores[:, 1:].max(1) if n > 1 else np.full(n, -1e9, np.float32)
        margin = scores[:, 0] - rest
        root = max(roots or range(n), key=lambda i: (margin[i], -i))
        for i in roots:
            head[i] = int(scores[i, 1:].argmax())
        head[root] = -1
    else:
        root = roots[0]
    while loose := _not_below(head, root):
        cycle = _cycle(head, loose[0])
        anchored = sorted(set(range(n)).difference(loose))
        columns = np.asarray(anchored) + 1
        options = scores[cycle][:, columns]
        loss = scores[cycle, np.asarray([head[i] for i in cycle]) + 1] - options.max(1)
        k = int(loss.argmin())
        head[cycle[k]] = anchored[int(options[k].argmax())]
    return head


def _not_below(head: list[int], root: int) -> list[int]:
    """Return the words from which the root cannot be reached."""
    below = {root}
    loose: list[int] = []
    for i in range(len(head)):
        path = []
        at = i
        seen = set()
        while at not in below and at not in seen:
            seen.add(at)
            path.append(at)
            at = head[at]
        if at in below:
            below.update(path)
        else:
            loose.append(i)
    return loose


def _cycle(head: list[int], start: int) -> list[int]:
    """Return the cycle that a walk up from `start` ends in."""
    seen: list[int] = []
    at = start
    while at not in seen:
        seen.append(at)
        at = head[at]
    return seen[seen.index(at) :]


def runs(tags: Sequence[str]) -> list[tuple[str, int, int]]:
    """Return the stretches of one role as ``(role, first, last)``, last exclusive.

    Examples
    --------
    >>> runs(["B-CUE", "I-CUE", "O", "B-CUE", "B-CUE"])
    [('CUE', 0, 2), ('CUE', 3, 4), ('CUE', 4, 5)]
    """
    out: list[tuple[str, int, int]] = []
    for i, tag in enumerate(tags):
        if tag[0] == "B":
            out.append((tag[2:], i, i + 1))
        elif tag[0] == "I":
            role, first, _ = out[-1]
            out[-1] = (role, first, i + 1)
    return out
