from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import pandas as pd
import pytest
from _readings import reading
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.actors import Actor
from allegedly.acts import Act
from allegedly.charges import Charge, Paraphrase, charges, default, load

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from allegedly._types import Span, Spans
    from allegedly.actors import Actors
    from allegedly.charges.paraphrases import Own
    from allegedly.reading import Reading

_ROWS = Path(__file__).with_name("charges.tsv").read_text("utf-8").splitlines()[1:]
#: Own sentences as trees (see `_readings.reading`), by name.
TREES: dict[str, str] = dict(row.split("\t") for row in _ROWS)
PRINCIPALS = {"Moscow": "Russia"}
RULES = {"ACCUSE": "A1", "DENY": "D1", "EVADE": "E1", "UNDERCUT": "U1", "CONCEDE": "O", "ASSERT": "S"}

#: An act: label, name of the tree, words of the charge, source, target or rule.
Told = tuple[str, str, str | None, str, str | None]


class Names:
    """Actors that call every mention by its own words; Moscow speaks for Russia."""

    def __init__(self, string: str) -> None:
        self.string = string

    def __iter__(self) -> Iterator[Actor]:
        return iter((Actor("Kell", ("he",), None, ()),))

    def name_of(self, span: Span | Spans | str) -> str:
        if isinstance(span, str):
            return span
        first = span[0]
        start, end = first if isinstance(first, tuple) else cast("Span", span)
        return self.string[start:end]

    def principal(self, name: str) -> str:
        return PRINCIPALS.get(name, name)


def acts_of(read: Reading, told: Sequence[Told], order: Sequence[int]) -> list[Act]:
    made = []
    for number, (kind, _, words, source, last) in enumerate(told):
        sentence = read.sentences[order[number]]
        tokens = read.sentence_tokens(order[number])
        before = tokens if words is None else read.tokens_in((sentence.start, read.string.index(words, sentence.start)))
        cue = next((k for k in before[::-1] if read.upos[k] == "VERB"), tokens[0])
        target = last if kind == "ACCUSE" else None

        def span(piece: str, start: int = sentence.start) -> Span:
            at = read.string.index(piece, start)
            return at, at + len(piece)

        made.append(
            Act(
                f"x{number + 1}",
                kind,
                (read.span(cue, cue),),
                (span(source),) if source in read.string[sentence.start : sentence.end] else source,
                source,
                None if target is None else (span(target),),
                target,
                None if words is None else span(words),
                None,
                "lexical",
                False,
                None,
                False,
                RULES[kind] if kind == "ACCUSE" or last is None else last,
                1.0,
                None,
            )
        )
    return made


def joined(*told: Told, paraphrases: Own | None = None) -> tuple[str, tuple[Charge, ...]]:
    """Return the number of each act's charge, "-" for none, and the charges."""
    names = list(dict.fromkeys(name for _, name, *_ in told))
    read = reading(*(TREES[name] for name in names))
    some = acts_of(read, told, [names.index(name) for _, name, *_ in told])
    done, made = charges(read, some, cast("Actors", Names(read.string)), paraphrases=paraphrases)
    return "".join("-" if x.charge_id is None else x.charge_id[1:] for x in done), made


