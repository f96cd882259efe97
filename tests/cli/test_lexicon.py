from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from allegedly.cli import main
from allegedly.lexicon import OPTIONAL, Entry, Lexicon, default, load
from allegedly.reading import default_path

ROW = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "The well is cursed, so they say.", "-", "-")


class TestCheck:
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


class TestList:
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
