"""What every text goes through: length, characters, repetition, language, name."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest
from corpora import made
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.corpora.dates import iso
from allegedly.corpora.duplicates import ALIKE, Repeats, signature_of
from allegedly.corpora.language import other_language

LONG = " ".join(
    f"On day {n} the council of town {n * n} said that the bridge would open in year {n + 1900}." for n in range(30)
)


def run(texts: list[Any], **options: Any) -> tuple[list[str], list[list[str]]]:
    corpus = al.read_corpus(texts, **options)
    return [text.name for text in corpus], corpus.problems[["kind", "severity", "doc"]].values.tolist()


def test_texts_that_are_too_long() -> None:
    assert run([al.Text("x" * 11, "a"), al.Text("x" * 10, "b")], max_characters=10) == (
        ["b"],
        [["too large", "error", ""]],
    )


def test_files_that_are_too_large(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 101)
    corpus = al.read_corpus(tmp_path, max_bytes=100)
    assert list(corpus) == []
    assert "raise max_bytes" in corpus.problems["reason"].item()


def test_characters_that_no_table_can_hold(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "It \\ud800rained\\u0000."}\n{"text": "\\ud83d\\ude00!"}\n')
    corpus = al.read_corpus(tmp_path / "a.jsonl")
    assert [text.string for text in corpus] == ["It \ufffdrained\ufffd.", "😀!"]
    assert corpus.problems[["location", "kind", "doc"]].values.tolist() == [["line 1", "characters", "a/0001"]]


def test_names_that_are_taken() -> None:
    texts = [al.Text("It rained.", "a"), al.Text("It snowed.", "a"), al.Text("It snowed.", "a")]
    names, problems = run(texts)
    assert names == ["a", "a-c58c255c", "a-c58c255c-2"]
    assert [kind for kind, *_ in problems] == ["name", "duplicate", "name"]


@pytest.mark.parametrize(
    ("duplicates", "names", "severities"),
    [
        ("keep", ["a", "b", "c"], ["warning", "warning"]),
        ("drop", ["a"], ["note", "note"]),
        ("drop exact", ["a", "c"], ["note", "warning"]),
    ],
)
def test_duplicates(duplicates: str, names: list[str], severities: list[str]) -> None:
    texts = [al.Text(LONG, "a"), al.Text(f"  {LONG.upper()}\n", "b"), al.Text(f"{LONG} It closed again.", "c")]
    found, problems = run(texts, duplicates=duplicates, language=None)
    assert found == names
    assert [kind for kind, *_ in problems] == ["duplicate", "near duplicate"]
    assert [severity for _, severity, _ in problems] == severities


@pytest.mark.parametrize(("kept", "near"), [(28, True), (10, False)])
def test_near_duplicates_share_most_of_their_words(kept: int, near: bool) -> None:
    sentences = LONG.split(". ")
    other = ". ".join(sentences[:kept] + [f"Nobody in house {n} knew of a ferry {n}" for n in range(30 - kept)])
    repeats = Repeats()
    assert repeats.see(LONG, "a") is None
    found = repeats.see(other, "b")
    assert (found is not None and found.of == "a" and ALIKE <= found.resemblance < 1) is near


@given(st.text(), st.text())
def test_white_space_and_case_make_no_other_text(one: str, other: str) -> None:
    repeats = Repeats()
    assert repeats.see(one, "a") is None
    found = repeats.see(f" {one}\n", "b")
    assert found is not None
    assert (found.of, found.exact) == ("a", True)
    repeats.see(other, "c")


def test_signatures_are_the_same_everywhere() -> None:
    signature = signature_of(LONG.lower())
    assert signature is not None
    assert signature[:3].tolist() == [9385722, 5829211, 36670715]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (" ".join((*made.FIRST, *made.SECOND)), None),
        ("Der Minister sagte am Dienstag, er habe dem Land niemals Waffen verkauft und wisse von nichts. " * 3, "de"),
        ("Le ministre a déclaré mardi qu’il n’avait jamais vendu d’armes aux rebelles et ne savait rien. " * 3, "fr"),
        ("Der Minister sagte nichts.", None),
        ("\ud800" * 300, None),
    ],
)
def test_language(text: str, language: str | None) -> None:
    assert other_language(text, wanted="en") == language


def test_another_language_is_a_warning() -> None:
    german = al.Text("Der Minister sagte am Dienstag, er habe dem Land niemals Waffen verkauft. " * 4, "a")
    assert run([german]) == (["a"], [["language", "warning", "a"]])
    assert run([german], language="de") == run([german], language=None) == (["a"], [])


def test_without_the_detector_languages_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "py3langid", None)
    assert run([al.Text("It rained.", "a"), al.Text("It snowed.", "b")]) == (["a", "b"], [["language", "note", ""]])


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("March 6, 2018 Tuesday", "2018-03-06"),
        ("Tuesday, March 6, 2018", "2018-03-06"),
        ("6 March 2018", "2018-03-06"),
        ("Tue 06-Mar-2018", "2018-03-06"),
        ("Sept. 6, 2018", "2018-09-06"),
        ("March 6th, 2018 10:15 PM GMT", "2018-03-06"),
        ("2018-03-06T10:15:00.000Z", "2018-03-06"),
        ("20180306", "2018-03-06"),
        ("March 2018", "2018-03"),
        ("February 30, 2018", None),
        ("03/06/2018", None),
        ("Marching 6, 2018", None),
        ("On March 6, 2018 it rained", None),
        ("", None),
    ],
)
def test_dates(written: str, date: str | None) -> None:
    assert iso(written) == date


@given(st.text(alphabet="0123456789 ,-/:.TZMarchAPMon", max_size=80))
def test_any_date_is_read_or_not(written: str) -> None:
    found = iso(written)
    assert found is None or found[:4].isdigit()
