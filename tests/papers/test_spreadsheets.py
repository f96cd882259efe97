from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allegedly import Error, analyze
from allegedly.papers import spreadsheets, to_csv, to_excel

openpyxl: Any = pytest.importorskip("openpyxl")
DOC = analyze("Moscow denied arming the rebels. We may win.", name="d", meta={"outlet": "made up"})


def opened(path: Path) -> Any:
    return openpyxl.load_workbook(path)


def test_every_frame_opens_again_with_its_rows(tmp_path: Path) -> None:
    names = ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger")
    path = to_excel({name: getattr(DOC, name) for name in names}, tmp_path / "all.xlsx")
    for name in names:
        frame, back = getattr(DOC, name), pd.read_excel(path, sheet_name=name)
        assert set(back.columns) == set(frame.columns)
        assert len(back) == len(frame)
    assert (
        pd.read_excel(path, sheet_name="tokens", keep_default_na=False)["text"].tolist() == DOC.tokens["text"].tolist()
    )
    assert pd.read_excel(path, sheet_name="acts").columns[1] == "act"


def test_the_header_stays_in_sight_and_can_filter(tmp_path: Path) -> None:
    sheet = opened(to_excel({"marks": DOC.marks}, tmp_path / "a.xlsx"))["marks"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", sheet.dimensions)
    # On paper too, on each page.
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    widths = {column.width for column in sheet.column_dimensions.values()}
    assert all(8 <= width <= 62 for width in widths)
    assert len(widths) > 1


def test_columns_are_explained_on_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = to_excel({"acts": DOC.acts, "own": pd.DataFrame({"n": [1]})}, tmp_path / "a.xlsx")
    about = pd.read_excel(path, sheet_name="columns")
    assert set(about["sheet"]) == {"acts"}
    assert "who acts" in about.set_index("column")["what it holds"]["source_name"]
    assert opened(to_excel({"acts": DOC.acts}, path, about=False)).sheetnames == ["acts"]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("x")', "+1", "-1", "@a", "{=1}", "#N/A", "\t=1", "1e5", "2031-05-04"]
)
def test_text_stays_text_to_the_letter(tmp_path: Path, text: str) -> None:
    frame = pd.DataFrame({"text": [text], "n": [1]})
    cell = opened(to_excel(frame, tmp_path / "a.xlsx"))["allegedly"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")
    assert cell.quotePrefix == text.startswith(("=", "+", "-", "@"))
    heads = opened(to_excel(pd.DataFrame({text: [1]}), tmp_path / "a.xlsx"))["allegedly"]["A1"]
    assert heads.data_type == "s"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_any_text_can_be_written_and_is_no_formula(tmp_path: Path, text: str) -> None:
    path = to_excel(pd.DataFrame({"text": pd.Series([text], dtype=object)}), tmp_path / "a.xlsx")
    cell = opened(path)["allegedly"]["A2"]
    assert cell.data_type in {"s", "n", "inlineStr"}
    assert len(cell.value or "") == len(text.replace("\r\n", "\n")) or "\r" in text


def test_what_no_cell_can_hold_is_replaced(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": pd.Series(["a\x00\x07\ud83d\uffffb"], dtype=object)})
    assert opened(to_excel(frame, tmp_path / "a.xlsx"))["allegedly"]["A2"].value == "a\ufffd\ufffd\ufffd\ufffdb"


def test_a_text_too_long_for_a_cell_is_cut_with_one_warning(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["a" * 40_000, "b"], "more": ["c" * 32_767, "d" * 32_768]})
    with pytest.warns(UserWarning, match=r"were cut in own\.text, own\.more") as caught:
        path = to_excel({"own": frame}, tmp_path / "a.xlsx")
    sheet = opened(path)["own"]
    assert len(caught) == 1
    assert (len(sheet["A2"].value), sheet["A2"].value.endswith("(cut)"), sheet["A3"].value) == (32_767, True, "b")
    assert sheet["B2"].value == "c" * 32_767


def test_several_things_missing_values_and_times(tmp_path: Path) -> None:
    frame = pd.DataFrame(
        {
            "spans": [((0, 1),), None],
            "n": pd.Series([1, None], dtype="Int64"),
            "on": pd.Series(pd.to_datetime(["2031-05-04T10:00+02:00"])).reindex([0, 1]),
        }
    )
    sheet = opened(to_excel(frame, tmp_path / "a.xlsx"))["allegedly"]
    assert [cell.value for cell in sheet[2]] == ["[[0, 1]]", 1, "2031-05-04T10:00:00+02:00"]
    assert [cell.value for cell in sheet[3]] == [None, None, None]


def test_names_of_sheets_fit(tmp_path: Path) -> None:
    frame = pd.DataFrame({"n": [1]})
    path = to_excel(
        {"a/b": frame, "A_B": frame, "x" * 40: frame, "x" * 50: frame, "": frame, "sheet": frame}, tmp_path / "a.xlsx"
    )
    names = opened(path).sheetnames
    assert names == ["a_b", "A_B 2", "x" * 31, "x" * 29 + " 2", "table", "sheet1"]


def test_the_same_frames_give_the_same_bytes(tmp_path: Path) -> None:
    first = to_excel({"acts": DOC.acts}, tmp_path / "a.xlsx").read_bytes()
    assert to_excel({"acts": DOC.acts}, tmp_path / "b.xlsx").read_bytes() == first


def test_chosen_columns_and_no_others(tmp_path: Path) -> None:
    path = to_excel({"acts": DOC.acts, "marks": DOC.marks}, tmp_path / "a.xlsx", columns={"acts": ["rule", "act"]})
    assert list(pd.read_excel(path, sheet_name="acts").columns) == ["rule", "act"]
    assert len(pd.read_excel(path, sheet_name="marks").columns) == len(DOC.marks.columns)


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    long = pd.DataFrame({"n": range(spreadsheets.MOST_ROWS)})
    with pytest.raises(
        Error, match=r"'long' has 1048576 rows, and a sheet holds 1048575 below its header; write fewer"
    ):
        to_excel({"long": long}, tmp_path / "a.xlsx")
    wide = pd.DataFrame([range(spreadsheets.MOST_COLUMNS + 1)])
    with pytest.raises(Error, match="16385 columns"):
        to_excel({"wide": wide}, tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("frames", "path", "options", "said"),
    [
        (DOC.acts, "a.xls", {}, "'a.xls' does not end in .xlsx"),
        ({}, "a.xlsx", {}, "no frames to write"),
        ({"acts": DOC.acts}, "a.xlsx", {"columns": {"marks": ["text"]}}, "no such frame; there are acts"),
        ({"acts": DOC.acts}, "a.xlsx", {"columns": {"acts": ["colour"]}}, "no column 'colour'"),
        (DOC.acts, "nowhere/a.xlsx", {}, "check the folder"),
    ],
)
def test_what_cannot_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, frames: Any, path: str, options: dict[str, Any], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(Error) as caught:
        to_excel(frames, path, **options)
    assert said in str(caught.value)


def test_a_missing_package_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise ImportError("No module named 'openpyxl'")

    monkeypatch.setattr(pd, "ExcelWriter", missing)
    with pytest.raises(Error, match=r"pip install 'allegedly\[files\]'"):
        to_excel(DOC.acts, tmp_path / "a.xlsx")


def test_csv_is_guarded_unless_it_is_told_not_to_be(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["=1+1", "ä"]})
    assert to_csv(frame, tmp_path / "a.csv").read_bytes() == "\ufefftext\n'=1+1\nä\n".encode()
    assert to_csv(frame, tmp_path / "a.csv", guarded=False).read_bytes() == "\ufefftext\n=1+1\nä\n".encode()
    with pytest.raises(Error, match="cannot write"):
        to_csv(frame, tmp_path / "nowhere" / "a.csv")
