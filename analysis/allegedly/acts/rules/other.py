"""Rules N1, N2, N4, N5, N22, N24 and N25: what is conceded, confirmed, justified and praised by a verb.

`named_act` hands a verb of the cue table to the rule of its act; the rules say what that act needs besides the word.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from ..._syntax import is_passive, own_subject
from ..blocks import glomar
from .commissives import in_future, own_side, promise, threat
from .directives import ask, demand, propose
from .doing import done
from .speakers import is_person
from .uses import is_noun, phrase_after, said, use_of
from .worries import worry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from ...lexicon import Cue
    from ..scene import Found, Scene
    from .uses import Use

_ADMITTING: Final = frozenset("acknowledge admit concede confess".split())
_OWNING_UP: Final = frozenset({"own up", "fess up", "come clean", "cop", "face up", "plead guilty"})
#: Verbs that concede only with "that": "allowed that it was late", not "allows them to win".
_ALLOWING: Final = frozenset({"allow", "grant"})
_TAKING_BACK: Final = frozenset({"take back", "walk back", "retract", "recant"})
_BACKING_DOWN: Final = frozenset({"backpedal", "backtrack", "relent"})
_OWNING: Final = frozenset("my our his her its their your".split())
_SELF: Final = frozenset("i we he she they it".split())
#: Objects that are put into office or kept on record, not said to be so.
_INSTALLED: Final = frozenset(
    "nominee nomination pick appointment appointee judge justice successor replacement selection reservation "
    "booking support opposition commitment candidacy vote seat".split()
)
#: Verbs of confirming whose plain object must be a claim: one can affirm a friend and validate a ticket.
_OF_CLAIMS: Final = frozenset({"certify", "vouch", "back up", "bear out"})
#: To affirm is to assert, and to validate a ticket or a presidency is no speech.
_NOT_CONFIRMING: Final = frozenset({"affirm", "reaffirm", "validate"})
_AGREEING: Final = frozenset({"agree", "concur"})
#: What one is called upon to justify.
_STANDING: Final = frozenset({"stand by", "stick by"})
_DEFENDING: Final = frozenset({"defend", "excuse", "justify", "rationalise", "rationalize"})
_ATTACKS: Final = frozenset({"against", "from"})
#: Verbs of praise that do other things as well: one celebrates a birthday and honours a pledge.
_OF_PEOPLE: Final = frozenset("esteem flatter toast".split())
_NO_PRAISE: Final = frozenset("celebrate champion appreciate cheer honor honour".split())
_TERRITORY: Final = frozenset("state seat country nation city district island town village area region".split())
_SUPPORT: Final = frozenset({"back", "endorse"})


def named_act(scene: Scene, row: Cue, words: tuple[int, ...]) -> list[Found]:
    """Return the acts that a verb of the cue table names.

    Parameters
    ----------
    scene : Scene
        The document.
    row : Cue
        Its row.
    words : tuple of int
        Its tokens.
    """
    rule = _RULES.get(row.act)
    return [] if rule is None or is_noun(scene, words[0]) else list(rule(scene, use_of(scene, row, words)))


def concede(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield what somebody admits against their interest (N1), or takes upon them or back (N2).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of conceding.

    Yields
    ------
    Found
        At most one act.
    """
    lemma = use.row.lemma
    if lemma in _ALLOWING:
        if use.that is not None and _has_that(scene, use.that):
            yield from done(scene, use, "N1", charge=said(scene, use, use.that))
        return
    if lemma in _ADMITTING or lemma in _OWNING_UP:
        yield from _admission(scene, use)
        return
    if lemma == "regret":
        own = use.ing if use.ing is not None else use.object
        if own is not None and (own == use.ing or _owned(scene, own)):
            yield from done(scene, use, "N2", charge=said(scene, use, own))
        return
    if lemma in _TAKING_BACK:
        if use.object is not None and scene.is_a(use.object, "ACCUSATION_N", "PROPOSAL_N"):
            yield from done(scene, use, "N2", charge=said(scene, use, use.object))
        return
    if lemma in _BACKING_DOWN:
        about = phrase_after(scene, use, "on", "from")
        yield from done(scene, use, "N2", charge=None if about is None else said(scene, use, about))
        return
    if lemma.startswith("recogni"):
        return
    # "apologise for", "claim responsibility for"
    about = phrase_after(scene, use, "for")
    if about is None and not lemma.startswith("apologi"):
        return
    if about is None:
        about = use.that if use.that is not None else use.to
    yield from done(scene, use, "N2", charge=said(scene, use, about))


def _admission(scene: Scene, use: Use) -> Iterator[Found]:
    reading = scene.reading
    for word in (use.that, use.wh, use.ing):
        if word is not None:
            yield from done(scene, use, "N1", charge=said(scene, use, word))
            return
    about = phrase_after(scene, use, "to", "about", "of")
    if use.object is not None and not is_passive(reading, use.head):
        # "admitted two patients", "acknowledged the crowd"
        if is_person(scene, use.object) or scene.reading.upos[use.object] == "NUM":
            return
        yield from done(scene, use, "N1", charge=said(scene, use, use.object))
    elif about is not None and use.row.lemma in {"admit", "confess", *_OWNING_UP} and not is_person(scene, about):
        yield from done(scene, use, "N1", charge=said(scene, use, about))
    elif use.content or use.row.lemma in _OWNING_UP:
        yield from done(scene, use, "N1", charge=said(scene, use))


