"""How often something is found for each thousand words, and how groups of documents or speakers differ."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Final, Literal

import numpy as np
import pandas as pd

from .._errors import Error
from ._frames import Key, in_order, key_frame, keys, names, need, numbers, scale, share
from .poisson import limits
from .resampling import generator_of, many, weights
from .resampling import interval as percentiles

if TYPE_CHECKING:
    from ._frames import Numbers

Interval = Literal["poisson", "bootstrap"]

#: With fewer documents than this, resampling them says too little of how documents differ.
ENOUGH: Final = 10


def rates(
    marks: pd.DataFrame,
    words: int | pd.DataFrame,
    *,
    by: str | Sequence[str] = ("category",),
    per: float = 1000,
    level: float = 0.95,
    interval: Interval | None = None,
    draws: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Count things for each thousand words, with intervals.

    Parameters
    ----------
    marks : pandas.DataFrame
        One row a thing: marks, acts, attributions, with the columns in `by`.
    words : int or pandas.DataFrame
        Number of words in which they were looked for; or a frame with a column ``words``, such as that of
        `allegedly.frames.voices`, one or more rows a document. Where it has columns in `by` (``voice``,
        ``meta_outlet``), each group is measured by its own words; else by all.
    by : str or sequence of str
        What to count apart; ``()`` counts all rows together.
    per : float
        Number of words to which rates are scaled.
    level : float
        Confidence level.
    interval : {"poisson", "bootstrap"}, optional
        ``"poisson"``: exact limits of a count (Garwood 1936), for one text, or when there are few; they hold if
        things come up independently of each other at a steady rate, and are too narrow where they come in clusters.
        ``"bootstrap"``: percentile interval over documents (Efron & Tibshirani 1993). By default the second from ten
        documents on. A group without any rows has the first, as resamples of nothing are all alike.
    draws, seed : int
        Number of resamples, and the seed of their generator.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, then ``n`` (rows counted), ``words``, ``rate``, ``low``, ``high`` (per `per` words),
        ``docs`` (number of documents with words of the group; missing if `words` is a number) and ``interval``. Every
        group of `words` stands beside every kind that was found anywhere, so that zeros are seen.

    Raises
    ------
    Error
        If a column is missing, a count is below zero, marks come from a document or group without words, or documents
        are to be resampled and there are fewer than two.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.frames import voices, with_voice
    >>> doc = analyze('"We may never know," the minister said. He will perhaps resign.')
    >>> found = rates(with_voice(doc.marks, doc), voices(doc), by=("voice", "category"))
    >>> found.loc[found["category"].eq("HEDGE"), ["voice", "n", "words", "rate"]].round(1).values.tolist()
    [['AUTHOR', 1, 7, 142.9], ['minister', 1, 4, 250.0]]
    """
    per, level = scale(per), share(level)
    columns = names(by)
    found = _tally(marks, words, columns)
    n, size = found.n.sum(axis=0), found.words.sum(axis=0)
    chosen = interval or ("bootstrap" if len(found.docs) >= ENOUGH else "poisson")
    low, high = _exact(n, size, level)
    kinds = np.full(len(n), "poisson", dtype=object)
    if chosen == "bootstrap":
        if not found.by_document:
            raise Error(
                "words is a number, or a frame without the column 'doc': to resample documents, give a frame with the "
                "columns doc and words, and marks with doc"
            )
        many(len(found.docs), what="words")
        drawn = _resampled(found, draws=draws, seed=seed)
        some = n > 0
        low[some], high[some] = (bound[some] for bound in percentiles(drawn, level))
        kinds[some] = "bootstrap"
    elif chosen != "poisson":
        raise Error(f"interval={chosen!r}: give 'poisson' or 'bootstrap'")
    table = key_frame(found.keys, columns, marks)
    return table.assign(
        n=n.astype("int64"),
        words=size.astype("int64"),
        rate=_divided(n, size) * per,
        low=low * per,
        high=high * per,
        docs=pd.Series((found.words > 0).sum(axis=0) if found.by_document else pd.NA, table.index, dtype="Int64"),
        interval=kinds.astype(str),
    )


