from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import Error
from allegedly.statistics import compare, rates

MARKS = pd.DataFrame(
    {
        "doc": ["a", "a", "a", "b"],
        "voice": ["AUTHOR", "Bell", "Bell", "AUTHOR"],
        "category": ["HEDGE", "HEDGE", "BOOSTER", "HEDGE"],
    }
)
WORDS = pd.DataFrame({"doc": ["a", "a", "b"], "voice": ["AUTHOR", "Bell", "AUTHOR"], "words": [100, 50, 300]})


def corpus(documents: int, *, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Marks and words of made-up documents of two papers, the first of which hedges twice as much."""
    generator = np.random.default_rng(seed)
    words = pd.DataFrame({"doc": [f"d{n:03}" for n in range(documents)], "words": 500})
    words["paper"] = ["x" if n % 2 else "y" for n in range(documents)]
    numbers = generator.poisson([10 if paper == "x" else 5 for paper in words["paper"]])
    return words.loc[words.index.repeat(numbers), ["doc", "paper"]].assign(category="HEDGE"), words


def test_rates_by_category_are_for_all_words() -> None:
    found = rates(MARKS, WORDS)
    assert found[["category", "n", "words", "docs"]].values.tolist() == [["BOOSTER", 1, 450, 2], ["HEDGE", 3, 450, 2]]
    assert found["rate"].tolist() == pytest.approx([1000 / 450, 3000 / 450])


def test_a_voice_is_measured_by_its_own_words_and_zeros_are_shown() -> None:
    found = rates(MARKS, WORDS, by=("voice", "category"))
    assert found[["voice", "category", "n", "words"]].values.tolist() == [
        ["AUTHOR", "BOOSTER", 0, 400],
        ["AUTHOR", "HEDGE", 2, 400],
        ["Bell", "BOOSTER", 1, 50],
        ["Bell", "HEDGE", 1, 50],
    ]
    none = found.to_dict("records")[0]
    assert (none["rate"], none["low"]) == (0, 0)
    assert none["high"] == pytest.approx(3.689 / 400 * 1000, rel=1e-3)


def test_limits_of_a_single_text_are_garwoods() -> None:
    # 10 in 2000 words; 4.795 and 18.390 are the limits of a count of 10.
    marks = pd.DataFrame({"category": ["HEDGE"] * 10})
    found = rates(marks, 2000).iloc[0]
    assert (found["rate"], found["low"], found["high"]) == pytest.approx((5, 4.795 / 2, 18.390 / 2), abs=1e-3)
    assert (found["interval"], pd.isna(found["docs"])) == ("poisson", True)


def test_documents_are_resampled_once_there_are_ten() -> None:
    assert set(rates(*corpus(9))["interval"]) == {"poisson"}
    assert set(rates(*corpus(10))["interval"]) == {"bootstrap"}


def test_clusters_widen_the_interval() -> None:
    words = pd.DataFrame({"doc": [f"d{n}" for n in range(20)], "words": 100})
    marks = pd.DataFrame({"doc": ["d0"] * 30 + ["d1"] * 30, "category": "HEDGE"})
    exact, drawn = (rates(marks, words, interval=kind).iloc[0] for kind in ("poisson", "bootstrap"))
    assert drawn["high"] - drawn["low"] > 2 * (exact["high"] - exact["low"])


def test_a_group_without_marks_has_exact_limits_among_resampled_ones() -> None:
    marks, words = corpus(12)
    words["voice"] = "AUTHOR"
    more = words.assign(voice="Bell", words=7)
    found = rates(marks.assign(voice="AUTHOR"), pd.concat([words, more]), by=("voice", "category"))
    assert found["interval"].tolist() == ["bootstrap", "poisson"]
    assert found["high"].min() > 0


def test_all_rows_are_counted_together_without_by() -> None:
    assert rates(MARKS, WORDS, by=())[["n", "words"]].values.tolist() == [[4, 450]]


def test_a_missing_value_is_a_group() -> None:
    marks = MARKS.assign(subtype=pd.Series(["modal", None, None, "modal"]))
    assert rates(marks, 100, by="subtype")[["n"]].values.tolist() == [[2], [2]]


def test_no_marks_give_no_rows_but_columns() -> None:
    found = rates(MARKS.head(0), WORDS)
    assert len(found) == 0
    assert list(found.columns) == ["category", "n", "words", "rate", "low", "high", "docs", "interval"]


def test_marks_and_words_are_left_alone() -> None:
    marks, words = MARKS.copy(), WORDS.copy()
    rates(marks, words, by=("voice", "category"))
    compare(marks, words, group="voice")
    pd.testing.assert_frame_equal(marks, MARKS)
    pd.testing.assert_frame_equal(words, WORDS)


def test_the_seed_and_nothing_else_makes_the_interval() -> None:
    marks, words = corpus(12)
    first = rates(marks, words, seed=3)
    pd.testing.assert_frame_equal(first, rates(marks, words, seed=3))
    assert not first.equals(rates(marks, words, seed=4))


@pytest.mark.parametrize(
    ("marks", "words", "options", "said"),
    [
        (MARKS, WORDS, {"by": "outlet"}, "marks: no column 'outlet'; name one of its columns"),
        (MARKS.drop(columns="voice"), WORDS, {"by": "voice"}, "no column 'voice'; allegedly.frames.with_voice adds it"),
        (MARKS, WORDS.drop(columns="words"), {}, "no column 'words'; allegedly.frames.voices counts them"),
        (MARKS, WORDS, {"by": "meta_outlet"}, "give the documents meta={'outlet': ...}"),
        (MARKS, WORDS.assign(words=-1), {}, "-1 in column 'words', row 0; counts start at 0"),
        (MARKS, WORDS.assign(words="many"), {}, "column 'words' holds no numbers"),
        (MARKS, -5, {}, "-5 in column 'words'"),
        (MARKS, WORDS.head(0), {}, "no documents"),
        (MARKS, WORDS[WORDS["doc"].eq("a")], {}, "marks are of document 'b', which has no words"),
        (MARKS, WORDS[WORDS["voice"].eq("AUTHOR")], {"by": "voice"}, "marks of voice='Bell' have no words"),
        (MARKS, 0, {}, "have no words"),
        (MARKS, 450, {"interval": "bootstrap"}, "give a frame with the columns doc and words"),
        (MARKS[:3], WORDS[:2], {"interval": "bootstrap"}, "one document"),
        (MARKS, WORDS, {"interval": "wilson"}, "give 'poisson' or 'bootstrap'"),
        (MARKS, WORDS, {"level": 95}, "level=95: give a share between 0 and 1"),
        (MARKS, WORDS, {"per": 0}, "per=0"),
        (MARKS, WORDS, {"interval": "bootstrap", "draws": 0}, "draws=0"),
        (MARKS, WORDS, {"interval": "bootstrap", "seed": -1}, "seed=-1"),
    ],
)
def test_bad_input_is_refused_with_a_remedy(marks: Any, words: Any, options: dict[str, Any], said: str) -> None:
    with pytest.raises(Error) as caught:
        rates(marks, words, **options)
    assert said in str(caught.value)


# ------------------------------------------------------------------ groups
def test_difference_and_ratio_of_two_papers() -> None:
    marks, words = corpus(60)
    found = compare(marks, words, group="paper").iloc[0]
    assert (found["a"], found["b"], found["docs_a"], found["docs_b"]) == ("x", "y", 30, 30)
    assert found["rate_a"] == pytest.approx(found["n_a"] / found["words_a"] * 1000)
    assert found["difference"] == pytest.approx(found["rate_a"] - found["rate_b"])
    assert found["ratio"] == pytest.approx(found["rate_a"] / found["rate_b"])
    assert found["difference_low"] < 10 < found["difference_high"]
    assert 1 < found["ratio_low"] < 2 < found["ratio_high"]


def test_every_document_alike_leaves_no_width() -> None:
    words = pd.DataFrame({"doc": list("abcd"), "paper": list("xxyy"), "words": 100})
    marks = pd.DataFrame({"doc": list("aabbcd"), "paper": list("xxxxyy"), "category": "HEDGE"})
    found = compare(marks, words, group="paper").iloc[0]
    assert found[["difference", "difference_low", "difference_high"]].tolist() == [10, 10, 10]
    assert found[["ratio", "ratio_low", "ratio_high"]].tolist() == [2, 2, 2]


def test_speakers_of_a_document_are_drawn_together() -> None:
    # Bell has one hedge more than the author in every document, however many either has.
    names = [f"d{n}" for n in range(12)]
    words = pd.DataFrame({"doc": names * 2, "voice": ["AUTHOR"] * 12 + ["Bell"] * 12, "words": 100})
    many = {("AUTHOR", name): n for n, name in enumerate(names)} | {
        ("Bell", name): n + 1 for n, name in enumerate(names)
    }
    rows = [(name, voice, "HEDGE") for (voice, name), n in many.items() for _ in range(n)]
    found = compare(pd.DataFrame(rows, columns=["doc", "voice", "category"]), words, group="voice").iloc[0]
    assert found[["difference", "difference_low", "difference_high"]].tolist() == pytest.approx([-10, -10, -10])


def test_a_ratio_with_nothing_below_is_infinite_and_nothing_by_nothing_missing() -> None:
    words = pd.DataFrame({"doc": list("abcd"), "paper": list("xxyy"), "words": 100})
    marks = pd.DataFrame({"doc": ["a", "b"], "paper": "x", "category": "HEDGE"})
    found = compare(marks, words, group="paper").iloc[0]
    assert found[["ratio", "ratio_low", "ratio_high"]].tolist() == [np.inf, np.inf, np.inf]
    none = compare(marks, words, group="paper", reference="x").iloc[0]
    assert none[["a", "b", "ratio"]].tolist() == ["y", "x", 0]
    three = pd.concat([words, pd.DataFrame({"doc": ["e", "f"], "paper": "z", "words": 100})])
    empty = compare(marks, three, group="paper").set_index(["a", "b"])["ratio"]
    assert np.isnan(empty["y", "z"])


def test_every_pair_or_each_with_the_reference() -> None:
    words = pd.DataFrame({"doc": list("abcdef"), "paper": list("xxyyzz"), "words": 100})
    marks = pd.DataFrame({"doc": list("abc"), "paper": list("xxy"), "category": "HEDGE"})
    pairs = compare(marks, words, group="paper")[["a", "b"]].values.tolist()
    assert pairs == [["x", "y"], ["x", "z"], ["y", "z"]]
    assert compare(marks, words, group="paper", reference="y")[["a", "b"]].values.tolist() == [["x", "y"], ["z", "y"]]


@pytest.mark.parametrize(
    ("marks", "words", "options", "said"),
    [
        (MARKS, WORDS, {"group": "paper"}, "words: no column 'paper'"),
        (MARKS.drop(columns="doc"), WORDS, {"group": "voice"}, "marks: no column 'doc'"),
        (MARKS[:3], WORDS[:2], {"group": "voice"}, "one document"),
        (MARKS, WORDS.assign(voice="Bell"), {"group": "voice"}, "have no words"),
        (MARKS.assign(voice="Bell"), WORDS.assign(voice="Bell"), {"group": "voice"}, "at least two groups"),
        (MARKS, WORDS, {"group": "voice", "reference": "Pike"}, "reference='Pike' is not in column 'voice'"),
    ],
)
def test_a_comparison_of_nothing_is_refused(marks: Any, words: Any, options: dict[str, Any], said: str) -> None:
    with pytest.raises(Error) as caught:
        compare(marks, words, **options)
    assert said in str(caught.value)


def test_a_group_of_one_document_is_named() -> None:
    words = pd.DataFrame({"doc": list("abc"), "paper": list("xyy"), "words": 100})
    marks = pd.DataFrame({"doc": list("abc"), "paper": list("xyy"), "category": "HEDGE"})
    with pytest.raises(Error, match="paper 'x': one document"):
        compare(marks, words, group="paper")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 400), st.integers(0, 9)), min_size=2, max_size=12))
def test_the_rate_lies_within_its_limits(documents: list[tuple[int, int]]) -> None:
    words = pd.DataFrame({"doc": [f"d{n}" for n in range(len(documents))], "words": [size for size, _ in documents]})
    marks = words.loc[words.index.repeat([n for _, n in documents]), ["doc"]].assign(category="HEDGE")
    for kind in ("poisson", "bootstrap"):
        for row in rates(marks, words, interval=kind, draws=200).to_dict("records"):
            assert row["low"] <= row["rate"] + 1e-9 or kind == "bootstrap"
            assert row["rate"] - 1e-9 <= row["high"] or kind == "bootstrap"
            assert row["low"] <= row["high"]


def test_nothing_at_all_gives_no_rates() -> None:
    assert rates(MARKS.head(0), WORDS.head(0), by=("voice", "category")).empty
