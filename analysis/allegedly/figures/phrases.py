"""Acts in words: verbs that agree with whoever does them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: What doing each act is called, of one and of many.
_VERBS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "ACCUSE": ("accuses", "accuse"),
        "CRITICIZE": ("criticizes", "criticize"),
        "ACCUSED": ("is accused", "are accused"),
        "CRITICIZED": ("is criticized", "are criticized"),
        "DENY": ("denies", "deny"),
        "REJECT": ("rejects", "reject"),
        "UNDERCUT": ("sees no evidence", "see no evidence"),
        "EVADE": ("will not say", "will not say"),
        "CONCEDE": ("concedes", "concede"),
        "CONFIRM": ("confirms", "confirm"),
    }
)

_QUANTIFIED: Final = re.compile(r"(some|several|many|few|both|two|three|most|all|other)\b", re.IGNORECASE)
_PEOPLES: Final = re.compile(r"(the )?[A-Z]\w*(ians|icans|crats|ghans|nese|ists|ants)$")
_HEAD_NOUN: Final = re.compile(r".*?(?= (?:of|in|from|at|for|on|with|who|that)\b)|.*")


def plural(name: str) -> bool:
    """Guess whether a party takes a plural verb; a wrong guess costs grammar, never a fact.

    >>> [plural(name) for name in ("US officials", "the Russians", "some aides of the mayor", "Ann and Bob")]
    [True, True, True, True]
    >>> [plural(name) for name in ("United States", "Alice Wells", "the press", "Foreign Affairs")]
    [False, False, False, False]
    """
    head = _HEAD_NOUN.match(name)
    noun = (head.group() if head else name).split(" ")[-1]
    common = noun[:1].islower() and noun.endswith("s") and not noun.endswith(("ss", "us", "is"))
    return bool(" and " in name or _QUANTIFIED.match(name) or _PEOPLES.match(name) or common or noun == "people")


def verb(act: str, name: str = "") -> str:
    """Return what a party is said to do, or what an act is called in a key.

    >>> verb("DENY", "US officials"), verb("DENY", "Ann"), verb("SIDE_WITH")
    ('deny', 'denies', 'side with')
    """
    if act not in _VERBS:
        return act.lower().replace("_", " ")
    return _VERBS[act][plural(name)]
