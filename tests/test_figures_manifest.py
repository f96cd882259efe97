from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import allegedly
from figures_manifest import MANIFEST, ROOT, draw, main, problems, read, versions, write

Runner = Callable[[Path], None]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for folder in ("notebooks", "figures"):
        (tmp_path / folder).mkdir()
    for name in ("01-first", "02-second"):
        (tmp_path / "notebooks" / f"{name}.ipynb").write_text("{}")
    return tmp_path


def runner(root: Path, **files: tuple[str, ...]) -> Runner:
    """A stand-in for running notebooks: each writes the files that are named for it."""

    def run(notebook: Path) -> None:
        for name in files.get(notebook.stem[3:], ()):
            (root / "figures" / name).write_text(f"{notebook.stem} {name}")

    return run


@pytest.fixture
def drawn(root: Path) -> Path:
    write(root, draw(root, run=runner(root, first=("b.svg", "b.csv"), second=("a.png",))))
    return root


def test_traces_each_file_to_the_notebook_that_wrote_it(drawn: Path) -> None:
    assert [(row.file, row.notebook) for row in read(drawn)] == [
        ("a.png", "02-second.ipynb"),
        ("b.csv", "01-first.ipynb"),
        ("b.svg", "01-first.ipynb"),
    ]
    assert all(dict(row.versions) == dict(versions()) for row in read(drawn))
    assert problems(drawn) == []


def test_lists_what_is_drawn_again_with_the_same_content(drawn: Path) -> None:
    run = runner(drawn, first=("b.svg", "b.csv"), second=("a.png",))
    assert draw(drawn, run=run) == read(drawn)


def test_leaves_out_what_no_notebook_draws_any_more(drawn: Path) -> None:
    write(drawn, draw(drawn, run=runner(drawn, first=("b.svg", "b.csv"))))
    assert [row.file for row in read(drawn)] == ["b.csv", "b.svg"]
    assert problems(drawn) == ["figures/a.png is not what a notebook wrote last"]


def test_refuses_a_file_of_two_notebooks(root: Path) -> None:
    with pytest.raises(allegedly.Error, match=r"a\.png is written by 01-first\.ipynb and by 02-second\.ipynb"):
        draw(root, run=runner(root, first=("a.png",), second=("a.png",)))


def test_finds_what_was_changed_removed_or_left_without_its_notebook(drawn: Path) -> None:
    (drawn / "figures" / "a.png").write_text("other")
    (drawn / "figures" / "b.csv").unlink()
    (drawn / "notebooks" / "01-first.ipynb").unlink()
    found = "\n".join(problems(drawn))
    assert "a.png was changed" in found
    assert "b.csv is listed and missing" in found
    assert "b.svg is by 01-first.ipynb, which is missing" in found
    assert main(["--check", "--root", str(drawn)]) == 1


@pytest.mark.parametrize("content", [None, "file\n", "file\tsha256\na\tb\n"])
def test_says_how_to_make_a_list_that_is_missing_or_broken(root: Path, content: str | None) -> None:
    if content is not None:
        (root / "figures" / MANIFEST).write_text(content)
    with pytest.raises(allegedly.Error, match="make figures"):
        read(root)


def test_the_committed_figures_are_those_that_are_listed() -> None:
    assert problems(ROOT) == []
