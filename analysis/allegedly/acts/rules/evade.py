"""Rules E1 and E2: evasions, by a formula or by a verb."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import clause, complement, is_passive, own_subject, phrase, subject
from ..._types import UNSTATED
from ..blocks import block
from ..parties import attribution_of, make
from ..scene import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Spans
    from ...marks import Mark
    from ..cue_frames import Match
    from ..scene import Scene

_MESSAGES: Final = frozenset({"call", "request", "message", "email", "e-mail", "letter", "query", "inquiry"})
_SPEAKER: Final = frozenset({"i", "we", "no"})


def evasion(scene: Scene, mark: Mark) -> Found | None:
    """Return the evasion that a mark of EVASION stands for (E1).

    Parameters
    ----------
    scene : Scene
        The document.
    mark : Mark
        A mark of stance.

    Returns
    -------
    Found or None
        The act; None if the mark holds no word.
    """
    reading = scene.reading
    words = list(reading.tokens_in((mark.start, mark.end)))
    if not words:
        return None
    head = next((k for k in words if reading.upos[k] == "VERB"), words[0])
    last = words[-1]
    what = complement(reading, last, ("on", "about", "to", "of"))
    if reading.deprel[last] in {"case", "mark"} and reading.head[last] > last:
        what = reading.head[last]  # "cannot speak to" takes its own topic
    if what is None:
        what = next(iter(reading.children(words[-1], "ccomp", "obj", "nmod", "advcl")), None)
    return Found(
        act="EVADE",
        rule="E1",
        explicitness="lexical",
        head=head,
        cue=((mark.start, mark.end),),
        source=_evader(scene, mark, head),
        target=None,
        charge=None if what is None else clause(reading, what),
        score=1.0,
        block=block(reading, head, modal=False, own=False) if reading.lemma[words[0]].lower() != "without" else None,
        attribution=attribution_of(scene, head),
    )


def _evader(scene: Scene, mark: Mark, head: int) -> Spans | str:
    """Return who evades: the subject of the formula, or whoever says "no comment" or "I cannot speak to that"."""
    reading = scene.reading
    head = _acting(scene, mark, head)
    who = own_subject(reading, head) if is_passive(reading, head) else subject(reading, head)
    holder = scene.holder[head]
    own_words = who is None or reading.lemma[who].lower() in _SPEAKER
    words = reading.tokens_in((mark.start, mark.end))
    own_words = own_words or any(reading.lemma[k].lower() in {"i", "we"} for k in words)
    if holder >= 0 and own_words:
        return scene.speaker(holder)
    if who is not None and reading.lemma[who].lower() in _MESSAGES:
        who = complement(reading, who, ("to", "for")) or who  # "calls to the firm went unanswered"
    if who is not None:
        return scene.party(who)
    starting = next((scene.by_start[k] for k in words if k in scene.by_start), -1)
    return UNSTATED if starting < 0 else scene.speaker(starting)


def _acting(scene: Scene, mark: Mark, head: int) -> int:
    """Return the verb whose object a formula without verb is: "*made* no comment"."""
    reading = scene.reading
    if reading.upos[head] == "VERB":
        return head
    for word in reading.tokens_in((mark.start, mark.end)):
        up = reading.head[word]
        if reading.upos[word] == "NOUN" and reading.deprel[word] == "obj" and up >= 0 and reading.upos[up] == "VERB":
            return up
    return head


def evade_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the evasion that a verb names: "dodged the question", "demurred" (E2).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of EVADE in its frame.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    topic = match.object if match.frame.startswith("np") else match.complement
    narrow = len(match.words) == 1 and "question" in match.row.note
    if narrow and (topic is None or not _asked_about(scene, topic)):
        return
    if not narrow and topic is None and match.row.lemma in {"pivot", "punt", "silence", "duck", "shy away"}:
        return
    charge = None if topic is None else phrase(reading, topic)
    yield _untargeted(make(scene, match, "EVADE", "E2", target=None, charge=charge, score=0.8))


def _asked_about(scene: Scene, word: int) -> bool:
    return scene.is_a(word, "SPEECH_N") and scene.reading.lemma[word].lower() not in {
        "blame",
        "charge",
        "responsibility",
    }


def _untargeted(found: Found) -> Found:
    return replace(found, target=None)
