"""Metadata in files beside the texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from corpora import made

import allegedly as al

ROOT = Path(__file__).parents[2]


def read(folder: Path, files: dict[str, str]) -> tuple[dict[str, dict[str, object]], list[list[str]]]:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(data, "utf-8")
    corpus = al.read_corpus(folder)
    found = {text.name: dict(text.meta) for text in corpus}
    return found, corpus.problems[["source", "location", "kind", "reason"]].values.tolist()


def test_a_table_names_files(tmp_path: Path) -> None:
    table = "File,Title,date\na.txt,Rain,March 6 2018\nb,Snow,\nx/c.txt,Hail,2018\nd.txt,None,\na.txt,Again,\n"
    files = {
        "metadata.csv": table,
        "a.txt": "It rained.",
        "b.txt": "It snowed.",
        "x/c.txt": "It hailed.",
        "e.txt": "E.",
    }
    found, problems = read(tmp_path, files)
    assert found == {
        "a": {"title": "Rain", "date": "2018-03-06"},
        "b": {"title": "Snow"},
        "x/c": {"title": "Hail", "date": "2018"},
        "e": {},
    }
    assert problems == [
        ["metadata.csv", "line 5", "metadata", "'d.txt' is none of the files"],
        ["metadata.csv", "line 6", "metadata", "a second row for 'a.txt'; the first counts"],
        ["metadata.csv", "", "metadata", "no row for e.txt"],
    ]


def test_toml_is_for_all_texts_of_its_folder(tmp_path: Path) -> None:
    toml = 'agency = "TASS"\ndate = 2018-03-06\n[stated]\ndateline = "SELM"\n["b.txt"]\nagency = "own"\n'
    files = {"x/meta.toml": toml, "x/a.txt": "It rained.", "x/b.txt": "It snowed.", "c.txt": "It hailed."}
    found, problems = read(tmp_path, files)
    shared = {"agency": "TASS", "date": "2018-03-06", "stated": {"dateline": "SELM"}}
    assert found == {"c": {}, "x/a": shared, "x/b": {**shared, "agency": "own"}}
    assert problems == []


def test_metadata_of_the_user_wins_over_that_of_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(made.FILES["a.docx"])
    found, _ = read(tmp_path, {"metadata.tsv": "file\ttitle\na.docx\tMine\n"})
    assert found["a"]["title"] == "Mine"


@pytest.mark.parametrize(
    ("name", "data"),
    [("meta.toml", "agency = \n"), ("meta.toml", "a = " + "[" * 5000), ("metadata.csv", ""), ("metadata.csv", '"a\n')],
)
def test_damaged_metadata_does_not_stop_the_texts(tmp_path: Path, name: str, data: str) -> None:
    found, problems = read(tmp_path, {name: data, "a.txt": "It rained."})
    assert found == {"a": {}}
    assert {(source, kind) for source, _, kind, _ in problems} == {(name, "metadata")}


def test_in_an_archive(tmp_path: Path) -> None:
    files = {"x/a.txt": b"It rained.", "x/metadata.csv": b"file,outlet\na.txt,SC\n"}
    (tmp_path / "a.zip").write_bytes(made.zipped(files))
    (found,) = al.read_corpus(tmp_path / "a.zip")
    assert (found.name, dict(found.meta)) == ("x/a", {"outlet": "SC"})


def test_the_seeds_with_their_metadata_in_every_frame() -> None:
    (document,) = al.read_corpus(ROOT / "seeds", glob=["text.txt", "meta.toml"]).documents(learned=False)
    assert document.name == "tass-2018-wells/text"
    assert set(document.acts["meta_agency"]) == {"TASS"}
    assert set(document.marks["meta_inferred_date"]) == {"2018-03-06"}
