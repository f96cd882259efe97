r"""Cells of a spreadsheet: several things in one, and text that no program takes for a formula.

A cell that begins with ``=`` is a formula to a spreadsheet program, and so are some that begin with another sign;
a text from outside may thus run one (CWE-1236, "formula injection"). `guard` puts an apostrophe before such text,
as the OWASP recommends, and `unguard` takes it away again.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Hashable

_APOSTROPHE: Final = "'"
#: Signs that open a formula (those of full width do so in Japanese versions), spaces before them or not; and marks
#: that part cells. A lone sign, such as the token "-", is none. Apostrophes before them are guarded too, so that
#: nothing is lost in taking ours away.
_FORMULA: Final = re.compile(r"'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠]).", re.DOTALL)
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def guard(value: object) -> object:
    """Return a value that no spreadsheet program takes for a formula.

    Parameters
    ----------
    value : object
        The content of a cell.

    Returns
    -------
    object
        Text that begins like a formula with an apostrophe before it; everything else, numbers too, as it is.

    Examples
    --------
    >>> guard("=1+1"), guard("-"), guard(-1), guard("Moscow denied")
    ("'=1+1", '-', -1, 'Moscow denied')
    """
    return _APOSTROPHE + value if isinstance(value, str) and _FORMULA.match(value) else value


def unguard(value: object) -> object:
    """Return the value that `guard` was given.

    Examples
    --------
    >>> unguard("'=1+1"), unguard("'tis"), unguard(guard("'+7"))
    ('=1+1', "'tis", "'+7")
    """
    if isinstance(value, str) and value.startswith(_APOSTROPHE) and _FORMULA.match(value):
        return value[1:]
    return value


def cells(frame: pd.DataFrame, *, guarded: bool = True) -> pd.DataFrame:
    """Make a frame ready for a file of cells, such as CSV.

    Parameters
    ----------
    frame : pandas.DataFrame
        Any of the library's frames.
    guarded : bool
        Put an apostrophe before text that begins like a formula (see `guard`), in column names too. Without it the
        text is as in the article, and a spreadsheet program may run what stands in it.

    Returns
    -------
    pandas.DataFrame
        The same rows and columns. Cells that hold several things are JSON; half a surrogate pair, which no file in
        UTF-8 can hold, is U+FFFD, so that offsets still count.

    Examples
    --------
    >>> frame = pd.DataFrame({"text": ["=cmd()", "so"], "spans": [((0, 6),), ()]})
    >>> cells(frame).values.tolist()
    [["'=cmd()", '[[0, 6]]'], ['so', '[]']]
    """
    parts = {name: _ready(frame[name], guarded=guarded) for name in frame.columns}
    ready = pd.DataFrame(parts, index=frame.index, columns=frame.columns)
    return ready.rename(columns=_name) if guarded else ready


def _name(name: Hashable) -> Hashable:
    return str(guard(name)) if isinstance(name, str) else name


def _ready(column: pd.Series, *, guarded: bool) -> pd.Series:
    if not (pd.api.types.is_string_dtype(column.dtype) or column.dtype == object):
        return column
    return column.map(lambda value: _cell(value, guarded=guarded), na_action="ignore")


def _cell(value: object, *, guarded: bool) -> object:
    if isinstance(value, (tuple, list, dict, np.ndarray)):
        value = json.dumps(value, ensure_ascii=False, default=_listed)
    if isinstance(value, str) and not value.isascii():
        value = _SURROGATE.sub("\ufffd", value)
    return guard(value) if guarded else value


def _listed(value: object) -> object:
    """Return what JSON has no word for: arrays, as Parquet gives lists back, as lists, all else as text."""
    return value.tolist() if isinstance(value, (np.ndarray, np.generic)) else str(value)
