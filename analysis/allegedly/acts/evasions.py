"""Which formulas of evasion are evasions: of somebody in particular, and of something asked.

A mark of EVASION says how something is put; "I do not know" and "the real issue is" evade only where there was a
question (P. Bull and K. Mayer 1993, "How not to answer questions in political interviews").
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import subject
from .blocks import NEGATIONS, is_negated
from .people import can_act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..marks import Mark
    from .scene import Scene

#: Characters within which a redirection belongs to the refusal before it.
_NEAR: Final = 200


def evasions(scene: Scene) -> list[Mark]:
    """Return the marks of evasion; a redirection ("what I can say is") right after another one belongs to it."""
    out: list[Mark] = []
    for mark in scene.marks:
        if mark.category != "EVASION" or not _overt(scene, mark):
            continue
        near = bool(out) and mark.start - out[-1].end < _NEAR
        if not (mark.subtype == "redirect" and near):
            out.append(mark)
    return out


#: Kinds of formula that evade only where somebody has asked: not to know is no refusal to say.
_ANSWERS: Final = frozenset({"disclaim_knowledge", "restrict", "redirect"})
_ASKING: Final = frozenset("ask question press quiz query interview grill interrogate".split())
_INDEFINITE: Final = frozenset({"someone", "somebody", "anyone", "anybody", "those", "whoever", "nobody", "people"})
#: Verbs that evade by themselves, and whose own negation undoes that ("could not avoid the subject").
_EVADING: Final = frozenset(
    "dodge sidestep deflect duck evade skirt avoid brush shrug change equivocate prevaricate demur ignore".split()
)


def _overt(scene: Scene, mark: Mark) -> bool:
    """Tell whether a formula of evasion evades here: somebody in particular, of something asked, and not negated."""
    reading = scene.reading
    words = reading.tokens_in((mark.start, mark.end))
    if not words:
        return False
    head = next((k for k in words if reading.upos[k] == "VERB"), words[0])
    who = subject(reading, head)
    if who is not None and reading.lemma[who].lower() in _INDEFINITE:
        return False
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(head, "aux")}
    if "have" in auxiliaries and auxiliaries & {"could", "might", "should", "would"}:
        return False  # "could have declined to comment"
    evading = reading.lemma[head].lower() in _EVADING
    if evading and (is_negated(reading, head) or _deflected(scene, head)):
        return False
    if mark.subtype == "no_response" and not _unanswered(scene, words):
        return False
    own = mark.subtype == "restrict" and any(reading.lemma[k].lower() in {"i", "we"} for k in words)
    if mark.subtype in _ANSWERS and not evading and not own:
        return _asked(scene, words[0])
    if reading.text(words[-1]).lower() in {"named", "identified", "quoted"}:
        return False  # whoever speaks without their name speaks
    if reading.lemma[words[-1]].lower() in {"unanswered", "unreturned"}:
        return who is None or reading.lemma[who].lower() in _SENT
    return True


def _deflected(scene: Scene, head: int) -> bool:
    """Tell "deflected blame", which is no answer withheld, from "deflected questions"."""
    reading = scene.reading
    return any(reading.lemma[k].lower() in _NO_QUESTION for k in reading.children(head, "obj"))


def _unanswered(scene: Scene, words: Sequence[int]) -> bool:
    """Tell whether somebody leaves something unanswered: a person, and the negation on the answering itself."""
    reading = scene.reading
    verbs = [k for k in words if reading.upos[k] == "VERB"]
    if not verbs or reading.lemma[words[0]].lower() not in NEGATIONS:
        return True
    if reading.lemma[verbs[0]].lower() not in _ANSWERING and not is_negated(reading, verbs[-1]):
        return False  # "did not include it because they responded"
    who = subject(reading, verbs[0])
    if who is None or any(reading.lemma[k].lower() in _SENT for k in words):
        return True
    return can_act(scene, who) or reading.lemma[who].lower() in _SENT | {"i", "we"}


_ANSWERING: Final = frozenset({"respond", "reply", "answer", "return", "comment", "provide", "offer", "give", "make"})
_NO_QUESTION: Final = frozenset(
    {"blame", "responsibility", "attention", "criticism", "accountability", "charge", "fire"}
)
_SENT: Final = frozenset("call request message email e-mail letter query inquiry question text voicemail phone".split())


def _asked(scene: Scene, word: int) -> bool:
    """Tell whether a question stands just before a word: a verb of asking, a mark, or an evasion already made."""
    reading = scene.reading
    sentence = reading.tokens[word].sentence
    first = reading.sentence_tokens(max(sentence - 1, 0)).start
    stop = reading.sentence_tokens(sentence).stop
    return any(reading.lemma[k].lower() in _ASKING or (reading.text(k) == "?" and k < word) for k in range(first, stop))
