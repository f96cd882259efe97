from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from allegedly import LexiconError
from allegedly._tables import package_file, source_keys
from allegedly.lexicon import (
    CATEGORIES,
    COLUMNS,
    FILES,
    OPTIONAL,
    QUOTED,
    Entry,
    Lexicon,
    check,
    cues,
    default,
    load,
    objects,
    word_class,
)
from allegedly.marks import marks
from allegedly.quotes import quotations
from allegedly.reading import default_path, read

if TYPE_CHECKING:
    from collections.abc import Callable

    from allegedly.reading import Reading

    Write = Callable[..., Path]

HEADER = "\t".join(COLUMNS)
GOOD = {
    "entry": "so they say",
    "category": "HEDGE",
    "subtype": "hearsay",
    "test": "-",
    "commitment": "Uu",
    "source": "own",
    "example": "The well is cursed, so they say.",
    "counterexample": "-",
    "note": "-",
}
EVERYTHING = default(optional=OPTIONAL)


def row(**fields: str) -> str:
    return "\t".join((GOOD | fields).values())


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write(*lines: str, header: str = HEADER, end: str = "\n") -> Path:
        path = tmp_path / "mine.tsv"
        path.write_bytes(end.join([header, *lines, ""]).encode())
        return path

    return write


def test_load(write: Write) -> None:
    (entry,) = load(write(row()))
    assert (entry.entry, entry.lexicon, entry.line) == ("so they say", "mine", 2)


def test_load_from_windows(write: Write) -> None:
    assert load(write(row(), "", header="\ufeff" + HEADER, end="\r\n")).entries == load(write(row())).entries


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"category": "HEDGES"}, "mine.tsv:2: category: unknown 'HEDGES'; use one of ATTITUDE"),
        ({"subtype": "glomar"}, "mine.tsv:2: subtype: unknown 'glomar'; use one of adaptor"),
        ({"test": "guesswork"}, "mine.tsv:2: test: unknown 'guesswork'; use one of -, about_matter"),
        ({"commitment": "sure"}, "mine.tsv:2: commitment: unknown 'sure'"),
        ({"source": "own, hyland2005"}, "mine.tsv:2: source: unknown 'hyland2005'"),
        ({"source": "-"}, "mine.tsv:2: source: none given"),
        ({"example": "-"}, "mine.tsv:2: example: none given"),
        ({"entry": ""}, "mine.tsv:2: entry: empty; write -"),
        ({"note": " see there"}, "mine.tsv:2: note: stray space"),
        ({"entry": "so {THEY} say"}, "mine.tsv:2: entry: no class {THEY}"),
    ],
)
def test_bad_row(write: Write, fields: dict[str, str], message: str) -> None:
    path = write(row(**fields))
    with pytest.raises(LexiconError, match="^" + re.escape(message)):
        load(path)
    assert len(check(path)) == 1


def test_wrong_number_of_columns(write: Write) -> None:
    assert check(write(row() + "\tmore")) == ["mine.tsv:2: 10 columns; write 9, parted by tabs"]


def test_wrong_header(write: Write) -> None:
    (problem,) = check(write(row(), header="entry\tcategory"))
    assert problem.startswith("mine.tsv:1: header is ['entry', 'category']; write entry category subtype")


def test_duplicate(write: Write) -> None:
    (problem,) = check(write(row(), row(note="again")))
    assert problem.startswith("mine.tsv:3: entry: 'so they say' as HEDGE.hearsay stands on line 2 already")


def test_check_lists_everything(write: Write) -> None:
    path = write(row(category="X"), row(entry="say so", test="y"))
    assert len(check(path)) == 2
    with pytest.raises(LexiconError, match=r"and 1 more; allegedly\.lexicon\.check lists them"):
        load(path)


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_bytes(HEADER.encode() + b"\n\xff")
    assert check(path) == [f"mine.tsv: not UTF-8 at byte {len(HEADER) + 1}; save the table as UTF-8"]


def test_own_sources(write: Write, tmp_path: Path) -> None:
    (tmp_path / "SOURCES.md").write_text("## thesis2031\nA thesis.\n", "utf-8")
    assert len(load(write(row(source="thesis2031")))) == 1


def test_add_replaces() -> None:
    mine = Lexicon((Entry("allegedly", "HEDGE", "hearsay", "-", "distance", "own", "x", "-", "-", "mine", 2),))
    joined = default() + mine
    assert len(joined) == len(default())
    assert [entry.lexicon for entry in joined if entry.entry == "allegedly"] == ["mine"]


@pytest.mark.parametrize("given", [{"entry": "may"}, {"subtype": "weasel"}, {"test": "vague_source"}])
def test_without(given: dict[str, str]) -> None:
    left = default().without(**given)
    (name, value), *_ = given.items()
    assert 0 < len(left) < len(default())
    assert all(getattr(entry, name) != value for entry in left)


