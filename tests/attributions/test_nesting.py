from __future__ import annotations

from _attributed import NESTED, found
from _tagged import parts, reading


def test_nested_attribution() -> None:
    read = reading(NESTED)
    outer, child = found(read)
    assert (outer.parent, child.parent) == (None, "a1")
    assert parts(read, child) == (["two officers"], ["claiming"], ["that he fled"])
    assert found(read, nested=False) == (outer,)


def test_nobody_is_nested_in_their_own_words() -> None:
    read = reading(
        "She/PRON/2/nsubj/S1 said/VERB/0/root/K1 “/PUNCT/5/punct/C1 I/PRON/5/nsubj/C1 say/VERB/2/ccomp/C1 "
        "it/PRON/7/nsubj/C1 rains/VERB/5/ccomp/C1 ”/PUNCT/5/punct/C1"
    )
    assert len(found(read)) == 1