def _has_that(scene: Scene, verb: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() == "that" for k in reading.children(verb, "mark"))


def _owned(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    return any(reading.text(k).lower() in _OWNING for k in reading.children(noun, "nmod:poss", "det"))


def confirm(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield what somebody confirms (N4) or agrees to be so (N5).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of confirming.

    Yields
    ------
    Found
        At most one act; blocked by ``"glomar"`` in "would neither confirm nor deny".
    """
    reading, lemma = scene.reading, use.row.lemma
    if lemma in _NOT_CONFIRMING:
        return
    if lemma in _AGREEING:
        about = use.that
        if about is not None and in_future(scene, about) and own_side(scene, use, about):
            yield from done(scene, use, "N17", charge=said(scene, use, about), act="PROMISE")
            return
        if about is None:
            about = phrase_after(scene, use, "with")
        if about is not None or (use.to is None and phrase_after(scene, use, "on", "to", "about", "upon") is None):
            yield from done(scene, use, "N5", charge=said(scene, use, about))
        return
    about = use.that if use.that is not None else use.wh
    if about is None and use.object is not None:
        noun = use.object
        if reading.lemma[noun].lower() in _INSTALLED or is_person(scene, noun):
            return  # senates confirm judges
        if lemma in _OF_CLAIMS and not scene.is_a(noun, "ACCUSATION_N"):
            return
        about = noun
    elif about is None and lemma == "vouch":
        about = phrase_after(scene, use, "for")
        if about is None or not scene.is_a(about, "ACCUSATION_N"):
            return
    elif about is None and not use.content:
        return
    for found in done(scene, use, "N4", charge=said(scene, use, about)):
        yield replace(found, block="glomar") if _denied_beside(scene, use.head) else found


def _denied_beside(scene: Scene, head: int) -> bool:
    reading = scene.reading
    pair = [k for k in (reading.head[head], *reading.children(head, "conj")) if k >= 0]
    return any(reading.lemma[k].lower() == "deny" for k in pair) and not glomar(reading, head)


def justify(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield the defence of an act, or of somebody who is attacked (N22).

    Forts, seats and titles are defended too: the object must be something that people answer for, or a person
    defended in words.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of justifying.

    Yields
    ------
    Found
        At most one act.
    """
    lemma, noun = use.row.lemma, use.object
    if lemma in _STANDING:
        if noun is not None and scene.is_a(noun, "CONDUCT_N", "ACCUSATION_N"):
            yield from done(scene, use, "N22", charge=said(scene, use, noun))
        return
    if lemma not in _DEFENDING:
        return
    if use.ing is not None and noun in {None, use.ing}:
        yield from done(scene, use, "N22", charge=said(scene, use, use.ing))
        return
    if noun is None:
        return
    if scene.is_a(noun, "CONDUCT_N", "ACCUSATION_N"):
        yield from done(scene, use, "N22", charge=said(scene, use, noun))
    elif lemma != "excuse" and _defended_in_words(scene, use, noun):
        yield from done(scene, use, "N22", charge=said(scene, use, noun), score=0.6)


def _defended_in_words(scene: Scene, use: Use, noun: int) -> bool:
    reading = scene.reading
    if use.row.lemma == "justify":
        return not is_person(scene, noun)
    person = is_person(scene, noun) and not scene.is_place(noun)
    within = (noun, *reading.children(noun, "nmod"))
    person = person and not any(reading.lemma[k].lower() in _TERRITORY for k in within)
    against = phrase_after(scene, use, *_ATTACKS)
    blamed = against is not None and scene.is_a(against, "ACCUSATION_N")
    as_what = phrase_after(scene, use, "as") is not None
    saying = any(
        k in scene.by_cue and reading.text(k).lower().endswith("ing") for k in reading.children(use.head, "advcl")
    )
    return blamed or (person and bool(use.content or as_what or saying))


def praise(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield praise (N24) and support (N25).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of praise.

    Yields
    ------
    Found
        At most one act, with what is praised for its target and what for as its charge.
    """
    reading, lemma, noun = scene.reading, use.row.lemma, use.object
    if use.takes("of", "to", "about"):
        noun = phrase_after(scene, use, "of", "to", "about", "over")
        noun = noun if noun is not None and reading.head[noun] in {use.head, *use.words} else None
    if noun is None:
        return
    if lemma in _NO_PRAISE or (lemma in _OF_PEOPLE and not is_person(scene, noun)):
        return
    if lemma == "welcome" and (phrase_after(scene, use, "to", "into", "with") is not None or is_person(scene, noun)):
        return  # at the door, not in words
    reason = phrase_after(scene, use, "for", "as", "on") if lemma not in _SUPPORT else None
    if reason == noun:
        reason = None
    rule = "N25" if lemma in _SUPPORT else "N24"
    about = noun if reason is None else reason
    if own_subject(reading, use.head) == noun and not is_passive(reading, use.head):
        return
    yield from done(scene, use, rule, charge=said(scene, use, about), target=noun, addressed=True)


_RULES: Final[Mapping[str, Callable[[Scene, Use], Iterator[Found]]]] = {
    "CONCEDE": concede,
    "CONFIRM": confirm,
    "EXPRESS_CONCERN": worry,
    "PRAISE": praise,
    "JUSTIFY": justify,
    "DEMAND": demand,
    "PROPOSE": propose,
    "PROMISE": promise,
    "THREATEN": threat,
    "ASK": ask,
}

#: The acts that `named_act` finds.
NAMED: Final = frozenset(_RULES)
