"""From the options of `allegedly.analyze` to the tables that are searched with, and the record of both."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from . import __version__, charges
from ._errors import LexiconError
from .actors import aliases as _aliases
from .lexicon import Lexicon, Switches, Tables, default, default_tables, load, load_tables, switches
from .lexicon.kinds import CUES, OBJECTS, expect, kind_of, nearest_kind
from .lexicon.rows import check_meaning
from .settings import OwnTable, Settings, own_lexicon, short, tables_fingerprint

if TYPE_CHECKING:
    import pandas as pd

PathLike: TypeAlias = "str | os.PathLike[str]"
#: Lexica to add: paths of tables, lexica, or one of either.
Lexica: TypeAlias = "PathLike | Lexicon | Iterable[PathLike | Lexicon]"
#: Names of what to switch off, or one of them.
Names: TypeAlias = "str | Iterable[str]"
#: A table of names or wordings: its path, or a frame.
OwnRows: TypeAlias = "PathLike | pd.DataFrame"


@dataclass(frozen=True, slots=True)
class Setup:
    """What a text is analyzed with.

    Attributes
    ----------
    lexicon : Lexicon
        The markers in force.
    tables : Tables
        The reporting cues and word classes in force.
    rules_off : frozenset of str
        Rules whose acts are left out.
    aliases : Aliases or None
        The user's names.
    paraphrases : tuple of Paraphrase or None
        The rows in force; None for those of the package.
    learned : bool
        Whether acts may come from the learned model.
    settings : Settings
        The record of all this.
    """

    lexicon: Lexicon
    tables: Tables
    rules_off: frozenset[str]
    aliases: _aliases.Aliases | None
    paraphrases: tuple[charges.Paraphrase, ...] | None
    learned: bool
    settings: Settings


def setup(
    *,
    model: str,
    lexicon: Lexicon | None,
    lexica: Lexica,
    without: Names,
    aliases: OwnRows | None,
    paraphrases: OwnRows | None,
    learned: bool,
) -> Setup:
    """Read the user's tables, each once as long as it does not change, and join them with ours.

    Parameters
    ----------
    model : str
        Hash of the reading model.
    lexicon, lexica, without, aliases, paraphrases, learned
        The options of `allegedly.analyze`.

    Raises
    ------
    LexiconError
        If a table breaks its format or is none, or a name calls nothing.
    """
    base = _base(lexicon)
    added = [_added(item) for item in _items(lexica)]
    whole = _joined(base, tuple(rows for rows, _ in added if isinstance(rows, Lexicon)))
    reporting = _reporting_joined(tuple(rows for rows, _ in added if isinstance(rows, Tables)))
    off = switches(without, whole, reporting)
    in_force = _left(whole, off)
    names = None if aliases is None else _names(aliases)
    wordings = None if paraphrases is None else _wordings(paraphrases)
    return Setup(
        in_force,
        _reporting_left(reporting, off),
        off.rules,
        None if names is None else names[0],
        None if wordings is None else wordings[0],
        learned,
        Settings(
            version=__version__,
            model=short(model),
            lexicon=short(in_force.sha256),
            tables=tables_fingerprint(),
            base=None if base == default() else own_lexicon(base),
            lexica=tuple(table for _, table in added),
            without=off.names,
            aliases=None if names is None else names[1],
            paraphrases=None if wordings is None else wordings[1],
            learned=learned,
        ),
    )


# -- lexica ---------------------------------------------------------------
def _base(lexicon: Lexicon | None) -> Lexicon:
    if lexicon is None:
        return default()
    if not isinstance(lexicon, Lexicon):
        raise LexiconError(
            f"lexicon={lexicon!r} is no Lexicon; give lexica={lexicon!r} to add a table to ours, or "
            "lexicon=allegedly.lexicon.load(...) to put one in place of ours"
        )
    _check(lexicon)
    return lexicon


def _items(lexica: Lexica) -> tuple[object, ...]:
    if isinstance(lexica, str | os.PathLike | Lexicon):
        return (lexica,)
    if not isinstance(lexica, Iterable):
        raise LexiconError(f"lexica={lexica!r} is no list; give a list of paths or lexica, or one of them alone")
    return tuple(lexica)


def _added(item: object) -> tuple[Lexicon | Tables, OwnTable]:
    if isinstance(item, Lexicon):
        _check(item)
        return item, own_lexicon(item)
    if isinstance(item, str | os.PathLike):
        path = Path(item)
        digest = _sha256(path)
        rows = _loaded(str(path), digest)
        return rows, OwnTable(path.name, digest, len(rows))
    raise LexiconError(f"lexica: {item!r} is no lexicon; give paths of tables, or objects of allegedly.Lexicon")


@lru_cache(maxsize=16)
def _check(lexicon: Lexicon) -> None:
    """Refuse rows made in Python that cannot be searched for."""
    problems: list[str] = []
    for entry in lexicon:
        check_meaning(entry, f"row {entry.entry!r}", problems)
    if problems:
        raise LexiconError(problems[0])


# Lexica are kept, since compiling one for the search takes longer than reading a short text.
@lru_cache(maxsize=16)
def _joined(base: Lexicon, added: tuple[Lexicon, ...]) -> Lexicon:
    for lexicon in added:
        base = base + lexicon
    return base


@lru_cache(maxsize=16)
def _left(lexicon: Lexicon, off: Switches) -> Lexicon:
    return off.left(lexicon)


@lru_cache(maxsize=16)
def _reporting_joined(added: tuple[Tables, ...]) -> Tables:
    joined = default_tables()
    for tables in added:
        joined = joined + tables
    return joined


@lru_cache(maxsize=16)
def _reporting_left(tables: Tables, off: Switches) -> Tables:
    return tables.without(off.reporting)


# -- files ----------------------------------------------------------------
def _sha256(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise LexiconError(f"no table '{path}': {error.strerror or error}; check the path") from error


# The hash is there so that a table that was edited is read again.
@lru_cache(maxsize=16)
def _loaded(path: str, _digest: str) -> Lexicon | Tables:
    table = Path(path)
    kind = kind_of(table) or nearest_kind(table)
    return load_tables(path) if kind in (CUES, OBJECTS) else load(path)


@lru_cache(maxsize=4)
def _loaded_aliases(path: str, _digest: str) -> _aliases.Aliases:
    expect(Path(path), "aliases")
    return _aliases.load(path)


@lru_cache(maxsize=4)
def _loaded_paraphrases(path: str, _digest: str) -> tuple[charges.Paraphrase, ...]:
    expect(Path(path), "paraphrases")
    return charges.load(path)


def _names(source: OwnRows) -> tuple[_aliases.Aliases, OwnTable]:
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        digest = _sha256(path)
        names = _loaded_aliases(str(path), digest)
        return names, OwnTable(path.name, digest, len(names.rows))
    return _aliases.load(_frame("aliases", source)), _own_frame(source)


def _wordings(source: OwnRows) -> tuple[tuple[charges.Paraphrase, ...], OwnTable]:
    """Return the user's paraphrases and, behind them, ours."""
    if isinstance(source, str | os.PathLike):
        path = Path(source)
        digest = _sha256(path)
        own = _loaded_paraphrases(str(path), digest)
        return own + charges.default(), OwnTable(path.name, digest, len(own))
    return charges.load(_frame("paraphrases", source)) + charges.default(), _own_frame(source)


def _frame(option: str, source: pd.DataFrame) -> pd.DataFrame:
    # Callers without a type checker may give anything.
    if not hasattr(source, "columns"):
        raise LexiconError(f"{option}={source!r} is no table; give the path of one, or a DataFrame")
    return source


def _own_frame(frame: pd.DataFrame) -> OwnTable:
    table = frame.to_csv(index=False, lineterminator="\n").encode("utf-8", "surrogatepass")
    return OwnTable("DataFrame", hashlib.sha256(table).hexdigest(), len(frame))
