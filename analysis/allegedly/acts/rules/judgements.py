"""What a verdict is made of: who a predicate is about, which nouns are of none, which are of a kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..._syntax import antecedent, below, own_subject, subject

if TYPE_CHECKING:
    from ..scene import Scene

_EXPLETIVE: Final = frozenset({"it", "there", "that", "this", "what", "which"})
_RELATIVE: Final = frozenset({"who", "whom", "which", "that"})
_NO: Final = frozenset({"no", "zero", "little"})
_COUNTING: Final = frozenset("majority half most many much part portion lot number third quarter percent".split())


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a predicate says: the act it amounts to, who or what it is said of, in which way, by which word.

    `target` is None where the text does not say who did it.
    """

    act: str
    target: int | None
    kind: str
    word: int


def target_of(scene: Scene, head: int) -> int | None:
    """Return who the predicate is about, None if nobody in particular.

    "She is a woman who lied" is about the subject of the outer clause.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the predicate's head.
    """
    reading = scene.reading
    found = _before_the_cue(scene, head)
    if found is None:
        found = subject(reading, head)
    if found is None or (reading.lemma[found].lower() in _EXPLETIVE and not _refers(scene, found, head)):
        return None
    if reading.children(found, "cop") and reading.deprel[head] == "acl:relcl":
        outer = own_subject(reading, found)
        if outer is not None and reading.lemma[outer].lower() not in _EXPLETIVE:
            return outer
    return found


def _before_the_cue(scene: Scene, head: int) -> int | None:
    """Return the subject from which a reporting clause parts its verb: "*the mayor*, Bell said, has lied".

    Parsers tie "the mayor" to "said"; of "the rebels, who officials said had fled", the pronoun.
    """
    reading = scene.reading
    index = scene.holder[head]
    if index < 0 or own_subject(reading, head) is not None:
        return None
    attribution = scene.attributions[index]
    cue = attribution.cue_token
    if cue < 0 or reading.head[head] != cue or head < cue:
        return None
    for child in reading.children(cue, "obj", "nsubj", "obl"):
        if child < cue and reading.lemma[child].lower() in _RELATIVE:
            return antecedent(reading, child)
    first = attribution.content[0]
    if first[1] > reading.tokens[cue].start:
        return None
    inside = reading.tokens_in(first)
    tops = [k for k in inside if reading.head[k] not in inside and reading.upos[k] in {"NOUN", "PROPN", "PRON"}]
    return tops[0] if len(tops) == 1 else None


def _refers(scene: Scene, pronoun: int, head: int) -> bool:
    """Tell the "it" of "it cheated students" from those of "it helps that ..." and "it is shameful"."""
    reading = scene.reading
    if (
        reading.lemma[pronoun].lower() != "it"
        or reading.upos[head] != "VERB"
        or not reading.children(head, "obj", "xcomp")
    ):
        return False
    return reading.deprel[pronoun] == "nsubj" and not reading.children(head, "ccomp", "csubj", "expl", "cop")


def none_of(scene: Scene, noun: int) -> bool:
    """Tell whether a noun is of none: "*no* basis", "*little* credibility".

    Parameters
    ----------
    scene : Scene
        The document.
    noun : int
        Token of the noun.
    """
    return any(scene.reading.lemma[k].lower() in _NO for k in scene.reading.children(noun, "det"))


def of_kind(scene: Scene, word: int, *kinds: str) -> bool:
    """Tell whether a noun is of a class, or counts some that are: "one of his *claims*".

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of the noun.
    *kinds : str
        Names of word classes.
    """
    reading = scene.reading
    if scene.is_a(word, *kinds):
        return True
    counted = reading.upos[word] in {"NUM", "DET", "PRON", "SYM"} or reading.lemma[word].lower() in _COUNTING
    return counted and any(scene.is_a(k, *kinds) for k in reading.children(word, "nmod"))


def blameworthy(scene: Scene, verb: int) -> bool:
    """Tell whether a verb names a wrong, with the words that it needs for that below it: "*alter* the records".

    Parameters
    ----------
    scene : Scene
        The document.
    verb : int
        Token of a verb.
    """
    needs = scene.needs(verb, "BLAMEWORTHY_V")
    if not needs:
        return needs is not None
    reading = scene.reading
    return any(reading.lemma[k].lower() in needs for k in below(reading, verb) if k != verb)
