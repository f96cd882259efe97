"""Files of every format that is read, made on the spot; all articles are made up."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Sequence
from typing import Final

FIRST: Final = (
    "Mayor Ruiz accused the Ostmark Company on Tuesday of selling the harbour of Selm for a tenth of its worth.",
    "“We never bought a harbour,” said Anna Bell, who speaks for the company. “This is a lie.”",
)
SECOND: Final = (
    "The Ostmark Company denied for the third time in a week that it had bought the harbour.",
    "Mayor Ruiz declined to comment, and the ministry said that it was looking into the sale.",
)

NEXIS: Final = [
    "User Name: A Student",
    "Date and Time: Wednesday, March 7, 2018 9:12:00 AM CET",
    "Documents (2)",
    "1. Mayor accuses company",
    "2. Company denies again",
    "| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2018 LexisNexis",
    "Mayor accuses company",
    "The Selm Courier (Selm)",
    "March 6, 2018 Tuesday",
    "Late Edition",
    "Copyright 2018 Selm Newspapers All Rights Reserved",
    "Section: NEWS; Pg. 5",
    "Length: 1,523 words",
    "Byline: Jane Doe",
    "Dateline: SELM",
    "Body",
    *FIRST,
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Load-Date: March 6, 2018",
    "End of Document",
    "Company denies again",
    "The Korva Times",
    "March 9, 2018",
    "Copyright 2018 Korva Times All Rights Reserved",
    "Length: 40 words",
    "Body",
    *SECOND,
    "Load-Date: March 9, 2018",
    "End of Document",
]

LEXIS_ACADEMIC: Final = [
    "1 of 2 DOCUMENTS",
    "The Selm Courier",
    "March 6, 2018 Tuesday",
    "Late Edition",
    "Mayor accuses company",
    "BYLINE: Jane Doe",
    "SECTION: NEWS; Pg. 5",
    "LENGTH: 40 words",
    *FIRST,
    "LOAD-DATE: March 6, 2018",
    "LANGUAGE: ENGLISH",
    "Copyright 2018 Selm Newspapers",
    "2 of 2 DOCUMENTS",
    "The Korva Times",
    "March 9, 2018",
    "Company denies again",
    "LENGTH: 40 words",
    *SECOND,
    "LOAD-DATE: March 9, 2018",
]

FACTIVA: Final = [
    "News",
    "Mayor accuses company",
    "By Jane Doe in Selm",
    "1,523 words",
    "6 March 2018",
    "10:15",
    "The Selm Courier",
    "SELMC",
    "5",
    "English",
    "Copyright 2018. Selm Newspapers.",
    *FIRST,
    "Document SELMC00020180306ee3600001",
    "Company denies again",
    "40 words",
    "9 March 2018",
    "The Korva Times",
    "KORVAT",
    "English",
    "(c) 2018 Korva Times",
    *SECOND,
    "Document KORVAT0020180309ee3900002",
    "Search Summary",
    "Sources: All Sources",
]

FACTIVA_CODES: Final = [
    [
        ("SE", "News"),
        ("HD", "Mayor accuses company"),
        ("BY", "By Jane Doe in Selm"),
        ("WC", "1,523 words"),
        ("PD", "6 March 2018"),
        ("SN", "The Selm Courier"),
        ("SC", "SELMC"),
        ("LA", "English"),
        ("CY", "Copyright 2018. Selm Newspapers."),
        ("LP", FIRST[0]),
        ("TD", FIRST[1]),
        ("AN", "Document SELMC00020180306ee3600001"),
    ],
    [
        ("HD", "Company denies again"),
        ("WC", "40 words"),
        ("PD", "9 March 2018"),
        ("SN", "The Korva Times"),
        ("LP", SECOND[0]),
        ("TD", SECOND[1]),
        ("AN", "Document KORVAT0020180309ee3900002"),
    ],
]

PROQUEST: Final = f"""\ufeff____________________________________________________________

Title: Mayor accuses company

Author: Doe, Jane

Publication info: The Selm Courier; Selm [Selm]06 Mar 2018: 5.

ProQuest document link: https://example.org/1

Abstract: The mayor says that the harbour was sold for too little.

Full text: {FIRST[0]}

{FIRST[1]}

Subject: Ports

Location: Selm

Title: Mayor accuses company

Publication title: The Selm Courier

First page: 5

Publication year: 2018

Publication date: Mar 6, 2018

Section: News

ProQuest document ID: 2011111111

Word count: 1523

Database: Made Up

____________________________________________________________

Title: Company denies again

Publication info: The Korva Times; Korva [Korva]09 Mar 2018.

Full text: {SECOND[0]}

{SECOND[1]}

Publication title: The Korva Times

Publication date: Mar 9, 2018

ProQuest document ID: 2022222222

____________________________________________________________

Title: A title alone

Full text: Not available

Publication title: The Korva Times

____________________________________________________________

