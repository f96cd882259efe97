"""How good the library is: every measure that it is judged by, over corpora that you have.

`evaluate` runs the library over corpora and gold files and gives one tidy frame of figures with their intervals, and
with what people reach beside them. `recorded` gives the figures that were measured for this version. The scorers
themselves are pure functions over annotations, gold and predicted, in the modules `attributions`, `acts`, `marks`,
`ledger`, `syntax`, `news_syntax` and `rules`.
"""

from __future__ import annotations

from .frame import COLUMNS, recorded, table, to_tsv
from .running import evaluate

__all__ = ["COLUMNS", "evaluate", "recorded", "table", "to_tsv"]
