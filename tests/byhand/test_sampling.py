from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from _items import act, frame_of, mark
from hypothesis import given
from hypothesis import strategies as st

from allegedly import CorrectionError
from allegedly.byhand import confirmed, precision, recall, sample, wilson

TEXT = "denied " * 40


def many(labels: dict[str, int], doc: str = "d") -> pd.DataFrame:
    rows: list[dict[str, Any]] = []
    for label, n in labels.items():
        for _ in range(n):
            at = 7 * len(rows)
            rows.append(act(TEXT, f"x{len(rows)}", label, None, spans=((at, at + 6),)) | {"doc": doc, "rule": label[0]})
    return frame_of(rows)


ITEMS = many({"ACCUSE": 20, "DENY": 6, "EVADE": 2})


# ---------------------------------------------------------------------- drawing
def test_same_seed_draws_the_same_in_whatever_order_documents_come() -> None:
    one, two = ITEMS, ITEMS.assign(doc="e")
    first = sample(pd.concat([one, two]), n=9, seed=3)
    pd.testing.assert_frame_equal(first, sample(pd.concat([two, one]), n=9, seed=3))
    assert not first["id"].equals(sample(pd.concat([one, two]), n=9, seed=4)["id"])


@pytest.mark.parametrize(
    ("n", "allocation", "drawn"),
    [
        (9, "equal", {"ACCUSE": 4, "DENY": 3, "EVADE": 2}),
        (12, "equal", {"ACCUSE": 5, "DENY": 5, "EVADE": 2}),
        (100, "equal", {"ACCUSE": 20, "DENY": 6, "EVADE": 2}),
        (14, "proportional", {"ACCUSE": 10, "DENY": 3, "EVADE": 1}),
        (4, "proportional", {"ACCUSE": 2, "DENY": 1, "EVADE": 1}),
        (100, "proportional", {"ACCUSE": 20, "DENY": 6, "EVADE": 2}),
    ],
)
def test_strata_share_the_sample(n: int, allocation: str, drawn: dict[str, int]) -> None:
    found = sample(ITEMS, n=n, seed=1, by="label", allocation=allocation)
    assert found["label"].value_counts().to_dict() == drawn
    sizes = {"ACCUSE": 20, "DENY": 6, "EVADE": 2}
    chances = found.groupby("label")["probability"].unique().map(list).to_dict()
    assert chances == {label: [drawn[label] / sizes[label]] for label in drawn}


@given(
    sizes=st.dictionaries(st.sampled_from("ABCDEF"), st.integers(1, 9), min_size=1),
    n=st.integers(6, 40),
    allocation=st.sampled_from(["equal", "proportional"]),
)
def test_weights_of_the_sample_add_up_to_the_whole(sizes: dict[str, int], n: int, allocation: str) -> None:
    whole = many(sizes)
    found = sample(whole, n=n, seed=5, by="label", allocation=allocation)
    assert len(found) == min(n, len(whole))
    assert not found.duplicated("id").any()
    assert (1 / found["probability"]).sum() == pytest.approx(len(whole))


