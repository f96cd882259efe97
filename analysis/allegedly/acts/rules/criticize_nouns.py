"""Rules C4, C7, C8 and C9: criticism by noun, "under fire", by an attribute, by taking up another's criticism."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import agent, clause, complement, has_case, is_passive, own_subject, phrase, predicate, subject
from ..._types import UNSTATED
from ..anchors import noun_before_mark
from ..blocks import block, block_noun
from ..cue_frames import TIMES, clause_of
from ..parties import by_noun, by_word, parties
from ..scene import Found
from .arms import VIOLENT, around, is_attackable, is_physical, is_spoken
from .criticize import REMARKS
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span
    from ..scene import Scene

#: Prepositions before what is criticised, by noun; what follows "over" is the reason.
_AIMS_OF_JUDGING: Final = ("of", "against", "toward", "towards")
_AIMS_OF_ATTACK: Final = ("on", "against", "of")
_AIMS_OF_SHOT: Final = ("at", "against", "on")
_AIMS_OF_ANGER: Final = ("at", "against", "over", "about", "to")
_AIMS_OF_REBUKE: Final = ("of", "to", "against", "for")
_AIMS: Final = {
    **dict.fromkeys(("attack", "assault", "onslaught", "counterattack", "broadside", "offensive"), _AIMS_OF_ATTACK),
    **dict.fromkeys(
        "jab swipe shot dig barb salvo jibe gibe taunt potshot poke crack slap sneer jeer knock volley".split(),
        _AIMS_OF_SHOT,
    ),
    **dict.fromkeys(
        "outrage fury indignation outcry backlash uproar complaint gripe anger wrath ire displeasure "
        "dissatisfaction".split(),
        _AIMS_OF_ANGER,
    ),
    **dict.fromkeys(("rebuke", "insult", "affront", "reprimand", "admonition"), _AIMS_OF_REBUKE),
}
#: Words that name an act of criticism only where its aim is given.
_NEEDS_AIM: Final = frozenset(
    "complaint fury outrage slap shot dig slight poke crack knock gripe affront takedown disapproval anger wrath "
    "ire displeasure dissatisfaction".split()
)
#: Feelings, whose "of" names who has them.
_FELT: Final = frozenset({"ire", "wrath", "anger", "fury", "scorn", "indignation", "displeasure", "disapproval"})
_SUBJECTS: Final = frozenset(
    {"subject", "target", "object", "focus", "brunt", "butt", "barrage", "wave", "storm", "torrent"}
)
_THROWING: Final = frozenset(
    "heap pour level direct aim hurl fling lob throw rain shower train turn unleash launch fire cast reserve".split()
)
_ECHOED: Final = frozenset("criticism attack condemnation critique complaint denunciation rebuke".split())
#: Adjectives and nouns of "disparaging remarks".
CRITICAL: Final = frozenset(
    "critical scathing disparaging derogatory dismissive derisive belittling unflattering withering mocking "
    "denigrating negative harsh blistering scornful contemptuous caustic condemnatory insulting".split()
)
_WORDS: Final = REMARKS | frozenset(
    "ad advertisement speech letter editorial review assessment op-ed essay column message post video article "
    "report joke commercial piece book tirade story".split()
) - {"attack", "insult", "view"}
#: Nouns that name a criticism even where neither who makes it nor whom it meets is said.
_BARE: Final = frozenset(
    "criticism critique condemnation denunciation backlash blowback outcry attack assault derision ridicule "
    "rebuke jab complaint uproar censure".split()
)
#: Words of attack that are also words of arms.
_OF_ARMS: Final = frozenset("attack assault salvo onslaught counterattack broadside volley barrage offensive".split())
#: Words of shooting and cutting, which mean something else unless aimed as these words are.
_SHOTS: Final = frozenset({"shot", "crack", "poke", "knock", "slap"})
_AIMING: Final = frozenset({"take", "fire", "aim", "land", "deliver", "direct", "throw"})
#: Drawing fire: "took heat", "drew flak"; what catches fire burns.
_DRAWN: Final = frozenset(
    (noun, verb) for noun in ("heat", "flak", "fire") for verb in ("take", "draw", "catch", "face", "get", "attract")
) - {("fire", "catch"), ("heat", "catch"), ("heat", "get"), ("fire", "get")}
_VEILED: Final = frozenset(
    "cheap veiled thinly-veiled subtle not-so-subtle parting direct clear obvious verbal oblique".split()
)


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
    if reading.deprel[head] in {"compound", "flat"}:
        return  # "an attack ad", "its disapproval rating", "Broadside Books"
    who = parties(scene, head, aims=_AIMS.get(lemma, _AIMS_OF_JUDGING))
    source, target = who.source, who.target
    if source == UNSTATED and lemma in _FELT and (felt := complement(reading, head, ("of", "from"))) is not None:
        source = scene.party(felt)  # "drew the ire of farmers"
    charge = complement(reading, head, ("for", "over", "about", "as"))
    what = clause_of(reading, head)
    if lemma in _OF_ARMS and not is_spoken(scene, head, target):
        return
    if target is None:
        target = _aimed_at(scene, head)
    if lemma in _SHOTS and not _is_jibe(scene, head, target):
        return
    if target is None and what is None and (lemma in _NEEDS_AIM or (source == UNSTATED and lemma not in _BARE)):
        return
    if lemma == "complaint" and ((source == UNSTATED and what is None) or _filed(scene, head)):
        return
    if what is not None:
        said = verdict(scene, what)
        if said is not None and said.act == "ACCUSE" and lemma in {"complaint", "criticism"}:
            yield by_noun(
                scene,
                head,
                "ACCUSE",
                "A7",
                source=source,
                target=said.target,
                charge=predicate(reading, what),
                score=0.9,
            )
            return
        target = own_subject(reading, what) if target is None else target
        span: Span | None = predicate(reading, what)
    else:
        span = None if charge is None else clause(reading, charge)
    yield by_noun(scene, head, "CRITICIZE", "C4", source=source, target=target, charge=span, score=0.9)


def _aimed_at(scene: Scene, head: int) -> int | None:
    """Return whom the verb around a noun says it is aimed at: "heaped scorn on her", "he came under criticism"."""
    reading = scene.reading
    up, rel = reading.head[head], reading.deprel[head]
    if up < 0:
        return None
    if rel == "nmod" and has_case(reading, head, "of") and reading.lemma[up].lower() in _SUBJECTS:
        return own_subject(reading, up)
    if reading.upos[up] != "VERB":
        return None
    lemma = reading.lemma[up].lower()
    under = has_case(reading, head, "under") and lemma in {"come", "be", "fall"}
    if rel == "obl" and (under or (has_case(reading, head, "to") and lemma in {"subject", "expose"})):
        return subject(reading, up)
    if rel in {"obj", "nsubj:pass"} and lemma in _THROWING:
        return complement(reading, up, ("at", "on", "upon", "against", "toward", "towards"), after=head)
    return None


def echoed(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism of those who take up another's: "the union echoed Bell's criticism of the budget" (C8).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the verb.

    Yields
    ------
    Found
        At most one act, besides that of the noun.
    """
    reading = scene.reading
    passive = is_passive(reading, head)
    tops = reading.children(head, "nsubj:pass") if passive else reading.children(head, "obj")
    # "line of criticism", "many of his condemnations"
    nouns = (k for top in tops for k in (top, *reading.children(top, "nmod")))
    noun = next((k for k in nouns if reading.lemma[k].lower() in _ECHOED), None)
    who = agent(reading, head) if passive else subject(reading, head)
    if noun is None or who is None or block(reading, head) is not None:
        return
    own = parties(scene, noun, aims=_AIMS.get(reading.lemma[noun].lower(), _AIMS_OF_JUDGING))
    if own.source in {UNSTATED, scene.party(who)} or (
        reading.lemma[noun].lower() in _OF_ARMS and not is_spoken(scene, noun, own.target)
    ):
        return
    yield by_noun(scene, head, "CRITICIZE", "C8", source=scene.party(who), target=own.target, charge=None, score=0.9)


