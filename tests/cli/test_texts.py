from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from allegedly.cli import main


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

    def test_empty_standard_input_is_no_text(
        self, calls: list[Mapping[str, Any]], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        assert main(["analyze", "-"]) == 1
        assert capsys.readouterr() == ("", "allegedly: standard input: holds nothing but white space\n")
        assert not calls
