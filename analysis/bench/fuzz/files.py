"""Files of every format that is read, damaged: inputs, how they are mutated, and the target that reads them."""

from __future__ import annotations

import io
import random
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

#: Bytes before the file: which name it gets, and how it is read.
HEAD: Final = 2
#: Longest file, in bytes; a Word file of two paragraphs has 36,000.
LONGEST: Final = 60_000
#: Extensions that a file may get: all that are read, the packed folder, and some that are refused.
NAMES: Final = tuple(
    f"m-damaged{suffix}"
    for suffix in (
        *(".txt", ".csv", ".tsv", ".jsonl", ".json", ".xlsx", ".parquet", ".html", ".xml", ".docx", ".rtf", ".pdf"),
        *(".zip", ".xlsm", ".xhtml", ".doc", ""),
    )
)
_LAYOUTS: Final = ("auto", "auto", "auto", "nexis", "factiva", "proquest", "plain", "auto")
#: Sound files beside the damaged one: whatever is wrong with that, these must come out once and whole.
SOUND: Final[Mapping[str, str]] = {"a-first": "It rained in Selm on Monday.", "z-last": "It snowed in Korva on Friday."}
_DATE: Final = (2018, 3, 6, 0, 0, 0)
#: What formats are made of; libFuzzer finds the rest itself.
WORDS: Final = (
    *(
        "{",
        "}",
        "[",
        "]",
        '":',
        '",',
        "\\u",
        "\\ud800",
        "NaN",
        "1e999",
        "null",
        "<p>",
        "</p>",
        "<![CDATA[",
        "]]>",
        "<!--",
    ),
    *(
        "<!DOCTYPE",
        "&#0;",
        "&#xD800;",
        "&lt;",
        "<TEI",
        "<text>",
        "<meta charset=utf-16>",
        "\\par",
        "\\'ff",
        "\\u-1?",
        "\\bin9 ",
    ),
    *(
        "\\fonttbl",
        "obj",
        "endobj",
        "stream",
        "endstream",
        "/Kids",
        "/Filter",
        "/FlateDecode",
        "xref",
        "startxref",
        "PK\x03\x04",
    ),
    *(
        "PAR1",
        "\ufeff",
        "\x00",
        "\r\n",
        "\t",
        '"',
        '""',
        ";",
        "=",
        "Full text:",
        "End of Document",
        "Body",
        "Load-Date:",
    ),
    *(
        "_" * 60,
        "1 of 2 DOCUMENTS",
        "Document SELMC0",
        "HD",
        "TD",
        "text",
        "[[",
        "]\n",
        "../",
        "meta.toml",
        "metadata.csv",
    ),
)


@dataclass(frozen=True, slots=True)
class Given:
    """An input taken apart.

    Attributes
    ----------
    name : str
        What the file is called.
    how : int
        The lowest bit: whether it is read alone; the next three: the layout; then: with its headline; with a separator;
        with an encoding; with columns named.
    data : bytes
        The file.
    """

    name: str
    how: int
    data: bytes

    def options(self) -> dict[str, Any]:
        """Return what `allegedly.read_corpus` is given besides the path."""
        found: dict[str, Any] = {"layout": _LAYOUTS[self.how >> 1 & 7], "headline": bool(self.how & 16)}
        # Most inputs are read as they are by default, so that most time goes there.
        if self.how >> 5 == 1:
            found["separator"] = "***"
        elif self.how >> 5 == 2:
            found["encoding"] = "utf-16"
        elif self.how >> 5 == 3:
            found |= {"text": "text", "name": "id", "meta": ["Title", "date"]}
        return found


def given(data: bytes) -> Given:
    """Take an input apart.

    Examples
    --------
    >>> given(bytes([1, 0]) + b"id,text")
    Given(name='m-damaged.csv', how=0, data=b'id,text')
    """
    head = data[:HEAD].ljust(HEAD, b"\0")
    return Given(NAMES[head[0] % len(NAMES)], head[1], data[HEAD:])


