"""Rules M1 to M4: acts done by what is said, without a word that names them.

"They must pay", "the council should close the bridge", "we will repair it" and "I was wrong" demand, propose, promise
and concede by their form: the modal, and whose act it is about. A quoted question does not make an act of asking:
most that are worth quoting are rhetorical.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, climb, is_passive, own_subject, predicate, subject
from ..blocks import block, is_negated
from ..people import is_self
from ..scene import Found
from .assertions import tells
from .speakers import speaks
from .uses import asks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

#: Verbs that say what happens to somebody or what state they are in, not what they do.
_STATES: Final = frozenset(
    "be have know think believe seem mean want need like love hate rest depend win lose get see feel find become "
    "remain happen face suffer die receive survive understand remember forget hear learn regret enjoy miss deserve "
    "belong result cause worry "
    "prefer expect hope look stay end prevail succeed benefit come wonder appear cost agree care own live last".split()
)
#: Verbs with which a first person only leads up to something: "I will say this".
_LEADING_UP: Final = frozenset("say tell add note admit point argue let put see wait explain consider try".split())
#: Cues that say what the law or the arithmetic requires; nobody demands it.
_NOT_WANTED: Final = frozenset(
    {
        "according to",
        "note",
        "explain",
        "under",
        "point out",
        "show",
        "know",
        "report",
        "recall",
        "calculate",
        "estimate",
    }
)
_LAWS: Final = frozenset("law rule regulation act constitution code provision statute order policy bill".split())
_FUTURE: Final = frozenset({"will", "'ll", "’ll", "shall"})
_FAULTS: Final = frozenset({"mistake", "error", "fault", "misjudgment", "misstep"})
_OWN: Final = frozenset("he she they".split())
_COUNTED: Final = frozenset(
    "percent % half third quarter poll survey surveyed voter respondent three-fourths two-thirds".split()
)


def by_form(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the acts that a clause of a content does by its form (M1 to M4).

    Parameters
    ----------
    scene : Scene
        The document.
    index : int
        Index of the attribution in whose content the clause stands.
    head : int
        Head of the clause.

    Yields
    ------
    Found
        At most one act; none where the cue names the act already.
    """
    reading = scene.reading
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(head, "aux")}
    if "must" in auxiliaries:
        yield from _must(scene, index, head)
    elif auxiliaries & {"should", "ought"} or _ought(scene, head):
        yield from _should(scene, index, head)
    elif auxiliaries & (_FUTURE | {"would", "'d", "’d", "wo"}) or reading.lemma[head].lower() == "go":
        yield from _will(scene, index, head)
    else:
        yield from _own_fault(scene, index, head)


def _found(
    scene: Scene,
    index: int,
    head: int,
    act: str,
    rule: str,
    word: int,
    *,
    aimed: bool = False,
    target: int | None = None,
) -> Found:
    attribution = scene.attributions[index]
    cue = attribution.cue_token
    near = cue >= 0 and scene.reading.tokens[cue].sentence == scene.reading.tokens[head].sentence
    return Found(
        act=act,
        rule=rule,
        explicitness="propositional",
        head=word,
        cue=scene.words(*((cue, word) if near else (word,))),
        source=scene.speaker(index),
        target=scene.party(target) if aimed else None,
        charge=predicate(scene.reading, head),
        score=0.5,
        hedged=scene.hedged(cue if cue >= 0 else None),
        attribution=attribution.id,
    )


def _named_by_cue(scene: Scene, index: int, *acts: str) -> bool:
    """Tell whether the cue of an attribution names one of these acts itself."""
    return any(row.act in acts for row in scene.tables.by_lemma.get(scene.attributions[index].cue_lemma, ()))


def _must(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the demand of "they must pay, Bell said" (M1); not what must be by law, arithmetic or inference."""
    reading = scene.reading
    modal = next(k for k in reading.children(head, "aux") if reading.lemma[k].lower() == "must")
    who = own_subject(reading, head)
    if who is None or reading.upos[head] != "VERB" or reading.children(head, "cop") or is_self(scene, who):
        return
    if len(reading.children(head, "aux")) > 1 or reading.lemma[head].lower() in _STATES or is_negated(reading, head):
        return  # "must be hiding something", "must have lied"
    attribution = scene.attributions[index]
    if attribution.cue_lemma in _NOT_WANTED or reading.deprel[head] == "acl:relcl":
        return
    if any(reading.lemma[k].lower() in _LAWS for span in attribution.source for k in reading.tokens_in(span)):
        return
    passive = is_passive(reading, head)
    if not passive and not (speaks(scene, who) or reading.lemma[who].lower() == "it"):
        return
    doer = agent(reading, head) if passive else who
    yield _found(scene, index, head, "DEMAND", "M1", modal, aimed=True, target=doer)


def _ought(scene: Scene, head: int) -> bool:
    reading = scene.reading
    up = reading.head[head]
    return up >= 0 and reading.deprel[head] == "xcomp" and reading.lemma[up].lower() == "ought"


def _should(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the proposal of "the council should close the bridge, Bell said" (M2)."""
    reading = scene.reading
    modals = [k for k in reading.children(head, "aux") if reading.lemma[k].lower() in {"should", "ought"}]
    modal = modals[0] if modals else reading.head[head]
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(head, "aux")}
    who = subject(reading, head)
    if who is None or reading.upos[head] != "VERB" or reading.children(head, "cop") or "have" in auxiliaries:
        return
    if reading.lemma[head].lower() in _STATES | _LEADING_UP or is_negated(reading, head):
        return
    if reading.lemma[who].lower() == "i" or reading.deprel[head] == "acl:relcl" or block(reading, head, modal=False):
        return
    passive = is_passive(reading, head)
    if not passive and not speaks(scene, who):
        return
    attribution = scene.attributions[index]
    told = tells(scene, index, clause=True) and attribution.cue_lemma != "joke"
    if (
        not told
        or _by_a_share(scene, index)
        or asks(scene, head)
        or _named_by_cue(scene, index, "DEMAND", "PROPOSE", "ASK")
    ):
        return
    yield _found(scene, index, head, "PROPOSE", "M2", modal)


