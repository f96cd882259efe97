"""Reasons why a named act did not take place: negation, question, condition, mere possibility.

An act whose cue is blocked is kept and carries the name of its block; it makes no edge.

Polarity through infinitives follows the implicative signatures of R. Nairn, C. Condoravdi and L. Karttunen
(2006), "Computing relative polarity for textual inference".
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from .._syntax import below, climb, complement, has_case

if TYPE_CHECKING:
    from ..reading import Reading

NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "nor", "neither", "no"})
_NOBODY: Final = frozenset({"nobody", "none", "neither", "no-one"})
#: Verbs that say that what their complement names did not happen. "Stop" is not among them: who stops
#: blaming others has blamed them.
_NEGATIVE: Final = frozenset(
    "refuse decline fail avoid refrain hesitate resist forgo forget neglect abstain desist shy steer "
    "balk demur eschew".split()
)
#: Verbs under which a complement is wished, planned or asked for, not done.
_IRREALIS: Final = frozenset(
    "want plan hope expect intend prepare threaten vow promise like wish urge ask beg need go "
    "require demand order invite offer mean seek encourage advise tempt pledge aim love hate allow "
    "prefer dare forbid prohibit ban prevent discourage warn tell instruct push press pressure move "
    "look".split()
)
_MODALS: Final = frozenset("will would could might may should can must shall 'll 'd ’ll ’d wo ca ought".split())
_CONDITION: Final = frozenset({"if", "unless", "lest"})
#: Words at the end of a sentence among which its question mark stands.
_TAIL: Final = 8
_INSTEAD: Final = frozenset({"without", "instead", "than", "oppose", "opposed"})
_REPORTED: Final = frozenset({"ccomp", "csubj", "csubj:pass"})
#: Adjectives and nouns that leave their infinitive open ("ready to accuse", "a plan to attack").
_OPEN: Final = frozenset(
    "ready likely set willing able unable unwilling reluctant eager free prepared about hard inclined "
    "loath afraid keen difficult easy tough impossible possible appropriate necessary need plan right "
    "desire temptation determined poised out reason excuse ammunition fodder invitation incentive "
    "chance opportunity way time strategy pressure vulnerable immune open idea".split()
)
#: Nouns under which another names what may come.
_PROSPECTS: Final = frozenset(
    {"plan", "prospect", "risk", "fear", "possibility", "chance", "potential", "threat", "preparation", "call"}
)
#: Conjunctions under which a gerund has come about.
_TIMED: Final = frozenset({"after", "since", "despite", "while", "following"})
#: Texts and talk, of which a gerund after them says what they do: "her speech denouncing the plan".
_TEXTS: Final = frozenset(
    "speech ad advertisement letter statement report editorial op-ed column video tweet message resolution book "
    "article essay memo motion post".split()
)
#: Words that may stand before an imperative.
_BEFORE_COMMANDS: Final = frozenset({"please", "just", "so", "now", "go", "and", "but", "then", "always"})
_REFUSALS: Final = frozenset({"refusal", "failure", "reluctance", "inability", "unwillingness"})
_FOCUS: Final = frozenset({"only", "just", "merely", "simply"})


def is_negated(reading: Reading, word: int) -> bool:
    """Tell whether a negation hangs on this very word, on its subject or on its determiner."""
    for child in reading.children(word):
        rel, lemma = reading.deprel[child], reading.lemma[child].lower()
        negation = lemma in NEGATIONS or reading.text(child).lower() in NEGATIONS
        if negation and rel in {"advmod", "aux", "det", "cc", "cc:preconj", "dep", "discourse"}:
            # After "not only" the second half holds as well.
            if rel == "advmod" and child + 1 < len(reading.tokens) and reading.lemma[child + 1].lower() in _FOCUS:
                continue
            return True
        if rel in {"nsubj", "nsubj:pass"} and (lemma in _NOBODY or _no_determiner(reading, child)):
            return True
        if rel == "nsubj" and any(reading.lemma[k].lower() == "neither" for k in reading.children(child, "cc:preconj")):
            return True
    return False


def _no_determiner(reading: Reading, noun: int) -> bool:
    if reading.lemma[noun].lower() == "one" and noun and reading.lemma[noun - 1].lower() == "no":
        return True
    return any(reading.lemma[k].lower() in {"no", "neither"} for k in reading.children(noun, "det"))


def block(reading: Reading, cue: int, *, modal: bool = True, own: bool = True) -> str | None:
    """Name what keeps the act of a verb from having happened.

    Parameters
    ----------
    reading : Reading
        The document.
    cue : int
        Token of the cue's head.
    modal : bool, default True
        Whether a modal auxiliary on the cue itself blocks it.
    own : bool, default True
        Whether a negation on the cue itself blocks it.

    Returns
    -------
    str or None
        ``"negation"``, ``"implicative"``, ``"question"``, ``"condition"``, ``"irrealis"`` or None.
    """
    negative = own and is_negated(reading, cue)
    reason = "negation" if negative else None
    if modal and (is_modal(reading, cue) or _told(reading, cue) or _aim(reading, cue)):
        reason = reason or "irrealis"
    inside = True  # still in the verb group of the cue, where polarity passes up
    for at, rel, head in climb(reading, cue):
        if _conditional(reading, at):
            return "condition"
        step = _step(reading, at, rel, head) if inside else "stop"
        if step == "negative":
            negative = not negative
            reason = ("negation" if is_negated(reading, head) else "implicative") if negative else None
        elif step == "irrealis":
            reason = reason or "irrealis"
        elif step == "stop":
            inside = False
            gerund = rel in {"advcl", "obl", "csubj", "nmod"} and _gerund(reading, at)
            if gerund and not _instead(reading, at) and _unreal(reading, at, head):
                reason = reason or "irrealis"
    if reason is None and _conditional(reading, root_of(reading, cue)):
        return "condition"
    if reason is None and _asked(reading, cue):
        return "question"
    return reason


def _told(reading: Reading, verb: int) -> bool:
    """Recognise an imperative at the head of its sentence: "Attack the plan, not the man"."""
    if reading.upos[verb] != "VERB" or reading.text(verb).lower() != reading.lemma[verb].lower():
        return False
    before = range(reading.sentence_tokens(reading.tokens[verb].sentence).start, verb)
    first = all(reading.upos[k] == "PUNCT" or reading.lemma[k].lower() in _BEFORE_COMMANDS for k in before)
    held = reading.children(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "cop")
    return first and not held and reading.deprel[verb] in {"root", "ccomp", "parataxis"}


def _aim(reading: Reading, verb: int) -> bool:
    """Recognise an infinitive that says what an aim or a way consists in: "the plan is to attack him"."""
    if not _infinitive(reading, verb):
        return False
    if any(reading.text(k).lower() in {"is", "was", "are", "were", "'s", "’s"} for k in reading.children(verb, "cop")):
        return True
    up = reading.head[verb]
    return up >= 0 and reading.lemma[up].lower() == "be" and reading.deprel[verb] in {"xcomp", "ccomp"}


def _unreal(reading: Reading, word: int, head: int) -> bool:
    """Tell whether what a gerund goes with is itself not real: what is done by, for or while doing it.

    "They will not win by attacking him" says nothing of an attack, "they lost by attacking him" does.
    """
    if word and reading.upos[word - 1] == "NOUN" and reading.lemma[word - 1].lower() in _TEXTS:
        return False
    if is_modal(reading, head):
        return True
    by = any(reading.lemma[k].lower() == "by" for k in reading.children(word, "mark", "case"))
    return by and block(reading, head) in {"negation", "irrealis", "condition"}


def block_noun(reading: Reading, noun: int) -> str | None:
    """Name what keeps the act of a noun from having happened.

    A noun mostly takes up an act that has happened ("her accusations did not convince them"); it is blocked
    where it is itself denied, or avoided, or the object of a verb of making that is blocked.

    Parameters
    ----------
    reading : Reading
        The document.
    noun : int
        Token of the noun.

    Returns
    -------
    str or None
        As for `block`.
    """
    if _no_determiner(reading, noun) or any(
        reading.lemma[k].lower() in NEGATIONS for k in reading.children(noun, "advmod", "cc:preconj")
    ):
        return "negation"
    if any(reading.lemma[k].lower() == "without" for k in reading.children(noun, "case")):
        return "negation"
    if reading.children(noun, "expl"):
        return block(reading, noun)
    head, rel = reading.head[noun], reading.deprel[noun]
    if head >= 0 and rel == "nmod" and reading.lemma[head].lower() in _PROSPECTS:
        return "irrealis"  # "plans for an attack", "the risk of criticism"
    if head < 0 or rel not in {"obj", "obl", "nsubj", "nsubj:pass", "root"}:
        return None
    lemma = reading.lemma[head].lower()
    if lemma in _NEGATIVE | {"drop", "halt", "cease"} and rel in {"obj", "obl"}:
        return None if is_negated(reading, head) else "implicative"
    if reading.upos[head] == "ADJ" and lemma in {"vulnerable", "immune", "open"}:
        return "irrealis"
    if lemma in {"open", "expose"} and rel == "obl" and has_case(reading, noun, "to"):
        return "irrealis"  # "opened him up to criticism"
    if rel == "obl" and has_case(reading, noun, "with") and is_modal(reading, head) and not _given(reading, noun):
        return "irrealis"  # "will answer with attacks of their own"
    if lemma in {"be", "exist"} and reading.children(head, "expl"):
        return block(reading, head)
    if rel == "obj" and lemma in MAKING and not _given(reading, noun):
        return block(reading, head)
    return None


#: Verbs whose object comes about through them.
MAKING: Final = frozenset(
    "make level launch hurl lob raise issue voice unleash mount deliver fire direct bring file press "
    "push offer throw air debut begin open draw invite provoke attract prompt spark face expect plan "
    "promise hear see".split()
)


def _given(reading: Reading, noun: int) -> bool:
    """Tell whether a noun speaks of something that is known to be there ("his attacks", "the attacks")."""
    return bool(reading.children(noun, "nmod:poss")) or any(
        reading.lemma[k].lower() in {"the", "this", "that", "these", "those"} for k in reading.children(noun, "det")
    )


def _step(reading: Reading, at: int, rel: str, head: int) -> str:
    """Say what one step from a clause to its governor does to the polarity of the clause."""
    lemma = reading.lemma[head].lower()
    if _instead(reading, at) and rel in {"advcl", "obl", "acl", "nmod", "conj"}:
        # "Instead of attacking me, they should apologise": they do attack.
        return "stop" if _ought(reading, head) and _gerund(reading, at) else "negative"
    if (
        rel in {"xcomp", "advcl", "obl", "obj"}
        and lemma in _NEGATIVE
        and (_gerund(reading, at) or _infinitive(reading, at))
    ):
        return "stop" if is_negated(reading, head) else "negative"
    if (
        lemma == "stop"
        and rel in {"xcomp", "advcl", "obl"}
        and any(reading.lemma[k].lower() == "short" for k in reading.children(head))
    ):
        return "negative"
    if lemma in {"stop", "quit", "cease"} and rel in {"xcomp", "obj"} and _gerund(reading, at):
        return "stop"  # who is told to stop blaming others blames them
    # "short of accusing her" may hang on "short" instead of on the verb.
    if lemma == "short" and reading.head[head] >= 0 and reading.lemma[reading.head[head]].lower() in {"stop", "fall"}:
        return "negative"
    if lemma == "doubt" and rel in {"ccomp", "acl"}:
        return "pass" if is_negated(reading, head) else "irrealis"
    if rel in {"xcomp", "ccomp"}:
        if lemma in _IRREALIS and rel == "xcomp" and not _going_on(reading, head):
            return "irrealis"
        if is_negated(reading, head):
            return "negative"
        if lemma in _OPEN or (rel == "xcomp" and is_modal(reading, head)):
            return "irrealis"
        return "pass"
    if rel.startswith("csubj") and lemma in _OPEN:
        return "irrealis"
    if rel in _REPORTED:
        return "negative" if is_negated(reading, head) else "irrealis" if is_modal(reading, head) else "pass"
    if rel in {"acl", "advcl", "nmod"} and lemma in _REFUSALS:
        return "negative"
    if rel in {"advcl", "acl", "ccomp"} and _gerund(reading, at) and (spending := _spending(reading, head)) >= 0:
        # "would not waste a day attacking her"
        return "negative" if is_negated(reading, spending) else "irrealis" if is_modal(reading, spending) else "pass"
    if rel == "acl" and _infinitive(reading, at) and _of_modal(reading, head):
        return "irrealis"  # "will lead an effort to unseat her"
    if _gerund(reading, at) and any(reading.lemma[k].lower() in _TIMED for k in reading.children(at, "mark", "case")):
        return "stop"  # "time to talk, even after attacking them": the attack has been made
    if rel in {"acl", "advcl", "nmod", "obl"} and lemma in _OPEN and (_infinitive(reading, at) or _gerund(reading, at)):
        return "irrealis"
    if rel == "conj" and _shares_auxiliary(reading, at, head):
        return "negative" if is_negated(reading, head) else "irrealis" if is_modal(reading, head) else "pass"
    return "pass" if rel == "conj" else "stop"


def _ought(reading: Reading, verb: int) -> bool:
    return any(reading.lemma[k].lower() in {"should", "ought"} for k in reading.children(verb, "aux"))


def _going_on(reading: Reading, verb: int) -> bool:
    """Recognise "went on to", "moved on to": what follows is done."""
    return any(
        reading.lemma[k].lower() == "on" and k - verb <= 2 for k in reading.children(verb, "compound:prt", "advmod")
    )


def _spending(reading: Reading, word: int) -> int:
    """Return the verb of "spend a day", given it or its object; -1 for none."""
    for verb in (word, reading.head[word]):
        if verb >= 0 and reading.lemma[verb].lower() in {"spend", "waste"}:
            return verb
    return -1


def _of_modal(reading: Reading, noun: int) -> bool:
    """Tell whether a noun is the object of a verb under a modal auxiliary."""
    up = reading.head[noun]
    return up >= 0 and reading.deprel[noun] in {"obj", "obl"} and is_modal(reading, up)


def _gerund(reading: Reading, word: int) -> bool:
    return reading.text(word).lower().endswith("ing")


def _infinitive(reading: Reading, word: int) -> bool:
    return any(reading.lemma[k] == "to" for k in reading.children(word, "mark"))


def _shares_auxiliary(reading: Reading, word: int, first: int) -> bool:
    """Tell whether a conjunct stands under the auxiliary of the first: "did not accuse or blame"."""
    if reading.children(word, "aux", "aux:pass", "nsubj", "nsubj:pass", "cop"):
        return False
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(first, "aux")}
    form = reading.text(word).lower()
    if auxiliaries & (_MODALS | {"do"}):
        return form == reading.lemma[word].lower()
    if "be" in auxiliaries:
        return form.endswith("ing")
    return any(reading.lemma[k].lower() in {"or", "nor"} for k in reading.children(word, "cc"))


def is_modal(reading: Reading, word: int) -> bool:
    """Tell whether a modal auxiliary hangs on this word."""
    for child in reading.children(word, "aux"):
        if reading.lemma[child].lower() in _MODALS or reading.text(child).lower() in _MODALS:
            return True
    return False


def _conditional(reading: Reading, word: int) -> bool:
    if reading.deprel[word] not in {"advcl", "ccomp", "xcomp", "acl", "parataxis", "root", "csubj"}:
        return False
    for child in reading.children(word, "mark", "advmod", "case"):
        lemma = reading.lemma[child].lower()
        if lemma in _CONDITION and not (child and reading.lemma[child - 1].lower() == "as"):
            return True
        if lemma == "whether" and (
            reading.deprel[word] in {"ccomp", "xcomp"} or (reading.deprel[word] == "acl" and _infinitive(reading, word))
        ):
            return True
        if lemma == "how" and _infinitive(reading, word):
            return True  # "considers how to attack him"
    return _inverted(reading, word)


def _inverted(reading: Reading, word: int) -> bool:
    """Recognise "had the army fired first, ...", "should she resign, ..."."""
    if reading.deprel[word] not in {"advcl", "root", "ccomp"}:
        return False
    first = below(reading, word)[0]
    if reading.text(first).lower() not in {"had", "should", "were"} or first not in reading.children(word):
        return False
    subjects = reading.children(word, "nsubj", "nsubj:pass")
    return bool(subjects) and first < subjects[0] < word and not _question_mark(reading, word)


def _instead(reading: Reading, word: int) -> bool:
    if any(reading.lemma[k].lower() in _INSTEAD for k in reading.children(word, "mark", "case", "fixed", "cc")):
        return True
    # "as opposed to publicly attacking": the pieces of the preposition hang on one another.
    before = [reading.text(k).lower() for k in range(max(0, word - 3), word)]
    return any(
        pair in {("opposed", "to"), ("instead", "of"), ("rather", "than")} for pair in itertools.pairwise(before)
    )


def root_of(reading: Reading, word: int) -> int:
    """Return the root of the sentence of a word."""
    top = word
    for _, _, up in climb(reading, word):
        top = up
    return top


def _question_mark(reading: Reading, word: int) -> bool:
    """Tell whether a question mark ends the clause of a word, or its sentence."""
    inside = below(reading, word)
    sentence = reading.sentence_tokens(reading.tokens[word].sentence)
    if any(reading.text(k) == "?" for k in (*inside, inside[-1] + 1, inside[-1] + 2) if k in sentence):
        return True
    for k in reversed(reading.sentence_tokens(reading.tokens[word].sentence)[-_TAIL:]):
        text = reading.text(k)
        if text == "?":
            return True
        if text[0].isalnum():
            return False
    return False


def _asked(reading: Reading, cue: int) -> bool:
    """Tell whether the clause of the cue is itself asked: inverted, or with "who" for its subject.

    Questions with "why" and "how" take the act for granted.
    """
    if not _question_mark(reading, cue):
        return False
    at = cue
    while True:
        subjects = reading.children(at, "nsubj", "nsubj:pass")
        for aux in reading.children(at, "aux", "aux:pass", "cop"):
            if subjects and aux < subjects[0] and not _wh_before(reading, at, aux):
                return True
        if any(reading.lemma[k].lower() in {"who", "what"} for k in subjects) and reading.head[at] < 0:
            return True
        if reading.deprel[at] not in {"xcomp", "conj"} or reading.head[at] < 0:
            return False
        at = reading.head[at]


def _wh_before(reading: Reading, verb: int, aux: int) -> bool:
    return any(
        reading.lemma[k].lower() in {"why", "how", "when", "where"} and k < aux
        for k in reading.children(verb, "advmod")
    )


def glomar(reading: Reading, verb: int) -> bool:
    """Recognise "neither confirmed nor denied" and "would not confirm or deny"."""
    pair = [k for k in (reading.head[verb], *reading.children(verb, "conj")) if k >= 0]
    return any(reading.lemma[k].lower() == "confirm" for k in pair)


def denies_access(reading: Reading, verb: int) -> bool:
    """Recognise "denied her a visa" and "was denied a visa" by their two objects."""
    if len(reading.children(verb, "obj", "iobj")) > 1:
        return True
    return bool(reading.children(verb, "nsubj:pass")) and bool(reading.children(verb, "obj", "xcomp"))


def unasserted(reading: Reading, verb: int) -> bool:
    """Tell whether a clause says what ought to be or could be, not what is: "must be destroyed"."""
    if is_modal(reading, verb) and any(_conditional(reading, k) for k in reading.children(verb, "advcl")):
        return True  # "would be lying if it said so"
    return (
        any(
            reading.lemma[k].lower() in {"must", "should", "can", "could", "ca", "ought", "shall"}
            for k in reading.children(verb, "aux")
        )
        and complement(reading, verb, ("by",)) is None
    )
