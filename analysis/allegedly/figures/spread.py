"""Where the parties of a network stand before they are drawn: those near each other that deal with each other."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import networkx as nx
import numpy as np

#: A spring layout of more parties than this would need another library.
_MOST_SPRINGS: Final = 499


def spread(parties: Sequence[str], arrows: Iterable[tuple[str, str]]) -> dict[str, tuple[float, float]]:
    """Return where parties stand, between 0 and 1 both ways.

    Parties that no arrow joins, directly or by way of others, get a part of the page of their own. Within it stand
    those nearer to each other that have arrows between them (Fruchterman and Reingold 1991, from a circle on).
    """
    plain = nx.Graph()
    plain.add_nodes_from(parties)
    plain.add_edges_from(arrows)
    order = {name: place for place, name in enumerate(parties)}
    groups = [sorted(group, key=order.__getitem__) for group in nx.connected_components(plain)]
    groups.sort(key=lambda group: (-len(group), order[group[0]]))
    found: dict[str, tuple[float, float]] = {}
    for group, (x, y, width, height) in zip(groups, _parts([len(group) for group in groups]), strict=True):
        for name, (across, down) in _spread(plain.subgraph(group), group).items():
            found[name] = (x + across * width, y + down * height)
    return {name: found[name] for name in parties}


def _parts(sizes: Sequence[int]) -> list[tuple[float, float, float, float]]:
    """Cut a page into parts (x, y, width, height) for groups of some sizes, the largest first, in rows."""
    whole = sum(sizes)
    per_row = max(whole / max(1, round(math.sqrt(whole / 5))), sizes[0] if sizes else 0)
    rows: list[list[int]] = []
    for size in sizes:
        if not rows or sum(rows[-1]) + size > 1.2 * per_row:
            rows.append([])
        rows[-1].append(size)
    parts, y = [], 0.0
    for row in rows:
        height, x = sum(row) / whole, 0.0
        for size in row:
            width = size / sum(row)
            # What lies at the rims belongs to the gap between two parts.
            parts.append((x + 0.04 * width, y + 0.06 * height, 0.92 * width, 0.88 * height))
            x += width
        y += height
    return parts


def _spread(plain: nx.Graph, names: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Lay out one group between 0 and 1 both ways."""
    if len(names) < 3:
        return {name: ((place + 0.5) / len(names), 0.5) for place, name in enumerate(names)}
    ordered = nx.Graph()
    ordered.add_nodes_from(names)
    ordered.add_edges_from(edge for edge in plain.edges if edge[0] != edge[1])
    start = nx.circular_layout(ordered)
    if len(names) <= _MOST_SPRINGS:
        start = nx.spring_layout(ordered, pos=start, seed=0, iterations=300, k=1.6 / math.sqrt(len(names)))
    places = np.array([start[name] for name in names], dtype=float)
    low, span = places.min(axis=0), np.ptp(places, axis=0)
    # Processors differ in the last digits of such sums.
    shares = np.round(np.where(span > 1e-9, (places - low) / np.where(span > 1e-9, span, 1.0), 0.5), 3)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, shares, strict=True)}


def turned(places: Mapping[str, tuple[float, float]], degrees: int) -> dict[str, tuple[float, float]]:
    """Turn places around their middle; they fill the square from 0 to 1 again as far as they did."""
    if not degrees:
        return dict(places)
    points = np.array(list(places.values()), dtype=float) - 0.5
    turn = math.radians(degrees)
    turned = points @ np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    low, span = turned.min(axis=0), np.ptp(turned, axis=0)
    shares = np.round(np.where(span > 1e-9, (turned - low) / np.where(span > 1e-9, span, 1.0), 0.5), 3)
    return {name: (float(x), float(y)) for name, (x, y) in zip(places, shares, strict=True)}