def _will(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the promise of "we will repair the bridge, Bell said" (M3)."""
    reading = scene.reading
    word, verb = next(iter(reading.children(head, "aux")), head), head
    if reading.lemma[head].lower() == "go":
        verb = next(iter(reading.children(head, "xcomp")), head)
        if verb == head or not any(reading.lemma[k].lower() == "to" for k in reading.children(verb, "mark")):
            return
        word = head
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(head, "aux")}
    would = bool(auxiliaries & {"would", "'d", "’d"})
    who = own_subject(reading, head)
    if who is None or reading.upos[verb] != "VERB" or reading.children(verb, "cop") or is_passive(reading, verb):
        return
    if reading.lemma[verb].lower() in _STATES | _LEADING_UP or is_negated(reading, verb) or is_negated(reading, head):
        return
    if (
        "have" in auxiliaries
        or reading.deprel[head] == "acl:relcl"
        or not _of_speaker(scene, index, head, who, would=would)
    ):
        return
    supposed = any(
        reading.lemma[k].lower() == "if" for c in reading.children(head, "advcl") for k in reading.children(c, "mark")
    )
    if (would and supposed) or block(reading, head, modal=False) or _named_by_cue(scene, index, "PROMISE", "THREATEN"):
        return
    if not tells(scene, index, clause=True) or _by_a_share(scene, index):
        return
    if would and reading.text(verb).lower() != reading.lemma[verb].lower():
        return  # "he'd asked" is "he had asked"
    if any(reading.lemma[k].lower() in _STATES for k in reading.children(verb, "xcomp")):
        return  # "we will start winning"
    yield _found(scene, index, verb, "PROMISE", "M3", word)


def _of_speaker(scene: Scene, index: int, head: int, who: int, *, would: bool) -> bool:
    """Tell whether a clause is about whoever says it: "I" in their words, "he" right below their cue."""
    reading, attribution = scene.reading, scene.attributions[index]
    lemma, cue = reading.lemma[who].lower(), attribution.cue_token
    if lemma in {"i", "we"}:
        own_words = attribution.quote == "direct" or (attribution.quote == "mixed" and attribution.parent is None)
        return own_words and not would and _on_top(scene, index, head)
    below = cue >= 0 and reading.deprel[head] == "ccomp" and reading.head[head] == cue
    told = below and own_subject(reading, cue) is not None
    if not told or attribution.quote == "direct":
        return False
    return lemma in _OWN and not reading.children(head, "expl")


def _on_top(scene: Scene, index: int, head: int) -> bool:
    """Tell whether a clause is a main clause of a content, not something said or supposed inside it."""
    for _, rel, up in climb(scene.reading, head):
        if scene.holder[up] != index or rel == "parataxis":
            return True
        if rel != "conj" and not (rel == "ccomp" and scene.reading.lemma[up].lower() in {"think", "believe"}):
            return False
    return True


def _by_a_share(scene: Scene, index: int) -> bool:
    """Tell whether those who speak are counted by a poll: "8 percent said they would"."""
    reading = scene.reading
    words = {reading.lemma[k].lower() for span in scene.attributions[index].source for k in reading.tokens_in(span)}
    return bool(words & _COUNTED)


def _own_fault(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the concession of "I made a mistake, Bell said", "it was my fault" (M4)."""
    reading = scene.reading
    lemma, who = reading.lemma[head].lower(), own_subject(reading, head)
    if who is None or is_negated(reading, head) or block(reading, head):
        return
    word: int | None = None
    mine = _of_speaker(scene, index, head, who, would=False)
    if mine and lemma in {"make", "commit"}:
        word = next((k for k in reading.children(head, "obj") if reading.lemma[k].lower() in _FAULTS), None)
    elif mine and (lemma in {"misspeak", "err"} or (lemma in {"wrong", "mistaken"} and reading.children(head, "cop"))):
        word = head
    elif lemma in _FAULTS and reading.children(head, "cop"):
        own = any(reading.text(k).lower() in {"my", "our"} for k in reading.children(head, "nmod:poss"))
        deed = own_subject(reading, who) if reading.deprel[who].startswith("csubj") else None
        if own or (deed is not None and reading.lemma[deed].lower() in {"i", "we"}):
            word = head
    if word is None or _named_by_cue(scene, index, "CONCEDE"):
        return
    yield _found(scene, index, head, "CONCEDE", "M4", word)
