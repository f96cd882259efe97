from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegedly
from allegedly import frames
from allegedly._types import Spans
from allegedly.actors import Actor
from allegedly.acts import Act
from allegedly.attributions import Attribution
from allegedly.charges import Charge, Join
from allegedly.corpora.ledger import ledger
from allegedly.marks import Mark
from allegedly.reading import Reading
from allegedly.segments import segments, sentences
from allegedly.tokens import tokenize

TEXT = "“The council,” Ann said, “stole the bell.” 🔔\r\nIt denied this. Bob can’t speak to it."


def reading(string: str) -> Reading:
    """A reading in which every word is the root and outside of all attributions."""
    parts = segments(string)
    lines = sentences(string, parts)
    words = tokenize(string, lines)
    n = len(words)
    return Reading(
        string,
        parts,
        lines,
        words,
        tuple(word.text.lower() for word in words),
        ("X",) * n,
        (-1,) * n,
        ("root",) * n,
        ("O",) * n,
        (-1,) * n,
        (0.5,) * n,
    )


def spans(*pieces: str) -> Spans:
    return tuple((TEXT.index(piece), TEXT.index(piece) + len(piece)) for piece in pieces)


def act(id: str, kind: str, words: str, who: str, whom: str | None, **rest: Any) -> Act:
    fields: dict[str, Any] = {
        "cue": spans(words),
        "source": spans(who) if who in TEXT else who,
        "source_name": who,
        "target": spans(whom) if whom is not None and whom in TEXT else whom,
        "target_name": whom,
        "charge": spans("stole the bell")[0],
        "charge_id": "C1",
        "explicitness": "lexical",
        "blocked": False,
        "block": None,
        "hedged": False,
        "rule": "A1",
        "score": 0.9,
        "attribution": "a1",
    }
    return Act(id=id, act=kind, **(fields | rest))


ATTRIBUTIONS = (
    Attribution(
        id="a1",
        source=spans("Ann"),
        cue=spans("said"),
        content=spans("The council,", "stole the bell."),
        speaker="Ann",
        cue_lemma="say",
        cue_token=5,
        quote="direct",
        parent=None,
        author_commitment="acknowledge",
        score=0.8,
    ),
    Attribution(
        id="a2",
        source=(),
        cue=(),
        content=(),
        speaker="UNSTATED",
        cue_lemma="",
        cue_token=-1,
        quote="indirect",
        parent="a1",
        author_commitment="acknowledge",
        score=0.1,
    ),
)
MARKS = (
    Mark(
        id="m1",
        category="EVASION",
        subtype="disclaim",
        start=TEXT.index("can’t speak to"),
        end=TEXT.index(" it."),
        text="can’t speak to",
        entry="can't speak to",
        lexicon="evasion",
        rule="first_person",
        scope=None,
        holder="Bob",
        attribution=None,
    ),
)
ACTS = (
    act("x1", "ACCUSE", "said", "Ann", "The council", explicitness="propositional"),
    act("x2", "DENY", "denied", "It", "UNSTATED"),
    act("x3", "EVADE", "can’t speak to", "Bob", None, charge=spans("this")[0], charge_id=None, hedged=True),
    act("x4", "ASSERT", "said", "Ann", None, charge=None, charge_id=None),
    act("x5", "DENY", "denied", "AUTHOR", "UNSTATED", blocked=True, block="negated"),
)
CHARGES = (
    Charge(
        id="C1",
        gloss="stealing the bell",
        accused=("The council",),
        mentions=spans("stole the bell"),
        joins=(
            Join("x1", spans("stole the bell")[0], "opens", ""),
            Join("x2", spans("the bell")[0], "anaphor", "the bell"),
            Join("x5", None, "bare", ""),
        ),
        deeds=frozenset({"steal", "=steal"}),
        core="bell",
        objects=frozenset({"bell"}),
    ),
)
ACTORS = (Actor(name="Ann", aliases=(), speaks_for=None, mentions=spans("Ann")),)
BUILDERS: dict[str, tuple[Callable[..., pd.DataFrame], tuple[Any, ...]]] = {
    "attributions": (frames.attributions, ATTRIBUTIONS),
    "marks": (frames.marks, MARKS),
    "acts": (frames.acts, ACTS),
    "charges": (frames.charges, CHARGES),
    "actors": (frames.actors, ACTORS),
}
META = {
    "agency": "made up",
    "year": 2031,
    "on": dt.date(2031, 5, 4),
    "more": {"tags": ["a", "b"]},
    "none": None,
}

# Counts over all documents: they have neither a document's name nor its metadata.
POOLED = ("matrix", "reporting_verbs")


