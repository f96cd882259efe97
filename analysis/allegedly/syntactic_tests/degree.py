"""Syntactic tests of what loosens or strengthens: rounders, degree words, adverbs of the clause.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .around import (
    BE,
    CURRENCY,
    base_relation,
    form_at,
    form_of,
    has_child,
    in_question,
    is_named,
    is_negated,
    quantity_follows,
    reporting_verbs,
    sentence_of,
    top_of,
    upos_at,
)
from .senses import other_sense

if TYPE_CHECKING:
    from ..reading import Reading

#: Verbs of telling and marking, which are done clearly or not.
_TOLD: Final = frozenset(
    "communicate define delineate diagnose explain express identify inform instruct label mark spell state tell "
    "visible".split()
)
_DENIALS: Final = frozenset(
    "false impossible inaccurate incorrect nonsense unacceptable unfair unimaginable untenable untrue wrong".split()
)
_WHOLES: Final = frozenset(
    "all any anybody anyone anything anywhere every everybody everyone everything everywhere half nobody none "
    "nothing in at on as right ready done over".split()
)
_YEAR: Final = re.compile(r"1[5-9]\d\d|20\d\d")
_MEASURES: Final = frozenset("age amount distance height length level number percentage rate share size time".split())
_GOES_ON: Final = frozenset("of that which where i one to".split())
_TIMES: Final = frozenset("noon midnight midday dawn dusk midnoon".split())


def before_number(reading: Reading, first: int, last: int) -> bool:
    """Keep words straight before a number, an amount or a fraction ("nearly half", "some 300 trees").

    Measured: keeps 125 of 872 (14 %).
    """
    return quantity_follows(reading, last)


def rounds_number(reading: Reading, first: int, last: int) -> bool:
    """Keep *about*, *around*, *over* and *under* as rounders: an adverb before a quantity.

    A preposition before a number is a topic, a place or a date ("asked about 9/11", "over the last year").

    Measured: keeps 193 of 1344 (14 %).
    """
    following = form_at(reading, last, 1)
    if form_of(reading, first) == "around" and _YEAR.fullmatch(following):
        return True
    if form_of(reading, first) == "about" and following == "the" and form_at(reading, last, 2) == "same":
        return form_at(reading, last, 3) in _MEASURES
    if not quantity_follows(reading, last):
        if form_of(reading, first) == "around":
            return following in _TIMES or (following == "the" and form_at(reading, last, 2) == "time")
        return (
            form_of(reading, first) == "about"
            and reading.upos[first] == "ADV"
            and (following in _TIMES or following in {"as", "at", "even", "equal", "halfway", "midway"})
        )
    relation = base_relation(reading.deprel[first])
    if relation == "advmod" or reading.upos[first] == "ADV":
        return True
    # The tree may still call it a preposition: after a copula or a verb of measure no topic is possible.
    before = form_at(reading, first, -1)
    return (
        before in BE
        or before in {"just", "well", "slightly", "far", "way"}
        or before in {"", "of", "by", "to", "for", "at", "from", "with", "than"}
    )


def money_follows(reading: Reading, first: int, last: int) -> bool:
    """Keep "north of" and "south of" before an amount of money.

    Measured: keeps 0 of 17 (0 %).
    """
    return form_at(reading, last, 1) in CURRENCY


def after_quantity(reading: Reading, first: int, last: int) -> bool:
    """Keep "or so" after a number and its noun ("ten days or so").

    Measured: keeps 5 of 10 (50 %).
    """
    words = sentence_of(reading, first)
    return any(quantity_follows(reading, word) for word in range(max(words.start, first - 4), first - 1))


def not_numbered(reading: Reading, first: int, last: int) -> bool:
    """Keep "in part", "in a way"; drop "in part two", "in part of the town", "in a way (that) we like".

    What goes on in a noun is no set phrase either ("in general elections").

    Measured: keeps 19 of 24 (79 %).
    """
    if has_child(reading, last, "acl") and form_at(reading, first, -1) not in {"", ",", '"', "``"}:
        return False
    if reading.deprel[last] == "amod" or other_sense(reading, last):
        return False
    return upos_at(reading, last, 1) != "NUM" and form_at(reading, last, 1) not in _GOES_ON


def parenthetical(reading: Reading, first: int, last: int) -> bool:
    """Keep set phrases set off from the clause ("so to speak", "if you will"): a pause or the end after them.

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) in {",", ".", "", ")", ";", "-", "--", "—", "–", ":", "?", '"', "''"}


def predicative(reading: Reading, first: int, last: int) -> bool:
    """Keep "something of a" as a predicate; drop it as an object ("saw something of a ship").

    Measured: too rare in these treebanks to tell.
    """
    top = top_of(reading, first, last)
    return reading.deprel[top] != "obj" or reading.lemma[reading.head[top]] in {"make", "become", "remain"}


