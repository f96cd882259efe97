"""What a comparison of groups comes to: estimates to draw, and which group has more."""

from __future__ import annotations

from typing import Final, Literal

import pandas as pd

from .._errors import Error
from ._frames import keys, need

Effect = Literal["difference", "ratio"]

#: Where groups are alike.
_ALIKE: Final[dict[str, float]] = {"difference": 0.0, "ratio": 1.0}
_COLUMNS: Final = ("label", "estimate", "low", "high", "n_a", "n_b", "a", "b", "more")


def differences(compared: pd.DataFrame, *, of: Effect = "difference") -> pd.DataFrame:
    """Say of each comparison which group has more, in the form that `allegedly.figures.forest` draws.

    Parameters
    ----------
    compared : pandas.DataFrame
        What `compare` returned.
    of : {"difference", "ratio"}
        Which of its two effects to take.

    Returns
    -------
    pandas.DataFrame
        One row a comparison, the largest estimate first: ``label`` (what was compared, and which groups, if there are
        several pairs), ``estimate``, ``low``, ``high``, ``n_a``, ``n_b``, ``a``, ``b``, and ``more``: the group that
        has more, missing where the interval holds equality (0, or 1 for ratios), so that it could be either.

    Raises
    ------
    Error
        If a column is missing, or there is no such effect.

    Examples
    --------
    >>> from allegedly.statistics import compare
    >>> words = pd.DataFrame({"doc": list("abcd"), "paper": list("xxyy"), "words": 100})
    >>> marks = pd.DataFrame({"doc": list("aaabbbcd"), "paper": list("xxxxxxyy"), "category": "HEDGE"})
    >>> found = differences(compare(marks, words, group="paper"))
    >>> found[["label", "estimate", "n_a", "n_b", "more"]].values.tolist()
    [['HEDGE', 20.0, 6, 2, 'x']]
    """
    if of not in _ALIKE:
        raise Error(f"of={of!r}: give 'difference' or 'ratio'")
    need(compared, ["a", "b", "n_a", "n_b", of, f"{of}_low", f"{of}_high"], what="compared")
    by = list(compared.columns[: list(compared.columns).index("a")])
    labels = [" ".join("" if part is None else str(part) for part in thing) for thing in keys(compared, by)]
    pairs = keys(compared, ["a", "b"])
    if not by or len(set(pairs)) > 1:
        labels = [f"{label} ({a}, {b})".lstrip() for label, (a, b) in zip(labels, pairs, strict=True)]
    table = compared.rename(columns={of: "estimate", f"{of}_low": "low", f"{of}_high": "high"}).assign(label=labels)
    sides = zip(table["a"], table["b"], table["low"].gt(_ALIKE[of]), table["high"].lt(_ALIKE[of]), strict=True)
    more = [a if above else b if below else None for a, b, above, below in sides]
    table = table.assign(more=pd.Series(more, table.index, dtype=object))
    return table.sort_values("estimate", ascending=False, kind="stable", ignore_index=True)[list(_COLUMNS)]
