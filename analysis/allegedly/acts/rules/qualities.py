"""Predicates that say of somebody, or of what they did, that it is bad: quality, affliction, shortfall, reproach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import antecedent, has_case, is_passive, own_subject, subject
from ..blocks import is_modal, is_negated
from ..people import can_act, is_self
from .judgements import Verdict, none_of, of_kind, target_of

if TYPE_CHECKING:
    from ..scene import Scene

_REPROACH: Final = frozenset({"apologize", "apologise", "resign", "repent"})
_DUTY: Final = frozenset({"should", "must", "need", "ought"})
_GRASP: Final = frozenset(
    "understand care represent deserve belong respect listen answer explain protect get fit".split()
)
_LACKING: Final = frozenset("sense idea plan strategy clue business shame respect regard credibility".split())
#: With these a name for wrongdoers says of what kind they are: "a terrorist attack", "a criminal case".
_EVENTS: Final = frozenset(
    "attack act group organization organisation network case charge complaint investigation inquiry probe record "
    "justice trial matter offense offence activity".split()
)
#: What these are of is done by, or to, somebody else: "victims of violence", "the work of terrorists".
_UNDERGONE: Final = frozenset("victim target focus subject object work survivor result product witness matter".split())
#: Bad states of those who are in them, which judge nobody: "voters are afraid".
_FELT: Final = frozenset(
    "afraid mad sad poor bankrupt over hopeless desperate frustrated tired sorry angry upset".split()
)
#: States in which somebody may rightly not be: "she is not interested".
_INCLINED: Final = frozenset("interested comfortable ready prepared happy sure bold".split())
_TRUE: Final = frozenset({"true", "so", "correct", "accurate", "right"})
#: Participles of being full of something bad: "a program plagued by fraud".
_AFFLICTED: Final = frozenset(
    "plague mar riddle taint hobble cripple beset bedevil blight poison pollute infect infest mire steep drench "
    "corrupt stain sully tarnish undermine dominate fill rife fraught replete".split()
)
_SMELLING: Final = frozenset({"smack", "reek", "stink", "border", "verge"})
#: Verbs of being: "the plan represents a betrayal".
_AMOUNTING: Final = frozenset({"amount", "constitute", "represent", "embody", "exemplify", "pose"})
_MENACES: Final = frozenset({"threat", "danger", "risk", "menace", "hazard"})
_LOST: Final = frozenset("way mind touch credibility control grip nerve temper soul identity legitimacy marble".split())


def negative(scene: Scene, head: int) -> int | None:
    """Return the word that makes a predicate bad: its head, or a modifier of it.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.

    Returns
    -------
    int or None
        Token; None if nothing in the predicate is bad.
    """
    reading = scene.reading
    if scene.is_a(head, "NEGATIVE_EVAL", "CULPRIT_N"):
        return head
    event = reading.lemma[head].lower() in _EVENTS
    for child in reading.children(head, "amod", "compound", "conj"):
        kinds = ("NEGATIVE_EVAL",) if event else ("NEGATIVE_EVAL", "CULPRIT_N")
        if scene.is_a(child, *kinds) and not is_negated(reading, child):
            return child
    for child in reading.children(head, "nmod") if reading.lemma[head].lower() not in _UNDERGONE else ():
        if scene.is_a(child, "NEGATIVE_EVAL", "CULPRIT_N", "BLAMEWORTHY_N"):
            return child
    return None


def quality(scene: Scene, head: int) -> Verdict | None:
    """Match "is a disaster", "is not fit to serve".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    state = (
        reading.upos[head] == "VERB"
        and reading.text(head).lower() in {"rigged", "broken"}
        and is_passive(reading, head)
    )
    if not reading.children(head, "cop") and not _linked(scene, head) and not state:
        return None
    if reading.children(head, "expl") and any(
        reading.lemma[k].lower() == "there" for k in reading.children(head, "expl")
    ):
        return None
    about = _blamed(scene, head, subject(reading, head))
    if is_self(scene, about):
        return None
    if is_negated(reading, head):
        good = scene.is_a(head, "POSITIVE_EVAL") and reading.lemma[head].lower() not in _TRUE | _INCLINED
        good = good and not any(reading.lemma[k].lower() == "too" for k in reading.children(head, "advmod"))
        return Verdict("CRITICIZE", about, "quality", head) if good else None
    own = own_subject(reading, head)
    if _no_more(scene, head) or (reading.lemma[head].lower() in _FELT and own is not None and can_act(scene, own)):
        return None
    word = negative(scene, head)
    return None if word is None else Verdict("CRITICIZE", about, "quality", word)


def _no_more(scene: Scene, head: int) -> bool:
    """Recognise "is no more racist than you": who is so compared is not called racist."""
    reading = scene.reading
    return any(
        reading.lemma[k].lower() in {"more", "less"} and k and reading.lemma[k - 1].lower() == "no"
        for k in reading.children(head, "advmod")
    )


