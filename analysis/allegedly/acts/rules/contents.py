"""Acts done by what is said, not by a word that names them: rules A5, C6 and D4 (M1 to M4: `rules.outright`).

"The board lied to us, Bell said" accuses although "said" does not. The clauses of each content are judged one
by one; questions, conditions and negated clauses say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._remembered import remembered
from ..._syntax import below, clause, climb, is_passive, own_subject, phrase, predicate
from ..blocks import block, is_negated, unasserted
from ..parties import by_content
from ..people import can_act, is_self
from ..scene import Found
from .judgements import Verdict
from .outright import by_form
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..._types import Span, Spans
    from ..scene import Scene

#: Reporting words whose content is not put forward as true.
_NOT_ASSERTED: Final = frozenset(
    "want plan hope seek aim intend ask wonder question deny demand urge call promise vow pledge "
    "threaten offer refuse decline agree try invite order request wish doubt dispute reject dismiss "
    "refute rebut propose recommend swear beg prepare love like need expect dream favor favour "
    "endorse support back oppose require attempt prefer push press commit encourage pressure "
    "challenge debate consider accuse blame suspect contest disavow debunk contradict neglect fail "
    "ignore appear seem look".split()
)
#: Verbs of thinking whose clause counts as said ("I think he lied").
_TRANSPARENT: Final = frozenset(
    "think believe know say feel see realize realise find understand mean guess show prove suspect "
    "tell argue claim remember recognize recognise clear sure fact doubt seem appear notice suggest "
    "note".split()
)
#: Clauses that are put forward together with the main one.
_ALSO_ASSERTED: Final = frozenset(
    {"because", "while", "when", "since", "as", "after", "although", "though", "but", "by", "whereas"}
)
#: Verbs whose complement is said of their subject.
_RAISING: Final = frozenset("become seem sound look remain feel appear get begin start continue keep manage go".split())
#: Deeds that nobody does unawares.
_BY_DESIGN: Final = frozenset("rig steal loot frame smear persecute silence suppress disenfranchise target".split())
_NOMINAL: Final = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "appos", "obl:agent", "iobj"})


@remembered
def asserts(scene: Scene, index: int) -> bool:
    """Tell whether an attribution puts its content forward as true.

    Parameters
    ----------
    scene : Scene
        The document.
    index : int
        Index of the attribution; -1 for the author.
    """
    if index < 0:
        return True
    attribution = scene.attributions[index]
    head = attribution.cue_token
    if attribution.cue_lemma.lower() in {"ask", "wonder", "inquire"}:
        return False
    if attribution.cue_lemma.lower() in _NOT_ASSERTED and attribution.quote == "indirect":
        return False
    return head < 0 or block(scene.reading, head, modal=False) is None


def clauses(scene: Scene, index: int) -> Iterator[int]:
    """Yield the heads of the clauses that an attribution's content asserts, in text order.

    Parameters
    ----------
    scene : Scene
        The document.
    index : int
        Index of the attribution.
    """
    reading = scene.reading
    for span in scene.attributions[index].content:
        for word in reading.tokens_in(span):
            if scene.holder[word] == index and is_clause(scene, word) and is_asserted(scene, word, index):
                yield word


def is_clause(scene: Scene, word: int) -> bool:
    """Tell whether a word heads a clause: a verb, or a noun or adjective with a copula."""
    reading = scene.reading
    if reading.deprel[word] in {
        "amod",
        "compound",
        "aux",
        "aux:pass",
        "cop",
        "punct",
        "case",
        "mark",
        "det",
        "nmod:poss",
    }:
        return False
    if reading.upos[word] == "VERB":
        return True
    if reading.upos[word] == "AUX" and reading.children(word, "nsubj", "expl"):
        return True
    return bool(reading.children(word, "cop", "expl")) or (
        reading.deprel[word] == "xcomp" and reading.upos[word] in {"ADJ", "NOUN"}
    )


@remembered
def is_asserted(scene: Scene, word: int, index: int) -> bool:
    """Tell whether the way from a clause up to the edge of its content keeps it asserted."""
    reading = scene.reading
    passed = False  # whether the way has led out of a relative clause to its noun
    for at, rel, head in climb(reading, word):
        if any(reading.lemma[k].lower() == "whether" for k in reading.children(at, "mark", "advmod")):
            return False  # "it is unclear whether she lied"
        if scene.holder[head] != index or rel == "parataxis":
            return True
        lemma = reading.lemma[head].lower()
        if rel in {"ccomp", "acl"} and lemma == "doubt":
            return is_negated(reading, head)
        if rel == "acl:relcl":
            passed = True
        elif rel in {"ccomp", "csubj", "csubj:pass"}:
            if lemma not in _TRANSPARENT or is_negated(reading, head):
                return False
        elif rel == "advcl":
            marks = {reading.lemma[k].lower() for k in reading.children(at, "mark", "advmod", "case")}
            if marks and not marks & _ALSO_ASSERTED:
                return False
        elif not (rel == "conj" or (rel == "xcomp" and lemma in _RAISING) or (passed and rel in _NOMINAL)):
            return False
    return True


def proposed(scene: Scene, named: frozenset[int], taken: frozenset[int]) -> Iterator[Found]:
    """Yield the acts that contents do by what they say (A5, C6, D4).

    Parameters
    ----------
    scene : Scene
        The document.
    named : frozenset of int
        Attributions whose cue names an act already.
    taken : frozenset of int
        Tokens of charges of acts that are named by a word: they are not judged again.
    """
    for index in range(len(scene.attributions)):
        if index in named or not asserts(scene, index):
            continue
        seen: set[tuple[str, int | None, int]] = set()
        inside: dict[str, set[int]] = {}
        for head in clauses(scene, index):
            if head in taken:
                continue
            yield from by_form(scene, index, head)
            said = verdict(scene, head)
            if said is None or is_self(scene, said.target):
                continue
            found = _found(scene, index, head, said)
            key = (said.act, said.target, scene.reading.tokens[head].sentence)
            if found is None or key in seen or head in inside.get(said.act, ()):
                continue
            seen.add(key)
            inside.setdefault(said.act, set()).update(below(scene.reading, head))
            yield found


def _found(scene: Scene, index: int, head: int, said: Verdict) -> Found | None:
    reading = scene.reading
    # A verdict may rest on the negation itself ("is not fit").
    if block(reading, head, modal=False, own=said.act == "ACCUSE") is not None:
        return None
    if said.act == "ACCUSE" and (unasserted(reading, head) or not _answers_for(scene, said.target)):
        return None
    if said.target is None and said.kind == "deed" and is_passive(reading, head) and not _deceived(scene, said.word):
        return None  # "they were killed" accuses nobody
    denial = said.act == "DENY"
    charge = _denied(scene, head) if denial else predicate(reading, head)
    if said.kind == "existence":
        charge = phrase(reading, said.word, clauses=True)
    if denial:
        rule, score = "D4", 0.8
    elif said.act == "ACCUSE":
        rule, score = "A5", 0.7
    else:
        rule, score = "C6", 0.6
    return by_content(
        scene,
        index,
        said.word,
        said.act,
        rule,
        target=said.target,
        charge=_inside(charge, scene.attributions[index].content),
        score=score,
        hedge=(head,),
        explicitness="lexical" if denial else "propositional",
        aimed=not denial,
    )


def _answers_for(scene: Scene, target: int | None) -> bool:
    """Tell whether somebody can be to blame; the "it" of a deed mostly is a firm or an office."""
    return can_act(scene, target) or (target is not None and scene.reading.lemma[target].lower() == "it")


def _deceived(scene: Scene, word: int) -> bool:
    """Tell whether a passive blames whoever did it, though the text does not say who: "the vote was rigged"."""
    return scene.is_a(word, "DECEIT_V") or scene.reading.lemma[word].lower() in _BY_DESIGN


def _denied(scene: Scene, head: int) -> Span:
    """Return what "it is untrue that ..." or "the report is false" denies: the clause, else the subject."""
    reading = scene.reading
    for child in reading.children(head, "csubj", "ccomp", "advcl"):
        if child > head:
            return clause(reading, child)
    about = own_subject(reading, head)
    if about is None and reading.head[head] >= 0:
        about = own_subject(reading, reading.head[head])
    return clause(reading, head) if about is None else phrase(reading, about, clauses=True)


def _inside(span: Span, content: Spans) -> Span:
    """Clip a span to the piece of content in which it begins, so that no attribution stands in a charge."""
    for start, end in content:
        if start <= span[0] < end:
            return span[0], min(span[1], end)
    return span


def outspoken(scene: Scene, named: frozenset[int], taken: frozenset[int]) -> Iterator[Found]:
    """Yield accusations by words so strong that they accuse wherever in a content they stand (A5).

    "I am tired of the mayor lying to us", "vote for a crook".

    Parameters
    ----------
    scene : Scene
        The document.
    named : frozenset of int
        Attributions whose cue names an act already.
    taken : frozenset of int
        Tokens of charges and cues of acts found before.
    """
    reading = scene.reading
    open_ = {k for k in range(len(scene.attributions)) if k not in named and asserts(scene, k)}
    for word in range(len(reading.tokens)):
        index = scene.holder[word]
        if index not in open_ or word in taken:
            continue
        upos = reading.upos[word]
        if upos == "VERB" and scene.is_a(word, "DECEIT_V"):
            said = verdict(scene, word)
            if said is None or said.act != "ACCUSE" or said.target is None or is_self(scene, said.target):
                continue
        elif upos == "NOUN" and reading.lemma[word].lower() in _NAMES and reading.deprel[word] in _NAMING:
            said = Verdict("ACCUSE", _named_one(scene, word), "guilt", word)
        else:
            continue
        found = _found(scene, index, word, said)
        if found is not None:
            yield found


#: Names that accuse by themselves; "thief" or "terrorist" may be what everybody calls them.
_NAMES: Final = frozenset({"liar", "crook", "conman", "charlatan", "swindler"})
_NAMING: Final = frozenset({"obj", "obl", "nmod", "appos", "conj", "nsubj", "root", "parataxis", "ccomp", "xcomp"})


def _named_one(scene: Scene, word: int) -> int:
    """Return who is called a culprit: subject or object of the predicate, the noun beside it, or the name itself."""
    reading = scene.reading
    up = reading.head[word]
    if reading.children(word, "cop"):
        about = own_subject(reading, word)
        return word if about is None else about
    if up < 0:
        return word
    if reading.deprel[word] in {"xcomp", "ccomp", "obj"} and reading.upos[up] == "VERB":
        # "called him a liar", "nominated a candidate - a liar"
        before = [k for k in reading.children(up, "obj", "nsubj") if up < k < word]
        return before[-1] if before else word
    if reading.deprel[word] in {"appos", "conj"} and reading.upos[up] in {"PROPN", "PRON"}:
        return up
    return word