def compare(
    marks: pd.DataFrame,
    words: pd.DataFrame,
    *,
    group: str,
    by: str | Sequence[str] = ("category",),
    reference: object = None,
    per: float = 1000,
    level: float = 0.95,
    draws: int = 2000,
    seed: int = 0,
) -> pd.DataFrame:
    """Compare how often things are found in two groups: outlets, periods, speakers.

    Parameters
    ----------
    marks : pandas.DataFrame
        One row a thing, with ``doc``, `group` and the columns in `by`.
    words : pandas.DataFrame
        Columns ``doc``, ``words`` and `group`, one or more rows a document, such as those of
        `allegedly.frames.voices` of all documents.
    group : str
        The column that tells the groups apart: ``meta_outlet``, ``voice``.
    by : str or sequence of str
        What to compare apart; ``()`` compares all rows together.
    reference : object, optional
        The group to compare every other one with, as ``b``. By default every group is compared with every later one.
    per : float
        Number of words to which rates are scaled.
    level : float
        Confidence level of each interval; with many intervals some miss by chance.
    draws, seed : int
        Number of resamples, and the seed of their generator.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, then the groups ``a`` and ``b``; for each of the two ``n``, ``words``, ``docs`` and
        ``rate`` (with ``_a`` and ``_b`` behind them); ``difference`` (rate of a less rate of b) and ``ratio`` (one by
        the other), each with ``_low`` and ``_high``. Intervals are percentile intervals over resampled documents
        (Efron & Tibshirani 1993). If every document is of one group, documents are drawn group by group, else all
        together, so that speakers of one document stay together.

    Raises
    ------
    Error
        If a column is missing, a count is below zero, there are fewer than two groups, or one has fewer than two
        documents.

    Examples
    --------
    >>> marks = pd.DataFrame({"doc": list("aabcdd"), "paper": list("xxxyyy"), "category": ["HEDGE"] * 6})
    >>> words = pd.DataFrame({"doc": list("abcd"), "paper": list("xxyy"), "words": [100, 200, 200, 400]})
    >>> found = compare(marks, words, group="paper")
    >>> found[["a", "b", "n_a", "n_b", "difference", "difference_low", "difference_high"]].values.tolist()
    [['x', 'y', 3, 3, 5.0, 0.0, 15.0]]
    """
    per, level = scale(per), share(level)
    columns = [group, *(name for name in names(by) if name != group)]
    need(words, ["doc", "words", group], what="words")
    need(marks, ["doc", *columns], what="marks")
    found = _tally(marks, words, columns)
    strata = _strata(words, group, found.docs)
    groups = in_order({(key[0],) for key in found.keys})
    if len(groups) < 2:
        raise Error(f"column {group!r} has {len(groups)} value: give the rows of at least two groups to compare")
    pairs = [(one, other) for (one,), (other,) in combinations(groups, 2)]
    if reference is not None:
        if (reference,) not in groups:
            raise Error(f"reference={reference!r} is not in column {group!r}: {', '.join(str(g) for (g,) in groups)}")
        pairs = [(one, reference) for (one,) in groups if one != reference]
    for name, members in strata.items():
        many(len(members), what=f"words of {group} {name!r}" if len(strata) > 1 else "words")
    drawn = _resampled(found, draws=draws, seed=seed, strata=list(strata.values())) * per
    at = {key: place for place, key in enumerate(found.keys)}
    rest = in_order({key[1:] for key in found.keys})
    chosen = [(key, a, b) for key in rest for a, b in pairs]
    left = np.array([at[(a, *key)] for key, a, _ in chosen], dtype=np.intp)
    right = np.array([at[(b, *key)] for key, _, b in chosen], dtype=np.intp)
    n, size, docs = found.n.sum(axis=0), found.words.sum(axis=0), (found.words > 0).sum(axis=0)
    rate = _divided(n, size) * per
    difference = percentiles(drawn[:, left] - drawn[:, right], level)
    ratio = percentiles(_divided(drawn[:, left], drawn[:, right]), level)
    table = key_frame([key for key, _, _ in chosen], columns[1:], marks)
    table = table.assign(
        a=pd.Series([a for _, a, _ in chosen], dtype=words[group].dtype),
        b=pd.Series([b for _, _, b in chosen], dtype=words[group].dtype),
    )
    for side, places in (("a", left), ("b", right)):
        table[f"n_{side}"] = n[places].astype("int64")
        table[f"words_{side}"] = size[places].astype("int64")
        table[f"docs_{side}"] = docs[places]
        table[f"rate_{side}"] = rate[places]
    return table.assign(
        difference=rate[left] - rate[right],
        difference_low=difference[0],
        difference_high=difference[1],
        ratio=_divided(rate[left], rate[right]),
        ratio_low=ratio[0],
        ratio_high=ratio[1],
    )


