"""Acts between parties: hand-written probe sentences, and the ledger of the seed article.

A predicted act meets an expected edge when the act is the same, the source agrees and, for accusation and
criticism, a target agrees. Parties agree when they share a content word; unstated and author parties count as
one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .acts import AIMED, LABELS
from .estimates import Counts, harmonic, percent
from .matching import characters, one_to_one, spans

Act = Mapping[str, Any]

LEDGER = frozenset({"ACCUSE", "DENY", "EVADE", "UNDERCUT"})
EXPLICIT = frozenset({"lexical", "propositional"})

_FUNCTION_WORDS = frozenset(
    {
        *(
            "the",
            "a",
            "an",
            "some",
            "that",
            "this",
            "these",
            "those",
            "such",
            "my",
            "our",
            "his",
            "her",
            "its",
        ),
        *("their", "and", "or", "of", "in", "at", "for", "by", "on", "to", "mr", "mrs", "ms", "dr"),
    }
)


@dataclass(frozen=True, slots=True)
class Edge:
    """An expected act between parties.

    Parameters
    ----------
    act : str
        Its label.
    sources, targets : tuple of frozenset of str
        For each acceptable party the content words that name it; an empty set stands for nobody.
    within : tuple of int or None, default None
        The characters of the edge's own sentence: of several acts that agree, one there is taken first.
    """

    act: str
    sources: tuple[frozenset[str], ...]
    targets: tuple[frozenset[str], ...]
    within: tuple[int, int] | None = None


def content_words(string: str | None) -> frozenset[str]:
    """Give the words of a name in lower case, without articles, prepositions and titles.

    Examples
    --------
    >>> sorted(content_words("the Bureau of Mr. O’Neil"))
    ['bureau', "o'neil"]
    """
    return frozenset(re.findall(r"[\w'-]+", (string or "").lower().replace("\u2019", "'"))) - _FUNCTION_WORDS


def _is_nobody(party: str | None) -> bool:
    return party is None or party.strip("()").lower() in {"unstated", "author", "proposers"}


def _party(party: str | None, aliases: frozenset[str] = frozenset()) -> frozenset[str]:
    return frozenset() if _is_nobody(party) else content_words(party) | aliases


def _mention(act: Act, role: str, string: str) -> str:
    return " ".join(string[start:end] for start, end in spans(act.get(role)))


def _words_of(act: Act, role: str, string: str) -> frozenset[str]:
    """Content words of a predicted party's mention and of its resolved name."""
    name = act.get(f"{role}_name")
    return content_words(_mention(act, role, string)) | content_words(name if isinstance(name, str) else "")


def _agrees(expected: frozenset[str], act: Act, role: str, string: str) -> bool:
    if expected:
        return bool(expected & _words_of(act, role, string))
    given, name = act.get(role), str(act.get(f"{role}_name"))
    return given is None or isinstance(given, str) or name.upper() in {"AUTHOR", "UNSTATED"}


def meet(edges: Sequence[Edge], acts: Sequence[Act], string: str) -> dict[int, int]:
    """Pair expected edges with predicted acts.

    Parameters
    ----------
    edges : sequence of Edge
    acts : sequence of mapping
        Predicted acts, as the JSON contract has them.
    string : str
        The text that the acts' spans point into.

    Returns
    -------
    dict of int to int
        Index of the edge to index of the act.

    Examples
    --------
    >>> edge = Edge("DENY", (content_words("Ann"),), ())
    >>> meet([edge], [{"act": "DENY", "cue": [[4, 10]], "source": [[0, 3]]}], "Ann denied it.")
    {0: 0}
    """

    def agree(edge: Edge, act: Act) -> bool:
        aimed = bool(edge.targets) and edge.act in AIMED
        return (
            edge.act == act["act"]
            and any(_agrees(source, act, "source", string) for source in edge.sources)
            and (not aimed or any(_agrees(target, act, "target", string) for target in edge.targets))
        )

    def elsewhere(edge: Edge, act: Act) -> bool:
        at = min((start for start, _ in spans(act["cue"])), default=-1)
        return edge.within is None or not edge.within[0] <= at < edge.within[1]

    return one_to_one(
        ((float(elsewhere(edge, act)),), i, j)
        for i, edge in enumerate(edges)
        for j, act in enumerate(acts)
        if agree(edge, act)
    )


def _unblocked(document: Mapping[str, Any]) -> list[Act]:
    return [act for act in document["acts"] if not act.get("blocked")]


def _without(acts: Sequence[Act], met: Iterable[int]) -> list[Act]:
    used = set(met)
    return [act for index, act in enumerate(acts) if index not in used]


def count_probe(probe: Mapping[str, Any], document: Mapping[str, Any]) -> Counts:
    """Count one probe sentence.

    Parameters
    ----------
    probe : mapping
        ``text``, expected ``edges`` and ``must_not`` (what a correct analysis must not produce).
    document : mapping
        Its analysis, as the JSON contract has it.

    Returns
    -------
    Counts
        Additive counts for `measures`. An unexpected act is a false alarm if it accuses, criticises, denies
        or evades, or if the probe forbids its label.
    """
    edges = [
        Edge(
            edge["type"],
            tuple(_party(source) for source in _as_list(edge["source"])),
            tuple(_party(target) for target in edge.get("target") or ()),
        )
        for edge in probe["edges"]
    ]
    acts = _unblocked(document)
    met = meet(edges, acts, probe["text"])
    forbidden = {ban["what"].split()[-1] for ban in probe["must_not"] if ban["kind"] == "edge"} | set(LABELS)
    false = sum(act["act"] in forbidden for act in _without(acts, met.values()))
    clean = len(met) == len(edges) and not false
    return Counter(found=len(met), expected=len(edges), false=false, clean=int(clean), probes=1)


