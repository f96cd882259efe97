from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import Error, analyze, frames
from allegedly.papers import HEADINGS, SHOWN, chosen, to_latex, to_markdown

DOC = analyze("Moscow denied arming the rebels. Bell accused the mayor of theft.", name="d")


def rows(table: str) -> list[str]:
    return [line for line in table.splitlines() if line.endswith(r"\\")]


def test_known_frames_show_what_a_reader_wants() -> None:
    assert list(chosen(DOC.acts).columns) == [name for name in SHOWN["acts"] if name != "doc"]
    assert list(chosen(pd.concat([DOC.acts, DOC.acts.assign(doc="e")])).columns) == list(SHOWN["acts"])
    assert list(chosen(frames.positions(DOC.ledger)).columns) == [*SHOWN["positions"]][1:]
    assert list(chosen(DOC.acts[["doc", "act"]]).columns) == ["doc", "act"]
    assert list(chosen(DOC.acts, ["rule", "act"]).columns) == ["rule", "act"]


def test_columns_that_are_shown_and_named_are_columns() -> None:
    known = {column for columns in frames.COLUMNS.values() for column in columns}
    for name, columns in SHOWN.items():
        assert set(columns) <= set(frames.COLUMNS[name]), name
    of_statistics = {"a", "b", "docs", "high", "p", "p_holm", "z"} | {
        f"{name}_{side}" for name in ("n", "docs", "expected", "rate", "words") for side in "ab"
    }
    assert set(HEADINGS) <= known | of_statistics


@pytest.mark.parametrize(
    ("text", "latex", "markdown"),
    [
        ("R&D_50% #1 $2 {x}", r"R\&D\_50\% \#1 \$2 \{x\}", r"R\&D\_50% \#1 \$2 {x}"),
        (r"\input{a}", r"\textbackslash{}input\{a\}", r"\\input{a}"),
        (
            "a|b <i> ~ ^",
            r"a\textbar{}b \textless{}i\textgreater{} \textasciitilde{} \textasciicircum{}",
            r"a\|b \<i\> \~ ^",
        ),
        ("[6pt] x", "{[}6pt] x", r"\[6pt\] x"),
        ("* x", "{*} x", r"\* x"),
        ("two\n\nlines\t\x07", r"two lines \fbox{?}", "two lines \ufffd"),
        ("\ufeffa \u2212 b \u202e≤", r"a \ensuremath{-} b \ensuremath{\leq}", "\ufeffa \u2212 b \u202e≤"),
        ("cafe\u0301", "café", "cafe\u0301"),
        ("a--b", r"a-\kern0pt{}-b", "a--b"),
        ("what?`", r"what?\kern0pt{}`", r"what?\`"),
        ("1e5", "1e5", "1e5"),
    ],
)
def test_text_is_escaped(text: str, latex: str, markdown: str) -> None:
    frame = pd.DataFrame({"word": [text], "n": [1]})
    assert rows(to_latex(frame))[-1] == rf"{latex} & 1 \\"
    assert to_markdown(frame).splitlines()[-1].split(" | ")[0].strip() == f"| {markdown}"


def test_numbers_as_a_paper_prints_them() -> None:
    frame = pd.DataFrame(
        {
            "n": pd.Series([3, None], dtype="Int64"),
            "rate": [1.005, np.nan],
            "p": [0.00001, 0.04],
            "ratio": [np.inf, -1.5],
            "disputed": [True, False],
            "meta_date": pd.Series(pd.to_datetime(["2031-05-04"])).reindex([0, 1]),
            "aliases": [("the firm", "it"), ()],
        }
    )
    assert rows(to_latex(frame, digits=1)) == [
        r"n & Rate & p & Ratio & Disputed & Date & Also called \\",
        r"3 & 1.0 & \textless{}0.001 & inf & yes & 2031-05-04 & the firm; it \\",
        r" &  & 0.040 & -1.5 & no &  &  \\",
    ]


