"""Rows of cues and word classes on their own sentences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from allegedly._tables import CUE_COLUMNS, OBJECT_COLUMNS, package_file
from allegedly.lexicon import default_tables, report
from allegedly.lexicon.table_trials import class_trial, cue_trial
from allegedly.reading import default_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allegedly._tables import Cue, WordClass

MODEL = pytest.mark.skipif(not default_path().is_file(), reason="needs the reading model")


def cue(lemma: str, act: str, pos: str = "VERB") -> Cue:
    return next(row for row in default_tables().cues if (row.lemma, row.act, row.pos) == (lemma, act, pos))


def member(lemma: str, name: str) -> WordClass:
    return next(row for row in default_tables().objects if (row.lemma, row.name) == (lemma, name))


@MODEL
@pytest.mark.parametrize("name", ["cues", "objects"])
def test_every_row_fires_in_its_example_and_not_in_its_counterexample(name: str) -> None:
    assert report(Path(str(package_file(f"{name}.tsv")))).problems == ()


@pytest.mark.parametrize("rows", [default_tables().cues, default_tables().objects], ids=["cues", "objects"])
def test_every_row_has_an_example(rows: Sequence[Cue | WordClass]) -> None:
    assert [row.lemma for row in rows if row.example == "-"] == []


def test_every_row_that_can_stay_silent_has_a_counterexample() -> None:
    assert [row.lemma for row in default_tables().cues if row.counterexample == "-"] == []
    # Without words that must stand with it, a word is of its class wherever it stands.
    assert [row.lemma for row in default_tables().objects if row.needs and row.counterexample == "-"] == []


def test_no_sentence_is_too_long_to_be_read_at_a_glance() -> None:
    rows: list[Cue | WordClass] = [*default_tables().cues, *default_tables().objects]
    assert [row.example for row in rows if len(row.example.split()) > 20] == []


@MODEL
@pytest.mark.parametrize(
    ("example", "counterexample", "problem"),
    [
        ("The union accused the firm of fraud.", "The union did not accuse the firm of fraud.", ""),
        ("The union accused the firm of fraud.", "-", ""),
        ("-", "The union did not accuse the firm of fraud.", ""),
        ("The union met the firm.", "-", "example: 'accuse' does no ACCUSE in"),
        ("The union did not accuse the firm of fraud.", "-", "example: 'accuse' does no ACCUSE in"),
        ("The union accused the firm of fraud.", "She accused him of theft.", "counterexample: 'accuse' does ACCUSE"),
    ],
)
def test_a_cue_on_its_sentences(example: str, counterexample: str, problem: str) -> None:
    row = replace(cue("accuse", "ACCUSE"), example=example, counterexample=counterexample)
    found = list(cue_trial(row))
    assert len(found) == bool(problem)
    assert all(flaw.startswith(problem) for flaw in found)


@MODEL
def test_a_cue_that_does_no_act_names_an_attribution() -> None:
    row = replace(
        cue("say", "ASSERT"), example="The mayor said that it rained.", counterexample="She said that he left."
    )
    assert [flaw.partition(":")[0] for flaw in cue_trial(row)] == ["counterexample"]


@MODEL
@pytest.mark.parametrize(
    ("lemma", "name", "example", "counterexample", "problems"),
    [
        ("take", "BLAMEWORTHY_V", "He had taken bribes.", "He had taken a bus.", []),
        ("take", "BLAMEWORTHY_V", "He had taken a bus.", "He had taken bribes.", ["example", "counterexample"]),
        ("attack", "BLAMEWORTHY_V", "He attacked the clerks.", "The attack came at night.", []),
        ("attack", "BLAMEWORTHY_N", "The attack came at night.", "-", []),
        ("false", "FALSITY", "She called it false.", "She called it blue.", []),
        ("false", "FALSITY", "-", "She called it false.", ["counterexample"]),
    ],
)
def test_a_member_of_a_class_on_its_sentences(
    lemma: str, name: str, example: str, counterexample: str, problems: list[str]
) -> None:
    row = replace(member(lemma, name), example=example, counterexample=counterexample)
    assert [flaw.partition(":")[0] for flaw in class_trial(row)] == problems


@MODEL
def test_rows_of_a_table_of_ones_own_are_tried(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    good = "fisk VERB CRITICIZE np - acknowledge o/o own".split()
    rows = [
        [*good, "The union fisked the plan.", "The union did not fisk the plan.", "-"],
        [*good[:3], "np-for", *good[4:], "The union met the mayor.", "-", "-"],
    ]
    file.write_text("\n".join("\t".join(row) for row in [CUE_COLUMNS, *rows]) + "\n", "utf-8")
    assert [problem.split(":")[:3] for problem in report(file).problems] == [["mine.tsv", "3", " example"]]


@MODEL
def test_members_of_classes_in_a_table_of_ones_own_are_tried(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    rows = [
        ["fiddlesticks", "FALSITY", "-", "own", "She called it fiddlesticks.", "She called it blue.", "-"],
        ["twaddle", "FALSITY", "-", "own", "She called it blue.", "-", "-"],
    ]
    file.write_text("\n".join("\t".join(row) for row in [OBJECT_COLUMNS, *rows]) + "\n", "utf-8")
    assert [problem.split(":")[:3] for problem in report(file).problems] == [["mine.tsv", "3", " example"]]


def test_rows_that_differ_in_their_sentences_alone_are_equal() -> None:
    row = cue("accuse", "ACCUSE")
    assert replace(row, example="-", counterexample="-") == row
