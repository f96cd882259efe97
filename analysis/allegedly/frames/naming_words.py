"""The words for each actor by voice: the frame of `allegedly.frames.naming` as a table to read."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pandas as pd

from .._errors import Error
from .._types import UNSTATED
from .naming import STRATEGIES
from .schema import LIST


def naming_table(
    table: pd.DataFrame,
    *,
    kinds: Collection[str] = ("name", "description", "apposition", "modifier", "predicate", "label"),
    by: str = "voice",
) -> pd.DataFrame:
    """Set out by which words each voice speaks of each actor: one row an actor, one column a voice.

    Parameters
    ----------
    table : pandas.DataFrame
        Columns as in `NAMING`, of one document or of several put together.
    kinds : Collection of str
        Kinds of naming to take in; pronouns are left out by default.
    by : str
        Column whose values become the columns: ``"voice"``, ``"quote"``, ``"kind"``, ``"doc"`` or one of metadata.

    Returns
    -------
    pandas.DataFrame
        ``actor``, ``n`` (rows taken in) and one column a value of `by`, the frequent ones first. Cells hold words with
        the number of times in brackets, the frequent ones first; without article; negated ones with "not" before them;
        ``""`` where the voice does not speak of the actor.

    Raises
    ------
    Error
        If there is no such kind or column.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.frames import naming
    >>> doc = analyze("Ann Bell, a former spy, left. The mayor called Bell a liar.", name="two")
    >>> naming_table(naming(doc)).iloc[0].to_dict()
    {'actor': 'Ann Bell', 'n': 4, 'AUTHOR': 'Ann Bell (1); former spy (1)', 'mayor': 'Bell (1); liar (1)'}
    """
    for kind in kinds:
        if kind not in STRATEGIES:
            raise Error(f"no naming is of kind {kind!r}; use {', '.join(STRATEGIES)}")
    if by not in table.columns:
        raise Error(f"the frame has no column {by!r}; use voice, quote, kind, doc or a column of metadata")
    chosen = table[table["kind"].isin(list(kinds))]
    counts: dict[str, dict[str, dict[str, int]]] = {}
    values: dict[str, int] = {}
    columns = ["actor", by, "kind", "text", "negated", "start", "evidence_start"]
    for actor, value, kind, text, negated, start, begin in chosen[columns].astype(object).itertuples(index=False):
        words = ("not " if negated else "") + _bare(str(text), opens=kind != "name" and start == begin)
        column = UNSTATED if pd.isna(value) else str(value)
        values[column] = values.get(column, 0) + 1
        cell = counts.setdefault(str(actor), {}).setdefault(column, {})
        cell[words] = cell.get(words, 0) + 1
    order = sorted(values, key=lambda value: -values[value])
    rows = [
        {
            "actor": actor,
            "n": sum(sum(cell.values()) for cell in cells.values()),
            **{value: _cell(cells.get(value, {})) for value in order},
        }
        for actor, cells in counts.items()
    ]
    wide = pd.DataFrame(rows, columns=["actor", "n", *order]).astype({"n": "int64"})
    return wide.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def _cell(words: Mapping[str, int]) -> str:
    return LIST.join(f"{word} ({n})" for word, n in sorted(words.items(), key=lambda item: -item[1]))


def _bare(text: str, *, opens: bool) -> str:
    """Return words without their article, and without the capital that only opens a sentence."""
    words = text.split()
    if opens and len(words[0]) > 1:
        words[0] = words[0][0].lower() + words[0][1:]
    return " ".join(words[1:] if len(words) > 1 and words[0].lower() in ("the", "a", "an") else words)
