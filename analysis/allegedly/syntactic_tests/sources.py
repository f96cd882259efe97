"""Syntactic tests of sources and evidence: who is said to speak, and on what ground.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tables import word_class
from .around import (
    child_forms,
    form_at,
    form_of,
    has_child,
    in_question,
    is_named,
    reporting_nouns,
    reporting_verbs,
    saying_verbs,
    sentence_of,
    upos_at,
)

if TYPE_CHECKING:
    from ..reading import Reading


_INTENTIONS: Final = frozenset(
    "want plan intend seek aim wish prefer like need try attempt favor favour support back fear face push go "
    "begin continue cast see hold know find hit raise remain spread show regard receive offer oppose love hate "
    "resist".split()
)
_STATED: Final = frozenset({"clear", "plain", "known"})
_NAMING: Final = frozenset({"call", "term", "dub"})
_COLLECTIVES: Final = frozenset("number lot majority minority handful couple host range variety group few".split())
_QUANTIFIERS: Final = frozenset(
    "some many others several most various numerous multiple countless certain few all".split()
)
_ARTICLES: Final = frozenset("the a an his her their its this that these those my our your 's".split())


def _noun_phrase_head(reading: Reading, word: int) -> int:
    """Climb from a determiner, an adjective or "some of" to the head of its noun phrase."""
    at = word
    for _ in range(4):
        if reading.deprel[at] in {
            "det",
            "amod",
            "nummod",
            "compound",
            "advmod",
            "det:predet",
            "fixed",
            "case",
        }:
            at = reading.head[at]
        else:
            break
    return at


def _is_human(reading: Reading, word: int) -> bool:
    """Tell whether a noun in the plural stands for people, partisans among them ("Democrats")."""
    lemma = reading.lemma[word]
    if reading.upos[word] == "PROPN":
        return form_of(reading, word).endswith("s") and lemma.lower().removesuffix("s") in word_class("HUMAN_N")
    several = form_of(reading, word) != lemma or lemma in {"people", "police"}
    return (
        several
        and reading.upos[word] == "NOUN"
        and (lemma in word_class("VAGUE_SOURCE_N") or lemma in word_class("HUMAN_N"))
    )


def _reports(reading: Reading, head: int) -> bool:
    """Tell whether a noun phrase is the source of a reported act."""
    relation = reading.deprel[head]
    if relation == "conj":
        # The parser hangs "some officials" of "representatives of the bank and some officials" under either noun.
        for _ in range(2):
            head = reading.head[head]
            if head < 0 or reading.deprel[head] not in {"nsubj", "nmod", "obl", "obl:agent", "conj"}:
                return False
            if _reports(reading, head):
                return True
        return False
    up = reading.head[head]
    if up < 0:
        return False
    if reading.lemma[up] in {"have", "hear"} and head > up and relation in {"obj", "nsubj"}:
        done = {reading.lemma[child] for child in reading.children(up, "xcomp", "ccomp")}
        return not done.isdisjoint(reporting_verbs() - _INTENTIONS)
    if relation == "nsubj":
        if reading.lemma[up] == "make" and not _STATED.isdisjoint(child_forms(reading, up, "xcomp", "advmod")):
            return True
        if reading.upos[up] != "VERB" or reading.lemma[up] not in reporting_verbs() - _INTENTIONS:
            return False
        # "What analysts call a spike" names a thing, and "the unease that many feel" is no claim.
        lemma = reading.lemma[up]
        if lemma == "feel":
            return has_child(reading, up, "ccomp")
        above = reading.head[up]
        what = above >= 0 and form_of(reading, above) == "what"
        things = [child for child in reading.children(up, "obj", "iobj") if child > up]
        if lemma in _NAMING:
            # "Called police" is no name for anything: a name needs the thing that is named as well.
            named = any(child > up for child in reading.children(up, "xcomp", "ccomp", "advcl", "obl"))
            named = named or any(has_child(reading, thing, "amod", "acl") for thing in things)
            return bool(things) and named and not what
        # "People told to leave" are addressed: who tells, tells somebody.
        return lemma != "tell" or bool(things) or not has_child(reading, up, "xcomp")
    if relation == "obl:agent":
        return reading.lemma[up] in reporting_verbs() - _INTENTIONS
    if relation in {"nmod", "obl"}:
        case = child_forms(reading, head, "case")
        if reading.lemma[up] == "hear":
            return "from" in case
        said_by = "by" in case or "from" in case
        lemma = reading.lemma[up]
        names_act = lemma in reporting_nouns() or (lemma in reporting_verbs() and reading.upos[up] == "VERB")
        return "according" in case or (said_by and names_act)
    return False


def vague_source(reading: Reading, first: int, last: int) -> bool:
    """Keep unnamed sources without article: "critics say", "some believe", "denied by some officials".

    After the weasels of Vincze (2013): the source of a reported act, given by number or trade only.

    Measured: keeps 71 of 2165 (3 %).
    """
    head = _noun_phrase_head(reading, first)
    if head < first:
        return False
    named = reading.upos[head] == "PROPN" and form_at(reading, head, -1) != ""
    if named and not (form_of(reading, first) in _QUANTIFIERS and _is_human(reading, head)):
        return False
    if last > first:
        people = [child for child in reading.children(head, "nmod") if child > head]
        if reading.lemma[head] in _COLLECTIVES and people:
            return _is_human(reading, people[0]) and _reports(reading, head)
        if form_of(reading, first) == "a":
            return _is_human(reading, head) and _reports(reading, head)
        near = {form_at(reading, first, -1), *child_forms(reading, head, "det", "amod")}
        return near.isdisjoint(_ARTICLES | _QUANTIFIERS) and _is_human(reading, head) and _reports(reading, head)
    if form_of(reading, first) in _QUANTIFIERS:
        if reading.upos[first] == "ADV" or reading.deprel[first] == "advmod" or upos_at(reading, first, -1) == "NUM":
            return False
        following = form_at(reading, first, 1)
        if following in saying_verbs() and upos_at(reading, first, 2) in {"SCONJ", "PRON", "PROPN", "DET"}:
            return True
        bare = head == first and reading.upos[first] in {"PRON", "DET", "ADJ", "NOUN"}
        return (bare or _is_human(reading, head)) and _reports(reading, head)
    if head != first or has_child(reading, head, "nummod", "appos"):
        return False
    if reading.deprel[head] == "conj" and _QUANTIFIERS & set(child_forms(reading, reading.head[head], "det", "amod")):
        return False
    before = {
        form_at(reading, first, -1),
        form_at(reading, first, -2),
        *child_forms(reading, head, "det", "amod"),
    }
    if (_ARTICLES | _QUANTIFIERS) & before or any(
        reading.upos[k] == "PROPN" for k in reading.children(head, "nmod:poss")
    ):
        return False
    if form_of(reading, first) == "people" and not has_child(reading, reading.head[head], "ccomp", "parataxis"):
        return False
    return _reports(reading, head)


def names_thus(reading: Reading, first: int, last: int) -> bool:
    """Keep "what they call the new order"; drop "what they call for".

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) not in {"for", "on", "upon", "out", "", ".", ","} and not in_question(
        reading, first
    )


