"""Predicates that blame by how, how far or to whose harm something is done: misdeed, harm, excess.

"Police *unlawfully* searched the house", "the plan *would hurt* small farms", "the law *goes too far*".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, has_case, is_passive, own_subject
from ..blocks import is_modal, is_negated
from ..people import can_act, is_self
from .judgements import Verdict, of_kind, target_of
from .qualities import answerable

if TYPE_CHECKING:
    from ..scene import Scene

#: Adverbs that make a wrong of whatever is done so.
_WRONGLY: Final = frozenset(
    "corruptly deceitfully deceptively dishonestly fraudulently illegally illicitly improperly inappropriately "
    "negligently recklessly unconstitutionally unethically unfairly unjustly unlawfully wrongfully wrongly".split()
)
#: What one may not do without.
_LEAVE: Final = frozenset(
    "approval authorisation authorization consent justification leave permission provocation warrant".split()
)
#: Verbs of what is thought, said or ruled: who does these wrongly is mistaken, which is another matter.
_MISTAKEN: Final = frozenset(
    "accuse assume attribute believe blame call charge claim conclude convict describe identify imprison judge label "
    "name note predict report say state suggest think".split()
)
#: What plans, laws and acts do to people that is held against them.
_HARMING: Final = frozenset(
    "betray cripple damage devastate disadvantage endanger gut harm hobble hurt imperil jeopardise jeopardize penalise "
    "penalize punish ruin sabotage threaten undermine weaken worsen wreck".split()
)
_PLANS: Final = ("CONDUCT_N", "PLAN_N", "PROPOSAL_N")
#: Where these fail somebody planned badly; efforts and talks may fail without fault.
_FAILING: Final = frozenset("approach law policy program programme reform strategy system".split())
#: Of these one may do too little.
_DOING: Final = frozenset("act do go invest move offer pay provide spend".split())
#: Of these one may be too much.
_TOO: Final = frozenset(
    "aggressive beholden big broad bureaucratic cautious close complicated costly cozy cosy easy expensive extreme "
    "friendly generous harsh hasty lax lenient narrow passive quick rigid slow soft strict tame timid vague "
    "weak".split()
)


def misdeed(scene: Scene, head: int) -> Verdict | None:
    """Match "illegally fired two nurses", "searched the house without a warrant".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    if reading.upos[head] != "VERB" or is_negated(reading, head) or is_modal(reading, head):
        return None
    if reading.lemma[head].lower() in _MISTAKEN or head in scene.by_cue:
        return None
    wrongly = any(reading.lemma[k].lower() in _WRONGLY for k in reading.children(head, "advmod"))
    if not wrongly and not any(
        has_case(reading, k, "without") and reading.lemma[k].lower() in _LEAVE for k in reading.children(head, "obl")
    ):
        return None
    passive = is_passive(reading, head)
    return Verdict("ACCUSE", agent(reading, head) if passive else target_of(scene, head), "deed", head)


def harm(scene: Scene, head: int) -> Verdict | None:
    """Match "the plan would hurt small farms", "the reform has failed"; what people harm, they are accused of.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma not in _HARMING | {"fail"} or reading.upos[head] != "VERB" or is_negated(reading, head):
        return None
    about = own_subject(reading, head)
    if about is None or is_passive(reading, head) or not of_kind(scene, about, *_PLANS):
        return None
    if any(reading.lemma[k].lower() in {"may", "might", "could", "can"} for k in reading.children(head, "aux")):
        return None
    if lemma == "fail":
        return Verdict("CRITICIZE", about, "shortfall", head) if reading.lemma[about].lower() in _FAILING else None
    if any(k > head for k in reading.children(head, "obj")):
        return Verdict("CRITICIZE", about, "shortfall", head)
    return None


def excess(scene: Scene, head: int) -> Verdict | None:
    """Match "goes too far", "falls short", "has not done enough", "is too soft on gangs", "cannot be trusted".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    about = own_subject(scene.reading, head)
    if about is None:
        about = target_of(scene, head)
    judged = _mistrusted(scene, head)
    if judged is None and about is not None and (_too_far(scene, head) or _too_little(scene, head)):
        judged = about
    if judged is None or is_self(scene, judged) or not (answerable(scene, judged) or of_kind(scene, judged, *_PLANS)):
        return None
    return Verdict("CRITICIZE", judged, "shortfall", head)


def _too_far(scene: Scene, head: int) -> bool:
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head) or is_modal(reading, head):
        return False
    beside = {reading.lemma[k].lower(): k for k in reading.children(head, "advmod", "xcomp", "obl")}
    if lemma == "go":
        return "far" in beside and beside["far"] > 0 and reading.lemma[beside["far"] - 1].lower() == "too"
    if lemma == "fall":
        return "short" in beside
    return lemma in _TOO and "too" in beside and bool(reading.children(head, "cop"))


def _too_little(scene: Scene, head: int) -> bool:
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if not is_negated(reading, head):
        return False
    if lemma == "enough" and reading.children(head, "cop"):
        return True
    beside = {reading.lemma[k].lower() for k in reading.children(head, "advmod", "obj")}
    within = {reading.lemma[m].lower() for k in reading.children(head, "advmod") for m in reading.children(k, "advmod")}
    good = reading.upos[head] == "ADJ" and bool(reading.children(head, "cop"))
    return "enough" in beside | within and (lemma in _DOING or good)


def _mistrusted(scene: Scene, head: int) -> int | None:
    """Return who is not trusted: "*she* cannot be trusted", "you can't trust *him*"."""
    reading = scene.reading
    if reading.lemma[head].lower() != "trust" or reading.upos[head] != "VERB" or not is_negated(reading, head):
        return None
    able = any(reading.lemma[k].lower() in {"can", "ca", "could", "should"} for k in reading.children(head, "aux"))
    if not able:
        return None
    found = own_subject(reading, head) if is_passive(reading, head) else next(iter(reading.children(head, "obj")), None)
    return found if found is not None and can_act(scene, found) else None
