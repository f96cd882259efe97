from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from _attributed import SPLIT, found
from _tagged import reading

from allegedly.attributions.repairs import REPAIRS

if TYPE_CHECKING:
    from allegedly.attributions.repairs import Repair


def test_repairs_change_nothing_in_an_empty_text() -> None:
    read = reading()
    assert found(read) == ()
    for repair in REPAIRS:
        assert repair(read, (), ()) == ()


@pytest.mark.parametrize("repair", REPAIRS)
def test_any_selection_of_repairs_works(repair: Repair) -> None:
    read = reading(SPLIT)
    for chosen in ([repair], [one for one in REPAIRS if one is not repair]):
        assert all(one.content for one in found(read, repairs=chosen))
        assert found(read, repairs=chosen)
