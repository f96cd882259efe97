from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.lexicon.patterns import GAP, Matcher, PatternError, expand, word_keys


def keys(*forms: str) -> list[tuple[str, ...]]:
    return [word_keys(form, form.lower(), "X") for form in forms]


def found(entry: str, *forms: str) -> list[tuple[int, int, int]]:
    return [(match.first, match.last, match.gaps) for match in Matcher([entry]).find(keys(*forms))]


@pytest.mark.parametrize(
    ("entry", "text", "places"),
    [
        ("perhaps", "Perhaps not", [(0, 0, 0)]),
        ("no comment", "he had no comment", [(2, 3, 0)]),
        ("no comment", "no , comment", []),
        ("think|guess so", "I guess so", [(1, 2, 0)]),
        ("the? fact be", "fact be the fact be", [(0, 1, 0), (2, 4, 0), (3, 4, 0)]),
        ("no ... proof", "no proof", [(0, 1, 0)]),
        ("no ... proof", "no clear hard solid proof", [(0, 4, 3)]),
        ("no ... proof", "no a b c d proof", []),
        ("no ... proof", "no ! proof", []),
        ("can {NEG} speak", "ca n't speak", [(0, 2, 0)]),
        ("can {NEG} speak", "ca n’t speak", [(0, 2, 0)]),
        ("{PRON1} have see", "we 've see", [(0, 2, 0)]),
        ("{PRON1} have see", "they 've see", []),
        ("=us", "us US", [(0, 0, 0), (1, 1, 0)]),
    ],
)
def test_find(entry: str, text: str, places: list[tuple[int, int, int]]) -> None:
    assert found(entry, *text.split()) == places


def test_a_form_is_not_a_lemma() -> None:
    words = [word_keys("claims", "claim", "VERB")]
    assert [m.row for m in Matcher(["claim", "=claim", "=claims", "claims"]).find(words)] == [0, 2, 3]


def test_a_part_of_speech() -> None:
    words = [
        word_keys("no", "no", "DET"),
        word_keys("hard", "hard", "ADJ"),
        word_keys("proof", "proof", "NOUN"),
    ]
    assert [m.row for m in Matcher(["no {ADJ} proof", "no {ADV} proof"]).find(words)] == [0]


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ("... proof", "gap at its edge"),
        ("proof ...", "gap at its edge"),
        ("no ... ... proof", "two gaps"),
        ("{NOUN} proof", "starts with a part of speech"),
        ("{WORD} proof", "no class {WORD}"),
        ("Proof", "has capitals"),
        ("proof?", "may match nothing"),
        ("can’t", "curly apostrophe"),
        ("a||b", "is no item"),
        ("", "is no item"),
    ],
)
def test_refused(entry: str, message: str) -> None:
    with pytest.raises(PatternError, match=message.replace("{", r"\{").replace("|", r"\|")):
        expand(entry)


@given(st.lists(st.sampled_from(["no", "proof", "x", ","]), max_size=12))
def test_every_match_is_one(forms: list[str]) -> None:
    for first, last, gaps in found("no ... proof", *forms):
        between = forms[first + 1 : last]
        assert (forms[first], forms[last]) == ("no", "proof")
        assert "," not in between
        assert len(between) == gaps <= GAP


@given(st.lists(st.sampled_from(["no", "proof", "x", ","]), max_size=12))
def test_every_place_is_found(forms: list[str]) -> None:
    places = {(first, last) for first, last, _ in found("no ... proof", *forms)}
    for first, form in enumerate(forms):
        for last in range(first + 1, min(first + GAP + 2, len(forms))):
            if form == "no" and forms[last] == "proof" and "," not in forms[first:last]:
                assert (first, last) in places
