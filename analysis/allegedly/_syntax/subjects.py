"""Who does what a verb says: subjects of its own, shared, controlled from above, or behind a relative pronoun.

Control follows Rosenbaum (1967), "The grammar of English predicate complement constructions": the object does what
the infinitive of "urge" says, the subject what that of "promise" says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._remembered import remembered
from .tree import (
    OPENING,
    SUBJECTS,
    after_comma,
    below,
    climb,
    has_case,
    is_below,
    is_passive,
    left_edge,
)

if TYPE_CHECKING:
    from ..reading import Reading

_RELATIVE: Final = frozenset({"who", "whom", "which", "that", "whose"})
#: Relations of clauses that a relative pronoun may open; parsers at times tie such a clause to a verb.
_MODIFYING: Final = frozenset({"acl:relcl", "acl", "advcl:relcl"})
_LOOSE: Final = frozenset({"advcl", "parataxis", "ccomp", "conj"})
#: Verbs whose object does what their infinitive says ("urged her to attack him").
_OBJECT_CONTROL: Final = frozenset(
    "allow ask advise beg cause command compel convince dare direct enable encourage expect force "
    "get goad help incite instruct invite lead let make order permit persuade press prompt push "
    "request require see tell tempt urge want warn".split()
)
#: Verbs whose object is said to do what their gerund says ("accused her of lying", "kept him from voting").
_GERUND_CONTROL: Final = frozenset(
    "accuse acquit ban bar catch convict discourage dissuade exonerate hear keep prevent save see stop suspect "
    "talk watch".split()
)
#: Verbs and the prepositions of those who are to do what their infinitive says ("called on her to apologise").
_OBLIQUE_CONTROL: Final = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
}
#: Objects that come with a gerund whose subject has or pays them ("took the blame for attacking him").
_PAID: Final = frozenset(
    "award blame credit criticism excuse fine flak heat penalty praise price prize reason reputation responsibility "
    "support time".split()
)
#: Verbs that take a clause without "to" or "that" ("heard her leave", "demanded she leave").
_BARE_CLAUSE: Final = frozenset("demand hear help insist let make recommend request see suggest watch".split())
_PERSONAL: Final = frozenset({"him", "her", "them", "me", "us", "he", "she", "they", "i", "we"})


def antecedent(reading: Reading, word: int) -> int:
    """Replace a relative pronoun by the noun that its clause modifies."""
    if reading.lemma[word].lower() not in _RELATIVE or reading.deprel[word] in {"mark", "det"}:
        return word
    for _, _, up in climb(reading, word):
        if reading.deprel[up] in _MODIFYING and reading.head[up] >= 0:
            noun = reading.head[up]
            return noun if noun < word and reading.upos[noun] != "VERB" else _noun_before(reading, word)
        if reading.deprel[up] in _LOOSE and word < up and not _ends_in_question(reading, word):
            before = _noun_before(reading, word)
            if before != word:
                return before
    # "It is the dam that many blame", ", whose criticism ...": the clause hangs elsewhere, its noun stands before it.
    fronted = word < reading.head[word] and not _ends_in_question(reading, word)
    return _noun_before(reading, word) if fronted else word


def _ends_in_question(reading: Reading, word: int) -> bool:
    sentence = reading.sentence_tokens(reading.tokens[word].sentence)
    return any(reading.text(k) == "?" for k in sentence[-3:])


def _noun_before(reading: Reading, word: int) -> int:
    # "The minister, who has been accused, did not attend": the clause may hang on the verb behind it.
    for at in reversed(range(reading.sentence_tokens(reading.tokens[word].sentence).start, word)):
        if reading.upos[at] != "PUNCT":
            return at if reading.upos[at] in {"NOUN", "PROPN"} else word
    return word


@remembered
def own_subject(reading: Reading, verb: int) -> int | None:
    """Return the head of the subject that hangs on this very word, a relative pronoun resolved."""
    found = _subjects(reading, verb)
    if found:
        return antecedent(reading, _nearest(reading, found, verb))
    # Parsers at times hang a subject on the object behind the verb.
    for below_verb in reading.children(verb, "obj", "advmod"):
        for child in reading.children(below_verb, "nsubj"):
            if child < verb and child < below_verb and not reading.children(below_verb, "cop"):
                return antecedent(reading, child)
    objects = [k for k in reading.children(verb, "obj") if reading.lemma[k].lower() not in _RELATIVE]
    if len(objects) > 1 and objects[0] < verb < objects[-1]:
        return objects[0]  # "the sight of *Bell* attacking them"
    return _raised(reading, verb)


def _raised(reading: Reading, verb: int) -> int | None:
    """Return the subject of a clause that is read as the object of the verb above it.

    In "she complained the board had attacked her" and "she heard the board attack her" a parser may take "the board"
    for the object of the first verb.
    """
    head = reading.head[verb]
    if head < 0 or reading.deprel[verb] not in {"ccomp", "advcl", "xcomp"} or reading.children(verb, "mark"):
        return None
    finite = reading.deprel[verb] == "ccomp" and reading.children(verb, "aux", "aux:pass")
    bare = reading.text(verb).lower() == reading.lemma[verb].lower() and reading.lemma[head].lower() in _BARE_CLAUSE
    between = [k for k in reading.children(head, "obj") if head < k < verb]
    return between[-1] if between and (finite or bare) else None


def _subjects(reading: Reading, verb: int) -> list[int]:
    found = [k for k in reading.children(verb, *SUBJECTS) if reading.lemma[k].lower() != "there"]
    # "who through his office declined": what follows a preposition is no subject.
    bare = [k for k in found if not has_case(reading, k, "through", "by", "from", "with", "at", "on")]
    # "and is a liar, a crook": a noun after a predicate is no subject of it.
    # "Entering the hall, Bell attacked him": a gerund before a comma is no subject either.
    bare = [k for k in bare if not (reading.deprel[k].startswith("csubj") and _fronted(reading, k))]
    found = bare if bare or not found else [k for k in found if not reading.deprel[k].startswith("csubj")]
    copulas = reading.children(verb, "cop")
    if copulas and copulas[0] < verb and reading.deprel[verb] == "conj":
        bare = [k for k in bare if k < verb]
        found = bare
    return bare or found


def _fronted(reading: Reading, gerund: int) -> bool:
    last = gerund
    inside = set(below(reading, gerund))
    while last + 1 in inside:
        last += 1
    ends = {reading.text(k) for k in (last, last + 1) if k < len(reading.tokens)}
    return "," in ends and reading.text(gerund).lower().endswith("ing")


def _nearest(reading: Reading, subjects: list[int], verb: int) -> int:
    """Return the subject next before the verb where a parser gives a verb several."""
    before = [k for k in subjects if k < verb]
    if len(before) < 2:
        return subjects[0]
    # "they both accused": the second word only counts the first.
    return before[-2] if reading.upos[before[-1]] == "DET" and before[-1] == before[-2] + 1 else before[-1]


@remembered
def subject(reading: Reading, verb: int, *, depth: int = 6) -> int | None:
    """Return the head of the understood subject: its own, or one shared or controlled from above.

    Examples
    --------
    In "She attacked the bank and accused it of theft", the subject of "accused" is "She"; in "a letter
    alleging theft", that of "alleging" is "letter".
    """
    own = own_subject(reading, verb)
    if own is not None:
        return own
    head, rel = reading.head[verb], reading.deprel[verb]
    if head < 0 or depth == 0:
        return None
    # "the man accused of theft" is at times read as an apposition, or as an adjective after its noun.
    if rel in {"amod", "appos"} and head < verb and reading.upos[verb] == "VERB":
        return head
    if rel in {"xcomp", "advcl", "ccomp", "obl"}:
        controller = _controlling_object(reading, verb, head, rel)
        if controller is not None:
            return controller
    if rel == "xcomp" and reading.lemma[head] in _OBJECT_CONTROL and is_passive(reading, head):
        return subject(reading, head, depth=depth - 1)
    if rel in {"acl", "acl:relcl"}:
        if reading.upos[head] in {"NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"}:
            # "the plan to attack", "a history of attacking": the noun itself does not do it.
            if rel == "acl" and reading.children(verb, "mark") and not _opens_relative(reading, verb):
                # "criticised her surrogates for attacking him": the phrase may hang on the noun that does it.
                blamed = has_case(reading, verb, "for") and reading.deprel[head] in {"obj", "nsubj:pass"}
                return head if blamed and reading.lemma[head].lower() not in _PAID else _owner(reading, head, depth)
            # "She attacked the plan, calling it a joke": after a comma the subject goes on, not the noun.
            apart = rel == "acl" and after_comma(reading, verb) and reading.text(verb).lower().endswith("ing")
            if apart and reading.children(head, "cop"):
                about = own_subject(reading, head)
                return head if about is None else about
            if apart and reading.deprel[head] in {"obj", "obl", "nmod"}:
                return _goer_on(reading, head, depth)
            return head
        return subject(reading, head, depth=depth - 1)
    if rel == "parataxis" and head < verb and reading.upos[head] in {"NOUN", "PROPN"} and _is_bare(reading, head):
        return head
    if rel in {"advcl", "acl"} and head < verb:
        beside = _noun_of_participle(reading, verb)
        if beside is not None:
            far = subject(reading, head, depth=depth - 1)
            return far if far is not None and is_below(reading, beside, far) else beside
    if rel == "advcl" and verb < head:
        shared = _subjects(reading, head)
        if len(shared) > 1 and shared[0] < verb:
            return antecedent(reading, _nearest(reading, shared, verb))
    if rel in {"xcomp", "conj", "advcl", "ccomp", "parataxis", "obl", "nmod", "csubj", "dep", "appos", "list"}:
        if reading.upos[head] in {"NOUN", "PROPN"} and rel in {"nmod", "appos"}:
            return _owner(reading, head, depth)
        return subject(reading, head, depth=depth - 1)
    return None


def _goer_on(reading: Reading, noun: int, depth: int) -> int | None:
    """Return the subject of the clause that a noun stands in, the noun itself where there is none."""
    for _, _, up in climb(reading, noun):
        if reading.upos[up] in {"VERB", "AUX"}:
            found = subject(reading, up, depth=depth - 1)
            return noun if found is None else found
    return noun


def _controlling_object(reading: Reading, verb: int, head: int, rel: str) -> int | None:
    """Return the object that does what a verb says: "urged *her* to leave", "blamed *him* for leaving"."""
    lemma = reading.lemma[head]
    gerund = reading.text(verb).lower().endswith("ing") or any(
        reading.text(k).lower() in {"having", "being"} for k in reading.children(verb, "aux", "aux:pass", "cop")
    )
    told = rel == "xcomp" and lemma in _OBJECT_CONTROL
    kept_from = gerund and lemma in _GERUND_CONTROL
    because = gerund and has_case(reading, verb, "for")
    if lemma in _OBLIQUE_CONTROL and _is_infinitive(reading, verb):
        for child in reading.children(head, "obl", "obj"):
            # The preposition may be read as part of the verb.
            before = reading.lemma[left_edge(reading, child) - 1].lower()
            asked = has_case(reading, child, *_OBLIQUE_CONTROL[lemma]) or before in _OBLIQUE_CONTROL[lemma]
            if asked and head < child < verb and reading.upos[child] in {"NOUN", "PROPN", "PRON"}:
                return child
    if not (told or kept_from or because):
        return None
    for child in reading.children(head, "obj", "iobj"):
        # What is used for doing something does not do it; who is blamed for it does.
        if child < verb and (not because or reading.upos[child] == "PROPN" or _is_personal(reading, child)):
            return antecedent(reading, child)
    if kept_from and is_passive(reading, head):
        return subject(reading, head)
    return None


def _is_bare(reading: Reading, noun: int) -> bool:
    """Tell whether a noun is no predicate: the root of a sentence whose verb hangs beside it."""
    return reading.deprel[noun] == "root" and not reading.children(noun, "cop", "nsubj", "expl", "case")


def _noun_of_participle(reading: Reading, verb: int) -> int | None:
    """Return the noun right before a past participle: "a field *focused* on attacking her"."""
    if not is_passive(reading, verb) or reading.children(verb, "aux", "aux:pass", "mark", "nsubj", "nsubj:pass"):
        return None
    before = left_edge(reading, verb) - 1
    if before >= 0 and reading.upos[before] == "PUNCT" and reading.text(before) in OPENING:
        before -= 1
    return before if before >= 0 and reading.upos[before] in {"NOUN", "PROPN"} else None


def _is_personal(reading: Reading, word: int) -> bool:
    return reading.text(word).lower() in _PERSONAL


def _opens_relative(reading: Reading, verb: int) -> bool:
    return any(
        reading.lemma[k].lower() in _RELATIVE for k in reading.children(verb, "mark") if reading.upos[k] == "PRON"
    )


def _is_infinitive(reading: Reading, verb: int) -> bool:
    return any(reading.lemma[k] == "to" for k in reading.children(verb, "mark"))


def _owner(reading: Reading, noun: int, depth: int) -> int | None:
    """Return who has the attempt, plan, campaign ... that a clause hangs on."""
    for child in reading.children(noun, "nmod:poss"):
        return child
    rel, head = reading.deprel[noun], reading.head[noun]
    if head >= 0 and rel in {"obj", "obl", "xcomp", "conj", "nmod", "iobj"} and depth:
        if reading.upos[head] in {"NOUN", "PROPN"}:
            return _owner(reading, head, depth - 1)
        return subject(reading, head, depth=depth - 1)
    if rel in {"nsubj", "nsubj:pass"}:
        return noun
    return None
