"""Runs over corpora of any size: Parquet tables that are written part by part, and read the same way.

`run_corpus` writes them, on one core, on many, or on many machines, and goes on where it was stopped; `open_results`
reads them, whole or what a query asks for.
"""

from __future__ import annotations

from .results import Results, Table, open_results
from .running import PART_WORDS, run_corpus
from .schema import DOCUMENTS, PROBLEMS, TABLES, schema

__all__ = [
    "DOCUMENTS",
    "PART_WORDS",
    "PROBLEMS",
    "TABLES",
    "Results",
    "Table",
    "open_results",
    "run_corpus",
    "schema",
]
