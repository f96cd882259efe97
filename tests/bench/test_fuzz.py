from __future__ import annotations

import dataclasses
import io
import random
import sys
import zipfile
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.corpora.problems import Problem
from bench.fuzz import __main__ as command
from bench.fuzz import files, scores, texts
from bench.fuzz.promises import BrokenPromiseError, check, check_corpus, check_same, check_views, spans_of
from bench.fuzz.texts import LONGEST, seeds, text_of
from bench.growth import SHAPES, repeated


@pytest.fixture(scope="module")
def document() -> al.Document:
    return al.analyze("Moscow allegedly armed the rebels, Bell said. The ministry denied it.", name="d")


def test_a_sound_document_passes(document: al.Document) -> None:
    assert document.records.acts
    check(document)


def test_a_mark_beside_its_words_is_seen(document: al.Document) -> None:
    mark = document.records.marks[0]
    moved = dataclasses.replace(mark, start=mark.start + 1)
    records = dataclasses.replace(document.records, marks=(moved,))
    with pytest.raises(BrokenPromiseError, match="mark"):
        check(dataclasses.replace(document, records=records))


def test_an_act_on_a_charge_that_is_not_there_is_seen(document: al.Document) -> None:
    acts = tuple(dataclasses.replace(act, charge_id="C99") for act in document.records.acts)
    with pytest.raises(BrokenPromiseError, match="C99"):
        check(dataclasses.replace(document, records=dataclasses.replace(document.records, acts=acts)))


def test_a_span_beyond_the_text_is_seen(document: al.Document) -> None:
    attribution = document.records.attributions[0]
    wild = dataclasses.replace(attribution, content=((0, 10_000),))
    with pytest.raises(BrokenPromiseError, match="span"):
        check(dataclasses.replace(document, records=dataclasses.replace(document.records, attributions=(wild,))))


def test_spans_are_found_in_lists_and_in_keys() -> None:
    record = {"a": [[1, 2], [3, 4]], "b": {"start": 5, "end": 6, "text": "x"}, "c": [1.5, 2], "d": None, "e": [7, 8, 9]}
    assert sorted(spans_of(record)) == [(1, 2), (3, 4), (5, 6)]


@given(st.binary(max_size=50))
def test_any_bytes_are_a_text(data: bytes) -> None:
    assert isinstance(text_of(data), str)


def test_there_is_much_to_start_from() -> None:
    texts = list(seeds())
    assert len(texts) > 500
    assert all(0 < len(text) <= LONGEST for text in texts)


def test_a_sound_document_passes_in_frames_and_on_its_page(document: al.Document) -> None:
    check_views(document)


def test_a_frame_with_other_rows_is_seen(document: al.Document) -> None:
    other = dataclasses.replace(document)
    other.__dict__["marks"] = document.marks.iloc[:0]
    with pytest.raises(BrokenPromiseError, match="frame marks"):
        check_views(other)


def test_a_tag_of_the_text_on_the_page_is_seen(document: al.Document, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("allegedly.html.fragment", lambda document: "<section><img onerror='x()'></section>")
    with pytest.raises(BrokenPromiseError, match=r"\['img', 'onerror'\]"):
        check_views(document)


def test_another_record_the_second_time_is_seen(document: al.Document) -> None:
    records = dataclasses.replace(document.records, marks=())
    check_same(document, document)
    with pytest.raises(BrokenPromiseError, match="second time"):
        check_same(document, dataclasses.replace(document, records=records))


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ([], "neither"),
        ([al.Text(" ", "a")], "without words"),
        ([al.Text("It rained.", "a"), al.Text("It snowed.", "a")], "of its own"),
        ([al.Text("It \ud800.", "a")], "could not be written"),
        ([Problem("a", "", "weather", "it rained")], "a problem that is none"),
    ],
)
def test_what_no_corpus_should_give_is_seen(found: list[al.Text | Problem], message: str) -> None:
    with pytest.raises(BrokenPromiseError, match=message):
        check_corpus(found)


@pytest.mark.parametrize("way", range(0, 64, 5))
def test_any_scores_give_a_document(way: int) -> None:
    model = scores.Drawn()
    model.seed, model.way = 7, way
    one = al.reading.read("“We never,” said Bell. He lied: the ministry denied it.", model=model)
    assert one == al.reading.read(one.string, model=model)
    assert len(set(one.head)) > 1


