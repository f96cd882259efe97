"""Bad names: which predicates of "call", "describe as", "liken to" judge what they are said of.

A name judges by its own meaning ("a disaster"), by a word in its phrase ("a failed policy", "a pack of lies"), by a
good word turned round ("not fit", "unpresidential"), by excess ("too soft"), or by whom it likens one to. The ways
follow the resources of negative Judgement and Appreciation in J. R. Martin and P. R. R. White (2005), "The language
of evaluation".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import has_case
from ..blocks import is_negated

if TYPE_CHECKING:
    from ..scene import Scene

#: Prefixes that turn a good word into a bad one.
_TURNING: Final = ("un", "in", "im", "ir", "il", "dis", "non-", "non")
#: What one is against who is "anti-...", to one's discredit.
_SLIGHTED: Final = frozenset(
    "american black business catholic christian consumer democratic family gay hispanic immigrant intellectual "
    "irish israel jewish labor labour latino lgbt mexican muslim palestinian poor police science transgender "
    "union veteran woman women worker".split()
)
#: Words of excess.
_TOO: Final = frozenset({"too", "overly", "excessively", "unduly", "insufficiently"})
#: Bad acts whose bare name says nothing of who did them.
_NEUTRAL: Final = frozenset(
    {"attack", "threat", "plot", "breach", "shooting", "bombing", "killing", "surveillance", "leak"}
)


def bad_name(scene: Scene, head: int, *, outright: bool = True) -> int | None:
    """Return the word that makes a name a bad one.

    Parameters
    ----------
    scene : Scene
        The document.
    head : int
        Token of the head of the predicate.
    outright : bool, default True
        Whether excess ("too soft") and beings to be likened to whom is an insult ("a dog") count.

    Returns
    -------
    int or None
        Token; None if nothing in the predicate judges.
    """
    reading = scene.reading
    if is_negated(reading, head):
        return head if scene.is_a(head, "POSITIVE_EVAL") or _good_below(scene, head) else None
    for word in (head, *reading.children(head, "amod", "compound", "conj", "appos", "flat", "xcomp", "nmod:desc")):
        if word != head and is_negated(reading, word):
            if scene.is_a(word, "POSITIVE_EVAL"):
                return word
            continue
        if _bad(scene, word, outright=outright):
            return word
    for child in reading.children(head, "nmod"):
        # "a pack of lies", "a violation of trust"; what follows other prepositions is not what one is called.
        if has_case(reading, child, "of") and _bad(scene, child, outright=False):
            return child
    return None


def _bad(scene: Scene, word: int, *, outright: bool) -> bool:
    reading = scene.reading
    lemma = reading.lemma[word].lower().strip("'\"‘’“”")
    if scene.is_a(word, "NEGATIVE_EVAL", "CULPRIT_N", "ABUSIVE_ADJ"):
        return True
    deed = scene.is_a(word, "BLAMEWORTHY_N") and reading.upos[word] in {"NOUN", "PROPN"}
    if deed and lemma not in _NEUTRAL and reading.deprel[word] != "compound":
        return True
    if reading.deprel[word] == "amod" and scene.is_a(word, "FALSITY"):
        return True
    if outright and (
        scene.is_a(word, "BAD_NAME") or any(reading.lemma[k].lower() in _TOO for k in reading.children(word, "advmod"))
    ):
        return True
    return _turned(scene, lemma) or (lemma.startswith("anti-") and lemma.removeprefix("anti-") in _SLIGHTED)


def _turned(scene: Scene, lemma: str) -> bool:
    good = scene.tables.needs.get("POSITIVE_EVAL", {})
    return any(lemma.startswith(prefix) and lemma.removeprefix(prefix) in good for prefix in _TURNING)


def _good_below(scene: Scene, head: int) -> bool:
    return any(scene.is_a(k, "POSITIVE_EVAL") for k in scene.reading.children(head, "amod"))
