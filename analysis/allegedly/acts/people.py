"""Who can be to blame: telling persons, groups and texts from things."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .._syntax import agent, is_passive, subject

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
#: Texts that are no sources of their own while somebody puts them out; beside TEXT_N.
_RECORDINGS: Final = frozenset("commercial film flier flyer mailer poster recording spot trailer video".split())
#: Verbs whose subject speaks through the text that is their object ("released a statement accusing her").
_PUTTING_OUT: Final = frozenset(
    "adopt air approve blast broadcast circulate compose create dash debut deliver distribute draft email fax file "
    "finance fire fund give "
    "invest issue launch mail make pass pen place post produce publish put record release roll run send sign "
    "share spend sponsor submit text tweet unleash unveil upload write".split()
)
#: Texts in name, bodies in deed: "the campaign", "the press" speak for themselves.
_BODIES: Final = frozenset("campaign media newspaper paper platform press site website".split())
_CARRIERS: Final = frozenset({"NOUN", "SYM", "NUM"})


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
    if scene.reading.lemma[word].lower() in _ANYONE | {"who"}:
        return False  # "who is to blame" asks
    if names_actor(scene, word):
        return True
    reading = scene.reading
    # "Bell's office", "the Vereland side", "some of the dealers"
    inner = reading.children(word, "nmod:poss", "compound", "nmod", "amod", "appos", "flat", "conj")
    return any(
        reading.upos[k] == "PROPN" or scene.is_a(k, "HUMAN_N", "VAGUE_SOURCE_N") or reading.text(k)[0].isupper()
        for k in inner
    )


def names_actor(scene: Scene, word: int) -> bool:
    """Tell whether a noun by itself names somebody, a group or a text.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of a noun.
    """
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if reading.upos[word] == "PROPN" or lemma in _PERSONAL:
        return True
    if scene.is_a(word, "HUMAN_N", "VAGUE_SOURCE_N", "CULPRIT_N", "COURT_N", "PROSECUTOR_N", "TEXT_N"):
        return True
    return reading.upos[word] == "NOUN" and lemma.endswith(_PERSON_ENDINGS) and lemma not in _THINGS


def author_of(scene: Scene, text: int) -> int | None:
    """Return who puts out a text: "*the union* released a statement accusing the firm".

    Parameters
    ----------
    scene : Scene
        The document.
    text : int
        Token of a noun.

    Returns
    -------
    int or None
        Token; None if the noun names no text, or nobody is said to put it out.
    """
    reading = scene.reading
    lemma = reading.lemma[text].lower()
    if lemma in _BODIES or not (scene.is_a(text, "TEXT_N") or lemma in _RECORDINGS):
        return None
    for child in reading.children(text, "nmod:poss"):
        return child
    at, rel = reading.head[text], reading.deprel[text]
    # "spent two million on ads attacking him"
    paid = False
    while at >= 0 and rel in {"nmod", "conj"} and reading.upos[at] in _CARRIERS:
        paid = paid or scene.is_a(at, "MONEY_N") or reading.upos[at] == "SYM"
        at, rel = reading.head[at], reading.deprel[at]
    if at < 0 or rel not in {"obj", "obl", "conj"}:
        return None
    paid = paid or any(scene.is_a(k, "MONEY_N") for k in reading.children(at, "obj"))
    if not paid and reading.lemma[at].lower() not in _PUTTING_OUT:
        return None
    who = agent(reading, at) if is_passive(reading, at) else subject(reading, at)
    return who if who is not None and can_act(scene, who) and not scene.is_a(who, "MONEY_N") else None
