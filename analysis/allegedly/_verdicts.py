"""What a predicate says about its subject: that it did wrong, that it is bad, that it is not so.

Fillmore (1969), "Verbs of judging", keeps the first two apart: to accuse is to assert that somebody did what is
taken to be bad, to criticise is to assert that what somebody did, or is, is bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ._blocks import is_negated
from ._roles import agent, antecedent, is_passive, own_subject, subject

if TYPE_CHECKING:
    from ._scene import Scene

#: Blameworthy verbs that say nothing bad without an object.
_TRANSITIVE: Final = frozenset(
    "kill attack shoot burn hide destroy threaten ignore break beat stab bury back support spin shell bomb whip "
    "dump poison stage sow pocket shelter punish mock insult torch raid occupy withhold delete waste twist divide "
    "compromise execute divert degrade abandon bug fan skirt dodge inflate exaggerate train aid fuel abuse harbor".split()
)
_POSTURE: Final = frozenset({"in", "on", "ahead", "behind", "at", "within", "between", "beneath", "outside", "here"})
_OMISSION: Final = frozenset({"fail", "refuse", "neglect", "forget"})
_LIGHT: Final = frozenset(
    "commit engage perpetrate practice practise spread peddle tell spew wage run launch be have conduct orchestrate "
    "make carry pull use keep spout traffic indulge participate take promote repeat push show".split()
)
_GUILT: Final = frozenset({"guilty", "responsible", "complicit", "culpable", "blame", "behind", "accountable", "liable"})
_EXPLETIVE: Final = frozenset({"it", "there", "that", "this", "what", "which"})
_FIRST: Final = frozenset({"i", "we"})
_REPROACH: Final = frozenset({"apologize", "apologise", "resign", "shame", "repent"})
_DUTY: Final = frozenset({"should", "must", "need", "ought"})
_MISSING: Final = frozenset({"lack", "miss"})
_NO: Final = frozenset({"no", "zero", "little"})
_GRASP: Final = frozenset(
    "understand care represent know deserve belong respect listen believe support answer explain protect address get "
    "fit seem".split()
)
_INNOCENCE: Final = frozenset({"role", "involvement", "knowledge", "link", "connection", "part", "tie", "hand"})


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a predicate says: act it amounts to, token of who or what it is said of, why.

    `target` is None where the text does not say who did it.
    """

    act: str
    target: int | None
    kind: str
    word: int


def verdict(scene: Scene, head: int) -> Verdict | None:
    """Judge one predicate; None if it says nothing that accuses, criticises or denies.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head: a verb, or the noun or adjective after a copula.

    Returns
    -------
    Verdict or None
        First match of: guilt, blameworthy act, omission, lack, falsity, bad quality.
    """
    for judge in (_guilt, _deed, _omission, _spread, _falsity, _quality, _shortfall, _reproach):
        found = judge(scene, head)
        if found is not None:
            return found
    return None


def _target(scene: Scene, head: int) -> int | None:
    """Return who the predicate is about, None if nobody in particular."""
    found = subject(scene.reading, head)
    if found is None or scene.reading.lemma[found].lower() in _EXPLETIVE:
        return None
    return found


def is_self(scene: Scene, word: int | None) -> bool:
    """Tell whether a subject is the speaker."""
    return word is not None and scene.reading.lemma[word].lower() in _FIRST


def _copular(scene: Scene, head: int) -> bool:
    reading = scene.reading
    return bool(reading.children(head, "cop")) or reading.deprel[head] in {"xcomp"}


