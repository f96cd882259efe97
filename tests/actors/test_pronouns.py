from __future__ import annotations

from _cast import LEE, cast, says

from allegedly._types import UNSTATED


def test_a_pronoun_tells_the_gender_of_a_name_it_takes_up() -> None:
    first = says("Xu/PROPN/{v}/nsubj/S1", 1)
    she, he = (says(f"{word}/PRON/{{v}}/nsubj/S{n}", n) for word, n in (("She", 2), ("He", 3)))
    assert cast(first, she, he)[1] == ["Xu", "Xu", UNSTATED]


def test_an_object_pronoun_is_not_the_subject_of_its_verb() -> None:
    read, _, found = cast(LEE, "Ann/PROPN/2/nsubj thanked/VERB/0/root her/PRON/2/obj ./PUNCT/2/punct")
    at = read.string.index("her")
    assert found.name_of((at, at + 3)) == "Maria Lee"


def test_nobody_is_the_object_of_his_own_verb_by_a_plain_pronoun() -> None:
    # "He" takes up the only name there is; "him" must then be somebody else, who is not known.
    read, _, found = cast(
        says("Senator/PROPN/2/compound/S1 Mark/PROPN/{v}/nsubj/S1 Lee/PROPN/2/flat/S1", 1),
        "He/PRON/2/nsubj thanked/VERB/0/root him/PRON/2/obj ./PUNCT/2/punct",
    )
    at = read.string.index("him")
    assert found.name_of((at, at + 3)) == UNSTATED


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    read, _, found = cast(
        says("Bo/PROPN/{v}/nsubj/S2 Kay/PROPN/1/flat/S2", 2),
        says("Paul/PROPN/{v}/nsubj/S3 Orr/PROPN/1/flat/S3", 3),
        "“/PUNCT/3/punct/C1 He/PRON/3/nsubj/C1 waits/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Orr/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct",
    )
    at = read.string.index("He ")
    assert found.name_of((at, at + 2)) == "Bo Kay"