def names_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "according to" with a person, a body or a document; drop plans, rules and sizes.

    Measured: keeps 66 of 67 (99 %).
    """
    start = last + 1
    words = sentence_of(reading, first)
    if start not in words:
        return False
    head = start
    for _ in range(6):
        up = reading.head[head]
        if up < start or reading.deprel[head] in {
            "obl",
            "nmod",
            "root",
            "parataxis",
            "advcl",
            "nsubj",
            "obj",
        }:
            break
        head = up
    return reading.lemma[head] not in word_class("PLAN_N")


def as_source(reading: Reading, first: int, last: int) -> bool:
    """Keep "as the coroner put it", "as she told me"; drop "as they say their prayers".

    Measured: keeps 22 of 27 (81 %).
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None or has_child(reading, top, "ccomp"):
        return False
    return all(form_of(reading, child) == "it" for child in reading.children(top, "obj"))


def cites(reading: Reading, first: int, last: int) -> bool:
    """Keep *cite* with a document, a reason or a speaker; drop officers who cite drivers.

    Measured: keeps 5 of 13 (38 %).
    """
    if reading.upos[first] != "VERB":
        return False
    things = reading.children(first, "obj")
    if form_of(reading, first) == "citing" and not has_child(reading, first, "nsubj", "aux"):
        return bool(things)
    if _for_an_offence(reading, first):
        return False
    return bool(things) and all(
        reading.upos[thing] in {"NOUN", "PROPN"} and reading.lemma[thing] not in word_class("HUMAN_N")
        for thing in things
    )


def _for_an_offence(reading: Reading, verb: int) -> bool:
    """Tell whether somebody is cited for what they did ("cited the driver for speeding")."""
    below = [*reading.children(verb, "obl", "advcl")]
    for thing in reading.children(verb, "obj"):
        below += [k for k in reading.children(thing, "nmod", "acl") if form_of(reading, k).endswith("ing")]
    return any("for" in child_forms(reading, child, "case", "mark") for child in below)


def sees_fact(reading: Reading, first: int, last: int) -> bool:
    """Keep "what we have seen" as the basis of a claim; drop "what we have seen as", a categorisation.

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) != "as"


def wh_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep *unclear*, *unknown* said of a fact or before a clause; drop "an unclear picture".

    Measured: keeps 14 of 18 (78 %).
    """
    return reading.deprel[last] != "amod" and not is_named(reading, first, last)


def evidence_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep missing evidence for a claim; drop what a court admitted or heard.

    Measured: too rare in these treebanks to tell.
    """
    around = {reading.lemma[word] for word in sentence_of(reading, first)}
    return not ({"admit", "suppress", "exhibit"} & around and {"court", "trial", "judge", "hearing"} & around) and not (
        {"admit", "admissible", "inadmissible"} & {reading.lemma[reading.head[word]] for word in range(first, last + 1)}
    )
