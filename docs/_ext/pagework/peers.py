"""The tables of other people's programs, from `docs/peers.tsv`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import pandas as pd

from bench.peers.registry import read_table

from .cells import Cell, Table, cell
from .record import ROOT

TABLE: Final = ROOT / "docs" / "peers.tsv"
_ATTRIBUTIONS: Final = (
    ("found, F1", "attributions"),
    ("95 %", ""),
    ("with quotation marks", "attributions.quoted"),
    ("without", "attributions.indirect"),
    ("found, source right", "with_source"),
)
_HEDGES: Final = (
    ("marked before, F1", "hedges"),
    ("marked after", "hedges_fresh"),
    ("nothing mended on", "hedges_held_out"),
)
_NOTHING: Final = "–"


@cache
def _table() -> pd.DataFrame:
    return read_table(TABLE)


def _systems(rows: pd.DataFrame) -> list[str]:
    return list(dict.fromkeys(rows["system"]))


def _name(system: str) -> Cell:
    rows = _table()[_table()["system"].eq(system)]
    version = rows["version"].dropna().iloc[0] if rows["version"].notna().any() else ""
    before = "" if rows["measured"].eq("this run").all() else " *"
    return cell(f"{system} {version}".strip() + before)


def _value(system: str, part: str, measure: str, digits: str = ".1f") -> Cell:
    rows = _table()
    found = rows[rows["system"].eq(system) & rows["part"].eq(part) & rows["measure"].eq(measure)]["value"]
    return cell(_NOTHING if found.empty else format(found.iloc[0], digits))


def _interval(system: str, part: str, measure: str) -> Cell:
    rows = _table()
    found = rows[rows["system"].eq(system) & rows["part"].eq(part) & rows["measure"].eq(measure)]
    if found.empty or pd.isna(found["low"].iloc[0]):
        return cell(_NOTHING)
    return cell(f"{found['low'].iloc[0]:.1f} to {found['high'].iloc[0]:.1f}")


def attributions() -> Table:
    """Compare programs that find attributions or quotations."""
    rows = []
    for system in _systems(_table()[_table()["part"].eq("attributions")]):
        cells = [
            _value(system, "attributions", measure) if measure else _interval(system, "attributions", "attributions")
            for _, measure in _ATTRIBUTIONS
        ]
        rows.append((_name(system), *cells, _value(system, "speed", "words", ",.0f")))
    heads = ("program", *(head for head, _ in _ATTRIBUTIONS), "words a second")
    return Table(heads, tuple(rows), (30, 10, 16, 12, 10, 12, 10))


def hedges() -> Table:
    """Compare programs that find hedges."""
    rows = []
    for system in _systems(_table()[_table()["part"].eq("hedges")]):
        cells: Sequence[Cell] = [_value(system, part, "HEDGE") for _, part in _HEDGES]
        rates = (_value(system, "hedges_fresh", measure) for measure in ("precision", "recall"))
        rows.append((_name(system), *cells, *rates))
    heads = ("program", *(head for head, _ in _HEDGES), "precision, marked after", "recall, marked after")
    return Table(heads, tuple(rows), (25, 15, 15, 15, 15, 15))


def start() -> Table:
    """Compare what programs take to start, and memory."""
    rows = []
    for system in _systems(_table()[_table()["part"].eq("speed") & _table()["measure"].eq("ready")]):
        numbers = (("words", ",.0f"), ("ready", ".1f"), ("memory", ",.0f"))
        rows.append((_name(system), *(_value(system, "speed", measure, digits) for measure, digits in numbers)))
    return Table(("program", "words a second", "s to the first text", "MB at most"), tuple(rows), (40, 20, 20, 20))
