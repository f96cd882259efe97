"""Items as stretches of a text with relations between them, the form that annotation programs share.

An item is a stretch whose type is the act, the category of a mark, or ``ATTRIBUTION``; attributes hold a mark's
subtype and how an attribution quotes. Whoever acts or is acted on is a stretch of type ``Party``, what is said or
charged one of type ``Passage``, and relations tie them to the item. A note of type ``Allegedly`` holds our id and
rule. There are no events, since INCEpTION and doccano have none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from .checking import judged, new_ids, untouched
from .items import envelope, labels_of, words_at
from .standoff import Relation, Standoff, Stretch, cut, joined

if TYPE_CHECKING:
    from .._types import Spans

#: Types of stretches that are no items.
PARTY: Final = "Party"
PASSAGE: Final = "Passage"
#: Type of the stretch of an attribution.
ATTRIBUTION: Final = "ATTRIBUTION"
#: Type of the note that holds our id and rule.
OURS: Final = "Allegedly"
#: Relations, with the column of spans and the type of what they lead to.
ROLES: Final[Mapping[str, tuple[str, str]]] = {
    "Source": ("source_spans", PARTY),
    "Target": ("target_spans", PARTY),
    "Content": ("content_spans", PASSAGE),
}
SUBTYPE: Final = "Subtype"
QUOTE: Final = "Quote"

#: A line of a note that names a party whom no words of the text name.
_NAMED: Final = re.compile(r"(?:^|[\n;])[ \t]*(source|target|charge)[ \t]*:[ \t]*([^\n;]*)", re.IGNORECASE)


#: How many parts of a place must agree: pieces and kind, the type as well, all.
_ALIKE: Final = (2, 3, None)


def drawn(rows: Sequence[Mapping[str, Any]], text: str) -> Standoff:
    """Return the items of one text as stretches and relations; items of nothing but line ends are left out."""
    stretches: dict[str, Stretch] = {}
    relations: list[Relation] = []
    named: dict[tuple[str, Spans], str] = {}

    def draw(kind: str, pieces: Spans) -> Stretch:
        name = f"T{len(stretches) + 1}"
        words = " ".join(text[start:end] for start, end in pieces)
        stretches[name] = Stretch(name, kind, len(stretches) + 1, pieces, words)
        return stretches[name]

    for row in rows:
        pieces = cut(row["spans"], text)
        if not pieces:
            continue
        kind, attributes = typed(row)
        own = draw(kind, pieces)
        own.attributes.update(attributes)
        said = " ".join([row["kind"], row["id"], *(["rule", row["rule"]] if row["rule"] else [])])
        own.notes.append((OURS, " ".join(said.split())))
        for role, (column, other) in ROLES.items():
            key = (other, cut(row[column], text))
            # An item without a cue is shown by its content, which needs no stretch of its own.
            if not key[1] or (row[column] == row["spans"] and role == "Content"):
                continue
            if key not in named:
                named[key] = draw(*key).name
            relations.append(Relation(role, len(relations) + 1, own.name, named[key]))
    return Standoff(stretches, tuple(relations), ())


def typed(row: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return the type of an item's stretch, and its attributes."""
    if row["kind"] == "attribution":
        return ATTRIBUTION, {QUOTE: row["label"]}
    category, _, subtype = row["label"].partition(".")
    return category, {SUBTYPE: subtype} if subtype else {}


def _kind(name: str) -> str:
    """Return the kind of item that a stretch of a type is."""
    return "attribution" if name == ATTRIBUTION else "act" if name in labels_of("act") else "mark"


