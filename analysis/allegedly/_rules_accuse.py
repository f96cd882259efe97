"""Rules A1 to A11: accusations by verb, noun and adjective."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ._blocks import block, block_noun
from ._cue_frames import TIMES, Match, clause_of
from ._roles import agent, clause, complement, has_case, is_passive, own_subject, phrase, predicate, subject
from ._scene import Found
from ._types import UNSTATED
from ._verdicts import can_act, culprit, is_self, verdict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ._scene import Scene
    from ._types import Span, Spans

#: Verbs behind nouns of events that have no lemma in common with them.
NOMINALS: Final = {
    "transfer": "transfer", "shipment": "ship", "supply": "supply", "sale": "sell", "delivery": "send",
    "support": "support", "funding": "fund", "financing": "finance", "training": "train", "arming": "arm",
}  # fmt: skip
_CLAIMS: Final = frozenset(
    {"claim", "complaint", "report", "rumor", "rumour", "lawsuit", "suit", "case", "count"}
)
_RECIPROCAL: Final = frozenset({"other", "another"})
#: Subjects of these are the target of the accusation that is their object ("faces charges").
TARGET_VERBS: Final = frozenset(
    "face draw receive deny reject get attract prompt spark provoke invite answer rebut dismiss dispute deflect "
    "weather endure survive withstand ignore dodge refute counter field generate shake brush suffer earn incur "
    "trigger battle fight contest confront beat fend come address defend rebuff contradict hear meet".split()
)
#: Subjects of these make the accusation or criticism that is their object ("levelled charges").
SOURCE_VERBS: Final = frozenset(
    "make level launch hurl lob raise repeat issue voice unleash mount deliver fire direct aim bring file press push "
    "renew continue step intensify sharpen ramp escalate offer echo spread throw reiterate deploy air dish have "
    "trade exchange leave begin open keep resume join lead use cast heap dredge publish detail trot tone ratchet "
    "support amplify lodge take drop outline fling".split()
)
_LEGAL_SOURCES: Final = ("LEGAL_N", "PROSECUTOR_N", "COURT_N", "TEXT_N")
_CHARGE_IDIOMS: Final = frozenset({"in", "free", "at"})
#: The author says with these that the accusation is false: they judge, they do not report an accusation.
_SLANDER: Final = frozenset({"defame", "libel", "slander", "smear", "trump up"})
_FAMILIES: Final = {
    "np-of": "A1",
    "np-for": "A2",
    "np": "A2",
    "np-on": "A3",
    "np-with": "A4",
    "np-in": "A4",
    "that": "A5",
}


def source_of(scene: Scene, head: int) -> Spans | str:
    """Return who does the act of a verb: agent of a passive, else the understood subject."""
    reading = scene.reading
    if is_passive(reading, head) or _bare_passive(scene, head):
        by = agent(reading, head)
        return UNSTATED if by is None else scene.party(by)
    who = subject(reading, head)
    reported = scene.by_cue.get(head, -1)
    if reported >= 0 and (who is None or reading.deprel[head] in {"amod", "compound"}):
        return scene.speaker(reported)
    if who is None and scene.holder[head] >= 0:
        return scene.speaker(scene.holder[head])
    return scene.party(who)


def _bare_passive(scene: Scene, head: int) -> bool:
    """Recognise heading style, "Mayor accused of theft": a past form with "of" and nothing accused after it."""
    reading = scene.reading
    if reading.children(head, "obj", "aux", "ccomp") or not reading.text(head).lower().endswith("ed"):
        return False
    nxt = head + 1
    return nxt < len(reading.tokens) and reading.lemma[nxt].lower() in {"of", "by", "over", "for", "with"}


def make(
    scene: Scene,
    match: Match,
    act: str,
    rule: str,
    *,
    target: int | None,
    charge: Span | None,
    source: Spans | str | None = None,
    hedge: tuple[int | None, ...] = (),
    score: float = 1.0,
) -> Found:
    """Build an act from a cue in its frame."""
    head = match.head
    return Found(
        act=act,
        rule=rule,
        explicitness="lexical",
        head=head,
        cue=scene.words(*match.words),
        source=source_of(scene, head) if source is None else source,
        target=scene.party(target),
        charge=charge,
        score=score,
        block=block(scene.reading, head),
        hedged=scene.hedged(head, *hedge),
        attribution=attribution_of(scene, head),
    )


def attribution_of(scene: Scene, head: int) -> str | None:
    """Return the id of the attribution that a cue makes or stands in."""
    index = scene.by_cue.get(head, -1)
    if index < 0:
        index = scene.holder[head]
    return None if index < 0 else scene.attributions[index].id


def accuse_verb(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the accusation that a verb makes in one frame (A1 to A6, A8, A9).

    Parameters
    ----------
    scene : Scene
        The document.
    match : Match
        A cue of ACCUSE in its frame.

    Yields
    ------
    Found
        One act; two for "each other".
    """
    reading, frame, lemma = scene.reading, match.frame, match.row.lemma
    target, extra = match.object, match.complement
    if frame in {"np-pred", "np-as"} and "BLAMEWORTHY_N" in match.row.object:
        legal = any(scene.is_a(k, *_LEGAL_SOURCES) for k in reading.children(match.head, "nsubj"))
        if extra is None or not (culpable(scene, extra) or (legal and lemma == "name")):
            return
        yield make(scene, match, "ACCUSE", "A6", target=target, charge=clause(reading, extra))
        return
    if frame == "that":
        yield from _that(scene, match)
        return
    if frame == "to":
        return
    if frame.startswith("np"):
        if lemma in _SLANDER or (lemma == "denounce" and frame == "np-for"):
            return
        if match.head and reading.lemma[match.head - 1].lower() == "to" and lemma == "blame" and _copula(scene, match.head):
            return  # "is to blame" is said of its subject
        if lemma in {"cite", "prosecute"} and not can_act(scene, target):
            return
        if lemma == "cite" and extra is not None and not _wrong(scene, extra):
            return
        if lemma == "charge" and extra is not None and _task(scene, match.head, extra):
            return
        if (
            target is None
            or scene.is_a(target, "MONEY_N")
            or (extra is not None and scene.is_a(extra, "MONEY_N"))
        ):
            return
        charge = None if extra is None else clause(reading, extra)
        if frame == "np" and lemma in {"allege", "insinuate"}:
            yield _alleged_object(scene, match, target)
            return
        if frame == "np-on":
            charge, target = phrase(reading, target), extra
        elif frame == "np" and extra is None and match.row.lemma == "suspect":
            return
        rule = _FAMILIES.get(frame, "A6")
        if _bare_passive(scene, match.head):
            rule = "A8"
        found = make(scene, match, "ACCUSE", rule, target=target, charge=charge, hedge=(extra,))
        yield from _reciprocal(scene, found, match.head, target)
        return
    # "point the finger at", "level charges against": the phrase after the cue is the target.
    if extra is None:
        return
    why = complement(reading, extra, ("for", "over", "of")) or complement(
        reading, match.head, ("for", "over")
    )
    yield make(
        scene, match, "ACCUSE", "A6", target=extra, charge=None if why is None else clause(reading, why)
    )


