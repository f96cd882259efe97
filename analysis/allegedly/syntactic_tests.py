"""Named syntactic tests: which of a word's readings is a marker of stance, and which is not.

"About 40 people asked about the ferry": the first *about* hedges, the second names a topic. A lexicon row
names the test that tells them apart. Every test has the form ``test(reading, first, last) -> bool``, where
``first`` and ``last`` are the numbers of the first and last word of the match, and says True where the words
are a marker. Tests look at parts of speech and Universal Dependencies relations around the match, never
at the rest of the lexicon.

Rates under "Measured" are the share of the named words that the test keeps in the gold trees of UD English EWT
and GUM (train and dev; web writing, news, interviews, speeches): they say how much work a test does, not how often
it is right.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from ._roles import is_passive, subject
from ._tables import cues, word_class
from .text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .reading import Reading

    Test = Callable[[Reading, int, int], bool]

_BE: Final = frozenset("be is are was were been being am 's 're 'm".split())
_NEGATIONS: Final = frozenset("not n't never no nor neither hardly scarcely nobody nothing none".split())
_FIRST: Final = frozenset({"i", "we"})
_PERSONAL: Final = frozenset("i we you he she they who".split())
_CLAUSAL: Final = ("ccomp", "xcomp", "csubj", "csubj:pass", "csubj:outer", "acl", "advcl", "parataxis")
_CONTENT: Final = frozenset({"VERB", "ADJ", "NOUN", "PROPN", "AUX", "ADV", "PRON", "NUM"})
_OPENING: Final = frozenset({'"', "``", "'", "(", "[", ":", "-", "--", "–", "—", "*", "•"})
_QUOTE: Final = frozenset({'"', "``", "''", "'"})
_ABILITY: Final = frozenset(
    "see hear feel find afford get understand remember stand help imagine speak do go tell reach keep".split()
)
_QUANTITIES: Final = frozenset(
    "half twice dozen dozens hundred hundreds thousand thousands million billion trillion third quarter "
    "two-thirds three-quarters one-third double triple".split()
)
_TIMES: Final = frozenset("noon midnight midday dawn dusk midnoon".split())
_CURRENCY: Final = frozenset({"$", "€", "£", "¥", "us$"})
_WHOLES: Final = frozenset("all every everyone everybody everything always none no nothing nobody any anyone".split())
_RETRO: Final = frozenset(
    "said told thought knew wrote felt found swore held made gave read spoke saw heard meant understood "
    "bet saying telling".split()
)


# --- looking around a word -------------------------------------------------------------------------------------


def _form(reading: Reading, word: int) -> str:
    return fold(reading.tokens[word].text).lower()


def _words(reading: Reading, word: int) -> range:
    return reading.sentence_tokens(reading.tokens[word].sentence)


def _at(reading: Reading, word: int, step: int) -> str:
    """Return the form `step` words away, or ``""`` beyond the sentence."""
    there = word + step
    return _form(reading, there) if there in _words(reading, word) else ""


def _upos_at(reading: Reading, word: int, step: int) -> str:
    there = word + step
    return reading.upos[there] if there in _words(reading, word) else ""


def _top(reading: Reading, first: int, last: int) -> int:
    """Return the word of the match that all its other words hang under."""
    for word in range(first, last + 1):
        if not first <= reading.head[word] <= last and reading.upos[word] in _CONTENT:
            return word
    return first


def _base(relation: str) -> str:
    return relation.partition(":")[0]


def _has(reading: Reading, word: int, *relations: str) -> bool:
    return any(_base(reading.deprel[child]) in relations for child in reading.children(word))


def _child_forms(reading: Reading, word: int, *relations: str) -> list[str]:
    return [
        _form(reading, child)
        for child in reading.children(word)
        if not relations or _base(reading.deprel[child]) in relations
    ]


def _negated(reading: Reading, word: int) -> bool:
    return not _NEGATIONS.isdisjoint(_child_forms(reading, word, "advmod", "det", "cc"))


def _named(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the words look like (part of) a name: "Theresa May", "Will Hope"."""
    for word in range(first, last + 1):
        if reading.upos[word] == "PROPN":
            return True
        text = reading.tokens[word].text
        if text[:1].isupper() and not text.isupper() and text != "I":
            before = _at(reading, word, -1)
            opens = not before or before in _OPENING or fold(before) in _OPENING
            if not opens and not _title_case(reading, word):
                return True
    return False


def _title_case(reading: Reading, word: int) -> bool:
    """Tell whether nearly every long word of the sentence has a capital, as in a headline."""
    long = [reading.tokens[k].text for k in _words(reading, word) if len(reading.tokens[k].text) > 3]
    return len(long) > 2 and sum(text[0].isupper() for text in long) > 0.7 * len(long)


def _question(reading: Reading, word: int) -> bool:
    words = _words(reading, word)
    return any(_form(reading, k) == "?" for k in range(max(words.start, words.stop - 2), words.stop))


def _subject(reading: Reading, word: int) -> int | None:
    return subject(reading, word)


def _is_finite_clause(reading: Reading, word: int) -> bool:
    """Tell whether a word heads a clause of its own with a subject or a finite verb."""
    if _has(reading, word, "nsubj", "csubj", "expl"):
        return True
    return reading.upos[word] == "VERB" and not any(
        reading.lemma[child] == "to" for child in reading.children(word, "mark")
    )


def _clause_after(reading: Reading, word: int, last: int) -> bool:
    """Tell whether a that-clause or an infinitive follows a clause-taking word."""
    for child in reading.children(word):
        relation = reading.deprel[child]
        if child > last and (_base(relation) in _CLAUSAL or relation == "acl:relcl"):
            return True
    return False


def _copular_clause(reading: Reading, word: int) -> bool:
    """Tell whether a predicate adjective or noun takes a clause ("it is likely that", "she is sure he ...")."""
    for child in reading.children(word):
        if _base(reading.deprel[child]) in {"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"}:
            return True
    return False


@lru_cache(maxsize=1)
def _reporting_verbs() -> frozenset[str]:
    return frozenset(
        cue.lemma.split(" ")[0]
        for rows in cues().values()
        for cue in rows
        if cue.pos == "VERB" and (" " not in cue.lemma or cue.act != "ASSERT")
    )


@lru_cache(maxsize=1)
def _saying_verbs() -> frozenset[str]:
    """Return verbs that report words or thoughts in a clause."""
    return frozenset(
        cue.lemma
        for rows in cues().values()
        for cue in rows
        if cue.pos == "VERB" and {"that", "quote", "np-that", "wh"} & set(cue.frame)
    )


@lru_cache(maxsize=1)
def _reporting_nouns() -> frozenset[str]:
    return frozenset(cue.lemma for rows in cues().values() for cue in rows if cue.pos == "NOUN")


def _is_past(reading: Reading, word: int) -> bool:
    form = _form(reading, word)
    helpers = _child_forms(reading, word, "aux")
    if not {"will", "would", "may", "can", "has", "have", "does", "do", "is", "are"}.isdisjoint(helpers):
        return False
    return form.endswith("ed") or form in _RETRO or "had" in helpers or "was" in helpers or "were" in helpers


