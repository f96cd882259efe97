from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

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
    report,
    switches,
    word_class,
)
from allegedly.lexicon.patterns import Matcher, word_keys
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
        ({"category": "HEDGES"}, "mine.tsv:2: category: unknown 'HEDGES'; did you mean 'HEDGE'? use one of ATTITUDE"),
        ({"subtype": "glomar"}, "mine.tsv:2: subtype: unknown 'glomar'; use one of adaptor"),
        ({"test": "guesswork"}, "mine.tsv:2: test: unknown 'guesswork'; use one of -, about_matter"),
        ({"test": "claus_adverb"}, "mine.tsv:2: test: unknown 'claus_adverb'; did you mean 'clause_adverb'?"),
        ({"entry": QUOTED}, "mine.tsv:2: test: none given for {QUOTED}"),
        ({"example": '"He said ""no"", they say."'}, "mine.tsv:2: example: doubled quotation marks"),
        ({"commitment": "sure"}, "mine.tsv:2: commitment: unknown 'sure'"),
        (
            {"source": "own, hyland2005"},
            "mine.tsv:2: source: unknown 'hyland2005'; write 'own', or describe it under the heading ",
        ),
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


def test_load_from_a_spreadsheet_on_a_mac(write: Write) -> None:
    assert load(write(row(), end="\r")).entries == load(write(row())).entries


@pytest.mark.parametrize(("mark", "name"), [(",", "commas"), (";", "semicolons")])
def test_a_table_parted_by_other_marks(write: Write, mark: str, name: str) -> None:
    problem = f"mine.tsv:1: header is parted by {name}; save the table as text parted by tabs, in UTF-8"
    assert check(write(mark.join(GOOD.values()), header=mark.join(COLUMNS))) == [problem]


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
    with pytest.raises(LexiconError, match=r"and 1 more; `allegedly lexicon check` lists them"):
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


def test_rows_that_are_added_stand_before_ours() -> None:
    mine = Lexicon((Entry("perhaps", "ATTITUDE", "affect", "-", "-", "own", "x", "-", "-", "mine", 2),))
    joined = default() + mine
    assert len(joined) == len(default()) + 1
    assert joined.entries[0] == mine.entries[0]
    assert (mine + default()).entries[-1] == mine.entries[0]


def test_a_lexicon_written_out_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "all.tsv"
    path.write_text(EVERYTHING.to_tsv(), "utf-8")
    again = load(path)
    assert [entry.key for entry in again] == [entry.key for entry in EVERYTHING]
    assert again.sha256 == EVERYTHING.sha256 != default().sha256


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


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        ("EVASION", lambda row: row.category == "EVASION"),
        ("HEDGE.weasel", lambda row: (row.category, row.subtype) == ("HEDGE", "weasel")),
        ("DISTANCING.label", lambda row: (row.category, row.subtype) == ("DISTANCING", "label")),
        ("entry:certain", lambda row: row.entry == "certain"),
        ("BOOSTER.certainty:certain", lambda row: row.key == ("certain", "BOOSTER", "certainty")),
        ("test:clause_adverb", lambda row: row.test == "clause_adverb"),
    ],
)
def test_a_name_switches_off_what_it_calls(name: str, goes: Callable[[Entry], bool]) -> None:
    left = default().without(name)
    assert list(left) == [row for row in default() if not goes(row)]
    assert len(left) < len(default())


def test_several_names_switch_off_what_each_calls() -> None:
    left = default().without("EVASION", "HEDGE.weasel", "EVASION", subtype="modal")
    assert left == default().without("EVASION").without("HEDGE.weasel").without(subtype="modal")