def culpable(scene: Scene, word: int) -> bool:
    """Tell whether a predicate names a wrongdoer ("a liar", "responsible for the leak")."""
    if scene.reading.lemma[word].lower() in {"responsible", "guilty", "complicit", "culpable"}:
        return True
    return culprit(scene, word) is not None


def _copula(scene: Scene, head: int) -> bool:
    reading = scene.reading
    up = reading.head[head]
    return bool(reading.children(head, "cop")) or (up >= 0 and reading.lemma[up].lower() == "be")


def _task(scene: Scene, head: int, extra: int) -> bool:
    """Recognise "a group charged with planting trees": a duty, not an offence."""
    reading = scene.reading
    gerund = reading.text(extra).lower().endswith("ing") and reading.upos[extra] == "VERB"
    return gerund and reading.deprel[head] == "acl" and not scene.is_a(extra, "BLAMEWORTHY_V")


def _reciprocal(scene: Scene, found: Found, head: int, target: int | None) -> Iterator[Found]:
    """Yield an act, or two for "A and B accused each other" (A9)."""
    reading = scene.reading
    each = target is not None and _each_other(scene, target)
    who = own_subject(reading, head)
    others = reading.children(who, "conj") if who is not None else ()
    if not each or who is None or not others:
        yield found
        return
    first = _alone(scene, who, others)
    second = (phrase(reading, others[0]),)
    for source, aim in ((first, second), (second, first)):
        yield Found(
            found.act,
            "A9",
            found.explicitness,
            found.head,
            found.cue,
            source,
            aim,
            found.charge,
            found.score,
            found.block,
            found.hedged,
            found.attribution,
        )


