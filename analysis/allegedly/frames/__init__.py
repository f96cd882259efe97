"""Tidy tables of everything found in a text: one row a thing, with its offsets and where it comes from.

The builders turn tuples of records into pandas frames. Every frame opens with the column ``doc`` (that of a corpus
with ``corpus_id`` before it), closes with one ``meta_`` column for each item of the document's metadata, and keeps
its columns and dtypes when it has no rows, so that frames of many documents can be put together with
:func:`pandas.concat`.

`ledger` is the long form of the dispute, one row an act on a charge; `positions` the form to read, one row a charge;
`edges` what a drawing needs. Acts that did not take place are in none of them unless asked for. `matrix` and
`reporting_verbs` count over all rows that they are given, those of many documents too, and have no column ``doc``.
"""

from __future__ import annotations

from .concordance import concordance, kwic
from .counts import edges, matrix, reporting_verbs
from .ledger_rows import ledger, positions
from .naming import STRATEGIES, naming
from .naming_words import naming_table
from .records import actors, acts, attributions, charges, marks, tokens
from .schema import (
    ACTORS,
    ACTS,
    AGAINST,
    ATTRIBUTIONS,
    CHARGES,
    COLUMNS,
    CONCORDANCE,
    CORPUS,
    DISPUTES,
    EDGES,
    EXPLICITNESS,
    GAP,
    LEDGER,
    LIST,
    MARKS,
    MATRIX,
    NAMING,
    POSITIONS,
    REPORTING_VERBS,
    ROLES,
    STRICT,
    TOKENS,
    VOICES,
    Column,
    columns,
)
from .voices import is_word, voices, voices_of, with_party, with_voice

__all__ = [
    "ACTORS",
    "ACTS",
    "AGAINST",
    "ATTRIBUTIONS",
    "CHARGES",
    "COLUMNS",
    "CONCORDANCE",
    "CORPUS",
    "DISPUTES",
    "EDGES",
    "EXPLICITNESS",
    "GAP",
    "LEDGER",
    "LIST",
    "MARKS",
    "MATRIX",
    "NAMING",
    "POSITIONS",
    "REPORTING_VERBS",
    "ROLES",
    "STRATEGIES",
    "STRICT",
    "TOKENS",
    "VOICES",
    "Column",
    "actors",
    "acts",
    "attributions",
    "charges",
    "columns",
    "concordance",
    "edges",
    "is_word",
    "kwic",
    "ledger",
    "marks",
    "matrix",
    "naming",
    "naming_table",
    "positions",
    "reporting_verbs",
    "tokens",
    "voices",
    "voices_of",
    "with_party",
    "with_voice",
]
