from __future__ import annotations

import pytest
from _attributed import found
from _tagged import reading


@pytest.mark.parametrize(
    ("content", "quote"),
    [
        (
            'a/DET/5/det/C1 "/PUNCT/5/punct/C1 bad/ADJ/5/amod/C1 "/PUNCT/5/punct/C1 plan/NOUN/2/obj/C1',
            "mixed",
        ),
        ('"/PUNCT/5/punct/C1 a/DET/5/det/C1 plan/NOUN/2/obj/C1 "/PUNCT/5/punct/C1', "direct"),
        ("a/DET/4/det/C1 plan/NOUN/2/obj/C1", "indirect"),
    ],
)
def test_quote_type(content: str, quote: str) -> None:
    (one,) = found(reading(f"Ann/PROPN/2/nsubj/S1 denounced/VERB/0/root/K1 {content}"))
    assert one.quote == quote
