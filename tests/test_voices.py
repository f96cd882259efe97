from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import Error, analyze, frames
from allegedly.document import Document
from allegedly.frames.voices import is_word

NESTED = "The mayor said that Bell claimed that the firm had lied. “We won’t pay,” a man shouted. It may rain."


@pytest.fixture(scope="module")
def doc() -> Document:
    return analyze(NESTED, name="d", meta={"outlet": "made up"})


def test_the_innermost_attribution_gives_the_voice(doc: Document) -> None:
    voiced = frames.with_voice(doc.tokens, doc).set_index("text")["voice"]
    assert {word: voiced[word] for word in ("mayor", "claimed", "lied", "pay", "rain")} == {
        "mayor": "AUTHOR",
        "claimed": "mayor",
        "lied": "Bell",
        "pay": "man",
        "rain": "AUTHOR",
    }


def test_words_and_tokens_of_all_voices_sum_to_those_of_the_document(doc: Document) -> None:
    table = frames.voices(doc)
    assert table["words"].sum() == sum(map(is_word, doc.tokens["text"]))
    assert table["tokens"].sum() == len(doc.tokens)
    assert table["share"].sum() == pytest.approx(1)
    assert set(table["meta_outlet"]) == {"made up"}


def test_an_unknown_speaker_is_unstated() -> None:
    doc = analyze("“The bridge will fall,” it was said.")
    assert frames.with_voice(doc.tokens, doc).set_index("text").loc["bridge", "voice"] == "UNSTATED"


def test_a_mark_has_the_voice_of_its_attribution(doc: Document) -> None:
    speakers = dict(zip(doc.attributions["id"], doc.attributions["speaker"], strict=True))
    marks = frames.with_voice(doc.marks, doc)
    wanted = ["AUTHOR" if pd.isna(by) else speakers[by] for by in marks["attribution"]]
    assert marks["voice"].tolist() == wanted
    assert len(marks) > 0


def test_documents_together_give_what_each_gives_alone(doc: Document) -> None:
    other = analyze("He denied it. “I know nothing,” Pike said.", name="other")
    both = [pd.concat([getattr(one, name) for one in (doc, other)], ignore_index=True) for name in ("tokens", "marks")]
    attributions = pd.concat([doc.attributions, other.attributions], ignore_index=True)
    alone = pd.concat([frames.voices(doc), frames.voices(other)], ignore_index=True)
    pd.testing.assert_frame_equal(frames.voices_of(both[0], attributions), alone)
    marks = pd.concat([frames.with_voice(one.marks, one) for one in (doc, other)], ignore_index=True)
    pd.testing.assert_frame_equal(frames.with_voice(both[1], attributions), marks)


def test_a_row_without_a_place_has_no_voice(doc: Document) -> None:
    acts = doc.acts.head(1).assign(start=pd.Series([pd.NA], dtype="Int64"))
    voiced = frames.with_voice(pd.concat([acts, doc.acts]), doc)
    assert voiced["voice"].isna().tolist() == [True] + [False] * len(doc.acts)


def test_rows_of_another_document_are_refused(doc: Document) -> None:
    with pytest.raises(Error, match="rows of document 'e', not only of 'd'"):
        frames.with_voice(doc.marks.assign(doc="e"), doc)


def test_a_missing_column_is_named(doc: Document) -> None:
    with pytest.raises(Error, match="no column 'start'"):
        frames.with_voice(doc.marks.drop(columns="start"), doc)
    with pytest.raises(Error, match="no column 'content_spans'"):
        frames.voices_of(doc.tokens, doc.attributions.drop(columns="content_spans"))


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_every_token_of_any_text_has_one_voice(string: str) -> None:
    doc = analyze(string)
    table = frames.voices(doc)
    assert table["tokens"].sum() == len(doc.tokens)
    assert not table.duplicated(["voice", "quote"]).any()
    assert frames.with_voice(doc.tokens, doc)["voice"].notna().all()


def test_parties_are_those_of_the_ledger() -> None:
    doc = analyze("Moscow said that it rained. The Kremlin denied it. Ann said nothing of it.")
    parties = frames.with_party(doc.attributions, doc, of="speaker").set_index("speaker")["party"]
    assert parties["Moscow"] == parties["Kremlin"] == "Russia"
    assert parties["Ann"] == "Ann"
    with pytest.raises(Error, match="no column 'voice'"):
        frames.with_party(doc.attributions, doc)


def test_parties_of_nobody_in_particular_stay() -> None:
    doc = analyze("Moscow said that it rained.")
    frame = pd.DataFrame({"voice": ["AUTHOR", "UNSTATED", None]})
    assert frames.with_party(frame, doc)["party"].tolist()[:2] == ["AUTHOR", "UNSTATED"]
    assert frames.with_party(frame, doc)["party"].isna().tolist() == [False, False, True]
