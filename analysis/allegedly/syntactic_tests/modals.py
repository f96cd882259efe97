"""Syntactic tests of modal verbs: possibility, inference and duty.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .around import (
    PERSONAL,
    child_forms,
    form_at,
    form_of,
    has_child,
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


_INFERRED: Final = frozenset(
    "accident case coincidence correct easy good happy joke mistake real right serious true wrong".split()
)
_ASKING: Final = frozenset("why how what when where who which and but so".split()) | {"", ","}
_MANNER: Final = frozenset("how so as than what whatever when where who if whether".split())
_SUBJECTS: Final = PERSONAL | {"it", "this", "that", "there"}
_ABILITY: Final = frozenset(
    "see hear feel find afford get understand remember stand help imagine speak do go tell reach keep".split()
)


def epistemic_modal(reading: Reading, first: int, last: int) -> bool:
    """Keep *may* and *might* before a verb phrase; drop the month, the name, requests ("If I may") and wishes.

    Measured: keeps 387 of 474 (82 %).
    """
    if reading.upos[first] in {"PROPN", "NOUN"} or is_named(reading, first, first):
        return False
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    if form_of(reading, first) == "may" and form_at(reading, first, 1) in {"i", "we"}:
        return False
    opens = form_at(reading, first, -1) in {"", '"', "``"}
    if (
        opens
        and form_of(reading, first) == "may"
        and any(first < child < head for child in reading.children(head, "nsubj"))
    ):
        return False
    return not (
        form_of(reading, first) == "might"
        and form_at(reading, first, 1) == "as"
        and form_at(reading, first, 2) == "well"
    )


def epistemic_could(reading: Reading, first: int, last: int) -> bool:
    """Keep *could* of possibility, asked or said; drop requests, inability, past ability and "how he could".

    A person as subject with a verb of perceiving, managing or speaking is ability ("she could speak to
    them"); everything else under an affirmative *could* is taken for possibility.

    Measured: keeps 172 of 369 (47 %).
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    # Possibility denied is impossibility.
    if is_negated(reading, head) or form_at(reading, first, 1) in {"no", "not", "n't", "barely"}:
        return False
    who = subject_of(reading, head)
    if who is not None and first < who < head:
        return form_of(reading, who) not in {"i", "we", "you"}
    if who is not None and who > head:
        # A noun after the verb that is taken for its subject: the parser lost the one before it.
        who = None
    subject_form = "" if who is None else form_of(reading, who)
    person = subject_form in PERSONAL
    if person and any("no" in child_forms(reading, child, "det") for child in reading.children(head, "obj")):
        return False
    if person and (reading.lemma[head] in _ABILITY or subject_form in {"i", "we", "you"}):
        return has_child(reading, head, "cop") or "have" in child_forms(reading, head, "aux")
    if not person and who is not None and is_inanimate(reading, who):
        return True
    return _MANNER.isdisjoint(child_forms(reading, head, "advmod", "mark", "obj"))


def conditional_would(reading: Reading, first: int, last: int) -> bool:
    """Keep *would* of a conditional or cautious claim; drop backshifted *will*, wishes, habits and questions.

    "He said it would rain" reports "it will rain"; "the returns would shed light on it" is a cautious claim.

    Measured: keeps 569 of 898 (63 %).
    """
    head = reading.head[first]
    if not reading.deprel[first].startswith("aux") or head < first:
        return False
    lemma = reading.lemma[head]
    if form_of(reading, first) == "'d" and form_of(reading, head) != lemma and form_at(reading, first, 1) != "be":
        return False
    if lemma in {"like", "love", "rather", "prefer", "want", "care", "mind", "hope"}:
        return False
    between = [form_of(reading, k) for k in range(first + 1, head)]
    if "rather" in between or (is_negated(reading, head) and lemma in saying_verbs()):
        return False
    if {"later", "eventually", "often", "always", "soon", "sometimes", "never"} & set(between):
        return False
    if (lemma == "go" and form_at(reading, head, 1) == "on") or (lemma == "come" and form_at(reading, head, 1) == "to"):
        return False
    who = subject_of(reading, head)
    inverted = (who is not None and first < who < head) or form_at(reading, first, 1) in _SUBJECTS
    if inverted or (in_question(reading, first) and form_at(reading, first, -1) in _ASKING):
        return False
    person = who is not None and form_of(reading, who) in PERSONAL
    if is_conditional(reading, head) and not person:
        return True
    return not is_backshifted(reading, head, at=first)


def inferential_must(reading: Reading, first: int, last: int) -> bool:
    """Keep *must* and *have to* of inference: a perfect, a progressive, or *be* + adjective said of a thing.

    "That has to be disturbing", "the door must have been open", "he must be joking"; obligation is left to
    `obligation`.

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
    who = subject_of(reading, head)
    if form_of(reading, first) == "must" and "be" in helpers and form_of(reading, head).endswith("ing"):
        return who is None or form_of(reading, who) not in {"i", "we"}
    if not has_child(reading, head, "cop"):
        return False
    if who is None:
        return form_of(reading, max(first - 1, 0)) in {"that", "it", "this", "there"}
    thing = form_of(reading, who) in {"it", "that", "this", "there", "which"}
    return reading.upos[head] in {"ADJ", "NOUN"} and (thing or is_inanimate(reading, who))


def inferential_cannot(reading: Reading, first: int, last: int) -> bool:
    """Keep "can't be" before what one infers ("it can't be true"); drop inability and bans ("he can't be a judge").

    Measured: keeps 1 of 18 (6 %).
    """
    head = reading.head[last]
    return reading.deprel[last] == "cop" and head >= 0 and reading.lemma[head] in _INFERRED


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
