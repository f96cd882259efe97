"""Which words stand for a party: the name behind a relative pronoun, an apposition or "what they call"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import after_comma, antecedent, climb, has_case, left_edge, own_subject

if TYPE_CHECKING:
    from ..reading import Reading

_NAMING: Final = frozenset(
    "call see describe term dub label deem consider brand view regard characterize characterise denounce".split()
)
_NAME_PARTS: Final = frozenset({"flat", "compound", "nmod:desc"})
_COUNTING: Final = frozenset({"NUM", "DET", "PRON"})


def anchor(reading: Reading, word: int) -> int:
    """Return the word that a mention stands for.

    Parameters
    ----------
    reading : Reading
        The document.
    word : int
        Token: a relative pronoun stands for its noun, a description after a comma for the name before it, "what"
        in "what they call a disaster" for what they call so.

    Returns
    -------
    int
        Token; `word` itself where it stands for nothing else.
    """
    word = antecedent(reading, word)
    if reading.lemma[word].lower() == "what":
        named = _called(reading, word)
        return word if named is None else named
    return _described(reading, word)


def _called(reading: Reading, what: int) -> int | None:
    """Return the predicate of "what they call *the rigged vote*"."""
    verbs = (reading.head[what], *reading.children(what, "acl:relcl", "acl"))
    for verb in verbs:
        if verb > what and reading.lemma[verb].lower() in _NAMING and own_subject(reading, verb) != what:
            named = (*reading.children(verb, "xcomp", "obj", "obl", "ccomp"), *reading.children(what))
            for child in named:
                if child > verb and reading.upos[child] in {"NOUN", "PROPN"}:
                    return child
    return None


def _described(reading: Reading, word: int) -> int:
    """Return the name that a description in apposition belongs to: "*Ann Bell*, a clerk who ..."."""
    at = word
    # "Ann Bell and Tom Pike, two of the clerks who ..."
    first = left_edge(reading, at)
    if has_case(reading, at, "of") and first and reading.upos[first - 1] in _COUNTING:
        at = first - 1
    if reading.deprel[at] != "appos" or not after_comma(reading, at):
        return word
    head = _beside(reading, at, reading.head[at])
    if head > at or reading.upos[head] not in {"NOUN", "PROPN"}:
        return word
    return word if reading.upos[word] == "PROPN" and reading.upos[head] != "PROPN" else head


def _beside(reading: Reading, word: int, head: int) -> int:
    """Return the name that ends right before an apposition, whichever name the parser ties it to."""
    last = left_edge(reading, word)
    last -= reading.upos[last] != "PUNCT"
    while last > 0 and reading.upos[last] == "PUNCT":
        last -= 1
    if reading.upos[last] != "PROPN" or last == head:
        return head
    name = last
    while reading.deprel[name] in _NAME_PARTS and reading.upos[reading.head[name]] == "PROPN":
        name = reading.head[name]
    if name >= word:
        return head
    for _, _, up in climb(reading, name):
        if up == head:
            # "Ann Bell of the union, a clerk", but not "the arrest of Ann Bell, a clerk"
            return head if reading.upos[head] == "PROPN" else word
        if reading.upos[up] == "VERB":
            break
    return name


def noun_before_mark(reading: Reading, word: int) -> int | None:
    """Return the noun that a phrase between commas follows: "*the mayor*, under fire for the delay".

    Parameters
    ----------
    reading : Reading
        The document.
    word : int
        Token of the phrase's head.

    Returns
    -------
    int or None
        Token; None if no comma or dash opens the phrase, or no noun stands before it.
    """
    at = left_edge(reading, word)
    if not after_comma(reading, word):
        return None
    while at > 0 and reading.upos[at] == "PUNCT":
        at -= 1
    if reading.upos[at - 1] == "PUNCT" and reading.upos[at] == "ADP":
        at -= 2
    if at < 0 or reading.upos[at] not in {"NOUN", "PROPN"}:
        return None
    while reading.deprel[at] in _NAME_PARTS and reading.head[at] < word:
        at = reading.head[at]
    return at