def _backshifted(reading: Reading, verb: int) -> bool:
    """Tell whether a clause reports in the past tense, so that *would* stands for *will*."""
    up = verb
    while reading.deprel[up] in {"conj", "xcomp"} and reading.head[up] >= 0:
        up = reading.head[up]
    head = reading.head[up]
    relation = _base(reading.deprel[up])
    if head >= 0 and relation in {"ccomp", "csubj"} and reading.upos[head] in {"VERB", "ADJ"}:
        return reading.upos[head] == "ADJ" or _is_past(reading, head)
    if head >= 0 and reading.deprel[up] == "acl" and reading.upos[head] == "NOUN":
        return True
    if head >= 0 and relation == "parataxis" and reading.lemma[head] in _saying_verbs():
        return _is_past(reading, head)
    for child in reading.children(up, "parataxis", "ccomp"):
        if reading.lemma[child] in _saying_verbs() and _is_past(reading, child):
            return not _inside_quotes(reading, verb)
    return False


def _inside_quotes(reading: Reading, word: int) -> bool:
    words = _words(reading, word)
    return sum(_form(reading, k) in {'"', "``", "''"} for k in range(words.start, word)) % 2 == 1


def _conditional(reading: Reading, verb: int) -> bool:
    for child in reading.children(verb, "advcl"):
        marks = _child_forms(reading, child, "mark")
        if "if" in marks or "unless" in marks:
            return True
        words = reading.subtree(child)
        if words and _form(reading, words[0]) in {"had", "were", "should"}:
            return True
    return False


# --- tests by part of speech ----------------------------------------------------------------------------------


def not_name(reading: Reading, first: int, last: int) -> bool:
    """Keep the words unless they look like part of a name: tagged so, or capitalised inside a sentence."""
    return not _named(reading, first, last)