SHELLING: Told = ("ACCUSE", "shelling", "shelling the port of Selm", "Liria", "Ostmark")
STOLE: Told = ("ACCUSE", "rebels_stole", "had stolen the rice", "Ode", "rebels")
RIGGING: Told = ("ACCUSE", "rigging", "rigging emissions tests", "Kell", "Norda")
BRIBES: Told = ("ACCUSE", "bribes", "taking bribes from dealers", "Kell", "Norda")
TWO: Told = ("ACCUSE", "two_deeds", "covering up defects and falsifying test results", "Kell", "Norda")
SPOKE: Told = ("ASSERT", "spoke", None, "Sorg", None)
KILLING: Told = ("ACCUSE", "killing", "killing four hostages, a charge the rebels deny", "Remi", "rebels")
CLAIM: Told = ("DENY", "the_claim", "the claim", "Karl Mund", "D2")
ALLEGATION: Told = ("DENY", "the_allegation", "the allegation", "Karl Mund", "D2")


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        pytest.param(
            [SHELLING, ("DENY", "the_shelling", "the shelling", "Ostmark", None)], "11", id="noun of the deed"
        ),
        pytest.param([STOLE, ("DENY", "the_theft", "the theft", "rebels", None)], "11", id="noun of another stem"),
        pytest.param(
            [SHELLING, ("EVADE", "attack_on_port", "the attack on the port", "The ministry", None)],
            "11",
            id="what it was done to speaks for it",
        ),
        pytest.param(
            [
                ("ACCUSE", "espionage", "had engaged in espionage", "Lind", "Karelia"),
                ("DENY", "spying_claims", "the spying allegations", "Karelia", "D3"),
            ],
            "11",
            id="behind words that only carry the deed",
        ),
        pytest.param(
            [
                ("ACCUSE", "paying", "paying witnesses", "Frost", "the diocese"),
                ("DENY", "payments", "making any such payments", "the diocese", None),
            ],
            "11",
            id="light verb and noun",
        ),
        pytest.param(
            [
                ("ACCUSE", "concealing", "concealing faults in its brakes", "Kell", "the carmaker"),
                ("DENY", "concealed", "concealing the defects", "Brightwell", None),
            ],
            "11",
            id="a description may take up a name",
        ),
        pytest.param(
            [
                ("ACCUSE", "vote_stolen", "was stolen", "Kolar", None),
                ("ACCUSE", "rigged_2016", "rigging the 2016 election", "Kolar", "Hansel"),
            ],
            "11",
            id="what a passive was done to",
        ),
        pytest.param(
            [TWO, ("UNDERCUT", "forged", "test results had been forged", "The regulator", None)],
            "12",
            id="one of two deeds",
        ),
        pytest.param(
            [
                ("ACCUSE", "unreported", "failing to report a leak", "The agency", "Polvex"),
                ("CONCEDE", "not_reported", "it had not reported the leak", "Polvex", None),
            ],
            "11",
            id="something left undone",
        ),
        pytest.param(
            [
                ("ACCUSE", "unreported", "failing to report a leak", "The agency", "Polvex"),
                ("DENY", "reported", "reporting the leak", "Polvex", None),
            ],
            "12",
            id="done is not undone",
        ),
        pytest.param(
            [KILLING, ("ACCUSE", "murdered", "murdered them in cold blood", "Remi", "rebels")],
            "11",
            id="a pronoun may be what it was done to",
        ),
        pytest.param(
            [
                ("ACCUSE", "torturing", "torturing prisoners", "Witness", "the army"),
                ("DENY", "torture", "torture", "Remi", "D2"),
                ("ACCUSE", "torture", "torture", "UNSTATED", "Remi"),
            ],
            "111",
            id="the article of the claim is that of the deed",
        ),
        pytest.param(
            [
                ("ACCUSE", "bullied", "had bullied staff", "Oduya", "Marsh"),
                ("EVADE", "any_bullying", "any bullying", "The governors", None),
            ],
            "11",
            id="any such deed",
        ),
        pytest.param(
            [
                ("EVADE", "on_harassment", "the harassment allegations", "Brun", None),
                ("ACCUSE", "on_harassment", "harassment", "UNSTATED", None),
            ],
            "11",
            id="an evasion before the accusation that its words tell",
        ),
        pytest.param(
            [
                ("ACCUSE", "refused", "refusing to say whether it sold the guns", "Wells", "Norda"),
                ("DENY", "sold", "selling the guns", "Norda", None),
            ],
            "12",
            id="not to say something is not to do it",
        ),
        pytest.param(
            [
                ("ACCUSE", "tried", "tried to bribe a reporter", "Brandt", "Korn"),
                ("DENY", "attempted", "the attempted bribery", "Korn", None),
            ],
            "11",
            id="done or only tried",
        ),
        pytest.param(
            [
                ("ACCUSE", "plagiarised", "had plagiarised a play", "Graf", "Rus"),
                ("UNDERCUT", "no_plagiarism", "plagiarism", "The report", None),
            ],
            "11",
            id="no evidence of the only such deed",
        ),
        pytest.param(
            [
                ("ACCUSE", "destroyed", "destroyed the results of two trials", "Rieger", "the company"),
                ("DENY", "any_data", "destroying any data", "Helvia", None),
            ],
            "11",
            id="any data may be the results",
        ),
        pytest.param(
            [SHELLING, ("ACCUSE", "other_port", "shelling the port of Korva", "Liria", "Ostmark")],
            "12",
            id="another place",
        ),
        pytest.param(
            [
                ("ACCUSE", "rigged_2016", "rigging the 2016 election", "Kolar", "Hansel"),
                ("ACCUSE", "rigged_2020", "rigging the 2020 election", "Reiss", "Hansel"),
            ],
            "12",
            id="another year",
        ),
        pytest.param(
            [STOLE, ("ACCUSE", "government_stole", "had stolen the rice", "Dart", "the government")],
            "12",
            id="blame is shifted to another accused",
        ),
        pytest.param(
            [
                ("ACCUSE", "looting", "the looting", "Stern", "outsiders"),
                ("DENY", "part_in_looting", "any involvement in the looting", "The organisers", None),
            ],
            "12",
            id="somebody else denies a part in it",
        ),
        pytest.param([RIGGING, BRIBES], "12", id="another deed"),
        pytest.param(
            [("EVADE", "attack_on_port", "the attack on the port", "The ministry", None)],
            "-",
            id="an evasion opens no charge",
        ),
    ],
)
def test_charges_in_words_of_their_own(told: list[Told], ids: str) -> None:
    assert joined(*told)[0] == ids


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        pytest.param([RIGGING, ALLEGATION], "11", id="somebody speaks for the accused"),
        pytest.param([RIGGING, CLAIM], "11", id="a claim"),
        pytest.param([RIGGING, ("DENY", "it", "it", "Karl Mund", None)], "11", id="a pronoun"),
        pytest.param([RIGGING, ("DENY", "doing_so", "doing so", "Norda", None)], "11", id="doing so"),
        pytest.param([BRIBES, RIGGING, ALLEGATION], "122", id="the sentence before counts"),
        pytest.param([TWO, ALLEGATION], "1-", id="one of two in the sentence before, left open"),
        pytest.param([TWO, ("DENY", "that_claim", "that claim", "Karl Mund", "D2")], "12", id="that is the nearest"),
        pytest.param([RIGGING, SPOKE, CLAIM], "1--", id="something else was claimed since"),
        pytest.param([RIGGING, SPOKE, ALLEGATION], "1--", id="too far for somebody else"),
        pytest.param(
            [RIGGING, SPOKE, ("DENY", "doing_so", "doing so", "Norda", None)], "1--", id="too far for a pronoun"
        ),
        pytest.param(
            [("ACCUSE", "rigging", "rigging emissions tests", "Karl Mund", "Norda"), ALLEGATION],
            "1-",
            id="nobody denies what they allege",
        ),
        pytest.param([ALLEGATION], "-", id="nothing before"),
        pytest.param(
            [
                RIGGING,
                ("CONCEDE", "conceded", "a ship had hit the boat", "Norda", None),
                ("DENY", "conceded", "doing so", "Norda", None),
            ],
            "1--",
            id="doing what was just conceded",
        ),
        pytest.param(
            [RIGGING, ("DENY", "his_report", "the agency's report", "Norda", "D2")], "12", id="a report is not a charge"
        ),
    ],
)
def test_charges_that_take_one_up(told: list[Told], ids: str) -> None:
    assert joined(*told)[0] == ids


