"""The folder of a run: parts, the list of parts that are finished, and the manifest.

    manifest.json                 versions, settings, columns; when finished also totals
    parts.jsonl                   one line a finished batch, written last
    acts/part-00000.parquet       and so on, a folder a table, a file a batch

A file comes into being under another name and is renamed when it is whole and on the disk. A batch counts from the
moment that its line stands in `parts.jsonl`; whatever is there besides is of a run that was stopped, and is removed
when the run goes on. So a run may be stopped at any point, by whatever means.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, Self

from .._errors import RunError
from ._extras import need
from .schema import TABLES

MANIFEST: Final = "manifest.json"
PARTS: Final = "parts.jsonl"
#: Version of the layout; it rises when an older reader would go wrong.
FORMAT: Final = 1

_LOCK: Final = ".lock"
_OURS: Final = re.compile(r"part-\d{5,}\.parquet|\.(part-\d{5,}\.parquet|manifest\.json|parts\.jsonl)\.new")
_MISSING: Final = object()
_START_ANEW: Final = "name another folder, or start anew with --fresh (fresh=True), which deletes these results"


class Folder:
    """The folder of a run, opened for writing by one process.

    Parameters
    ----------
    path : Path
        Where; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        #: How many batches are finished.
        self.finished = 0
        self._lock: Any = None
        self._begun = False

    def __enter__(self) -> Self:
        """Make the folder if need be and lock it.

        Raises
        ------
        RunError
            If it holds something else, or another run writes into it.
        """
        if self.path.exists() and not self.path.is_dir():
            raise RunError(f"'{self.path}' is a file; name a folder for the results")
        own = {MANIFEST, PARTS, _LOCK, *TABLES}
        if self.path.is_dir() and not (self.path / MANIFEST).exists():
            foreign = sorted(
                entry.name for entry in self.path.iterdir() if entry.name not in own and not _OURS.fullmatch(entry.name)
            )
            if foreign:
                raise RunError(f"'{self.path}' holds other things ({foreign[0]}); name an empty or a new folder")
        self.path.mkdir(parents=True, exist_ok=True)
        filelock = need("filelock", "files")
        # The system lets go of the lock when the process ends, however it ends.
        self._lock = filelock.FileLock(self.path / _LOCK)
        try:
            self._lock.acquire(timeout=0)
        except filelock.Timeout as error:
            raise RunError(f"another run is writing into '{self.path}'; wait for it, or name another folder") from error
        return self

    def __exit__(self, *_: object) -> None:
        try:
            if self._begun:
                self._sweep()
        finally:
            self._lock.release()

    def begin(self, manifest: Mapping[str, Any], *, fresh: bool) -> None:
        """Take up a run, or begin one.

        Parameters
        ----------
        manifest : Mapping
            What the run is to be: all of it must be as it was when the run began.
        fresh : bool
            Whether to delete the results that are there.

        Raises
        ------
        RunError
            If the run that is there is another one, or a part is gone; the message says what differs.
        """
        manifest = json.loads(json.dumps(manifest))
        before = None if fresh else read_json(self.path / MANIFEST)
        if before is None:
            # Without this file no part counts, so a stop between these two lines does no harm.
            write(self.path / PARTS, b"")
            write(self.path / MANIFEST, _json({**manifest, "complete": False}))
        else:
            self._expect(before, manifest)
            self._mend_parts()
        for part in self.parts():
            expect_files(self.path, part)
            self.finished += 1
        self._begun = True
        self._sweep()

    def parts(self) -> Iterator[dict[str, Any]]:
        """Yield the records of the finished batches."""
        return read_parts(self.path)

    def commit(self, record: Mapping[str, Any], tables: Iterable[tuple[str, bytes]]) -> None:
        """Write the tables of a batch, then its record.

        Parameters
        ----------
        record : Mapping
            What to say of the batch; the files are added.
        tables : iterable of (str, bytes)
            Name and Parquet file of each table.

        Raises
        ------
        RunError
            If the disk is full, or the folder cannot be written.
        """
        name = f"part-{self.finished:05}.parquet"
        files = {}
        for table, data in tables:
            (self.path / table).mkdir(exist_ok=True)
            write(self.path / table / name, data)
            files[table] = {"file": f"{table}/{name}", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        append(self.path / PARTS, _line({"batch": self.finished, **record, "files": files}))
        self.finished += 1

    def complete(self, manifest: Mapping[str, Any]) -> None:
        """Write the manifest of a finished run, unless it stands there already."""
        data = _json({**manifest, "complete": True})
        path = self.path / MANIFEST
        if path.read_bytes() != data:
            write(path, data)

    def _expect(self, before: Mapping[str, Any], now: Mapping[str, Any]) -> None:
        changed = [
            f"{name}: {_shown(was)} then, {_shown(becomes)} now" for name, was, becomes in _differences(before, now)
        ]
        if changed:
            raise RunError(
                f"'{self.path}' holds results of another run ({'; '.join(changed)}); run it as it was, or {_START_ANEW}"
            )

    def _mend_parts(self) -> None:
        """Cut off a line that was not written to its end."""
        path = self.path / PARTS
        data = path.read_bytes() if path.exists() else b""
        whole = data[: data.rfind(b"\n") + 1]
        if whole != data or not path.exists():
            write(path, whole)

    def _sweep(self) -> None:
        """Remove what belongs to no finished batch."""
        # Counted again: Ctrl-C may have come between a record and its being counted.
        finished = sum(1 for _ in self.parts())
        for folder in (self.path, *(self.path / table for table in TABLES)):
            if not folder.is_dir():
                continue
            for entry in os.scandir(folder):
                number = re.match(r"part-(\d+)", entry.name)
                if _OURS.fullmatch(entry.name) and not (number and int(number[1]) < finished):
                    os.unlink(entry.path)


def changed_input(path: Path, what: str) -> RunError:
    """Return the error for a run whose texts are not those that it began with."""
    return RunError(f"the texts are not those that '{path}' was begun with: {what}; bring them back, or {_START_ANEW}")


def _differences(before: Mapping[str, Any], now: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Yield what a run is to be and was not, by dotted names."""
    for key, value in now.items():
        was = before.get(key, _MISSING)
        if isinstance(value, Mapping) and isinstance(was, Mapping):
            yield from _differences(was, value, f"{prefix}{key}.")
        elif was != value:
            yield prefix + key, was, value


def _shown(value: Any) -> str:
    return "nothing" if value is _MISSING else json.dumps(value, ensure_ascii=False)


# -- reading --------------------------------------------------------------
def read_json(path: Path) -> dict[str, Any] | None:
    """Return the object in a JSON file, None if there is no such file.

    Raises
    ------
    RunError
        If it is damaged.
    """
    try:
        found = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise RunError(f"'{path}' is damaged ({error}); {_START_ANEW}") from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise RunError(f"'{path}' is no manifest of format {FORMAT}: written by another version? {_START_ANEW}")
    return found


def read_parts(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the records of finished batches.

    Raises
    ------
    RunError
        If the list is damaged.
    """
    parts = path / PARTS
    if not parts.exists():
        raise RunError(f"'{parts}' is missing: '{path}' holds no results of a run, or they are damaged")
    with open(parts, "rb") as lines:
        for number, line in enumerate(lines):
            if not line.endswith(b"\n"):
                # The run was stopped while this was written: the batch does not count.
                return
            try:
                found = json.loads(line)
                sound = found["batch"] == number and isinstance(found["files"], dict)
            except (ValueError, TypeError, KeyError):
                sound = False
            if not sound:
                raise RunError(f"'{parts}', line {number + 1}, is damaged; {_START_ANEW}")
            yield found


def expect_files(path: Path, part: Mapping[str, Any]) -> None:
    """Check that the files of a batch are there and of the right length.

    Raises
    ------
    RunError
        If one is not; the message names it.
    """
    for about in part["files"].values():
        file = path / about["file"]
        try:
            size = file.stat().st_size
        except OSError as error:
            raise RunError(f"'{file}' is missing; bring it back, or {_START_ANEW}") from error
        if size != about["bytes"]:
            raise RunError(f"'{file}' is damaged: {size} bytes, not {about['bytes']}; bring it back, or {_START_ANEW}")


# -- writing --------------------------------------------------------------
def write(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, even if the power fails.

    Raises
    ------
    RunError
        If it cannot be written.
    """
    fresh = path.with_name(f".{path.name}.new")
    try:
        try:
            with open(fresh, "wb") as file:
                put(file.fileno(), data)
            os.replace(fresh, path)
        except BaseException:
            fresh.unlink(missing_ok=True)
            raise
        _sync_folder(path.parent)
    except OSError as error:
        raise _unwritten(path, error) from error


def append(path: Path, line: bytes) -> None:
    """Append a line to a file and see that it is on the disk.

    Raises
    ------
    RunError
        If it cannot be written; the file is as before then.
    """
    size = path.stat().st_size
    try:
        with open(path, "ab") as file:
            try:
                put(file.fileno(), line)
            except BaseException:
                os.truncate(file.fileno(), size)
                raise
    except OSError as error:
        raise _unwritten(path, error) from error


def put(file: int, data: bytes) -> None:
    """Write all bytes to an open file and wait until the disk has them."""
    view = memoryview(data)
    while view:
        view = view[os.write(file, view) :]
    os.fsync(file)


def _unwritten(path: Path, error: OSError) -> RunError:
    return RunError(
        f"cannot write '{path}': {error.strerror or error}; what was finished before is kept: "
        "make room and run the same again"
    )


def _sync_folder(path: Path) -> None:
    """See that a new name is on the disk; Windows has no such thing and needs none."""
    if os.name != "nt":
        folder = os.open(path, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _json(value: object) -> bytes:
    return (json.dumps(value, indent=2) + "\n").encode("ascii")


def _line(value: object) -> bytes:
    return (json.dumps(value) + "\n").encode("ascii")
