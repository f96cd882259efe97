"""Syntactic tests of likelihood and certainty: modals, words that take a clause, first-person frames.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tables import word_class
from .around import (
    PERSONAL,
    base_relation,
    child_forms,
    clause_after,
    form_at,
    form_of,
    has_child,
    has_clause,
    in_question,
    is_backshifted,
    is_conditional,
    is_inanimate,
    is_named,
    is_negated,
    saying_verbs,
    sentence_of,
    subject_of,
    top_of,
    upos_at,
)

if TYPE_CHECKING:
    from ..reading import Reading

_ASKING: Final = frozenset("why how what when where who which and but so".split()) | {"", ","}
_MANNER: Final = frozenset("how so as than what whatever where who if whether".split())
_SUBJECTS: Final = PERSONAL | {"it", "this", "that", "there"}
_ABILITY: Final = frozenset(
    "see hear feel find afford get understand remember stand help imagine speak do go tell reach keep".split()
)


def epistemic_modal(reading: Reading, first: int, last: int) -> bool:
    """Keep *may* and *might* before a verb phrase; drop the month, the name, and requests ("If I may").

    Measured: keeps 390 of 474 (82 %).
    """
    if reading.upos[first] in {"PROPN", "NOUN"} or is_named(reading, first, first):
        return False
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    if form_of(reading, first) == "may" and form_at(reading, first, 1) in {"i", "we"}:
        return False
    return not (
        form_of(reading, first) == "might"
        and form_at(reading, first, 1) == "as"
        and form_at(reading, first, 2) == "well"
    )


def epistemic_could(reading: Reading, first: int, last: int) -> bool:
    """Keep *could* of possibility; drop requests, inability, past ability and "how he could".

    A person as subject with a verb of perceiving, managing or speaking is ability ("she could speak to
    them"); everything else under an affirmative *could* is taken for possibility.

    Measured: keeps 174 of 369 (47 %).
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    if (is_negated(reading, head) or form_at(reading, first, 1) in {"no", "not", "n't"}) and not has_child(
        reading, head, "cop"
    ):
        return False
    who = subject_of(reading, head)
    if who is not None and who > first:
        return False
    subject_form = "" if who is None else form_of(reading, who)
    person = subject_form in PERSONAL
    if person and (reading.lemma[head] in _ABILITY or subject_form in {"i", "we", "you"}):
        return has_child(reading, head, "cop") or "have" in child_forms(reading, head, "aux")
    if not person and who is not None and reading.upos[who] != "PROPN":
        return True
    return _MANNER.isdisjoint(child_forms(reading, head, "advmod", "mark", "obj"))


def conditional_would(reading: Reading, first: int, last: int) -> bool:
    """Keep *would* of a conditional or cautious claim; drop backshifted *will*, wishes, habits and questions.

    "He said it would rain" reports "it will rain"; "the returns would shed light on it" is a cautious claim.

    Measured: keeps 571 of 898 (64 %).
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    lemma = reading.lemma[head]
    if form_of(reading, first) == "'d" and form_of(reading, head) != lemma:
        return False
    if lemma in {"like", "love", "rather", "prefer", "want", "care", "mind", "hope"}:
        return False
    between = [form_of(reading, k) for k in range(first + 1, head)]
    if "rather" in between or (is_negated(reading, head) and lemma in saying_verbs()):
        return False
    if {"later", "eventually", "often", "always", "soon", "sometimes", "never"} & set(between):
        return False
    if lemma == "go" and form_at(reading, head, 1) == "on":
        return False
    who = subject_of(reading, head)
    inverted = (who is not None and first < who < head) or form_at(reading, first, 1) in _SUBJECTS
    if inverted or (in_question(reading, first) and form_at(reading, first, -1) in _ASKING):
        return False
    person = who is not None and form_of(reading, who) in PERSONAL
    if is_conditional(reading, head) and not person:
        return True
    return not is_backshifted(reading, head)


def inferential_must(reading: Reading, first: int, last: int) -> bool:
    """Keep *must* and *have to* of inference: a perfect, or *be* + adjective said of a thing or a fact.

    "That has to be disturbing", "the door must have been open"; obligation is left to `obligation`.

    Measured: keeps 22 of 147 (15 %).
    """
    top = top_of(reading, first, last)
    head = reading.head[first] if reading.deprel[first].startswith("aux") else top
    if form_of(reading, first) not in {"must", "ca", "can", "could"}:
        inner = [child for child in reading.children(head, "xcomp", "ccomp") if child > first]
        head = inner[0] if inner else head
    if head < 0:
        return False
    helpers = set(child_forms(reading, head, "aux"))
    if "have" in helpers and form_of(reading, head) != "have" and head > last - 1:
        between = [form_of(reading, k) for k in range(last + 1, head)]
        if "have" in between:
            return True
    if not has_child(reading, head, "cop"):
        return False
    who = subject_of(reading, head)
    if who is None:
        return form_of(reading, max(first - 1, 0)) in {"that", "it", "this", "there"}
    thing = form_of(reading, who) in {"it", "that", "this", "there", "which"}
    return reading.upos[head] in {"ADJ", "NOUN"} and (thing or is_inanimate(reading, who))


def has_duty(reading: Reading, first: int, last: int) -> bool:
    """Keep *have to* and *need to* of duty before an infinitive; drop inference and "all I have to say".

    Measured: keeps 407 of 434 (94 %).
    """
    if upos_at(reading, last, 1) not in {"VERB", "AUX", "ADV"} or reading.upos[first] == "NOUN":
        return False
    if form_at(reading, last, 1) == "do" and form_at(reading, last, 2) == "with":
        return False
    return form_at(reading, last, 1) != "be" or not inferential_must(reading, first, last + 1)


def obligation(reading: Reading, first: int, last: int) -> bool:
    """Keep *must*, *should*, *have to*, *need to* of duty and desirability; drop inference and conditions.

    Measured: keeps 398 of 479 (83 %).
    """
    if is_named(reading, first, last):
        return False
    if reading.upos[first] == "NOUN":
        return False
    form = form_of(reading, first)
    if form == "should" and (first == sentence_of(reading, first).start or form_at(reading, first, -1) == ","):
        return in_question(reading, first)
    if form == "should" and form_at(reading, first, 1) == "have" and form_at(reading, first, 2) == "been":
        return True
    return not inferential_must(reading, first, last)


def takes_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives, nouns and verbs with a clause under them ("certain that", "there is a chance that").

    Measured: keeps 28 of 45 (62 %).
    """
    if is_named(reading, first, last):
        return False
    for word in range(first, last + 1):
        if reading.deprel[word] == "amod" and reading.head[word] > last:
            continue
        if clause_after(reading, word, last):
            return True
    return False


def not_attributive(reading: Reading, first: int, last: int) -> bool:
    """Keep a predicative adjective with a clause or on its own; drop "a certain clerk".

    Measured: keeps 9 of 26 (35 %).
    """
    top = top_of(reading, first, last)
    return reading.deprel[top] != "amod" and (has_clause(reading, top) or has_child(reading, top, "cop"))


def doubts(reading: Reading, first: int, last: int) -> bool:
    """Keep *doubt* with a clause; drop "no doubt that" and "do not doubt that", which boost.

    Measured: too rare in these treebanks to tell.
    """
    near = {form_at(reading, first, -step) for step in (1, 2)}
    return not near & {"no", "not", "n't", "never", "without", "little"} and not is_negated(reading, first)


def possible(reading: Reading, first: int, last: int) -> bool:
    """Keep "it is possible that" and "possible cooperation"; drop "as soon as possible", "if possible".

    Measured: keeps 35 of 100 (35 %).
    """
    if form_at(reading, first, -1) in {
        "as",
        "if",
        "where",
        "when",
        "wherever",
        "whenever",
        "best",
        "worst",
        "everything",
    }:
        return False
    if reading.deprel[first] == "amod":
        head = reading.head[first]
        return head > last and reading.lemma[head] not in {"way", "time", "extent"}
    if is_negated(reading, first) or _is_feasible(reading, first):
        return False
    governor = reading.head[first]
    if reading.deprel[first] == "xcomp" and governor >= 0 and reading.lemma[governor] == "make":
        return False
    return (
        has_child(reading, first, "cop")
        or clause_after(reading, first, last)
        or (reading.upos[first] == "ADJ" and (reading.deprel[first] == "root"))
    )


def certain_of(reading: Reading, first: int, last: int) -> bool:
    """Keep *certain*, *sure*, *clear* with a clause; drop "a certain N", "make sure", "clear sky".

    Negated, the same words hedge and are left to other rows ("not certain that").

    Measured: keeps 78 of 308 (25 %).
    """
    word = next((k for k in range(last, first - 1, -1) if reading.upos[k] in {"ADJ", "VERB"}), None)
    if word is None or reading.deprel[word] == "amod" or has_child(reading, word, "obj"):
        return False
    if is_negated(reading, word) or form_at(reading, first, -1) in {"make", "makes", "made", "making"}:
        return False
    governor = reading.head[word]
    if (
        governor >= 0
        and reading.deprel[word] == "xcomp"
        and (reading.lemma[governor] in {"make", "have", "get"} or is_negated(reading, governor))
    ):
        return False
    if "if" in child_forms(reading, word, "mark"):
        return False
    for child in reading.children(word):
        relation = base_relation(reading.deprel[child])
        if relation in {"ccomp", "csubj", "advcl", "parataxis"} and child > word:
            start = form_of(reading, reading.subtree(child)[0])
            return start not in {"who", "what", "how", "why", "where", "when", "whether", "if", "which"}
    return form_at(reading, last, 1) == "that"


def verb_follows(reading: Reading, first: int, last: int) -> bool:
    """Keep "sure to", "bound to" before an infinitive, outside a negation.

    Measured: keeps 5 of 13 (38 %).
    """
    return upos_at(reading, last, 1) in {"VERB", "AUX"} and form_at(reading, first, -1) not in {
        "not",
        "n't",
        "make",
        "be",
    }


def inferential_cannot(reading: Reading, first: int, last: int) -> bool:
    """Keep "can't be" before a predicate; drop the passive, which denies an ability.

    Measured: keeps 2 of 18 (11 %).
    """
    who = subject_of(reading, reading.head[last]) if reading.head[last] >= 0 else None
    return reading.deprel[last] == "cop" and (who is None or form_of(reading, who) not in {"i", "we", "you", "they"})


def predicate_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep "the fact is" with a clause after it; drop "the fact is on file".

    Measured: keeps 9 of 18 (50 %).
    """
    following = form_at(reading, last, 1)
    if following in {"that", ",", ":"}:
        return True
    top = reading.head[last] if reading.deprel[last] == "cop" else last
    return has_child(reading, top, "ccomp") or (
        following != "" and upos_at(reading, last, 1) in {"PRON", "PROPN", "DET"}
    )


def _is_feasible(reading: Reading, word: int) -> bool:
    """Tell whether "possible" means that something can be done ("it is possible to swim there")."""
    for child in reading.children(word):
        if base_relation(reading.deprel[child]) in {"xcomp", "csubj", "advcl", "ccomp"}:
            return "to" in child_forms(reading, child, "mark")
    return not {"anything", "everything", "all", "nothing"}.isdisjoint(child_forms(reading, word, "nsubj"))


def prospective(reading: Reading, first: int, last: int) -> bool:
    """Keep *likely*, *potential*, *probable* of events and things; drop kinds of people ("likely voters").

    Measured: keeps 71 of 85 (84 %).
    """
    if is_named(reading, first, last) or reading.upos[first] not in {"ADJ", "ADV"}:
        return False
    head = reading.head[first]
    if reading.deprel[first] == "amod" and head >= 0:
        people = word_class("HUMAN_N")
        ahead = {form_at(reading, last, step) for step in range(1, 5)}
        if ahead & {"voter", "voters", "caucusgoers", "caucus-goers"}:
            return False
        return reading.lemma[head] not in people and reading.upos[head] != "PROPN"
    return True


def raising(reading: Reading, first: int, last: int) -> bool:
    """Keep *appear*, *seem*, *look* with a clause or a predicate; drop "appear in court", "look at".

    Measured: keeps 280 of 313 (89 %).
    """
    top = next((word for word in range(first, last + 1) if reading.upos[word] == "VERB"), first)
    if reading.upos[top] != "VERB" or is_named(reading, top, top):
        return False
    if form_of(reading, last) in {"like", "as", "if", "though"} and last > first:
        return True
    if upos_at(reading, last, 1) == "ADP" and form_at(reading, last, 1) not in {"to", "like", "as"}:
        return False
    for child in reading.children(top):
        if reading.deprel[child] in {"xcomp", "ccomp", "csubj"} and child > top:
            return True
        if reading.deprel[child] == "advcl" and reading.lemma[top] in {"seem", "appear"} and child > top:
            return True
    return form_at(reading, last, 1) == "to" and upos_at(reading, last, 2) in {"VERB", "AUX"}


def thing_points(reading: Reading, first: int, last: int) -> bool:
    """Keep "point to", "hint at" with data as subject; people who point are no hedge.

    Measured: keeps 1 of 11 (9 %).
    """
    if reading.upos[first] != "VERB":
        return False
    who = subject_of(reading, first)
    return who is not None and reading.lemma[who] in word_class("DATA_N")


def thing_suggests(reading: Reading, first: int, last: int) -> bool:
    """Keep *suggest*, *indicate*, *imply* with a clause and data as subject; people and texts report.

    Measured: keeps 24 of 105 (23 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB" or not (has_child(reading, top, "ccomp") or has_child(reading, top, "parataxis")):
        return False
    who = subject_of(reading, top)
    if who is None:
        return False
    if reading.lemma[who] in word_class("TEXT_N"):
        return False
    if reading.lemma[who] in word_class("DATA_N"):
        return True
    return reading.upos[who] in {"NOUN", "PRON"} and is_inanimate(reading, who)


def first_person_frame(reading: Reading, first: int, last: int) -> bool:
    """Keep "I think", "we believe" over a clause or as a parenthesis; drop "I think of her".

    Measured: keeps 402 of 455 (88 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None:
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

    Measured: keeps 44 of 92 (48 %).
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


def reported_passive(reading: Reading, first: int, last: int) -> bool:
    """Keep "is said to", "expected to" as passives; drop actives and a stated agent ("said by the court to").

    Measured: keeps 31 of 33 (94 %).
    """
    top = next((word for word in range(first, last + 1) if reading.upos[word] in {"VERB", "ADJ"}), None)
    if top is None or form_of(reading, top).endswith("ing"):
        return False
    if any(reading.deprel[child] == "obl:agent" for child in reading.children(top)):
        return False
    relations = {reading.deprel[child] for child in reading.children(top)}
    if "aux:pass" in relations or "cop" in relations or "nsubj:pass" in relations:
        return True
    if "nsubj" in relations or "obj" in relations or "aux" in relations:
        return "with" in child_forms(reading, top, "mark", "case")
    return reading.deprel[top] in {"acl", "amod", "advcl", "root", "acl:relcl"}


def prenominal(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles before the noun that they put in doubt ("the alleged thief").

    Measured: keeps 95 of 227 (42 %).
    """
    head = reading.head[first]
    if reading.deprel[first] in {"amod", "compound", "nmod"} and head > last:
        return True
    return (
        upos_at(reading, last, 1) in {"NOUN", "PROPN"}
        and upos_at(reading, first, -1) not in {"PRON", "PROPN", "NOUN", "AUX"}
        and reading.upos[first] in {"ADJ", "VERB"}
        and not has_child(reading, first, "nsubj", "aux", "obj")
    )
