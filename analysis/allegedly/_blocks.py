"""Reasons why a named act did not take place: negation, question, condition, mere possibility.

An act whose cue is blocked is kept and carries the name of its block; it makes no edge.

Polarity through infinitives follows the implicative signatures of R. Nairn, C. Condoravdi and L. Karttunen
(2006), "Computing relative polarity for textual inference".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._roles import climb, is_passive

if TYPE_CHECKING:
    from .reading import Reading

NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "nor", "neither", "no"})
NOBODY: Final = frozenset({"nobody", "none", "neither", "no-one"})
#: Verbs that say that what their complement names did not happen.
NEGATIVE: Final = frozenset(
    "refuse decline fail stop avoid refrain hesitate resist forgo forget neglect cease quit abstain desist "
    "shy steer balk demur".split()
)
#: Verbs under which a complement is wished, planned or asked for, not done.
IRREALIS: Final = frozenset(
    "want plan hope expect intend prepare threaten vow promise like wish urge ask beg need have go require "
    "demand order invite offer mean seek encourage advise tempt pledge aim love hate allow prefer dare help "
    "forbid prohibit ban prevent discourage warn tell instruct".split()
)
_MODALS: Final = frozenset("will would could might may should can must shall 'll 'd ’ll ’d wo ca ought".split())
_CONDITION: Final = frozenset({"if", "unless", "lest"})
_INSTEAD: Final = frozenset({"without", "instead", "than", "despite"})
_REPORTED: Final = frozenset({"ccomp", "csubj", "csubj:pass"})
#: Adjectives that leave their infinitive open ("ready to accuse", "likely to deny").
_OPEN: Final = frozenset("ready likely set willing able unable unwilling reluctant eager free prepared about".split())


def is_negated(reading: Reading, word: int) -> bool:
    """Tell whether a negation hangs on this very word, on its subject or on its determiner."""
    for child in reading.children(word):
        rel, lemma = reading.deprel[child], reading.lemma[child].lower()
        if rel in {"advmod", "aux", "det", "cc", "cc:preconj", "dep", "discourse"} and lemma in NEGATIONS:
            # "no longer", "not only": the second half decides.
            if rel == "advmod" and _not_only(reading, child):
                continue
            return True
        if rel in {"nsubj", "nsubj:pass"} and (lemma in NOBODY or _no_determiner(reading, child)):
            return True
    return False


def _not_only(reading: Reading, word: int) -> bool:
    return word + 1 < len(reading.tokens) and reading.lemma[word + 1].lower() in {"only", "just", "merely", "simply"}


def _no_determiner(reading: Reading, noun: int) -> bool:
    if reading.lemma[noun].lower() == "one" and noun and reading.lemma[noun - 1].lower() == "no":
        return True
    return any(reading.lemma[k].lower() in {"no", "neither"} for k in reading.children(noun, "det"))


def block(reading: Reading, cue: int, *, modal: bool = True) -> str | None:
    """Name what keeps the act of a cue word from having happened.

    Parameters
    ----------
    reading : Reading
        The document.
    cue : int
        Token of the cue's head.
    modal : bool, default True
        Whether a modal auxiliary on the cue itself blocks it.

    Returns
    -------
    str or None
        ``"negation"``, ``"implicative"``, ``"question"``, ``"condition"``, ``"irrealis"`` or None.
    """
    negative = is_negated(reading, cue)
    reason = "negation" if negative else None
    if modal and _modal(reading, cue):
        reason = reason or "irrealis"
    inside = True  # still in the verb group of the cue, where polarity passes up
    for at, rel, head in climb(reading, cue):
        if _conditional(reading, at):
            return "condition"
        if inside:
            step = _step(reading, at, rel, head)
            if step == "negative":
                negative = not negative
                reason = ("negation" if is_negated(reading, head) else "implicative") if negative else None
            elif step == "irrealis":
                reason = reason or "irrealis"
            elif step == "stop":
                inside = False
    root = _root(reading, cue)
    if reason is None and _conditional(reading, root):
        return "condition"
    if reason is None and _asked(reading, cue):
        return "question"
    return reason


def _step(reading: Reading, at: int, rel: str, head: int) -> str:
    """Say what one step from a clause to its governor does to the polarity of the clause."""
    lemma = reading.lemma[head].lower()
    if _instead(reading, at) and rel in {"advcl", "obl", "acl", "nmod", "conj"}:
        return "negative"
    if rel in {"xcomp", "advcl", "obl", "obj"} and lemma in NEGATIVE and _to_or_ing(reading, at):
        return "stop" if is_negated(reading, head) else "negative"
    if rel in {"xcomp", "ccomp"}:
        if lemma in IRREALIS and rel == "xcomp":
            return "irrealis"
        if is_negated(reading, head):
            return "negative"
        if lemma in _OPEN or _modal(reading, head):
            return "irrealis"
        return "pass"
    if rel in _REPORTED:
        return "negative" if is_negated(reading, head) else "pass"
    if rel == "acl" and lemma in {"need", "reason", "plan", "right", "desire", "temptation", "refusal", "failure"}:
        return "negative" if lemma in {"refusal", "failure"} else "irrealis"
    if rel == "conj" and not _own_auxiliary(reading, at) and is_negated(reading, head) and _and_or(reading, at):
        return "negative"
    if rel == "conj" and not _own_auxiliary(reading, at) and _modal(reading, head) and _and_or(reading, at):
        return "irrealis"
    if rel == "conj":
        return "pass"
    return "stop"


def _to_or_ing(reading: Reading, word: int) -> bool:
    return reading.text(word).lower().endswith("ing") or any(
        reading.lemma[k] == "to" for k in reading.children(word, "mark")
    )


def _and_or(reading: Reading, word: int) -> bool:
    return any(reading.lemma[k].lower() in {"and", "or", "nor"} for k in reading.children(word, "cc"))


def _own_auxiliary(reading: Reading, word: int) -> bool:
    return bool(reading.children(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "cop"))


def _modal(reading: Reading, word: int) -> bool:
    for child in reading.children(word, "aux"):
        if reading.lemma[child].lower() in _MODALS or reading.text(child).lower() in _MODALS:
            return True
    return False


def _conditional(reading: Reading, word: int) -> bool:
    if reading.deprel[word] not in {"advcl", "ccomp", "acl", "parataxis", "root", "csubj"}:
        return False
    for child in reading.children(word, "mark", "advmod", "case"):
        lemma = reading.lemma[child].lower()
        if lemma in _CONDITION and not (child and reading.lemma[child - 1].lower() in {"as", "even"}):
            return True
        if lemma == "whether" and reading.deprel[word] != "ccomp":
            return True
    return _inverted(reading, word)


def _inverted(reading: Reading, word: int) -> bool:
    """Recognise "had the army fired first, ...", "should she resign, ..."."""
    if reading.deprel[word] not in {"advcl", "root"}:
        return False
    first = min(reading.subtree(word))
    if reading.text(first).lower() not in {"had", "should", "were"} or reading.upos[first] not in {"AUX", "VERB"}:
        return False
    subjects = reading.children(word, "nsubj", "nsubj:pass")
    asked = _question_mark(reading, word)
    return bool(subjects) and first < subjects[0] < word and not asked and first in reading.children(word)


def _instead(reading: Reading, word: int) -> bool:
    return any(reading.lemma[k].lower() in _INSTEAD for k in reading.children(word, "mark", "case", "fixed", "cc"))


def _root(reading: Reading, word: int) -> int:
    at = word
    while reading.head[at] >= 0:
        at = reading.head[at]
    return at


def _question_mark(reading: Reading, word: int) -> bool:
    for k in reversed(reading.sentence_tokens(reading.tokens[word].sentence)):
        text = reading.text(k)
        if text == "?":
            return True
        if text[0].isalnum():
            return False
    return False


def _asked(reading: Reading, cue: int) -> bool:
    """Tell whether the clause of the cue is itself asked: inverted, or with "who" for its subject."""
    if not _question_mark(reading, cue):
        return False
    at = cue
    while True:
        subjects = reading.children(at, "nsubj", "nsubj:pass")
        for aux in reading.children(at, "aux", "aux:pass", "cop"):
            if subjects and aux < subjects[0] and not _wh_before(reading, at, aux):
                return True
        if any(reading.lemma[k].lower() in {"who", "what"} for k in subjects) and reading.deprel[at] == "root":
            return True
        if reading.deprel[at] not in {"xcomp", "conj"} or reading.head[at] < 0 or is_passive(reading, at):
            return False
        at = reading.head[at]


def _wh_before(reading: Reading, verb: int, aux: int) -> bool:
    wh = {"why", "how", "when", "where"}
    return any(reading.lemma[k].lower() in wh and k < aux for k in reading.children(verb, "advmod"))
