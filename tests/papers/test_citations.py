from __future__ import annotations

import datetime as dt
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import Error, analyze
from allegedly.papers import cite

TEXT = "It rained.\n\nMoscow denied \t arming the rebels. Bell may resign."
DOC = analyze(TEXT, name="arms")
SENTENCE = "arms, characters 12–46: Moscow denied arming the rebels."


def test_an_id_a_row_and_offsets_give_the_same_sentence() -> None:
    at = TEXT.index("denied")
    row = DOC.acts.set_index("act", drop=False).loc["DENY"]
    assert DOC.cite(str(row["id"])) == SENTENCE
    assert DOC.cite(row) == SENTENCE
    assert DOC.cite(row.to_dict()) == SENTENCE
    assert DOC.cite(next(DOC.acts.itertuples(index=False))) == SENTENCE
    assert DOC.cite(DOC.ledger.iloc[0]) == SENTENCE
    assert DOC.cite(at) == DOC.cite(at, at + 6) == SENTENCE


@pytest.mark.parametrize("kind", ["acts", "marks", "charges"])
def test_every_id_can_be_cited(kind: str) -> None:
    frame = getattr(DOC, kind)
    assert len(frame) > 0
    for row in frame.to_dict("records"):
        assert TEXT[row["start"] : row["end"]].split()[0] in DOC.cite(row["id"])


def test_words_of_two_sentences_give_both() -> None:
    assert DOC.cite(TEXT.index("rebels"), TEXT.index("may")) == (
        f"arms, characters 12–{len(TEXT)}: Moscow denied arming the rebels. Bell may resign."
    )


@pytest.mark.parametrize(
    ("meta", "source"),
    [
        ({}, "arms"),
        ({"outlet": "The Courier"}, "The Courier"),
        ({"agency": "TASS", "date": dt.date(2018, 3, 6)}, "TASS, 2018-03-06"),
        ({"title": "Arms\n and men", "date": dt.datetime(2018, 3, 6, 12)}, "“Arms and men”, 2018-03-06"),
        ({"outlet": "The Courier", "title": "Arms", "date": "6 March 2018"}, "The Courier, “Arms”, 6 March 2018"),
        ({"agency": "TASS", "inferred": {"date": dt.date(2018, 3, 6)}}, "TASS, 2018-03-06"),
        ({"outlet": " ", "title": None, "date": "2018"}, "arms, 2018"),
    ],
)
def test_the_source_is_what_the_metadata_say(meta: dict[str, object], source: str) -> None:
    doc = analyze("It rained.", name="arms", meta=meta)
    assert doc.cite(0) == f"{source}, characters 0–10: It rained."


def test_a_text_without_a_name() -> None:
    assert analyze("It rained.").cite(0) == "unnamed text, characters 0–10: It rained."


@pytest.mark.parametrize(
    ("what", "end", "said"),
    [
        ("x99", None, "nothing in document 'arms' has the id 'x99'"),
        ("x1", 5, "an end is given with the id 'x1'"),
        (-1, 4, "characters -1–4 are not in the text, which has 63"),
        (0, 900, "are not in the text"),
        (5, 3, "are not in the text"),
        ({"doc": "other", "start": 0, "end": 1}, None, "of document 'other', not of 'arms'"),
        ({"doc": "arms", "n": 3}, None, "has no start and end"),
        ({"doc": "arms", "start": pd.NA, "end": pd.NA}, None, "has no start and end"),
        (None, None, "give an id, a row, or offsets"),
        (0.5, None, "give an id, a row, or offsets"),
    ],
)
def test_what_cannot_be_cited_is_refused(what: Any, end: int | None, said: str) -> None:
    with pytest.raises(Error) as caught:
        cite(DOC, what, end)
    assert said in str(caught.value)


@given(st.data())
def test_any_place_can_be_cited(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT)))
    end = data.draw(st.integers(start, len(TEXT)))
    assert " ".join(TEXT[start:end].split()) in DOC.cite(start, end)
