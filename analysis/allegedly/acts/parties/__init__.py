"""Who does what to whom: the parties of an act by verb, by noun and by content, and the acts built from them."""

from __future__ import annotations

from .build import attribution_of, by_content, by_noun, by_word, make
from .nouns import Parties, parties
from .verbs import bare_passive, source_of

__all__ = [
    "Parties",
    "attribution_of",
    "bare_passive",
    "by_content",
    "by_noun",
    "by_word",
    "make",
    "parties",
    "source_of",
]