@dataclass(slots=True)
class Reader:
    """Makes checked items of the annotations of one text, and gathers what is wrong with these.

    Attributes
    ----------
    doc, text : str
        Name and string of the document.
    before : list of dict
        The items that were written.
    found : Standoff
        What a person made of them.
    problems : list of str
        What is wrong: line, value and remedy.
    rows : list of dict
        Checked items, if nothing is wrong.
    """

    doc: str
    text: str
    before: list[dict[str, Any]]
    found: Standoff
    problems: list[str] = field(default_factory=list)
    rows: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.problems = list(self.found.problems)
        if self.problems:
            return
        known = {(row["kind"], row["id"]): row for row in self.before}
        parts = self._parts()
        matched: dict[tuple[str, str], Stretch] = {}
        left: list[Stretch] = []
        for stretch in self.found.stretches.values():
            key = self._key(stretch)
            if key in known and key in matched:
                self.problems.append(
                    f"line {stretch.line}: {' '.join(key)!r} is line {matched[key].line} too; delete the note of "
                    "the one that was added"
                )
            elif key in known:
                matched[key] = stretch
            elif stretch.type not in (PARTY, PASSAGE):
                left.append(stretch)
        left = self._by_place(left, known, matched, parts)
        for key, row in known.items():
            if key in matched:
                self.rows.append(self._item(matched[key], parts.get(matched[key].name, {}), row))
            else:
                shown = bool(cut(row["spans"], self.text))
                self.rows.append(untouched(row, "removed" if shown else ""))
        ids = new_ids({(self.doc, name) for _, name in known}, [self.doc] * len(left))
        for stretch, name in zip(left, ids, strict=True):
            self.rows.append(self._item(stretch, parts.get(stretch.name, {}), None) | {"id": name})

    def _by_place(
        self,
        stretches: Sequence[Stretch],
        known: Mapping[tuple[str, str], Mapping[str, Any]],
        matched: dict[tuple[str, str], Stretch],
        parts: Mapping[str, Mapping[str, Spans]],
    ) -> list[Stretch]:
        """Match what has lost our note by where it stands, the most alike first; return what matches nothing."""
        left = list(stretches)
        # Type and parties; type; kind: two acts on one word differ in what they are about, a type may be corrected.
        for part in (2, 1, 0):
            places: dict[tuple[object, ...], list[tuple[str, str]]] = {}
            for key, row in known.items():
                if key not in matched:
                    pieces = cut(row["spans"], self.text)
                    tied = {role: cut(row[column], self.text) for role, (column, _) in ROLES.items()}
                    if row["content_spans"] == row["spans"]:
                        tied["Content"] = ()
                    place = (pieces, row["kind"], typed(row)[0], *tied.values())
                    places.setdefault(place[: _ALIKE[part]], []).append(key)
            rest: list[Stretch] = []
            for stretch in left:
                tied = {role: parts.get(stretch.name, {}).get(role, ()) for role in ROLES}
                place = (stretch.pieces, _kind(stretch.type), stretch.type, *tied.values())
                keys = places.get(place[: _ALIKE[part]])
                if keys:
                    matched[keys.pop(0)] = stretch
                else:
                    rest.append(stretch)
            left = rest
        return left

    def _parts(self) -> dict[str, dict[str, Spans]]:
        """Return where the parties and contents of each stretch stand, by role."""
        found: dict[str, dict[str, Spans]] = {}
        for one in self.found.relations:
            if one.type not in ROLES:
                self.problems.append(f"line {one.line}: no relation is called {one.type!r}; use {', '.join(ROLES)}")
                continue
            roles = found.setdefault(one.first, {})
            pieces = self.found.stretches[one.second].pieces
            roles[one.type] = tuple(sorted({*roles.get(one.type, ()), *pieces}))
        return found

    def _key(self, stretch: Stretch) -> tuple[str, str]:
        for kind, note in stretch.notes:
            words = note.split()
            if kind == OURS and len(words) >= 2:
                return words[0], words[1]
        return "", ""

    def _item(self, stretch: Stretch, parts: Mapping[str, Spans], before: dict[str, Any] | None) -> dict[str, Any]:
        after: dict[str, Any] = dict(before or {"doc": self.doc, "rule": None, "content": None, "content_spans": ()})
        after["kind"], after["label"] = self._label(stretch, before)
        after["spans"] = self._same(stretch.pieces, before["spans"] if before else ())
        after["start"], after["end"] = envelope(after["spans"])
        after["words"] = words_at(self.text, after["spans"])
        for role, (column, _) in ROLES.items():
            spans = self._same(parts.get(role, ()), before[column] if before else ())
            if role == "Content" and before is not None and before["content_spans"] == before["spans"] and not spans:
                spans = after["spans"]
            if before is not None and spans == before[column]:
                continue
            after[column] = spans
            name = role.lower()
            after[name] = words_at(self.text, spans) if spans else None
            if role == "Source" and not spans:
                after[name] = "UNSTATED"
        if after["kind"] == "attribution" and not after["content_spans"]:
            after |= {"content_spans": after["spans"], "content": after["words"]}
        notes = "\n".join(note for kind, note in stretch.notes if kind != OURS)
        for part, name in _NAMED.findall(notes):
            after[part.lower()] = None if name.strip() in ("", "-") else name.strip()
        item = judged(before, after) if before is not None else {**after, "check": "added", "changed": ""}
        return {**item, "note": notes}

    def _label(self, stretch: Stretch, before: Mapping[str, Any] | None) -> tuple[str, str]:
        if stretch.type == ATTRIBUTION:
            quote = stretch.attributes.get(QUOTE, before["label"] if before else "indirect")
            if quote not in labels_of("attribution"):
                self.problems.append(
                    f"line {stretch.line}: nothing quotes as {quote!r}; use {', '.join(labels_of('attribution'))}"
                )
            return "attribution", quote
        if before is not None and stretch.type == typed(before)[0] and before["kind"] == "act":
            return "act", before["label"]
        if stretch.type in labels_of("act"):
            return "act", stretch.type
        own = before["label"] if before is not None else ""
        subtype = stretch.attributes.get(SUBTYPE, "")
        label = f"{stretch.type}.{subtype}" if subtype else stretch.type
        if label != own and label not in labels_of("mark"):
            fitting = [one for one in labels_of("mark") if one.startswith(f"{stretch.type}.")]
            remedy = f"give it the subtype of {', '.join(fitting)}" if fitting else "use a type of annotation.conf"
            self.problems.append(f"line {stretch.line}: {label!r} is no label; {remedy}")
        return "mark", label

    def _same(self, pieces: Spans, before: Spans) -> Spans:
        """Return pieces as they were before brat cut them at line ends, if they are still there."""
        return before if pieces == cut(before, self.text) else joined(pieces, self.text)