def test_other_seeds_give_other_readings() -> None:
    model = scores.Drawn()
    found = set()
    for model.seed in range(5):
        found.add(al.reading.read("The ministry denied that it had armed them.", model=model).tag)
    assert len(found) > 1


def test_a_remembered_window_has_the_scores_of_the_model() -> None:
    remembering = scores.Remembering()
    ids, starts = np.asarray([101, 2000, 2001]), np.asarray([0, 1, 2])
    types = np.zeros(3, np.int64)
    first, again = (remembering.run(ids, types, starts) for _ in range(2))
    assert first is again
    expected = al.reading.default().run(ids, types, starts)
    assert all(np.array_equal(first[name], expected[name]) for name in expected)


def test_every_format_is_started_from_and_sound(tmp_path: Path) -> None:
    for name, text in files.SOUND.items():
        (tmp_path / f"{name}.txt").write_text(text)
    names = set()
    for data in files.file_seeds():
        some = files.given(data)
        names.add(some.name)
        files.check_file(tmp_path, some)
    assert len(names) > 12


def test_a_file_beside_a_damaged_one_that_is_lost_is_seen(tmp_path: Path) -> None:
    with pytest.raises(BrokenPromiseError, match="sound files"):
        files.check_file(tmp_path, files.Given("m-damaged.txt", 0, b"It rained."))


def test_parts_of_archives_are_mutated_inside_a_sound_archive() -> None:
    data = next(data for data in files.file_seeds() if files.given(data).name.endswith(".zip"))
    sound = 0
    for seed in range(60):
        changed = files.mutated(data, files.LONGEST, seed, lambda part, most: part[::-1][:most])
        assert len(changed) <= files.LONGEST
        body = io.BytesIO(changed[files.HEAD :])
        sound += zipfile.is_zipfile(body) and changed[files.HEAD :] != data[files.HEAD :]
    assert sound > 20


def test_an_archive_packed_in_a_way_that_is_damaged_does_not_stop_the_fuzzing() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.txt", "It rained. " * 20)
    body = bytearray(file.getvalue())
    body[50:60] = bytes(10)
    assert files._inside(bytes(body), random.Random(0), lambda part, most: part) == b""


@pytest.mark.parametrize(("code", "ended"), [(0, "in time"), (72, "stopped"), (77, "with a finding")])
def test_runs_are_written_down(code: int, ended: str, tmp_path: Path) -> None:
    for _ in range(2):
        command.record("files", 1000, 10.0, code, path=tmp_path / "record.tsv")
    head, *rows = (tmp_path / "record.tsv").read_text().splitlines()
    assert len(rows) == 2
    row = dict(zip(head.split("\t"), rows[0].split("\t"), strict=True))
    assert (row["target"], row["inputs"], row["per_second"], row["ended"]) == ("files", "1000", "100", ended)


@pytest.mark.parametrize("name", ["quoted words", "addresses"])
def test_one_long_sentence_takes_steps_in_proportion(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # Once every clause asked all children of the root, and every content without a cue all cues of its sentence. Steps
    # are counted, as clocks differ, and for each function, as what grows too fast is small at first.
    model = scores.Drawn()
    monkeypatch.setattr(al.reading, "default", lambda threads=1: model)
    root = str(Path(al.__file__).parent)

    def steps(text: str) -> Counter[str]:
        count: Counter[str] = Counter()

        def local(frame: FrameType, event: str, argument: object) -> Any:
            count[f"{frame.f_code.co_filename}:{frame.f_code.co_firstlineno}"] += 1
            return local

        def each(frame: FrameType, event: str, argument: object) -> Any:
            return local(frame, event, argument) if frame.f_code.co_filename.startswith(root) else None

        before = sys.gettrace()
        sys.settrace(each)
        try:
            al.analyze(text)
        finally:
            sys.settrace(before)
        return count

    al.analyze("Bell denied it.")
    small, large = steps(repeated(SHAPES[name], 1500)), steps(repeated(SHAPES[name], 6000))
    # How often a drawn tree has to be repaired is chance, and no more than a window allows.
    grown = {where: (small[where], n) for where, n in large.items() if n > 2000 and n > 9 * small[where]}
    assert [where for where in grown if "decode.py" not in where] == []


def test_texts_in_a_row_are_few_and_bounded() -> None:
    lengths = [len(texts.repeated("said ", byte)) for byte in range(256)]
    assert sum(length > 5 for length in lengths) == 4
    assert max(lengths) <= 10_000
