from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from allegedly.evaluation import COLUMNS, recorded, table, to_tsv
from allegedly.evaluation.estimates import Estimate
from allegedly.evaluation.frame import DIGITS, agreement, frame, label, title, unit

ROOT = Path(__file__).parents[2]
MEASURED = {
    "people": {"strict": Estimate(69.24, n=18)},
    "attributions": {"strict": Estimate(65.8, 62.7, 68.6, 2193), "precision.direct": Estimate(90.0)},
    "acts": {"DENY": Estimate(57.1, 21.1, 90.0, 12), "all.on_blocked": Estimate(3.0)},
}


def test_one_row_a_figure_and_people_beside_it() -> None:
    found = frame(MEASURED)
    assert tuple(found.columns) == COLUMNS
    assert found["measure"].tolist() == ["strict", "precision.direct", "DENY", "all.on_blocked"]
    assert found["human"].fillna(0).tolist() == [69.24, 0, 96, 0]
    assert found["source"].str.contains("18 articles").tolist() == [True, False, False, False]
    assert found["n"].isna().tolist() == [False, True, False, True]
    assert {name: str(found.dtypes[name]) for name in ("value", "human", "n")} == {
        "value": "float64",
        "human": "float64",
        "n": "Int64",
    }


@pytest.mark.parametrize(
    ("part", "measure", "expected"),
    [
        ("acts", "DENY.full", "%"),
        ("acts", "all.on_blocked", "number"),
        ("speed", "memory", "MB"),
        ("speed", "spacy.ready", "s"),
        ("speed", "ratio.whole", "ratio"),
        ("portability", "difference", "score"),
        ("treebanks", "my-bank-dev.las", "%"),
    ],
)
def test_units(part: str, measure: str, expected: str) -> None:
    assert unit(part, measure) == expected
    assert expected in DIGITS


def test_agreement_between_language_models_is_called_an_upper_bound() -> None:
    assert {known.value for (part, _), known in agreement({}).items() if part == "acts"} == {95, 92, 96}
    assert all("upper bound" in known.source for known in agreement({}).values())


def test_the_recorded_figures_come_back_as_they_were_written() -> None:
    found = recorded()
    assert to_tsv(found) == (ROOT / "analysis/allegedly/data/quality.tsv").read_text(encoding="utf-8")
    assert {"attributions", "acts", "marks", "rules", "speed"} <= set(found["part"])
    assert found["label"].ne("").all()


def test_the_recorded_figures_are_those_of_the_record() -> None:
    measured = json.loads((ROOT / "analysis/training/record.json").read_text(encoding="utf-8"))["measured"]
    found = recorded().set_index(["part", "measure"])
    for measure, one in measured["acts"].items():
        assert found.loc[("acts", measure), "value"] == pytest.approx(one["value"])
    people = measured["people"]["attributions"]["value"]
    assert found.loc[("attributions", "attributions"), "human"] == pytest.approx(people)


def test_a_frame_of_nothing_is_a_frame() -> None:
    assert tuple(frame({}).columns) == COLUMNS
    assert len(table(frame({})).splitlines()) == 1


def test_the_table_has_a_title_a_part_and_a_line_a_figure() -> None:
    lines = table(frame(MEASURED)).splitlines()
    assert lines[1] == title("attributions")
    assert lines[2].split()[-4:] == ["65.8", "62.7-68.6", "2193", "69.2"]
    assert lines[-1].split()[-1] == "3"
    assert len(lines) == 1 + 2 + 4


@pytest.mark.parametrize("part", ["attributions", "acts", "marks", "seed"])
def test_words_for_the_chief_measures(part: str) -> None:
    found = recorded()
    assert title(part) != part
    assert label(part, found[found["part"].eq(part)]["measure"].iloc[0]) != ""


def test_surrounding_code_may_change_a_frame_without_changing_the_next() -> None:
    first = recorded()
    first.loc[:, "value"] = 0.0
    assert not recorded()["value"].eq(0).all()
    assert isinstance(first, pd.DataFrame)
