from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.html.runs import MOST, Layer, Run, Thing, runs

LENGTH = 30


def thing(layer: Layer, *spans: tuple[int, int], name: str = "", tag: str = "") -> Thing:
    return Thing(layer, "k", 0, spans, "a note", (name,) if name else (), tag)


@st.composite
def some_things(draw: st.DrawFn) -> list[Thing]:
    layers: st.SearchStrategy[Layer] = st.sampled_from(sorted(MOST))
    at = st.integers(-3, LENGTH + 3)
    pieces = st.lists(st.tuples(at, at), max_size=3)
    return [
        Thing(layer, "k", 0, tuple(sorted(spans)), "", (f"t{number}",))
        for number, (layer, spans) in enumerate(draw(st.lists(st.tuples(layers, pieces), max_size=8)))
    ]


@given(some_things(), st.lists(st.integers(0, LENGTH), max_size=4))
def test_runs_are_the_text_in_order_and_without_gaps(things: list[Thing], cuts: list[int]) -> None:
    found = list(runs(LENGTH, things, cuts=cuts))
    ends = [0, *(run.end for run in found)]
    assert [run.start for run in found] == ends[:-1]
    assert ends[-1] == LENGTH
    assert all(run.start < run.end for run in found)
    assert {cut for cut in cuts if cut < LENGTH} <= {run.start for run in found} | {0}


@given(some_things())
def test_every_character_of_a_run_bears_the_same_things(things: list[Thing]) -> None:
    for run in runs(LENGTH, things):
        for at in (run.start, run.end - 1):
            for layer, most in MOST.items():
                covering = [one for one in things if one.layer == layer for a, b in one.spans if a <= at < b]
                shown = [piece.thing for piece in run.pieces if piece.thing.layer == layer]
                assert len(shown) == min(len(covering), most)
                assert all(one in covering for one in shown)


@given(some_things())
def test_every_thing_begins_once_where_its_first_piece_starts(things: list[Thing]) -> None:
    begun = [(run.start, one) for run in runs(LENGTH, things) for one in run.begun]
    inside = [(one, [(max(a, 0), min(b, LENGTH)) for a, b in one.spans]) for one in things]
    wanted = [(next(a for a, b in spans if a < b), one) for one, spans in inside if any(a < b for a, b in spans)]
    assert sorted(begun, key=repr) == sorted(wanted, key=repr)


def test_the_longer_highlight_lies_outside() -> None:
    long, short = thing("mark", (0, 9)), thing("mark", (3, 5))
    (run,) = [run for run in runs(9, [short, long]) if run.start == 3]
    assert [piece.thing for piece in run.pieces] == [long, short]


def test_the_innermost_content_is_shown_and_the_depth_told() -> None:
    outer, inner = thing("content", (0, 9)), thing("content", (3, 5))
    shown = [(run.pieces[0].thing, run.depth) for run in runs(9, [outer, inner])]
    assert shown == [(outer, 1), (inner, 2), (outer, 1)]


def test_a_frame_opens_and_closes_with_its_pieces_and_is_labelled_after_the_first() -> None:
    act = thing("act", (0, 4), (6, 8), tag="deny")
    found = list(runs(8, [act, thing("mark", (2, 4))]))
    told = [(p.opens, p.closes, p.tag) for run in found for p in run.pieces if p.thing is act]
    assert told == [(True, False, ""), (False, True, "deny"), (True, True, "")]


def test_acts_begin_before_marks_before_attributions() -> None:
    party, mark, act = thing("party", (0, 4)), thing("mark", (0, 2)), thing("act", (0, 3))
    assert next(runs(4, [party, mark, act])).begun == (act, mark, party)


def test_a_text_without_characters_has_no_runs() -> None:
    assert list(runs(0, [thing("mark", (0, 3))])) == []


@pytest.mark.parametrize("layer", sorted(MOST))
def test_a_heap_of_things_on_one_place_does_not_blow_up(layer: Layer) -> None:
    heap = [thing(layer, (at, 2000 - at), name=f"t{at}") for at in range(1000)]
    found: list[Run] = list(runs(2000, heap))
    assert sum(len(run.pieces) for run in found) <= MOST[layer] * len(found)
    assert sum(len(run.begun) for run in found) == len(heap)
