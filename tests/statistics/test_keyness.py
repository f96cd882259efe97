from __future__ import annotations

import math
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import Error
from allegedly.statistics import counts, keyness, log_likelihood, log_odds, log_ratio


def table(*rows: tuple[int, int], words: tuple[int, int] = (1000, 1000)) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["n_a", "n_b"]).assign(words_a=words[0], words_b=words[1])
    frame.insert(0, "lemma", [f"w{n}" for n in range(len(rows))])
    return frame


# ------------------------------------------------------------------ counts
def test_counts_stand_in_order_of_frequency_with_zeros() -> None:
    a, b = (pd.DataFrame({"lemma": words.split()}) for words in ("say deny deny", "say say tell"))
    assert counts(a, b).values.tolist() == [["say", 1, 2, 3, 3], ["deny", 2, 0, 3, 3], ["tell", 0, 1, 3, 3]]


def test_counts_by_several_columns_and_of_other_words() -> None:
    a = pd.DataFrame({"category": ["HEDGE", "HEDGE"], "subtype": ["modal", None]})
    found = counts(a, a.head(0), by=("category", "subtype"), words=(100, 200))
    assert found.values.tolist() == [["HEDGE", "modal", 1, 0, 100, 200]]


# ------------------------------------------------------------------ log-likelihood
# Dunning (1993), "Accurate methods for the statistics of surprise and coincidence", table 1: bigrams of a text by
# -2 log lambda. The four cells of the table are k(AB), k(A~B), k(~AB), k(~A~B).
@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "published"),
    [
        (110, 2442, 111, 29114, 270.72),
        (29, 13, 123, 31612, 263.90),
        (31, 23, 139, 31584, 256.84),
        (10, 0, 3, 31764, 167.23),
        (76, 104, 2476, 29121, 157.21),
    ],
)
def test_four_cells_give_what_dunning_published(
    both: int, first: int, second: int, neither: int, published: float
) -> None:
    found = log_likelihood(table((both, second), words=(both + first, second + neither)), complete=True)
    assert found.loc[0, "log_likelihood"] == pytest.approx(published, abs=0.005)


def test_two_cells_by_hand() -> None:
    # Rayson & Garside (2000): E = N * (a + b) / (c + d); LL = 2 * (a ln(a / E1) + b ln(b / E2)).
    found = log_likelihood(table((30, 10), words=(1000, 3000))).iloc[0]
    wanted = 2 * (30 * math.log(30 / 10) + 10 * math.log(10 / 30))
    assert (found["expected_a"], found["expected_b"]) == (10, 30)
    assert found["log_likelihood"] == pytest.approx(wanted) == pytest.approx(43.944, abs=1e-3)


@pytest.mark.parametrize(("value", "p"), [(3.841459, 0.05), (6.634897, 0.01), (10.827566, 0.001), (15.136705, 0.0001)])
def test_p_is_that_of_the_chi_squared_distribution(value: float, p: float, monkeypatch: pytest.MonkeyPatch) -> None:
    # Critical values with one degree of freedom, as on the page of the log-likelihood wizard of UCREL, Lancaster.
    # `allegedly.statistics.keyness` is the function as well.
    module = sys.modules[log_likelihood.__module__]
    monkeypatch.setattr(module, "_surprise", lambda n, expected: np.array([value / 4]))
    assert log_likelihood(table((1, 1))).loc[0, "p"] == pytest.approx(p, rel=1e-4)


def test_p_of_many_tests_is_holms() -> None:
    # Three p-values in the order of the rows; by hand: smallest * 3, next * 2, largest * 1, never falling, at most 1.
    found = log_likelihood(table((5, 5), (40, 10), (20, 10)))
    p = found["p"].tolist()
    assert p[1] < p[2] < p[0] == 1
    assert found["p_holm"].tolist() == pytest.approx([1, 3 * p[1], 2 * p[2]])


def test_equal_shares_give_nothing() -> None:
    found = log_likelihood(table((10, 30), (0, 0), words=(100, 300)))
    assert found["log_likelihood"].tolist() == pytest.approx([0, 0], abs=1e-12)
    assert found["p"].tolist() == pytest.approx([1, 1])


# ------------------------------------------------------------------ log ratio
@pytest.mark.parametrize(
    ("a", "b", "words", "value"),
    [
        (8, 4, (1000, 1000), 1.0),
        (4, 8, (1000, 1000), -1.0),
        (8, 8, (1000, 2000), 1.0),
        (16, 0, (1000, 1000), 5.0),  # 0 is taken for 0.5 (Hardie 2014)
        (0, 4, (1000, 1000), -3.0),
    ],
)
def test_log_ratio_by_hand(a: int, b: int, words: tuple[int, int], value: float) -> None:
    frame = table((a, b), words=words)
    assert log_ratio(frame).loc[0, "log_ratio"] == value
    assert log_likelihood(frame).loc[0, "log_ratio"] == value


def test_limits_of_the_log_ratio_by_hand() -> None:
    # Katz et al. (1978): the standard error of ln(ratio) is sqrt(1/a - 1/A + 1/b - 1/B).
    found = log_ratio(table((20, 10), words=(100, 100))).iloc[0]
    margin = 1.959964 * math.sqrt(1 / 20 - 1 / 100 + 1 / 10 - 1 / 100) / math.log(2)
    assert (found["low"], found["high"]) == pytest.approx((1 - margin, 1 + margin), rel=1e-6)
    assert (found["rate_a"], found["rate_b"]) == (200, 100)


