"""What a predicate says about its subject: that it did wrong, that it is bad, that it is not so.

Fillmore (1969), "Verbs of judging", keeps the first two apart: to accuse is to assert that somebody did what is
taken to be bad, to criticise is to assert that what somebody did, or is, is bad.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, below, has_case, is_passive
from ..blocks import denies_access, is_negated
from .falsity import falsity
from .faults import excess, harm, misdeed
from .judgements import Verdict, blameworthy, none_of, target_of
from .qualities import affliction, quality, reproach, shortfall

if TYPE_CHECKING:
    from ..scene import Scene

#: Blameworthy verbs that say nothing bad without an object.
_TRANSITIVE: Final = frozenset(
    "kill attack shoot burn hide destroy threaten ignore break beat stab bury back support spin "
    "shell bomb whip dump poison stage sow pocket shelter punish mock insult torch raid occupy "
    "withhold delete waste twist divide compromise execute divert degrade abandon bug fan skirt "
    "dodge inflate exaggerate train aid fuel abuse harbor provoke hype gut ruin wreck crash trick "
    "bully plunder hound choke punch slap drag shove screw stiff rip".split()
)
#: Verbs of armed or bodily attack that news also uses for words; the rules for criticism judge them.
SPOKEN: Final = frozenset({"attack", "hit", "blast", "slam", "bash", "rip", "mock", "insult", "belittle", "smear"})
_POSTURE: Final = frozenset({"in", "on", "ahead", "behind", "at", "within", "between", "beneath", "outside", "here"})
_OMISSION: Final = frozenset({"fail", "refuse", "neglect"})
#: What those do who do not do nothing ("did nothing to stop it").
_HELPING: Final = frozenset(
    "stop prevent help protect address fix halt end curb tackle avert combat investigate warn save act respond correct "
    "improve rein reduce ease remedy deter discourage disclose".split()
)
#: What somebody is held responsible for, or is behind.
_HARMS: Final = frozenset(
    "accident blast bloodshed collapse crash crisis cyberattack damage death deficit delay destruction disaster error "
    "explosion failure famine flood hack injury loss mess mistake outage plot poverty raid recession rise shortage "
    "spill suffering unrest".split()
)
_LIGHT: Final = frozenset(
    "commit engage perpetrate practice practise spread peddle tell spew wage conduct orchestrate "
    "spout traffic indulge participate resort stoop run perpetuate".split()
)
_GUILT: Final = frozenset({"guilty", "responsible", "complicit", "culpable", "behind", "accountable", "liable"})
_TRYING: Final = frozenset(
    {"try", "attempt", "seek", "want", "continue", "keep", "begin", "start", "go", "manage", "dare"}
)


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
        First match of: guilt, harm, deed, omission, misdeed, evil spread, falsity, bad quality, shortfall, excess,
        reproach.
    """
    for judge in _JUDGES:
        found = judge(scene, head)
        if found is not None:
            return found
    return None


def _copular(scene: Scene, head: int) -> bool:
    return bool(scene.reading.children(head, "cop")) or scene.reading.deprel[head] == "xcomp"


def _guilt(scene: Scene, head: int) -> Verdict | None:
    """Match "is guilty of", "is responsible for the leak", "is to blame", "is a liar", "is bent on"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head):
        return None
    if lemma == "blame" and head and reading.lemma[head - 1].lower() == "to" and _after_be(scene, head):
        return Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    if lemma in _GUILT and _copular(scene, head):
        good = lemma in {"responsible", "accountable", "behind"} and not _bad_below(scene, head)
        return None if good else Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    if reading.text(head).lower() in {"bent", "intent"} and _bad_below(scene, head):
        return Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    if lemma == "fault" and has_case(reading, head, "at") and reading.children(head, "cop"):
        return Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    behind = has_case(reading, head, "behind") and bool(reading.children(head, "cop"))
    if behind and (_harm(scene, head) or scene.is_a(head, "BLAMEWORTHY_N")):
        return Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    if reading.children(head, "cop") and culprit(scene, head) is not None:
        return Verdict("ACCUSE", target_of(scene, head), "guilt", head)
    return None


def culprit(scene: Scene, head: int) -> int | None:
    """Return the word of a predicate that names a wrongdoer: "a *liar*", "a pathological *liar*".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    for word in (
        head,
        *(k for k in reading.children(head, "conj") if not reading.children(k, "cop", "nsubj")),
    ):
        if scene.is_a(word, "CULPRIT_N") and reading.upos[word] in {"NOUN", "PROPN", "ADJ"}:
            return word
    return None


def _after_be(scene: Scene, head: int) -> bool:
    reading = scene.reading
    up = reading.head[head]
    return bool(reading.children(head, "cop")) or (up >= 0 and reading.lemma[up].lower() in {"be", "have"})


def _bad_below(scene: Scene, head: int) -> bool:
    return any(
        scene.is_a(k, "BLAMEWORTHY_N", "NEGATIVE_EVAL", "CULPRIT_N") or blameworthy(scene, k) or _harm(scene, k)
        for k in below(scene.reading, head)
        if k > head
    )


