"""Which attribution lies in the content of which other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .ranges import within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .drafts import Draft


def parents(drafts: Sequence[Draft]) -> list[int | None]:
    """Find for each draft the one with the smallest piece of content around its cue."""
    pieces = [(start, 0, end, k) for k, draft in enumerate(drafts) for start, end in draft.content]
    anchors = [(*(draft.cue or draft.content)[0], k) for k, draft in enumerate(drafts)]
    found: list[int | None] = [None] * len(drafts)
    around: list[tuple[int, int, int]] = []
    for start, anchor, end, k in sorted([*pieces, *((start, 1, end, k) for start, end, k in anchors)]):
        around = [piece for piece in around if piece[1] > start]
        if not anchor:
            around.append((start, end, k))
            continue
        holding = [piece for piece in around if piece[2] != k and within((start, end), piece[:2])]
        if holding:
            found[k] = min(holding, key=lambda piece: piece[1] - piece[0])[2]
    # Without a cue the content stands for it, and two contents may lie in each other.
    return [None if p is not None and found[p] == k and p > k else p for k, p in enumerate(found)]
