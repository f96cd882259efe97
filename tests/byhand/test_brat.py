from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pandas as pd
import pytest
from _items import act, attribution, frame_of, mark, texts_with_items
from hypothesis import given, settings
from hypothesis import strategies as st

from allegedly import CorrectionError
from allegedly.byhand import CHECKED, ITEMS, read_brat, write_brat

TEXT = "Moscow denied it.\r\n“It’s a lie,” Bell said.\r\nThe mayor called it a smear."
ITEMS_OF_TEXT = frame_of(
    [
        act(TEXT, "x1", "DENY", "denied", source="Moscow", source_spans=((0, 6),)),
        attribution(TEXT, "a1", "direct", "said", source="Bell", content="“It’s a lie,”", content_spans=((19, 32),)),
        mark(TEXT, "m1", "ATTITUDE.evaluation", "lie"),
        act(TEXT, "x2", "CRITICIZE", "called", source="mayor", source_spans=((45, 54),), target="Bell"),
    ]
).sort_values("start", ignore_index=True)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_brat(ITEMS_OF_TEXT, {"d": TEXT}, tmp_path)
    return tmp_path


def edit(folder: Path, *pairs: tuple[str, str]) -> pd.DataFrame:
    """Replace something in the annotations, as a person would by hand, and read them."""
    path = folder / "d.ann"
    string = path.read_bytes().decode("utf-8")
    for old, new in pairs:
        assert old in string
        string = string.replace(old, new)
    path.write_bytes(string.encode("utf-8"))
    return read_brat(folder)


def line_of(folder: Path, words: str) -> str:
    """Return the line of a stretch, by its words."""
    lines = (folder / "d.ann").read_bytes().decode("utf-8").split("\n")
    return next(line for line in lines if line.startswith("T") and line.endswith(f"\t{words}"))


# ---------------------------------------------------------------------- there and back
@settings(max_examples=60)
@given(made=texts_with_items())
def test_nothing_is_lost_on_the_way(made: tuple[str, pd.DataFrame], tmp_path_factory: pytest.TempPathFactory) -> None:
    text, items = made
    folder = tmp_path_factory.mktemp("brat")
    write_brat(items, {"d": text}, folder)
    assert (folder / "d.txt").read_bytes() == text.encode("utf-8", "surrogatepass")
    found = read_brat(folder).sort_values("id", ignore_index=True)
    pd.testing.assert_frame_equal(found[list(ITEMS)], items.sort_values("id", ignore_index=True))
    assert set(found["check"]) <= {"confirmed", ""}


def test_no_stretch_goes_over_the_end_of_a_line(tmp_path: Path) -> None:
    items = frame_of([act(TEXT, "x1", "DENY", None, spans=((7, 23),))])
    write_brat(items, {"d": TEXT}, tmp_path)
    first = (tmp_path / "d.ann").read_bytes().decode("utf-8").split("\n")[0]
    assert first == "T1\tDENY 7 17;19 23\tdenied it. “It’"
    assert read_brat(tmp_path)["spans"].item() == ((7, 23),)


def test_new_pieces_at_the_ends_of_lines_are_joined(folder: Path) -> None:
    line = line_of(folder, "denied")
    found = edit(folder, (line, line.replace("7 13\tdenied", "7 17;19 23\tdenied it. “It’")))
    assert found.loc[found["id"].eq("x1"), "spans"].item() == ((7, 23),)


# ---------------------------------------------------------------------- what is written
def test_files_are_as_brat_wants_them(folder: Path) -> None:
    lines = (folder / "d.ann").read_bytes().decode("utf-8").splitlines()
    assert lines[:2] == ["T1\tDENY 7 13\tdenied", "T2\tParty 0 6\tMoscow"]
    assert "R1\tSource Arg1:T1 Arg2:T2" in lines
    assert "#1\tAllegedly T1\tact x1 rule R" in lines
    assert any(line.startswith("A") and line.endswith("evaluation") for line in lines)
    types = {line.split()[1] for line in lines if line[0] in "TR"} | {
        line.split()[1] for line in lines if line[0] == "A"
    }
    conf = (folder / "annotation.conf").read_text("utf-8")
    assert all(f"[{part}]" in conf for part in ("entities", "relations", "events", "attributes"))
    assert types <= {line.split()[0] for line in conf.splitlines() if line}


