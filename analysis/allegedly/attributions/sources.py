"""Repair of a missing source: who speaks with a verb or noun of speech, by the tree."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .._syntax import agent, has_case, is_passive, phrase, subject
from .drafts import head_of
from .ranges import overlap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..quotes import Quotation
    from ..reading import Reading
    from .drafts import Draft, Drafts

#: Verbs whose subject is not the one to whom it seems so.
_RAISING: Final = frozenset({"seem", "appear", "happen", "turn", "prove"})


def fill_sources(reading: Reading, quotations: Sequence[Quotation], drafts: Drafts) -> Drafts:
    """Read a missing source off the tree: subject or agent of the cue, possessor of a noun of speech."""
    found: list[Draft] = []
    for draft in drafts:
        if draft.cue and draft.content and not draft.source:
            noun = who_speaks(reading, head_of(reading, draft.cue))
            if noun is not None:
                span = phrase(reading, noun)
                if not any(overlap(span, part) for part in (*draft.cue, *draft.content)):
                    found.append(replace(draft, source=(span,)))
                    continue
        found.append(draft)
    return tuple(found)


def who_speaks(reading: Reading, cue: int) -> int | None:
    """Find the head of whoever speaks with a verb or noun of speech; None if the sentence does not say."""
    if reading.upos[cue] == "NOUN":
        owners = reading.children(cue, "nmod:poss")
        others = (c for c in reading.children(cue, "nmod", "obl:agent") if has_case(reading, c, "by", "from"))
        return next(iter((*owners, *others)), None)
    if reading.upos[cue] != "VERB" or reading.lemma[cue] in _RAISING or reading.children(cue, "expl"):
        return None
    if is_passive(reading, cue):
        return agent(reading, cue)
    return subject(reading, cue, depth=2)
