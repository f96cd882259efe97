"""Which words stand in quotation marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Spans
    from ..quotes import Quotation
    from ..reading import Reading

Quote = Literal["direct", "mixed", "indirect"]


class Quoted:
    """The quotations of a document that lie in no other.

    Parameters
    ----------
    quotations : sequence of Quotation
        All quotations, in order.
    """

    def __init__(self, quotations: Sequence[Quotation]) -> None:
        self._outer = [quotation for quotation in quotations if quotation.outer < 0]
        self._starts = [quotation.start for quotation in self._outer]

    def any_in(self, spans: Spans) -> bool:
        """Tell whether any of the spans shares a character with a quotation."""
        for start, end in spans:
            k = bisect_left(self._starts, end)
            if k and self._outer[k - 1].end > start:
                return True
        return False

    def quote(self, reading: Reading, content: Spans) -> Quote:
        """Return how much of a content is quoted: ``"direct"`` is all words, ``"mixed"`` some of them."""
        words = marked = 0
        for span in content:
            for token in reading.tokens_in(span):
                piece = reading.tokens[token]
                if any(map(str.isalnum, piece.text)):
                    words += 1
                    k = bisect_right(self._starts, piece.start) - 1
                    marked += k >= 0 and self._outer[k].end > piece.start
        if not marked:
            return "indirect"
        return "direct" if marked == words else "mixed"
