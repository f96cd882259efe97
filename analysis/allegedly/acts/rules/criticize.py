"""Rules C1, C2, C3, C5 and C10: criticism by verb, by a name called, by an idiom and by an adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, is_passive, own_subject, phrase, predicate, subject
from ..._types import UNSTATED
from ..blocks import block, block_noun
from ..cue_frames import TIMES
from ..parties import by_word, make, source_of
from ..people import can_act, is_self
from ..polarity import infinitive
from ..scene import Found
from .arms import LITERAL, PHYSICAL, is_attackable, is_force, is_physical
from .bad_names import bad_name
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..cue_frames import Match
    from ..scene import Scene

#: What one questions when one criticises.
_QUESTIONED: Final = frozenset(
    "ability account accuracy authenticity authority background candidacy character citizenship claim commitment "
    "competence conduct constitutionality credential credibility decision devotion effectiveness eligibility "
    "ethic fairness faith fitness handling health honesty impartiality independence integrity intelligence "
    "intention judgement judgment leadership legality legitimacy loyalty manhood merit method mental morality "
    "motivation motive necessity neutrality objectivity past patriotism policy priority qualification rationale "
    "readiness reasoning record reliability sanity seriousness sincerity stamina stance statement strategy "
    "strength suitability tactic temperament toughness trustworthiness truthfulness validity value veracity "
    "wisdom wording".split()
)
#: Verbs that judge only with a reason given ("hit the firm for its prices") or as what they judge.
_NEEDS_REASON: Final = frozenset({"hit", "see", "view", "knock", "pan", "slap", "jab", "object", "slate", "rap"})
#: Replies that criticise only where they are aimed at somebody or bring words.
_REPLIES: Final = frozenset(
    {"fire back", "hit back", "shoot back", "strike back", "punch back", "snap back", "clap back", "lash back"}
)
#: Particles with which a verb of hitting means something else: "ripped up the deal", "hammered out a truce".
_ELSEWHERE: Final = frozenset("up off away out in over down through open together apart".split())
#: Nouns for what somebody said: to reject them is to condemn them, to deny their truth takes another word.
REMARKS: Final = frozenset(
    {"comment", "remark", "statement", "rhetoric", "tweet", "word", "attack", "insult", "view", "language"}
)
_BUILDINGS: Final = frozenset({"building", "house", "bridge", "property", "structure", "flat", "apartment"})
#: Participles that tell of judgement passed on the noun after them, once an adverb says how widely.
_JUDGED: Final = frozenset(
    "condemned criticised criticized decried denounced deplored derided despised lambasted lampooned maligned "
    "mocked panned pilloried reviled ridiculed satirised satirized scorned vilified".split()
)
_OFTEN: Final = frozenset({"much", "often", "oft", "long"})
#: Verb, preposition and noun that together judge the object between them.
_IDIOMS: Final = frozenset(
    {
        ("take", "to", "task"),
        ("take", "to", "woodshed"),
        ("rake", "over", "coal"),
        ("haul", "over", "coal"),
        ("call", "on", "carpet"),
        ("rap", "on", "knuckle"),
        ("hold", "to", "ridicule"),
        ("hold", "to", "scorn"),
    }
)
_ANYBODY: Final = frozenset({"anybody", "anyone", "whoever", "everyone"})
#: Verbs of taking badly: what is taken so may be a charge, which they deny.
_TAKING_BADLY: Final = frozenset({"bristle", "recoil", "scoff", "balk", "bridle"})
#: Where somebody speaks: "hit back at a rally" names no target.
_VENUES: Final = frozenset(
    "event rally debate conference convention meeting hearing gathering forum summit fundraiser stop breakfast "
    "dinner lunch briefing interview time moment point end outset beginning start".split()
)
_DISLIKING: Final = frozenset("loathe despise detest abhor resent distrust mistrust hate dislike disdain".split())
#: Verbs of opinion, which judge only in plain words: "considered too risky" does not.
_HOLDING: Final = frozenset("consider deem find see view regard judge rate".split())
#: Words within which a phrase belongs to an adjective, whatever the parser says.
_NEAR: Final = 4
_SAYING: Final = frozenset({"say", "tell", "call", "accuse", "argue", "note", "write", "tweet", "insist", "claim"})


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
    frame, lemma = match.frame, match.row.lemma
    target = match.object
    if target is not None and (
        target in match.words or scene.reading.lemma[target].lower().endswith(("self", "selves"))
    ):
        return
    if "HUMAN_N" in match.row.object:
        if target is not None and _disowned(scene, lemma, target):
            yield make(scene, match, "CRITICIZE", "C1", target=target, charge=None)
    elif match.row.object:
        yield from _name_called(scene, match)
    elif frame == "that":
        yield from _complaint(scene, match)
    elif frame in {"quote", "none"}:
        yield from _without_target(scene, match)
    elif frame.startswith("np"):
        yield from _judged(scene, match)
    else:
        yield from _aimed(scene, match)


def _judged(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield "slammed the plan" (C1)."""
    reading, lemma, head = scene.reading, match.row.lemma, match.head
    target, extra = match.object, match.complement
    if target is None or _anybody(scene, head):
        return
    if extra is not None and reading.lemma[extra].lower() in TIMES:
        extra = None
    if extra is None and (lemma in _NEEDS_REASON or match.frame == "np-on"):
        return
    if lemma == "question" and not _questioned(scene, target):
        return
    if lemma.replace(" ", "_") in PHYSICAL:
        if is_force(scene, head) or is_physical(scene, head, target):
            return
        if lemma in LITERAL and not is_attackable(scene, target):
            return
    if len(match.words) == 1 and _particle(scene, head):
        return
    if lemma == "condemn" and _condemned(scene, head, target):
        return
    if lemma in _DISLIKING and not _own_dislike(scene, head):
        return
    charge = None if extra is None else clause(reading, extra)
    yield make(scene, match, "CRITICIZE", "C1", target=target, charge=charge, hedge=(extra,))


