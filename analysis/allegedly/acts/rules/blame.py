"""Rule A6: whose the blame is, by the noun and by "to blame"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, own_subject, subject
from ..blocks import block, is_modal
from ..parties import by_word, source_of
from ..people import can_act, is_self
from ..scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ..scene import Scene

#: Verbs that say whose the blame is, and the prepositions before whom it is put on.
_LYING: Final = frozenset({"lie", "rest", "fall", "belong", "go", "reside", "sit", "be", "center", "centre", "focus"})
#: Verbs whose subject has the blame, and verbs whose subject puts it on somebody.
_BEARING: Final = frozenset({"deserve", "bear", "shoulder", "carry", "merit", "share"})
_PUTTING: Final = frozenset({"put", "place", "lay", "pin", "cast", "shift", "heap", "assign", "fix", "throw", "pile"})
_ON_WHOM: Final = ("with", "on", "upon", "to", "at")


def lies_with(scene: Scene, noun: int) -> Iterator[Found]:
    """Yield the accusation of "the blame lies with the mayor" and "it is the mayor's fault" (A6)."""
    reading = scene.reading
    at = noun
    if reading.deprel[at] == "nmod" and reading.head[at] >= 0:
        at = reading.head[at]  # "some of the blame"
    up = reading.head[at]
    blame = reading.lemma[noun].lower() == "blame"
    source: Spans | str | None = None
    charge: int | None
    if reading.children(noun, "cop"):
        owner = next(iter(reading.children(noun, "nmod:poss")), None)
        target = owner if owner is not None else complement(reading, noun, ("of",))
        first, charge = noun, own_subject(reading, noun)
        charge = None if charge is None or reading.lemma[charge].lower() in {"it", "this", "that"} else charge
        if charge is None:
            charge = complement(reading, noun, ("for",))
    elif reading.deprel[at] == "nsubj" and up >= 0 and reading.lemma[up].lower() in _LYING:
        target = complement(reading, up, _ON_WHOM)
        first, charge = up, complement(reading, noun, ("for",))
    elif blame and reading.deprel[at] in {"obj", "obl"} and up >= 0 and reading.lemma[up].lower() in _BEARING:
        target, first, charge = subject(reading, up), up, complement(reading, noun, ("for",))
    elif blame and reading.deprel[at] == "obj" and up >= 0 and reading.lemma[up].lower() in _PUTTING:
        target = complement(reading, noun, _ON_WHOM) or complement(reading, up, _ON_WHOM)
        first, charge, source = up, complement(reading, noun, ("for",)), source_of(scene, up)
    else:
        return
    if target is None or is_self(scene, target) or not can_act(scene, target):
        return
    holder = scene.holder[noun]
    yield by_word(
        scene,
        noun,
        "ACCUSE",
        "A6",
        source=source if source is not None else scene.speaker(holder),
        target=scene.party(target),
        charge=None if charge is None else clause(reading, charge),
        score=0.9,
        why=block(reading, first),
        hedged=scene.hedged(first),
    )


def to_blame(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of "the mayor is to blame for the leak" (A6).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of "blame" after "to".

    Yields
    ------
    Found
        At most one act, by whoever speaks.
    """
    reading = scene.reading
    up = reading.head[head]
    if not head or reading.lemma[head - 1].lower() != "to" or reading.children(head, "obj"):
        return
    if after_be(scene, head):
        target = subject(reading, head)
    elif up >= 0 and reading.lemma[up].lower() == "have":
        target = next(iter(reading.children(up, "obj")), None)  # "has the mayor to blame for it"
    else:
        return
    if target is not None and reading.text(target).lower().endswith(("self", "selves")):
        return
    if target is None or is_self(scene, target) or not can_act(scene, target):
        return
    why = complement(reading, head, ("for", "in"))
    holder = scene.holder[head]
    yield by_word(
        scene,
        head,
        "ACCUSE",
        "A6",
        source=scene.speaker(holder),
        target=scene.party(target),
        charge=None if why is None else clause(reading, why),
        words=(
            head - 1,
            head,
        ),
        score=0.9,
        why=block(reading, head, modal=False),
        hedged=scene.hedged(head) or is_modal(reading, head),
    )


def after_be(scene: Scene, head: int) -> bool:
    """Tell whether an infinitive stands after "be": "is *to blame*"."""
    reading = scene.reading
    up = reading.head[head]
    own = any(reading.lemma[k].lower() == "be" for k in reading.children(head, "cop", "aux"))
    return own or (up >= 0 and reading.lemma[up].lower() in {"be", "seem", "appear"})
