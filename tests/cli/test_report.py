from __future__ import annotations

from pathlib import Path

import pytest

from allegedly.cli import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes("“No,” Ruiz said.\r\n".encode())
    (tmp_path / "b.txt").write_bytes(b"Bell accused the mayor of theft.")
    return tmp_path


def test_writes_one_page_of_all_texts(folder: Path) -> None:
    assert main(["report", "a.txt", "b.txt"]) == 0
    page = (folder / "report.html").read_text("utf-8")
    assert page.count("<article ") == 2
    assert not list(folder.glob(".*"))


def test_output_title_and_settings_are_taken(folder: Path) -> None:
    call = ["report", str(folder), "-o", "b.html", "--title", "Mayors", "--without", "rule:A8", "--rules-only"]
    assert main(call) == 0
    page = (folder / "b.html").read_text("utf-8")
    assert "<title>Mayors</title>" in page
    assert "without rule:A8; rules only" in page


def test_a_file_that_fails_is_named_and_the_others_are_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", "gone.txt", "b.txt"]) == 1
    assert "gone.txt" in capsys.readouterr().err
    assert (folder / "report.html").read_text("utf-8").count("<article ") == 1


def test_without_any_text_an_older_page_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "report.html").write_text("older", "utf-8")
    assert main(["report", "gone.txt"]) == 1
    assert "report.html was not written" in capsys.readouterr().err
    assert (folder / "report.html").read_text("utf-8") == "older"


@pytest.mark.parametrize(
    ("output", "reason"), [("a.txt", "a.txt is among the texts"), ("no/where.html", "there is no folder no")]
)
def test_a_page_that_cannot_be_written_is_refused_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str], output: str, reason: str
) -> None:
    before = (folder / "a.txt").read_bytes()
    assert main(["report", "a.txt", "-o", output]) == 2
    assert reason in capsys.readouterr().err
    assert (folder / "a.txt").read_bytes() == before


def test_an_older_page_survives_an_interruption(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "report.html").write_text("older", "utf-8")

    def interrupt(*_: object, **__: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("allegedly.html.report", interrupt)
    assert main(["report", "a.txt"]) == 130
    assert (folder / "report.html").read_text("utf-8") == "older"
