"""What attributions do: who accuses, criticises, denies, evades, rejects, and about what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ._act_rules import found_acts
from ._scene import Found, Scene
from ._types import AUTHOR, UNSTATED

if TYPE_CHECKING:
    from ._types import Span, Spans


@dataclass(frozen=True, slots=True)
class Act:
    id: str
    act: str
    cue: Spans
    source: Spans | str
    source_name: str
    target: Spans | str | None
    target_name: str | None
    charge: Span | None
    charge_id: str | None
    explicitness: str
    blocked: bool
    block: str | None
    hedged: bool
    rule: str
    score: float
    attribution: str | None


def acts(reading, quotations, attributions, actors, marks, lexica=None):
    from ._act_rules import scene_of

    scene = scene_of(reading, attributions, marks)
    out = []
    for number, f in enumerate(found_acts(scene), 1):
        out.append(
            Act(
                id=f"x{number}",
                act=f.act,
                cue=f.cue,
                source=f.source,
                source_name=_name(actors, f.source),
                target=f.target,
                target_name=None if f.target is None else _name(actors, f.target),
                charge=f.charge,
                charge_id=None,
                explicitness=f.explicitness,
                blocked=f.block is not None,
                block=f.block,
                hedged=f.hedged,
                rule=f.rule,
                score=f.score,
                attribution=f.attribution,
            )
        )
    return tuple(out)


def _name(actors, party):
    if isinstance(party, str):
        return party
    return actors.name_of(party)
