"""Somebody or something named, and everybody named in a document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .aliases import Aliases
    from .mentions import Mention


@dataclass(slots=True)
class Entity:
    """Somebody or something named, while a document is worked through.

    Parameters
    ----------
    name : str
        What it is called in results.
    kind : str
        Kind of bearer, as in `Mention`.
    words : tuple of str
        Its longest name.
    gender : str
        ``m``, ``f`` or ``""`` while unknown.
    roles : set of str
        What it may be called by a common noun.
    tags : set of str
        States, places and parties that stood beside it, as `key` gives them.
    speaks_for : str or None
        Name of the body or state that it speaks for.
    mentions : list of int
        Numbers of its mentions, in order.
    """

    name: str
    kind: str
    words: tuple[str, ...]
    gender: str = ""
    roles: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    speaks_for: str | None = None
    mentions: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody named in a document.

    Parameters
    ----------
    mentions : tuple of Mention
        Names in order.
    entities : tuple of Entity
        In order of their first mention.
    aliases : Aliases
        The table that the names were looked up in.
    owner : tuple of int
        For each mention the number of its entity, -1 for a name in a heading that the text never takes up.
    at : mapping of int to int
        Token to the number of the mention that it belongs to, titles included.
    """

    mentions: tuple[Mention, ...]
    entities: tuple[Entity, ...]
    aliases: Aliases
    owner: tuple[int, ...]
    at: dict[int, int]

    def entity_at(self, token: int) -> int:
        """Return the number of the entity that a token's name belongs to, -1 if there is none."""
        mention = self.at.get(token, -1)
        return self.owner[mention] if mention >= 0 else -1
