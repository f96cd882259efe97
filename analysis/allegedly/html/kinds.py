"""How each kind of thing is named, explained and keyed on a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

#: Parts of an attribution.
PARTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "source": "who is said to speak",
        "cue": "the words that say so",
        "content": "what they are said to have said",
    }
)

#: Categories of marks.
MARKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "HEDGE": "unsure",
        "BOOSTER": "sure",
        "ATTITUDE": "judging",
        "EVIDENTIAL": "with a basis, or without one",
        "DISTANCING": "at a distance",
        "EVASION": "without an answer",
        "DISCLAIM": "not, but",
        "SELF_MENTION": "I, we",
    }
)

#: Acts, the disputed ones first.
ACTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ACCUSE": "of a deed",
        "CRITICIZE": "judges badly",
        "DENY": "not so",
        "REJECT": "will not have it",
        "UNDERCUT": "sees no evidence",
        "EVADE": "will not say",
        "CONCEDE": "so, though unwelcome",
        "CONFIRM": "so",
        "EXPRESS_CONCERN": "worries",
        "PRAISE": "judges well",
        "JUSTIFY": "gives reasons",
        "DEMAND": "wants it done",
        "PROPOSE": "suggests it",
        "PROMISE": "will do it",
        "THREATEN": "will do harm",
        "ASK": "wants to know",
        "ASSERT": "says, and no more",
    }
)

#: Kinds that are not drawn until a reader asks: every plain report is an ASSERT, and its words are a cue already.
HIDDEN: Final = frozenset({"ASSERT"})

_LOOKS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "ACCUSE": "against",
        "CRITICIZE": "against",
        "THREATEN": "against",
        "DENY": "answer",
        "REJECT": "answer",
        "UNDERCUT": "answer",
        "EVADE": "answer",
    }
)


def key(kind: str) -> str:
    """Return a kind as a name for a class of CSS.

    Examples
    --------
    >>> key("SELF_MENTION"), key("<b>")
    ('k-self_mention', 'k-b')
    """
    return f"k-{re.sub('[^a-z0-9_]+', '', kind.lower())}"


def look(act: str) -> str:
    """Return which group of acts one is drawn like: against somebody, an answer, or another."""
    return _LOOKS.get(act, "other")


def named(kind: str) -> str:
    """Return a kind as readers see it.

    Examples
    --------
    >>> named("SELF_MENTION")
    'self-mention'
    >>> named("EXPRESS_CONCERN")
    'express concern'
    """
    return "self-mention" if kind == "SELF_MENTION" else kind.lower().replace("_", " ")
