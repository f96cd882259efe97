from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pandas as pd
import pytest

from allegedly import ModelError, __version__
from allegedly.cli import main
from allegedly.frames import COLUMNS
from allegedly.lexicon import OPTIONAL, Entry, Lexicon, default, load
from allegedly.reading import default_path
from allegedly.settings import Settings

FRAMES = ("tokens", "attributions", "marks", "acts", "charges", "actors")


SETTINGS = Settings("0.1.0", "sha256:1", "sha256:2", "sha256:3", without=("EVASION",))


class StubDocument:
    """What `analyze` returns, with one attribution and one act in every text."""

    def __init__(self, string: str, name: str) -> None:
        self.string = string
        self.name = name
        self.tokens = frame("tokens", doc=name, text=string[:10])
        self.attributions = frame("attributions", doc=name, speaker="Ada Ruiz", quote="direct", source_spans=((0, 3),))
        self.marks = frame("marks", doc=name, category="HEDGE", subtype="hearsay")
        self.acts = frame(
            "acts",
            doc=name,
            act="DENY",
            source_name="Ada Ruiz",
            charge="selling\nthe \x1b[31mdam",
            charge_id="C1",
            evidence=string,
            rule="D1",
            explicitness="lexical",
            score=0.9,
            hedged=False,
            blocked=False,
        )
        self.charges = frame("charges", doc=name, id="C1", gloss="selling the dam", accused=("the firm",))
        self.actors = frame("actors", doc=name, name="Ada Ruiz", speaks_for="the firm")
        self.settings = SETTINGS

    def to_dict(self) -> dict[str, object]:
        return {"schema": 1, "doc": self.name, "string": self.string}


def frame(kind: str, **values: object) -> pd.DataFrame:
    return pd.DataFrame([{column: values.get(column) for column in COLUMNS[kind]}])


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """The calls of `analyze`, which is a stub that needs no model."""
    made: list[Mapping[str, Any]] = []

    def analyze(string: str, **options: Any) -> StubDocument:
        made.append({"string": string, **options})
        return StubDocument(string, options["name"])

    replace_analyze(monkeypatch, analyze)
    return made


def replace_analyze(monkeypatch: pytest.MonkeyPatch, analyze: Callable[..., object]) -> None:
    module = ModuleType("allegedly.document")
    module.__dict__["analyze"] = analyze
    monkeypatch.setitem(sys.modules, "allegedly.document", module)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with two texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes("“No,” Ruiz said.\r\n".encode())
    (tmp_path / "b.txt").write_bytes(b"It rained.")
    return tmp_path


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
            1 attributions, 1 marks, 1 acts, 1 charges
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

        replace_analyze(monkeypatch, analyze)
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


class TestInputs:
    def test_options_reach_the_library(self, calls: list[Mapping[str, Any]], folder: Path) -> None:
        for name in ("names.tsv", "1.tsv", "2.tsv", "words.tsv"):
            (folder / name).write_text("")
        arguments = ["--threads", "3", "--aliases", "names.tsv", "--paraphrases", "words.tsv"]
        arguments += ["--lexicon", "1.tsv", "--lexicon", "2.tsv", "--without", "EVASION", "--without", "rule:C7"]
        assert main(["analyze", "b.txt", *arguments]) == 0
        (call,) = calls
        assert (call["string"], call["name"]) == ("It rained.", "b")
        assert (call["threads"], call["aliases"], call["paraphrases"]) == (3, Path("names.tsv"), Path("words.tsv"))
        assert call["learned"]
        assert (call["lexica"], call["without"]) == ((Path("1.tsv"), Path("2.tsv")), ("EVASION", "rule:C7"))

    def test_rules_alone(self, calls: list[Mapping[str, Any]], folder: Path) -> None:
        assert main(["analyze", "b.txt", "--rules-only"]) == 0
        assert [call["learned"] for call in calls] == [False]

    def test_standard_input_is_bytes(self, calls: list[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch) -> None:
        raw = io.BytesIO("\ufeffÉté\r\n".encode("utf-16"))
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="ascii"))
        assert main(["analyze", "-"]) == 0
        (call,) = calls
        assert (call["string"].lstrip("\ufeff"), call["name"]) == ("Été\r\n", "stdin")

    @pytest.mark.parametrize(
        ("files", "arguments", "names"),
        [
            (["x/b.txt", "x/a.txt", "x/y/c.txt", "x/d.png", "x/e.csv"], ["x"], ["a", "b", "y/c"]),
            (["x/text.txt", "y/text.txt"], ["x", "y"], ["x/text", "y/text"]),
            (["x/text.txt", "y/text.txt"], ["."], ["x/text", "y/text"]),
            (["x/t.txt", "y/t.txt", "y/z.txt"], ["x/t.txt", "y/t.txt", "y/z.txt"], ["x/t", "y/t", "z"]),
            (["x/1/t.txt", "y/1/t.txt"], ["x/1/t.txt", "y/1/t.txt"], ["x/1/t", "y/1/t"]),
            (["t.txt", "t.md"], ["t.txt", "t.md"], ["t.txt", "t.md"]),
            (["x/t.txt"], ["x/t.txt", "x", "x/../x/t.txt"], ["t"]),
            (["t.txt", "t.md", "t.txt.md"], ["t.txt", "t.md", "t.txt.md"], ["t.txt", "t.md", "t.txt.md"]),
            (["v1.2.txt"], ["v1.2.txt"], ["v1.2"]),
            (["x/t.txt"], [".", "x/t.txt", "{}/x/t.txt"], ["x/t"]),
        ],
    )
    def test_every_text_is_read_once_under_a_name_of_its_own(
        self,
        calls: list[Mapping[str, Any]],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        files: list[str],
        arguments: list[str],
        names: list[str],
    ) -> None:
        monkeypatch.chdir(tmp_path)
        for file in files:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text("It rained.")
        assert main(["analyze", *(argument.format(tmp_path) for argument in arguments)]) == 0
        assert [call["name"] for call in calls] == names


