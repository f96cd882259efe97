"""Which programs are compared, and what was measured of those that cannot be installed by a command."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from bench import speed

ADAPTERS: Final = Path(__file__).with_name("adapters")
RECORDED: Final = Path(__file__).with_name("recorded.tsv")

_SPACY: Final = speed.REQUIREMENTS


@dataclass(frozen=True, slots=True)
class Peer:
    """A program to run.

    Parameters
    ----------
    system : str
        What the tables call it.
    adapter : str
        Name of the script in `ADAPTERS`.
    finds : tuple of str
        ``"attributions"``, ``"marks"``.
    requirements : tuple of str
        What its environment holds, as pip takes it; empty for what needs nothing but this project.
    environment : str
        Name of the environment; programs with the same requirements share one.
    shown : str
        The requirement whose version stands in the tables.
    """

    system: str
    adapter: str
    finds: tuple[str, ...]
    requirements: tuple[str, ...] = ()
    environment: str = ""
    shown: str = ""


PEERS: Final = (
    Peer("allegedly", "allegedly_itself", ("attributions", "marks")),
    Peer("quotation marks alone", "quotation_marks", ("attributions",)),
    Peer(
        "textacy, direct quotations",
        "textacy_quotations",
        ("attributions",),
        ("textacy==0.13.0", *_SPACY),
        "textacy",
        "textacy",
    ),
    Peer(
        "textacy, a paragraph at a time",
        "textacy_paragraphs",
        ("attributions",),
        ("textacy==0.13.0", *_SPACY),
        "textacy",
        "textacy",
    ),
    Peer(
        "sayswho, quote finder",
        "sayswho_finder",
        ("attributions",),
        ("sayswho==0.1.4", *_SPACY),
        "sayswho",
        "sayswho",
    ),
    Peer("ConvoKit, hedges", "convokit_hedges", ("marks",), ("convokit==5.0.0", *_SPACY), "convokit", "convokit"),
    Peer("spaCy, parse alone", "spacy_parse", (), _SPACY, "spacy-venv", "spacy"),
)

COLUMNS: Final = ("system", "version", "part", "measure", "value", "low", "high", "n", "measured")
"""Columns of the table of peers: ``measured`` says when and how."""


def recorded() -> pd.DataFrame:
    """Give what was measured before of programs that are no packages of PyPI, columns `COLUMNS`."""
    return read_table(RECORDED)


def read_table(path: Path) -> pd.DataFrame:
    """Read a table of peers."""
    found = pd.read_csv(path, sep="\t", keep_default_na=False, na_values=["-"], dtype={"version": "str"})
    return found.astype({"value": "float64", "low": "float64", "high": "float64", "n": "Int64"})[list(COLUMNS)]


def write_table(found: pd.DataFrame, path: Path) -> None:
    """Write a table of peers."""
    text = found[list(COLUMNS)].to_csv(sep="\t", index=False, na_rep="-", float_format="%.6g", lineterminator="\n")
    path.write_bytes(text.encode("utf-8"))
