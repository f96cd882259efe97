"""Whether the act of a cue is done, and by whom: what blocks it, and the act itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import climb, own_subject
from ..blocks import block, is_negated
from ..parties import by_word
from ..polarity import no_determiner
from ..scene import Found
from .speakers import speaker_of
from .uses import in_order, is_infinitive, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span
    from ..scene import Scene
    from .uses import Use

#: Verbs that ask for, allow or bring about what their infinitive says; it has not been done.
_ASKED_FOR: Final = frozenset(
    "call ask urge beg implore tell order instruct invite persuade convince force require expect allow encourage press "
    "pressure push lobby get approach request challenge want need compel recommend advise propose consider help let "
    "enable prepare teach train hire pay oblige obligate".split()
)
#: Nouns and adjectives that leave open what their infinitive says.
_OPEN: Final = frozenset(
    "intention willingness ability obligation duty responsibility refusal inability readiness capacity authority "
    "power permission ambition desire wish reason need enough too possible hard difficult easy radical supposed "
    "obliged obligated entitled prone sure able unable willing unwilling ready likely unlikely eager reluctant "
    "request call anything something nothing early late premature time effort attempt move push campaign plan "
    "chance".split()
)
_SEEMING: Final = frozenset({"seem", "appear"})
_FIRST: Final = frozenset({"i", "we"})
#: With these a first person does the act by naming it: "I can promise you", "I must admit", "I want to thank".
_POLITE: Final = frozenset("can must would 'd ’d should want like have wish".split())


def why_not(scene: Scene, head: int) -> str | None:
    """Name what keeps a named act from having been done, None if nothing does.

    Beyond `block`: an act that somebody is asked, allowed or able to do is not done; one that a first person does
    politely is ("I must admit", "I can promise you"): B. Fraser (1975), "Hedged performatives".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the cue's head.
    """
    reading = scene.reading
    why = block(reading, head)
    if why == "irrealis" and _performed(scene, head):
        return None
    if why is not None:
        return why
    for at, rel, up in climb(reading, head):
        lemma = reading.lemma[up].lower()
        gerund = reading.text(at).lower().endswith("ing") and marked(scene, at, "of", "from", "against", "for", "to")
        if marked(scene, at, "whether") or (reading.deprel[at] == "advcl" and _as_if(scene, at)):
            return "condition"
        if rel in {"xcomp", "advcl"} and lemma == "have" and _adverb(scene, up, "yet"):
            return "negation"
        if rel == "advcl" and is_infinitive(scene, at) and is_negated(reading, up) and not in_order(scene, at):
            return "negation"
        if (
            rel == "advcl"
            and is_infinitive(scene, at)
            and any(reading.lemma[k].lower() in {"call", "request"} for k in reading.children(up, "obj"))
        ):
            return "irrealis"
        if rel == "xcomp" and lemma in _SEEMING:
            return "irrealis"
        if rel in {"xcomp", "advcl", "acl", "ccomp", "obl", "nmod", "csubj"} and (is_infinitive(scene, at) or gerund):
            if lemma in _OPEN:
                return "irrealis"
            if is_infinitive(scene, at) and lemma in _ASKED_FOR and not in_order(scene, at):
                return "irrealis"
        if rel not in {"xcomp", "conj"}:
            return None
    return None


def _as_if(scene: Scene, verb: int) -> bool:
    marks = {scene.reading.lemma[k].lower() for k in scene.reading.children(verb, "mark")}
    return {"as", "if"} <= marks


def _adverb(scene: Scene, verb: int, adverb: str) -> bool:
    return any(scene.reading.lemma[k].lower() == adverb for k in scene.reading.children(verb, "advmod"))


def _performed(scene: Scene, head: int) -> bool:
    """Tell whether a first person does the act by naming it: "I must admit", "I want to thank"."""
    reading = scene.reading
    top = head
    if reading.deprel[head] == "xcomp" and reading.head[head] >= 0:
        top = reading.head[head]
    who = own_subject(reading, top)
    if who is None or reading.lemma[who].lower() not in _FIRST or is_negated(reading, top) or is_negated(reading, head):
        return False
    modals = {reading.lemma[k].lower() for k in reading.children(top, "aux")}
    if any(reading.deprel[k] == "advcl" and marked(scene, k, "if") for k in reading.children(top)):
        return False
    if top != head:
        return reading.lemma[top].lower() in _POLITE and modals <= {"would", "'d", "’d", "do"}
    return bool(modals & _POLITE) and "have" not in modals


def done(
    scene: Scene,
    use: Use,
    rule: str,
    *,
    charge: Span | None,
    target: int | None = None,
    addressed: bool = False,
    act: str | None = None,
    score: float = 0.8,
) -> Iterator[Found]:
    """Yield the act of a cue, if somebody can have done it.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        The cue.
    rule : str
        Name of the rule.
    charge : Span or None
        What the act is about.
    target : int or None, optional
        Token of whom the act is addressed to or who is judged.
    addressed : bool, default False
        Whether the act has a target at all.
    act : str or None, optional
        Label; that of the row if None.
    score : float, default 0.8
        How far the rule is trusted.

    Yields
    ------
    Found
        At most one act.
    """
    source = speaker_of(scene, use.head)
    if source is None:
        return
    # A fixed object of none undoes the act: "expressed no concern".
    none = any(no_determiner(scene.reading, word) for word in use.words if word != use.head)
    yield by_word(
        scene,
        use.head,
        use.row.act if act is None else act,
        rule,
        source=source,
        target=scene.party(target) if addressed else None,
        charge=charge,
        words=use.words,
        score=score,
        why="negation" if none else why_not(scene, use.head),
        hedged=scene.hedged(use.head),
    )
