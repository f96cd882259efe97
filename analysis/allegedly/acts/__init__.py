"""What attributions do: who accuses, criticises, denies, evades, rejects, and about what.

Sixteen acts (Searle's classes, cut as CAMEO cuts them) and the relation UNDERCUT. Each act names its rule; `RULES`
lists the rules with a sentence in which each fires. Acts that are negated, asked, supposed or merely possible are
kept and carry the name of what blocks them.

An attribution that tells something and does nothing more specific is an ASSERT, whose source, cue and content are
its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from .._types import AUTHOR, UNSTATED
from .judge import judged
from .mentions import source_mention, taken_up
from .rules import RULES, Rule
from .rules.assertions import assertions
from .search import found_acts, scene_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .._types import Span, Spans
    from ..actors import Actors
    from ..attributions import Attribution
    from ..lexicon import Tables
    from ..marks import Mark
    from ..reading import Reading
    from .scene import Found, Scene

__all__ = ["RULES", "Act", "Rule", "acts"]

_PRONOUNS: Final = frozenset({"it", "he", "she", "they", "who", "which"})
#: Rules whose accused may be the speaker's own pronoun: they count only if somebody else is meant.
_BY_CONTENT: Final = frozenset({"A5", "C6", "L"})


@dataclass(frozen=True, slots=True)
class Act:
    """One act between parties.

    Attributes
    ----------
    id : str
        ``x1``, ``x2``, ... in order of the first character of the cue.
    act : str
        Label, such as ``ACCUSE``.
    cue : Spans
        Characters of the words that signal the act, half-open ranges of the untouched text.
    source, target : Spans or str or None
        Mention nearest the cue, ``"UNSTATED"`` or ``"AUTHOR"``; `target` is None for acts without one.
    source_name, target_name : str or None
        Resolved names.
    charge : Span or None
        Characters of what is alleged, denied, evaded.
    charge_id : str or None
        Id of the charge, filled in by `allegedly.charges.charges`.
    explicitness : str
        ``"lexical"`` if a word names the act, ``"propositional"`` if a clause does it, ``"implicit"``, ``"weak"``.
    blocked : bool
        Whether the act is negated, asked, supposed or merely possible.
    block : str or None
        Name of what blocks it.
    hedged : bool
        Whether act or charge is hedged.
    rule : str
        Name of the rule, see `RULES`.
    score : float
        How far the rule is trusted: 1 for an unambiguous word, less for what rests on a clause.
    attribution : str or None
        Id of the attribution in which the act is done.
    """

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


def acts(
    reading: Reading,
    attributions: Sequence[Attribution],
    actors: Actors,
    marks: Sequence[Mark],
    *,
    learned: bool = True,
    tables: Tables | None = None,
) -> tuple[Act, ...]:
    """Find the acts of a document.

    Parameters
    ----------
    reading : Reading
        Words and trees.
    attributions : sequence of Attribution
        Who says what.
    actors : Actors
        Resolves mentions to names.
    marks : sequence of Mark
        Marks of stance; those of EVASION are acts.
    learned : bool, default True
        Whether clauses that no rule judges are judged by learned weights (rule L, `allegedly.acts.judge`).
    tables : Tables, optional
        Reporting cues and word classes; by default those of the package (`allegedly.lexicon.default_tables`).

    Returns
    -------
    tuple of Act
        In order of the first character of the cue.
    """
    scene = scene_of(reading, attributions, marks, tables=tables)
    found = found_acts(scene)
    if learned:
        found.extend(judged(scene, found))
    made = [_act(scene, one, actors) for one in found]
    kept = [act for act in made if not _about_self(reading, act)]
    kept.extend(_act(scene, one, actors) for one in assertions(scene, _busy(scene, kept, actors)))
    kept.sort(key=lambda act: (act.cue[0] if act.cue else (0, 0), act.act))
    done = _spoken_for(_answered(reading, taken_up(scene, kept)), actors)
    return tuple(replace(act, id=f"x{number}") for number, act in enumerate(done, start=1))


def _act(scene: Scene, found: Found, actors: Actors) -> Act:
    source, target = source_mention(scene, actors, found), found.target
    if isinstance(target, tuple) and found.charge is not None:
        target = _apart(scene.reading, target, found.charge)
    return Act(
        id="",
        act=found.act,
        cue=found.cue,
        source=source,
        source_name=_name(actors, source),
        target=target,
        target_name=None if target is None else _name(actors, target),
        charge=found.charge,
        charge_id=None,
        explicitness=found.explicitness,
        blocked=found.block is not None,
        block=found.block,
        hedged=found.hedged,
        rule=found.rule,
        score=found.score,
        attribution=found.attribution,
    )


def _apart(reading: Reading, target: Spans, charge: Span) -> Spans:
    """Cut off the charge where the parser hung it on the accused: "accused [the firm of theft]"."""
    start, end = target[-1]
    words = reading.tokens_in((start, charge[0]))
    if not start < charge[0] < charge[1] <= end or len(words) < 2 or reading.upos[words[-1]] != "ADP":
        return target
    return (*target[:-1], (start, reading.tokens[words[-2]].end))


def _name(actors: Actors, party: Spans | str) -> str:
    return party if isinstance(party, str) else actors.name_of(party)


def _about_self(reading: Reading, act: Act) -> bool:
    """Tell whether somebody would accuse themselves: "he said he was wasting his time"."""
    named = act.target_name not in {None, UNSTATED, AUTHOR}
    # Of "he called him a liar" nobody is both.
    if isinstance(act.target, tuple) and reading.string[slice(*act.target[0])].lower() in {"him", "them"}:
        return False
    return act.rule in _BY_CONTENT and named and act.target_name == act.source_name


def _answered(reading: Reading, found: list[Act]) -> list[Act]:
    """Name the denier of "..., a charge it denies": it is the one just accused."""
    out: list[Act] = []
    accused: tuple[str, int] | None = None
    for act in found:
        if act.act == "DENY" and accused is not None and isinstance(act.source, tuple):
            start, end = act.source[0]
            near = act.cue[0][0] - accused[1] < 200 and "." not in reading.string[accused[1] : act.cue[0][0]]
            form = reading.string[start:end].lower()
            if near and form in _PRONOUNS and act.source_name.lower() in {form, UNSTATED.lower()}:
                act = replace(act, source_name=accused[0])
        if act.act == "ACCUSE" and act.target_name not in {None, UNSTATED} and act.target_name is not None:
            accused = (act.target_name, act.cue[-1][1])
        out.append(act)
    return out


def _spoken_for(found: list[Act], actors: Actors) -> list[Act]:
    """Name the accused of "the ministry rejected such claims": those for whom the denier speaks."""
    deniers = {act.source for act in found if act.act == "DENY"}
    return [
        replace(act, target_name=actors.principal(act.target_name))
        if act.rule == "A7" and act.target_name is not None and act.target in deniers
        else act
        for act in found
    ]


def _busy(scene: Scene, done: list[Act], actors: Actors) -> frozenset[int]:
    """Return the attributions by which their own source does an act: by the cue, or by what they say."""
    acting: dict[str, list[Act]] = {}
    for act in done:
        if act.attribution is not None:
            acting.setdefault(act.attribution, []).append(act)
    return frozenset(
        index
        for index, attribution in enumerate(scene.attributions)
        for act in acting.get(attribution.id, ())
        if act.source_name == _name(actors, attribution.source or UNSTATED)
        or any(a < end and start < b for a, b in act.cue for start, end in attribution.cue)
    )
