from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

from figures_manifest import notebooks, read, versions
from notebook_pages import FOLDERS

ROOT = Path(__file__).parents[1]
NOTEBOOKS = notebooks(ROOT)


def cells(path: Path, kind: str) -> list[dict[str, Any]]:
    found = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell for cell in found if cell["cell_type"] == kind]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the notebooks read, so that what they write changes nothing here."""
    for folder in FOLDERS:
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("_build", "api"))
    return tmp_path


def test_every_notebook_draws_something() -> None:
    assert {path.name for path in NOTEBOOKS} == {row.notebook for row in read(ROOT)}


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
    listed = {row.file: row for row in read(ROOT) if row.notebook == path.name}
    made = {file.name: file for file in (checkout / "figures").glob("*")}
    assert sorted(made) == sorted(listed), "run 'make figures', which lists what the notebooks draw"
    for name, row in listed.items():
        committed = ROOT / "figures" / name
        if row.versions == dict(versions()):
            assert made[name].read_bytes() == committed.read_bytes(), name
        elif name.endswith(".csv"):
            pd.testing.assert_frame_equal(pd.read_csv(made[name]), pd.read_csv(committed))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_runs_on_a_text_without_anything(path: Path, checkout: Path) -> None:
    notebook = nbformat.read(checkout / "notebooks" / path.name, as_version=4)  # type: ignore[no-untyped-call]
    (parameters,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    if not re.search(r"^TEXT = ", parameters.source, re.MULTILINE):
        pytest.skip("reads more than one text")
    (checkout / "empty.txt").touch()
    # Nobody has coded a text without anything.
    parameters.source += '\nTEXT = "../empty.txt"\nCODED = {}'
    NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(checkout / "notebooks")}}).execute()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('CORPUS = "../empty.csv"', "CORPUS = '../empty.csv': no texts in it"),
        ('CORPUS = "../one.csv"', "CORPUS = '../one.csv': 1 text in it"),
        ('MARKS = ["HEDGES"]', "MARKS: there is no 'HEDGES'; did you mean 'HEDGE'?"),
    ],
)
def test_a_wrong_parameter_stops_the_notebook_with_an_error_that_names_it(
    wrong: str, said: str, checkout: Path
) -> None:
    notebook = nbformat.read(checkout / "notebooks" / "06-your-own-texts.ipynb", as_version=4)  # type: ignore[no-untyped-call]
    (parameters,) = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", [])]
    parameters.source += f"\n{wrong}"
    (checkout / "empty.csv").touch()
    (checkout / "one.csv").write_text("name,text\na,It rained.\n", "utf-8")
    with pytest.raises(CellExecutionError) as raised:
        NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(checkout / "notebooks")}}).execute()
    assert raised.value.ename == "Error"
    assert raised.value.evalue.startswith(said)


def test_readme_names_every_notebook() -> None:
    named = re.findall(r"\(notebooks/([^)]+)\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert named == [path.name for path in NOTEBOOKS]


def test_every_figure_has_all_its_files() -> None:
    stems = {row.file.split(".")[0] for row in read(ROOT)}
    assert {row.file for row in read(ROOT)} == {
        f"{stem}.{kind}" for stem in stems for kind in ("alt.txt", "csv", "pdf", "png", "svg")
    }