class TestFailures:
    @pytest.mark.parametrize("broken", ["missing.txt", "broken.txt", "empty"])
    def test_others_are_still_analyzed(
        self,
        calls: list[Mapping[str, Any]],
        folder: Path,
        capsysbinary: pytest.CaptureFixture[bytes],
        broken: str,
    ) -> None:
        (folder / "broken.txt").write_bytes(b"\x00\x81\xff" * 9)
        (folder / "empty").mkdir()
        assert main(["analyze", "a.txt", broken, "b.txt", "--json"]) == 1
        output, errors = capsysbinary.readouterr()
        assert [record["doc"] for record in records(output)] == ["a", "b"]
        (line,) = errors.decode().splitlines()
        assert line.startswith("allegedly: ")
        assert line.count(broken) == 1

    def test_broken_model_is_said_once(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def analyze(string: str, **_: object) -> object:
            raise ModelError("the reading model is missing")

        replace_analyze(monkeypatch, analyze)
        assert main(["analyze", "a.txt", "b.txt"]) == 1
        assert capsys.readouterr() == ("", "allegedly: the reading model is missing\n")

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["analyze"], "Missing argument 'FILES...'"),
            (["analyze", "a.txt", "--json", "--csv", "."], "--json and --csv exclude each other."),
            (["analyze", "a.txt", "--csv", "a.txt"], "is a file"),
            (["analyze", "a.txt", "--threads", "0"], "0 is not in the range x>=1"),
            (["analyze", "a.txt", "--aliases", "none.tsv"], "'none.tsv' does not exist"),
            (["analyze", "a.txt", "--lexicon", "none.tsv"], "'none.tsv' does not exist"),
            (["analyze", "a.txt", "--paraphrases", "none.tsv"], "'none.tsv' does not exist"),
            (["lexicon", "check"], "Missing argument 'FILES...'"),
            (["lexicon", "list", "--table", "cues", "--all"], "--table prints a table whole"),
            (["analyse", "a.txt"], "No such command 'analyse'"),
        ],
    )
    @pytest.mark.usefixtures("calls", "folder")
    def test_wrong_call(self, arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments) == 2
        output, errors = capsys.readouterr()
        assert (output, complaint in errors) == ("", True), errors

    def test_interrupt_ends_without_a_traceback(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def analyze(string: str, **_: object) -> object:
            raise KeyboardInterrupt

        replace_analyze(monkeypatch, analyze)
        assert main(["analyze", "a.txt"]) == 130
        assert capsys.readouterr().err.strip() == ""

    @pytest.mark.usefixtures("calls", "folder")
    @pytest.mark.parametrize("options", [[], ["--json"]])
    @pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
    def test_reader_that_stops_is_no_error(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], options: list[str]
    ) -> None:
        reading, writing = os.pipe()
        os.close(reading)
        with open(writing, "w", encoding="utf-8") as pipe:
            monkeypatch.setattr(sys, "stdout", pipe)
            assert main(["analyze", "a.txt", "b.txt", *options]) == 141
            monkeypatch.undo()
        assert capsys.readouterr().err == ""


ROW = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "The well is cursed, so they say.", "-", "-")


