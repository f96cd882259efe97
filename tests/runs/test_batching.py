from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import Text
from allegedly.corpora import Problem
from allegedly.runs import batching
from allegedly.runs.batching import Item, batches, chunks, meta_json

TEXTS = st.lists(st.text(alphabet="ab ", max_size=20), max_size=20)


@given(TEXTS, st.integers(1, 20))
def test_batches_hold_every_text_once_in_order_and_as_many_words_as_asked(strings: list[str], words: int) -> None:
    some = [Text(string, f"t{number}") for number, string in enumerate(strings)]
    found = list(batches(some, words=words))
    assert [item.string for batch in found for item in batch.items] == strings
    assert [batch.number for batch in found] == list(range(len(found)))
    for batch in found[:-1]:
        assert batch.words >= words
        assert sum(item.words for item in batch.items[:-1]) < words


@given(st.lists(st.integers(0, 30), max_size=20), st.integers(1, 20))
def test_chunks_hold_every_text_once_in_order(sizes: list[int], words: int) -> None:
    items = [Item("", str(number), "{}", "", size) for number, size in enumerate(sizes)]
    found = list(chunks(items, words=words))
    assert [item for some in found for item in some] == items
    assert all(len(some) == 1 or sum(item.words for item in some) <= words for some in found)


def test_a_problem_goes_with_the_text_before_it() -> None:
    bad = Problem("c.txt", "", "empty", "holds no words")
    (one, two) = batches([Text("a b", "a"), bad, Text("c", "b")], words=2)
    assert [row["source"] for row in one.problems] == ["c.txt"]
    assert not two.problems
    assert one.sha256 != next(batches([Text("a b", "a")], words=2)).sha256


def test_problems_alone_are_a_batch() -> None:
    (one,) = batches([Problem("c.txt", "", "empty", "holds no words")], words=2)
    assert (one.items, one.problems[0]["doc"]) == ((), "")


@pytest.mark.parametrize(
    "other",
    [Text("a b", "b"), Text("a c", "a"), Text("a b", "a", {"k": 1})],
)
def test_a_hash_hangs_on_name_text_and_metadata(other: Text) -> None:
    hashes = {next(batches([one], words=5)).sha256 for one in (Text("a b", "a"), other)}
    assert len(hashes) == 2


def test_names_are_known_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "_FRESH", 3)
    names = batching._Names()
    some = [f"n{number}" for number in range(40)]
    assert [names.add(name) for name in some] == [""] * 40
    assert all("has this name" in names.add(name) for name in some)
    assert max(map(len, names._sorted)) >= 24


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2018, 3, 6), "2018-03-06"),
        (dt.datetime(2018, 3, 6, 12, tzinfo=dt.UTC), "2018-03-06T12:00:00+00:00"),
        (float("nan"), None),
        ((1, [2.5, None, True]), [1, [2.5, None, True]]),
        ({"a": {1: "ü"}}, {"a": {"1": "ü"}}),
        (b"x", "b'x'"),
        ("\ud800", "\ufffd"),
    ],
)
def test_metadata_becomes_json(value: object, expected: object) -> None:
    assert json.loads(meta_json({"k": value})) == {"k": expected}
