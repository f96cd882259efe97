from __future__ import annotations

import contextlib
import sys
from functools import cache
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import Document, Error, analyze
from allegedly.frames import CONCORDANCE, concordance, kwic

TEXT = "Moscow denied it.\r\nIt can’t deny the claim, “Bell” said. Bell denies the new claim."


@cache
def doc(text: str = TEXT, name: str = "two") -> Document:
    return analyze(text, name=name)


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def hits(pattern: str, by: str = "text") -> list[str]:
    return concordance(doc(), pattern, by=by)["hit"].tolist()


@pytest.mark.parametrize(
    ("pattern", "by", "found"),
    [
        ("DENIED", "text", ["denied"]),
        ("den*", "text", ["denied", "deny", "denies"]),
        ("the * claim", "text", ["the new claim"]),
        ("can't", "text", ["can’t"]),
        ("can’t deny", "text", ["can’t deny"]),
        ('" bell "', "text", ["“Bell”"]),
        ("deny", "lemma", ["denied", "deny", "denies"]),
        ("deny the", "lemma", ["deny the", "denies the"]),
        ("det adj noun", "upos", ["the new claim"]),
        ("DET * NOUN", "upos", ["the new claim"]),
        (r"den(?:y|ies)\b", "regex", ["deny", "denies"]),
        (r"it\.\s+It", "regex", ["it. It"]),
        (r"x*", "regex", []),
        ("[a", "text", []),
        ("nowhere", "text", []),
    ],
)
def test_pattern_finds_all_its_places(pattern: str, by: str, found: list[str]) -> None:
    assert [" ".join(hit.split()) for hit in hits(pattern, by)] == found


def test_rows_are_as_described() -> None:
    table = concordance(doc(), "den*", width=8)
    assert list(table.columns) == list(CONCORDANCE)
    assert [TEXT[row["start"] : row["end"]] for row in rows(table)] == table["hit"].tolist()
    assert table[["left", "right"]].values.tolist() == [
        ["Moscow ", " it.  It"],
        ["t can’t ", " the cla"],
        ["d. Bell ", " the new"],
    ]


def test_voice_is_that_of_the_hit() -> None:
    table = concordance(analyze('"We deny it," Bell said. He denied it.'), "deny", by="lemma")
    assert table[["voice", "quote"]].values.tolist() == [["Bell", "direct"], ["AUTHOR", "author"]]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ((), ["denied", "deny", "denies"]),
        ("hit", ["denied", "denies", "deny"]),
        ("right", ["denied", "deny", "denies"]),
        ("L1", ["denies", "deny", "denied"]),
        (("R1", "L1"), ["denied", "denies", "deny"]),
        ("R2", ["deny", "denied", "denies"]),
    ],
)
def test_rows_are_sorted_by_what_stands_beside(sort: str | tuple[str, ...], order: list[str]) -> None:
    assert concordance(doc(), "den*", sort=sort)["hit"].tolist() == order


def test_left_is_sorted_from_the_nearest_word_on() -> None:
    text = "A big dog ran. The small dog ran. The big dog ran."
    table = concordance(analyze(text), "dog", sort="left", width=10)
    assert [left.split()[-2:] for left in table["left"]] == [["A", "big"], ["The", "big"], ["The", "small"]]


def test_documents_are_taken_one_after_the_other() -> None:
    table = concordance((doc(TEXT, name) for name in ("b", "a")), "denied")
    assert table["doc"].tolist() == ["b", "a"]
    assert concordance((doc(TEXT, name) for name in ("b", "a")), "denied", sort="doc")["doc"].tolist() == ["a", "b"]


def test_hits_stand_below_each_other() -> None:
    lines = kwic(concordance(doc(), "den*", width=20)).splitlines()
    assert len({line.index("[") for line in lines}) == 1
    assert len({line.index(" ", line.index("]")) for line in lines}) > 0
    assert kwic(concordance(doc(), "nowhere")) == ""


@pytest.mark.parametrize(
    ("pattern", "options", "message"),
    [
        (" ", {}, r"the pattern is empty"),
        ("(a", {"by": "regex"}, r"the regular expression '\(a' is wrong at character 2: missing \)"),
        ("ADJ NOWN", {"by": "upos"}, r"no part of speech is called 'NOWN'; use ADJ, ADP"),
        ("a", {"by": "sound"}, r"nothing is called 'sound' to compare a pattern to"),
        ("a", {"width": -1}, r"a context cannot be -1 characters wide"),
        ("a", {"sort": "R0"}, r"rows cannot be sorted by 'R0'"),
    ],
)
def test_search_that_cannot_be(pattern: str, options: dict[str, object], message: str) -> None:
    with pytest.raises(Error, match=message):
        concordance(doc(), pattern, **options)  # type: ignore[arg-type]  # wrong on purpose


def test_pattern_that_would_never_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    # The function has the name of its module.
    monkeypatch.setattr(sys.modules["allegedly.frames.concordance"], "_PATIENCE", 0.2)
    text = analyze("a" * 40 + "!", name="long")
    with pytest.raises(Error, match=r"takes too long on document 'long'; avoid repetitions within repetitions"):
        concordance(text, r"(?:a|aa)+$", by="regex")


@given(pattern=st.text(st.sampled_from("a*?[]() !’\\^“N"), max_size=8), by=st.sampled_from(["text", "lemma", "regex"]))
@settings(max_examples=60)
def test_any_pattern_finds_words_of_the_text_or_is_an_error_of_ours(pattern: str, by: str) -> None:
    with contextlib.suppress(Error):
        table = concordance(doc(), pattern, by=by)
        assert all(0 <= row["start"] < row["end"] <= len(TEXT) for row in rows(table))