def test_what_no_row_has_may_be_switched_off_if_it_exists() -> None:
    weasels = Lexicon(tuple(row for row in default() if row.subtype == "weasel"))
    assert weasels.without("EVASION", "BOOSTER.intensifier", "test:clause_adverb") == weasels


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("HEDGE.weasle", "'HEDGE.weasle' to switch off; did you mean 'HEDGE.weasel'"),
        ("weasel", "'weasel' to switch off; did you mean 'HEDGE.weasel'?"),
        ("hedge", "'hedge' to switch off; did you mean 'HEDGE'?"),
        ("label", "'label' to switch off; did you mean 'ATTITUDE.label' or 'DISTANCING.label' or 'cue:label'?"),
        ("HEDGE.glomar", "'HEDGE.glomar' to switch off; did you mean 'EVASION.glomar'?"),
        ("entry:alegedly", "'entry:alegedly' to switch off; did you mean 'entry:allegedly'"),
        ("C7", "'C7' to switch off; did you mean 'rule:C7'?"),
        ("rule:clause_adverb", "'rule:clause_adverb' to switch off; did you mean 'test:clause_adverb'?"),
        ("test:-", "'test:-' to switch off"),
        ("", "'' to switch off; write a category (HEDGE, BOOSTER"),
        ("xyzzy", "'xyzzy' to switch off; write a category (HEDGE, BOOSTER"),
    ],
)
def test_a_name_that_calls_nothing(name: str, message: str) -> None:
    with pytest.raises(LexiconError, match="^" + re.escape(f"nothing named {message}")):
        switches(name, default())


@pytest.mark.parametrize("names", [3, [3], [["HEDGE"]], None])
def test_names_are_strings(names: object) -> None:
    with pytest.raises(LexiconError, match=r"^cannot switch off "):
        switches(names, default())  # type: ignore[arg-type]


def test_a_rule_is_no_row() -> None:
    assert switches("rule:C7", default()).rules == {"C7"}
    with pytest.raises(LexiconError, match=r"'rule:C7' names acts, not rows; give it to analyze\(without=\.\.\.\)"):
        default().without("rule:C7")


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


SHIPPED = [
    *(("lexica", name) for name in (*FILES, "cues", "objects")),
    *(("data", name) for name in ("aliases", "paraphrases")),
]


@pytest.mark.parametrize(("folder", "name"), SHIPPED)
def test_every_table_of_ours_is_sound(folder: str, name: str) -> None:
    found = report(Path(str(package_file(""))).parent / folder / f"{name}.tsv", examples=False)
    assert (found.problems, found.rows > 10) == ((), True)


@pytest.mark.parametrize(
    ("header", "rows", "problems", "verdict"),
    [
        (
            "lemma pos act frame object commitment signature source note",
            [
                "moot VERB PROPOSE np|that - acknowledge o/o own -",
                "moot VERB PROPOS np FALSE_N acknowledge o/o own -",
                "moot VERB PROPOSE np - acknowledge oo own -",
                "moot VERB PROPOSE np|that - acknowledge o/o own -",
            ],
            [
                "3: act: unknown 'PROPOS'; did you mean 'PROPOSE'",
                "3: object: unknown 'FALSE_N'; use one of ABUSIVE_ADJ",
                "4: signature: 'oo'; write two of + - o parted by a slash",
                "5: lemma: 'moot' with this frame and object stands on line 2",
            ],
            "4 rows of reporting cues, 4 problems",
        ),
        (
            "lemma class needs source note",
            ["visa ACCESS_N - own -", "pass access_n - own -"],
            ["3: class: 'access_n'; write capitals and underscores"],
            "2 rows of word classes, 1 problem",
        ),
        (
            "name alias kind note",
            [
                "Acme Acmes organization -",
                "Gambia Gambia state -",
                "Gambia The_Gambia state -",
                "Zambia Gambia state -",
                "Gambia Gambia organ -",
                "Gambia Gambia state -",
            ],
            [
                "2: kind: unknown 'organization'; did you mean 'organisation'",
                "5: alias: 'Gambia' stands on line 3 already, and the first counts; delete one of them",
                "7: alias: 'Gambia' stands on line 3 already, and the first counts; delete one of them",
            ],
            "6 rows of names, 3 problems",
        ),
        (
            "predicate form needs note",
            ["spy snoop - -", "spy Snooping - -", "spy snoop - again", "spy look secret|Hidden -"],
            [
                "3: form: 'Snooping' has capitals; write lemmas in lower case, 'snooping'",
                "4: form: 'snoop' stands on line 2 already",
                "5: needs: 'secret|Hidden' has capitals; write lemmas in lower case, 'secret|hidden'",
            ],
            "4 rows of paraphrases, 3 problems",
        ),
        (
            "predicate form needs note",
            ["spy look secret||hidden -"],
            ["2: needs: 'secret||hidden' has nothing between two |"],
            "1 row of paraphrases, 1 problem",
        ),
        (
            "name alias kind",
            ["Acme Acmes organisation"],
            ["1: header is ['name', 'alias', 'kind']; write name alias"],
            "",
        ),
        (
            "predicate,form,needs,note",
            ["spy,snoop,-,-"],
            ["1: header is parted by commas"],
            "1 row of paraphrases, 1 problem",
        ),
    ],
)
def test_any_table_is_checked(write: Write, header: str, rows: list[str], problems: list[str], verdict: str) -> None:
    path = write(*(row.replace(" ", "\t").replace("_G", " G") for row in rows), header=header.replace(" ", "\t"))
    found = report(path)
    assert len(found.problems) == len(problems)
    for problem, wanted in zip(found.problems, problems, strict=True):
        assert problem.startswith(f"mine.tsv:{wanted}")
    assert str(found).startswith("mine.tsv: ")
    assert str(found).endswith(verdict)


