from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from allegedly import CorrectionError, Document, analyze, frames
from allegedly.byhand import BY_HAND, CHECKED, confirmed, corrected, items, sample
from allegedly.byhand.items import framed, records

TEXT = "Bell accused Moscow of arming the rebels. Moscow denied arming the rebels. The mayor may resign."


@pytest.fixture(scope="module")
def doc() -> Document:
    return analyze(TEXT, name="arms", meta={"outlet": "TASS"})


def checked(doc: Document, name: str, check: str, **values: Any) -> pd.DataFrame:
    """Confirm everything, and do something else with one item."""
    rows = records(confirmed(items(doc)))
    for row in rows:
        if row["id"] == name:
            row |= {"check": check, "changed": "; ".join(_parts(values)), **values}
    return framed(rows, CHECKED)


def _parts(values: dict[str, Any]) -> list[str]:
    return [part for part in ("label", "source", "target", "charge") if part in values] + ["words"] * (
        "spans" in values
    )


def added(doc: Document, **values: Any) -> pd.DataFrame:
    base = {"doc": doc.name, "kind": "act", "id": "h1", "label": "REJECT", "check": "added"}
    where = {"spans": ((75, 84),), "start": 75, "end": 84, "words": "The mayor", "source": "mayor"}
    return framed([*records(confirmed(items(doc))), {**base, **where, **values}], CHECKED)


def row(frame: pd.DataFrame, name: str) -> dict[str, Any]:
    (one,) = frame[frame["id"].eq(name)].to_dict("records")
    return {str(key): value for key, value in one.items()}


@pytest.mark.parametrize("kind", ["acts", "marks", "attributions"])
def test_confirmed_rows_are_as_they_were(doc: Document, kind: str) -> None:
    before = getattr(doc, kind)
    found = corrected(before, confirmed(items(doc)))
    assert set(found["corrected"]) == {"confirmed"}
    pd.testing.assert_frame_equal(found.drop(columns="corrected"), before)


def test_rows_that_nobody_looked_at_are_so_marked(doc: Document) -> None:
    drawn = confirmed(sample(items(doc, kinds=["act"]), n=1, seed=1))
    assert sorted(corrected(doc.acts, drawn)["corrected"])[:2] == ["", "confirmed"]


def test_changed_act_has_its_label_and_parties_and_names_no_rule(doc: Document) -> None:
    name = doc.acts.loc[doc.acts["act"].eq("DENY"), "id"].item()
    found = row(corrected(doc.acts, checked(doc, name, "changed", label="REJECT", source="Bell")), name)
    assert (found["act"], found["source_name"], found["source_party"]) == ("REJECT", "Bell", "Bell")
    assert (found["rule"], found["corrected"]) == (BY_HAND, "changed")
    assert pd.isna(found["score"])
    assert found["cue"] == "denied"


def test_party_is_that_of_the_frame(doc: Document) -> None:
    name = doc.acts.loc[doc.acts["act"].eq("ACCUSE"), "id"].iloc[0]
    found = row(corrected(doc.acts, checked(doc, name, "changed", source="Moscow")), name)
    assert found["source_party"] == "Russia"


def test_removed_row_is_dropped_or_kept(doc: Document) -> None:
    name = doc.acts["id"].iloc[0]
    removed = checked(doc, name, "removed")
    assert name not in set(corrected(doc.acts, removed)["id"])
    assert row(corrected(doc.acts, removed, removed=True), name)["corrected"] == "removed"


def test_added_row_stands_in_the_order_of_the_text_with_its_metadata(doc: Document) -> None:
    found = corrected(doc.acts, added(doc))
    assert found["start"].is_monotonic_increasing
    one = row(found, "h1")
    assert (one["act"], one["meta_outlet"], one["corrected"], one["rule"]) == ("REJECT", "TASS", "added", BY_HAND)
    assert TEXT[one["start"] : one["end"]] == one["cue"]


def test_marks_and_attributions_are_corrected_too(doc: Document) -> None:
    mark = doc.marks.loc[doc.marks["text"].eq("may"), "id"].item()
    found = row(corrected(doc.marks, checked(doc, mark, "changed", label="HEDGE.shield", source="Bell")), mark)
    assert (found["category"], found["subtype"], found["holder"], found["rule"]) == ("HEDGE", "shield", "Bell", BY_HAND)
    one = doc.attributions["id"].iloc[0]
    found = row(corrected(doc.attributions, checked(doc, one, "changed", label="mixed", source="Bell")), one)
    assert (found["quote"], found["speaker"], found["corrected"]) == ("mixed", "Bell", "changed")


