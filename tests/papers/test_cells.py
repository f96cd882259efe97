from __future__ import annotations

import csv
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly._cells import cells, guard, unguard
from allegedly.cli import main

FORMULAS = ["=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "=", "＝1+1", "-", "--"]


@pytest.mark.parametrize("text", FORMULAS)
def test_text_that_opens_a_formula_is_guarded(text: str) -> None:
    # A lone sign is no formula, and a token of every other text.
    assert guard(text) == (text if len(text) == 1 else "'" + text)


@pytest.mark.parametrize("value", ["Moscow", "'tis", "a=b", "", -1, 2.5, None, ("=",)])
def test_everything_else_stays(value: object) -> None:
    assert guard(value) == value


@given(st.text("'=+-@ \t\na1", max_size=8) | st.text(max_size=8))
def test_what_is_guarded_comes_back(text: str) -> None:
    assert unguard(guard(text)) == text


def test_cells_of_several_things_are_json_and_arrays_are_lists() -> None:
    frame = pd.DataFrame({"spans": [((0, 1), (2, 3)), np.array([np.array([0, 1])], dtype=object), None]})
    assert cells(frame)["spans"].tolist()[:2] == ["[[0, 1], [2, 3]]", "[[0, 1]]"]
    assert cells(frame)["spans"].isna().tolist() == [False, False, True]


def test_half_a_surrogate_pair_can_be_written() -> None:
    frame = pd.DataFrame({"text": pd.Series(["a\ud83d"], dtype=object)})
    assert cells(frame).to_csv().encode("utf-8").decode("utf-8").endswith("a\ufffd\n")


def test_names_of_columns_are_guarded() -> None:
    assert list(cells(pd.DataFrame({"=1+1": [1]})).columns) == ["'=1+1"]
    assert list(cells(pd.DataFrame({"=1+1": [1]}), guarded=False).columns) == ["=1+1"]


def test_the_command_writes_no_formula_unless_it_is_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("=HYPERLINK(1).txt").write_text("We may win.", "utf-8")
    for options, wanted in ((["--csv", "safe"], "'=HYPERLINK(1)"), (["--csv", "raw", "--raw"], "=HYPERLINK(1)")):
        assert main(["analyze", "=HYPERLINK(1).txt", *options]) == 0
        with open(Path(options[1]) / "tokens.csv", encoding="utf-8-sig", newline="") as file:
            assert {row["doc"] for row in csv.DictReader(file)} == {wanted}


def test_raw_cells_go_with_csv_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("It rained.", "utf-8")
    assert main(["analyze", str(tmp_path / "a.txt"), "--raw"]) == 2
    assert "--raw goes with --csv" in capsys.readouterr().err
