"""Who was spoken of so far, and may be taken up by a pronoun."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Final

SUBJECT: Final = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody or a group that may be taken up later.

    Parameters
    ----------
    token : int
        Where it stands: the last word of a name, or the head of a noun phrase.
    entity : int
        Number of the entity, -1 for somebody without a name.
    subject : bool
        It is the subject of a clause, or speaks.
    speaks : bool
        It is the source of an attribution.
    """

    token: int
    entity: int
    subject: bool
    speaks: bool


@dataclass(frozen=True, slots=True)
class Candidates:
    """Persons for "he" and "she", groups and bodies for "they" and "it": by sentence, in order."""

    people: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
    groups: dict[int, list[Candidate]] = field(default_factory=lambda: defaultdict(list))
