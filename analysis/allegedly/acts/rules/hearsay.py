"""Rule A10: accusations by hearsay, with "alleged", "suspected" and "allegedly"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, complement, is_passive, own_subject, phrase, predicate, subject
from ..._types import UNSTATED
from ..blocks import block, block_noun
from ..parties import by_word
from ..people import can_act
from ..scene import Found
from .accuse_nouns import doer_of
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene


def alleged_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the weak accusation of "the alleged thief" and "the alleged fraud" (A10).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adjective.

    Yields
    ------
    Found
        At most one act, its source unstated.
    """
    reading = scene.reading
    noun = reading.head[head] if reading.deprel[head] == "amod" else _noun_after(scene, head)
    if noun is None or noun < 0:
        return
    form = reading.text(head).lower()
    who = (scene.is_a(noun, "CULPRIT_N") and reading.lemma[noun].lower() != "fraud") or _doer_noun(scene, noun)
    what = scene.is_a(noun, "BLAMEWORTHY_N") or any(
        scene.is_a(k, "BLAMEWORTHY_N", "NEGATIVE_EVAL") for k in reading.children(noun, "amod", "compound")
    )
    if form == "suspected" and can_act(scene, noun) and reading.lemma[noun].lower() not in _SUFFERERS:
        who = True
    if form == "alleged" and not (who or what or can_act(scene, noun) or _is_deed(scene, noun)):
        return
    if form == "accused" and (noun < head or not (who or can_act(scene, noun))):
        return
    if form == "accused" and complement(reading, noun, ("of",)) is not None:
        return  # "Some accused Bell of lying", read as an adjective
    if not who and not what and form not in {"alleged", "accused"}:
        return
    yield from _alleged(scene, head, noun, who=who, what=what)


def _alleged(scene: Scene, head: int, noun: int, *, who: bool = False, what: bool = False) -> Iterator[Found]:
    """Yield the weak accusation of a noun that names who is accused, or of what."""
    target = noun if who or (can_act(scene, noun) and not what) else doer_of(scene, noun)
    yield by_word(
        scene,
        head,
        "ACCUSE",
        "A10",
        source=UNSTATED,
        target=scene.party(target),
        charge=phrase(scene.reading, noun),
        score=0.5,
        explicitness="weak",
        why=block_noun(scene.reading, noun),
        hedged=True,
    )


_SUFFERERS: Final = frozenset({"victim", "patient", "leader", "case", "child", "star"})


def _is_deed(scene: Scene, noun: int) -> bool:
    """Tell whether a noun may name something done: by its form, or because somebody has it or stands behind it."""
    lemma = scene.reading.lemma[noun].lower()
    return lemma.endswith(_DEED_ENDINGS) or doer_of(scene, noun) is not None


_DEED_ENDINGS: Final = ("ion", "ing", "ment", "al", "ance", "ence", "ry", "age", "use", "role", "tie", "link", "policy")


def _noun_after(scene: Scene, head: int) -> int | None:
    """Return the noun that "alleged" stands before where the tree takes it for a verb: "and *alleged* frauds"."""
    reading = scene.reading
    if reading.text(head).lower() != "alleged" or reading.children(head, "nsubj", "aux", "obj", "ccomp"):
        return None
    for at in range(head + 1, reading.sentence_tokens(reading.tokens[head].sentence).stop):
        if reading.upos[at] in {"NOUN", "PROPN"} and reading.deprel[at] != "compound":
            return at
        if reading.upos[at] not in {"ADJ", "ADV", "NOUN", "PROPN"}:
            return None
    return None


def _doer_noun(scene: Scene, noun: int) -> bool:
    """Recognise nouns for who does a wrong by the verb in them: "leaker", "poisoner"."""
    lemma = scene.reading.lemma[noun].lower()
    verbs = scene.tables.needs.get("BLAMEWORTHY_V", {})
    stems = {lemma[:-2], lemma[:-1]} if lemma.endswith(("er", "or")) else set()
    return any(verbs.get(stem) == () for stem in stems)


def hearsay(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of "the mayor allegedly took bribes" and "is said to have taken bribes" (A10).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adverb, or of the passive verb of report.

    Yields
    ------
    Found
        At most one act, its source unstated.
    """
    reading = scene.reading
    if reading.upos[head] == "ADV":
        deed = reading.head[head]
        if deed < 0:
            return
        if reading.upos[deed] == "ADJ" and reading.deprel[deed] == "amod":
            if (
                scene.is_a(deed, "NEGATIVE_EVAL", "FALSITY", "BLAMEWORTHY_N")
                and reading.text(head).lower() == "allegedly"
            ):
                yield from _alleged(scene, head, reading.head[deed])
            return
    else:
        if not is_passive(reading, head) or agent(reading, head) is not None:
            return
        found = reading.children(head, "xcomp")
        if not found:
            return
        deed = found[0]
    said = verdict(scene, deed)
    adverb = reading.text(head).lower() == "allegedly"
    if said is None or said.act != "ACCUSE":
        if not adverb or (reading.upos[deed] != "VERB" and own_subject(reading, deed) is None):
            return
        target = agent(reading, deed) if is_passive(reading, deed) else subject(reading, deed)
    else:
        target = said.target
    yield by_word(
        scene,
        head,
        "ACCUSE",
        "A10",
        source=UNSTATED,
        target=scene.party(target),
        charge=predicate(reading, deed),
        score=0.6 if adverb else 0.5,
        explicitness="weak",
        why=block(reading, deed, modal=False),
        hedged=True,
    )
