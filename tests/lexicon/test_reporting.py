from __future__ import annotations

import pickle
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import allegedly as al
from allegedly._tables import CUE_COLUMNS, OBJECT_COLUMNS, OPTIONAL_COLUMNS
from allegedly.cli import main
from allegedly.lexicon import (
    Tables,
    check,
    cues,
    default,
    default_tables,
    load_tables,
    objects,
    switches,
    word_class,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    Write = Callable[..., Path]

ACCUSING = "The minister blorted the bank of stealing the pensions."
BLORT = "blort VERB ACCUSE np-of|np - acknowledge o/o own -"
PRETZEL = "The claim is a pretzel, the mayor said."


@pytest.fixture
def table(tmp_path: Path) -> Write:
    def write(name: str, columns: tuple[str, ...], *rows: str) -> Path:
        path = tmp_path / name
        header = [column for column in columns if column not in OPTIONAL_COLUMNS]
        lines = ["\t".join(header), *("\t".join(row.split()) for row in rows)]
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return path

    return write


def found(text: str, *tables: Path, without: tuple[str, ...] = ()) -> list[str]:
    return [act.act for act in al.analyze(text, lexica=tables, without=without, learned=False).records.acts]


def test_ours_are_the_tables_of_the_package() -> None:
    ours = default_tables()
    assert list(ours.by_lemma.items()) == list(cues().items())
    assert set(ours.objects) == {row for rows in objects().values() for row in rows}
    assert all(ours.word_class(row.name) == word_class(row.name) for row in ours.objects)


@pytest.mark.parametrize(
    ("row", "text", "act"),
    [
        (BLORT, ACCUSING, "ACCUSE"),
        ("blort VERB DENY np - acknowledge o/o own -", "The bank blorted the claim.", "DENY"),
        ("zorp VERB DEMAND np-to|that - acknowledge o/o own -", "The mayor zorped the bank to pay.", "DEMAND"),
        ("blort VERB ASSERT that|quote - endorse o/o own -", "The mayor blorted that the road was closed.", "ASSERT"),
        ("accuse VERB PRAISE np|np-of - acknowledge o/o own -", ACCUSING.replace("blort", "accus"), "PRAISE"),
    ],
)
def test_a_cue_of_ones_own_makes_an_act(table: Write, row: str, text: str, act: str) -> None:
    mine = table("cues.tsv", CUE_COLUMNS, row)
    assert act not in found(text)
    assert found(text, mine) == [act]


@pytest.mark.parametrize(
    ("row", "text", "before", "after"),
    [
        ("pretzel FALSITY - own -", PRETZEL, ["ASSERT"], ["DENY"]),
        ("banana ACCUSATION_N - own -", "The bank dismissed the banana.", [], ["DENY"]),
        ("mend BLAMEWORTHY_V fence own -", "The bank has mended the fence, he said.", ["ASSERT"], ["ACCUSE"]),
        ("mend BLAMEWORTHY_V wall own -", "The bank has mended the fence, he said.", ["ASSERT"], ["ASSERT"]),
    ],
)
def test_a_member_of_a_class_changes_acts(
    table: Write, row: str, text: str, before: list[str], after: list[str]
) -> None:
    assert found(text) == before
    assert found(text, table("classes.tsv", OBJECT_COLUMNS, row)) == after


@pytest.mark.parametrize(
    ("text", "gloss"),
    [
        ("The bank denied the fraud banana.", "fraud"),
        ("The bank denied bribing a judge, a banana it had heard before.", "bribing a judge"),
    ],
)
def test_nouns_of_ones_own_for_accusations_are_left_out_of_charges(table: Write, text: str, gloss: str) -> None:
    mine = table("classes.tsv", OBJECT_COLUMNS, "banana ACCUSATION_N - own -")
    assert [charge.gloss for charge in al.analyze(text, lexica=mine).records.charges] == [gloss]
    assert [charge.gloss for charge in al.analyze(text).records.charges] != [gloss]


def test_commitment_follows_the_cue(table: Write) -> None:
    mine = table("cues.tsv", CUE_COLUMNS, "say VERB ASSERT that - distance o/o own -", "x VERB ASK wh - deny o/o own -")
    doc = al.analyze("The mayor said that the road was closed.", lexica=mine)
    assert [one.author_commitment for one in doc.records.attributions] == ["distance"]


def test_columns_with_sentences_may_be_filled(tmp_path: Path) -> None:
    path = tmp_path / "cues.tsv"
    fields = dict(zip((c for c in CUE_COLUMNS if c not in OPTIONAL_COLUMNS), BLORT.split(), strict=True))
    row = "\t".join(fields.get(column, "-") for column in CUE_COLUMNS)
    path.write_text("\t".join(CUE_COLUMNS) + f"\n{row}\n", "utf-8")
    assert found(ACCUSING, path) == ["ACCUSE"]


def test_a_later_table_wins(table: Write) -> None:
    first = table("1.tsv", CUE_COLUMNS, BLORT)
    second = table("2.tsv", CUE_COLUMNS, BLORT.replace("ACCUSE np-of|np", "PRAISE np|np-of"))
    assert found(ACCUSING, first, second) == ["PRAISE"]
    assert found(ACCUSING, second, first) == ["ACCUSE"]


def test_joining_replaces_members_of_a_class(table: Write) -> None:
    mine = load_tables(table("classes.tsv", OBJECT_COLUMNS, "break BLAMEWORTHY_V biscuit own -"))
    joined = default_tables() + mine
    assert joined.needs["BLAMEWORTHY_V"]["break"] == ("biscuit",)
    assert {row.name for row in joined.objects if row.lemma == "break"} == {row.name for row in objects()["break"]}
    assert joined.objects[0] == mine.objects[0]


@pytest.mark.parametrize(
    ("name", "text", "after"),
    [
        ("cue:blort", ACCUSING, []),
        ("cue:blort:ACCUSE", ACCUSING, []),
        ("cue:accuse", ACCUSING, ["ACCUSE"]),
        ("class:FALSITY", PRETZEL, ["ASSERT"]),
        ("class:FALSITY:pretzel", PRETZEL, ["ASSERT"]),
        ("class:FALSITY:lie", PRETZEL, ["DENY"]),
        ("class:FALSITY:lie", "The claim is a lie, the mayor said.", ["ASSERT"]),
        ("cue:accuse", ACCUSING.replace("blort", "accus"), []),
    ],
)
def test_switching_off(table: Write, name: str, text: str, after: list[str]) -> None:
    tables = (
        table("cues.tsv", CUE_COLUMNS, BLORT),
        table("classes.tsv", OBJECT_COLUMNS, "pretzel FALSITY - own -"),
    )
    assert found(text, *tables, without=(name,)) == after


def test_a_class_that_is_switched_off_is_empty() -> None:
    ours = default_tables()
    left = ours.without(switches("class:FALSITY", default()).reporting)
    assert left.word_class("FALSITY") == frozenset()
    assert len(ours) - len(left) == sum(row.name == "FALSITY" for row in ours.objects)
    assert ours.without(Tables()) is ours


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cue:acuse", "did you mean 'cue:accuse' or"),
        ("accuse", "did you mean 'cue:accuse'?"),
        ("class:FALSTIY", "did you mean 'class:FALSITY' or"),
        ("FALSITY", "did you mean 'class:FALSITY'?"),
        ("cue:blort", "did you mean "),
    ],
)
def test_names_that_call_no_cue_or_class(name: str, message: str) -> None:
    with pytest.raises(al.LexiconError, match=re.escape(f"nothing named {name!r} to switch off; {message}")):
        al.analyze("", without=name)


