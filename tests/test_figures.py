from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

import matplotlib.pyplot as plt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.transforms import Bbox

import allegedly
from allegedly.figures import save, who_accuses_who_denies, who_accuses_who_denies_in_words
from allegedly.frames import DISPUTES, EDGES, EXPLICITNESS

SVG = "{http://www.w3.org/2000/svg}"
BASE = {
    "doc": "d",
    "charge_id": "C1",
    "gloss": "losing the keys",
    "accused": "Bob",
    "act": "ACCUSE",
    "source": "Ann",
    "source_party": "Ann",
    "target": "Bob",
    "target_party": "Bob",
    "n": 1,
    "hedged": 0,
    "explicitness": "lexical",
    "cue": "accused",
    "start": 0,
}
LONG = "Committee for the Protection of Municipal Water Supplies and of the Infrastructure of the Lower Basin"
UNBROKEN = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetzbehörde"
DISPUTE: list[dict[str, object]] = [
    {},
    {"source": "some members of the city council", "source_party": "the council"},
    {"source": "UNSTATED", "n": 12, "cue": "claims; allegations; so-called findings; insinuations"},
    {"act": "DENY", "source": "Bob", "target": None, "cue": "denied"},
    {"act": "DENY", "source": "Bob’s lawyers", "source_party": "Bob", "target": None, "n": 2},
    {
        "act": "UNDERCUT",
        "source": "AUTHOR",
        "target": None,
        "cue": "no proof has been shown to anybody so far",
    },
    {"act": "EVADE", "source": "the mayor", "target": None, "cue": "would rather not go into that"},
    {"charge_id": "C2", "gloss": "a plan " * 60, "act": "REJECT", "source": LONG, "target": None},
    {"charge_id": "C3", "gloss": "", "act": "CRITICIZE", "source": UNBROKEN, "target": LONG, "cue": None},
    {"charge_id": None, "gloss": None, "target": "UNSTATED", "explicitness": "weak", "hedged": 1},
    {
        "charge_id": None,
        "gloss": None,
        "act": "EVADE",
        "source": "the 財団 🙂 $x$ \ud800\u202e",
        "target": None,
    },
]


def edges(*rows: Mapping[str, object]) -> pd.DataFrame:
    return pd.DataFrame([{**BASE, **row} for row in rows], columns=list(EDGES), dtype=object)


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    plt.close("all")