def test_no_ratio_where_there_is_nothing() -> None:
    assert log_ratio(table((0, 0)))[["log_ratio", "low", "high"]].isna().all(axis=None)


# ------------------------------------------------------------------ log odds
def test_log_odds_by_hand() -> None:
    # Monroe, Colaresi & Quinn (2008), equations 16 and 19, with a prior of 100 words of which 98 and 2 are these.
    general = pd.DataFrame({"lemma": ["w0", "w1"], "n": [98, 2]})
    frame = table((90, 99), (10, 1), words=(100, 100))
    found = log_odds(frame, background=general, strength=100)
    delta = math.log(12 / 188) - math.log(3 / 197)
    error = math.sqrt(1 / 12 + 1 / 188 + 1 / 3 + 1 / 197)
    assert found["prior"].tolist() == [98, 2]
    assert found["log_odds"].tolist() == pytest.approx([-delta, delta])
    assert found["z"].tolist() == pytest.approx([-delta / error, delta / error])
    assert found["low"].tolist() == pytest.approx([-delta - 1.959964 * error, delta - 1.959964 * error], rel=1e-6)


def test_the_prior_keeps_rare_words_from_the_top() -> None:
    frame = table((3, 0), (300, 200), words=(10_000, 10_000))
    rare, frequent = log_ratio(frame)["log_ratio"]
    assert rare > frequent
    rare, frequent = log_odds(frame)["z"]
    assert frequent > rare > 0


def test_what_the_background_lacks_counts_half() -> None:
    found = log_odds(table((1, 1), (2, 2)), background=pd.DataFrame({"lemma": ["w0"], "n": [9.5]}), strength=10)
    assert found["prior"].tolist() == pytest.approx([9.5, 0.5])


def test_both_corpora_are_the_background_by_default() -> None:
    found = log_odds(table((6, 4), (0, 0), words=(100, 100)), strength=20)
    assert found["prior"].tolist() == pytest.approx([1, 0.05])
    assert found.loc[1, "z"] == 0


@given(st.lists(st.tuples(st.integers(0, 90), st.integers(0, 70)), min_size=1, max_size=8))
def test_everything_turns_round_with_the_corpora(rows: list[tuple[int, int]]) -> None:
    one = table(*rows, words=(90, 70))
    other = one.rename(columns={"n_a": "n_b", "n_b": "n_a", "words_a": "words_b", "words_b": "words_a"})
    for complete in (False, True):
        found = log_likelihood(one, complete=complete)["log_likelihood"]
        assert (found >= 0).all()
        assert found.tolist() == pytest.approx(
            log_likelihood(other, complete=complete)["log_likelihood"].tolist(), abs=1e-9
        )
    assert log_ratio(one)["log_ratio"].tolist() == pytest.approx((-log_ratio(other)["log_ratio"]).tolist(), nan_ok=True)
    assert log_odds(one)["z"].tolist() == pytest.approx((-log_odds(other)["z"]).tolist(), abs=1e-9)


@pytest.mark.parametrize("function", [log_likelihood, log_ratio, log_odds])
@pytest.mark.parametrize(
    ("frame", "said"),
    [
        (table((1, 1)).drop(columns="words_b"), "no column 'words_b'; allegedly.statistics.counts makes it"),
        (table((-1, 1)), "-1 in column 'n_a', row 0"),
        (table((1, 1), words=(0, 10)), "corpus a has no words"),
        (table((1, 1), (3, 20), words=(10, 10)), "n_b is 20 and words_b is 10 in row 1"),
    ],
)
def test_bad_counts_are_refused_with_a_remedy(function: Any, frame: pd.DataFrame, said: str) -> None:
    with pytest.raises(Error) as caught:
        function(frame)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("background", "strength", "said"),
    [
        (pd.DataFrame({"word": ["w0"], "n": [1]}), 500, "no column that names the things counted"),
        (pd.DataFrame({"lemma": ["w0"]}), 500, "background: no column 'n'"),
        (pd.DataFrame({"lemma": ["w0", "w0"], "n": [1, 2]}), 500, "names a thing twice"),
        (pd.DataFrame({"lemma": ["w0"], "n": [0]}), 500, "nothing was counted"),
        (None, 0, "strength=0"),
    ],
)
def test_a_bad_background_is_refused_with_a_remedy(background: Any, strength: float, said: str) -> None:
    with pytest.raises(Error) as caught:
        log_odds(table((1, 1)), background=background, strength=strength)
    assert said in str(caught.value)


def test_a_missing_column_of_a_corpus_is_named() -> None:
    frame = pd.DataFrame({"lemma": ["say"]})
    with pytest.raises(Error, match="b: no column 'lemma'"):
        counts(frame, frame.rename(columns={"lemma": "word"}))


# ------------------------------------------------------------------ all three
def test_keyness_puts_the_three_side_by_side_in_the_order_of_z() -> None:
    counted = table((2, 30), (30, 2), (10, 10))
    background = pd.DataFrame({"lemma": ["w0", "w1", "w2"], "n": [5, 5, 90]})
    found = keyness(counted, background=background, strength=100, per=100, level=0.9)
    assert found["lemma"].tolist() == ["w1", "w2", "w0"]
    found = found.sort_values("lemma", ignore_index=True)
    for one, columns in (
        (log_ratio(counted, per=100, level=0.9), ["rate_a", "rate_b", "log_ratio", "low", "high"]),
        (log_odds(counted, background=background, strength=100), ["z"]),
        (log_likelihood(counted), ["log_likelihood", "p_holm"]),
    ):
        pd.testing.assert_frame_equal(found[columns], one[columns])
