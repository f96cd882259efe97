"""Folders, archives, tables in memory and lists: nothing vanishes, names hold, and every pass is the same."""

from __future__ import annotations

import io
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from corpora import made
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.corpora.problems import COLUMNS, KINDS


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def names(source: object, **options: Any) -> list[str]:
    return [text.name for text in al.read_corpus(source, **options)]


MIXED = {
    "b.txt": b"It rained.",
    "a.txt": b"It snowed.",
    "x/c.txt": b"It hailed.",
    "x/c.html": b"<p>It thawed.</p>",
    "x/t.csv": b"id,text\n7,It froze.\n8,\n",
    "empty.txt": b"",
    "blank.txt": b" \n",
    "broken.pdf": b"%PDF-1.4 no",
    "picture.png": b"\x89PNG",
    "old.doc": b"\xd0\xcf",
    ".hidden": b"x",
}


def test_a_folder_in_the_order_of_its_paths(tmp_path: Path) -> None:
    assert names(fill(tmp_path, MIXED)) == ["a", "b", "x/c.html", "x/c.txt", "x/t/7"]


def test_every_file_and_every_row_is_a_text_or_a_problem(tmp_path: Path) -> None:
    corpus = al.read_corpus(fill(tmp_path, MIXED))
    read = {text.name for text in corpus}
    problems = corpus.problems
    left = problems[problems["severity"].ne("warning")]
    assert sorted(zip(left["source"], left["kind"], strict=True)) == [
        (".hidden", "unsupported"),
        ("blank.txt", "empty"),
        ("broken.pdf", "unreadable"),
        ("empty.txt", "empty"),
        ("old.doc", "unsupported"),
        ("picture.png", "unsupported"),
        ("x/t.csv", "empty"),
    ]
    assert len(read) + len(left) == len(MIXED) + 1
    assert list(problems.columns) == list(COLUMNS)
    assert set(problems["kind"]) <= set(KINDS)


def test_an_archive_is_read_as_the_folder_is(tmp_path: Path) -> None:
    folder = fill(tmp_path / "folder", MIXED)
    archive = tmp_path / "all.zip"
    archive.write_bytes(made.zipped(MIXED))
    assert names(archive) == names(folder)
    assert sorted(al.read_corpus(archive).problems["source"]) == sorted(al.read_corpus(folder).problems["source"])


def test_an_archive_in_a_folder(tmp_path: Path) -> None:
    fill(tmp_path, {"one.zip": made.zipped({"a.txt": b"It rained."}), "a.txt": b"It snowed."})
    assert names(tmp_path) == ["a", "one.zip/a"]


def test_names_do_not_hang_on_what_else_is_read(tmp_path: Path) -> None:
    fill(tmp_path, {"one/a.txt": b"It rained.", "one/t.csv": b"id,text\n7,It froze.\n"})
    before = names(tmp_path)
    fill(tmp_path, {"a/first.txt": b"It snowed.", "one/0.txt": b"It hailed."})
    assert set(before) < set(names(tmp_path))


def test_a_second_pass_is_the_same_as_the_first(tmp_path: Path) -> None:
    corpus = al.read_corpus(fill(tmp_path, made.FILES))
    first = list(corpus)
    problems = corpus.problems
    assert list(corpus) == first
    pd.testing.assert_frame_equal(corpus.problems, problems)
    assert len({text.name for text in first}) == len(first)


def test_problems_are_there_without_a_pass(tmp_path: Path) -> None:
    corpus = al.read_corpus(fill(tmp_path, {"a.txt": b""}))
    assert corpus.problems["kind"].tolist() == ["empty"]


def test_which_files(tmp_path: Path) -> None:
    fill(tmp_path, MIXED)
    assert names(tmp_path, glob="*.txt") == ["a", "b", "x/c"]
    assert names(tmp_path, glob=["x/*.html", "b.*"]) == ["b", "x/c"]
    (tmp_path / "all.zip").write_bytes(made.zipped(MIXED))
    assert names(tmp_path / "all.zip", glob="x/*.txt") == ["x/c"]


def test_several_paths_in_any_order(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"It rained.", "x/b.txt": b"It snowed."})
    paths = [tmp_path / "x", tmp_path / "a.txt"]
    assert names(paths) == names(paths[::-1]) == ["a", "b"]
    assert names([str(tmp_path / "a.txt")]) == ["a"]


