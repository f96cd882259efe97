"""What a marker bears on: the verb phrase, clause, noun phrase or number that it hedges, boosts or evades.

The rules follow the syntax of the marker: a modal takes its verb phrase, an adverb of the clause its clause,
an adjective its noun, a clause-taking word its clause, a rounder its number. A scope is one stretch of text,
and it never reaches beyond the closing quotation mark of the quotation in which the marker stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..syntactic_tests.around import REACH, base_relation, subject_of, top_of

if TYPE_CHECKING:
    from .._types import Span
    from ..lexicon import Entry
    from ..reading import Reading

#: Categories and subtypes whose markers bear on no stretch of text.
_SCOPELESS: Final = frozenset({"DISCLAIM", "SELF_MENTION", "scare_quote", "partial_quote", "label"})
_CLAUSES: Final = frozenset({"ccomp", "csubj", "csubj:pass", "csubj:outer", "xcomp", "acl"})
_PHRASES: Final = frozenset({"nmod", "nmod:poss", "amod", "compound", "acl", "det", "nummod", "flat", "appos", "case"})
#: With one of these as subject, a "second clause" is a relative clause that the parser misread.
_RELATIVE: Final = frozenset({"that", "which", "who"})
_NO_PHRASE: Final = frozenset({"VERB", "AUX", "PRON", "PUNCT", "SCONJ"})
_LEADING: Final = frozenset(
    {"that", "to", "of", "about", "over", "on", "for", "as", "because", "since", "while", "although", "though"}
)


def scope(reading: Reading, entry: Entry, first: int, last: int, *, within: range | None = None) -> Span | None:
    """Return what a match bears on.

    Parameters
    ----------
    reading : Reading
        The text.
    entry : Entry
        The row that matched.
    first, last : int
        First and last word of the match.
    within : range, optional
        Words of the quotation in which the match stands; the scope is cut there.

    Returns
    -------
    Span or None
        Half-open character range, or None where the marker bears on nothing that could be marked.
    """
    if entry.category in _SCOPELESS or entry.subtype in _SCOPELESS:
        return None
    words = _scope_words(reading, entry, first, last)
    if words is None:
        return None
    if within is not None:
        words = range(max(words.start, within.start), min(words.stop, within.stop))
    return _span(reading, _without(words, first, last))


def _without(words: range, first: int, last: int) -> range:
    """Leave the marker itself out where it stands at an edge of its scope."""
    start, stop = words.start, words.stop
    if first <= start <= last:
        start = last + 1
    if first < stop <= last + 1:
        stop = first
    return range(start, stop)


def _span(reading: Reading, words: range) -> Span | None:
    """Return the characters of some words, marks of punctuation and linking words at the edges left out."""
    start, stop = words.start, words.stop
    while start < stop and _leads(reading, start):
        start += 1
    while stop > start and reading.upos[stop - 1] == "PUNCT":
        stop -= 1
    return reading.span(start, stop - 1) if start < stop else None


def _leads(reading: Reading, word: int) -> bool:
    """Tell whether a word only links what follows: a conjunction, a complementizer, a preposition."""
    upos, lemma = reading.upos[word], reading.lemma[word].lower()
    if upos in {"PUNCT", "CCONJ"} or (upos == "ADP" and reading.deprel[word] == "mark"):
        return True
    return upos in {"SCONJ", "ADP", "PART"} and lemma in _LEADING


def _below(reading: Reading, word: int) -> range:
    """Return the words under `word`, without adverbial and second clauses and the named source after it."""
    low = high = word
    stack = [word]
    while stack:
        at = stack.pop()
        low, high = min(low, at), max(high, at)
        for child in reading.children(at):
            # The full stop hangs on the root and would stretch it over a second clause in between.
            apart = reading.deprel[child] == "punct" or _stands_apart(reading, child)
            if at == word and child > word and apart:
                continue
            stack.append(child)
    return range(low, high + 1)


def _stands_apart(reading: Reading, child: int) -> bool:
    """Tell whether a dependent is a clause, or names a source, that the marker of its head does not reach."""
    relation = reading.deprel[child]
    if relation == "advcl":
        return bool(reading.children(child, "mark"))
    if relation == "conj":
        subjects = [k for k in reading.children(child) if reading.deprel[k].startswith("nsubj")]
        return any(reading.lemma[k].lower() not in _RELATIVE for k in subjects)
    if relation in {"obl", "nmod"}:
        return any(reading.tokens[k].text.lower() == "according" for k in reading.children(child, "case"))
    return relation == "parataxis"


def _after(reading: Reading, word: int, last: int) -> range | None:
    """Return the words under `word` that follow the match."""
    stop = _below(reading, word).stop
    return range(last + 1, stop) if stop > last + 1 else None


def _scope_words(reading: Reading, entry: Entry, first: int, last: int) -> range | None:
    """Choose the rule by the kind of marker, then by the relation in which it stands."""
    subtype = entry.subtype
    top = top_of(reading, first, last)
    head, relation = reading.head[top], base_relation(reading.deprel[top])
    if relation == "aux" and head > last:
        return _after(reading, head, last)
    if subtype in {"approximator", "intensifier", "weasel"}:
        return _quantified(reading, first, last)
    if subtype == "attributive":
        source = head if relation in {"case", "mark"} and head > last else top
        return _host(reading, source, first, last)
    clause = _clause(reading, first, last)
    if clause is not None:
        return clause
    if subtype == "adaptor" and (reason := _reason(reading, last)) is not None:
        return reason
    if subtype == "adaptor" and head > last:
        return _after(reading, head, last)
    if relation == "cop" and head > last:
        return _after(reading, head, last)
    fronted = reading.upos[top] == "ADV" or (relation == "obl" and head > last)
    if entry.category == "ATTITUDE" and subtype in {"evaluation", "affect"} and not fronted:
        after = _after(reading, top, last)
        if subtype == "affect" and reading.upos[top] == "NOUN" and after is not None:
            return after
        return _judged(reading, top) or after
    if subtype in {"loaded_noun", "report_noun"}:
        return _after(reading, top, last) or _named_before(reading, top, first)
    if subtype == "lack" and reading.upos[top] == "ADJ" and reading.children(top, "cop"):
        return _judged(reading, top)
    if relation in {"parataxis", "discourse"} and head >= 0:
        return _host(reading, top, first, last)
    if subtype == "shield":
        return _after(reading, top, last) or _rest(reading, last)
    if relation == "amod" and head > last:
        return _after(reading, head, last)
    if relation in {"advmod", "obl", "advcl", "nmod"} and head >= 0 and entry.category != "EVASION":
        whole_clause = reading.upos[head] in {"VERB", "AUX"} or bool(reading.children(head, "cop"))
        return _below(reading, head) if whole_clause else _after(reading, head, last)
    found = _after(reading, top, last) or _fallback(reading, head, last)
    predicate = found is None and entry.category != "EVASION" and bool(reading.children(top, "cop"))
    return _judged(reading, top) if predicate else found


def _reason(reading: Reading, last: int) -> range | None:
    """Return the clause of "because" right after the match ("in part because it rained")."""
    sentence = reading.sentence_tokens(reading.tokens[last].sentence)
    word = last + 1
    if word not in sentence or reading.lemma[word].lower() != "because" or reading.head[word] < word:
        return None
    return _below(reading, reading.head[word])


def _fallback(reading: Reading, head: int, last: int) -> range | None:
    """Return the clause or infinitive after the match though it hangs elsewhere, or what the word above it heads."""
    sentence = reading.sentence_tokens(reading.tokens[last].sentence)
    that = last + 1
    if that in sentence and reading.upos[that] in {"SCONJ", "PART"} and reading.head[that] > that:
        return _below(reading, reading.head[that])
    if head > last and reading.upos[head] in {"VERB", "ADJ", "NOUN"}:
        return _after(reading, head, last)
    return None


def _named_before(reading: Reading, noun: int, first: int) -> range | None:
    """Return what stands before a noun of saying and says what is said ("sexual abuse allegations")."""
    before = [child for child in reading.children(noun, "compound", "amod") if child < first]
    return range(min(_below(reading, child).start for child in before), first) if before else None


def _rest(reading: Reading, last: int) -> range | None:
    """Return the rest of the sentence."""
    stop = reading.sentence_tokens(reading.tokens[last].sentence).stop
    return range(last + 1, min(stop, last + REACH)) if stop > last + 1 else None


def _clause(reading: Reading, first: int, last: int) -> range | None:
    """Return the clause that the match governs: after it, or before it as in "prices fell, the data show"."""
    for word in range(first, last + 1):
        found = [
            _below(reading, child)
            for child in reading.children(word)
            if reading.deprel[child] in _CLAUSES and not reading.children(child, "cc")
        ]
        after = [words for words in found if words.stop > last + 1]
        if after:
            return range(max(last + 1, after[0].start), max(words.stop for words in after))
        before = [words for words in found if words.stop <= first and reading.upos[word] == "VERB"]
        if before:
            return before[-1]
    return None


def _host(reading: Reading, top: int, first: int, last: int) -> range | None:
    """Return the clause around a parenthesis, or after an opening phrase."""
    head = reading.head[top]
    if head < 0:
        return None
    whole, below = _below(reading, head), _below(reading, top)
    if whole.start >= min(first, below.start):
        start = max(last + 1, below.stop)
        return range(start, whole.stop) if whole.stop > start else None
    if whole.stop <= max(last + 2, below.stop + 1):
        return range(whole.start, min(first, below.start))
    return whole


def _quantified(reading: Reading, first: int, last: int) -> range | None:
    """Return the number after a rounder, or the phrase after a vague quantity, source or intensifier.

    A source that stands for itself ("some say", "critics say") quantifies nothing.
    """
    sentence = reading.sentence_tokens(reading.tokens[first].sentence)
    stop = last + 1
    while stop in sentence and (reading.upos[stop] == "NUM" or reading.lemma[stop] in {"$", "%", "percent"}):
        stop += 1
    if stop > last + 1:
        return range(last + 1, stop)
    alone = stop in sentence and reading.deprel[first].startswith("nsubj") and reading.upos[stop] in _NO_PHRASE
    if stop not in sentence or alone:
        return None
    at = stop
    while reading.deprel[at] in _PHRASES and reading.head[at] > at:
        at = reading.head[at]
    return _after(reading, at, last) or range(stop, stop + 1)


def _judged(reading: Reading, top: int) -> range | None:
    """Return the subject or object of which a predicate, or the noun before which an adjective stands, is said."""
    relation, head = reading.deprel[top], reading.head[top]
    named = reading.children(head, "obj") if relation == "xcomp" and head >= 0 else ()
    if named and not reading.children(top, "cop"):
        return _below(reading, named[0])
    at = head if relation == "amod" and head >= 0 else top
    predicate = at == top or bool(reading.children(at, "cop"))
    who = subject_of(reading, at) if predicate and reading.deprel[at] not in {"obj", "obl", "nsubj"} else None
    if who is None:
        return _after(reading, head, top) if relation == "amod" and head > top else None
    return _below(reading, who)