def _harm(scene: Scene, word: int) -> bool:
    return scene.reading.lemma[word].lower() in _HARMS


def _deed(scene: Scene, head: int) -> Verdict | None:
    """Match "arms the rebels", "was rigged", "lied to us", "tried to mislead them"."""
    reading = scene.reading
    if reading.upos[head] not in {"VERB", "AUX"} or is_negated(reading, head):
        return None
    lemma = reading.lemma[head].lower()
    if lemma in _TRYING:
        for child in reading.children(head, "xcomp"):
            inner = _deed(scene, child) or _spread(scene, child)
            if inner is not None and lemma not in {"want", "go"}:
                return Verdict("ACCUSE", target_of(scene, head), "deed", inner.word)
        return None
    if lemma == "deny" and denies_access(reading, head) and not is_passive(reading, head):
        return Verdict("ACCUSE", target_of(scene, head), "deed", head)
    needs = scene.needs(head, "BLAMEWORTHY_V")
    if needs is None or lemma in _OMISSION or lemma in SPOKEN:
        return None
    passive = is_passive(reading, head)
    if (
        passive
        and lemma == "rig"
        and any(reading.text(k).lower() in {"is", "are", "'s", "’s"} for k in reading.children(head, "cop", "aux:pass"))
    ):
        return None  # "the system is rigged" judges a state of things
    objects = reading.children(head, "obj", "iobj", "ccomp", "xcomp")
    if not objects and reading.deprel[head] == "conj":
        # "encouraged and supported them": the object hangs on the first verb.
        objects = tuple(k for k in reading.children(reading.head[head], "obj") if k > head)
    near = (*below(reading, head), *(k for one in objects for k in below(reading, one)))
    if needs and not any(reading.lemma[k].lower() in needs for k in near if k != head):
        return None
    if lemma in _TRANSITIVE and not passive and not objects:
        return None
    if (
        lemma == "lie"
        and reading.text(head).lower() != "lied"
        and not objects
        and any(
            reading.lemma[k].lower() in _POSTURE
            for c in reading.children(head)
            for k in (c, *reading.children(c, "case"))
        )
    ):
        return None
    if passive:
        return Verdict("ACCUSE", agent(reading, head), "deed", head)
    return Verdict("ACCUSE", target_of(scene, head), "deed", head)


def _omission(scene: Scene, head: int) -> Verdict | None:
    """Match "failed to warn them"."""
    reading = scene.reading
    if reading.upos[head] != "VERB" or is_negated(reading, head):
        return None
    if reading.lemma[head].lower() == "do" and _nothing_to_help(scene, head):
        return Verdict("ACCUSE", target_of(scene, head), "omission", head)
    if reading.lemma[head].lower() not in _OMISSION:
        return None
    if not reading.children(head, "xcomp"):
        return None
    return Verdict("ACCUSE", target_of(scene, head), "omission", head)


def _nothing_to_help(scene: Scene, head: int) -> bool:
    """Recognise "did nothing", "did little to stop it"; "did nothing wrong" and "to deserve it" clear somebody."""
    reading = scene.reading
    for noun in reading.children(head, "obj"):
        if reading.lemma[noun].lower() == "nothing":
            kept = [k for k in reading.children(noun, "acl", "amod", "acl:relcl") if k > noun]
            kept.extend(k for k in reading.children(head, "advcl", "xcomp") if k > noun)
            cleared = noun + 1 < len(reading.tokens) and reading.upos[noun + 1] == "ADJ"
            return not cleared and all(reading.lemma[k].lower() in _HELPING for k in kept)
        if reading.lemma[noun].lower() in {"little", "enough"}:
            help_ = (*reading.children(noun, "acl"), *reading.children(head, "advcl", "xcomp"))
            few = reading.lemma[noun].lower() == "little"
            return few and any(reading.lemma[k].lower() in _HELPING for k in help_)
    return False


def _spread(scene: Scene, head: int) -> Verdict | None:
    """Match "engaged in fraud", "told lies", "there was a smear campaign"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head):
        return None
    if reading.children(head, "expl"):
        # Parsers differ on which word heads "there was a campaign".
        nouns = reading.children(head, "nsubj") if lemma == "be" else (head,)
        for noun in nouns:
            if _wrong_noun(scene, noun):
                return Verdict("ACCUSE", None, "existence", noun)
        return None
    if lemma in _LIGHT and reading.upos[head] == "VERB":
        for child in reading.children(head, "obj", "obl"):
            if _wrong_noun(scene, child) and not none_of(scene, child):
                return Verdict("ACCUSE", target_of(scene, head), "deed", head)
    return None


def _wrong_noun(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    if reading.lemma[noun].lower() in {"attack", "threat"}:
        return False
    if scene.is_a(noun, "BLAMEWORTHY_N"):
        return True
    return any(scene.is_a(k, "BLAMEWORTHY_N", "FALSITY") for k in reading.children(noun, "compound"))


_JUDGES: Final = (
    _guilt,
    harm,
    _deed,
    _omission,
    misdeed,
    _spread,
    falsity,
    quality,
    affliction,
    shortfall,
    excess,
    reproach,
)