def _each_other(scene: Scene, word: int) -> bool:
    lemmas = scene.reading.lemma
    pairs = ((word - 1, word), (word, word + 1))
    return any(
        first >= 0
        and last < len(lemmas)
        and lemmas[first].lower() in {"each", "one"}
        and lemmas[last].lower() in _RECIPROCAL
        for first, last in pairs
    )


def _alone(scene: Scene, word: int, others: tuple[int, ...]) -> Spans:
    start, end = phrase(scene.reading, word)
    cut = scene.reading.tokens[min(min(scene.reading.subtree(k)) for k in others)].start
    text = scene.reading.string[start : min(end, cut)].rstrip(" ,\t\n")
    return ((start, start + len(text)),) if text else ((start, end),)


def _alleged_object(scene: Scene, match: Match, target: int) -> Found:
    """Read "alleged fraud by the mayor": the object is the charge."""
    reading = scene.reading
    by = complement(reading, target, ("by", "at", "against", "in"))
    owner = next(iter(reading.children(target, "nmod:poss")), None)
    return make(
        scene,
        match,
        "ACCUSE",
        "A5",
        target=by if by is not None else owner,
        charge=phrase(reading, target, clauses=True),
    )


def _that(scene: Scene, match: Match) -> Iterator[Found]:
    """Yield the accusation of "alleged that officers deleted the recordings" (A5)."""
    reading, head = scene.reading, match.complement
    if head is None:
        return
    said = verdict(scene, head)
    if match.row.lemma == "suspect" and (said is None or said.act != "ACCUSE"):
        return
    if said is not None and said.act == "ACCUSE":
        target = said.target
    elif is_passive(reading, head):
        target = agent(reading, head)
    else:
        target = own_subject(reading, head)
    yield make(scene, match, "ACCUSE", "A5", target=target, charge=predicate(reading, head), hedge=(head,))


# -- nouns ----------------------------------------------------------------


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
    if _idiom(scene, head) or _repeats(scene, head) or _speaking_text(scene, head):
        return
    what = clause_of(reading, head)
    of = complement(reading, head, ("of", "about", "over", "for", "concerning", "regarding", "in"))
    charge: Span | None = None
    target = complement(reading, head, ("against", "at", "toward", "towards", "on"))
    if what is not None:
        said = verdict(scene, what)
        charge = predicate(reading, what)
        about = said.target if said is not None else own_subject(reading, what)
        target = target if target is not None else about
    elif of is not None:
        charge = clause(reading, of)
        target = target if target is not None else _doer_of(scene, of)
    else:
        named = reading.children(head, "compound")
        if named:
            charge = reading.span(min(named), max(named))
    source, other = makers(scene, head)
    if target is None:
        target = other
    if (
        source == UNSTATED
        and what is None
        and of is None
        and target is None
        and charge is None
        and not _such(scene, head)
    ):
        if reading.lemma[head].lower() in {
            "charge",
            "suspicion",
            "smear",
            "slur",
            "blame",
            "libel",
            "slander",
        }:
            return
    yield Found(
        act="ACCUSE",
        rule="A7",
        explicitness="lexical",
        head=head,
        cue=scene.words(head),
        source=source,
        target=scene.party(target),
        charge=charge,
        score=1.0,
        block=block_noun(reading, head),
        hedged=scene.hedged(head, what),
        attribution=attribution_of(scene, head),
    )


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
    if reading.lemma[head].lower() in {"doubt", "question", "fear", "knowledge", "intent", "motive"}:
        return
    what = clause_of(reading, head)
    of = complement(reading, head, ("of", "about", "over"))
    target: int | None = None
    if what is not None:
        said = verdict(scene, what)
        if (
            said is None
            or said.act != "ACCUSE"
            or is_self(scene, said.target)
            or not can_act(scene, said.target)
        ):
            return
        target, charge = said.target, predicate(reading, what)
    elif of is not None and _wrong(scene, of):
        target, charge = _doer_of(scene, of), clause(reading, of)
        if target is None and reading.lemma[head].lower() not in _CLAIMS and makers(scene, head)[1] is None:
            return
    else:
        named = [k for k in reading.children(head, "compound") if scene.is_a(k, "BLAMEWORTHY_N")]
        if not named or reading.lemma[head].lower() not in _CLAIMS:
            return
        charge = reading.span(min(named), max(named))
    source, other = makers(scene, head)
    yield Found(
        act="ACCUSE",
        rule="A7",
        explicitness="implicit" if _denied_above(scene, head) else "propositional",
        head=head,
        cue=scene.words(head),
        source=source,
        target=scene.party(target if target is not None else other),
        charge=charge,
        score=0.7,
        block=block_noun(reading, head),
        hedged=scene.hedged(head, what, of),
        attribution=attribution_of(scene, head),
    )


