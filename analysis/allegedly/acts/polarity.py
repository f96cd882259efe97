"""What one step up a tree does to a clause: negate it, leave it open, or pass it on.

Polarity through infinitives follows the implicative signatures of R. Nairn, C. Condoravdi and L. Karttunen
(2006), "Computing relative polarity for textual inference".
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

from .._remembered import remembered

if TYPE_CHECKING:
    from ..reading import Reading

NEGATIONS: Final = frozenset({"not", "n't", "n’t", "never", "hardly", "scarcely", "barely", "nor", "neither", "no"})
_NOBODY: Final = frozenset({"nobody", "none", "neither", "no-one"})
#: Verbs that say that what their complement names did not happen. "Stop" is not among them: who stops
#: blaming others has blamed them.
NEGATIVE: Final = frozenset(
    "refuse decline fail avoid refrain hesitate resist forgo forget neglect abstain desist shy steer "
    "balk demur eschew".split()
)
#: Verbs under which a complement is wished, planned or asked for, not done.
_IRREALIS: Final = frozenset(
    "want plan hope expect intend prepare threaten vow promise like wish urge ask beg need go "
    "require demand order invite offer mean encourage advise tempt pledge aim love hate allow "
    "prefer dare forbid prohibit ban prevent discourage warn tell instruct push press pressure move "
    "look risk let permit enable entitle consider weigh contemplate mull ponder debate call determine".split()
)
_MODALS: Final = frozenset("will would could might may should can must shall 'll 'd ’ll ’d wo ca ought".split())
#: Verbs that keep somebody from what stands in "from" and a gerund.
_KEEPING: Final = frozenset("prevent bar ban prohibit stop keep discourage dissuade deter block".split())
#: Verbs that with "against" and a gerund say that it is not done, or ought not to be.
_COUNSEL: Final = frozenset("decide advise argue caution counsel warn recommend vote choose rule lean guard".split())
#: Verbs after which somebody is to do what an infinitive says, whichever way the parser ties it.
_ASKING: Final = frozenset("ask urge tell beg order invite instruct press pressure challenge dare want".split())
#: Words whose clause holds even where they are negated ("was not surprised that she had accused him").
_FACTIVE: Final = frozenset("surprise surprised know realize realise regret forget notice mind care remember".split())
_INSTEAD: Final = frozenset({"without", "instead", "than", "oppose", "opposed"})
_REPORTED: Final = frozenset({"ccomp", "csubj", "csubj:pass"})
#: Adjectives and nouns that leave their infinitive open ("ready to accuse", "a plan to attack").
_OPEN: Final = frozenset(
    "ready likely set willing able unable unwilling reluctant eager free prepared about hard inclined "
    "loath afraid keen difficult easy tough impossible possible appropriate necessary need plan right "
    "desire temptation determined poised out reason excuse ammunition fodder invitation incentive "
    "chance opportunity way time strategy pressure vulnerable immune open idea".split()
)
#: Conjunctions under which a gerund has come about.
_TIMED: Final = frozenset({"after", "since", "despite", "while", "following"})
_REFUSALS: Final = frozenset({"refusal", "failure", "reluctance", "inability", "unwillingness"})
_FOCUS: Final = frozenset({"only", "just", "merely", "simply"})
#: Relations by which a negation hangs on what it negates.
_NEGATING: Final = frozenset({"advmod", "aux", "det", "cc", "cc:preconj", "dep"})


@remembered
def is_negated(reading: Reading, word: int) -> bool:
    """Tell whether a negation hangs on this very word, on its subject or on its determiner."""
    for child in reading.children(word):
        rel = reading.deprel[child]
        if rel in _NEGATING:
            if reading.lemma[child].lower() not in NEGATIONS and reading.text(child).lower() not in NEGATIONS:
                continue
            # After "not only" the second half holds as well.
            if rel == "advmod" and child + 1 < len(reading.tokens) and reading.lemma[child + 1].lower() in _FOCUS:
                continue
            return True
        if rel in {"nsubj", "nsubj:pass"}:
            lemma = reading.lemma[child].lower()
            if lemma in _NOBODY or no_determiner(reading, child):
                return True
            if lemma == "few" and not reading.children(child, "det"):
                return True
            either = reading.children(child, "cc:preconj") if rel == "nsubj" else ()
            if any(reading.lemma[k].lower() == "neither" for k in either):
                return True
    return False


def no_determiner(reading: Reading, noun: int) -> bool:
    """Tell whether a noun is of none: "*no* union", "*neither* firm", "no one"."""
    if reading.lemma[noun].lower() == "one" and noun and reading.lemma[noun - 1].lower() == "no":
        return True
    return any(reading.lemma[k].lower() in {"no", "neither"} for k in reading.children(noun, "det"))


def _ought(reading: Reading, verb: int) -> bool:
    """Tell whether a verb stands under "should" or "ought"."""
    return any(reading.lemma[k].lower() in {"should", "ought"} for k in reading.children(verb, "aux"))


@remembered
def step(reading: Reading, at: int, rel: str, head: int) -> str:
    """Say what one step from a clause to its governor does to the polarity of the clause."""
    lemma = reading.lemma[head].lower()
    if instead(reading, at) and rel in {"advcl", "obl", "acl", "nmod", "conj"}:
        # "Instead of attacking me, they should apologise": they do attack.
        return "stop" if _ought(reading, head) and gerund(reading, at) else "negative"
    if (
        rel in {"xcomp", "advcl", "obl", "obj", "ccomp"}
        and lemma in NEGATIVE
        and (gerund(reading, at) or infinitive(reading, at) or _being(reading, at))
    ):
        return "stop" if is_negated(reading, head) else "negative"
    if infinitive(reading, at):
        if rel == "acl" and (lemma == "nothing" or no_determiner(reading, head) or is_negated(reading, head)):
            return "negative"  # "made no attempt to deny it", "was not in a position to deny it"
        if any(reading.lemma[k].lower() == "too" for k in reading.children(head, "advmod")):
            return "negative"
        far = any(reading.lemma[k].lower() in {"far", "yet"} for k in reading.children(head, "advmod"))
        if rel in {"advcl", "xcomp", "ccomp"} and lemma in {"go", "have"} and far:
            return "stop" if lemma == "go" and not is_negated(reading, head) else "negative"
        if rel == "ccomp" and lemma in _ASKING:
            return "irrealis"
        if _called_upon(reading, rel, head):
            return "irrealis"
    if lemma == "rule" and any(reading.lemma[k].lower() == "out" for k in reading.children(head)):
        return "stop" if is_negated(reading, head) else "negative"
    if (
        lemma in {"stop", "fall"}
        and rel in {"xcomp", "advcl", "obl"}
        and any(reading.lemma[k].lower() == "short" for k in reading.children(head))
    ):
        return "negative"
    if lemma in {"stop", "quit", "cease"} and rel in {"xcomp", "obj"} and gerund(reading, at):
        return "stop"  # who is told to stop blaming others blames them
    if rel in {"advcl", "obl", "xcomp", "acl"} and gerund(reading, at):
        if lemma in _KEEPING and _introduced(reading, at, "from"):
            return "stop" if is_negated(reading, head) else "negative"
        if lemma in _COUNSEL and _introduced(reading, at, "against"):
            return "negative"
    # "short of accusing her" may hang on "short" instead of on the verb.
    if lemma == "short" and reading.head[head] >= 0 and reading.lemma[reading.head[head]].lower() in {"stop", "fall"}:
        return "negative"
    if lemma == "doubt" and rel in {"ccomp", "acl"}:
        return "pass" if is_negated(reading, head) else "irrealis"
    if rel in {"xcomp", "ccomp"}:
        if lemma in _IRREALIS and rel == "xcomp" and not _going_on(reading, head):
            return "irrealis"
        if rel == "ccomp" and lemma in _FACTIVE:
            return "pass"
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
    if rel in {"advcl", "acl", "ccomp"} and gerund(reading, at) and (spending := _spending(reading, head)) >= 0:
        # "would not waste a day attacking her"
        return "negative" if is_negated(reading, spending) else "irrealis" if is_modal(reading, spending) else "pass"
    if gerund(reading, at) and any(reading.lemma[k].lower() in _TIMED for k in reading.children(at, "mark", "case")):
        return "stop"  # "time to talk, even after attacking them": the attack has been made
    if rel in {"acl", "advcl", "nmod", "obl"} and lemma in _OPEN and (infinitive(reading, at) or gerund(reading, at)):
        return "irrealis"
    if rel == "conj" and _shares_auxiliary(reading, at, head):
        return "negative" if is_negated(reading, head) else "irrealis" if is_modal(reading, head) else "pass"
    return "pass" if rel == "conj" else "stop"


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


def _called_upon(reading: Reading, rel: str, head: int) -> bool:
    """Recognise the infinitive of "called on him to deny it", which hangs on the verb or on "him"."""
    up = reading.head[head]
    if rel == "acl" and up >= 0 and reading.deprel[head] in {"obl", "obj", "iobj"}:
        return reading.lemma[up].lower() in {*_ASKING, "call", "wait"}
    return rel in {"advcl", "ccomp"} and reading.lemma[head].lower() == "call"


def _introduced(reading: Reading, word: int, preposition: str) -> bool:
    return any(reading.lemma[k].lower() == preposition for k in reading.children(word, "mark", "case"))


def _being(reading: Reading, word: int) -> bool:
    """Recognise the gerund of a passive: "avoided being accused"."""
    return any(reading.text(k).lower() in {"being", "getting"} for k in reading.children(word, "aux", "aux:pass"))


def gerund(reading: Reading, word: int) -> bool:
    """Tell whether a word has the form of a gerund."""
    return reading.text(word).lower().endswith("ing")


def infinitive(reading: Reading, word: int) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
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


def instead(reading: Reading, word: int) -> bool:
    """Tell whether a clause is introduced by "without", "instead of", "rather than"."""
    if any(reading.lemma[k].lower() in _INSTEAD for k in reading.children(word, "mark", "case", "fixed", "cc")):
        return True
    # "as opposed to publicly attacking": the pieces of the preposition hang on one another.
    before = [reading.text(k).lower() for k in range(max(0, word - 3), word)]
    return any(
        pair in {("opposed", "to"), ("instead", "of"), ("rather", "than")} for pair in itertools.pairwise(before)
    )
