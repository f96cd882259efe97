from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from allegedly.evaluation.estimates import Estimate
from bench import pipelines
from bench.speed import Run, summary


def run(**changed: float) -> Run:
    plain: dict[str, Any] = {
        "ready": 1.0,
        "wall": 4.0,
        "processor": 2.0,
        "total": 3.0,
        "words": 200,
        "all_words": 300,
        "memory": 100.0,
    }
    return Run(**{**plain, **changed})


def test_medians_and_their_ratio() -> None:
    ours = [run(processor=2), run(processor=1), run(processor=4)]
    theirs = [run(processor=4), run(processor=5), run(processor=4)]
    figures = summary({"allegedly": ours, "parquet": [run(processor=8)], "spacy": theirs})
    assert figures["words"] == Estimate(100, 50, 200)
    assert figures["spacy.words"] == Estimate(50, 40, 50)
    assert figures["ratio"] == Estimate(2)
    assert figures["parquet.ratio"] == Estimate(0.5)


def test_rates_by_the_clock_and_over_the_whole_process() -> None:
    figures = summary({"allegedly": [run()], "parquet": [run()], "spacy": [run(total=6)]})
    assert figures["words.wall"].value == 50
    assert figures["words.whole"].value == 100
    assert figures["ratio.whole"].value == 2


def test_what_takes_all_texts_at_once_gets_the_first_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("c", "a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"word {name}", encoding="utf-8")
    seen: list[list[str]] = []
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: None, raising=False)
    monkeypatch.setitem(pipelines.TOGETHER, "note", lambda: lambda texts: seen.append(list(texts)))
    pipelines.main("note", str(tmp_path))
    assert seen == [["a"], ["b", "c"]]
    assert json.loads(capsys.readouterr().out)["words"] == 4


def test_the_first_text_is_not_timed_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in {"b": "three words here", "a": "the first", "c": "one"}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    seen: list[str] = []
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: None, raising=False)
    monkeypatch.setitem(pipelines.PIPELINES, "note", lambda: seen.append)
    pipelines.main("note", str(tmp_path))
    found = Run(**json.loads(capsys.readouterr().out))
    assert seen == ["the first", "three words here", "one"]
    assert (found.words, found.all_words) == (4, 6)
    assert found.memory > 1
