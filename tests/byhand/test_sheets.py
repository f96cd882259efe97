from __future__ import annotations

import contextlib
import csv
import io
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from _items import act, frame_of, mark, spans_in
from hypothesis import given
from hypothesis import strategies as st

from allegedly import CorrectionError
from allegedly.byhand import CHECKED, ITEMS, SHEET, read_csv, write_csv
from allegedly.byhand.tables import mangled

TEXT = "Moscow denied it on 3-4. “It’s a lie,” Bell said.\r\nThe mayor called the claim a smear."
ITEMS_OF_TEXT = frame_of(
    [
        act(TEXT, "x1", "DENY", "denied", source="Moscow"),
        mark(TEXT, "m1", "ATTITUDE.evaluation", "lie"),
        mark(TEXT, "m2", "ATTITUDE.label", "3-4"),
        act(TEXT, "x2", "CRITICIZE", "called", source="mayor", target="Bell"),
    ]
)


def coded(tmp_path: Path, cells: dict[int, dict[str, str]], items: pd.DataFrame | None = None, **saved: Any) -> Path:
    """Write items, enter something, and save the table as a program would."""
    path = tmp_path / "check.csv"
    write_csv(ITEMS_OF_TEXT if items is None else items, path, overwrite=True)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
    for number, entries in cells.items():
        while number >= len(rows):
            rows.append(dict.fromkeys(SHEET, ""))
        rows[number] |= entries
    return save(path, rows, **saved)


def save(
    path: Path,
    rows: list[dict[str, str]],
    *,
    encoding: str = "utf-8-sig",
    delimiter: str = ",",
    header: str = "",
    errors: str = "strict",
) -> Path:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, SHEET, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes((header + out.getvalue()).encode(encoding, errors))
    return path


def checks(frame: pd.DataFrame) -> dict[str, str]:
    return dict(zip(frame["id"], frame["check"], strict=True))


# ---------------------------------------------------------------------- there and back
hard = st.text(st.sampled_from("ab =+-@'\"“’,;\t\r\n\u2028\x00\ufeff😀𝔸é\ud800"), min_size=2)


