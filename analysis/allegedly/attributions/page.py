"""Where drafts stand on the page: in which segment, and beside which others."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Span
    from ..reading import Reading
    from .drafts import Draft


@dataclass(frozen=True, slots=True)
class Page:
    """Where the pieces of content and the cues of a document stand."""

    segments: tuple[int, ...]
    pieces: tuple[tuple[int, int, int], ...]
    cues: tuple[tuple[int, int], ...]

    @classmethod
    def of(cls, reading: Reading, drafts: Sequence[Draft]) -> Page:
        """Look up the segments of a reading, and the cues and pieces of content of drafts."""
        return cls(
            tuple(segment.start for segment in reading.segments),
            tuple(sorted((s, e, k) for k, draft in enumerate(drafts) for s, e in draft.content)),
            tuple(sorted((draft.cue[0][0], k) for k, draft in enumerate(drafts) if draft.cue)),
        )

    def segment(self, offset: int) -> int:
        """Return the number of the segment that an offset lies in."""
        return bisect_right(self.segments, offset) - 1

    def touching(self, span: Span) -> list[int]:
        """Find the drafts with content in a range, in order."""
        found: dict[int, None] = {}
        at = bisect_left(self.pieces, (span[1],)) - 1
        # Pieces do not overlap to begin with, so that one which ends before the range ends the search.
        while at >= 0 and self.pieces[at][1] > span[0]:
            found[self.pieces[at][2]] = None
            at -= 1
        return list(found)[::-1]

    def cues_between(self, low: int, high: int) -> list[int]:
        """Find the drafts whose cue begins in a range."""
        return [k for _, k in self.cues[bisect_left(self.cues, (low,)) : bisect_left(self.cues, (high,))]]

    def cues_in(self, segment: int) -> list[int]:
        """Find the drafts whose cue begins in a segment."""
        last = segment + 1 == len(self.segments)
        high = self.cues[-1][0] + 1 if last and self.cues else 0 if last else self.segments[segment + 1]
        return self.cues_between(self.segments[segment], high) if segment >= 0 else []
