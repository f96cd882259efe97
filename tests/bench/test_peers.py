from __future__ import annotations

import json
import os
import runpy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from allegedly.evaluation.corpora import Article
from allegedly.evaluation.estimates import Estimate
from bench import pipelines
from bench.peers import figure, measuring
from bench.peers.__main__ import DRAWN, TABLE, merged
from bench.peers.registry import ADAPTERS, COLUMNS, PEERS, Peer, read_table, recorded, write_table
from bench.speed import Run

RUN = Run(ready=1, wall=2, processor=2, total=3, words=200, all_words=300, memory=100)


def adapter(name: str) -> dict[str, Any]:
    return runpy.run_path(str(ADAPTERS / f"{name}.py"))


def test_every_peer_has_an_adapter_and_pinned_requirements() -> None:
    for peer in PEERS:
        assert callable(adapter(peer.adapter)["load"])
        assert all("==" in one for one in peer.requirements)
        assert bool(peer.requirements) == bool(peer.environment) == bool(peer.shown)
    assert {path.stem for path in ADAPTERS.glob("*.py")} == {peer.adapter for peer in PEERS}


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said "no" and “never, ever”.', ['"no"', "“never, ever”"]),
        ('One mark " alone\nand "another"', ['"another"']),
        ("None at all.", []),
    ],
)
def test_quotation_marks_pair_within_a_line(text: str, quoted: list[str]) -> None:
    found = adapter("quotation_marks")["load"]()(text)
    assert [text[start:end] for one in found for start, end in one["content"]] == quoted


@pytest.mark.parametrize(
    ("text", "prepared"),
    [
        ("One.\n\nTwo.", "One.\nTwo."),
        ("the ''old'' way", 'the "old" way'),
        ("“It goes on\nand ends.”", '“It goes on"\nand ends.”'),
        ("workers' union", "workers'x union"),
        ("", ""),
    ],
)
def test_prepared_texts_lead_back_to_the_text(text: str, prepared: str) -> None:
    places = adapter("sayswho_finder")["origins"](text, prepared)
    assert len(places) == len(prepared)
    assert places == sorted(places)
    kept = [(one, text[place]) for one, place in zip(prepared, places, strict=True) if place < len(text)]
    letters = [(one, other) for one, other in kept if one.isalnum() and one != "x"]
    assert all(one == other for one, other in letters)
    assert sum(one.isalnum() for one, _ in letters) == sum(character.isalnum() for character in text)


def test_what_an_adapter_finds_is_written_by_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "sched_setaffinity", lambda *_: None, raising=False)
    texts = tmp_path / "texts"
    texts.mkdir()
    for name, text in {"b": "She said “no”.", "a": "Nothing."}.items():
        (texts / f"{name}.txt").write_bytes(text.encode("utf-8"))
    pipelines.main(str(ADAPTERS / "quotation_marks.py"), str(texts), str(tmp_path / "found.json"))
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert found == {"versions": {}, "documents": {"a": [], "b": [{"source": [], "cue": [], "content": [[9, 13]]}]}}
    assert json.loads(capsys.readouterr().out)["all_words"] == 4


def test_attributions_are_scored_and_refused_texts_counted() -> None:
    gold = {"source": [(0, 3)], "cue": [(4, 8)], "content": [(9, 16)]}
    articles = [Article(name, "Ann said it is so.", ((gold,),)) for name in "ab"]
    outcome = measuring.Outcome("1", {"a": [gold], "b": None}, (RUN,))
    found = measuring.figures(Peer("x", "x", ("attributions",)), outcome, articles, {})
    assert found["attributions", "recall"].value == 50
    assert found["attributions", "precision"].value == 100
    assert found["attributions", "refused"] == Estimate(1, n=2)
    assert found["speed", "words"].value == 100


