"""How far each rule for acts can be trusted: the precision of what it finds.

Rules for accusing, criticising, denying and evading are held against the annotated sentences of PolNeAR, train and
dev; the rules were made on train, so only dev is out of sample, and small. Rules for the other acts are held against
rows of dev that were judged one by one ; a row nobody judged does not count.

Intervals are those of E. B. Wilson (1927), "Probable inference, the law of succession, and statistical inference",
for one proportion; rows of one article are taken as independent.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import NormalDist
from typing import Any, Final

from ..acts import RULES
from .acts import LABELS, pair
from .estimates import Estimate
from .gold import read_json
from .matching import characters

Documents = Mapping[str, Mapping[str, Any]]
"""Documents as the JSON contract has them, by name of the article; only their ``acts`` are looked at."""

Tally = dict[str, list[bool]]
"""By rule, whether each act that it found is right."""

_Z: Final = NormalDist().inv_cdf(0.975)


def wilson(right: int, of: int) -> tuple[float, float]:
    """Give the bounds of the 95 % interval of a proportion, in percent.

    Parameters
    ----------
    right, of : int
        Successes and trials.

    Examples
    --------
    >>> [round(bound, 1) for bound in wilson(9, 10)]
    [59.6, 98.2]
    >>> wilson(0, 0)
    (0.0, 100.0)
    """
    if not of:
        return 0.0, 100.0
    share, spread = right / of, _Z**2 / of
    middle = share + spread / 2
    width = (_Z / of) * (share * (1 - share) * of + _Z**2 / 4) ** 0.5
    low, high = ((middle - width) / (1 + spread), (middle + width) / (1 + spread))
    return 100 * max(low, 0.0), 100 * min(high, 1.0)


def in_annotated_sentences(gold: Iterable[Mapping[str, Any]], documents: Documents) -> Tally:
    """Tell which acts found in annotated sentences are in the gold, by rule.

    Parameters
    ----------
    gold : iterable of mapping
        Annotated sentences, as for `allegedly.evaluation.acts.count`, with the name of their ``article``.
    documents : Documents
        What was found.

    Returns
    -------
    Tally
        Acts that meet an optional one of the gold are left out, as blocked acts are.
    """
    found: Tally = defaultdict(list)
    for sentence in gold:
        acts = documents.get(sentence["article"], {"acts": []})["acts"]
        expected, predicted, mates = pair(sentence, acts)
        mate_of = {j: i for i, j in mates.items()}
        for j, act in enumerate(predicted):
            if j not in mate_of or not expected[mate_of[j]].get("optional"):
                found[act["rule"]].append(j in mate_of)
    return dict(found)


def among_judged(judged: Iterable[Mapping[str, Any]], documents: Documents) -> Tally:
    """Tell which acts found where somebody judged one are right, by rule.

    Parameters
    ----------
    judged : iterable of mapping
        Judged rows: ``article``, ``act``, ``cue``, and ``right`` with the keys ``act``, ``source``, ``target``.
    documents : Documents
        What was found. An act meets a judged row of the same label whose cue it shares a character with; one that
        meets none does not count.

    Returns
    -------
    Tally
        Whether the act is right; its source and target are not asked for.
    """
    places: dict[tuple[str, str], list[tuple[frozenset[int], bool]]] = defaultdict(list)
    for row in judged:
        places[row["article"], row["act"]].append((characters(row["cue"]), row["right"]["act"]))
    found: Tally = defaultdict(list)
    for name, document in documents.items():
        for act in document["acts"]:
            if act.get("blocked"):
                continue
            cue = characters(act["cue"])
            met = next((right for place, right in places.get((name, act["act"]), ()) if place & cue), None)
            if met is not None:
                found[act["rule"]].append(met)
    return dict(found)


def figures(tallies: Mapping[str, Tally]) -> dict[str, dict[str, Any]]:
    """Lay tallies out by rule.

    Parameters
    ----------
    tallies : mapping of str to Tally
        By name of the set, such as ``"dev"``.

    Returns
    -------
    dict of str to dict
        By rule, in the order of `allegedly.acts.RULES`: its ``act``, and for each set in which it found something
        ``n``, ``right``, ``precision`` in percent and the bounds ``low`` and ``high`` of its interval.

    Examples
    --------
    >>> figures({"dev": {"A1": [True, True, False]}})["A1"]["dev"]
    {'n': 3, 'right': 2, 'precision': 66.7, 'low': 20.8, 'high': 93.9}
    """
    return {
        rule.name: {
            "act": rule.act,
            **{name: _figure(tally[rule.name]) for name, tally in tallies.items() if tally.get(rule.name)},
        }
        for rule in RULES
    }


def _figure(rows: Sequence[bool]) -> dict[str, float]:
    right, of = sum(rows), len(rows)
    low, high = wilson(right, of)
    return {
        "n": of,
        "right": right,
        "precision": round(100 * right / of, 1),
        "low": round(low, 1),
        "high": round(high, 1),
    }


def others(judged: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Keep the judged rows of acts for which there are no annotated sentences."""
    return [row for row in judged if row["act"] not in LABELS]


def estimates(measured: Mapping[str, Mapping[str, Any]]) -> dict[str, Estimate]:
    """Give what `figures` lays out as estimates, by rule and set.

    Examples
    --------
    >>> estimates(figures({"dev": {"A1": [True, True, False]}}))
    {'A1.dev': Estimate(value=66.7, low=20.8, high=93.9, n=3)}
    """
    return {
        f"{rule}.{name}": Estimate(one["precision"], one["low"], one["high"], one["n"])
        for rule, sets in measured.items()
        for name, one in sets.items()
        if name != "act"
    }


def score(
    gold: Mapping[str, Sequence[Mapping[str, Any]]],
    judged: Iterable[Mapping[str, Any]],
    documents: Mapping[str, Documents],
) -> dict[str, dict[str, Any]]:
    """Measure every rule.

    Parameters
    ----------
    gold : mapping of str to sequence of mapping
        Annotated sentences of ``"train"`` and ``"dev"``.
    judged : iterable of mapping
        Judged rows of dev; those of the four annotated acts do not count.
    documents : mapping of str to Documents
        What was found in ``"train"`` and ``"dev"``.

    Returns
    -------
    dict of str to dict
        As `figures` lays it out, sets ``"train"``, ``"dev"`` and ``"judged"``.
    """
    tallies = {name: in_annotated_sentences(sentences, documents[name]) for name, sentences in gold.items()}
    return figures({**tallies, "judged": among_judged(others(judged), documents["dev"])})


def load(path: Path) -> list[dict[str, Any]]:
    """Read the judged rows."""
    rows: list[dict[str, Any]] = read_json(path)
    return rows


def table(measured: Mapping[str, Mapping[str, Any]]) -> str:
    """Lay out what `score` gives for a reader: one line a rule and set.

    Examples
    --------
    >>> dev = {"n": 3, "right": 2, "precision": 66.7, "low": 20.8, "high": 93.9}
    >>> print(table({"A1": {"act": "ACCUSE", "dev": dev}}))
    rules for acts, precision in %
      A1   ACCUSE           dev        2 of    3    66.7   20.8-93.9
    """
    lines = ["rules for acts, precision in %"]
    for name, rule in measured.items():
        for where, one in rule.items():
            if where != "act":
                bounds = f"{one['low']:.1f}-{one['high']:.1f}"
                cells = f"{one['right']:>4} of {one['n']:>4}{one['precision']:>8.1f}{bounds:>12}"
                lines.append(f"  {name:<5}{rule['act']:<17}{where:<8}{cells}")
    return "\n".join(lines)
