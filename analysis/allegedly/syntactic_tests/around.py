"""Looking around a word of a dependency tree: what stands beside it, above it and below it.

The helpers of the syntactic tests. They look at the words of one sentence only and never beyond it, and fall
back on the order of the words where a rare construction leaves the tree without an answer.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .._syntax import subject
from .._tables import cues, word_class
from ..text import fold

if TYPE_CHECKING:
    from ..reading import Reading

#: How far a test looks around a word, in words.
REACH: Final = 200
BE: Final = frozenset("be is are was were been being am 's 're 'm".split())
_NEGATIONS: Final = frozenset("not n't never no nor neither hardly scarcely nobody nothing none".split())
_CLAUSAL: Final = ("ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl", "parataxis")
_CONTENT: Final = frozenset({"VERB", "ADJ", "NOUN", "PROPN", "AUX", "ADV", "PRON", "NUM"})
_OPENING: Final = frozenset({'"', "``", "'", "(", "[", ":", "-", "--", "–", "—", "*", "•"})
_DOUBLE: Final = frozenset({'"', "``", "''"})
_QUANTITIES: Final = frozenset(
    "half twice dozen dozens hundred hundreds thousand thousands million billion trillion third quarter "
    "two-thirds three-quarters one-third double triple".split()
)
CURRENCY: Final = frozenset({"$", "€", "£", "¥", "us$"})
_RETRO: Final = frozenset(
    "said told thought knew wrote felt found swore held made gave read spoke saw heard meant understood "
    "bet saying telling".split()
)
PERSONAL: Final = frozenset("i we you he she they who".split())


def form_of(reading: Reading, word: int) -> str:
    """Return the form of a word in lower case, with straight apostrophes and quotation marks."""
    return fold(reading.tokens[word].text).lower()


def sentence_of(reading: Reading, word: int) -> range:
    """Return the words of the sentence, at most `REACH` of them on either side.

    The bound keeps the tests linear in a text that is one endless sentence.
    """
    sentence = reading.sentence_tokens(reading.tokens[word].sentence)
    return range(max(sentence.start, word - REACH), min(sentence.stop, word + REACH + 1))


def form_at(reading: Reading, word: int, step: int) -> str:
    """Return the form `step` words away, or ``""`` beyond the sentence."""
    there = word + step
    return form_of(reading, there) if there in sentence_of(reading, word) else ""


def upos_at(reading: Reading, word: int, step: int) -> str:
    """Return the part of speech `step` words away, or ``""`` beyond the sentence."""
    there = word + step
    return reading.upos[there] if there in sentence_of(reading, word) else ""


def top_of(reading: Reading, first: int, last: int) -> int:
    """Return the word of the match that all its other words hang under."""
    for word in range(first, last + 1):
        if not first <= reading.head[word] <= last and reading.upos[word] in _CONTENT:
            return word
    return first


def base_relation(relation: str) -> str:
    """Strip the subtype of a relation: ``nsubj:pass`` is ``nsubj``."""
    return relation.partition(":")[0]


def has_child(reading: Reading, word: int, *relations: str) -> bool:
    """Tell whether a word has a dependent in one of these relations, whatever their subtype."""
    return any(base_relation(reading.deprel[child]) in relations for child in reading.children(word))


def child_forms(reading: Reading, word: int, *relations: str) -> list[str]:
    """Return the forms of the dependents in these relations, or of all."""
    return [
        form_of(reading, child)
        for child in reading.children(word)
        if not relations or base_relation(reading.deprel[child]) in relations
    ]


def is_negated(reading: Reading, word: int) -> bool:
    """Tell whether a negation hangs on this very word."""
    return not _NEGATIONS.isdisjoint(child_forms(reading, word, "advmod", "det", "cc"))


def is_named(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the words look like (part of) a name: "Theresa May", "Will Hope"."""
    for word in range(first, last + 1):
        text = reading.tokens[word].text
        # A rare common noun may be tagged as a name; its small letter says otherwise.
        if reading.upos[word] == "PROPN" and not text.islower():
            return True
        if text[:1].isupper() and not text.isupper() and text != "I":
            before = form_at(reading, word, -1)
            opens = not before or before in _OPENING or fold(before) in _OPENING
            if not opens and not _title_case(reading, word):
                return True
    return False


