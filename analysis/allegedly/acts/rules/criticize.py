"""Rules C1 to C5: criticism by verb, by a name called, by noun and by adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, is_passive, own_subject, phrase, predicate, subject
from ..._types import UNSTATED
from ..anchors import noun_before_mark
from ..blocks import block_noun
from ..cue_frames import TIMES, clause_of
from ..parties import attribution_of, make, parties
from ..people import can_act
from ..scene import Found
from .verdicts import negative, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span, Spans
    from ..cue_frames import Match
    from ..scene import Scene

#: What one questions when one criticises.
_QUESTIONED: Final = frozenset(
    "ability authenticity authority candidacy character citizenship commitment competence conduct "
    "credential credibility decision eligibility ethic fairness faith fitness honesty impartiality "
    "independence integrity judgment judgement leadership legitimacy loyalty mental motive "
    "patriotism policy qualification readiness record sincerity stamina strategy temperament "
    "toughness trustworthiness value veracity wisdom record motivation sanity health handling "
    "wording intelligence".split()
)
#: Words near an attack that make it one of arms, not of words.
_ARMED: Final = frozenset(
    "terror terrorist terrorism militant bomb bombing suicide gun gunman knife shooting deadly "
    "chemical nuclear missile drone air airstrike rocket arson acid heart panic asthma sept "
    "september consulate embassy compound troop soldier army rebel insurgent jihadist isis isil "
    "taliban al-qaeda daesh victim mass school nightclub marathon ground cyber hacker hacking "
    "military armed sex sexual bear shark dog police motorcade physical homeland country nation "
    "america convoy village town airport physically wound injure kill dead death killer".split()
)
_VERBAL: Final = frozenset(
    "personal verbal verbally political negative ad sharp fierce blistering withering scathing "
    "rhetorical partisan vicious relentless line campaign viciously repeatedly constant twitter "
    "tweet bitter unfair fresh new latest racist sexist ad-hominem vitriolic harsh frontal "
    "full-throated".split()
)
_PHYSICAL: Final = frozenset({"attack", "assault", "hit", "strike", "beat"})
#: Verbs with particles that mostly mean something else.
_TOO_OPEN: Final = frozenset({"take down", "cut down", "run down", "blow up", "fire off", "tear apart"})
#: Nouns for what somebody said: to reject them is to condemn them, to deny their truth takes another word.
REMARKS: Final = frozenset(
    {"comment", "remark", "statement", "rhetoric", "tweet", "word", "attack", "insult", "view", "language"}
)
#: Prepositions before what is criticised, by noun; what follows "over" is the reason.
_AIMS_OF_JUDGING: Final = ("of", "against", "toward", "towards")
_AIMS_OF_ATTACK: Final = ("on", "against", "of")
_AIMS_OF_SHOT: Final = ("at", "against", "on")
_AIMS_OF_ANGER: Final = ("at", "against", "over", "about", "to")
_AIMS: Final = {
    **dict.fromkeys(("attack", "assault", "onslaught", "counterattack", "broadside"), _AIMS_OF_ATTACK),
    **dict.fromkeys(
        ("jab", "swipe", "shot", "dig", "barb", "salvo", "jibe", "gibe", "taunt", "potshot"), _AIMS_OF_SHOT
    ),
    **dict.fromkeys(("outrage", "fury", "indignation", "outcry", "backlash", "uproar", "complaint"), _AIMS_OF_ANGER),
}
#: Words that name an act of criticism only where its aim is given.
_NEEDS_AIM: Final = frozenset({"complaint", "fury", "insult", "mockery", "outrage", "rant", "vitriol"})


def criticize_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the criticism that a verb makes in one frame (C1 to C3).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of CRITICIZE in its frame.

    Yields
    ------
    Found
        At most one act.
    """
    reading, frame, lemma = scene.reading, match.frame, match.row.lemma
    target, extra = match.object, match.complement
    if "HUMAN_N" in match.row.object:
        if target is not None and _disowned(scene, lemma, target):
            yield make(scene, match, "CRITICIZE", "C1", target=target, charge=None)
        return
    if match.row.object:
        if target is None or extra is None:
            return
        if negative(scene, extra) is None and not scene.is_a(extra, "BLAMEWORTHY_N") and lemma != "dismiss":
            return
        yield make(scene, match, "CRITICIZE", "C2", target=target, charge=clause(reading, extra))
        return
    if frame == "that":
        yield from _complaint(scene, match)
        return
    if frame in {"quote", "none"}:
        if len(match.words) > 1 or lemma in {"lash out"}:
            yield make(scene, match, "CRITICIZE", "C3", target=None, charge=None)
        return
    if frame.startswith("np"):
        if target is None:
            return
        if lemma == "question" and not _questioned(scene, target):
            return
        if lemma in _PHYSICAL and is_physical(scene, match.head, target):
            return
        if len(match.words) == 1 and reading.children(match.head, "compound:prt"):
            return
        if lemma in _TOO_OPEN or _anyone(scene, match.head):
            return
        if lemma == "condemn" and _condemned(scene, match.head, target):
            return
        if lemma in {"hit", "see", "view", "knock", "pan", "slap", "jab", "object"} and extra is None:
            return
        charge = None if extra is None else clause(reading, extra)
        yield make(scene, match, "CRITICIZE", "C1", target=target, charge=charge, hedge=(extra,))
        return
    if extra is None:
        return
    why = complement(reading, extra, ("for", "over")) or complement(reading, match.head, ("for", "over"))
    if why == extra:
        why = None
    about = frame in {"about", "over"} or lemma == "complain"
    yield make(
        scene,
        match,
        "CRITICIZE",
        "C3",
        target=extra,
        charge=phrase(reading, extra) if about else None if why is None else clause(reading, why),
    )