def test_category_is_a_label_without_its_subtype() -> None:
    items = frame_of([mark("may might", "m1", "HEDGE.modal", "may"), mark("may might", "m2", "HEDGE.shield", "might")])
    assert set(sample(items, n=2, seed=1, by="category")["stratum"]) == {"HEDGE"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"n": 0}, r"cannot draw 0 rows"),
        ({"n": 2, "by": "label"}, r"2 rows cannot cover 3 strata by label; draw 3 or more"),
        ({"n": 2, "by": "colour"}, r"no column is called 'colour'"),
        ({"n": 2, "allocation": "fair"}, r"no allocation is called 'fair'; use equal or proportional"),
    ],
)
def test_draw_that_cannot_be(options: dict[str, object], message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        sample(ITEMS, seed=1, **options)  # type: ignore[arg-type]  # wrong on purpose


# ---------------------------------------------------------------------- precision
def checked(checks: str, changed: str = "", probability: float | None = None) -> pd.DataFrame:
    items = confirmed(many({"DENY": len(checks)}))
    names = {"r": "confirmed", "w": "removed", "c": "changed", "-": "", "a": "added"}
    return items.assign(check=[names[check] for check in checks], changed=changed, probability=probability or 1.0)


@pytest.mark.parametrize(
    ("frame", "on", "n", "right"),
    [
        (checked("rrrw"), ("label",), 4, 3),
        (checked("rr--aa"), ("label",), 2, 2),
        (checked("rc", "source"), ("label",), 2, 2),
        (checked("rc", "source"), ("label", "source"), 2, 1),
        (checked("rc", "label; source"), ("label",), 2, 1),
    ],
)
def test_right_is_what_was_left_as_it_was(frame: pd.DataFrame, on: tuple[str, ...], n: int, right: int) -> None:
    row = precision(frame, on=on).iloc[0]
    assert (row["label"], row["n"], row["right"]) == ("DENY", n, right)
    assert (row["low"], row["high"]) == pytest.approx(wilson(right / n, n))


def test_label_is_the_tools_own() -> None:
    frame = checked("cr", "label").assign(label="REJECT")
    assert precision(frame)["label"].tolist() == ["DENY"]


def test_rows_are_weighted_by_their_chance() -> None:
    rare, frequent = checked("rw", probability=1.0), checked("rr", probability=0.1)
    row = precision(pd.concat([rare, frequent]), by=()).iloc[0]
    assert row["precision"] == pytest.approx(21 / 22)
    assert (row["low"], row["high"]) == pytest.approx(wilson(21 / 22, 22**2 / 202))


def test_interval_is_that_of_the_literature() -> None:
    # Newcombe (1998), Statistics in Medicine 17, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 29 of 29.
    cases = {(81, 263): (0.2553, 0.3662), (15, 148): (0.0624, 0.1605), (0, 20): (0.0, 0.1611), (29, 29): (0.8830, 1.0)}
    for (right, n), interval in cases.items():
        assert wilson(right / n, n) == pytest.approx(interval, abs=5e-5)


@pytest.mark.parametrize(
    ("frame", "on", "n", "found"),
    [
        (checked("rrwaa-"), ("label",), 4, 2),
        (checked("rca", "label"), ("label",), 3, 1),
        (checked("rca", "label"), (), 3, 2),
        (checked("rca", "source"), ("label",), 3, 2),
    ],
)
def test_found_is_what_the_tool_has_of_what_is_there(
    frame: pd.DataFrame, on: tuple[str, ...], n: int, found: int
) -> None:
    row = recall(frame, on=on).iloc[0]
    assert (row["label"], row["n"], row["found"]) == ("DENY", n, found)
    assert (row["low"], row["high"]) == pytest.approx(wilson(found / n, n))


def test_recall_goes_by_the_label_of_whoever_checked() -> None:
    frame = checked("cr", "label").assign(label=["REJECT", "DENY"])
    assert recall(frame).set_index("label")["found"].to_dict() == {"DENY": 1, "REJECT": 0}


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: recall(ITEMS), r"these items were not checked"),
        (lambda: recall(checked("w-")), r"no item was confirmed, changed or added: check a whole text"),
        (lambda: recall(checked("r", probability=0.5)), r"these items are a sample, in which nobody sees"),
        (lambda: precision(ITEMS), r"these items were not checked"),
        (lambda: precision(checked("--")), r"no item was checked: fill in the column 'correct'"),
        (lambda: precision(checked("r"), level=95), r"no confidence level is 95"),
        (lambda: precision(checked("r"), on=("rule",)), r"nothing can be right in 'rule'"),
        (lambda: precision(checked("r"), by="colour"), r"no column is called 'colour'"),
    ],
)
def test_estimate_that_cannot_be(call: object, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        call()  # type: ignore[operator]  # one of those above
