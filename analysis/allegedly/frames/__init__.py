"""Tidy tables of everything found in a text: one row a thing, with its offsets and where it comes from.

The builders turn tuples of records into pandas frames. Every frame opens with the column ``doc`` (that of a corpus
with ``corpus_id`` before it), closes with one ``meta_`` column for each item of the document's metadata, and keeps
its columns and dtypes when it has no rows, so that frames of many documents can be put together with
:func:`pandas.concat`.

`ledger` is the long form of the dispute, one row an act on a charge; `positions` the form to read, one row a charge;
`edges` what a drawing needs. Acts that did not take place are in none of them unless asked for.
"""

from __future__ import annotations

from .counts import edges
from .ledger_rows import ledger, positions
from .records import actors, acts, attributions, charges, marks, tokens
from .schema import (
    ACTORS,
    ACTS,
    AGAINST,
    ATTRIBUTIONS,
    CHARGES,
    COLUMNS,
    CORPUS,
    DISPUTES,
    EDGES,
    EXPLICITNESS,
    GAP,
    LEDGER,
    LIST,
    MARKS,
    POSITIONS,
    ROLES,
    STRICT,
    TOKENS,
    Column,
    columns,
)

__all__ = [
    "ACTORS",
    "ACTS",
    "AGAINST",
    "ATTRIBUTIONS",
    "CHARGES",
    "COLUMNS",
    "CORPUS",
    "DISPUTES",
    "EDGES",
    "EXPLICITNESS",
    "GAP",
    "LEDGER",
    "LIST",
    "MARKS",
    "POSITIONS",
    "ROLES",
    "STRICT",
    "TOKENS",
    "Column",
    "actors",
    "acts",
    "attributions",
    "charges",
    "columns",
    "edges",
    "ledger",
    "marks",
    "positions",
    "tokens",
]
