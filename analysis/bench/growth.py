"""Seconds of analysis for texts that nobody writes, at two sizes: what is linear grows with them.

    python -m bench.growth [--sizes 100000 400000] [--model] [SHAPE ...]

By default scores of the reading model are drawn (`bench.fuzz.scores`), as the model takes the same time for every
window and would hide what the rest takes; with ``--model`` the model reads. Times are those of the processor. Writes a
table in Markdown.
"""

from __future__ import annotations

import argparse
import sys
import time
from types import MappingProxyType
from typing import Final

#: What stands again and again in each text.
SHAPES: Final = MappingProxyType(
    {
        "opening quotes": "“",
        "closing quotes": "”",
        "straight quotes": '"',
        "apostrophes": "’",
        "quotes within quotes": "“‘",
        "quoted words": "“a” ",
        "one letter": "a",
        "digits": "7",
        "commas": ",",
        "newlines": "\n",
        "paragraphs of a letter": "a\n\n",
        "said said said": "said ",
        "opening parentheses": "(",
        "parentheses around nothing": "()",
        "zero-width joiners": "\u200d",
        "combining accents": "\u0301",
        "right to left": "שלום ",
        "right-to-left overrides": "\u202e",
        "lone surrogates": "\ud800",
        "addresses": "a@",
        "sentences": "Bell denied it. ",
        "accusations": "Bell accused Ostmark of lying. ",
    }
)


def repeated(unit: str, characters: int) -> str:
    """Return a text of so many characters.

    Examples
    --------
    >>> repeated("ab", 5)
    'ababa'
    """
    return (unit * (characters // len(unit) + 1))[:characters]


def seconds(text: str) -> tuple[float, int]:
    """Analyze a text; return processor seconds and the number of tokens."""
    from allegedly import document

    begin = time.process_time()
    found = document.analyze(text, name="growth")
    return time.process_time() - begin, len(found.reading.tokens)


def main() -> None:
    """Measure, and write the table."""
    parser = argparse.ArgumentParser(prog="bench.growth", description="Measure how time grows with texts.")
    parser.add_argument("shapes", nargs="*", metavar="SHAPE", help=f"of {', '.join(SHAPES)}; all by default")
    parser.add_argument("--sizes", type=int, nargs=2, default=(100_000, 400_000), help="characters")
    parser.add_argument("--model", action="store_true", help="let the model read")
    options = parser.parse_args()
    if unknown := [name for name in options.shapes if name not in SHAPES]:
        parser.error(f"no shape {unknown[0]!r}")
    if not options.model:
        from allegedly import reading
        from bench.fuzz.scores import Drawn

        model = Drawn()
        reading.default = lambda threads=1: model  # type: ignore[assignment]
    seconds("Bell denied it.")
    small, large = options.sizes
    sys.stdout.write(f"| text | s, {small:,} characters | s, {large:,} characters | ratio | tokens | tokens/s |\n")
    sys.stdout.write("| :--- | ---: | ---: | ---: | ---: | ---: |\n")
    for name in options.shapes or SHAPES:
        first, _ = seconds(repeated(SHAPES[name], small))
        second, tokens = seconds(repeated(SHAPES[name], large))
        ratio, speed = second / max(first, 1e-3), tokens / max(second, 1e-3)
        sys.stdout.write(f"| {name} | {first:.2f} | {second:.2f} | {ratio:.1f} | {tokens:,} | {speed:,.0f} |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
