from __future__ import annotations

from _cast import cast, says


def test_acronyms_are_introduced_in_brackets() -> None:
    first = (
        "The/DET/3/det/S1 Widget/PROPN/3/compound/S1 Board/PROPN/7/nsubj/S1 (/PUNCT/5/punct/S1 "
        "WBD/PROPN/3/appos/S1 )/PUNCT/5/punct/S1 said/VERB/0/root/K1 it/PRON/7/obj/C1 ./PUNCT/7/punct"
    )
    assert cast(first, says("WBD/PROPN/{v}/nsubj/S2", 2))[1] == ["Widget Board", "Widget Board"]


def test_a_bare_surname_stays_with_the_one_it_was_given_to() -> None:
    first = says("Bo/PROPN/{v}/nsubj/S1 Kay/PROPN/1/flat/S1", 1)
    again = says("Kay/PROPN/{v}/nsubj/S2", 2)
    other = says("Paul/PROPN/{v}/nsubj/S3 Kay/PROPN/1/flat/S3", 3)
    last = says("Kay/PROPN/{v}/nsubj/S4", 4)
    assert cast(first, again, other, last)[1] == ["Bo Kay", "Bo Kay", "Paul Kay", "Bo Kay"]
