"""Files of a folder, in the order of their names; what is no file, or leads in a circle, is told and not opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import IO, Final

from .._errors import ReadError
from .problems import Problem

#: Files that programs leave behind and that hold no text of anybody's.
_LITTER: Final = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
#: So that opening a pipe that nobody writes to does not wait; Windows has neither flag nor such pipes.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_MEGABYTE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, in a folder or in an archive.

    Attributes
    ----------
    name : str
        Its path within the folder or archive, with ``/`` between the parts.
    size : int
        Its length in bytes, as folder or archive say.
    stream : callable
        Opens it for reading bytes.
    """

    name: str
    size: int
    stream: Callable[[], IO[bytes]]

    @property
    def suffix(self) -> str:
        """Its extension in lower case, with the dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """Its path without extension."""
        return self.name[: len(self.name) - len(self.suffix)] if self.suffix else self.name

    def data(self, limit: int) -> bytes:
        """Return all of its bytes.

        Parameters
        ----------
        limit : int
            How many bytes are read at most.

        Raises
        ------
        ReadError
            If it is longer than that, whatever its `size` says.
        """
        with self.stream() as file:
            data = file.read(limit + 1)
        if len(data) > limit:
            raise ReadError(f"more than {limit // _MEGABYTE or 1} megabytes; raise max_bytes to read it all the same")
        return data


def open_file(path: Path) -> IO[bytes]:
    """Open a file for reading bytes, and nothing but a file.

    Raises
    ------
    ReadError
        If it is a device, a pipe or a socket.
    OSError
        If it cannot be opened.
    """
    descriptor = os.open(path, _FLAGS)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise ReadError("not a file but a device, a pipe or a socket; it is not read")
    return os.fdopen(descriptor, "rb")


def file_entry(path: Path, name: str) -> Entry:
    """Return the entry of a file.

    Raises
    ------
    OSError
        If there is no such file.
    """
    return Entry(name, path.stat().st_size, lambda: open_file(path))


def folder_entries(folder: Path, *, glob: Sequence[str] = ()) -> Iterator[Entry | Problem]:
    """Yield the files of a folder and of those in it, sorted by path, and what cannot be one.

    Parameters
    ----------
    folder : Path
        The folder.
    glob : sequence of str
        Patterns such as ``*.txt``, one of which the name or the path of a file must match; none for all files.

    Yields
    ------
    Entry or Problem
        Links are followed, but no folder is entered twice.
    """
    seen: set[tuple[int, int]] = set()
    stack = [(folder, "")]
    while stack:
        path, name = stack.pop()
        shown = name or "."
        try:
            status = path.stat()
            if not stat.S_ISDIR(status.st_mode):
                if glob and not matches(name, glob):
                    continue
                if not stat.S_ISREG(status.st_mode):
                    yield Problem(shown, "", "unreadable", "not a file but a device, a pipe or a socket")
                elif litter(path.name):
                    yield Problem(shown, "", "unsupported", "hidden, or left behind by a program", "note")
                else:
                    yield file_entry(path, name)
                continue
            if (key := (status.st_dev, status.st_ino)) in seen:
                yield Problem(shown, "", "unreadable", "a link to a folder that is read already", "note")
                continue
            seen.add(key)
            if name and litter(path.name):
                yield Problem(shown, "", "unsupported", "hidden, or left behind by a program", "note")
                continue
            below = sorted(os.listdir(path), reverse=True)
        except OSError as error:
            yield Problem(shown, "", "unreadable", f"cannot be opened: {error.strerror or error}")
            continue
        stack.extend((path / one, f"{name}/{_shown(one)}" if name else _shown(one)) for one in below)


def litter(name: str) -> bool:
    """Tell whether a file or folder of that name is hidden, or left behind by a program.

    Examples
    --------
    >>> [litter(name) for name in (".DS_Store", "~$essay.docx", "essay.docx")]
    [True, True, False]
    """
    return name.startswith((".", "~$")) or name.lower() in _LITTER


def matches(name: str, glob: Sequence[str]) -> bool:
    """Tell whether the path of a file, or its name alone, matches one of several patterns such as ``*.txt``."""
    last = name.rpartition("/")[2]
    return any(fnmatchcase(name, pattern) or fnmatchcase(last, pattern) for pattern in glob)


def _shown(name: str) -> str:
    """Return a file's name with U+FFFD for bytes that are no UTF-8, which no table could hold."""
    return os.fsencode(name).decode("utf-8", "replace")
