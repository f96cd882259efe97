"""Rules N11, N12, N14, N15 and N23: demands, proposals and questions by a verb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import complement, is_passive, own_subject
from ..scene import Found
from .doing import done
from .speakers import is_person, speaks
from .uses import phrase_after, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene
    from .uses import Use

#: Verbs whose object is what is wanted; the others have for object who is to do it.
_WANTING: Final = frozenset({"demand", "request", "call for", "insist"})
#: Verbs that also want something in a phrase: "pushed for a vote".
_FOR: Final = frozenset("ask push press plead appeal lobby petition clamor clamour agitate".split())
#: Verbs with an infinitive that rules and circumstances do as well as people.
_OF_RULES: Final = frozenset({"require", "compel", "forbid", "prohibit", "force"})
_LETTING: Final = frozenset({"comment", "response", "reaction", "explanation", "interview"})
_WARNING: Final = frozenset({"warn", "caution", "advise", "counsel"})
_PROPOSING: Final = frozenset("propose recommend advocate advise counsel suggest".split())
_PUTTING_FORWARD: Final = frozenset(
    {"broach", "float", "lay out", "moot", "pitch", "put forward", "submit", "table", "offer", "suggest"}
)
#: Proposals that one hands over rather than puts forward.
_HANDED: Final = frozenset(
    "apology aid assistance support help donation money advice endorsement interview debate award change contract "
    "increase cut opportunity chance option visit vote talk use need pressure condition draft candidate nominee".split()
)
_TALKING_TO: Final = frozenset({"encourage", "invite"})
_INTERROGATING: Final = frozenset({"grill", "interrogate", "question", "quiz"})


def demand(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield a demand: for something (N11), or that somebody do something (N12).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of demanding.

    Yields
    ------
    Found
        At most one act; its target is who is to do it.
    """
    lemma = use.row.lemma
    if use.wh is not None:
        return  # "asked where to vote"
    if lemma == "call":
        yield from _called_for(scene, use)
        return
    if lemma in _WANTING:
        yield from _wanted(scene, use)
    elif use.to is not None and use.takes("np-to", "to"):
        yield from _told_to(scene, use)
    elif lemma in _WARNING:
        about = phrase_after(scene, use, "against")
        if about is not None:
            target = use.object if use.object != about else None
            yield from done(scene, use, "N12", charge=said(scene, use, about), target=target, addressed=True)
    elif lemma in _FOR and (about := _for_what(scene, use)) is not None:
        if scene.reading.lemma[about].lower() not in _LETTING:
            whom = _asked(scene, use)
            whom = whom if whom != about and is_person(scene, whom) else None
            yield from done(scene, use, "N11", charge=said(scene, use, about), target=whom, addressed=True)
    elif use.takes("that") and use.that is not None and lemma not in {"direct", "order"}:
        yield from _that(scene, use, use.that)
    elif lemma == "urge" and use.object is not None and not is_person(scene, use.object):
        yield from done(scene, use, "N11", charge=said(scene, use, use.object), addressed=True)
    elif lemma in {"urge", "demand", "beg", "implore"} and use.content:
        yield from done(scene, use, "N11", charge=said(scene, use), addressed=True, target=_asked(scene, use))


def _for_what(scene: Scene, use: Use) -> int | None:
    """Return what is asked or pushed for; "asked about the need for it" and "pushed aside for it" want nothing."""
    reading, about = scene.reading, phrase_after(scene, use, "for")
    if about is None or (use.row.lemma != "ask" and is_passive(reading, use.head)):
        return None
    near = {use.head, use.object, *use.words}
    return about if reading.head[about] in near and phrase_after(scene, use, "about") is None else None


