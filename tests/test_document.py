"""The whole pipeline on the seed article, and on texts of no use at all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import allegedly as al
from allegedly.lexicon import Entry, Lexicon, default, load
from allegedly.settings import versions

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
    assert {"schema", "doc", "sha256", "meta", "settings", "sentences", *KEYS} == set(record)
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


# --- tables of the user's, and what is switched off -----------------------------------------------------------

TEXT = 'The vote was, so they say, allegedly fair. "I can\'t speak to that," the clerk said. Bell denied it.'
ROW = Entry("so they say", "HEDGE", "hearsay", "-", "Uu", "own", "So they say.", "-", "-", "notes", 2)
OTHER = Entry("allegedly", "HEDGE", "hearsay", "-", "distance", "own", "x", "-", "-", "others", 2)
TIE = Entry("allegedly", "BOOSTER", "certainty", "-", "CT+", "own", "x", "-", "-", "ties", 2)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "my-hedges.tsv"
    path.write_text(Lexicon((ROW,)).to_tsv(), "utf-8")
    return path


def found(doc: al.Document) -> list[tuple[str, str, str]]:
    return [(m.text, m.subtype, m.lexicon) for m in doc.records.marks]


OURS = ("allegedly", "hearsay", "hedges")
SPYING = "Bell accused the mayor of espionage against the clerks. The mayor denied spying on the clerks."
REFUSAL = ("can't speak to", "disclaim_standing", "evasion")
MINE = ("so they say", "hearsay", "my-hedges")


def test_nothing_is_added_by_default() -> None:
    marks = found(al.analyze(TEXT))
    assert OURS in marks
    assert not [mark for mark in marks if "they say" in mark[0]]


@pytest.mark.parametrize("how", [str, Path, lambda path: [path], lambda path: iter((str(path),)), load])
def test_a_lexicon_is_added(table: Path, how: Callable[[Path], Any]) -> None:
    marks = found(al.analyze(TEXT, lexica=how(table)))
    assert MINE in marks
    assert OURS in marks


def test_a_later_lexicon_replaces_rows_and_wins_over_an_earlier_one(table: Path) -> None:
    doc = al.analyze(TEXT, lexica=[table, Lexicon((OTHER,)), Lexicon((replace(OTHER, lexicon="last"),))])
    assert {MINE, ("allegedly", "hearsay", "last")} <= set(found(doc))
    assert OURS not in found(doc)


def test_a_row_of_the_user_wins_over_ours_on_the_same_words() -> None:
    assert ("allegedly", "certainty", "ties") in found(al.analyze(TEXT, lexica=Lexicon((TIE,))))


def test_a_lexicon_in_place_of_ours(table: Path) -> None:
    assert found(al.analyze(TEXT, lexicon=load(table))) == [MINE]
    assert len(found(al.analyze(TEXT, lexicon=load(table), lexica=Lexicon((OTHER,))))) == 2


def test_a_table_that_was_edited_is_read_again(table: Path) -> None:
    assert MINE in found(al.analyze(TEXT, lexica=table))
    table.write_text(Lexicon((replace(ROW, entry="so we hear"),)).to_tsv(), "utf-8")
    assert MINE not in found(al.analyze(TEXT, lexica=table))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"lexica": "none.tsv"}, "no table 'none.tsv': No such file or directory; check the path"),
        ({"lexica": 3}, "lexica=3 is no list; give a list of paths or lexica, or one of them alone"),
        ({"lexica": [ROW]}, "lexica: Entry(entry='so they say'"),
        ({"lexica": Lexicon((replace(ROW, test="guesswork"),))}, "row 'so they say': test: unknown 'guesswork'"),
        ({"lexicon": Lexicon((replace(ROW, category="X"),))}, "row 'so they say': category: unknown 'X'; use one of"),
        ({"lexicon": "my.tsv"}, "lexicon='my.tsv' is no Lexicon; give lexica='my.tsv' to add a table to ours"),
        ({"without": "HEDGE.weasle"}, "nothing named 'HEDGE.weasle' to switch off; did you mean 'HEDGE.weasel'"),
        ({"aliases": "none.tsv"}, "no table 'none.tsv': No such file or directory; check the path"),
        ({"aliases": 3}, "aliases=3 is no table; give the path of one, or a DataFrame"),
        ({"paraphrases": "none.tsv"}, "no table 'none.tsv': No such file or directory; check the path"),
        ({"paraphrases": ["none.tsv"]}, "paraphrases=['none.tsv'] is no table; give the path of one, or a DataFrame"),
    ],
)
def test_an_option_that_makes_no_sense(options: dict[str, Any], message: str) -> None:
    with pytest.raises(al.LexiconError, match="^" + re.escape(message)):
        al.analyze(TEXT, **options)


@pytest.mark.parametrize("option", ["aliases", "paraphrases"])
def test_a_table_for_another_option(table: Path, option: str) -> None:
    with pytest.raises(
        al.LexiconError, match=r"^my-hedges\.tsv: a table of markers of stance, not of .*; give it to lexica="
    ):
        al.analyze(TEXT, **{option: table})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["HEDGE", "HEDGE.hearsay", "HEDGE.hearsay:allegedly", "entry:allegedly"])
def test_markers_are_switched_off(name: str) -> None:
    before, after = found(al.analyze(TEXT)), found(al.analyze(TEXT, without=name))
    assert OURS in before
    assert [mark for mark in before if mark != OURS] == after


def test_rows_that_were_added_can_be_switched_off(table: Path) -> None:
    assert MINE not in found(al.analyze(TEXT, lexica=table, without=["entry:so they say"]))
    with pytest.raises(al.LexiconError, match="nothing named 'entry:so they say'"):
        al.analyze(TEXT, without=["entry:so they say"])


def test_a_formula_of_evasion_that_is_switched_off_is_no_act() -> None:
    doc = al.analyze(TEXT, without="EVASION")
    assert "EVADE" in {act.act for act in al.analyze(TEXT).records.acts}
    assert "EVADE" not in {act.act for act in doc.records.acts}
    assert REFUSAL not in found(doc)


def rules(doc: al.Document) -> list[str]:
    return sorted({act.rule for act in doc.records.acts})


def test_acts_of_a_rule_that_is_switched_off_are_left_out_and_nothing_takes_their_place(seed: al.Document) -> None:
    for rule in rules(seed):
        left = al.read(SEED, without=f"rule:{rule}").records.acts
        kept = [replace(act, charge_id=None) for act in seed.records.acts if act.rule != rule]
        assert [replace(act, charge_id=None) for act in left] == kept
        assert len(left) < len(seed.records.acts)


def test_an_act_that_is_switched_off_does_not_come_back_as_an_assertion() -> None:
    text = '"I can\'t speak to that," the clerk said.'
    (act,) = al.analyze(text).records.acts
    assert (act.act, act.attribution) == ("EVADE", "a1")
    assert al.analyze(text, without="rule:E1").records.acts == ()


def test_charges_rest_on_the_acts_that_are_left() -> None:
    text = "Bell accused the mayor of bribing clerks. The mayor denied bribing clerks."
    (both,) = al.analyze(text).records.charges
    (one,) = al.analyze(text, without="rule:A1").records.charges
    assert (len(both.mentions), len(one.mentions)) == (2, 1)


def test_own_paraphrases_join_charges(tmp_path: Path) -> None:
    text = "Bell accused the mayor of greasing the clerks. The mayor denied the schmoozing of the clerks."
    path = tmp_path / "wordings.tsv"
    path.write_text("predicate\tform\tneeds\tnote\nbribe\tgrease\tclerk\t-\nbribe\tschmoozing\tclerk\t-\n")
    assert len(al.analyze(text).records.charges) == 2
    doc = al.analyze(text, paraphrases=path)
    assert len(doc.records.charges) == 1
    assert doc.settings.changes == ("paraphrases wordings.tsv (2 rows)",)


def test_own_paraphrases_go_before_ours(tmp_path: Path) -> None:
    rows = {"predicate": ["-"], "form": ["espionage"], "needs": ["-"], "note": ["not spying, for once"]}
    assert len(al.analyze(SPYING).records.charges) == 1
    doc = al.analyze(SPYING, paraphrases=pd.DataFrame(rows))
    assert len(doc.records.charges) == 2
    assert doc.settings.changes == ("paraphrases DataFrame (1 row)",)


def test_settings_by_default(seed: al.Document) -> None:
    settings = seed.settings
    assert settings.changes == ()
    assert repr(settings).splitlines() == [
        f"allegedly {al.__version__}",
        f"model {settings.model}",
        f"lexicon {settings.lexicon}",
        f"tables {settings.tables}",
        "no changes",
    ]
    assert list(versions())[:2] == repr(settings).splitlines()[:2]
    assert seed.to_dict()["settings"] == {
        "version": al.__version__,
        "model": settings.model,
        "lexicon": settings.lexicon,
        "tables": settings.tables,
        "base": None,
        "lexica": [],
        "without": [],
        "aliases": None,
        "paraphrases": None,
        "learned": True,
    }


def test_settings_say_what_differs(table: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.tsv"
    names.write_text("name\talias\tkind\tnote\nAcme\tthe firm\torganisation\t-\n")
    doc = al.analyze(
        TEXT,
        lexicon=default().without("EVASION"),
        lexica=[table, Lexicon((OTHER, TIE))],
        without=["rule:C7", "HEDGE.weasel", "rule:C7"],
        aliases=names,
    )
    rows = len(default().without("EVASION"))
    assert doc.settings.changes == (
        f"own lexicon attitude, boosters, disclaim and others ({rows:,} rows)",
        "without HEDGE.weasel, rule:C7",
        "plus my-hedges.tsv (1 row)",
        "plus others, ties (2 rows)",
        "aliases names.tsv (1 row)",
    )
    record = json.loads(json.dumps(doc.to_dict()["settings"]))
    assert record["without"] == ["HEDGE.weasel", "rule:C7"]
    assert record["lexica"][0] == {"name": "my-hedges.tsv", "sha256": sha256(table.read_bytes()).hexdigest(), "rows": 1}
    assert record["aliases"] == {"name": "names.tsv", "sha256": sha256(names.read_bytes()).hexdigest(), "rows": 1}
    assert str(tmp_path) not in json.dumps(record)


def test_own_names(tmp_path: Path) -> None:
    text = "Gotham denied the charge."
    path = tmp_path / "names.tsv"
    path.write_text("name\talias\tkind\tnote\nNew York\tGotham\torganisation\t-\n")
    frame = pd.DataFrame({"name": ["New York"], "alias": ["Gotham"], "kind": ["organisation"]})
    for aliases, name in ((path, "names.tsv"), (frame, "DataFrame")):
        doc = al.analyze(text, aliases=aliases)
        assert [act.source_name for act in doc.records.acts] == ["New York"]
        assert doc.settings.changes == (f"aliases {name} (1 row)",)


def test_rules_alone() -> None:
    doc = al.analyze(TEXT, learned=False)
    assert doc.settings.changes == ("rules only",)
    assert doc.to_dict()["settings"]["learned"] is False
    assert "model" not in rules(doc)


def test_settings_do_not_depend_on_the_order_of_what_is_switched_off() -> None:
    names = ["EVASION", "HEDGE.modal", "HEDGE.weasel", "entry:allegedly", "rule:C7", "test:clause_adverb"]
    one, two = (al.analyze("", without=given).settings for given in (names[::-1], names[2:] + names[:2]))
    assert one == two
    assert one.without == tuple(names)
    assert one.lexicon != al.analyze("").settings.lexicon


def spans_of(record: dict[str, object]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []

    def walk(value: object) -> None:
        if isinstance(value, list) and len(value) == 2 and all(isinstance(x, int) for x in value):
            found.append((value[0], value[1]))
        elif isinstance(value, dict | list):
            for inner in value.values() if isinstance(value, dict) else value:
                walk(inner)

    walk({k: v for k, v in record.items() if k not in ("meta", "schema", "settings")})
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
