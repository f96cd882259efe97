"""The parties of a dispute and the arrows between them: what the network shows, and where everything stands."""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from .._errors import Error
from .._types import UNSTATED
from ..frames import AGAINST, LIST
from .page import (
    FAINT,
    OKABE_ITO,
    Box,
    Curve,
    Font,
    Item,
    Page,
    Shaft,
    Stroke,
    moved,
    tall,
    width_of,
    wrap,
    write,
)
from .phrases import verb
from .routes import Path, Place, apart, free, route, settle, shelves, within
from .signs import STROKES
from .spread import turned
from .values import BY_HAND, by_hand, named, told

if TYPE_CHECKING:
    import pandas as pd

# Lengths are in points of the layout, which small axes shrink as a whole.
ROOM: Final = 620.0
LEAST_ROOM: Final = 380.0
TITLE: Final = "Who accuses and who answers whom"
NOTHING: Final = "No accusation, criticism, denial, rejection or evasion is among the edges."
NOBODY: Final = "nobody in particular"
#: What a tip that lies across the topmost arrow may need above it.
_TIP_ROOM: Final = 7.0
#: Label of arrows that are about nothing that was found.
UNSAID: Final = "none"

_MARGIN: Final = 10.0
_PAD: Final = 6.0
_HEADING: Final = Font(12.0, "bold")
_NAME: Final = Font(9.5, "bold")
_FAINT_NAME: Final = Font(9.5, slant="italic")
_LABEL: Final = Font(8.5, "bold")
_KEY: Final = Font(8.5)
_SMALL: Final = Font(8.0, color=FAINT)

#: How many sizes are tried before the parties are put into rows, and for how many parties that is worth it.
_ATTEMPTS: Final = 14
#: From which attempt on labels may stand off their arrows.
_ON_ARROWS: Final = 9
_MOST_SETTLED: Final = 200
#: By how many degrees a layout is turned at each size, and up to how many parties all of these are tried.
_TURNS: Final = (0, 90, 30, 60, 120, 150)
_MOST_TURNED: Final = 24


@dataclass(slots=True)
class Arrow:
    """All acts of one kind by which one party turns on another, with the charges that they are about."""

    source: str
    target: str
    act: str
    charges: list[str] = field(default_factory=list)
    n: int = 0


@dataclass(slots=True)
class Graph:
    """The parties in the order of the edges, the arrows between them, and what the charges are called."""

    parties: dict[str, str] = field(default_factory=dict)
    accused: set[str] = field(default_factory=set)
    arrows: dict[tuple[str, str, str], Arrow] = field(default_factory=dict)
    charges: dict[str, str] = field(default_factory=dict)

    def add(self, source: str, target: str, act: str, charge: str, n: int) -> None:
        """Add an act to the arrow of its kind between two parties."""
        arrow = self.arrows.setdefault((source, target, act), Arrow(source, target, act))
        arrow.n += n
        if charge not in arrow.charges:
            arrow.charges.append(charge)


def graph_of(edges: pd.DataFrame) -> Graph:
    """Gather the arrows: accusations go to the accused, answers to those who raised the charge."""
    rows = edges.astype(object).where(edges.notna(), None).to_dict("records")
    graph = Graph()
    several = edges["doc"].nunique() > 1
    labels: dict[tuple[str, str], str] = {}
    raised: dict[str, list[str]] = {}
    for row in rows:
        if row["act"] not in STROKES:
            raise Error(f"no way is known to draw the act {row['act']!r}: take one of {', '.join(STROKES)}")
        doc, gloss = told(row["doc"]), row["gloss"]
        key = (doc, str(row["charge_id"] or f"gloss {gloss}")) if row["charge_id"] or gloss else ("", "")
        if key not in labels:
            labels[key], wording = _charge(row, doc, several, labels.values())
            graph.charges[labels[key]] = wording
        row["label"] = labels[key]
        if by_hand(row) and not graph.charges[labels[key]].endswith(BY_HAND):
            graph.charges[labels[key]] += f" {BY_HAND}"
        row["from"] = _party(graph, str(row["source_party"] or row["source"]), "source")
        # Acts about nothing that was found have nothing in common: they do not answer each other.
        if row["act"] in AGAINST and row["label"] != UNSAID and row["from"] not in raised.setdefault(row["label"], []):
            raised[row["label"]].append(row["from"])
    for row in rows:
        source, act = row["from"], str(row["act"])
        listed = row["target_party"] or row["target"]
        if act in AGAINST:
            goals = [_party(graph, name, "target") for name in _names(listed or row["accused"] or UNSTATED)]
            graph.accused.update(goals)
        elif listed:
            goals = [_party(graph, name, "target") for name in _names(listed)]
        else:
            goals = [party for party in raised.get(row["label"], []) if party != source]
        # What answers nobody's charge in particular has nothing in common with other such answers.
        for goal in goals or [_party(graph, NOBODY, source)]:
            graph.add(source, goal, act, row["label"], int(row["n"]))
    return graph


