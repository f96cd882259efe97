"""What readers yield: units, each of which is to become one text, and the settings that readers follow."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, Literal

from .._errors import ReadError
from .problems import Problem

#: Names of metadata that mean the same whatever format they come from.
META: Final = ("title", "outlet", "date", "author", "section", "length")

Layout = Literal["auto", "nexis", "factiva", "proquest", "plain"]


class SetupError(ReadError):
    """What the caller has to change: a column that is not there, a library that is not installed."""


# A traceback shows the name of the error that users catch.
SetupError.__module__, SetupError.__qualname__ = "allegedly", "ReadError"


@dataclass(frozen=True, slots=True)
class Unit:
    """One text as a reader found it.

    Attributes
    ----------
    string : str
        The text.
    meta : mapping of str to object
        What the source says about it.
    location : str
        Where in the source it stands, such as ``row 12``; empty if it is the whole source.
    label : str
        What tells it from others of its source: its number, or an id; empty if it is the whole source.
    own : bool
        Whether the label is an id that the source gives it.
    flaws : tuple of Problem
        What to look at in it; their ``doc`` is filled in when the text gets its name.
    source : str
        The source, by its path within the folder or archive; readers leave it to whoever called them.
    name : str
        What the text is to be called; readers leave it too.
    """

    string: str
    meta: Mapping[str, object] = field(default_factory=dict)
    location: str = ""
    label: str = ""
    own: bool = False
    flaws: tuple[Problem, ...] = ()
    source: str = ""
    name: str = ""


#: A unit, or a unit that could not be read.
Found = Unit | Problem


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read; the fields are described at `allegedly.read_corpus`."""

    text: str | None = None
    name: str | None = None
    meta: Sequence[str] | Mapping[str, str] | None = None
    separator: str | re.Pattern[str] | None = None
    layout: Layout = "auto"
    encoding: str | None = None
    headline: bool = False
    max_characters: int = 1_000_000
    max_bytes: int = 256 * 2**20
