from __future__ import annotations

from typing import Any

import pytest

from allegedly.evaluation.ledger import (
    Edge,
    content_words,
    count_probe,
    grave_errors,
    measures,
    meet,
    seed_ledger,
)

TEXT = "The mayor accused Ms. Lee of theft. She denied it. I cannot speak to that, said Wells. Moscow slept."


def at(words: str) -> list[list[int]]:
    return [[TEXT.index(words), TEXT.index(words) + len(words)]]


def act(label: str, cue: str, source: Any, target: Any = None, **others: Any) -> dict[str, Any]:
    return {"act": label, "cue": at(cue), "source": source, "target": target, **others}


PROBE = {
    "text": TEXT,
    "edges": [
        {"type": "ACCUSE", "source": "The mayor", "target": ["Lee"]},
        {"type": "DENY", "source": "She", "target": []},
    ],
    "must_not": [{"kind": "edge", "what": "second CONCEDE"}, {"kind": "marker", "what": "PRAISE"}],
}
ACCUSE = act("ACCUSE", "accused", at("The mayor"), at("Ms. Lee"))
DENY = act("DENY", "denied", at("She"))


def figures(*acts: dict[str, Any]) -> dict[str, float]:
    return measures(count_probe(PROBE, {"acts": acts}))


def test_all_found() -> None:
    assert set(figures(ACCUSE, DENY).values()) == {100.0}


@pytest.mark.parametrize(
    "wrong",
    [
        {**ACCUSE, "act": "CRITICIZE"},
        {**ACCUSE, "source": at("Ms. Lee"), "target": at("The mayor")},
        {**ACCUSE, "source": "UNSTATED"},
        {**ACCUSE, "target": None},
        {**ACCUSE, "blocked": True},
    ],
    ids=["label", "swapped", "no source", "no target", "blocked"],
)
def test_lost(wrong: dict[str, Any]) -> None:
    found = figures(wrong, DENY)
    assert found["recall"] == 50
    assert found["clean"] == 0


def test_a_resolved_name_is_as_good_as_the_mention() -> None:
    assert figures(ACCUSE, {**DENY, "source": at("it"), "source_name": "she"})["clean"] == 100


def test_titles_and_articles_are_no_agreement() -> None:
    assert figures({**ACCUSE, "source": at("The"), "target": at("Ms.")}, DENY)["recall"] == 50


@pytest.mark.parametrize(
    ("label", "precision"), [("EVADE", 200 / 3), ("CONCEDE", 200 / 3), ("PRAISE", 100), ("ASSERT", 100)]
)
def test_false_alarms(label: str, precision: float) -> None:
    assert figures(ACCUSE, DENY, act(label, "that", at("Moscow")))["precision"] == pytest.approx(precision)


def test_an_act_in_the_edges_own_sentence_is_taken_first() -> None:
    edge = Edge("DENY", (content_words("she"),), (), within=(36, 50))
    far = act("DENY", "slept", at("She"))
    assert meet([edge], [far, DENY], TEXT) == {0: 1}
    assert meet([edge], [far], TEXT) == {0: 0}


@pytest.mark.parametrize(
    ("source", "name", "right"),
    [("UNSTATED", None, True), (None, None, True), ([[0, 3]], "UNSTATED", True), ([[0, 3]], "mayor", False)],
)
def test_nobody(source: Any, name: str | None, right: bool) -> None:
    edge = Edge("DENY", (frozenset(),), ())
    assert bool(meet([edge], [act("DENY", "denied", source, source_name=name)], TEXT)) is right


def seed(**edge: Any) -> dict[str, Any]:
    expected = {"type": "ACCUSE", "source": "MAYOR", "target": ["LEE"], "segment": "s1", "cue": "accused"}
    refusal = {
        **expected,
        "type": "EVADE",
        "source": "WELLS",
        "segment": "s2",
        "explicitness": "weak",
        "cue": "speak",
    }
    return {
        "entities": {
            "MAYOR": {"name": "Mayor (of a town)"},
            "LEE": {"name": "Lee"},
            "RUMOUR": {"name": "(whoever says so)", "type": "unstated"},
        },
        "mentions": [{"entity": "LEE", "text": "She"}],
        "segments": [{"id": "s1", "start": 0, "end": 35}, {"id": "s2", "start": 51, "end": 74}],
        "edges": [{"explicitness": "lexical", **expected, **edge}, refusal],
        "charges": {"C1": {"spans": [{"start": 29, "end": 34}, {"start": 43, "end": 49}]}},
    }


@pytest.mark.parametrize(
    ("gold", "acts", "found", "false"),
    [
        (seed(), [ACCUSE], 1, 0),
        (seed(), [{**ACCUSE, "target": at("She")}], 1, 0),
        (seed(), [{**ACCUSE, "target": at("Moscow")}], 0, 1),
        (seed(), [{**ACCUSE, "target": at("Moscow"), "explicitness": "weak"}], 0, 0),
        (seed(), [ACCUSE, act("PRAISE", "said", at("Moscow"))], 1, 0),
        (seed(explicitness="implicit"), [ACCUSE], 0, 0),
        (seed(source="RUMOUR"), [{**ACCUSE, "source": "AUTHOR"}], 1, 0),
        (seed(type="CONCEDE"), [ACCUSE], 0, 1),
    ],
    ids=[
        "same",
        "alias",
        "other target",
        "weak",
        "other label",
        "implicit",
        "nobody",
        "outside of the ledger",
    ],
)
def test_seed_edges(gold: dict[str, Any], acts: list[dict[str, Any]], found: int, false: int) -> None:
    counts = seed_ledger(gold, {"acts": acts}, TEXT).counts
    assert (counts["found"], counts["false"]) == (found, false)


def test_mentions_of_the_chief_charge_on_one_node() -> None:
    charges = [{"mentions": [[29, 34]]}, {"mentions": [[40, 44], [30, 31]]}, {"mentions": [[34, 43]]}]
    ledger = seed_ledger(seed(), {"acts": [], "charges": charges}, TEXT)
    assert (ledger.joined, ledger.mentions) == (2, 2)


@pytest.mark.parametrize(
    ("wrong", "grave"),
    [
        (act("DENY", "speak", at("Wells")), 1),
        (act("DENY", "cannot", at("Wells")), 1),
        (act("DENY", "said", at("Wells")), 0),
        (act("DENY", "speak", at("She")), 0),
        (act("DENY", "denied", at("She"), source_name="Petr Pavel"), 1),
        (act("ACCUSE", "slept", at("Moscow"), at("Moscow")), 1),
        (act("ACCUSE", "slept", at("Moscow"), at("Wells")), 0),
    ],
)
def test_grave_errors(wrong: dict[str, Any], grave: int) -> None:
    assert len(grave_errors(seed(), [wrong], TEXT)) == grave
