"""The ``allegedly`` command: one module a subcommand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

# As a shell reports a program that a signal ended: 128 + SIGINT.
_INTERRUPTED: Final = 130


def main(args: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    Parameters
    ----------
    args
        The words after the program's name; by default those of the process.

    Returns
    -------
    int
        0 if every text was analysed or every table is sound, 1 if one failed, 2 for a wrong call, 130 after
        Ctrl-C, 141 if the program that reads the output has stopped reading.
    """
    try:
        # Ctrl-C may come while the modules are loaded.
        from ._running import run

        return run(args)
    except KeyboardInterrupt:
        return _INTERRUPTED
