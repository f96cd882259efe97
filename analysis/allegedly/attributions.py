"""Attributions: source, cue and content of reported speech, thought and writing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from ._drafts import Draft, decode, extent, head_of, in_order
from ._repairs import REPAIRS
from ._types import UNSTATED
from .lexicon import cues

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ._repairs import Repair
    from ._types import Spans
    from .quotes import Quotation
    from .reading import Reading

Quote = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Attribution:
    id: str
    source: Spans
    cue: Spans
    content: Spans
    speaker: str
    cue_lemma: str
    cue_token: int
    quote: str
    parent: str | None
    author_commitment: str
    score: float


def attributions(
    reading: Reading, quotations: Sequence[Quotation], *, repairs: Sequence[Repair] = REPAIRS
) -> tuple[Attribution, ...]:
    drafts = decode(reading)
    for repair in repairs:
        drafts = repair(reading, quotations, drafts)
    drafts = in_order(d for d in drafts if d.content)
    out = []
    for n, d in enumerate(drafts, start=1):
        token = head_of(reading, d.cue)
        out.append(Attribution(f"a{n}", d.source, d.cue, d.content, UNSTATED, reading.lemma[token] if token >= 0 else "", token, "direct", None, "acknowledge", d.score))
    return tuple(out)