@pytest.mark.parametrize("name", ["cue:accuse", "class:FALSITY"])
def test_cues_and_classes_are_no_rows_of_a_lexicon(name: str) -> None:
    with pytest.raises(al.LexiconError, match=r"name rows of other tables; give them to analyze\(without="):
        default().without(name)


@pytest.mark.parametrize(
    ("columns", "row", "message"),
    [
        (CUE_COLUMNS, "blort VERB ACUSE np - acknowledge o/o own -", ":2: act: unknown 'ACUSE'; did you mean 'ACCUSE'"),
        (CUE_COLUMNS, "blort VERB ACCUSE np X acknowledge o/o own -", ":2: object: unknown 'X'; use one of ABUSIVE"),
        (CUE_COLUMNS, "Blort VERB ACCUSE np - acknowledge o/o own -", ":2: lemma: 'Blort' has capitals; write it in"),
        (CUE_COLUMNS, "blort VERB", ":2: 2 columns; write "),
        (OBJECT_COLUMNS, "pretzel FALSTIY - own -", ":2: class: unknown 'FALSTIY'; did you mean 'FALSITY'?"),
        (OBJECT_COLUMNS, "pretzel FALSITY - nobody -", ":2: source: unknown 'nobody'; write 'own', or"),
        (("lemma", "pos", "act", "frames"), "blort VERB ACCUSE np", ":1: header is ['lemma', 'pos', 'act', 'frames'];"),
        (
            ("name", "alias", "kind", "note"),
            "Ann A person -",
            ": a table of names, not of markers of stance; give it to",
        ),
    ],
)
def test_a_wrong_table(table: Write, columns: tuple[str, ...], row: str, message: str) -> None:
    mine = table("mine.tsv", columns, row)
    with pytest.raises(al.LexiconError, match="^" + re.escape(f"mine.tsv{message}")):
        al.analyze("", lexica=mine)


