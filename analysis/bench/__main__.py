"""Measure everything, or some parts: ``python -m bench --data DIR``."""

from __future__ import annotations

import hashlib
import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import click

from allegedly import Error
from allegedly.evaluation import rules
from allegedly.reading import default_path
from bench import quality
from bench.environments import default_cache
from bench.parts import PARTS, TABLES, Inputs
from bench.portability import UnavailableError
from bench.report import Figures, as_json, record, table
from training.record import RECORD

_LIBRARIES: Final = ("numpy", "onnxruntime", "tokenizers", "nltk", "pandas")


def _environment() -> dict[str, object]:
    """Say what the figures are measured with."""
    return {
        "model": hashlib.sha256(default_path().read_bytes()).hexdigest(),
        "python": platform.python_version(),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "versions": {name: metadata.version(name) for name in _LIBRARIES},
    }


def _parts(_: click.Context, __: click.Parameter, value: str | None) -> list[str]:
    known = [*PARTS, *TABLES]
    names = known if value is None else [name.strip() for name in value.split(",")]
    if unknown := [name for name in names if name not in known]:
        raise click.BadParameter(f"no part {unknown[0]!r}; the parts are {', '.join(known)}")
    return names


_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.option("--data", type=_FOLDER, required=True, help="Folder that holds polnear/ and ud/.")
@click.option(
    "--gold",
    type=_FOLDER,
    help="Folder with acts, marks, probes and the seed's gold; default: gold/ in --data or beside it.",
)
@click.option("--only", callback=_parts, metavar="PART,...", help=f"Parts to run, of {', '.join([*PARTS, *TABLES])}.")
@click.option(
    "--record",
    "target",
    type=click.Path(dir_okay=False, path_type=Path),
    default=RECORD,
    show_default="the model's record.json",
    help="JSON file whose measured part takes the figures.",
)
@click.option(
    "--cache",
    type=click.Path(file_okay=False, path_type=Path),
    default=default_cache,
    show_default="~/.cache/allegedly-bench",
    help="Folder for spaCy's environment.",
)
def main(data: Path, gold: Path | None, only: list[str], target: Path, cache: Path) -> None:
    """Measure the library on corpora and print one table.

    A part whose corpus, gold or tool is missing is named on the error stream and left out.
    """
    beside = next((folder for folder in (data / "gold", data.parent / "gold") if folder.is_dir()), data)
    inputs = Inputs(data, gold or beside, cache)
    measured: dict[str, Figures] = {}
    tables: list[str] = []
    for name in only:
        part: dict[str, Any]
        try:
            if name in TABLES:
                key, measure = TABLES[name]
                part = {key: measure(inputs)}
                tables.append(rules.table(part[key]))
            else:
                measured[name] = PARTS[name](inputs)
                part = as_json({name: measured[name]})
        except (Error, FileNotFoundError, UnavailableError) as error:
            click.echo(f"{name}: not run: {error}", err=True)
        else:
            record(target, {"with": _environment(), **part})
    if not measured and not tables:
        sys.exit(1)
    if target == RECORD:
        quality.main()
    people = {key: estimate.value for key, estimate in measured.get("people", {}).items()}
    for text in [*([table(measured, people=people)] if measured else []), *tables]:
        click.echo(text)
    click.echo(f"written to {target}", err=True)


if __name__ == "__main__":
    main(prog_name="python -m bench")