def _charge(row: Mapping[Hashable, Any], doc: str, several: bool, taken: Iterable[str]) -> tuple[str, str]:
    """Return the label of a charge, and what the key says of it."""
    if not row["charge_id"] and not row["gloss"]:
        return UNSAID, "no charge found"
    wording = told(row["gloss"]) if row["gloss"] else "no wording found"
    if row["charge_id"] and not several:
        return told(row["charge_id"]), wording
    number = str(1 + sum(label.isdigit() for label in taken))
    where = f"{doc} {told(row['charge_id'])}: " if row["charge_id"] else f"{doc}: "
    return number, (where if several else "") + wording


def _names(listed: object) -> list[str]:
    return [name for name in str(listed).split(LIST) if name] or [UNSTATED]


def _party(graph: Graph, name: str, role: str) -> str:
    """Return the key of a party; somebody unnamed who accuses need not be the one who is accused."""
    key = f"{name} {role}" if name in (UNSTATED, NOBODY) else name
    graph.parties.setdefault(key, named(name))
    return key


@dataclass(frozen=True, slots=True)
class _Node:
    """A party's box, measured."""

    lines: tuple[str, ...]
    font: Font
    width: float
    height: float


def _measured(graph: Graph) -> dict[str, _Node]:
    nodes = {}
    for key, name in graph.parties.items():
        font = _FAINT_NAME if _faint(key) else _NAME
        lines = wrap(name, font, 128.0, 6)
        width = max((width_of(line, font) for line in lines), default=0.0) + 2 * _PAD
        nodes[key] = _Node(lines, font, max(width, 40.0), tall(lines, font) + 1.5 * _PAD)
    return nodes


def _faint(key: str) -> bool:
    return key.startswith((f"{NOBODY} ", f"{UNSTATED} "))


def layout(graph: Graph, places: Mapping[str, tuple[float, float]], room: float) -> Page:
    """Place everything for a given width; the height follows."""
    inner = room - 2 * _MARGIN
    title = wrap(TITLE, _HEADING, inner, 3)
    items: list[Item] = [*write(title, _HEADING, _MARGIN, _MARGIN, "title", "left")]
    y = _MARGIN + tall(title, _HEADING) + _PAD
    if not graph.arrows:
        lines = wrap(NOTHING, _SMALL, inner, 6)
        items += write(lines, _SMALL, _MARGIN, y, "nothing", "left")
        return Page(room, y + tall(lines, _SMALL) + _MARGIN, tuple(items))
    signs, height = _signs(graph, inner)
    items += [moved(item, y) for item in signs]
    y += height + _PAD
    drawn, height = _drawing(graph, places, inner)
    items += [moved(item, y) for item in drawn]
    y += height + 2 * _PAD
    key, height = _charges(graph, inner)
    items += [moved(item, y) for item in key]
    y += height
    note = wrap(_note(graph), _SMALL, 0.97 * inner, 6)
    items += write(note, _SMALL, _MARGIN, y + _PAD, "note", "left")
    return Page(room, y + _PAD + tall(note, _SMALL) + _MARGIN, tuple(items))


