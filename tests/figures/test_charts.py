"""Every chart, on frames as they come and on awkward ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from _tidy import HOSTILE, LONG, UNBROKEN, assert_plain, assert_texts_are_tidy, figure_of, texts
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

import allegedly
from allegedly import figures, frames


@dataclass(frozen=True)
class Case:
    """A figure, how it is told in words, and rows for it around some labels."""

    draw: Callable[..., Axes]
    words: Callable[..., str]
    columns: tuple[str, ...]
    rows: Callable[[list[str]], list[dict[str, Any]]]
    options: tuple[tuple[str, Any], ...] = ()

    def frame(self, labels: list[str]) -> pd.DataFrame:
        return pd.DataFrame(self.rows(labels), columns=list(self.columns), dtype=object)

    def drawn(self, labels: list[str], **more: Any) -> Axes:
        return self.draw(self.frame(labels), **dict(self.options), **more)

    def told(self, labels: list[str]) -> str:
        return self.words(self.frame(labels), **dict(self.options))


def _edges(labels: list[str]) -> list[dict[str, Any]]:
    acts = frames.DISPUTES
    return [
        {
            "doc": "d",
            "charge_id": f"C{place // 2}" if place % 5 else None,
            "gloss": label or None,
            "accused": labels[0],
            "act": acts[place % len(acts)],
            "source": label,
            "source_party": label,
            "target": labels[place // 2] if acts[place % len(acts)] in frames.AGAINST else None,
            "target_party": labels[place // 2] if acts[place % len(acts)] in frames.AGAINST else None,
            "n": place + 1,
        }
        for place, label in enumerate(labels)
    ]


def _ledger(labels: list[str]) -> list[dict[str, Any]]:
    acts = ("ACCUSE", "DENY", "EVADE", "UNDERCUT", "CONFIRM", "PROMISE", "REJECT")
    return [
        {
            "doc": "d",
            "charge_id": f"C{place // 3}",
            "gloss": label,
            "accused": labels[-1],
            "act": acts[(place + turn) % len(acts)],
            "source_name": label,
            "source_party": label,
            "blocked": False,
        }
        for place, label in enumerate(labels)
        for turn in range(1 + place % 3)
    ]


def _quotes(labels: list[str]) -> list[dict[str, Any]]:
    kinds = ("direct", "mixed", "indirect", "author")
    return [
        {"doc": "d", "voice": label, "quote": kinds[turn], "words": place + 7, "share": 0.01 * (place + 1)}
        for place, label in enumerate(labels)
        for turn in range(1 + place % 4)
    ]


CASES = {
    "network": Case(figures.network, figures.network_in_words, tuple(frames.EDGES), _edges),
    "matrix": Case(
        figures.matrix,
        figures.matrix_in_words,
        ("accuser", "accused", "n"),
        lambda labels: [
            {"accuser": one, "accused": labels[-1 - place], "n": 10**place % 99991} for place, one in enumerate(labels)
        ],
    ),
    "positions": Case(figures.positions, figures.positions_in_words, tuple(frames.LEDGER), _ledger),
    "stance_strip": Case(
        figures.stance_strip,
        figures.stance_strip_in_words,
        ("start", "category"),
        lambda labels: [
            {"start": 17 * place + turn, "category": label}
            for place, label in enumerate(labels)
            for turn in range(0, 900, 200)
        ],
        (("length", 2000),),
    ),
    "rates_by_voice": Case(
        figures.rates_by_voice,
        figures.rates_by_voice_in_words,
        ("voice", "category", "n", "words", "rate", "low", "high"),
        lambda labels: [
            {
                "voice": label,
                "category": labels[place // 3],
                "n": place,
                "words": 1000 * place,
                "rate": 1.5 * place,
                "low": None if place == 2 else 0.3 * place,
                "high": 4.0 * place,
            }
            for place, label in enumerate(labels)
        ],
    ),
    "voices": Case(figures.voices, figures.voices_in_words, ("doc", "voice", "quote", "words", "share"), _quotes),
    "reporting_verbs": Case(
        figures.reporting_verbs,
        figures.reporting_verbs_in_words,
        ("cue_lemma", "author_commitment", "n", "speakers"),
        lambda labels: [
            {
                "cue_lemma": label,
                "author_commitment": ("acknowledge", "distance", "endorse", "deny", label)[place % 5],
                "n": 3 * place + 1,
                "speakers": place + 1,
            }
            for place, label in enumerate(labels)
        ],
    ),
    "naming": Case(
        figures.naming,
        figures.naming_in_words,
        ("actor", "voice", "kind", "n"),
        lambda labels: [
            {"actor": labels[place // 2], "voice": label, "kind": kind, "n": 2 * place + turn + 1}
            for place, label in enumerate(labels)
            for turn, kind in enumerate((*frames.STRATEGIES, labels[-1])[place % 3 :])
        ],
    ),
    "forest": Case(
        figures.forest,
        figures.forest_in_words,
        ("label", "estimate", "low", "high", "n_here", "n_there"),
        lambda labels: [
            {
                "label": label,
                "estimate": place - 1.5,
                "low": place - 2.5,
                "high": None if place == 1 else place + 0.123456,
                "n_here": 12345 * place,
                "n_there": 7,
            }
            for place, label in enumerate(labels)
        ],
    ),
    "timeline": Case(
        figures.timeline,
        figures.timeline_in_words,
        ("period", "series", "value", "low", "high"),
        lambda labels: [
            {"period": period, "series": label, "value": place + turn, "low": place - 1, "high": place + 9.5}
            for place, label in enumerate(labels)
            for turn, period in enumerate(labels[:6])
        ],
    ),
}
NAMES = ["Ann", "Bob", "UNSTATED", "AUTHOR", "US officials", LONG, UNBROKEN]


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


@pytest.fixture(params=CASES)
def case(request: pytest.FixtureRequest) -> Case:
    return CASES[request.param]


def test_every_figure_is_tried() -> None:
    drawing = {name for name in figures.__all__ if f"{name}_in_words" in figures.__all__}
    assert drawing == {*CASES, "who_accuses_who_denies"}


@pytest.mark.parametrize("labels", [["Ann"], ["Ann", "Bob"], NAMES, NAMES * 2], ids=len)
def test_nothing_overlaps_or_leaves_the_figure(case: Case, labels: list[str]) -> None:
    assert_texts_are_tidy(case.drawn(labels))


@pytest.mark.parametrize("label", HOSTILE, ids=range(len(HOSTILE)))
def test_labels_do_no_harm(case: Case, label: str) -> None:
    ax = case.drawn(["Ann", label, "Bob", label + "!"])
    assert_texts_are_tidy(ax)
    assert_plain(ax)
    words = case.told(["Ann", label, "Bob"])
    assert words.isprintable()


@settings(max_examples=4, deadline=None)
@given(labels=st.lists(st.sampled_from([*NAMES, *HOSTILE]) | st.text(max_size=80), min_size=1, max_size=9))
@pytest.mark.parametrize("name", CASES)
def test_nothing_overlaps_whatever_the_labels(name: str, labels: list[str]) -> None:
    try:
        assert_texts_are_tidy(CASES[name].drawn(labels))
    finally:
        plt.close("all")


@pytest.mark.parametrize("layout", [None, "constrained"])
@pytest.mark.parametrize("size", [(12.0, 7.0), (7.0, 5.0), (9.0, 3.0)], ids=str)
def test_stays_in_the_axes_that_it_is_given(
    case: Case, size: tuple[float, float], layout: Literal["constrained"] | None
) -> None:
    figure = Figure(figsize=size, layout=layout)
    left, right = figure.subplots(1, 2)
    left.set_title("another")
    figure.draw_without_rendering()
    place = right.get_window_extent()
    assert case.drawn(NAMES[:5], ax=right) is right
    assert_texts_are_tidy(right, within=place.padded(1.0))


def test_names_stay_beside_their_rows_when_the_figure_grows() -> None:
    ax = CASES["forest"].drawn(["Ann", "Bob", "Cy"])
    figure_of(ax).set_size_inches(9.0, 11.0)
    figure_of(ax).draw_without_rendering()
    for row, label in enumerate(ax.get_yticklabels()):
        box = label.get_window_extent()
        assert (box.y0 + box.y1) / 2 == pytest.approx(ax.transData.transform((0, row))[1], abs=2.0)


@pytest.mark.parametrize("own", [True, False], ids=["own figure", "given axes"])
def test_says_so_when_there_is_nothing_to_draw(case: Case, own: bool) -> None:
    empty = case.frame(["Ann"])[:0]
    ax = None if own else Figure(figsize=(5, 3)).subplots()
    drawn = case.draw(empty, **dict(case.options), ax=ax)
    assert_texts_are_tidy(drawn)
    words = " ".join(text.get_text() for text in texts(drawn))
    assert "No " in words
    assert "No " in case.words(empty, **dict(case.options))


def test_says_which_column_is_missing(case: Case) -> None:
    frame = case.frame(["Ann"])
    column = next(name for name in ("gloss", "start", "value", *frame.columns) if name in frame.columns)
    for function in (case.draw, case.words):
        with pytest.raises(allegedly.Error, match=f"no column '{column}'"):
            function(frame.drop(columns=column), **dict(case.options))


def test_draws_the_same_again(case: Case, tmp_path: Any) -> None:
    for folder in ("one", "two"):
        figures.save(case.drawn(NAMES), tmp_path / folder / "a", alt="a", data=case.frame(NAMES))
    for kind in ("svg", "png", "pdf", "csv"):
        one, two = (tmp_path / folder / f"a.{kind}" for folder in ("one", "two"))
        assert one.read_bytes() == two.read_bytes(), kind


def test_leaves_the_frame_and_the_settings_of_matplotlib_alone(case: Case) -> None:
    frame = case.frame(NAMES)
    before, settings_before = frame.copy(), dict(plt.rcParams)
    case.draw(frame, **dict(case.options))
    pd.testing.assert_frame_equal(frame, before)
    assert dict(plt.rcParams) == settings_before


def test_uses_the_font_that_comes_with_matplotlib(case: Case) -> None:
    assert {text.get_fontfamily()[0] for text in texts(case.drawn(NAMES))} == {"DejaVu Sans"}


def test_tells_the_drawing_in_words(case: Case) -> None:
    words = case.told(["Ann", "Bob", "Cy"])
    assert "Ann" in words
    assert words.endswith(".")
    assert "\n" not in words


def signs(ax: Axes) -> list[tuple[Any, ...]]:
    """What tells the entries of a key apart besides colour."""
    legend = ax.get_legend()
    assert legend is not None
    found: list[tuple[Any, ...]] = []
    handles: list[Any] = list(legend.legend_handles)
    for handle in handles:
        if hasattr(handle, "get_hatch"):
            found.append((handle.get_hatch(),))
        else:
            hollow = to_rgb(handle.get_markerfacecolor()) == (1.0, 1.0, 1.0)
            marker = handle.get_marker()
            found.append((marker if isinstance(marker, str) else "outline", hollow))
    return found


@pytest.mark.parametrize("name", ["positions", "voices", "reporting_verbs", "naming", "timeline"])
def test_signs_differ_in_more_than_colour(name: str) -> None:
    found = signs(CASES[name].drawn(["a", "b", "c", "d", "e", "f", "g"]))
    assert len(found) == len(set(found)) > 1


def test_a_voice_has_one_sign_in_all_categories() -> None:
    rows = [
        {"voice": voice, "category": category, "n": 1, "words": 9, "rate": 1.0, "low": 0.5, "high": 2.0}
        for category in ("HEDGE", "BOOSTER")
        for voice in ("Ann", "Bob")
    ]
    ax = figures.rates_by_voice(pd.DataFrame(rows))
    markers = {int(str(line.get_gid()).split("-")[1]): line.get_marker() for line in ax.lines if line.get_gid()}
    assert markers[2] == markers[5] != markers[3] == markers[6]
    assert {text.get_text() for text in ax.texts} >= {"1 in 9 words"}


# ------------------------------------------------------------------ what each of them says
def test_the_matrix_adds_up_rows_of_one_pair() -> None:
    frame = pd.DataFrame({"accuser": ["Ann", "Ann", "Bob"], "accused": ["Bob", "Bob", "Ann"], "n": [2, 3, 1]})
    ax = figures.matrix(frame)
    cells = {str(text.get_gid()): text.get_text() for text in ax.texts}
    assert [cells[f"cell-{row}-{column}"] for row in (1, 2) for column in (1, 2)] == ["5", "·", "·", "1"]


def test_positions_read_a_ledger_and_its_reading_form() -> None:
    doc = allegedly.analyze("Ann accused Bob of lying about the fire. Bob denied lying about the fire.")
    long, short = (
        [str(line.get_gid()) for line in figures.positions(frame).lines if str(line.get_gid()).startswith("act")]
        for frame in (doc.ledger, frames.positions(doc.ledger))
    )
    assert sorted(long) == sorted(short) == ["act-1-1-ACCUSE", "act-1-2-ACCUSED", "act-1-2-DENY"]


def test_positions_leave_out_what_did_not_take_place() -> None:
    case = CASES["positions"]
    frame = case.frame(["Ann", "Bob"]).assign(blocked=[False, True, True])
    assert "Bob denies" not in figures.positions_in_words(frame)


@pytest.mark.parametrize(
    ("options", "message"),
    [({}, "pass length="), ({"length": 3}, "beyond the text's length of 3 characters")],
)
def test_the_strip_wants_the_length_of_the_text(options: dict[str, Any], message: str) -> None:
    with pytest.raises(allegedly.Error, match=message):
        figures.stance_strip(pd.DataFrame({"start": [5], "category": ["HEDGE"]}), **options)


def test_the_strip_takes_the_length_from_the_frame() -> None:
    ax = figures.stance_strip(pd.DataFrame({"start": [5], "category": ["HEDGE"], "length": [40]}))
    assert ax.get_xlim() == (0.0, 40.0)


def test_the_strip_refuses_marks_of_two_documents() -> None:
    marks = pd.DataFrame({"doc": ["a", "b"], "start": [1, 2], "category": ["HEDGE", "HEDGE"]})
    with pytest.raises(allegedly.Error, match="one document at a time"):
        figures.stance_strip(marks, length=9)


def test_rows_stand_in_the_order_of_the_frame() -> None:
    marks = pd.DataFrame({"start": [9, 1, 5], "category": ["b", "a", "b"]})
    ax = figures.stance_strip(marks, length=10)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["b", "a"]
    first, last = ax.get_ylim()
    assert first > last


def test_forest_on_a_logarithmic_axis() -> None:
    frame = pd.DataFrame({"label": ["a", "b"], "estimate": [0.5, 8.0], "low": [0.1, 2.0], "high": [1.5, 30.0]})
    ax = figures.forest(frame, reference=1.0, log=True)
    assert ax.get_xscale() == "log"
    assert_texts_are_tidy(ax)
    with pytest.raises(allegedly.Error, match="'a' reaches −1"):
        figures.forest(frame.assign(low=-1.0), reference=1.0, log=True)


def test_forest_shows_how_far_annotators_agree() -> None:
    frame = pd.DataFrame({"label": ["a", "b"], "estimate": [50.0, 80.0], "low": [40.0, 70.0], "high": [60.0, 85.0]})
    frame["human"] = [95.0, np.nan]
    ax = figures.forest(frame, reference=60.0)
    assert_texts_are_tidy(ax)
    (diamond,) = (line for line in ax.lines if str(line.get_gid()).startswith("annotators-"))
    assert (np.asarray(diamond.get_xdata())[0], np.asarray(diamond.get_ydata())[0]) == (95.0, 0)
    assert ax.get_xlim()[1] >= 95.0
    assert "a: 50.0 [40.0, 60.0], annotators = 95." in figures.forest_in_words(frame)
    assert not any("annotators" in text.get_text() for text in texts(figures.forest(frame.assign(human=np.nan))))


def test_charges_with_something_by_hand_are_marked() -> None:
    doc = allegedly.analyze("Ann accused Bob of lying about the fire. Bob denied lying about the fire.", name="d")
    ledger = doc.ledger.assign(corrected=["confirmed", "changed"])
    for told in (figures.positions_in_words(ledger), figures.network_in_words(frames.edges(ledger))):
        assert "C1: lying about the fire (by hand)" in told
    unmarked = ledger.assign(corrected="confirmed")
    assert "by hand" not in figures.positions_in_words(unmarked) + figures.network_in_words(frames.edges(unmarked))


def stands(*rows: dict[str, Any]) -> pd.DataFrame:
    """A ledger of one charge a row: Ann accuses Bob of lying, unless the row says otherwise."""
    usual = {"doc": "d", "charge_id": "C1", "gloss": "lying", "accused": "Bob", "act": "ACCUSE", "blocked": False}
    whole = [usual | {"source_name": "Ann", "source_party": "Ann"} | row for row in rows]
    return pd.DataFrame(whole, columns=list(frames.LEDGER), dtype=object)


def asides(ax: Axes) -> dict[str, str]:
    return {str(text.get_gid()): text.get_text() for text in ax.texts if str(text.get_gid()).startswith("aside")}


def test_somebody_accused_without_a_name_was_left_out_of_the_positions() -> None:
    ax = figures.positions(stands({"accused": None}, {"charge_id": "C2"}))
    assert [label.get_text() for label in ax.get_xticklabels()] == ["Ann", "Bob", "someone not\nnamed"]
    assert "act-1-3-ACCUSED" in {str(line.get_gid()) for line in ax.lines}
    assert [label.get_fontstyle() for label in ax.get_xticklabels()] == ["normal", "normal", "italic"]
    assert "Someone not named: the text does not say who" in " ".join(text.get_text() for text in ax.texts)
    assert "someone not named is accused." in figures.positions_in_words(stands({"accused": None}))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, ""),
        ({"act": "DENY"}, "no accuser among these acts"),
        ({"act": "DENY", "accused": None}, "no accuser among these acts\nno accused found"),
        ({"act": "REJECT", "accused": None}, ""),
        ({"source_name": "UNSTATED", "source_party": "UNSTATED"}, ""),
    ],
    ids=["accused", "only denied", "nobody at all", "a proposal rejected", "an accuser without a name"],
)
def test_positions_say_who_was_not_found(row: dict[str, Any], said: str) -> None:
    assert asides(figures.positions(stands(row))).get("aside-1", "") == said
    assert all(missing in figures.positions_in_words(stands(row)) for missing in said.split("\n"))


def test_positions_say_that_people_count_as_parties_only_where_they_do() -> None:
    told = "People count as the parties that they speak for."
    assert told in figures.positions_in_words(stands({"source_party": "Party"}))
    assert told not in figures.positions_in_words(stands({}))


def test_a_short_key_stands_in_the_corner_beside_headings_that_run_upwards() -> None:
    names = [f"the councillor who has number {number}" for number in "abcdef"]
    acts = ("ACCUSE", "DENY", "EVADE", "DENY", "DENY", "DENY")
    rows = [{"source_name": name, "source_party": name, "act": act} for name, act in zip(names, acts, strict=True)]
    ax = figures.positions(stands(*(row | {"gloss": "selling the keys of the town"} for row in rows)))
    figure_of(ax).draw_without_rendering()
    legend = ax.get_legend()
    assert legend is not None
    headings = [label.get_window_extent() for label in ax.get_xticklabels()]
    assert legend.get_window_extent().y0 < max(box.y1 for box in headings)
    assert legend.get_window_extent().x1 < min(box.x0 for box in headings)


def test_pairs_with_something_by_hand_are_marked_in_the_matrix() -> None:
    rows = [
        {"accuser": "Ann", "accused": name, "n": 1, "corrected": how} for name, how in (("Bob", ""), ("Cy", "added"))
    ]
    ax = figures.matrix(pd.DataFrame(rows))
    assert_texts_are_tidy(ax)
    assert [str(patch.get_gid()) for patch in ax.patches] == ["cell-1-2-frame"]
    said = {str(text.get_gid()): text.get_text() for text in ax.texts}
    assert said["cell-1-2-by-hand"] == "by hand"
    assert "by hand: with an accusation that a person changed or added" in " ".join(said["note"].split())
    assert figures.matrix_in_words(pd.DataFrame(rows)).endswith("Ann accuses: Bob 1, Cy 1 (by hand).")
    unmarked = pd.DataFrame(rows).assign(corrected="confirmed")
    assert "by hand" not in figures.matrix_in_words(unmarked)
    assert not figures.matrix(unmarked).patches


def test_the_matrix_of_corrected_edges_keeps_the_mark() -> None:
    doc = allegedly.analyze("Ann accused Bob of theft. Cy accused Di of fraud.")
    edges = frames.edges(doc.ledger.assign(corrected=["", "changed"]))
    counted = frames.matrix(edges)
    assert counted.set_index("accuser")["corrected"].to_dict() == {"Ann": "", "Cy": "changed"}
    assert "corrected" not in frames.matrix(frames.edges(doc.ledger)).columns


@pytest.mark.parametrize("name", ["naming", "rates_by_voice"])
def test_groups_are_parted_by_lines(name: str) -> None:
    ax = CASES[name].drawn(["a", "b", "c", "d"])
    groups = [row for row, label in enumerate(ax.get_yticklabels()) if label.get_fontweight() == "bold"]
    rules = {str(line.get_gid()): np.asarray(line.get_ydata())[0] for line in ax.lines if line.get_gid()}
    assert len(groups) > 1
    assert [rules[f"rule-{row + 1}"] for row in groups[1:]] == [row - 0.5 for row in groups[1:]]


def test_numbers_below_one_another_have_as_many_decimals() -> None:
    frame = pd.DataFrame({"label": ["a", "b"], "estimate": [32.9, -0.0715], "low": [25.1, -3.84], "high": [41, 3.0]})
    assert list(asides(figures.forest(frame)).values()) == ["32.9 [25.1, 41.0]", "−0.1 [−3.8, 3.0]"]


@pytest.mark.parametrize("name", ["forest", "rates_by_voice", "timeline"])
def test_intervals_are_named_where_their_level_is_known(name: str) -> None:
    case = CASES[name]
    frame = case.frame(["a", "b", "c"])
    for options, said in (({}, "interval"), ({"level": 0.9}, "90% interval")):
        ax = case.draw(frame, **options)
        assert said in " ".join([ax.get_xlabel(), *(text.get_text() for text in ax.texts)]).replace("\n", " ")
        assert f"with {said}" in case.words(frame, **options)
    if name != "forest":
        assert "interval (Poisson)" in case.words(frame.assign(interval="poisson"))


def test_forest_names_what_it_refers_to() -> None:
    frame = pd.DataFrame({"label": ["a"], "estimate": [50.0], "low": [40.0], "high": [60.0]})
    ax = figures.forest(frame, reference=90.0, reference_name="people")
    assert "(dashed line: people, 90)" in ax.get_xlabel().replace("\n", " ")
    assert "line of reference: people, 90)" in figures.forest_in_words(frame, reference=90.0, reference_name="people")


def test_speakers_without_names_are_not_counted_as_none() -> None:
    frame = pd.DataFrame({"cue_lemma": ["say"], "author_commitment": ["acknowledge"], "n": [2], "speakers": [0]})
    assert asides(figures.reporting_verbs(frame)) == {"aside-1": "2 (nobody named)"}


def test_many_are_accused_in_the_plural() -> None:
    ledger = stands({"source_name": "US officials", "source_party": "US officials", "accused": "the Russians"})
    assert "US officials accuse; the Russians are accused." in figures.positions_in_words(ledger)
    assert "someone not named accuse:" not in figures.matrix_in_words(
        pd.DataFrame({"accuser": ["UNSTATED"], "accused": ["Bob"], "n": [1]})
    )


@pytest.mark.parametrize(
    ("periods", "named"),
    [
        ([2016, 2017, 2018], ["2016", "2017", "2018"]),
        (pd.to_datetime(["2016-01-01", "2017-01-01", "2018-01-01"]), ["2016", "2017", "2018"]),
        (pd.to_datetime(["2016-01-01", "2016-02-01", "2016-03-01"]), ["2016-01", "2016-02", "2016-03"]),
        (pd.period_range("2016Q1", periods=3, freq="Q"), ["2016Q1", "2016Q2", "2016Q3"]),
        (["before", "during", "after"], ["before", "during", "after"]),
    ],
    ids=["numbers", "years", "months", "quarters", "names"],
)
def test_periods_are_named_as_they_are(periods: Any, named: list[str]) -> None:
    frame = pd.DataFrame({"period": periods, "series": "HEDGE", "value": [1.0, np.nan, 3.0]})
    ax = figures.timeline(frame)
    assert [label.get_text() for label in ax.get_xticklabels()] == named
    assert_texts_are_tidy(ax)


def test_a_missing_value_leaves_a_gap() -> None:
    ax = figures.timeline(pd.DataFrame({"period": [1, 2, 3], "series": "s", "value": [1.0, None, 3.0]}))
    (line,) = (line for line in ax.lines if line.get_gid() == "series-1")
    assert np.isnan(np.asarray(line.get_ydata(), dtype=float)[1])


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf"), 0.0, 1e-9, 1e15])
def test_numbers_of_any_size_are_drawn(value: float) -> None:
    frame = pd.DataFrame({"label": ["a", "b"], "estimate": [1.0, value], "low": [0.5, value], "high": [2.0, value]})
    assert_texts_are_tidy(figures.forest(frame))
    times = pd.DataFrame({"period": [1, 2], "series": "s", "value": [1.0, value]})
    assert_texts_are_tidy(figures.timeline(times))