@pytest.mark.parametrize("source", ["no-such", "It rained. " * 400, "a\0b"])
def test_what_is_no_path_is_told(source: str) -> None:
    with pytest.raises(al.ReadError, match=r"^no file or folder .* or put texts into a list$"):
        al.read_corpus(source)


@pytest.mark.parametrize("source", [None, 7, b"It rained.", {"a": "It rained."}])
def test_what_is_no_source_is_told(source: object) -> None:
    with pytest.raises(al.Error, match="give a path, a DataFrame or a list of texts"):
        al.read_corpus(source)


@pytest.mark.parametrize("options", [{"layout": "nexus"}, {"duplicates": "ask"}])
def test_values_of_options_are_listed(options: dict[str, Any]) -> None:
    with pytest.raises(al.Error, match="use one of '"):
        al.read_corpus([], **options)


FRAME = pd.DataFrame(
    {
        "body": ["It rained.", None, 5, "It snowed."],
        "day": pd.to_datetime(pd.Series(["2018-03-06", None, None, "2018-03-07"])).array,
        "n": pd.array([1, None, 3, 4], dtype="Int64"),
        "tags": [["a", "b"], None, [], ["c"]],
    },
    index=[30, 10, 20, 40],
)


def test_a_frame_is_named_by_its_index() -> None:
    corpus = al.read_corpus(FRAME)
    assert [(text.name, dict(text.meta)) for text in corpus] == [
        ("30", {"day": "2018-03-06", "n": 1, "tags": ["a", "b"]}),
        ("40", {"day": "2018-03-07", "n": 4, "tags": ["c"]}),
    ]
    assert corpus.problems[["source", "location", "kind"]].values.tolist() == [
        ["frame", "row 10", "empty"],
        ["frame", "row 20", "unreadable"],
    ]


def test_names_of_a_frame_do_not_hang_on_its_order() -> None:
    assert sorted(names(FRAME.sample(frac=1, random_state=1))) == sorted(names(FRAME))


@pytest.mark.parametrize("module", ["polars", "pyarrow"])
def test_other_tables(module: str) -> None:
    library: Any = pytest.importorskip(module)
    data = {"text": ["It rained."], "id": ["x"]}
    assert names(library.DataFrame(data) if module == "polars" else library.table(data)) == ["x"]


def test_a_frame_without_texts_is_told_at_once() -> None:
    with pytest.raises(al.ReadError, match="'story'"):
        al.read_corpus(pd.DataFrame({"story": ["It rained."]}))


def test_lists_of_strings_records_and_texts() -> None:
    some = ["It rained.", {"text": "It snowed.", "id": "b"}, al.Text("It hailed.", "c", {"date": 5}), 7, None]
    corpus = al.read_corpus(some)
    assert [text.name for text in corpus] == ["text-8b38b558e4df", "b", "c"]
    assert corpus.problems[["location", "kind"]].values.tolist() == [
        ["item 4", "unreadable"],
        ["item 5", "unreadable"],
    ]


@given(st.lists(st.text(min_size=1), max_size=8), st.randoms())
def test_every_string_is_a_text_or_a_problem_under_a_name_of_its_own(strings: list[str], order: random.Random) -> None:
    corpus = al.read_corpus([*strings, al.Text("x", "x")], language=None)
    found = list(corpus)
    problems = corpus.problems
    assert len(found) + problems["severity"].eq("error").sum() == len(strings) + 1
    assert len({text.name for text in found}) == len(found)
    shuffled = order.sample(strings, len(strings))
    assert {text.name for text in al.read_corpus([*shuffled, al.Text("x", "x")], language=None)} == {
        text.name for text in found
    }


def test_an_iterator_is_passed_over_once() -> None:
    corpus = al.read_corpus(iter(["It rained.", ""]))
    assert len(corpus.problems) == 0
    assert len(list(corpus)) == 1
    assert corpus.problems["kind"].tolist() == ["empty"]
    with pytest.raises(al.Error, match="the iterator was used up by the first pass"):
        list(corpus)


def test_a_function_starts_over() -> None:
    corpus = al.read_corpus(lambda: iter(["It rained."]))
    assert [text.string for text in corpus] == [text.string for text in corpus] == ["It rained."]