def critical_words(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the criticism of "his disparaging remarks about farmers", "a scathing report on the firm" (C9).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adjective.

    Yields
    ------
    Found
        At most one act; none where the text does not say what the words are about.
    """
    reading = scene.reading
    noun = reading.head[head]
    if reading.deprel[head] != "amod":
        # "the mayor's disparaging remarks" may be read as a clause, with the mayor for its subject.
        noun = next(
            (k for k in reading.children(head, "obj") if k == head + 1 and reading.upos[head - 1] == "PART"), -1
        )
    if noun < head or reading.lemma[noun].lower() not in _WORDS:
        return
    aims = ("about", "against", "of", "toward", "towards", "at", *(("on",) if scene.is_a(noun, "TEXT_N") else ()))
    target = complement(reading, noun, aims)
    if target is None or reading.head[target] != noun or reading.lemma[target].lower() in TIMES:
        return
    own = parties(scene, noun, aims=("about", "against"))
    source = own.source
    if reading.deprel[head] != "amod" and (who := own_subject(reading, head)) is not None:
        source = scene.party(who)
    found = by_noun(scene, noun, "CRITICIZE", "C9", source=source, target=target, charge=None, score=0.9)
    yield replace(found, head=head, cue=scene.words(head, noun))


def _is_jibe(scene: Scene, head: int, target: int | None) -> bool:
    """Tell "took a shot at his rival" and "a veiled shot at him" from "has a shot at the title"."""
    reading = scene.reading
    if target is None or not is_attackable(scene, target) or is_physical(scene, head, target):
        return False
    if any(reading.lemma[k].lower() in _VEILED for k in reading.children(head, "amod", "advmod")):
        return True
    up = reading.head[head]
    if reading.children(head, "cop") or has_case(reading, head, "with", "in"):
        return True
    return up >= 0 and reading.lemma[up].lower() in _AIMING and reading.deprel[head] in {"obj", "nsubj:pass"}


def _filed(scene: Scene, head: int) -> bool:
    """Recognise a complaint to a court or an office: "filed a complaint against the firm"."""
    reading = scene.reading
    up = reading.head[head]
    return up >= 0 and reading.lemma[up].lower() in {"file", "lodge", "receive", "investigate", "submit", "dismiss"}


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
    # Without an owner nobody in particular is judged: "they condemned racist violence".
    owned = reading.children(noun, "nmod:poss") or any(
        has_case(reading, k, "of", "by", "from") and reading.upos[k] in {"PROPN", "PRON"}
        for k in reading.children(noun, "nmod")
    )
    if not owned:
        return
    yield by_word(
        scene,
        head,
        "CRITICIZE",
        "C7",
        source=scene.speaker(scene.holder[head]),
        target=scene.party(noun),
        charge=phrase(reading, noun),
        score=0.4,
        explicitness="implicit",
        hedged=scene.hedged(noun),
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
    drawn = up >= 0 and (lemma, reading.lemma[up].lower()) in _DRAWN and reading.deprel[head] == "obj"
    if not drawn and (not under or lemma not in {"fire", "attack"}):
        return
    if is_physical(scene, head, None) or (under and around(scene, head, VIOLENT) > 1):
        return  # "came under mortar fire"
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
    yield by_noun(
        scene,
        head,
        "CRITICIZE",
        "C4",
        source=scene.party(by),
        target=who,
        charge=None if why is None else clause(reading, why),
        score=0.9,
        words=(first, head),
    )
