from __future__ import annotations

import pandas as pd
import pytest

import allegedly as al
from allegedly import byhand

TEXT = "Moscow denied arming the rebels and shelling the port. Kyiv accused Moscow of fraud."


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    return byhand.items(al.analyze(TEXT, name="arms"), kinds=["act"])


def renamed(checked: pd.DataFrame) -> pd.DataFrame:
    """What an earlier version called by other ids."""
    return checked.assign(id=["z" + name for name in checked["id"]])


def test_other_ids_change_nothing(found: pd.DataFrame) -> None:
    carried = byhand.carried_over(renamed(byhand.confirmed(found)), found)
    pd.testing.assert_frame_equal(carried, byhand.confirmed(found))


def test_what_was_changed_stays_changed(found: pd.DataFrame) -> None:
    checked = byhand.confirmed(found)
    one = checked["label"].eq("ACCUSE")
    checked.loc[one, ["label", "check", "changed"]] = ["CRITICIZE", "changed", "label"]
    carried = byhand.carried_over(renamed(checked), found)
    row = carried[carried["check"].eq("changed")].iloc[0]
    assert (row["label"], row["tool_label"]) == ("CRITICIZE", "ACCUSE")
    assert row["id"] in found.loc[found["label"].eq("ACCUSE"), "id"].tolist()


@pytest.mark.parametrize(("check", "left"), [("confirmed", ["added"]), ("removed", []), ("", [])])
def test_what_is_not_found_any_more(found: pd.DataFrame, check: str, left: list[str]) -> None:
    accusation = found["label"].eq("ACCUSE")
    checked = byhand.confirmed(found[accusation]).assign(check=check)
    carried = byhand.carried_over(checked, found[~accusation])
    assert carried["check"].tolist() == left
    assert carried["tool_label"].isna().all()


def test_alike_in_words_and_label_the_id_decides(found: pd.DataFrame) -> None:
    denials = found[found["label"].eq("DENY")]
    assert denials["spans"].duplicated().any()
    checked = byhand.confirmed(denials).assign(note=denials["id"].to_numpy())[::-1]
    carried = byhand.carried_over(checked, found)
    assert carried["id"].tolist() == carried["note"].tolist()


def test_nobody_looked_at_what_is_new(found: pd.DataFrame) -> None:
    assert byhand.carried_over(byhand.confirmed(found[:1]), found)["id"].tolist() == found["id"].tolist()[:1]


@pytest.mark.parametrize(("source", "check"), [("Moscow", "confirmed"), ("Russia", "changed")])
def test_what_was_added_and_is_found_now_is_not_there_twice(found: pd.DataFrame, source: str, check: str) -> None:
    added = byhand.confirmed(found[found["label"].eq("DENY")][:1])
    added = added.assign(id="h1", check="added", tool_label=None, source=source)
    carried = byhand.carried_over(added, found)
    assert carried[["check", "source", "tool_label"]].values.tolist() == [[check, source, "DENY"]]
    assert carried["id"].isin(found["id"]).all()
