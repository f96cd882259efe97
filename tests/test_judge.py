from __future__ import annotations

import math

import pytest

import allegedly as al
from allegedly.acts.judge import ACTS, CONSTANT, LEAST, Weights, candidates, evidence, features, judged, weights
from allegedly.acts.scene import Found, Scene
from allegedly.acts.search import found_acts, scene_of

#: Weights to which every clause is everything.
ALL = {act: Weights(50.0, 0.5, {}) for act in ACTS}


def scene(string: str) -> Scene:
    records = (doc := al.analyze(string)).records
    return scene_of(doc.reading, records.attributions, records.marks)


def learned(string: str) -> list[Found]:
    at = scene(string)
    return list(judged(at, found_acts(at), table=ALL))


def test_the_probability_is_logistic_in_the_sum_of_the_weights() -> None:
    table = Weights(-1.0, 0.5, {"a": 1.0, "b": 2.0})
    assert table.probability(["a", "unheard of"]) == 0.5
    assert table.probability(["a", "b"]) == pytest.approx(1 / (1 + math.exp(-2)))


def test_the_shipped_weights_are_of_the_three_acts() -> None:
    assert set(weights()) == set(ACTS)
    for table in weights().values():
        assert 0 < table.least < 1
        assert table.constant < 0
        assert not {CONSTANT, LEAST} & set(table.of)


def test_a_clause_that_somebody_puts_forward_is_judged() -> None:
    found = learned("The board moved the files at night, Bell said.")
    assert {one.act for one in found} == set(ACTS)
    assert {one.rule for one in found} == {"L"}


@pytest.mark.parametrize(
    "string",
    [
        "Did the board move the files at night?",
        "If the board moved the files at night, Bell said, it would be closed.",
        "Bell asked whether the board moved the files at night.",
    ],
)
def test_what_is_asked_or_supposed_is_not_judged(string: str) -> None:
    moved = string.index("move")
    assert not [one for one in learned(string) if any(start <= moved < end for start, end in one.cue)]


@pytest.mark.parametrize(
    "string",
    ["The union did not accuse the firm of theft.", "The mayor would neither confirm nor deny the report."],
)
def test_no_judgement_stands_where_a_rule_found_the_act_or_its_block(string: str) -> None:
    at = scene(string)
    ruled = found_acts(at)
    cues = {word for one in ruled for span in one.cue for word in at.reading.tokens_in(span)}
    assert ruled
    assert not {one.head for one in judged(at, ruled, table=ALL)} & cues


def test_a_speaker_does_an_act_once_in_a_sentence() -> None:
    keys = [(one.act, one.attribution) for one in learned("Bell said the board moved the files and hid the keys.")]
    assert len(keys) == len(set(keys))


def test_nobody_accuses_himself() -> None:
    assert {one.act for one in learned("“I moved the files at night,” Bell said.")} <= {"DENY"}


def test_the_evidence_adds_up() -> None:
    at = scene("Bell said the mayor had sold the town a story that nobody could check.")
    for head in candidates(at):
        for act, table in weights().items():
            total = table.constant + sum(weight for _, weight in evidence(at, act, head))
            assert table.probability(features(at, head)) == pytest.approx(1 / (1 + math.exp(-total)))


def test_rules_alone_leave_the_judge_out() -> None:
    text = "“They are playing both sides and selling our people out for money,” Bell said."
    assert not (al.analyze(text, learned=False).acts["rule"] == "L").any()
