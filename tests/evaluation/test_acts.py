from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from allegedly.evaluation.acts import cases, count, count_articles, measures

TEXT = "Ann accused Bob of fraud. Bob did not deny it."


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


ACCUSE = {
    "act": "ACCUSE",
    "cue": at("accused"),
    "source": at("Ann"),
    "target": at("Bob"),
    "charge": at("fraud"),
    "blocked": False,
}
DENY = {
    "act": "DENY",
    "cue": at("deny"),
    "source": "OUTSIDE",
    "target": None,
    "charge": None,
    "blocked": True,
}


def figures(gold: Mapping[str, Any], *predicted: Mapping[str, Any], **window: int) -> dict[str, float]:
    sentence = {"start": 0, "end": len(TEXT), "acts": [gold], **window}
    return measures(count(sentence, predicted))


def test_the_same_act_is_wholly_right() -> None:
    found = figures(ACCUSE, {**ACCUSE, "cue": [at("accused")]})
    assert found["ACCUSE"] == found["ACCUSE.full"] == found["all"] == found["all.full"] == 100


@pytest.mark.parametrize(
    ("changed", "found", "full"),
    [
        ({"act": "DENY"}, 0, 0),
        ({"cue": at("Bob")}, 100, 100),
        ({"cue": at("Bob"), "charge": at("of")}, 0, 0),
        ({"source": at("Bob"), "target": at("Ann")}, 100, 0),
        ({"source": "UNSTATED"}, 100, 0),
        ({"target": None}, 100, 0),
    ],
    ids=["label", "charge", "neither", "swapped", "no source", "no target"],
)
def test_what_makes_an_act_right(changed: dict[str, Any], found: float, full: float) -> None:
    measured = figures(ACCUSE, {**ACCUSE, **changed})
    assert (measured["all"], measured["all.full"]) == (found, full)


@pytest.mark.parametrize(
    ("gold", "predicted", "right"),
    [
        ("UNSTATED", None, True),
        ("UNSTATED", "AUTHOR", True),
        ("AUTHOR", [0, 3], False),
        ("OUTSIDE", [30, 33], True),
        ("OUTSIDE", [0, 3], False),
        ("OUTSIDE", "UNSTATED", False),
    ],
)
def test_parties_without_words(gold: str, predicted: Any, right: bool) -> None:
    found = figures({**ACCUSE, "source": gold}, {**ACCUSE, "source": predicted}, end=25)
    assert found["all.source"] == 100 * right


def test_only_the_annotated_sentence_counts() -> None:
    found = figures(ACCUSE, ACCUSE, {**ACCUSE, "cue": at("deny")}, end=25)
    assert found["all"] == 100


def test_denials_have_no_target_to_miss() -> None:
    denial = {**DENY, "source": [26, 29], "blocked": False}
    assert figures(denial, {**denial, "target": at("Ann")})["DENY.full"] == 100


def test_a_blocked_act_found_is_a_false_alarm_of_its_own_kind() -> None:
    assert figures(DENY, {**DENY, "blocked": False})["all.on_blocked"] == 1
    assert measures(count({"start": 0, "end": 46, "acts": [DENY]}, [DENY]))["all.on_blocked"] == 0


def test_an_optional_act_is_neither_demanded_nor_punished() -> None:
    sentence = {"start": 0, "end": len(TEXT), "acts": [{**ACCUSE, "optional": True}]}
    assert not count(sentence, [])
    assert not count(sentence, [ACCUSE])


def test_sentences_are_summed_by_article() -> None:
    sentence = {"article": "a", "start": 0, "end": 25, "acts": [ACCUSE]}
    counts = count_articles([sentence, {**sentence, "article": "b"}, sentence], {"a": {"acts": [ACCUSE]}})
    assert {name: measures(c)["all"] for name, c in counts.items()} == {"a": 100, "b": 0}


def test_every_figure_has_its_number_of_cases() -> None:
    act = {"act": "DENY", "cue": [3, 9], "source": [0, 2], "target": None, "charge": None}
    counts = count({"start": 0, "end": 20, "acts": [{**act, "blocked": False}]}, [act, {**act, "act": "ACCUSE"}])
    assert cases(counts).keys() == measures(counts).keys()
    assert (cases(counts)["all"], cases(counts)["all.precision"], cases(counts)["DENY.source"]) == (1, 2, 1)
    assert (measures(counts)["all.precision"], measures(counts)["all.recall"]) == (50, 100)
