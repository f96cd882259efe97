"""Rules D4, D8, D9 and A12: denials made by a clause, and what the author says in their own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, complement, is_passive, own_subject, phrase, predicate, subject
from ..._types import AUTHOR
from ..blocks import block, is_modal, is_negated
from ..parties import by_content, by_word
from ..people import can_act, is_self
from ..scene import Found
from .contents import asserts, clauses, is_clause
from .judgements import blameworthy, of_kind
from .qualities import answerable
from .verdicts import culprit, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..._types import Span
    from ..scene import Scene
    from .judgements import Verdict

#: Verbs of insisting; what follows with a negation answers somebody.
_INSISTING: Final = frozenset({"insist", "maintain", "protest", "swear", "claim", "contend"})
_PRONOUNS: Final = frozenset({"he", "she", "they", "i", "we"})
_THIS: Final = frozenset({"it", "that", "this", "they", "none", "nothing", "neither"})
#: What one has none of who has had no part in something, and the prepositions of what it is a part of.
_PARTS: Final = frozenset({"role", "involvement", "part", "hand", "knowledge", "link", "connection", "tie"})
_IN_WHAT: Final = ("in", "with", "of", "to", "about")
#: What a claim has none of that is not true.
_SUBSTANCE: Final = frozenset({"truth", "substance", "basis", "merit", "validity", "foundation"})
_WRONG: Final = frozenset({"wrong", "illegal", "improper", "inappropriate", "untoward", "unethical", "criminal"})
_TRUE: Final = frozenset({"true", "so", "case", "accurate", "correct"})
#: Verbs for what one says that one never did, with a pronoun for their object.
_DOING: Final = frozenset("say do make claim write suggest promise call tell happen occur".split())
#: Names for people of prejudice: who says that somebody is none answers those who say so.
_LABELS: Final = frozenset(
    "racist sexist bigot misogynist xenophobe homophobe islamophobe anti-semite antisemite supremacist fascist nazi "
    "racism sexism bigoted xenophobic homophobic anti-semitic misogynistic islamophobic transphobic".split()
)
#: Auxiliaries of what is still to come, which answers no charge.
_LATER: Final = frozenset({"will", "would", "wo", "'ll", "’ll", "'d", "’d", "can", "shall", "should", "may", "might"})


def denied_by_saying(scene: Scene, deeds: Mapping[str, frozenset[str]], taken: frozenset[int]) -> Iterator[Found]:
    """Yield denials made by a negated clause: "had no role in it", "insisted she had not met him" (D4, D8).

    Parameters
    ----------
    scene : Scene
        The document.
    deeds : Mapping of str to frozenset of str
        Lemmas of what somebody is accused of in this document, and lemmas of who is.
    taken : frozenset of int
        Tokens of charges of acts that are named by a word, and of cues.
    """
    reading = scene.reading
    for index, attribution in enumerate(scene.attributions):
        if not asserts(scene, index) or not attribution.content:
            continue
        for head in clauses(scene, index):
            if head in taken:
                continue
            answers = _answers(scene, index, head, deeds)
            if not answers and not _formula(scene, head):
                continue
            if block(reading, head, modal=False, own=False) is not None:
                continue
            yield by_content(
                scene,
                index,
                head,
                "DENY",
                "D8" if answers else "D4",
                target=None,
                charge=_denied(scene, head),
                score=0.6 if answers else 0.7,
                aimed=False,
            )
            break


def _denied(scene: Scene, head: int) -> Span:
    """Return what is denied: the predicate, or of "there is no truth to the report" the report."""
    reading = scene.reading
    for noun in reading.children(head, "nsubj") if reading.children(head, "expl") else ():
        what = complement(reading, noun, ("to", "in", "for"))
        if what is not None:
            return clause(reading, what)
    return predicate(reading, head)


def _answers(scene: Scene, index: int, head: int, deeds: Mapping[str, frozenset[str]]) -> bool:
    """Tell whether a negated clause answers a charge: one made in this document, or one that "insist" presupposes."""
    reading = scene.reading
    if not is_negated(reading, head) or any(reading.text(k).lower() in _LATER for k in reading.children(head, "aux")):
        return False
    about = own_subject(reading, head)
    if about is None:
        return False
    own = reading.lemma[about].lower() in _PRONOUNS
    attribution = scene.attributions[index]
    insisting = attribution.cue_lemma.lower() in (_INSISTING if own else {"insist", "maintain", "swear"})
    if insisting and reading.head[head] == attribution.cue_token:
        return True
    if not own and reading.upos[about] != "PROPN":
        return False
    accused = deeds.get(reading.lemma[head].lower(), frozenset())
    return bool(accused) and (own or reading.lemma[about].lower() in accused)


def _formula(scene: Scene, head: int) -> bool:
    """Recognise what denies by itself: "had no part in it", "did nothing wrong", "that is not true", "never happened".

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    if reading.deprel[head] in {"acl:relcl", "acl", "advcl"} or is_modal(reading, head):
        return False
    lemma = reading.lemma[head].lower()
    about = own_subject(reading, head)
    negated = is_negated(reading, head)
    there = any(reading.lemma[k].lower() == "there" for k in reading.children(head, "expl"))
    if lemma in {"have", "play", "be", "do"} and (there or not _generic(scene, about)):
        for child in reading.children(head, "obj", "nsubj"):
            if _none_of(scene, head, child, negated=negated):
                return True
    if lemma in {"guilty", "innocent"} and reading.children(head, "cop"):
        return (lemma == "guilty") == negated and about is not None and can_act(scene, about)
    own = about is not None and reading.lemma[about].lower() in _PRONOUNS
    about_actor = about is not None and can_act(scene, about)
    itself = about is not None and reading.lemma[about].lower() == "it" and not reading.children(head, "expl")
    if (own or itself or about_actor) and negated and lemma in {"involve", "involved"}:
        return complement(reading, head, ("in", "with")) is not None
    if own and negated and (scene.is_a(head, "DECEIT_V") or reading.children(head, "cop")):
        return scene.is_a(head, "DECEIT_V") or culprit(scene, head) is not None or lemma in _LABELS
    if (own or itself) and negated and _no_such_wrong(scene, head):
        return True
    if negated and lemma in _LABELS and reading.children(head, "cop"):
        return about is not None and can_act(scene, about)  # "the mayor is not a racist"
    this = about is not None and reading.lemma[about].lower() in _THIS
    if lemma in _TRUE and reading.children(head, "cop"):
        return this and (negated or reading.lemma[about or 0].lower() in {"none", "nothing", "neither"})
    if lemma in {"happen", "occur"}:
        asked = any(reading.lemma[k].lower() in {"what", "how"} for k in reading.children(head))
        past = reading.text(head).lower() in {"happened", "occurred"} or reading.children(head, "aux")
        yet = any(reading.lemma[k].lower() == "yet" for k in reading.children(head, "advmod"))
        plain = negated and not asked and not yet and not reading.children(head, "obl:unmarked", "obl")
        return this and bool(past) and (plain or (asked and is_negated(reading, reading.head[head])))
    never = any(reading.lemma[k].lower() == "never" for k in reading.children(head, "advmod"))
    if never and lemma in _DOING and (about is None or reading.lemma[about].lower() in _PRONOUNS):
        return any(_such(scene, k) for k in reading.children(head, "obj"))
    return False


