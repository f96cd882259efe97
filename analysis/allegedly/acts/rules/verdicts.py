"""What a predicate says about its subject: that it did wrong, that it is bad, that it is not so.

Fillmore (1969), "Verbs of judging", keeps the first two apart: to accuse is to assert that somebody did what is
taken to be bad, to criticise is to assert that what somebody did, or is, is bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..._syntax import agent, antecedent, below, is_passive, own_subject, subject
from ..blocks import denies_access, is_negated
from ..people import can_act, is_self

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
_LIGHT: Final = frozenset(
    "commit engage perpetrate practice practise spread peddle tell spew wage conduct orchestrate "
    "spout traffic indulge participate resort stoop run perpetuate".split()
)
_GUILT: Final = frozenset({"guilty", "responsible", "complicit", "culpable", "behind", "accountable", "liable"})
_EXPLETIVE: Final = frozenset({"it", "there", "that", "this", "what", "which"})
_TRYING: Final = frozenset(
    {"try", "attempt", "seek", "want", "continue", "keep", "begin", "start", "go", "manage", "dare"}
)
_REPROACH: Final = frozenset({"apologize", "apologise", "resign", "repent"})
_DUTY: Final = frozenset({"should", "must", "need", "ought"})
_NO: Final = frozenset({"no", "zero", "little"})
_GRASP: Final = frozenset(
    "understand care represent deserve belong respect listen answer explain protect get fit".split()
)
_LACKING: Final = frozenset("sense idea plan strategy clue business shame respect regard credibility".split())
_INNOCENCE: Final = frozenset({"role", "involvement", "knowledge", "link", "connection", "part", "tie", "hand"})
_TRUE: Final = frozenset({"true", "so", "correct", "accurate", "right"})
_SAYING: Final = frozenset("say suggest imply claim assert call think believe assume allege pretend insinuate".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a predicate says: the act it amounts to, who or what it is said of, in which way, by which word.

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
        First match of: guilt, deed, omission, evil spread, falsity, bad quality, shortfall, reproach.
    """
    for judge in (_guilt, _deed, _omission, _spread, _falsity, _quality, _shortfall, _reproach):
        found = judge(scene, head)
        if found is not None:
            return found
    return None


def _target(scene: Scene, head: int) -> int | None:
    """Return who the predicate is about, None if nobody in particular.

    "She is a woman who lied" is about the subject of the outer clause.
    """
    reading = scene.reading
    found = subject(reading, head)
    if found is None or reading.lemma[found].lower() in _EXPLETIVE:
        return None
    if reading.children(found, "cop") and reading.deprel[head] == "acl:relcl":
        outer = own_subject(reading, found)
        if outer is not None and reading.lemma[outer].lower() not in _EXPLETIVE:
            return outer
    return found


def _copular(scene: Scene, head: int) -> bool:
    return bool(scene.reading.children(head, "cop")) or scene.reading.deprel[head] == "xcomp"


