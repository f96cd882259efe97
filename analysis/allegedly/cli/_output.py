"""What every subcommand writes: bytes to standard output, complaints to standard error."""

from __future__ import annotations

import sys

from tqdm import tqdm


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


def complain(message: str) -> None:
    """Write one message to standard error, above a progress bar if there is one."""
    tqdm.write(f"allegedly: {message}", file=sys.stderr)