def test_caption_and_label() -> None:
    table = to_latex(DOC.acts, caption="50% & more", label="tab:acts")
    assert r"\caption{50\% \& more}" in table
    assert r"\label{tab:acts}" in table
    assert r"\begin{tabular}" in table
    assert r"\begin{longtable}" in to_latex(DOC.acts, long=True, caption="Acts")
    with pytest.raises(Error, match="label='a}b'"):
        to_latex(DOC.acts, label="a}b")


def test_numbers_stand_right_and_long_text_is_broken() -> None:
    frame = pd.DataFrame({"word": ["a"], "n": [1], "evidence": ["word " * 30]})
    assert re.search(
        r"\\begin\{tabular\}\{lr>\{\\raggedright\\arraybackslash\}p\{0\.\d+\\linewidth\}\}", to_latex(frame)
    )


def test_braces_in_a_heading_are_no_places_to_fill() -> None:
    frame = pd.DataFrame({"meta_{0}": ["a"], "b": ["{x}"]})
    assert rows(to_latex(frame, headings={"b": "{1} \\"})) == [
        r"\{0\} & \{1\} \textbackslash{} \\",
        r"a & \{x\} \\",
    ]


def test_a_table_that_ran_off_the_page_is_set_smaller() -> None:
    table = to_latex(pd.DataFrame({f"confidence limit {at}": [1.5] for at in range(5)}))
    assert r"\begin{tabular}[b]{@{}r@{}}Confidence\\limit 0\end{tabular}" in table
    wide = pd.DataFrame({f"limit {at}": [0.5] for at in range(11)})
    assert re.search(r"\\centering\n\\(small|footnotesize|scriptsize).*\n\\begin\{tabular\}", to_latex(wide))
    long = to_latex(wide, long=True)
    assert re.match(r"\{\\(small|footnotesize|scriptsize).*\n\\begin\{longtable\}", long)
    assert long.endswith("\\end{longtable}\n}\n")


def test_what_no_page_holds_is_said() -> None:
    with pytest.warns(UserWarning, match=r"40 columns are too many for the width of a page: choose some"):
        to_latex(pd.DataFrame({f"limit {at}": [0.5] for at in range(40)}))
    tall = pd.DataFrame({"n": range(100)})
    with pytest.warns(UserWarning, match=r"100 rows are too many for one page: pass long=True"):
        to_latex(tall)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        to_latex(tall, long=True)


def test_headings_of_ones_own_and_twice_the_same() -> None:
    table = to_latex(DOC.acts, columns=["source_name", "source_party"], headings={"source_party": "Source"})
    assert rows(table)[0] == r"Source & Source \\"
    assert to_markdown(DOC.acts, columns=["act"], headings={"act": "A|B"}).startswith(r"| A\|B")


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tabulate", None)
    with pytest.raises(Error, match=r"pip install 'allegedly\[files\]'"):
        to_markdown(DOC.acts)


def test_an_empty_frame_has_its_head() -> None:
    assert rows(to_latex(DOC.acts.head(0)))[0].startswith("Act & Source")
    assert to_markdown(DOC.acts.head(0)).startswith("| Act")


@pytest.mark.parametrize("write", [to_latex, to_markdown])
def test_what_cannot_be_printed_is_refused(write: Callable[..., str]) -> None:
    with pytest.raises(Error, match="no column 'colour' to show; there are act"):
        write(DOC.acts[["act"]], columns=["colour"])
    with pytest.raises(Error, match="no columns"):
        write(pd.DataFrame())
    with pytest.raises(Error, match="digits=-1"):
        write(DOC.acts, digits=-1)


@settings(deadline=None)
@given(st.text(max_size=30))
def test_any_text_makes_one_row(text: str) -> None:
    frame = pd.DataFrame({"n": [1], "word": pd.Series([text], dtype=object), "m": [2]})
    row = rows(to_latex(frame))[-1]
    assert row.startswith("1 & ")
    assert row.endswith(r" & 2 \\")
    assert len(re.findall(r"(?<!\\)&", row)) == 2
    assert len(to_markdown(frame).splitlines()) == 3
