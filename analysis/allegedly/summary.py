"""A page to read in the terminal: who speaks, who accuses and denies, on what evidence, with what marks."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from ._counted import counted
from ._types import AUTHOR, UNSTATED

if TYPE_CHECKING:
    import pandas as pd

    from .document import Document

#: Sections of the page in their order: heading, and the act gathered there.
_SECTIONS: Final = (
    ("Who accuses whom", "ACCUSE"),
    ("Who criticizes whom", "CRITICIZE"),
    ("Who denies", "DENY"),
    ("Who rejects", "REJECT"),
    ("Who evades", "EVADE"),
    ("Who undercuts", "UNDERCUT"),
)
_NARROWEST: Final = 40
_WIDEST: Final = 100

_Row = dict[str, Any]


def summary(document: Document, *, width: int = 80) -> str:
    """Return a plain-text page about one analysed text.

    Parameters
    ----------
    document
        The text and what was found in it.
    width
        Columns of the terminal; the page keeps between 40 and 100.

    Returns
    -------
    str
        Lines without colour codes and control characters, ended by a line feed. The line under the counts says
        what differs from the default settings, if anything does. Each act stands with the sentence that is its
        evidence and with the rule that found it.

    Examples
    --------
    >>> from allegedly import analyze
    >>> print(summary(analyze("", name="nothing"), width=60), end="")
    nothing
    =======
    0 attributions, 0 marks, 0 acts, 0 charges
    >>> print(summary(analyze("", name="nothing", without="HEDGE.weasel")).splitlines()[3])
    without HEDGE.weasel
    """
    return "\n".join(_lines(document, min(max(width, _NARROWEST), _WIDEST))) + "\n"


def _lines(document: Document, width: int) -> Iterator[str]:
    attributions, marks, acts = map(_rows, (document.attributions, document.marks, document.acts))
    charges = _rows(document.charges)
    glosses = {row["id"]: row["gloss"] for row in charges}
    title = _printable(document.name) or "(no name)"
    yield title
    yield "=" * min(len(title), width)
    numbers = {"attribution": attributions, "mark": marks, "act": acts, "charge": charges}
    yield from _wrap(", ".join(counted(len(found), kind) for kind, found in numbers.items()), width)
    yield from _wrap(_printable("; ".join(document.settings.changes)), width)

    yield from _section("Who speaks", _speakers(attributions, _rows(document.actors), width))
    yield from _section("Charges", _charges(charges, width))
    done = [row for row in acts if not row["blocked"]]
    for heading, label in _SECTIONS:
        body = (line for row in done if row["act"] == label for line in _act(row, glosses, width))
        yield from _section(heading, body)
    shown = {label for _, label in _SECTIONS}
    others = Counter(row["act"] for row in done if row["act"] not in shown)
    yield from _section("Other acts", _wrap(_counts(others), width, indent=2))
    apart = (line for row in acts if row["blocked"] for line in _act(row, glosses, width, row["act"]))
    yield from _section("Named, but negated, asked or hypothetical", apart)
    yield from _section("Marks of stance", _marks(marks, width))


def _section(heading: str, body: Iterable[str]) -> Iterator[str]:
    lines = list(body)
    if lines:
        yield from ("", heading, "-" * len(heading))
        yield from lines


def _speakers(attributions: list[_Row], actors: list[_Row], width: int) -> Iterator[str]:
    speaks_for = {row["name"]: row["speaks_for"] for row in actors}
    for name, count in Counter(row["speaker"] for row in attributions).most_common():
        quotes = Counter(row["quote"] for row in attributions if row["speaker"] == name)
        principal = speaks_for.get(name)
        suffix = f", speaks for {_printable(principal)}" if principal else ""
        yield from _wrap(f"{count:>4}  {_party(name)} ({_counts(quotes)}){suffix}", width, hang=8)


def _charges(charges: list[_Row], width: int) -> Iterator[str]:
    for row in charges:
        accused = ", ".join(map(_party, row["accused"]))
        against = f"; against {accused}" if accused else ""
        yield from _wrap(f"{row['id']:>4}  {_printable(row['gloss'])}{against}", width, hang=6)


def _act(row: _Row, glosses: dict[str, str], width: int, label: str = "") -> Iterator[str]:
    label = f"{label}: " if label else ""
    target = f" against {_party(row['target_name'])}" if row["target_name"] else ""
    yield from _wrap(label + _party(row["source_name"]) + target, width, indent=2, hang=2)
    words = row["charge"] or glosses.get(row["charge_id"])
    if words:
        identifier = f" [{row['charge_id']}]" if row["charge_id"] else ""
        yield from _wrap(f"charge: {_printable(words)}{identifier}", width, indent=4, hang=2)
    if row["evidence"]:
        yield from (f"    > {line}" for line in _wrap(_printable(row["evidence"]), width - 6))
    notes = [f"cue: {_printable(row['cue'])}"] if row["cue"] else []
    notes += [f"rule {row['rule']}", row["explicitness"], f"score {row['score']:.2f}"]
    notes += ["hedged"] if row["hedged"] else []
    notes += [f"did not take place ({_printable(row['block'] or 'blocked')})"] if row["blocked"] else []
    yield from _wrap("; ".join(notes), width, indent=4, hang=2)


def _marks(marks: list[_Row], width: int) -> Iterator[str]:
    categories = Counter(row["category"] for row in marks)
    margin = max(map(len, categories), default=0)
    for category, count in categories.most_common():
        subtypes = Counter(row["subtype"] for row in marks if row["category"] == category)
        line = f"{category:<{margin}} {count:>4}  {_counts(subtypes)}"
        yield from _wrap(line, width, indent=2, hang=margin + 7)


def _rows(frame: pd.DataFrame) -> list[_Row]:
    """Return the rows with None for what is missing, since NaN counts as true."""
    whole = frame.astype(object).where(frame.notna(), None)
    return [{str(name): value for name, value in row.items()} for row in whole.to_dict("records")]


def _wrap(line: str, width: int, *, indent: int = 0, hang: int = 0) -> list[str]:
    first, rest = " " * indent, " " * (indent + hang)
    return textwrap.wrap(line, width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counter.most_common() if name)


def _party(name: str) -> str:
    return {AUTHOR: "(the author)", UNSTATED: "(unstated)"}.get(name, _printable(name))


def _printable(string: str) -> str:
    """Return the string on one line, without characters that could steer a terminal."""
    return "".join(character for character in " ".join(string.split()) if character.isprintable())
