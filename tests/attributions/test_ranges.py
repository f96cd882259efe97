from __future__ import annotations

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from allegedly._types import Span, Spans
from allegedly.attributions.ranges import minus, overlap, union, within

SPAN = st.tuples(st.integers(0, 20), st.integers(1, 6)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def characters(spans: Spans) -> set[int]:
    return set(chain.from_iterable(range(*span) for span in spans))


@given(st.lists(SPAN, max_size=6), SPAN)
def test_ranges_are_sets_of_characters(spans: list[Span], hole: Span) -> None:
    joined = union(spans)
    assert characters(joined) == characters(tuple(spans))
    assert all(one[1] < other[0] for one, other in pairwise(joined))
    assert characters(minus(joined, hole)) == characters(joined) - characters((hole,))


@given(SPAN, SPAN)
def test_two_ranges(one: Span, other: Span) -> None:
    assert overlap(one, other) == bool(characters((one,)) & characters((other,)))
    assert within(one, other) == (characters((one,)) <= characters((other,)))
