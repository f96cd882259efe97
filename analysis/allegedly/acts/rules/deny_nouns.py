"""Rules D5, D6 and D9: denials by noun, pleas of innocence, and claims called false in passing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, complement, own_subject
from ..._types import UNSTATED
from ..blocks import block, block_noun
from ..cue_frames import clause_of
from ..parties import by_noun, by_word, parties, source_of
from ..scene import Found
from .deny import claimish, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

#: Attributes that mock a claim, or miss its proof, but do not call it false.
_ASIDE: Final = frozenset(
    "absurd ridiculous ludicrous phony fake silly misleading wrong exaggerated distorted unsubstantiated unproven "
    "unsupported uncorroborated speculative".split()
)
#: Nouns that deny only where they are of a claim.
_OF_CLAIMS: Final = frozenset({"rejection", "dismissal", "repudiation", "disavowal", "contradiction", "disclaimer"})
_TALES: Final = frozenset("myth lie fiction falsehood fabrication hoax fallacy misconception canard".split())


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
    if lemma not in {"denial", "refutation", "rebuttal"} and (
        lemma not in _OF_CLAIMS or of is None or not scene.is_a(of, "CLAIM_N")
    ):
        return
    into = any(reading.lemma[k].lower() in {"in", "into"} for k in reading.children(head, "case"))
    if into and lemma == "denial" and not reading.children(head, "nmod:poss", "det"):
        return  # "in denial" is a state of mind
    if of is not None and scene.is_a(of, "ACCESS_N") and not scene.is_a(of, "ACCUSATION_N"):
        return
    what = clause_of(reading, head)
    source = parties(scene, head, aims=()).source
    if source == UNSTATED and what is None and (of is None or not claimish(scene, of)):
        return
    if what is None and of is not None:
        what = content_of(scene, of)
    if of is not None and not claimish(scene, of) and lemma != "denial":
        of = None  # "a rebuttal to the senator" names whom it answers
    charge = clause(reading, what) if what is not None else clause(reading, of) if of is not None else None
    yield by_noun(
        scene,
        head,
        "DENY",
        "D6",
        source=source,
        target=None,
        charge=charge,
        aimed=False,
    )


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
    words: tuple[int, ...]
    inside = below(reading, head)
    guilty = [k for k in inside if reading.lemma[k].lower() == "guilty"]
    pure = [k for k in inside if reading.lemma[k].lower() == "innocence"]
    if lemma in {"plead", "enter"} and guilty and reading.lemma[guilty[0] - 1].lower() == "not":
        words = (head, guilty[0] - 1, guilty[0])
    elif lemma in {"maintain", "protest", "assert", "proclaim", "insist", "declare"} and pure:
        words = (head, pure[0])
    else:
        return
    to = complement(reading, head, ("to", "of"))
    yield by_word(
        scene,
        head,
        "DENY",
        "D5",
        source=source_of(scene, head),
        charge=None if to is None or not guilty else clause(reading, to),
        words=words,
        score=1.0,
        why=block(reading, head),
    )


def false_tale(scene: Scene, noun: int) -> Iterator[Found]:
    """Yield the denial of whoever speaks of "the myth that the bridge is safe" (D9).

    Parameters
    ----------
    scene : Scene
        The document.
    noun : int
        Token of a noun for something false.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    what = clause_of(reading, noun) if reading.lemma[noun].lower() in _TALES else None
    if what is None or own_subject(reading, what) in {None, noun}:
        return
    holder = scene.holder[noun]
    yield by_noun(
        scene,
        noun,
        "DENY",
        "D9",
        source=scene.speaker(holder),
        target=None,
        charge=clause(reading, what),
        score=0.6,
        explicitness="propositional",
        aimed=False,
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
    if {reading.lemma[word].lower(), reading.text(word).lower()} & _ASIDE:
        return
    what = content_of(scene, noun)
    if what is None:
        return
    holder = scene.holder[word]
    yield by_word(
        scene,
        word,
        "DENY",
        "D9",
        source=scene.speaker(holder),
        charge=clause(reading, what),
        score=0.6,
        explicitness="propositional",
        why=None if (why := block_noun(reading, noun)) == "irrealis" else why,
    )
