"""Models that answer in place of the shipped one: from memory, or by chance."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from allegedly.reading import Labels, Model

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from allegedly.reading.windows import Words

    Scores = NDArray[np.float32]
    Ids = NDArray[np.int64]

#: Windows whose answers are kept.
_KEPT: Final = 4096
_HIDDEN: Final = 128


class Remembering(Model):
    """The shipped model, which answers once for a window: that it would say the same again is not tested."""

    def __init__(self) -> None:
        super().__init__()
        self._answers: OrderedDict[bytes, dict[str, Scores]] = OrderedDict()

    def run(self, ids: Ids, types: Ids, starts: Ids, **options: Any) -> dict[str, Scores]:
        """Answer for a window."""
        if options:
            return super().run(ids, types, starts, **options)
        key = b"|".join(one.tobytes() for one in (ids, types, starts))
        found = self._answers.get(key)
        if found is None:
            found = self._answers[key] = super().run(ids, types, starts)
            if len(self._answers) > _KEPT:
                self._answers.popitem(last=False)
        return found


class Drawn(Model):
    """Scores of the right shapes, drawn anew for each window from a seed: what follows the model must take them all.

    Attributes
    ----------
    seed : int
        Where the numbers begin.
    way : int
        How they are drawn: the lowest two bits give what words score alike (nothing, all, one of a few values, nearly
        one label); the next two what trees look like (any, each word on the one before, all on one, ties); the next two
        how long stretches of one tag are.
    """

    def __init__(self) -> None:
        super().__init__()
        self.seed = 0
        self.way = 0
        self._window = 0

    def label(self, words: Words, **options: Any) -> Labels:
        """Label words; the numbers begin anew, so that a text gives the same twice."""
        self._window = 0
        return super().label(words, **options)

    def run(self, ids: Ids, types: Ids, starts: Ids, *, outputs: Sequence[str] | None = None) -> dict[str, Scores]:
        """Draw the answer for a window."""
        if outputs is not None:
            return super().run(ids, types, starts, outputs=outputs)
        self._window += 1
        chance = np.random.Generator(np.random.SFC64([self.seed, self._window]))
        n = len(starts) - 1
        alike, shape, stretch = self.way & 3, self.way >> 2 & 3, self.way >> 4 & 3
        found = {
            "tag": _drawn(chance, alike, n, len(self.tags)),
            "upos": _drawn(chance, alike, n, len(self.upos)),
            "link": _drawn(chance, alike, n, n + 1),
            "arc": _drawn(chance, alike, n, n + 1),
            "relation_dependent": _drawn(chance, alike, n, _HIDDEN),
            "relation_head": _drawn(chance, alike, n + 1, _HIDDEN),
        }
        inside = [k for k, tag in enumerate(self.tags) if tag[0] == "I"]
        found["tag"][:, inside] += np.float32(stretch * 2)
        if shape == 1:
            found["arc"][np.arange(n), np.arange(n)] += 50
        elif shape == 2:
            found["arc"][:, n // 2 + 1] += 50
        elif shape == 3:
            found["arc"] = np.zeros_like(found["arc"])
        return found


def _drawn(chance: np.random.Generator, alike: int, rows: int, columns: int) -> Scores:
    if alike == 1:
        return np.zeros((rows, columns), np.float32)
    if alike == 2:
        return chance.integers(-1, 2, (rows, columns)).astype(np.float32)
    scores: Scores = chance.standard_normal((rows, columns), np.float32) * np.float32(3)
    if alike == 3:
        scores += chance.standard_normal(columns, np.float32) * np.float32(6)
    return scores