def affliction(scene: Scene, head: int) -> Verdict | None:
    """Match "is plagued by fraud", "smacks of hypocrisy", "poses a threat", "makes no sense", "has lost its way".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    if reading.upos[head] not in {"VERB", "AUX", "ADJ"}:
        return None
    lemma = reading.lemma[head].lower()
    about = _blamed(scene, head, subject(reading, head))
    if about is None or is_self(scene, about):
        return None
    negated = is_negated(reading, head)
    found = Verdict("CRITICIZE", about, "quality", head)
    if lemma in _AFFLICTED:
        ill = [k for k in reading.children(head, "obl", "obl:agent") if has_case(reading, k, "by", "with", "in")]
        bad = any(scene.is_a(k, "NEGATIVE_EVAL", "BLAMEWORTHY_N", "CULPRIT_N", "HARM_N") for k in ill)
        return found if not negated and bad else None
    if lemma in _SMELLING:
        of = [k for k in reading.children(head, "obl", "obj") if has_case(reading, k, "of", "on")]
        return found if not negated and of else None
    if lemma in _AMOUNTING and not negated and not is_modal(reading, head):
        what = [k for k in reading.children(head, "obj", "obl") if lemma != "amount" or has_case(reading, k, "to")]
        for noun in what:
            posed = lemma == "pose" and reading.lemma[noun].lower() in _MENACES
            if posed or (lemma != "pose" and negative(scene, noun) is not None):
                return found
        return None
    objects = {reading.lemma[k].lower(): k for k in reading.children(head, "obj")}
    if lemma == "make" and "sense" in objects and about == subject(reading, head):
        return found if negated or none_of(scene, objects["sense"]) else None
    if lemma == "lose" and not negated:
        return found if objects.keys() & _LOST else None
    return None


def _linked(scene: Scene, head: int) -> bool:
    """Match "sounds ridiculous", "has become a joke"."""
    reading = scene.reading
    up = reading.head[head]
    return (
        reading.deprel[head] == "xcomp"
        and up >= 0
        and reading.lemma[up].lower() in {"become", "seem", "sound", "look", "remain", "appear"}
        and reading.upos[head] in {"ADJ", "NOUN"}
    )


def _blamed(scene: Scene, head: int, about: int | None) -> int | None:
    """Look through "it is shameful that they ..."."""
    reading = scene.reading
    if about is None or reading.lemma[about].lower() == "it" or reading.deprel[about].startswith("csubj"):
        for child in reading.children(head, "csubj", "ccomp", "advcl"):
            inner = own_subject(reading, child)
            if inner is not None:
                return inner
    return None if about is None else antecedent(reading, about)


def shortfall(scene: Scene, head: int) -> Verdict | None:
    """Match "does not understand", "has no plan", "lacks the stamina".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    if reading.upos[head] != "VERB":
        return None
    lemma = reading.lemma[head].lower()
    about = target_of(scene, head)
    if about is None or is_self(scene, about):
        return None
    negated = is_negated(reading, head)
    if not negated and lemma == "lack" and reading.children(head, "obj") and answerable(scene, about):
        return Verdict("CRITICIZE", about, "shortfall", head)
    if not can_act(scene, about):
        return None
    if is_modal(reading, head) and not {"can", "ca", "could"} & {
        reading.lemma[k].lower() for k in reading.children(head, "aux")
    }:
        return None  # "may not care", "will not represent him in court"
    got = lemma != "get" or any(reading.lemma[k].lower() == "it" for k in reading.children(head, "obj"))
    if negated and lemma in _GRASP and got:
        return Verdict("CRITICIZE", about, "shortfall", head)
    if negated and lemma in {"have", "know"}:
        for child in reading.children(head, "obj", "ccomp"):
            known = reading.lemma[child].lower() in {*_LACKING, "temperament", "judgment", "talk", "do"}
            if known and not _to_do(scene, child):
                return Verdict("CRITICIZE", about, "shortfall", head)
    if not negated and lemma in {"have", "offer", "make", "show"}:
        for child in reading.children(head, "obj"):
            lacking = none_of(scene, child) and reading.lemma[child].lower() in _LACKING
            if lacking and not _to_do(scene, child):
                return Verdict("CRITICIZE", about, "shortfall", head)
    return None


def _to_do(scene: Scene, noun: int) -> bool:
    """Recognise "has no plans to run", which says only what is not meant to be done."""
    reading = scene.reading
    return reading.lemma[noun].lower() in {"plan", "idea"} and any(
        reading.lemma[m].lower() == "to" for k in reading.children(noun, "acl") for m in reading.children(k, "mark")
    )


def answerable(scene: Scene, about: int) -> bool:
    """Tell whether somebody answers for what a noun names: a person, or their plan, act, text or claim.

    Parameters
    ----------
    scene : Scene
        The document.
    about : int
        Token of the noun.
    """
    known = of_kind(scene, about, "CONDUCT_N", "TEXT_N", "CLAIM_N", "PLAN_N", "PROPOSAL_N")
    return known or can_act(scene, about) or scene.reading.lemma[about].lower() in {"anyone", "anybody", "nobody"}


def reproach(scene: Scene, head: int) -> Verdict | None:
    """Match "should resign", "ought to be ashamed".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    about = target_of(scene, head)
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(head, "aux")}
    if {"should", "have"} <= auxiliaries and not reading.children(head, "expl"):
        # "should have known better", "should never have signed": it was not done, or done, and that was wrong.
        known = about is not None and not is_self(scene, about) and can_act(scene, about)
        return Verdict("CRITICIZE", about, "reproach", head) if known else None
    stopping = lemma in {"stop", "quit", "cease"} and any(
        reading.text(k).lower().endswith("ing") for k in reading.children(head, "xcomp", "obj", "ccomp")
    )
    if lemma not in _REPROACH and reading.text(head).lower() != "ashamed" and not stopping:
        return None
    up = reading.head[head]
    duty = any(reading.lemma[k].lower() in _DUTY for k in reading.children(head, "aux")) or (
        up >= 0 and reading.deprel[head] == "xcomp" and reading.lemma[up].lower() in _DUTY
    )
    if not duty or about is None or is_self(scene, about):
        return None
    return Verdict("CRITICIZE", about, "reproach", head)
