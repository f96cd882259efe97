"""These run where the extra `train` is installed: ``pip install -e .[train]``."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("sklearn")

from allegedly.acts.judge import ACTS
from training import judge

TEXT = "Bell said the board moved the files at night. It rained, she said."


def sentence(**act: object) -> dict[str, object]:
    return {"id": "train-0", "start": 0, "end": 45, "acts": [{"blocked": False, "optional": False, **act}]}


def test_an_act_goes_to_the_clause_that_holds_its_charge() -> None:
    start = TEXT.index("moved")
    item = sentence(act="ACCUSE", cue=[5, 9], charge=[start, TEXT.index(".")])
    rows = list(judge.clauses("a", judge.scene(TEXT), [item]))
    marked = {row.head for row in rows if row.gold[ACTS.index("ACCUSE")] == 1}
    at = judge.scene(TEXT).reading
    assert [at.text(head) for head in marked] == ["moved"]
    assert all(row.gold[ACTS.index("DENY")] == 0 for row in rows)


@pytest.mark.parametrize(("flag", "expected"), [("blocked", 0), ("optional", -1)])
def test_blocked_acts_teach_nothing_and_optional_ones_are_left_out(flag: str, expected: int) -> None:
    item = sentence(act="ACCUSE", cue=[5, 9], charge=[TEXT.index("moved"), TEXT.index(".")], **{flag: True})
    golds = {row.gold[ACTS.index("ACCUSE")] for row in judge.clauses("a", judge.scene(TEXT), [item])}
    assert golds - {0} == ({expected} - {0})


def test_weights_are_written_as_they_are_read(tmp_path: Path) -> None:
    rows = [judge.Clause("a", k, ("word lie",) if k % 2 else ("word rain",), (k % 2, 0, 0)) for k in range(40)]
    table = judge.fit(rows, 0, least=0.4)
    assert table.of["word lie"] > 0 > table.of["word rain"]
    path = tmp_path / "judge.tsv"
    judge.write(path, {"ACCUSE": table})
    lines = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
    assert lines[0] == ["act", "feature", "weight"]
    assert ["ACCUSE", "(least)", "0.400"] in lines


def test_no_article_is_judged_by_weights_that_saw_it() -> None:
    rows = [judge.Clause(f"a{k % 10}", k, (f"only a{k % 10}",), (k // 10 % 2,) * 3) for k in range(200)]
    tables = judge.out_of_fold([*rows, *rows], {f"a{k}" for k in range(5)})
    assert set(tables) == {f"a{k}" for k in range(5)}
    for article, table in tables.items():
        assert f"only {article}" not in table["ACCUSE"].of
        assert "only a9" in table["ACCUSE"].of
