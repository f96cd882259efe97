"""Check by hand: draw a sample, code it in a spreadsheet or in brat, and let the corrections flow back.

The way goes `sample` (or `items`), `write_csv`, `write_brat` or `write_doccano`, the person's work, `read_csv`,
`read_brat` or `read_doccano`. What comes back goes into `precision` (how often the tool is right), `compare` (how far
coders agree with it and with each other) and `corrected` (the frames of the document as the person has them, from which
ledger, edges and figures follow).

>>> from allegedly import analyze, frames
>>> from allegedly.byhand import confirmed, corrected, items
>>> doc = analyze("Moscow denied arming the rebels.", name="arms")
>>> checked = confirmed(items(doc))
>>> frames.ledger(corrected(doc.acts, checked), doc.charges)[["act", "source_name", "corrected"]].values.tolist()
[['DENY', 'Moscow', 'confirmed']]
"""

from __future__ import annotations

from .agreement import ABSENT, compare, confusion, disagreements
from .brat import read_brat, write_brat
from .carrying import carried_over
from .checking import confirmed
from .correcting import BY_HAND, CORRECTED, corrected
from .doccano import read_doccano, write_doccano
from .items import CHECKED, CHECKS, ITEMS, KINDS, items, labels_of
from .sampling import precision, recall, sample, wilson
from .sheets import CODED, SHEET, read_csv, write_csv

__all__ = [
    "ABSENT",
    "BY_HAND",
    "CHECKED",
    "CHECKS",
    "CODED",
    "CORRECTED",
    "ITEMS",
    "KINDS",
    "SHEET",
    "carried_over",
    "compare",
    "confirmed",
    "confusion",
    "corrected",
    "disagreements",
    "items",
    "labels_of",
    "precision",
    "read_brat",
    "read_csv",
    "read_doccano",
    "recall",
    "sample",
    "wilson",
    "write_brat",
    "write_csv",
    "write_doccano",
]
