"""Feed the whole pipeline texts that nobody would write, and see that what it promises holds.

``python -m bench.fuzz -runs=20000`` mutates sentences of the tests and the seed article byte by byte, guided by which
lines of the library each mutation reaches (atheris, after libFuzzer; K. Serebryany 2016, "Continuous fuzzing with
libFuzzer and AddressSanitizer"). All options are libFuzzer's. A text that breaks a promise is written to a file
``crash-...``, and ``python -m bench.fuzz crash-...`` runs it again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import allegedly

ROOT: Final = Path(__file__).parents[2]
#: Longest input by default, in bytes: long enough for several windows of the model, short enough for many runs.
LONGEST: Final = 1200
#: What the mutations are made of, besides bytes that a text was seen to hold.
WORDS: Final = (
    *("“", "”", '"', '""', "‘", "’", "'", "«", "»", "(", ")", "\r\n", "\r", "\n\n", "\t", " "),
    *("\u202e", "\u2066", "\u2069", "\ufeff", "\u200b", "\u00a0", "\u2028", "\x00", "😀", "é", "\u0301"),
    *(" said", " denied", " accused", " of ", " that ", " not ", " allegedly ", " no comment", "Mr. ", "U.S. "),
    *("said: ", " who ", " did not deny ", " he ", " its ", "? ", "! ", ", ", "-- ", "—", "http://a.b/c?d=e "),
)
_SPANS: Final = ("start", "end")


class BrokenPromiseError(AssertionError):
    """A result that the library promises not to give."""


def text_of(data: bytes) -> str:
    r"""Read bytes as text in such a way that every character can occur, lone surrogates among them.

    Examples
    --------
    >>> text_of("é".encode()), text_of(bytes([0xED, 0xA0, 0x80]))
    ('é', '\ud800')
    """
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def spans_of(record: Any) -> Iterator[tuple[int, int]]:
    """Yield every pair of offsets in a record as JSON holds it."""
    if isinstance(record, dict):
        if all(isinstance(record.get(name), int) for name in _SPANS):
            yield record["start"], record["end"]
        for value in record.values():
            yield from spans_of(value)
    elif isinstance(record, list):
        if len(record) == 2 and all(type(item) is int for item in record):
            yield record[0], record[1]
        else:
            for item in record:
                yield from spans_of(item)


def check(document: allegedly.Document) -> None:
    """Check what holds of every document, whatever its text.

    Raises
    ------
    BrokenPromiseError
        If it does not.
    """
    text = document.text.string
    last = 0
    for token in document.reading.tokens:
        if not last <= token.start < token.end <= len(text) or text[token.start : token.end] != token.text:
            raise BrokenPromiseError(f"token {token} after offset {last}")
        last = token.end
    record = document.to_dict()
    again = json.loads(json.dumps(record))
    if again != record:
        raise BrokenPromiseError("the record does not survive JSON")
    for start, end in spans_of(again):
        if not 0 <= start <= end <= len(text):
            raise BrokenPromiseError(f"span {(start, end)} in a text of {len(text)} characters")
    for mark in record["marks"]:
        if text[mark["start"] : mark["end"]] != mark["text"]:
            raise BrokenPromiseError(f"mark {mark}")
    known = {charge["id"] for charge in record["charges"]}
    voices = {attribution["id"] for attribution in record["attributions"]}
    for act in record["acts"]:
        if act["charge_id"] is not None and act["charge_id"] not in known:
            raise BrokenPromiseError(f"act {act['id']} on charge {act['charge_id']}, which is not there")
        if act["attribution"] is not None and act["attribution"] not in voices:
            raise BrokenPromiseError(f"act {act['id']} on attribution {act['attribution']}, which is not there")
    for name in ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger"):
        frame = getattr(document, name)
        if len(frame) and set(frame["doc"]) != {document.name}:
            raise BrokenPromiseError(f"frame {name} names another document")


def seeds() -> Iterator[str]:
    """Yield texts to start from: the paragraphs of the seed article and the sentences of the lexica's examples."""
    for path in sorted((ROOT / "seeds").glob("*/text.txt")):
        text = path.read_bytes().decode("utf-8")
        yield from (text[at : at + LONGEST // 2] for at in range(0, len(text), LONGEST // 2))
    from allegedly import lexicon

    yield from dict.fromkeys(entry.example for entry in lexicon.default())


def main(arguments: Iterable[str] | None = None) -> None:
    """Fuzz until libFuzzer's options say to stop."""
    import atheris

    with atheris.instrument_imports(include=["allegedly"]):
        import allegedly

        # The library imports most of itself on first use.
        check(allegedly.analyze("Moscow denied arming the rebels.", name="first"))

    def one(data: bytes) -> None:
        check(allegedly.analyze(text_of(data), name="fuzz"))

    given = list(sys.argv[1:] if arguments is None else arguments)
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, "words.dict")
        words.write_bytes(b"".join(b'"%s"\n' % _escaped(word) for word in WORDS))
        if all(option.startswith("-") for option in given):
            corpus = Path(folder, "corpus")
            corpus.mkdir()
            for number, text in enumerate(seeds()):
                (corpus / f"{number:05}").write_bytes(text.encode("utf-8", "surrogatepass"))
            given.append(str(corpus))
        options = [f"-max_len={LONGEST}", f"-dict={words}", "-timeout=60", "-rss_limit_mb=4096"]
        atheris.Setup([sys.argv[0], *options, *given], one)
        atheris.Fuzz()


def _escaped(word: str) -> bytes:
    return "".join(f"\\x{byte:02x}" for byte in word.encode()).encode()


if __name__ == "__main__":
    main()