def _disowned(scene: Scene, lemma: str, target: int) -> bool:
    """Tell "disavowed him" and "rejected his remarks", which judge, from "dismissed its treasurer"."""
    if scene.reading.lemma[target].lower() in REMARKS:
        return True
    human = scene.is_a(target, "HUMAN_N") or scene.reading.upos[target] == "PROPN"
    return human and lemma in {"disavow", "repudiate"}


def _condemned(scene: Scene, head: int, target: int) -> bool:
    """Recognise "condemned the building" and "was condemned to death": acts of an office."""
    reading = scene.reading
    if reading.lemma[target].lower() in {"building", "house", "bridge", "property", "structure", "flat", "apartment"}:
        return True
    return is_passive(reading, head) and complement(reading, head, ("to",)) is not None


def _anyone(scene: Scene, verb: int) -> bool:
    """Recognise "anybody who attacks him": a kind of person, not an act."""
    who = subject(scene.reading, verb)
    return who is not None and scene.reading.lemma[who].lower() in {
        "anybody",
        "anyone",
        "whoever",
        "everyone",
    }


def _questioned(scene: Scene, target: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() in _QUESTIONED for k in (target, *reading.children(target, "conj", "compound")))


def is_physical(scene: Scene, cue: int, target: int | None) -> bool:
    """Tell whether an attack is one of arms.

    Parameters
    ----------
    scene : Scene
        The document.
    cue : int
        Token of the verb or noun.
    target : int or None
        Token of what is attacked.

    Returns
    -------
    bool
        True if a word of arms or of places stands in its phrase and none of speech.
    """
    reading = scene.reading
    near = {cue, *reading.children(cue)}
    if target is not None:
        near.update((target, *reading.children(target)))
    who = subject(reading, cue) if reading.upos[cue] == "VERB" else None
    if who is not None:
        near.update((who, *reading.children(who)))
    lemmas = {reading.lemma[k].lower() for k in near}
    if reading.upos[cue] == "VERB" and complement(reading, cue, ("for", "over", "as")) is not None:
        return False
    if lemmas & _VERBAL:
        return False
    state = target is not None and reading.upos[cue] == "VERB" and scene.is_place(target)
    return state or bool(lemmas & _ARMED)


