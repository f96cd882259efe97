"""Rule C11: criticism by asking for amends, "called on the mayor to resign", "urged her to stop attacking nurses".

Who asks for an apology, a resignation or an end to something takes it for granted that it was wrong, which is what
Fillmore (1969, "Verbs of judging") has to criticise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, clause, complement, has_case, is_passive, left_edge, own_subject, subject
from ..blocks import block
from ..parties import by_word, source_of
from ..people import can_act, is_self
from ..scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...reading import Reading
    from ..scene import Scene

#: Verbs of asking somebody to do something.
_ASKING: Final = frozenset(
    "ask beg call challenge command demand implore insist instruct order plead press pressure request tell urge want "
    "appeal petition".split()
)
#: What one is asked to do who did wrong.
_AMENDS: Final = frozenset("apologize apologise resign retract recant repent atone".split())
_WITH_PARTICLE: Final = {"step": frozenset({"down"}), "back": frozenset({"off"})}
_ENDING: Final = frozenset({"stop", "quit", "cease"})
#: The same by a noun: "called for her resignation".
_NOUNS: Final = frozenset(
    "apology resignation dismissal ouster firing sacking impeachment removal expulsion retraction disbarment".split()
)
_SEEKING: Final = frozenset({"call", "demand", "seek", "urge", "want"})


def amends(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the criticism of whoever asks somebody for amends (C11).

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of what is asked for: a verb such as "apologize", a noun such as "resignation".

    Yields
    ------
    Found
        At most one act, beside the demand itself.
    """
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in _NOUNS and reading.upos[word] == "NOUN":
        yield from _by_noun(scene, word)
    elif lemma in _AMENDS or lemma in _ENDING or lemma in _WITH_PARTICLE:
        yield from _by_verb(scene, word)


def _by_verb(scene: Scene, word: int) -> Iterator[Found]:
    reading = scene.reading
    lemma, asking = reading.lemma[word].lower(), reading.head[word]
    if asking >= 0 and reading.upos[asking] in {"NOUN", "PROPN", "PRON"} and reading.deprel[word] in {"acl", "advcl"}:
        asking = reading.head[asking]  # the infinitive may hang on whoever is asked
    if asking < 0 or reading.lemma[asking].lower() not in _ASKING or reading.upos[asking] != "VERB":
        return
    if reading.deprel[word] == "conj" or reading.text(word).lower() != lemma:
        return
    after = {reading.lemma[k].lower() for k in range(word + 1, min(word + 3, len(reading.tokens)))}
    if lemma in _WITH_PARTICLE and not after & _WITH_PARTICLE[lemma]:
        return
    what = next((k for k in reading.children(word, "xcomp", "obj", "ccomp") if k > word), None)
    if lemma in _ENDING and (what is None or not reading.text(what).lower().endswith("ing")):
        return
    passive = is_passive(reading, asking)
    whom = own_subject(reading, asking) if passive else subject(reading, word)
    if not passive and (called := _called_for(reading, asking, word)) is not None:
        whom = called
    if whom is None or is_self(scene, whom) or not can_act(scene, whom):
        return
    if not passive and whom == subject(reading, asking):
        return  # "asked to step down"
    if lemma not in _ENDING:
        what = complement(reading, word, ("for", "over"))
    yield _found(scene, asking, (asking, word), whom, what)


def _called_for(reading: Reading, asking: int, word: int) -> int | None:
    """Return the minister of "called *for the minister* to resign", wherever a parser hangs "for"."""
    for noun in reading.children(asking, "obl", "obj"):
        edge = left_edge(reading, noun)
        if asking < noun < word and "for" in {reading.text(k).lower() for k in (edge - 1, edge)}:
            return noun
    return None


def _by_noun(scene: Scene, noun: int) -> Iterator[Found]:
    reading = scene.reading
    asking = reading.head[noun]
    if asking < 0 or reading.lemma[asking].lower() not in _SEEKING or reading.upos[asking] != "VERB":
        return
    if reading.deprel[noun] == "obl" and not (has_case(reading, noun, "for") and reading.lemma[asking] == "call"):
        return
    if reading.deprel[noun] not in {"obl", "obj", "nsubj:pass"}:
        return
    whom = next(iter(reading.children(noun, "nmod:poss")), None)
    if whom is None:
        whom = complement(reading, noun, ("of", "from", "by"))
    who = agent(reading, asking) if is_passive(reading, asking) else subject(reading, asking)
    if whom is None or whom == who or is_self(scene, whom) or not can_act(scene, whom):
        return
    yield _found(scene, asking, (asking, noun), whom, complement(reading, noun, ("for", "over"), after=whom))


def _found(scene: Scene, asking: int, cue: tuple[int, ...], whom: int, what: int | None) -> Found:
    reading = scene.reading
    return by_word(
        scene,
        asking,
        "CRITICIZE",
        "C11",
        source=source_of(scene, asking),
        target=scene.party(whom),
        charge=None if what is None else clause(reading, what),
        words=cue,
        score=0.6,
        explicitness="implicit",
        why=block(reading, asking),
        hedged=scene.hedged(asking),
    )
