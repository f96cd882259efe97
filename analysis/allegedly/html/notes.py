"""What is said of a thing when a reader points at it: who, by which rule, how sure.

A note is lines of text: the first names the thing, those that begin with two spaces say more of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._types import AUTHOR, UNSTATED
from .kinds import named
from .safe import plain

if TYPE_CHECKING:
    from ..acts import Act
    from ..attributions import Attribution
    from ..marks import Mark

_LONGEST: Final = 160
_COMMITMENTS: Final = {
    "acknowledge": "the author only reports it",
    "distance": "the author keeps at a distance",
    "endorse": "the author takes it as true",
    "deny": "the author takes it as false",
}


def voice(name: str) -> str:
    """Return a voice in words.

    Examples
    --------
    >>> voice("AUTHOR"), voice("UNSTATED"), voice("AUTHOR|Ann")
    ('the author', 'somebody unstated', 'the author or Ann')
    """
    told = {AUTHOR: "the author", UNSTATED: "somebody unstated"}
    return " or ".join(told.get(one, _short(one)) for one in name.split("|"))


def of_attribution(attribution: Attribution) -> str:
    """Describe an attribution."""
    cue = f" (“{_short(attribution.cue_lemma)}”)" if attribution.cue_lemma else ""
    how = {"direct": "quoted", "mixed": "quoted in part", "indirect": "reported"}.get(
        attribution.quote, attribution.quote
    )
    commitment = _COMMITMENTS.get(attribution.author_commitment, attribution.author_commitment)
    within = f"; inside {attribution.parent}" if attribution.parent else ""
    return (
        f"speaker: {voice(attribution.speaker)}{cue}\n"
        f"  {attribution.id}, {how}; {commitment}{within}; by the reading model, score {attribution.score:.2f}"
    )


def of_mark(mark: Mark) -> str:
    """Describe a mark of stance."""
    test = "no test needed" if mark.rule == "lexicon" else f"test {_short(mark.rule)}"
    return (
        f"{named(mark.category)}: {_short(mark.subtype.replace('_', ' '))}, of {voice(mark.holder)}\n"
        f"  {mark.id}, entry “{_short(mark.entry)}” in {_short(mark.lexicon)}, {test}"
    )


def of_act(act: Act, gloss: str | None) -> str:
    """Describe an act; `gloss` is the charge that it bears on, in few words."""
    target = f", at {voice(act.target_name)}" if act.target_name else ""
    about = f"  about {act.charge_id}: {_short(gloss or '')}\n" if act.charge_id else ""
    asides = [f"did not take place ({_short(act.block or 'blocked')})"] if act.blocked else []
    asides += ["hedged"] if act.hedged else []
    also = "".join(f", {aside}" for aside in asides)
    rule = "by the learned model" if act.rule == "L" else f"rule {act.rule}"
    return (
        f"{named(act.act)}: {voice(act.source_name)}{target}\n{about}"
        f"  {act.id}, {act.explicitness}{also}; {rule}, score {act.score:.2f}"
    )


def _short(string: str) -> str:
    return plain(string, most=_LONGEST)
