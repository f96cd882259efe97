"""The page on corpora names everything that the library knows."""

from __future__ import annotations

import re
from pathlib import Path

from allegedly.corpora.duplicates import ALIKE, SHINGLE
from allegedly.corpora.formats import FORMATS
from allegedly.corpora.problems import KINDS
from allegedly.corpora.units import META

PAGE = (Path(__file__).parents[2] / "docs" / "corpora.md").read_text("utf-8")
ROWS = re.findall(r"^\| (.+?) \| ", PAGE, flags=re.MULTILINE)


def cells(after: str) -> list[str]:
    """Return the code in the first column of the table below a header."""
    rows = ROWS[ROWS.index(after) + 1 :]
    found = []
    for row in rows:
        if not row.startswith("`"):
            break
        found.extend(re.findall("`(.+?)`", row))
    return found


def test_formats_are_listed() -> None:
    assert sorted(cells("files")) == sorted([*FORMATS, ".zip"])


def test_kinds_of_problems_are_listed() -> None:
    assert cells("kind") == list(KINDS)


def test_names_of_metadata_are_listed() -> None:
    assert cells("metadata") == list(META)


def test_figures_are_those_of_the_library() -> None:
    assert f"{ALIKE * 100:.0f} of 100 runs of {'five' if SHINGLE == 5 else SHINGLE} words" in PAGE