@pytest.mark.parametrize(
    ("told", "ids"),
    [
        pytest.param([RIGGING, ("DENY", "wrongdoing", "any wrongdoing", "Norda", None)], "11", id="wrongdoing"),
        pytest.param([RIGGING, SPOKE, ("DENY", "not_guilty", None, "Norda", "D5")], "1-1", id="the only charge"),
        pytest.param([RIGGING, BRIBES, SPOKE, ("DENY", "not_guilty", None, "Norda", "D5")], "12--", id="one of two"),
        pytest.param([RIGGING, ("EVADE", "no_comment", None, "Norda", None)], "11", id="no comment of the accused"),
        pytest.param([RIGGING, SPOKE, ("EVADE", "no_comment", None, "Norda", None)], "1--", id="no comment, later"),
        pytest.param([SHELLING, ("EVADE", "no_comment", None, "Norda", None)], "1-", id="no comment of a bystander"),
    ],
)
def test_answers_without_words_for_a_charge(told: list[Told], ids: str) -> None:
    assert joined(*told)[0] == ids


def test_an_accusation_of_two_deeds_is_on_both_charges() -> None:
    _, made = joined(TWO, ("DENY", "not_falsified", "falsifying the results", "Norda", None))
    assert [[(join.act, join.by) for join in charge.joins] for charge in made] == [
        [("x1", "opens")],
        [("x1", "opens"), ("x2", "deed")],
    ]
    assert [charge.gloss for charge in made] == ["covering up defects", "falsifying test results"]