def _no_such_wrong(scene: Scene, head: int) -> bool:
    """Recognise "we did not poison the river", "she never ignored the warnings": a wrong, in the past, not done."""
    reading = scene.reading
    if reading.upos[head] != "VERB" or not blameworthy(scene, head) or is_passive(reading, head):
        return False
    if not any(k > head and reading.upos[k] != "PUNCT" for k in below(reading, head)):
        return False
    forms = {reading.text(k).lower() for k in reading.children(head, "aux")}
    past = bool(forms & {"did", "had", "has", "have", "'ve", "’ve"})
    never = any(reading.lemma[k].lower() == "never" for k in reading.children(head, "advmod"))
    return past or (never and reading.text(head).lower() != reading.lemma[head].lower())


def _generic(scene: Scene, about: int | None) -> bool:
    """Tell whether a subject is nobody in particular; "there" has none."""
    return about is not None and not (can_act(scene, about) or is_self(scene, about))


def _such(scene: Scene, word: int) -> bool:
    reading = scene.reading
    near = {reading.lemma[k].lower() for k in (word, *reading.children(word, "det", "amod"))}
    return bool(near & {"it", "that", "this", "such", "those", "anything", "nothing"})


def _none_of(scene: Scene, head: int, child: int, *, negated: bool) -> bool:
    """Match one object of "have", "play", "do", or the subject of "there is": no part, nothing wrong, no truth."""
    reading = scene.reading
    name = reading.lemma[child].lower()
    none = any(reading.lemma[k].lower() in {"no", "zero"} for k in reading.children(child, "det", "amod"))
    none = none or (negated and any(reading.lemma[k].lower() == "any" for k in reading.children(child, "det")))
    if name in _SUBSTANCE and none:
        return complement(reading, child, ("to", "in", "for")) is not None
    if name in _PARTS and none:
        what = complement(reading, child, _IN_WHAT)
        return (what is not None or name == "involvement") and (
            name != "knowledge" or is_self(scene, own_subject(reading, head))
        )
    if name in {"nothing", "anything"} and (name == "nothing" or negated):
        after = range(child + 1, min(child + 5, reading.sentence_tokens(reading.tokens[child].sentence).stop))
        words = [reading.lemma[k].lower() for k in after]
        if reading.lemma[head].lower() == "have":
            return words[:2] == ["to", "do"]
        return reading.lemma[head].lower() == "do" and bool(set(words[:2]) & _WRONG)
    return False


