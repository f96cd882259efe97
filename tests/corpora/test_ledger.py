from __future__ import annotations

import weakref
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly import frames
from allegedly.charges import Charge
from allegedly.corpora.ledger import corpus_ids

if TYPE_CHECKING:
    from collections.abc import Iterator

TEXTS = {
    "monday": "Liria accused Ostmark of shelling the port of Selm. The mayor declined to comment.",
    "tuesday": "Ostmark denied bombing the port of Selm.",
    "friday": "Liria accused Ostmark of shelling the port of Korva.",
}


@pytest.fixture(scope="module")
def documents() -> list[al.Document]:
    return [al.analyze(text, name=name, meta={"agency": "own"}) for name, text in TEXTS.items()]


def charge(accused: str, deeds: str, core: str = "", *, names: str = "", numbers: str = "", id: str = "C1") -> Charge:
    parts = [frozenset(words.split()) for words in (deeds, f"{core} {names}", names, numbers)]
    some = tuple(name for name in accused.split("; ") if name)
    return Charge(id, deeds, some, (), (), parts[0], core, parts[1], parts[2], parts[3])


def groups(*charges: Charge) -> str:
    ids = corpus_ids((str(number), one) for number, one in enumerate(charges))
    return "".join(str(ids[str(number), one.id]) for number, one in enumerate(charges))


@pytest.mark.parametrize(
    ("charges", "expected"),
    [
        ([charge("Ostmark", "shell =attack", "port"), charge("Ostmark", "bomb =attack", "port")], "11"),
        ([charge("Ostmark", "spy"), charge("Ostmark", "spying spy")], "11"),
        ([charge("Ostmark", "arm", "rebel"), charge("Ostmark", "fund", "rebel")], "12"),
        ([charge("Ostmark", "arm", "rebel"), charge("Liria", "arm", "rebel")], "12"),
        ([charge("Ostmark", "arm", "rebel"), charge("Ostmark; Liria", "arm", "rebel")], "12"),
        ([charge("Ostmark", "arm", "rebel"), charge("Ostmark", "arm", "militia")], "12"),
        ([charge("Ostmark", "arm", "rebel"), charge("Ostmark", "arm")], "12"),
        ([charge("Ostmark", "shell", "port", names="selm"), charge("Ostmark", "shell", "port", names="korva")], "12"),
        ([charge("Ostmark", "shell", "port", names="selm"), charge("Ostmark", "shell", "port")], "12"),
        ([charge("Ostmark", "shell", "port", names="selm ostmark"), charge("Ostmark", "shell", "port", names="selm")],
         "11"),
        ([charge("Hansel", "rig", "vote", numbers="2016"), charge("Hansel", "rig", "vote", numbers="2020"),
          charge("Hansel", "rig", "vote")], "123"),
        ([charge("Hansel", "rig", "vote", numbers="2016"), charge("Hansel", "rig", "vote")], "11"),
        ([charge("Hansel", "kill", "man", numbers="12"), charge("Hansel", "kill", "man", numbers="15")], "11"),
        ([charge("", "arm", "rebel"), charge("", "arm", "rebel")], "12"),
        ([charge("company", "arm", "rebel"), charge("company", "arm", "rebel")], "12"),
        ([charge("three Ostmark diplomats", "spy"), charge("three Ostmark diplomats", "spy")], "12"),
        ([charge("de Sousa", "spy"), charge("de Sousa", "spy")], "11"),
        ([charge("Ostmark", "", "rebel"), charge("Ostmark", "", "rebel")], "12"),
    ],
)  # fmt: skip
def test_charges_of_different_documents(charges: list[Charge], expected: str) -> None:
    assert groups(*charges) == expected


def test_a_deed_left_undone_is_another_charge() -> None:
    done = charge("Ostmark", "report", "leak")
    undone = Charge("C1", "", ("Ostmark",), (), (), frozenset({"not report"}), "leak")
    assert groups(done, undone, undone) == "122"


ANY = st.builds(
    charge,
    st.sampled_from(["Ostmark", "Liria", "Ostmark; Liria", "firm", ""]),
    st.sampled_from(["arm", "arm =arm", "send =arm", "send", "spy", ""]),
    st.sampled_from(["rebel", "port", ""]),
    names=st.sampled_from(["", "selm", "korva", "selm korva"]),
    numbers=st.sampled_from(["", "2016", "2020", "2016 2020", "7"]),
)


@given(st.lists(ANY, max_size=12).flatmap(lambda some: st.tuples(st.just(some), st.permutations(range(len(some))))))
def test_ids_do_not_hang_on_the_order_of_documents(given_charges: tuple[list[Charge], list[int]]) -> None:
    charges, order = given_charges
    told = [(f"d{number:02}", one) for number, one in enumerate(charges)]
    ids = corpus_ids(told)
    assert corpus_ids(told[k] for k in order) == ids
    assert sorted(set(ids.values())) == list(range(1, len(set(ids.values())) + 1))
    for (doc, id), number in ids.items():
        others = [charges[int(d[1:])] for (d, _), n in ids.items() if n == number]
        assert len({frozenset(one.accused) for one in others}) == 1, (doc, id)


def test_one_ledger_over_documents(documents: list[al.Document]) -> None:
    ledger = al.ledger(documents)
    assert list(ledger.columns) == [*frames.CORPUS, "meta_agency"]
    assert ledger[["corpus_id", "doc", "charge_id", "act"]].fillna("-").values.tolist() == [
        ["K1", "friday", "C1", "ACCUSE"],
        ["K2", "monday", "C1", "ACCUSE"],
        ["K2", "tuesday", "C1", "DENY"],
        ["-", "monday", "-", "EVADE"],
    ]
    for _, row in ledger.iterrows():
        assert TEXTS[row["doc"]][row["start"] : row["end"]] == row["cue"]


def test_the_ledger_is_the_same_in_any_order(documents: list[al.Document]) -> None:
    pd.testing.assert_frame_equal(al.ledger(documents[::-1]), al.ledger(documents))


def test_no_document_is_kept(documents: list[al.Document]) -> None:
    class Copy:
        def __init__(self, document: al.Document) -> None:
            self.name, self.ledger, self.records = document.name, document.ledger, document.records

    alive: weakref.WeakSet[Any] = weakref.WeakSet()

    def stream() -> Iterator[Any]:
        for document in documents:
            assert len(alive) <= 1
            copy = Copy(document)
            alive.add(copy)
            yield copy
            del copy

    assert len(al.ledger(stream())) == 4


def test_two_documents_of_one_name_are_refused(documents: list[al.Document]) -> None:
    with pytest.raises(al.Error, match="two documents are named 'monday': give every document a name of its own"):
        al.ledger([documents[0], documents[0]])


def test_no_acts_make_an_empty_ledger() -> None:
    for some in ([], [al.analyze("", name="nothing")]):
        ledger = al.ledger(some)
        assert len(ledger) == 0
        assert list(ledger.columns) == list(frames.CORPUS)


def test_acts_that_did_not_take_place_are_kept_on_request() -> None:
    document = al.analyze("Liria has not accused Ostmark of shelling the port of Selm.", name="calm")
    assert len(al.ledger([document])) == 0
    assert al.ledger([document], blocked=True)[["act", "blocked"]].values.tolist() == [["ACCUSE", True]]
