from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from allegedly.evaluation.rules import among_judged, figures, in_annotated_sentences, load, score, table, wilson

TEXT = "Ann accused Bob of fraud. Bob promised to go."


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


ACCUSE = {
    "act": "ACCUSE",
    "rule": "A1",
    "cue": at("accused"),
    "source": at("Ann"),
    "target": at("Bob"),
    "charge": at("fraud"),
    "blocked": False,
}
PROMISE = {**ACCUSE, "act": "PROMISE", "rule": "N17", "cue": [at("promised")], "target": None}
ROW = {
    "article": "a",
    "act": "PROMISE",
    "cue": [at("promised")],
    "right": {"act": True, "source": True, "target": None},
}


def sentence(*acts: Mapping[str, Any], article: str = "a") -> dict[str, Any]:
    return {"article": article, "start": 0, "end": len(TEXT), "acts": list(acts)}


@pytest.mark.parametrize(
    ("right", "of", "low", "high"), [(0, 5, 0.0, 43.4), (5, 5, 56.6, 100.0), (50, 100, 40.4, 59.6), (0, 0, 0, 100)]
)
def test_wilson_interval(right: int, of: int, low: float, high: float) -> None:
    assert wilson(right, of) == pytest.approx((low, high), abs=0.05)


@pytest.mark.parametrize(
    ("gold", "found", "expected"),
    [
        (ACCUSE, ACCUSE, {"A1": [True]}),
        (ACCUSE, {**ACCUSE, "cue": at("go"), "charge": None}, {"A1": [False]}),
        (ACCUSE, {**ACCUSE, "blocked": True}, {}),
        ({**ACCUSE, "optional": True}, ACCUSE, {}),
        ({**ACCUSE, "blocked": True}, ACCUSE, {"A1": [False]}),
        (ACCUSE, PROMISE, {}),
    ],
    ids=["right", "elsewhere", "blocked", "optional", "blocked in the gold", "not annotated"],
)
def test_annotated_sentences(
    gold: Mapping[str, Any], found: Mapping[str, Any], expected: dict[str, list[bool]]
) -> None:
    assert in_annotated_sentences([sentence(gold)], {"a": {"acts": [found]}}) == expected


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, {"N17": [True]}),
        ({"cue": [[at("promised")[0], at("to go")[1]]]}, {"N17": [True]}),
        ({"cue": [at("fraud")]}, {}),
        ({"act": "DEMAND"}, {}),
        ({"blocked": True}, {}),
    ],
    ids=["same", "cue shared", "another place", "another act", "blocked"],
)
def test_judged_rows(changed: dict[str, Any], expected: dict[str, list[bool]]) -> None:
    assert among_judged([ROW], {"a": {"acts": [{**PROMISE, **changed}]}}) == expected


def test_a_row_nobody_judged_does_not_count() -> None:
    assert among_judged([ROW], {"b": {"acts": [PROMISE]}}) == {}


def test_a_wrong_row_counts_against_the_rule_that_finds_it() -> None:
    wrong = {**ROW, "right": {**ROW["right"], "act": False}}  # type: ignore[dict-item]
    assert figures({"judged": among_judged([wrong], {"a": {"acts": [PROMISE]}})})["N17"]["judged"]["right"] == 0


def test_score_gives_each_rule_its_sets() -> None:
    documents = {"a": {"acts": [ACCUSE, PROMISE]}}
    gold = {"train": [sentence(ACCUSE)], "dev": [sentence()]}
    measured = score(gold, [ROW, {**ROW, "act": "ACCUSE"}], {"train": documents, "dev": documents})
    assert {name: sorted(one) for name, one in measured.items() if len(one) > 1} == {
        "A1": ["act", "dev", "train"],
        "N17": ["act", "judged"],
    }
    assert (measured["A1"]["train"]["precision"], measured["A1"]["dev"]["precision"]) == (100, 0)
    assert measured["N17"] == {
        "act": "PROMISE",
        "judged": {"n": 1, "right": 1, "precision": 100.0, "low": 20.7, "high": 100.0},
    }
    assert len(table(measured).splitlines()) == 4


def test_the_shipped_rows_are_judged_in_full() -> None:
    rows = load(Path(__file__).parents[2] / "analysis" / "bench" / "gold" / "acts_rules_dev.json")
    assert len(rows) > 300
    assert {tuple(sorted(row["right"])) for row in rows} == {("act", "source", "target")}
    assert not {row["act"] for row in rows} & {"ACCUSE", "CRITICIZE", "DENY", "EVADE"}
    assert {key for row in rows for key in row} == {"article", "act", "cue", "right"}