# ---------------------------------------------------------------------- ledger, edges, positions
def test_mark_is_carried_into_ledger_edges_and_positions(doc: Document) -> None:
    name = doc.acts.loc[doc.acts["act"].eq("DENY"), "id"].item()
    done = checked(doc, name, "changed", source="Bell")
    ledger = frames.ledger(corrected(doc.acts, done), corrected(doc.charges, done))
    assert ledger.loc[ledger["act_id"].eq(name), ["source_name", "corrected"]].values.tolist() == [["Bell", "changed"]]
    edges = frames.edges(ledger)
    assert edges.loc[edges["act"].eq("DENY"), ["source", "corrected"]].values.tolist() == [["Bell", "changed"]]
    assert set(frames.positions(ledger)["corrected"]) == {"confirmed; changed"}


def test_frames_without_corrections_have_no_mark(doc: Document) -> None:
    assert all("corrected" not in frame.columns for frame in (doc.ledger, frames.edges(doc.ledger)))


def test_removed_act_leaves_its_charge(doc: Document) -> None:
    name = doc.acts.loc[doc.acts["act"].eq("DENY"), "id"].item()
    done = checked(doc, name, "removed")
    assert name not in {join[0] for joins in corrected(doc.charges, done)["joins"] for join in joins}
    assert "DENY" not in set(frames.ledger(corrected(doc.acts, done), corrected(doc.charges, done))["act"])


def test_added_act_stands_on_the_charge_that_it_is_given(doc: Document) -> None:
    done = added(doc, charge="C1")
    ledger = frames.ledger(corrected(doc.acts, done), corrected(doc.charges, done))
    assert row(ledger.rename(columns={"act_id": "id"}), "h1")["charge_id"] == "C1"
    assert "REJECT" in set(frames.edges(ledger)["act"])


def test_act_moved_to_another_charge_is_not_on_both(doc: Document) -> None:
    name = doc.acts.loc[doc.acts["act"].eq("DENY"), "id"].item()
    done = checked(doc, name, "changed", charge=None)
    ledger = frames.ledger(corrected(doc.acts, done), corrected(doc.charges, done))
    assert ledger.loc[ledger["act_id"].eq(name), "charge_id"].isna().all()


def test_charge_that_is_not_there_is_an_error(doc: Document) -> None:
    with pytest.raises(CorrectionError, match=r"document 'arms' has no charge 'C9'; it has C1"):
        corrected(doc.charges, added(doc, charge="C9"))


def test_items_of_another_version_are_an_error(doc: Document) -> None:
    done = confirmed(items(doc)).replace({"id": {doc.acts["id"].iloc[0]: "x99"}})
    with pytest.raises(CorrectionError, match=r"act 'x99' .* was checked, but document 'arms' has none of this id"):
        corrected(doc.acts, done)


def test_other_documents_are_passed_over(doc: Document) -> None:
    other = confirmed(items(doc)).assign(doc="other")
    assert set(corrected(doc.acts, other)["corrected"]) == {""}


def test_frame_that_cannot_be_corrected(doc: Document) -> None:
    with pytest.raises(CorrectionError, match=r"holds no attributions, marks or acts"):
        corrected(doc.tokens, confirmed(items(doc)))


# ---------------------------------------------------------------------- items
def test_items_of_frames_are_those_of_the_document(doc: Document) -> None:
    of_frames = items([doc.attributions, doc.marks, doc.acts])
    columns = ["id", "label", "source", "words", "spans", "content_spans"]
    pd.testing.assert_frame_equal(of_frames[columns], items(doc)[columns])


def test_words_and_evidence_are_those_of_the_text(doc: Document) -> None:
    for one in items(doc).to_dict("records"):
        assert one["words"] == " … ".join(TEXT[start:end] for start, end in one["spans"])
        assert one["evidence"] == TEXT[one["evidence_start"] : one["evidence_end"]]
        assert one["evidence_start"] <= one["start"] < one["end"] <= one["evidence_end"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda doc: items(doc, kinds=["verb"]), r"no items are of kind 'verb'; use attribution, mark, act"),
        (lambda doc: items([doc, doc]), r"two attributions are 'a1' of document 'arms'"),
    ],
)
def test_items_that_cannot_be(doc: Document, call: Any, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        call(doc)


def test_empty_document_has_no_items() -> None:
    assert items(analyze("")).empty
    assert corrected(analyze("").acts, confirmed(items(analyze("")))).empty
