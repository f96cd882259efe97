"""Rule S: what is put forward as so, with nothing more specific done by it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._types import UNSTATED
from ...attributions.drafts import head_of
from ..blocks import block
from ..scene import Found
from .speakers import speaks

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from ...attributions import Attribution
    from ..scene import Scene

#: Frames of a cue that tells or describes; verbs of thinking have "that" alone, verbs of wanting none of these.
_TELLING: Final = frozenset({"quote", "np", "wh", "np-that", "about", "to"})
_DESCRIBING: Final = frozenset({"np-as", "np-pred"})
#: Verbs of coming to know that take the frames of telling.
_LEARNING: Final = frozenset({"discover", "learn", "notice", "find out", "remember", "prove", "sense", "pretend"})


def assertions(scene: Scene, busy: Container[int]) -> Iterator[Found]:
    """Yield the assertions of the attributions that do no other act (S).

    Thoughts, wishes and topics are attributed too, but who "wants", "supports" or "talks about" something does not
    put it forward as so.

    Parameters
    ----------
    scene : Scene
        The document.
    busy : container of int
        Attributions whose source does another act by them.

    Yields
    ------
    Found
        One act an attribution; its charge is left open.
    """
    for index, attribution in enumerate(scene.attributions):
        if index in busy or not attribution.cue or not attribution.content:
            continue
        if _asked(scene, attribution):
            continue
        word = head_of(scene.reading, attribution.source)
        if (word >= 0 and not speaks(scene, word)) or not tells(scene, index, clause=_has_clause(scene, attribution)):
            continue
        cue = attribution.cue_token
        yield Found(
            act="ASSERT",
            rule="S",
            explicitness="lexical",
            head=cue,
            cue=attribution.cue,
            source=attribution.source or UNSTATED,
            target=None,
            charge=None,
            score=attribution.score,
            block=None if cue < 0 else block(scene.reading, cue),
            attribution=attribution.id,
        )


def tells(scene: Scene, index: int, *, clause: bool) -> bool:
    """Tell whether the cue of an attribution puts its content forward as so.

    Parameters
    ----------
    scene : Scene
        The document.
    index : int
        Index of the attribution in it.
    clause : bool
        Whether the content holds a clause.
    """
    attribution = scene.attributions[index]
    if attribution.quote == "direct":
        return attribution.cue_lemma not in _LEARNING
    rows = [row for row in scene.tables.by_lemma.get(attribution.cue_lemma, ()) if row.act == "ASSERT"]
    for row in rows:
        frames = set(row.frame)
        if row.pos == "ADP" or frames & _DESCRIBING:
            return True
        if clause and row.pos == "NOUN" and attribution.source:
            return True
        if clause and row.pos == "VERB" and "that" in frames and frames & _TELLING and row.lemma not in _LEARNING:
            return True
        if clause and "np-that" in frames:
            return True
    return False


def _asked(scene: Scene, attribution: Attribution) -> bool:
    """Tell whether a quotation ends in a question, which asserts nothing."""
    start, end = attribution.content[-1]
    words = scene.reading.string[start:end].rstrip("\"'”’» ")
    return attribution.quote == "direct" and words.endswith("?")


def _has_clause(scene: Scene, attribution: Attribution) -> bool:
    reading = scene.reading
    return any(
        reading.children(word, "nsubj", "nsubj:pass", "expl", "csubj")
        for span in attribution.content
        for word in reading.tokens_in(span)
    )
