"""Files that are made to do harm are told, and do none."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from corpora import made

import allegedly as al
from allegedly.corpora import archives

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><p>It &x; rained.</p></text></TEI>'


def read(path: Path, data: bytes) -> tuple[list[str], list[str]]:
    path.write_bytes(data)
    corpus = al.read_corpus(path, language=None)
    return [text.string for text in corpus], corpus.problems["reason"].tolist()


def changed(name: str, part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return a file of our own that is an archive inside, one of its parts changed."""
    with zipfile.ZipFile(io.BytesIO(made.FILES[name])) as archive:
        files = {one: archive.read(one) for one in archive.namelist()}
    return made.zipped({**files, part: change(files.get(part, b""))})


@pytest.mark.parametrize("name", ["../a.txt", "x/../../a.txt", "/a.txt", "C:\\a.txt", "..\\a.txt"])
def test_paths_that_lead_out_of_an_archive(tmp_path: Path, name: str) -> None:
    data = made.zipped({name: b"It snowed.", "b.txt": b"It rained."})
    assert read(tmp_path / "a.zip", data) == (["It rained."], ["its path leads out of the archive; it is not read"])
    assert [path.name for path in tmp_path.parent.iterdir() if path.name.endswith(".txt")] == []


def test_an_archive_that_expands_without_end(tmp_path: Path) -> None:
    data = made.zipped({"a.txt": b"x " * 10_000_000, "b.txt": b"It rained."})
    texts, (reason,) = read(tmp_path / "a.zip", data)
    assert texts == ["It rained."]
    assert reason.startswith("expands to more than 200 times its packed size")


def test_an_archive_whose_files_expand_to_too_much_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "WHOLE", 1)
    (tmp_path / "a.zip").write_bytes(made.zipped({"a.txt": b"a" * 600, "b.txt": b"b" * 600, "c.txt": b"c" * 600}))
    corpus = al.read_corpus(tmp_path / "a.zip", max_bytes=1000)
    assert [text.name for text in corpus] == ["a"]
    assert corpus.problems["source"].tolist() == ["b.txt", "c.txt"]


def test_archives_within_archives_are_not_followed(tmp_path: Path) -> None:
    inner = made.zipped({"a.txt": b"It snowed."})
    texts, (reason,) = read(tmp_path / "a.zip", made.zipped({"in.zip": inner, "b.txt": b"It rained."}))
    assert (texts, reason) == (["It rained."], "an archive within an archive; unpack it first")