def _denied_above(scene: Scene, noun: int) -> bool:
    """Tell whether the claim is brought up only to be denied ("denied the assumption of ...")."""
    reading = scene.reading
    up = reading.head[noun]
    return up >= 0 and any(row.act == "DENY" for row, _ in scene.cues.starting(reading, up))


def _wrong(scene: Scene, word: int) -> bool:
    """Tell whether a noun or gerund names a wrong ("bribery", "the transfer of weapons", "arming the rebels")."""
    reading = scene.reading
    if scene.is_a(word, "BLAMEWORTHY_N"):
        return True
    for name in (reading.lemma[word].lower(), NOMINALS.get(reading.lemma[word].lower(), "")):
        needs = scene.classes.get("BLAMEWORTHY_V", {}).get(name)
        if needs is not None:
            below = {reading.lemma[k].lower() for k in reading.subtree(word)}
            gerund = reading.text(word).lower().endswith("ing") or bool(needs)
            return gerund and (not needs or bool(below & set(needs)))
    return False


def _doer_of(scene: Scene, word: int) -> int | None:
    """Return who does what a gerund or an event noun names: "bribery by the mayor", "the mayor's lying"."""
    reading = scene.reading
    by = complement(reading, word, ("by",))
    if by is not None:
        return by
    for child in reading.children(word, "nmod:poss", "nsubj"):
        return child
    return None


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
        and bool(reading.children(up, "obj", "ccomp", "xcomp"))
    )


def _repeats(scene: Scene, head: int) -> bool:
    """Recognise "..., a charge she denies": the noun takes up an accusation that stands before it (A11)."""
    reading = scene.reading
    if reading.deprel[head] not in {"appos", "parataxis", "dep", "conj", "obl:unmarked"}:
        return False
    return bool(reading.children(head, "acl:relcl")) and any(
        reading.lemma[k].lower() in {"a", "an"} for k in reading.children(head, "det")
    )


def makers(scene: Scene, head: int) -> tuple[Spans | str, int | None]:
    """Return the source of an act that a noun names, and the target if its verb gives that.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of a noun such as "accusation" or "criticism".

    Returns
    -------
    tuple
        Source as spans or ``"UNSTATED"``; token of the target or None.
    """
    reading = scene.reading
    source: Spans | str = UNSTATED
    by = complement(reading, head, ("by", "from"))
    if by is not None and reading.head[by] != head and _inside_claim(scene, head, by):
        by = None
    if by is None:
        by = _by_beside(scene, head)
    owner = next(
        (k for k in reading.children(head, "nmod:poss") if reading.lemma[k].lower() not in TIMES), None
    )
    if by is not None:
        source = scene.party(by)
    elif owner is not None:
        source = scene.party(owner)
    else:
        for child in reading.children(head, "amod", "compound"):
            if (
                reading.upos[child] in {"ADJ", "PROPN"}
                and reading.text(child)[0].isupper()
                and _camp(reading.text(child))
            ):
                source = scene.words(child)
                break
    target: int | None = None
    up, rel = reading.head[head], reading.deprel[head]
    for _ in range(3):
        if up < 0 or reading.upos[up] in {"VERB", "AUX"}:
            break
        if rel == "conj" or rel == "nmod":
            rel, up = reading.deprel[up], reading.head[up]
        else:
            break
    if up >= 0 and reading.upos[up] == "VERB":
        lemma = reading.lemma[up].lower()
        passive = is_passive(reading, up)
        aimed = rel == "obl" and has_case(reading, head, "against", "to", "from", "with", "into", "on")
        if rel in {"obj", "nsubj:pass"} or aimed:
            who = agent(reading, up) if passive else subject(reading, up)
            if who is not None and who != head:
                if lemma in TARGET_VERBS or (lemma == "respond" and rel == "obl"):
                    target = who
                elif lemma in SOURCE_VERBS and source == UNSTATED:
                    source = scene.party(who)
    return source, target


