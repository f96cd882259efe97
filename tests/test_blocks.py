from __future__ import annotations

import pytest
from _readings import reading
from _trees import TREES

from allegedly.acts.blocks import block, glomar, is_negated


def cue(tree: str, lemma: str) -> str | None:
    read = reading(tree)
    return block(read, read.lemma.index(lemma))


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (TREES["ACCUSED"], None),
        (TREES["NOT_ACCUSED"], "negation"),
        (TREES["NOBODY"], "negation"),
        (TREES["STOPPED_SHORT"], "implicative"),
        (TREES["REFUSED"], "implicative"),
        (TREES["NOT_REFUSED"], None),
        (TREES["ASKED"], "question"),
        (TREES["WHY"], None),
        (TREES["IF"], "condition"),
        (TREES["WILL"], "irrealis"),
    ],
)
def test_what_keeps_an_accusation_from_having_happened(tree: str, expected: str | None) -> None:
    assert cue(tree, "accuse") == expected


def test_neither_confirmed_nor_denied_is_glomar() -> None:
    read = reading(TREES["NEITHER_NOR"])
    assert glomar(read, read.lemma.index("deny"))
    assert not glomar(reading(TREES["DENIED_BY"]), 3)


def test_not_only_leaves_the_act() -> None:
    read = reading(
        "She|_|PRON|4|nsubj not|_|PART|4|advmod only|_|ADV|2|advmod lied|lie|VERB|0|root +,|_|PUNCT|7|punct "
        "she|_|PRON|7|nsubj stole|steal|VERB|4|conj"
    )
    assert not is_negated(read, 3)
