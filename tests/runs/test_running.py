"""A run gives the rows that documents give, whatever the workers, the size of parts and the order of texts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from runs.made import PART_WORDS, contents, text, texts

import allegedly as al
from allegedly import frames
from allegedly.frames import COLUMNS
from allegedly.runs import TABLES

if TYPE_CHECKING:
    from collections.abc import Iterator

pytest.importorskip("pyarrow")
pytest.importorskip("duckdb")
pytest.importorskip("filelock")

COUNT = 12


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Iterator[al.Results]:
    out = tmp_path_factory.mktemp("run") / "results"
    with al.run_corpus(texts(COUNT), out, part_words=PART_WORDS, tokens=True) as results:
        yield results


@pytest.fixture(scope="module")
def documents() -> list[al.Document]:
    return [al.analyze(one.string, name=one.name) for one in texts(COUNT)]


@pytest.mark.parametrize("name", ["tokens", "attributions", "marks", "acts", "charges", "actors", "ledger", "voices"])
def test_tables_hold_the_frames_of_the_documents(name: str, results: al.Results, documents: list[al.Document]) -> None:
    found = [frames.voices(one) if name == "voices" else getattr(one, name) for one in documents]
    expected = pd.concat(found, ignore_index=True)[list(COLUMNS[name])]
    assert len(expected) == len(results.table(name)) > 0
    pd.testing.assert_frame_equal(results.table(name).frame(), expected)


def test_one_row_a_document(results: al.Results) -> None:
    frame = results.documents.frame(meta=True)
    assert frame["doc"].tolist() == [one.name for one in texts(COUNT)]
    assert frame["sha256"].tolist() == [one.sha256 for one in texts(COUNT)]
    assert frame["meta_number"].tolist() == list(range(COUNT))
    assert frame["characters"].tolist() == [len(one.string) for one in texts(COUNT)]
    assert frame["words"].tolist() == [len(one.string.split()) for one in texts(COUNT)]
    assert frame["settings"].nunique() == 1
    assert results.complete
    assert results.manifest["input"]["documents"] == COUNT


def test_several_workers_write_the_same_bytes(results: al.Results, tmp_path: Path) -> None:
    al.run_corpus(texts(COUNT), tmp_path / "two", part_words=PART_WORDS, tokens=True, workers=2)
    assert contents(tmp_path / "two") == contents(results.path)


@pytest.mark.parametrize(("part_words", "turned"), [(1, False), (1_000_000, True)])
def test_rows_hang_neither_on_parts_nor_on_order(
    part_words: int, turned: bool, results: al.Results, tmp_path: Path
) -> None:
    some = texts(COUNT)[::-1] if turned else texts(COUNT)
    other = al.run_corpus(some, tmp_path / "other", part_words=part_words, tokens=True)
    assert len(other.files("acts")) == (1 if turned else COUNT)
    for name in TABLES:
        frame = other.table(name).frame()
        if len(frame):
            frame = frame.sort_values("doc", kind="stable", ignore_index=True)
        pd.testing.assert_frame_equal(frame, results.table(name).frame())


def _rough() -> list[al.Text]:
    """Return texts that repeat one another, nearly or whole, and texts with next to nothing in them."""
    first, second = text(0).string, text(1).string
    strings = [
        first,
        second,
        first,
        f"{first} It rained.",
        "",
        " \n",
        ".",
        "“",
        f"{second}\n",
        "\u200d" * 50,
        "said " * 200,
    ]
    return [al.Text(string, f"rough-{number:02}", {"number": number}) for number, string in enumerate(strings)]


@pytest.mark.parametrize(
    ("workers", "part_words", "turned"), [(1, 1, False), (1, 10_000, True), (2, 20, True), (3, 10_000, False)]
)
def test_copies_and_empty_documents_come_out_once_whatever_workers_parts_and_order(
    workers: int, part_words: int, turned: bool, tmp_path: Path
) -> None:
    some = _rough()
    results = al.run_corpus(
        some[::-1] if turned else some, tmp_path / "out", workers=workers, part_words=part_words, tokens=True
    )
    documents = [al.analyze(one.string, name=one.name) for one in some]
    assert sorted(results.documents.frame()["doc"]) == [one.name for one in some]
    for name in ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger"):
        frame = results.table(name).frame().sort_values("doc", kind="stable", ignore_index=True)
        full = [getattr(one, name) for one in documents if len(getattr(one, name))]
        pd.testing.assert_frame_equal(frame, pd.concat(full, ignore_index=True)[list(COLUMNS[name])])


def test_settings_are_those_of_analyze(tmp_path: Path) -> None:
    some = [al.Text("Some say the mayor allegedly lied.", "a")]
    results = al.run_corpus(some, tmp_path / "out", without=iter(["HEDGE.weasel", "rule:A10"]), learned=False)
    expected = al.analyze(some[0].string, without=["HEDGE.weasel", "rule:A10"], learned=False)
    assert results.manifest["settings"] == expected.settings.to_dict()
    assert results.marks.frame(["text"])["text"].tolist() == expected.marks["text"].tolist()


def test_a_folder_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for one in texts(3):
        (folder / f"{one.name}.txt").write_text(one.string, "utf-8")
    (folder / "zero.txt").write_bytes(b"\x00\x01\x00\x01\x00")
    results = al.run_corpus(folder, tmp_path / "out")
    assert len(results.documents) == 3
    assert results.problems.frame(["source", "severity"]).values.tolist() == [["zero.txt", "error"]]


def test_no_texts_give_tables_without_rows(tmp_path: Path) -> None:
    results = al.run_corpus([], tmp_path / "out")
    assert {name: len(results.table(name)) for name in results.tables} == dict.fromkeys(results.tables, 0)
    assert list(results.acts.frame().columns) == list(COLUMNS["acts"])
    assert results.sql("select act from acts where act = 'DENY'").empty


def test_a_lone_surrogate_becomes_one_character(tmp_path: Path) -> None:
    some = [al.Text("It r\ud800ined again.", "a\udfff", {"k\ud800": "v\ud801"})]
    results = al.run_corpus(some, tmp_path / "out", tokens=True)
    tokens = results.tokens.frame(["doc", "start", "end", "text"])
    assert set(tokens["doc"]) == {"a\ufffd"}
    string = some[0].string.replace("\ud800", "\ufffd")
    spans = zip(tokens["start"], tokens["end"], strict=True)
    assert [string[start:end] for start, end in spans] == tokens["text"].tolist()
    assert results.documents.frame(meta=True)["meta_k\ufffd"].item() == "v\ufffd"


@pytest.mark.parametrize("names", [["a", "a", "b"], ["a", "", "b"]])
def test_a_document_without_a_name_of_its_own_is_left_out_and_named(names: list[str], tmp_path: Path) -> None:
    some = [al.Text("It rained.", name) for name in names]
    results = al.run_corpus(some, tmp_path / "out", part_words=1)
    assert results.documents.frame()["doc"].tolist() == ["a", "b"]
    assert results.problems.frame(["doc", "kind"]).values.tolist() == [[names[1], "name"]]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": 0}, "workers=0"),
        ({"part_words": 0}, "part_words=0"),
        ({"cluster": "tcp://nowhere", "workers": 2}, "with a cluster leave them out"),
    ],
)
def test_wrong_calls_are_named(options: dict[str, object], message: str, tmp_path: Path) -> None:
    with pytest.raises(al.RunError, match=message):
        al.run_corpus([text(0)], tmp_path / "out", **options)  # type: ignore[arg-type]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("out", ["in", "in/results"])
def test_results_do_not_go_among_the_texts(out: str, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(al.RunError, match="where results would be read as texts"):
        al.run_corpus(tmp_path / "in", tmp_path / out)
    assert not list((tmp_path / "in").iterdir())


def test_what_is_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(al.RunError, match="str is no Text; give texts, or what read_corpus gives"):
        al.run_corpus(["It rained."], tmp_path / "out")  # type: ignore[list-item]
