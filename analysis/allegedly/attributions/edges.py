"""Repairs of where spans begin and end."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .drafts import nonempty
from .ranges import union

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .._types import Span, Spans
    from ..quotes import Quotation
    from ..reading import Reading
    from .drafts import Draft, Drafts

_WORD: Final = re.compile(r"\w")
_SPACE: Final = " \t\r\n\f\v\u00a0\u200b\ufeff"
_EDGE: Final = _SPACE + ".,;:!?\u2013\u2014\u2026-"
#: Relations of words that wait for the noun after them, and how far off that may be.
_OPEN_ENDED: Final = frozenset({"case", "det", "nmod:poss", "amod", "compound", "nummod"})
_PHRASE: Final = 6


def close_phrases(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Let a content that breaks off behind a preposition or article go on to the end of the phrase."""
    return tuple(
        replace(
            draft,
            content=union([_closed(reading, span, (*draft.source, *draft.cue)) for span in draft.content]),
        )
        for draft in drafts
    )


def _closed(reading: Reading, span: Span, others: Spans) -> Span:
    tokens = reading.tokens_in(span)
    if not tokens or reading.deprel[tokens[-1]] not in _OPEN_ENDED:
        return span
    head = reading.head[tokens[-1]]
    if head not in range(tokens.stop, tokens.stop + _PHRASE):
        return span
    end = reading.tokens[max(reading.subtree(head))].end
    stops = [start for start, _ in others if tokens[-1] < head and span[1] <= start < end]
    return span[0], min(stops, default=end)


def join_pieces(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Join pieces of one content with nothing but white space and marks between them."""
    found: list[Draft] = []
    for draft in drafts:
        joined: list[Span] = []
        for start, end in draft.content:
            if joined and not _WORD.search(reading.string, joined[-1][1], start):
                joined[-1] = (joined[-1][0], end)
            else:
                joined.append((start, end))
        found.append(replace(draft, content=tuple(joined)))
    return tuple(found)


def trim_edges(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Cut white space and stray marks off every span; take in the mark that opens or closes a quotation."""
    opening = {quotation.inner[0]: quotation.start for quotation in quotations}
    closing = {quotation.inner[1]: quotation.end for quotation in quotations if quotation.closed}
    ends = frozenset(quotation.end for quotation in quotations if quotation.closed)
    return nonempty(
        [
            replace(
                draft,
                source=_trimmed(reading.string, draft.source, {}, {}, frozenset()),
                cue=_trimmed(reading.string, draft.cue, {}, {}, frozenset()),
                content=_trimmed(reading.string, draft.content, opening, closing, ends),
            )
            for draft in drafts
        ]
    )


def _trimmed(
    string: str, spans: Spans, opening: dict[int, int], closing: dict[int, int], ends: frozenset[int]
) -> Spans:
    def trim() -> Iterator[Span]:
        for start, end in spans:
            start = opening.get(start, start)
            end = closing.get(end, end)
            while start < end and string[start] in _EDGE:
                start += 1
            while end > start and end not in ends and string[end - 1] in _EDGE:
                end -= 1
            if start < end:
                yield start, end

    return tuple(trim())
