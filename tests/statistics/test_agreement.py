from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nltk.metrics.agreement import AnnotationTask

from allegedly import Error
from allegedly.statistics import alpha, confusion, kappa
from allegedly.statistics.resampling import generator_of, weights

# Krippendorff (2004), Content Analysis, and "Computing Krippendorff's alpha-reliability" (2011), part C: four
# observers, twelve units, missing data. Nominal alpha is 0.743.
OBSERVERS = {
    "A": "1 2 3 3 2 1 4 1 2 . . .",
    "B": "1 2 3 3 2 2 4 1 2 5 . 3",
    "C": ". 3 3 3 2 3 4 2 2 5 1 .",
    "D": "1 2 3 3 2 4 4 1 2 5 1 .",
}
# Cohen (1960), table 2: three categories, 200 subjects. Observed agreement .70, by chance .41, kappa .492.
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]


def krippendorff() -> pd.DataFrame:
    rows = [
        (f"d{unit % 3}", unit, coder, None if label == "." else label)
        for coder, labels in OBSERVERS.items()
        for unit, label in enumerate(labels.split())
    ]
    return pd.DataFrame(rows, columns=["doc", "unit", "coder", "label"])


def cohen() -> pd.DataFrame:
    rows: list[tuple[str, int, str, str]] = []
    for a, counts in zip("xyz", COHEN, strict=True):
        for b, n in zip("xyz", counts, strict=True):
            for _ in range(n):
                unit = len(rows) // 2
                rows += [(f"d{unit % 20}", unit, "ann", a), (f"d{unit % 20}", unit, "bo", b)]
    return pd.DataFrame(rows, columns=["doc", "unit", "coder", "label"])


def test_alpha_is_what_krippendorff_published() -> None:
    (found,) = alpha(krippendorff()).to_dict("records")
    assert found["alpha"] == pytest.approx(0.743, abs=0.0005)
    # One of the twelve units was coded once and pairs with nothing: 40 of 41 labels count.
    assert (found["coders"], found["units"], found["labels"]) == (4, 11, 40)


def test_kappa_is_what_cohen_published() -> None:
    (found,) = kappa(cohen()).to_dict("records")
    assert (found["units"], found["docs"]) == (200, 20)
    assert (found["agreement"], found["expected"]) == pytest.approx((0.70, 0.41))
    assert found["kappa"] == pytest.approx(0.492, abs=0.0005)
    assert found["low"] < found["kappa"] < found["high"]


def test_the_table_of_cohen_comes_back() -> None:
    found = confusion(cohen())
    assert list(found.columns) == ["label", "x", "y", "z"]
    assert found["label"].tolist() == ["x", "y", "z"]
    assert found[["x", "y", "z"]].values.tolist() == COHEN


def drawn(codes: pd.DataFrame, documents: list[str], seed: int) -> pd.DataFrame:
    """The codes of one resample, with a document that was drawn twice in it twice."""
    (times,) = next(weights(len(documents), draws=1, generator=generator_of(1, seed)))
    copies = []
    for name, count in zip(documents, times, strict=True):
        part = codes[codes["doc"].eq(name)]
        copies += [part.assign(unit=part["unit"].astype(str) + f" of copy {n}") for n in range(int(count))]
    return pd.concat(copies)


def of_nltk(codes: pd.DataFrame, function: Callable[..., pd.DataFrame]) -> float:
    several = codes[codes.groupby("unit")["coder"].transform("size").gt(1)]
    task = AnnotationTask(several[["coder", "unit", "label"]].itertuples(index=False, name=None))
    if len(task.K) == 1:
        return np.nan
    return float(task.alpha() if function is alpha else task.kappa_pairwise("a", "b"))


random_codes = st.lists(
    st.tuples(st.sampled_from("de"), st.lists(st.sampled_from("xyz."), min_size=3, max_size=3)), min_size=1, max_size=20
)


@settings(max_examples=60, deadline=None)
@given(random_codes, st.integers(0, 99))
def test_codes_and_their_resamples_have_the_value_that_nltk_gives_them(
    units: list[tuple[str, list[str]]], seed: int
) -> None:
    rows = [
        (doc, unit, coder, label)
        for unit, (doc, given) in enumerate(units)
        for coder, label in zip("abc", given, strict=True)
        if label != "."
    ]
    codes = pd.DataFrame(rows, columns=["doc", "unit", "coder", "label"])
    for coders, function in (("abc", alpha), ("ab", kappa)):
        some = codes[codes["coder"].isin([*coders])]
        documents = list(some.loc[some.groupby("unit")["coder"].transform("size").gt(1), "doc"].unique())
        if not documents:
            continue
        documents.sort(key=list(some["doc"].unique()).index)
        (found,) = function(some, draws=0).to_dict("records")
        assert found[function.__name__] == pytest.approx(of_nltk(some, function), nan_ok=True)
        if len(documents) > 1:
            (found,) = function(some, draws=1, seed=seed).to_dict("records")
            expected = of_nltk(drawn(some, documents, seed), function)
            assert (found["low"], found["high"]) == pytest.approx((expected, expected), abs=1e-9, nan_ok=True)


