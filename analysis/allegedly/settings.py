"""With what a text was analyzed: versions, tables of the user's, and what was switched off."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from ._counted import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class OwnTable:
    """A table that the user gave.

    Attributes
    ----------
    name : str
        Name of the file without its folder; for a `Lexicon` the tables that its rows come from, for a frame of
        names ``"DataFrame"``.
    sha256 : str
        Hash of the file, hexadecimal; for what is no file, of its rows as a table.
    rows : int
        How many rows it has.

    Examples
    --------
    >>> print(OwnTable("my-hedges.tsv", "ab" * 32, 12))
    my-hedges.tsv (12 rows)
    """

    name: str
    sha256: str
    rows: int

    def __str__(self) -> str:
        return f"{self.name} ({counted(self.rows, 'row')})"


@dataclass(frozen=True, repr=False)
class Settings:
    """With what a text was analyzed: equal settings and equal texts give equal results.

    Attributes
    ----------
    version : str
        Of the library.
    model, lexicon, tables : str
        Fingerprints, ``"sha256:"`` and twelve digits: of the reading model, of the rows of markers in force, and
        of all tables in the package.
    base : OwnTable or None
        The lexicon in place of ours.
    lexica : tuple of OwnTable
        Tables that were added: of markers, reporting cues or word classes.
    without : tuple of str
        Names of what was switched off.
    aliases, paraphrases : OwnTable or None
        The user's names and wordings of charges.
    learned : bool
        Whether acts may come from the learned model; False for rules alone.

    Examples
    --------
    >>> from allegedly import analyze
    >>> analyze("Some say it rained.", without="HEDGE.weasel").settings.changes
    ('without HEDGE.weasel',)
    """

    version: str
    model: str
    lexicon: str
    tables: str
    base: OwnTable | None = None
    lexica: tuple[OwnTable, ...] = ()
    without: tuple[str, ...] = ()
    aliases: OwnTable | None = None
    paraphrases: OwnTable | None = None
    learned: bool = True

    @property
    def changes(self) -> tuple[str, ...]:
        """What differs from the defaults, in words; empty if nothing does."""
        found = [
            ("own lexicon ", self.base),
            ("without ", ", ".join(self.without)),
            *(("plus ", table) for table in self.lexica),
            ("aliases ", self.aliases),
            ("paraphrases ", self.paraphrases),
            ("", "" if self.learned else "rules only"),
        ]
        return tuple(f"{how}{what}" for how, what in found if what)

    def __repr__(self) -> str:
        """Return one line an item: versions first, then what differs from the defaults."""
        versions = (f"allegedly {self.version}", f"model {self.model}", f"lexicon {self.lexicon}")
        return "\n".join([*versions, f"tables {self.tables}", *(self.changes or ("no changes",))])

    def to_dict(self) -> dict[str, Any]:
        """Return the settings as plain dicts, lists, strings and numbers."""
        return asdict(self) | {"lexica": [asdict(table) for table in self.lexica], "without": list(self.without)}


def versions() -> Iterator[str]:
    """Yield the versions of library, reading model and lexica, one a line.

    Examples
    --------
    >>> [line.split()[0] for line in versions()][:3]
    ['allegedly', 'model', 'lexicon']
    """
    from . import __version__

    yield f"allegedly {__version__}"
    model = resources.files("allegedly") / "model" / "reading.onnx"
    yield f"model {_fingerprint(model.read_bytes()) if model.is_file() else 'missing'}"
    for name, data in _package_tables("lexica"):
        yield f"lexicon {name.removesuffix('.tsv')} {_fingerprint(data)}"


def short(sha256: str) -> str:
    """Return a hash as fingerprints are shown.

    Examples
    --------
    >>> short("0123456789abcdef")
    'sha256:0123456789ab'
    """
    return f"sha256:{sha256[:12]}"


@lru_cache(maxsize=1)
def tables_fingerprint() -> str:
    """Return one fingerprint for all tables in the package."""
    digest = hashlib.sha256()
    for folder in ("data", "lexica"):
        for name, data in _package_tables(folder):
            digest.update(f"{folder}/{name} {_fingerprint(data)}\n".encode())
    return short(digest.hexdigest())


def _package_tables(folder: str) -> Iterator[tuple[str, bytes]]:
    place = resources.files("allegedly") / folder
    found = sorted(place.iterdir(), key=lambda table: table.name) if place.is_dir() else []
    for table in found:
        if table.name.endswith(".tsv"):
            yield table.name, table.read_bytes()


def _fingerprint(data: bytes) -> str:
    return short(hashlib.sha256(data).hexdigest())


def own_lexicon(lexicon: Lexicon) -> OwnTable:
    """Describe a lexicon that was made in Python.

    Examples
    --------
    >>> from allegedly.lexicon import default
    >>> own_lexicon(default().without("EVASION")).name
    'attitude, boosters, disclaim and others'
    """
    names = sorted({entry.lexicon for entry in lexicon if entry.lexicon})
    several = ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
    return OwnTable(several or "unnamed", lexicon.sha256, len(lexicon))
