from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from _items import act, attribution, frame_of, mark, texts_with_items
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import CorrectionError
from allegedly.byhand import CHECKED, ITEMS, read_doccano, write_doccano

TEXT = "Moscow denied it.\r\n“It’s a lie,” 😀 Bell said.\r\nThe mayor never called it a smear."
ITEMS_OF_TEXT = frame_of(
    [
        act(TEXT, "x1", "DENY", "denied", source="Moscow", source_spans=((0, 6),)),
        act(TEXT, "x2", "DENY", "denied", source="Moscow", content="it", content_spans=((14, 16),)),
        mark(TEXT, "m1", "ATTITUDE.evaluation", "lie"),
        attribution(TEXT, "a1", "direct", "said", source="Bell", content="“It’s a lie,”", content_spans=((19, 32),)),
        act(TEXT, "x3", "CRITICIZE", None, spans=((57, 62), (63, 69)), source="mayor"),
    ]
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    write_doccano(ITEMS_OF_TEXT, {"d": TEXT}, tmp_path / "d.jsonl")
    return tmp_path / "d.jsonl"


def exported(path: Path) -> dict[str, Any]:
    """Return the line with the numbers that doccano gives anew."""
    one: dict[str, Any] = json.loads(path.read_text("ascii"))
    one["entities"] = [entity | {"id": entity["id"] + 900} for entity in one["entities"]]
    one["relations"] = [r | {"from_id": r["from_id"] + 900, "to_id": r["to_id"] + 900} for r in one["relations"]]
    return one | {"id": 7, "Comments": []}


def read(path: Path, one: dict[str, Any]) -> pd.DataFrame:
    path.write_text(json.dumps(one, ensure_ascii=False), "utf-8")
    return read_doccano(path, items=ITEMS_OF_TEXT, documents={"d": TEXT})


def test_nothing_is_lost_on_the_way(path: Path) -> None:
    found = read(path, exported(path))
    pd.testing.assert_frame_equal(found[list(ITEMS)], ITEMS_OF_TEXT)
    assert set(found["check"]) == {"confirmed"}


@settings(max_examples=60)
@given(made=texts_with_items())
def test_no_text_and_no_place_is_too_hard_to_come_back(
    made: tuple[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory
) -> None:
    text, items = made
    path = tmp_path_factory.mktemp("doccano") / "d.jsonl"
    write_doccano(items, {"d": text}, path)
    path.write_text(json.dumps(exported(path)), "ascii")
    found = read_doccano(path, items=items, documents={"d": text}).sort_values("id", ignore_index=True)
    pd.testing.assert_frame_equal(found[list(ITEMS)], items.sort_values("id", ignore_index=True))
    assert set(found["check"]) <= {"confirmed", ""}


def test_lines_have_the_keys_that_doccano_reads(path: Path) -> None:
    one = json.loads(path.read_text("ascii"))
    assert one["text"] == TEXT
    assert {key for entity in one["entities"] for key in entity} == {"id", "label", "start_offset", "end_offset"}
    assert {key for relation in one["relations"] for key in relation} == {"id", "from_id", "to_id", "type"}
    assert {"DENY", "ATTITUDE.evaluation", "ATTRIBUTION.direct", "Party"} <= {e["label"] for e in one["entities"]}


@pytest.mark.parametrize(
    ("old", "new", "id_", "check", "changed"),
    [
        ("CRITICIZE", "ACCUSE", "x3", "changed", "label"),
        ("ATTITUDE.evaluation", "ATTITUDE.affect", "m1", "changed", "label"),
        ("ATTRIBUTION.direct", "ATTRIBUTION.mixed", "a1", "changed", "label"),
    ],
)
def test_another_label_is_a_change(path: Path, old: str, new: str, id_: str, check: str, changed: str) -> None:
    one = exported(path)
    one["entities"] = [entity | {"label": entity["label"].replace(old, new)} for entity in one["entities"]]
    found = {row["id"]: row for row in read(path, one).to_dict("records")}
    assert (found[id_]["check"], found[id_]["changed"]) == (check, changed)


def test_deleted_and_new_entities(path: Path) -> None:
    one = exported(path)
    one["entities"] = [entity for entity in one["entities"] if entity["label"] != "ATTITUDE.evaluation"]
    one["entities"].append({"id": 1, "label": "ASSERT", "start_offset": 42, "end_offset": 46})
    found = read(path, one).set_index("id")["check"].to_dict()
    assert (found["m1"], found["h1"], found["x1"]) == ("removed", "added", "confirmed")


def test_offsets_after_an_emoji_are_those_of_doccanos_page(path: Path) -> None:
    # JavaScript counts an emoji as two, and so does what a person marks there.
    said = TEXT.index("said")
    written = json.loads(path.read_text("ascii"))["entities"]
    assert (said + 1, said + 5) in {(entity["start_offset"], entity["end_offset"]) for entity in written}
    one = exported(path)
    one["entities"].append({"id": 1, "label": "ASSERT", "start_offset": said + 1, "end_offset": said + 5})
    added = read(path, one).set_index("id").loc["h1"]
    assert (added["start"], added["end"]) == (said, said + 4)
    one["entities"][-1]["start_offset"] = TEXT.index("😀") + 1
    with pytest.raises(CorrectionError, match="or parts an emoji"):
        read(path, one)


def test_text_that_is_not_in_the_file_was_not_looked_at(path: Path) -> None:
    path.write_text("\n", "utf-8")
    assert set(read_doccano(path, items=ITEMS_OF_TEXT, documents={"d": TEXT})["check"]) == {""}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": "Other."}, r"d\.jsonl, line 1: 'Other\.' is the text of no document"),
        (
            {"entities": [{"id": 1, "label": "DENY", "start_offset": 0, "end_offset": 999}]},
            r"line 1: \(0, 999\) lies out",
        ),
        ({"entities": [{"id": 1, "label": "DENI", "start_offset": 0, "end_offset": 6}]}, r"line 1: 'DENI' is no label"),
        ({"entities": [1]}, r"line 1: not as doccano writes it"),
    ],
)
def test_error_names_file_line_value_and_remedy(path: Path, change: dict[str, Any], message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        read(path, exported(path) | change)


def test_file_is_not_overwritten(path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"d\.jsonl' exists"):
        write_doccano(ITEMS_OF_TEXT, {"d": TEXT}, path)


@settings(max_examples=50)
@given(line=st.text(st.sampled_from('{}[]":,textid 1\n\\u😀'), max_size=40))
def test_any_file_is_read_or_an_error_of_ours(line: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "d.jsonl"
    path.write_text(line, "utf-8")
    with contextlib.suppress(CorrectionError):
        found = read_doccano(path, items=ITEMS_OF_TEXT, documents={"d": TEXT})
        assert list(found.columns) == list(CHECKED)