@given(text=hard, data=st.data())
def test_nothing_is_lost_on_the_way(text: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    doc = {"doc": data.draw(st.just("") | hard), "evidence": text, "evidence_start": 0}
    spans = spans_in(text)
    # The two may overlap, and each stands in up to three pieces.
    one = act(text, "x1", "DENY", None, spans=data.draw(spans), source=data.draw(st.none() | hard))
    two = act(text, "x2", "ACCUSE", None, spans=data.draw(spans), target=data.draw(st.none() | hard))
    items = frame_of([one | doc, two | doc])
    path = tmp_path_factory.mktemp("sheet") / "check.csv"
    write_csv(items, path)
    found = read_csv(path).sort_values("id", ignore_index=True)
    pd.testing.assert_frame_equal(found[list(ITEMS)], items)
    assert set(found["check"]) == {""}


def test_cell_that_looks_like_a_formula_is_guarded(tmp_path: Path) -> None:
    items = frame_of([act("=1+1", "x1", "DENY", "=1+1", source="@cmd")])
    write_csv(items, tmp_path / "check.csv")
    assert b",'@cmd," in (tmp_path / "check.csv").read_bytes()
    assert read_csv(tmp_path / "check.csv")["source"].item() == "@cmd"


def test_sentence_longer_than_a_cell_of_the_csv_module_is_read(tmp_path: Path) -> None:
    text = "a" * 200_000
    write_csv(frame_of([act(text, "x1", "DENY", None, spans=((0, len(text)),))]), tmp_path / "check.csv")
    assert len(read_csv(tmp_path / "check.csv")["words"].item()) == len(text)


def test_file_with_somebodys_work_is_not_overwritten(tmp_path: Path) -> None:
    write_csv(ITEMS_OF_TEXT, tmp_path / "check.csv")
    with pytest.raises(CorrectionError, match=r"check\.csv' exists and may hold somebody's work"):
        write_csv(ITEMS_OF_TEXT, tmp_path / "check.csv")


# ---------------------------------------------------------------------- what a person enters
@pytest.mark.parametrize(
    ("cells", "check", "changed", "values"),
    [
        ({}, "", "", {}),
        ({"correct": "yes"}, "confirmed", "", {}),
        ({"correct": "WAHR"}, "confirmed", "", {}),
        ({"correct": "Nein"}, "removed", "", {"label": "DENY"}),
        ({"correct": "no", "new_label": "reject"}, "changed", "label", {"label": "REJECT", "tool_label": "DENY"}),
        ({"new_source": "Bell"}, "changed", "source", {"source": "Bell", "source_spans": ()}),
        ({"new_target": "-"}, "", "", {"target": None}),
        ({"new_target": "Kyiv"}, "changed", "target", {"target": "Kyiv"}),
        ({"new_charge": "C2"}, "changed", "charge", {"charge": "C2"}),
        ({"new_words": "denied it"}, "changed", "words", {"spans": ((7, 16),), "words": "denied it", "end": 16}),
        ({"new_words": "Moscow … on"}, "changed", "words", {"spans": ((0, 6), (17, 19))}),
        ({"note": "unsure"}, "", "", {"note": "unsure"}),
    ],
)
def test_entry_is_understood(
    tmp_path: Path, cells: dict[str, str], check: str, changed: str, values: dict[str, object]
) -> None:
    row = read_csv(coded(tmp_path, {0: cells})).iloc[0]
    assert (row["check"], row["changed"]) == (check, changed)
    assert {name: None if row[name] is np.nan else row[name] for name in values} == values


def test_row_without_id_is_added(tmp_path: Path) -> None:
    new = {
        "doc": "d",
        "kind": "act",
        "new_label": "ACCUSE",
        "new_words": "called the claim a smear",
        "new_source": "mayor",
    }
    found = read_csv(coded(tmp_path, {4: new}), documents={"d": TEXT})
    (row,) = found[found["check"].eq("added")].to_dict("records")
    assert (row["id"], row["label"], row["source"]) == ("h1", "ACCUSE", "mayor")
    assert TEXT[row["start"] : row["end"]] == row["words"] == "called the claim a smear"


def test_words_are_found_whatever_the_quotation_marks_and_spaces(tmp_path: Path) -> None:
    found = read_csv(coded(tmp_path, {1: {"new_words": '"It\'s  a lie,"'}}), documents={"d": TEXT})
    row = found[found["id"].eq("m1")].iloc[0]
    assert row["words"] == "“It’s a lie,”"


def test_rows_deleted_from_the_table_are_what_the_caller_says(tmp_path: Path) -> None:
    path = coded(tmp_path, {0: {"correct": "yes"}})
    rows = [row for row in csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")) if row["id"] != "m1"]
    save(path, rows)
    assert checks(read_csv(path, items=ITEMS_OF_TEXT))["m1"] == ""
    assert checks(read_csv(path, items=ITEMS_OF_TEXT, missing="removed"))["m1"] == "removed"
    assert "m1" not in checks(read_csv(path))


# ---------------------------------------------------------------------- what programs do to a table
@pytest.mark.parametrize(
    "saved",
    [
        {"encoding": "utf-8"},
        {"delimiter": ";", "encoding": "cp1252"},
        {"delimiter": "\t", "encoding": "utf-16"},
        {"delimiter": ";", "header": "sep=;\r\n", "encoding": "utf-8-sig"},
    ],
    ids=str,
)
def test_table_is_read_whichever_program_saved_it(tmp_path: Path, saved: dict[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = read_csv(coded(tmp_path, {0: {"correct": "ja"}}, None, **saved), documents={"d": TEXT})
    pd.testing.assert_frame_equal(found[list(ITEMS)], ITEMS_OF_TEXT.sort_values("start", ignore_index=True))
    assert checks(found)["x1"] == "confirmed"


def test_cells_that_became_dates_or_lost_letters_are_repaired_and_told_of_once(tmp_path: Path) -> None:
    items = ITEMS_OF_TEXT.assign(doc="2018-03-06")
    cells = {0: {"doc": "06.03.2018"}, 1: {"doc": "06.03.2018", "score": "0,5"}, 2: {"words": "03.04."}}
    path = coded(tmp_path, cells, items)
    with pytest.warns(UserWarning, match=r"3 cells did not hold what was written there") as told:
        found = read_csv(path, documents={"2018-03-06": TEXT})
    assert len(told) == 1
    assert set(found["doc"]) == {"2018-03-06"}
    assert found.loc[found["id"].eq("m2"), "words"].item() == "3-4"


@pytest.mark.parametrize(("cell", "words", "same"), [("a\nb", "a\r\nb", True), ("12", "1-2", False), ("", "x", False)])
def test_mangled_cell_is_told_from_another(cell: str, words: str, same: bool) -> None:
    assert mangled(cell, words) is same


# ---------------------------------------------------------------------- what cannot be understood
@pytest.mark.parametrize(
    ("number", "cells", "message"),
    [
        (0, {"correct": "perhaps"}, r"row 2, column 'correct': 'perhaps' is neither yes nor no"),
        (0, {"correct": "yes", "new_label": "REJECT"}, r"row 2, column 'correct': 'yes', but something is entered"),
        (0, {"new_label": "DENI"}, r"row 2, column 'new_label': 'DENI' is no label of an act; did you mean 'DENY'"),
        (1, {"new_label": "DENY"}, r"column 'new_label': 'DENY' is no label of a mark"),
        (0, {"kind": "speech"}, r"column 'kind': 'speech' is no kind of item; use attribution, mark, act"),
        (0, {"doc": "other"}, r"column 'doc': no document is named 'other'"),
        (0, {"spans": "[[7, 999]]", "end": "999"}, r"column 'spans': '\[\[7, 999\]\]' lies outside the text"),
        (0, {"spans": "[[8, 9]]"}, r"column 'spans': '\[\[8, 9\]\]' does not agree with start 7 and end 13"),
        (0, {"spans": "7-13"}, r"column 'spans': '7-13' is not pairs of offsets"),
        (0, {"start": "seven"}, r"column 'start': 'seven' is not a number"),
        (0, {"words": "admitted"}, r"column 'words': 'admitted', but the text has 'denied' there"),
        (0, {"new_words": "never there"}, r"column 'new_words': 'never there' does not stand in the text"),
        (2, {"id": "m1"}, r"column 'id': 'm1' stands in row 3 too"),
        (4, {"doc": "d", "kind": "act", "new_words": "lie"}, r"column 'new_label': a row that is added needs a label"),
    ],
)
def test_error_names_file_row_column_value_and_remedy(
    tmp_path: Path, number: int, cells: dict[str, str], message: str
) -> None:
    path = coded(tmp_path, {number: cells})
    with pytest.raises(CorrectionError, match=message) as told:
        read_csv(path, documents={"d": TEXT})
    assert str(path) in str(told.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    path = coded(tmp_path, {0: {"correct": "?"}, 1: {"new_label": "?"}})
    with pytest.raises(CorrectionError, match=r"2 problems\n  row 2.*\n  row 3"):
        read_csv(path)


def test_id_that_was_not_written_is_an_error_if_it_is_known_what_was(tmp_path: Path) -> None:
    path = coded(tmp_path, {0: {"id": "x9"}})
    with pytest.raises(CorrectionError, match=r"row 2, column 'id': no act of document 'd' is 'x9'"):
        read_csv(path, items=ITEMS_OF_TEXT)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"the file is empty"),
        (b"PK\x03\x04rest", r"is a workbook of Excel or LibreOffice; save it as CSV"),
        (b"doc,kind\r\n", r"row 1: no column is called 'id'"),
        (b"doc,doc\r\n", r"row 1: two columns are called 'doc'"),
    ],
)
def test_file_that_is_no_table_of_ours(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "check.csv").write_bytes(data)
    with pytest.raises(CorrectionError, match=message):
        read_csv(tmp_path / "check.csv")


def test_missing_file_is_an_error_of_ours(tmp_path: Path) -> None:
    with pytest.raises(CorrectionError, match=r"cannot open .*; check the path"):
        read_csv(tmp_path / "none.csv")


@given(data=st.binary(max_size=60))
def test_any_bytes_are_a_table_or_an_error_of_ours(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("any") / "check.csv"
    path.write_bytes(",".join(SHEET).encode() + b"\r\n" + data)
    with warnings.catch_warnings(), contextlib.suppress(CorrectionError):
        warnings.simplefilter("ignore")
        assert list(read_csv(path).columns) == list(CHECKED)
