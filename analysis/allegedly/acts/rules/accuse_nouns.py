"""Rules A7 and A10: accusations by noun, by "alleged" and by hearsay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, complement, cut_before, is_passive, own_subject, predicate
from ..._types import UNSTATED
from ..blocks import block, unasserted
from ..cue_frames import clause_of
from ..parties import by_noun, parties
from ..people import can_act, is_self
from ..scene import Found
from .blame import lies_with
from .contents import asserts, clauses
from .verdicts import verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

#: Verbs behind nouns of events that have no lemma in common with them.
_NOMINALS: Final = {
    "transfer": "transfer", "shipment": "ship", "supply": "supply", "sale": "sell", "delivery": "send",
    "support": "support", "funding": "fund", "financing": "finance", "training": "train", "arming": "arm",
}  # fmt: skip
_CLAIMS: Final = frozenset({"claim", "complaint", "report", "rumor", "rumour", "lawsuit", "suit", "case", "count"})
_TALES: Final = frozenset(
    "talk story testimony suggestion hint speculation whisper assertion contention theory gossip chatter tale account "
    "implication intimation assumption evidence finding reporting conclusion".split()
)
_CHARGE_IDIOMS: Final = frozenset({"in", "free", "at", "under"})
#: Nouns that accuse only if somebody or something is said to be accused.
_OPEN_NOUNS: Final = frozenset({"charge", "suspicion", "smear", "slur", "blame", "libel", "slander"})
_ROUSING: Final = frozenset({"raise", "excite", "awaken", "arouse", "draw", "attract", "evoke", "cause", "invite"})
#: Nouns that accuse and are wrongs themselves.
_WRONGS: Final = frozenset({"smear", "slur", "libel", "slander", "calumny", "innuendo"})


def accuse_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation that a noun names: "accusations by the union that the plant ..." (A7).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    if _repeats(scene, head):
        yield from _taken_up(scene, head)
        return
    if reading.lemma[head].lower() in {"blame", "fault", "suspicion"}:
        lying = list(lies_with(scene, head))
        if lying or reading.lemma[head].lower() == "fault":
            yield from lying
            return
    if _idiom(scene, head) or _speaking_text(scene, head) or _charged_with(scene, head):
        return
    what = _claim_of(scene, head)
    up = reading.head[head]
    if (
        what is None
        and reading.lemma[head].lower() == "suspicion"
        and up >= 0
        and reading.lemma[up].lower() in _ROUSING
    ):
        return  # who raises suspicion is not the one who has it
    of = complement(reading, head, ("of", "about", "over", "for", "concerning", "regarding", "in"))
    who = parties(scene, head, aims=("against", "at", "toward", "towards", "on"))
    target, charge = who.target, None
    if what is not None:
        said = verdict(scene, what)
        charge = predicate(reading, what)
        doer = None if said is None else said.target
        if doer is None and not is_passive(reading, what):
            doer = own_subject(reading, what)
        target = doer if doer is not None else target
    elif of is not None:
        charge = clause(reading, of)
        doer = doer_of(scene, of)
        target = doer if doer is not None else target
    else:
        named = reading.children(head, "compound")
        if named:
            charge = reading.span(min(named), max(named))
        elif _such(scene, head):
            charge = reading.span(min(head, *reading.children(head, "det", "amod", "det:predet")), head)
    empty = (who.source, target, charge) == (UNSTATED, None, None) and not _such(scene, head)
    if empty and reading.lemma[head].lower() in _OPEN_NOUNS:
        return
    if who.source == UNSTATED and charge is None and _denied_above(scene, head):
        return  # "denied the allegations" says no more than the denial does
    yield by_noun(scene, head, "ACCUSE", "A7", source=who.source, target=target, charge=charge, hedge=(what,))


def accuser(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation that "his accusers", "one of the mayor's accusers" have made (A7).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of "accuser".

    Yields
    ------
    Found
        At most one act, by the accuser.
    """
    reading = scene.reading
    target = next(iter(reading.children(head, "nmod:poss")), None)
    if target is None:
        target = complement(reading, head, ("of",))
    if target is None or not can_act(scene, target):
        return
    yield by_noun(
        scene,
        head,
        "ACCUSE",
        "A7",
        source=scene.party(head),
        target=target,
        charge=None,
        score=0.8,
    )


