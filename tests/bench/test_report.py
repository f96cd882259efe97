from __future__ import annotations

import json
from pathlib import Path

import pytest

from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.frame import title
from bench.report import ROWS, as_json, record, table


@pytest.mark.parametrize(
    ("part", "key", "value", "verdict"),
    [
        ("attributions", "attributions", 78.9, "missed"),
        ("attributions", "attributions", 79.0, "met"),
        ("attributions", "attributions", 80.3, "stretch"),
        ("speed", "ready", 2.6, "missed"),
        ("speed", "ready", 2.0, "met"),
        ("speed", "ready", 0.9, "stretch"),
        ("acts", "EVADE", 50.0, "50.0"),
    ],
)
def test_verdicts(part: str, key: str, value: float, verdict: str) -> None:
    *_, line = table({part: {key: Estimate(value)}}).splitlines()
    assert line.split()[-1] == verdict


def test_what_was_not_measured_is_left_out() -> None:
    lines = table({"probes": {"acts": Estimate(90.0)}}).splitlines()
    assert len(lines) == 3
    assert lines[1] == title("probes")


def test_every_row_has_a_title_a_label_and_its_own_figure() -> None:
    assert all((title(row.part) != row.part and row.label != row.key) or row.key.isupper() for row in ROWS)
    assert len({(row.part, row.key) for row in ROWS}) == len(ROWS)


def test_json_leaves_out_bounds_that_are_not_there() -> None:
    found = as_json({"a": {"x": Estimate(1.0), "y": Estimate(2.0, 1.5, 2.5)}})
    assert found == {"a": {"x": {"value": 1.0}, "y": {"value": 2.0, "low": 1.5, "high": 2.5}}}


def test_a_record_keeps_what_was_not_measured_again(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text('{"settings": {"seed": 1}, "measured": {"a": 1, "b": 2}}', encoding="utf-8")
    record(path, {"b": 3})
    assert json.loads(path.read_text(encoding="utf-8")) == {
        "settings": {"seed": 1},
        "measured": {"a": 1, "b": 3},
    }


def test_a_record_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    record(path, {"a": 1})
    before = path.read_bytes()
    with pytest.raises(TypeError):
        record(path, {"a": object()})
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