def measures(counts: Counts) -> dict[str, float]:
    """Turn summed counts into figures, in percent.

    Returns
    -------
    dict of str to float
        ``acts`` (F1), ``precision``, ``recall``, and ``clean``, the share of probes with nothing lost or
        false.

    Examples
    --------
    >>> measures(Counter(found=1, expected=1, false=1, clean=0, probes=1))["precision"]
    50.0
    """
    precision = percent(counts["found"], counts["found"] + counts["false"])
    recall = percent(counts["found"], counts["expected"])
    return {
        "acts": harmonic(precision, recall),
        "precision": precision,
        "recall": recall,
        "clean": percent(counts["clean"], counts["probes"]),
    }


def cases(counts: Counts) -> dict[str, int]:
    """Tell how many expected acts, or probes, each figure of `measures` rests on."""
    return {
        "acts": counts["expected"],
        "precision": counts["found"] + counts["false"],
        "recall": counts["expected"],
        "clean": counts["probes"],
    }


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


def _aliases(seed: Mapping[str, Any]) -> Callable[[str], frozenset[str]]:
    """Give the words by which the seed's gold names an entity."""
    words: dict[str, frozenset[str]] = {
        key: content_words(re.sub(r"\(.*?\)", "", entity["name"])) for key, entity in seed["entities"].items()
    }
    for mention in seed["mentions"]:
        words[mention["entity"]] = words.get(mention["entity"], frozenset()) | content_words(mention["text"])
    return lambda key: words.get(key, frozenset())


def _seed_edges(seed: Mapping[str, Any]) -> tuple[list[Edge], list[Edge]]:
    """Give the strict edges, and those that are neither demanded nor punished."""
    aliases = _aliases(seed)
    unstated = {key for key, entity in seed["entities"].items() if entity.get("type") == "unstated"}
    sentences = {segment["id"]: (segment["start"], segment["end"]) for segment in seed["segments"]}
    edges: tuple[list[Edge], list[Edge]] = ([], [])
    for edge in seed["edges"]:
        if edge["type"] not in LEDGER:
            continue
        sources, targets = (
            tuple(
                _party(None if key in unstated | {"AUTHOR"} else key, aliases(key)) for key in _as_list(edge.get(role))
            )
            for role in ("source", "target")
        )
        loose = edge["explicitness"] not in EXPLICIT
        edges[loose].append(Edge(edge["type"], sources, targets, sentences.get(edge["segment"])))
    return edges


def grave_errors(seed: Mapping[str, Any], acts: Iterable[Act], string: str) -> list[str]:
    """List the errors that would discredit the library on the seed article.

    Parameters
    ----------
    seed : mapping
        The seed's gold; its evasions tell where the accuser refuses to speak to the charge.
    acts : iterable of mapping
        Unblocked predicted acts.
    string : str
        The seed article.
    """
    evasions = (edge for edge in seed["edges"] if edge["type"] == "EVADE")
    evasive = {edge["segment"] for edge in evasions if "speak" in edge["cue"]}
    refusals = characters([(part["start"], part["end"]) for part in seed["segments"] if part["id"] in evasive])
    errors = set()
    for act in acts:
        label, who = act["act"], _words_of(act, "source", string)
        refused = "speak" in _mention(act, "cue", string).lower() or refusals & characters(act["cue"])
        target = content_words(_mention(act, "target", string))
        if label == "DENY" and who & {"wells", "alice"} and refused:
            errors.add("a refusal to speak to the charge is read as a denial")
        if label == "DENY" and who & {"pavel", "petr"}:
            errors.add("a lack of data is read as a denial")
        if label == "ACCUSE" and who & {"moscow", "russia", "zakharova"} and target & {"moscow", "russia"}:
            errors.add("the accused is read as the accuser")
    return sorted(errors)


@dataclass(frozen=True, slots=True)
class SeedLedger:
    """The seed's ledger, compared with its gold.

    Parameters
    ----------
    counts : Counts
        For `measures`.
    grave : tuple of str
        Grave errors, see `grave_errors`.
    joined, mentions : int
        Of the gold's ``mentions`` of its chief charge, those that meet on one predicted charge.
    """

    counts: Counts
    grave: tuple[str, ...]
    joined: int
    mentions: int


def seed_ledger(seed: Mapping[str, Any], document: Mapping[str, Any], string: str) -> SeedLedger:
    """Compare the seed's ledger with its gold.

    Parameters
    ----------
    seed : mapping
        The gold: entities, mentions, segments, edges and charges. Its implicit and weak edges are neither
        demanded nor punished.
    document : mapping
        The analysis of the seed, as the JSON contract has it.
    string : str
        The seed article.
    """
    strict, loose = _seed_edges(seed)
    acts = _unblocked(document)
    listed = [act for act in acts if act["act"] in LEDGER]
    met = meet(strict, listed, string)
    rest = _without(listed, met.values())
    unexpected = _without(rest, meet(loose, rest, string).values())
    false = sum(act.get("explicitness", "lexical") in EXPLICIT for act in unexpected)
    chief = [(span["start"], span["end"]) for span in seed["charges"]["C1"]["spans"]]
    joined = max((_touched(chief, spans(charge["mentions"])) for charge in document.get("charges", ())), default=0)
    counts = Counter(found=len(met), expected=len(strict), false=false)
    return SeedLedger(counts, tuple(grave_errors(seed, acts, string)), joined, len(chief))


def _touched(gold: Iterable[tuple[int, int]], mentions: Sequence[tuple[int, int]]) -> int:
    """Count the gold spans that a mention overlaps."""
    return sum(any(start < last and first < end for start, end in mentions) for first, last in gold)