def test_without_what_is_not_there() -> None:
    with pytest.raises(LexiconError, match="no row with entry='nonesuch'"):
        default().without(entry="nonesuch")


def test_without_nothing() -> None:
    with pytest.raises(LexiconError, match="nothing to switch off"):
        default().without()


def test_replaced() -> None:
    old = next(entry for entry in default() if entry.entry == "allegedly")
    changed = default().replaced(old, test="adjective")
    assert [entry.test for entry in changed if entry.key == old.key] == ["adjective"]
    with pytest.raises(LexiconError, match="test: unknown 'x'"):
        default().replaced(old, test="x")


def test_optional() -> None:
    assert not {entry.subtype for entry in default()} & set(OPTIONAL)
    assert {entry.subtype for entry in EVERYTHING} >= set(OPTIONAL)
    with pytest.raises(LexiconError, match="no optional subtype 'weasel'; use one of intensifier"):
        default(optional=["weasel"])


def test_every_subtype_has_rows() -> None:
    wanted = {(category, subtype) for category, subtypes in CATEGORIES.items() for subtype in subtypes}
    assert {(entry.category, entry.subtype) for entry in EVERYTHING} == wanted


def test_every_source_is_cited() -> None:
    used = {key for entry in EVERYTHING for key in entry.source.split(", ")}
    used |= {key for rows in cues().values() for cue in rows for key in cue.source}
    used |= {key for rows in objects().values() for item in rows for key in item.source}
    assert used | {"own"} == source_keys()


def test_rows_stand_in_their_files() -> None:
    for name in FILES:
        lines = package_file(f"{name}.tsv").read_text("utf-8").splitlines()
        for entry in EVERYTHING:
            if entry.lexicon == name:
                assert lines[entry.line - 1].split("\t")[0] == entry.entry


@pytest.mark.parametrize(
    ("lemma", "act"),
    [
        ("accuse", "ACCUSE"),
        ("deny", "DENY"),
        ("slam", "CRITICIZE"),
        ("concede", "CONCEDE"),
        ("point out", "ASSERT"),
        ("allegation", "ACCUSE"),
        ("denial", "DENY"),
        ("according to", "ASSERT"),
        ("dodge", "EVADE"),
    ],
)
def test_cues(lemma: str, act: str) -> None:
    assert act in {cue.act for cue in cues()[lemma]}


def test_cues_with_an_object_come_first() -> None:
    for rows in cues().values():
        asking = [bool(cue.object) for cue in rows]
        assert asking == sorted(asking, reverse=True)


def test_commitment_follows_the_verb() -> None:
    stance = {lemma: {cue.commitment for cue in cues()[lemma]} for lemma in ("claim", "say", "admit", "debunk")}
    assert stance["claim"] == {"distance"}
    assert stance["say"] == {"acknowledge"}
    assert stance["admit"] == {"endorse"}
    assert stance["debunk"] == {"deny"}


def test_word_classes() -> None:
    assert "visa" in word_class("ACCESS_N")
    assert "false" in word_class("FALSITY")
    with pytest.raises(LexiconError, match="no word class named 'NONSUCH'; use one of ABUSIVE_ADJ, ACCESS_N"):
        word_class("NONSUCH")


@pytest.fixture(scope="module")
def read_once() -> Callable[[str], Reading]:
    known: dict[str, Reading] = {}

    def read_once(text: str) -> Reading:
        if text not in known:
            known[text] = read(text)
        return known[text]

    return read_once


@pytest.mark.skipif(not default_path().is_file(), reason="needs the reading model")
@pytest.mark.parametrize("name", FILES)
def test_examples(name: str, read_once: Callable[[str], Reading]) -> None:
    """Each row fires in its example and not in its counterexample, through the whole pipeline."""
    wrong = []
    for entry in EVERYTHING:
        if entry.lexicon != name:
            continue
        for text, wanted in ((entry.example, True), (entry.counterexample, False)):
            if text == "-":
                continue
            found = read_once(text)
            fired = marks(found, quotations(text, found.segments), (), Lexicon((entry,)))
            if bool(fired) is not wanted:
                wrong.append(f"line {entry.line}: {entry.entry!r} {'misses' if wanted else 'fires in'} {text!r}")
    assert not wrong


def test_quoted_rows_are_no_words() -> None:
    quoted = Lexicon(tuple(entry for entry in EVERYTHING if entry.entry == QUOTED))
    assert quoted.quoted == (0, 1)
    assert quoted.matcher.find([("{quoted}",), ("=\x01",)]) == []
