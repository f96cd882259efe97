from __future__ import annotations

import pytest
from _cast import LEE, cast, says

from allegedly._types import AUTHOR, UNSTATED


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Ann/PROPN/{v}/nsubj/S{n} Lee/PROPN/1/flat/S{n}", "Ann Lee"),
        ("Sen./PROPN/2/compound/S{n} Ann/PROPN/{v}/nsubj/S{n} Lee/PROPN/2/flat/S{n}", "Ann Lee"),
        ("the/DET/2/det/S{n} Kremlin/PROPN/{v}/nsubj/S{n}", "Kremlin"),
        ("The/DET/3/det/S{n} United/ADJ/3/amod/S{n} States/PROPN/{v}/nsubj/S{n}", "United States"),
        ("U.S./PROPN/2/compound/S{n} officials/NOUN/{v}/nsubj/S{n}", "U.S. officials"),
        ("Some/DET/3/det/S{n} Afghan/ADJ/3/amod/S{n} officials/NOUN/{v}/nsubj/S{n}", "some Afghan officials"),
        ("Critics/NOUN/{v}/nsubj/S{n}", "critics"),
        (
            "A/DET/2/det/S{n} spokesman/NOUN/{v}/nsubj/S{n} for/ADP/4/case/S{n} Lee/PROPN/2/nmod/S{n}",
            "spokesman for Lee",
        ),
        (
            "Moscow/PROPN/{v}/nsubj/S{n} and/CCONJ/3/cc/S{n} Tehran/PROPN/1/conj/S{n}",
            "Moscow and Tehran",
        ),
        (
            "Lee/PROPN/3/nmod:poss/S{n} 's/PART/1/case/S{n} lawyer/NOUN/{v}/nsubj/S{n} ,/PUNCT/5/punct/S{n} "
            "Bo/PROPN/3/appos/S{n} Kay/PROPN/5/flat/S{n}",
            "Bo Kay",
        ),
        ("They/PRON/{v}/nsubj/S{n}", UNSTATED),
        ("She/PRON/{v}/nsubj/S{n}", UNSTATED),
        ("I/PRON/{v}/nsubj/S{n}", AUTHOR),
    ],
)
def test_one_source(subject: str, speaker: str) -> None:
    assert cast(says(subject, 1))[1] == [speaker]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("Lee/PROPN/{v}/nsubj/S{n}", "Maria Lee"),
        ("Lee/NOUN/{v}/nsubj/S{n}", "Maria Lee"),
        ("Ms./PROPN/2/compound/S{n} Lee/PROPN/{v}/nsubj/S{n}", "Maria Lee"),
        ("Mr./PROPN/2/compound/S{n} Lee/PROPN/{v}/nsubj/S{n}", "Lee"),
        ("She/PRON/{v}/nsubj/S{n}", "Maria Lee"),
        ("He/PRON/{v}/nsubj/S{n}", UNSTATED),
        ("The/DET/2/det/S{n} senator/NOUN/{v}/nsubj/S{n}", "Maria Lee"),
        ("The/DET/2/det/S{n} governor/NOUN/{v}/nsubj/S{n}", "governor"),
        ("A/DET/2/det/S{n} senator/NOUN/{v}/nsubj/S{n}", "senator"),
        ("The/DET/3/det/S{n} Texas/PROPN/3/compound/S{n} senator/NOUN/{v}/nsubj/S{n}", "Texas senator"),
        ("Her/PRON/2/nmod:poss/S{n} lawyer/NOUN/{v}/nsubj/S{n}", "Maria Lee's lawyer"),
        ("Senators/NOUN/{v}/nsubj/S{n}", "senators"),
    ],
)
def test_taking_up_a_name(subject: str, speaker: str) -> None:
    assert cast(LEE, says(subject, 2))[1] == ["Maria Lee", speaker]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("the/DET/3/det/S{n} Taliban/PROPN/3/compound/S{n} movement/NOUN/{v}/nsubj/S{n}", "Taliban"),
        ("many/ADJ/2/amod/S{n} Russians/PROPN/{v}/nsubj/S{n}", "many Russians"),
        ("the/DET/2/det/S{n} Russians/PROPN/{v}/nsubj/S{n}", "Russia"),
        (
            "Bo/PROPN/{v}/nsubj/S{n} Kay/PROPN/1/flat/S{n} and/CCONJ/5/cc/S{n} two/NUM/5/nummod/S{n} "
            "friends/NOUN/1/conj/S{n}",
            "Bo Kay and two friends",
        ),
        (
            "former/ADJ/2/amod/S{n} secretary/NOUN/{v}/nsubj/S{n} of/ADP/4/case/S{n} state/NOUN/2/nmod/S{n} "
            "Ann/PROPN/2/nmod/S{n} Lee/PROPN/5/flat/S{n}",
            "Ann Lee",
        ),
        (
            "aides/NOUN/{v}/nsubj/S{n} of/ADP/3/case/S{n} candidate/NOUN/1/nmod/S{n} Ann/PROPN/3/appos/S{n} "
            "Lee/PROPN/4/flat/S{n}",
            "aides of candidate Ann Lee",
        ),
        (
            "Critics/NOUN/{v}/nsubj/S{n} like/ADP/4/case/S{n} Senator/PROPN/4/compound/S{n} Lee/PROPN/1/nmod/S{n}",
            "critics like Senator Lee",
        ),
    ],
)
def test_names_inside_larger_phrases(subject: str, speaker: str) -> None:
    assert cast(says(subject, 1))[1] == [speaker]


def test_the_first_person_is_the_quoted_speaker() -> None:
    read, _, found = cast(
        "“/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 wait/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Ann/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct"
    )
    assert found.name_of((1, 3)) == "Ann"
    assert read.string[1:3] == "We"


def test_what_somebody_has_goes_by_their_whole_name() -> None:
    letter = (
        "Aides/NOUN/2/nsubj read/VERB/0/root Lee/PROPN/5/nmod:poss 's/PART/3/case letter/NOUN/2/obj ./PUNCT/2/punct"
    )
    read, _, found = cast(LEE, letter)
    assert found.name_of((read.string.rindex("Lee"), read.string.index(" letter") + len(" letter"))) == (
        "Maria Lee's letter"
    )


def test_a_quotation_mark_does_not_stay_alone_in_a_name() -> None:
    read, _, found = cast(
        "The/DET/2/det/S1 mayor/NOUN/5/nmod:poss/S1 's/PART/2/case/S1 “/PUNCT/5/punct/S1 aides/NOUN/7/nsubj/S1 "
        "”/PUNCT/5/punct left/VERB/0/root ./PUNCT/7/punct"
    )
    assert found.name_of((0, read.string.index("aides") + len("aides"))) == "mayor's aides"


def test_both_quotation_marks_stay_in_a_name() -> None:
    read, _, found = cast(
        "Two/NUM/5/nummod “/PUNCT/3/punct senior/ADJ/5/amod ”/PUNCT/3/punct aides/NOUN/6/nsubj left/VERB/0/root"
    )
    name = found.name_of((0, read.string.index(" left")))
    assert name.count('"') == 2
