"""Which verbs a noun of action may come from, by its ending: "embezzlement" from "embezzle".

More verbs come out than English has; two charges are compared by what they have in common, and no charge is made
with a verb that there is not. Nouns that no ending tells ("theft") stand in ``data/paraphrases.tsv``.

The endings are those of L. Bauer (1983), *English Word-Formation*, ch. 7.2.
"""

from __future__ import annotations

from typing import Final

#: Endings of nouns, and what a verb may have in their place. The longest that fits counts.
_ENDINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("ification", ("ify",)),
    ("ization", ("ize",)),
    ("isation", ("ise", "ize")),
    ("ation", ("ate", "e", "")),
    ("ution", ("ute",)),
    ("ction", ("ct", "ce")),
    ("ption", ("pt", "ve")),
    ("ition", ("it", "e")),
    ("ssion", ("ss", "t", "de")),
    ("sion", ("de", "d", "se", "t")),
    ("iance", ("y",)),
    ("ance", ("", "e", "ate")),
    ("ence", ("", "e")),
    ("ment", ("",)),
    ("ery", ("e", "")),
    ("ial", ("y",)),
    ("al", ("", "e")),
    ("ure", ("e", "")),
    ("ing", ("", "e")),
)
_SHORTEST: Final = 3
_NOT_DOUBLED: Final = frozenset("aeiouslfz")


def verbs(noun: str) -> frozenset[str]:
    """Return what may be the verb of a noun or gerund, in lower case; among them words that are no verbs.

    Examples
    --------
    >>> sorted(verbs("embezzlement")), sorted(verbs("invasion"))
    (['embezzle'], ['invad', 'invade', 'invase', 'invat'])
    >>> "rob" in verbs("robbery"), "smuggle" in verbs("smuggling"), verbs("theft")
    (True, True, frozenset())
    """
    for ending, others in _ENDINGS:
        stem = noun.removesuffix(ending)
        if stem != noun and len(stem) >= _SHORTEST - 1:
            found = {stem + other for other in others}
            if ending in {"ery", "ing", "al"} and stem[-1] == stem[-2:-1] and stem[-1] not in _NOT_DOUBLED:
                found.add(stem[:-1])
            return frozenset(verb for verb in found if len(verb) >= _SHORTEST)
    return frozenset()