def boxes(ax: Axes) -> tuple[Bbox, dict[str, Bbox], dict[str, Bbox]]:
    """The figure, the lines of text and the boxes, in dots; each by its id."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    texts = {str(text.get_gid()): text.get_window_extent() for text in ax.texts}
    frames = {str(patch.get_gid()): patch.get_window_extent() for patch in ax.patches}
    return Bbox(figure.bbox), texts, frames


def overlap(a: Bbox, b: Bbox) -> float:
    common = Bbox.intersection(a, b)
    return 0.0 if common is None else min(common.width, common.height)


def inside(inner: Bbox, outer: Bbox) -> bool:
    return bool(outer.x0 <= inner.x0 and inner.x1 <= outer.x1 and outer.y0 <= inner.y0 and inner.y1 <= outer.y1)


def assert_tidy(ax: Axes) -> None:
    page, texts, frames = boxes(ax)
    assert len(texts) == len(ax.texts), "two texts have one id"
    for name, box in (texts | frames).items():
        assert inside(box, page), f"{name} leaves the figure"
    for (one, a), (other, b) in itertools.combinations(texts.items(), 2):
        # An empty line and the antialiased rim of a letter may share a dot.
        assert overlap(a, b) <= 1.0, f"{one} and {other} overlap"
    for (one, a), (other, b) in itertools.combinations(frames.items(), 2):
        assert overlap(a, b) == 0.0, f"{one} and {other} overlap"
    for name, box in texts.items():
        for frame, around in frames.items():
            if name.startswith(f"{frame}-"):
                assert inside(box, around), f"{name} leaves {frame}"
            else:
                assert overlap(box, around) <= 1.0, f"{name} runs into {frame}"


def test_nothing_overlaps_or_leaves_the_figure() -> None:
    assert_tidy(who_accuses_who_denies(edges(*DISPUTE)))


@pytest.mark.parametrize("size", [(10.0, 8.0), (6.0, 4.0), (3.3, 5.0), (12.0, 2.0)])
def test_shrinks_to_fit_the_axes_it_is_given(size: tuple[float, float]) -> None:
    figure = Figure(figsize=size, dpi=150, layout="constrained")
    left, right = figure.subplots(1, 2)
    right.set_title("another")
    who_accuses_who_denies(edges(*DISPUTE), ax=left)
    figure.draw_without_rendering()
    _, texts, _ = boxes(left)
    for box in texts.values():
        assert inside(box, left.get_window_extent())


NAMES = st.sampled_from(
    ["Ann", "Bob", "US officials", "AUTHOR", "UNSTATED", LONG, UNBROKEN, "the police", "a b c d e f g h i j"]
) | st.text(max_size=60)
ROWS = st.fixed_dictionaries(
    {
        "charge_id": st.sampled_from([*(f"C{n}" for n in range(1, 8)), None]),
        "gloss": st.sampled_from(["lying", "having lied " * 40, "", None]),
        "act": st.sampled_from(DISPUTES),
        "source": NAMES,
        "source_party": NAMES,
        "target": NAMES | st.none(),
        "n": st.integers(1, 12),
        "hedged": st.integers(0, 2),
        "explicitness": st.sampled_from(EXPLICITNESS),
        "cue": st.sampled_from(["said", "would not be drawn on the matter at any length", None]) | st.text(),
    }
)


@settings(max_examples=12)
@given(st.lists(ROWS, max_size=14))
def test_nothing_overlaps_whatever_the_edges(rows: list[dict[str, object]]) -> None:
    try:
        assert_tidy(who_accuses_who_denies(edges(*rows)))
    finally:
        plt.close("all")


def test_says_so_when_there_is_nothing_to_draw() -> None:
    ax = who_accuses_who_denies(edges())
    assert_tidy(ax)
    assert "No accusation" in " ".join(text.get_text() for text in ax.texts)
    assert "No accusation" in who_accuses_who_denies_in_words(edges())


def words(ax: Axes, start: str) -> str:
    return " ".join(text.get_text() for text in ax.texts if str(text.get_gid()).startswith(start))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({}, "accuses “accused”"),
        ({"source": "US officials"}, "accuse “accused”"),
        ({"act": "CRITICIZE"}, "criticizes “accused”"),
        ({"act": "DENY"}, "denies “accused”"),
        ({"act": "REJECT"}, "rejects “accused”"),
        ({"act": "UNDERCUT"}, "sees no evidence “accused”"),
        ({"act": "EVADE"}, "will not say “accused”"),
        ({"n": 3, "hedged": 3}, "accuses (hedged) ×3 “accused”"),
        ({"n": 3, "hedged": 2}, "accuses ×3 “accused”"),
        ({"explicitness": "implicit"}, "accuses (implied) “accused”"),
        ({"cue": "held; against"}, "accuses “held”; “against”"),
    ],
)
def test_says_in_plain_words_what_is_done(row: dict[str, object], said: str) -> None:
    assert words(who_accuses_who_denies(edges({"accused": None, **row})), "label-1-1") == said


@pytest.mark.parametrize(
    ("corrected", "hedged", "said"),
    [
        ("", 0, "accuses “accused”"),
        ("confirmed", 0, "accuses “accused”"),
        ("changed", 0, "accuses (by hand) “accused”"),
        ("confirmed; added", 0, "accuses (by hand) “accused”"),
        ("changed", 1, "accuses (hedged, by hand) “accused”"),
    ],
)
def test_what_a_person_changed_or_added_is_marked(corrected: str, hedged: int, said: str) -> None:
    frame = edges({"hedged": hedged}).assign(corrected=corrected)
    ax = who_accuses_who_denies(frame)
    assert words(ax, "label-1-1") == said
    assert ("by hand" in who_accuses_who_denies_in_words(frame)) == ("by hand" in said)
    note = words(ax, "note")
    assert ("By hand: changed or added by a person." in note) == ("by hand" in said)
    assert ("Hedged: softened by a word of doubt." in note) == bool(hedged)


def test_the_accused_and_those_who_answer_stand_on_the_right_of_the_charge() -> None:
    answer = {"act": "DENY", "source": "Bob", "target": "Ann"}
    _, _, frames = boxes(who_accuses_who_denies(edges({}, answer, {"act": "EVADE", "source": "Cy"})))
    charge = frames["charge-1"]
    assert set(frames) == {"charge-1", "party-1-1", "party-1-2", "party-1-3"}
    assert frames["party-1-1"].x1 < charge.x0
    assert min(frames["party-1-2"].x0, frames["party-1-3"].x0) > charge.x1


def test_a_charge_without_a_target_falls_on_those_it_is_held_against() -> None:
    told = who_accuses_who_denies_in_words(edges({"target": None, "accused": "Bob; the Smiths"}))
    assert told.endswith("Ann accuses (“accused”); Bob is accused; the Smiths is accused.")


def test_a_charge_that_is_only_denied_did_not_say_whom_it_is_held_against() -> None:
    rows = edges({"act": "DENY", "source": "Bob’s lawyers", "source_party": "Bob", "target": None})
    told = who_accuses_who_denies_in_words(rows)
    assert told.endswith("Bob is accused; Bob’s lawyers (Bob) deny (“accused”); no accuser among these acts.")
    assert "no accuser among these acts" in words(who_accuses_who_denies(rows), "label-1-none")


def test_by_hand_is_never_parted() -> None:
    frame = edges({"act": "UNDERCUT", "n": 2}).assign(corrected="changed")
    lines = [text.get_text() for text in who_accuses_who_denies(frame).texts]
    assert any("(by hand)" in line for line in lines)


def test_a_cue_that_is_cut_ends_in_one_ellipsis() -> None:
    ax = who_accuses_who_denies(edges({"cue": "not … provided … any … evidence … of … the … whole … arming"}))
    cue = words(ax, "label-1-1-1-cue")
    assert cue.endswith("…")
    assert "……" not in cue
    assert "… …" not in cue


def test_as_many_charges_as_a_picture_would_not_hold_are_drawn_smaller(tmp_path: Path) -> None:
    data = edges(*({"charge_id": f"C{number}"} for number in range(900)))
    ax = who_accuses_who_denies(data)
    figure = ax.get_figure(root=True)
    assert figure is not None
    # matplotlib makes no picture of more than 65,536 dots either way.
    assert max(figure.get_size_inches()) * 200 < 2**16


def test_accusations_without_a_charge_keep_to_their_target() -> None:
    rows = [{"charge_id": None, "gloss": None, "source": a, "target": b} for a, b in ("ab", "cb", "ad")]
    told = who_accuses_who_denies_in_words(edges(*(row | {"source_party": None} for row in rows)))
    said = "no charge found: "
    assert [band.split(" ")[0] for band in told.split(said)[1:]] == ["a", "a"]
    assert [band.count("accuses") for band in told.split(said)[1:]] == [2, 1]


def test_acts_outside_all_charges_meet_on_their_words() -> None:
    rows = [
        {"charge_id": None, "act": "REJECT", "source": source, "gloss": gloss}
        for source, gloss in (("Ann", "the offer"), ("Bob", "the plan"), ("Cy", "the offer"))
    ]
    ax = who_accuses_who_denies(edges(*rows))
    assert [words(ax, f"charge-{band}") for band in (1, 2)] == ["the offer", "the plan"]


def test_acts_differ_in_more_than_colour() -> None:
    looks = []
    for act in DISPUTES:
        ax = who_accuses_who_denies(edges({"act": act, "accused": None}))
        shaft, tip = (next(line for line in ax.lines if line.get_gid() == f"act-1-1-1{part}") for part in ("", "-tip"))
        filled = tip.get_markerfacecolor() == tip.get_markeredgecolor()
        mark = any(str(text.get_gid()).endswith("-mark") for text in ax.texts)
        looks.append((str(shaft.get_linestyle()), str(tip.get_marker()), filled, mark))
    assert len(set(looks)) == len(DISPUTES)


def test_names_the_document_when_there_are_several() -> None:
    ax = who_accuses_who_denies(edges({"doc": "one"}, {"doc": "two"}))
    assert [words(ax, f"charge-{band}-id") for band in (1, 2)] == ["one C1", "two C1"]


def test_says_which_column_is_missing() -> None:
    with pytest.raises(allegedly.Error, match="no column 'gloss'"):
        who_accuses_who_denies(edges({}).drop(columns="gloss"))


def test_says_which_act_it_cannot_draw() -> None:
    with pytest.raises(allegedly.Error, match="'PRAISE'"):
        who_accuses_who_denies(edges({"act": "PRAISE"}))


def test_saves_the_same_bytes_again(tmp_path: Path) -> None:
    data = edges(*DISPUTE[2:4])
    for folder in ("one", "two"):
        save(who_accuses_who_denies(data), tmp_path / folder / "a.figure", alt="Ann & Bob", data=data)
    files = sorted(path.name for path in (tmp_path / "one").iterdir())
    assert files == [f"a.figure.{kind}" for kind in ("alt.txt", "csv", "pdf", "png", "svg")]
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes(), name


def test_saves_the_frame_that_was_drawn(tmp_path: Path) -> None:
    data = edges(*DISPUTE[2:4]).infer_objects()
    save(who_accuses_who_denies(data), tmp_path / "a", alt="", data=data)
    pd.testing.assert_frame_equal(pd.read_csv(tmp_path / "a.csv"), data, check_dtype=False)


def test_svg_names_and_describes_itself(tmp_path: Path) -> None:
    hostile = '<script>alert("1")</script> & --> $x$ \x00\ud800'
    data = edges({"source": hostile, "gloss": hostile, "cue": hostile})
    save(who_accuses_who_denies(data), tmp_path / "a", alt=hostile, data=data, title="A & B")
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    told = [root.find(f"{SVG}{name}") for name in ("title", "desc")]
    assert [element.text for element in told if element is not None] == [
        "A & B",
        '<script>alert("1")</script> & --> $x$',
    ]
    assert root.get("aria-labelledby") == " ".join(e.get("id", "") for e in told if e is not None)
    assert not list(root.iter(f"{SVG}script"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
