from __future__ import annotations

import pandas as pd
import pytest

from allegedly._errors import LexiconError
from allegedly.actors.aliases import COLUMNS, KINDS, Alias, Aliases, default, load
from allegedly.actors.names import names


@pytest.mark.parametrize(
    ("words", "name", "principal"),
    [
        ("Moscow", "Moscow", "Russia"),
        ("the Kremlin", "Kremlin", "Russia"),
        ("U.S.", "United States", None),
        ("Russians", "Russia", None),
        ("State Department", "Department of State", "United States"),
        ("North Atlantic Alliance", "NATO", None),
        ("Brussels", "Brussels", "European Union"),
        ("Kiev", "Kiev", "Ukraine"),
        ("Iranian", None, None),
        ("Texas", None, None),
        ("us", None, None),
        ("Nowhere", None, None),
    ],
)
def test_the_shipped_table(words: str, name: str | None, principal: str | None) -> None:
    assert default().name(words) == name
    assert default().principal(words) == principal


def test_every_capital_and_demonym_belongs_to_a_state_or_union() -> None:
    states = {row.name for row in default().rows if row.kind in ("state", "organisation")}
    assert {row.name for row in default().rows if row.kind in ("capital", "demonym", "people")} <= states


def test_no_alias_stands_twice() -> None:
    rows = [(row.alias, row.kind == "organ") for row in default().rows]
    assert len(rows) == len(set(rows))
    assert {row.kind for row in default().rows} <= set(KINDS)


def test_the_later_table_wins() -> None:
    mine = Aliases((Alias("Idaho", "Moscow", "capital"),))
    assert (default() + mine).principal("Moscow") == "Idaho"
    assert (mine + default()).principal("Moscow") == "Russia"


def test_a_frame_needs_its_columns() -> None:
    with pytest.raises(LexiconError, match=COLUMNS[2]):
        load(pd.DataFrame({"name": ["A"], "alias": ["B"]}))


def test_every_word_has_one_gender() -> None:
    table = names()
    assert {row.gender for rows in table.values() for row in rows.values()} <= {"", "m", "f"}
    assert not any(row.gender for row in table["body"].values())
