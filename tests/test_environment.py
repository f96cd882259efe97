"""environment.yml (conda, Binder) and pyproject.toml (pip) promise the same packages."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parents[1]

# Where conda-forge uses another name: its "matplotlib" adds a desktop toolkit that nothing here needs.
CONDA_NAMES = {"matplotlib": "matplotlib-base"}

# Pure Python: pip adds them with the library, so that no channel need have them.
OF_PIP = {"py3langid", "pypdf", "python-docx", "striprtf"}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project: dict[str, Any] = whole["project"]
    return project


@pytest.fixture(scope="module")
def environment() -> list[Any]:
    whole = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    assert whole["channels"] == ["conda-forge"]
    dependencies: list[Any] = whole["dependencies"]
    return dependencies


def ranges(requirements: list[str]) -> dict[str, SpecifierSet]:
    return {one.name: one.specifier for one in map(Requirement, requirements)}


def test_same_packages_in_the_same_ranges(project: dict[str, Any], environment: list[Any]) -> None:
    wanted = ranges(project["dependencies"] + project["optional-dependencies"]["notebooks"])
    wanted = {CONDA_NAMES.get(name, name): specifier for name, specifier in wanted.items() if name not in OF_PIP}
    lines = [line for line in environment if isinstance(line, str) and not line.startswith("python=")]
    given = ranges(lines)
    del given["pip"]
    assert given == wanted


def test_python_is_named_as_binder_reads_it(project: dict[str, Any], environment: list[Any]) -> None:
    (python,) = [line for line in environment if isinstance(line, str) and line.startswith("python")]
    name, _, version = python.partition("=")
    assert (name, version.count(".")) == ("python", 1)
    assert version in SpecifierSet(project["requires-python"])
    assert f"Programming Language :: Python :: {version}" in project["classifiers"]


def test_whatever_texts_come_in_the_notebooks_can_read(project: dict[str, Any]) -> None:
    files, notebooks = (ranges(project["optional-dependencies"][extra]) for extra in ("files", "notebooks"))
    # These three are for runs over large corpora, which no notebook makes.
    assert set(files) - {"duckdb", "filelock", "pyarrow"} <= set(notebooks)


def test_pip_adds_the_library_itself(environment: list[Any]) -> None:
    (pip,) = [line["pip"] for line in environment if isinstance(line, dict)]
    assert pip == ["-e .[notebooks]"]


def test_every_range_of_the_core_is_bounded_on_both_sides(project: dict[str, Any]) -> None:
    for name, specifier in ranges(project["dependencies"]).items():
        assert {one.operator for one in specifier} == {">=", "<"}, name


def test_the_core_stays_small(project: dict[str, Any]) -> None:
    assert not {"torch", "transformers", "spacy"} & set(ranges(project["dependencies"]))


def test_an_extra_asks_for_no_other_range_than_the_core_or_another_extra(project: dict[str, Any]) -> None:
    seen: dict[str, SpecifierSet] = {}
    for group in (project["dependencies"], *project["optional-dependencies"].values()):
        for name, specifier in ranges(group).items():
            assert seen.setdefault(name, specifier) == specifier, name
