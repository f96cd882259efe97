from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from _command import put_analyze

from allegedly import ModelError, __version__
from allegedly.cli import main


class TestFailures:
    @pytest.mark.parametrize("broken", ["missing.txt", "broken.txt", "empty", "empty.txt", "white.txt", "broken.docx"])
    def test_others_are_still_analyzed(
        self,
        calls: list[Mapping[str, Any]],
        folder: Path,
        capsysbinary: pytest.CaptureFixture[bytes],
        broken: str,
    ) -> None:
        (folder / "broken.txt").write_bytes(b"\x00\x81\xff" * 9)
        (folder / "broken.docx").write_bytes(b"PK")
        (folder / "empty").mkdir()
        (folder / "empty.txt").write_bytes(b"")
        (folder / "white.txt").write_bytes(b" \n")
        assert main(["analyze", "a.txt", broken, "b.txt", "--json"]) == 1
        output, errors = capsysbinary.readouterr()
        assert [json.loads(line)["doc"] for line in output.splitlines()] == ["a", "b"]
        (line,) = errors.decode().splitlines()
        assert line.startswith("allegedly: ")
        assert line.count(broken) == 1

    def test_broken_model_is_said_once(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def analyze(string: str, **_: object) -> object:
            raise ModelError("the reading model is missing")

        put_analyze(monkeypatch, analyze)
        assert main(["analyze", "a.txt", "b.txt"]) == 1
        assert capsys.readouterr() == ("", "allegedly: the reading model is missing\n")

    @pytest.mark.parametrize(
        ("arguments", "complaint"),
        [
            (["analyze"], "Missing argument 'FILES...'"),
            (["analyze", "a.txt", "--json", "--csv", "."], "--json and --csv exclude each other."),
            (["analyze", "a.txt", "--csv", "a.txt"], "is a file"),
            (["analyze", ""], "the name is empty; name a file or folder"),
            (["analyze", "a.txt", "--csv", ""], "the name is empty"),
            (["report", "a.txt", "-o", ""], "the name is empty"),
            (["corpus", "a.txt", "-o", "out", "--language", "english"], "'english' is no code of ISO 639-1"),
            (["evaluate", "--recorded", "--only", "deeds"], "Nothing is recorded of a part 'deeds'; the parts are"),
            (["evaluate", "--recorded", "--without", "EVASION"], "--recorded was measured with our tables"),
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

        put_analyze(monkeypatch, analyze)
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

    @pytest.mark.usefixtures("calls", "folder")
    @pytest.mark.parametrize(
        "arguments",
        [
            ["analyze", "b.txt", "--csv", "a.txt/out"],
            ["evaluate", "--recorded", "-o", "a.txt/out"],
        ],
    )
    def test_what_cannot_be_written_is_named_with_a_remedy(
        self, arguments: list[str], capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(arguments) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith(f"allegedly: {Path('a.txt/out')} cannot be written: ")
        assert "name another place" in line

    def test_an_error_of_the_system_names_the_file(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def report(*_: object, **__: object) -> str:
            raise OSError(28, "No space left on device", "page")

        monkeypatch.setattr("allegedly.html.report", report)
        assert main(["report", "a.txt"]) == 1
        assert capsys.readouterr().err.startswith("allegedly: page: No space left on device; check the path")

    @pytest.mark.usefixtures("calls", "folder")
    @pytest.mark.parametrize(("arguments", "code"), [(["analyze", "a.txt"], 0), (["analyze", "none.txt"], 1)])
    def test_closed_output_is_no_error(self, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int) -> None:
        monkeypatch.setattr(sys, "stdout", None)
        monkeypatch.setattr(sys, "stderr", None)
        assert main(arguments) == code
        assert (sys.stdout, sys.stderr) == (None, None)

    def test_interrupt_while_modules_are_loaded_ends_without_a_traceback(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Interrupting(ModuleType):
            def __getattr__(self, name: str) -> object:
                raise KeyboardInterrupt

        monkeypatch.setitem(sys.modules, "allegedly.cli._running", Interrupting("allegedly.cli._running"))
        assert main(["--version"]) == 130


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