def attacking_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of a noun of attack that says what somebody did: "the jab that the mayor lied" (A7).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of a noun of criticism.

    Yields
    ------
    Found
        At most one act; none if the noun takes no clause or the clause names no wrong.
    """
    reading = scene.reading
    what = clause_of(reading, head)
    said = None if what is None else verdict(scene, what)
    of = complement(reading, head, ("of", "about")) if what is None else None
    who = parties(scene, head, aims=("against",))
    if of is not None and reading.lemma[head].lower() == "complaint" and is_wrong(scene, of):
        target, charge = doer_of(scene, of), clause(reading, of)
        target = target if target is not None else who.target
    elif what is None or said is None or said.act != "ACCUSE" or is_self(scene, said.target) or said.target == head:
        return
    else:
        target, charge = said.target if said.target is not None else who.target, predicate(reading, what)
    yield by_noun(
        scene,
        head,
        "ACCUSE",
        "A7",
        source=who.source,
        target=target,
        charge=charge,
        hedge=(what,),
        score=0.8,
    )


def _charged_with(scene: Scene, noun: int) -> bool:
    """Recognise "accused her of slander": the noun names what she is accused of."""
    reading = scene.reading
    up = reading.head[noun]
    return (
        reading.lemma[noun].lower() in _WRONGS
        and up >= 0
        and reading.deprel[noun] in {"obl", "nmod"}
        and any(reading.lemma[k].lower() in {"of", "for", "with"} for k in reading.children(noun, "case"))
        and any(row.act == "ACCUSE" and row.pos == "VERB" for row, _ in scene.cues.starting(reading, up))
    )


def _taken_up(scene: Scene, noun: int) -> Iterator[Found]:
    """Yield the accusation that "..., an accusation she denies" takes up: what was said just before (A11)."""
    reading = scene.reading
    if reading.lemma[noun].lower() not in {"accusation", "allegation", "charge", "insinuation"}:
        return
    sentence = reading.sentence_tokens(reading.tokens[noun].sentence)
    for word in range(noun - 1, sentence.start - 1, -1):
        index = scene.holder[word]
        if index < 0 or not asserts(scene, index):
            continue
        for head in clauses(scene, index):
            doer = own_subject(reading, head)
            if head not in sentence or head > noun or doer is None:
                continue
            cue = scene.attributions[index].cue_token
            yield Found(
                act="ACCUSE",
                rule="A11",
                explicitness="propositional",
                head=head,
                cue=scene.words(*(k for k in (cue, head) if k in sentence)),
                source=scene.speaker(index),
                target=scene.party(doer),
                charge=cut_before(reading, predicate(reading, head), noun),
                score=0.9,
                block=block(reading, head, modal=False),
                hedged=scene.hedged(head),
                attribution=scene.attributions[index].id,
            )
            return
        return


def _claim_of(scene: Scene, noun: int) -> int | None:
    """Return the clause that a noun of accusing takes, with or without "that" ("allegations he beat her")."""
    reading = scene.reading
    found = clause_of(reading, noun)
    if found is not None:
        return found
    for child in reading.children(noun, "acl:relcl", "acl", "ccomp"):
        doer = own_subject(reading, child)
        full = reading.children(child, "obj", "ccomp", "xcomp", "cop")
        if doer not in {None, noun} and full and child > noun:
            said = verdict(scene, child)
            if said is not None and said.act == "ACCUSE":
                return child
    return None


def weak_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of "the claim that the firm bribed him", "fraud claims" (A7).

    Nouns such as "claim", "report" and "concern" accuse only through what they say.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    other = {"doubt", "question", "fear", "knowledge", "intent", "motive"}
    if _repeats(scene, head) or scene.is_a(head, "FALSITY") or reading.lemma[head].lower() in other:
        return
    if _hearsay_below(scene, head):
        return
    what = clause_of(reading, head)
    of = complement(reading, head, ("of", "about", "over"))
    who = parties(scene, head, aims=("against",))
    target: int | None = None
    if what is not None:
        said = verdict(scene, what)
        if said is None or said.act != "ACCUSE" or is_self(scene, said.target) or not can_act(scene, said.target):
            return
        if unasserted(reading, what):
            return
        target, charge = said.target, predicate(reading, what)
    elif of is not None and is_wrong(scene, of) and reading.lemma[head].lower() in _CLAIMS | _TALES:
        target, charge = doer_of(scene, of), clause(reading, of)
        if target is None and reading.lemma[head].lower() not in _CLAIMS and who.target is None:
            return
    else:
        named = [k for k in reading.children(head, "compound") if scene.is_a(k, "BLAMEWORTHY_N")]
        if not named or reading.lemma[head].lower() not in _CLAIMS:
            return
        charge = reading.span(min(named), max(named))
    yield by_noun(
        scene,
        head,
        "ACCUSE",
        "A7",
        source=who.source,
        target=target if target is not None else who.target,
        charge=charge,
        hedge=(
            what,
            of,
        ),
        score=0.7,
        explicitness="implicit" if _denied_above(scene, head) else "propositional",
    )


def _hearsay_below(scene: Scene, noun: int) -> bool:
    """Tell whether "alleged" or "allegedly" stands in what a noun claims; that word then accuses (A10)."""
    return any(scene.reading.lemma[k].lower() in {"allege", "alleged", "allegedly"} for k in below(scene.reading, noun))


def _denied_above(scene: Scene, noun: int) -> bool:
    """Tell whether the claim is brought up only to be denied ("denied the assumption of ...")."""
    reading = scene.reading
    up = reading.head[noun]
    return up >= 0 and any(row.act == "DENY" for row, _ in scene.cues.starting(reading, up))


def is_wrong(scene: Scene, word: int) -> bool:
    """Tell whether a noun or gerund names a wrong ("bribery", "the transfer of weapons", "arming the rebels")."""
    reading = scene.reading
    if scene.is_a(word, "BLAMEWORTHY_N"):
        return True
    for name in (reading.lemma[word].lower(), _NOMINALS.get(reading.lemma[word].lower(), "")):
        needs = scene.tables.needs.get("BLAMEWORTHY_V", {}).get(name)
        if needs is not None:
            near = {reading.lemma[k].lower() for k in below(reading, word)}
            gerund = reading.text(word).lower().endswith("ing") or bool(needs)
            return gerund and (not needs or bool(near & set(needs)))
    return False


def doer_of(scene: Scene, word: int) -> int | None:
    """Return who does what a gerund or an event noun names: "bribery by the mayor", "the mayor's lying"."""
    reading = scene.reading
    by = complement(reading, word, ("by",))
    if by is not None:
        return by
    for child in reading.children(word, "nmod:poss", "nsubj"):
        return child
    at = complement(reading, word, ("at",))
    return at if at is not None and can_act(scene, at) else None


def _such(scene: Scene, head: int) -> bool:
    return any(
        scene.reading.lemma[k].lower() in {"such", "these", "those", "this", "that"}
        for k in scene.reading.children(head, "det", "amod", "det:predet")
    )


def _idiom(scene: Scene, head: int) -> bool:
    """Recognise "in charge", "free of charge", "took charge", "no charge", prices and batteries."""
    reading = scene.reading
    if reading.lemma[head].lower() not in {"charge", "claim", "blame"}:
        return False
    if reading.text(head).lower().endswith("s"):
        return False
    up = reading.head[head]
    if (
        up >= 0
        and reading.lemma[up].lower() in {"take", "lead", "pay", "share", "accept"}
        and reading.deprel[head] == "obj"
    ):
        return True
    return any(reading.lemma[k].lower() in _CHARGE_IDIOMS for k in reading.children(head, "case"))


def _speaking_text(scene: Scene, head: int) -> bool:
    """Recognise "the indictment names ...": a text that speaks, its verb does the act."""
    reading = scene.reading
    up = reading.head[head]
    return (
        reading.lemma[head].lower() in {"indictment", "complaint", "charge"}
        and reading.deprel[head] == "nsubj"
        and up >= 0
        and reading.lemma[up].lower() not in {"include", "involve", "range", "stem", "follow", "come", "be"}
        and bool(reading.children(up, "obj", "ccomp", "xcomp"))
    )


def _repeats(scene: Scene, head: int) -> bool:
    """Recognise "..., a charge she denies": the noun takes up an accusation that stands before it (A11)."""
    reading = scene.reading
    before = range(max(below(reading, head)[0] - 1, 0), head)
    return (
        any(reading.lemma[k].lower() in {"a", "an"} for k in reading.children(head, "det"))
        and bool(reading.children(head, "acl:relcl"))
        and any(reading.text(k) in {",", "-", "–", "—", "--"} for k in before)
    )