def file_seeds() -> Iterator[bytes]:
    """Yield sound files of every format, each to be read in a folder and alone."""
    from corpora import made

    toml = b'outlet = "The Selm Courier"\n["b.csv"]\noutlet = "The Korva Times"\n'
    table = b"file,date,outlet\na.txt,6 March 2018,SC\nb.csv,March 2018,KT\n"
    inside = {"x/a.txt": made.FILES["a.txt"], "x/b.csv": made.FILES["a.csv"]}
    more = {
        "toml.zip": made.zipped({**inside, "x/meta.toml": toml}),
        "table.zip": made.zipped({**inside, "x/metadata.csv": table}),
        "latin.txt": "“It rained,” said Zoë.".encode("cp1252"),
        "wide.txt": "“It rained,” said Zoë.".encode("utf-16"),
        "separated.txt": b"It rained.\n***\nIt snowed.\n",
    }
    for name, data in {**made.FILES, **more}.items():
        number = NAMES.index(f"m-damaged{Path(name).suffix}")
        ways = (0, 1, 16, 32, 96) if len(data) < 20_000 else (0, 1)
        for how in ways:
            yield bytes([number, how]) + data


def mutated(data: bytes, most: int, seed: int, mutate: Callable[[bytes, int], bytes]) -> bytes:
    """Change an input: its head, its bytes, or a part of the archive that it is.

    Parameters
    ----------
    data : bytes
        The input.
    most : int
        Most bytes of what is returned.
    seed : int
        What is drawn.
    mutate : callable
        Changes bytes as libFuzzer does, up to a length.
    """
    chance = random.Random(seed)
    head, body = bytearray(data[:HEAD].ljust(HEAD, b"\0")), data[HEAD:]
    draw = chance.random()
    if draw < 0.02:
        head[0] = chance.randrange(len(NAMES))
    elif draw < 0.06:
        head[1] = chance.randrange(256)
    elif draw < 0.16 and body:
        body = body[: chance.randrange(len(body))]
    elif draw < 0.26 and body:
        bent = bytearray(body)
        for _ in range(chance.choice((1, 1, 4, 16))):
            bent[chance.randrange(len(bent))] ^= 1 << chance.randrange(8)
        body = bytes(bent)
    elif body.startswith(b"PK") and chance.random() < 0.8:
        body = _inside(body, chance, mutate) or mutate(body, max(1, most - HEAD))
    else:
        body = mutate(body, max(1, most - HEAD))
    return (bytes(head) + body)[:most]


def _inside(body: bytes, chance: random.Random, mutate: Callable[[bytes, int], bytes]) -> bytes:
    """Return an archive that is sound, one of its parts changed, or nothing if it cannot be opened."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()[:50]}
    # A damaged archive fails in many ways, those of each kind of packing among them.
    except Exception:
        return b""
    full = [name for name, part in parts.items() if part]
    if not full:
        return b""
    name = chance.choice(full)
    parts[name] = mutate(parts[name], min(LONGEST, 2 * len(parts[name]) + 16))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for one, part in parts.items():
            archive.writestr(zipfile.ZipInfo(one, _DATE), part, compress_type=zipfile.ZIP_DEFLATED)
    return file.getvalue()


def file_target() -> Callable[[bytes], None]:
    """Return what is fuzzed: a damaged file among sound ones, or alone."""
    folder = Path(tempfile.mkdtemp(prefix="allegedly-fuzz-"))
    for name, text in SOUND.items():
        (folder / f"{name}.txt").write_bytes(text.encode())

    def one(data: bytes) -> None:
        check_file(folder, given(data))

    return one


def check_file(folder: Path, some: Given) -> None:
    """Check that a damaged file gives texts and problems, the same twice, and does nothing to the files beside it.

    Parameters
    ----------
    folder : Path
        Where it is written; the files of `SOUND` lie there.
    some : Given
        The file.

    Raises
    ------
    BrokenPromiseError
        If it does not.
    """
    import allegedly as al
    from bench.fuzz.promises import BrokenPromiseError, check_corpus

    path = folder / some.name
    path.write_bytes(some.data)
    alone = bool(some.how & 1)
    try:
        corpus = al.read_corpus(path if alone else folder, max_bytes=2**24, **some.options())
        texts = check_corpus(corpus.stream())
        if zlib.crc32(some.data) % 16 == 0 and check_corpus(corpus.stream()) != texts:
            raise BrokenPromiseError("the second pass gave other texts")
    except al.Error:
        # What the caller has to change is raised for a file that is alone, and never stops a folder.
        if not alone:
            raise
    else:
        sound = {name: text for name, text in texts.items() if name in SOUND}
        # Layouts, columns, encodings and separators are asked for of all files of a folder.
        plain = some.how >> 5 == 0 and some.options()["layout"] in ("auto", "plain")
        if not alone and plain and sound != SOUND:
            raise BrokenPromiseError(f"the sound files beside came out as {sound}")
    finally:
        path.unlink()
