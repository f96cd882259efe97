"""Rules D1 to D7, N1 and R1 to R3: denials by verb and noun, what only looks like one, and rejections."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, complement, is_passive, own_subject, phrase, subject
from ..._types import AUTHOR, UNSTATED
from ..blocks import block, block_noun, denies_access, glomar
from ..cue_frames import clause_of
from ..parties import attribution_of, by_noun, make, parties, source_of
from ..people import can_act
from ..scene import Found
from .criticize import REMARKS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span
    from ..cue_frames import Match
    from ..scene import Scene

_PERSONS: Final = frozenset({"he", "she", "they", "them", "him", "her", "i", "we", "you", "me", "us"})
_PRONOUNS: Final = frozenset(
    {"it", "this", "that", "these", "those", "such", "they", "them", "any", "all", "everything"}
)
#: Nouns that are a claim only with the clause that they claim.
_CLAIM_IF_CLAUSE: Final = frozenset(
    {"idea", "suggestion", "call", "talk", "possibility", "concern", "question", "image"}
)
_DISPUTED: Final = ("ACCUSATION_N", "FALSITY")
_REJECTING: Final = frozenset("reject dismiss challenge disavow disclaim repudiate discount contradict rubbish".split())
_OWN_FALSITY: Final = frozenset({"deny", "refute", "dispute", "debunk", "rebut", "disprove", "contest"})


def deny_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the denial that a verb makes in one frame (D1, D2, D3, D7).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of DENY in its frame.

    Yields
    ------
    Found
        One act; several for "denied taking bribes and shredding papers".
    """
    reading, frame, lemma = scene.reading, match.frame, match.row.lemma
    target, extra = match.object, match.complement
    if frame in {"np-pred", "np-as"}:
        yield from _called_false(scene, match)
        return
    if frame in {"that", "ing", "to", "wh"}:
        if extra is None:
            return
        rule = "D1" if lemma == "deny" else "D2"
        for charge in charges_of(scene, extra):
            yield _denial(scene, match, rule, charge)
        return
    if frame in {"np", "np-of"}:
        if target is None:
            return
        if not _deniable(scene, match, target):
            return
        rule = "D7" if is_passive(reading, match.head) else "D1" if lemma == "deny" else "D2"
        inner = content_of(scene, target)
        for charge in [phrase(reading, target)] if inner is None else charges_of(scene, inner):
            yield _denial(scene, match, rule, charge)
        return
    if frame == "none":
        if lemma in {
            "plead not guilty",
            "maintain innocence",
            "protest innocence",
            "assert innocence",
            "proclaim innocence",
        }:
            yield _denial(scene, match, "D5", None)
        elif lemma == "push back":
            yield _denial(scene, match, "D2", None)
        return
    if extra is None or lemma in {"differ", "disagree", "poke hole"}:
        return
    if lemma in {"plead not guilty"}:
        yield _denial(scene, match, "D5", clause(reading, extra))
        return
    if "ACCUSATION_N" in match.row.object and not claimish(scene, extra):
        return
    inner = content_of(scene, extra)
    yield _denial(scene, match, "D2", phrase(reading, extra) if inner is None else clause(reading, inner))


def _denial(scene: Scene, match: Match, rule: str, charge: Span | None) -> Found:
    why = "glomar" if glomar(scene.reading, match.head) else None
    return make(scene, match, "DENY", rule, target=None, charge=charge, aimed=False, why=why)


def charges_of(scene: Scene, head: int) -> list[Span]:
    """Return what is denied: one span, or one for each gerund of "denied taking bribes and shredding papers"."""
    reading = scene.reading
    others = [
        k
        for k in reading.children(head, "conj")
        if reading.text(k).lower().endswith("ing") and reading.children(k, "obj", "obl")
    ]
    if not others or not reading.text(head).lower().endswith("ing") or reading.children(head, "aux", "nsubj"):
        return [clause(reading, head)]
    out: list[Span] = []
    for word in (head, *others):
        inside = set(below(reading, word))
        for other in others:
            if other != word:
                inside -= set(below(reading, other))
        first = word
        last = word
        while last + 1 in inside:
            last += 1
        while last > first and reading.upos[last] in {"CCONJ", "PUNCT"}:
            last -= 1
        out.append(reading.span(first, last))
    return out


def content_of(scene: Scene, noun: int) -> int | None:
    """Return the head of what a noun of claiming claims: "the assumption of ...", "claims that ..."."""
    reading = scene.reading
    if not scene.is_a(noun, "ACCUSATION_N"):
        return None
    found = clause_of(reading, noun)
    if found is not None:
        return found
    return complement(reading, noun, ("of", "about"))


def claimish(scene: Scene, word: int) -> bool:
    """Tell whether a noun names something that can be true or false."""
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in _CLAIM_IF_CLAUSE:
        return clause_of(reading, word) is not None or _gerund(scene, word)
    return scene.is_a(word, "ACCUSATION_N") or any(
        scene.is_a(k, "ACCUSATION_N") for k in reading.children(word, "conj", "nmod") if not scene.is_a(word, "HUMAN_N")
    )


def _gerund(scene: Scene, noun: int) -> bool:
    found = complement(scene.reading, noun, ("of",))
    return found is not None and scene.reading.text(found).lower().endswith("ing")


