"""Syntactic tests of opinion: what the first person thinks and knows, and what is said to be known to all.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .around import (
    base_relation,
    form_at,
    form_of,
    has_child,
    in_question,
    is_named,
    is_negated,
)

if TYPE_CHECKING:
    from ..reading import Reading


def first_person_frame(reading: Reading, first: int, last: int) -> bool:
    """Keep "I think", "we believe" over a clause or as a parenthesis; drop "I think of her", "than I expected".

    Measured: keeps 404 of 462 (87 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None or form_at(reading, first, -1) == "than":
        return False
    if reading.deprel[top] in {"parataxis", "discourse"}:
        return True
    for child in reading.children(top):
        relation = base_relation(reading.deprel[child])
        if relation in {"ccomp", "parataxis"} or (relation == "xcomp" and reading.upos[top] == "ADJ"):
            return True
        if relation == "csubj":
            return True
    following = form_at(reading, last, 1)
    if following in {",", "so", "not"}:
        return True
    # An unmarked clause after the frame: a noun phrase and a finite verb, no object of its own.
    return not has_child(reading, top, "obj", "obl", "xcomp") and following not in {
        "",
        ".",
        "of",
        "about",
        "in",
    }


def first_person_knows(reading: Reading, first: int, last: int) -> bool:
    """Keep "I know that ...", "we all know"; drop questions below it ("I know who") and objects.

    Measured: keeps 43 of 88 (49 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None or is_negated(reading, top) or in_question(reading, top) or form_of(reading, top) == "knew":
        return False
    if form_at(reading, last, 1) == "that" and reading.upos[last + 1] == "SCONJ":
        return True
    for child in reading.children(top, "ccomp"):
        below = reading.subtree(child)
        start = form_of(reading, below[0])
        return start not in {"what", "who", "how", "why", "where", "when", "which", "if", "whether"}
    return False


def shares_fact(reading: Reading, first: int, last: int) -> bool:
    """Keep "we all know that", "everybody knows it"; drop wishes ("make sure everybody knows") and "we all knew".

    Measured: keeps 8 of 10 (80 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] == "VERB"), None)
    if top is None or form_of(reading, top) in {"knew", "understood"}:
        return False
    return {form_at(reading, first, -1), form_at(reading, first, -2)}.isdisjoint({"sure", "let", "until", "if", "when"})


def widely_held(reading: Reading, first: int, last: int) -> bool:
    """Keep "is widely seen as" of an opinion; drop "a widely seen show".

    Measured: keeps 10 of 11 (91 %).
    """
    return reading.deprel[last] != "amod" and not is_named(reading, first, last)


def urged(reading: Reading, first: int, last: int) -> bool:
    """Keep "believe me", "trust me" said to the hearer; drop what somebody does ("they did not believe me").

    Measured: too rare in these treebanks to tell.
    """
    if form_of(reading, first) != reading.lemma[first] or has_child(reading, first, "nsubj", "aux", "mark"):
        return False
    return form_at(reading, last, 1) not in {"with", "to", "or"} and reading.deprel[first] not in {"xcomp", "conj"}
