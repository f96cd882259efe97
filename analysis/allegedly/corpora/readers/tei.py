"""TEI XML: one text each ``TEI`` element, with what its header says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from ..._errors import ReadError
from ..dates import iso
from ..entries import Entry
from ..problems import Problem
from ..rows import padded
from ..units import Found, Options, Unit
from .markup import flat, local

_BLOCKS: Final = frozenset(
    "ab argument back body byline castlist closer dateline div div1 div2 div3 div4 docimprint epigraph figdesc "
    "floatingtext front group head imprimatur item list lg opener p postscript salute signed sp stage table text "
    "titlepage trailer".split()
)
_LINES: Final = frozenset(("l", "lb", "row"))
_DROP: Final = frozenset(("teiheader", "note", "fw", "figure", "standoff", "sourcedoc", "facsimile"))


def read(entry: Entry, options: Options) -> Iterator[Found]:
    """Yield the texts of a TEI file. Entities are never expanded, nothing outside the file is read."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    root = etree.fromstring(entry.data(options.max_bytes), parser)
    name = local(root)
    if name not in ("tei", "tei.2", "teicorpus"):
        raise ReadError(f"XML of another kind, <{name}>; TEI is read: export it as text, or as CSV")
    texts = [root] if name != "teicorpus" else [one for one in root.iter() if local(one) in ("tei", "tei.2")]
    for number, one in enumerate(texts, start=1):
        alone = len(texts) == 1
        yield _unit(one, location="" if alone else f"text {number}", label="" if alone else padded(number))


def _unit(root: Any, *, location: str, label: str) -> Found:
    from lxml import etree

    body = next((one for one in root if local(one) == "text"), None)
    if body is None:
        return Problem("", location, "empty", "no <text> in it")
    id = root.get("{http://www.w3.org/XML/1998/namespace}id")
    entities = list(body.iter(etree.Entity))
    for entity in entities:
        _written_out(entity)
    reason = f"{len(entities)} entities of its own, left as '&name;': entities are never expanded"
    flaws = (Problem("", location, "characters", reason, "warning"),)
    string = flat(body, blocks=_BLOCKS, lines=_LINES, drop=_DROP)
    return Unit(string, _about(root), location, id or label, bool(id), flaws if entities else ())


def _written_out(entity: Any) -> None:
    """Put the reference of an entity into the text as it is written."""
    words = f"{entity.text}{entity.tail or ''}"
    parent, before = entity.getparent(), entity.getprevious()
    entity.tail = None
    if before is None:
        parent.text = f"{parent.text or ''}{words}"
    else:
        before.tail = f"{before.tail or ''}{words}"
    parent.remove(entity)


def _about(root: Any) -> dict[str, object]:
    header = next((one for one in root if local(one) == "teiheader"), None)
    if header is None:
        return {}
    source = next((one for one in header.iter() if local(one) == "sourcedesc"), header)
    title = _first(header, "titlestmt", "title")
    about = {
        "title": title,
        "author": _first(header, "titlestmt", "author") or _first(source, "", "author"),
        "outlet": _journal(source) or _first(source, "", "publisher") or _first(header, "publicationstmt", "publisher"),
        "date": _date(source) or _date(header),
    }
    return {name: value for name, value in about.items() if value}


def _first(root: Any, within: str, name: str) -> str:
    for part in root.iter() if within else [root]:
        if within and local(part) != within:
            continue
        for one in part.iter():
            if local(one) == name and (words := " ".join("".join(one.itertext(with_tail=False)).split())):
                return words
    return ""


def _journal(source: Any) -> str:
    titles = (one for one in source.iter() if local(one) == "title" and one.get("level") in ("j", "s"))
    return next((" ".join("".join(one.itertext(with_tail=False)).split()) for one in titles), "")


def _date(root: Any) -> str:
    for one in root.iter():
        if local(one) == "date":
            written = one.get("when") or " ".join("".join(one.itertext(with_tail=False)).split())
            if written:
                return iso(written) or written
    return ""
