"""Which columns of a frame a paper shows, what it calls them, and how it writes what stands in them."""

from __future__ import annotations

import math
import numbers
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

import pandas as pd

from .._errors import Error
from ..frames import COLUMNS, LIST

#: The columns that a paper shows of each frame, if it is not told otherwise. ``doc`` is left out where it is one.
SHOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        name: tuple(columns.split())
        for name, columns in {
            "tokens": "doc text lemma upos deprel tag",
            "attributions": "doc speaker cue content quote author_commitment",
            "marks": "doc text category subtype holder scope",
            "acts": "doc act source_name target_name cue charge explicitness",
            "charges": "doc id gloss accused n",
            "actors": "doc name aliases speaks_for n",
            "ledger": "doc gloss act source_name target_name cue explicitness",
            "positions": "doc gloss accused accusers deniers undercutters evaders",
            "edges": "doc gloss act source target n hedged",
            "corpus": "corpus_id doc gloss act source_name target_name cue explicitness",
            "voices": "doc voice quote words attributions share",
            "naming": "doc actor voice quote kind text",
            "concordance": "doc left hit right voice",
        }.items()
    }
)

#: Headings of columns whose names do not make one.
HEADINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "a": "a",
        "accused": "Held against",
        "aliases": "Also called",
        "author_commitment": "Author’s stance",
        "b": "b",
        "charge_id": "Charge no.",
        "corpus_id": "Charge no.",
        "cue_lemma": "Verb",
        "deprel": "Relation",
        "doc": "Document",
        "docs": "Documents",
        "gloss": "Charge",
        "high": "High",
        "id": "No.",
        "n": "n",
        "n_a": "n (a)",
        "n_b": "n (b)",
        "docs_a": "Documents (a)",
        "docs_b": "Documents (b)",
        "expected_a": "Expected (a)",
        "expected_b": "Expected (b)",
        "p": "p",
        "p_holm": "p (Holm)",
        "quote": "Quotation",
        "rate_a": "Rate (a)",
        "rate_b": "Rate (b)",
        "source_name": "Source",
        "source_party": "Source’s party",
        "target_name": "Target",
        "target_party": "Target’s party",
        "upos": "Part of speech",
        "words_a": "Words (a)",
        "words_b": "Words (b)",
        "z": "z",
    }
)

_P_VALUES: Final = ("p", "p_holm")
_SMALL: Final = 0.001
#: Control characters and halves of surrogate pairs: nothing that can be typeset.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def kind_of(frame: pd.DataFrame) -> str | None:
    """Return the name of the library's frame that a frame is, None for another or for a part of one.

    Examples
    --------
    >>> from allegedly.frames import VOICES
    >>> kind_of(pd.DataFrame(columns=[*VOICES, "meta_outlet"])), kind_of(pd.DataFrame(columns=["doc", "voice"]))
    ('voices', None)
    """
    there = set(frame.columns)
    fitting = [name for name, columns in COLUMNS.items() if there >= set(columns)]
    return max(fitting, key=lambda name: len(COLUMNS[name]), default=None)


def chosen(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> pd.DataFrame:
    """Return the columns that a paper shows.

    Parameters
    ----------
    frame : pandas.DataFrame
        A frame of the library, or any other.
    columns : sequence of str, optional
        The columns to show, in this order. By default those in `SHOWN`, without ``doc`` if there is one document only;
        all columns of a frame that is not in `SHOWN`.

    Raises
    ------
    Error
        If there is no such column.
    """
    if columns is not None:
        for name in columns:
            if name not in frame.columns:
                raise Error(f"no column {name!r} to show; there are {', '.join(map(str, frame.columns))}")
        return frame[list(columns)]
    known = SHOWN.get(kind_of(frame) or "")
    if known is None:
        return frame
    return frame[[name for name in known if name != "doc" or frame["doc"].nunique() > 1]]


def heading(name: object, headings: Mapping[str, str] | None = None) -> str:
    """Return what a column is called in a paper.

    Examples
    --------
    >>> heading("source_name"), heading("explicitness"), heading("meta_outlet"), heading("log_ratio")
    ('Source', 'Explicitness', 'Outlet', 'Log ratio')
    """
    name = str(name)
    if headings is not None and name in headings:
        return headings[name]
    plain = name.removeprefix("meta_").replace("_", " ").strip()
    return HEADINGS.get(name, plain[:1].upper() + plain[1:])


def written(frame: pd.DataFrame, *, digits: int = 2) -> pd.DataFrame:
    """Return a frame with every value as it is printed.

    Parameters
    ----------
    frame : pandas.DataFrame
        The columns to print.
    digits : int
        Decimal places of numbers that are not whole; p-values have three.

    Returns
    -------
    pandas.DataFrame
        Strings. A missing value is empty; several things are parted with semicolons; line breaks are spaces.

    Raises
    ------
    Error
        If `digits` is below 0.

    Examples
    --------
    >>> frame = pd.DataFrame({"n": [3], "rate": [1.005], "p": [0.0001], "aliases": [("the firm", "it")], "x": [None]})
    >>> written(frame).values.tolist()
    [['3', '1.00', '<0.001', 'the firm; it', '']]
    """
    if digits < 0:
        raise Error(f"digits={digits}: give the number of decimal places, 0 or more")
    parts = [
        pd.Series([_written(value, 3 if name in _P_VALUES else digits, small=name in _P_VALUES) for value in column])
        for name, column in frame.items()
    ]
    if not parts:
        return pd.DataFrame(index=range(len(frame)))
    return pd.concat(parts, axis=1, keys=range(len(parts))).astype(object).set_axis(frame.columns, axis=1)


def is_number(column: pd.Series) -> bool:
    """Tell whether a column is set flush right."""
    return pd.api.types.is_numeric_dtype(column.dtype) and not pd.api.types.is_bool_dtype(column.dtype)


def _written(value: object, digits: int, *, small: bool) -> str:
    if isinstance(value, (tuple, list)):
        return LIST.join(_written(one, digits, small=False) for one in value)
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool) or type(value).__name__ == "bool":
        return "yes" if value else "no"
    if isinstance(value, numbers.Real) and not isinstance(value, numbers.Integral):
        number = float(value)
        if math.isinf(number):
            return "inf" if number > 0 else "-inf"
        return f"<{_SMALL}" if small and number < _SMALL else f"{number:.{digits}f}"
    if isinstance(value, pd.Timestamp):
        return value.strftime("%Y-%m-%d" if value == value.normalize() else "%Y-%m-%d %H:%M")
    return " ".join(_UNPRINTABLE.sub("\ufffd", str(value)).split())