def test_a_table_of_another_kind_is_no_lexicon(write: Write) -> None:
    path = write(header="name\talias\tkind\tnote")
    with pytest.raises(
        LexiconError, match=r"^mine\.tsv: a table of names, not of markers of stance; give it to aliases="
    ):
        load(path)


@pytest.mark.skipif(not default_path().is_file(), reason="needs the reading model")
def test_rows_are_tried_on_their_sentences(write: Write) -> None:
    path = write(
        row(),
        row(entry="murmur", example="The guard whispered."),
        row(category="HEDGES"),
        row(entry="about", subtype="approximator", test="before_number", example="He spoke about her."),
        row(entry="=cursed", counterexample="They cursed him."),
        row(entry=QUOTED, category="DISTANCING", subtype="scare_quote", test="scare_quote", example="He slept."),
    )
    assert list(report(path).problems) == [
        "mine.tsv:3: example: no 'murmur' in 'The guard whispered.', read as 'the guard whisper'; "
        "change entry or sentence",
        "mine.tsv:4: category: unknown 'HEDGES'; did you mean 'HEDGE'? use one of ATTITUDE, BOOSTER, DISCLAIM, "
        "DISTANCING, EVASION, EVIDENTIAL, HEDGE, SELF_MENTION",
        "mine.tsv:5: example: 'about' stands in 'He spoke about her.', but test before_number does not hold there; "
        "change test or sentence",
        "mine.tsv:6: counterexample: '=cursed' fires in 'They cursed him.' as well; "
        "name a test that tells the two apart, or change it",
        "mine.tsv:7: example: test scare_quote holds for no quotation in 'He slept.'; change test or sentence",
    ]
    assert [problem.split(":")[1] for problem in check(path)] == ["4"]


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


class Counted(list[tuple[str, ...]]):
    """The words of a sentence, which count how often they are looked at."""

    looks = 0

    def __getitem__(self, index: Any) -> Any:
        self.looks += 1
        return super().__getitem__(index)


def looks(rows: int, length: int) -> int:
    """Search a text of so many words with so many rows, of which the same few begin in it."""
    filler = (f"claim x{number} ... y{number}" if number % 2 else f"z{number}" for number in range(rows - 2))
    matcher = Matcher(["no proof", "claim ... proof", *filler])
    words = Counted(word_keys(word, word, "NOUN") for word in ["they", "claim", "no", "proof"] * (length // 4))
    assert len(matcher.find(words)) == length // 2
    return words.looks


def test_search_takes_no_more_steps_with_a_hundred_times_the_rows() -> None:
    assert looks(100_000, 400) == looks(1_000, 400)


def test_search_takes_steps_in_proportion_to_the_text() -> None:
    few, many = looks(1_000, 400), looks(1_000, 4_000)
    assert 9.5 * few < many < 10.5 * few


def test_quoted_rows_are_no_words() -> None:
    quoted = Lexicon(tuple(entry for entry in EVERYTHING if entry.entry == QUOTED))
    assert quoted.quoted == (0, 1)
    assert quoted.matcher.find([("{quoted}",), ("=\x01",)]) == []


def test_every_marker_has_a_counterexample() -> None:
    rows = default(optional=OPTIONAL)
    assert [row.entry for row in rows if row.counterexample == "-"] == []