def test_hedges_alone_are_asked_of_a_list_of_hedges() -> None:
    marks = [
        {"category": name, "subtype": "x", "start": at, "end": at + 3} for at, name in ((0, "HEDGE"), (9, "BOOSTER"))
    ]
    gold = {"set": [{"article": "a", "categories": ["HEDGE", "BOOSTER"], "marks": marks}]}
    outcome = measuring.Outcome("1", {"a": {"marks": marks[:1]}}, (RUN,))
    found = measuring.figures(Peer("x", "x", ("marks",)), outcome, [], gold)
    assert (found["set", "HEDGE"].value, found["set", "recall"].value) == (100, 100)


def test_a_peer_that_fails_leaves_the_others_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("DISTRIBUTIONS = ()\ndef load():\n    raise ValueError\n", encoding="utf-8")
    (tmp_path / "fine.py").write_text("DISTRIBUTIONS = ()\ndef load():\n    return lambda text: []\n", encoding="utf-8")
    monkeypatch.setattr(measuring, "ADAPTERS", tmp_path)
    ticks: list[int] = []
    peers = [Peer(name, name, ("attributions",)) for name in ("broken", "fine")]
    found = measuring.run(peers, {"a": "One.", "b": "Two."}, tmp_path, rounds=2, tick=lambda: ticks.append(1))
    assert list(found) == ["fine"]
    assert found["fine"].documents == {"a": [], "b": []}
    assert len(found["fine"].runs) == 2


def rows(*systems: str, value: float = 1.0) -> pd.DataFrame:
    described = {name: ("", {("speed", "words"): Estimate(value)}) for name in systems}
    return measuring.table(described)


def test_new_figures_replace_old_ones_and_others_stay() -> None:
    found = merged(rows("allegedly", value=2.0), rows("spaCy, parse alone", "allegedly"))
    assert list(dict.fromkeys(found["system"])) == [
        "allegedly",
        "spaCy, parse alone",
        *dict.fromkeys(recorded()["system"]),
    ]
    assert found["value"].iloc[0] == 2
    again = merged(rows("allegedly", value=3.0), found)
    assert len(again) == len(found)


def test_a_table_comes_back_as_it_was_written(tmp_path: Path) -> None:
    write_table(merged(rows("allegedly"), rows()), tmp_path / "peers.tsv")
    found = read_table(tmp_path / "peers.tsv")
    write_table(found, tmp_path / "again.tsv")
    assert (tmp_path / "again.tsv").read_bytes() == (tmp_path / "peers.tsv").read_bytes()
    assert tuple(found.columns) == COLUMNS


def test_the_published_table_and_figure_belong_together() -> None:
    found = read_table(TABLE)
    assert {peer.system for peer in PEERS} <= set(found["system"])
    assert set(recorded()["system"]) <= set(found["system"])
    words = DRAWN.with_name("peers.alt.txt").read_text(encoding="utf-8").strip()
    assert words == figure.alt(found), "run python -m bench.peers.figure"


def test_the_chart_shows_every_system_with_both_numbers() -> None:
    found = read_table(TABLE)
    ax = figure.chart(found)
    named = ax.get_legend_handles_labels()[1]
    drawn = figure.points(found)
    assert len(named) == len(drawn[drawn["measure"].eq("attributions")]) > 4
    assert ax.get_ylim() == (0, 100)


def test_what_the_page_says_of_other_programs_is_so() -> None:
    found = read_table(TABLE)

    def value(system: str, part: str, measure: str, column: str = "value") -> float:
        rows = found[found["system"].eq(system) & found["part"].eq(part) & found["measure"].eq(measure)]
        return float(rows[column].iloc[0])

    ours = value("allegedly", "speed", "memory")
    light = [peer.system for peer in PEERS if peer.environment in {"textacy", "sayswho", "spacy-venv"}]
    assert all(value(system, "speed", "memory") < ours for system in light)
    assert value("ConvoKit, hedges", "speed", "memory") > ours
    assert value("quotation marks alone", "speed", "words") > 100 * value("allegedly", "speed", "words")
    assert value("quotation marks alone", "attributions", "recall.direct") > 80
    assert value("textacy, direct quotations", "attributions", "refused") > 0
    indirect, all_ = (
        value("allegedly", "attributions", name, "n") for name in ("attributions.indirect", "attributions")
    )
    assert indirect / all_ == pytest.approx(2 / 3, abs=0.03)
