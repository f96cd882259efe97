"""What the package promises from outside: its names, its version, and that importing it is cheap."""

from __future__ import annotations

import ast
import importlib
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

import allegedly

ROOT = Path(__file__).parents[1]


def test_public_names_are_in_alphabetical_order() -> None:
    assert list(allegedly.__all__) == sorted(allegedly.__all__)


@pytest.mark.parametrize("name", allegedly.__all__)
def test_public_name_is_there(name: str) -> None:
    assert getattr(allegedly, name) is not None
    assert name in dir(allegedly)


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match=r"^module 'allegedly' has no attribute 'reed'$"):
        _ = allegedly.reed


def test_type_checkers_see_the_names_that_are_looked_up_late() -> None:
    tree = ast.parse(Path(allegedly.__file__).read_text(encoding="utf-8"))
    (block,) = [node for node in tree.body if isinstance(node, ast.If)]
    declared = {
        alias.name: str(node.module).removeprefix("allegedly.")
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert declared == allegedly._HOME


def test_importing_loads_no_heavy_package() -> None:
    heavy = {"matplotlib", "nltk", "numpy", "onnxruntime", "pandas", "tokenizers"}
    code = f"import sys, allegedly, allegedly.cli; print(sorted({heavy} & set(sys.modules)))"
    output = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert output.strip() == "[]"


@pytest.mark.parametrize("name", ["Error", "LexiconError", "ModelError", "ReadError"])
def test_errors_show_the_name_under_which_they_are_imported(name: str) -> None:
    error = getattr(allegedly, name)
    assert (error.__module__, error.__qualname__) == ("allegedly", name)
    assert issubclass(error, allegedly.Error)


def test_version_is_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert citation["version"] == allegedly.__version__
    assert f"## [{allegedly.__version__}] - {citation['date-released']}" in changes


def test_metadata_takes_its_version_from_the_package() -> None:
    whole = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert whole["project"]["dynamic"] == ["version"]
    assert whole["tool"]["hatch"]["version"]["path"] == "analysis/allegedly/__init__.py"


def test_types_are_published() -> None:
    assert (Path(allegedly.__file__).parent / "py.typed").is_file()


def test_source_root_is_no_package() -> None:
    assert not (ROOT / "analysis" / "__init__.py").exists()


def test_the_command_is_installed() -> None:
    (command,) = [
        point
        for point in importlib.import_module("importlib.metadata").entry_points(group="console_scripts")
        if point.name == "allegedly"
    ]
    assert command.load() is importlib.import_module("allegedly.cli").main