def _by_beside(scene: Scene, head: int) -> int | None:
    """Return who made what an active verb rejects: "rejected such insinuations *by some officials*".

    Parsers tie the by-phrase to the verb, but an active verb has no agent.
    """
    reading = scene.reading
    up = reading.head[head]
    if up < 0 or reading.deprel[head] != "obj" or is_passive(reading, up):
        return None
    nxt = head + 1
    if nxt < len(reading.tokens) and reading.lemma[nxt].lower() == "by" and reading.head[nxt] > nxt:
        return reading.head[nxt]
    return None


def _inside_claim(scene: Scene, head: int, by: int) -> bool:
    """Tell whether a by-phrase belongs to what is claimed: "claims about a transfer of weapons *by the firm*"."""
    reading = scene.reading
    inner = complement(reading, head, ("of", "about", "over"))
    return inner is not None and inner < by and inner in reading.ancestors(by)


def _camp(form: str) -> bool:
    return form.lower() in {
        "republican", "democratic", "gop", "democrat", "labour", "conservative", "liberal", "western", "american",
        "russian", "chinese", "israeli", "palestinian", "british", "european", "ukrainian", "iranian", "turkish",
    }  # fmt: skip


def alleged_noun(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the weak accusation of "the alleged thief" and "the alleged fraud" (A10).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adjective.

    Yields
    ------
    Found
        At most one act, its source unstated.
    """
    reading = scene.reading
    noun = reading.head[head]
    if noun < 0 or reading.deprel[head] != "amod":
        return
    who = scene.is_a(noun, "CULPRIT_N")
    what = scene.is_a(noun, "BLAMEWORTHY_N") or any(
        scene.is_a(k, "BLAMEWORTHY_N", "NEGATIVE_EVAL") for k in reading.children(noun, "amod", "compound")
    )
    if not who and not what and reading.text(head).lower() != "alleged":
        return
    target = noun if who or (can_act(scene, noun) and not what) else _doer_of(scene, noun)
    yield Found(
        act="ACCUSE",
        rule="A10",
        explicitness="weak",
        head=head,
        cue=scene.words(head),
        source=UNSTATED,
        target=scene.party(target),
        charge=phrase(reading, noun),
        score=0.5,
        block=block_noun(reading, noun),
        hedged=True,
        attribution=attribution_of(scene, head),
    )


def hearsay(scene: Scene, head: int) -> Iterator[Found]:
    """Yield the accusation of "the mayor allegedly took bribes" and "is said to have taken bribes" (A10).

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the adverb, or of the passive verb of report.

    Yields
    ------
    Found
        At most one act, its source unstated.
    """
    reading = scene.reading
    if reading.upos[head] == "ADV":
        deed = reading.head[head]
        if deed < 0:
            return
    else:
        if not is_passive(reading, head) or agent(reading, head) is not None:
            return
        found = reading.children(head, "xcomp")
        if not found:
            return
        deed = found[0]
    said = verdict(scene, deed)
    adverb = reading.text(head).lower() == "allegedly"
    if said is None or said.act != "ACCUSE":
        if not adverb or reading.upos[deed] != "VERB":
            return
        target = agent(reading, deed) if is_passive(reading, deed) else subject(reading, deed)
    else:
        target = said.target
    yield Found(
        act="ACCUSE",
        rule="A10",
        explicitness="weak",
        head=head,
        cue=scene.words(head),
        source=UNSTATED,
        target=scene.party(target),
        charge=predicate(reading, deed),
        score=0.6 if adverb else 0.5,
        block=block(reading, deed, modal=False),
        hedged=True,
        attribution=attribution_of(scene, head),
    )
