"""Every act beside the charge that it bears on: as one row an act, and as one row a charge."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, Final

import pandas as pd

from .._errors import Error
from .._types import UNSTATED
from .counts import marked
from .making import CORRECTED, STRING, typed
from .schema import DISPUTES, EXPLICITNESS, LEDGER, LIST, POSITIONS, ROLES

_PAIR: Final = ("doc", "charge_id", "act_id", "joined_by", "joined_on", "mention_start", "mention_end")
_ANSWERS: Final = ("DENY", "UNDERCUT")


def ledger(acts: pd.DataFrame, charges: pd.DataFrame, *, blocked: bool = False) -> pd.DataFrame:
    """Put every act beside the charge that it bears on: who accuses, who denies, who will not say.

    Parameters
    ----------
    acts : pandas.DataFrame
        Columns as in `ACTS`, of one document or of several.
    charges : pandas.DataFrame
        Columns as in `CHARGES`, of the same documents.
    blocked : bool
        Keep acts that did not take place (negated, asked, hypothetical).

    Returns
    -------
    pandas.DataFrame
        Columns as in `LEDGER`, one row a pair of charge and act: the charges in their order, the acts on a
        charge in the order of the text. An accusation of two things at once stands on both. An act of `DISPUTES`
        on no charge comes last, without a ``charge_id``, its ``gloss`` the words that it is about, if any; other
        acts without a charge are left out.

    Raises
    ------
    Error
        If two documents have one name.
    """
    known = _known(charges)
    chosen = acts if blocked else acts[~acts["blocked"]]
    chosen = chosen.rename(columns={"id": "act_id", "charge_id": "first_charge"})
    joined = _pairs(charges, chosen).merge(chosen, how="inner", on=["doc", "act_id"])
    paired = pd.MultiIndex.from_frame(joined[["doc", "act_id"]])
    alone = ~pd.MultiIndex.from_frame(chosen[["doc", "act_id"]]).isin(paired) & chosen["act"].isin(DISPUTES)
    # A frame without rows has no say in dtypes.
    both = [frame for frame in (joined, chosen[alone].reindex(columns=joined.columns)) if len(frame)]
    rows = pd.concat(both, ignore_index=True) if both else joined
    rows = rows.astype({"charge_id": STRING}).merge(known, how="left", on=["doc", "charge_id"])
    rows["gloss"] = rows["gloss"].fillna(rows["charge"])
    rows["mention"] = pd.Series([_words(row) for row in rows.to_dict("records")], rows.index, dtype=STRING)
    place = {doc: at for at, doc in enumerate(dict.fromkeys(acts["doc"]))}
    rows["document"] = [place[doc] for doc in rows["doc"]]
    rows = rows.sort_values(["document", "order", "start"], kind="stable", ignore_index=True)
    return typed(rows, LEDGER)


def _known(charges: pd.DataFrame) -> pd.DataFrame:
    known = charges[["doc", "id", "gloss", "accused"]].rename(columns={"id": "charge_id"})
    known = known.assign(
        accused=pd.Series([LIST.join(names) for names in known["accused"]], known.index, dtype=STRING),
        order=range(len(known)),
    )
    twice = known[known.duplicated(["doc", "charge_id"])]
    if len(twice):
        doc, charge = twice.iloc[0][["doc", "charge_id"]]
        raise Error(f"two charges are {charge!r} of document {doc!r}: give every document a name of its own")
    return known


def _pairs(charges: pd.DataFrame, acts: pd.DataFrame) -> pd.DataFrame:
    """Return charge and act of each pair, and why: as the charges say, else as the acts do."""
    rows: list[tuple[object, ...]] = []
    for doc, charge, joins in zip(charges["doc"], charges["id"], charges["joins"], strict=True):
        for act, by, words, mention in joins:
            start, end = (None, None) if mention is None else mention
            rows.append((doc, charge, act, by, words or None, start, end))
    said = {row[:3] for row in rows}
    for doc, charge, act, start, end in acts[
        ["doc", "first_charge", "act_id", "charge_start", "charge_end"]
    ].itertuples(index=False):
        if isinstance(charge, str) and (doc, charge, act) not in said:
            rows.append((doc, charge, act, None, None, start, end))
    frame = pd.DataFrame(rows, columns=list(_PAIR), dtype=object)
    words = dict.fromkeys(("doc", "charge_id", "act_id", "joined_by", "joined_on"), STRING)
    return frame.astype({**words, "mention_start": "Int64", "mention_end": "Int64"})


def _words(row: Mapping[Any, Any]) -> str | None:
    """Return the words by which an act speaks of a charge: a part of its charge, or its cue."""
    start, end = row["mention_start"], row["mention_end"]
    if pd.isna(start):
        return None
    for name in ("charge", "cue"):
        if isinstance(row[name], str) and row[f"{name}_start"] <= start and end <= row[f"{name}_end"]:
            at = row[f"{name}_start"]
            found: str = row[name][int(start - at) : int(end - at)]
            return found
    return None


def positions(ledger: pd.DataFrame, *, explicitness: Collection[str] = EXPLICITNESS) -> pd.DataFrame:
    """Set out who stands where on each charge: the ledger as a table to read, one row a charge.

    Parameters
    ----------
    ledger : pandas.DataFrame
        Columns as in `LEDGER`.
    explicitness : Collection of str
        Degrees of explicitness to take in; `STRICT` for what a word names or a clause says.

    Returns
    -------
    pandas.DataFrame
        Columns as in `POSITIONS`; acts that did not take place, and acts outside all charges, are not in it.

    Examples
    --------
    >>> from allegedly import analyze
    >>> doc = analyze("Bell accused the mayor of espionage. The mayor denied spying.")
    >>> table = positions(doc.ledger)
    >>> table[["gloss", "accusers", "deniers"]].values.tolist()
    [['espionage', 'Bell', 'mayor']]
    >>> table["deniers_evidence"].item()
    '47–53: The mayor denied spying.'
    """
    chosen = ledger[ledger["charge_id"].notna() & ledger["explicitness"].isin(list(explicitness))]
    chosen = chosen[~chosen["blocked"].fillna(False).astype(bool)]
    groups: dict[tuple[object, object], list[dict[str, Any]]] = {}
    for row in chosen.astype(object).where(chosen.notna(), None).to_dict("records"):
        groups.setdefault((row["doc"], row["charge_id"]), []).append({str(name): value for name, value in row.items()})
    extra = [name for name in ledger.columns if name.startswith("meta_") or name == CORRECTED]
    # Left to itself, pandas may infer Arrow strings, which cannot hold the lone surrogate of a damaged text.
    found = [_position(rows, extra) for rows in groups.values()]
    frame = pd.DataFrame(found, columns=[*POSITIONS, *extra], dtype=object)
    frame = typed(frame, POSITIONS)
    for name in extra:
        frame[name] = frame[name].astype(ledger[name].dtype)
    return frame


def _position(rows: Sequence[Mapping[str, Any]], extra: Sequence[str]) -> dict[str, object]:
    first = rows[0]
    found: dict[str, object] = {name: first[name] for name in ("doc", "charge_id", "gloss", "accused", *extra)}
    acts = {row["act"] for row in rows}
    found["disputed"] = "ACCUSE" in acts and not acts.isdisjoint(_ANSWERS)
    for act, role in ROLES.items():
        found |= dict(_role([row for row in rows if row["act"] == act], role))
    found["n"] = len({row["act_id"] for row in rows})
    return found | marked(rows)


def _role(rows: Sequence[Mapping[str, Any]], role: str) -> Iterator[tuple[str, object]]:
    names = dict.fromkeys(row["source_name"] for row in rows)
    named = [name for name in names if name != UNSTATED]
    cues = sorted({(row["start"], row["end"]): row["evidence"] for row in rows if row["start"] is not None}.items())
    yield role, LIST.join(named or names) or None
    yield f"{role}_evidence", "\n".join(f"{s}–{e}: {' '.join((text or '').split())}" for (s, e), text in cues) or None
    yield f"{role}_spans", tuple(span for span, _ in cues)
    yield f"{role}_rules", LIST.join(dict.fromkeys(row["rule"] for row in rows)) or None