def _guilt(scene: Scene, head: int) -> Verdict | None:
    """Match "is guilty of", "is responsible for", "is to blame", "is a liar"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head):
        return None
    if lemma in _GUILT and _copular(scene, head):
        good = lemma in {"responsible", "accountable", "behind"} and not _bad_below(scene, head)
        return None if good else Verdict("ACCUSE", _target(scene, head), "guilt", head)
    if scene.is_a(head, "CULPRIT_N") and reading.children(head, "cop"):
        return Verdict("ACCUSE", _target(scene, head), "guilt", head)
    return None


def _bad_below(scene: Scene, head: int) -> bool:
    return any(
        scene.is_a(k, "BLAMEWORTHY_N", "NEGATIVE_EVAL", "BLAMEWORTHY_V") for k in scene.reading.subtree(head) if k > head
    )


def _deed(scene: Scene, head: int) -> Verdict | None:
    """Match "arms the rebels", "was rigged", "lied to us"."""
    reading = scene.reading
    if reading.upos[head] not in {"VERB", "AUX"} or is_negated(reading, head):
        return None
    needs = scene.needs(head, "BLAMEWORTHY_V")
    lemma = reading.lemma[head].lower()
    if needs is None or lemma in _OMISSION:
        return None
    passive = is_passive(reading, head)
    below = [k for k in reading.subtree(head) if k != head]
    if needs and not any(reading.lemma[k].lower() in needs for k in below):
        return None
    objects = reading.children(head, "obj", "iobj", "ccomp", "xcomp")
    if lemma in _TRANSITIVE and not passive and not objects:
        return None
    if lemma == "lie" and not objects and any(
        reading.lemma[k].lower() in _POSTURE for c in reading.children(head) for k in (c, *reading.children(c, "case"))
    ):
        return None
    if passive:
        return Verdict("ACCUSE", agent(reading, head), "deed", head)
    return Verdict("ACCUSE", _target(scene, head), "deed", head)


def _omission(scene: Scene, head: int) -> Verdict | None:
    """Match "failed to warn them"."""
    reading = scene.reading
    if reading.lemma[head].lower() not in _OMISSION or reading.upos[head] != "VERB" or is_negated(reading, head):
        return None
    if not reading.children(head, "xcomp"):
        return None
    return Verdict("ACCUSE", _target(scene, head), "omission", head)


def _spread(scene: Scene, head: int) -> Verdict | None:
    """Match "engaged in fraud", "told lies", "there was a smear campaign"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head):
        return None
    if lemma == "be" and reading.children(head, "expl"):
        for child in reading.children(head, "nsubj"):
            if _wrong_noun(scene, child):
                return Verdict("ACCUSE", None, "existence", child)
        return None
    # Parsers differ on which word heads "there was a campaign".
    if reading.children(head, "expl") and _wrong_noun(scene, head):
        return Verdict("ACCUSE", None, "existence", head)
    if lemma in _LIGHT and reading.upos[head] == "VERB":
        for child in reading.children(head, "obj", "obl"):
            if _wrong_noun(scene, child) and not _denied_noun(scene, child):
                return Verdict("ACCUSE", _target(scene, head), "deed", head)
    return None


