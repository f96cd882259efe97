"""Reasons why a named act did not take place: negation, question, condition, mere possibility.

An act whose cue is blocked is kept and carries the name of its block; it makes no edge.

Polarity through infinitives follows the implicative signatures of R. Nairn, C. Condoravdi and L. Karttunen
(2006), "Computing relative polarity for textual inference".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._remembered import remembered
from .._syntax import below, climb, complement
from .polarity import (
    NEGATIONS,
    NEGATIVE,
    gerund,
    infinitive,
    instead,
    is_modal,
    is_negated,
    no_determiner,
    step,
)

if TYPE_CHECKING:
    from ..reading import Reading

__all__ = [
    "MAKING",
    "NEGATIONS",
    "block",
    "block_noun",
    "denies_access",
    "glomar",
    "is_modal",
    "is_negated",
    "root_of",
    "unasserted",
]

_CONDITION: Final = frozenset({"if", "unless", "lest"})
#: Of whoever does something it is not said that somebody does it.
_ANYONE: Final = frozenset({"anyone", "anybody", "whoever"})
#: Nouns for what is still to come about; what they are plans, calls, hopes for has not happened.
_PLANS: Final = frozenset({"plan", "proposal", "intention", "call", "hope", "promise", "vow", "preparation"})
#: Verbs and adjectives of being open to what somebody else may do ("opened herself up to attacks").
_EXPOSED: Final = frozenset({"open", "expose", "subject", "vulnerable", "immune"})
#: Verbs of going in for something: "did not engage in attacks", "would not stoop to insults".
_GOING_IN: Final = frozenset("engage resort stoop descend sink indulge participate traffic cross get go lapse".split())
#: Verbs of looking ahead; their object may never come.
_AHEAD: Final = frozenset({"brace", "prepare", "risk", "fear", "anticipate", "steel", "await"})
#: Nouns under which another names what may come.
_PROSPECTS: Final = frozenset(
    {"plan", "prospect", "risk", "fear", "possibility", "chance", "potential", "threat", "preparation", "call"}
)
#: Texts and talk, of which a gerund after them says what they do: "her speech denouncing the plan".
_TEXTS: Final = frozenset(
    "speech ad advertisement letter statement report editorial op-ed column video tweet message resolution book "
    "article essay memo motion post".split()
)
#: Verbs whose question asks what their clause says: "do you think that he lied?"
_THINKING: Final = frozenset({"think", "believe", "feel", "suppose", "reckon", "consider"})
#: Adjectives of what is still to come.
_TO_COME: Final = frozenset(
    "planned future potential possible likely expected anticipated hypothetical prospective threatened proposed "
    "upcoming".split()
)
#: What parsers at times hang on the infinitive itself: "rules *likely* to draw fire".
_BEFORE_INFINITIVES: Final = frozenset("likely unlikely bound sure certain poised set due ready able unable".split())
#: Words that may stand before an imperative.
_BEFORE_COMMANDS: Final = frozenset({"please", "just", "so", "now", "go", "and", "but", "then", "always"})
#: Words at the end of a sentence among which its question mark stands.
_TAIL: Final = 8


@remembered
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
    if _subjunctive(reading, cue):
        reason = reason or "irrealis"
    if modal and infinitive(reading, cue) and reading.head[cue] < 0 and reading.children(cue, "nsubj"):
        reason = reason or "irrealis"  # "Union to sue firm"
    if gerund(reading, cue) and any(
        reading.lemma[k].lower() == "between" for k in reading.children(cue, "mark", "case")
    ):
        reason = reason or "irrealis"  # "the choice is between attacking him and leaving him alone"
    if infinitive(reading, cue) and any(
        reading.lemma[k].lower() in _BEFORE_INFINITIVES for k in reading.children(cue, "advmod", "cop")
    ):
        reason = reason or "irrealis"
    if modal and ((is_modal(reading, cue) and not _granted(reading, cue)) or _told(reading, cue) or _aim(reading, cue)):
        reason = reason or "irrealis"
    inside = True  # still in the verb group of the cue, where polarity passes up
    for at, rel, head in climb(reading, cue):
        if _conditional(reading, at):
            return "condition"
        if inside and rel in {"acl", "acl:relcl"} and reading.lemma[head].lower() in _ANYONE:
            return reason or "irrealis"
        change = step(reading, at, rel, head) if inside else "stop"
        if change == "negative":
            negative = not negative
            denied = is_negated(reading, head) or any(
                reading.lemma[k].lower() == "yet" for k in reading.children(head, "advmod")
            )
            reason = ("negation" if denied else "implicative") if negative else None
        elif change == "irrealis":
            reason = reason or "irrealis"
        elif inside and change == "stop":
            inside = False
            # Only here, at the edge of the verb group: both look at the clause above, which looks further up itself.
            if _unreal(reading, at, rel, head) or _planned(reading, at, rel, head):
                reason = reason or "irrealis"
    if reason is None and _conditional(reading, root_of(reading, cue)):
        return "condition"
    if reason is None and _asked(reading, cue):
        return "question"
    return reason


def _subjunctive(reading: Reading, verb: int) -> bool:
    """Recognise "demanded that he *be charged*"."""
    auxiliaries = reading.children(verb, "aux", "aux:pass")
    be = any(reading.text(k).lower() == "be" for k in auxiliaries)
    return be and reading.deprel[verb] == "ccomp" and len(auxiliaries) == 1 and not infinitive(reading, verb)


def _granted(reading: Reading, verb: int) -> bool:
    """Recognise the "may" of "they may blame the dam, but the rain did it": it grants what it then answers."""
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(verb, "aux")}
    others = reading.children(verb, "conj")
    return auxiliaries == {"may"} and any(
        reading.lemma[c].lower() == "but" for k in others for c in reading.children(k, "cc")
    )


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
    if not infinitive(reading, verb):
        return False
    if any(reading.text(k).lower() in {"is", "was", "are", "were", "'s", "’s"} for k in reading.children(verb, "cop")):
        return True
    up = reading.head[verb]
    return up >= 0 and reading.lemma[up].lower() == "be" and reading.deprel[verb] in {"xcomp", "ccomp"}


def _unreal(reading: Reading, word: int, rel: str, head: int) -> bool:
    """Tell whether what a gerund goes with is itself not real: what is done by, for or while doing it.

    "They will not win by attacking him" says nothing of an attack, "they lost by attacking him" does.
    """
    if rel not in {"advcl", "obl", "csubj", "nmod"} or not gerund(reading, word):
        return False
    if instead(reading, word):
        return False
    if word and reading.upos[word - 1] == "NOUN" and reading.lemma[word - 1].lower() in _TEXTS:
        return False
    if is_modal(reading, head):
        return True
    if rel == "advcl" and _aim(reading, head):
        return True  # "the decision is to hit back, blasting him for it"
    by = any(reading.lemma[k].lower() == "by" for k in reading.children(word, "mark", "case"))
    by = by or (word > 0 and reading.lemma[word - 1].lower() == "by")
    return by and block(reading, head) in {"negation", "irrealis", "condition"}


def _planned(reading: Reading, word: int, rel: str, head: int) -> bool:
    """Tell whether an infinitive of purpose, or a relative clause, belongs to something that is itself only planned.

    "She will hold a rally to attack him" and "there will be spots that attack him" say nothing of an attack;
    "she held a rally to attack him" and "she will meet a rival who has attacked him" do.
    """
    if rel == "acl:relcl" or (
        rel == "acl" and any(reading.lemma[k] == "that" for k in reading.children(word, "nsubj"))
    ):
        timeless = reading.text(word).lower() in {reading.lemma[word].lower(), reading.lemma[word].lower() + "s"}
        if not timeless or reading.children(word, "aux") or _given(reading, head) or reading.upos[head] != "NOUN":
            return False
    elif rel not in {"advcl", "acl"} or not infinitive(reading, word):
        return False
    elif any(reading.lemma[k].lower() == "any" for k in reading.children(head, "det")):
        return True
    for at, up_rel, up in ((word, rel, head), *climb(reading, head)):
        if at != word and reading.children(at, "nmod:poss"):
            return False
        if at != word and up_rel not in {"nmod", "obj", "obl", "nsubj", "nsubj:pass", "conj", "compound"}:
            return False
        if reading.upos[up] in {"VERB", "AUX"} or reading.children(up, "cop", "aux"):
            return block(reading, up) in {"irrealis", "condition"}
        if up != head and reading.lemma[up].lower() in _PLANS:
            return True
    return False


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
    if no_determiner(reading, noun) or any(
        reading.lemma[k].lower() in NEGATIONS for k in reading.children(noun, "advmod", "cc:preconj")
    ):
        return "negation"
    if any(reading.lemma[k].lower() == "without" for k in reading.children(noun, "case")):
        return "negation"
    if reading.children(noun, "expl"):
        return block(reading, noun)
    if any(reading.text(k).lower() in _TO_COME for k in reading.children(noun, "amod")):
        return "irrealis"
    subject_of = reading.deprel[noun].startswith("nsubj")
    if not subject_of and any(reading.lemma[k].lower() == "any" for k in reading.children(noun, "det")):
        return "irrealis"  # "turned any attack into a counterattack"
    if not _given(reading, noun) and any(
        is_modal(reading, k)
        or any(reading.lemma[up].lower() in {"likely", "sure", "bound"} for _, _, up in climb(reading, k))
        for k in reading.children(noun, "acl:relcl")
    ):
        return "irrealis"
    head, rel = reading.head[noun], reading.deprel[noun]
    if head >= 0 and rel == "nmod" and reading.lemma[head].lower() in _PROSPECTS:
        return "irrealis"  # "plans for an attack", "the risk of criticism"
    if head < 0 or rel not in {"obj", "obl", "nsubj", "nsubj:pass", "root"}:
        return None
    lemma = reading.lemma[head].lower()
    if lemma in NEGATIVE | {"drop", "halt", "cease"} and rel in {"obj", "obl"}:
        return None if is_negated(reading, head) or _befell(reading, noun) else "implicative"
    if rel == "obl" and lemma in _EXPOSED and _cased(reading, noun, "to", "from"):
        return "irrealis"
    if rel == "obl" and lemma in _GOING_IN and not _given(reading, noun) and _cased(reading, noun, "in", "into", "to"):
        return block(reading, head)
    if lemma in _AHEAD and not _given(reading, noun) and (rel == "obj" or _cased(reading, noun, "for")):
        return "irrealis"
    if rel == "obl" and _cased(reading, noun, "with") and not _given(reading, noun) and is_modal(reading, head):
        return "irrealis"
    if lemma in {"be", "exist"} and reading.children(head, "expl"):
        return block(reading, head)
    if rel == "obj" and lemma in MAKING and not _given(reading, noun):
        return block(reading, head)
    return None


def _cased(reading: Reading, noun: int, *prepositions: str) -> bool:
    return any(reading.lemma[k].lower() in prepositions for k in reading.children(noun, "case"))


def _befell(reading: Reading, noun: int) -> bool:
    """Tell whether a relative clause says that it did happen: "the accusations that have dogged others"."""
    return _given(reading, noun) and any(
        any(reading.lemma[a].lower() == "have" for a in reading.children(k, "aux"))
        for k in reading.children(noun, "acl:relcl")
    )


#: Verbs whose object comes about through them.
MAKING: Final = frozenset(
    "make level launch hurl lob raise issue voice unleash mount deliver fire direct bring file press "
    "push offer throw air debut begin open draw invite provoke attract prompt spark face expect plan "
    "promise hear see recommend pursue seek warrant merit justify support".split()
)


def _given(reading: Reading, noun: int) -> bool:
    """Tell whether a noun speaks of something that is known to be there ("his attacks", "the attacks")."""
    return bool(reading.children(noun, "nmod:poss")) or any(
        reading.lemma[k].lower() in {"the", "this", "that", "these", "those"} for k in reading.children(noun, "det")
    )


@remembered
def _conditional(reading: Reading, word: int) -> bool:
    if reading.deprel[word] not in {"advcl", "ccomp", "xcomp", "acl", "parataxis", "root", "csubj"}:
        return False
    for child in reading.children(word, "mark", "advmod", "case"):
        lemma = reading.lemma[child].lower()
        if lemma in _CONDITION and not (child and reading.lemma[child - 1].lower() == "as"):
            return True
        if lemma == "whether" and (reading.deprel[word] in {"ccomp", "xcomp"} or infinitive(reading, word)):
            return True
        if lemma == "how" and infinitive(reading, word):
            return True  # "considers how to attack him"
    up = reading.head[word]
    if up >= 0 and reading.lemma[up].lower() in {"how", "whether"} and infinitive(reading, word):
        return True
    return _inverted(reading, word)


def _inverted(reading: Reading, word: int) -> bool:
    """Recognise "had the army fired first, ...", "should she resign, ..."."""
    if reading.deprel[word] not in {"advcl", "root", "ccomp"}:
        return False
    # The first child alone: of a sentence without end the root has tens of thousands, and every act asks.
    first = next(iter(reading.children(word)), word)
    if reading.text(first).lower() not in {"had", "should", "were"} or first != below(reading, word)[0]:
        return False
    subjects = reading.children(word, "nsubj", "nsubj:pass")
    return bool(subjects) and first < subjects[0] < word and not _question_mark(reading, word)


def root_of(reading: Reading, word: int) -> int:
    """Return the root of the sentence of a word."""
    top = word
    for _, _, up in climb(reading, word):
        top = up
    return top


def _question_mark(reading: Reading, word: int) -> bool:
    """Tell whether a question mark ends the clause of a word, or its sentence."""
    number = reading.tokens[word].sentence
    if "?" not in reading.string[reading.sentences[number].start : reading.sentences[number].end]:
        return False
    inside = below(reading, word)
    sentence = reading.sentence_tokens(number)
    if any(reading.text(k) == "?" for k in (*inside, inside[-1] + 1, inside[-1] + 2) if k in sentence):
        return True
    for k in reversed(sentence[-_TAIL:]):
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
        if reading.lemma[at].lower() == "be" and at < min(reading.children(at, "expl"), default=-1):
            return True  # "Were there any attacks?"
        for aux in reading.children(at, "aux", "aux:pass", "cop"):
            if subjects and aux < subjects[0] and not _wh_before(reading, at, aux):
                return True
        if any(reading.lemma[k].lower() in {"who", "what"} for k in subjects) and reading.head[at] < 0:
            return True
        thought = reading.deprel[at] == "ccomp" and reading.lemma[reading.head[at]].lower() in _THINKING
        if not (thought or reading.deprel[at] in {"xcomp", "conj"}) or reading.head[at] < 0:
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
            reading.lemma[k].lower() in {"must", "should", "can", "could", "ca", "ought", "shall", "will", "wo"}
            for k in reading.children(verb, "aux")
        )
        and complement(reading, verb, ("by",)) is None
    )