def build(name: str, *, empty: bool = False, **options: Any) -> pd.DataFrame:
    if name == "tokens":
        return frames.tokens(reading("" if empty else TEXT), **options)
    if name in ("ledger", "edges", "positions", "corpus"):
        acts, charges = (build(part, empty=empty, **options) for part in ("acts", "charges"))
        table = frames.ledger(acts, charges)
        if name == "corpus":
            found = SimpleNamespace(charges=() if empty else CHARGES)
            document: Any = SimpleNamespace(name=options.get("doc", ""), ledger=table, records=found)
            return ledger([document])
        return table if name == "ledger" else getattr(frames, name)(table)
    if name == "matrix":
        return frames.matrix(build("ledger", empty=empty, **options))
    if name == "reporting_verbs":
        return frames.reporting_verbs(build("attributions", empty=empty, **options))
    if name == "voices":
        return frames.voices_of(*(build(part, empty=empty, **options) for part in ("tokens", "attributions")))
    if name in ("naming", "concordance"):
        document = allegedly.analyze("" if empty else TEXT, name=options.get("doc", ""), meta=options.get("meta"))
        return frames.naming(document) if name == "naming" else frames.concordance(document, "the")
    builder, records = BUILDERS[name]
    return builder(() if empty else records, reading(TEXT), **options)


@pytest.mark.parametrize("name", frames.COLUMNS)
def test_has_the_columns_that_are_documented(name: str) -> None:
    frame = build(name, doc="d", meta=META)
    meta = ["meta_agency", "meta_year", "meta_on", "meta_more_tags", "meta_none"]
    assert list(frame.columns) == [*frames.COLUMNS[name], *(() if name in POOLED else meta)]
    assert len(frame) > 0
    for column, about in frames.COLUMNS[name].items():
        assert frame[column].dtype == about.dtype, column
    if name in POOLED:
        return
    assert set(frame["doc"]) == {"d"}
    assert set(frame["meta_year"]) == {2031}
    assert set(frame["meta_on"]) == {pd.Timestamp("2031-05-04")}
    assert set(frame["meta_more_tags"]) == {"a; b"}
    assert frame["meta_none"].isna().all()


@pytest.mark.parametrize("name", frames.COLUMNS)
def test_an_empty_frame_keeps_columns_and_dtypes(name: str) -> None:
    full, empty = build(name, meta=META), build(name, empty=True, meta=META)
    assert len(empty) == 0
    pd.testing.assert_series_equal(full.dtypes, empty.dtypes)
    joined = pd.concat([empty, full], ignore_index=True)
    pd.testing.assert_series_equal(joined.dtypes, full.dtypes)


def test_every_column_is_described() -> None:
    listed = frames.columns()
    assert len(listed) == sum(map(len, frames.COLUMNS.values()))
    assert listed["description"].str.len().min() > 0
    assert not listed["description"].str.contains("\n").any()
    counted = listed["dtype"].isin(["int64", "Int64", "float64"])
    assert listed.loc[counted, "unit"].ne("").all()
    assert listed.loc[listed["dtype"].isin(["str", "bool"]), "unit"].eq("").all()


def test_pieces_are_joined_and_kept() -> None:
    row = build("attributions").iloc[0]
    assert row["content"] == "The council, … stole the bell."
    assert row["content_spans"] == spans("The council,", "stole the bell.")
    assert TEXT[row["content_start"] : row["content_end"]] == "The council,” Ann said, “stole the bell."
    assert (row["start"], row["end"]) == (row["content_start"], row["content_end"])


def test_what_is_absent_is_missing() -> None:
    row = build("attributions").iloc[1]
    absent = ["start", "end", "cue_lemma", "source", "source_start", "content", "content_end"]
    assert row[absent].isna().all()
    assert row["source_spans"] == ()


