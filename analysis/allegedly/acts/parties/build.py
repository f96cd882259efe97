"""Acts built from a verb in its frame, from a noun, or from what somebody says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..blocks import block, block_noun
from ..scene import Found
from .verbs import source_of

if TYPE_CHECKING:
    from ..._types import Span, Spans
    from ..cue_frames import Match
    from ..scene import Scene


def make(
    scene: Scene,
    match: Match,
    act: str,
    rule: str,
    *,
    target: int | None,
    charge: Span | None,
    source: Spans | str | None = None,
    hedge: tuple[int | None, ...] = (),
    score: float = 1.0,
    aimed: bool = True,
    why: str | None = None,
) -> Found:
    """Build an act from a cue in its frame.

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        The cue.
    act, rule : str
        Label and name of the rule.
    target : int or None
        Token of who or what the act is done to; None for nobody named.
    charge : Span or None
        What is alleged, criticised or denied.
    source : Spans or str, optional
        Who does it, by default agent or understood subject of the cue.
    hedge : tuple of int or None
        Heads that may carry a hedge, besides the cue.
    score : float, default 1.0
        How far the rule is trusted.
    aimed : bool, default True
        Whether the act has a target at all; a denial has none.
    why : str, optional
        What keeps the act from having happened, where the words around the cue do not tell.
    """
    head = match.head
    return by_word(
        scene,
        head,
        act,
        rule,
        source=source_of(scene, head, heading=match.frame.startswith("np-")) if source is None else source,
        target=_without(scene, scene.party(target), match.words) if aimed else None,
        charge=charge,
        words=match.words,
        score=score,
        why=block(scene.reading, head) if why is None else why,
        hedged=scene.hedged(head, *hedge),
    )


def by_word(
    scene: Scene,
    head: int,
    act: str,
    rule: str,
    *,
    source: Spans | str,
    charge: Span | None,
    score: float,
    target: Spans | str | None = None,
    words: tuple[int, ...] = (),
    explicitness: str = "lexical",
    why: str | None = None,
    hedged: bool = False,
    within: int | None = None,
) -> Found:
    """Build an act that a word tells, by a rule that knows everything about it.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token that tells.
    act, rule : str
        Label and name of the rule.
    source, charge, target
        Who does it, what is alleged, and to whom it is done, as a `Found` holds them.
    score : float
        How far the rule is trusted.
    words : tuple of int
        Tokens of the cue, the head alone by default.
    explicitness : str, default "lexical"
        How openly the act is done.
    why : str, optional
        What keeps the act from having happened.
    hedged : bool, default False
        Whether the act or its charge is hedged.
    within : int, optional
        Token whose attribution the act is done in, the head by default.
    """
    return Found(
        act=act,
        rule=rule,
        explicitness=explicitness,
        head=head,
        cue=scene.words(*(words or (head,))),
        source=source,
        target=target,
        charge=charge,
        score=score,
        block=why,
        hedged=hedged,
        attribution=attribution_of(scene, head if within is None else within),
    )


def by_noun(
    scene: Scene,
    noun: int,
    act: str,
    rule: str,
    *,
    source: Spans | str,
    target: int | None,
    charge: Span | None,
    hedge: tuple[int | None, ...] = (),
    score: float = 1.0,
    explicitness: str = "lexical",
    aimed: bool = True,
    words: tuple[int, ...] = (),
) -> Found:
    """Build an act that a noun names.

    Parameters
    ----------
    scene : Scene
        The document.
    noun : int
        Token of the noun.
    act, rule : str
        Label and name of the rule.
    source : Spans or str
        Who does it, see `parties`.
    target, charge, hedge, score, aimed
        As for `make`.
    explicitness : str, default "lexical"
        How openly the act is done.
    words : tuple of int
        Tokens of the cue, the noun alone by default.
    """
    return by_word(
        scene,
        noun,
        act,
        rule,
        source=source,
        target=scene.party(target) if aimed else None,
        charge=charge,
        words=words,
        score=score,
        explicitness=explicitness,
        why=block_noun(scene.reading, noun),
        hedged=scene.hedged(noun, *hedge),
    )


def by_content(
    scene: Scene,
    index: int,
    word: int,
    act: str,
    rule: str,
    *,
    target: int | None,
    charge: Span | None,
    score: float,
    hedge: tuple[int | None, ...] = (),
    explicitness: str = "propositional",
    aimed: bool = True,
) -> Found:
    """Build an act that somebody does by what they say; its cue is the telling word and, if near, the reporting one.

    Parameters
    ----------
    scene : Scene
        The document.
    index : int
        Index of the attribution in whose content the act is done, -1 where the author speaks.
    word : int
        Token that tells.
    act, rule : str
        Label and name of the rule.
    target, charge, score, hedge, explicitness, aimed
        As for `by_noun`.
    """
    reading = scene.reading
    attribution = scene.attributions[index] if index >= 0 else None
    cue = -1 if attribution is None else attribution.cue_token
    near = cue >= 0 and reading.tokens[cue].sentence == reading.tokens[word].sentence
    return Found(
        act=act,
        rule=rule,
        explicitness=explicitness,
        head=word,
        cue=scene.words(*((word, cue) if near else (word,))),
        source=scene.speaker(index),
        target=scene.party(target) if aimed else None,
        charge=charge,
        score=score,
        hedged=scene.hedged(word, *hedge, cue if cue >= 0 else None),
        attribution=None if attribution is None else attribution.id,
    )


def _without(scene: Scene, party: Spans | str, words: tuple[int, ...]) -> Spans | str:
    """Cut a mention off at the words of the cue: "hold *the firm* responsible", "some accused *Bell*"."""
    if isinstance(party, str):
        return party
    (start, end), tokens = party[0], scene.reading.tokens
    first, rest = words[0], words[1:]
    if start <= tokens[first].start < end and first + 1 < len(tokens):
        start = tokens[first + 1].start
    for word in rest:
        if start < tokens[word].start < end:
            end = tokens[word - 1].end
    return ((start, end), *party[1:]) if start < end else party


def attribution_of(scene: Scene, head: int) -> str | None:
    """Return the id of the attribution that a cue makes or stands in."""
    index = scene.by_cue.get(head, -1)
    if index < 0:
        index = scene.holder[head]
    return None if index < 0 else scene.attributions[index].id
