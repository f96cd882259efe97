"""Which of several mentions of its source an act names.

Of "Bell repeated her attacks" the source is "Bell", who does the repeating, not "her"; of "I blame the mayor,
Bell said" it is the speaker, and of a quotation whose speaker is named in another sentence it is the "I" that
stands in this one.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from .._syntax import climb, has_case, own_subject, subject
from .._types import UNSTATED
from .anchors import anchor

if TYPE_CHECKING:
    from .._types import Spans
    from ..actors import Actors
    from . import Act
    from .scene import Found, Scene

_POSSESSIVE: Final = {"his": "he", "her": "she", "hers": "she", "its": "it", "their": "they"}
_FIRST: Final = frozenset({"i", "we"})
#: "We" and "our" are kept: they stand for more than the speaker.
_ONE_SPEAKER: Final = frozenset({"i", "me", "my"})
_THINKING: Final = frozenset(
    "agree argue believe claim consider disagree doubt feel find guess know maintain mean say see suspect tell think "
    "wonder".split()
)
_OBJECTS: Final = frozenset({"him", "her", "them", "it"})
#: Before what a subject does itself; "with his attacks" and "despite his denials" name it by the way.
_OF_ONES_OWN: Final = ("in", "on", "over", "of", "for", "about", "as")
_POINTING: Final = frozenset({"this", "that", "these", "those", "such"})
#: Rules whose cue is a noun, and sentences within which a noun may take up an act.
_BY_NOUN: Final = frozenset({"A7", "C4"})
_BACK: Final = 4
_PREDICATES: Final = frozenset({"VERB", "AUX", "ADJ"})


def source_mention(scene: Scene, actors: Actors, found: Found) -> Spans | str:
    """Return the mention of an act's source that its sentence is to be read with.

    Parameters
    ----------
    scene : Scene
        The document.
    actors : Actors
        Tells whether a possessive and a subject are the same.
    found : Found
        The act.

    Returns
    -------
    Spans or str
        The source as found, or a better mention of the same party.
    """
    source = found.source
    if isinstance(source, str) or len(source) != 1:
        return source
    words = scene.reading.tokens_in(source[0])
    if len(words) == 1:
        form = scene.reading.text(words[0]).lower()
        if form in _POSSESSIVE:
            return _owner(scene, actors, words[0]) or source
        if form in _ONE_SPEAKER:
            return _speaker_here(scene, found, words[0]) or source
    return _first_person_here(scene, found, source) or _another(scene, actors, found, source) or source


def _owner(scene: Scene, actors: Actors, pronoun: int) -> Spans | None:
    """Return the subject whose own act the possessive tells of: "*Bell* stepped up his attacks"."""
    reading = scene.reading
    noun = reading.head[pronoun]
    for at, rel, up in climb(reading, noun):
        if reading.upos[up] in _PREDICATES:
            own_act = rel in {"obj", "conj"} or (rel == "obl" and has_case(reading, at, *_OF_ONES_OWN))
            who = subject(reading, up) if own_act else None
            if who is None or who == pronoun:
                return None
            who = anchor(reading, who)
            mention = scene.party(who)
            if isinstance(mention, str) or not _same(scene, actors, pronoun, who, mention):
                return None
            return mention
        if rel not in {"conj", "nmod", "appos"}:
            return None
    return None


def _same(scene: Scene, actors: Actors, pronoun: int, who: int, mention: Spans) -> bool:
    reading = scene.reading
    nominative = _POSSESSIVE[reading.text(pronoun).lower()]
    form = reading.text(who).lower()
    if form == nominative:
        return True
    if form in {"he", "she", "it", "they", "i", "we", "you"}:
        return False
    ours, theirs = actors.name_of((reading.span(pronoun, pronoun),)), actors.name_of(mention)
    if ours == theirs:
        return True
    plural = reading.text(who).lower().endswith("s") and reading.upos[who] == "NOUN"
    plural = plural or bool(reading.children(who, "conj"))
    unresolved = ours == UNSTATED or ours.lower() == reading.text(pronoun).lower()
    return unresolved and plural == (nominative == "they")


def _speaker_here(scene: Scene, found: Found, pronoun: int) -> Spans | None:
    """Return the speaker of a quotation if the sentence names them."""
    index = scene.holder[pronoun]
    speaker = scene.speaker(index) if index >= 0 else UNSTATED
    if isinstance(speaker, str) or len(speaker) != 1:
        return None
    return speaker if _in_sentence(scene, found.head, speaker) else None


def _first_person_here(scene: Scene, found: Found, source: Spans) -> Spans | None:
    """Return the "I" or "we" of a sentence whose speaker is named in another one."""
    reading, head = scene.reading, found.head
    index = scene.holder[head]
    if index < 0 or _in_sentence(scene, head, source) or scene.speaker(index) != source:
        return None
    for _, rel, up in [(head, "ccomp", head), *climb(reading, head)]:
        if scene.holder[up] != index or rel not in {"ccomp", "xcomp", "conj"}:
            return None
        who = own_subject(reading, up)
        speaks = up == head or reading.lemma[up].lower() in _THINKING
        if who is not None and speaks and reading.text(who).lower() in _FIRST:
            return (reading.span(who, who),)
    return None


def _another(scene: Scene, actors: Actors, found: Found, source: Spans) -> Spans | None:
    """Return the subject further up where a plain pronoun would else mean its own subject.

    In "Bell said the mayor was at fault and accused him of theft" nobody accuses himself.
    """
    reading, target = scene.reading, found.target
    if not isinstance(target, tuple) or reading.deprel[found.head] != "conj":
        return None
    words = reading.tokens_in(target[0])
    if len(words) != 1 or reading.text(words[0]).lower() not in _OBJECTS or reading.deprel[words[0]] != "obj":
        return None
    name = actors.name_of(target)
    if name == UNSTATED or actors.name_of(source) != name:
        return None
    for _, _, up in climb(reading, found.head):
        who = own_subject(reading, up)
        if who is not None and who != words[0]:
            mention = scene.party(who)
            if not isinstance(mention, str) and actors.name_of(mention) not in {name, UNSTATED}:
                return mention
    return None


def _in_sentence(scene: Scene, head: int, spans: Spans) -> bool:
    reading = scene.reading
    sentence = reading.tokens[head].sentence
    return any(reading.tokens[k].sentence == sentence for span in spans for k in reading.tokens_in(span)[:1])


def taken_up(scene: Scene, acts: list[Act]) -> list[Act]:
    """Give "this criticism" and "those charges" the parties of the act that they point back to.

    Parameters
    ----------
    scene : Scene
        The document.
    acts : list of Act
        Acts in order.

    Returns
    -------
    list of Act
        The same acts; a noun with a demonstrative has the unstated parties of the last act of its kind.
    """
    reading = scene.reading
    out: list[Act] = []
    for act in acts:
        token = reading.token_at(act.cue[0][0]) if act.cue else None
        if token is not None and act.rule in _BY_NOUN and _points_back(scene, token):
            earlier = _last(scene, out, act, token)
            if earlier is not None and act.source == UNSTATED:
                act = replace(act, source=earlier.source, source_name=earlier.source_name)
            if earlier is not None and act.target == UNSTATED:
                act = replace(act, target=earlier.target, target_name=earlier.target_name)
        out.append(act)
    return out


def _points_back(scene: Scene, noun: int) -> bool:
    reading = scene.reading
    return any(reading.lemma[k].lower() in _POINTING for k in reading.children(noun, "det", "amod", "det:predet"))


def _last(scene: Scene, before: list[Act], act: Act, token: int) -> Act | None:
    reading = scene.reading
    for one in reversed(before):
        at = reading.token_at(one.cue[0][0]) if one.cue else None
        if at is None or reading.tokens[token].sentence - reading.tokens[at].sentence > _BACK:
            return None
        if one.act == act.act and not one.blocked and isinstance(one.target, tuple):
            return one
    return None
