"""What notebooks import: allegedly.notebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly import Error, figures
from allegedly.notebook import counted, known, listed, place, plain, root, show, table


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("notebooks", "seeds", "docs/deep"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path.resolve()


@pytest.mark.parametrize("start", [".", "notebooks", "docs/deep"])
def test_paths_are_seen_from_the_notebooks_wherever_the_kernel_starts(
    checkout: Path, start: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(checkout / start)
    assert root() == checkout
    assert place("../seeds/text.txt") == checkout / "seeds" / "text.txt"
    assert place("own.txt") == checkout / "notebooks" / "own.txt"


def test_a_full_path_needs_no_checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(start: Path | None = None) -> Path:
        raise Error("no folder")

    monkeypatch.setattr("allegedly.notebook.root", none)
    assert place(tmp_path / "own.txt") == tmp_path / "own.txt"
    with pytest.raises(Error, match="no folder"):
        place("own.txt")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["DENI"], r"ACTS: there is no 'DENI'; did you mean 'DENY'\? use 'ACCUSE', 'DENY'$"),
        ("zzz", r"ACTS: there is no 'zzz'; use 'ACCUSE', 'DENY'$"),
        ([1], r"ACTS: there is no 1; use"),
    ],
)
def test_a_value_that_there_is_not_is_told_with_those_that_there_are(given: Any, said: str) -> None:
    assert known("ACTS", ["DENY", "ACCUSE"], ["ACCUSE", "DENY"]) == ["DENY", "ACCUSE"]
    with pytest.raises(Error, match=said):
        known("ACTS", given, ["ACCUSE", "DENY"])


def test_tables_escape_texts_and_show_them_whole() -> None:
    sentence = "<script>alert(1)</script> " + "word " * 200
    html = table(pd.DataFrame({"<b>": [sentence], "n": [1.23456]}), decimals=1).to_html()
    assert "<script>" not in html
    assert "&lt;b&gt;" in html
    assert html.count("word ") == 200
    assert "1.2" in html


@pytest.mark.parametrize("frame", [pd.DataFrame(), pd.DataFrame({"a": []}), pd.DataFrame({"a": [None, 2, "x"]})])
def test_tables_show_any_frame(frame: pd.DataFrame) -> None:
    html = table(frame).to_html()
    assert "<table" in html
    assert ("No rows." in html) == frame.empty


def test_a_figure_is_saved_shown_once_and_told_in_words(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    displayed: list[Any] = []
    monkeypatch.setattr("IPython.display.display", displayed.append)
    frame = pd.DataFrame([{"accuser": "<Ann>", "accused": "Bob", "n": 1}])
    ax = figures.matrix(frame)
    words = show(ax, "../figures/pairs", alt=figures.matrix_in_words(frame), data=frame)
    assert sorted(path.suffix for path in (checkout / "figures").iterdir()) == [".csv", ".pdf", ".png", ".svg", ".txt"]
    (picture,) = displayed
    assert picture.alt == figures.matrix_in_words(frame)
    assert "&lt;Ann&gt;" in words.data
    assert "`pairs.csv`" in words.data
    assert not plt.get_fignums()


@given(st.lists(st.text()))
def test_names_never_become_markup(names: list[str]) -> None:
    for words in (listed(names), *map(plain, names)):
        assert "<" not in words
        assert "\n" not in words
        assert all(words[at - 1] == "\\" for at, sign in enumerate(words) if sign in "*_[`$")


@pytest.mark.parametrize(("n", "said"), [(0, "no parties"), (1, "1 party"), (2, "2 parties"), (1234, "1,234 parties")])
def test_counts_agree_with_their_noun(n: int, said: str) -> None:
    assert counted(n, "party", "parties") == said
