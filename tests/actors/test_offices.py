from __future__ import annotations

from _cast import cast

INTRODUCTION = (
    "Foreign/PROPN/2/compound/S1 Ministry/PROPN/3/compound/S1 spokeswoman/NOUN/4/compound/S1 "
    "Vera/PROPN/6/nsubj/S1 "
    "Lukina/PROPN/4/flat/S1 denied/VERB/0/root/K1 it/PRON/6/obj/C1 ./PUNCT/6/punct"
)
MINISTRY = (
    "Russia/PROPN/4/nmod:poss/S9 's/PART/1/case/S9 Foreign/PROPN/4/compound/S9 Ministry/PROPN/5/nsubj/S9 "
    "rejected/VERB/0/root/K9 it/PRON/5/obj/C9 ./PUNCT/5/punct"
)


def test_a_ministry_and_its_spokeswoman_speak_for_the_state() -> None:
    _, speakers, found = cast(MINISTRY, INTRODUCTION)
    assert speakers == ["Russia's Foreign Ministry", "Vera Lukina"]
    chain = {actor.name: actor.speaks_for for actor in found}
    assert chain["Vera Lukina"] == "Russia's Foreign Ministry"
    assert chain["Russia's Foreign Ministry"] == "Russia"
    assert found.principal("Vera Lukina") == "Russia"


def test_an_office_between_commas_is_read() -> None:
    _, speakers, found = cast(
        "Aides/PROPN/2/nsubj/S1 said/VERB/0/root/K1 that/SCONJ/11/mark/C1 Iran/PROPN/7/nmod:poss/C1 "
        "'s/PART/4/case/C1 "
        "foreign/ADJ/7/amod/C1 minister/NOUN/11/nsubj/C1 ,/PUNCT/9/punct/C1 Ali/PROPN/7/appos/C1 "
        ",/PUNCT/9/punct/C1 "
        "lied/VERB/2/ccomp/C1 ./PUNCT/2/punct"
    )
    assert speakers == ["aides"]
    assert found.principal("Ali") == "Iran"
