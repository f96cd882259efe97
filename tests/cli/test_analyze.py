from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from _command import SETTINGS, StubDocument, put_analyze

from allegedly.cli import main
from allegedly.frames import COLUMNS

FRAMES = ("tokens", "attributions", "marks", "acts", "charges", "actors")


def records(output: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.decode("utf-8").splitlines()]


@pytest.mark.usefixtures("calls", "folder")
class TestSummary:
    def test_shows_speaker_act_evidence_and_rule(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["analyze", "a.txt"]) == 0
        output = capsys.readouterr().out
        expected = """
            a
            =
            1 attribution, 1 mark, 1 act, 1 charge
            without EVASION

            Who speaks
            ----------
               1  Ada Ruiz (1 direct), speaks for the firm

            Charges
            -------
              C1  selling the dam; against the firm

            Who denies
            ----------
              Ada Ruiz
                charge: selling the [31mdam [C1]
                > “No,” Ruiz said.
                rule D1; lexical; score 0.90

            Marks of stance
            ---------------
              HEDGE    1  1 hearsay
            """
        assert output.split("\n") == [line[12:] for line in expected.split("\n")[1:]] + [""]

    def test_keeps_to_the_width_of_the_terminal(
        self, monkeypatch: pytest.MonkeyPatch, folder: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (folder / "long.txt").write_text("The firm has not sold the dam, she said again. " * 5)
        monkeypatch.setenv("COLUMNS", "50")
        main(["analyze", "long.txt"])
        assert 40 < max(map(len, capsys.readouterr().out.splitlines())) <= 50

    def test_survives_a_terminal_without_the_characters(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="latin-1", write_through=True))
        assert main(["analyze", "a.txt"]) == 0
        assert b"> ?No,? Ruiz said." in raw.getvalue()


@pytest.mark.usefixtures("calls", "folder")
class TestJson:
    def test_one_line_a_text_in_utf_8_whatever_the_locale(self, monkeypatch: pytest.MonkeyPatch) -> None:
        raw = io.BytesIO()
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii", newline="\r\n"))
        assert main(["analyze", "a.txt", "b.txt", "--json"]) == 0
        assert b"\r\n" not in raw.getvalue()
        assert "“No,”".encode() in raw.getvalue()
        assert [record["doc"] for record in records(raw.getvalue())] == ["a", "b"]
        assert records(raw.getvalue())[0]["string"] == "“No,” Ruiz said.\r\n"

    def test_lone_surrogate_survives(
        self, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
    ) -> None:
        def analyze(string: str, *, name: str, **_: object) -> StubDocument:
            document = StubDocument("", name)
            # The record alone: pandas with pyarrow cannot make a column of it.
            document.string = "\ud83d"
            return document

        put_analyze(monkeypatch, analyze)
        assert main(["analyze", "a.txt", "--json"]) == 0
        assert records(capsysbinary.readouterr().out)[0]["string"] == "\ud83d"


@pytest.mark.usefixtures("calls", "folder")
class TestCsv:
    def test_one_table_a_frame_with_one_header(self, folder: Path) -> None:
        assert main(["analyze", "a.txt", "b.txt", "--csv", "out/tables"]) == 0
        for name in FRAMES:
            table = pd.read_csv(folder / "out" / "tables" / f"{name}.csv")
            assert list(table.columns) == list(COLUMNS[name])
            assert list(table["doc"]) == ["a", "b"]

    def test_a_spreadsheet_sees_that_it_is_utf_8(self, folder: Path) -> None:
        main(["analyze", "a.txt", "--csv", "."])
        data = (folder / "tokens.csv").read_bytes()
        assert data.startswith(b"\xef\xbb\xbfdoc,")
        assert "“No,” Ruiz".encode() in data

    def test_lists_are_json(self, folder: Path) -> None:
        main(["analyze", "a.txt", "--csv", "."])
        with open(folder / "attributions.csv", encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert json.loads(row["source_spans"]) == [[0, 3]]

    def test_settings_stand_beside_the_tables(self, folder: Path) -> None:
        main(["analyze", "a.txt", "--csv", "out"])
        assert json.loads((folder / "out" / "settings.json").read_text("utf-8")) == SETTINGS.to_dict()

    def test_older_tables_are_replaced(self, folder: Path) -> None:
        for name in ("a.txt", "b.txt"):
            main(["analyze", name, "--csv", "."])
        assert list(pd.read_csv(folder / "acts.csv")["doc"]) == ["b"]