def falsely(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the author's denial in "falsely claimed that ..." (D9).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adverb.

    Yields
    ------
    Found
        At most one act, by the author or whoever's words these are.
    """
    reading = scene.reading
    up = reading.head[head]
    if up < 0 or reading.upos[up] != "VERB" or head + 1 >= len(reading.tokens):
        return
    if not reading.children(up, "ccomp") and reading.upos[head + 1] == "VERB":
        up = head + 1  # "raised doubts, falsely suggesting that ...": the adverb is tied to the verb before
    said = reading.children(up, "ccomp") or tuple(k for k in reading.children(up, "xcomp") if own_subject(reading, k))
    if not said:
        return
    index = scene.holder[head]
    yield by_word(
        scene,
        head,
        "DENY",
        "D9",
        source=scene.speaker(index),
        charge=clause(reading, said[0]),
        score=0.6,
        explicitness="propositional",
        why=block(reading, up),
    )


def narrated(scene: Scene, taken: frozenset[int]) -> Iterator[Found]:
    """Yield accusations that the author makes in their own voice (A12).

    Parameters
    ----------
    scene : Scene
        The document.
    taken : frozenset of int
        Tokens of charges of acts that are named by a word.
    """
    reading = scene.reading
    for word in range(len(reading.tokens)):
        if scene.holder[word] >= 0 or word in taken or word in scene.by_cue or not is_clause(scene, word):
            continue
        if reading.deprel[word] not in {"root", "conj", "parataxis"}:
            continue
        said = verdict(scene, word)
        if said is not None and said.act == "DENY":
            yield from _called_untrue(scene, word, said)
            continue
        if said is not None and said.act == "CRITICIZE":
            yield from _called_bad(scene, word, said)
            continue
        if said is None or said.act != "ACCUSE" or said.target is None or is_self(scene, said.target):
            continue
        if said.kind == "deed" and not scene.is_a(said.word, "DECEIT_V"):
            continue
        if said.kind == "omission" or not can_act(scene, said.target) or reading.children(word, "obl:agent"):
            continue
        if subject(reading, word) is None or block(reading, word) is not None:
            continue
        yield by_word(
            scene,
            word,
            "ACCUSE",
            "A12",
            source=AUTHOR,
            target=scene.party(said.target),
            charge=predicate(reading, word),
            words=(said.word,),
            score=0.4,
            explicitness="implicit",
            hedged=scene.hedged(word),
        )


def _called_untrue(scene: Scene, head: int, said: Verdict) -> Iterator[Found]:
    """Yield the author's own denial: "The claim is false." (D4)."""
    about = said.target
    if about is None or not of_kind(scene, about, "CLAIM_N") or block(scene.reading, head, own=False) is not None:
        return
    yield by_word(
        scene,
        head,
        "DENY",
        "D4",
        source=AUTHOR,
        charge=phrase(scene.reading, about, clauses=True),
        words=(said.word,),
        score=0.6,
        explicitness="propositional",
    )


def _called_bad(scene: Scene, head: int, said: Verdict) -> Iterator[Found]:
    """Yield the author's own judgement of somebody in words of abuse: "The mayor is a racist." (C12)."""
    about, reading = said.target, scene.reading
    if about is None or said.kind != "quality" or not scene.is_a(said.word, "ABUSIVE_ADJ", "CULPRIT_N"):
        return
    if is_self(scene, about) or not answerable(scene, about) or block(reading, head) is not None:
        return
    yield by_word(
        scene,
        head,
        "CRITICIZE",
        "C12",
        source=AUTHOR,
        target=scene.party(about),
        charge=predicate(reading, head),
        words=(said.word,),
        score=0.4,
        explicitness="implicit",
        hedged=scene.hedged(head),
    )
