"""Rules N6 to N10: worries, by a verb, a noun or an adjective; responsibility is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, clause, complement, is_passive, own_subject, subject
from ..blocks import block_noun
from ..parties import by_word
from ..scene import Found
from .commissives import own_blow
from .doing import done, why_not
from .speakers import is_person, speaks
from .uses import phrase_after, said, use_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ...lexicon import Cue
    from ..scene import Scene
    from .uses import Use

_WARNING: Final = frozenset({"warn", "caution"})
_DOUBTING: Final = frozenset({"doubt", "question", "raise doubt", "raise question", "voice doubt", "express doubt"})
#: Verbs whose plain object is what one worries about; "worried the market" has it for subject.
_OF_OBJECTS: Final = frozenset("fear lament bemoan bewail rue".split())
#: Verbs that bring a worry into words.
_VOICING: Final = frozenset(
    "raise voice express have share air cite sound reiterate state issue deliver give repeat renew convey harbor "
    "harbour note outline spark hear register relay communicate reveal echo make sense describe send".split()
)
_NOT_BY_PEOPLE: Final = frozenset({"spark", "hear", "sense"})
_ABOUT: Final = ("about", "over", "that", "at")
_LINKING: Final = frozenset({"remain", "seem", "become", "grow", "get", "feel", "sound", "appear", "look"})


def worry(scene: Scene, use: Use) -> Iterator[Found]:
    """Yield the worry or the warning that a verb names.

    Parameters
    ----------
    scene : Scene
        The document.
    use : Use
        A verb of worrying, warning or doubting, or one with such a noun ("raise concern").

    Yields
    ------
    Found
        At most one act: N6 fear, N7 warn, N8 raise concerns, N10 doubt; a threat (N20) if somebody warns of a blow
        of their own.
    """
    lemma = use.row.lemma
    if lemma in _WARNING:
        yield from _warning(scene, use)
    elif lemma in _DOUBTING:
        about = use.wh if use.wh is not None else use.that
        if about is None and " " in lemma:
            about = phrase_after(scene, use, "about", "over", "as", "on", "of")
        if about is not None and not (" " in lemma and _by_a_text(scene, use)):
            yield from done(scene, use, "N10", charge=said(scene, use, about))
    elif " " in lemma:
        about = use.that
        if about is None:
            about = phrase_after(scene, use, "about", "over", "at", "with", "of")
        if not _by_a_text(scene, use):
            yield from done(scene, use, "N8", charge=None if about is None else said(scene, use, about))
    else:
        yield from _fear(scene, use)


def _by_a_text(scene: Scene, use: Use) -> bool:
    """Tell whether something said raises the question, which is what remarks do to readers."""
    who = own_subject(scene.reading, use.head)
    return who is not None and not is_person(scene, who)


def _warning(scene: Scene, use: Use) -> Iterator[Found]:
    if use.to is not None and (use.that is None or use.to < use.that):
        return  # "cautioned her not to go"
    about = use.that if use.that is not None else use.wh
    if about is None:
        about = phrase_after(scene, use, "of", "about")
    if about is None and not (use.content and use.to is None and phrase_after(scene, use, "against") is None):
        return
    if own_blow(scene, use, about):
        target = use.object if is_person(scene, use.object) else None
        charge = said(scene, use, about)
        yield from done(scene, use, "N20", charge=charge, target=target, addressed=True, act="THREATEN")
        return
    yield from done(scene, use, "N7", charge=said(scene, use, about))


def _fear(scene: Scene, use: Use) -> Iterator[Found]:
    reading, lemma = scene.reading, use.row.lemma
    about = use.that
    if about is None:
        about = phrase_after(scene, use, "about", "over", *(("of",) if lemma in {"despair"} else ()))
    if about is None and use.object is not None:
        if lemma not in _OF_OBJECTS or is_person(scene, use.object) or reading.upos[use.object] == "PRON":
            return
        about = use.object
    if about is None and not use.content:
        return
    if is_passive(reading, use.head):
        yield from _worried(scene, use.head, said(scene, use, about), own_subject(reading, use.head))
        return
    if any(reading.lemma[k].lower() == "so" for k in reading.children(use.head, "advmod")):
        return
    yield from done(scene, use, "N6", charge=said(scene, use, about))


# -- nouns and adjectives -------------------------------------------------------


def concern_noun(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the worry of "our concern over the arrests", "they have deep reservations about it" (N8).

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of the noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    about = complement(reading, word, _ABOUT)
    if about is None:
        about = next((k for k in reading.children(word, "acl", "ccomp") if k > word), None)
    if reading.lemma[word].lower() == "doubt" and any(reading.lemma[k].lower() == "no" for k in reading.children(word)):
        return
    who = next(iter(reading.children(word, "nmod:poss")), None)
    up = reading.head[word]
    voiced = False
    if up >= 0 and reading.upos[up] == "VERB" and reading.deprel[word] in {"obj", "nsubj:pass"}:
        voiced = reading.lemma[up].lower() in _VOICING - _NOT_BY_PEOPLE
        if voiced and (who is None or is_passive(reading, up)):
            who = agent(reading, up) if is_passive(reading, up) else subject(reading, up)
    relative = next(iter(reading.children(word, "acl:relcl")), None)
    if who is None and relative is not None and reading.lemma[relative].lower() in _VOICING:
        who, voiced = own_subject(reading, relative), True
        about = about if about is not None else complement(reading, relative, (*_ABOUT, "by"))
    if who is None:
        who = next((k for k in reading.children(word, "nmod") if _by_or_from(scene, k)), None)
    if who is None or who == word or not speaks(scene, who) or (about is None and not voiced):
        return
    yield by_word(
        scene,
        word,
        "EXPRESS_CONCERN",
        "N8",
        source=scene.party(who),
        charge=None if about is None else clause(reading, about),
        score=0.7,
        why=why_not(scene, up) if voiced and relative is None and up >= 0 else block_noun(reading, word),
    )


def _by_or_from(scene: Scene, word: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() in {"by", "from", "among"} for k in reading.children(word, "case"))


def concern_adjective(scene: Scene, row: Cue, words: tuple[int, ...]) -> list[Found]:
    """Return the worry of "voters are worried that it will rain" (N9).

    Parameters
    ----------
    scene : Scene
        The document.
    row : Cue
        An adjective of worrying.
    words : tuple of int
        Its tokens.
    """
    use = use_of(scene, row, words)
    about = use.that
    if about is None:
        about = phrase_after(scene, use, "about", "by", "over", *(("of",) if use.takes("of") else ()))
    far = any(
        scene.reading.lemma[k].lower() in {"far", "as"} for k in scene.reading.children(use.head, "advmod", "mark")
    )
    if about is None or use.to is not None or (far and use.row.lemma == "concerned"):
        return []
    return list(_worried(scene, use.head, said(scene, use, about), _bearer(scene, use.head)))


def _bearer(scene: Scene, word: int) -> int | None:
    """Return whom a predicate adjective is said of."""
    reading = scene.reading
    up = reading.head[word]
    if reading.children(word, "cop"):
        return own_subject(reading, word)
    if reading.deprel[word] == "xcomp" and up >= 0 and reading.lemma[up].lower() in _LINKING:
        return subject(reading, up)
    return None


def _worried(scene: Scene, head: int, charge: tuple[int, int] | None, who: int | None) -> Iterator[Found]:
    if who is None or charge is None or not speaks(scene, who):
        return
    yield by_word(
        scene,
        head,
        "EXPRESS_CONCERN",
        "N9",
        source=scene.party(who),
        charge=charge,
        score=0.7,
        why=why_not(scene, head),
        hedged=scene.hedged(head),
    )
