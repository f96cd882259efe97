"""Who can do the act of a cue: a person, a body, or a text that speaks for one.

Storms, trends and primaries may "threaten" or "warn" in a figure of speech; they are no speakers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, below, is_passive, own_subject, subject
from ..._types import UNSTATED
from ...attributions.drafts import head_of

if TYPE_CHECKING:
    from ..._types import Spans
    from ..scene import Scene

_PERSONAL: Final = frozenset("i we you he she they who it me us him her them my our your his their its".split())
#: Words for some of a set of people, of which no table of people can know the rest.
_SOME: Final = frozenset(
    "many some several others other few all both most each one two three four five six dozen hundred thousand "
    "someone somebody everyone everybody anyone anybody nobody none those number handful majority minority slew lot "
    "list couple pair duo trio bunch host array plenty score those either neither".split()
)
_SHARES: Final = frozenset("half third quarter percent % rest".split())
_BODIES: Final = frozenset(
    "administration archdiocese archive arm assembly audience base bigot body bully cabinet camp campaign center "
    "centre chamber charity chorus church circle clan class committee community congregation constellation "
    "consulate delegation desk diocese directorate electorate embassy federation field figure folk foundation fund "
    "generation guild hopeful household individual inquest inquiry institute leadership league legislature lobby "
    "magnate mission movement national nephew niece nonprofit office operation outfit pac palace panel population "
    "presidency program project public rank side society squad syndicate team think-tank throne ticket treasury "
    "tribe tribunal unit wing".split()
)
_PERSON_ENDINGS: Final = ("er", "or", "ist", "ian", "man", "men", "woman", "women", "ee", "eer", "crat", "ant", "ent")
_THINGS: Final = frozenset(
    "paper computer water power order matter number letter error factor sector weather disaster chapter server "
    "center tower river winter summer shelter bumper barrier corner danger anger offer answer border cover terror "
    "horror restaurant plant grant fever figure poster counter meter motor mirror labor vigor tenor committee "
    "guarantee event moment statement argument agreement document treatment movement department government "
    "development investment environment element comment settlement punishment replacement percent accident "
    "incident content talent intent extent segment sentiment document amendment payment requirement achievement "
    "commitment involvement endorsement arrangement announcement assessment attachment engagement fragment "
    "instrument management measurement monument ornament parliament pavement testament want chant warrant".split()
)
#: Texts that put forward what a body wants, besides the class TEXT_N.
_TEXTS: Final = frozenset("petition survey questionnaire initiative poll commercial spot flyer brief".split())
_DUMMIES: Final = frozenset("it that this there what which who".split())


def speaks(scene: Scene, word: int) -> bool:
    """Tell whether a word may name a person, a body, or a text that speaks for one.

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of a subject or agent.
    """
    reading = scene.reading
    lemma, upos = reading.lemma[word].lower(), reading.upos[word]
    if upos == "PROPN" or lemma in _PERSONAL | _SOME | _SHARES | _BODIES | _TEXTS:
        return True
    if upos == "NUM":
        return True
    if scene.is_a(word, "HUMAN_N", "VAGUE_SOURCE_N", "COURT_N", "PROSECUTOR_N", "TEXT_N"):
        return True
    if upos == "ADJ" and any(reading.lemma[k].lower() == "the" for k in reading.children(word, "det")):
        return True  # "the rich", "the French"
    return upos == "NOUN" and lemma.endswith(_PERSON_ENDINGS) and lemma not in _THINGS and not lemma.endswith("ment")


def is_person(scene: Scene, word: int | None) -> bool:
    """Tell whether a word may name somebody who can be spoken to: no text, no "it".

    Parameters
    ----------
    scene : Scene
        The document.
    word : int or None
        Token of an object.
    """
    if word is None:
        return False
    reading = scene.reading
    lemma = reading.lemma[word].lower()
    if lemma in _SOME | _SHARES:
        of = next(iter(reading.children(word, "nmod")), None)
        return is_person(scene, of) if of is not None else lemma in _SOME  # "a few of his claims"
    if lemma == "it" or (scene.is_a(word, "TEXT_N") and not scene.is_a(word, "HUMAN_N")):
        return False
    return speaks(scene, word) or lemma.endswith(("self", "selves"))


def speaker_of(scene: Scene, head: int) -> Spans | str | None:
    """Return who does the act of a cue, ``"UNSTATED"`` for a passive without agent, None if nobody can.

    The subject counts first, then the source of the attribution that the cue makes, then a subject shared
    with another verb.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the cue's first word.
    """
    reading = scene.reading
    if is_passive(reading, head) and not reading.text(head).lower().endswith("ing"):
        by = agent(reading, head)
        if by is None:
            return UNSTATED
        return scene.party(by) if speaks(scene, by) else None
    own = own_subject(reading, head)
    if own is not None and reading.lemma[own].lower() not in {"who", "that", "which"}:
        own = _who_is(scene, own)
        return scene.party(own) if speaks(scene, own) else None
    if own is None and _aside(scene, head):
        return None
    index = scene.by_cue.get(head, -1)
    if index >= 0 and scene.attributions[index].source:
        source = scene.attributions[index].source
        word = head_of(reading, source)
        return source if word < 0 or speaks(scene, word) else None
    who = own if own is not None else subject(reading, head)
    if who is None:
        return None
    who = _who_is(scene, who)
    return scene.party(who) if speaks(scene, who) else None


def _who_is(scene: Scene, word: int) -> int:
    """Replace a predicate noun by its subject: in "Bell is a clerk who promised it", by "Bell"."""
    reading, top = scene.reading, word
    while reading.deprel[top] == "conj" and reading.head[top] >= 0:
        top = reading.head[top]
    named = own_subject(reading, top) if reading.children(top, "cop") else None
    return word if named is None or reading.lemma[named].lower() in _DUMMIES or named > word else named


def _aside(scene: Scene, verb: int) -> bool:
    """Tell whether a participle after a comma says what a whole clause brings about ("..., raising questions")."""
    reading = scene.reading
    first = below(reading, verb)[0]
    after_comma = first > 0 and reading.text(first - 1) == ","
    return (
        reading.lemma[verb].lower() in {"raise", "suggest", "confirm"}
        and reading.deprel[verb] == "advcl"
        and after_comma
        and reading.text(verb).lower().endswith("ing")
    )