def test_a_plural_takes_up_all_charges_of_one_accusation() -> None:
    ids, made = joined(TWO, ("DENY", "accusations", "the accusations", "Norda", "D2"))
    assert ids == "11"
    assert [[join.act for join in charge.joins] for charge in made] == [["x1", "x2"], ["x1", "x2"]]


def test_who_is_only_said_to_deny_is_not_accused() -> None:
    _, made = joined(
        ("ACCUSE", "torturing", "torturing prisoners", "Witness", "the army"),
        ("DENY", "torture", "torture", "Remi", "D2"),
        ("ACCUSE", "torture", "torture", "UNSTATED", "Remi"),
    )
    assert [charge.accused for charge in made] == [("the army",)]


def test_every_join_says_why() -> None:
    _, made = joined(
        SHELLING,
        ("DENY", "the_shelling", "the shelling", "Ostmark", None),
        ("EVADE", "attack_on_port", "the attack on the port", "The ministry", None),
        ("DENY", "that_claim", "that claim", "Karl Mund", "D2"),
    )
    assert [(join.by, join.words) for join in made[0].joins] == [
        ("opens", ""),
        ("deed", "shell"),
        ("paraphrase", "attack"),
        ("anaphor", "that claim"),
    ]


def test_accused_are_named_once_and_by_whom_they_speak_for() -> None:
    _, made = joined(
        ("ACCUSE", "concealing", "concealing faults in its brakes", "Kell", "the carmaker"),
        ("DENY", "concealed", "concealing the defects", "Moscow", None),
        ("DENY", "concealed", "concealing the defects", "Russia", None),
    )
    assert [charge.accused for charge in made] == [("Russia",)]


@pytest.mark.parametrize(
    ("told", "gloss"),
    [
        (("ACCUSE", "rebels_stole", "had stolen the rice", "Ode", "rebels"), "stealing the rice"),
        (KILLING, "killing four hostages"),
        (("DENY", "the_shelling", "the shelling", "Ostmark", None), "shelling"),
        (("UNDERCUT", "forged", "test results had been forged", "The regulator", None), "forging test results"),
        (("DENY", "spying_claims", "the spying allegations", "Karelia", "D3"), "spying"),
        (("DENY", "behind", "Karelia was behind the raid", "Tal", None), "being behind the raid"),
        (("DENY", "dismissed", "had been dismissed in 2021", "Kell", "D2"), "being dismissed"),
        (("ACCUSE", "unreported", "failing to report a leak", "The agency", "Polvex"), "failing to report a leak"),
        (("ACCUSE", "bent", "was bent on the destruction of the town", "Wells", "the militia"), "being bent on the "
         "destruction of the town"),
        (("ACCUSE", "encouraged", "encouraged and supported the rebels", "Wells", "the council"),
         "encouraging and supporting the rebels"),
        (("ACCUSE", "long", "dumping toxic waste into the river, after thousands of dead fish washed ashore", "Jensen",
          "Polvex"), "dumping toxic waste into the river"),
    ],
)  # fmt: skip
def test_a_gloss_is_a_deed_without_doer_time_and_asides(told: Told, gloss: str) -> None:
    assert [charge.gloss for charge in joined(told)[1]] == [gloss]


# --- paraphrases ------------------------------------------------------------------------------------------------

