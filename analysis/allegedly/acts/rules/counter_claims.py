"""Rules D4, D8, D9 and A12: denials made by a clause, and what the author says in their own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import clause, own_subject, predicate, subject
from ..._types import AUTHOR
from ..blocks import block, is_negated
from ..people import can_act, is_self
from ..scene import Found
from .contents import asserts, clauses, is_clause
from .verdicts import disowned, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..scene import Scene

_INSISTING: Final = frozenset({"insist", "maintain", "protest", "swear", "claim"})
_PRONOUNS: Final = frozenset({"he", "she", "they", "i", "we"})


def denied_by_saying(scene: Scene, deeds: Mapping[str, frozenset[str]], taken: frozenset[int]) -> Iterator[Found]:
    """Yield denials made by a negated clause: "had no role in it", "insisted she had not met him" (D4, D8).

    Parameters
    ----------
    scene : Scene
        The document.
    deeds : Mapping of str to frozenset of str
        Lemmas of what somebody is accused of in this document, and lemmas of who is.
    taken : frozenset of int
        Tokens of charges of acts that are named by a word, and of cues.
    """
    reading = scene.reading
    for index, attribution in enumerate(scene.attributions):
        if not asserts(scene, index) or not attribution.content:
            continue
        for head in clauses(scene, index):
            if head in taken:
                continue
            own = disowned(scene, head)
            if not own:
                if not is_negated(reading, head):
                    continue
                lemma = reading.lemma[head].lower()
                about = own_subject(reading, head)
                self_talk = about is not None and reading.lemma[about].lower() in _PRONOUNS
                if about is None or not (self_talk or reading.upos[about] == "PROPN"):
                    continue
                insisting = attribution.cue_lemma.lower() in _INSISTING and self_talk
                accused = deeds.get(lemma, frozenset())
                matching = bool(accused) and (self_talk or reading.lemma[about].lower() in accused)
                if not matching and not insisting:
                    continue
            if block(reading, head, modal=False, own=False) is not None:
                continue
            words = [head]
            cue = attribution.cue_token
            if cue >= 0 and reading.tokens[cue].sentence == reading.tokens[head].sentence:
                words.append(cue)
            yield Found(
                act="DENY",
                rule="D4" if own else "D8",
                explicitness="implicit",
                head=head,
                cue=scene.words(*words),
                source=scene.speaker(index),
                target=None,
                charge=predicate(reading, head),
                score=0.6,
                attribution=attribution.id,
            )
            break


def falsely(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the author's denial in "falsely claimed that ..." (D9).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adverb.

    Yields
    ------
    Found
        At most one act, by the author or whoever's words these are.
    """
    reading = scene.reading
    up = reading.head[head]
    if up < 0 or reading.upos[up] != "VERB":
        return
    said = reading.children(up, "ccomp")
    if not said:
        return
    index = scene.holder[head]
    yield Found(
        act="DENY",
        rule="D9",
        explicitness="propositional",
        head=head,
        cue=scene.words(head),
        source=AUTHOR if index < 0 else scene.speaker(index),
        target=None,
        charge=clause(reading, said[0]),
        score=0.6,
        block=block(reading, up),
        attribution=None if index < 0 else scene.attributions[index].id,
    )


def narrated(scene: Scene, taken: frozenset[int]) -> Iterator[Found]:
    """Yield accusations that the author makes in their own voice (A12).

    Parameters
    ----------
    scene : Scene
        The document.
    taken : frozenset of int
        Tokens of charges of acts that are named by a word.
    """
    reading = scene.reading
    for word in range(len(reading.tokens)):
        if scene.holder[word] >= 0 or word in taken or word in scene.by_cue or not is_clause(scene, word):
            continue
        if reading.deprel[word] not in {"root", "conj", "parataxis"}:
            continue
        said = verdict(scene, word)
        if said is None or said.act != "ACCUSE" or said.target is None or is_self(scene, said.target):
            continue
        if said.kind == "deed" and not scene.is_a(said.word, "DECEIT_V"):
            continue
        if said.kind == "omission" or not can_act(scene, said.target) or reading.children(word, "obl:agent"):
            continue
        if subject(reading, word) is None or block(reading, word) is not None:
            continue
        yield Found(
            act="ACCUSE",
            rule="A12",
            explicitness="implicit",
            head=word,
            cue=scene.words(said.word),
            source=AUTHOR,
            target=scene.party(said.target),
            charge=predicate(reading, word),
            score=0.4,
            hedged=scene.hedged(word),
        )
