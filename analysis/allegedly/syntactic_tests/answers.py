"""Syntactic tests of answers that are none: refusals, silence, formulae of not knowing, evasive verbs.

See `allegedly.syntactic_tests` for what a test is and how its rate was measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._tables import word_class
from .around import (
    base_relation,
    child_forms,
    form_at,
    form_of,
    has_child,
    in_question,
    is_inanimate,
    is_negated,
    saying_verbs,
    subject_of,
    top_of,
)

if TYPE_CHECKING:
    from ..reading import Reading


_QUESTIONS: Final = frozenset("question questioning answer answering query inquiry".split())
_TOPICS: Final = frozenset("issue topic subject".split())
#: What reporters leave, and what is not answered.
_MESSAGES: Final = frozenset(
    "call e-mail email enquiry fax inquiry letter message query question request text voicemail".split()
)
#: What is reached by bargaining or on foot.
_GOALS: Final = frozenset(
    "accord age agreement area balance compromise conclusion consensus deal decision goal house island level peak "
    "resolution settlement site solution summit target town truce verdict village".split()
)
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_STIMULI: Final = frozenset("treatment therapy drug stimulus fire call-out attack aggression provocation kind".split())


def speaks_of_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep *dodge*, *duck*, *deflect*, *sidestep* with a question or a topic; drop bullets and drafts.

    Measured: too rare in these treebanks to tell.
    """
    top = top_of(reading, first, last)
    if reading.upos[top] != "VERB":
        return False
    speech = word_class("SPEECH_N")
    for child in reading.children(top):
        relation = base_relation(reading.deprel[child])
        if relation == "obl" and reading.lemma[child] in speech:
            return True
        if relation == "obj":
            if reading.lemma[child] in speech or reading.upos[child] == "PRON":
                return True
            if any(reading.lemma[k] in speech for k in reading.children(child)):
                return True
        if relation == "obl" and {"on", "about"} & set(child_forms(reading, child, "case")):
            return True
    return False


def on_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep silence about something ("kept mum on the price"); drop the mere absence of noise.

    Measured: keeps 0 of 10 (0 %).
    """
    if form_at(reading, last, 1) == "on" and form_at(reading, last, 2) in _DAYS:
        return False
    return form_at(reading, last, 1) in {"on", "about"} or form_of(reading, last) in {"mum", "tight-lipped"}


def out_of_reach(reading: Reading, first: int, last: int) -> bool:
    """Keep people who could not be reached and calls that went unanswered; drop peaks, agreements and prayers.

    Measured: too rare in these treebanks to tell.
    """
    who = subject_of(reading, last)
    if form_of(reading, last) == "reached":
        return who is None or reading.lemma[who] not in _GOALS
    if who is None:
        who = subject_of(reading, first)
    return who is None or reading.lemma[who] in _MESSAGES


def response_missing(reading: Reading, first: int, last: int) -> bool:
    """Keep "did not respond" to a person or a request for words; drop treatment, force and stimuli.

    Measured: too rare in these treebanks to tell.
    """
    top = next((k for k in range(last, first - 1, -1) if reading.upos[k] == "VERB"), None)
    if top is None:
        return False
    return all(reading.lemma[child] not in _STIMULI for child in reading.children(top, "obl"))


def confirm_alone(reading: Reading, first: int, last: int) -> bool:
    """Keep "could not confirm", "would not confirm" of a speaker; drop confirmations of office.

    Measured: too rare in these treebanks to tell.
    """
    top = last
    return all(
        reading.lemma[child] not in {"nominee", "candidate", "appointment", "nomination"}
        for child in reading.children(top, "obj")
    )


def asked_back(reading: Reading, first: int, last: int) -> bool:
    """Keep "who knows" as an answer; drop the relative clause ("the clerk who knows the code").

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, first, -1) in {"", ",", '"', "``", "but", "and", "-", "--"} and form_at(
        reading, last, 1
    ) in {
        "",
        "?",
        ".",
        ",",
        "what",
        "why",
        "how",
        "if",
    }


def avoids_question(reading: Reading, first: int, last: int) -> bool:
    """Keep *avoid* with a question or a topic as object; drop rain, work, wars, and "could not avoid".

    Measured: keeps 0 of 31 (0 %).
    """
    who = subject_of(reading, first)
    if is_negated(reading, first) or (who is not None and is_inanimate(reading, who)):
        return False
    return any(
        reading.lemma[child] in _QUESTIONS or (reading.lemma[child] in _TOPICS and not has_child(reading, child, "acl"))
        for child in reading.children(first, "obj", "xcomp", "obl")
    )


def spoken_refusal(reading: Reading, first: int, last: int) -> bool:
    """Keep refusals to speak that stand as such; drop those denied in turn ("did not decline to comment").

    Measured: too rare in these treebanks to tell.
    """
    if any(form_of(reading, word) in {"not", "n't", "never"} for word in range(first, last + 1)):
        return True
    said = {reading.lemma[child] for child in reading.children(last, "obj")}
    return not is_negated(reading, top_of(reading, first, last)) and not said & {"word", "phrase", "prayer"}


def others_refuse(reading: Reading, first: int, last: int) -> bool:
    """Keep "would not say" of somebody else; of oneself, and with *never*, it is a judgement on the words.

    Measured: too rare in these treebanks to tell.
    """
    who = subject_of(reading, last)
    if "never" in {form_of(reading, word) for word in range(first, last + 1)}:
        return False
    return who is None or form_of(reading, who) not in {"i", "we", "you"}


def about_matter(reading: Reading, first: int, last: int) -> bool:
    """Keep "I don't know" over a question, a clause or nothing; drop people and things not known, and titles.

    Measured: keeps 42 of 51 (82 %).
    """
    top = next((word for word in range(last, first - 1, -1) if reading.upos[word] == "VERB"), last)
    text = reading.tokens[top].text
    if text[:1].isupper() and not text.isupper():
        return False
    if has_child(reading, top, "obj"):
        things = [child for child in reading.children(top, "obj") if child > top]
        return all(form_of(reading, child) in {"that", "this", "it", "anything", "what"} for child in things)
    return not in_question(reading, first)


def own_ignorance(reading: Reading, first: int, last: int) -> bool:
    """Keep "I am not aware of", and the same in what somebody is said to say; drop ignorance that is told.

    Measured: too rare in these treebanks to tell.
    """
    top = top_of(reading, first, last)
    for word in (top, reading.head[top]):
        who = subject_of(reading, word) if word >= 0 else None
        if who is None or reading.upos[who] != "PRON":
            continue
        up = reading.head[word]
        said = up >= 0 and reading.deprel[word] == "ccomp" and reading.lemma[up] in saying_verbs()
        return form_of(reading, who) in {"i", "we"} or said
    return False


def plain_memory(reading: Reading, first: int, last: int) -> bool:
    """Keep "I do not recall the letter"; drop superlatives ("I don't recall anything as bad") and lands not remembered.

    Measured: too rare in these treebanks to tell.
    """
    return form_at(reading, last, 1) not in {"anything", "anyone", "ever"} and reading.deprel[last] != "acl:relcl"