def adjective(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles used like them, no names."""
    top = _top(reading, first, last)
    if _named(reading, top, top):
        return False
    if reading.upos[top] == "ADJ":
        return True
    return reading.upos[top] == "VERB" and (
        reading.deprel[top] == "amod" or _has(reading, top, "cop") or _form(reading, top).endswith("ing")
    )


def noun(reading: Reading, first: int, last: int) -> bool:
    """Keep common nouns, no names and no parts of names."""
    top = _top(reading, first, last)
    return reading.upos[top] == "NOUN" and not _named(reading, first, last)


def verb(reading: Reading, first: int, last: int) -> bool:
    """Keep verbs."""
    return any(reading.upos[word] == "VERB" for word in range(first, last + 1))


def adverb(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs."""
    return any(reading.upos[word] == "ADV" for word in range(first, last + 1))


# --- modals ----------------------------------------------------------------------------------------------------


def epistemic_modal(reading: Reading, first: int, last: int) -> bool:
    """Keep *may* and *might* before a verb phrase; drop the month, the name, and requests ("If I may").

    Measured: {epistemic_modal}
    """
    if reading.upos[first] in {"PROPN", "NOUN"} or _named(reading, first, first):
        return False
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    if _form(reading, first) == "may" and _at(reading, first, 1) in {"i", "we"}:
        return False
    return not (_form(reading, first) == "might" and _at(reading, first, 1) == "as" and _at(reading, first, 2) == "well")


def epistemic_could(reading: Reading, first: int, last: int) -> bool:
    """Keep *could* of possibility; drop requests, inability, past ability and "how he could".

    A person as subject with a verb of perceiving, managing or speaking is ability ("she could speak to them");
    everything else under an affirmative *could* is taken for possibility.

    Measured: {epistemic_could}
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    if _negated(reading, head) and not _has(reading, head, "cop"):
        return False
    who = _subject(reading, head)
    if who is not None and who > first:
        return False
    person = who is not None and _form(reading, who) in _PERSONAL
    if person and (reading.lemma[head] in _ABILITY or _form(reading, who) in {"i", "we", "you"}):
        return _has(reading, head, "cop") or "have" in _child_forms(reading, head, "aux")
    manner = {"how", "so", "as", "than", "what", "whatever", "where", "who", "if", "whether"}
    return not (person or who is None or reading.upos[who] == "PROPN") or manner.isdisjoint(
        _child_forms(reading, head, "advmod", "mark", "obj")
    )


def conditional_would(reading: Reading, first: int, last: int) -> bool:
    """Keep *would* of a conditional or cautious claim; drop backshifted *will*, wishes, habits and questions.

    "He said it would rain" reports "it will rain"; "the returns would shed light on it" is a cautious claim.

    Measured: {conditional_would}
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    lemma = reading.lemma[head]
    if lemma in {"like", "love", "rather", "prefer", "want", "care", "mind", "hope"}:
        return False
    between = [_form(reading, k) for k in range(first + 1, head)]
    if "rather" in between or (_negated(reading, head) and lemma in _saying_verbs()):
        return False
    if {"later", "eventually", "often", "always", "soon", "sometimes", "never"} & set(between):
        return False
    if lemma == "go" and _at(reading, head, 1) == "on":
        return False
    who = _subject(reading, head)
    if who is not None and first < who < head:
        return False
    person = who is not None and _form(reading, who) in _PERSONAL
    if _conditional(reading, head) and not person:
        return True
    return not _backshifted(reading, head)


def inferential_must(reading: Reading, first: int, last: int) -> bool:
    """Keep *must* and *have to* of inference: a perfect, or *be* + adjective said of a thing or a fact.

    "That has to be disturbing", "the door must have been open"; obligation is left to `obligation`.

    Measured: {inferential_must}
    """
    top = _top(reading, first, last)
    head = reading.head[first] if reading.deprel[first].startswith("aux") else top
    if _form(reading, first) not in {"must", "ca", "can", "could"}:
        inner = [child for child in reading.children(head, "xcomp", "ccomp") if child > first]
        head = inner[0] if inner else head
    if head < 0:
        return False
    helpers = {k for k in _child_forms(reading, head, "aux")}
    if "have" in helpers and _form(reading, head) != "have" and head > last - 1:
        between = [_form(reading, k) for k in range(last + 1, head)]
        if "have" in between:
            return True
    if not _has(reading, head, "cop"):
        return False
    who = _subject(reading, head)
    if who is None:
        return _form(reading, max(first - 1, 0)) in {"that", "it", "this", "there"}
    thing = _form(reading, who) in {"it", "that", "this", "there", "which"}
    return reading.upos[head] in {"ADJ", "NOUN"} and (thing or _inanimate(reading, who))


def has_duty(reading: Reading, first: int, last: int) -> bool:
    """Keep *have to* and *need to* of duty before an infinitive; drop inference and "all I have to say".

    Measured: {has_duty}
    """
    if _upos_at(reading, last, 1) not in {"VERB", "AUX", "ADV"} or reading.upos[first] == "NOUN":
        return False
    if _at(reading, last, 1) == "do" and _at(reading, last, 2) == "with":
        return False
    return _at(reading, last, 1) != "be" or not inferential_must(reading, first, last + 1)


def obligation(reading: Reading, first: int, last: int) -> bool:
    """Keep *must*, *should*, *have to*, *need to* of duty and desirability; drop inference and conditions.

    Measured: {obligation}
    """
    if _named(reading, first, last):
        return False
    if reading.upos[first] == "NOUN":
        return False
    form = _form(reading, first)
    if form == "should" and (first == _words(reading, first).start or _at(reading, first, -1) == ","):
        return _question(reading, first)
    if form == "should" and "have" == _at(reading, first, 1) and _at(reading, first, 2) == "been":
        return True
    return not inferential_must(reading, first, last)


# --- numbers and degrees ----------------------------------------------------------------------------------------


def _quantity(reading: Reading, word: int) -> bool:
    """Tell whether a quantity starts at a word: a number, money, "half", "a dozen"."""
    words = _words(reading, word)
    if word not in words:
        return False
    form = _form(reading, word)
    if reading.upos[word] == "NUM" or form[:1].isdigit() or form in _CURRENCY or form in _QUANTITIES:
        return True
    return form in {"a", "an", "one"} and word + 1 in words and (
        _form(reading, word + 1) in _QUANTITIES or _form(reading, word + 1) in {"couple", "handful", "percentage"}
    )


def before_number(reading: Reading, first: int, last: int) -> bool:
    """Keep words straight before a number, an amount or a fraction ("nearly half", "some 300 trees").

    Measured: {before_number}
    """
    return _quantity(reading, last + 1)


def rounds_number(reading: Reading, first: int, last: int) -> bool:
    """Keep *about*, *around*, *over* and *under* as rounders: an adverb before a quantity.

    A preposition before a number is a topic, a place or a date ("asked about 9/11", "over the last year").

    Measured: {rounds_number}
    """
    if not _quantity(reading, last + 1):
        following = _at(reading, last, 1)
        if _form(reading, first) == "around":
            return following in _TIMES or (following == "the" and _at(reading, last, 2) == "time")
        return _form(reading, first) == "about" and (following in _TIMES or following in {"as", "the"}) and (
            following in _TIMES or _at(reading, last, 2) == "same" or following == "as"
        ) and reading.upos[first] == "ADV"
    relation = _base(reading.deprel[first])
    if relation == "advmod" or reading.upos[first] == "ADV":
        return True
    # The tree may still call it a preposition: after a copula or a verb of measure no topic is possible.
    before = _at(reading, first, -1)
    return before in _BE or before in {"", "of", "by", "to", "for", "at", "from", "with", "than"}


def money_follows(reading: Reading, first: int, last: int) -> bool:
    """Keep "north of" and "south of" before an amount of money.

    Measured: {money_follows}
    """
    return _at(reading, last, 1) in _CURRENCY


def after_quantity(reading: Reading, first: int, last: int) -> bool:
    """Keep "or so" after a number and its noun ("ten days or so").

    Measured: {after_quantity}
    """
    words = _words(reading, first)
    return any(_quantity(reading, word) for word in range(max(words.start, first - 3), first))


def around_whole(reading: Reading, first: int, last: int) -> bool:
    """Keep *almost*, *nearly*, *virtually* before a quantity, a whole ("all", "every") or a predicate.

    Measured: {around_whole}
    """
    if _quantity(reading, last + 1) or _at(reading, last, 1) in _WHOLES:
        return True
    return reading.upos[first] == "ADV" and not _negated(reading, first)


def vague_quantity(reading: Reading, first: int, last: int) -> bool:
    """Keep "thousands of", "a couple of" before a noun; drop exact numbers and amounts of money.

    Measured: {vague_quantity}
    """
    before = _upos_at(reading, first, -1)
    following = _at(reading, last, 1)
    return before != "NUM" and following not in {"dollars", "euros", "pounds"}


def degree(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs that weaken an adjective, an adverb, a verb or a noun phrase; drop "rather than".

    Measured: {degree}
    """
    if _at(reading, last, 1) in {"than", ""}:
        return False
    top = _top(reading, first, last)
    if reading.upos[top] not in {"ADV", "ADJ", "NOUN", "PRON"} and reading.upos[first] != "ADV":
        return False
    return not _named(reading, first, last)


def degree_of_quality(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs straight before an adjective or adverb: *pretty*, *fairly*, *rather*, *quite*.

    Measured: {degree_of_quality}
    """
    if reading.upos[first] not in {"ADV", "ADJ"} or _at(reading, first, -1) in {"would", "'d"}:
        return False
    if _form(reading, last) == "quite" and _negated(reading, reading.head[last]):
        return False
    following = _upos_at(reading, last, 1)
    if following in {"ADJ", "ADV"} and _at(reading, last, 1) not in {"than", "so", "often"}:
        return True
    return following == "VERB" and reading.deprel[last + 1] == "amod"


def degree_phrase(reading: Reading, first: int, last: int) -> bool:
    """Keep "a bit", "a little" before an adjective or adverb, or at the end of a clause.

    Measured: {degree_phrase}
    """
    following = _upos_at(reading, last, 1)
    return following in {"ADJ", "ADV"} or _at(reading, last, 1) == "like"


def hedging_not(reading: Reading, first: int, last: int) -> bool:
    """Keep "not really" before an adjective, a noun phrase or the end; drop it on a full verb.

    Measured: {hedging_not}
    """
    return _upos_at(reading, last, 1) not in {"VERB", "AUX"}


def not_negated(reading: Reading, first: int, last: int) -> bool:
    """Keep a word unless a negation stands right before it.

    Measured: {not_negated}
    """
    return _at(reading, first, -1) not in {"not", "n't", "never"}


def before_predicate(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs before what they weaken ("effectively forces"); drop manner ("works effectively").

    Measured: {before_predicate}
    """
    head = reading.head[first]
    return reading.upos[first] == "ADV" and (head > last or _has(reading, head, "cop") and head >= 0 and head > first)


def adverbial_kind(reading: Reading, first: int, last: int) -> bool:
    """Keep "kind of", "sort of" before an adjective or verb, and "a kind of"; drop the classifier.

    Measured: {adverbial_kind}
    """
    if _form(reading, first) in {"a", "an"}:
        return _at(reading, first, -1) not in {"such", "not"}
    following = _upos_at(reading, last, 1)
    if following not in {"ADJ", "ADV", "VERB", "AUX"}:
        return False
    if following == "ADJ" and reading.deprel[first] not in {"advmod", "discourse"}:
        return _at(reading, first, -1) in _BE
    return _upos_at(reading, first, -1) not in {"DET", "ADJ", "NUM"} and _at(reading, first, -1) not in {"this", "that"}


def after_noun(reading: Reading, first: int, last: int) -> bool:
    """Keep "of sorts", "of one type", "of a kind" after a noun.

    Measured: {after_noun}
    """
    return _upos_at(reading, first, -1) in {"NOUN", "PROPN"} and _upos_at(reading, last, 1) not in {"NOUN", "ADP"}


def intensifies(reading: Reading, first: int, last: int) -> bool:
    """Keep degree words before an adjective, an adverb or, for *the very*, a noun.

    Measured: {intensifies}
    """
    if _form(reading, first) == "very" and _upos_at(reading, last, 1) in {"NOUN", "PROPN"}:
        return True
    if reading.upos[first] == "ADJ":
        return reading.deprel[first] == "amod"
    return _upos_at(reading, last, 1) in {"ADJ", "ADV", "VERB"} or (
        _upos_at(reading, last, 1) == "DET" and _form(reading, first) == "quite"
    )


def intensifies_report(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs of frequency and force on a reporting verb ("repeatedly denied").

    Measured: {intensifies_report}
    """
    head = reading.head[first]
    return head >= 0 and reading.lemma[head] in _reporting_verbs() and reading.upos[head] == "VERB"


# --- adverbs of the clause ---------------------------------------------------------------------------------------


def so_much(reading: Reading, first: int, last: int) -> bool:
    """Keep *so* of degree before an adjective or adverb; drop the connective and "so far".

    Measured: {so_much}
    """
    return (
        reading.upos[first] == "ADV"
        and _upos_at(reading, last, 1) in {"ADJ", "ADV"}
        and _at(reading, last, 1) not in {"far", "long", "called"}
        and _at(reading, first, -1) not in {"", ","}
    )


def clause_adverb(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs that bear on a clause: before the verb, at the edge, between commas; drop manner.

    Measured: {clause_adverb}
    """
    if reading.upos[first] not in {"ADV", "ADJ", "INTJ", "ADP"} or _named(reading, first, last):
        return False
    head = reading.head[first]
    if head < 0 or head > last or _at(reading, first, -1) in {"", ","} or _at(reading, last, 1) in {",", "", "."}:
        return not (_upos_at(reading, first, -1) == "ADV" and _at(reading, first, -1) in {"so", "as", "too"})
    # After an auxiliary or a copula the adverb belongs to the clause, after a full verb to its manner.
    return _upos_at(reading, first, -1) in {"AUX", "PRON", "PROPN", "CCONJ", "SCONJ", "PART"}


def affirms(reading: Reading, first: int, last: int) -> bool:
    """Keep *really*, *actually*, *truly* on a finite verb; drop degree ("really good"), questions, doublings.

    Measured: {affirms}
    """
    if _question(reading, first) or reading.upos[first] != "ADV":
        return False
    head = reading.head[first]
    if head < 0 or _form(reading, first) in {_at(reading, first, -1), _at(reading, first, 2), _at(reading, first, -2)}:
        return False
    if reading.upos[head] not in {"VERB", "NOUN", "PROPN"} or head < first:
        return False
    negations = {"not", "n't", "never"}
    near = {_at(reading, first, -1), _at(reading, first, -2)}
    return not negations & near and not (_at(reading, first, -1) == "to")


# --- words that take a clause ------------------------------------------------------------------------------------


def takes_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives, nouns and verbs with a clause under them ("certain that", "there is a chance that").

    Measured: {takes_clause}
    """
    if _named(reading, first, last):
        return False
    for word in range(first, last + 1):
        if reading.deprel[word] == "amod" and reading.head[word] > last:
            continue
        if _clause_after(reading, word, last):
            return True
    return False


def not_attributive(reading: Reading, first: int, last: int) -> bool:
    """Keep a predicative adjective with a clause or on its own; drop "a certain clerk".

    Measured: {not_attributive}
    """
    top = _top(reading, first, last)
    return reading.deprel[top] != "amod" and (_copular_clause(reading, top) or _has(reading, top, "cop"))


def possible(reading: Reading, first: int, last: int) -> bool:
    """Keep "it is possible that" and "possible cooperation"; drop "as soon as possible", "if possible".

    Measured: {possible}
    """
    if _at(reading, first, -1) in {"as", "if", "where", "when", "wherever", "whenever", "best", "worst", "everything"}:
        return False
    if reading.deprel[first] == "amod":
        head = reading.head[first]
        return head > last and reading.lemma[head] not in {"way", "time", "extent"}
    if _negated(reading, first):
        return False
    governor = reading.head[first]
    if reading.deprel[first] == "xcomp" and governor >= 0 and reading.lemma[governor] == "make":
        return False
    return _has(reading, first, "cop") or _clause_after(reading, first, last) or reading.upos[first] == "ADJ" and (
        reading.deprel[first] == "root"
    )


def certain_of(reading: Reading, first: int, last: int) -> bool:
    """Keep *certain*, *sure*, *clear*, *confident* with a clause; drop "a certain N", "make sure", "clear sky".

    Negated, the same words hedge and are left to other rows ("not certain that").

    Measured: {certain_of}
    """
    word = next((k for k in range(last, first - 1, -1) if reading.upos[k] in {"ADJ", "VERB"}), None)
    if word is None or reading.deprel[word] == "amod":
        return False
    if _negated(reading, word) or _at(reading, first, -1) in {"make", "makes", "made", "making"}:
        return False
    governor = reading.head[word]
    if governor >= 0 and reading.deprel[word] == "xcomp":
        if reading.lemma[governor] in {"make", "have", "get"} or _negated(reading, governor):
            return False
    if "if" in _child_forms(reading, word, "mark"):
        return False
    for child in reading.children(word):
        relation = _base(reading.deprel[child])
        if relation in {"ccomp", "csubj", "advcl", "parataxis"} and child > word:
            start = _form(reading, reading.subtree(child)[0])
            return start not in {"who", "what", "how", "why", "where", "when", "whether", "if", "which"}
    return _at(reading, last, 1) == "that"


def verb_follows(reading: Reading, first: int, last: int) -> bool:
    """Keep "sure to", "bound to" before an infinitive, outside a negation.

    Measured: {verb_follows}
    """
    return _upos_at(reading, last, 1) in {"VERB", "AUX"} and _at(reading, first, -1) not in {"not", "n't", "make", "be"}


def inferential_cannot(reading: Reading, first: int, last: int) -> bool:
    """Keep "can't be" before a predicate; drop the passive, which denies an ability.

    Measured: {inferential_cannot}
    """
    return reading.deprel[last] == "cop"


def not_as(reading: Reading, first: int, last: int) -> bool:
    """Keep "not possible" and "no ... possible" unless "as ... as" stands between.

    Measured: {not_as}
    """
    return reading.deprel[last] != "amod" and "as" not in {_form(reading, k) for k in range(first, last)}


def predicate_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep "the fact is" with a clause after it; drop "the fact is on file".

    Measured: {predicate_clause}
    """
    following = _at(reading, last, 1)
    if following in {"that", ",", ":"}:
        return True
    top = reading.head[last] if reading.deprel[last] == "cop" else last
    return _has(reading, top, "ccomp") or (following != "" and _upos_at(reading, last, 1) in {"PRON", "PROPN", "DET"})


def prospective(reading: Reading, first: int, last: int) -> bool:
    """Keep *likely*, *potential*, *probable* of events and things; drop kinds of people ("likely voters").

    Measured: {prospective}
    """
    if _named(reading, first, last) or reading.upos[first] not in {"ADJ", "ADV"}:
        return False
    head = reading.head[first]
    if reading.deprel[first] == "amod" and head >= 0:
        people = word_class("HUMAN_N")
        return reading.lemma[head] not in people and reading.upos[head] != "PROPN"
    return True


def raising(reading: Reading, first: int, last: int) -> bool:
    """Keep *appear*, *seem*, *look* with a clause or a predicate; drop "appear in court", "look at".

    Measured: {raising}
    """
    top = next((word for word in range(first, last + 1) if reading.upos[word] == "VERB"), first)
    if reading.upos[top] != "VERB" or _named(reading, top, top):
        return False
    if _form(reading, last) in {"like", "as", "if", "though"} and last > first:
        return True
    for child in reading.children(top):
        if reading.deprel[child] in {"xcomp", "ccomp", "csubj"} and child > top:
            return True
        if reading.deprel[child] == "advcl" and reading.lemma[top] in {"seem", "appear"} and child > top:
            return True
    return _at(reading, last, 1) == "to" and reading.upos[min(last + 2, len(reading.upos) - 1)] in {"VERB", "AUX", "PART"}


def thing_points(reading: Reading, first: int, last: int) -> bool:
    """Keep "point to", "hint at" with data as subject; people who point are no hedge.

    Measured: {thing_points}
    """
    if reading.upos[first] != "VERB":
        return False
    who = _subject(reading, first)
    return who is not None and reading.lemma[who] in word_class("DATA_N")


def thing_suggests(reading: Reading, first: int, last: int) -> bool:
    """Keep *suggest*, *indicate*, *imply* with a clause and data as subject; people and texts report.

    Measured: {thing_suggests}
    """
    top = _top(reading, first, last)
    if reading.upos[top] != "VERB" or not (_has(reading, top, "ccomp") or _has(reading, top, "parataxis")):
        return False
    who = _subject(reading, top)
    if who is None:
        return False
    if reading.lemma[who] in word_class("TEXT_N"):
        return False
    if reading.lemma[who] in word_class("DATA_N"):
        return True
    return reading.upos[who] in {"NOUN", "PRON"} and _inanimate(reading, who)


def _inanimate(reading: Reading, word: int) -> bool:
    form = _form(reading, word)
    if reading.upos[word] == "PRON":
        return form in {"it", "this", "that", "which", "these", "those", "what", "there", "everything", "nothing"}
    if reading.upos[word] != "NOUN":
        return False
    return reading.lemma[word] not in word_class("HUMAN_N") and reading.lemma[word] not in word_class("VAGUE_SOURCE_N")


def first_person_frame(reading: Reading, first: int, last: int) -> bool:
    """Keep "I think", "we believe" over a clause or as a parenthesis; drop "I think of her", "I believe in it".

    Measured: {first_person_frame}
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None:
        return False
    if reading.deprel[top] in {"parataxis", "discourse"}:
        return True
    for child in reading.children(top):
        relation = _base(reading.deprel[child])
        if relation in {"ccomp", "parataxis"} or (relation == "xcomp" and reading.upos[top] == "ADJ"):
            return True
        if relation == "csubj":
            return True
    following = _at(reading, last, 1)
    if following in {",", "so", "not"}:
        return True
    # An unmarked clause after the frame: a noun phrase and a finite verb, no object of its own.
    return not _has(reading, top, "obj", "obl", "xcomp") and following not in {"", ".", "of", "about", "in"}


def first_person_knows(reading: Reading, first: int, last: int) -> bool:
    """Keep "I know that ...", "we all know"; drop questions below it ("I know who") and objects.

    Measured: {first_person_knows}
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None or _negated(reading, top) or _question(reading, top):
        return False
    for child in reading.children(top, "ccomp"):
        below = reading.subtree(child)
        start = _form(reading, below[0])
        return start not in {"what", "who", "how", "why", "where", "when", "which", "if", "whether"}
    return False


def reported_passive(reading: Reading, first: int, last: int) -> bool:
    """Keep "is said to", "is believed to", "expected to"; drop a stated agent ("expected by the court to").

    Measured: {reported_passive}
    """
    top = next((word for word in range(first, last + 1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None:
        return False
    if _has(reading, top, "obj") and not is_passive(reading, top):
        return False
    if any(reading.deprel[child] == "obl:agent" for child in reading.children(top)):
        return False
    form = _form(reading, top)
    return not form.endswith("ing") and reading.deprel[top] != "aux" and _at(reading, last, 1) != "by"


def prenominal(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles before the noun that they put in doubt ("the alleged thief").

    Measured: {prenominal}
    """
    head = reading.head[first]
    if reading.deprel[first] in {"amod", "compound", "nmod"} and head > last:
        return True
    return _upos_at(reading, last, 1) in {"NOUN", "PROPN"} and reading.upos[first] in {"ADJ", "VERB"} and not _has(
        reading, first, "nsubj", "aux", "obj"
    )


# --- sources, reports and evidence ------------------------------------------------------------------------------------


def _noun_phrase_head(reading: Reading, word: int) -> int:
    """Climb from a determiner, an adjective or "some of" to the head of its noun phrase."""
    at = word
    for _ in range(4):
        if reading.deprel[at] in {"det", "amod", "nummod", "compound", "advmod", "det:predet", "fixed", "case"}:
            at = reading.head[at]
        else:
            break
    return at


def _reports(reading: Reading, head: int) -> bool:
    """Tell whether a noun phrase is the source of a reported act."""
    if reading.tag[head].endswith("SOURCE"):
        return True
    relation = reading.deprel[head]
    if relation == "conj" and reading.head[head] >= 0 and reading.deprel[reading.head[head]] in {"nsubj", "nmod", "obl:agent"}:
        return _reports(reading, reading.head[head])
    up = reading.head[head]
    if up < 0:
        return False
    if relation == "nsubj":
        lemma = reading.lemma[up]
        if lemma in _saying_verbs() and reading.upos[up] == "VERB":
            return _has(reading, up, "ccomp", "parataxis") or reading.deprel[up] == "parataxis" or (
                reading.tag[up].endswith("CUE")
            )
        return reading.tag[up].endswith("CUE")
    if relation == "obl:agent":
        return reading.lemma[up] in _reporting_verbs()
    if relation in {"nmod", "obl"}:
        case = _child_forms(reading, head, "case")
        return ("by" in case or "from" in case) and reading.lemma[up] in _reporting_nouns() or "according" in case
    return False


def vague_source(reading: Reading, first: int, last: int) -> bool:
    """Keep unnamed sources without article: "critics say", "some believe", "denied by some officials".

    After the weasels of Vincze (2013): the source of a reported act, given by number or trade only.

    Measured: {vague_source}
    """
    head = _noun_phrase_head(reading, first)
    if head < first:
        return False
    if reading.upos[head] not in {"NOUN", "PRON", "DET", "ADJ", "NUM"} or _named(reading, head, head):
        return False
    determiners = set(_child_forms(reading, head, "det", "nmod", "nummod"))
    if reading.upos[first] == "NOUN":
        articles = {"the", "a", "an", "his", "her", "their", "its", "this", "that", "these", "those", "my", "our", "your"}
        before = {_at(reading, first, -1), _at(reading, first, -2)}
        if articles & (determiners | before) or "'s" in before or _has(reading, head, "nummod", "appos"):
            return False
        if _form(reading, head) == reading.lemma[head]:
            return False
        if any(reading.upos[child] == "PROPN" for child in reading.children(head, "nmod:poss", "appos")):
            return False
    elif reading.upos[head] == "NOUN":
        human = word_class("VAGUE_SOURCE_N") | word_class("HUMAN_N")
        if reading.lemma[head] not in human:
            return False
    return _reports(reading, head)


def reports_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep reporting verbs with a clause, an infinitive or a quotation under them ("claims that", "claims to be").

    Measured: {reports_clause}
    """
    top = _top(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    for child in reading.children(top):
        relation = _base(reading.deprel[child])
        if relation in {"ccomp", "xcomp"} or (relation == "parataxis" and child != top):
            return True
    if reading.deprel[top] == "parataxis":
        return True
    following = _at(reading, last, 1)
    if following == "that" and reading.upos[last + 1] == "SCONJ":
        return True
    before = _at(reading, first, -1)
    return reading.lemma[top] in {"insist", "maintain"} and following in {",", "."} and before not in {"on"} and (
        reading.tag[top].endswith("CUE")
    )


def insists(reading: Reading, first: int, last: int) -> bool:
    """Keep *insist* over a clause or a quotation, or alone as a cue; drop "insist on".

    Measured: {insists}
    """
    if reading.upos[first] != "VERB" or _at(reading, last, 1) in {"on", "upon"}:
        return False
    return reports_clause(reading, first, last) or reading.tag[first].endswith("CUE")


def reports_charge(reading: Reading, first: int, last: int) -> bool:
    """Keep *allege* and the like with a clause or an object of wrongdoing; drop an empty object.

    Measured: {reports_charge}
    """
    return reports_clause(reading, first, last) or (
        reading.upos[first] == "VERB" and (_has(reading, first, "obj") or is_passive(reading, first))
    )


def claims(reading: Reading, first: int, last: int) -> bool:
    """Keep *claim* over a clause or quotation; drop damages, victory, lives and responsibility claimed.

    Measured: {claims}
    """
    if reports_clause(reading, first, last):
        return True
    if reading.upos[first] != "VERB" or not reading.tag[first].endswith("CUE"):
        return False
    things = {reading.lemma[child] for child in reading.children(first, "obj")}
    return bool(things & {"innocence", "ignorance", "knowledge", "fraud", "bias"})


def speech_noun(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of saying with a source or a content: "his claim that", "claims by", "such allegations".

    Measured: {speech_noun}
    """
    head = _top(reading, first, last)
    if reading.upos[head] != "NOUN" or _named(reading, first, last):
        return False
    if reading.deprel[head] == "compound":
        return False
    for child in reading.children(head):
        relation = reading.deprel[child]
        case = _child_forms(reading, child, "case", "mark")
        if relation in {"acl", "ccomp", "nmod:poss"} or (relation == "acl:relcl" and "that" in case):
            return "to" not in case
        if relation == "nmod" and {"of", "by", "from", "about", "against"} & set(case):
            return True
        if _form(reading, child) in {"such", "these", "those", "false", "baseless", "unfounded"}:
            return True
    up = reading.head[head]
    return up >= 0 and reading.lemma[up] in _reporting_verbs() and reading.upos[up] == "VERB"


def speech_thing(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns that name a kind of untrue or evil talk, wherever they stand; drop names and titles.

    Measured: {speech_thing}
    """
    return not any(reading.upos[word] == "PROPN" for word in range(first, last + 1)) and any(
        reading.upos[word] in {"NOUN", "ADJ", "VERB"} for word in range(first, last + 1)
    )


def smears(reading: Reading, first: int, last: int) -> bool:
    """Keep *smear* of words: the noun, or the verb with a person or no substance.

    Measured: {smears}
    """
    if reading.upos[first] == "NOUN":
        return not _named(reading, first, last)
    things = reading.children(first, "obj")
    return reading.upos[first] == "VERB" and any(
        reading.upos[thing] in {"PROPN", "PRON"} or reading.lemma[thing] in word_class("HUMAN_N") for thing in things
    )


def judged_tale(reading: Reading, first: int, last: int) -> bool:
    """Keep *narrative* that is called false or is somebody's; drop the literary form.

    Measured: {judged_tale}
    """
    if reading.upos[first] != "NOUN":
        return False
    near = set(_child_forms(reading, first, "amod", "det", "nmod"))
    if near & {"false", "phony", "misleading", "media", "so-called", "bogus", "dishonest"}:
        return True
    up = reading.head[first]
    return up >= 0 and reading.lemma[up] in {"push", "peddle", "spin", "reject", "dispute"}


def names_thus(reading: Reading, first: int, last: int) -> bool:
    """Keep "what they call the new order"; drop "what they call for".

    Measured: {names_thus}
    """
    return _at(reading, last, 1) not in {"for", "on", "upon", "out", "", ".", ","} and not _question(reading, first)


def names_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "according to" with a person, a body or a document; drop plans, rules and sizes.

    Measured: {names_source}
    """
    start = last + 1
    words = _words(reading, first)
    if start not in words:
        return False
    head = start
    for _ in range(6):
        up = reading.head[head]
        if up < start or reading.deprel[head] in {"obl", "nmod", "root", "parataxis", "advcl", "nsubj", "obj"}:
            break
        head = up
    return reading.lemma[head] not in word_class("PLAN_N")


def as_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "as the coroner put it", "as she told me"; drop "as they say their prayers".

    Measured: {as_source}
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None or _has(reading, top, "ccomp"):
        return False
    return all(_form(reading, child) == "it" for child in reading.children(top, "obj"))


def cites(reading: Reading, first: int, last: int) -> bool:
    """Keep *cite* with a document, a reason or a speaker; drop officers who cite drivers.

    Measured: {cites}
    """
    if reading.upos[first] != "VERB":
        return False
    things = reading.children(first, "obj")
    return bool(things) and all(
        reading.upos[thing] in {"NOUN", "PROPN"} and reading.lemma[thing] not in word_class("HUMAN_N") for thing in things
    )


def sees_fact(reading: Reading, first: int, last: int) -> bool:
    """Keep "what we have seen" as the basis of a claim; drop "what we have seen as", a categorisation.

    Measured: {sees_fact}
    """
    return _at(reading, last, 1) != "as"


def wh_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep *unclear*, *unknown* before a question or a that-clause, or said of a fact; drop "an unclear picture".

    Measured: {wh_clause}
    """
    return reading.deprel[last] != "amod" and not _named(reading, first, last)


def evidence_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep missing evidence for a claim; drop what a court admitted or heard.

    Measured: {evidence_missing}
    """
    around = {reading.lemma[word] for word in _words(reading, first)}
    return not ({"admit", "suppress", "exhibit"} & around and {"court", "trial", "judge", "hearing"} & around) and not (
        {"admit", "admissible", "inadmissible"} & {reading.lemma[reading.head[word]] for word in range(first, last + 1)}
    )


# --- evasion ---------------------------------------------------------------------------------------------------------


def speaks_of_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep *dodge*, *duck*, *deflect*, *sidestep* with a question or a topic; drop bullets and drafts.

    Measured: {speaks_of_matter}
    """
    top = _top(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    speech = word_class("SPEECH_N")
    for child in reading.children(top):
        relation = _base(reading.deprel[child])
        if relation == "obj":
            if reading.lemma[child] in speech or reading.upos[child] == "PRON":
                return True
            if any(reading.lemma[k] in speech for k in reading.children(child)):
                return True
        if relation == "obl" and {"on", "about"} & set(_child_forms(reading, child, "case")):
            return True
    return False


def on_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep silence about something ("kept mum on the price"); drop the mere absence of noise.

    Measured: {on_matter}
    """
    return _at(reading, last, 1) in {"on", "about"} or _form(reading, last) in {"mum", "tight-lipped"}


def response_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep "did not respond" to a person or a request for words; drop treatment, force and stimuli.

    Measured: {response_missing}
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None:
        return False
    stimuli = {"treatment", "therapy", "drug", "stimulus", "fire", "call-out", "attack", "aggression", "provocation"}
    return all(reading.lemma[child] not in stimuli for child in reading.children(top, "obl"))


def confirm_alone(reading: Reading, first: int, last: int) -> bool:
    """Keep "could not confirm", "would not confirm" of a speaker; drop confirmations of office.

    Measured: {confirm_alone}
    """
    top = last
    return all(
        reading.lemma[child] not in {"nominee", "candidate", "appointment", "nomination"}
        for child in reading.children(top, "obj")
    )


def asked_back(reading: Reading, first: int, last: int) -> bool:
    """Keep "who knows" as an answer; drop the relative clause ("the clerk who knows the code").

    Measured: {asked_back}
    """
    return _at(reading, first, -1) in {"", ",", '"', "``", "but", "and", "-", "--"} and _at(reading, last, 1) in {
        "",
        "?",
        ".",
        ",",
        "what",
        "why",
        "how",
        "if",
    }


def spoken_refusal(reading: Reading, first: int, last: int) -> bool:
    """Keep refusals to speak that stand as such; drop those denied in turn ("did not decline to comment").

    Measured: {spoken_refusal}
    """
    return not _negated(reading, _top(reading, first, last)) or _form(reading, first) in {
        "not",
        "n't",
        "never",
        "no",
        "neither",
    } or any(_form(reading, word) in {"not", "n't", "never"} for word in range(first, last + 1))


def about_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep "I don't know" over a question, a clause or nothing; drop people and things not known.

    Measured: {about_matter}
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] == "VERB"), last)
    if _has(reading, top, "obj"):
        things = [child for child in reading.children(top, "obj") if child > top]
        return all(_form(reading, child) in {"that", "this", "it", "anything", "what"} for child in things)
    return not _question(reading, first)


# --- contrast, negation, self-mention -----------------------------------------------------------------------------------


def contrast(reading: Reading, first: int, last: int) -> bool:
    """Keep concessive *while*, *though*, *whereas*; drop the temporal reading ("while visiting", "while he slept").

    A fronted clause, a stative or modal verb, or a contrast after a comma speaks for concession; a progressive
    and a clause without subject for time.

    Measured: {contrast}
    """
    if reading.upos[first] not in {"SCONJ", "ADV", "CCONJ", "ADP"}:
        return False
    if _form(reading, first) not in {"while", "as"}:
        return True
    clause = reading.head[first]
    if clause < 0 or not _has(reading, clause, "nsubj", "expl", "csubj"):
        return False
    helpers = _child_forms(reading, clause, "aux")
    if _form(reading, clause).endswith("ing") and set(helpers) & _BE:
        return False
    fronted = first == _words(reading, first).start or _at(reading, first, -1) in {",", "that", '"', "``", ";", "-"}
    return fronted


def counter_yet(reading: Reading, first: int, last: int) -> bool:
    """Keep *yet* against expectation: with a negation, or opening a clause; drop "has yet to" of time.

    Measured: {counter_yet}
    """
    before = {_at(reading, first, -step) for step in (1, 2, 3)}
    if before & {"not", "n't", "never", "no", "nor"}:
        return True
    opens = _at(reading, first, -1) in {"", ",", "and", ";", '"', "``"}
    return opens and _at(reading, first, 1) != "to"


def opens_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep linking words at the start of a clause ("Still, ..."), between commas or before the subject.

    Measured: {opens_clause}
    """
    before, following = _at(reading, first, -1), _at(reading, last, 1)
    return before in {"", ";", '"', "``", "-", "--", "—", "–"} and following == "," or (before == following == ",")


def coordinates(reading: Reading, first: int, last: int) -> bool:
    """Keep adversative *but*; drop "nothing but", "all but", "not only ... but also".

    Measured: {coordinates}
    """
    if _at(reading, first, -1) in {"nothing", "all", "anything", "none", "no", "everything", "anyone"}:
        return False
    return reading.upos[first] in {"CCONJ", "SCONJ", "ADV"} and _at(reading, first, 1) != "also"


def without_doing(reading: Reading, first: int, last: int) -> bool:
    """Keep *without* before a gerund; drop it before a thing ("tea without milk").

    Measured: {without_doing}
    """
    return _upos_at(reading, last, 1) == "VERB" and _at(reading, last, 1).endswith("ing")


def negates(reading: Reading, first: int, last: int) -> bool:
    """Keep negations of a clause or phrase; drop "not only", "whether or not", "No. 3" and the answer "no".

    Measured: {negates}
    """
    form, following = _form(reading, first), _at(reading, last, 1)
    if form == "not" and (following in {"only", "just", "least"} or _at(reading, first, -1) == "or"):
        return False
    if form == "no" and (_upos_at(reading, last, 1) == "NUM" or following in {".", "matter"} or reading.upos[first] == "PROPN"):
        return False
    return not (form == "nothing" and following == "but")


def speaker(reading: Reading, first: int, last: int) -> bool:
    """Keep pronouns of the first person; drop numerals and initials ("World War I", "the US").

    Measured: {speaker}
    """
    text = reading.tokens[first].text
    if text in {"US", "WE", "U.S."} and not reading.string.isupper():
        return text == "WE"
    if text == "I" or text == "i":
        return reading.upos[first] == "PRON" or (
            _upos_at(reading, first, -1) not in {"PROPN", "NOUN", "NUM"} and _upos_at(reading, last, 1) in {"AUX", "VERB", "ADV"}
        )
    return reading.upos[first] in {"PRON", "DET", "ADJ"} and not (text[0].isupper() and reading.upos[first] == "PROPN")


# --- attitude ----------------------------------------------------------------------------------------------------------


def self_named(reading: Reading, first: int, last: int) -> bool:
    """Keep "the author" for the writer of the text at hand; drop the author of something else.

    Measured: {self_named}
    """
    return not _has(reading, last, "nmod", "acl", "appos", "compound", "amod") and _at(reading, last, 1) not in {"of", ","}


def feeling(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of feeling; drop firms ("a going concern") and importance ("of concern to parents").

    Measured: {feeling}
    """
    if reading.upos[first] != "NOUN" or _named(reading, first, last):
        return False
    return _at(reading, first, -1) not in {"going", "family-owned", "industrial"} and reading.deprel[first] != "compound"


def feels(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles of feeling said of somebody; drop "as far as X is concerned".

    Measured: {feels}
    """
    if reading.upos[first] not in {"ADJ", "VERB"} or _named(reading, first, last):
        return False
    if _form(reading, first) == "concerned" and _at(reading, last, 1) in {"", ".", ","}:
        return False
    if reading.upos[first] == "VERB" and _form(reading, first) == reading.lemma[first]:
        return False
    if _has(reading, first, "obj"):
        return False
    return "far" not in {_at(reading, first, -k) for k in range(2, 7)}


def good_quality(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives of praise; drop names ("Great Britain") and amounts ("a great deal").

    Measured: {good_quality}
    """
    return adjective(reading, first, last) and _at(reading, last, 1) not in {"deal", "many", "number", "again"}


def predicate(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives said of something ("the fine is fair"), not before a noun.

    Measured: {predicate}
    """
    return reading.upos[first] == "ADJ" and reading.deprel[first] != "amod" and not _named(reading, first, last)


def judgement(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of judgement as predicate, object complement or apposition; drop plain topics.

    Measured: {judgement}
    """
    top = _top(reading, first, last)
    if reading.upos[top] not in {"NOUN", "ADJ"} or _named(reading, first, last):
        return False
    if _has(reading, top, "cop"):
        return True
    case = _child_forms(reading, top, "case")
    return reading.deprel[top] in {"xcomp", "appos", "root", "ccomp", "conj"} or "as" in case


def labels(reading: Reading, first: int, last: int) -> bool:
    """Keep evaluative names for people and groups, as noun or before a noun; drop names of institutions.

    Measured: {labels}
    """
    return all(reading.upos[word] in {"NOUN", "ADJ", "ADP", "DET", "VERB"} for word in range(first, last + 1)) and not (
        _named(reading, first, last)
    )


# --- quotation marks ----------------------------------------------------------------------------------------------------


def _quoted_words(reading: Reading, first: int, last: int) -> list[int]:
    return [word for word in range(first, last + 1) if any(ch.isalnum() for ch in reading.tokens[word].text)]


def _cue_governs(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the sentence reports speech around the quotation."""
    words = _words(reading, first)
    verbs = _reporting_verbs()
    for word in words:
        if first <= word <= last:
            continue
        if reading.tag[word].endswith("CUE"):
            return True
        if reading.upos[word] == "VERB" and reading.lemma[word] in verbs and not _negated(reading, word):
            if reading.lemma[word] in _saying_verbs() or _has(reading, word, "ccomp", "obj"):
                return True
    return any(reading.tag[word].endswith("CONTENT") for word in range(first, last + 1))


def _mentioned(reading: Reading, first: int, last: int) -> bool:
    """Tell whether the quotation mentions a word or gives a title, a nickname or a slogan."""
    words = _quoted_words(reading, first, last)
    texts = [reading.tokens[word].text for word in words]
    near = {_at(reading, first, -step) for step in range(1, 5)} | {_at(reading, last, 1), _at(reading, last, 2)}
    if near & _METALANGUAGE:
        return True
    capitals = [text for text in texts if text[:1].isupper() or text[:1].isdigit()]
    if capitals and (len(capitals) == len(texts) or len(texts) > 1 and texts[0][:1].isupper()):
        return True
    return any(reading.upos[word] == "PROPN" for word in words)


_METALANGUAGE: Final = frozenset(
    "word words term terms phrase phrases called named dubbed titled entitled nicknamed name nickname title "
    "known song book film movie episode series show slogan motto hashtag labeled labelled means meaning "
    "spelled pronounced chant chants chanting sign signs reading album novel play headline headlined".split()
)


def scare_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep one to three words in quotation marks that nobody is reported to have said.

    Dropped: titles, names and mentioned words, whole utterances, and everything near a cue of speech, where the
    marks only say whose wording it is.

    Measured: {scare_quote}
    """
    words = _quoted_words(reading, first, last)
    if not 1 <= len(words) <= 3:
        return False
    if any(reading.upos[word] in {"PRON", "AUX", "INTJ"} for word in words):
        return False
    top = _top(reading, words[0], words[-1])
    if reading.upos[top] not in {"NOUN", "ADJ", "VERB"} or reading.deprel[top] == "root":
        return False
    if reading.upos[top] == "VERB" and reading.deprel[top] != "amod":
        return False
    return not _mentioned(reading, first, last) and not _cue_governs(reading, first, last)


def partial_quote(reading: Reading, first: int, last: int) -> bool:
    """Keep a quoted phrase inside a sentence whose speech cue stands outside the marks.

    Measured: {partial_quote}
    """
    words = _quoted_words(reading, first, last)
    if not words:
        return False
    sentence = _words(reading, first)
    if first == sentence.start or reading.tokens[last].sentence != reading.tokens[first].sentence:
        return False
    top = _top(reading, words[0], words[-1])
    if reading.deprel[top] in {"root", "parataxis"} or _at(reading, first, -1) in {",", ":"}:
        return False
    return not _mentioned(reading, first, last) and _cue_governs(reading, first, last)


#: The tests by the name that a lexicon's ``test`` column uses.
TESTS: Final[Mapping[str, Test]] = {
    test.__name__: test
    for test in (
        not_name,
        adjective,
        noun,
        verb,
        adverb,
        epistemic_modal,
        epistemic_could,
        conditional_would,
        inferential_must,
        has_duty,
        obligation,
        before_number,
        rounds_number,
        money_follows,
        after_quantity,
        around_whole,
        vague_quantity,
        degree,
        degree_of_quality,
        degree_phrase,
        hedging_not,
        not_negated,
        before_predicate,
        adverbial_kind,
        after_noun,
        intensifies,
        intensifies_report,
        so_much,
        clause_adverb,
        affirms,
        takes_clause,
        not_attributive,
        possible,
        certain_of,
        verb_follows,
        inferential_cannot,
        not_as,
        predicate_clause,
        prospective,
        raising,
        thing_points,
        thing_suggests,
        first_person_frame,
        first_person_knows,
        reported_passive,
        prenominal,
        vague_source,
        reports_clause,
        insists,
        reports_charge,
        claims,
        speech_noun,
        speech_thing,
        smears,
        judged_tale,
        names_thus,
        names_source,
        as_source,
        cites,
        sees_fact,
        wh_clause,
        evidence_missing,
        speaks_of_matter,
        on_matter,
        response_missing,
        confirm_alone,
        asked_back,
        spoken_refusal,
        about_matter,
        contrast,
        counter_yet,
        opens_clause,
        coordinates,
        without_doing,
        negates,
        speaker,
        self_named,
        feeling,
        feels,
        good_quality,
        predicate,
        judgement,
        labels,
        scare_quote,
        partial_quote,
    )
}
