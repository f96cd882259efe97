"""Who does the act that a verb names: agent of a passive, understood subject, speaker, or author of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import agent, is_passive, own_subject, subject
from ..._types import UNSTATED
from ..people import author_of, names_actor

if TYPE_CHECKING:
    from ..._types import Spans
    from ..scene import Scene

_RELATIVE: Final = frozenset({"who", "which", "that"})


def source_of(scene: Scene, head: int, *, heading: bool = False) -> Spans | str:
    """Return who does the act of a verb: agent of a passive, else the understood subject.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the verb.
    heading : bool, default False
        Whether a past form without auxiliary may be a passive ("Mayor accused of theft").
    """
    reading = scene.reading
    if is_passive(reading, head) or (heading and bare_passive(scene, head)):
        by = agent(reading, head)
        return UNSTATED if by is None else scene.party(by)
    who = subject(reading, head)
    reported = scene.by_cue.get(head, -1)
    if reported >= 0 and (who is None or reading.deprel[head] in {"amod", "compound"}):
        return scene.speaker(reported)
    if who is None and scene.holder[head] >= 0:
        return scene.speaker(scene.holder[head])
    if own_subject(reading, head) is None:
        beside = _beside_content(scene, head)
        if beside >= 0:
            return scene.speaker(beside)
    relative = any(reading.lemma[k].lower() in _RELATIVE for k in reading.children(head, "nsubj"))
    if who is not None and (relative or own_subject(reading, head) is None):
        who = _better(scene, head, who)
        author = author_of(scene, who)
        who = who if author is None else author
    return scene.party(who)


def _better(scene: Scene, head: int, who: int) -> int:
    """Return the noun that a relative clause is about where the parser hangs it on one that cannot act.

    "Attacks by *Bell*, who ...", "a *report* on the attack that blames her".
    """
    reading = scene.reading
    if names_actor(scene, who):
        return who
    for pronoun in reading.children(head, "nsubj", "nsubj:pass"):
        if reading.lemma[pronoun].lower() == "who":
            before = pronoun - 1 - (reading.upos[pronoun - 1] == "PUNCT")
            if before > who and reading.upos[before] in {"NOUN", "PROPN"}:
                return before
    at = who
    while reading.deprel[head] in {"acl:relcl", "acl"} and reading.deprel[at] == "nmod" and reading.head[at] >= 0:
        at = reading.head[at]
        if names_actor(scene, at):
            return at
    return who


def _beside_content(scene: Scene, head: int) -> int:
    """Return the attribution whose speaker goes on: "said *the mayor lied* and accused him of theft", -1 for none.

    The second verb is at times tied to the verb of the content, outside of which it stands.
    """
    reading = scene.reading
    up = reading.head[head]
    if up < 0 or reading.deprel[head] != "conj":
        return -1
    index = scene.holder[up]
    if index < 0 or scene.holder[head] == index or not scene.attributions[index].source:
        return -1
    cue = scene.attributions[index].cue_token
    return index if 0 <= cue < up and reading.tokens[cue].sentence == reading.tokens[head].sentence else -1


def bare_passive(scene: Scene, head: int) -> bool:
    """Recognise heading style, "Mayor accused of theft": a past form with "of" and nothing accused after it."""
    reading = scene.reading
    if reading.children(head, "obj", "aux", "ccomp") or not reading.text(head).lower().endswith("ed"):
        return False
    nxt = head + 1
    return nxt < len(reading.tokens) and reading.lemma[nxt].lower() in {"of", "by", "over", "for", "with"}
