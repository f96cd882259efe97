from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from _tagged import reading
from hypothesis import given
from hypothesis import strategies as st

from allegedly._errors import LexiconError
from allegedly._types import AUTHOR, UNSTATED
from allegedly.actors import Actors, actors, with_speakers
from allegedly.attributions import attributions
from allegedly.quotes import quotations
from allegedly.reading import Reading

THAT = "it/PRON/{v}/obj/C{n} ./PUNCT/{v}/punct"
INTRODUCTION = (
    "Foreign/PROPN/2/compound/S1 Ministry/PROPN/3/compound/S1 spokeswoman/NOUN/4/compound/S1 "
    "Vera/PROPN/6/nsubj/S1 "
    "Lukina/PROPN/4/flat/S1 denied/VERB/0/root/K1 it/PRON/6/obj/C1 ./PUNCT/6/punct"
)
MINISTRY = (
    "Russia/PROPN/4/nmod:poss/S9 's/PART/1/case/S9 Foreign/PROPN/4/compound/S9 Ministry/PROPN/5/nsubj/S9 "
    "rejected/VERB/0/root/K9 it/PRON/5/obj/C9 ./PUNCT/5/punct"
)


def cast(*table: str, aliases: str | Path | pd.DataFrame | None = None) -> tuple[Reading, list[str], Actors]:
    read = reading(*table)
    marks = quotations(read.string, read.segments)
    said = attributions(read, marks, nested=False)
    found = actors(read, marks, said, aliases=aliases)
    return read, [a.speaker for a in with_speakers(said, found)], found


def says(subject: str, n: int, verb: str = "said") -> str:
    """``subject`` with its words as S<n>, the last of them the subject."""
    head = len(subject.split()) + 1
    return f"{subject.format(v=head, n=n)} {verb}/VERB/0/root/K{n} {THAT.format(v=head, n=n)}"


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


LEE = says("Senator/PROPN/2/compound/S1 Maria/PROPN/{v}/nsubj/S1 Lee/PROPN/2/flat/S1", 1)


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


def test_a_ministry_and_its_spokeswoman_speak_for_the_state() -> None:
    _, speakers, found = cast(MINISTRY, INTRODUCTION)
    assert speakers == ["Russia's Foreign Ministry", "Vera Lukina"]
    chain = {actor.name: actor.speaks_for for actor in found}
    assert chain["Vera Lukina"] == "Russia's Foreign Ministry"
    assert chain["Russia's Foreign Ministry"] == "Russia"
    assert found.principal("Vera Lukina") == "Russia"


def test_a_capital_speaks_for_its_state_but_keeps_its_name() -> None:
    read, speakers, found = cast(says("Moscow/PROPN/{v}/nsubj/S1", 1))
    assert speakers == ["Moscow"]
    assert found.principal("Moscow") == "Russia"
    assert found.name_of((0, 6)) == "Moscow"
    assert found.name_of((10**6, 10**6 + 1)) == UNSTATED
    assert read.string[:6] == "Moscow"


def test_a_city_is_no_actor() -> None:
    _, _, found = cast("Ann/PROPN/2/nsubj lives/VERB/0/root in/ADP/4/case Moscow/PROPN/2/obl ./PUNCT/2/punct")
    assert [actor.name for actor in found] == ["Ann"]


def test_the_first_person_is_the_quoted_speaker() -> None:
    read, _, found = cast(
        "“/PUNCT/3/punct/C1 We/PRON/3/nsubj/C1 wait/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Ann/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct"
    )
    assert found.name_of((1, 3)) == "Ann"
    assert read.string[1:3] == "We"


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    read, _, found = cast(
        says("Bo/PROPN/{v}/nsubj/S2 Kay/PROPN/1/flat/S2", 2),
        says("Paul/PROPN/{v}/nsubj/S3 Orr/PROPN/1/flat/S3", 3),
        "“/PUNCT/3/punct/C1 He/PRON/3/nsubj/C1 waits/VERB/7/ccomp/C1 ,/PUNCT/3/punct/C1 ”/PUNCT/3/punct/C1 "
        "Orr/PROPN/7/nsubj/S1 said/VERB/0/root/K1 ./PUNCT/7/punct",
    )
    at = read.string.index("He ")
    assert found.name_of((at, at + 2)) == "Bo Kay"


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