def test_names_of_files_are_allowed_everywhere_and_lead_back(tmp_path: Path) -> None:
    texts = {
        "a/b": "One denied.",
        "a:b": "Two denied.",
        "CON": "Three denied.",
        "": "Four denied.",
        "A_B": "Five denied.",
    }
    rows = [act(text, "x1", "DENY", "denied") | {"doc": doc} for doc, text in texts.items()]
    write_brat(frame_of(rows), texts, tmp_path)
    assert sorted(path.name for path in tmp_path.glob("*.txt")) == [
        "A_B-3.txt",
        "CON_.txt",
        "a_b-2.txt",
        "a_b.txt",
        "text.txt",
    ]
    found = read_brat(tmp_path)
    assert dict(zip(found["doc"], found["evidence"], strict=True)) == texts


def test_annotations_that_are_there_are_not_overwritten(folder: Path) -> None:
    with pytest.raises(CorrectionError, match=r"holds 'd\.ann', which may be somebody's work"):
        write_brat(ITEMS_OF_TEXT, {"d": TEXT}, folder)


@pytest.mark.parametrize(
    ("texts", "message"),
    [
        ({}, r"items of document 'd', but not its text"),
        ({"d": "short"}, r"act 'x1' ends at 13, but document 'd' has 5"),
    ],
)
def test_items_need_their_text(tmp_path: Path, texts: dict[str, str], message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        write_brat(ITEMS_OF_TEXT, texts, tmp_path)


# ---------------------------------------------------------------------- what a person does
def row(found: pd.DataFrame, name: str) -> dict[str, object]:
    (one,) = found[found["id"].eq(name)].to_dict("records")
    return {str(key): value for key, value in one.items()}


def test_what_is_left_as_it_was_is_confirmed(folder: Path) -> None:
    assert read_brat(folder)["check"].tolist() == ["confirmed"] * 4


def test_another_type_is_another_label(folder: Path) -> None:
    found = row(edit(folder, ("DENY", "REJECT")), "x1")
    assert (found["label"], found["check"], found["changed"], found["tool_label"]) == (
        "REJECT",
        "changed",
        "label",
        "DENY",
    )


def test_moved_stretch_is_changed_words(folder: Path) -> None:
    found = row(edit(folder, ("7 13\tdenied", "7 16\tdenied it")), "x1")
    assert (found["words"], found["changed"], found["end"]) == ("denied it", "words", 16)


def test_moved_party_is_named_by_its_words(folder: Path) -> None:
    found = row(edit(folder, ("45 54\tThe mayor", "49 54\tmayor")), "x2")
    assert (found["source"], found["changed"]) == ("mayor", "source")


def test_deleted_stretch_is_removed(folder: Path) -> None:
    line = line_of(folder, "lie")
    name = line.split("\t")[0]
    lines = (folder / "d.ann").read_bytes().decode("utf-8").split("\n")
    kept = [one for one in lines if f"{name}\t" not in one and f" {name} " not in one and f" {name}\t" not in one]
    (folder / "d.ann").write_bytes("\n".join(kept).encode("utf-8"))
    assert row(read_brat(folder), "m1")["check"] == "removed"


def test_new_stretch_is_added_with_its_parties(folder: Path) -> None:
    new = "T90\tACCUSE 55 61\tcalled\nT91\tParty 45 54\tThe mayor\nR90\tSource Arg1:T90 Arg2:T91\n"
    found = row(edit(folder, ("#1\t", new + "#1\t")), "h1")
    assert (found["check"], found["label"], found["source"], found["spans"]) == (
        "added",
        "ACCUSE",
        "The mayor",
        ((55, 61),),
    )


def test_note_names_who_is_not_in_the_text(folder: Path) -> None:
    found = row(edit(folder, ("#1\t", "#90\tAnnotatorNotes T1\tsource: Russia; target: -\n#1\t")), "x1")
    assert (found["source"], found["changed"], found["note"]) == ("Russia", "source", "source: Russia; target: -")


def test_items_are_known_by_their_place_if_a_program_drops_our_notes(folder: Path) -> None:
    path = folder / "d.ann"
    lines = [line for line in path.read_bytes().decode("utf-8").split("\n") if not line.startswith("#")]
    path.write_bytes("\r\n".join(lines).encode("utf-8"))
    assert read_brat(folder)["check"].tolist() == ["confirmed"] * 4


# ---------------------------------------------------------------------- what cannot be understood
@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "T1\tDENY 7 13\tdenied",
            "T1 DENY 7 13 denied",
            r"(?s)d\.ann.*line 1: cannot read 'T1 DENY 7 13 denied'; it should",
        ),
        ("7 13\tdenied", "7 999\tdenied", r"line 1: '7 999' lies outside the text"),
        ("7 13\tdenied", "8 14\tdenied", r"line 1: 'denied', but the text has 'enied ' there"),
        ("7 13\tdenied", "13 7\tdenied", r"line 1: '13 7' are no pieces one after the other"),
        ("T2\tParty", "T1\tParty", r"line 2: 'T1' stands in line 1 too"),
        ("T1\tDENY", "T1\tDENIAL", r"line 1: 'DENIAL' is no label; use a type of annotation\.conf"),
        ("evaluation", "praise", r"'ATTITUDE\.praise' is no label; give it the subtype of ATTITUDE\."),
        ("direct", "straight", r"nothing quotes as 'straight'; use direct, mixed, indirect"),
        ("Arg2:T2", "Arg2:T99", r"no annotation is called 'T99'; delete the relation"),
        ("R1\tSource", "R1\tSays", r"no relation is called 'Says'; use Source, Target, Content"),
        ("T1\tDENY", "Q1\tDENY", r"line 1: cannot read 'Q1.*lines begin with T, R, A or #"),
    ],
)
def test_error_names_file_line_value_and_remedy(folder: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(CorrectionError, match=message):
        edit(folder, (old, new))


def test_text_that_was_changed_is_an_error(folder: Path) -> None:
    (folder / "d.txt").write_bytes(TEXT.replace("\r\n", "\n").encode("utf-8"))
    with pytest.raises(CorrectionError, match=r"d\.txt: the text is not the one that was written"):
        read_brat(folder)


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("documents.json", r"holds no 'documents\.json'; give the folder that write_brat wrote"),
        ("items.csv", r"cannot open .*items\.csv"),
        ("d.ann", r"no file .*d\.ann'; put it back, even if it is empty"),
        ("d.txt", r"cannot open .*d\.txt.*; put it back"),
    ],
)
def test_missing_file_is_named(folder: Path, name: str, message: str) -> None:
    (folder / name).unlink()
    with pytest.raises(CorrectionError, match=message):
        read_brat(folder)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}x", b'{"d": 1}', json.dumps({"d": {}}).encode()])
def test_damaged_list_of_texts_is_an_error_of_ours(folder: Path, data: bytes) -> None:
    (folder / "documents.json").write_bytes(data)
    with pytest.raises(CorrectionError, match=r"documents\.json: not as it was written"):
        read_brat(folder)


@settings(max_examples=40)
@given(string=st.text(st.sampled_from("TRA#EN* 12;:\t\nx😀\u2028"), max_size=60))
def test_any_annotations_are_read_or_an_error_of_ours(string: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    write_brat(ITEMS_OF_TEXT, {"d": TEXT}, folder)
    (folder / "d.ann").write_bytes(string.encode("utf-8"))
    with contextlib.suppress(CorrectionError):
        assert list(read_brat(folder).columns) == list(CHECKED)