def _deniable(scene: Scene, match: Match, target: int) -> bool:
    """Tell whether the object makes the verb a denial of truth, not of access, of a request or by a court."""
    reading, lemma = scene.reading, match.row.lemma
    name = reading.lemma[target].lower()
    pronoun = name in _PRONOUNS
    if lemma == "deny":
        if denies_access(reading, match.head) or (scene.is_a(target, "ACCESS_N") and not claimish(scene, target)):
            return False
        if scene.is_a(target, "PROPOSAL_N") and not claimish(scene, target):
            return False
        human = scene.is_a(target, "HUMAN_N") or reading.upos[target] == "PROPN"
        return not (human and is_passive(reading, match.head)) and not (human and not pronoun)
    who = own_subject(reading, match.head)
    if who is not None and scene.is_a(who, "COURT_N") and scene.is_a(target, "LEGAL_N"):
        return False
    if lemma in _REJECTING and lemma not in {"contradict", "rubbish"} and name in REMARKS:
        return False
    if lemma == "contradict" and not can_act(scene, subject(reading, match.head)):
        return False  # a letter or a number that does not fit another
    if match.row.object:
        return claimish(scene, target) or (pronoun and lemma == "dismiss" and name not in _PERSONS)
    if lemma in {
        "absolve",
        "acquit",
        "exonerate",
        "exculpate",
        "clear",
        "belie",
        "negate",
        "discredit",
        "contest",
    }:
        return lemma in {"discredit", "contest"} and claimish(scene, target)
    if lemma in _OWN_FALSITY:
        return not scene.is_a(target, "HUMAN_N") or pronoun
    if lemma in _REJECTING:
        return claimish(scene, target)
    return claimish(scene, target) or pronoun


def _called_false(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the denial of "called the report false", "rejected the claims as baseless" (D3, D2)."""
    reading = scene.reading
    target, name = match.object, match.complement
    if target is None or name is None:
        return
    false = scene.is_a(name, "FALSITY") or any(scene.is_a(k, "FALSITY") for k in reading.children(name, "conj"))
    if not false:
        return
    pronoun = reading.lemma[target].lower() in _PRONOUNS
    about_claim = claimish(scene, target)
    weak = scene.is_a(name, "NEGATIVE_EVAL", "CULPRIT_N")
    if weak and not about_claim and match.row.lemma != "dismiss":
        return
    human = scene.is_a(target, "HUMAN_N") or (reading.upos[target] == "PROPN" and not about_claim)
    if human or (reading.lemma[target].lower() in _PERSONS and (weak or not pronoun)):
        return
    rule = "D2" if match.row.lemma in {"reject", "dismiss"} else "D3"
    inner = content_of(scene, target)
    yield _denial(scene, match, rule, phrase(reading, target) if inner is None else clause(reading, inner))


def deny_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the denial that a noun names: "the palace's denial", "issued a denial" (D6).

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
    of = complement(reading, head, ("of", "about", "to"))
    if lemma not in {"denial", "refutation", "rebuttal"} and (of is None or not claimish(scene, of)):
        return
    if any(reading.lemma[k].lower() in {"in", "into"} for k in reading.children(head, "case")):
        return  # "in denial" is a state of mind
    if of is not None and scene.is_a(of, "ACCESS_N") and not scene.is_a(of, "ACCUSATION_N"):
        return
    what = clause_of(reading, head)
    source = parties(scene, head, aims=()).source
    if source == UNSTATED and what is None and (of is None or not claimish(scene, of)):
        return
    if what is None and of is not None:
        what = content_of(scene, of)
    charge = clause(reading, what) if what is not None else clause(reading, of) if of is not None else None
    yield by_noun(scene, head, "DENY", "D6", source=source, target=None, charge=charge, aimed=False)


def innocence(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the denial of "pleaded not guilty", "maintains his innocence" (D5).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the verb.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma = reading.lemma[head].lower()
    words = below(reading, head)
    guilty = [k for k in words if reading.lemma[k].lower() == "guilty"]
    pure = [k for k in words if reading.lemma[k].lower() == "innocence"]
    if lemma in {"plead", "enter"} and guilty and reading.lemma[guilty[0] - 1].lower() == "not":
        cue = scene.words(head, guilty[0] - 1, guilty[0])
    elif lemma in {"maintain", "protest", "assert", "proclaim", "insist", "declare"} and pure:
        cue = scene.words(head, pure[0])
    else:
        return
    to = complement(reading, head, ("to", "of"))
    yield Found(
        act="DENY",
        rule="D5",
        explicitness="lexical",
        head=head,
        cue=cue,
        source=source_of(scene, head),
        target=None,
        charge=None if to is None or not guilty else clause(reading, to),
        score=1.0,
        block=block(reading, head),
        attribution=attribution_of(scene, head),
    )


def false_claim(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the denial of whoever speaks in "the false claim that ..." (D9).

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of the adjective.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    noun = reading.head[word]
    if noun < 0 or reading.deprel[word] != "amod" or not scene.is_a(noun, "ACCUSATION_N", "FALSITY"):
        return
    if reading.lemma[word].lower() in {
        "absurd",
        "ridiculous",
        "ludicrous",
        "phony",
        "fake",
        "silly",
        "misleading",
        "wrong",
    }:
        return
    what = content_of(scene, noun)
    if what is None:
        return
    holder = scene.holder[word]
    yield Found(
        act="DENY",
        rule="D9",
        explicitness="propositional",
        head=word,
        cue=scene.words(word),
        source=AUTHOR if holder < 0 else scene.speaker(holder),
        target=None,
        charge=clause(reading, what),
        score=0.6,
        block=block_noun(reading, noun),
        attribution=attribution_of(scene, word),
    )
