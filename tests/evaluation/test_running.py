from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from allegedly import Error, ReadError
from allegedly.cli import evaluate as command
from allegedly.evaluation import evaluate, parts
from allegedly.evaluation.parts import Inputs

TEXT = "Ann denied the fraud. Bob may have lied, she said.\n"
FIRST = (
    "T1\tSource 41 44\tshe\nT2\tCue 45 49\tsaid\nT3\tContent 22 39\tBob may have lied\n"
    "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3\n"
)


def at(words: str) -> list[int]:
    return [TEXT.index(words), TEXT.index(words) + len(words)]


MARK = {"category": "HEDGE", "subtype": "epistemic", "start": at("may")[0], "end": at("may")[1]}
DENY = {"act": "DENY", "cue": at("denied"), "source": at("Ann"), "target": None, "charge": at("the fraud")}
FOUND: dict[str, Any] = {
    "attributions": [{"source": [at("she")], "cue": [at("said")], "content": [at("Bob may have lied")]}],
    "marks": [{**MARK, "entry": "may", "holder": "Ann"}],
    "acts": [{**DENY, "cue": [at("denied")], "rule": "D1", "source_name": "Ann", "blocked": False}],
    "charges": [],
}


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, dict[str, Any]]]:
    seen: list[tuple[str, dict[str, Any]]] = []

    class Document:
        def to_dict(self) -> dict[str, Any]:
            return FOUND

    def analyze(_: str, *, name: str, **options: Any) -> Document:
        seen.append((name, options))
        return Document()

    monkeypatch.setattr(parts, "analyze", analyze)
    return seen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "polnear/dev/text/a.txt": TEXT,
        "polnear/dev/attributions/a_amy.ann": FIRST,
        "polnear/dev/attributions/a_zoe.ann": FIRST,
        "polnear/train/text/b.txt": TEXT,
        "polnear/train/attributions/b_amy.ann": FIRST,
        "acts.json": json.dumps(
            [
                {"article": article, "start": 0, "end": 21, "acts": [{**DENY, "blocked": False}]}
                for article in ("a", "b")
            ]
        ),
        "marks.json": json.dumps([{"article": "a", "categories": ["HEDGE"], "marks": [MARK], "held_out": True}]),
        "judged.json": json.dumps(
            [
                {
                    "article": "a",
                    "act": "PROMISE",
                    "cue": [[0, 3]],
                    "right": {"act": True, "source": True, "target": None},
                }
            ]
        ),
    }
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    return tmp_path


def test_every_part_with_its_inputs_is_measured_and_articles_are_analyzed_once(
    folder: Path, calls: list[tuple[str, dict[str, Any]]]
) -> None:
    found = evaluate(
        polnear=folder / "polnear",
        acts=folder / "acts.json",
        marks=folder / "marks.json",
        fresh_marks=folder / "marks.json",
        judged=folder / "judged.json",
    )
    assert list(dict.fromkeys(found["part"])) == ["attributions", "acts", "rules", "marks", "marks_fresh"]
    values = found.set_index(["part", "measure"])["value"]
    assert values["attributions", "strict"] == values["acts", "DENY"] == values["marks", "HEDGE"] == 100
    assert values["marks", "all.common"] == 0
    numbers = found.set_index(["part", "measure"])["n"]
    assert (numbers["attributions", "strict"], numbers["acts", "DENY"], numbers["rules", "D1.dev"]) == (1, 2, 2)
    assert [name for name, _ in calls].count("a") == 1 + 1 + 1


def test_people_stand_beside_attributions(folder: Path, calls: list[tuple[str, dict[str, Any]]]) -> None:
    found = evaluate(polnear=folder / "polnear", only=["attributions"]).set_index("measure")
    assert found.loc["strict", "human"] == 100
    assert found.loc["strict", "source"] == "people: annotators of PolNeAR against each other, 1 articles"


def test_options_of_the_analysis_are_passed_on(folder: Path, calls: list[tuple[str, dict[str, Any]]]) -> None:
    evaluate(polnear=folder / "polnear", without=["HEDGE"], learned=False)
    assert calls == [("a", {"without": ["HEDGE"], "learned": False})]


@pytest.mark.parametrize(
    ("names", "others", "message"),
    [
        ({}, {}, "nothing to measure; give polnear"),
        ({"acts": "acts.json"}, {}, "acts alone measures nothing; give polnear as well"),
        ({"judged": "judged.json", "polnear": "polnear"}, {}, "judged alone measures nothing; give acts as well"),
        ({"polnear": "polnear"}, {"only": ["speling"]}, "no part 'speling'; the parts are people, attributions"),
        ({"polnear": "polnear"}, {"only": ["probes"]}, "part 'probes' needs probes; say where they are"),
        ({"polnear": "nowhere"}, {}, "polnear: no .*nowhere; say where it is"),
        ({"polnear": "polnear"}, {"split": "test"}, r"no test\.tar\.gz and no folder test"),
    ],
)
def test_what_cannot_be_measured_is_said(
    folder: Path,
    calls: list[tuple[str, dict[str, Any]]],
    names: dict[str, str],
    others: dict[str, Any],
    message: str,
) -> None:
    paths: dict[str, Any] = {key: folder / name for key, name in names.items()}
    with pytest.raises(Error, match=message):
        evaluate(**paths, **others)


@pytest.mark.parametrize(
    ("content", "message"),
    [("[", r"acts\.json: no JSON: .*give a gold file"), ('[{"article": "zz"}]', "no article 'zz'")],
)
def test_a_damaged_gold_file_is_named(
    folder: Path, calls: list[tuple[str, dict[str, Any]]], content: str, message: str
) -> None:
    (folder / "acts.json").write_text(content, encoding="utf-8")
    with pytest.raises(Error, match=message):
        evaluate(polnear=folder / "polnear", acts=folder / "acts.json")


def test_a_seed_without_its_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ReadError, match=r"mine\.txt: cannot be read"):
        parts.seed(Inputs(seed=path))


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command.command, arguments, standalone_mode=False)
    return (2 if result.exception else result.return_value), result.output or str(result.exception)


def test_the_command_writes_a_table_and_shows_one(folder: Path, calls: list[tuple[str, dict[str, Any]]]) -> None:
    out = folder / "new" / "quality.tsv"
    status, shown = run("--polnear", str(folder / "polnear"), "-o", str(out), "--without", "HEDGE")
    assert status == 0
    assert "same words of content" in shown
    assert out.read_bytes().startswith(b"part\tmeasure\tvalue\t")
    assert calls[0][1]["without"] == ("HEDGE",)


def test_the_command_gives_json_lines() -> None:
    status, shown = run("--recorded", "--json", "--only", "acts")
    rows = [json.loads(line) for line in shown.splitlines()]
    assert status == 0
    assert {row["part"] for row in rows} == {"acts"}
    assert set(rows[0]) == {"part", "measure", "value", "low", "high", "n", "human", "source", "unit", "label"}


@pytest.mark.parametrize("arguments", [[], ["--recorded", "--probes", __file__]])
def test_the_command_says_what_it_needs(arguments: list[str]) -> None:
    status, shown = run(*arguments)
    assert status == 2
    assert "--recorded" in shown
