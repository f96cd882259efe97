"""What the command does, and how it ends."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Final

import click

from .._errors import Error
from ..settings import versions
from . import analyze, corpus, evaluate, lexicon, report
from ._output import NoReaderError, complain

# As a shell reports a program that a signal ended: 128 + SIGPIPE.
_READER_GONE: Final = 141


def run(args: Sequence[str] | None) -> int:
    """Run the command and return its exit code; see `allegedly.cli.main`.

    Raises
    ------
    KeyboardInterrupt
        After Ctrl-C.
    """
    with ExitStack() as stack:
        # Neither is there where nobody looks: without a terminal on Windows, or closed by the shell.
        for name in ("stdout", "stderr"):
            if getattr(sys, name) is None:
                nowhere = stack.enter_context(open(os.devnull, "w", encoding="utf-8"))
                stack.callback(setattr, sys, name, None)
                setattr(sys, name, nowhere)
        return _ended(args)


def _ended(args: Sequence[str] | None) -> int:
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
    except click.Abort:
        raise KeyboardInterrupt from None
    except NoReaderError:
        # Python flushes stdout once more when it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _READER_GONE
    except Error as error:
        complain(str(error))
        return 1
    except OSError as error:
        where = f"{click.format_filename(error.filename)}: " if error.filename else ""
        complain(f"{where}{error.strerror or error}; check the path, and that there is room")
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
