"""Lexica of stance markers: rows of a table, checked on loading, found in one pass over the words.

A lexicon is data. `default` gives the one that ships with the package, `load` reads a table of your own, and
rows are combined, replaced and switched off without touching a file:

>>> lexicon = default().without("HEDGE.weasel", "test:clause_adverb")
>>> any(entry.subtype == "weasel" for entry in lexicon)
False

The columns of a table, in this order, parted by tabs:

================== ================================================================================
``entry``          pattern: words, alternatives, gaps (see the README beside the tables)
``category``       one of `CATEGORIES`
``subtype``        one of the subtypes of that category
``test``           named syntactic test that must hold (`allegedly.syntactic_tests`), or ``-``
``commitment``     what the marker does to what it bears on, one of `COMMITMENTS`, or ``-``
``source``         keys into SOURCES.md, parted by commas
``example``        own sentence in which the entry must fire
``counterexample`` own sentence in which it must not, or ``-``
``note``           remark, or ``-``
================== ================================================================================
"""

from __future__ import annotations

from .._tables import Cue, WordClass, cues, objects, word_class
from .checks import Report, check, report
from .reporting import Tables, default_tables, load_tables
from .rows import CATEGORIES, COLUMNS, COMMITMENTS, QUOTED, Entry, Lexicon
from .switching import Switches, switches
from .tables import FILES, OPTIONAL, default, load

__all__ = [
    "CATEGORIES",
    "COLUMNS",
    "COMMITMENTS",
    "FILES",
    "OPTIONAL",
    "QUOTED",
    "Cue",
    "Entry",
    "Lexicon",
    "Report",
    "Switches",
    "Tables",
    "WordClass",
    "check",
    "cues",
    "default",
    "default_tables",
    "load",
    "load_tables",
    "objects",
    "report",
    "switches",
    "word_class",
]
