"""One ledger over many documents: charges of different texts, joined by the rules for charges of one text.

Two charges are one across documents if they are held against the same (the same names, each that of whom somebody
speaks for), their deeds agree by lemma, nominalisation or paraphrase, and they were done to the same: the same thing
in the first place and, where they name names, one of these. Years that differ part them again. What is held against
nobody, somebody the text only describes ("the firm"), or by a pronoun, joins nothing across documents.

Only charges and rows of ledgers are kept, never texts, so that a corpus may be larger than memory.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

import pandas as pd

from .. import frames
from .._errors import Error
from ..frames.making import typed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..charges import Charge
    from ..document import Document

#: A charge by the name of its document and its id there.
Key = tuple[str, str]

_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_PARTICLES: Final = frozenset("al bin da de del der di du el ibn la le van von".split())


def ledger(documents: Iterable[Document], *, blocked: bool = False) -> pd.DataFrame:
    """Put the acts of many documents beside the charges that they bear on, a charge of several documents under one id.

    Parameters
    ----------
    documents : iterable of Document
        Each with a name of its own. They are taken one at a time and not kept: give a generator for a large corpus.
    blocked : bool
        Keep acts that did not take place (negated, asked, hypothetical).

    Returns
    -------
    pandas.DataFrame
        Columns as in `allegedly.frames.CORPUS` and one ``meta_`` column for each item of metadata of any document:
        one row a pair of charge and act. ``corpus_id`` is ``K1``, ``K2``, ... in the order of the rows, ``charge_id``
        and ``doc`` tell the charge within its document, and offsets count within that document. Rows stand by
        document name, charge for charge; their order and all ids are the same in whatever order documents come.
        Acts on no charge come last, without either id.

    Raises
    ------
    Error
        If two documents have one name.

    Examples
    --------
    >>> import allegedly as al
    >>> monday = al.analyze("Bell accused Ostmark of bombing the harbour.", name="monday")
    >>> friday = al.analyze("Ostmark denied shelling the harbour.", name="friday")
    >>> found = al.ledger([monday, friday])
    >>> found[["corpus_id", "doc", "act", "source_name"]].values.tolist()
    [['K1', 'friday', 'DENY', 'Ostmark'], ['K1', 'monday', 'ACCUSE', 'Bell']]
    """
    tables: dict[str, pd.DataFrame] = {}
    charges: list[tuple[str, Charge]] = []
    for document in documents:
        if document.name in tables:
            raise Error(f"two documents are named {document.name!r}: give every document a name of its own")
        table = frames.ledger(document.acts, document.charges, blocked=True) if blocked else document.ledger
        tables[document.name] = table
        charges.extend((document.name, charge) for charge in document.records.charges)
    # A frame without rows has no say in dtypes.
    some = [tables[name] for name in sorted(tables) if len(tables[name])]
    whole = pd.concat(some, ignore_index=True) if some else next(iter(tables.values()), None)
    if whole is None:
        whole = pd.DataFrame(columns=list(frames.LEDGER))
    ids = corpus_ids(charges)
    keys = zip(whole["doc"], whole["charge_id"].astype(object), strict=True)
    numbers = [ids.get((doc, charge), 0) if isinstance(charge, str) else 0 for doc, charge in keys]
    names = [f"K{number}" if number else "" for number in numbers]
    whole = whole.assign(corpus_id=pd.Series(names, whole.index).where(lambda some: some.ne("")), number=numbers)
    whole = whole.assign(alone=whole["number"].eq(0))
    whole = whole.sort_values(["alone", "number"], kind="stable", ignore_index=True)
    return typed(whole.drop(columns=["number", "alone"]), frames.CORPUS)


def corpus_ids(charges: Iterable[tuple[str, Charge]]) -> dict[Key, int]:
    """Give charges of different documents numbers, those that are one the same.

    Parameters
    ----------
    charges : iterable of (str, Charge)
        Charges with the name of their document, in any order.

    Returns
    -------
    dict
        Number of each charge by document and id, from 1 in the order of the first document and charge by name.
    """
    known = {(doc, charge.id): charge for doc, charge in charges}
    groups = [*_joined(known), *([key] for key, charge in known.items() if not _joinable(charge))]
    ordered = sorted((sorted(group, key=_order) for group in groups), key=lambda group: _order(group[0]))
    return {key: number for number, group in enumerate(ordered, start=1) for key in group}


def _order(key: Key) -> tuple[str, int, str]:
    doc, charge = key
    return doc, int(charge[1:]) if charge[1:].isdigit() else 0, charge


def _joinable(charge: Charge) -> bool:
    return bool(charge.deeds) and bool(charge.accused) and all(map(_is_name, charge.accused))


def _is_name(name: str) -> bool:
    """Tell whether somebody is named and not only described ("three Ostmark diplomats")."""
    words = name.split()
    while words and words[0] in _PARTICLES:
        words = words[1:]
    return bool(words) and words[0][:1].isupper()


def _joined(known: Mapping[Key, Charge]) -> Iterator[list[Key]]:
    """Yield groups of charges that are one; every step depends on all charges, none on their order."""
    against: defaultdict[tuple[frozenset[str], str], list[Key]] = defaultdict(list)
    for key, charge in known.items():
        if _joinable(charge):
            against[frozenset(charge.accused), charge.core].append(key)
    for (accused, _), keys in against.items():
        own = {word.lower() for name in accused for word in name.split()}
        counts = Counter(name for key in keys for name in known[key].names - own)
        named: defaultdict[str, list[Key]] = defaultdict(list)
        for key in keys:
            names = known[key].names - own
            # Of several names the one that most of them have, so that a name more does not part two charges.
            named[min(names, key=lambda name: (-counts[name], name)) if names else ""].append(key)
        for some in named.values():
            for group in _linked({key: known[key].deeds for key in some}):
                yield from _by_year({key: _years(known[key]) for key in group})


def _linked(words: Mapping[Key, frozenset[str]]) -> list[list[Key]]:
    """Return keys in groups: directly or over others, those of a group share a word."""
    above: dict[str, str] = {}

    def root(word: str) -> str:
        while (up := above.setdefault(word, word)) != word:
            above[word] = above[up]
            word = above[word]
        return word

    for some in words.values():
        first, *rest = some
        for word in rest:
            above[root(word)] = root(first)
    groups: defaultdict[str, list[Key]] = defaultdict(list)
    for key, some in words.items():
        groups[root(next(iter(some)))].append(key)
    return list(groups.values())


def _years(charge: Charge) -> frozenset[str]:
    return frozenset(number for number in charge.numbers if _YEAR.fullmatch(number))


def _by_year(years: Mapping[Key, frozenset[str]]) -> Iterator[list[Key]]:
    """Yield one group if no years differ; else one for each of them, and one for charges without a year."""
    dated = {key: some for key, some in years.items() if some}
    groups: Sequence[list[Key]] = _linked(dated)
    if len(groups) < 2:
        yield list(years)
        return
    yield from groups
    undated = [key for key in years if key not in dated]
    if undated:
        yield undated
