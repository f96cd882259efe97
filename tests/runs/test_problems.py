"""A document that fails, or ends its process, becomes a problem, and all others are analyzed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from runs.made import PART_WORDS, texts

import allegedly as al
from allegedly import document
from allegedly.runs import TABLES
from allegedly.runs.batching import Item
from allegedly.runs.runners import Here, Items, LostError
from allegedly.runs.working import Answer, Job

pytest.importorskip("pyarrow")
pytest.importorskip("filelock")
pytest.importorskip("duckdb")

COUNT = 9


class Deadly(str):
    """A text that ends the process which takes it out of the queue."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (3,)


def test_a_document_that_ends_its_process_is_found(tmp_path: Path) -> None:
    some = texts(3)
    some[1] = al.Text(Deadly(some[1].string), some[1].name)
    results = al.run_corpus(some, tmp_path / "out", workers=2, part_words=1_000)
    assert results.documents.frame(["doc"])["doc"].tolist() == ["text-000", "text-002"]
    (problem,) = results.problems.frame().to_dict("records")
    assert (problem["doc"], problem["kind"], problem["error"]) == ("text-001", "analysis", "it was killed")
    assert "as a rule memory ran out" in problem["reason"]


@pytest.mark.parametrize("part_words", [PART_WORDS, 10_000])
def test_a_document_that_raises_is_named_with_its_error(
    part_words: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyze = document.analyze

    def failing(string: str, **options: Any) -> al.Document:
        if "1953" in string:
            raise ValueError("no such \ud800 luck")
        return analyze(string, **options)

    # A clone of the repository is called "allegedly" too, and not all in it is ours.
    failing.__code__ = failing.__code__.replace(co_filename="/home/me/allegedly/own.py")
    monkeypatch.setattr(document, "analyze", failing)
    results = al.run_corpus(texts(COUNT), tmp_path / "out", part_words=part_words)
    assert len(results.documents) == COUNT - 1
    (problem,) = results.problems.frame().to_dict("records")
    assert (problem["doc"], problem["error"], problem["severity"]) == ("text-003", "ValueError", "error")
    assert "no such \ufffd luck" in problem["reason"]
    assert problem["place"].startswith("runs/working.py:")


@pytest.mark.parametrize("error", [al.LexiconError, al.ModelError, KeyboardInterrupt])
def test_what_would_meet_every_document_stops_the_run(
    error: type[BaseException], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(string: str, **_: Any) -> al.Document:
        raise error("no")

    monkeypatch.setattr(document, "analyze", failing)
    with pytest.raises(error, match="no"):
        al.run_corpus(texts(COUNT), tmp_path / "out")
    assert not al.open_results(tmp_path / "out").complete


def test_a_worker_with_other_tables_stops_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    analyze = document.analyze
    monkeypatch.setattr(document, "analyze", lambda string, **options: analyze(string, **options | {"learned": False}))
    with pytest.raises(al.RunError, match="a worker has learned False and not True: install the same version"):
        al.run_corpus(texts(COUNT), tmp_path / "out")


# ------------------------------------------------------------------ finding the document
class Recording(Here):
    """Does nothing but note what it was given; texts that hold a name of `deadly` are lost, some only once."""

    def __init__(self, deadly: str, once: str = "") -> None:
        super().__init__(Job({}, {}, ("documents", "problems")))
        self.deadly = set(deadly)
        self.once = set(once)
        self.asked: list[str] = []

    @property
    def busy(self) -> int:
        return 3

    def alone(self, items: Items) -> Answer:
        names = "".join(item.name for item in items)
        self.asked.append(names)
        lost = self.deadly & set(names)
        passing = self.once & set(names)
        self.once -= passing
        if lost or passing:
            raise LostError("it was killed")
        return {"documents": self.rows("documents", names), "problems": self.rows("problems", "")}

    @staticmethod
    def rows(table: str, names: str) -> bytes:
        from allegedly.runs.tables import table_of, to_bytes

        blank = {name: [None] * len(names) for name in TABLES[table]}
        return to_bytes(table_of(table, {**blank, "doc": list(names)}))


@pytest.mark.parametrize(
    ("deadly", "once", "left"),
    [("", "", "abcdefgh"), ("c", "", "abdefgh"), ("ah", "", "bcdefg"), ("", "dg", "abcdefgh"), ("abcdefgh", "", "")],
)
def test_tasks_are_halved_until_the_document_is_found(deadly: str, once: str, left: str) -> None:
    from allegedly.runs.tables import from_bytes

    def task(names: str) -> Items:
        return tuple(Item("", name, "{}", "", 1) for name in names)

    runner = Recording(deadly, once)
    answers = list(runner.map(map(task, ("abc", "defg", "h"))))
    assert len(answers) == 3
    found = [name for answer in answers for name in from_bytes(answer["documents"]).column("doc").to_pylist()]
    assert "".join(found) == left
    lost = [row["doc"] for answer in answers for row in from_bytes(answer["problems"]).to_pylist()]
    assert "".join(lost) == deadly


def test_a_task_that_is_lost_alone_does_not_have_the_others_done_again() -> None:
    class Elsewhere(Recording):
        def submit(self, items: Items) -> Any:
            return "".join(item.name for item in items)

        def result(self, handle: Any) -> Answer:
            if self.deadly & set(handle):
                raise LostError("KilledWorker", others=False)
            return {"documents": self.rows("documents", handle), "problems": self.rows("problems", "")}

    runner = Elsewhere("c")
    tasks = [tuple(Item("", name, "{}", "", 1) for name in names) for names in ("ab", "cd", "ef")]
    assert len(list(runner.map(tasks))) == 3
    assert runner.asked == ["cd", "c", "c", "d"]


def test_tasks_are_not_taken_before_they_can_be_done() -> None:
    taken = 0

    def tasks() -> Any:
        nonlocal taken
        for _ in range(50):
            taken += 1
            yield (Item("", "a", "{}", "", 1),)

    runner = Recording("")
    answers = runner.map(tasks())
    next(answers)
    assert taken <= 2 * runner.busy