def _guilt(scene: Scene, head: int) -> Verdict | None:
    """Match "is guilty of", "is responsible for the leak", "is to blame", "is a liar", "is bent on"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if is_negated(reading, head):
        return None
    if lemma == "blame" and head and reading.lemma[head - 1].lower() == "to" and _after_be(scene, head):
        return Verdict("ACCUSE", _target(scene, head), "guilt", head)
    if lemma in _GUILT and _copular(scene, head):
        good = lemma in {"responsible", "accountable", "behind"} and not _bad_below(scene, head)
        return None if good else Verdict("ACCUSE", _target(scene, head), "guilt", head)
    if reading.text(head).lower() in {"bent", "intent"} and _bad_below(scene, head):
        return Verdict("ACCUSE", _target(scene, head), "guilt", head)
    if reading.children(head, "cop") and culprit(scene, head) is not None:
        return Verdict("ACCUSE", _target(scene, head), "guilt", head)
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
        scene.is_a(k, "BLAMEWORTHY_N", "NEGATIVE_EVAL", "BLAMEWORTHY_V", "CULPRIT_N") or _harm(scene, k)
        for k in below(scene.reading, head)
        if k > head
    )


def _harm(scene: Scene, word: int) -> bool:
    return scene.reading.lemma[word].lower() in {
        "death",
        "destruction",
        "loss",
        "collapse",
        "crisis",
        "damage",
        "rise",
    }


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
                return Verdict("ACCUSE", _target(scene, head), "deed", inner.word)
        return None
    if lemma == "deny" and denies_access(reading, head) and not is_passive(reading, head):
        return Verdict("ACCUSE", _target(scene, head), "deed", head)
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
    if reading.children(head, "expl"):
        # Parsers differ on which word heads "there was a campaign".
        nouns = reading.children(head, "nsubj") if lemma == "be" else (head,)
        for noun in nouns:
            if _wrong_noun(scene, noun):
                return Verdict("ACCUSE", None, "existence", noun)
        return None
    if lemma in _LIGHT and reading.upos[head] == "VERB":
        for child in reading.children(head, "obj", "obl"):
            if _wrong_noun(scene, child) and not _denied_noun(scene, child):
                return Verdict("ACCUSE", _target(scene, head), "deed", head)
    return None


def _wrong_noun(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    if reading.lemma[noun].lower() in {"attack", "threat"}:
        return False
    if scene.is_a(noun, "BLAMEWORTHY_N"):
        return True
    return any(scene.is_a(k, "BLAMEWORTHY_N", "FALSITY") for k in reading.children(noun, "compound"))


def _denied_noun(scene: Scene, noun: int) -> bool:
    return any(scene.reading.lemma[k].lower() in _NO for k in scene.reading.children(noun, "det"))


def _falsity(scene: Scene, head: int) -> Verdict | None:
    """Match "the reports are false", "it is not true that", "she is wrong to say that"."""
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma in {"substance", "merit", "basis", "truth"} and _denied_noun(scene, head):
        up = reading.head[head]
        if up >= 0 and reading.lemma[up].lower() in {"have", "be"}:
            return Verdict("DENY", own_subject(reading, up), "falsity", head)
        return None
    if not reading.children(head, "cop"):
        return None
    negated = is_negated(reading, head)
    false = scene.is_a(head, "FALSITY") and not negated
    untrue = negated and lemma in _TRUE
    if not (false or untrue):
        return None
    about = own_subject(reading, head)
    named = about is not None and scene.is_a(about, "ACCUSATION_N")
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
    weak = scene.is_a(head, "NEGATIVE_EVAL", "CULPRIT_N")
    if not (named or dummy) or (weak and not named) or (weak and lemma == "misleading"):
        return None
    return Verdict("DENY", about, "falsity", head)


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
    for child in reading.children(head, "amod", "compound", "conj"):
        if scene.is_a(child, "NEGATIVE_EVAL", "CULPRIT_N") and not is_negated(reading, child):
            return child
    for child in reading.children(head, "nmod"):
        if scene.is_a(child, "NEGATIVE_EVAL", "CULPRIT_N", "BLAMEWORTHY_N"):
            return child
    return None


def _quality(scene: Scene, head: int) -> Verdict | None:
    """Match "is a disaster", "is not fit to serve"."""
    reading = scene.reading
    state = reading.upos[head] == "VERB" and reading.text(head).lower() == "rigged" and is_passive(reading, head)
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
        good = scene.is_a(head, "POSITIVE_EVAL") and reading.lemma[head].lower() not in _TRUE
        return Verdict("CRITICIZE", about, "quality", head) if good else None
    word = negative(scene, head)
    return None if word is None else Verdict("CRITICIZE", about, "quality", word)


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


def _shortfall(scene: Scene, head: int) -> Verdict | None:
    """Match "does not understand", "has no plan", "lacks the stamina"."""
    reading = scene.reading
    if reading.upos[head] != "VERB":
        return None
    lemma = reading.lemma[head].lower()
    about = _target(scene, head)
    if about is None or is_self(scene, about) or not can_act(scene, about):
        return None
    negated = is_negated(reading, head)
    if negated and lemma in _GRASP:
        return Verdict("CRITICIZE", about, "shortfall", head)
    if negated and lemma in {"have", "know"}:
        for child in reading.children(head, "obj", "ccomp"):
            if reading.lemma[child].lower() in {*_LACKING, "temperament", "judgment", "talk", "do"}:
                return Verdict("CRITICIZE", about, "shortfall", head)
    if not negated and lemma == "lack" and reading.children(head, "obj"):
        return Verdict("CRITICIZE", about, "shortfall", head)
    if not negated and lemma in {"have", "offer", "make", "show"}:
        for child in reading.children(head, "obj"):
            if _denied_noun(scene, child) and reading.lemma[child].lower() in _LACKING:
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
    """Tell whether a predicate denies a part in something: "had no role", "had nothing to do with it".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    if lemma not in {"have", "play", "be", "do"}:
        return False
    for child in reading.children(head, "obj", "nsubj"):
        name = reading.lemma[child].lower()
        if name in _INNOCENCE and (_denied_noun(scene, child) or is_negated(reading, head)):
            return True
        if name == "nothing" and lemma == "have" and reading.children(child, "acl", "xcomp", "amod"):
            return True
        if name == "nothing" and lemma == "do":
            return any(reading.lemma[k].lower() in {"wrong", "illegal", "improper"} for k in reading.children(child))
    return False
