"""Options that several subcommands have: with what texts are analyzed."""

from __future__ import annotations

import functools
import os
from collections.abc import Callable
from os import PathLike
from pathlib import Path
from typing import Any, Final, TypedDict

import click


class PathOption(click.Path):
    """A path; an empty one, such as of a shell variable that is not set, is not the working folder."""

    def convert(
        self, value: str | PathLike[str], param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | PathLike[str]:
        """Return the path.

        Raises
        ------
        click.BadParameter
            If it is empty, or not as it must be.
        """
        if not os.fspath(value):
            self.fail("the name is empty; name a file or folder", param, ctx)
        return super().convert(value, param, ctx)


_TABLE: Final = PathOption(exists=True, dir_okay=False, path_type=Path)


class Options(TypedDict):
    """With what texts are analyzed, under the names that `allegedly.analyze` has for it."""

    lexica: tuple[Path, ...]
    without: tuple[str, ...]
    aliases: Path | None
    paraphrases: Path | None
    learned: bool


#: What no option changes.
DEFAULTS: Final[Options] = {"lexica": (), "without": (), "aliases": None, "paraphrases": None, "learned": True}

_OPTIONS: Final = (
    click.option(
        "--lexicon",
        "lexica",
        type=_TABLE,
        multiple=True,
        help="Your own table of markers, reporting cues or word classes, added to ours; may be given several times.",
    ),
    click.option(
        "--without",
        metavar="NAME",
        multiple=True,
        help="Switch off rows or acts: EVASION, HEDGE.weasel, HEDGE.hearsay:allegedly, entry:allegedly, "
        "test:clause_adverb, rule:C7, cue:accuse, class:FALSITY:lie; may be given several times.",
    ),
    click.option(
        "--aliases",
        type=_TABLE,
        help="Your own table of names (columns name, alias, kind, note), which wins over ours.",
    ),
    click.option(
        "--paraphrases",
        type=_TABLE,
        help="Your own table of wordings of charges (columns predicate, form, needs, note), which goes before ours.",
    ),
    click.option(
        "--rules-only",
        "learned",
        is_flag=True,
        callback=lambda _context, _option, rules_only: not rules_only,
        help="Find acts by rules alone, without the learned model.",
    ),
)


def analysis(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of analysis; it gets their values as ``options``, an `Options`."""

    @functools.wraps(command)
    def called(**values: Any) -> int:
        options = {name: values.pop(name) for name in Options.__annotations__}
        return command(options=options, **values)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called
