from __future__ import annotations

import pytest
from _attributed import found
from _tagged import reading, words


@pytest.mark.parametrize(
    ("cue", "lemma", "commitment"),
    [
        ("claimed/VERB/0/root/K1", "claim", "distance"),
        ("said/VERB/0/root/K1", "say", "acknowledge"),
        ("has/AUX/3/aux/K1 admitted/VERB/0/root/K1", "admit", "endorse"),
        ("never/ADV/3/advmod/K1 admitted/VERB/0/root/K1", "admit", "acknowledge"),
        ("pointed/VERB/0/root/K1 out/ADP/2/compound:prt/K1", "point out", "endorse"),
    ],
)
def test_cue_word_and_commitment(cue: str, lemma: str, commitment: str) -> None:
    read = reading(f"Ann/PROPN/2/nsubj/S1 {cue} it/PRON/2/obj/C1 ./PUNCT/2/punct")
    (one,) = found(read)
    assert (one.cue_lemma, one.author_commitment) == (lemma, commitment)


def test_a_preposition_is_a_cue() -> None:
    read = reading(
        "According/VERB/3/case/K1 to/ADP/1/fixed/K1 Ann/PROPN/6/obl/S1 ,/PUNCT/3/punct it/PRON/6/nsubj/C1 "
        "rained/VERB/0/root/C1 ./PUNCT/6/punct"
    )
    (one,) = found(read)
    assert one.cue_lemma == "according to"
    assert words(read, one.source) == ["Ann"]