def _wrong_noun(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    if scene.is_a(noun, "BLAMEWORTHY_N"):
        return True
    return any(scene.is_a(k, "BLAMEWORTHY_N", "FALSITY") for k in reading.children(noun, "compound"))


def _denied_noun(scene: Scene, noun: int) -> bool:
    return any(scene.reading.lemma[k].lower() in _NO for k in scene.reading.children(noun, "det"))


def _falsity(scene: Scene, head: int) -> Verdict | None:
    """Match "the reports are false", "it is not true that"."""
    reading = scene.reading
    if not reading.children(head, "cop"):
        return None
    negated = is_negated(reading, head)
    false = scene.is_a(head, "FALSITY") and not negated
    untrue = negated and reading.lemma[head].lower() in {"true", "so", "correct", "accurate", "case"}
    if not (false or untrue):
        return None
    about = own_subject(reading, head)
    claimish = about is None or reading.lemma[about].lower() in _EXPLETIVE or scene.is_a(about, "ACCUSATION_N")
    weak = scene.is_a(head, "NEGATIVE_EVAL") and not (about is not None and scene.is_a(about, "ACCUSATION_N"))
    if not claimish or weak:
        return None
    return Verdict("DENY", about, "falsity", head)


def negative(scene: Scene, head: int) -> int | None:
    """Return the word that makes a predicate bad: itself, its modifier, or a compound part of it."""
    reading = scene.reading
    if scene.is_a(head, "NEGATIVE_EVAL", "CULPRIT_N"):
        return head
    if reading.upos[head] in {"NOUN", "PROPN"} and scene.is_a(head, "BLAMEWORTHY_N"):
        return head
    for child in reading.children(head, "amod", "compound", "conj", "nmod"):
        if scene.is_a(child, "NEGATIVE_EVAL", "CULPRIT_N", "BLAMEWORTHY_N") and not is_negated(reading, child):
            return child
    return None


def _quality(scene: Scene, head: int) -> Verdict | None:
    """Match "is a disaster", "is not fit to serve"."""
    reading = scene.reading
    if not reading.children(head, "cop") and not _linked(scene, head):
        return None
    about = subject(reading, head)
    if about is not None and reading.lemma[about].lower() == "there":
        return None
    if is_negated(reading, head):
        if scene.is_a(head, "POSITIVE_EVAL"):
            return Verdict("CRITICIZE", _blamed(scene, head, about), "quality", head)
        return None
    word = negative(scene, head)
    return None if word is None else Verdict("CRITICIZE", _blamed(scene, head, about), "quality", word)


def _linked(scene: Scene, head: int) -> bool:
    """Match "sounds ridiculous", "has become a joke"."""
    reading = scene.reading
    up = reading.head[head]
    return (
        reading.deprel[head] == "xcomp"
        and up >= 0
        and reading.lemma[up].lower() in {"become", "seem", "sound", "look", "remain", "feel", "appear", "get"}
        and reading.upos[head] in {"ADJ", "NOUN"}
    )


def _blamed(scene: Scene, head: int, about: int | None) -> int | None:
    """Look through "it is shameful that THEY ..."."""
    reading = scene.reading
    if about is None or reading.lemma[about].lower() == "it":
        for child in reading.children(head, "csubj", "ccomp", "xcomp", "advcl"):
            inner = own_subject(reading, child)
            if inner is not None:
                return inner
    if about is None:
        return None
    return antecedent(reading, about)


def _shortfall(scene: Scene, head: int) -> Verdict | None:
    """Match "does not understand", "has no plan", "lacks the stamina"."""
    reading = scene.reading
    if reading.upos[head] != "VERB":
        return None
    lemma = reading.lemma[head].lower()
    about = _target(scene, head)
    if about is None or is_self(scene, about):
        return None
    negated = is_negated(reading, head)
    if negated and lemma in _GRASP:
        return Verdict("CRITICIZE", about, "shortfall", head)
    if not negated and lemma in _MISSING and reading.children(head, "obj"):
        return Verdict("CRITICIZE", about, "shortfall", head)
    if not negated and lemma in {"have", "offer", "make"}:
        for child in reading.children(head, "obj"):
            denied = _denied_noun(scene, child)
            if denied and reading.lemma[child].lower() in {"sense", "idea", "plan", "strategy", "clue", "business", "shame"}:
                return Verdict("CRITICIZE", about, "shortfall", head)
    return None


def _reproach(scene: Scene, head: int) -> Verdict | None:
    """Match "should resign", "ought to be ashamed"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma not in _REPROACH and reading.text(head).lower() != "ashamed":
        return None
    about = _target(scene, head)
    up = reading.head[head]
    duty = any(reading.lemma[k].lower() in _DUTY for k in reading.children(head, "aux")) or (
        up >= 0 and reading.deprel[head] == "xcomp" and reading.lemma[up].lower() in _DUTY
    )
    if not duty or about is None or is_self(scene, about):
        return None
    return Verdict("CRITICIZE", about, "reproach", head)


def disowned(scene: Scene, head: int) -> bool:
    """Tell whether a predicate denies a part in something: "had no role", "had nothing to do with it"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma in {"have", "play", "be", "do"}:
        for child in reading.children(head, "obj", "nsubj"):
            name = reading.lemma[child].lower()
            if name in _INNOCENCE and (_denied_noun(scene, child) or is_negated(reading, head)):
                return True
            if name == "nothing" and (
                lemma == "have" or any(reading.lemma[k].lower() in {"wrong", "illegal"} for k in reading.children(child))
            ):
                return lemma == "have" and bool(reading.children(child, "acl", "xcomp")) or lemma == "do"
    return False
