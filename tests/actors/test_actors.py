from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from _cast import LEE, cast, says
from hypothesis import given
from hypothesis import strategies as st

from allegedly._errors import LexiconError
from allegedly._types import UNSTATED

UPOS = st.sampled_from(["PROPN", "NOUN", "PRON", "VERB", "ADP", "PUNCT", "DET", "ADJ", "CCONJ"])
FORMS = st.sampled_from(["Lee", "Ann", "Sen.", "He", "she", "of", "the", ",", "“", "”", "Moscow", "'s", "and", "I"])
LABELS = st.sampled_from(["S1", "K1", "C1", "S2", "K2", "C2", ""])


def test_names_can_be_asked_for() -> None:
    _, _, found = cast(LEE)
    assert found.name_of("maria lee") == "Maria Lee"
    assert found.name_of("U.S.") == "United States"
    assert found.name_of("somebody else") == "somebody else"
    assert found.name_of(()) == UNSTATED
    assert found.principal("nobody") == "nobody"


def test_a_capital_speaks_for_its_state_but_keeps_its_name() -> None:
    read, speakers, found = cast(says("Moscow/PROPN/{v}/nsubj/S1", 1))
    assert speakers == ["Moscow"]
    assert found.principal("Moscow") == "Russia"
    assert found.name_of((0, 6)) == "Moscow"
    assert found.name_of((10**6, 10**6 + 1)) == UNSTATED
    assert read.string[:6] == "Moscow"


def test_a_city_is_no_actor() -> None:
    _, _, found = cast("Ann/PROPN/2/nsubj lives/VERB/0/root in/ADP/4/case Moscow/PROPN/2/obl ./PUNCT/2/punct")
    assert [actor.name for actor in found] == ["Ann"]


def test_whose_mentions_are_where() -> None:
    read, _, found = cast(LEE, says("She/PRON/{v}/nsubj/S2", 2))
    (lee,) = found
    assert [read.string[start:end] for start, end in lee.mentions] == ["Senator Maria Lee", "She"]
    assert lee.aliases == ("Senator Maria Lee", "She")


def test_a_table_of_aliases_wins(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("name\talias\tkind\tnote\nMaria Lee\tThe Hammer\tperson\t-\n", encoding="utf-8")
    hammer = says("The/DET/2/det/S1 Hammer/PROPN/{v}/nsubj/S1", 1)
    assert cast(hammer)[1] == ["Hammer"]
    assert cast(hammer, aliases=file)[1] == ["Maria Lee"]
    moscow = says("Moscow/PROPN/{v}/nsubj/S1", 1)
    frame = pd.DataFrame({"name": ["Idaho"], "alias": ["Moscow"], "kind": ["capital"]})
    assert cast(moscow, aliases=frame)[2].principal("Moscow") == "Idaho"


def test_a_bad_table_names_the_line(tmp_path: Path) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text("name\talias\tkind\tnote\nA\tB\tplanet\t-\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"mine\.tsv:2: kind: unknown 'planet'"):
        cast(LEE, aliases=file)


@pytest.mark.parametrize(
    ("words", "principal"),
    [
        ("some Afghan officials", "Afghanistan"),
        ("representatives of the US administration", "United States"),
        ("the US side", "United States"),
        ("Afghan farmers", "Afghan farmers"),
        ("officials", "officials"),
        ("a friend of the United States", "a friend of the United States"),
    ],
)
def test_groups_of_officials_act_for_their_state(words: str, principal: str) -> None:
    assert cast(LEE)[2].principal(words) == principal


@given(st.lists(st.tuples(FORMS, UPOS, LABELS), max_size=14))
def test_nothing_raises_on_nonsense(rows: list[tuple[str, str, str]]) -> None:
    line = " ".join(f"{form}/{upos}/{min(k, 1)}/dep/{label}" for k, (form, upos, label) in enumerate(rows))
    read, speakers, found = cast(*([line] if rows else []))
    assert all(speakers)
    for actor in found:
        assert list(actor.mentions) == sorted(set(actor.mentions))
        assert all(0 <= start < end <= len(read.string) for start, end in actor.mentions)
        assert found.principal(actor.name)
