"""Articles without end: texts said again and again, each time with other names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import allegedly as al

#: Said when no texts are given.
_SENTENCES: Final = (
    "NORA accused OSTMARK of shelling the port of SELM in March.",
    "“We never did anything of the kind,” said IVAN, a spokesman for the ministry of defence.",
    "The report, which officials allegedly saw weeks before it came out, may have been leaked.",
    "OSTMARK has repeatedly denied that it sent weapons to the rebels.",
    "Asked about the shipments, NORA declined to comment.",
    "There is no evidence that IVAN knew of the payments, two lawyers told reporters in SELM.",
    "Heavy rain closed the road along the river for three days.",
    "According to IVAN, the inquiry will perhaps end in June.",
)
_FIRST: Final = "Ada Bela Cora Dina Edda Frida Greta Hanna Ida Jana Karla Lena Mira Nina Olga Petra".split()
_LAST: Final = "Ruiz Hansel Moran Tarnow Weller Okafor Brandt Lindqvist Sato Petrov Alvarez Novak Dubois".split()
_PLACES: Final = "Ostmark Liria Ruvia Selmark Tarn Korva Velden Norland Sudania Westria Estovia".split()


def articles(count: int, *, words: int, texts: Sequence[str] = ()) -> Iterator[al.Text]:
    """Make articles, the same ones every time.

    Parameters
    ----------
    count : int
        How many.
    words : int
        Words of each, about.
    texts : Sequence of str
        What to repeat in place of sentences that are made up; names in capital letters (NORA, IVAN, OSTMARK, SELM)
        become others in each article, and a line with its number makes each differ.

    Yields
    ------
    Text
    """
    paragraphs = list(texts) or [" ".join(_SENTENCES)]
    for number in range(count):
        said: list[str] = []
        size = 0
        at = number
        while size < words:
            more = _named(paragraphs[at % len(paragraphs)], number + 7 * (at - number))
            # Whole sentences, so that an article ends as articles do.
            for line in more.splitlines() if texts else [more]:
                said.append(line)
                size += len(line.split())
                if size >= words:
                    break
            at += 1
        yield al.Text(f"Report {number + 1}.\n" + "\n".join(said), f"article-{number:07}", {"number": number})


def given(folder: Path | None) -> list[str]:
    """Return the texts of a folder, or none."""
    return [] if folder is None else [path.read_text("utf-8") for path in sorted(folder.glob("*.txt"))]


def _named(text: str, number: int) -> str:
    nora = f"{_FIRST[number % 16]} {_LAST[number % 13]}"
    ivan = f"{_FIRST[(number + 5) % 16]} {_LAST[(number + 4) % 13]}"
    names = {"NORA": nora, "IVAN": ivan, "OSTMARK": _PLACES[number % 11], "SELM": _PLACES[(number + 3) % 11]}
    for old, new in names.items():
        text = text.replace(old, new)
    return text