Contact us at: https://example.org
"""

RECORDS: Final = [
    {
        "id": "one",
        "text": "\n\n".join(FIRST),
        "Title": "Mayor accuses company",
        "date": "March 6, 2018",
        "outlet": "SC",
    },
    {"id": "two", "text": "\n\n".join(SECOND), "Title": "Company denies again", "date": "9 March 2018", "outlet": "KT"},
]


def zipped(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def csv_of(*, delimiter: str = ",") -> bytes:
    import pandas as pd

    return str(pd.DataFrame(RECORDS).to_csv(index=False, sep=delimiter)).encode()


def json_lines() -> bytes:
    return "".join(json.dumps(record) + "\n" for record in RECORDS).encode()


def workbook() -> bytes:
    import pandas as pd

    file = io.BytesIO()
    pd.DataFrame(RECORDS).to_excel(file, index=False)
    return file.getvalue()


def parquet() -> bytes:
    import pandas as pd

    file = io.BytesIO()
    pd.DataFrame(RECORDS).to_parquet(file)
    return file.getvalue()


def word(paragraphs: Sequence[str], *, title: str = "", author: str = "") -> bytes:
    from docx import Document

    document = Document()
    document.core_properties.title, document.core_properties.author = title, author
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return _saved(document)


def factiva_word() -> bytes:
    from docx import Document

    document = Document()
    for fields in FACTIVA_CODES:
        table = document.add_table(rows=0, cols=2)
        for code, value in fields:
            cells = table.add_row().cells
            cells[0].text, cells[1].text = code, value
    return _saved(document)


def _saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def rtf(paragraphs: Sequence[str]) -> bytes:
    def escaped(string: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c)}?" for c in string)

    body = "".join(f"\\pard {escaped(one)}\\par\n" for one in paragraphs)
    return f"{{\\rtf1\\ansi\\ansicpg1252\\deff0{{\\fonttbl{{\\f0 Times;}}}}\n{body}}}".encode("ascii")


def html(paragraphs: Sequence[str], *, head: str = "") -> bytes:
    body = "\n".join(f"<p>{one}</p>" for one in paragraphs)
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return page.encode()


def factiva_html() -> bytes:
    rows = ["".join(f"<tr><td><b>{a}</b></td><td><p>{b}</p></td></tr>" for a, b in one) for one in FACTIVA_CODES]
    return html([f"<table>{one}</table>" for one in rows])


def pdf(lines: Sequence[str]) -> bytes:
    """Write a PDF of one page by hand: no library that reads PDF writes text."""
    escaped = (line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") for line in lines)
    shown = "\n".join(f"({line}) Tj 0 -14 Td" for line in escaped)
    stream = f"BT /F1 11 Tf 50 780 Td\n{shown}\nET".encode("cp1252", "replace")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 4 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Title (Mayor accuses company) /Author (Jane Doe) >>",
    ]
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )


def tei() -> bytes:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc>
<titleStmt><title>Mayor accuses company</title><author>Jane Doe</author></titleStmt>
<publicationStmt><publisher>An archive</publisher></publicationStmt>
<sourceDesc><bibl><title level="j">The Selm Courier</title><date when="2018-03-06">6 March</date></bibl></sourceDesc>
</fileDesc></teiHeader>
<text><body><head>Mayor accuses <hi>company</hi></head><p>{FIRST[0]}</p><p>{FIRST[1]}<note>Not text.</note></p></body>
</text></TEI>""".encode()


#: A sound file of each format, by the name it is to have.
FILES: Final = {
    "a.txt": "\n\n".join(FIRST).encode(),
    "a.csv": csv_of(),
    "a.tsv": csv_of(delimiter="\t"),
    "a.jsonl": json_lines(),
    "a.json": json.dumps({"articles": RECORDS}).encode(),
    "a.xlsx": workbook(),
    "a.parquet": parquet(),
    "a.html": html(FIRST, head="<title>Mayor accuses company</title>"),
    "a.xml": tei(),
    "a.docx": word(FIRST, title="Mayor accuses company"),
    "a.rtf": rtf(FIRST),
    "a.pdf": pdf(FIRST),
    "nexis.docx": word(NEXIS),
    "nexis.rtf": rtf(NEXIS),
    "nexis.html": html(NEXIS),
    "nexis.txt": "\n\n".join(NEXIS).encode(),
    "nexis.pdf": pdf(NEXIS),
    "academic.txt": "\r\n\r\n".join(LEXIS_ACADEMIC).encode(),
    "factiva.docx": word(FACTIVA),
    "factiva.rtf": rtf(FACTIVA),
    "factiva.html": html(FACTIVA),
    "factiva-codes.docx": factiva_word(),
    "factiva-codes.html": factiva_html(),
    "proquest.txt": PROQUEST.encode(),
    "a.zip": zipped({"x/a.txt": "\n\n".join(FIRST).encode(), "x/b.csv": csv_of()}),
}
