"""Carry what a person checked over to a later analysis of the same texts, whose ids may be others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from ..frames.schema import LIST
from .checking import PARTS, checked_frame, judged, new_ids, require
from .items import records


def carried_over(checked: pd.DataFrame, items: pd.DataFrame) -> pd.DataFrame:
    """Put what was checked onto the items of a later analysis.

    Ids count what one version of the library finds with one set of settings. With another, the same item may have
    another id, or not be found at all. What a person said of it still holds.

    Parameters
    ----------
    checked : pandas.DataFrame
        Columns as in `CHECKED`: the work of a person, on the same texts.
    items : pandas.DataFrame
        Columns as in `ITEMS`: what is found now.

    Returns
    -------
    pandas.DataFrame
        Columns as in `CHECKED`. An item that is found now with the words and label that the tool had then keeps what
        the person made of it, under its present id. One that is not found any more counts as ``added`` if the person
        confirmed or changed it; if they removed it, or did not look at it, it is left out. What they added and is found
        now counts as confirmed, or as changed where they named other parties.

    Raises
    ------
    CorrectionError
        If a column is missing.

    Notes
    -----
    Charges are numbered anew too: a `new_charge` that a person entered is taken as it stands.

    Examples
    --------
    >>> from allegedly import analyze
    >>> from allegedly.byhand import confirmed, items
    >>> now = items(analyze("Moscow denied arming the rebels.", name="arms"))
    >>> then = now.assign(id=["z" + name for name in now["id"]])
    >>> carried_over(confirmed(then), now)["id"].tolist() == now["id"].tolist()
    True
    """
    require(checked, checked=True)
    require(items)
    waiting: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for item in records(items):
        waiting.setdefault(_key(item, item["label"]), []).append(item)
    kept: list[dict[str, Any]] = []
    added: list[dict[str, Any]] = []
    # What the tool had then comes first: what was added may stand on the same words.
    for row in sorted(records(checked), key=lambda row: row["check"] == "added"):
        # Where two are alike in words and label, as two charges that one verb denies, the same id decides.
        was_added = row["check"] == "added"
        alike = waiting.get(_key(row, row["label" if was_added else "tool_label"]), [])
        found = next((item for item in alike if item["id"] == row["id"]), alike[0] if alike else None)
        if found is not None:
            alike.remove(found)
            kept.append(_as_added(found, row) if was_added else _onto(found, row))
        elif row["check"] not in ("", "removed"):
            added.append({**row, "check": "added", "changed": "", "tool_label": None})
    taken = {(item["doc"], item["id"]) for item in records(items)}
    names = new_ids(taken, [row["doc"] for row in added])
    return checked_frame([*kept, *({**row, "id": name} for row, name in zip(added, names, strict=True))])


def _key(row: Mapping[str, Any], label: object) -> tuple[Any, ...]:
    return row["doc"], row["kind"], row["spans"], label


def _as_added(item: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item of now, which a person had added then, with the parties that they named."""
    named = {side: row[side] for side in ("source", "target") if row[side] is not None}
    return {**judged(item, {**item, **named}), "note": row["note"]}


def _onto(item: Mapping[str, Any], row: Mapping[str, Any]) -> dict[str, Any]:
    """Return an item of now with what a person changed in it then."""
    changed = row["changed"].split(LIST) if row["changed"] else []
    entered = {name: row[name] for part in changed for name in PARTS[part]}
    if "words" in changed:
        entered |= {name: row[name] for name in ("words", "start", "end")}
    if "content" in changed:
        entered["content"] = row["content"]
    drawn = {name: row[name] for name in ("stratum", "probability")}
    made = {name: row[name] for name in ("check", "changed", "tool_label", "note")}
    return {**item, **drawn, **entered, **made}
