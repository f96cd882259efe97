from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import Document, Error, analyze, read
from allegedly.frames import NAMING, STRATEGIES, naming, naming_table

SEED = Path(__file__).parents[2] / "seeds" / "tass-2018-wells" / "text.txt"


@cache
def seed() -> Document:
    return read(SEED)


def rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in table.to_dict("records")]


def found(text: str, *kinds: str) -> list[tuple[str, str, str]]:
    table = naming(analyze(text))
    chosen = table[table["kind"].isin(kinds or list(STRATEGIES))]
    return [(row["actor"], row["kind"], row["text"]) for row in rows(chosen)]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Ann Bell left.", ("Ann Bell", "name", "Ann Bell")),
        ("Ann Bell left. She wept.", ("Ann Bell", "pronoun", "She")),
        ("The mayor said it rained.", ("mayor", "description", "The mayor")),
        ("Ann Bell, a former spy, left.", ("Ann Bell", "apposition", "a former spy")),
        ("The brave Ann Bell left.", ("Ann Bell", "modifier", "brave")),
        ("Prime Minister Ann Bell left.", ("Ann Bell", "modifier", "Prime Minister")),
        ("Ann Bell is a liar.", ("Ann Bell", "predicate", "a liar")),
        ("Ann Bell is corrupt.", ("Ann Bell", "predicate", "corrupt")),
        ("The mayor called Ann Bell a liar.", ("Ann Bell", "predicate", "a liar")),
        ("Critics described Ann Bell as a traitor.", ("Ann Bell", "predicate", "a traitor")),
        ("Ann Bell became a symbol.", ("Ann Bell", "predicate", "a symbol")),
    ],
)
def test_naming_is_found(text: str, row: tuple[str, str, str]) -> None:
    assert row in found(text)


@pytest.mark.parametrize(
    "text", ["Ann Bell is in Rome.", "Ann Bell bought a house.", "Ann Bell met the mayor as a friend."]
)
def test_what_says_not_who_somebody_is(text: str) -> None:
    assert found(text, "predicate", "apposition", "label") == []


def test_predicate_may_be_denied() -> None:
    table = naming(analyze("Ann Bell is not a spy. She is a clerk."))
    said = table[table["kind"].eq("predicate")]
    assert said[["text", "negated"]].values.tolist() == [["a spy", True], ["a clerk", False]]


def test_title_is_no_part_of_the_name() -> None:
    assert ("Ann Bell", "name", "Ann Bell") in found("Prime Minister Ann Bell left.")


def test_voice_is_who_says_it() -> None:
    table = naming(analyze('"Ann Bell is a liar," Kim Lee said. Ann Bell left.'))
    assert table.loc[table["kind"].eq("predicate"), "voice"].tolist() == ["Kim Lee"]
    assert table.loc[table["text"].eq("Ann Bell"), "voice"].tolist() == ["Kim Lee", "AUTHOR"]


def test_label_of_somebody_who_is_no_actor_is_that_of_the_subject() -> None:
    table = naming(analyze("The firm is not a liar."))
    assert table[["actor", "kind", "text", "negated"]].values.tolist() == [["firm", "label", "a liar", True]]


@pytest.mark.parametrize(
    ("actor", "kind", "text", "voice", "negated"),
    [
        ("Taliban", "name", "the radical Taliban movement", "United States", False),
        ("Taliban", "modifier", "radical", "United States", False),
        ("Taliban", "predicate", "an insurgency", "Alice Wells", False),
        ("Taliban", "predicate", "Afghan nationalists of one type", "Alice Wells", False),
        ("Taliban", "predicate", "an asset", "Alice Wells", True),
        ("Islamic State", "apposition", "a terrorist organization outlawed in Russia", "United States", False),
        ("Khorasan terrorist group", "label", "the Khorasan terrorist group", "Alice Wells", False),
    ],
)
def test_seed_names_its_actors_so(actor: str, kind: str, text: str, voice: str, negated: bool) -> None:
    table = naming(seed())
    chosen = table[table["actor"].eq(actor) & table["kind"].eq(kind) & table["text"].eq(text)]
    assert chosen[["voice", "negated"]].values.tolist() == [[voice, negated]]


def test_loaded_nouns_name_charges() -> None:
    table = naming(seed())
    loaded = {row["text"]: row for row in rows(table[table["charge_id"].notna()])}
    assert {"assumption", "insinuations", "misinformation campaign"} <= set(loaded)
    glosses = {charge["id"]: charge["gloss"] for charge in rows(seed().charges)}
    assert loaded["insinuations"]["actor"] == glosses[loaded["insinuations"]["charge_id"]]


def test_label_within_a_description_is_noted_there() -> None:
    table = naming(seed())
    assert table.loc[table["kind"].eq("apposition"), "label"].tolist() == ["terrorist"]


def test_rows_are_as_described() -> None:
    table = naming(seed())
    string = seed().text.string
    assert list(table.columns) == list(NAMING)
    assert table["start"].is_monotonic_increasing
    assert set(table["strategy"]) == {"nomination", "predication"}
    assert all(string[row["start"] : row["end"]] == row["text"] for row in rows(table))
    assert all(row["evidence_start"] <= row["start"] < row["end"] <= row["evidence_end"] for row in rows(table))
    assert not table.duplicated(["actor", "kind", "start", "end"]).any()


def test_metadata_comes_along() -> None:
    assert naming(analyze("Ann Bell left.", meta={"outlet": "TASS"}))["meta_outlet"].tolist() == ["TASS"]


@given(st.text(st.sampled_from("Ann Bell is a liar. She “not” the mayor,\r\n\u2028\ud800😀" + "\x00"), max_size=60))
@settings(max_examples=25)
def test_any_text_has_a_table(text: str) -> None:
    table = naming(analyze(text))
    assert list(table.columns) == list(NAMING)
    assert all(text[row["start"] : row["end"]] == row["text"] for row in rows(table))


# ---------------------------------------------------------------------- the wide form
def test_table_counts_words_by_voice() -> None:
    wide = naming_table(naming(analyze('"Ann Bell is a liar," Kim Lee said. Ann Bell is not a liar. Bell left.')))
    (row,) = (row for row in rows(wide) if row["actor"] == "Ann Bell")
    assert row == {
        "actor": "Ann Bell",
        "n": 5,
        "AUTHOR": "Ann Bell (1); not liar (1); Bell (1)",
        "Kim Lee": "Ann Bell (1); liar (1)",
    }


def test_table_leaves_pronouns_out_unless_asked() -> None:
    table = naming(analyze("Ann Bell left. She wept."))
    assert naming_table(table)["n"].tolist() == [1]
    assert naming_table(table, kinds=["pronoun"])["AUTHOR"].tolist() == ["she (1)"]


def test_table_can_stand_by_another_column() -> None:
    tables = [naming(analyze("Ann Bell is a liar.", name=name)) for name in ("one", "two")]
    wide = naming_table(pd.concat(tables), by="doc", kinds=["predicate"])
    assert [row["one"] + row["two"] for row in rows(wide)] == ["liar (1)liar (1)"]


def test_table_of_nothing_is_empty() -> None:
    assert naming_table(naming(analyze(""))).columns.tolist() == ["actor", "n"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"kinds": ["insult"]}, r"no naming is of kind 'insult'"),
        ({"by": "colour"}, r"the frame has no column 'colour'"),
    ],
)
def test_table_that_cannot_be(options: dict[str, object], message: str) -> None:
    with pytest.raises(Error, match=message):
        naming_table(naming(analyze("")), **options)  # type: ignore[arg-type]  # wrong on purpose
