from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).parents[1]
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
FIGURES = {"01-who-accuses-who-denies": ("who-accuses-who-denies",)}


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the notebooks read, so that what they write changes nothing here."""
    for folder in ("notebooks", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    return tmp_path


def test_every_notebook_is_known_here() -> None:
    assert [path.stem for path in NOTEBOOKS] == sorted(FIGURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_committed_without_outputs(path: Path) -> None:
    for cell in cells(path, "code"):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_opens_with_a_question_and_closes_with_doubts(path: Path) -> None:
    prose = ["".join(cell["source"]) for cell in cells(path, "markdown")]
    assert prose[0].splitlines()[0].startswith("# ")
    assert prose[0].splitlines()[0].endswith("?")
    headings = [line for text in prose for line in text.splitlines() if line.startswith("## ")]
    assert headings[-1] == "## What could be wrong"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_has_one_cell_of_parameters(path: Path) -> None:
    tags = [cell["metadata"].get("tags", []) for cell in cells(path, "code")]
    assert [tag for found in tags for tag in found] == ["parameters"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_on_a_fresh_kernel_and_draws_the_committed_figures(path: Path, checkout: Path) -> None:
    notebook = nbformat.read(checkout / "notebooks" / path.name, as_version=4)  # type: ignore[no-untyped-call]
    # From the top of the checkout, as some editors start a kernel; `make figures` starts it in notebooks/.
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(checkout)}}).execute()
    for stem in FIGURES[path.stem]:
        made = sorted(file.name for file in (checkout / "figures").glob(f"{stem}.*"))
        assert made == sorted(f"{stem}.{kind}" for kind in ("alt.txt", "csv", "pdf", "png", "svg"))
        committed = pd.read_csv(ROOT / "figures" / f"{stem}.csv")
        pd.testing.assert_frame_equal(pd.read_csv(checkout / "figures" / f"{stem}.csv"), committed)
