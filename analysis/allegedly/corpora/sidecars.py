"""Metadata that stands in files beside the texts: ``meta.toml`` for a folder, ``metadata.csv`` with a row a file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from .entries import Entry
from .formats import told
from .problems import Problem
from .readers.delimited import table
from .rows import dated, missing, plain, stable
from .units import Options, Unit

TOML: Final = "meta.toml"
TABLES: Final = ("metadata.csv", "metadata.tsv")
#: Columns that name the file a row is about, the likeliest first; else it is the first column.
_FILES: Final = ("file", "filename", "file_name", "path", "name", "doc", "document")
_FEW: Final = 5


def is_sidecar(entry: Entry) -> bool:
    """Tell whether a file holds metadata of the files beside it."""
    return entry.name.rpartition("/")[2].lower() in (TOML, *TABLES)


class Sidecars:
    """The metadata of all files of a folder or archive.

    Parameters
    ----------
    entries : sequence of Entry
        All files, those with metadata among them.
    options : Options
        How tables are read.

    Attributes
    ----------
    problems : list of Problem
        Metadata that is damaged or belongs to no file.
    """

    def __init__(self, entries: Sequence[Entry], options: Options) -> None:
        self.problems: list[Problem] = []
        self._meta: dict[str, dict[str, object]] = {}
        texts = [entry for entry in entries if not is_sidecar(entry)]
        for entry in entries:
            if not is_sidecar(entry):
                continue
            folder = entry.name.rpartition("/")[0]
            # What stands beside it; a table may name files further down as well.
            beside = [one for one in texts if one.name.rpartition("/")[0] == folder]
            below = [one for one in texts if not folder or one.name.startswith(f"{folder}/")]
            try:
                if entry.name.lower().endswith(TOML):
                    self._toml(entry, beside, options)
                else:
                    self._table(entry, folder, below, options)
            # Tables of other people's making: whatever is wrong with them, the texts are to be read.
            except Exception as error:
                self.problems.append(Problem(entry.name, "", "metadata", told(error, entry.name), "warning"))

    def joined(self, unit: Unit, entry: Entry) -> Mapping[str, object]:
        """Return the metadata of a unit with that of its file, which wins."""
        return {**unit.meta, **self._meta.get(entry.name, {})}

    def _toml(self, entry: Entry, beside: Sequence[Entry], options: Options) -> None:
        values = tomllib.loads(entry.data(options.max_bytes).decode("utf-8-sig"))
        names = {one.name.rpartition("/")[2] for one in beside}
        shared = {key: plain(value) for key, value in values.items() if key not in names}
        for one in beside:
            own = values.get(one.name.rpartition("/")[2], {})
            own = {key: plain(value) for key, value in own.items()} if isinstance(own, dict) else {}
            self._meta.setdefault(one.name, {}).update({**shared, **own})

    def _table(self, entry: Entry, folder: str, below: Sequence[Entry], options: Options) -> None:
        prefix = f"{folder}/" if folder else ""
        by_name: dict[str, list[Entry]] = {}
        for one in below:
            path = one.name.removeprefix(prefix)
            for key in {path, path.rpartition("/")[2], one.stem.removeprefix(prefix), one.stem.rpartition("/")[2]}:
                by_name.setdefault(key, []).append(one)
        described: set[str] = set()
        for where, name, meta in self._rows(entry, options):
            found = by_name.get(name, [])
            if len(found) != 1:
                reason = f"{name!r} is none of the files" if not found else f"{name!r} could be {len(found)} files"
                self.problems.append(Problem(entry.name, where, "metadata", reason, "warning"))
            elif found[0].name in described:
                reason = f"a second row for {name!r}; the first counts"
                self.problems.append(Problem(entry.name, where, "metadata", reason, "warning"))
            else:
                described.add(found[0].name)
                self._meta.setdefault(found[0].name, {}).update(meta)
        if left := sorted(one.name for one in below if one.name not in described):
            more = f" and {len(left) - _FEW} more" if len(left) > _FEW else ""
            reason = f"no row for {', '.join(left[:_FEW])}{more}"
            self.problems.append(Problem(entry.name, "", "metadata", reason, "warning"))

    def _rows(self, entry: Entry, options: Options) -> Iterator[tuple[str, str, dict[str, object]]]:
        with entry.stream() as file:
            header, rows = table(entry, file, options)
            folded = {name.strip().casefold(): name for name in reversed(header)}
            key = next((folded[name] for name in _FILES if name in folded), header[0] if header else "")
            for row in rows:
                if isinstance(row, Problem):
                    self.problems.append(Problem(entry.name, row.location, "metadata", row.reason, "warning"))
                    continue
                cells, where = row
                meta = {stable(name): value for name, value in cells.items() if name != key and not missing(value)}
                yield where, str(cells.get(key, "")).strip(), dated(meta)