def test_what_somebody_has_goes_by_their_whole_name() -> None:
    letter = (
        "Aides/NOUN/2/nsubj read/VERB/0/root Lee/PROPN/5/nmod:poss 's/PART/3/case letter/NOUN/2/obj ./PUNCT/2/punct"
    )
    read, _, found = cast(LEE, letter)
    assert found.name_of((read.string.rindex("Lee"), read.string.index(" letter") + len(" letter"))) == (
        "Maria Lee's letter"
    )


def test_whose_mentions_are_where() -> None:
    read, _, found = cast(LEE, says("She/PRON/{v}/nsubj/S2", 2))
    (lee,) = found
    assert [read.string[start:end] for start, end in lee.mentions] == ["Senator Maria Lee", "She"]
    assert lee.aliases == ("Senator Maria Lee", "She")


def test_acronyms_are_introduced_in_brackets() -> None:
    first = (
        "The/DET/3/det/S1 Widget/PROPN/3/compound/S1 Board/PROPN/7/nsubj/S1 (/PUNCT/5/punct/S1 "
        "WBD/PROPN/3/appos/S1 )/PUNCT/5/punct/S1 said/VERB/0/root/K1 it/PRON/7/obj/C1 ./PUNCT/7/punct"
    )
    assert cast(first, says("WBD/PROPN/{v}/nsubj/S2", 2))[1] == ["Widget Board", "Widget Board"]


def test_a_table_of_aliases_wins(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("name\talias\tkind\tnote\nMaria Lee\tThe Hammer\tperson\t-\n", encoding="utf-8")
    hammer = says("The/DET/2/det/S1 Hammer/PROPN/{v}/nsubj/S1", 1)
    assert cast(hammer)[1] == ["Hammer"]
    assert cast(hammer, aliases=file)[1] == ["Maria Lee"]
    moscow = says("Moscow/PROPN/{v}/nsubj/S1", 1)
    frame = pd.DataFrame({"name": ["Idaho"], "alias": ["Moscow"], "kind": ["capital"]})
    assert cast(moscow, aliases=frame)[2].principal("Moscow") == "Idaho"


def test_a_bad_table_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("name\talias\tkind\tnote\nA\tB\tplanet\t-\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:2: kind: unknown 'planet'"):
        cast(LEE, aliases=file)


def test_names_can_be_asked_for() -> None:
    _, _, found = cast(LEE)
    assert found.name_of("maria lee") == "Maria Lee"
    assert found.name_of("U.S.") == "United States"
    assert found.name_of("somebody else") == "somebody else"
    assert found.name_of(()) == UNSTATED
    assert found.principal("nobody") == "nobody"


UPOS = st.sampled_from(["PROPN", "NOUN", "PRON", "VERB", "ADP", "PUNCT", "DET", "ADJ", "CCONJ"])
FORMS = st.sampled_from(["Lee", "Ann", "Sen.", "He", "she", "of", "the", ",", "“", "”", "Moscow", "'s", "and", "I"])
LABELS = st.sampled_from(["S1", "K1", "C1", "S2", "K2", "C2", ""])


@given(st.lists(st.tuples(FORMS, UPOS, LABELS), max_size=14))
def test_nothing_raises_on_nonsense(rows: list[tuple[str, str, str]]) -> None:
    line = " ".join(f"{form}/{upos}/{min(k, 1)}/dep/{label}" for k, (form, upos, label) in enumerate(rows))
    read, speakers, found = cast(*([line] if rows else []))
    assert all(speakers)
    for actor in found:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(0 <= start < end <= len(read.string) for start, end in actor.mentions)
        assert found.principal(actor.name)


@pytest.mark.parametrize(
    ("words", "principal"),
    [
        ("some Afghan officials", "Afghanistan"),
        ("representatives of the US administration", "United States"),
        ("the US side", "United States"),
        ("Afghan farmers", "Afghan farmers"),
        ("officials", "officials"),
        ("a friend of the United States", "a friend of the United States"),
    ],
)
def test_groups_of_officials_act_for_their_state(words: str, principal: str) -> None:
    assert cast(LEE)[2].principal(words) == principal


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


def test_a_bare_surname_stays_with_the_one_it_was_given_to() -> None:
    first = says("Bo/PROPN/{v}/nsubj/S1 Kay/PROPN/1/flat/S1", 1)
    again = says("Kay/PROPN/{v}/nsubj/S2", 2)
    other = says("Paul/PROPN/{v}/nsubj/S3 Kay/PROPN/1/flat/S3", 3)
    last = says("Kay/PROPN/{v}/nsubj/S4", 4)
    assert cast(first, again, other, last)[1] == ["Bo Kay", "Bo Kay", "Paul Kay", "Bo Kay"]


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
