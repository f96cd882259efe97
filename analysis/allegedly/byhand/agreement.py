"""How far coders agree with the tool and with each other: items put side by side, and where they differ.

The long frame of `compare` is what `allegedly.statistics` needs for kappa (Cohen 1960) and alpha (Krippendorff 2004).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from .._errors import CorrectionError
from ..frames.schema import LIST
from .checking import require, strings
from .items import records

if TYPE_CHECKING:
    from .._types import Spans

#: The label of a unit for a coder who sees no item there.
ABSENT: Final = "NONE"
#: What the tool is called among the coders.
TOOL: Final = "tool"
_COLUMNS: Final = ("label", "source", "target", "charge")
_SHOWN: Final = ("doc", "kind", "id", "start", "end", "words", "evidence")


def compare(
    *coders: pd.DataFrame,
    names: Sequence[str] | None = None,
    kind: str | None = None,
    on: str = "label",
    overlap: bool = True,
) -> pd.DataFrame:
    """Put the items of several coders side by side, the tool among them.

    Parameters
    ----------
    *coders : pandas.DataFrame
        Two or more: the tool's items (columns as in `ITEMS`), and what coders made of them or found without them
        (columns as in `CHECKED` or `ITEMS`).
    names : sequence of str, optional
        What they are called; by default ``tool``, ``coder 1``, ``coder 2`` and so on.
    kind : str, optional
        Which of `KINDS` to compare; all by default. One agreement over several kinds says little.
    on : {"label", "source", "target", "charge"}
        What is compared.
    overlap : bool
        Whether items whose words overlap are one unit; else only those of the same words.

    Returns
    -------
    pandas.DataFrame
        One row a unit and coder: ``unit`` (``u1``, ...), ``coder``, ``label``, ``doc``, ``kind``, ``id``, ``start``,
        ``end``, ``words``, ``evidence``. A coder who sees nothing there has `ABSENT` as the label; one who was shown
        the item and did not look at it, or was not shown it, has no row. Coders who worked without the tool's items
        must have read the same documents: what they do not have, they did not see.

    Raises
    ------
    CorrectionError
        If there are fewer than two coders, not one name for each, or no such kind or column.

    Notes
    -----
    Items of different coders are one unit if they have the same id and were not added; else the same words; else the
    most characters in common. Each coder has one item in a unit.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import confirmed, items
    >>> found = items(analyze("Moscow denied arming the rebels.", name="arms"), kinds=["act"])
    >>> compare(found, confirmed(found))[["unit", "coder", "label"]].values.tolist()
    [['u1', 'tool', 'DENY'], ['u1', 'coder 1', 'DENY']]
    """
    called = list(names) if names is not None else [TOOL, *(f"coder {number}" for number in range(1, len(coders)))]
    if len(coders) < 2:
        raise CorrectionError("one coder cannot agree with anybody; give two frames or more")
    if len(called) != len(coders) or len(set(called)) != len(called):
        raise CorrectionError(f"{len(coders)} coders need {len(coders)} different names, not {called}")
    if on not in _COLUMNS:
        raise CorrectionError(f"nothing can be compared on {on!r}; use {', '.join(_COLUMNS)}")
    for frame in coders:
        require(frame)
    units = _Units()
    for coder, frame in enumerate(coders):
        rows = [row for row in records(frame) if kind in (None, row["kind"])]
        units.take(coder, rows, shared=coder == 0 or "check" in frame.columns, overlap=overlap)
    made: list[dict[str, Any]] = []
    for number, unit in enumerate(units.ordered(), start=1):
        for coder, name in enumerate(called):
            label = _answer(unit, coder, on, checks="check" in coders[coder].columns)
            if label is not None:
                row = unit.get(coder) or next(iter(unit.values()))
                made.append({"unit": f"u{number}", "coder": name, "label": label, **{key: row[key] for key in _SHOWN}})
    table = pd.DataFrame(made, columns=["unit", "coder", "label", *_SHOWN])
    for column in table.columns:
        table[column] = table[column].astype("int64") if column in ("start", "end") else strings(table[column])
    return table


def _answer(unit: Mapping[int, Mapping[str, Any]], coder: int, on: str, *, checks: bool) -> str | None:
    """Return what a coder has in a unit; None if nothing is known about it."""
    row = unit.get(coder)
    if row is not None:
        check = row.get("check", "confirmed")
        if check == "":
            return None
        return ABSENT if check == "removed" else str(row[on] or ABSENT)
    # Who checks was shown what is in their own frame, and can have seen anywhere what somebody else added.
    added = all(other.get("check") == "added" for other in unit.values())
    return ABSENT if added or not checks else None


class _Units:
    """Units as they grow, coder after coder."""

    def __init__(self) -> None:
        self.units: list[dict[int, dict[str, Any]]] = []
        self._by_id: dict[tuple[str, str, str], int] = {}
        self._by_place: dict[tuple[str, str, Spans], list[int]] = {}
        self._starts: dict[tuple[str, str], list[tuple[int, int]]] = {}
        self._longest: dict[tuple[str, str], int] = {}

    def take(self, coder: int, rows: Sequence[dict[str, Any]], *, shared: bool, overlap: bool) -> None:
        """Put each item of a coder into a unit, into a new one if none fits; `shared` if ids are the tool's."""
        left = rows
        ways = [self._same_id] if shared else []
        for way in [*ways, self._same_place, *([self._overlapping] if overlap else [])]:
            left = [row for row in left if not self._join(coder, row, way(row))]
        for row in left:
            self.units.append({coder: row})
            self._note(row, len(self.units) - 1)
        if shared:
            for number, unit in enumerate(self.units):
                if coder in unit and unit[coder].get("check") != "added":
                    self._by_id.setdefault(_name(unit[coder]), number)

    def ordered(self) -> list[dict[int, dict[str, Any]]]:
        """Return units by document, in the order of the text."""
        firsts = [next(iter(unit.values())) for unit in self.units]
        docs = {doc: at for at, doc in enumerate(dict.fromkeys(row["doc"] for row in firsts))}
        order = sorted(range(len(firsts)), key=lambda n: (docs[firsts[n]["doc"]], firsts[n]["start"], firsts[n]["end"]))
        return [self.units[number] for number in order]

    def _join(self, coder: int, row: dict[str, Any], fitting: Iterable[int]) -> bool:
        free = [number for number in fitting if coder not in self.units[number]]
        if not free:
            return False
        # Of several items on the same words those of one label belong together.
        best = next((n for n in free if any(one["label"] == row["label"] for one in self.units[n].values())), free[0])
        self.units[best][coder] = row
        return True

    def _note(self, row: Mapping[str, Any], number: int) -> None:
        group = (row["doc"], row["kind"])
        self._by_place.setdefault((*group, row["spans"]), []).append(number)
        insort(self._starts.setdefault(group, []), (row["start"], number))
        self._longest[group] = max(self._longest.get(group, 0), row["end"] - row["start"])

    def _same_id(self, row: Mapping[str, Any]) -> list[int]:
        number = None if row.get("check") == "added" else self._by_id.get(_name(row))
        return [] if number is None else [number]

    def _same_place(self, row: Mapping[str, Any]) -> list[int]:
        return self._by_place.get((row["doc"], row["kind"], row["spans"]), [])

    def _overlapping(self, row: Mapping[str, Any]) -> list[int]:
        """Return the units that overlap an item, those with the most characters in common first."""
        group = (row["doc"], row["kind"])
        starts = self._starts.get(group, [])
        first = bisect_left(starts, (row["start"] - self._longest.get(group, 0), -1))
        found: list[tuple[int, int]] = []
        for start, number in starts[first:]:
            if start >= row["end"]:
                break
            end = next(iter(self.units[number].values()))["end"]
            common = min(end, row["end"]) - max(start, row["start"])
            if common > 0:
                found.append((-common, number))
        return [number for _, number in sorted(found)]


