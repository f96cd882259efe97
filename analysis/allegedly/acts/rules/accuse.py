"""Rules A1 to A6, A8 and A9: accusations by verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import agent, below, clause, complement, is_passive, own_subject, phrase, predicate
from ..parties import bare_passive, make
from ..people import can_act
from .accuse_nouns import is_wrong
from .verdicts import culprit, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ..cue_frames import Match
    from ..scene import Found, Scene

_RECIPROCAL: Final = frozenset({"other", "another"})
_LEGAL_SOURCES: Final = ("LEGAL_N", "PROSECUTOR_N", "COURT_N", "TEXT_N")
#: The author says with these that the accusation is false: they judge, they do not report an accusation.
_SLANDER: Final = frozenset({"defame", "libel", "slander", "smear", "trump up"})
_FAMILIES: Final = {
    "np-of": "A1",
    "np-for": "A2",
    "np": "A2",
    "np-on": "A3",
    "np-with": "A4",
    "np-in": "A4",
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
    if frame.startswith("np"):
        if lemma in _SLANDER or (lemma == "denounce" and frame == "np-for"):
            return
        if (
            match.head
            and reading.lemma[match.head - 1].lower() == "to"
            and lemma == "blame"
            and _copula(scene, match.head)
        ):
            return  # "is to blame" is said of its subject
        if lemma in {"cite", "prosecute"} and not can_act(scene, target):
            return
        if lemma == "cite" and extra is not None and not is_wrong(scene, extra):
            return
        if lemma == "charge" and extra is not None and _task(scene, match.head, extra):
            return
        if target is None or scene.is_a(target, "MONEY_N") or (extra is not None and scene.is_a(extra, "MONEY_N")):
            return
        charge = None if extra is None else clause(reading, extra)
        if frame == "np" and lemma in {"allege", "insinuate"}:
            yield _alleged_object(scene, match, target)
            return
        if frame == "np-on":
            charge, target = phrase(reading, target), extra
        elif frame == "np" and extra is None and match.row.lemma == "suspect":
            return
        if extra is None and target is not None and reading.text(target).lower().endswith(("self", "selves")):
            return  # who blames himself accuses nobody
        rule = "A6" if len(match.words) > 1 else _FAMILIES.get(frame, "A6")
        if bare_passive(scene, match.head):
            rule = "A8"
        found = make(scene, match, "ACCUSE", rule, target=target, charge=charge, hedge=(extra,))
        yield from _reciprocal(scene, found, match.head, target)
        return
    # "point the finger at", "level charges against": the phrase after the cue is the target.
    if extra is None:
        return
    why = complement(reading, extra, ("for", "over", "of")) or complement(reading, match.head, ("for", "over"))
    yield make(scene, match, "ACCUSE", "A6", target=extra, charge=None if why is None else clause(reading, why))


def culpable(scene: Scene, word: int) -> bool:
    """Tell whether a predicate names a wrongdoer ("a liar", "responsible for the leak")."""
    if scene.reading.lemma[word].lower() in {"responsible", "guilty", "complicit", "culpable"}:
        return True
    return culprit(scene, word) is not None


def _task(scene: Scene, head: int, extra: int) -> bool:
    """Recognise "a group charged with planting trees": a duty, not an offence."""
    reading = scene.reading
    gerund = reading.text(extra).lower().endswith("ing") and reading.upos[extra] == "VERB"
    return gerund and reading.deprel[head] == "acl" and not scene.is_a(extra, "BLAMEWORTHY_V")


def _copula(scene: Scene, head: int) -> bool:
    reading = scene.reading
    up = reading.head[head]
    return bool(reading.children(head, "cop")) or (up >= 0 and reading.lemma[up].lower() == "be")


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
    if match.row.lemma == "suspect" and (said is None or said.act != "ACCUSE"):
        return
    if said is not None and said.act == "ACCUSE":
        target = said.target
    elif is_passive(reading, head):
        target = agent(reading, head)
    else:
        target = own_subject(reading, head)
    yield make(scene, match, "ACCUSE", "A5", target=target, charge=predicate(reading, head), hedge=(head,))