HEADER = "predicate\tform\tneeds\tnote\n"
PAIR: tuple[Told, Told] = (SHELLING, ("EVADE", "attack_on_port", "the attack on the port", "The ministry", None))
OPENED: tuple[Told, Told] = (BRIBES, ("DENY", "reported", "reporting the leak", "Norda", None))


def test_a_table_of_the_user_is_added_to_ours(tmp_path: Path) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(f"{HEADER}own deed\treport\tleak\t-\nown deed\ttake\tbribe\t-\n", "utf-8")
    frame = pd.DataFrame({"predicate": ["own deed"] * 2, "form": ["report", "take"], "needs": ["leak", "bribe"]})
    assert joined(*OPENED)[0] == "12"
    for own in (path, str(path), frame):
        assert joined(*PAIR, paraphrases=own)[0] == "11", "ours count as well"
        # The things differ, but are part of the deed by these rows.
        assert joined(*OPENED, paraphrases=own)[0] == "11"


def test_rows_in_place_of_ours() -> None:
    assert joined(*PAIR, paraphrases=())[0] == "1-"
    rows = (Paraphrase("hit", "shell"), Paraphrase("hit", "attack"))
    assert joined(*PAIR, paraphrases=rows)[0] == "11"


def test_a_row_without_predicate_takes_a_form_out() -> None:
    assert joined(*PAIR, paraphrases=(Paraphrase("-", "attack"), *default()))[0] == "1-"


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("predicate\tform\n", r"1: header is"),
        (f"{HEADER}arm\tarm\n", r"2: 2 columns; write 4"),
        (f"{HEADER}arm\t\t-\t-\n", r"2: form: empty"),
        (f"{HEADER}arm\t-\t-\t-\n", r"2: form: empty; write the lemma that stands for 'arm'"),
        (f"{HEADER}arm\tArm\t-\t-\n", r"2: form: 'Arm' has capitals; .*'arm'"),
        (f"{HEADER}arm\tsend\tgun||tank\t-\n", r"2: needs: 'gun\|\|tank' has nothing between"),
        (f"{HEADER}arm\tarm\t-\t-\narm\tarm\t-\ttwice\n", r"3: form: 'arm' stands on line 2 already; delete"),
    ],
)
def test_a_broken_table_names_file_line_value_and_remedy(tmp_path: Path, rows: str, message: str) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(rows, "utf-8")
    with pytest.raises(al.LexiconError, match=rf"mine\.tsv:{message}"):
        load(path)


def test_a_frame_without_a_column_says_which() -> None:
    with pytest.raises(al.LexiconError, match="no column 'form'; give the columns predicate, form"):
        load(pd.DataFrame({"predicate": ["arm"]}))


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(al.LexiconError, match="'arm' is no row; give a path"):
        joined(*PAIR, paraphrases=("arm",))  # type: ignore[arg-type]


def test_the_shipped_table_is_sound() -> None:
    rows = default()
    assert len({(row.predicate, row.form, row.needs) for row in rows}) == len(rows)
    for deed in ("arm", "spy", "bribe", "rig"):
        assert deed in {row.form for row in rows if row.predicate == deed}


# --- whatever the acts are --------------------------------------------------------------------------------------

ANY: list[Told] = [
    *(SHELLING, STOLE, RIGGING, BRIBES, TWO, SPOKE, CLAIM, ALLEGATION),
    ("DENY", "wrongdoing", "any wrongdoing", "Norda", None),
    ("DENY", "not_guilty", None, "Norda", "D5"),
    ("EVADE", "no_comment", None, "Norda", None),
    ("UNDERCUT", "forged", "test results had been forged", "The regulator", None),
]


@given(st.lists(st.sampled_from(ANY), max_size=14))
def test_acts_and_charges_tell_the_same(told: list[Told]) -> None:
    _, made = joined(*told)
    read_ids = [charge.id for charge in made]
    assert read_ids == [f"C{k}" for k in range(1, len(made) + 1)]
    for charge in made:
        assert {join.mention for join in charge.joins} - {None} == set(charge.mentions)
        assert [join.by for join in charge.joins].count("opens") == 1
        assert charge.gloss
        assert len(set(charge.accused)) == len(charge.accused)
