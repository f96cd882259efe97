"""Who is who: mentions of names gathered into entities, with gender and whom bodies speak for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .bodies import Bodies
from .entities import Cast
from .mentions import PERSON, UNKNOWN
from .persons import Persons
from .roster import Roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import Reading
    from .aliases import Aliases
    from .mentions import Mention


def cast(reading: Reading, found: Sequence[Mention], aliases: Aliases) -> Cast:
    """Gather mentions into entities.

    A full name makes a person; surname, title and surname, or first name later (or earlier, in a heading)
    refer to it. Of several bearers of a surname, title and gender decide, then who was called by it alone
    before, else who was named first. A body's short name ("the Ministry") refers to the last body whose name
    ends in it.

    Parameters
    ----------
    reading : Reading
        The text.
    found : sequence of Mention
        Its names, from `allegedly.actors.mentions.mentions`.
    aliases : Aliases
        Names known beforehand.
    """
    roster = Roster(reading, found, aliases)
    persons, bodies = Persons(roster), Bodies(roster)
    in_text = [k for k, m in enumerate(found) if not m.heading]
    for k in in_text:
        persons.known(k)
    for k in in_text:
        if roster.owner[k] < 0 and len(found[k].words) > 1 and found[k].kind in (PERSON, UNKNOWN):
            persons.full_name(k)
    for k in in_text:
        if roster.owner[k] < 0:
            _shorter_or_body(k, roster, persons, bodies)
    for k, mention in enumerate(found):
        if mention.heading:
            _in_heading(k, roster, persons, bodies)
    return _in_order(roster)


def _shorter_or_body(k: int, roster: Roster, persons: Persons, bodies: Bodies) -> None:
    """Take a name that is neither a full one nor known to be a person's."""
    if roster.found[k].kind not in (PERSON, UNKNOWN):
        if not persons.like_a_place(k):
            bodies.take(k)
    elif not persons.again(k):
        short = bodies.short(k) if roster.found[k].kind == UNKNOWN else -1
        if short >= 0:
            roster.join(k, short)
        else:
            persons.single(k)


def _in_heading(k: int, roster: Roster, persons: Persons, bodies: Bodies) -> None:
    """Take a name in a heading, if the text has it too or a table knows it."""
    m = roster.found[k]
    e = persons.surname(k) if m.kind in (PERSON, UNKNOWN) else -1
    if e < 0 and m.alias is not None:
        bodies.take(k)
        return
    if e < 0:
        e = roster.by_name.get(" ".join(m.words), -1)
    if e < 0:
        e = bodies.short(k)
    if e >= 0:
        roster.join(k, e)


def _in_order(roster: Roster) -> Cast:
    """Put the entities in order of their first mention."""
    entities = roster.entities
    order = sorted(range(len(entities)), key=lambda e: min(entities[e].mentions, default=0))
    rank = {e: n for n, e in enumerate(order)}
    for entity in entities:
        entity.mentions.sort()
    return Cast(
        tuple(roster.found),
        tuple(entities[e] for e in order),
        roster.aliases,
        tuple(rank[e] if e >= 0 else -1 for e in roster.owner),
        roster.at,
    )