def test_texts_are_taken_one_at_a_time() -> None:
    taken: list[int] = []

    def stream() -> Iterator[str]:
        for number in range(5):
            taken.append(number)
            yield f"It rained {number} times."

    assert next(iter(al.read_corpus(stream()))).string == "It rained 0 times."
    assert taken == [0]


def test_documents_come_with_metadata_in_every_frame() -> None:
    corpus = al.read_corpus([{"text": "The mayor denied selling the harbour.", "id": "a", "date": "6 March 2018"}])
    (document,) = corpus.documents()
    assert document.name == "a"
    assert document.acts[["act", "meta_date"]].values.tolist() == [["DENY", "2018-03-06"]]


def test_a_document_that_fails_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    from allegedly import document

    real = document.analyze

    def analyze(text: str, **options: Any) -> al.Document:
        if "harbour" in text:
            raise RecursionError("too deep")
        return real(text, **options)

    monkeypatch.setattr(document, "analyze", analyze)
    corpus = al.read_corpus([al.Text("Of the harbour.", "a"), al.Text("It rained.", "b")])
    assert [one.name for one in corpus.documents(learned=False)] == ["b"]
    assert corpus.problems.values.tolist() == [["a", "", "analysis", "RecursionError: too deep", "error", ""]]


def test_a_wrong_option_of_the_analysis_is_told_at_once() -> None:
    with pytest.raises(TypeError, match="lexcon"):
        al.read_corpus(["It rained."]).documents(lexcon=None)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
def test_links_pipes_and_devices(tmp_path: Path) -> None:
    fill(tmp_path, {"x/a.txt": b"It rained."})
    os.symlink(tmp_path, tmp_path / "x" / "loop")
    os.symlink(tmp_path / "x" / "a.txt", tmp_path / "link.txt")
    os.symlink("nowhere", tmp_path / "dangling.txt")
    os.symlink("/dev/zero", tmp_path / "zero.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    corpus = al.read_corpus(tmp_path)
    assert [text.name for text in corpus] == ["link", "x/a"]
    assert corpus.problems[["source", "kind"]].values.tolist() == [
        ["dangling.txt", "unreadable"],
        ["pipe.txt", "unreadable"],
        ["x/a.txt", "duplicate"],
        ["x/loop", "unreadable"],
        ["zero.txt", "unreadable"],
    ]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_a_file_whose_name_is_no_text(tmp_path: Path) -> None:
    with open(os.fsencode(tmp_path) + b"/b\xff.txt", "wb") as file:
        file.write(b"It rained.")
    (name,) = names(tmp_path)
    assert name == "b\ufffd"


def test_reading_as_a_stream_leaves_problems_between_texts(tmp_path: Path) -> None:
    fill(tmp_path, {"a.txt": b"It rained.", "b.txt": b"", "c.txt": b"It snowed."})
    found = list(al.read_corpus(tmp_path).stream())
    assert [type(one).__name__ for one in found] == ["Text", "Problem", "Text"]


def test_a_large_table_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.csv"
    row = "It rained.," + "x" * 1000 + "\n"
    path.write_text("text,note\n" + row * 20_000)
    read: list[int] = []
    real = io.BufferedReader.read

    class Counting(io.BufferedReader):
        def read(self, size: int | None = -1, /) -> bytes:
            data = real(self, size)
            read.append(len(data))
            return data

    from allegedly.corpora import entries

    monkeypatch.setattr(entries, "open_file", lambda path: Counting(io.FileIO(path)))
    first = next(iter(al.read_corpus(path, encoding="utf-8")))
    assert first.string == "It rained."
    assert sum(read) < path.stat().st_size / 4


@pytest.mark.parametrize("inside", [{}, {"x/metadata.csv": b"file,outlet\n"}], ids=["nothing", "metadata alone"])
def test_an_archive_without_texts_was_passed_over_in_silence(tmp_path: Path, inside: dict[str, bytes]) -> None:
    fill(tmp_path, {"articles.zip": made.zipped(inside)})
    (only,) = al.read_corpus(tmp_path / "articles.zip").problems.itertuples()
    assert (only.source, only.kind, only.severity) == ("articles.zip", "empty", "error")
