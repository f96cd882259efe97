"""Everything that was found in a document, as things to highlight, and the voices that they belong to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .._types import AUTHOR, UNSTATED
from . import kinds, notes
from .runs import Thing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..acts import Act
    from ..document import Document
    from .runs import Layer


@dataclass(frozen=True, slots=True)
class Found:
    """The things of a document.

    Attributes
    ----------
    things : tuple of Thing
        What to highlight; a thing without a place in the text is left out.
    voices : tuple of str
        Names of the voices, by their index: the author, then by the number of things, the unstated one last.
    anchors : dict
        By the id of a record, the id of the thing that shows it. Acts of one kind on the same words share one.
    """

    things: tuple[Thing, ...]
    voices: tuple[str, ...]
    anchors: dict[str, str]


def things_of(document: Document) -> Found:
    """Gather what was found in a document.

    Examples
    --------
    >>> from allegedly import analyze
    >>> found = things_of(analyze("Moscow denied arming the rebels."))
    >>> [(thing.key, found.voices[thing.voice]) for thing in found.things if thing.layer == "act"]
    [('k-deny', 'Moscow')]
    """
    records = document.records
    speakers = {one.id: one.speaker for one in records.attributions}
    uses: Counter[str] = Counter({AUTHOR: 0})
    uses.update(speakers.values())
    uses.update(speakers.get(mark.attribution or "", AUTHOR) for mark in records.marks)
    uses.update(act.source_name for act in records.acts)
    voices = sorted(uses, key=lambda name: (name != AUTHOR, name == UNSTATED, -uses[name], name))
    at = {name: index for index, name in enumerate(voices)}
    anchors: dict[str, str] = {}
    things = [
        *_attributions(document, at, anchors),
        *_acts(document, at, anchors),
        *_marks(document, at, anchors, speakers),
    ]
    return Found(tuple(things), tuple(voices), anchors)


def _attributions(document: Document, at: dict[str, int], anchors: dict[str, str]) -> Iterator[Thing]:
    for one in document.records.attributions:
        note = notes.of_attribution(one)
        parts = {"content": one.content, "source": one.source, "cue": one.cue}
        # A reader comes to an attribution by its cue: contents are long, and hold other things.
        entrance = next((part for part in ("cue", "source", "content") if parts[part]), "")
        for part, spans in parts.items():
            if spans:
                ids = (one.id,) if part == entrance else ()
                anchors.update(dict.fromkeys(ids, one.id))
                layer: Layer = "content" if part == "content" else "party"
                yield Thing(layer, kinds.key(part), at[one.speaker], spans, note, ids)


def _acts(document: Document, at: dict[str, int], anchors: dict[str, str]) -> Iterator[Thing]:
    glosses = {charge.id: charge.gloss for charge in document.records.charges}
    alike: dict[tuple[object, ...], list[Act]] = {}
    for act in document.records.acts:
        if act.cue:
            alike.setdefault((act.act, act.cue, act.source_name, act.blocked), []).append(act)
    for acts in alike.values():
        first = acts[0]
        ids = tuple(act.id for act in acts)
        anchors.update(dict.fromkeys(ids, first.id))
        note = "\n".join(notes.of_act(act, glosses.get(act.charge_id or "")) for act in acts)
        tag = ("not: " if first.blocked else "") + kinds.named(first.act)
        yield Thing(
            "act",
            kinds.key(first.act),
            at[first.source_name],
            first.cue,
            note,
            ids,
            "" if first.act in kinds.HIDDEN else tag + (f" ×{len(acts)}" if len(acts) > 1 else ""),
            first.blocked,
        )


def _marks(
    document: Document, at: dict[str, int], anchors: dict[str, str], speakers: dict[str, str]
) -> Iterator[Thing]:
    for mark in document.records.marks:
        anchors[mark.id] = mark.id
        speaker = speakers.get(mark.attribution or "", AUTHOR)
        yield Thing(
            "mark", kinds.key(mark.category), at[speaker], ((mark.start, mark.end),), notes.of_mark(mark), (mark.id,)
        )
