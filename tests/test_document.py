"""The whole pipeline on the seed article, and on texts of no use at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import allegedly as al

SEED = Path(__file__).parents[1] / "seeds" / "tass-2018-wells" / "text.txt"


@pytest.fixture(scope="module")
def seed() -> al.Document:
    return al.read(SEED)


def acts(doc: al.Document, kind: str) -> list[al.Act]:
    return [x for x in doc.records.acts if x.act == kind and not x.blocked]


def cue(doc: al.Document, act: al.Act) -> str:
    return " ".join(doc.text.string[s:e] for s, e in act.cue)


def the_charge(doc: al.Document) -> al.Charge:
    return next(c for c in doc.records.charges if "arming" in c.gloss)


def test_allegedly_is_a_hearsay_hedge(seed: al.Document) -> None:
    (mark,) = (m for m in seed.records.marks if m.text == "allegedly")
    assert (mark.category, mark.subtype) == ("HEDGE", "hearsay")


def test_hedging_behaviour_is_no_hedge(seed: al.Document) -> None:
    at = seed.text.string.index("hedging behavior")
    assert not any(m.start <= at < m.end for m in seed.records.marks if m.category == "HEDGE")


def test_not_speaking_to_the_arming_evades_and_does_not_deny(seed: al.Document) -> None:
    assert ("Alice Wells", the_charge(seed).id) in {(x.source_name, x.charge_id) for x in acts(seed, "EVADE")}
    assert any(m.category == "EVASION" and "speak to" in m.text for m in seed.records.marks)
    lexical = [x for x in acts(seed, "DENY") if x.explicitness == "lexical"]
    assert "Alice Wells" not in {x.source_name for x in lexical}


def test_us_officials_accuse_russia(seed: al.Document) -> None:
    found = {(x.source_name, x.target_name) for x in acts(seed, "ACCUSE") if x.charge_id == the_charge(seed).id}
    assert ("US officials", "Russia") in found


def test_moscow_denies_twice(seed: al.Document) -> None:
    denied = [x for x in acts(seed, "DENY") if x.source_name == "Moscow"]
    assert len(denied) == 2
    assert len({x.charge_id for x in denied}) == 2


def test_the_ministry_denies_by_rejecting_insinuations(seed: al.Document) -> None:
    (found,) = (x for x in acts(seed, "DENY") if "Foreign Ministry" in x.source_name)
    assert cue(seed, found) == "rejected"
    assert found.charge_id == the_charge(seed).id


def test_zakharova_accuses_in_turn(seed: al.Document) -> None:
    (found,) = (x for x in acts(seed, "ACCUSE") if x.source_name == "Maria Zakharova")
    assert found.charge is not None
    assert "misinformation campaign" in seed.text.string[slice(*found.charge)]


def test_pavel_undercuts_and_does_not_deny(seed: al.Document) -> None:
    assert "Petr Pavel" in {x.source_name for x in acts(seed, "UNDERCUT")}
    assert "Petr Pavel" not in {x.source_name for x in acts(seed, "DENY")}


def test_mentions_of_the_arming_are_one_charge(seed: al.Document) -> None:
    words = [seed.text.string[s:e] for s, e in the_charge(seed).mentions]
    assert the_charge(seed).accused == ("Russia",)
    for part in ("is arming", "sending weapons", "Russia's arming", "such insinuations", "alleged arming"):
        assert any(part in w for w in words), part


def test_speakers_of_the_seed(seed: al.Document) -> None:
    names = {a.speaker for a in seed.records.attributions}
    assert {"Alice Wells", "Moscow", "Petr Pavel", "Russia's Foreign Ministry", "Maria Zakharova"} <= names
    assert not names & {"She", "she", "her", "Wells", "The US diplomat"}


def test_a_quotation_after_a_line_break_has_its_speaker(seed: al.Document) -> None:
    at = seed.text.string.index("All I can say")
    (found,) = (a for a in seed.records.attributions if any(s <= at < e for s, e in a.content))
    assert (found.speaker, found.quote) == ("Alice Wells", "direct")


KEYS = {
    "attributions": {
        *("id", "source", "cue", "content", "speaker", "cue_lemma"),
        *("quote", "parent", "author_commitment", "score"),
    },
    "marks": {
        *("id", "category", "subtype", "start", "end", "text", "entry"),
        *("lexicon", "rule", "scope", "holder", "attribution"),
    },
    "acts": {
        *("id", "act", "cue", "source", "source_name", "target", "target_name", "charge", "charge_id"),
        *("explicitness", "blocked", "block", "hedged", "rule", "score", "attribution"),
    },
    "charges": {"id", "gloss", "accused", "mentions"},
    "actors": {"name", "aliases", "speaks_for", "mentions"},
}


def test_the_record_has_the_keys_that_readers_rely_on(seed: al.Document) -> None:
    record = json.loads(json.dumps(seed.to_dict()))
    assert {"schema", "doc", "sha256", "meta", "sentences", *KEYS} == set(record)
    for part, keys in KEYS.items():
        assert record[part]
        for row in record[part]:
            assert set(row) == keys
    for mark in record["marks"]:
        assert seed.text.string[mark["start"] : mark["end"]] == mark["text"]


def test_the_frames_have_a_row_a_record(seed: al.Document) -> None:
    for name in ("attributions", "marks", "acts", "charges", "actors"):
        assert len(getattr(seed, name)) == len(getattr(seed.records, name))
    assert len(seed.tokens) == len(seed.reading.tokens)


def test_analyses_of_the_same_text_are_equal(seed: al.Document) -> None:
    assert al.read(SEED).to_dict() == seed.to_dict()


def spans_of(record: dict[str, object]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def walk(value: object) -> None:
        if isinstance(value, list) and len(value) == 2 and all(isinstance(x, int) for x in value):
            found.append((value[0], value[1]))
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk({k: v for k, v in record.items() if k not in ("meta", "schema")})
    return found


PIECES = [
    *"aA .,:;?-—'\"‘’“”«»()\n\r\ud800\u202e😀",
    *("Moscow ", "he ", "Mr. ", "denied ", "accused ", "that ", "of ", "“We ", "said. ", "claims ", "not ", '"" '),
]


@settings(deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=80).map("".join)))
def test_no_text_is_refused_and_every_offset_holds(string: str) -> None:
    doc = al.analyze(string)
    for start, end in spans_of(doc.to_dict()):
        assert 0 <= start < end <= len(string)
    for name in ("tokens", "attributions", "marks", "acts", "charges", "actors", "ledger"):
        assert getattr(doc, name) is not None
