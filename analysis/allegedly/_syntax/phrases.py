"""Phrases, clauses and predicates as stretches of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .subjects import own_subject
from .tree import MOST, SUBJECTS, after_comma, below, has_case

if TYPE_CHECKING:
    from .._types import Span
    from ..reading import Reading

_CLAUSE: Final = ("acl:relcl", "acl", "advcl", "advcl:relcl", "ccomp", "parataxis")
_QUOTE_MARKS: Final = frozenset("\"'`“”‘’„«»")


def kept(reading: Reading, word: int, *, clauses: bool = False) -> set[int]:
    """Collect the words of the phrase headed by `word`, without trailing clauses and introducing words."""
    out: set[int] = set()
    stack = [word]
    while stack and len(out) < MOST:
        at = stack.pop()
        out.add(at)
        for child in reading.children(at):
            rel = reading.deprel[child]
            if at == word and rel in {"case", "mark", "cc", "cop", "aux", *SUBJECTS}:
                continue
            if not clauses and rel in _CLAUSE and child > word:
                continue
            if rel == "appos" and (at == word or reading.deprel[at] == "conj") and _adds(reading, at, child):
                continue
            if at == word and rel == "nmod" and has_case(reading, child, "as"):
                continue
            if rel == "punct" and at == word and not reading.text(child).isalnum() and child > word:
                continue
            stack.append(child)
    return out


def _adds(reading: Reading, noun: int, apposition: int) -> bool:
    """Tell what only describes, "Ann Bell, *a clerk*", from the name after a description, "a clerk, *Ann Bell*"."""
    names = reading.upos[apposition] == "PROPN" and reading.upos[noun] == "NOUN"
    return after_comma(reading, apposition) and not names


def phrase(reading: Reading, word: int, *, clauses: bool = False) -> Span:
    """Return the span of the noun phrase headed by `word`.

    Trailing relative clauses and descriptions after a comma are left out, coordinated nouns are kept.
    """
    words = kept(reading, word, clauses=clauses)
    lo = hi = word
    # A hole of one mark (a hyphen, a quotation mark) is bridged, a larger one ends the phrase.
    while lo - 1 in words or (lo - 2 in words and reading.upos[lo - 1] != "CCONJ"):
        lo -= 1 if lo - 1 in words else 2
    while hi + 1 in words or hi + 2 in words:
        hi += 1 if hi + 1 in words else 2
    return trimmed(reading, lo, hi)


def trimmed(reading: Reading, lo: int, hi: int) -> Span:
    """Return the span of the words `lo`..`hi` without marks at its edges that close nothing inside."""
    while hi > lo and reading.upos[hi] == "PUNCT" and not _closes(reading, lo, hi):
        hi -= 1
    while lo < hi and (reading.upos[lo] == "PUNCT" and not _opens(reading, lo, hi)):
        lo += 1
    return reading.span(lo, hi)


def _closes(reading: Reading, lo: int, hi: int) -> bool:
    text = reading.text(hi)
    if text in {")", "]"}:
        return any(reading.text(k) in {"(", "["} for k in range(lo, hi))
    return text[0] in _QUOTE_MARKS and any(reading.text(k)[0] in _QUOTE_MARKS for k in range(lo, hi))


def _opens(reading: Reading, lo: int, hi: int) -> bool:
    text = reading.text(lo)
    if text in {"(", "["}:
        return any(reading.text(k) in {")", "]"} for k in range(lo + 1, hi + 1))
    return text[0] in _QUOTE_MARKS and any(reading.text(k)[0] in _QUOTE_MARKS for k in range(lo + 1, hi + 1))


def predicate(reading: Reading, word: int) -> Span:
    """Return the span of a predicate with its complements, without its subject and what precedes that."""
    skip = {"punct", "mark", "cc", "parataxis", "discourse", "vocative", *SUBJECTS, "expl"}
    words = {word}
    for child in reading.children(word):
        rel = reading.deprel[child]
        if rel in skip and not (rel == "mark" and reading.lemma[child] == "to"):
            continue
        if rel == "conj" and own_subject(reading, child) is not None:
            continue
        if child < word and rel in {"advcl", "obl", "advmod"} and _before_subject(reading, word, child):
            continue
        words.update(below(reading, child))
    if reading.deprel[word] == "conj" and not reading.children(word, "obj", "obl", "ccomp", "xcomp"):
        # "encouraged and supported the rebels": the object hangs on the first verb.
        for child in reading.children(reading.head[word], "obj"):
            words.update(below(reading, child) if child > word else ())
    first, last = min(words), max(words)
    if reading.lemma[first].lower() == "that" and first < word:
        first += 1  # read as the object of a relative clause, it is the conjunction
    return trimmed(reading, first, last)


def _before_subject(reading: Reading, verb: int, child: int) -> bool:
    return any(child < k for k in reading.children(verb, *SUBJECTS))


def cut_before(reading: Reading, span: Span, word: int) -> Span:
    """Cut a span off before a word and the comma or dash that introduces it."""
    first = below(reading, word)[0]
    last = first - 1
    while last > 0 and reading.upos[last] == "PUNCT":
        last -= 1
    end = min(span[1], reading.tokens[last].end)
    return (span[0], end) if end > span[0] else span


def clause(reading: Reading, word: int) -> Span:
    """Return the span of a word's whole subtree without introducing word and edge marks."""
    # "lying, which it denies": what is added after a comma is not part of it.
    added = {
        k for child in reading.children(word, "acl:relcl") if after_comma(reading, child) for k in below(reading, child)
    }
    words = [
        k
        for k in below(reading, word)
        if (
            k not in added
            and not (reading.head[k] == word and reading.deprel[k] in {"mark", "case", "cc"} and k < word)
        )
        or (reading.lemma[k] == "to" and reading.deprel[k] == "mark")
    ]
    # A conjunction may hang on the wrong word of the clause.
    while len(words) > 1 and reading.lemma[words[0]].lower() == "that" and reading.deprel[words[0]] == "mark":
        words = words[1:]
    return trimmed(reading, words[0], words[-1]) if words else reading.span(word, word)
