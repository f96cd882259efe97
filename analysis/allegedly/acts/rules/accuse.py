"""Rules A1 to A6, A8, A9 and A13: accusations by verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import agent, below, clause, complement, cut_before, is_passive, own_subject, phrase, predicate, subject
from ..blocks import is_modal
from ..parties import bare_passive, make
from ..people import can_act, is_self
from ..scene import Found
from .accuse_nouns import is_wrong
from .blame import after_be
from .suspects import is_task
from .verdicts import culprit, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ..cue_frames import Match
    from ..scene import Scene

_RECIPROCAL: Final = frozenset({"other", "another"})
_LEGAL_SOURCES: Final = ("LEGAL_N", "PROSECUTOR_N", "COURT_N", "TEXT_N")
#: The author says with these that the accusation is false: they judge, they do not report an accusation.
_SLANDER: Final = frozenset({"defame", "libel", "slander", "smear", "trump up"})
#: Claims that say what a suit or a complaint is about: "sued the firm, *alleging* that it had lied".
_CLAIMING: Final = frozenset({"allege", "claim", "charge", "accuse", "say", "argue", "contend", "assert"})
#: What offices do to those whom they hold to have done something; what for must be a wrong.
_OFFICIAL: Final = frozenset("arrest detain investigate probe book want jail".split())
_SUITS: Final = frozenset({"lawsuit", "suit", "case", "action"})
#: Verbs that put a wrong down to somebody, or somebody down to a wrong.
_TRACING: Final = frozenset({"attribute", "ascribe", "impute", "trace"})
_LINKING: Final = frozenset({"link", "tie", "connect"})
_PINNED: Final = frozenset({"hope", "medal", "badge", "note", "ribbon", "flower", "poster"})
#: What happens without anybody doing it.
_CAUSES: Final = frozenset(
    "factor weather rain wind cold heat drought price tumble drop decline slump rise fall shortage traffic timing luck "
    "coincidence circumstance season economy".split()
)
_FAMILIES: Final = {
    "np-of": "A1",
    "np-for": "A2",
    "np": "A2",
    "np-on": "A3",
    "np-with": "A4",
    "np-in": "A4",
    "np-over": "A4",
    "that": "A5",
}


def accuse_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the accusation that a verb makes in one frame (A1 to A6, A8, A9).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of ACCUSE in its frame.

    Yields
    ------
    Found
        One act; two for "each other".
    """
    reading, frame, lemma = scene.reading, match.frame, match.row.lemma
    target, extra = match.object, match.complement
    if frame in {"np-pred", "np-as"} and "BLAMEWORTHY_N" in match.row.object:
        legal = any(scene.is_a(k, *_LEGAL_SOURCES) for k in reading.children(match.head, "nsubj"))
        if extra is None or not (culpable(scene, extra) or (legal and lemma == "name")):
            return
        yield make(scene, match, "ACCUSE", "A6", target=target, charge=clause(reading, extra))
        return
    if frame == "that":
        yield from _that(scene, match)
        return
    if frame == "to":
        return
    if lemma in _TRACING | _LINKING:
        yield from _traced(scene, match)
        return
    if frame.startswith("np"):
        if target is None or not _counts(scene, match, target):
            return
        charge = None if extra is None else clause(reading, extra)
        if frame == "np" and lemma in {"allege", "insinuate"}:
            yield _alleged_object(scene, match, target)
            return
        if frame == "np-in" and extra is not None and reading.upos[extra] == "PROPN":
            charge = None  # where, not what for
        if frame == "np-on":
            charge, target = phrase(reading, target), extra
        rule = "A6" if len(match.words) > 1 else _FAMILIES.get(frame, "A6")
        if bare_passive(scene, match.head):
            rule = "A8"
        found = make(scene, match, "ACCUSE", rule, target=target, charge=charge, hedge=(extra,))
        yield from _reciprocal(scene, found, match.head, target)
        return
    if extra is None:
        return
    if lemma == "complain":
        if is_wrong(scene, extra):
            by = complement(reading, extra, ("by",)) or next(iter(reading.children(extra, "nmod:poss")), None)
            yield make(scene, match, "ACCUSE", "A5", target=by, charge=clause(reading, extra), hedge=(extra,))
        return
    # "point the finger at", "level charges against": the phrase after the cue is the target.
    why = complement(reading, extra, ("for", "over", "of")) or complement(reading, match.head, ("for", "over"))
    if lemma.split()[-1] in _SUITS and (why is None or not is_wrong(scene, why)):
        return  # one may sue for papers or for money
    yield make(scene, match, "ACCUSE", "A6", target=extra, charge=None if why is None else clause(reading, why))


def _counts(scene: Scene, match: Match, target: int) -> bool:
    """Tell whether a verb with an object accuses it: not of a price, a duty, a cause, and not oneself."""
    reading, frame, lemma, head = scene.reading, match.frame, match.row.lemma, match.head
    extra = match.complement
    if lemma in _SLANDER or (lemma == "denounce" and frame == "np-for"):
        return False
    aimed = any(k > head for k in reading.children(head, "obj"))  # "appeared to blame the clerks"
    if lemma == "blame" and not aimed and head and reading.lemma[head - 1].lower() == "to" and after_be(scene, head):
        return False  # "is to blame" is said of its subject
    if scene.is_a(target, "MONEY_N"):
        return False
    accused = extra if frame == "np-on" else target
    if accused is not None and reading.text(accused).lower().endswith(("self", "selves")):
        return False  # who blames himself accuses nobody
    if lemma == "blame" and extra is None and reading.lemma[target].lower() in _CAUSES:
        return False  # to blame falling prices is to explain
    if lemma == "sue":
        return not any(reading.lemma[k].lower() in _CLAIMING for k in reading.children(head, "advcl", "xcomp"))
    if lemma in {"hold accountable", "hold liable"}:
        return extra is not None
    if lemma == "pin" and reading.lemma[target].lower() in _PINNED:
        return False
    if lemma == "find guilty":
        who = agent(reading, head) if is_passive(reading, head) else subject(reading, head)
        return who is not None and not scene.is_a(who, "COURT_N")  # a verdict is no accusation
    if lemma == "charge":
        return _charged(scene, match, target)
    if lemma in {"cite", "prosecute"} | _OFFICIAL and (scene.is_a(target, "LEGAL_N") or not can_act(scene, target)):
        return False
    if lemma in {"cite", *_OFFICIAL}:
        return extra is not None and is_wrong(scene, extra)
    return not (lemma == "suspect" and extra is None)