def _name(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["doc"], row["kind"], row["id"]


def confusion(compared: pd.DataFrame, first: str, second: str) -> pd.DataFrame:
    """Count which labels of one coder meet which of another.

    Parameters
    ----------
    compared : pandas.DataFrame
        What `compare` returned.
    first, second : str
        Names of two coders.

    Returns
    -------
    pandas.DataFrame
        One row a label of the first, one column a label of the second, both in the order of the alphabet with
        `ABSENT` last, counts of units that both have judged.

    Raises
    ------
    CorrectionError
        If there is no such coder.
    """
    from nltk.metrics import ConfusionMatrix

    wide = _wide(compared)
    for name in (first, second):
        if name not in wide.columns:
            raise CorrectionError(f"no coder is called {name!r}; there are {', '.join(map(str, wide.columns))}")
    both = wide[[first, second]].dropna()
    labels = sorted({*both[first], *both[second]}, key=lambda label: (label == ABSENT, label))
    counts = ConfusionMatrix(both[first].tolist(), both[second].tolist())
    return pd.DataFrame(
        [[counts[row, column] for column in labels] for row in labels],
        index=pd.Index(labels, name=first, dtype=object),
        columns=pd.Index(labels, name=second, dtype=object),
    )


def disagreements(compared: pd.DataFrame, *, examples: int = 3) -> pd.DataFrame:
    """List where coders differ, each pair of labels with sentences in which it occurs.

    Parameters
    ----------
    compared : pandas.DataFrame
        What `compare` returned.
    examples : int
        How many sentences to show at most.

    Returns
    -------
    pandas.DataFrame
        ``coder``, ``label``, ``other``, ``other_label``, ``n`` (units), ``units`` (their names, a list with
        semicolons) and ``examples`` (one a line: document, offsets, words, sentence), one row two coders and two
        labels that differ, the frequent ones first.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import items
    >>> found = items(analyze("Moscow denied arming the rebels.", name="arms"), kinds=["act"])
    >>> other = found.assign(label="REJECT")
    >>> disagreements(compare(found, other, names=["tool", "Ann"])).values.tolist()[0][:5]
    ['tool', 'DENY', 'Ann', 'REJECT', 1]
    """
    wide = _wide(compared)
    firsts = {row["unit"]: row for row in records(compared.drop_duplicates("unit"))}
    rows = []
    for one, two in combinations(map(str, wide.columns), 2):
        both = wide[[one, two]].dropna()
        differing = both[both[one].ne(both[two])]
        groups: dict[tuple[str, str], list[str]] = {}
        for unit, label, other in differing.itertuples(name=None):
            groups.setdefault((str(label), str(other)), []).append(str(unit))
        for (label, other), units in sorted(groups.items()):
            shown = [_example(firsts[unit]) for unit in units[:examples]]
            rows.append((one, label, two, other, len(units), LIST.join(units), "\n".join(shown)))
    table = pd.DataFrame(rows, columns=["coder", "label", "other", "other_label", "n", "units", "examples"])
    return table.sort_values("n", ascending=False, kind="stable", ignore_index=True)


def _wide(compared: pd.DataFrame) -> pd.DataFrame:
    order = list(dict.fromkeys(compared["coder"]))
    units = list(dict.fromkeys(compared["unit"]))
    return compared.pivot(index="unit", columns="coder", values="label").reindex(index=units, columns=order)


def _example(row: Mapping[str, Any]) -> str:
    sentence = " ".join((row["evidence"] or "").split())
    return f"{row['doc']} {row['start']}–{row['end']}: {' '.join((row['words'] or '').split())} | {sentence}"
