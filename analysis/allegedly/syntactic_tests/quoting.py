"""Syntactic tests of words in quotation marks: whose wording they are, and whether the marks sneer.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .around import (
    form_at,
    form_of,
    has_child,
    is_negated,
    reporting_verbs,
    saying_verbs,
    sentence_of,
    top_of,
)

if TYPE_CHECKING:
    from ..reading import Reading


_METALANGUAGE: Final = frozenset(
    "click press type word words term terms phrase phrases called named dubbed titled entitled nicknamed name "
    "nickname title known "
    "song book film movie episode series show slogan motto hashtag labeled labelled means meaning spelled "
    "pronounced chant chants chanting self-described self-styled self-proclaimed so-called sign signs reading "
    "album novel play headline headlined".split()
)


_WORDS: Final = frozenset("words terms phrases keywords expressions".split())
#: What bears a word as its inscription, or is sorted by it ("very conservative" voters).
_SIGNS: Final = frozenset("button icon key label link list tab vote voters".split())
_BREAKS: Final = frozenset({",", "-", "--", "–", "—", "(", ";"})
_GLOSS: Final = frozenset("a an defined i.e. meaning normally ones or that usually which".split())


def _quoted_words(reading: Reading, first: int, last: int) -> list[int]:
    """Return the words between the marks, punctuation left out."""
    return [word for word in range(first, last + 1) if any(ch.isalnum() for ch in reading.tokens[word].text)]


def _cue_governs(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the sentence reports speech around the quotation."""
    words = sentence_of(reading, first)
    verbs = reporting_verbs()
    for word in words:
        if first <= word <= last:
            continue
        if reading.tag[word].endswith("CUE"):
            return True
        reports = reading.upos[word] == "VERB" and reading.lemma[word] in verbs and not is_negated(reading, word)
        if reports and (reading.lemma[word] in saying_verbs() or has_child(reading, word, "ccomp", "obj")):
            return True
    return any(reading.tag[word].endswith("CONTENT") for word in range(first, last + 1))


def _mentioned(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the quotation mentions a word or gives a title, a nickname or a slogan."""
    words = _quoted_words(reading, first, last)
    texts = [reading.tokens[word].text for word in words]
    near = {form_at(reading, first, -step) for step in range(1, 5)} | {
        form_at(reading, last, 1),
        form_at(reading, last, 2),
    }
    if near & _METALANGUAGE or form_at(reading, last, 1) in _SIGNS:
        return True
    sentence = sentence_of(reading, first)
    if any(form_of(reading, word) in _WORDS for word in range(sentence.start, first)):
        return True
    capitals = [text for text in texts if text[:1].isupper() or text[:1].isdigit()]
    if capitals and (len(capitals) == len(texts) or (len(texts) > 1 and texts[0][:1].isupper())):
        return True
    return any(reading.upos[word] == "PROPN" for word in words)


def _glossed(reading: Reading, last: int) -> bool:
    """Tell whether the words are explained right after: a term that the reader is taught, no sneer."""
    for step in range(1, 5):
        if form_at(reading, last, step) in _BREAKS:
            return form_at(reading, last, step + 1) in _GLOSS
    return False


def scare_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep one to three words in quotation marks that nobody is reported to have said.

    Dropped: titles, names and mentioned words, terms that are explained, whole utterances, and everything
    near a cue of speech, where the marks only say whose wording it is.

    Measured: too rare in these treebanks to tell.
    """
    words = _quoted_words(reading, first, last)
    if not 1 <= len(words) <= 3:
        return False
    if any(reading.upos[word] in {"PRON", "AUX", "INTJ"} for word in words):
        return False
    top = top_of(reading, words[0], words[-1])
    if reading.upos[top] not in {"NOUN", "ADJ", "VERB"}:
        return False
    outside = [child for child in reading.children(top, "det", "nmod:poss", "amod", "compound") if child < first]
    if reading.deprel[top] == "root" and not outside:
        return False
    if reading.deprel[top] == "compound" or (reading.upos[top] != "NOUN" and reading.deprel[top] != "amod"):
        return False
    if _mentioned(reading, first, last) or _glossed(reading, last):
        return False
    return not _cue_governs(reading, first, last)


def partial_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep a quoted phrase inside a sentence whose speech cue stands outside the marks.

    Measured: too rare in these treebanks to tell.
    """
    words = _quoted_words(reading, first, last)
    if not words:
        return False
    sentence = sentence_of(reading, first)
    if first == sentence.start or reading.tokens[last].sentence != reading.tokens[first].sentence:
        return False
    top = top_of(reading, words[0], words[-1])
    if reading.deprel[top] in {"root", "parataxis"} or form_at(reading, first, -1) in {",", ":"}:
        return False
    texts = [reading.tokens[word].text for word in words]
    return not all(text[:1].isupper() for text in texts) and _cue_governs(reading, first, last)
