"""The ``allegedly`` command: one module a subcommand."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from typing import Final

import click

from .._errors import Error
from ..settings import versions
from . import analyze, corpus, evaluate, lexicon, report
from ._output import NoReaderError, complain

# As a shell reports a program that a signal ended: 128 + SIGINT, 128 + SIGPIPE.
_INTERRUPTED: Final = 130
_READER_GONE: Final = 141


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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal that lacks a character shows another one; it is no reason to stop.
            stream.reconfigure(errors="replace")
    try:
        code = _cli.main(args, prog_name="allegedly", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except NoReaderError:
        # Python flushes stdout once more when it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE
    except (Error, OSError) as error:
        complain(str(error))
        return 1
    return int(code or 0)


def _show_version(context: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo("\n".join(versions()))
        context.exit()


@click.group(name="allegedly", context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the versions of library, reading model and lexica.",
)
def _cli() -> None:
    """Find out who accuses whom of what in news text, who denies it and who dodges."""


_cli.add_command(analyze.command)
_cli.add_command(corpus.command)
_cli.add_command(evaluate.command)
_cli.add_command(lexicon.commands)
_cli.add_command(report.command)
