"""Exports of news archives: the articles, the whole articles, and nothing but the articles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from corpora import made

import allegedly as al
from allegedly.corpora.exports import separated, units
from allegedly.corpora.units import Options, Unit

BODIES = ["\n\n".join(made.FIRST), "\n\n".join(made.SECOND)]
SECOND_META = {"title": "Company denies again", "outlet": "The Korva Times", "date": "2018-03-09"}


def first_meta(**more: object) -> dict[str, object]:
    return {
        "title": "Mayor accuses company",
        "outlet": "The Selm Courier",
        "date": "2018-03-06",
        "author": "Jane Doe",
        "section": "News",
        "length": 1523,
    } | more


def read(path: Path, data: bytes, **options: Any) -> tuple[list[al.Text], list[list[str]]]:
    path.write_bytes(data)
    corpus = al.read_corpus(path, **options)
    found = list(corpus)
    return found, corpus.problems[["location", "kind", "severity"]].values.tolist()


@pytest.mark.parametrize("name", ["nexis.docx", "nexis.rtf", "nexis.html", "nexis.txt", "nexis.pdf"])
def test_nexis(tmp_path: Path, name: str) -> None:
    found, problems = read(tmp_path / name, made.FILES[name])
    assert [text.name for text in found] == ["nexis/0001", "nexis/0002"]
    assert [text.string.split() for text in found] == [body.split() for body in BODIES]
    assert dict(found[0].meta) == first_meta(outlet="The Selm Courier (Selm)", section="NEWS; Pg. 5")
    assert dict(found[1].meta) == {**SECOND_META, "length": 40}
    assert problems == []


def test_lexisnexis_academic(tmp_path: Path) -> None:
    found, problems = read(tmp_path / "old.txt", made.FILES["academic.txt"])
    assert [text.string.split() for text in found] == [body.split() for body in BODIES]
    assert dict(found[0].meta) == first_meta(section="NEWS; Pg. 5", length=40)
    assert dict(found[1].meta) == {**SECOND_META, "length": 40}
    assert problems == []


@pytest.mark.parametrize("name", [name for name in made.FILES if name.startswith("factiva")])
def test_factiva(tmp_path: Path, name: str) -> None:
    found, problems = read(tmp_path / name, made.FILES[name])
    assert [text.name for text in found] == ["SELMC00020180306ee3600001", "KORVAT0020180309ee3900002"]
    assert [text.string.split() for text in found] == [body.split() for body in BODIES]
    assert dict(found[0].meta) == first_meta(author="Jane Doe in Selm")
    assert dict(found[1].meta) == {**SECOND_META, "length": 40}
    # The summary of the search stands below the last article of some of them.
    assert problems == ([] if "codes" in name else [["2 lines", "left over", "note"]])


@pytest.mark.parametrize("mark", ["  ", "\t", " | "])
def test_factiva_codes_in_plain_text(tmp_path: Path, mark: str) -> None:
    lines = [f"{code}{mark}{value}" for one in made.FACTIVA_CODES for code, value in one]
    found, problems = read(tmp_path / "a.txt", "\n\n".join(lines).encode())
    assert [text.string for text in found] == BODIES
    assert dict(found[1].meta) == {**SECOND_META, "length": 40}
    assert problems == []


def test_proquest(tmp_path: Path) -> None:
    found, problems = read(tmp_path / "a.txt", made.FILES["proquest.txt"])
    assert [text.name for text in found] == ["2011111111", "2022222222"]
    assert [text.string for text in found] == BODIES
    assert dict(found[0].meta) == first_meta(author="Doe, Jane")
    assert dict(found[1].meta) == SECOND_META
    assert problems == [["article 3", "empty", "error"], ["1 lines", "left over", "note"]]


def test_proquest_without_fields_below_the_text(tmp_path: Path) -> None:
    info = "The Courier; Selm [Selm]06 Mar 2018: 5."
    data = f"{'_' * 60}\n\nTitle: Rain\n\nPublication info: {info}\n\nFull text: It rained."
    (found,), _ = read(tmp_path / "a.txt", data.encode())
    assert dict(found.meta) == {"title": "Rain", "outlet": "The Courier", "date": "2018-03-06"}


@pytest.mark.parametrize(
    ("lines", "left"),
    [(made.NEXIS[:-1], 2), (made.NEXIS[:-2], 2), (made.FACTIVA[:-3], 2), (made.FACTIVA[:-4], 2)],
)
def test_the_last_article_of_a_file_that_ends_too_soon_is_told(tmp_path: Path, lines: list[str], left: int) -> None:
    found, problems = read(tmp_path / "a.txt", "\n\n".join(lines).encode())
    assert len(found) == left
    assert [kind for _, kind, _ in problems] == ["cut"]


def test_lines_of_the_text_that_look_like_its_end_do_not_end_it(tmp_path: Path) -> None:
    words = [f"It rained for {days} days in Selm, they said." for days in range(30)]
    data = "\n\n".join([*made.NEXIS[6:16], "Notes", "Subject: rain", *words, *made.NEXIS[18:23]]).encode()
    (found,), problems = read(tmp_path / "a.txt", data)
    assert found.string.split("\n\n") == ["Notes", "Subject: rain", *words]
    assert problems == []


def test_an_article_without_a_text_is_told(tmp_path: Path) -> None:
    lines = ["Rain", "The Courier", "March 6, 2018", "Length: 0 words", "Body", "Load-Date: March 6, 2018"]
    data = "\n".join([*lines, "End of Document", *made.NEXIS[6:]]).encode()
    found, problems = read(tmp_path / "a.txt", data)
    assert len(found) == 2
    assert problems == [["article 1", "empty", "error"]]


def test_words_of_an_export_in_an_article_do_not_make_it_one() -> None:
    string = "It was the end of document 5, she said.\nLength: 5 metres\nDocument A\n____________________\nIt rained."
    assert list(units(string, Options())) == [Unit(string)]


def test_a_layout_can_be_ruled_out(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.txt", made.FILES["nexis.txt"], layout="plain")
    assert [text.name for text in found] == ["a"]


def test_the_title_can_be_read_with_the_text(tmp_path: Path) -> None:
    found, _ = read(tmp_path / "a.docx", made.FILES["nexis.docx"], headline=True)
    assert [text.string for text in found] == [
        f"Mayor accuses company\n\n{BODIES[0]}",
        f"Company denies again\n\n{BODIES[1]}",
    ]


@pytest.mark.parametrize("separator", ["* * *", re.compile(r"\* \* \*")])
def test_one_file_with_separators(tmp_path: Path, separator: str | re.Pattern[str]) -> None:
    data = b"* * *\r\nIt rained.\r\n\r\n* * *\r\n  * * *  \r\nIt snowed.\r\n* * *\r\n"
    found, _ = read(tmp_path / "a.txt", data, separator=separator)
    assert [(text.name, text.string) for text in found] == [("a/0001", "It rained."), ("a/0002", "It snowed.")]


def test_places_between_separators_are_those_in_the_file() -> None:
    string = "One.\n--\n\n Two. \n--\nThree."
    for unit in separated(string, "--"):
        _, start, _, end = unit.location.split()
        assert string[int(start) : int(end)] == unit.string
