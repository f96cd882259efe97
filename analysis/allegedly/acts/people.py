"""Who can be to blame: telling persons, groups and texts from things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .scene import Scene

_FIRST: Final = frozenset({"i", "we", "me", "us", "myself"})
_ANYONE: Final = frozenset({"anyone", "anybody", "whoever", "everyone", "everybody", "one", "nobody", "nothing"})
_PERSON_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "woman", "ee", "eer", "crat", "ant")
_THINGS: Final = frozenset(
    "paper computer water power order matter number letter error factor sector weather disaster "
    "chapter server center tower river winter summer shelter bumper barrier corner danger anger "
    "offer answer border cover terror horror restaurant plant grant committee guarantee fever figure "
    "poster counter meter motor mirror labor vigor tenor".split()
)
_PERSONAL: Final = frozenset("he she they you who him her them".split())


def is_self(scene: Scene, word: int | None) -> bool:
    """Tell whether a subject is the speaker."""
    return word is not None and scene.reading.lemma[word].lower() in _FIRST


def can_act(scene: Scene, word: int | None) -> bool:
    """Tell whether a noun may name somebody who can be to blame: a name, a person, a group, a text.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int or None
        Token of a subject; None, for nobody named, can.
    """
    if word is None:
        return True
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in _ANYONE or lemma == "who":
        return False  # "who is to blame" asks
    if reading.upos[word] == "PROPN" or lemma in _PERSONAL:
        return True
    if scene.is_a(word, "HUMAN_N", "VAGUE_SOURCE_N", "CULPRIT_N", "COURT_N", "PROSECUTOR_N", "TEXT_N"):
        return True
    if reading.upos[word] == "NOUN" and lemma.endswith(_PERSON_ENDINGS) and lemma not in _THINGS:
        return True
    # "Bell's office", "the Vereland side", "some of the dealers"
    inner = reading.children(word, "nmod:poss", "compound", "nmod", "amod", "appos", "flat", "conj")
    return any(
        reading.upos[k] == "PROPN" or scene.is_a(k, "HUMAN_N", "VAGUE_SOURCE_N") or reading.text(k)[0].isupper()
        for k in inner
    )
