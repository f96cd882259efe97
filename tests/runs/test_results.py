"""Results are read lazily, by SELECT alone, and by other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from runs.made import PART_WORDS, texts

import allegedly as al
from allegedly import frames
from allegedly.frames.schema import COLUMNS
from allegedly.runs import TABLES, schema

arrow = pytest.importorskip("pyarrow")
pytest.importorskip("filelock")
duckdb = pytest.importorskip("duckdb")

COUNT = 8


@pytest.fixture
def results(tmp_path: Path) -> Iterator[al.Results]:
    with al.run_corpus(texts(COUNT), tmp_path / "out's", part_words=PART_WORDS) as results:
        yield results


def test_where_and_columns(results: al.Results) -> None:
    whole = results.acts.frame()
    some = results.acts.frame(["act", "cue_spans"], "act = ? and not blocked", ["DENY"], meta=True)
    expected = whole[whole["act"].eq("DENY") & ~whole["blocked"]]
    assert some["cue_spans"].tolist() == expected["cue_spans"].tolist()
    assert list(some.columns) == ["act", "cue_spans", "meta_agency", "meta_number"]
    assert len(results.acts) == len(whole)
    assert repr(results.acts) == f"<Table acts: {len(whole)} rows>"


def test_a_frame_draws_as_that_of_a_document_does(results: al.Results) -> None:
    edges = frames.edges(results.ledger.frame())
    documents = [al.analyze(one.string, name=one.name) for one in texts(COUNT)]
    ledger = pd.concat([one.ledger for one in documents], ignore_index=True)
    pd.testing.assert_frame_equal(edges, frames.edges(ledger[list(frames.LEDGER)]))


def test_sql_joins_tables_and_metadata(results: al.Results) -> None:
    found = results.sql(
        "select d.meta->>'agency' as agency, count(*) as n from acts join documents d using (doc) "
        "where act = $act group by agency order by agency",
        {"act": "DENY"},
    )
    acts = results.acts.frame(where="act = 'DENY'", meta=True)
    assert dict(zip(found["agency"], found["n"], strict=True)) == acts["meta_agency"].value_counts().to_dict()


@pytest.mark.parametrize(
    "query",
    [
        "copy acts to 'stolen.csv'",
        "create table a as select 1",
        "drop view acts",
        "set lock_configuration = false",
        "install httpfs",
        "load json",
        "attach 'other.db'",
        "select 1; select 2",
        "",
    ],
)
def test_only_a_select_is_carried_out(query: str, results: al.Results) -> None:
    with pytest.raises(al.RunError, match="one SELECT is wanted"):
        results.sql(query)


@pytest.mark.parametrize(
    "query",
    [
        "select * from read_csv('{file}')",
        "select * from read_text('{file}')",
        "select * from '{file}'",
        "select * from read_parquet('https://example.org/a.parquet')",
        "select * from local",
        "select nothing from acts",
        "select [",
    ],
)
def test_a_query_sees_nothing_but_the_tables(query: str, results: al.Results, tmp_path: Path) -> None:
    local = pd.DataFrame({"a": [1]})
    assert len(local)
    (tmp_path / "secret.csv").write_text("a\n1\n")
    with pytest.raises(al.RunError, match=r"^the query failed:"):
        results.sql(query.format(file=(tmp_path / "secret.csv").as_posix()))


def test_columns_of_one_name_stay_apart(results: al.Results) -> None:
    assert results.sql("select 1 as a, 2 as a").values.tolist() == [[1, 2]]


def test_unknown_names_are_told(results: al.Results) -> None:
    with pytest.raises(al.RunError, match=r"table 'acts' has no column 'actt', only doc, id, act"):
        results.acts.frame(["actt"])
    with pytest.raises(al.RunError, match="has no table 'act', only documents"):
        results.table("act")
    with pytest.raises(al.RunError, match="it was run without --tokens"):
        _ = results.tokens
    with pytest.raises(AttributeError, match="no attribute 'act'"):
        _ = results.act
    assert "acts" in dir(results)


def test_every_part_has_the_same_columns_for_other_programs(results: al.Results) -> None:
    polars = pytest.importorskip("polars")
    parquet = pytest.importorskip("pyarrow.parquet")
    for name in results.tables:
        assert {str(parquet.read_schema(file)) for file in results.files(name)} == {str(schema(name))}
        folder = results.path / name
        rows = len(results.table(name))
        assert len(pd.read_parquet(folder)) == rows
        assert polars.read_parquet(folder / "*.parquet").height == rows
        pattern = str(folder / "*.parquet").replace("'", "''")
        assert duckdb.sql(f"select count(*) from '{pattern}'").fetchall() == [(rows,)]


def test_every_column_has_a_type() -> None:
    for name, columns in TABLES.items():
        assert schema(name).names == list(columns)
        assert name in ("documents", "problems") or columns is COLUMNS[name]


def test_check_finds_a_changed_byte(results: al.Results) -> None:
    files = results.check()
    assert files == len(results.tables) * len(results.files("acts"))
    part = results.files("marks")[1]
    data = bytearray(part.read_bytes())
    data[len(data) // 2] ^= 1
    part.write_bytes(bytes(data))
    with pytest.raises(al.RunError, match=r"marks.part-00001.parquet' is damaged: its hash"):
        results.check()


def test_a_part_that_went_missing_meanwhile_is_named(results: al.Results) -> None:
    results.files("marks")[1].unlink()
    with pytest.raises(al.RunError, match=r"part-00001.parquet"):
        results.marks.frame()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "no results in"),
        ("{", "is damaged"),
        ('{"format": 99}', "no manifest of format 1"),
        ("[]", "no manifest"),
    ],
)
def test_what_is_no_folder_of_results_is_named(content: str | None, message: str, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(al.RunError, match=message):
        al.open_results(tmp_path)
