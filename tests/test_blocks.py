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


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("NO_ATTEMPT", "negation"),
        ("SO_FAR", "negation"),
        ("RULED_OUT", "implicative"),
        ("AGAINST", "implicative"),
        ("PREVENTED", "implicative"),
        ("AVOIDED_BEING", "implicative"),
        ("TOO_EARLY", "implicative"),
        ("WILL_USE", "irrealis"),
        ("USED", None),
        ("SPOTS", "irrealis"),
        ("SUBJUNCTIVE", "irrealis"),
        ("ANYONE", "irrealis"),
        ("SURPRISED", None),
        ("MAY_BUT", None),
    ],
)
def test_accusations_that_were_planned_forgone_or_granted(name: str, expected: str | None) -> None:
    assert cue(TREES[name], "accuse") == expected


def test_a_chain_of_infinitives_is_read_in_little_time() -> None:
    words = ["She|_|PRON|2|nsubj", "won|win|VERB|0|root"]
    for verb in range(4, 4 + 2 * 36, 2):
        words += [f"by|_|SCONJ|{verb}|mark", f"going|go|VERB|{verb - 2}|advcl"]
    read = reading(" ".join(words))
    assert block(read, len(read.tokens) - 1) is None
