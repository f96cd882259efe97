"""Trees of HTML and XML to plain text: a block a paragraph, nothing of scripts and styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection

_SPACE: Final = re.compile(r"[ \t\r\n\f\xa0]+")
#: Places between blocks, and within a line.
_BLOCK, _LINE, _CELL = "\x1d", "\x1e", "\x1f"


def flat(root: Any, *, blocks: Collection[str], lines: Collection[str], drop: Collection[str]) -> str:
    """Return the text of a tree.

    Parameters
    ----------
    root : lxml element
        The tree; it may be as deep as the parser lets it.
    blocks : collection of str
        Names of elements that are paragraphs of their own.
    lines : collection of str
        Names of elements that begin a new line.
    drop : collection of str
        Names of elements that are left out with all that is in them.

    Returns
    -------
    str
        Paragraphs parted by blank lines, cells of tables by tabs.
    """
    from lxml import etree

    parts: list[str] = []
    walk = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        name = local(element)
        if event == "start":
            if name in drop:
                walk.skip_subtree()
                continue
            parts.append(_mark(name, blocks, lines))
            parts.append(_text(element.text))
        else:
            if event == "end" and name not in drop:
                parts.append(_CELL if name in ("td", "th", "cell") else _mark(name, blocks, lines))
            if element is not root:
                parts.append(_text(element.tail))
    return _joined("".join(parts))


def local(element: Any) -> str:
    """Return the name of an element in lower case and without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def _mark(name: str, blocks: Collection[str], lines: Collection[str]) -> str:
    return _BLOCK if name in blocks else _LINE if name in lines else ""


def _text(string: str | None) -> str:
    return _SPACE.sub(" ", string) if string else ""


def _joined(string: str) -> str:
    rows = []
    for block in string.split(_BLOCK):
        inner = [_SPACE.sub(" ", line.replace(_CELL, "\x00").replace("\t", " ")).strip() for line in block.split(_LINE)]
        kept = [re.sub(r" ?\x00 ?", "\t", line).strip("\t ") for line in inner]
        if words := "\n".join(line for line in kept if line):
            rows.append(words)
    return "\n\n".join(rows)