def _complaint(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield what "complained that the vote was rigged" does: ACCUSE if the clause names a deed."""
    head = match.complement
    if head is None:
        return
    reading = scene.reading
    said = verdict(scene, head)
    if said is not None and said.act == "ACCUSE":
        yield make(scene, match, "ACCUSE", "A5", target=said.target, charge=predicate(reading, head), hedge=(head,))
        return
    if match.row.lemma in {"object", "scoff", "protest"}:
        return
    yield make(scene, match, "CRITICIZE", "C1", target=own_subject(reading, head), charge=predicate(reading, head))


def criticize_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism that a noun names: "her attacks on the bank" (C4).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    who = parties(scene, head, aims=_AIMS.get(lemma, _AIMS_OF_JUDGING))
    source, target = who.source, who.target
    charge = complement(reading, head, ("for", "over", "about", "as"))
    what = clause_of(reading, head)
    if lemma in {"attack", "assault", "salvo"}:
        if is_physical(scene, head, target) or not _spoken_attack(scene, head, source != UNSTATED, target):
            return
    elif lemma in {"shot", "dig", "slap", "slight"} and target is None:
        return
    if lemma in _NEEDS_AIM and target is None and what is None:
        return
    if what is not None:
        said = verdict(scene, what)
        if said is not None and said.act == "ACCUSE" and lemma in {"complaint", "criticism"}:
            yield _noun(scene, head, "ACCUSE", "A7", source, said.target, predicate(reading, what))
            return
        target = own_subject(reading, what) if target is None else target
        span: Span | None = predicate(reading, what)
    else:
        span = None if charge is None else clause(reading, charge)
    yield _noun(scene, head, "CRITICIZE", "C4", source, target, span)


def _noun(
    scene: Scene,
    head: int,
    act: str,
    rule: str,
    source: Spans | str,
    target: int | None,
    charge: Span | None,
) -> Found:
    return Found(
        act=act,
        rule=rule,
        explicitness="lexical",
        head=head,
        cue=scene.words(head),
        source=source,
        target=scene.party(target),
        charge=charge,
        score=0.9,
        block=block_noun(scene.reading, head),
        hedged=scene.hedged(head),
        attribution=attribution_of(scene, head),
    )


def _spoken_attack(scene: Scene, head: int, owned: bool, target: int | None) -> bool:
    reading = scene.reading
    lemmas = {reading.lemma[k].lower() for k in reading.children(head)}
    if lemmas & _VERBAL:
        return True
    if any(reading.lemma[k].lower() in TIMES for k in reading.children(head, "nmod:poss", "compound", "amod")):
        return False
    placed = any(
        reading.lemma[k].lower() == "in"
        for c in reading.children(head, "nmod", "obl")
        for k in reading.children(c, "case")
    )
    if placed and not owned:
        return False
    if target is not None and not owned:
        # Persons, and what they say or do, are attacked with words; other things with arms.
        owned_target = bool(reading.children(target, "nmod:poss"))
        return (can_act(scene, target) or owned_target) and not scene.is_place(target)
    return owned


def criticize_adjective(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the criticism of "is highly critical of the board", "was furious at the board" (C5).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue adjective with its phrase.

    Yields
    ------
    Found
        At most one act.
    """
    if match.complement is None or not match.frame.isalpha() or match.frame in {"that", "by"}:
        return
    reading = scene.reading
    who = subject(reading, match.head)
    if who is None and reading.deprel[match.head] in {"amod", "acl"}:
        who = reading.head[match.head]
    yield make(
        scene,
        match,
        "CRITICIZE",
        "C5",
        target=match.complement,
        charge=None,
        source=scene.party(who),
        score=0.8,
    )


def abusive_adjective(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism that an attribute does in passing: "his racist rhetoric" (C7).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adjective.

    Yields
    ------
    Found
        At most one act, by whoever speaks.
    """
    reading = scene.reading
    noun = reading.head[head]
    if noun < 0 or reading.upos[noun] not in {"NOUN", "PROPN"} or block_noun(reading, noun) is not None:
        return
    yield Found(
        act="CRITICIZE",
        rule="C7",
        explicitness="implicit",
        head=head,
        cue=scene.words(head),
        source=scene.speaker(scene.holder[head]),
        target=scene.party(noun),
        charge=phrase(reading, noun),
        score=0.4,
        hedged=scene.hedged(noun),
        attribution=attribution_of(scene, head),
    )


def under_fire(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism of "came under fire from the union for the delay" (C4).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of "fire", "attack" or "heat".

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    under = any(reading.lemma[k].lower() == "under" for k in reading.children(head, "case"))
    up = reading.head[head]
    if lemma in {"heat", "flak", "fire"} and up >= 0 and reading.lemma[up].lower() in {"take", "draw", "catch", "face"}:
        pass
    elif not under or lemma not in {"fire", "attack"}:
        return
    who = noun_before_mark(reading, head)  # "the mayor, under fire for the delay, resigned"
    if who is not None:
        pass
    elif up >= 0 and reading.upos[up] in {"VERB", "AUX"}:
        who = subject(reading, up)
    elif reading.children(head, "nsubj"):
        who = own_subject(reading, head)
    else:
        who = up if up >= 0 and reading.deprel[head] == "nmod" else None
    if who is None:
        return
    by = complement(reading, head, ("from", "by")) or complement(reading, up, ("from", "by"))
    why = complement(reading, head, ("for", "over", "after")) or complement(reading, up, ("for", "over"))
    first = next((k for k in reading.children(head, "case") if reading.lemma[k].lower() == "under"), up)
    found = _noun(scene, head, "CRITICIZE", "C4", scene.party(by), who, None if why is None else clause(reading, why))
    yield Found(
        found.act, found.rule, found.explicitness, head, scene.words(first, head), found.source, found.target,
        found.charge, found.score, found.block, found.hedged, found.attribution,
    )  # fmt: skip
