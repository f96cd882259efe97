"""Acts done by what is said, not by a word that names them: rules A5, C6, D4, D8, D9 over contents.

"The board lied to us, Bell said" accuses although "said" does not. The clauses of each content are judged one
by one; questions, conditions and negated clauses say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._blocks import block, is_negated, unasserted
from ._roles import clause, own_subject, phrase, predicate, subject
from ._scene import Found
from ._types import AUTHOR
from ._verdicts import Verdict, can_act, disowned, is_self, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ._scene import Scene

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
_NOMINAL: Final = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass", "conj", "appos", "obl:agent", "iobj"})
_INSISTING: Final = frozenset({"insist", "maintain", "protest", "swear", "claim"})
_PRONOUNS: Final = frozenset({"he", "she", "they", "i", "we"})


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
            if scene.holder[word] == index and _is_clause(scene, word) and _asserted(scene, word, index):
                yield word


def _is_clause(scene: Scene, word: int) -> bool:
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


def _asserted(scene: Scene, word: int, index: int) -> bool:
    """Tell whether the way from a clause up to the edge of its content keeps it asserted."""
    reading = scene.reading
    at, passed = word, False  # whether the way has led out of a relative clause to its noun
    while True:
        head, rel = reading.head[at], reading.deprel[at]
        if head < 0 or scene.holder[head] != index or rel in {"root", "parataxis"}:
            return True
        lemma = reading.lemma[head].lower()
        if rel == "conj":
            at = head
            continue
        if rel in {"ccomp", "acl"} and lemma == "doubt":
            return is_negated(reading, head)
        if rel in {"ccomp", "csubj", "csubj:pass"}:
            if lemma not in _TRANSPARENT or is_negated(reading, head):
                return False
            at = head
            continue
        if rel == "advcl":
            marks = {reading.lemma[k].lower() for k in reading.children(at, "mark", "advmod", "case")}
            if marks and not marks & _ALSO_ASSERTED:
                return False
            at = head
            continue
        if rel == "acl:relcl":
            at, passed = head, True
            continue
        if rel == "xcomp" and lemma in {"become", "seem", "sound", "look", "remain", "feel", "appear", "get", "begin",
                                         "start", "continue", "keep", "manage", "go"}:  # fmt: skip
            at = head
            continue
        if passed and rel in _NOMINAL:
            at = head
            continue
        return False


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
            yield from _demanded(scene, index, head)
            said = verdict(scene, head)
            if said is None or is_self(scene, said.target):
                continue
            found = _found(scene, index, head, said)
            key = (said.act, said.target, scene.reading.tokens[head].sentence)
            if found is None or key in seen or head in inside.get(said.act, ()):
                continue
            seen.add(key)
            inside.setdefault(said.act, set()).update(scene.reading.subtree(head))
            yield found


def _demanded(scene: Scene, index: int, head: int) -> Iterator[Found]:
    """Yield the demand of "they must pay, Bell said" (M1)."""
    reading = scene.reading
    must = any(reading.lemma[k].lower() == "must" for k in reading.children(head, "aux"))
    who = own_subject(reading, head)
    if not must or who is None or reading.upos[head] != "VERB" or is_self(scene, who):
        return
    if not (can_act(scene, who) or reading.lemma[who].lower() == "it") or is_negated(reading, head):
        return
    cue = scene.attributions[index].cue_token
    near = cue >= 0 and reading.tokens[cue].sentence == reading.tokens[head].sentence
    modal = next(k for k in reading.children(head, "aux") if reading.lemma[k].lower() == "must")
    yield Found(
        act="DEMAND",
        rule="M1",
        explicitness="propositional",
        head=modal,
        cue=scene.words(*((cue, modal) if near else (modal,))),
        source=scene.speaker(index),
        target=scene.party(who),
        charge=predicate(reading, head),
        score=0.5,
        attribution=scene.attributions[index].id,
    )


def _found(scene: Scene, index: int, head: int, said: Verdict) -> Found | None:
    reading = scene.reading
    # A verdict may rest on the negation itself ("is not fit").
    if block(reading, head, modal=False, own=said.act == "ACCUSE") is not None:
        return None
    if said.act == "ACCUSE" and (unasserted(reading, head) or not can_act(scene, said.target)):
        return None
    denial = said.act == "DENY"
    charge = clause(reading, head) if denial else predicate(reading, head)
    if said.kind == "existence":
        charge = phrase(reading, said.word, clauses=True)
    attribution = scene.attributions[index]
    cue = attribution.cue_token
    words = [said.word]
    if cue >= 0 and reading.tokens[cue].sentence == reading.tokens[head].sentence:
        words.append(cue)
    if denial:
        rule, score = "D4", 0.8
    elif said.act == "ACCUSE":
        rule, score = "A5", 0.7
    else:
        rule, score = "C6", 0.6
    return Found(
        act=said.act,
        rule=rule,
        explicitness="lexical" if denial else "propositional",
        head=said.word,
        cue=scene.words(*words),
        source=scene.speaker(index),
        target=None if denial else scene.party(said.target),
        charge=charge,
        score=score,
        hedged=scene.hedged(head, said.word, cue if cue >= 0 else None),
        attribution=attribution.id,
    )


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
            own = disowned(scene, head)
            if not own:
                if not is_negated(reading, head):
                    continue
                lemma = reading.lemma[head].lower()
                about = own_subject(reading, head)
                self_talk = about is not None and reading.lemma[about].lower() in _PRONOUNS
                if about is None or not (self_talk or reading.upos[about] == "PROPN"):
                    continue
                insisting = attribution.cue_lemma.lower() in _INSISTING and self_talk
                accused = deeds.get(lemma, frozenset())
                matching = bool(accused) and (self_talk or reading.lemma[about].lower() in accused)
                if not matching and not insisting:
                    continue
            if block(reading, head, modal=False, own=False) is not None:
                continue
            words = [head]
            cue = attribution.cue_token
            if cue >= 0 and reading.tokens[cue].sentence == reading.tokens[head].sentence:
                words.append(cue)
            yield Found(
                act="DENY",
                rule="D4" if own else "D8",
                explicitness="implicit",
                head=head,
                cue=scene.words(*words),
                source=scene.speaker(index),
                target=None,
                charge=predicate(reading, head),
                score=0.6,
                attribution=attribution.id,
            )
            break


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
    if up < 0 or reading.upos[up] != "VERB":
        return
    said = reading.children(up, "ccomp")
    if not said:
        return
    index = scene.holder[head]
    yield Found(
        act="DENY",
        rule="D9",
        explicitness="propositional",
        head=head,
        cue=scene.words(head),
        source=AUTHOR if index < 0 else scene.speaker(index),
        target=None,
        charge=clause(reading, said[0]),
        score=0.6,
        block=block(reading, up),
        attribution=None if index < 0 else scene.attributions[index].id,
    )


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
    for word in range(len(reading.tokens)):
        index = scene.holder[word]
        if index < 0 or index in named or word in taken or not asserts(scene, index):
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
    """Return who is called a culprit: the noun beside an apposition, else the name itself."""
    reading = scene.reading
    if reading.deprel[word] in {"appos", "conj"} and reading.upos[reading.head[word]] in {"PROPN", "PRON"}:
        return reading.head[word]
    return word


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
        if scene.holder[word] >= 0 or word in taken or word in scene.by_cue or not _is_clause(scene, word):
            continue
        if reading.deprel[word] not in {"root", "conj", "parataxis"}:
            continue
        said = verdict(scene, word)
        if said is None or said.act != "ACCUSE" or said.target is None or is_self(scene, said.target):
            continue
        if said.kind == "deed" and not scene.is_a(said.word, "DECEIT_V"):
            continue
        if said.kind == "omission" or not can_act(scene, said.target) or reading.children(word, "obl:agent"):
            continue
        if subject(reading, word) is None or block(reading, word) is not None:
            continue
        yield Found(
            act="ACCUSE",
            rule="A12",
            explicitness="implicit",
            head=word,
            cue=scene.words(said.word),
            source=AUTHOR,
            target=scene.party(said.target),
            charge=predicate(reading, word),
            score=0.4,
            hedged=scene.hedged(word),
        )
