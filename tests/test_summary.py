from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from allegedly.frames import COLUMNS
from allegedly.summary import summary

ACT = {
    "act": "ACCUSE",
    "source_name": "Ada Ruiz",
    "target_name": "Norland",
    "cue": "accused",
    "rule": "A1",
    "explicitness": "lexical",
    "score": 0.875,
    "hedged": False,
    "blocked": False,
}


def document(name: str = "note", changes: tuple[str, ...] = (), **rows: Sequence[Mapping[str, object]]) -> Any:
    """Build a document that has these changes in its settings, these rows in its frames and nothing else."""
    kinds = ("attributions", "marks", "acts", "charges", "actors")
    frames = {kind: pd.DataFrame(rows.get(kind, ()), columns=list(COLUMNS[kind])) for kind in kinds}
    return SimpleNamespace(name=name, settings=SimpleNamespace(changes=changes), **frames)


def section(page: str, heading: str) -> list[str]:
    """Return the lines of a section, without the indent of the first."""
    body = page.split(f"\n{heading}\n{'-' * len(heading)}\n")[1].split("\n\n")[0]
    return [line.strip() for line in body.splitlines()]


def test_text_without_findings() -> None:
    expected = "note\n====\n0 attributions, 0 marks, 0 acts, 0 charges\n"
    assert summary(document()) == expected


def test_a_line_says_what_differs_from_the_defaults() -> None:
    page = summary(document(changes=("without HEDGE.weasel", "plus my\x1b[2J-hedges.tsv (12 rows)")))
    assert page.splitlines()[2:] == [
        "0 attributions, 0 marks, 0 acts, 0 charges",
        "without HEDGE.weasel; plus my[2J-hedges.tsv (12 rows)",
    ]


CHARGE = {"id": "C1", "gloss": "sale of it", "accused": ("Norland",)}
HEAD = "Ada Ruiz against Norland"
BASIS = "rule A1; lexical; score 0.88"


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        ({}, [HEAD, f"cue: accused; {BASIS}"]),
        ({"cue": None}, [HEAD, BASIS]),
        ({"source_name": "UNSTATED", "cue": None}, ["(unstated) against Norland", BASIS]),
        ({"source_name": "AUTHOR", "target_name": None, "cue": None}, ["(the author)", BASIS]),
        ({"evidence": "Ruiz accused\r\n  it.", "cue": None}, [HEAD, "> Ruiz accused it.", BASIS]),
        ({"charge": "selling\tthe dam", "cue": None}, [HEAD, "charge: selling the dam", BASIS]),
        ({"charge_id": "C1", "cue": None}, [HEAD, "charge: sale of it [C1]", BASIS]),
        ({"hedged": True, "cue": None}, [HEAD, f"{BASIS}; hedged"]),
    ],
)
def test_act(change: dict[str, object], lines: list[str]) -> None:
    page = summary(document(acts=[ACT | change], charges=[CHARGE]), width=100)
    assert section(page, "Who accuses whom") == lines


def test_acts_that_did_not_take_place_stand_apart() -> None:
    page = summary(document(acts=[ACT | {"blocked": True, "block": "question", "cue": None}]), width=100)
    assert "Who accuses whom" not in page
    assert section(page, "Named, but negated, asked or hypothetical") == [
        f"ACCUSE: {HEAD}",
        f"{BASIS}; did not take place (question)",
    ]


def test_acts_without_a_section_are_counted() -> None:
    acts = [ACT | {"act": act} for act in ("ASSERT", "DEMAND", "ASSERT", "DENY")]
    assert section(summary(document(acts=acts)), "Other acts") == ["2 ASSERT, 1 DEMAND"]


def test_speakers_with_most_to_say_come_first() -> None:
    said = [("UNSTATED", "indirect"), ("Ada Ruiz", "direct"), ("Ada Ruiz", "mixed"), ("Ada Ruiz", "direct")]
    attributions = [{"speaker": speaker, "quote": quote} for speaker, quote in said]
    actors = [{"name": "Ada Ruiz", "speaks_for": "Norland"}]
    page = summary(document(attributions=attributions, actors=actors))
    assert section(page, "Who speaks") == [
        "3  Ada Ruiz (2 direct, 1 mixed), speaks for Norland",
        "1  (unstated) (1 indirect)",
    ]


def test_charges_name_whom_they_are_held_against() -> None:
    charges = [
        {"id": "C1", "gloss": "sale of it", "accused": ("Norland", "UNSTATED")},
        {"id": "C2", "gloss": "lying", "accused": ()},
    ]
    assert section(summary(document(charges=charges)), "Charges") == [
        "C1  sale of it; against Norland, (unstated)",
        "C2  lying",
    ]


def test_marks_by_category_and_subtype() -> None:
    found = [("HEDGE", "modal"), ("EVASION", "refusal"), ("HEDGE", "hearsay"), ("HEDGE", "modal")]
    marks = [{"category": category, "subtype": subtype} for category, subtype in found]
    assert section(summary(document(marks=marks)), "Marks of stance") == [
        "HEDGE      3  2 modal, 1 hearsay",
        "EVASION    1  1 refusal",
    ]


@pytest.mark.parametrize(("asked", "widest"), [(10, 40), (72, 72), (400, 100)])
def test_width_is_kept_within_bounds(asked: int, widest: int) -> None:
    page = summary(document(acts=[ACT | {"evidence": "word " * 100}]), width=asked)
    assert widest - 5 < max(map(len, page.splitlines())) <= widest


def test_text_cannot_steer_the_terminal() -> None:
    act = ACT | {"evidence": "\x1b]0;title\x07", "source_name": "A\x08B"}
    page = summary(document("\x1b[2Jnote", acts=[act]))
    assert all(character.isprintable() or character == "\n" for character in page)
