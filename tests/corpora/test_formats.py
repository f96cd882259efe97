"""Every format that is read gives the words and the metadata that its file was made of."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from corpora import made

import allegedly as al
from allegedly.corpora.formats import FORMATS
from allegedly.corpora.sources import from_file
from allegedly.corpora.units import Options

FIRST, SECOND = "\n\n".join(made.FIRST), "\n\n".join(made.SECOND)
TITLES = ("Mayor accuses company", "Company denies again")


def texts(path: Path, data: bytes, **options: Any) -> list[al.Text]:
    path.write_bytes(data)
    return list(al.read_corpus(path, **options))


@pytest.mark.parametrize("name", [name for name in made.FILES if name.startswith("a.") and name != "a.zip"])
def test_words_are_those_of_the_file(tmp_path: Path, name: str) -> None:
    found = texts(tmp_path / name, made.FILES[name])
    words = [text.string.strip().removeprefix(f"{TITLES[0]}\n\n").split() for text in found]
    assert words == [FIRST.split(), SECOND.split()][: len(words)]


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.xlsx", "a.parquet"])
def test_rows_have_their_names_and_metadata(tmp_path: Path, name: str) -> None:
    found = texts(tmp_path / name, made.FILES[name])
    assert [text.name for text in found] == ["one", "two"]
    assert dict(found[0].meta) == {"title": TITLES[0], "date": "2018-03-06", "outlet": "SC"}
    assert [text.string for text in found] == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("name", "meta"),
    [
        ("a.txt", {}),
        ("a.html", {"title": TITLES[0]}),
        ("a.docx", {"title": TITLES[0]}),
        ("a.pdf", {"title": TITLES[0], "author": "Jane Doe"}),
        (
            "a.xml",
            {"title": TITLES[0], "author": "Jane Doe", "outlet": "The Selm Courier", "date": "2018-03-06"},
        ),
    ],
)
def test_metadata_of_documents(tmp_path: Path, name: str, meta: dict[str, str]) -> None:
    (found,) = texts(tmp_path / name, made.FILES[name])
    assert (found.name, dict(found.meta)) == ("a", meta)


def test_all_formats_are_tried() -> None:
    tried = {Path(name).suffix for name in made.FILES} - {".zip"}
    assert {FORMATS[suffix].module for suffix in tried} == {one.module for one in FORMATS.values()}


@pytest.mark.parametrize(
    ("value", "names"),
    [
        (["It rained.", "It snowed."], ["a/0001", "a/0002"]),
        ([{"text": "It rained."}, {"text": "It snowed.", "id": 7}], ["a/0001", "7"]),
        ({"hits": [{"body": "It rained."}], "total": 1}, ["a/0001"]),
        ({"monday": "It rained.", "friday": {"text": "It snowed."}}, ["monday", "friday"]),
        ({"text": "It rained.", "day": "monday"}, ["a"]),
    ],
)
def test_shapes_of_json(tmp_path: Path, value: object, names: list[str]) -> None:
    assert [text.name for text in texts(tmp_path / "a.json", json.dumps(value).encode())] == names


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings_of_tables(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = (
        f'id{delimiter}text\r\n1{delimiter}“No” – said Ruiz.\r\n\r\n2{delimiter}"It\r\nrained{delimiter} she said."\r\n'
    )
    found = texts(tmp_path / "a.csv", rows.encode(encoding))
    assert [text.string for text in found] == ["“No” – said Ruiz.", f"It\r\nrained{delimiter} she said."]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\r\n', "\ufeffsep=;\n"])
def test_a_line_that_tells_excel_the_delimiter_is_no_header(tmp_path: Path, first: str) -> None:
    found = texts(tmp_path / "a.csv", f"{first}id;text\r\n1;It rained, they say.\r\n".encode())
    assert [(text.name, text.string) for text in found] == [("1", "It rained, they say.")]


def test_lines_that_end_as_on_an_old_macintosh(tmp_path: Path) -> None:
    found = texts(tmp_path / "a.csv", b'id,text\r1,It rained.\r2,"It\rsnowed."\r')
    assert [text.string for text in found] == ["It rained.", "It\rsnowed."]


def test_rows_that_are_damaged_stand_beside_those_that_are_not(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'text,id\nIt rained.,1\nIt snowed, they said.,2\nIt rained, and snowed,2,more\n"It hailed.,3\nNo.,4'
    )
    corpus = al.read_corpus(path)
    assert [text.name for text in corpus] == ["1"]
    assert corpus.problems[["location", "kind"]].values.tolist() == [
        ["line 3", "unreadable"],
        ["line 4", "unreadable"],
        ["line 5 to the end", "unreadable"],
    ]


def test_lines_of_json_that_are_damaged_do_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "It rained."}\n{"text": \n7\n{"words": "none"}\n{"text": "It snowed."}\n')
    corpus = al.read_corpus(path)
    assert [text.string for text in corpus] == ["It rained.", "It snowed."]
    assert corpus.problems[["location", "kind"]].values.tolist() == [
        ["line 2", "unreadable"],
        ["line 3", "unreadable"],
        ["line 4", "empty"],
    ]


def test_the_column_is_named_or_the_columns_are_listed(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Nr,Story,Paper\n1,It rained.,SC\n")
    with pytest.raises(al.ReadError, match=r"text=\.\.\.: 'Nr', 'Story', 'Paper'$"):
        list(al.read_corpus(path))
    with pytest.raises(al.ReadError, match=r"^name='nr': there is no such column; the columns are 'Nr', 'Story'"):
        list(al.read_corpus(path, text="Story", name="nr"))
    (found,) = al.read_corpus(path, text="Story", name="Nr", meta={"Paper": "outlet"})
    assert (found.name, found.string, dict(found.meta)) == ("1", "It rained.", {"outlet": "SC"})


def test_columns_that_differ_in_case_alone_are_both_kept(tmp_path: Path) -> None:
    (found,) = texts(tmp_path / "a.csv", b"text,Date,date\nIt rained.,monday,tuesday\n")
    assert dict(found.meta) == {"Date": "monday", "date": "tuesday"}


def test_in_a_folder_a_table_without_texts_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("nr,story\n1,It rained.\n")
    (tmp_path / "b.txt").write_text("It snowed.")
    corpus = al.read_corpus(tmp_path)
    assert [text.name for text in corpus] == ["b"]
    assert "'nr', 'story'" in corpus.problems["reason"].item()


def test_full_cells_of_excel_are_told(tmp_path: Path) -> None:
    frame = pd.DataFrame({"text": ["It rained. " * 3000, "It rained."]})
    frame.to_excel(tmp_path / "a.xlsx", index=False)
    corpus = al.read_corpus(tmp_path / "a.xlsx")
    assert len(list(corpus)) == 2
    assert corpus.problems[["location", "kind", "severity", "doc"]].values.tolist() == [
        ["row 2", "cut", "warning", "a/0002"]
    ]


def test_sheets_of_excel_are_read_one_after_the_other(tmp_path: Path) -> None:
    with pd.ExcelWriter(tmp_path / "a.xlsx") as writer:
        pd.DataFrame({"text": ["It rained."], "day": [pd.Timestamp(2018, 3, 6)]}).to_excel(writer, sheet_name="x")
        pd.DataFrame({"text": ["It snowed."]}).to_excel(writer, sheet_name="y")
        pd.DataFrame({"sum": [1]}).to_excel(writer, sheet_name="z")
    corpus = al.read_corpus(tmp_path / "a.xlsx")
    assert [(text.name, text.meta.get("day")) for text in corpus] == [("a/x/0002", "2018-03-06"), ("a/y/0002", None)]
    assert corpus.problems[["location", "kind"]].values.tolist() == [["sheet 'z'", "unreadable"]]


PAGE = """<html><head><title>Courier | Selm</title><style>p {}</style><meta property="og:title" content="The harbour">
<meta property="article:published_time" content="2018-03-06T09:00:00Z"><meta name="author" content="Jane Doe">
<meta property="og:site_name" content="The Selm Courier"></head>
<body><nav>Home | News</nav><article><h1>The harbour</h1><p>It <b>rained</b>\n on Tuesday.<br>It snowed.</p>
<script>alert(1)</script><aside>Read more</aside><table><tr><td>a</td><td>b</td></tr></table></article>
<footer>Contact</footer></body></html>"""


def test_the_article_of_a_page(tmp_path: Path) -> None:
    (found,) = texts(tmp_path / "a.html", PAGE.encode())
    assert found.string == "The harbour\n\nIt rained on Tuesday.\nIt snowed.\n\na\tb"
    assert dict(found.meta) == {
        "title": "The harbour",
        "outlet": "The Selm Courier",
        "date": "2018-03-06",
        "author": "Jane Doe",
    }


@pytest.mark.parametrize("declared", ["<meta charset=windows-1251>", '<meta content="text/html; charset=cp1251">'])
def test_a_page_says_its_encoding(tmp_path: Path, declared: str) -> None:
    data = f"<html><head>{declared}</head><body><p>Дождь</p></body></html>".encode("cp1251")
    assert [text.string for text in texts(tmp_path / "a.html", data, language=None)] == ["Дождь"]


def test_emoji_of_rich_text_stay_whole(tmp_path: Path) -> None:
    # Word and LibreOffice write the code units of UTF-16, as signed numbers.
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1\ansi Fine \u-10179?\u-8638? caf\'e9.\par}")
    corpus = al.read_corpus(tmp_path / "a.rtf", language=None)
    assert [text.string.strip() for text in corpus] == ["Fine \N{SLIGHTLY SMILING FACE} café."]
    assert corpus.problems.empty


def test_word_tables_and_merged_cells(tmp_path: Path) -> None:
    from docx import Document

    document = Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Both"
    table.cell(1, 0).text, table.cell(1, 1).text = "Left", "Right"
    document.add_paragraph("After.")
    document.save(str(tmp_path / "a.docx"))
    (found,) = al.read_corpus(tmp_path / "a.docx")
    assert found.string == "Before.\n\nBoth\n\nLeft\tRight\n\nAfter."


def test_a_corpus_of_tei(tmp_path: Path) -> None:
    one = made.tei().decode().partition("?>")[2].replace("<TEI ", '<TEI xml:id="first" ')
    two = made.tei().decode().partition("?>")[2]
    data = f'<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">{one}{two}</teiCorpus>'
    assert [text.name for text in texts(tmp_path / "a.xml", data.encode())] == ["first", "a/0002"]


def test_xml_of_another_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<rss><item>It rained.</item></rss>")
    corpus = al.read_corpus(tmp_path / "a.xml")
    assert list(corpus) == []
    assert corpus.problems["reason"].item().startswith("XML of another kind, <rss>")


@pytest.mark.parametrize(("suffix", "package"), [(".pdf", "pypdf"), (".docx", "python-docx"), (".html", "lxml")])
def test_a_missing_library_is_named_with_the_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(b"x")
    monkeypatch.setitem(sys.modules, FORMATS[suffix].needs, None)
    with pytest.raises(al.ReadError, match=rf"needs {package}: python -m pip install 'allegedly\[files\]'$"):
        list(al.read_corpus(path))
    corpus = al.read_corpus(tmp_path)
    assert list(corpus) == []
    assert corpus.problems["kind"].tolist() == ["unsupported"]


def test_an_old_format_is_told_with_its_remedy(tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(al.ReadError, match="an old Word file; save it as DOCX"):
        list(al.read_corpus(tmp_path / "a.doc"))


def test_an_encoding_of_ones_own(tmp_path: Path) -> None:
    data = "Дождь".encode("koi8-r")
    assert [text.string for text in texts(tmp_path / "a.txt", data, encoding="koi8-r")] == ["Дождь"]
    with pytest.raises(al.ReadError, match="encoding='no-such': no such encoding"):
        texts(tmp_path / "a.txt", data, encoding="no-such")


@pytest.mark.parametrize("name", made.FILES)
def test_reading_leaves_no_file_open(tmp_path: Path, name: str, recwarn: pytest.WarningsRecorder) -> None:
    (tmp_path / name).write_bytes(made.FILES[name])
    start = from_file(tmp_path / name, "a", Options())
    assert list(start())
    (tmp_path / name).unlink()
    assert not [one for one in recwarn if issubclass(one.category, ResourceWarning)]
