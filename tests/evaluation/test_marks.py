from __future__ import annotations

from typing import Any

import pytest

from allegedly.evaluation.marks import Mark, cases, common, count, count_articles, measures, seed_gold, tempted

HEDGE: Mark = {"category": "HEDGE", "subtype": "hearsay", "start": 10, "end": 19}
GOLD_SEED: dict[str, Any] = {
    "entities": {"AUTHOR": {"name": "The Daily (author)"}, "LEE": {"name": "Ann Lee, minister"}},
    "markers": [
        {**HEDGE, "holder": "AUTHOR|LEE", "confidence": "high"},
        {**HEDGE, "start": 40, "end": 44, "holder": "LEE", "confidence": "low"},
    ],
    "non_markers": [{"start": 60, "end": 67, "text": "hedging"}, {"start": 12, "end": 15, "text": "leg"}],
}


def figures(gold: list[Mark], *predicted: Mark) -> dict[str, float]:
    return measures(count(gold, predicted, categories={"HEDGE", "BOOSTER"}))


@pytest.mark.parametrize(
    ("changed", "f1"),
    [
        ({}, 100),
        ({"start": 18, "end": 30}, 100),
        ({"start": 19, "end": 30}, 0),
        ({"category": "BOOSTER"}, 0),
        ({"category": "EVASION"}, 0),
    ],
    ids=["same", "overlaps", "touches", "category", "category not marked"],
)
def test_marks_meet_by_category_and_overlap(changed: dict[str, Any], f1: float) -> None:
    assert figures([HEDGE], {**HEDGE, **changed})["all"] == f1


def test_the_longest_overlap_is_met_first() -> None:
    found = figures([HEDGE], {**HEDGE, "start": 18, "end": 40, "subtype": "modal"}, HEDGE)
    assert (found["subtype"], found["precision"], found["recall"]) == (100, 50, 100)


def test_categories_that_the_article_was_not_marked_for_are_no_false_alarms() -> None:
    assert figures([HEDGE], HEDGE, {**HEDGE, "category": "EVASION"})["precision"] == 100


def test_intensifiers_are_left_out_on_both_sides() -> None:
    intensifier = {**HEDGE, "category": "BOOSTER", "subtype": "intensifier"}
    assert figures([HEDGE, intensifier], HEDGE)["recall"] == 100
    assert figures([HEDGE], HEDGE, intensifier)["precision"] == 100


def test_an_optional_mark_is_neither_demanded_nor_punished() -> None:
    optional = {**HEDGE, "optional": True}
    assert not count([optional], [], categories={"HEDGE"})
    assert not count([optional], [HEDGE], categories={"HEDGE"})


@pytest.mark.parametrize(("holder", "right"), [("AUTHOR", 100), ("Ann Lee", 100), ("Bob", 0)])
def test_either_holder_of_an_open_mark_is_right(holder: str, right: float) -> None:
    certain = seed_gold(GOLD_SEED)[:1]
    assert figures(certain, {**HEDGE, "holder": holder})["holder"] == right


def test_holders_are_not_measured_where_gold_has_none() -> None:
    assert "holder" not in figures([HEDGE], HEDGE)


def test_doubtful_marks_of_the_seed_are_optional() -> None:
    assert [mark["optional"] for mark in seed_gold(GOLD_SEED)] == [False, True]


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [(60, 67, ["hedging"]), (58, 75, []), (12, 15, [])],
    ids=["the word", "a longer stretch", "inside a gold mark"],
)
def test_tempted(start: int, end: int, words: list[str]) -> None:
    assert tempted(GOLD_SEED, [{**HEDGE, "start": start, "end": end}]) == words


def test_rows_that_fire_on_gold_alone_are_told_apart() -> None:
    may, lone = {**HEDGE, "entry": "may"}, {**HEDGE, "entry": "lone"}
    documents = {"gold": {"marks": [may, lone]}, "other": {"marks": [may]}}
    assert common([may, lone], documents, apart={"gold"}) == [may]
    assert common([may, lone], documents) == [may, lone]


def test_an_article_without_analysis_counts_as_empty() -> None:
    gold = [{"article": name, "categories": ["HEDGE"], "marks": [HEDGE]} for name in "ab"]
    counts = count_articles(gold, {"a": {"marks": [HEDGE]}})
    assert {name: measures(c)["all"] for name, c in counts.items()} == {"a": 100, "b": 0}


def test_every_figure_has_its_number_of_cases() -> None:
    marks = [{"category": "HEDGE", "subtype": "x", "start": at, "end": at + 3} for at in (0, 9)]
    counts = count(marks, marks[:1], categories={"HEDGE"})
    assert measures(counts).keys() <= cases(counts).keys()
    assert (cases(counts)["all"], cases(counts)["HEDGE"], cases(counts)["precision"]) == (2, 2, 1)
