"""Run the notebooks and list what they drew: ``figures/MANIFEST.tsv``, one row a file.

``python -m figures_manifest`` runs every notebook in ``notebooks/``, in the order of their names, and notes which
files in ``figures/`` each of them wrote: that is how a file is traced to its notebook, whatever its name. With
``--check`` nothing is run, and the files are held against the list.

A row has the file's name, its SHA-256, the notebook, and the versions that the bytes depend on. Where they are the
same, the files must be too, to the last bit; elsewhere only the tables behind the figures must be.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import platform
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import allegedly

if TYPE_CHECKING:
    from nbformat import NotebookNode

ROOT: Final = Path(__file__).resolve().parents[1]
MANIFEST: Final = "MANIFEST.tsv"

#: Seconds that one cell of a notebook may take.
_PATIENCE: Final = 1800
_PACKAGES: Final = ("matplotlib", "networkx", "numpy", "pandas", "pillow")
_COLUMNS: Final = ("file", "sha256", "notebook", "python", "platform", *_PACKAGES, "allegedly")


@dataclass(frozen=True, slots=True)
class Row:
    """A file in ``figures/``: what is in it, which notebook wrote it, and with which versions."""

    file: str
    sha256: str
    notebook: str
    versions: Mapping[str, str]


def versions() -> Mapping[str, str]:
    """Return the versions that the bytes of a figure depend on, the platform among them."""
    here = {
        "python": ".".join(platform.python_version_tuple()[:2]),
        "platform": f"{sys.platform}-{platform.machine().lower()}",
        **{name: version(name) for name in _PACKAGES},
        "allegedly": allegedly.__version__,
    }
    return MappingProxyType(here)


def notebooks(root: Path) -> list[Path]:
    """Return the notebooks in the order in which they are run."""
    return sorted((root / "notebooks").glob("*.ipynb"))


def execute(notebook: Path) -> NotebookNode:
    """Run a notebook in its own folder on a fresh kernel and return it with its outputs; its file stays as it is."""
    import nbformat
    from nbclient import NotebookClient

    content: NotebookNode = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(content, timeout=_PATIENCE, resources={"metadata": {"path": str(notebook.parent)}}).execute()
    return content


def draw(root: Path, *, run: Callable[[Path], object] = execute) -> list[Row]:
    """Run every notebook and return what each of them wrote, in the order of the files' names.

    Raises
    ------
    allegedly.Error
        If two notebooks write the same file.
    """
    folder = root / "figures"
    makers: dict[str, str] = {}
    for notebook in notebooks(root):
        before = _stamps(folder)
        run(notebook)
        for name in sorted(name for name, stamp in _stamps(folder).items() if before.get(name) != stamp):
            if name in makers:
                raise allegedly.Error(f"figures/{name} is written by {makers[name]} and by {notebook.name}: rename one")
            makers[name] = notebook.name
    here = versions()
    return [Row(name, _hash(folder / name), makers[name], here) for name in sorted(makers)]


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file() and path.name != MANIFEST)


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    return {path.name: (path.stat().st_mtime_ns, path.stat().st_ino) for path in _files(folder)}


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write(root: Path, rows: Sequence[Row]) -> Path:
    """Write the list into ``figures/`` and return its path."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="\t", lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow([row.file, row.sha256, row.notebook, *(row.versions[name] for name in _COLUMNS[3:])])
    path = root / "figures" / MANIFEST
    path.write_bytes(buffer.getvalue().encode())
    return path


def read(root: Path) -> list[Row]:
    """Read the list in ``figures/``.

    Raises
    ------
    allegedly.Error
        If it is missing or has other columns.
    """
    path = root / "figures" / MANIFEST
    if not path.is_file():
        raise allegedly.Error(f"{path} is missing: make it with 'make figures'")
    header, *lines = csv.reader(io.StringIO(path.read_text("utf-8")), delimiter="\t")
    if tuple(header) != _COLUMNS or any(len(line) != len(_COLUMNS) for line in lines):
        raise allegedly.Error(
            f"{path} does not have the columns {', '.join(_COLUMNS)}: make it anew with 'make figures'"
        )
    return [Row(line[0], line[1], line[2], dict(zip(_COLUMNS[3:], line[3:], strict=True))) for line in lines]


def problems(root: Path) -> list[str]:
    """Hold the files in ``figures/`` against the list, and return what differs, one line each."""
    rows = {row.file: row for row in read(root)}
    there = {path.name: path for path in _files(root / "figures")}
    known = {path.name for path in notebooks(root)}
    found = [f"figures/{name} is listed and missing" for name in rows if name not in there]
    found += [f"figures/{name} is not what a notebook wrote last" for name in there if name not in rows]
    found += [
        f"figures/{name} was changed"
        for name, row in rows.items()
        if name in there and _hash(there[name]) != row.sha256
    ]
    found += [
        f"figures/{name} is by {row.notebook}, which is missing"
        for name, row in rows.items()
        if row.notebook not in known
    ]
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw and list, or check; return the exit code."""
    parser = argparse.ArgumentParser(prog="figures_manifest", description="List what the notebooks draw.")
    parser.add_argument("--check", action="store_true", help="run nothing: hold the files against the list")
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: that of this file)")
    options = parser.parse_args(arguments)
    root = options.root.resolve()

    def run(notebook: Path) -> None:
        print(f"running {notebook.name}", file=sys.stderr, flush=True)
        execute(notebook)

    try:
        if not options.check:
            path = write(root, draw(root, run=run))
            print(f"{len(read(root))} files are listed in {path.relative_to(root)}", file=sys.stderr)
        found = problems(root)
    except allegedly.Error as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for problem in found:
        print(problem, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
