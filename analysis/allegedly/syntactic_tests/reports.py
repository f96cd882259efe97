"""Syntactic tests of reporting words that withhold commitment.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import is_passive
from .._tables import word_class
from .around import (
    base_relation,
    child_forms,
    form_at,
    form_of,
    has_child,
    is_named,
    reporting_verbs,
    sentence_of,
    top_of,
)
from .senses import other_sense

if TYPE_CHECKING:
    from ..reading import Reading


_TRADE: Final = frozenset(
    "bank broker currency financial futures hedge investor market stock street tax trader".split()
)


#: What somebody claims as a right or a prize, not as a fact.
_CLAIMED: Final = frozenset("authority credit damages mantle responsibility right throne title victory".split())


def reports_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep reporting verbs with a clause, an infinitive or a quotation ("claims that", "claims to be").

    Measured: keeps 7 of 47 (15 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    for child in reading.children(top):
        relation = base_relation(reading.deprel[child])
        if relation in {"ccomp", "xcomp"} or (relation == "parataxis" and child != top):
            return True
        if relation == "advcl" and child > top and "that" in child_forms(reading, child, "mark"):
            return True
    if reading.deprel[top] == "parataxis":
        return True
    following = form_at(reading, last, 1)
    if following == "that" and reading.upos[last + 1] == "SCONJ":
        return True
    before = form_at(reading, first, -1)
    return (
        reading.lemma[top] in {"insist", "maintain"}
        and following in {",", "."}
        and before not in {"on"}
        and (reading.tag[top].endswith("CUE"))
    )


def insists(reading: Reading, first: int, last: int) -> bool:
    """Keep *insist* over a clause or a quotation, or alone as a cue; drop "insist on".

    Measured: too rare in these treebanks to tell.
    """
    if reading.upos[first] != "VERB" or form_at(reading, last, 1) in {"on", "upon"}:
        return False
    return reports_clause(reading, first, last) or reading.tag[first].endswith("CUE")


def reports_charge(reading: Reading, first: int, last: int) -> bool:
    """Keep *allege* and the like with a clause or an object of wrongdoing; drop an empty object.

    Measured: keeps 6 of 11 (55 %).
    """
    return reports_clause(reading, first, last) or (
        reading.upos[first] == "VERB"
        and reading.deprel[first] != "amod"
        and (has_child(reading, first, "obj") or is_passive(reading, first))
    )


def claims(reading: Reading, first: int, last: int) -> bool:
    """Keep *claim* over a clause or quotation; drop damages, rights, victory, lives and responsibility claimed.

    Measured: keeps 39 of 87 (45 %).
    """
    things = {reading.lemma[child] for child in reading.children(first, "obj") if child > last}
    if not things & _CLAIMED and reports_clause(reading, first, last):
        return True
    if reading.upos[first] != "VERB" or not reading.tag[first].endswith("CUE"):
        return False
    return bool(things & {"innocence", "ignorance", "knowledge", "fraud", "bias"})


def speech_noun(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of saying with a source or a content: "his claim that", "claims by"; drop a claim on a thing.

    Measured: keeps 24 of 93 (26 %).
    """
    head = top_of(reading, first, last)
    if reading.upos[head] != "NOUN" or is_named(reading, first, last) or other_sense(reading, head):
        return False
    if reading.deprel[head] == "compound":
        return False
    cases = {form for child in reading.children(head, "nmod") for form in child_forms(reading, child, "case")}
    if cases & {"as", "on", "to", "over"} and not has_child(reading, head, "acl", "ccomp"):
        return False
    for child in reading.children(head):
        relation = reading.deprel[child]
        case = child_forms(reading, child, "case", "mark")
        if relation in {"acl", "ccomp", "nmod:poss"} or (relation == "acl:relcl" and "that" in case):
            return "to" not in case
        if relation == "nmod" and {"of", "by", "from", "about", "against"} & set(case):
            return True
        if form_of(reading, child) in {"such", "these", "those", "false", "baseless", "unfounded"}:
            return True
    up = reading.head[head]
    return up >= 0 and reading.lemma[up] in reporting_verbs() and reading.upos[up] == "VERB"


def speech_thing(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns that name a kind of untrue or evil talk, wherever they stand; drop names and titles.

    Measured: keeps 10 of 10 (100 %).
    """
    return not any(reading.upos[word] == "PROPN" for word in range(first, last + 1)) and any(
        reading.upos[word] in {"NOUN", "ADJ", "VERB"} for word in range(first, last + 1)
    )


def smears(reading: Reading, first: int, last: int) -> bool:
    """Keep *smear* of words: the noun, or the verb with a person or no substance.

    Measured: too rare in these treebanks to tell.
    """
    if reading.upos[first] == "NOUN":
        return not is_named(reading, first, last) and not other_sense(reading, first)
    things = reading.children(first, "obj")
    return reading.upos[first] == "VERB" and any(
        reading.upos[thing] in {"PROPN", "PRON"} or reading.lemma[thing] in word_class("HUMAN_N") for thing in things
    )


def judged_tale(reading: Reading, first: int, last: int) -> bool:
    """Keep *narrative* that is called false or is somebody's; drop the literary form.

    Measured: keeps 0 of 11 (0 %).
    """
    if reading.upos[first] != "NOUN":
        return False
    near = set(child_forms(reading, first, "amod", "det", "nmod"))
    if near & {"false", "phony", "misleading", "media", "so-called", "bogus", "dishonest"}:
        return True
    up = reading.head[first]
    return up >= 0 and reading.lemma[up] in {"push", "peddle", "spin", "reject", "dispute"}


def swears(reading: Reading, first: int, last: int) -> bool:
    """Keep *swear* over a clause; drop oaths of office and secrecy that somebody was made to swear.

    Measured: too rare in these treebanks to tell.
    """
    return reports_clause(reading, first, last) and not is_passive(reading, first)


def idle_talk(reading: Reading, first: int, last: int) -> bool:
    """Keep *speculation* of words; drop that of traders ("land speculation", "speculation in wheat").

    Measured: too rare in these treebanks to tell.
    """
    if reading.upos[first] != "NOUN" or is_named(reading, first, last):
        return False
    if has_child(reading, first, "compound") or reading.deprel[first] == "compound":
        return False
    if has_child(reading, first, "acl", "ccomp") or form_at(reading, last, 1) in {"about", "over", "that"}:
        return True
    trade = {reading.lemma[word].lower() for word in sentence_of(reading, first)} & _TRADE
    return not trade and form_at(reading, last, 1) != "in"
