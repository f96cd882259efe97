from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from allegedly.evaluation.estimates import Estimate
from bench import quality
from bench.__main__ import main
from bench.parts import PARTS, Inputs


@pytest.fixture
def data(tmp_path: Path) -> Path:
    data = tmp_path / "data"
    data.mkdir()
    return data


def run(data: Path, *others: str) -> tuple[int, str]:
    arguments = ["--data", str(data), "--record", str(data.parent / "record.json"), *others]
    result = CliRunner().invoke(main, arguments)
    return result.exit_code, result.output


def test_measured_parts_are_printed_and_written(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARTS, "people", lambda _: {"strict": Estimate(69.2)})
    monkeypatch.setitem(PARTS, "attributions", lambda _: {"strict": Estimate(61.2, 58.0, 64.0)})
    status, output = run(data, "--only", "people, attributions")
    assert status == 0
    assert [line.split() for line in output.splitlines() if "same words" in line] == [
        ["same", "words", "of", "content", "61.2", "58.0-64.0", "60.5", "69.2", "69.2", "met"]
    ]
    measured = json.loads((data.parent / "record.json").read_text(encoding="utf-8"))["measured"]
    assert measured["attributions"]["strict"] == {"value": 61.2, "low": 58.0, "high": 64.0}
    assert set(measured) == {"with", "people", "attributions"}


def test_an_unknown_part_is_named_with_the_known_ones(data: Path) -> None:
    status, output = run(data, "--only", "attributions,spelling")
    assert status == 2
    assert "no part 'spelling'" in output
    assert "portability" in output


def test_a_missing_corpus_leaves_its_part_out(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(PARTS, "probes", lambda _: {"acts": Estimate(90.0)})
    status, output = run(data, "--only", "people,probes")
    assert status == 0
    assert "people: not run: no dev.tar.gz" in output
    assert "90.0" in output


def test_nothing_measured_is_a_failure(data: Path) -> None:
    assert run(data, "--only", "people")[0] == 1
    assert not (data.parent / "record.json").exists()


@pytest.mark.parametrize("place", ["gold", "data/gold"])
def test_gold_is_looked_for_in_and_beside_the_corpora(data: Path, place: str, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    (data.parent / place).mkdir()

    def note(inputs: Inputs) -> dict[str, Estimate]:
        seen.append(inputs.gold)
        return {}

    monkeypatch.setitem(PARTS, "probes", note)
    run(data, "--only", "probes")
    assert seen == [data.parent / place]


def test_the_table_that_is_shipped_follows_the_record() -> None:
    assert quality.QUALITY.read_bytes().decode("utf-8") == quality.quality(), "run python -m bench.quality"
