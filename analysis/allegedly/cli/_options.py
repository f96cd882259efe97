"""Options that several subcommands have: with what texts are analyzed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])
_TABLE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)

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
    click.option("--rules-only", is_flag=True, help="Find acts by rules alone, without the learned model."),
)


def analysis(command: _F) -> _F:
    """Give a command the options ``lexica``, ``without``, ``aliases``, ``paraphrases`` and ``rules_only``."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command