class TestLexiconCheck:
    def test_sound_table(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "my-hedges.tsv").write_text(Lexicon((ROW, replace(ROW, entry="they say"))).to_tsv(), "utf-8")
        assert main(["lexicon", "check", "--format-only", "my-hedges.tsv"]) == 0
        assert capsys.readouterr().out == "my-hedges.tsv: 2 rows, all sound\n"

    def test_problems_name_the_file_as_it_was_given(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        for name, row in (("x", replace(ROW, commitment="sure")), ("y", ROW)):
            (folder / name).mkdir()
            (folder / name / "my.tsv").write_text(Lexicon((row,)).to_tsv(), "utf-8")
        assert main(["lexicon", "check", "--format-only", "x/my.tsv", "none.tsv", "y/my.tsv"]) == 1
        problem, *others = capsys.readouterr().out.splitlines()
        assert problem.startswith("x/my.tsv:2: commitment: unknown 'sure'; use one of -, CT+")
        assert others == [
            "x/my.tsv: 1 row, 1 problem",
            "none.tsv: cannot be read: No such file or directory",
            "none.tsv: 0 rows, 1 problem",
            "y/my.tsv: 1 row, all sound",
        ]

    @pytest.mark.skipif(not default_path().is_file(), reason="needs the reading model")
    def test_sentences_are_tried(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (folder / "my.tsv").write_text(Lexicon((replace(ROW, counterexample=ROW.example),)).to_tsv(), "utf-8")
        assert main(["lexicon", "check", "my.tsv"]) == 1
        assert capsys.readouterr().out.startswith("my.tsv:2: counterexample: 'so they say' fires in 'The well is ")


class TestLexiconList:
    @pytest.mark.parametrize(
        ("arguments", "kept"),
        [
            ([], lambda row: row.subtype not in OPTIONAL),
            (["--all"], lambda _: True),
            (["--subtype", "intensifier"], lambda row: row.subtype == "intensifier"),
            (["--test", "clause_adverb"], lambda row: row.test == "clause_adverb"),
            (
                ["--category", "HEDGE", "--category", "EVASION", "--subtype", "modal", "--subtype", "glomar"],
                lambda row: row.subtype in {"modal", "glomar"},
            ),
        ],
    )
    def test_rows_as_a_table_that_can_be_read_again(
        self,
        folder: Path,
        capsysbinary: pytest.CaptureFixture[bytes],
        arguments: list[str],
        kept: Callable[[Entry], bool],
    ) -> None:
        assert main(["lexicon", "list", *arguments]) == 0
        (folder / "mine.tsv").write_bytes(capsysbinary.readouterr().out)
        wanted = [row.key for row in default(optional=OPTIONAL) if kept(row)]
        assert [row.key for row in load(folder / "mine.tsv")] == wanted != []

    @pytest.mark.parametrize("table", ["cues", "objects", "aliases", "paraphrases"])
    def test_other_tables_are_printed_whole(
        self, folder: Path, capsysbinary: pytest.CaptureFixture[bytes], table: str
    ) -> None:
        assert main(["lexicon", "list", "--table", table]) == 0
        (folder / "mine.tsv").write_bytes(capsysbinary.readouterr().out)
        assert main(["lexicon", "check", "--format-only", "mine.tsv"]) == 0

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["--category", "HEDGES"], "allegedly: --category: unknown 'HEDGES'; did you mean 'HEDGE'?"),
            (["--category", "HEDGE", "--subtype", "glomar"], "allegedly: no row meets all of these"),
        ],
    )
    def test_no_such_row(self, arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["lexicon", "list", *arguments]) == 1
        output, errors = capsys.readouterr()
        assert (output, errors.startswith(complaint)) == ("", True), errors


class TestHelp:
    @pytest.mark.parametrize(
        "arguments",
        [
            ["--help"],
            ["-h"],
            ["analyze", "--help"],
            ["lexicon", "-h"],
            ["lexicon", "check", "-h"],
            ["lexicon", "list", "-h"],
        ],
    )
    def test_help(self, arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
        assert main(arguments) == 0
        assert capsys.readouterr().out.startswith("Usage: allegedly ")

    def test_examples_stand_on_lines_of_their_own(self, capsys: pytest.CaptureFixture[str]) -> None:
        main(["analyze", "--help"])
        assert "    allegedly analyze articles/ --csv tables\n" in capsys.readouterr().out

    def test_version_names_library_model_and_lexica(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["--version"]) == 0
        first, model, *lexica = capsys.readouterr().out.splitlines()
        assert first == f"allegedly {__version__}"
        assert model.startswith("model sha256:")
        assert lexica
        assert all(line.startswith("lexicon ") for line in lexica)
