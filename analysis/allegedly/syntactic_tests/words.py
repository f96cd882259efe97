"""Syntactic tests of single words: parts of speech, judgements, contrast, negation, the first person.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tables import word_class
from .around import (
    BE,
    child_forms,
    form_at,
    form_of,
    has_child,
    is_named,
    is_predicate,
    sentence_of,
    top_of,
    upos_at,
)
from .senses import other_sense

if TYPE_CHECKING:
    from ..reading import Reading


#: Comparatives that set a bound after *no* and before *than*.
_BOUNDS: Final = frozenset("earlier fewer higher later longer lower older sooner younger".split())


def not_name(reading: Reading, first: int, last: int) -> bool:
    """Keep the words unless they look like part of a name: tagged so, or capitalised inside a sentence.

    Measured: too rare in these treebanks to tell.
    """
    return not is_named(reading, first, last)


def adjective(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles used like them, no names.

    Measured: keeps 429 of 515 (83 %).
    """
    top = top_of(reading, first, last)
    if is_named(reading, top, top) or has_child(reading, top, "obj") or other_sense(reading, top):
        return False
    if reading.upos[top] == "ADJ" or reading.deprel[top] == "amod" or is_predicate(reading, top):
        return True
    return "as" in child_forms(reading, top, "case", "mark")


def noun(reading: Reading, first: int, last: int) -> bool:
    """Keep common nouns, no names and no parts of names.

    Measured: keeps 108 of 140 (77 %).
    """
    top = top_of(reading, first, last)
    if is_named(reading, first, last) or other_sense(reading, top):
        return False
    if reading.upos[top] == "NOUN":
        return reading.deprel[top] != "compound"
    return (
        reading.tokens[top].text.islower()
        and reading.upos[top] in {"PROPN", "ADJ"}
        and (reading.upos[top] == "PROPN" or has_child(reading, top, "det", "cop"))
    )


def contrast(reading: Reading, first: int, last: int) -> bool:
    """Keep concessive *while*, *though*, *whereas*; drop the temporal reading ("while visiting") and "as though".

    A fronted clause, a stative or modal verb, or a contrast after a comma speaks for concession; a
    progressive and a clause without subject for time.

    Measured: keeps 163 of 288 (57 %).
    """
    if reading.upos[first] not in {"SCONJ", "ADV", "CCONJ", "ADP"}:
        return False
    if form_of(reading, first) not in {"while", "as"}:
        return form_at(reading, first, -1) != "as"
    clause = reading.head[first]
    if clause < 0 or not has_child(reading, clause, "nsubj", "expl", "csubj"):
        return False
    helpers = child_forms(reading, clause, "aux")
    if form_of(reading, clause).endswith("ing") and set(helpers) & BE:
        return False
    fronted = first == sentence_of(reading, first).start or form_at(reading, first, -1) in {
        ",",
        "that",
        '"',
        "``",
        ";",
        "-",
    }
    return fronted


def counter_yet(reading: Reading, first: int, last: int) -> bool:
    """Keep *yet* against expectation: with a negation, or opening a clause; drop "has yet to" of time.

    Measured: keeps 49 of 90 (54 %).
    """
    before = {form_at(reading, first, -step) for step in (1, 2, 3)}
    if before & {"not", "n't", "never", "no", "nor"}:
        return True
    opens = form_at(reading, first, -1) in {"", ",", "and", ";", '"', "``"}
    return opens and form_at(reading, first, 1) != "to"


def opens_clause(reading: Reading, first: int, last: int) -> bool:
    """Keep linking words at the start of a clause ("Still, ..."), between commas or before the subject.

    Measured: keeps 143 of 490 (29 %).
    """
    before, following = form_at(reading, first, -1), form_at(reading, last, 1)
    return (before in {"", ";", '"', "``", "-", "--", "—", "–"} and following == ",") or (before == following == ",")


def coordinates(reading: Reading, first: int, last: int) -> bool:
    """Keep adversative *but*; drop "nothing but", "all but", "is but a child", "not only ... but also".

    Measured: keeps 1079 of 1124 (96 %).
    """
    if form_at(reading, first, -1) in {"nothing", "all", "anything", "none", "no", "everything", "anyone"}:
        return False
    if form_at(reading, first, -1) in BE and form_at(reading, first, 1) in {"a", "an"}:
        return False
    return reading.upos[first] in {"CCONJ", "SCONJ", "ADV"} and form_at(reading, first, 1) != "also"


def without_doing(reading: Reading, first: int, last: int) -> bool:
    """Keep *without* before a gerund; drop it before a thing ("tea without milk").

    Measured: keeps 19 of 102 (19 %).
    """
    return upos_at(reading, last, 1) == "VERB" and form_at(reading, last, 1).endswith("ing")


def negates(reading: Reading, first: int, last: int) -> bool:
    """Keep negations of a clause or phrase; drop "not only", "whether or not", "No. 3" and the answer "no".

    Dropped as well: what sets a bound ("no longer than ten minutes") and set comparisons ("none the wiser").

    Measured: keeps 2996 of 3130 (96 %).
    """
    form, following = form_of(reading, first), form_at(reading, last, 1)
    if form == "not" and (following in {"only", "just", "least"} or form_at(reading, first, -1) == "or"):
        return False
    if form == "no" and (
        upos_at(reading, last, 1) == "NUM" or following in {".", "matter"} or reading.upos[first] == "PROPN"
    ):
        return False
    if form == "no" and form_at(reading, first, 1) in _BOUNDS and form_at(reading, max(first + 1, last), 1) == "than":
        return False
    return not (form == "nothing" and following == "but") and not (form == "none" and following == "the")


