"""Boxes that keep apart, arrows between them, and labels on the arrows that hide nothing."""

from __future__ import annotations

import itertools
import math
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

Key = TypeVar("Key", bound=Hashable)
Path = Sequence[tuple[float, float]]

#: What stays between two boxes, so that an arrow between them can be seen and, beside each other, labelled.
_ABREAST: Final = 76.0
_GAP: Final = 44.0
#: How far from the end of an arrow the middle of its tip lies, and how wide a square no label may hide there.
_TIP: Final = (8.0, 20.0)
#: How far apart the middles of two tips are at least, so that both are seen.
_CLEAR: Final = 12.0
_SAMPLES: Final = 41
_ROUNDS: Final = 120
#: How far beside each other the arrows between two boxes pass, at their middle.
_BESIDE: Final = 22.0
_BENDS: Final = (0.0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4)
_SPOTS: Final = tuple(sorted((place / 50 for place in range(8, 40)), key=lambda share: abs(share - 0.45)))


@dataclass(frozen=True, slots=True)
class Place:
    """A rectangle by its upper left corner, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def overlaps(self, other: Place, room: float = 0.0) -> bool:
        """Tell whether two rectangles share a point, or come nearer than some room."""
        return (
            self.x < other.x + other.width + room
            and other.x < self.x + self.width + room
            and self.y < other.y + other.height + room
            and other.y < self.y + self.height + room
        )

    def holds(self, points: NDArray[np.float64], room: float = 0.0) -> NDArray[np.bool_]:
        """Tell which points, of shape (n, 2), lie in the rectangle or nearer than some room."""
        x, y = points[:, 0], points[:, 1]
        across = (x >= self.x - room) & (x <= self.x + self.width + room)
        return across & (y >= self.y - room) & (y <= self.y + self.height + room)


def settle(boxes: Mapping[Key, Place], width: float, height: float, inset: float) -> dict[Key, Place]:
    """Push boxes apart that are too near to each other, within a width and a height less their rims."""
    sizes = [(box.width, box.height) for box in boxes.values()]
    middles = [list(box.middle) for box in boxes.values()]
    ends = (width, height)
    for _ in range(_ROUNDS):
        moved = False
        for one, (wide, high) in enumerate(sizes):
            for other in range(one):
                a, b = middles[one], middles[other]
                dx = (wide + sizes[other][0]) / 2 + _ABREAST - abs(a[0] - b[0])
                dy = (high + sizes[other][1]) / 2 + _GAP - abs(a[1] - b[1])
                if dx <= 0 or dy <= 0:
                    continue
                moved = True
                axis, step = (0, dx) if dx < dy else (1, dy)
                step = math.copysign((step + 0.5) / 2, a[axis] - b[axis] or 1.0)
                for place, by in ((one, step), (other, -step)):
                    rim = inset + sizes[place][axis] / 2
                    at = middles[place][axis] + by
                    middles[place][axis] = min(max(at, rim), max(ends[axis] - rim, sizes[place][axis] / 2))
        if not moved:
            break
    return {
        key: Place(x - wide / 2, y - high / 2, wide, high)
        for key, (x, y), (wide, high) in zip(boxes, middles, sizes, strict=True)
    }


def free(boxes: Iterable[Place]) -> bool:
    """Tell whether no two boxes share a point."""
    listed = list(boxes)
    return not any(one.overlaps(other) for place, one in enumerate(listed) for other in listed[:place])


def shelves(sizes: Mapping[Key, tuple[float, float]], width: float) -> tuple[dict[Key, Place], float]:
    """Put boxes of some widths and heights into rows, in their order; return the height of all rows too."""
    placed: dict[Key, Place] = {}
    x, y, deep = _GAP / 2, _GAP, 0.0
    for key, (wide, high) in sizes.items():
        if x + wide > width and deep:
            x, y, deep = _GAP / 2, y + deep + 2 * _GAP, 0.0
        placed[key] = Place(x, y, wide, high)
        x, deep = x + wide + 1.5 * _GAP, max(deep, high)
    return placed, y + deep + 2 * _GAP


def within(path: Path, width: float, height: float) -> Path:
    """Bend a path back where it leaves a width and a height."""
    return [(min(max(x, 3.0), width - 3.0), min(max(y, 3.0), height - 3.0)) for x, y in path]


def route(ends: Mapping[Key, tuple[str, str]], boxes: Mapping[str, Place]) -> dict[Key, Path]:
    """Lead an arrow from box to box for each pair of ends, bent where it would pass through another box."""
    between: dict[frozenset[str], list[Key]] = {}
    for key, both in ends.items():
        between.setdefault(frozenset(both), []).append(key)
    paths: dict[Key, Path] = {}
    for pair, keys in between.items():
        if len(pair) == 1:
            (own,) = pair
            paths |= {key: _loop(boxes[own], place) for place, key in enumerate(keys)}
            continue
        first, second = sorted(pair)
        others = np.array([_corners(box) for name, box in boxes.items() if name not in pair], dtype=float)
        bend = min(_BENDS, key=lambda bend: _crossed(boxes[first], boxes[second], bend, len(keys), others))
        for place, key in enumerate(keys):
            offset = _offset(boxes[first], boxes[second], bend, place, len(keys))
            path = _clipped(_bow(boxes[first], boxes[second], offset), boxes[first], boxes[second])
            paths[key] = path if ends[key][0] == first else path[::-1]
    return {key: paths[key] for key in ends}


def _offset(a: Place, b: Place, bend: float, place: int, of: int) -> float:
    return bend * math.dist(a.middle, b.middle) + (place - (of - 1) / 2) * _BESIDE


def _bow(a: Place, b: Place, offset: float) -> NDArray[np.float64]:
    """Return points of a quadratic Bézier curve that passes its middle at an offset from the straight line."""
    start, end = np.array(a.middle), np.array(b.middle)
    along = end - start
    length = float(np.hypot(*along)) or 1.0
    across = np.array([-along[1], along[0]]) / length
    control = (start + end) / 2 + 2 * offset * across
    t = np.linspace(0.0, 1.0, _SAMPLES)[:, None]
    curve: NDArray[np.float64] = (1 - t) ** 2 * start + 2 * t * (1 - t) * control + t**2 * end
    return curve


def _crossed(a: Place, b: Place, bend: float, of: int, others: NDArray[np.float64]) -> tuple[int, float]:
    """Count how much of the arrows would lie in other boxes; then the straighter the better."""
    if not others.size:
        return 0, abs(bend)
    points = np.concatenate([_bow(a, b, _offset(a, b, bend, place, of)) for place in range(of)])
    x, y = points[:, :1], points[:, 1:]
    left, top, right, bottom = others.T
    near = 6.0
    inside = (x >= left - near) & (x <= right + near) & (y >= top - near) & (y <= bottom + near)
    return int(inside.sum()), abs(bend)


def _clipped(points: NDArray[np.float64], a: Place, b: Place) -> list[tuple[float, float]]:
    """Cut off what lies in the boxes at both ends, at their edges."""
    inside_a, inside_b = a.holds(points, 1.0), b.holds(points, 1.0)
    first = int(np.flatnonzero(inside_a)[-1]) if inside_a.any() else 0
    last = int(np.flatnonzero(inside_b)[0]) if inside_b.any() else len(points) - 1
    if last - first < 2:
        return [(float(x), float(y)) for x, y in points[[first, last]]]
    start = _edge(points[first], points[first + 1], a)
    end = _edge(points[last], points[last - 1], b)
    return [start, *((float(x), float(y)) for x, y in points[first + 1 : last]), end]


def _edge(inside: NDArray[np.float64], outside: NDArray[np.float64], box: Place) -> tuple[float, float]:
    low, high = 0.0, 1.0
    for _ in range(12):
        middle = (low + high) / 2
        held = box.holds((inside + middle * (outside - inside))[None, :], 1.0)[0]
        low, high = (middle, high) if held else (low, middle)
    x, y = inside + high * (outside - inside)
    return float(x), float(y)


def _loop(box: Place, place: int) -> list[tuple[float, float]]:
    """Lead an arrow from a box out and back, above it or below it in turn."""
    up = -1.0 if place % 2 == 0 else 1.0
    reach = 24.0 + 16.0 * (place // 2)
    x, y = box.middle
    half = min(16.0 + 4.0 * (place // 2), box.width / 2 - 4.0)
    edge = y + up * (box.height / 2 + 1.0)
    turns = np.linspace(math.pi, 0.0, 21)
    return [(x + half * math.cos(turn), edge + up * reach * math.sin(turn)) for turn in map(float, turns)]


def apart(
    paths: Mapping[Key, Path],
    sizes: Mapping[Key, tuple[float, float]],
    boxes: Iterable[Place],
    width: float,
    height: float,
    *,
    anywhere: bool = False,
) -> dict[Key, Place] | None:
    """Find a spot on each arrow for its label where it hides no box, no other label, and as little else as may be.

    Parameters
    ----------
    paths, sizes : Mapping
        The arrows, and the width and height of their labels.
    boxes : Iterable of Place
        What labels must not hide.
    width, height : float
        Where everything must stay, in points.
    anywhere : bool
        Whether a label may stand off its arrow where there is no spot on it.

    Returns
    -------
    dict or None
        None if there is no spot for one of them.
    """
    points = {key: np.asarray(path, dtype=float) for key, path in paths.items()}
    tips = [_tip(path) for path in points.values()]
    if not anywhere and (any(not _inside(path, width, height) for path in points.values()) or _meet(tips)):
        return None
    taken = _Taken([*boxes, *tips], width, height)
    found: dict[Key, Place] = {}
    for key, path in points.items():
        others = [other for name, other in points.items() if name != key]
        lines = np.concatenate(others) if others else np.empty((0, 2))
        spots = [_spot(_along(path, share), sizes[key]) for share in _SPOTS]
        clear = [(int(spot.holds(lines, 2.0).sum()), rank) for rank, spot in enumerate(spots) if taken.leaves(spot)]
        if clear:
            spot = spots[min(clear)[1]]
        elif anywhere:
            near = taken.nearest(_along(path, 0.5), sizes[key])
            if near is None:
                return None
            spot = near
        else:
            return None
        found[key] = spot
        taken.add(spot)
    return found


def _tip(path: NDArray[np.float64]) -> Place:
    reach, side = _TIP
    length = float(np.hypot(*np.diff(path, axis=0).T).sum())
    return _spot(_along(path, max(0.0, 1 - reach / length) if length else 1.0), (side, side))


def _meet(tips: Sequence[Place]) -> bool:
    """Tell whether one tip hides another."""
    pairs = itertools.combinations([tip.middle for tip in tips], 2)
    return any(math.dist(one, other) < _CLEAR for one, other in pairs)


def _spot(middle: tuple[float, float], size: tuple[float, float]) -> Place:
    return Place(middle[0] - size[0] / 2, middle[1] - size[1] / 2, *size)


class _Taken:
    """Places that are taken on a page of some size."""

    def __init__(self, places: Iterable[Place], width: float, height: float) -> None:
        self.places = list(places)
        self.width, self.height = width, height
        self._corners = np.array([_corners(place) for place in self.places], dtype=float).reshape(-1, 4)

    def add(self, place: Place) -> None:
        """Take another place."""
        self.places.append(place)
        self._corners = np.vstack([self._corners, _corners(place)])

    def leaves(self, spot: Place) -> bool:
        """Tell whether a spot lies on the page and hides nothing."""
        x0, y0, x1, y1 = _corners(spot)
        if x0 < 0 or y0 < 0 or x1 > self.width or y1 > self.height:
            return False
        room = 1.5
        left, top, right, bottom = self._corners.T
        hit = (x0 < right + room) & (left < x1 + room) & (y0 < bottom + room) & (top < y1 + room)
        return not bool(hit.any())

    def nearest(self, middle: tuple[float, float], size: tuple[float, float]) -> Place | None:
        """Return the free spot that is nearest to a point, of those on a grid; None if all are taken."""
        x, y = (
            np.arange(0.0, max(end - length, 0.0) + 1.0, step) + length / 2
            for end, length, step in ((self.width, size[0], 9.0), (self.height, size[1], 7.0))
        )
        grid = [(float(at), float(down)) for at in x for down in y]
        grid.sort(key=lambda point: math.dist(point, middle))
        return next((spot for spot in (_spot(point, size) for point in grid) if self.leaves(spot)), None)


def _corners(place: Place) -> tuple[float, float, float, float]:
    return place.x, place.y, place.x + place.width, place.y + place.height


def _inside(path: NDArray[np.float64], width: float, height: float) -> bool:
    low, high = path.min(axis=0), path.max(axis=0)
    return bool(low[0] >= 2 and low[1] >= 2 and high[0] <= width - 2 and high[1] <= height - 2)


def _along(path: NDArray[np.float64], share: float) -> tuple[float, float]:
    """Return the point at some share of the length of a path."""
    steps = np.hypot(*np.diff(path, axis=0).T)
    reached = np.concatenate([[0.0], np.cumsum(steps)])
    at = share * reached[-1]
    return float(np.interp(at, reached, path[:, 0])), float(np.interp(at, reached, path[:, 1]))
