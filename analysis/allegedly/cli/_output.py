"""What every subcommand writes: bytes to standard output, complaints to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from tqdm import tqdm

from .._errors import Error


class NoReaderError(Exception):
    """Nobody reads standard output any more; click would turn a BrokenPipeError into exit code 1."""


def write_utf8(string: str) -> None:
    """Write to standard output in UTF-8 and with the line ends as they are, whatever the locale.

    Raises
    ------
    NoReaderError
        If the program that reads the output has stopped.
    """
    # A lone surrogate has no UTF-8 form; its escape \udXXX is what JSON would write for it.
    data = string.encode("utf-8", errors="backslashreplace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise NoReaderError from None


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Name the file or folder that is written, in an error of ours.

    Raises
    ------
    Error
        If it cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        where, why = click.format_filename(path), (error.strerror or str(error)).lower()
        raise Error(
            f"{where} cannot be written: {why}; close it in other programs, make room, or name another place"
        ) from error


def complain(message: str) -> None:
    """Write one message to standard error, above a progress bar if there is one."""
    tqdm.write(f"allegedly: {message}", file=sys.stderr)
