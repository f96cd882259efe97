"""How often each party does what about which charge: what a drawing of the dispute needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import pandas as pd

from .making import typed
from .schema import AGAINST, DISPUTES, EDGES, EXPLICITNESS, LIST, STRICT


def edges(
    ledger: pd.DataFrame,
    *,
    kinds: Collection[str] = DISPUTES,
    explicitness: Collection[str] = STRICT,
) -> pd.DataFrame:
    """Count the acts of each party on each charge: what a drawing of the dispute needs.

    Parameters
    ----------
    ledger : pandas.DataFrame
        Columns as in `LEDGER`.
    kinds : Collection of str
        Acts to take in.
    explicitness : Collection of str
        Degrees of explicitness to take in.

    Returns
    -------
    pandas.DataFrame
        Columns as in `EDGES`; acts that did not take place (``blocked``) are never in it. An accusation has one
        row for each charge, source and target; an answer (denial, rejection, undercutting, evasion) one for each
        charge and source, since it is the charge that it answers. Charges that are raised and answered come first,
        then those that are only raised, then those that are only answered; among these the ones with more acts
        first. Within a charge the accusations, then the answers.
    """
    chosen = ledger[ledger["act"].isin(list(kinds)) & ledger["explicitness"].isin(list(explicitness))]
    chosen = chosen[~chosen["blocked"].fillna(False).astype(bool)]
    groups: dict[tuple[object, ...], list[dict[str, object]]] = {}
    for row in chosen.astype(object).where(chosen.notna(), None).to_dict("records"):
        at = row["target_name"] if row["act"] in AGAINST else None
        about = None if row["charge_id"] is not None else row["gloss"]
        key = (row["doc"], row["charge_id"], about, row["act"], row["source_name"], at)
        groups.setdefault(key, []).append({str(name): value for name, value in row.items()})
    merged = pd.DataFrame([_edge(rows) for rows in groups.values()])
    extra = [name for name in ledger.columns if name.startswith("meta_")]
    frame = typed(merged.reindex(columns=[*EDGES, *extra]), EDGES)
    for name in extra:
        frame[name] = frame[name].astype(ledger[name].dtype)
    return typed(frame.assign(**_ranks(frame)).sort_values(list(_RANKS), kind="stable", ignore_index=True), EDGES)


_RANKS: Final = ("document", "open", "standing", "few", "first", "group", "kind", "start")


def _ranks(frame: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the keys that put edges in the order of drawing."""
    against = frame["act"].isin(AGAINST)
    name = frame["charge_id"].fillna("")
    about = frame["gloss"].where(frame["charge_id"].isna(), "").fillna("")
    # Edges that are about nothing that was found have nothing in common: one group for each target.
    target = frame["target"].where(name.eq("") & about.eq("") & against, "").fillna("")
    keys = pd.MultiIndex.from_arrays([frame["doc"], name, about, target])
    group = pd.Series(pd.factorize(keys)[0], frame.index)
    kinds = {act: position for position, act in enumerate(DISPUTES)}
    raised, answered = against.groupby(group).transform("any"), (~against).groupby(group).transform("any")
    return {
        "document": pd.Series(pd.factorize(frame["doc"])[0], frame.index),
        "open": frame["charge_id"].isna(),
        "standing": 2 * (~raised.astype(bool)) + ~answered.astype(bool),
        "few": -frame["n"].groupby(group).transform("sum"),
        "first": frame["start"].groupby(group).transform("min"),
        "group": group,
        "kind": pd.Series([kinds.get(act, len(kinds)) for act in frame["act"]], frame.index, dtype="int64"),
    }


def _edge(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    first = rows[0]
    degrees = {str(row["explicitness"]) for row in rows}
    starts = [int(str(row["start"])) for row in rows if row["start"] is not None]
    return {
        **{name: first[name] for name in first if name.startswith("meta_")},
        **{name: first[name] for name in ("doc", "charge_id", "gloss", "accused", "act", "source_party")},
        "source": first["source_name"],
        "target": _listed(row["target_name"] for row in rows),
        "target_party": _listed(row["target_party"] for row in rows),
        # Two acts of one cue, such as an accusation of two parties at once, are one place in the text.
        "n": len({row["start"] for row in rows}),
        "hedged": len({row["start"] for row in rows if row["hedged"]}),
        "explicitness": next((degree for degree in EXPLICITNESS if degree in degrees), first["explicitness"]),
        "cue": _listed(row["cue"] for row in rows),
        "start": min(starts, default=None),
        "cue_spans": tuple(sorted({(row["start"], row["end"]) for row in rows if row["start"] is not None})),
        "rule": _listed(row["rule"] for row in rows),
        "score": max((row["score"] for row in rows if isinstance(row["score"], float)), default=None),
        "acts": _listed(row["act_id"] for row in rows),
    }


def _listed(names: Iterable[object]) -> str | None:
    kept = dict.fromkeys(name for name in names if isinstance(name, str))
    return LIST.join(kept) or None