def in_effect(reading: Reading, first: int, last: int) -> bool:
    """Keep *in effect* as an adverb; drop it as a predicate ("the ban is in effect").

    Measured: too rare in these treebanks to tell.
    """
    if has_child(reading, last, "cop"):
        return False
    head = reading.head[last]
    return head < 0 or head > last or reading.lemma[head] not in {"go", "put", "come", "remain", "stay", "be", "keep"}


def vague_quantity(reading: Reading, first: int, last: int) -> bool:
    """Keep "thousands of", "a couple of" before a noun; drop exact numbers and amounts of money.

    Measured: keeps 53 of 61 (87 %).
    """
    before = upos_at(reading, first, -1)
    following = form_at(reading, last, 1)
    return before != "NUM" and following not in {"dollars", "euros", "pounds"}


def degree(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs that weaken an adjective, an adverb, a verb or a noun phrase; drop "rather than".

    Measured: keeps 91 of 91 (100 %).
    """
    top = top_of(reading, first, last)
    if form_at(reading, last, 1) in {"than", ""} or other_sense(reading, top):
        return False
    if reading.upos[top] not in {"ADV", "ADJ", "NOUN", "PRON"} and reading.upos[first] != "ADV":
        return False
    return not is_named(reading, first, last)


def degree_of_quality(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs straight before an adjective or adverb: *pretty*, *fairly*, *rather*, *quite*.

    Measured: keeps 240 of 376 (64 %).
    """
    if reading.upos[first] not in {"ADV", "ADJ"} or form_at(reading, first, -1) in {"would", "'d"}:
        return False
    if form_of(reading, last) == "quite" and is_negated(reading, reading.head[last]):
        return False
    following = upos_at(reading, last, 1)
    if following in {"ADJ", "ADV"} and form_at(reading, last, 1) not in {"than", "so", "often"}:
        return True
    return following == "VERB" and reading.deprel[last + 1] == "amod"


def degree_phrase(reading: Reading, first: int, last: int) -> bool:
    """Keep "a bit", "a little" before an adjective or adverb, or at the end of a clause.

    Measured: keeps 68 of 140 (49 %).
    """
    following = upos_at(reading, last, 1)
    return following in {"ADJ", "ADV"} or form_at(reading, last, 1) == "like"


def tends(reading: Reading, first: int, last: int) -> bool:
    """Keep "tend to" in the present, a cautious generality; drop habits of the past, and nurses who tend to the sick.

    Measured: keeps 9 of 14 (64 %).
    """
    if reading.upos[first] != "VERB" or form_of(reading, first) not in {"tend", "tends"}:
        return False
    return upos_at(reading, last, 1) in {"VERB", "AUX", "ADV", "PART"}


def hedging_not(reading: Reading, first: int, last: int) -> bool:
    """Keep "not really" before an adjective, a noun phrase or the end; drop it on a full verb.

    Measured: keeps 9 of 16 (56 %).
    """
    return upos_at(reading, last, 1) not in {"VERB", "AUX"}


def not_negated(reading: Reading, first: int, last: int) -> bool:
    """Keep a word unless a negation stands right before it.

    Measured: keeps 105 of 117 (90 %).
    """
    return form_at(reading, first, -1) not in {"not", "n't", "never"}


def before_predicate(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs before what they weaken ("effectively forces"); drop manner ("works effectively").

    Measured: too rare in these treebanks to tell.
    """
    head = reading.head[first]
    return reading.upos[first] == "ADV" and (
        head > last or (has_child(reading, head, "cop") and head >= 0 and head > first)
    )


def adverbial_kind(reading: Reading, first: int, last: int) -> bool:
    """Keep "kind of", "sort of" before an adjective or verb, and "a kind of"; drop the classifier.

    Measured: keeps 31 of 122 (25 %).
    """
    if form_of(reading, first) in {"a", "an"}:
        return form_at(reading, first, -1) not in {"such", "not"}
    following = upos_at(reading, last, 1)
    before = form_at(reading, first, -1)
    if before in BE and (following == "DET" or (reading.deprel[first] == "advmod" and reading.head[first] > last)):
        return True
    if following not in {"ADJ", "ADV", "VERB", "AUX"}:
        return False
    if following == "ADJ" and reading.deprel[first] not in {"advmod", "discourse"}:
        return form_at(reading, first, -1) in BE
    return upos_at(reading, first, -1) not in {"DET", "ADJ", "NUM"} and form_at(reading, first, -1) not in {
        "this",
        "that",
    }


def after_noun(reading: Reading, first: int, last: int) -> bool:
    """Keep "of sorts", "of one type", "of a kind" after a noun.

    Measured: too rare in these treebanks to tell.
    """
    return upos_at(reading, first, -1) in {"NOUN", "PROPN"} and upos_at(reading, last, 1) not in {
        "NOUN",
        "ADP",
    }


def intensifies(reading: Reading, first: int, last: int) -> bool:
    """Keep degree words before an adjective, an adverb or, for *the very*, a noun.

    Measured: keeps 582 of 766 (76 %).
    """
    if form_of(reading, first) == "very" and upos_at(reading, last, 1) in {"NOUN", "PROPN"}:
        return True
    if reading.upos[first] == "ADJ":
        return reading.deprel[first] == "amod"
    return upos_at(reading, last, 1) in {"ADJ", "ADV"} or (
        upos_at(reading, last, 1) == "VERB" and reading.deprel[last + 1] == "amod"
    )


def intensifies_report(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs of frequency and force on a reporting verb ("repeatedly denied").

    Measured: keeps 35 of 70 (50 %).
    """
    head = reading.head[first]
    return head >= 0 and reading.lemma[head] in reporting_verbs() and reading.upos[head] == "VERB"


def so_much(reading: Reading, first: int, last: int) -> bool:
    """Keep *so* of degree before an adjective or adverb; drop the connective and "so far".

    Measured: keeps 183 of 811 (23 %).
    """
    return (
        reading.upos[first] == "ADV"
        and upos_at(reading, last, 1) in {"ADJ", "ADV"}
        and form_at(reading, last, 1) not in {"far", "long", "called"}
        and form_at(reading, first, -1) not in {"", ","}
    )


def clause_adverb(reading: Reading, first: int, last: int) -> bool:
    """Keep adverbs that bear on a clause: before the verb, at the edge, between commas; drop manner.

    Measured: keeps 43 of 50 (86 %).
    """
    if reading.upos[first] not in {"ADV", "ADJ", "INTJ", "ADP"} or is_named(reading, first, last):
        return False
    if other_sense(reading, first):
        return False
    head, before = reading.head[first], form_at(reading, first, -1)
    if before in {"more", "most", "less", "so", "as", "too", "how", "very"}:
        return False
    if head >= 0 and reading.lemma[head] in _TOLD and has_child(reading, head, "aux"):
        return False
    if head < 0 or head > last or before in {"", ","} or form_at(reading, last, 1) == ",":
        return True
    # After an auxiliary or a copula the adverb belongs to the clause, after a full verb to its manner.
    return upos_at(reading, first, -1) in {"AUX", "PRON", "PROPN", "SCONJ", "PART"} and head > first


def plainly_denied(reading: Reading, first: int, last: int) -> bool:
    """Keep *simply* before a denial ("simply untrue", "simply cannot"); drop *simply* for *merely*.

    Measured: keeps 2 of 39 (5 %).
    """
    near = {form_at(reading, last, step) for step in (1, 2)}
    return bool(near & {"not", "n't", "no", "never"}) or form_at(reading, last, 1) in _DENIALS


def not_graded(reading: Reading, first: int, last: int) -> bool:
    """Keep a quality that is stated outright; drop one compared or conceded ("so well known that", "if not").

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, first, -1) not in {"so", "as", "too", "how", "less", "more", "if"}


def rounds_all(reading: Reading, first: int, last: int) -> bool:
    """Keep "just about everybody", "all but ended"; drop the topic ("not just about him") and exceptions.

    Measured: keeps 5 of 10 (50 %).
    """
    following = form_at(reading, last, 1)
    if form_of(reading, first) == "all":
        return upos_at(reading, last, 1) in {"VERB", "ADJ", "ADV"} and following not in {"one", "two", "three"}
    return following in _WHOLES


def affirms(reading: Reading, first: int, last: int) -> bool:
    """Keep *really*, *actually*, *truly* on a finite verb; drop degree ("really good"), questions, doublings.

    Measured: keeps 184 of 369 (50 %).
    """
    if in_question(reading, first) or reading.upos[first] != "ADV":
        return False
    head = reading.head[first]
    if head < 0 or form_of(reading, first) in {
        form_at(reading, first, -1),
        form_at(reading, first, 2),
        form_at(reading, first, -2),
    }:
        return False
    predicate = reading.upos[head] == "VERB" or (
        reading.upos[head] in {"NOUN", "PROPN"} and has_child(reading, head, "cop")
    )
    if not predicate or head < first:
        return False
    if form_at(reading, last, 1) in {"because", "by", "to", "for", "as", "put", "not"}:
        return False
    negations = {"not", "n't", "never"}
    near = {form_at(reading, first, -1), form_at(reading, first, -2)}
    return not negations & near and form_at(reading, first, -1) != "to"


def nears_doing(reading: Reading, first: int, last: int) -> bool:
    """Keep "came close to winning"; drop places and people that something comes close to.

    Measured: too rare in these treebanks to tell.
    """
    return upos_at(reading, last, 1) == "VERB" and form_at(reading, last, 1).endswith("ing")
