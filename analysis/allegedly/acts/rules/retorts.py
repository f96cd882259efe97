"""Rules D4 and D10: denials without a verb, "Not true, she said", and "contrary to those claims"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ..._syntax import below, clause, climb, phrase
from ..blocks import block, is_negated
from ..parties import by_word
from ..scene import Found
from .deny import claimish, content_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..scene import Scene

#: Words that by themselves answer that something is not so.
RETORTS: Final = frozenset(
    "false untrue wrong nonsense rubbish bullshit baloney bunk hogwash malarkey poppycock fiction incorrect lie lies "
    "baseless bogus".split()
)
#: Words that do so with a negation.
TRUE: Final = frozenset({"true", "so", "correct", "accurate"})
#: A retort is hardly longer than this.
_SHORT: Final = 5
_TOPS: Final = frozenset({"root", "ccomp", "parataxis", "conj", "discourse"})


def retort(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the denial of "Not true," "Absolutely false," "Nonsense," in a quotation (D4).

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of an adjective or a noun.

    Yields
    ------
    Found
        At most one act.
    """
    reading = scene.reading
    lemma, index = reading.lemma[word].lower(), scene.holder[word]
    if index < 0 or scene.attributions[index].quote != "direct" or reading.deprel[word] not in _TOPS:
        return
    if reading.children(word, "nsubj", "nsubj:pass", "csubj", "cop", "expl", "case", "obj", "det", "nmod", "acl"):
        return
    if reading.deprel[word] == "conj" and reading.deprel[reading.head[word]] not in _TOPS:
        return  # "insulting and false stories"
    negated = is_negated(reading, word)
    if not ((lemma in RETORTS and not negated) or (lemma in TRUE and negated)):
        return
    inside = [k for k in below(reading, word) if reading.upos[k] != "PUNCT"]
    if len(inside) > _SHORT or any(reading.text(k) == "?" for k in below(reading, word)):
        return
    yield by_word(
        scene,
        word,
        "DENY",
        "D4",
        source=scene.speaker(index),
        charge=None,
        words=tuple(inside) if negated else (),
        score=0.6,
    )


def contrary(scene: Scene, word: int) -> Iterator[Found]:
    """Yield the denial of "contrary to the union's claims, the bridge is safe" (D10).

    Parameters
    ----------
    scene : Scene
        The document.
    word : int
        Token of "contrary".

    Yields
    ------
    Found
        At most one act, by whoever says what follows.
    """
    reading = scene.reading
    if word + 1 >= len(reading.tokens) or reading.lemma[word + 1].lower() != "to":
        return
    stop = min(word + 10, reading.sentence_tokens(reading.tokens[word].sentence).stop)
    claim = next((k for k in range(word + 2, stop) if reading.upos[k] == "NOUN" and claimish(scene, k)), None)
    if claim is None or reading.lemma[claim].lower() in {"idea", "case"}:
        return
    index = scene.holder[word]
    if index < 0:
        # "Contrary to the claims, officials say that ...": whoever says the rest.
        for _, _, up in climb(reading, claim):
            index = scene.holder[up] if scene.holder[up] >= 0 else scene.by_cue.get(up, -1)
            if index >= 0:
                break
    inner = content_of(scene, claim)
    yield by_word(
        scene,
        word,
        "DENY",
        "D10",
        source=scene.speaker(index),
        charge=phrase(reading, claim) if inner is None else clause(reading, inner),
        words=(
            word,
            word + 1,
        ),
        score=0.7,
        why=block(reading, word, own=False),
    )
