"""Where texts come from: folders, files, tables in memory, strings. Each source is a function that starts over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from .._errors import Error, ReadError
from ..text import Text
from .archives import archive_entries
from .entries import Entry, file_entry, folder_entries
from .formats import read_entry, told
from .problems import Problem
from .readers.json_lines import of_value
from .rows import columns_of, unit_of
from .sidecars import Sidecars, is_sidecar
from .units import Found, Options, Unit

if TYPE_CHECKING:
    import pandas as pd

#: So much of a path is shown that is no path.
_LONG: Final = 200

#: Starts a pass over a source.
Start = Callable[[], Iterator[Found]]


def from_path(path: Path, options: Options, *, glob: Sequence[str] = ()) -> Start:
    """Return what passes over a folder, an archive or a file.

    Raises
    ------
    ReadError
        If there is no such folder or file.
    """
    try:
        folder, there = path.is_dir(), path.exists()
    except (OSError, ValueError):
        folder = there = False
    if folder:
        return lambda: _from_entries(folder_entries(path, glob=glob), options)
    if not there:
        shown = str(path) if len(str(path)) < _LONG else f"{str(path)[:_LONG]}…"
        raise ReadError(f"no file or folder '{shown}'; check the path, or put texts into a list")
    if path.suffix.lower() == ".zip":
        return lambda: _from_archive(file_entry(path, path.name), "", options, glob)
    return lambda: _from_entry(file_entry(path, path.name), path.stem, options, alone=True)


def from_paths(paths: Sequence[Path], options: Options, *, glob: Sequence[str] = ()) -> Start:
    """Return what passes over files and folders in the order of their paths, each called as if it stood alone.

    Raises
    ------
    ReadError
        If there is no such file or folder.
    """
    starts = [from_path(path, options, glob=glob) for path in sorted(paths)]
    return lambda: (found for start in starts for found in start())


def from_file(path: Path, name: str, options: Options) -> Start:
    """Return what passes over one of several files, whose texts get a name that is given.

    What the caller has to change is not raised but told as a problem.
    """
    return lambda: _from_entry(file_entry(path, str(path)), name, options, alone=False)


def _from_entries(entries: Iterable[Entry | Problem], options: Options) -> Iterator[Found]:
    known = list(entries)
    files = [one for one in known if isinstance(one, Entry)]
    stems = Counter(one.stem for one in files)
    sidecars = Sidecars(files, options)
    yield from sidecars.problems
    for one in known:
        if isinstance(one, Problem):
            yield one
        elif one.suffix == ".zip":
            yield from _from_archive(one, one.name, options, ())
        elif not is_sidecar(one):
            base = one.stem if stems[one.stem] == 1 else one.name
            for found in _from_entry(one, base, options, alone=False):
                yield replace(found, meta=sidecars.joined(found, one)) if isinstance(found, Unit) else found


def _from_archive(entry: Entry, name: str, options: Options, glob: Sequence[str]) -> Iterator[Found]:
    nothing = True
    try:
        with entry.stream() as file, ZipFile(file) as archive:
            entries = archive_entries(archive, name, glob=glob, max_bytes=options.max_bytes)
            for found in _from_entries(entries, options):
                nothing = False
                yield found
    # A damaged archive fails in many ways, some of them only when it is read on.
    except Exception as error:
        yield Problem(entry.name, "", "unreadable", told(error, entry.name))
    else:
        if nothing:
            wanted = f" that matches {', '.join(glob)}" if glob else ""
            yield Problem(entry.name, "", "empty", f"the archive holds no file with a text{wanted}")


def _from_entry(entry: Entry, base: str, options: Options, *, alone: bool) -> Iterator[Found]:
    for found in read_entry(entry, options, alone=alone):
        if isinstance(found, Problem):
            yield replace(found, source=entry.name)
        else:
            label = found.label
            name = base if not label else label if found.own and alone else f"{base}/{label}"
            yield _placed(found, entry.name, name, options)


def from_frame(frame: pd.DataFrame, options: Options) -> Start:
    """Return what passes over the rows of a DataFrame.

    Raises
    ------
    ReadError
        If the column of the text is not named and cannot be guessed.
    """
    names = [str(name) for name in frame.columns]
    columns = columns_of(names, options)

    def start() -> Iterator[Found]:
        for label, *cells in frame.itertuples(index=True, name=None):
            row = dict(zip(names, cells, strict=True))
            found = unit_of(row, columns, location=f"row {label}", label=str(label))
            yield _placed(found, "frame", found.label if isinstance(found, Unit) else "", options)

    return start


def from_iterable(items: Iterable[object] | Callable[[], Iterable[object]], options: Options) -> Start:
    """Return what passes over strings, mappings or texts.

    An iterator can be passed over once; a list, or a function that makes an iterator, again and again.
    """
    if isinstance(items, Iterator):
        left = [items]

        def once() -> Iterable[object]:
            if not left:
                raise Error("the iterator was used up by the first pass; give a list, or a function that makes one")
            return left.pop()

        again: Callable[[], Iterable[object]] = once
    else:
        again = items if callable(items) else lambda: items

    def start() -> Iterator[Found]:
        for number, item in enumerate(again(), start=1):
            found = _from_item(item, number, options)
            # What has no name goes by its words, so that the order of a list does not matter.
            name = "" if isinstance(found, Problem) else found.label or f"text-{Text(found.string).sha256[:12]}"
            yield _placed(found, "list", name, options)

    return start


def _from_item(item: object, number: int, options: Options) -> Found:
    location = f"item {number}"
    if isinstance(item, Text):
        return Unit(item.string, dict(item.meta), location, item.name, bool(item.name))
    return of_value(item, options, location=location, label="", first=number == 1)


def _placed(found: Found, source: str, name: str, options: Options) -> Found:
    if isinstance(found, Problem):
        return replace(found, source=source)
    title = found.meta.get("title")
    string = found.string
    if options.headline and isinstance(title, str) and string.strip() and not string.lstrip().startswith(title):
        string = f"{title}\n\n{string}"
    return replace(found, string=string, source=source, name=name)


def frame_of(source: Any) -> pd.DataFrame | None:
    """Return a table of pandas, polars or pyarrow as a DataFrame of pandas; None for anything else."""
    import pandas as pd

    if isinstance(source, pd.DataFrame):
        return source
    convert = getattr(source, "to_pandas", None)
    made = convert() if callable(convert) else None
    return made if isinstance(made, pd.DataFrame) else None
