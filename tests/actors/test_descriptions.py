from __future__ import annotations

from _cast import LEE, cast, says


def test_a_description_with_two_candidates_stays_open() -> None:
    other = says("Senator/PROPN/2/compound/S2 Ann/PROPN/{v}/nsubj/S2 Poe/PROPN/2/flat/S2", 2)
    third = says("The/DET/2/det/S3 senator/NOUN/{v}/nsubj/S3", 3)
    assert cast(LEE, other, third)[1] == ["Maria Lee", "Ann Poe", "senator"]


def test_a_description_follows_the_chain_to_the_state() -> None:
    first = (
        "Ann/PROPN/10/nsubj/S1 Lee/PROPN/1/flat/S1 ,/PUNCT/5/punct/S1 deputy/ADJ/5/amod/S1 "
        "secretary/NOUN/1/appos/S1 "
        "at/ADP/8/case/S1 the/DET/8/det/S1 State/PROPN/8/compound/S1 Department/PROPN/5/nmod/S1 "
        "denied/VERB/0/root/K1 it/PRON/10/obj/C1 ./PUNCT/10/punct"
    )
    us = says("The/DET/3/det/S2 US/PROPN/3/compound/S2 diplomat/NOUN/{v}/nsubj/S2", 2)
    uk = says("The/DET/3/det/S3 British/ADJ/3/amod/S3 diplomat/NOUN/{v}/nsubj/S3", 3)
    _, speakers, found = cast(first, us, uk)
    assert speakers == ["Ann Lee", "Ann Lee", "British diplomat"]
    assert found[0].speaks_for == "Department of State"
    assert found.principal("Ann Lee") == "United States"
