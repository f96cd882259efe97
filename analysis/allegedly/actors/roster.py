"""Entities under construction: who has which mention, and which name is whose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .entities import Entity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..reading import Reading
    from .aliases import Aliases
    from .mentions import Mention


class Roster:
    """The entities that were found so far.

    Parameters
    ----------
    reading : Reading
        The text.
    found : sequence of Mention
        Its names.
    aliases : Aliases
        Names known beforehand.

    Attributes
    ----------
    entities : list of Entity
        In the order in which they were found.
    owner : list of int
        For each mention the number of its entity, -1 for none.
    by_name : dict of str to int
        Name to the number of the entity that has it.
    at : dict of int to int
        Token to the number of the mention that it belongs to, titles included.
    """

    def __init__(self, reading: Reading, found: Sequence[Mention], aliases: Aliases) -> None:
        self.reading = reading
        self.found = found
        self.aliases = aliases
        self.entities: list[Entity] = []
        self.owner = [-1] * len(found)
        self.by_name: dict[str, int] = {}
        self.at = {token: k for k, m in enumerate(found) for token in range(m.outer, m.stop)}

    def join(self, mention: int, entity: int) -> None:
        """Give a mention to an entity."""
        self.owner[mention] = entity
        self.entities[entity].mentions.append(mention)

    def new(self, mention: int, name: str, kind: str) -> int:
        """Make an entity of a mention and return its number."""
        self.entities.append(Entity(name, kind, self.found[mention].words))
        self.join(mention, len(self.entities) - 1)
        return len(self.entities) - 1
