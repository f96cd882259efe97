"""How often each party does what about which charge, and which verb introduces what is said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

import pandas as pd

from .._errors import Error
from .._types import UNSTATED
from .making import CORRECTED, typed
from .schema import AGAINST, DISPUTES, EDGES, EXPLICITNESS, LIST, MATRIX, REPORTING_VERBS, STRICT


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
    # As objects: where pyarrow is installed, pandas would make strings of it that cannot hold a lone surrogate.
    merged = pd.DataFrame([_edge(rows) for rows in groups.values()], dtype=object)
    extra = [name for name in ledger.columns if name.startswith("meta_") or name == CORRECTED]
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
        **marked(rows),
    }


def marked(rows: Sequence[Mapping[str, object]]) -> dict[str, str]:
    """Return what a person did with rows that are merged into one, if they come from a corrected frame."""
    return {CORRECTED: _listed(row[CORRECTED] or None for row in rows) or ""} if CORRECTED in rows[0] else {}


def _listed(names: Iterable[object]) -> str | None:
    kept = dict.fromkeys(name for name in names if isinstance(name, str))
    return LIST.join(kept) or None


def matrix(table: pd.DataFrame, *, kinds: Collection[str] = ("ACCUSE",), parties: bool = True) -> pd.DataFrame:
    """Count how often each accuser accuses each accused.

    Parameters
    ----------
    table : pandas.DataFrame
        Edges, with columns as in `EDGES`, or a ledger, with columns as in `LEDGER`, of which the edges are taken.
    kinds : Collection of str
        Acts to count, of `AGAINST`.
    parties : bool
        Whether to count people for the party that they speak for; False counts them by name.

    Returns
    -------
    pandas.DataFrame
        Columns as in `MATRIX`, in long form: one row a pair that occurs, in the order of the table. An accusation
        whose target is not given counts for each of those whom its charge is held against.
        ``frame.pivot(index="accuser", columns="accused", values="n")`` is the wide form, accusers in the rows.

    Raises
    ------
    Error
        If a kind has no target, or if the table has not the columns of a ledger or of edges.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Moscow accused Kyiv of lying. Kyiv accused Moscow of stealing.")
    >>> matrix(doc.ledger)[["accuser", "accused", "n"]].values.tolist()
    [['Russia', 'Ukraine', 1], ['Ukraine', 'Russia', 1]]
    """
    if wrong := [kind for kind in kinds if kind not in AGAINST]:
        raise Error(f"{wrong[0]} has nobody as its target: count {' or '.join(AGAINST)}")
    found = edges(table, kinds=kinds) if "act_id" in table.columns else table
    if missing := [name for name in EDGES if name not in found.columns]:
        raise Error(f"the table has no column {missing[0]!r}: pass a ledger, or what allegedly.frames.edges returns")
    source, target = ("source_party", "target_party") if parties else ("source", "target")
    pairs: dict[tuple[str, str], list[Mapping[str, object]]] = {}
    chosen = found[found["act"].isin(list(kinds))].sort_values(["doc", "start"], kind="stable")
    for row in chosen.astype(object).where(chosen.notna(), None).to_dict("records"):
        held = row[target] or row["accused"] or UNSTATED
        for accused in dict.fromkeys(str(held).split(LIST)):
            pair = (str(row[source] or row["source"]), accused)
            pairs.setdefault(pair, []).append({str(name): value for name, value in row.items()})
    counted = [
        {
            "accuser": accuser,
            "accused": accused,
            "n": sum(int(str(row["n"])) for row in rows),
            "charges": len({(row["doc"], row["charge_id"] or row["acts"]) for row in rows}),
            "docs": len({row["doc"] for row in rows}),
            **marked(rows),
        }
        for (accuser, accused), rows in pairs.items()
    ]
    extra = [CORRECTED] if CORRECTED in found.columns else []
    frame = typed(pd.DataFrame(counted, columns=[*MATRIX, *extra], dtype=object), MATRIX)
    return frame.astype({name: found[name].dtype for name in extra})


def reporting_verbs(attributions: pd.DataFrame) -> pd.DataFrame:
    """Count the verbs and phrases that introduce what somebody said, by what the author thereby takes on.

    Parameters
    ----------
    attributions : pandas.DataFrame
        Columns as in `ATTRIBUTIONS`; of as many documents as you like.

    Returns
    -------
    pandas.DataFrame
        Columns as in `REPORTING_VERBS`: one row a lemma and commitment, the frequent ones first, those of one
        frequency in the order of the alphabet. Attributions without a cue are left out.

    Raises
    ------
    Error
        If a column is missing.

    Notes
    -----
    The commitments are those of the appraisal framework: acknowledge and distance (Martin & White 2005,
    *The Language of Evaluation*), and endorse and deny.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze('"It rains," Ann said. Bob claimed that it snows. "It pours," Cy said.')
    >>> reporting_verbs(doc.attributions).values.tolist()
    [['say', 'acknowledge', 2, 2], ['claim', 'distance', 1, 1]]
    """
    needed = ("cue_lemma", "author_commitment", "speaker")
    if missing := [name for name in needed if name not in attributions.columns]:
        raise Error(f"the frame of attributions has no column {missing[0]!r}: pass Document.attributions")
    known = attributions[attributions["cue_lemma"].fillna("").ne("")]
    named = known["speaker"].where(known["speaker"].ne(UNSTATED))
    groups = known.assign(named=named).groupby(["cue_lemma", "author_commitment"], sort=False, dropna=False)
    counted = groups["named"].agg(n="size", speakers="nunique").reset_index()
    ordered = counted.assign(few=-counted["n"]).sort_values(["few", "cue_lemma", "author_commitment"], kind="stable")
    return typed(ordered.reset_index(drop=True), REPORTING_VERBS)
