"""``allegedly corpus``."""

from __future__ import annotations

from pathlib import Path

import pytest
from runs.made import texts

import allegedly as al
from allegedly.cli import corpus as command
from allegedly.cli import main

pytest.importorskip("pyarrow")
pytest.importorskip("filelock")
pytest.importorskip("duckdb")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with a folder of three texts."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "mine.txt").write_text("mine")
    for one in texts(3):
        (tmp_path / "in" / f"{one.name}.txt").write_text(one.string, "utf-8")
    return tmp_path


def test_writes_tables_and_says_how_many_rows(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["corpus", "in", "-o", "out", "--workers", "1", "--without", "HEDGE.weasel"]) == 0
    output = capsys.readouterr().out
    assert output.startswith("<Results 'out': documents 3, ")
    assert al.open_results(folder / "out").manifest["settings"]["without"] == ["HEDGE.weasel"]
    assert main(["corpus", "--check", "out"]) == 0
    assert capsys.readouterr().out.endswith("9 files, all sound\n")


def test_a_file_that_cannot_be_read_gives_exit_code_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in" / "bad.txt").write_bytes(b"\x00\x01\x00\x01\x00")
    assert main(["corpus", "in", "-o", "out", "--workers", "1"]) == 1
    first, last = capsys.readouterr().err.splitlines()
    assert first.startswith("allegedly: bad.txt: damaged utf-16-be at byte 4")
    assert last == "allegedly: 1 document could not be read or analyzed: see the table problems in 'out'"


def test_a_few_of_many_files_that_cannot_be_read_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(7):
        (folder / "in" / f"bad{number}.txt").write_bytes(b"")
    assert main(["corpus", "in", "-o", "out", "--workers", "1"]) == 1
    *first, last = capsys.readouterr().err.splitlines()
    assert first == [f"allegedly: bad{k}.txt: the file is empty; save it again, or leave it out" for k in range(5)]
    assert "7 documents could not" in last


def test_a_folder_without_texts_gives_exit_code_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "none").mkdir()
    assert main(["corpus", "none", "-o", "out", "--workers", "1"]) == 1
    assert capsys.readouterr().err == "allegedly: no text in 'none'; check the path and --glob\n"


def test_a_table_of_texts(folder: Path) -> None:
    (folder / "in.csv").write_text("id,body,outlet\na,It rained.,Echo\nb,It may rain.,Post\n", "utf-8")
    call = "corpus in.csv -o out --workers 1 --name id --text body --language any"
    assert main(call.split()) == 0
    frame = al.open_results("out").documents.frame(meta=True)
    assert frame["doc"].tolist() == ["a", "b"]
    assert frame["meta_outlet"].tolist() == ["Echo", "Post"]


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        ("corpus in", 2, "Say where the results go: -o OUT"),
        ("corpus no -o out", 2, "'no' does not exist"),
        ("corpus in -o out --workers 2 --cluster tcp://a:1", 2, "exclude each other"),
        ("corpus --check in", 1, "no results in 'in'"),
        ("corpus in -o in/out --workers 1", 1, "where results would be read as texts"),
        ("corpus in -o other --workers 1", 1, "'other' holds other things (mine.txt)"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_calls(words: str, code: int, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words.split()) == code
    assert message in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_ctrl_c_says_how_to_go_on(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from allegedly import document

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(document, "analyze", interrupted)
        assert main(["corpus", "in", "-o", "out", "--workers", "1"]) == 130
    assert "the same command goes on where it was" in capsys.readouterr().err
    assert main(["corpus", "in", "-o", "out", "--workers", "1"]) == 0


def test_at_least_one_core() -> None:
    assert command._cores() >= 1