def _signs(graph: Graph, inner: float) -> tuple[list[Item], float]:
    """Explain the arrows: as many beside each other as fit."""
    acts = [act for act in STROKES if any(arrow.act == act for arrow in graph.arrows.values())]
    pitch = 1.7 * _KEY.size
    items: list[Item] = []
    x, y = _MARGIN, 0.0
    for place, act in enumerate(acts):
        wide = 42.0 + width_of(verb(act), _KEY)
        if place and x + wide > _MARGIN + inner:
            x, y = _MARGIN, y + pitch
        items.append(Shaft(x, x + 36.0, y + 0.6 * pitch, STROKES[act], f"key-{place + 1}"))
        items += write((verb(act),), _KEY, x + 42.0, y + 0.25 * _KEY.size, f"key-{place + 1}-verb", "left")
        x += wide + 20.0
    return items, y + pitch


def _charges(graph: Graph, inner: float) -> tuple[list[Item], float]:
    """Say what the labels of the arrows mean, in two columns where there is room."""
    labels = {label: wrap(label, _LABEL, 60.0, 1) for label in graph.charges}
    indent = max(width_of(line, _LABEL) for lines in labels.values() for line in lines) + _PAD
    columns = 2 if inner >= 480.0 and len(labels) > 1 else 1
    wide = (inner - _PAD * (columns - 1)) / columns
    texts = [(labels[label], wrap(wording, _KEY, wide - indent - _PAD, 3)) for label, wording in graph.charges.items()]
    items: list[Item] = []
    bottoms = [0.0] * columns
    deep = math.ceil(len(texts) / columns)
    for place, (label, lines) in enumerate(texts):
        column = place // deep
        x, y = _MARGIN + column * (wide + _PAD), bottoms[column]
        items += write(label, _LABEL, x, y, f"charge-{place + 1}-id", "left")
        items += write(lines, _KEY, x + indent, y, f"charge-{place + 1}", "left")
        bottoms[column] += tall(lines, _KEY) + 0.3 * _PAD
    return items, max(bottoms)


def _note(graph: Graph) -> str:
    """Explain the signs that the drawing makes use of, and no others."""
    kinds = {label[0].isdigit() for label in graph.charges if label != UNSAID}
    answers = any(arrow.act not in AGAINST for arrow in graph.arrows.values())
    said = {
        "An accusation leads to the accused.": True,
        "An answer leads to those who raised the charge.": answers,
        "Thick frame: is accused or criticized.": bool(graph.accused),
        "Dashed frame: the text does not say who.": any(map(_faint, graph.parties)),
        "Nobody in particular: nobody was found who raised it.": any(name == NOBODY for name in graph.parties.values()),
        "Numbers without a C: what acts outside all charges are about.": len(kinds) > 1,
        "×2: in two places of the text.": any(arrow.n > len(arrow.charges) for arrow in graph.arrows.values()),
    }
    return " ".join(sentence for sentence, needed in said.items() if needed)


def _drawing(graph: Graph, places: Mapping[str, tuple[float, float]], inner: float) -> tuple[list[Item], float]:
    """Place boxes, arrows and labels; the height grows until no two of them hide each other."""
    nodes = _measured(graph)
    labels = {key: wrap(_label(arrow), _LABEL, 96.0, 2) for key, arrow in graph.arrows.items()}
    area = sum((node.width + 60.0) * (node.height + 56.0) for node in nodes.values()) + 1500.0 * len(labels)
    height = max(150.0, area / inner)
    sizes = {
        key: (max(width_of(line, _LABEL) for line in lines) + 5.0, tall(lines, _LABEL) + 1.0)
        for key, lines in labels.items()
    }
    ends = {key: (arrow.source, arrow.target) for key, arrow in graph.arrows.items()}
    boxes, routes, spots = _placed(nodes, places, ends, sizes, inner, height)
    # What nothing was placed in is no part of the drawing.
    placed = (*boxes.values(), *spots.values())
    bends = [y for path in routes.values() for _, y in path]
    top = min(*(one.y for one in placed), *bends) - _TIP_ROOM
    height = max(*(one.y + one.height for one in placed), *bends) - top
    items: list[Item] = []
    for number, (key, arrow) in enumerate(graph.arrows.items(), 1):
        path = tuple((x + _MARGIN, y) for x, y in routes[key])
        items.append(Curve(path, STROKES[arrow.act], f"act-{number}"))
        spot = spots[key]
        items += _leader(routes[key], spot, number)
        # White behind the words, where their own arrow passes.
        items.append(
            Box(spot.x + _MARGIN, spot.y, spot.width, spot.height, "white", "none", 0.0, False, f"label-{number}")
        )
        middle = spot.x + spot.width / 2 + _MARGIN
        items += write(labels[key], _LABEL, middle, spot.y + 0.5, f"label-{number}-text", "center")
    for number, (name, node) in enumerate(nodes.items(), 1):
        box = boxes[name]
        edge, line = (OKABE_ITO["vermillion"], 1.8) if name in graph.accused else ("#7f7f7f", 0.8)
        face = "white" if _faint(name) else "#f2f2f2"
        x = box.x + _MARGIN
        items.append(Box(x, box.y, box.width, box.height, face, edge, line, _faint(name), f"party-{number}"))
        first = box.y + (box.height - tall(node.lines, node.font)) / 2
        items += write(node.lines, node.font, x + box.width / 2, first, f"party-{number}-name", "center")
    return [moved(item, -top) for item in items], height


