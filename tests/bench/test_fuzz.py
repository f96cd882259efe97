from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from bench.fuzz import LONGEST, BrokenPromiseError, check, seeds, spans_of, text_of


@pytest.fixture(scope="module")
def document() -> al.Document:
    return al.analyze("Moscow allegedly armed the rebels, Bell said. The ministry denied it.", name="d")


def test_a_sound_document_passes(document: al.Document) -> None:
    assert document.records.acts
    check(document)


def test_a_mark_beside_its_words_is_seen(document: al.Document) -> None:
    mark = document.records.marks[0]
    moved = dataclasses.replace(mark, start=mark.start + 1)
    records = dataclasses.replace(document.records, marks=(moved,))
    with pytest.raises(BrokenPromiseError, match="mark"):
        check(dataclasses.replace(document, records=records))


def test_an_act_on_a_charge_that_is_not_there_is_seen(document: al.Document) -> None:
    acts = tuple(dataclasses.replace(act, charge_id="C99") for act in document.records.acts)
    with pytest.raises(BrokenPromiseError, match="C99"):
        check(dataclasses.replace(document, records=dataclasses.replace(document.records, acts=acts)))


def test_a_span_beyond_the_text_is_seen(document: al.Document) -> None:
    attribution = document.records.attributions[0]
    wild = dataclasses.replace(attribution, content=((0, 10_000),))
    with pytest.raises(BrokenPromiseError, match="span"):
        check(dataclasses.replace(document, records=dataclasses.replace(document.records, attributions=(wild,))))


def test_spans_are_found_in_lists_and_in_keys() -> None:
    record = {"a": [[1, 2], [3, 4]], "b": {"start": 5, "end": 6, "text": "x"}, "c": [1.5, 2], "d": None, "e": [7, 8, 9]}
    assert sorted(spans_of(record)) == [(1, 2), (3, 4), (5, 6)]


@given(st.binary(max_size=50))
def test_any_bytes_are_a_text(data: bytes) -> None:
    assert isinstance(text_of(data), str)


def test_there_is_much_to_start_from() -> None:
    texts = list(seeds())
    assert len(texts) > 500
    assert all(0 < len(text) <= LONGEST for text in texts)
