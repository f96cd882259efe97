"""Zip archives, and the formats that are such archives inside; nothing is unpacked to disk.

An archive may lie about itself, so what is counted is what comes out: a file that expands to more than 200 times its
packed size, or an archive that expands to more than a limit, is not read on.
"""

from __future__ import annotations

import io
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile, ZipInfo

from .._errors import ReadError
from .entries import Entry, litter, matches
from .problems import Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: How many times its packed size a file may have.
RATIO: Final = 200
#: A file of this size may have been packed ever so tightly.
_SMALL: Final = 4 * 2**20
#: How many times `max_bytes` an archive may expand to.
WHOLE: Final = 16
_ENCRYPTED: Final = 1
_MEGABYTE: Final = 2**20


@dataclass(slots=True)
class Budget:
    """How many bytes may still come out of an archive."""

    left: int


class _Counted(io.RawIOBase):
    """Bytes from an archive, counted."""

    def __init__(self, file: IO[bytes], allowed: int, budget: Budget) -> None:
        self._file, self._allowed, self._budget = file, allowed, budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        data = self._file.read(len(view))
        self._allowed -= len(data)
        self._budget.left -= len(data)
        if self._allowed < 0:
            raise ReadError(f"expands to more than {RATIO} times its packed size, as only harmful archives do")
        if self._budget.left < 0:
            raise ReadError("the archive expands to more than is allowed; raise max_bytes to read it all the same")
        view[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


def archive_entries(
    archive: ZipFile, name: str, *, max_bytes: int, glob: Sequence[str] = ()
) -> Iterator[Entry | Problem]:
    """Yield the files of an archive, sorted by path, and what is not read of it.

    Parameters
    ----------
    archive : ZipFile
        The archive, which has to stay open until the entries have been read.
    name : str
        What stands before the names of its files; empty for nothing.
    max_bytes : int
        The archive may expand to 16 times this.
    glob : sequence of str
        Patterns, one of which the name or the path of a file must match; none for all files.
    """
    budget = Budget(WHOLE * max_bytes)
    for info in sorted(archive.infolist(), key=lambda one: one.filename):
        if info.is_dir() or (glob and not matches(info.filename, glob)):
            continue
        path = f"{name}/{info.filename}" if name else info.filename
        reason = _refusal(info)
        if reason:
            yield Problem(path.replace("\0", "\ufffd"), "", "unreadable", reason)
        elif any(litter(part) for part in PurePosixPath(info.filename).parts):
            yield Problem(path, "", "unsupported", "hidden, or left behind by a program", "note")
        else:
            yield _entry(archive, info, path, budget)


def _refusal(info: ZipInfo) -> str:
    path = PurePosixPath(info.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in info.filename or "\0" in info.filename:
        return "its path leads out of the archive; it is not read"
    if info.flag_bits & _ENCRYPTED:
        return "locked with a password; unpack it first"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "a link, which archives have no use for; it is not followed"
    if path.suffix.lower() == ".zip":
        return "an archive within an archive; unpack it first"
    return ""


def _entry(archive: ZipFile, info: ZipInfo, path: str, budget: Budget) -> Entry:
    def stream() -> IO[bytes]:
        allowed = max(_SMALL, RATIO * info.compress_size)
        return io.BufferedReader(_Counted(archive.open(info), allowed, budget), 2**16)

    return Entry(path, info.file_size, stream)


def checked(data: bytes, *, max_bytes: int) -> io.BytesIO:
    """Return a file that is an archive inside (DOCX, XLSX), if it is safe to hand on.

    Parameters
    ----------
    data : bytes
        The file.
    max_bytes : int
        It may expand to 4 times this.

    Raises
    ------
    ReadError
        If it is no archive or locked, expands to too much, or declares entities, which these formats never do.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            left = Budget(4 * max_bytes)
            for info in archive.infolist():
                if info.flag_bits & _ENCRYPTED:
                    raise ReadError("locked with a password; save a copy without one")
                _expand(archive, info, left)
    except BadZipFile as error:
        if data.startswith(b"\xd0\xcf\x11\xe0"):
            raise ReadError("locked with a password, or of an old format; save a copy in the present one") from error
        raise
    return io.BytesIO(data)


def _expand(archive: ZipFile, info: ZipInfo, left: Budget) -> None:
    """Expand a part and throw it away: the library that reads it next will not count."""
    allowed = max(_SMALL, RATIO * info.compress_size)
    with io.BufferedReader(_Counted(archive.open(info), allowed, left), 2**16) as part:
        start = part.read(2**12)
        if info.filename.endswith((".xml", ".rels")) and b"<!" in start and b"<!DOCTYPE" in start.upper():
            raise ReadError(f"{info.filename} declares a document type, which this format does not; it is not read")
        while part.read(2**20):
            pass
