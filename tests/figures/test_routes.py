"""Where the parties of a network stand, how arrows lead from one to another, and where their labels go."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from _tidy import LONG, UNBROKEN, assert_texts_are_tidy, figure_of, overlap
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes

import allegedly
from allegedly.figures import network, network_in_words
from allegedly.figures.routes import Place, free, settle, shelves
from allegedly.frames import DISPUTES, EDGES

BASE = {
    "doc": "d",
    "charge_id": "C1",
    "gloss": "losing the keys",
    "act": "ACCUSE",
    "source": "Ann",
    "source_party": "Ann",
    "target": "Bob",
    "target_party": "Bob",
    "n": 1,
}


def edges(*rows: Mapping[str, object]) -> pd.DataFrame:
    return pd.DataFrame([{**BASE, **row} for row in rows], columns=list(EDGES), dtype=object)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def assert_labels_hide_nothing(ax: Axes) -> None:
    """Labels keep off each other and off the parties, and every box stays in the figure."""
    assert_texts_are_tidy(ax)
    figure_of(ax).draw_without_rendering()
    frames = {str(patch.get_gid()): patch.get_window_extent() for patch in ax.patches}
    for (one, a), (other, b) in itertools.combinations(frames.items(), 2):
        assert overlap(a, b) == 0.0, f"{one} and {other} overlap"


PARTIES = st.sampled_from(["Ann", "Bob", "Cy", "UNSTATED", "AUTHOR", LONG, UNBROKEN]) | st.text(max_size=30)
ROWS = st.fixed_dictionaries(
    {
        "charge_id": st.sampled_from(["C1", "C2", "C3", None]),
        "gloss": st.sampled_from(["lying", "having lied " * 40, None]),
        "act": st.sampled_from(DISPUTES),
        "source_party": PARTIES,
        "target_party": PARTIES | st.none(),
        "target": st.none(),
        "n": st.integers(1, 12),
    }
)


@settings(max_examples=15, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=16))
def test_labels_hide_nothing_whatever_the_edges(rows: list[dict[str, object]]) -> None:
    try:
        assert_labels_hide_nothing(network(edges(*rows)))
    finally:
        plt.close("all")


def test_parties_who_all_accuse_each_other() -> None:
    names = [f"party {number}" for number in range(9)]
    rows = [{"source_party": a, "target_party": b} for a, b in itertools.permutations(names, 2)]
    assert_labels_hide_nothing(network(edges(*rows)))


def test_more_parties_than_a_spring_layout_takes() -> None:
    rows = [{"source_party": f"p{number}", "target_party": f"p{number + 1}"} for number in range(520)]
    ax = network(edges(*rows))
    assert sum(str(patch.get_gid()).startswith("party") for patch in ax.patches) == 521


def told(*rows: Mapping[str, object]) -> str:
    return network_in_words(edges(*rows)).split(". ")[1]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{}], "Ann accuses Bob (C1)"),
        ([{}, {"charge_id": "C2"}], "Ann accuses Bob (C1, C2)"),
        (
            [{}, {"act": "DENY", "source_party": "Bob", "target_party": None, "target": None}],
            "Ann accuses Bob (C1); Bob denies, towards Ann (C1)",
        ),
        (
            [{"act": "DENY", "source_party": "Bob", "target_party": None, "target": None}],
            "Bob denies, towards nobody in particular (C1)",
        ),
        (
            [{"charge_id": None}, {"charge_id": "C2", "act": "DENY", "source_party": "Bob", "target_party": "Cy"}],
            "Ann accuses Bob (1); Bob denies, towards Cy (C2)",
        ),
        ([{"doc": "one"}, {"doc": "two"}], "Ann accuses Bob (1, 2)"),
        ([{"target_party": "Bob; Cy"}], "Ann accuses Bob (C1); Ann accuses Cy (C1)"),
        ([{"target_party": None, "target": None, "accused": "Di"}], "Ann accuses Di (C1)"),
    ],
)
def test_arrows_lead_to_the_accused_and_answers_to_the_accusers(rows: list[dict[str, object]], said: str) -> None:
    assert told(*rows) == said


def test_acts_about_nothing_that_was_found_do_not_answer_each_other() -> None:
    nothing = {"charge_id": None, "gloss": None}
    answer = {**nothing, "act": "DENY", "source_party": "Cy", "target_party": None, "target": None}
    assert told(nothing, answer) == "Ann accuses Bob (none); Cy denies, towards nobody in particular (none)"


def test_somebody_unnamed_who_accuses_is_not_the_one_who_is_accused() -> None:
    ax = network(edges({"source_party": "UNSTATED", "target_party": "UNSTATED"}))
    assert [text.get_text() for text in ax.texts].count("someone not named") == 2


def heights(ax: Axes, start: str) -> list[tuple[float, float]]:
    """Tops and bottoms of boxes and texts whose ids start like that, in points of the page."""
    figure_of(ax).draw_without_rendering()
    points = 72 / figure_of(ax).dpi
    things = [*ax.patches, *ax.texts]
    boxes = [thing.get_window_extent() for thing in things if str(thing.get_gid()).startswith(start)]
    return [(box.y1 * points, box.y0 * points) for box in boxes]


@pytest.mark.parametrize("others", [0, 1, 4], ids=["two parties", "three", "six"])
def test_no_empty_band_lay_between_the_key_and_the_drawing(others: int) -> None:
    rows = [{"target_party": f"party {number}", "charge_id": f"C{number}"} for number in range(others)]
    ax = network(edges({}, *rows))
    key = min(bottom for _, bottom in heights(ax, "key-"))
    drawing = max(top for top, _ in (*heights(ax, "party-"), *heights(ax, "label-")))
    assert 0 < key - drawing < 30


def test_answers_to_nobody_in_particular_do_not_meet() -> None:
    rows = [{"act": "DENY", "source_party": name, "target_party": None, "target": None} for name in ("Bob", "Cy")]
    ax = network(edges(*rows))
    assert [text.get_text() for text in ax.texts].count("nobody in particular") == 2
    note = " ".join(text.get_text() for text in ax.texts if str(text.get_gid()).startswith("note"))
    assert "Nobody in particular: nobody was found who raised it." in note


def test_a_long_name_is_wrapped_not_cut() -> None:
    ax = network(edges({"source_party": LONG}))
    said = [text.get_text() for text in ax.texts if str(text.get_gid()).startswith("party-1-name")]
    assert " ".join(said) == LONG


def test_no_tip_hides_another() -> None:
    rows = [{"source_party": name} for name in "abcdefgh"]
    ax = network(edges(*rows))
    tips = [line for line in ax.lines if str(line.get_gid()).endswith("-tip") and "act" in str(line.get_gid())]
    places = [(float(tip.get_xdata()[0]), float(tip.get_ydata()[0])) for tip in tips]  # type: ignore[index,arg-type]
    assert min(math.dist(one, other) for one, other in itertools.combinations(places, 2)) > 6


def test_says_which_act_it_cannot_draw() -> None:
    with pytest.raises(allegedly.Error, match="'PRAISE'"):
        network(edges({"act": "PRAISE"}))


def test_the_key_names_each_charge_once() -> None:
    ax = network(edges({}, {"source_party": "Cy"}, {"charge_id": "C2", "gloss": "hiding the keys"}))
    key = [text.get_text() for text in ax.texts if str(text.get_gid()).startswith("charge-")]
    assert key == ["C1", "losing the keys", "C2", "hiding the keys"]


SIZES = st.lists(st.tuples(st.floats(10, 120), st.floats(10, 50)), min_size=1, max_size=12)


@given(SIZES)
def test_shelves_keep_boxes_apart(sizes: list[tuple[float, float]]) -> None:
    placed, height = shelves(dict(enumerate(sizes)), 300.0)
    assert free(placed.values())
    assert all(box.x >= 0 and box.y >= 0 and box.y + box.height <= height for box in placed.values())


def test_boxes_on_one_spot_are_pushed_apart() -> None:
    boxes = {name: Place(200.0, 200.0, 80.0, 20.0) for name in range(5)}
    settled = settle(boxes, 600.0, 600.0, 0.0)
    assert free(settled.values())
    assert all(0 <= box.x <= 520 and 0 <= box.y <= 580 for box in settled.values())