def _called_for(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield the demand of "called again for her to resign", "called Monday on them to resign"."""
    reading = scene.reading
    if use.object is not None or is_passive(reading, use.head):
        return  # "called it a call for help", "the state was called for Bell"
    about = phrase_after(scene, use, "for")
    if use.to is not None:
        doer = own_subject(reading, use.to)
        doer = doer if doer is not None else phrase_after(scene, use, "on", "upon", "for")
        if is_person(scene, doer):
            yield from done(scene, use, "N12", charge=said(scene, use, use.to), target=doer, addressed=True)
            return
    if about is not None and reading.head[about] == use.head:
        yield from done(scene, use, "N11", charge=said(scene, use, about), addressed=True)


def _wanted(scene: Scene, use: Use) -> Iterator[Found]:
    reading = scene.reading
    if use.row.lemma == "insist":
        if use.takes("that-subj"):
            if use.that is not None and _wished(scene, use.that):
                yield from _that(scene, use, use.that)
            return
        about = None if use.that is not None else phrase_after(scene, use, "on")
        # Who insists on paying pays; who insists on payment wants it; and one insists on television.
        if about is None or reading.text(about).lower().endswith("ing") or reading.upos[about] == "PROPN":
            return
        yield from done(scene, use, "N11", charge=said(scene, use, about), addressed=True)
        return
    if use.that is not None and use.takes("that"):
        yield from _that(scene, use, use.that)
        return
    if use.to is not None and use.row.lemma in {"call for", "request"}:
        doer = own_subject(reading, use.to)
        doer = doer if doer is not None else use.object
        if is_person(scene, doer):
            yield from done(scene, use, "N12", charge=said(scene, use, use.to), target=doer, addressed=True)
            return
    about = use.object if use.object is not None else use.to
    if use.row.lemma == "call for" and is_passive(reading, use.head) and is_person(scene, about):
        return
    if about is None:
        if use.content and use.takes("quote"):
            yield from done(scene, use, "N11", charge=said(scene, use), addressed=True)
        return
    whom = complement(reading, use.head, ("from", "of"), after=about)
    whom = whom if whom is not None and is_person(scene, whom) and reading.head[whom] == use.head else None
    yield from done(scene, use, "N11", charge=said(scene, use, about), target=whom, addressed=True)


def _that(scene: Scene, use: Use, verb: int) -> Iterator[Found]:
    """Yield the demand of "demanded that he leave", addressed to who is to leave."""
    who = None if is_passive(scene.reading, verb) else own_subject(scene.reading, verb)
    who = who if who is not None and speaks(scene, who) else None
    yield from done(scene, use, "N12", charge=said(scene, use, verb), target=who, addressed=True)


def _wished(scene: Scene, verb: int) -> bool:
    """Tell "insisted that he leave" from "insisted that he leaves"."""
    reading = scene.reading
    auxiliaries = reading.children(verb, "aux", "cop", "aux:pass")
    if auxiliaries:
        return reading.lemma[auxiliaries[0]].lower() == "should" or reading.text(auxiliaries[0]).lower() == "be"
    third = any(reading.lemma[k].lower() in {"he", "she", "it"} for k in reading.children(verb, "nsubj"))
    single = any(
        reading.upos[k] in {"NOUN", "PROPN"}
        and not reading.text(k).lower().endswith("s")
        and not reading.children(k, "conj")
        for k in reading.children(verb, "nsubj")
    )
    return (third or single) and reading.text(verb).lower() == reading.lemma[verb].lower()


def _told_to(scene: Scene, use: Use) -> Iterator[Found]:
    reading, lemma = scene.reading, use.row.lemma
    target = _asked(scene, use)
    if target is None and not use.takes("to"):
        return
    if lemma in _OF_RULES:
        who = own_subject(reading, use.head)
        if who is None or not is_person(scene, who) or scene.is_a(who, "TEXT_N"):
            return
    if target is not None and not (is_person(scene, target) or speaks(scene, target)):
        return
    assert use.to is not None
    yield from done(scene, use, "N12", charge=said(scene, use, use.to), target=target, addressed=True)


def _asked(scene: Scene, use: Use) -> int | None:
    """Return who is addressed: the object, or the phrase of "called on", "appealed to", "pleaded with"."""
    if use.object is not None:
        return use.object
    return phrase_after(scene, use, "on", "upon", "to", "with") if use.row.lemma not in {"push"} else None


# -- proposals --------------------------------------------------------------


def propose(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield a proposal (N14), or an offer or invitation (N15).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of proposing.

    Yields
    ------
    Found
        At most one act.
    """
    lemma, noun = use.row.lemma, use.object
    if lemma in _TALKING_TO:
        who = own_subject(scene.reading, use.head)
        if who is not None and scene.reading.lemma[who].lower() == "it" and lemma == "encourage":
            return  # taxes and prices encourage too
        if use.to is not None and noun is not None and is_person(scene, noun):
            yield from done(scene, use, "N15", charge=said(scene, use, use.to))
        return
    if lemma == "offer" and use.to is not None and noun is None:
        yield from done(scene, use, "N15", charge=said(scene, use, use.to))
        return
    if lemma in _PROPOSING:
        about = _put_forward(scene, use)
        if about is not None:
            yield from done(scene, use, "N14", charge=said(scene, use, about))
            return
    if noun is None or lemma not in _PUTTING_FORWARD or not scene.is_a(noun, "PROPOSAL_N"):
        return
    if lemma == "suggest" and (use.that is not None or (use.content and scene.reading.children(use.head, "ccomp"))):
        return  # "suggested the plan was a bad one"
    if scene.reading.lemma[noun].lower() not in _HANDED:
        yield from done(scene, use, "N14", charge=said(scene, use, noun))


def _put_forward(scene: Scene, use: Use) -> int | None:
    """Return what is proposed: a wished clause, an infinitive, a gerund, or with the plainer verbs a thing."""
    reading, lemma, noun = scene.reading, use.row.lemma, use.object
    soft = lemma in {"suggest", "advise"}
    if use.that is not None and (not soft or _wished(scene, use.that)):
        return use.that
    if use.to is not None and use.takes("to", "np-to") and (noun is None or is_person(scene, noun)):
        return use.to
    if use.ing is not None:
        return use.ing
    if lemma in {"advise", "counsel"}:
        return phrase_after(scene, use, "against")
    if lemma == "advocate" and (noun is None or reading.upos[noun] == "ADP"):
        return phrase_after(scene, use, "for")
    if soft or noun is None or is_person(scene, noun) or reading.deprel[use.head] == "amod":
        return None
    return noun if reading.upos[noun] in {"NOUN", "PROPN", "NUM", "SYM", "ADJ", "PRON"} else None


# -- questions --------------------------------------------------------------


def ask(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield a question put to somebody (N23).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of asking.

    Yields
    ------
    Found
        At most one act.
    """
    lemma = use.row.lemma
    about = use.wh
    if about is None and lemma in _INTERROGATING:
        if not is_person(scene, use.object):
            return
        about = phrase_after(scene, use, "about", "on", "over")
    elif about is None:
        about = phrase_after(scene, use, "about")
        if about is None and use.object is not None and scene.reading.lemma[use.object].lower() == "question":
            about = use.object
    if about is None and not (use.takes("quote") and use.content and use.to is None):
        return
    yield from done(scene, use, "N23", charge=said(scene, use, about))