def _own_dislike(scene: Scene, head: int) -> bool:
    """Tell "I detest this plan, she said", which judges, from what is told of the likes of others."""
    who = own_subject(scene.reading, head)
    finite = not is_passive(scene.reading, head) and not infinitive(scene.reading, head)
    return scene.holder[head] >= 0 and finite and (who is None or is_self(scene, who))


def _aimed(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield "lashed out at the council" (C3)."""
    reading, head, extra = scene.reading, match.head, match.complement
    lemma = match.row.lemma
    if extra is None or reading.lemma[extra].lower() in TIMES | _VENUES:
        return
    if lemma in _TAKING_BADLY and scene.is_a(extra, "ACCUSATION_N"):
        return
    bodily = lemma.replace(" ", "_") in PHYSICAL
    moved = bool(reading.children(head, "obj", "xcomp")) or is_force(scene, head)
    if bodily and (moved or is_physical(scene, head, extra)):
        return  # "jabbed a finger at her", "the doors swung open at noon"
    why = complement(reading, extra, ("for", "over")) or complement(reading, head, ("for", "over"))
    if why == extra:
        why = None
    about = match.frame in {"about", "over"} or lemma == "complain"
    yield make(
        scene,
        match,
        "CRITICIZE",
        "C3",
        target=extra,
        charge=phrase(reading, extra) if about else None if why is None else clause(reading, why),
    )


def _without_target(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield "hit back", "went on the attack" (C3)."""
    reading, head = scene.reading, match.head
    if len(match.words) == 1:
        return
    who = subject(reading, head)
    if is_passive(reading, head) or not can_act(scene, who) or is_physical(scene, head, None):
        return
    after = _after_particle(scene, match)
    if after is not None:
        if is_attackable(scene, after):
            yield make(scene, match, "CRITICIZE", "C1", target=after, charge=None)
        return
    if match.row.lemma in _REPLIES:
        # The words of the reply judge, where it has words of its own; an act that follows does so more openly.
        said = any(reading.lemma[k].lower() in _SAYING for k in reading.children(head, "advcl", "conj", "xcomp"))
        words = complement(reading, head, ("with", "in"))
        brought = words is not None and (scene.is_a(words, "TEXT_N", "SPEECH_N") or reading.lemma[words] in REMARKS)
        if said or not (head in scene.by_cue or brought):
            return
    elif match.row.lemma not in {"lash out", "hit out", "go on the attack"}:
        return
    yield make(scene, match, "CRITICIZE", "C3", target=None, charge=None)


def _after_particle(scene: Scene, match: Match) -> int | None:
    """Return the noun right after "go after", whatever the parser takes it for."""
    reading, head = scene.reading, match.head
    last = match.words[-1]
    if reading.lemma[last].lower() not in {"after", "into", "on"}:
        return None
    for child in reading.children(head, "nsubj", "obj", "obl", "nsubj:pass", "ccomp", "nmod"):
        if last < child <= last + 3 and reading.upos[child] in {"NOUN", "PROPN", "PRON"}:
            return child if reading.lemma[child].lower() not in TIMES else None
    return None


def _particle(scene: Scene, head: int) -> bool:
    """Tell whether a particle gives a verb of hitting another meaning: "ripped up the treaty"."""
    reading = scene.reading
    return bool(reading.children(head, "compound:prt")) or any(
        reading.lemma[k].lower() in _ELSEWHERE and 0 < k - head <= 5 for k in reading.children(head, "advmod")
    )


def _name_called(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield "called the plan a disaster" (C2)."""
    target, extra, lemma = match.object, match.complement, match.row.lemma
    if target is None or extra is None:
        return
    bad = bad_name(scene, extra, outright=lemma not in _HOLDING)
    if bad is None and (lemma != "dismiss" or scene.reading.upos[extra] in {"VERB", "AUX"}):
        return
    yield make(scene, match, "CRITICIZE", "C2", target=target, charge=clause(scene.reading, extra))


def _disowned(scene: Scene, lemma: str, target: int) -> bool:
    """Tell "repudiated him" and "rejected his remarks", which judge, from "dismissed its treasurer"."""
    if scene.reading.lemma[target].lower() in REMARKS:
        return True
    human = scene.is_a(target, "HUMAN_N") or scene.reading.upos[target] == "PROPN"
    return human and lemma == "repudiate"


def _condemned(scene: Scene, head: int, target: int) -> bool:
    """Recognise "condemned the building" and "was condemned to death": acts of an office."""
    reading = scene.reading
    if reading.lemma[target].lower() in _BUILDINGS:
        return True
    return is_passive(reading, head) and complement(reading, head, ("to",)) is not None


def _anybody(scene: Scene, verb: int) -> bool:
    """Recognise "anybody who attacks him": a kind of person, not an act."""
    who = subject(scene.reading, verb)
    return who is not None and scene.reading.lemma[who].lower() in _ANYBODY


def _questioned(scene: Scene, target: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() in _QUESTIONED for k in (target, *reading.children(target, "conj", "compound")))


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


def idiom(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism of "took the mayor to task" (C1).

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
    verb = reading.head[head]
    case = next(iter(reading.children(head, "case")), -1)
    if verb < 0 or case < 0 or reading.upos[verb] != "VERB":
        return
    if (reading.lemma[verb].lower(), reading.lemma[case].lower(), reading.lemma[head].lower()) not in _IDIOMS:
        return
    passive = is_passive(reading, verb)
    judged = subject(reading, verb) if passive else next(iter(reading.children(verb, "obj")), None)
    why = complement(reading, verb, ("for", "over"), after=head)
    if judged is None:
        return
    yield by_word(
        scene,
        head,
        "CRITICIZE",
        "C1",
        source=source_of(scene, verb),
        target=scene.party(judged),
        charge=None if why is None else clause(reading, why),
        words=(
            verb,
            case,
            head,
        ),
        score=0.9,
        why=block(reading, verb),
        hedged=scene.hedged(verb),
        within=verb,
    )


def judged_participle(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism of "a widely criticized speech" (C10).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the participle before its noun.

    Yields
    ------
    Found
        At most one act, whose source the text does not say.
    """
    reading = scene.reading
    noun = reading.head[head]
    form = reading.text(head).lower().rsplit("-", 1)
    adverb = len(form) > 1 or any(reading.text(k).lower().endswith("ly") or reading.lemma[k].lower() in _OFTEN
                                  for k in reading.children(head, "advmod"))  # fmt: skip
    if form[-1] not in _JUDGED or not adverb or noun < head or reading.upos[noun] not in {"NOUN", "PROPN"}:
        return
    yield by_word(
        scene,
        head,
        "CRITICIZE",
        "C10",
        source=UNSTATED,
        target=scene.party(noun),
        charge=None,
        score=0.9,
        why=block_noun(reading, noun),
        hedged=scene.hedged(noun),
    )


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
    reading, what = scene.reading, match.complement
    if what is None or not match.frame.isalpha() or match.frame in {"that", "by"}:
        return
    # "a process critical to the stability of markets": the phrase belongs to another word.
    if reading.head[what] != match.head and what - match.words[-1] > _NEAR:
        return
    who = subject(reading, match.head)
    if who is None and reading.deprel[match.head] in {"amod", "acl"}:
        who = reading.head[match.head]
    if who is not None and reading.lemma[who].lower() in {"one", "only"}:
        return  # "not the only one unhappy with it" says of nobody in particular that they are
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
