"""What a marker bears on: the verb phrase, clause, noun phrase or number that it hedges, boosts or evades.

The rules follow the syntax of the marker: a modal takes its verb phrase, an adverb of the clause its clause,
an adjective its noun, a clause-taking word its clause, a rounder its number. A scope is one stretch of text,
and it never reaches beyond the closing quotation mark of the quotation in which the marker stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from ._types import Span
    from .lexicon import Entry
    from .reading import Reading

#: Categories and subtypes whose markers bear on no stretch of text.
_SCOPELESS: Final = frozenset({"DISCLAIM", "SELF_MENTION", "scare_quote", "partial_quote", "label"})
_CLAUSES: Final = (
    "ccomp",
    "csubj",
    "csubj:pass",
    "csubj:outer",
    "xcomp",
    "acl",
    "acl:relcl",
    "parataxis",
    "advcl",
)
_PHRASES: Final = frozenset(
    {"nmod", "nmod:poss", "amod", "compound", "acl", "det", "nummod", "flat", "appos", "case"}
)
_LEADING: Final = frozenset({"that", "to", "of", "about", "over", "on", "for"})
_EDGE: Final = frozenset({"cc", "punct"})


def scope(reading: Reading, entry: Entry, first: int, last: int) -> Span | None:
    """Return what a match bears on.

    Parameters
    ----------
    reading : Reading
        The text.
    entry : Entry
        The row that matched.
    first, last : int
        First and last word of the match.

    Returns
    -------
    Span or None
        Half-open character range, or None where the marker bears on nothing that could be marked.
    """
    if entry.category in _SCOPELESS or entry.subtype in _SCOPELESS:
        return None
    words = _scope_words(reading, entry, first, last)
    return _span(reading, words)


def _span(reading: Reading, words: range | None) -> Span | None:
    if words is None:
        return None
    start, stop = words.start, words.stop
    while start < stop and (reading.upos[start] == "PUNCT" or reading.lemma[start].lower() in _LEADING):
        start += 1
    while stop > start and (reading.upos[stop - 1] == "PUNCT"):
        stop -= 1
    return reading.span(start, stop - 1) if start < stop else None


def _top(reading: Reading, first: int, last: int) -> int:
    for word in range(first, last + 1):
        if not first <= reading.head[word] <= last and reading.upos[word] != "PUNCT":
            return word
    return first


def _below(reading: Reading, word: int, *, without_second: bool = True) -> range:
    """Return the words under `word`, a second conjunct with a subject of its own left out."""
    low = high = word
    stack = [word]
    while stack:
        at = stack.pop()
        low, high = min(low, at), max(high, at)
        for child in reading.children(at):
            if without_second and at == word and reading.deprel[child] in {"conj", "parataxis"}:
                subject = any(reading.deprel[k].startswith("nsubj") for k in reading.children(child))
                if subject or reading.deprel[child] == "parataxis":
                    continue
            stack.append(child)
    return range(low, high + 1)


def _after(reading: Reading, word: int, last: int) -> range | None:
    """Return the words under `word` that follow the match."""
    stop = _below(reading, word).stop
    return range(last + 1, stop) if stop > last + 1 else None


def _scope_words(reading: Reading, entry: Entry, first: int, last: int) -> range | None:
    subtype = entry.subtype
    top = _top(reading, first, last)
    head = reading.head[top]
    if subtype in {"modal", "deontic"} and reading.deprel[top].startswith("aux") and head >= 0:
        return _after(reading, head, last)
    if subtype in {"approximator", "intensifier"}:
        return _quantified(reading, first, last)
    if subtype == "attributive":
        return _host(reading, top, first, last)
    clause = _clause(reading, first, last)
    if clause is not None:
        return clause
    relation = reading.deprel[top]
    if relation == "amod" and head > last:
        return _after(reading, head, last)
    if relation in {"parataxis", "discourse"} and head >= 0:
        return _host(reading, top, first, last)
    if relation in {"advmod", "obl", "advcl", "nmod"} and head >= 0 and entry.category != "EVASION":
        if reading.upos[head] in {"VERB", "AUX"} or any(
            reading.deprel[k] == "cop" for k in reading.children(head)
        ):
            return _below(reading, head)
        return _after(reading, head, last)
    if entry.category == "ATTITUDE" and entry.subtype in {"evaluation", "affect"}:
        judged = _judged(reading, top)
        if judged is not None:
            return judged
    return _after(reading, top, last)


def _clause(reading: Reading, first: int, last: int) -> range | None:
    """Return the clause that the match governs."""
    for word in range(first, last + 1):
        for child in reading.children(word):
            if child > last and reading.deprel[child] in (*_CLAUSES[:5], "acl"):
                return _below(reading, child)
    return None


def _host(reading: Reading, top: int, first: int, last: int) -> range | None:
    """Return the clause around a parenthesis, or after an opening phrase."""
    head = reading.head[top]
    if head < 0:
        return None
    whole = _below(reading, head)
    if whole.start >= first:
        return range(last + 1, whole.stop) if whole.stop > last + 1 else None
    if whole.stop <= last + 2:
        return range(whole.start, first)
    below = _below(reading, top)
    if below.start <= whole.start:
        return range(below.stop, whole.stop) if whole.stop > below.stop else None
    return whole


def _quantified(reading: Reading, first: int, last: int) -> range | None:
    """Return the number after a rounder, or the phrase after a vague quantity or an intensifier."""
    sentence = reading.sentence_tokens(reading.tokens[first].sentence)
    stop = last + 1
    while stop in sentence and (reading.upos[stop] == "NUM" or reading.lemma[stop] in {"$", "%", "percent"}):
        stop += 1
    if stop > last + 1:
        return range(last + 1, stop)
    if stop not in sentence:
        return None
    at = stop
    while first <= reading.head[at] or reading.deprel[at] in _PHRASES:
        up = reading.head[at]
        if up < at or up not in sentence:
            break
        at = up
    return _after(reading, at, last) or range(stop, stop + 1)


def _judged(reading: Reading, top: int) -> range | None:
    """Return the subject of which a predicate is said, or the noun before which an adjective stands."""
    at = top
    if reading.deprel[top] == "amod":
        at = reading.head[top]
    for child in reading.children(at):
        if reading.deprel[child] in {"nsubj", "nsubj:pass", "csubj", "nsubj:outer"}:
            return _below(reading, child)
    return None