def speaker(reading: Reading, first: int, last: int) -> bool:
    """Keep pronouns of the first person; drop numerals and initials ("World War I", "the US").

    Measured: keeps 6996 of 7252 (96 %).
    """
    text = reading.tokens[first].text
    if text in {"US", "WE", "U.S."} and not reading.string.isupper():
        return text == "WE"
    if text in {"I", "i"}:
        if upos_at(reading, first, -1) == "PROPN" and upos_at(reading, first, 1) != "AUX":
            return False
        return reading.upos[first] == "PRON" or (
            upos_at(reading, first, -1) not in {"PROPN", "NOUN", "NUM"}
            and upos_at(reading, last, 1) in {"AUX", "VERB", "ADV"}
        )
    return reading.upos[first] in {"PRON", "DET", "ADJ"} and not (text[0].isupper() and reading.upos[first] == "PROPN")


def self_named(reading: Reading, first: int, last: int) -> bool:
    """Keep "the author" for the writer of the text at hand; drop the author of something else.

    Measured: keeps 6 of 10 (60 %).
    """
    return not has_child(reading, last, "nmod", "acl", "appos", "compound", "amod") and form_at(
        reading, last, 1
    ) not in {"of", ","}


def feeling(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of feeling; drop firms ("a going concern") and importance ("of concern to parents").

    Measured: keeps 147 of 340 (43 %).
    """
    if reading.upos[first] != "NOUN" or is_named(reading, first, last) or other_sense(reading, first):
        return False
    return (
        form_at(reading, first, -1) not in {"going", "family-owned", "industrial"}
        and reading.deprel[first] != "compound"
    )


def feels(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives and participles of feeling said of somebody; drop "as far as X is concerned".

    Measured: keeps 288 of 315 (91 %).
    """
    if is_named(reading, first, last) or not (reading.upos[first] in {"ADJ", "VERB"} or is_predicate(reading, first)):
        return False
    if form_of(reading, first) == "concerned" and form_at(reading, last, 1) in {"", ".", ","}:
        return False
    if (
        reading.upos[first] == "VERB"
        and not is_predicate(reading, first)
        and reading.deprel[first] not in {"acl", "amod"}
    ):
        return False
    if has_child(reading, first, "obj") or other_sense(reading, first):
        return False
    return "far" not in {form_at(reading, first, -k) for k in range(2, 7)}


def good_quality(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives of praise; drop names ("Great Britain") and amounts ("a great deal").

    Measured: keeps 514 of 546 (94 %).
    """
    return adjective(reading, first, last) and form_at(reading, last, 1) not in {
        "deal",
        "many",
        "number",
        "again",
    }


def predicate(reading: Reading, first: int, last: int) -> bool:
    """Keep adjectives said of something ("the fine is fair"), not before a noun.

    Measured: keeps 109 of 254 (43 %).
    """
    if is_named(reading, first, last) or other_sense(reading, first):
        return False
    return reading.upos[first] == "ADJ" and reading.deprel[first] != "amod"


def judgement(reading: Reading, first: int, last: int) -> bool:
    """Keep nouns of judgement as predicate, object complement or apposition; drop plain topics.

    Measured: keeps 90 of 382 (24 %).
    """
    top = top_of(reading, first, last)
    if reading.upos[top] not in {"NOUN", "ADJ"} or is_named(reading, first, last) or other_sense(reading, top):
        return False
    if has_child(reading, top, "cop"):
        return True
    case = child_forms(reading, top, "case")
    return reading.deprel[top] in {"xcomp", "appos", "root", "ccomp", "conj"} or "as" in case


_GROUPS: Final = frozenset("movement element faction wing fringe islam left right sect cell network ideology".split())


def labels(reading: Reading, first: int, last: int) -> bool:
    """Keep evaluative names for people and groups, as noun or before a noun; drop names of institutions.

    Measured: keeps 119 of 125 (95 %).
    """
    return not is_named(reading, first, last) and not other_sense(reading, first)


def labels_people(reading: Reading, first: int, last: int) -> bool:
    """Keep *radical* as a noun or before people and groups; drop "radical change".

    Measured: keeps 10 of 12 (83 %).
    """
    if is_named(reading, first, last):
        return False
    if reading.upos[first] == "NOUN":
        return True
    head = reading.head[first]
    if reading.deprel[first] != "amod" or head < 0:
        return False
    groups = word_class("HUMAN_N") | word_class("VAGUE_SOURCE_N") | _GROUPS
    return reading.upos[head] == "PROPN" or reading.lemma[head].lower() in groups


def speaks_for_self(reading: Reading, first: int, last: int) -> bool:
    """Keep *personally* beside the first person ("Personally, I trust him"); drop manner ("thanked them personally").

    Measured: keeps 1 of 24 (4 %).
    """
    after = {form_at(reading, last, step) for step in (1, 2)}
    return opens_clause(reading, first, last) and not {"i", "we", "my", "our"}.isdisjoint(after)
