"""A seed is raw data: its bytes are those that its meta.toml describes."""

from __future__ import annotations

import csv
import hashlib
import tomllib
from pathlib import Path
from typing import Any

import pytest

SEEDS = Path(__file__).parents[1] / "seeds"
FOLDERS = sorted(path for path in SEEDS.iterdir() if path.is_dir())
#: Folders with one text; the others hold a table of texts, which `file` names.
TEXTS = [path for path in FOLDERS if (path / "text.txt").exists()]
TABLES = [path for path in FOLDERS if path not in TEXTS]


def meta(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "meta.toml").read_text(encoding="utf-8"))


def test_there_are_seeds() -> None:
    assert SEEDS / "tass-2018-wells" in FOLDERS


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
class TestSeed:
    def test_bytes_are_untouched(self, folder: Path) -> None:
        described = meta(folder)
        data = (folder / described.get("file", "text.txt")).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (described["bytes"], described["sha256"])

    def test_every_inference_gives_its_grounds(self, folder: Path) -> None:
        inferred = meta(folder)["inferred"]
        conclusions = {name for name in inferred if not name.endswith("_grounds")}
        assert inferred.keys() == conclusions | {f"{name}_grounds" for name in conclusions}

    def test_origin_and_owner_are_named(self, folder: Path) -> None:
        assert all(meta(folder)[key] for key in ("agency", "language", "obtained", "rights"))

    def test_the_overview_names_it(self, folder: Path) -> None:
        assert f"`{folder.name}`" in (SEEDS / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", TEXTS, ids=lambda folder: folder.name)
def test_what_is_stated_stands_in_the_text(folder: Path) -> None:
    lines = (folder / "text.txt").read_text(encoding="utf-8").split("\n")
    stated = meta(folder)["stated"]
    assert lines[0].startswith(stated["dateline"])
    assert set(stated["headings"]) <= set(lines)


@pytest.mark.parametrize("folder", TABLES, ids=lambda folder: folder.name)
def test_what_is_stated_stands_in_the_table(folder: Path) -> None:
    described = meta(folder)
    with (folder / described["file"]).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    stated = described["stated"]
    assert list(rows[0]) == stated["columns"]
    assert {row["outlet"] for row in rows} == set(stated["outlets"])
    assert len(rows) == stated["articles"]
