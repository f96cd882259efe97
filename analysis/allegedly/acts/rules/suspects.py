"""Rules A8 and A13: who stands accused, without a verb that has them as its object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, clause, complement, own_subject, subject
from ..._types import UNSTATED
from ..blocks import block
from ..cue_frames import TIMES
from ..parties import by_word
from ..people import can_act
from ..scene import Found
from .accuse_nouns import is_wrong
from .judgements import blameworthy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

_BARE: Final = frozenset({"accused", "suspected", "charged", "convicted"})


def bare_accused(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of a past form that the tree gives neither subject nor object (A8).

    "X stands accused of theft", "the first mayor to be accused of theft", headings.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the form.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    if reading.text(head).lower() not in _BARE or reading.children(head, "obj", "nsubj"):
        return
    preposition = "with" if reading.text(head).lower() == "charged" else "of"
    what = complement(reading, head, (preposition,))
    if what is None or reading.lemma[head].lower() == "convict":
        return
    if is_task(scene, head, what):
        return
    target = subject(reading, head)
    up = reading.head[head]
    if target is None and 0 <= up < head and reading.upos[up] in {"NOUN", "PROPN", "PRON"}:
        target = up
    if target is not None and reading.lemma[target].lower() in TIMES and reading.head[target] >= 0:
        target = subject(reading, reading.head[target])  # "appeared in court on Friday charged with murder"
    if target is None or not (target < head or reading.deprel[head] == "advcl") or not can_act(scene, target):
        return
    by = agent(reading, head)
    yield by_word(
        scene,
        head,
        "ACCUSE",
        "A8",
        source=UNSTATED if by is None else scene.party(by),
        target=scene.party(target),
        charge=clause(reading, what),
        score=0.9,
        why=None if reading.deprel[head] in {"csubj", "advcl"} else block(reading, head),
        hedged=scene.hedged(head, what),
    )


#: Nouns for what an office has under way against somebody, and the preposition before them.
_UNDER_WAY: Final = {"investigation": "under", "suspicion": "under", "indictment": "under", "trial": "on"}


def under_suspicion(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of "is under investigation for fraud", "on trial for murder" (A13).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of "investigation", "suspicion", "indictment" or "trial".

    Yields
    ------
    Found
        At most one act, its source mostly unstated.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma not in _UNDER_WAY:
        return
    first = next((k for k in reading.children(head, "case") if reading.lemma[k].lower() == _UNDER_WAY[lemma]), None)
    up = reading.head[head]
    if first is None:
        return
    why = complement(reading, head, ("for", "over", "of", "on"))
    if why is None and up >= 0:
        why = complement(reading, up, ("for", "over", "of"), after=head)
    if lemma != "suspicion" and (why is None or not is_wrong(scene, why)):
        return
    who = own_subject(reading, head)
    if who is None and up >= 0:
        who = subject(reading, up) if reading.upos[up] in {"VERB", "AUX"} else up if up < head else None
    if who is None or not can_act(scene, who):
        return
    by = complement(reading, head, ("by",))
    yield by_word(
        scene,
        head,
        "ACCUSE",
        "A13",
        source=UNSTATED if by is None else scene.party(by),
        target=scene.party(who),
        charge=None if why is None else clause(reading, why),
        words=(*range(first, head + 1),),
        score=0.8,
        why=block(reading, head if up < 0 or reading.children(head, "cop") else up),
        hedged=scene.hedged(head, why),
    )


def is_task(scene: Scene, head: int, extra: int) -> bool:
    """Recognise "a group charged with planting trees": a duty, not an offence."""
    reading = scene.reading
    gerund = reading.text(extra).lower().endswith("ing") and reading.upos[extra] == "VERB"
    bare = reading.deprel[head] in {"acl", "advcl", "appos", "amod"} and not reading.children(head, "aux", "aux:pass")
    return gerund and bare and not blameworthy(scene, extra)