def _title_case(reading: Reading, word: int) -> bool:
    """Tell whether nearly every long word of the sentence has a capital, as in a headline."""
    rest = sentence_of(reading, word)[1:]
    long = [reading.tokens[k].text for k in rest if len(reading.tokens[k].text) > 3]
    return len(long) > 2 and sum(text[0].isupper() for text in long) > 0.8 * len(long)


def in_question(reading: Reading, word: int) -> bool:
    """Tell whether the sentence ends in a question mark."""
    words = sentence_of(reading, word)
    return any(form_of(reading, k) == "?" for k in range(max(words.start, words.stop - 2), words.stop))


def subject_of(reading: Reading, word: int) -> int | None:
    """Return the understood subject, looking at the words before the verb where the tree has none."""
    who = subject(reading, word)
    words = sentence_of(reading, word)
    if who is None:
        at = word - 1
        while at in words and reading.upos[at] in {"AUX", "ADV", "PART"}:
            at -= 1
        if at not in words or reading.upos[at] not in {"NOUN", "PROPN", "PRON"}:
            return None
        while reading.deprel[at] in {"nmod", "compound", "flat", "appos"} and words.start <= reading.head[at] < word:
            at = reading.head[at]
        who = at
    if form_of(reading, who) in {"that", "which"} and who - 1 in words and reading.upos[who - 1] in {"NOUN", "PROPN"}:
        return who - 1
    return who


def clause_after(reading: Reading, word: int, last: int) -> bool:
    """Tell whether a that-clause or an infinitive follows a clause-taking word."""
    for child in reading.children(word):
        relation = reading.deprel[child]
        if child > last and (base_relation(relation) in _CLAUSAL or relation == "acl:relcl"):
            return True
    return False


def has_clause(reading: Reading, word: int) -> bool:
    """Tell whether a predicate adjective or noun takes a clause ("it is likely that", "sure he ...")."""
    for child in reading.children(word):
        if base_relation(reading.deprel[child]) in {"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"}:
            return True
    return False


@lru_cache(maxsize=1)
def reporting_verbs() -> frozenset[str]:
    """Return the lemmas of all reporting verbs of one word."""
    return frozenset(
        cue.lemma for rows in cues().values() for cue in rows if cue.pos == "VERB" and " " not in cue.lemma
    )


@lru_cache(maxsize=1)
def saying_verbs() -> frozenset[str]:
    """Return verbs that report words or thoughts in a clause."""
    return frozenset(
        cue.lemma
        for rows in cues().values()
        for cue in rows
        if cue.pos == "VERB" and {"that", "quote", "np-that", "wh"} & set(cue.frame)
    )


@lru_cache(maxsize=1)
def reporting_nouns() -> frozenset[str]:
    """Return the lemmas of all reporting nouns."""
    return frozenset(cue.lemma for rows in cues().values() for cue in rows if cue.pos == "NOUN")


def _is_past(reading: Reading, word: int) -> bool:
    """Tell whether a verb stands in the past, by its form and its auxiliaries."""
    form = form_of(reading, word)
    helpers = child_forms(reading, word, "aux")
    if not {"will", "would", "may", "can", "has", "have", "does", "do", "is", "are"}.isdisjoint(helpers):
        return False
    return form.endswith("ed") or form in _RETRO or "had" in helpers or "was" in helpers or "were" in helpers


