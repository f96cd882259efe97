"""Syntactic tests of likelihood and certainty: words that take a clause, chances, appearances, hearsay.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tables import word_class
from .around import (
    BE,
    base_relation,
    child_forms,
    clause_after,
    form_at,
    form_of,
    has_child,
    has_clause,
    is_inanimate,
    is_named,
    is_negated,
    subject_of,
    top_of,
    upos_at,
)
from .senses import other_sense

if TYPE_CHECKING:
    from ..reading import Reading

#: Roles that somebody may come to have: "a potential nominee" is a guess, "potential voters" are a public.
_ROLES: Final = frozenset(
    "adversary candidate challenger contender foe nominee opponent president rival successor suspect winner".split()
)
#: People picked out by what they may come to do, not guessed at.
_PUBLICS: Final = frozenset("bidder buyer client customer donor investor juror recruit user visitor".split())
#: What is called unlikely because it may not happen, not because it surprises ("unlikely allies").
_OUTCOMES: Final = frozenset(
    "agreement comeback deal defeat event loss merger outcome possibility prospect recovery result return scenario "
    "success victory win".split()
)
_DENIED: Final = frozenset({"no", "any"})
_WEIGHING: Final = frozenset(
    "consider discuss entertain examine exclude explore float mention reject offer preserve study weigh".split()
)


def takes_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives, nouns and verbs with a clause under them ("certain that", "there is a chance that").

    Measured: keeps 32 of 52 (62 %).
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

    Measured: keeps 8 of 25 (32 %).
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

    Measured: keeps 33 of 100 (33 %).
    """
    if form_at(reading, first, -1) in {
        "as",
        "if",
        "where",
        "when",
        "wherever",
        "whenever",
        "all",
        "best",
        "every",
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


def _is_feasible(reading: Reading, word: int) -> bool:
    """Tell whether "possible" means that something can be done ("it is possible to swim there")."""
    for child in reading.children(word):
        if base_relation(reading.deprel[child]) in {"xcomp", "csubj", "advcl", "ccomp"}:
            return "to" in child_forms(reading, child, "mark")
    return not {"anything", "everything", "all", "nothing"}.isdisjoint(child_forms(reading, word, "nsubj"))


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


def predicate_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep "the fact is" with a clause after it; drop "the fact is on file".

    Measured: keeps 21 of 33 (64 %).
    """
    following = form_at(reading, last, 1)
    if following in {"that", ",", ":"}:
        return True
    top = reading.head[last] if reading.deprel[last] == "cop" else last
    return has_child(reading, top, "ccomp") or (
        following != "" and upos_at(reading, last, 1) in {"PRON", "PROPN", "DET"}
    )


def prospective(reading: Reading, first: int, last: int) -> bool:
    """Keep *likely*, *potential*, *probable* of events, things and roles; drop kinds of people ("likely voters").

    Before a noun, *unlikely* is kept of outcomes only: "an unlikely pair" did come together.

    Measured: keeps 71 of 85 (84 %).
    """
    if is_named(reading, first, last) or reading.upos[first] not in {"ADJ", "ADV"}:
        return False
    head = reading.head[first]
    if reading.deprel[first] != "amod" or head < 0:
        return True
    ahead = {form_at(reading, last, step) for step in range(1, 5)}
    if ahead & {"voter", "voters", "caucusgoers", "caucus-goers"} or reading.upos[head] == "PROPN":
        return False
    lemma = reading.lemma[head]
    if form_of(reading, first) in {"unlikely", "improbable"}:
        return lemma in _OUTCOMES
    return lemma in _ROLES or not (lemma in _PUBLICS or lemma in word_class("HUMAN_N"))


def chance_of_event(reading: Reading, first: int, last: int) -> bool:
    """Keep "the possibility of a flood"; drop what somebody may choose ("considered the possibility of leaving").

    Measured: keeps 8 of 13 (62 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "NOUN" or not _DENIED.isdisjoint(child_forms(reading, top, "det")):
        return False
    up = reading.head[top]
    if up >= 0 and reading.deprel[top] == "obj" and reading.lemma[up] in _WEIGHING:
        return False
    return any(
        reading.upos[child] == "NOUN" and not form_of(reading, child).endswith("ing")
        for child in reading.children(top, "nmod")
        if child >= last
    )


def looks_such(reading: Reading, first: int, last: int) -> bool:
    """Keep *look* and *sound* before a quality ("the plan looks dead"); drop "look at", "look to win".

    What one tries to look like is no appearance either ("to look strong").

    Measured: keeps 54 of 397 (14 %).
    """
    if reading.upos[first] != "VERB" or is_named(reading, first, first) or form_at(reading, first, -1) == "to":
        return False
    following, upos = form_at(reading, last, 1), upos_at(reading, last, 1)
    if following in {"to", "forward", "like"} or upos in {"ADP", "PART", "PUNCT"}:
        return False
    if upos == "ADJ" or (upos == "ADV" and form_of(reading, first).startswith("sound")):
        return reading.deprel[last + 1] != "amod"
    for child in reading.children(first, "xcomp"):
        if child > last and reading.upos[child] in {"ADJ", "VERB"}:
            return "to" not in child_forms(reading, child, "mark")
    return False


def raising(reading: Reading, first: int, last: int) -> bool:
    """Keep *appear*, *seem*, *look* with a clause or a predicate; drop "appear in court", "look at".

    Measured: keeps 284 of 313 (91 %).
    """
    top = next((word for word in range(first, last + 1) if reading.upos[word] == "VERB"), first)
    if reading.upos[top] != "VERB" or is_named(reading, top, top):
        return False
    if (form_of(reading, last) in {"like", "as", "if", "though"} and last > first) or reading.lemma[top] == "seem":
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
    """Keep *suggest*, *indicate*, *imply* with a clause, or data as subject; people and texts report.

    Measured: keeps 32 of 105 (30 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    who = subject_of(reading, top)
    if who is None:
        return False
    if not has_child(reading, top, "ccomp", "parataxis"):
        return reading.lemma[who] in word_class("DATA_N") and has_child(reading, top, "obj")
    if reading.lemma[who] in word_class("TEXT_N"):
        return False
    if reading.lemma[who] in word_class("DATA_N"):
        return True
    return reading.upos[who] in {"NOUN", "PRON"} and is_inanimate(reading, who)


def reported_passive(reading: Reading, first: int, last: int) -> bool:
    """Keep "is said to", "expected to" as passives; drop actives and a stated agent ("said by the court to").

    Measured: keeps 51 of 61 (84 %).
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

    Measured: keeps 97 of 235 (41 %).
    """
    head = reading.head[first]
    if other_sense(reading, first):
        return False
    if reading.deprel[first] in {"amod", "compound", "nmod"} and head > last:
        return True
    return (
        upos_at(reading, last, 1) in {"NOUN", "PROPN"}
        and upos_at(reading, first, -1) not in {"PRON", "PROPN", "NOUN", "AUX"}
        and reading.upos[first] in {"ADJ", "VERB"}
        and not has_child(reading, first, "nsubj", "aux", "obj")
    )


def not_denied(reading: Reading, first: int, last: int) -> bool:
    """Keep "reason to believe"; drop "no reason to believe", which says that evidence is missing.

    Measured: too rare in these treebanks to tell.
    """
    return {form_at(reading, first, -1), form_at(reading, first, -2)}.isdisjoint({"no", "any", "every", "little"})


def undecided(reading: Reading, first: int, last: int) -> bool:
    """Keep "up in the air" of a question; drop what flies.

    Measured: too rare in these treebanks to tell.
    """
    return bool({form_at(reading, first, -1), form_at(reading, first, -2)} & (BE | {"remain", "remains", "left"}))


def ruled_out(reading: Reading, first: int, last: int) -> bool:
    """Keep *impossible* of a fact; drop what cannot be done ("impossible to swim there", "an impossible task").

    Measured: keeps 1 of 12 (8 %).
    """
    governor = reading.head[first]
    if reading.deprel[first] == "xcomp" and governor >= 0 and reading.lemma[governor] == "make":
        return False
    return not_attributive(reading, first, last) and not _is_feasible(reading, first)
