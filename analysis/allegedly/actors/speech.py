"""Which words stand in a quotation, in what somebody says, or name who says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .._types import Span
    from ..attributions import Attribution
    from ..quotes import Quotation
    from ..reading import Reading


@dataclass(frozen=True, slots=True)
class Speech:
    """The speech of a document, by token.

    Parameters
    ----------
    quotation : dict of int to int
        Token inside quotation marks to the number of the quotation, the innermost one.
    content, source : dict of int to int
        Token to the number of the attribution whose content, or source, it stands in.
    """

    quotation: dict[int, int]
    content: dict[int, int]
    source: dict[int, int]

    @classmethod
    def of(cls, reading: Reading, quotations: Sequence[Quotation], attributions: Sequence[Attribution]) -> Speech:
        """Look up the tokens of quotations and attributions."""
        return cls(
            _numbered(reading, ((q.inner,) for q in quotations)),
            _numbered(reading, (a.content for a in attributions)),
            _numbered(reading, (a.source for a in attributions)),
        )


def _numbered(reading: Reading, groups: Iterable[Iterable[Span]]) -> dict[int, int]:
    """Map each token in a group of spans to the number of the group; later groups win."""
    found: dict[int, int] = {}
    for number, spans in enumerate(groups):
        for span in spans:
            for token in reading.tokens_in(span):
                found[token] = number
    return found
