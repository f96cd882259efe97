"""Every named test keeps the marker and drops the look-alike.

The table beside this file holds one sentence a row: the test, whether it keeps the words, the first and the
last of them counted from 1, and the sentence as `_readings.reading` takes it."""

from __future__ import annotations

from pathlib import Path

import pytest
from _readings import reading
from hypothesis import given
from hypothesis import strategies as st

from allegedly.lexicon import OPTIONAL, default
from allegedly.syntactic_tests import TESTS

TABLE = [row.split("\t") for row in Path(__file__).with_name("syntactic_tests.tsv").read_text("utf-8").splitlines()[1:]]
FORMS = [
    "about",
    "40",
    "may",
    "claims",
    "that",
    "the",
    '"',
    "critics",
    "say",
    "not",
    ".",
    "I",
    "think",
    "US",
    "?",
]
UPOS = ["NOUN", "VERB", "AUX", "ADV", "ADP", "NUM", "PRON", "PROPN", "PUNCT", "ADJ", "SCONJ", "X"]
RELATIONS = [
    "nsubj",
    "obj",
    "aux",
    "ccomp",
    "advmod",
    "amod",
    "case",
    "parataxis",
    "cop",
    "obl:agent",
    "punct",
]


@pytest.mark.parametrize(("test", "verdict", "first", "last", "line"), TABLE)
def test_verdict(test: str, verdict: str, first: str, last: str, line: str) -> None:
    assert TESTS[test](reading(line), int(first) - 1, int(last) - 1) is (verdict == "keep")


@pytest.mark.parametrize("test", TESTS)
def test_is_shown_both_ways(test: str) -> None:
    assert {row[1] for row in TABLE if row[0] == test} == {"keep", "drop"}


@pytest.mark.parametrize("test", TESTS)
def test_is_used_and_described(test: str) -> None:
    assert any(entry.test == test for entry in default(optional=OPTIONAL))
    assert "Measured: " in (TESTS[test].__doc__ or "")


@st.composite
def lines(draw: st.DrawFn) -> str:
    """Draw a sentence of random words in a random tree."""
    size = draw(st.integers(1, 9))
    items = []
    for i in range(size):
        head = draw(st.integers(0, i)) if i else 0
        relation = "root" if head == 0 and i == 0 else draw(st.sampled_from(RELATIONS))
        form = draw(st.sampled_from(FORMS))
        items.append(f"{form}|_|{draw(st.sampled_from(UPOS))}|{head or (0 if i == 0 else 1)}|{relation}")
    return " ".join(items)


@given(line=lines(), data=st.data())
def test_never_raises(line: str, data: st.DataObject) -> None:
    found = reading(line)
    first = data.draw(st.integers(0, len(found.tokens) - 1))
    last = data.draw(st.integers(first, len(found.tokens) - 1))
    for test in TESTS.values():
        assert test(found, first, last) in (True, False)
