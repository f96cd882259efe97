"""The pronouns of English that may stand for a party."""

from __future__ import annotations

from typing import Final

HE: Final = frozenset({"he", "him", "his", "himself"})
SHE: Final = frozenset({"she", "her", "hers", "herself"})
THEY: Final = frozenset({"they", "them", "their", "theirs", "themselves"})
IT: Final = frozenset({"it", "its", "itself"})
FIRST: Final = frozenset("i me my mine myself we us our ours ourselves".split())
THIRD: Final = HE | SHE | THEY | IT
RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
POSSESSIVES: Final = frozenset({"his", "her", "their", "its"})
