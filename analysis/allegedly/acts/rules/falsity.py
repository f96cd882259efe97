"""Predicates that say of a claim that it is not so: "the report is false", "the story does not hold up"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, own_subject, subject
from ..blocks import is_negated
from ..people import can_act
from .judgements import Verdict, none_of, of_kind

if TYPE_CHECKING:
    from ..scene import Scene

_EXPLETIVE: Final = frozenset({"it", "there", "that", "this", "what", "which"})
_TRUE: Final = frozenset({"true", "so", "correct", "accurate", "right"})
#: What a claim has none of that is not true.
_SUBSTANCE: Final = frozenset({"substance", "merit", "basis", "truth", "foundation", "validity"})
#: Verbs and what follows them, of a claim that bears looking at: "the story does not *hold up*".
_HOLDING_UP: Final = {
    "hold": frozenset({"up", "water"}),
    "stand": frozenset({"up"}),
    "stack": frozenset({"up"}),
    "add": frozenset({"up"}),
    "check": frozenset({"out"}),
    "ring": frozenset({"true"}),
    "bear": frozenset({"scrutiny", "out"}),
    "withstand": frozenset({"scrutiny"}),
    "survive": frozenset({"scrutiny"}),
    "correspond": frozenset({"fact", "reality"}),
    "square": frozenset({"fact", "reality"}),
    "match": frozenset({"fact", "reality"}),
}
#: Of whatever these are said, they deny it: "the scene is untrue".
_PLAINLY: Final = frozenset({"untrue", "false", "fabricated", "fictional", "fictitious", "baseless", "unfounded"})
_SAYING: Final = frozenset("say suggest imply claim assert call think believe assume allege pretend insinuate".split())


def falsity(scene: Scene, head: int) -> Verdict | None:
    """Match "the reports are false", "it is not true that", "she is wrong to say that".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma in _SUBSTANCE and none_of(scene, head):
        up = reading.head[head]
        if up >= 0 and reading.lemma[up].lower() in {"have", "be"}:
            return Verdict("DENY", own_subject(reading, up), "falsity", head)
        return None
    if reading.upos[head] == "VERB":
        return _unsound(scene, head)
    if not reading.children(head, "cop"):
        return None
    negated = is_negated(reading, head)
    false = scene.is_a(head, "FALSITY") and not negated
    untrue = negated and lemma in _TRUE
    if not (false or untrue):
        return None
    about = own_subject(reading, head)
    weak = scene.is_a(head, "NEGATIVE_EVAL", "CULPRIT_N")
    # Of a text the plain words say that it is not so; "the letter is ridiculous" judges it.
    kinds = ("ACCUSATION_N",) if weak else ("ACCUSATION_N", "CLAIM_N", "TEXT_N", "SPEECH_N")
    named = about is not None and of_kind(scene, about, *kinds)
    dummy = (
        about is None
        or reading.lemma[about].lower() in _EXPLETIVE
        or reading.deprel[about].startswith("csubj")
        or bool(reading.children(head, "expl"))
    )
    if lemma in {"wrong", "mistaken", "incorrect"} and not named:
        after = [k for k in below(reading, head) if k > head]
        said = any(reading.lemma[k].lower() in _SAYING or scene.is_a(k, "ACCUSATION_N") for k in after)
        return Verdict("DENY", about, "falsity", head) if said else None
    if lemma == "right" and not named:
        return None
    plain = lemma in _PLAINLY and about is not None and not can_act(scene, about)
    if not (named or dummy or plain) or (weak and not named) or (weak and lemma == "misleading"):
        return None
    return Verdict("DENY", about, "falsity", head)


def _unsound(scene: Scene, head: int) -> Verdict | None:
    """Match "the claim has no substance", "the story does not hold up", "an argument that did not ring true"."""
    reading = scene.reading
    lemma, about = reading.lemma[head].lower(), subject(reading, head)
    if about is None or not of_kind(scene, about, "ACCUSATION_N", "CLAIM_N", "TEXT_N"):
        return None
    if lemma in {"have", "lack"}:
        for child in reading.children(head, "obj"):
            none = lemma == "lack" or none_of(scene, child) or is_negated(reading, head)
            if none and reading.lemma[child].lower() in _SUBSTANCE:
                return Verdict("DENY", about, "falsity", head)
    after = {reading.lemma[k].lower() for k in range(head + 1, min(head + 4, len(reading.tokens)))}
    if is_negated(reading, head) and after & _HOLDING_UP.get(lemma, frozenset()):
        return Verdict("DENY", about, "falsity", head)
    return None