def _charged(scene: Scene, match: Match, target: int) -> bool:
    """Tell a charge brought from a fee, a duty, a battery and a run at the gate."""
    reading = scene.reading
    extra = complement(reading, match.head, ("with",)) if match.complement is None else match.complement
    if extra is not None and is_task(scene, match.head, extra):
        return False
    if match.frame == "np-with":
        return True
    if not can_act(scene, target):
        return False
    if is_passive(reading, match.head):
        return not reading.children(match.head, "obj")
    who = subject(reading, match.head)
    return who is not None and scene.is_a(who, "PROSECUTOR_N", "COURT_N") and not reading.children(match.head, "iobj")


def _traced(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the accusation of "traced the leak to the firm" and "tied the mayor to the fraud"."""
    reading, lemma = scene.reading, match.row.lemma
    target, extra = match.object, match.complement
    passive = is_passive(reading, match.head)
    if target is None or extra is None or (passive and agent(reading, match.head) is None):
        return
    who = agent(reading, match.head) if passive else subject(reading, match.head)
    if not can_act(scene, who):
        return
    if is_wrong(scene, target) and can_act(scene, extra):
        wrong = cut_before(reading, phrase(reading, target), extra)
        yield make(scene, match, "ACCUSE", "A6", target=extra, charge=wrong, hedge=(extra,))
    elif is_wrong(scene, extra) and lemma in _LINKING and can_act(scene, target):
        yield make(scene, match, "ACCUSE", "A6", target=target, charge=phrase(reading, extra), hedge=(extra,))


def _done_by_somebody(scene: Scene, head: int) -> bool:
    """Tell whether a clause after "suspect" or "complain" says what somebody did, not how things stand or will go."""
    reading = scene.reading
    who = own_subject(reading, head)
    if who is None or is_self(scene, who) or not can_act(scene, who):
        return False
    if any(reading.lemma[k].lower() == "behind" for k in reading.children(head, "case")):
        return True
    return reading.upos[head] == "VERB" and not is_modal(reading, head) and bool(reading.children(head, "obj"))


def culpable(scene: Scene, word: int) -> bool:
    """Tell whether a predicate names a wrongdoer ("a liar", "responsible for the leak")."""
    reading = scene.reading
    if reading.lemma[word].lower() in {"responsible", "guilty", "complicit", "culpable"}:
        return True
    if reading.upos[word] == "VERB" and reading.text(word).lower().endswith("ing"):
        said = verdict(scene, word)  # "painted him as lying to voters"
        return said is not None and said.act == "ACCUSE"
    return culprit(scene, word) is not None


def _reciprocal(scene: Scene, found: Found, head: int, target: int | None) -> Iterator[Found]:
    """Yield an act, or two for "A and B accused each other" (A9)."""
    reading = scene.reading
    each = target is not None and _each_other(scene, target)
    who = own_subject(reading, head)
    others = reading.children(who, "conj") if who is not None else ()
    if not each or who is None or not others:
        yield found
        return
    first = _alone(scene, who, others)
    second = (phrase(reading, others[0]),)
    for source, aim in ((first, second), (second, first)):
        yield replace(found, rule="A9", source=source, target=aim)


def _each_other(scene: Scene, word: int) -> bool:
    lemmas = scene.reading.lemma
    pairs = ((word - 1, word), (word, word + 1))
    return any(
        first >= 0
        and last < len(lemmas)
        and lemmas[first].lower() in {"each", "one"}
        and lemmas[last].lower() in _RECIPROCAL
        for first, last in pairs
    )


def _alone(scene: Scene, word: int, others: tuple[int, ...]) -> Spans:
    start, end = phrase(scene.reading, word)
    cut = scene.reading.tokens[min(min(below(scene.reading, k)) for k in others)].start
    text = scene.reading.string[start : min(end, cut)].rstrip(" ,\t\n")
    return ((start, start + len(text)),) if text else ((start, end),)


def _alleged_object(scene: Scene, match: Match, target: int) -> Found:
    """Read "alleged fraud by the mayor": the object is the charge."""
    reading = scene.reading
    by = complement(reading, target, ("by", "at", "against", "in"))
    owner = next(iter(reading.children(target, "nmod:poss")), None)
    return make(
        scene,
        match,
        "ACCUSE",
        "A5",
        target=by if by is not None else owner,
        charge=phrase(reading, target, clauses=True),
    )


def _that(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the accusation of "alleged that officers deleted the recordings" (A5)."""
    reading, head = scene.reading, match.complement
    if head is None:
        return
    said = verdict(scene, head)
    accusing = said is not None and said.act == "ACCUSE"
    if not accusing and match.row.lemma in {"suspect", "complain"} and not _done_by_somebody(scene, head):
        return
    if said is not None and accusing:
        target = said.target
    elif is_passive(reading, head):
        target = agent(reading, head)
    else:
        target = own_subject(reading, head)
    yield make(scene, match, "ACCUSE", "A5", target=target, charge=predicate(reading, head), hedge=(head,))
