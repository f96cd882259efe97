"""Rules N17, N19 and N20: promises and threats, which commit whoever makes them to do something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import is_passive, own_subject
from .doing import done
from .speakers import is_person, speaker_of
from .uses import phrase_after, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Found, Scene
    from .uses import Use

_PROMISING: Final = frozenset({"pledge", "promise", "vow", "swear"})
#: Verbs that promise only where they are about the speaker's own future.
_ASSURING: Final = frozenset({"assure", "reassure", "guarantee", "give assurance", "swear", "take an oath"})
_AGREEING: Final = frozenset({"agree", "commit", "undertake", "volunteer"})
_FUTURE: Final = frozenset("will would 'll ’ll 'd ’d wo shall".split())
#: What is pledged as a bond, not as a deed.
_BONDS: Final = frozenset("allegiance loyalty fealty delegate oath".split())
_OWN: Final = frozenset("i we he she they it".split())
#: What one does to somebody who does not comply.
_BLOWS: Final = frozenset(
    "retaliate punish attack destroy bomb strike sue sanction fire expel arrest prosecute jail invade withhold "
    "cut veto shut block ban kill hit respond withdraw quit leave boycott end suspend seize impose".split()
)
_REPRISALS: Final = frozenset({"retaliation", "reprisal", "revenge", "retribution"})


def promise(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield a promise (N17).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of promising.

    Yields
    ------
    Found
        At most one act. To be "guaranteed to win" or "assured of a seat" is nobody's promise, and who assures
        somebody of a fact promises nothing.
    """
    reading, lemma = scene.reading, use.row.lemma
    if is_passive(reading, use.head) and (
        lemma not in _PROMISING
        or use.object is None
        or use.to is not None
        or reading.deprel[use.head] in {"acl", "amod"}
    ):
        return
    if use.to is not None and use.takes("to"):
        if lemma not in {"guarantee", "give assurance"}:
            yield from done(scene, use, "N17", charge=said(scene, use, use.to))
        return
    if lemma in _AGREEING:
        return
    if use.that is not None:
        future = in_future(scene, use.that)
        if future and (lemma not in _ASSURING or own_side(scene, use, use.that)):
            yield from done(scene, use, "N17", charge=said(scene, use, use.that))
        return
    if lemma in _ASSURING or lemma not in _PROMISING:
        return
    if use.object is not None and not is_person(scene, use.object):
        if reading.lemma[use.object].lower() not in _BONDS and reading.upos[use.object] != "PRON":
            yield from done(scene, use, "N17", charge=said(scene, use, use.object))
    elif use.content:
        yield from done(scene, use, "N17", charge=said(scene, use))


def in_future(scene: Scene, verb: int) -> bool:
    """Tell whether a clause is about what will be.

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    auxiliaries = {reading.lemma[k].lower() for k in reading.children(verb, "aux")}
    going = reading.lemma[verb].lower() == "go" and bool(reading.children(verb, "xcomp"))
    return bool(auxiliaries & _FUTURE) or going


def own_side(scene: Scene, use: Use, verb: int) -> bool:
    """Tell whether the doer of a clause is whoever speaks: a pronoun that fits, or the same noun.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        The cue.
    verb : int
        Head of the clause.
    """
    reading = scene.reading
    doer = own_subject(reading, verb)
    who = own_subject(reading, use.head)
    if doer is None:
        return False
    own = reading.lemma[doer].lower()
    if who is not None and reading.lemma[who].lower() in {"i", "we"}:
        return own in {"i", "we"}
    return own in _OWN or (who is not None and own == reading.lemma[who].lower())


def threat(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield a threat (N19).

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of threatening.

    Yields
    ------
    Found
        At most one act, addressed to whom the harm is meant for.
    """
    reading, noun = scene.reading, use.object
    if reading.deprel[use.head] == "amod" or speaker_of(scene, use.head) is None:
        return
    passive = is_passive(reading, use.head)
    if use.to is not None:
        victim = next(iter(reading.children(use.to, "obj")), None)
        named = victim is not None and (
            reading.upos[victim] in {"PROPN", "PRON"} or scene.is_a(victim, "HUMAN_N", "VAGUE_SOURCE_N")
        )
        victim = victim if named and is_person(scene, victim) else None
        if passive:
            return
        yield from done(scene, use, "N19", charge=said(scene, use, use.to), target=victim, addressed=True)
        return
    if use.that is not None:
        yield from done(scene, use, "N19", charge=said(scene, use, use.that), addressed=True)
        return
    means = phrase_after(scene, use, "with")
    if means is not None and is_person(scene, noun):
        yield from done(scene, use, "N19", charge=said(scene, use, means), target=noun, addressed=True)
        return
    if noun is None or passive:
        if use.content and not passive:
            yield from done(scene, use, "N19", charge=said(scene, use), addressed=True)
        return
    if scene.is_a(noun, "HARM_N"):
        yield from done(scene, use, "N19", charge=said(scene, use, noun), addressed=True)
    elif is_person(scene, noun) and use.row.lemma == "threaten":
        yield from done(scene, use, "N19", charge=None, target=noun, addressed=True)


def own_blow(scene: Scene, use: Use, about: int | None) -> bool:
    """Tell whether somebody warns of harm that they would do themselves: "warned that it would retaliate".

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of warning.
    about : int or None
        Head of what is warned of.
    """
    reading = scene.reading
    if about is None:
        return False
    if reading.lemma[about].lower() in _REPRISALS:
        return True
    struck = [about, *reading.children(about, "xcomp", "conj")]
    return (
        use.that == about
        and own_side(scene, use, about)
        and in_future(scene, about)
        and any(reading.lemma[k].lower() in _BLOWS for k in struck)
    )