_Key = tuple[str, str, str]


def _placed(
    nodes: Mapping[str, _Node],
    places: Mapping[str, tuple[float, float]],
    ends: Mapping[_Key, tuple[str, str]],
    sizes: Mapping[_Key, tuple[float, float]],
    width: float,
    height: float,
) -> tuple[dict[str, Place], dict[_Key, Path], dict[_Key, Place]]:
    """Try larger and larger drawings, each turned, until nothing hides anything; at last, parties in rows."""
    turns = [turned(places, degrees) for degrees in (_TURNS if len(nodes) <= _MOST_TURNED else _TURNS[:2])]
    for attempt in range(_ATTEMPTS if len(nodes) <= _MOST_SETTLED else 0):
        # Arrows that lead out and back, or around a box, need room at the rim.
        inset = min(4.0 * attempt + (30.0 if any(a == b for a, b in ends.values()) else 0.0), width / 6)
        for shares in turns:
            boxes = {key: _box(nodes[key], shares[key], width, height, inset) for key in nodes}
            boxes = settle(boxes, width, height, inset)
            routes, anywhere = route(ends, boxes), attempt >= _ON_ARROWS
            if anywhere:
                routes = {key: within(path, width, height) for key, path in routes.items()}
            spots = apart(routes, sizes, boxes.values(), width, height, anywhere=anywhere)
            if spots is not None and free(boxes.values()):
                return boxes, routes, spots
        height *= 1.12
    boxes, height = shelves({key: (node.width, node.height) for key, node in nodes.items()}, width)
    while True:
        routes = {key: within(path, width, height) for key, path in route(ends, boxes).items()}
        spots = apart(routes, sizes, boxes.values(), width, height, anywhere=True)
        if spots is not None:
            return boxes, routes, spots
        height *= 1.25


def _leader(path: Path, spot: Place, number: int) -> list[Item]:
    """Return a thin line from a label to the middle of its arrow, if it does not stand on it."""
    points = np.asarray(path, dtype=float)
    if spot.holds(points, 6.0).any():
        return []
    middle = (spot.x + spot.width / 2, spot.y + spot.height / 2)
    x, y = min(((float(x), float(y)) for x, y in points), key=lambda point: math.dist(point, middle))
    line = ((middle[0] + _MARGIN, middle[1]), (x + _MARGIN, y))
    return [Curve(line, Stroke(FAINT, (), 0.6, "none"), f"leader-{number}")]


def _box(node: _Node, share: tuple[float, float], width: float, height: float, inset: float) -> Place:
    x = inset + share[0] * max(width - 2 * inset - node.width, 0.0)
    y = inset + share[1] * max(height - 2 * inset - node.height, 0.0)
    return Place(x, y, node.width, node.height)


def _label(arrow: Arrow) -> str:
    return ", ".join(arrow.charges) + (f" ×{arrow.n}" if arrow.n > len(arrow.charges) else "")