def is_backshifted(reading: Reading, verb: int, *, at: int | None = None) -> bool:
    """Tell whether a clause reports in the past tense, so that *would* stands for *will*.

    `at` is where *would* stands, if not beside the verb: a quotation may start between them.
    """
    up = verb
    while reading.deprel[up] in {"conj", "xcomp"} and reading.head[up] >= 0:
        up = reading.head[up]
    head = reading.head[up]
    relation = base_relation(reading.deprel[up])
    quoted = inside_quotes(reading, verb if at is None else at)
    if head >= 0 and quoted and not inside_quotes(reading, head):
        return False
    if head >= 0 and relation in {"ccomp", "csubj"} and reading.upos[head] in {"VERB", "ADJ"}:
        return reading.upos[head] == "ADJ" or _is_past(reading, head)
    if head >= 0 and reading.deprel[up] == "acl" and reading.upos[head] == "NOUN":
        return True
    if head >= 0 and relation == "parataxis" and reading.lemma[head] in saying_verbs():
        return _is_past(reading, head)
    for child in reading.children(up, "parataxis", "ccomp"):
        if reading.lemma[child] in saying_verbs() and _is_past(reading, child):
            return not quoted
    return False


def _opens(reading: Reading, word: int) -> bool:
    """Tell whether a quotation mark opens, by its shape or by the space around it."""
    token = reading.tokens[word]
    if token.text in {"“", "„", "«", "``"}:
        return True
    if token.text in {"”", "»", "''"}:
        return False
    before = reading.string[token.start - 1 : token.start]
    return not before or before.isspace() or before in "([—–-"


def inside_quotes(reading: Reading, word: int) -> bool:
    """Tell whether a word stands inside quotation marks, by the nearest mark of its sentence."""
    words = sentence_of(reading, word)
    for at in range(word - 1, words.start - 1, -1):
        if form_of(reading, at) in _DOUBLE:
            return _opens(reading, at)
    for at in range(word + 1, words.stop):
        if form_of(reading, at) in _DOUBLE:
            return not _opens(reading, at)
    return False


def is_conditional(reading: Reading, verb: int) -> bool:
    """Tell whether a condition stands in the sentence before the verb, or hangs under it."""
    for child in reading.children(verb, "advcl"):
        if not {"if", "unless"}.isdisjoint(child_forms(reading, child, "mark")):
            return True
    words = sentence_of(reading, verb)
    first = next((word for word in words if reading.upos[word] != "PUNCT"), verb)
    inverted = form_of(reading, first) in {"had", "were", "should"} and not in_question(reading, verb)
    return inverted or any(form_of(reading, word) in {"if", "unless"} for word in range(words.start, verb))


def is_predicate(reading: Reading, word: int) -> bool:
    """Tell whether a word stands after a copula, whatever the tagger made of a rare word."""
    if not reading.tokens[word].text.islower():
        return False
    return any(
        child < word and (reading.deprel[child] in {"cop", "aux:pass"} or form_of(reading, child) in BE)
        for child in reading.children(word, "cop", "aux", "aux:pass")
    )


def is_inanimate(reading: Reading, word: int) -> bool:
    """Tell whether a noun or pronoun stands for a thing."""
    form = form_of(reading, word)
    if reading.upos[word] == "PRON":
        return form in {
            "it",
            "this",
            "that",
            "which",
            "these",
            "those",
            "what",
            "there",
            "everything",
            "nothing",
        }
    if reading.upos[word] != "NOUN":
        return False
    return reading.lemma[word] not in word_class("HUMAN_N") and reading.lemma[word] not in word_class("VAGUE_SOURCE_N")


def quantity_follows(reading: Reading, last: int) -> bool:
    """Tell whether a quantity starts right after a word: a number, money, "half", "a dozen"."""
    form = form_at(reading, last, 1)
    if not form:
        return False
    if upos_at(reading, last, 1) == "NUM" or form[0].isdigit() or form in CURRENCY or form in _QUANTITIES:
        return True
    following = form_at(reading, last, 2)
    return form in {"a", "an", "one"} and (following in _QUANTITIES or following in {"couple", "handful", "percentage"})