def test_alpha_with_missing_codes_agrees_with_nltk() -> None:
    codes = krippendorff().dropna()
    task = AnnotationTask(codes[["coder", "unit", "label"]].itertuples(index=False, name=None))
    assert alpha(codes).loc[0, "alpha"] == pytest.approx(task.alpha())


def test_a_column_of_sentences_given_for_labels_is_refused() -> None:
    units = range(5001)
    rows = [(unit, coder, f"{coder} {unit}") for unit in units for coder in "ab"]
    codes = pd.DataFrame(rows, columns=["unit", "coder", "words"])
    with pytest.raises(Error, match=r"column 'words' has 10002 labels; name the one .*label="):
        kappa(codes, label="words", draws=0)


def test_every_pair_of_coders_has_a_row() -> None:
    found = kappa(krippendorff(), draws=0)
    assert found[["coder_a", "coder_b"]].values.tolist() == [
        list(pair) for pair in ("AB", "AC", "AD", "BC", "BD", "CD")
    ]
    assert found["units"].tolist() == [9, 8, 9, 9, 10, 10]
    assert found["low"].isna().all()


def test_perfect_agreement_is_one_and_no_variation_is_nothing() -> None:
    codes = cohen()
    same = codes.assign(label=np.where(codes["unit"] % 2, "x", "y"))
    assert kappa(same)[["agreement", "kappa", "low", "high"]].values.tolist() == [[1, 1, 1, 1]]
    assert alpha(same).loc[0, "alpha"] == 1
    alike = codes.assign(label="x")
    for function in (kappa, alpha):
        found = function(alike)
        assert found[["agreement", "expected"]].values.tolist() == [[1, 1]]
        assert found[[function.__name__, "low", "high"]].isna().all(axis=None)


def test_documents_are_resampled_not_units() -> None:
    # Whole documents are either right or wrong: with units for documents the interval would be far narrower.
    codes = cohen()
    where = codes["unit"] % 20
    codes["label"] = np.where((where < 6) & codes["coder"].eq("bo"), "x", np.where(codes["unit"] % 7 < 3, "x", "y"))
    by_doc, by_unit = (kappa(codes, by=by).loc[0] for by in ("doc", "unit"))
    assert (by_doc["docs"], by_unit["docs"]) == (20, 200)
    assert by_doc["high"] - by_doc["low"] > 1.5 * (by_unit["high"] - by_unit["low"])


def test_a_unit_may_be_named_within_its_document() -> None:
    codes = pd.DataFrame(
        {"doc": ["a", "a", "b", "b"], "unit": ["x1"] * 4, "coder": ["ann", "bo"] * 2, "label": ["y", "y", "n", "n"]}
    )
    assert kappa(codes).loc[0, "units"] == 2


def test_the_seed_makes_the_interval() -> None:
    first = kappa(cohen(), seed=1)
    pd.testing.assert_frame_equal(first, kappa(cohen(), seed=1))
    assert not first.equals(kappa(cohen(), seed=2))


ONE = cohen().query("coder == 'ann'")


@pytest.mark.parametrize("function", [kappa, alpha])
@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (cohen().drop(columns="label"), "codes: no column 'label'"),
        (cohen().drop(columns="doc"), "codes: no column 'doc'"),
        (cohen().assign(doc="d"), "one document"),
        (pd.concat([cohen(), ONE.head(1)]), "coder 'ann' coded doc 'd0', unit 0 twice"),
        (pd.concat([ONE.head(9), cohen().query("coder == 'bo'").tail(9)]), "several coded|both coded"),
    ],
)
def test_bad_codes_are_refused_with_a_remedy(function: Any, codes: pd.DataFrame, said: str) -> None:
    with pytest.raises(Error, match=said):
        function(codes)


def test_one_coder_cannot_agree() -> None:
    with pytest.raises(Error, match="takes two coders"):
        kappa(ONE)


def test_the_two_coders_of_a_table_must_be_known() -> None:
    with pytest.raises(Error, match=r"4 coders; name two of them: coders=\('A', 'B'\)"):
        confusion(krippendorff())
    with pytest.raises(Error, match="no coder 'Z'"):
        confusion(krippendorff(), coders=("A", "Z"))
    assert confusion(krippendorff(), coders=("A", "D")).iloc[:, 1:].to_numpy().sum() == 9
