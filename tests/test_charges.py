from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from _readings import reading
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.acts import Act
from allegedly.charges import Charge, Paraphrase, charges, default, load

if TYPE_CHECKING:
    from pathlib import Path

    from allegedly._types import Span, Spans
    from allegedly.actors import Actors
    from allegedly.reading import Reading

ARMING = "Russia|Russia|PROPN|3|nsubj is|be|AUX|3|aux arming|arm|VERB|0|root the|_|DET|5|det rebels|rebel|NOUN|3|obj"
SENDING = (
    "Moscow|Moscow|PROPN|2|nsubj denied|deny|VERB|0|root sending|send|VERB|2|xcomp weapons|weapon|NOUN|3|obj "
    "to|_|ADP|6|case them|they|PRON|3|obl"
)
SUPPORTING = (
    "Moscow|Moscow|PROPN|2|nsubj denied|deny|VERB|0|root supporting|support|VERB|2|xcomp the|_|DET|5|det "
    "rebels|rebel|NOUN|3|obj"
)
SUCH = "Moscow|Moscow|PROPN|2|nsubj rejected|reject|VERB|0|root such|_|ADJ|4|amod insinuations|insinuation|NOUN|2|obj"
GUARDS = "The|_|DET|2|det guards|guard|NOUN|3|nsubj armed|arm|VERB|0|root the|_|DET|5|det farmers|farmer|NOUN|3|obj"
PRINCIPALS = {"Moscow": "Russia"}


class Names:
    """Actors that call every mention by its own words; Moscow speaks for Russia."""

    def __init__(self, string: str) -> None:
        self.string = string

    def name_of(self, span: Span | Spans | str) -> str:
        if isinstance(span, str):
            return span
        first = span[0]
        start, end = first if isinstance(first, tuple) else cast("Span", span)
        return self.string[start:end]

    def principal(self, name: str) -> str:
        return PRINCIPALS.get(name, name)


def act(read: Reading, kind: str, charge: str, *, source: str, target: str | None = None, nth: int = 0) -> Act:
    at = -1
    for _ in range(nth + 1):
        at = read.string.index(charge, at + 1)
    party: Spans | None = None
    if target is not None:
        start = read.string.index(target)
        party = ((start, start + len(target)),)
    return Act(
        "x",
        kind,
        ((at, at + 1),),
        "UNSTATED",
        source,
        party,
        target,
        (at, at + len(charge)),
        None,
        "lexical",
        False,
        None,
        False,
        "A1",
        1.0,
        None,
    )


def joined(read: Reading, *some: Act) -> tuple[list[str | None], tuple[Charge, ...]]:
    done, made = charges(read, some, cast("Actors", Names(read.string)))
    return [x.charge_id for x in done], made


def test_accuser_and_denier_meet_on_a_paraphrase() -> None:
    read = reading(ARMING, SENDING)
    ids, made = joined(
        read,
        act(read, "ACCUSE", "is arming the rebels", source="Kyiv", target="Russia"),
        act(read, "DENY", "sending weapons to them", source="Moscow"),
    )
    assert ids == ["C1", "C1"]
    assert made[0].accused == ("Russia",)
    assert made[0].gloss == "arming the rebels"


def test_another_predicate_is_another_charge() -> None:
    read = reading(ARMING, SUPPORTING)
    ids, _ = joined(
        read,
        act(read, "ACCUSE", "is arming the rebels", source="Kyiv", target="Russia"),
        act(read, "DENY", "supporting the rebels", source="Moscow"),
    )
    assert ids == ["C1", "C2"]


def test_another_accused_is_another_charge() -> None:
    read = reading(ARMING, GUARDS)
    ids, made = joined(
        read,
        act(read, "ACCUSE", "is arming the rebels", source="Kyiv", target="Russia"),
        act(read, "ACCUSE", "armed the farmers", source="Bell", target="The guards"),
    )
    assert ids == ["C1", "C2"]
    assert [c.accused for c in made] == [("Russia",), ("The guards",)]


def test_such_insinuations_mean_the_open_charge_against_the_denier() -> None:
    read = reading(ARMING, GUARDS, SUCH)
    ids, made = joined(
        read,
        act(read, "ACCUSE", "is arming the rebels", source="Kyiv", target="Russia"),
        act(read, "ACCUSE", "armed the farmers", source="Bell", target="The guards"),
        act(read, "DENY", "such insinuations", source="Moscow"),
    )
    assert ids == ["C1", "C2", "C1"]
    assert len(made[0].mentions) == 2


def test_an_anaphor_without_an_open_charge_stays_alone() -> None:
    read = reading(SUCH)
    assert joined(read, act(read, "DENY", "such insinuations", source="Moscow")) == ([None], ())


def test_an_evasion_opens_no_charge() -> None:
    read = reading(SUPPORTING)
    assert joined(read, act(read, "EVADE", "supporting the rebels", source="Bell")) == ([None], ())


def test_own_paraphrases_replace_ours() -> None:
    read = reading(ARMING, SENDING)
    some = (
        act(read, "ACCUSE", "is arming the rebels", source="Kyiv", target="Russia"),
        act(read, "DENY", "sending weapons to them", source="Moscow"),
    )
    done, _ = charges(read, some, cast("Actors", Names(read.string)), paraphrases=())
    assert [x.charge_id for x in done] == ["C1", "C2"]
    row = Paraphrase("arm", "send", frozenset({"weapon"})), Paraphrase("arm", "arm", frozenset())
    done, _ = charges(read, some, cast("Actors", Names(read.string)), paraphrases=row)
    assert [x.charge_id for x in done] == ["C1", "C1"]


def test_the_shipped_table_is_sound() -> None:
    rows = default()
    assert len({(row.predicate, row.form) for row in rows}) == len(rows)
    assert all(row.form == row.form.lower() for row in rows)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("predicate\tform\n", "header"),
        ("predicate\tform\tneeds\tnote\narm\tarm\n", "2 columns"),
        ("predicate\tform\tneeds\tnote\narm\t\t-\t-\n", "form: empty"),
    ],
)
def test_a_broken_table_names_file_and_line(tmp_path: Path, table: str, message: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(table, "utf-8")
    with pytest.raises(al.LexiconError, match=rf"mine\.tsv:\d+: .*{message}"):
        load(path)


KINDS = st.sampled_from(["ACCUSE", "DENY", "EVADE", "UNDERCUT", "CRITICIZE"])
SPANS = st.sampled_from(["is arming the rebels", "sending weapons to them", "armed the farmers", "such insinuations"])


@given(st.lists(st.tuples(KINDS, SPANS), max_size=12))
def test_every_id_is_that_of_a_charge_that_mentions_the_act(some: list[tuple[str, str]]) -> None:
    read = reading(ARMING, SENDING, GUARDS, SUCH)
    given_acts = [act(read, kind, words, source="Moscow", target="Russia") for kind, words in some]
    done, made = charges(read, given_acts, cast("Actors", Names(read.string)))
    by_id = {c.id: c for c in made}
    assert list(by_id) == [f"C{k}" for k in range(1, len(made) + 1)]
    for one in done:
        if one.charge_id is not None:
            assert one.charge in by_id[one.charge_id].mentions