def test_a_locked_archive(tmp_path: Path) -> None:
    data = bytearray(made.zipped({"a.txt": b"It rained."}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    texts, (reason,) = read(tmp_path / "a.zip", bytes(data))
    assert (texts, reason) == ([], "locked with a password; unpack it first")


def test_a_link_in_an_archive(tmp_path: Path) -> None:
    info = zipfile.ZipInfo("a.txt")
    info.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(info, "/etc/passwd")
    texts, (reason,) = read(tmp_path / "a.zip", file.getvalue())
    assert (texts, reason[:6]) == ([], "a link")


@pytest.mark.parametrize(
    ("name", "part"),
    [("a.docx", "word/media/image.bin"), ("a.xlsx", "xl/media/image.bin"), ("a.docx", "word/document.xml")],
)
def test_a_document_that_expands_without_end(tmp_path: Path, name: str, part: str) -> None:
    data = changed(name, part, lambda before: before + b" " * 30_000_000)
    texts, (reason,) = read(tmp_path / name, data)
    assert (texts, reason[:31]) == ([], "expands to more than 200 times ")


@pytest.mark.parametrize(("name", "part"), [("a.docx", "word/document.xml"), ("a.xlsx", "xl/worksheets/sheet1.xml")])
def test_a_document_that_declares_entities(tmp_path: Path, name: str, part: str) -> None:
    data = changed(name, part, lambda before: b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + before.partition(b"?>")[2])
    texts, (reason,) = read(tmp_path / name, data)
    assert texts == []
    assert "declares a document type" in reason


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_a_locked_document(tmp_path: Path, name: str) -> None:
    texts, (reason,) = read(tmp_path / name, b"\xd0\xcf\x11\xe0" + bytes(600))
    assert texts == []
    assert reason.startswith("locked with a password")


def test_a_sheet_with_one_cell_far_away(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    data = changed("a.xlsx", "xl/worksheets/sheet1.xml", lambda before: before.replace(b"</sheetData>", far))
    texts, reasons = read(tmp_path / "a.xlsx", data)
    assert (len(texts), reasons) == (2, [])


def test_xml_is_read_without_what_it_points_to(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret")
    data = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{secret.as_uri()}">]>{TEI}'
    (text,), (reason,) = read(tmp_path / "a.xml", data.encode())
    assert text == "It &x; rained."
    assert "entities are never expanded" in reason


def test_xml_that_expands_without_end(tmp_path: Path) -> None:
    entities = '<!ENTITY x0 "xxxxxxxxxx">' + "".join(f'<!ENTITY x{n + 1} "{f"&x{n};" * 10}">' for n in range(9))
    data = f"<!DOCTYPE TEI [{entities}]>{TEI.replace('&x;', '&x9;')}"
    texts, reasons = read(tmp_path / "a.xml", data.encode())
    assert sum(map(len, texts)) < 100
    assert len(reasons) == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b"[" * 100_000),
        ("a.jsonl", b'{"text":' * 100_000),
        ("a.xml", b"<TEI><text>" + b"<p>" * 100_000),
        ("a.html", b"<body>" + b"<div>" * 100_000 + b"It rained."),
        ("a.csv", b'text,id\n"' + b"x" * 5_000_000),
        ("a.csv", b'text,id\n"' + b"x\n" * 3_000_000),
        ("a.csv", b"text,id\n" + b"x" * 5_000_000),
        ("a.txt", b"It\0rained."),
        ("a.pdf", made.FILES["a.pdf"].replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]")),
    ],
)
def test_depth_width_and_circles(tmp_path: Path, name: str, data: bytes) -> None:
    texts, reasons = read(tmp_path / name, data)
    assert (texts, len(reasons)) == ([], 1)


def test_a_page_that_is_cut_for_its_depth_is_told(tmp_path: Path) -> None:
    data = b"<body><p>It rained.</p>" + b"<div>" * 1000 + b"<p>It snowed.</p>"
    texts, (reason,) = read(tmp_path / "a.html", data)
    assert texts == ["It rained."]
    assert reason.startswith("not read to its end")


def test_a_stream_of_a_pdf_that_expands_without_end(tmp_path: Path) -> None:
    data = made.FILES["a.pdf"]
    start, end = data.index(b"stream\n") + 7, data.index(b"\nendstream")
    packed = zlib.compress(b"BT (It rained) Tj ET" + b" " * 200_000_000, 9)
    data = data[:start] + packed + data[end:]
    texts, reasons = read(tmp_path / "a.pdf", data.replace(b"<< /Length", b"<< /Filter /FlateDecode /Length"))
    assert (texts, len(reasons)) == ([], 1)


def test_scripts_and_styles_are_no_words(tmp_path: Path) -> None:
    data = (
        b"<body><script>alert('It snowed.')</script><style>p {}</style><p onclick='x()'>It rained.<!-- x --></p></body>"
    )
    assert read(tmp_path / "a.html", data) == (["It rained."], [])


def test_deep_metadata_is_not_carried_along(tmp_path: Path) -> None:
    deep = "[" * 800 + "]" * 800
    data = f'{{"text": "It rained.", "deep": {deep}}}\n{json.dumps({"text": "It snowed."})}\n'
    (tmp_path / "a.jsonl").write_text(data)
    first, _ = al.read_corpus(tmp_path / "a.jsonl")
    assert first.meta["deep"] == [[[["list of 1"]]]]
