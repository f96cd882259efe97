from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from _items import act, frame_of
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import CorrectionError
from allegedly._types import Span
from allegedly.byhand import ABSENT, compare, confirmed, confusion, disagreements

TEXT = "Bell denied it. Bell slammed it. Bell denied it again and again."


def coded(*rows: tuple[str, str, Span], **more: str) -> pd.DataFrame:
    return frame_of([act(TEXT, name, label, None, spans=(span,), source="Bell") | more for name, label, span in rows])


DENIED, SLAMMED, AGAIN = (5, 11), (21, 28), (38, 44)
TOOL = coded(("x1", "DENY", DENIED), ("x2", "CRITICIZE", SLAMMED), ("x3", "DENY", AGAIN))


def answers(frame: pd.DataFrame) -> dict[str, dict[str, Any]]:
    wide = frame.pivot(index="unit", columns="coder", values="label")
    return {str(unit): {str(k): v for k, v in row.dropna().items()} for unit, row in wide.iterrows()}


def test_same_items_are_one_unit_each() -> None:
    found = compare(TOOL, TOOL, names=["a", "b"])
    assert answers(found) == {
        "u1": {"a": "DENY", "b": "DENY"},
        "u2": {"a": "CRITICIZE", "b": "CRITICIZE"},
        "u3": {"a": "DENY", "b": "DENY"},
    }
    assert list(found.columns[:4]) == ["unit", "coder", "label", "doc"]


def test_overlapping_items_are_one_unit_only_if_asked() -> None:
    other = coded(("y1", "REJECT", (5, 14)))
    assert answers(compare(coded(("x1", "DENY", DENIED)), other))["u1"] == {"tool": "DENY", "coder 1": "REJECT"}
    assert len(answers(compare(coded(("x1", "DENY", DENIED)), other, overlap=False))) == 2


def test_each_coder_has_one_item_in_a_unit() -> None:
    two = coded(("x1", "DENY", DENIED), ("x2", "REJECT", DENIED))
    found = answers(compare(two, coded(("y1", "REJECT", DENIED), ("y2", "DENY", DENIED))))
    assert sorted(tuple(unit.values()) for unit in found.values()) == [("DENY", "DENY"), ("REJECT", "REJECT")]


@pytest.mark.parametrize(
    ("check", "label"), [("confirmed", "DENY"), ("removed", ABSENT), ("", None), ("changed", "DENY")]
)
def test_what_was_checked_says_what_the_coder_thinks(check: str, label: str | None) -> None:
    one = coded(("x1", "DENY", DENIED))
    found = answers(compare(one, confirmed(one).assign(check=check)))["u1"]
    assert found.get("coder 1") == label


def test_moved_item_stays_with_its_id() -> None:
    moved = confirmed(coded(("x1", "DENY", SLAMMED))).assign(check="changed", changed="words")
    assert len(answers(compare(coded(("x1", "DENY", DENIED)), moved))) == 1


def test_who_was_not_shown_an_item_has_no_row() -> None:
    drawn = confirmed(TOOL.iloc[:1])
    assert answers(compare(TOOL, drawn))["u2"] == {"tool": "CRITICIZE"}


def test_added_item_is_absent_elsewhere() -> None:
    added = confirmed(coded(("h1", "ACCUSE", (50, 55)))).assign(check="added")
    both = pd.concat([confirmed(TOOL), added])
    found = answers(compare(TOOL, both, confirmed(TOOL)))
    assert found["u4"] == {"tool": ABSENT, "coder 1": "ACCUSE", "coder 2": ABSENT}


def test_who_worked_alone_did_not_see_what_they_do_not_have() -> None:
    assert answers(compare(TOOL, TOOL.iloc[:1]))["u2"] == {"tool": "CRITICIZE", "coder 1": ABSENT}


def test_ids_of_those_who_worked_alone_mean_nothing() -> None:
    alone = coded(("x1", "DENY", AGAIN))
    assert answers(compare(coded(("x1", "DENY", DENIED)), alone))["u1"] == {"tool": "DENY", "coder 1": ABSENT}


def test_parties_can_be_compared() -> None:
    found = compare(TOOL.iloc[:1], TOOL.iloc[:1].assign(source="Kyiv"), on="source")
    assert answers(found) == {"u1": {"tool": "Bell", "coder 1": "Kyiv"}}


@settings(max_examples=40)
@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 30), st.integers(1, 30), st.sampled_from("AB")), max_size=6),
        min_size=2,
        max_size=3,
    )
)
def test_every_item_is_in_one_unit(spans: list[list[tuple[int, int, str]]]) -> None:
    frames = [
        coded(*((f"x{number}", label, (start, start + length)) for number, (start, length, label) in enumerate(some)))
        for some in spans
    ]
    found = compare(*frames)
    assert not found.duplicated(["unit", "coder"]).any()
    present = found[found["label"].ne(ABSENT)]
    assert present.groupby("coder").size().sum() == sum(map(len, spans))


def test_confusion_counts_pairs_of_labels() -> None:
    other = TOOL.assign(label=["DENY", "REJECT", "REJECT"])
    table = confusion(compare(TOOL, other), "tool", "coder 1")
    assert table.loc["DENY"].to_dict() == {"CRITICIZE": 0, "DENY": 1, "REJECT": 1}
    assert int(table.to_numpy().sum()) == 3


def test_disagreements_show_sentences() -> None:
    other = TOOL.assign(label=["REJECT", "CRITICIZE", "REJECT"])
    (row,) = disagreements(compare(TOOL, other), examples=1).to_dict("records")
    assert (row["label"], row["other_label"], row["n"], row["units"]) == ("DENY", "REJECT", 2, "u1; u3")
    assert row["examples"] == f"d 5–11: denied | {TEXT}"


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: compare(TOOL), r"one coder cannot agree"),
        (lambda: compare(TOOL, TOOL, names=["a", "a"]), r"2 coders need 2 different names"),
        (lambda: compare(TOOL, TOOL, on="rule"), r"nothing can be compared on 'rule'"),
        (lambda: compare(TOOL, TOOL[["doc"]]), r"the frame has no column 'kind'"),
        (lambda: confusion(compare(TOOL, TOOL), "tool", "Ann"), r"no coder is called 'Ann'; there are tool, coder 1"),
    ],
)
def test_comparison_that_cannot_be(call: object, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        call()  # type: ignore[operator]  # one of those above
