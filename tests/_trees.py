"""Own sentences as trees (see `_readings.reading`), some with the slips that parsers make: rows of acts.tsv."""

from __future__ import annotations

from pathlib import Path

_ROWS = Path(__file__).with_name("acts.tsv").read_text("utf-8").splitlines()[1:]

#: Tree by name.
TREES: dict[str, str] = dict(row.split("\t") for row in _ROWS)
