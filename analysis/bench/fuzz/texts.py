"""Texts to start from, what they are changed by, and the two targets that analyze them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[3]
#: Longest input by default, in bytes: long enough for several windows of the model, short enough for many runs.
LONGEST: Final = 1200
#: What the mutations are made of, besides bytes that a text was seen to hold.
WORDS: Final = (
    *("“", "”", '"', '""', "‘", "’", "'", "«", "»", "(", ")", "\r\n", "\r", "\n\n", "\t", " "),
    *("\u202e", "\u2066", "\u2069", "\ufeff", "\u200b", "\u00a0", "\u2028", "\x00", "😀", "é", "\u0301"),
    *(" said", " denied", " accused", " of ", " that ", " not ", " allegedly ", " no comment", "Mr. ", "U.S. "),
    *("said: ", " who ", " did not deny ", " he ", " its ", "? ", "! ", ", ", "-- ", "—", "http://a.b/c?d=e "),
    *("\u200d", "\u0661", "\u05d0", "\u4e2d", "<script>", "&amp;", "”“", "’“", "```", "--", "…", "„", "‟", "\u0085"),
)
#: One text in so many is also shown in frames and on a page, and one in so many analyzed again: shares are those of a
#: checksum, so that an input is always checked in the same way.
VIEWED: Final = 128
REPEATED: Final = 64
#: Bytes before the text where scores are drawn: four of a seed, one for how they are drawn, one for how often the text
#: stands in a row.
HEAD: Final = 6
_COPIES: Final = (10, 100, 1000, 10_000)
_MOST: Final = 10_000


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


def repeated(string: str, byte: int) -> str:
    """Return a text as it is, or for one byte in 64 many times in a row: as a long line, or a long text.

    Examples
    --------
    >>> repeated("said ", 200), len(repeated("said ", 1)), len(repeated("said ", 3))
    ('said ', 500, 10000)
    """
    if byte >= len(_COPIES):
        return string
    copies = _COPIES[byte]
    return string * max(1, min(copies, _MOST // max(1, len(string))))


def seeds() -> Iterator[str]:
    """Yield texts to start from: the paragraphs of the seed article and the sentences of the lexica's examples."""
    for path in sorted((ROOT / "seeds").glob("*/text.txt")):
        text = path.read_bytes().decode("utf-8")
        yield from (text[at : at + LONGEST // 2] for at in range(0, len(text), LONGEST // 2))
    from allegedly import lexicon

    yield from dict.fromkeys(entry.example for entry in lexicon.default())


def text_seeds() -> Iterator[bytes]:
    """Yield inputs for the target ``text`` to start from."""
    for text in seeds():
        yield text.encode("utf-8", "surrogatepass")


def score_seeds() -> Iterator[bytes]:
    """Yield inputs for the target ``scores`` to start from; every way to draw occurs."""
    for number, data in enumerate(text_seeds()):
        yield number.to_bytes(4, "little") + bytes([number % 256, 255 - number % 240]) + data


def text_target() -> Callable[[bytes], None]:
    """Return what is fuzzed: any bytes as text, with the model, which need not read the same window twice."""
    from bench.fuzz.scores import Remembering

    model = Remembering()
    analyzed = _analyzing(model)

    def one(data: bytes) -> None:
        analyzed(text_of(data), zlib.crc32(data))

    return one


def score_target() -> Callable[[bytes], None]:
    """Return what is fuzzed: a seed and bytes as text, with scores drawn from the seed in place of the model's."""
    from bench.fuzz.scores import Drawn

    model = Drawn()
    analyzed = _analyzing(model)

    def one(data: bytes) -> None:
        head, body = data[:HEAD].ljust(HEAD, b"\xff"), data[HEAD:]
        model.seed, model.way = int.from_bytes(head[:4], "little"), head[4]
        analyzed(repeated(text_of(body), head[5]), zlib.crc32(data))

    return one


def _analyzing(model: object) -> Callable[[str, int], None]:
    from allegedly import document as pipeline
    from allegedly import reading
    from bench.fuzz.promises import check, check_same, check_views

    # The one place where the pipeline takes its model from.
    reading.default = lambda threads=1: model  # type: ignore[assignment]

    def analyzed(text: str, number: int) -> None:
        document = pipeline.analyze(text, name="fuzz")
        check(document)
        if number % VIEWED == 0:
            check_views(document)
        if number % REPEATED == 1:
            check_same(document, pipeline.analyze(text, name="fuzz"))

    return analyzed