def test_evidence_is_the_sentence_of_the_cue() -> None:
    acts = build("acts").set_index("id")
    assert acts.loc["x2", "evidence"] == "It denied this."
    for _, row in acts.iterrows():
        assert TEXT[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
        assert row["evidence_start"] <= row["start"] < row["end"] <= row["evidence_end"]


def test_a_cue_over_two_sentences_has_both_as_evidence() -> None:
    long = act("x1", "DENY", "this. Bob", "It", None)
    row = frames.acts([long], reading(TEXT)).iloc[0]
    assert row["evidence"] == "It denied this. Bob can’t speak to it."


class Council:
    """Stands in for the actors of a text: Ann speaks for the council."""

    def principal(self, name: str) -> str:
        assert name not in ("AUTHOR", "UNSTATED"), "nobody in particular speaks for nobody"
        return "the council" if name == "Ann" else name


def test_a_party_is_whom_the_source_speaks_for() -> None:
    acts: pd.DataFrame = frames.acts(ACTS, reading(TEXT), actors=Council())  # type: ignore[arg-type]
    assert acts["source_party"].tolist() == ["the council", "It", "Bob", "the council", "AUTHOR"]
    assert acts["target_party"].fillna("-").tolist() == ["The council", "UNSTATED", "-", "-", "UNSTATED"]


def test_tokens_carry_their_kind_of_line() -> None:
    tokens = build("tokens")
    assert [TEXT[s:e] for s, e in zip(tokens["start"], tokens["end"], strict=True)] == tokens["text"].tolist()
    assert tokens["token"].tolist() == list(range(len(tokens)))
    assert set(tokens["segment"]) <= {"dateline", "heading", "paragraph"}


def test_the_ledger_puts_acts_beside_their_charge() -> None:
    ledger = build("ledger")
    assert ledger["act_id"].tolist() == ["x1", "x2", "x3"]
    assert ledger["gloss"].tolist() == ["stealing the bell", "stealing the bell", "this"]
    assert ledger["accused"].fillna("-").tolist() == ["The council", "The council", "-"]


def test_the_ledger_says_by_what_words_an_act_is_on_its_charge() -> None:
    ledger = build("ledger")
    assert ledger["joined_by"].fillna("-").tolist() == ["opens", "anaphor", "-"]
    assert ledger["joined_on"].fillna("-").tolist() == ["-", "the bell", "-"]
    assert ledger["mention"].fillna("-").tolist() == ["stole the bell", "the bell", "-"]
    for _, row in ledger[ledger["mention"].notna()].iterrows():
        assert TEXT[row["mention_start"] : row["mention_end"]] == row["mention"]


def test_every_row_of_the_ledger_can_be_found_again() -> None:
    for _, row in frames.ledger(build("acts"), build("charges"), blocked=True).iterrows():
        assert TEXT[row["start"] : row["end"]] == row["cue"]
        assert TEXT[row["evidence_start"] : row["evidence_end"]] == row["evidence"]
        if pd.notna(row["source_start"]):
            assert TEXT[row["source_start"] : row["source_end"]] == row["source_name"]
        assert (row["rule"], row["score"], row["attribution"]) == ("A1", 0.9, "a1")


def test_an_act_on_two_charges_stands_on_both() -> None:
    other = Charge("C2", "ringing it", ("Bob",), spans("the bell"), (Join("x1", spans("the bell")[0], "opens", ""),))
    ledger = frames.ledger(build("acts"), frames.charges([*CHARGES, other], reading(TEXT)))
    assert ledger[["charge_id", "act_id"]].fillna("-").values.tolist() == [
        ["C1", "x1"],
        ["C1", "x2"],
        ["C2", "x1"],
        ["-", "x3"],
    ]


def test_positions_are_one_row_a_charge() -> None:
    positions = build("positions")
    assert positions[["charge_id", "gloss", "accused", "disputed", "n"]].values.tolist() == [
        ["C1", "stealing the bell", "The council", True, 2]
    ]
    row = positions.iloc[0]
    assert (row["accusers"], row["deniers"], row["accusers_rules"]) == ("Ann", "It", "A1")
    assert row["deniers_spans"] == spans("denied")
    assert row["deniers_evidence"] == "{}–{}: It denied this.".format(*spans("denied")[0])
    assert row[["evaders", "evaders_evidence", "undercutters", "conceders", "confirmers"]].isna().all()
    assert row["evaders_spans"] == ()


def test_positions_name_nobody_only_where_nobody_is_named() -> None:
    acts = [act("x1", "ACCUSE", "said", "Ann", "It"), act("x2", "ACCUSE", "denied", "UNSTATED", "It")]
    for some, names in ((acts, "Ann"), (acts[1:], "UNSTATED")):
        ledger = frames.ledger(frames.acts(some, reading(TEXT)), build("charges"))
        assert frames.positions(ledger)["accusers"].tolist() == [names]


def test_positions_and_edges_leave_out_what_did_not_take_place() -> None:
    ledger = frames.ledger(build("acts"), build("charges"), blocked=True)
    assert "x5" in set(ledger["act_id"])
    assert "AUTHOR" not in frames.positions(ledger)["deniers"].item()
    assert "AUTHOR" not in set(frames.edges(ledger, explicitness=frames.EXPLICITNESS)["source"])


def test_positions_may_be_strict() -> None:
    assert frames.positions(build("ledger"), explicitness=["lexical"])["accusers"].isna().all()


def test_the_ledger_takes_in_blocked_acts_on_request() -> None:
    ledger = frames.ledger(build("acts"), build("charges"), blocked=True)
    assert ledger["act_id"].tolist() == ["x1", "x2", "x5", "x3"]


def test_the_ledger_keeps_documents_apart() -> None:
    acts = pd.concat([build("acts", doc="two"), build("acts", doc="one")])
    charges = pd.concat([build("charges", doc="one"), build("charges", doc="two").assign(gloss="other")])
    ledger = frames.ledger(acts, charges)
    assert ledger["doc"].tolist() == ["two"] * 3 + ["one"] * 3
    assert ledger["gloss"].tolist() == ["other"] * 2 + ["this"] + ["stealing the bell"] * 2 + ["this"]


def test_the_ledger_refuses_two_documents_of_one_name() -> None:
    charges = pd.concat([build("charges", doc="d"), build("charges", doc="d")])
    with pytest.raises(allegedly.Error, match="'C1' of document 'd'"):
        frames.ledger(build("acts", doc="d"), charges)


def rows(*given: tuple[str, str | None, str, str | None, int]) -> pd.DataFrame:
    """A ledger of acts: act, charge, source, target, start of the cue."""
    found = [
        {
            "doc": "d",
            "charge_id": charge,
            "gloss": charge,
            "act": kind,
            "source_name": source,
            "source_party": source,
            "target_name": target,
            "target_party": target,
            "explicitness": "lexical",
            "hedged": False,
            "blocked": False,
            "cue": f"cue {start}",
            "start": start,
            "end": start + 1,
            "rule": f"R{start}",
            "score": start / 20,
            "act_id": f"x{start}",
        }
        for kind, charge, source, target, start in given
    ]
    return pd.DataFrame(found, columns=list(frames.LEDGER))


def test_edges_count_the_places_of_an_act() -> None:
    edges = frames.edges(
        rows(
            ("ACCUSE", "C1", "Ann", "Bob", 1),
            ("ACCUSE", "C1", "Ann", "Bob", 5),
            ("ACCUSE", "C1", "Ann", "Cy", 5),
            ("DENY", "C1", "Bob", "Ann", 9),
            ("DENY", "C1", "Bob", "UNSTATED", 9),
            ("DENY", "C1", "Bob", None, 12),
        )
    )
    counted = edges[["act", "source", "target", "n", "cue"]]
    assert counted.values.tolist() == [
        ["ACCUSE", "Ann", "Bob", 2, "cue 1; cue 5"],
        ["ACCUSE", "Ann", "Cy", 1, "cue 5"],
        ["DENY", "Bob", "Ann; UNSTATED", 2, "cue 9; cue 12"],
    ]


def test_edges_carry_the_acts_that_they_count() -> None:
    edges = frames.edges(rows(("ACCUSE", "C1", "Ann", "Bob", 1), ("ACCUSE", "C1", "Ann", "Bob", 5)))
    row = edges.iloc[0]
    assert (row["rule"], row["acts"], row["score"], row["cue_spans"]) == ("R1; R5", "x1; x5", 0.25, ((1, 2), (5, 6)))


def test_edges_put_the_disputed_charges_first() -> None:
    edges = frames.edges(
        rows(
            ("EVADE", None, "Di", None, 0),
            ("DENY", "C1", "Bob", None, 1),
            ("ACCUSE", "C2", "Ann", "Bob", 2),
            ("DENY", "C3", "Bob", None, 3),
            ("ACCUSE", "C3", "Ann", "Bob", 4),
            ("ACCUSE", "C4", "Ann", "Bob", 5),
            ("ACCUSE", "C4", "Cy", "Bob", 6),
        )
    )
    ranked = edges[["charge_id", "act"]].fillna("-").values.tolist()
    assert ranked == [
        ["C3", "ACCUSE"],
        ["C3", "DENY"],
        ["C4", "ACCUSE"],
        ["C4", "ACCUSE"],
        ["C2", "ACCUSE"],
        ["C1", "DENY"],
        ["-", "EVADE"],
    ]


def test_edges_outside_all_charges_meet_on_their_words() -> None:
    ledger = rows(
        ("REJECT", None, "Ann", None, 1),
        ("REJECT", None, "Bob", None, 2),
        ("REJECT", None, "Ann", None, 3),
        ("ACCUSE", None, "Ann", "Bob", 4),
        ("ACCUSE", None, "Cy", "Di", 5),
    )
    ledger["gloss"] = ["the offer", "the plan", "the offer", None, None]
    edges = frames.edges(ledger)
    assert edges[["gloss", "source", "n"]].fillna("-").values.tolist() == [
        ["-", "Ann", 1],
        ["-", "Cy", 1],
        ["the offer", "Ann", 2],
        ["the plan", "Bob", 1],
    ]


def test_edges_are_strict_unless_told_otherwise() -> None:
    ledger = rows(("ACCUSE", "C1", "Ann", "Bob", 1), ("ACCUSE", "C1", "Ann", "Bob", 2))
    ledger["explicitness"] = ["implicit", "propositional"]
    ledger["hedged"] = [True, False]
    assert frames.edges(ledger)[["n", "hedged", "explicitness"]].values.tolist() == [[1, 0, "propositional"]]
    loose = frames.edges(ledger, explicitness=frames.EXPLICITNESS)
    assert loose[["n", "hedged", "explicitness"]].values.tolist() == [[2, 1, "propositional"]]
    assert frames.edges(ledger, kinds=["DENY"]).empty


@given(st.text(st.characters(codec=None), max_size=60), st.data())
def test_surfaces_are_slices_of_any_text(string: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(string))
    cuts = sorted(data.draw(st.lists(offsets, min_size=4, max_size=4)))
    mention: Spans = ((cuts[0], cuts[1]), (cuts[2], cuts[3]))
    found = reading(string)
    done = act("x1", "DENY", "said", "Ann", None, cue=mention, source=mention, charge=mention[0])
    row = frames.acts([done], found).iloc[0]
    assert row["cue"] == string[cuts[0] : cuts[1]] + " … " + string[cuts[2] : cuts[3]]
    assert row["charge"] == string[cuts[0] : cuts[1]]
    assert row["evidence"] == string[row["evidence_start"] : row["evidence_end"]]
    tokens = frames.tokens(found)
    for start, end, text in tokens[["start", "end", "text"]].itertuples(index=False):
        assert string[start:end] == text


def test_the_matrix_counts_places_charges_and_documents() -> None:
    one, two = build("ledger", doc="one"), build("ledger", doc="two")
    single, double = frames.matrix(one), frames.matrix(pd.concat([one, two], ignore_index=True))
    assert single["n"].sum() > 0
    assert double[["accuser", "accused"]].values.tolist() == single[["accuser", "accused"]].values.tolist()
    for column in ("n", "charges", "docs"):
        assert double[column].tolist() == [2 * value for value in single[column]]
    pd.testing.assert_frame_equal(frames.matrix(frames.edges(one)), single)


@pytest.mark.parametrize(
    ("row", "pairs"),
    [
        ({}, [("Ann’s party", "Bob’s party")]),
        ({"target_party": None, "target": None}, [("Ann’s party", "Cy"), ("Ann’s party", "Di")]),
        ({"target_party": None, "target": None, "accused": None}, [("Ann’s party", "UNSTATED")]),
        ({"act": "CRITICIZE"}, []),
    ],
)
def test_the_matrix_knows_who_is_accused(row: dict[str, object], pairs: list[tuple[str, str]]) -> None:
    base = {
        "doc": "d",
        "charge_id": "C1",
        "accused": "Cy; Di",
        "act": "ACCUSE",
        "source": "Ann",
        "source_party": "Ann’s party",
        "target": "Bob",
        "target_party": "Bob’s party",
        "n": 2,
        "start": 0,
    }
    edges = pd.DataFrame([base | row], columns=list(frames.EDGES), dtype=object)
    counted = frames.matrix(edges)
    assert list(zip(counted["accuser"], counted["accused"], strict=True)) == pairs
    assert set(counted["n"]) <= {2}


def test_the_matrix_refuses_acts_without_a_target() -> None:
    with pytest.raises(allegedly.Error, match="DENY has nobody as its target"):
        frames.matrix(build("ledger"), kinds=["DENY"])
    with pytest.raises(allegedly.Error, match="no column 'doc'"):
        frames.matrix(pd.DataFrame({"a": []}))


def test_reporting_verbs_count_speakers_who_are_named() -> None:
    rows: list[tuple[str | None, str, str]] = [("say", "acknowledge", who) for who in ("Ann", "Ann", "Bob", "UNSTATED")]
    rows += [("claim", "distance", "Cy"), (None, "acknowledge", "Di"), ("", "acknowledge", "Di")]
    counted = frames.reporting_verbs(pd.DataFrame(rows, columns=["cue_lemma", "author_commitment", "speaker"]))
    assert counted.values.tolist() == [["say", "acknowledge", 4, 2], ["claim", "distance", 1, 1]]
    with pytest.raises(allegedly.Error, match="no column 'speaker'"):
        frames.reporting_verbs(pd.DataFrame({"cue_lemma": [], "author_commitment": []}))
