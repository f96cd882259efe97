"""Directives that lay out what `tables`, `cases`, `tests_shown` and `trials` say.

====================== ======================================================================
``{shown}`` *name*     a table, see `tables.table`; also ``tests``, ``trials``, ``trials-wrong``
``{cases}`` *label*    sentences with what comes out of them, see `cases`
``{tests}``            every named syntactic test
``{frames}``           the columns of every frame
``{json}`` *sentence*  the JSON record of a sentence
====================== ======================================================================
"""

from __future__ import annotations

from pkgutil import resolve_name
from types import GenericAlias, UnionType
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from . import cases, tables, tests_shown, trials
from .cells import Cell, Code, Cue, Link, Piece, Table, lines

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx


class _Directive(SphinxDirective):
    """What the directives share: pieces to nodes, and labels that other pages can link to."""

    def inline(self, cell: Cell) -> list[nodes.Node]:
        return [self._piece(piece) for piece in cell]

    def _piece(self, piece: Piece) -> nodes.Node:
        if isinstance(piece, Code):
            return nodes.literal(piece.text, piece.text)
        if isinstance(piece, Cue):
            return nodes.inline(piece.text, piece.text, classes=["cue"])
        if isinstance(piece, Link):
            return pending_xref(
                "",
                nodes.literal(piece.text, piece.text),
                refdomain="std",
                reftype="ref",
                reftarget=piece.label.lower(),
                refexplicit=True,
                refwarn=True,
                refdoc=self.env.docname,
            )
        return nodes.Text(piece)

    def label(self, node: nodes.Element, name: str, title: str) -> None:
        """Give a node a label: ``[A1](#rule-a1)`` leads to it from any page."""
        name = name.lower()
        anchor = nodes.make_id(name)
        node["ids"].append(anchor)
        standard = self.env.domains.standard_domain
        standard.note_hyperlink_target(name, self.env.docname, anchor, title)

    def table(self, table: Table) -> nodes.Element:
        """Lay out a table."""
        if not table.rows:
            return nodes.paragraph("", "", nodes.emphasis("", "None."))
        widths = table.widths or (1,) * len(table.columns)
        group = nodes.tgroup("", cols=len(table.columns))
        group += [nodes.colspec(colwidth=width) for width in widths]
        head = nodes.row("", *(nodes.entry("", nodes.paragraph(text, text)) for text in table.columns))
        group += nodes.thead("", head)
        body = nodes.tbody()
        for number, cells in enumerate(table.rows):
            row = nodes.row("", *(self._entry(one) for one in cells))
            if table.labels:
                # A row has no place for an id in HTML, its first paragraph has.
                first = row[0][0]
                self.label(first, table.labels[number], first.astext())
            body += row
        group += body
        whole = nodes.table("", group, classes=["generated"])
        return nodes.container("", whole, classes=["wide"])

    def _entry(self, cell: Cell) -> nodes.Element:
        return nodes.entry("", *(nodes.paragraph("", "", *self.inline(line)) for line in lines(cell)))


class Shown(_Directive):
    """Lay out a table that is made from the library."""

    required_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        name = self.arguments[0]
        special = {"tests": tests_shown.overview, "trials": trials.totals, "trials-wrong": trials.wrong}
        return [self.table(special[name]() if name in special else tables.table(name))]


class Cases(_Directive):
    """Lay out sentences with what comes out of them."""

    required_arguments: ClassVar[int] = 1
    has_content: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return one item a sentence."""
        block = nodes.container("", classes=["cases"])
        for line in self.content:
            if line.strip():
                block += self._item(cases.parse(self.arguments[0], line))
        return [block]

    def _item(self, case: cases.Case) -> nodes.Element:
        name = cases.verdict(case)
        right = name == cases.SIGNS[case.sign][0]
        look = f"sign-{name}" if right else "sign-wrong"
        sign = nodes.inline(name, name, classes=["sign", look])
        first = nodes.paragraph("", "", sign, nodes.Text(" "), *self.inline(case.pieces()), classes=["sentence"])
        item = nodes.container("", first, classes=["case"])
        found = cases.told(case)
        if not right and not found:
            found = [("nothing is found",)]
        if right and case.sign == "-":
            found = []
        for cell in found:
            item += nodes.paragraph("", "", *self.inline(cell), classes=["found"])
        return item


class Tests(_Directive):
    """Lay out every named syntactic test."""

    def run(self) -> list[nodes.Node]:
        """Return one section a test."""
        return [self._test(one) for one in tests_shown.shown()]

    def _test(self, one: tests_shown.Shown) -> nodes.Element:
        section = nodes.section("", nodes.title(one.name, "", nodes.literal(one.name, one.name)), names=[one.name])
        self.label(section, f"test-{one.name}", one.name)
        section += self.parse_text_to_nodes(one.gist)
        if one.more:
            section += self.parse_text_to_nodes(one.more)
        section += nodes.paragraph("", "", nodes.strong("", "Measured: "), nodes.Text(one.measured + "."))
        section += nodes.paragraph("", "", nodes.strong("", "Asked for by: "), *self.inline(tests_shown.used_by(one)))
        section += self.table(tests_shown.sentences(one))
        return section


class Frames(_Directive):
    """Lay out the columns of every frame."""

    def run(self) -> list[nodes.Node]:
        """Return one section a frame."""
        out: list[nodes.Node] = []
        for name in tables.frame_names():
            section = nodes.section("", nodes.title(name, "", nodes.literal(name, name)), names=[name])
            self.label(section, f"columns-{name}", name)
            section += self.table(tables.columns(name))
            out.append(section)
        return out


class Json(_Directive):
    """Show the JSON record of a sentence."""

    required_arguments: ClassVar[int] = 1
    final_argument_whitespace: ClassVar[bool] = True

    def run(self) -> list[nodes.Node]:
        """Return the record as a block of code."""
        text = tables.record_json(self.arguments[0])
        return [nodes.literal_block(text, text, language="json")]


def _links(_app: Sphinx, _path: Path, _docname: str, content: list[str]) -> None:
    """Lead links of an included file to the section that holds what they mean."""
    content[0] = content[0].replace("(SOURCES.md)", "(#sources-and-terms)")


def _skip(_app: Sphinx, _what: str, _name: str, what: object, skip: bool, _options: object) -> bool | None:
    """Leave names of types out, which are for those who read the code."""
    return True if isinstance(what, GenericAlias | UnionType) or skip else None


def _undescribed(_app: Sphinx, _env: object, node: pending_xref, shown: nodes.TextElement) -> nodes.Element | None:
    """Let a docstring name what these pages do not describe, as long as the library has it."""
    name = str(node["reftarget"])
    if node["refdomain"] != "py" or not name.startswith("allegedly."):
        return None
    try:
        resolve_name(name)
    except (AttributeError, ImportError):
        return None
    return shown


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    for name, directive in (("shown", Shown), ("cases", Cases), ("tests", Tests), ("frames", Frames), ("json", Json)):
        app.add_directive(name, directive)
    app.connect("include-read", _links)
    app.connect("autodoc-skip-member", _skip)
    app.connect("missing-reference", _undescribed)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
