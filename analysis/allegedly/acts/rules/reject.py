"""Rules R1 to R3: proposals turned down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, is_passive, phrase, predicate, subject
from ..blocks import block
from ..parties import by_word, make
from ..scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span
    from ..cue_frames import Match
    from ..scene import Scene


def reject_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the rejection that a verb makes of a proposal (R1) or of doing something (R2).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of REJECT in its frame.

    Yields
    ------
    Found
        At most one act.
    """
    reading, frame = scene.reading, match.frame
    target, extra = match.object, match.complement
    if frame == "to":
        if extra is not None:
            yield _rejection(scene, match, "R2", predicate(reading, extra))
        return
    if frame == "np":
        if target is None or scene.is_a(target, "HUMAN_N"):
            return
        if match.row.lemma == "oppose" and is_passive(reading, match.head):
            return  # "are opposed to" is a stance, not a reply
        if match.row.object and not scene.is_a(target, *match.row.object):
            return
        yield _rejection(scene, match, "R1", phrase(reading, target))
        return
    if extra is not None and frame not in {"none"}:
        yield _rejection(scene, match, "R1", clause(reading, extra))


def _rejection(scene: Scene, match: Match, rule: str, charge: Span) -> Found:
    return make(scene, match, "REJECT", rule, target=None, charge=charge, aimed=False)


_BACKING: Final = frozenset({"support", "back", "endorse", "favor", "favour", "accept", "agree", "approve", "embrace"})


def unsupported(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the rejection of "does not support the idea of talks" (R3).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of a verb of backing.

    Yields
    ------
    Found
        At most one act, by the speaker of the clause, not its subject.
    """
    reading = scene.reading
    if reading.lemma[head].lower() not in _BACKING or block(reading, head) != "negation":
        return
    target = next(iter(reading.children(head, "obj")), None)
    if target is None:
        target = complement(reading, head, ("to", "with", "of"))
    if target is None or not scene.is_a(target, "PROPOSAL_N"):
        return
    holder = scene.holder[head]
    source = scene.speaker(holder) if holder >= 0 else scene.party(subject(reading, head))
    yield by_word(
        scene,
        head,
        "REJECT",
        "R3",
        source=source,
        charge=phrase(reading, target),
        score=0.9,
    )
