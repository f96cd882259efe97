from __future__ import annotations

from collections.abc import Mapping

import pytest

from allegedly.evaluation.attributions import Roles, agreement, cases, count, measures

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


WHOLE = roles("she", "told Bob", '"We will not pay,"')
PART = roles("she", "told Bob", 'pay," she told')


@pytest.mark.parametrize(
    ("attribution", "kinds"),
    [(SAID, {"indirect"}), (WHOLE, {"quoted", "direct"}), (TOLD, {"quoted", "direct"}), (PART, {"quoted"})],
    ids=["no mark", "whole", "two parts", "a mark inside"],
)
def test_kinds_of_content(attribution: Roles, kinds: set[str]) -> None:
    numbers = cases(count(TEXT, [attribution], []))
    assert {kind for kind in ("quoted", "direct", "indirect") if numbers[f"recall.{kind}"]} == kinds


def test_a_gold_attribution_without_content_is_indirect_and_a_predicted_one_of_no_kind() -> None:
    empty = roles("she", "told Bob", "")
    numbers = cases(count(TEXT, [empty], [empty]))
    assert (numbers["recall"], numbers["recall.indirect"]) == (1, 1)
    assert (numbers["precision"], numbers["precision.indirect"]) == (1, 0)


def test_parties_are_judged_among_the_found_that_have_them() -> None:
    found = figures(roles("Bob", "told", '"We will not pay,"', '"ever again."'), SAID, roles("", "", "disagree"))
    assert (found["source"], found["cue"]) == (100 / 3, 100)


def test_every_figure_has_its_number_of_cases() -> None:
    counts = count(TEXT, GOLD, [SAID, TOLD])
    assert cases(counts).keys() == measures(counts).keys()
    assert (cases(counts)["attributions"], cases(counts)["precision"], cases(counts)["source"]) == (3, 2, 2)
    assert cases(counts)["words.content"] == 4 + 6 + 1