def test_load_tables_refuses_markers(tmp_path: Path) -> None:
    path = tmp_path / "hedges.tsv"
    path.write_text(default().to_tsv(), "utf-8")
    with pytest.raises(al.LexiconError, match=r"^hedges\.tsv: a table of markers of stance, not of cues or word cl"):
        load_tables(path)


def test_settings_record_every_table(table: Write, tmp_path: Path) -> None:
    hedges = tmp_path / "hedges.tsv"
    hedges.write_text("\n".join(default().to_tsv().splitlines()[:2]) + "\n", "utf-8")
    mine = (
        table("cues.tsv", CUE_COLUMNS, BLORT),
        hedges,
        table("classes.tsv", OBJECT_COLUMNS, "pretzel FALSITY - own -", "pretzel BAD_NAME - own -"),
    )
    settings = al.analyze(ACCUSING, lexica=mine, without=["cue:accuse"]).settings
    assert settings.changes == (
        "without cue:accuse",
        "plus cues.tsv (1 row)",
        "plus hedges.tsv (1 row)",
        "plus classes.tsv (2 rows)",
    )
    assert [one["rows"] for one in settings.to_dict()["lexica"]] == [1, 1, 2]


def test_a_table_of_cues_that_was_edited_is_read_again(table: Write) -> None:
    assert found(ACCUSING, table("cues.tsv", CUE_COLUMNS, BLORT)) == ["ACCUSE"]
    assert found(ACCUSING, table("cues.tsv", CUE_COLUMNS, BLORT.replace("blort", "blurt"))) == []
    assert found(ACCUSING) == []


def test_on_the_command_line(
    table: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    table("cues.tsv", CUE_COLUMNS, BLORT)
    Path("a.txt").write_text(ACCUSING, "utf-8")
    assert check("cues.tsv") == []
    assert main(["analyze", "a.txt", "--lexicon", "cues.tsv", "--json"]) == 0
    assert '"act": "ACCUSE"' in capsys.readouterr().out
    assert main(["analyze", "a.txt", "--lexicon", "cues.tsv", "--without", "cue:blort", "--json"]) == 0
    assert '"act": "ACCUSE"' not in capsys.readouterr().out


@pytest.mark.parametrize("value", [default(), default_tables()], ids=["lexicon", "tables"])
def test_a_hash_that_another_process_would_not_give_is_not_passed_on(value: object) -> None:
    hash(value)
    assert "_hash" in vars(value)
    passed = pickle.loads(pickle.dumps(value))
    assert "_hash" not in vars(passed)
    assert passed == value
    assert hash(passed) == hash(value)