@dataclass(frozen=True, slots=True)
class _Tally:
    """Counts and words of every group in every document: arrays with one row a document, one column a group."""

    keys: list[Key]
    docs: list[object]
    n: Numbers
    words: Numbers
    by_document: bool


def _tally(marks: pd.DataFrame, words: int | pd.DataFrame, columns: Sequence[str]) -> _Tally:
    need(marks, columns, what="marks")
    if not isinstance(words, pd.DataFrame):
        words = pd.DataFrame({"words": [words]})
    sizes = numbers(words, "words", what="words")
    if not len(words) and len(marks):
        raise Error("words: no documents; give at least one row with a number of words")
    by_document = "doc" in words.columns and "doc" in marks.columns
    shared = [name for name in columns if name in words.columns]
    others = [name for name in columns if name not in shared]
    there = list(dict.fromkeys(keys(words, shared)))
    kinds = in_order(keys(marks, others)) if others else [()]
    parts = {name: (True, shared.index(name)) if name in shared else (False, others.index(name)) for name in columns}
    joined = {
        tuple(one[place] if is_shared else kind[place] for is_shared, place in parts.values()): one
        for one in there
        for kind in kinds
    }
    found = in_order(joined)
    at = {key: place for place, key in enumerate(found)}
    docs: list[object] = list(words["doc"].unique()) if by_document else [None]
    row = {name: place for place, name in enumerate(docs)}
    where_words = words["doc"] if by_document else [None] * len(words)
    shared_at = {one: place for place, one in enumerate(there)}
    whole = np.zeros((len(docs), len(there)))
    for name, key, size in zip(where_words, keys(words, shared), sizes, strict=True):
        whole[row[name], shared_at[key]] += size
    n = np.zeros((len(docs), len(found)))
    lacking = [key for key, place in shared_at.items() if not whole[:, place].any()]
    for name, key in zip(marks["doc"] if by_document else [None] * len(marks), keys(marks, columns), strict=True):
        if name not in row:
            raise Error(f"marks are of document {name!r}, which has no words; give words of the same documents")
        if key not in at or joined[key] in lacking:
            said = ", ".join(
                f"{column}={part!r}" for column, part in zip(columns, key, strict=True) if column in shared
            )
            raise Error(
                f"marks of {said or 'some document'} have no words; give words of the same documents and groups"
            )
        n[row[name], at[key]] += 1
    size = whole[:, [shared_at[joined[key]] for key in found]]
    return _Tally(found, docs, n, size, by_document)


def _strata(words: pd.DataFrame, group: str, docs: Sequence[object]) -> dict[object, list[int]]:
    """Return the documents of each group by their places, or all in one if a document has several groups."""
    groups: dict[object, set[object]] = {}
    for name, (value,) in zip(words["doc"], keys(words, [group]), strict=True):
        groups.setdefault(name, set()).add(value)
    if any(len(found) > 1 for found in groups.values()):
        return {None: list(range(len(docs)))}
    strata: dict[object, list[int]] = {}
    for place, name in enumerate(docs):
        (value,) = groups[name]
        strata.setdefault(value, []).append(place)
    return strata


def _resampled(found: _Tally, *, draws: int, seed: int, strata: Sequence[Sequence[int]] | None = None) -> Numbers:
    """Return the rates of resamples, one row a resample, as shares of one word."""
    parts = strata or [range(len(found.docs))]
    generator = generator_of(draws, seed)
    n = np.zeros((draws, found.n.shape[1]))
    size = np.zeros_like(n)
    for members in parts:
        places = list(members)
        first = 0
        for block in weights(len(places), draws=draws, generator=generator):
            rows = slice(first, first + len(block))
            n[rows] += block @ found.n[places]
            size[rows] += block @ found.words[places]
            first += len(block)
    return _divided(n, size)


def _exact(n: Numbers, size: Numbers, level: float) -> tuple[Numbers, Numbers]:
    bounds = np.array([limits(int(count), level) for count in n]).reshape(-1, 2)
    return _divided(bounds[:, 0], size), _divided(bounds[:, 1], size)


def _divided(n: Numbers, size: Numbers) -> Numbers:
    """Divide; something by nothing is infinite, nothing by nothing missing."""
    with np.errstate(divide="ignore", invalid="ignore"):
        quotient: Numbers = n / size
    return quotient
