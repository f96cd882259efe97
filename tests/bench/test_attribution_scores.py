from __future__ import annotations

from collections.abc import Mapping

import pytest

from bench.attribution_scores import Roles, agreement, count, measures

TEXT = 'Ann Lee said the tax is bad. "We will not pay," she told Bob, "ever again." Critics disagree.'


def roles(source: str, cue: str, *content: str) -> Roles:
    def spans(*pieces: str) -> list[tuple[int, int]]:
        return [(TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces if piece]

    return {"source": spans(source), "cue": spans(cue), "content": spans(*content)}


SAID = roles("Ann Lee", "said", "the tax is bad")
TOLD = roles("she", "told Bob", '"We will not pay,"', '"ever again."')
DISAGREE = roles("Critics", "", "disagree")
GOLD = [SAID, TOLD, DISAGREE]


def figures(*predicted: Roles, gold: list[Roles] = GOLD) -> Mapping[str, float]:
    return measures(count(TEXT, gold, predicted))


def test_gold_against_itself_is_right_in_everything() -> None:
    assert set(figures(*GOLD).values()) == {100.0}


@pytest.mark.parametrize("predicted", [[], [roles("Bob", "told", "Ann")]])
def test_nothing_found(predicted: list[Roles]) -> None:
    found = figures(*predicted)
    assert found["attributions"] == found["strict"] == found["with_source"] == found["words.content"] == 0


def test_quotation_marks_and_commas_do_not_count() -> None:
    assert figures(SAID, roles("she", "told Bob", "We will not pay", "ever again"), DISAGREE)["strict"] == 100


def test_half_of_the_words_are_enough_and_less_is_not() -> None:
    assert figures(roles("Ann Lee", "said", "the tax"), gold=[SAID])["attributions"] == 100
    assert figures(roles("Ann Lee", "said", "bad"), gold=[SAID])["attributions"] == 0


def test_boundaries_cost_strict_only() -> None:
    found = figures(roles("Ann Lee", "said", "tax is bad"), gold=[SAID])
    assert (found["attributions"], found["strict"], found["with_source"]) == (100, 0, 100)


@pytest.mark.parametrize(("source", "right"), [("Ann Lee", True), ("Lee", True), ("she", False), ("", False)])
def test_source(source: str, right: bool) -> None:
    found = figures(roles(source, "said", "the tax is bad"), gold=[SAID])
    assert found["with_source"] == 100 * right


def test_a_missing_source_must_be_missing_in_both() -> None:
    unsourced = roles("", "said", "the tax is bad")
    assert figures(unsourced, gold=[unsourced])["with_source"] == 100
    assert figures(SAID, gold=[unsourced])["with_source"] == 0


def test_each_counts_once() -> None:
    found = figures(SAID, SAID, gold=[SAID])
    assert (found["precision"], found["recall"]) == (50, 100)


def test_kinds_go_by_quotation_marks_that_touch_the_content() -> None:
    found = figures(roles("she", "told Bob", "We will not pay", "ever again"))
    assert (found["attributions.quoted"], found["attributions.indirect"]) == (100, 0)


def test_words_are_counted_once_an_article() -> None:
    assert figures(SAID, SAID, TOLD, DISAGREE)["words.source"] == 100


def test_agreement_runs_over_ordered_pairs() -> None:
    alone = (TEXT, [[SAID]])
    both = (TEXT, [[SAID, TOLD], [SAID]])
    found = agreement([alone, both])
    assert found["precision"] == found["recall"] == pytest.approx(200 / 3)
