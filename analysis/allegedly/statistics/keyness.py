"""Which words, or other things, one corpus has more of than another: keyness."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import TYPE_CHECKING, Final

import numpy as np
import pandas as pd

from .._errors import Error
from ._frames import keys, names, need, numbers, scale, share

if TYPE_CHECKING:
    from ._frames import Numbers

#: The columns that hold the counts.
COUNTS: Final = ("n_a", "n_b", "words_a", "words_b")

#: What stands for a count of zero in a ratio (Hardie 2014).
_NEARLY_NONE: Final = 0.5


def counts(
    a: pd.DataFrame, b: pd.DataFrame, *, by: str | Sequence[str] = "lemma", words: tuple[int, int] | None = None
) -> pd.DataFrame:
    """Count how often each thing comes up in two corpora: what the other functions here begin with.

    Parameters
    ----------
    a, b : pandas.DataFrame
        One row a thing in either corpus, as a rule tokens.
    by : str or sequence of str
        What to count apart: ``"lemma"``, ``("lemma", "upos")``.
    words : tuple of int, optional
        Number of words in `a` and in `b`. By default the number of their rows, which is right if the frames hold all
        the words (and nothing else: leave punctuation out first), and wrong if they hold some, such as marks.

    Returns
    -------
    pandas.DataFrame
        The columns of `by`, ``n_a``, ``n_b``, ``words_a`` and ``words_b``; what comes up most stands first. Rows in
        which a column of `by` is missing are not counted.

    Raises
    ------
    Error
        If a column is missing, a corpus has no words, or something comes up more often than there are words.

    Examples
    --------
    >>> a, b = (pd.DataFrame({"lemma": words.split()}) for words in ("say deny deny", "say say tell"))
    >>> counts(a, b).values.tolist()
    [['say', 1, 2, 3, 3], ['deny', 2, 0, 3, 3], ['tell', 0, 1, 3, 3]]
    """
    columns = names(by)
    found = []
    for frame, name in ((a, "a"), (b, "b")):
        need(frame, columns, what=name)
        found.append(frame.groupby(columns, sort=True).size().rename(f"n_{name}"))
    table = pd.concat(found, axis=1).fillna(0).astype("int64").sort_index()
    table.index.names = columns
    table = table.reset_index().assign(words_a=len(a), words_b=len(b))
    if words is not None:
        table = table.assign(words_a=words[0], words_b=words[1])
    _checked(table)
    order = (table["n_a"] + table["n_b"]).sort_values(ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def log_likelihood(counts: pd.DataFrame, *, complete: bool = False) -> pd.DataFrame:
    """Test whether two corpora have equally much of something: the log-likelihood ratio (Dunning 1993).

    Parameters
    ----------
    counts : pandas.DataFrame
        Columns ``n_a``, ``n_b``, ``words_a`` and ``words_b``, such as `counts` makes.
    complete : bool
        Sum over all four cells of the table, the other words of either corpus among them, as Dunning (1993) does. By
        default over the two cells of the thing itself, as is usual in corpus linguistics (Rayson & Garside 2000); for
        anything rare the two agree.

    Returns
    -------
    pandas.DataFrame
        The frame with ``expected_a``, ``expected_b`` (counts if both had equally much), ``log_likelihood``, ``p`` (of
        the chi-squared distribution with one degree of freedom), ``p_holm`` (the same, made safe for testing all
        rows at once: Holm 1979) and ``log_ratio``, the size of the difference (see `log_ratio`).

    Raises
    ------
    Error
        If a column is missing, a count is below zero or above the number of words, or a corpus has no words.

    Notes
    -----
    It asks how sure a difference is, not how large: read it with ``log_ratio``. It takes words for independent of each
    other, which words of one article are not, and so finds too much (Kilgarriff 2005; Lijffijt et al. 2016); `compare`
    resamples documents.

    Examples
    --------
    >>> table = pd.DataFrame({"lemma": ["deny"], "n_a": [30], "n_b": [10], "words_a": [1000], "words_b": [1000]})
    >>> log_likelihood(table)[["expected_a", "log_likelihood", "p", "log_ratio"]].round(4).values.tolist()
    [[20.0, 10.465, 0.0012, 1.585]]
    """
    n_a, n_b, words_a, words_b = _checked(counts)
    share_a = words_a / (words_a + words_b)
    expected_a, expected_b = (n_a + n_b) * share_a, (n_a + n_b) * (1 - share_a)
    cells = [(n_a, expected_a), (n_b, expected_b)]
    if complete:
        cells += [(words_a - n_a, words_a - expected_a), (words_b - n_b, words_b - expected_b)]
    value = np.maximum(2 * sum((_surprise(n, expected) for n, expected in cells), np.zeros(len(counts))), 0)
    # A chi-squared variable with one degree of freedom is a standard normal one, squared.
    p = np.array([math.erfc(math.sqrt(one / 2)) for one in value], dtype=np.float64)
    return counts.assign(
        expected_a=expected_a,
        expected_b=expected_b,
        log_likelihood=value,
        p=p,
        p_holm=_holm(p),
        log_ratio=_log_ratio(n_a, n_b, words_a, words_b),
    )


def log_ratio(counts: pd.DataFrame, *, per: float = 1000, level: float = 0.95) -> pd.DataFrame:
    """Measure how much more of something one corpus has: the binary logarithm of the ratio of rates (Hardie 2014).

    Parameters
    ----------
    counts : pandas.DataFrame
        Columns ``n_a``, ``n_b``, ``words_a`` and ``words_b``, such as `counts` makes.
    per : float
        Number of words to which rates are scaled.
    level : float
        Confidence level.

    Returns
    -------
    pandas.DataFrame
        The frame with ``rate_a``, ``rate_b`` (per `per` words), ``log_ratio`` (1: twice as much in a; -1: half as
        much; 0: as much) and its limits ``low`` and ``high`` (Katz et al. 1978). A count of zero is taken for 0.5;
        where both are zero, there is no ratio.

    Raises
    ------
    Error
        If a column is missing, a count is below zero or above the number of words, or a corpus has no words.

    Notes
    -----
    The limits take words for independent of each other; see `log_likelihood`.

    Examples
    --------
    >>> table = pd.DataFrame({"lemma": ["deny"], "n_a": [8], "n_b": [0], "words_a": [1000], "words_b": [500]})
    >>> log_ratio(table)[["rate_a", "rate_b", "log_ratio"]].values.tolist()
    [[8.0, 0.0, 3.0]]
    """
    n_a, n_b, words_a, words_b = _checked(counts)
    per = scale(per)
    value = _log_ratio(n_a, n_b, words_a, words_b)
    some_a, some_b = np.maximum(n_a, _NEARLY_NONE), np.maximum(n_b, _NEARLY_NONE)
    error = np.sqrt(np.maximum(1 / some_a - 1 / words_a + 1 / some_b - 1 / words_b, 0)) / math.log(2)
    margin = _normal(level) * error
    return counts.assign(
        rate_a=n_a / words_a * per, rate_b=n_b / words_b * per, log_ratio=value, low=value - margin, high=value + margin
    )


def log_odds(
    counts: pd.DataFrame, *, background: pd.DataFrame | None = None, strength: float = 500, level: float = 0.95
) -> pd.DataFrame:
    """Find the words that tell two corpora apart: log odds with an informative Dirichlet prior.

    What is rare is drawn towards its share in a background, so that it does not head the list by chance (Monroe,
    Colaresi & Quinn 2008, section 3.5.1).

    Parameters
    ----------
    counts : pandas.DataFrame
        Columns that name the thing, ``n_a``, ``n_b``, ``words_a`` and ``words_b``, such as `counts` makes.
    background : pandas.DataFrame, optional
        How often each thing comes up in general: the columns that name the thing, and ``n``. What it lacks counts
        half. By default both corpora together.
    strength : float
        Number of words that the prior weighs as much as: the larger, the less is made of rare things.
    level : float
        Confidence level.

    Returns
    -------
    pandas.DataFrame
        The frame with ``prior`` (words of the prior that are this thing), ``log_odds`` (natural logarithm of the ratio
        of odds; above 0 for what is typical of a), its limits ``low`` and ``high``, and ``z`` (by its standard error),
        by which to sort.

    Raises
    ------
    Error
        If a column is missing, a count is below zero or above the number of words, a corpus has no words, the
        background names a thing twice or nothing at all, or `strength` is not above 0.

    Notes
    -----
    The standard error is that of all four cells; programs that leave out the cells of all other words give the same
    `z` for anything rare. Like the tests of single words it takes words for independent; see `log_likelihood`.

    Examples
    --------
    >>> table = pd.DataFrame(
    ...     {"lemma": ["say", "deny"], "n_a": [90, 10], "n_b": [99, 1], "words_a": [100] * 2, "words_b": [100] * 2}
    ... )
    >>> general = pd.DataFrame({"lemma": ["say", "deny"], "n": [98, 2]})
    >>> log_odds(table, background=general, strength=100)[["lemma", "prior", "log_odds", "z"]].round(2).values.tolist()
    [['say', 98.0, -1.43, -2.19], ['deny', 2.0, 1.43, 2.19]]
    """
    n_a, n_b, words_a, words_b = _checked(counts)
    if not strength > 0:
        raise Error(f"strength={strength}: give the number of words that the prior weighs as much as, such as 500")
    prior = strength * _shares(counts, background)
    inside_a, inside_b = n_a + prior, n_b + prior
    outside_a, outside_b = words_a + strength - inside_a, words_b + strength - inside_b
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.log(inside_a / outside_a) - np.log(inside_b / outside_b)
        error = np.sqrt(1 / inside_a + 1 / outside_a + 1 / inside_b + 1 / outside_b)
        z = value / error
    margin = _normal(level) * error
    return counts.assign(prior=prior, log_odds=value, low=value - margin, high=value + margin, z=z)


def keyness(
    counts: pd.DataFrame,
    *,
    background: pd.DataFrame | None = None,
    strength: float = 500,
    per: float = 1000,
    level: float = 0.95,
) -> pd.DataFrame:
    """Put side by side which words tell two corpora apart, by how much, and how sure that is.

    Parameters
    ----------
    counts : pandas.DataFrame
        Columns that name the thing, ``n_a``, ``n_b``, ``words_a`` and ``words_b``, such as `counts` makes.
    background, strength
        As for `log_odds`.
    per, level
        As for `log_ratio`.

    Returns
    -------
    pandas.DataFrame
        The frame with ``rate_a``, ``rate_b``, ``log_ratio``, ``low``, ``high`` (see `log_ratio`: how much), ``z``
        (see `log_odds`: what to look at first), ``log_likelihood`` and ``p_holm`` (see `log_likelihood`: how sure),
        what is most typical of a first and what is most typical of b last.

    Raises
    ------
    Error
        As `log_odds` does.

    Examples
    --------
    >>> a, b = (pd.DataFrame({"lemma": words.split()}) for words in ("say deny deny", "say say tell"))
    >>> keyness(counts(a, b))[["lemma", "n_a", "n_b", "log_ratio"]].values.tolist()
    [['deny', 2, 0, 2.0], ['say', 1, 2, -1.0], ['tell', 0, 1, -1.0]]
    """
    table = log_ratio(counts, per=per, level=level).assign(
        z=log_odds(counts, background=background, strength=strength)["z"],
        **{name: log_likelihood(counts)[name] for name in ("log_likelihood", "p_holm")},
    )
    return table.sort_values("z", ascending=False, kind="stable", ignore_index=True)


def _shares(counts: pd.DataFrame, background: pd.DataFrame | None) -> Numbers:
    """Return the share of each thing in the background."""
    if background is None:
        both = counts["n_a"].to_numpy(dtype=np.float64) + counts["n_b"].to_numpy(dtype=np.float64)
        words = counts["words_a"].to_numpy(dtype=np.float64) + counts["words_b"].to_numpy(dtype=np.float64)
        # What comes up in neither has some prior all the same, or its odds would be none by none.
        shares: Numbers = np.maximum(both, _NEARLY_NONE) / words
        return shares
    columns = [name for name in counts.columns if name in background.columns and name not in (*COUNTS, "n")]
    if not columns:
        raise Error("background: no column that names the things counted; give it the columns that counts were made by")
    general = numbers(background, "n", what="background")
    if not general.sum():
        raise Error("background: nothing was counted; leave it out, or give a frame with counts above 0")
    known = dict(zip(keys(background, columns), general.tolist(), strict=True))
    if len(known) < len(background):
        raise Error(f"background names a thing twice; sum its rows by {', '.join(columns)} first")
    found = [known.get(key) or _NEARLY_NONE for key in keys(counts, columns)]
    absent = sum(not known.get(key) for key in set(keys(counts, columns)))
    shares = np.array(found, dtype=np.float64) / (general.sum() + _NEARLY_NONE * absent)
    return shares


def _checked(counts: pd.DataFrame) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    n_a, n_b, words_a, words_b = (numbers(counts, name, what="counts") for name in COUNTS)
    for n, words, name in ((n_a, words_a, "a"), (n_b, words_b, "b")):
        if (words == 0).any():
            raise Error(f"counts: corpus {name} has no words in column 'words_{name}'; compare with one that has some")
        wrong = np.flatnonzero(n > words)
        if len(wrong):
            raise Error(
                f"counts: n_{name} is {n[wrong[0]]:g} and words_{name} is {words[wrong[0]]:g} in row {wrong[0]}; "
                "give the number of all words in the corpus"
            )
    return n_a, n_b, words_a, words_b


def _surprise(n: Numbers, expected: Numbers) -> Numbers:
    some = n > 0
    found: Numbers = np.where(some, n * np.log(np.where(some, n, 1) / np.where(some, expected, 1)), 0)
    return found


def _log_ratio(n_a: Numbers, n_b: Numbers, words_a: Numbers, words_b: Numbers) -> Numbers:
    ratio = np.maximum(n_a, _NEARLY_NONE) / words_a / (np.maximum(n_b, _NEARLY_NONE) / words_b)
    found: Numbers = np.where(n_a + n_b > 0, np.log2(ratio), np.nan)
    return found


def _holm(p: Numbers) -> Numbers:
    order = np.argsort(p, kind="stable")
    adjusted = np.minimum(np.maximum.accumulate(p[order] * np.arange(len(p), 0, -1)), 1)
    found = np.empty_like(adjusted)
    found[order] = adjusted
    return found


def _normal(level: float) -> float:
    return NormalDist().inv_cdf((1 + share(level)) / 2)
