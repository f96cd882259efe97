"""``allegedly evaluate``: measure the library on corpora that you have."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ._options import DEFAULTS, Options, PathOption, analysis
from ._output import write_utf8, writing

if TYPE_CHECKING:
    import pandas as pd

_FOLDER: Final = PathOption(exists=True, file_okay=False, path_type=Path)
_FILE: Final = PathOption(exists=True, dir_okay=False, path_type=Path)

# The backspace tells click to leave the lines as they are.
_EXAMPLES: Final = """\b
Examples:
  allegedly evaluate --recorded
  allegedly evaluate --polnear corpora/polnear --ud corpora/ud
  allegedly evaluate --polnear corpora/polnear --acts gold/acts_dev.json -o quality.tsv
  allegedly evaluate --probes gold/probes.json --without rule:C7
"""


@click.command("evaluate", epilog=_EXAMPLES)
@click.option("--polnear", type=_FOLDER, help="PolNeAR: attributions, and the texts of acts, marks and syntax.")
@click.option("--ud", type=_FOLDER, help="Treebanks of English in CoNLL-U: parts of speech and dependencies.")
@click.option("--acts", type=_FILE, help="Gold: acts in sentences of PolNeAR.")
@click.option("--marks", type=_FILE, help="Gold: marks in articles of PolNeAR.")
@click.option("--fresh-marks", type=_FILE, help="Gold: marks in articles annotated after the lexica were written.")
@click.option("--syntax", type=_FILE, help="Gold: dependencies in sentences of PolNeAR.")
@click.option("--judged", type=_FILE, help="Gold: judged acts of the rules; with --acts.")
@click.option("--probes", type=_FILE, help="Gold: probe sentences.")
@click.option("--seed", type=_FILE, help="Gold: the seed article, its text beside it with the ending .txt.")
@click.option("--split", default="dev", show_default=True, help="Split of the corpora to measure on.")
@click.option("--only", metavar="PART", multiple=True, help="A part to measure; may be given several times.")
@click.option("--recorded", is_flag=True, help="Show what was measured for this version; needs no corpus.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a figure and line.")
@click.option(
    "-o",
    "--out",
    type=PathOption(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the figures there, as a table parted by tabs (or JSON lines), and the table to read to the terminal.",
)
@analysis
def command(
    *,
    split: str,
    only: tuple[str, ...],
    recorded: bool,
    as_json: bool,
    out: Path | None,
    options: Options,
    **inputs: Path | None,
) -> int:
    """Measure how good the library is, on corpora that you have.

    Every part for which the inputs are given is measured. A figure stands with its 95 % interval over articles, the
    number of cases that it rests on, and what people reach against each other where that is known.
    """
    if recorded and any(inputs.values()):
        raise click.UsageError("--recorded shows what was measured before; leave it out, or leave the corpora out.")
    if not recorded and not any(inputs.values()):
        raise click.UsageError("Give a corpus, such as --polnear FOLDER, or --recorded.")
    if recorded and options != DEFAULTS:
        raise click.UsageError("--recorded was measured with our tables and all rules; leave out what changes them.")
    from .. import evaluation

    if recorded:
        found = evaluation.recorded()
        if unknown := sorted(set(only).difference(found["part"])):
            parts = ", ".join(found["part"].unique())
            raise click.UsageError(f"Nothing is recorded of a part {unknown[0]!r}; the parts are {parts}.")
        found = found[found["part"].isin(only)] if only else found
    else:
        found = evaluation.evaluate(split=split, only=only, **inputs, **options)
    data = _json_lines(found) if as_json else evaluation.to_tsv(found)
    if out is not None:
        with writing(out):
            out.parent.mkdir(parents=True, exist_ok=True)
            out.write_bytes(data.encode("utf-8"))
    write_utf8(data if as_json and out is None else evaluation.table(found) + "\n")
    return 0


def _json_lines(found: pd.DataFrame) -> str:
    rows = found.astype(object).where(found.notna(), None).to_dict("records")
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
