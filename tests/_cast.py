"""The actors of texts that are written as compact tables (see `_tagged`)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
from _tagged import reading

from allegedly.actors import Actors, actors, with_speakers
from allegedly.attributions import attributions
from allegedly.quotes import quotations
from allegedly.reading import Reading

THAT = "it/PRON/{v}/obj/C{n} ./PUNCT/{v}/punct"


def cast(*table: str, aliases: str | Path | pd.DataFrame | None = None) -> tuple[Reading, list[str], Actors]:
    read = reading(*table)
    marks = quotations(read.string, read.segments)
    said = attributions(read, marks, nested=False)
    found = actors(read, marks, said, aliases=aliases)
    return read, [a.speaker for a in with_speakers(said, found)], found


def says(subject: str, n: int, verb: str = "said") -> str:
    """``subject`` with its words as S<n>, the last of them the subject."""
    head = len(subject.split()) + 1
    return f"{subject.format(v=head, n=n)} {verb}/VERB/0/root/K{n} {THAT.format(v=head, n=n)}"


LEE = says("Senator/PROPN/2/compound/S1 Maria/PROPN/{v}/nsubj/S1 Lee/PROPN/2/flat/S1", 1)
