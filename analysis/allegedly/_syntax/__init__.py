"""Who does what to whom around one word of a dependency tree: subjects, agents, complements, phrases.

Relations are those of Universal Dependencies v2. The functions look at one word and its neighbours only,
so they stay right when the rest of the tree is wrong.
"""

from __future__ import annotations

from .phrases import clause, cut_before, kept, phrase, predicate, trimmed
from .subjects import antecedent, own_subject, subject
from .tree import after_comma, agent, below, climb, complement, has_case, is_below, is_passive, left_edge

__all__ = [
    "after_comma",
    "agent",
    "antecedent",
    "below",
    "clause",
    "climb",
    "complement",
    "cut_before",
    "has_case",
    "is_below",
    "is_passive",
    "kept",
    "left_edge",
    "own_subject",
    "phrase",
    "predicate",
    "subject",
    "trimmed",
]
