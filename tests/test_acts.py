from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from _readings import reading
from _trees import TREES
from hypothesis import given
from hypothesis import strategies as st

import allegedly as al
from allegedly.acts import RULES, Act, acts
from allegedly.attributions import Attribution
from allegedly.reading import Reading
from allegedly.segments import Segment, Sentence
from allegedly.tokens import Token

if TYPE_CHECKING:
    from allegedly._types import Span, Spans
    from allegedly.actors import Actors


class Names:
    """Actors that call every mention by its own words."""

    def __init__(self, string: str) -> None:
        self.string = string

    def name_of(self, span: Span | Spans | str) -> str:
        if isinstance(span, str):
            return span
        first = span[0]
        start, end = first if isinstance(first, tuple) else cast("Span", span)
        return self.string[start:end]

    def principal(self, name: str) -> str:
        return name


def attribution(read: Reading, source: str, cue: str, content: str) -> Attribution:
    def spans(words: str) -> Spans:
        at = read.string.index(words)
        return ((at, at + len(words)),)

    token = read.token_at(spans(cue)[0][0])
    assert token is not None
    return Attribution(
        "a1",
        spans(source),
        spans(cue),
        spans(content),
        source,
        read.lemma[token],
        token,
        "indirect",
        None,
        "acknowledge",
        1.0,
    )


def found(read: Reading, *attributions: Attribution) -> tuple[Act, ...]:
    return acts(read, attributions, cast("Actors", Names(read.string)), ())


def shown(read: Reading, act: Act) -> tuple[str, str, str | None, str | None]:
    def words(party: Spans | str | None) -> str | None:
        if party is None or isinstance(party, str):
            return party
        return " ".join(read.string[start:end] for start, end in party)

    charge = None if act.charge is None else read.string[slice(*act.charge)]
    return act.act, str(words(act.source)), words(act.target), charge


@pytest.mark.parametrize(
    ("tree", "rule", "expected"),
    [
        (TREES["ACCUSED"], "A1", ("ACCUSE", "The union", "the firm", "theft")),
        (TREES["ACCUSED_LOW"], "A1", ("ACCUSE", "The union", "the firm", "theft")),
        (TREES["ACCUSED_AMOD"], "A1", ("ACCUSE", "UNSTATED", "Bell", "lying")),
        (TREES["PASSIVE_BARE"], "A8", ("ACCUSE", "UNSTATED", "The firm", "theft")),
        (TREES["HEADING"], "A8", ("ACCUSE", "UNSTATED", "Mayor", "theft")),
        (TREES["BLAMED_FOR"], "A2", ("ACCUSE", "Farmers", "the dam", "the flood")),
        (TREES["BLAMED_ON"], "A3", ("ACCUSE", "Farmers", "the dam", "the flood")),
        (TREES["ALLEGED"], "A5", ("ACCUSE", "Lawyers", "guards", "burned the files")),
        (TREES["CHARGED"], "A4", ("ACCUSE", "Prosecutors", "the baker", "fraud")),
        (TREES["LIAR"], "A6", ("ACCUSE", "Bell", "the mayor", "a liar")),
        (TREES["ALLEGED_THIEF"], "A10", ("ACCUSE", "UNSTATED", "The alleged thief", "The alleged thief")),
        (TREES["ALLEGEDLY"], "A10", ("ACCUSE", "UNSTATED", "The mayor", "allegedly took bribes")),
        (TREES["SAID_TO"], "A10", ("ACCUSE", "UNSTATED", "Ostmark", "to have shelled the mill")),
        (TREES["DISASTER"], "C2", ("CRITICIZE", "Bell", "the budget", "a disaster")),
        (TREES["LASHED"], "C3", ("CRITICIZE", "Bell", "the council", "the delay")),
        (TREES["HER_ATTACKS"], "C4", ("CRITICIZE", "Her", "the bank", None)),
        (TREES["CALLED_FALSE"], "D3", ("DENY", "Bell", None, "the report")),
        (TREES["REJECTED_CLAIMS"], "D2", ("DENY", "The board", None, "the claims")),
        (TREES["HIS_DENIAL"], "D6", ("DENY", "The mayor", None, None)),
        (TREES["NOT_GUILTY"], "D5", ("DENY", "The baker", None, None)),
        (TREES["DENIED_BY"], "D7", ("DENY", "the mayor", None, "The claim")),
        (TREES["FALSELY"], "D9", ("DENY", "AUTHOR", None, "the bridge was safe")),
        (TREES["WHO_HIGH"], "A8", ("ACCUSE", "UNSTATED", "The baker", "theft")),
        (TREES["REJECTED_OFFER"], "R1", ("REJECT", "The board", None, "the offer")),
        (TREES["UNSUPPORTED"], "R3", ("REJECT", "The mayor", None, "the idea of talks")),
        (TREES["ADMITTED"], "N1", ("CONCEDE", "The mayor", None, "bridges had rusted")),
        (TREES["MUST_ADMIT"], "N1", ("CONCEDE", "I", None, "bridges had rusted")),
        (TREES["CONFIRMED_REPORT"], "N4", ("CONFIRM", "Police", None, "the report")),
        (TREES["WARNED"], "N7", ("EXPRESS_CONCERN", "Engineers", None, "the dam would break")),
        (TREES["WORRIED"], "N9", ("EXPRESS_CONCERN", "Farmers", None, "the dam will break")),
        (TREES["CALLED_FOR"], "N11", ("DEMAND", "The union", "UNSTATED", "a dam")),
        (TREES["ASKED_TO"], "N12", ("DEMAND", "Reporters", "the mayor", "to leave")),
        (TREES["WARNED_NOT_TO"], "N12", ("DEMAND", "Engineers", "residents", "not to cross")),
        (TREES["SUGGESTED"], "N14", ("PROPOSE", "The mayor", None, "closing the bridge")),
        (TREES["PROMISED"], "N17", ("PROMISE", "The mayor", None, "to repair the bridge")),
        (TREES["HER_PLEDGE"], "N18", ("PROMISE", "Her", None, "to repair the bridge")),
        (TREES["THREATENED"], "N19", ("THREATEN", "The union", "the mayor", "to expel the mayor")),
        (TREES["WARNED_OF_OWN"], "N20", ("THREATEN", "Ostmark", "UNSTATED", "it would retaliate")),
        (TREES["DEFENDED_VOTE"], "N22", ("JUSTIFY", "The mayor", None, "her vote")),
        (TREES["ASKED_WHETHER"], "N23", ("ASK", "Reporters", None, "the dam held")),
    ],
)
def test_one_act(tree: str, rule: str, expected: tuple[str, str, str | None, str | None]) -> None:
    read = reading(tree)
    (act,) = found(read)
    assert (act.rule, act.blocked, shown(read, act)) == (rule, False, expected)


@pytest.mark.parametrize(
    "tree",
    [TREES["PRICED"], TREES["DENIED_VISA"], TREES["DENIED_ENTRY"], TREES["DISMISSED_HIM"], TREES["ARMED_ATTACKS"]],
    ids=["price", "two objects", "access", "sacking", "arms"],
)
def test_look_alikes_are_no_acts(tree: str) -> None:
    assert not [x for x in found(reading(tree)) if x.act in {"ACCUSE", "DENY", "CRITICIZE"}]


@pytest.mark.parametrize(
    "name",
    [
        "ADMITTED_PATIENTS",
        "CONFIRMED_JUDGE",
        "GUARANTEED",
        "ASSURED_OF_FACT",
        "RAIN_THREATENED",
        "DEFENDED_FORT",
        "OFFERED_SOUP",
        "TAX_RAISES",
        "NO_SIGN_OF_RAIN",
    ],
)
def test_words_of_other_acts_need_what_the_act_needs(name: str) -> None:
    assert found(reading(TREES[name])) == ()


@pytest.mark.parametrize(
    ("name", "act", "block"),
    [("YET_TO_ENDORSE", "PRAISE", "negation"), ("ASKED_TO_PROMISE", "PROMISE", "irrealis")],
)
def test_what_is_not_yet_done_is_blocked(name: str, act: str, block: str) -> None:
    assert (act, block) in {(x.act, x.block) for x in found(reading(TREES[name]))}


def test_stopping_short_of_an_act_with_an_open_complement_is_not_doing_it() -> None:
    tree = TREES["STOPPED_SHORT"].replace("accusing|accuse|VERB|3|advcl", "accusing|accuse|VERB|3|xcomp")
    assert {x.block for x in found(reading(tree))} == {"implicative"}


def test_what_could_not_be_verified_is_undercut_and_not_confirmed() -> None:
    acts_found = found(reading(TREES["COULD_NOT_VERIFY"]))
    assert {(x.act, x.rule, x.blocked) for x in acts_found} == {("CONFIRM", "N4", True), ("UNDERCUT", "U3", False)}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("SAID_WILL", "We will repair the bridge", {("PROMISE", "M3", "Bell")}),
        ("SAID_SHOULD", "Councils should close the bridge", {("PROPOSE", "M2", "Bell")}),
    ],
)
def test_acts_by_the_form_of_what_is_said(name: str, content: str, expected: set[tuple[str, str, str]]) -> None:
    read = reading(TREES[name])
    quoted = replace(attribution(read, "Bell", "said", content), quote="direct")
    assert {(x.act, x.rule, x.source_name) for x in found(read, quoted)} == expected


def test_what_must_be_so_is_no_demand() -> None:
    read = reading(TREES["SAID_MUST_HIDE"])
    said = found(read, attribution(read, "Bell", "said", "Guards must be hiding something"))
    assert "DEMAND" not in {x.act for x in said}


def test_wants_and_thoughts_assert_nothing() -> None:
    read = reading("She|_|PRON|2|nsubj wanted|want|VERB|0|root it|_|PRON|5|nsubj to|_|PART|5|mark rain|_|VERB|2|xcomp")
    wish = replace(attribution(read, "She", "wanted", "it to rain"), cue_lemma="want")
    assert found(read, wish) == ()


def test_what_lacks_proof_may_hang_on_the_noun_before() -> None:
    read = reading(TREES["NO_PROOF_HIGH"])
    assert [shown(read, x) for x in found(read)] == [
        ("UNDERCUT", "AUTHOR", None, "the theft"),
        ("ACCUSE", "UNSTATED", "UNSTATED", "the theft"),
    ]


def test_each_other_is_two_accusations() -> None:
    read = reading(TREES["EACH_OTHER"])
    assert [shown(read, x)[1:] for x in found(read)] == [
        ("Ostmark", "Vereland", "spying"),
        ("Vereland", "Ostmark", "spying"),
    ]
    assert {x.rule for x in found(read)} == {"A9"}


def test_gerunds_that_are_denied_are_two_charges() -> None:
    read = reading(TREES["DENIED_TWO"])
    assert [shown(read, x)[3] for x in found(read)] == ["taking bribes", "shredding files"]


def test_lack_of_evidence_is_no_denial() -> None:
    read = reading(TREES["NO_EVIDENCE"])
    kinds = {x.act for x in found(read)}
    assert "UNDERCUT" in kinds
    assert not kinds & {"DENY", "ACCUSE"}


@pytest.mark.parametrize(
    ("tree", "source", "content", "rule", "expected"),
    [
        (
            TREES["SAID_LOOTED"],
            "residents",
            "The guards looted the shop",
            "A5",
            ("ACCUSE", "residents", "The guards", "looted the shop"),
        ),
        (
            TREES["SAID_MESS"],
            "Bell",
            "The budget is a mess",
            "C6",
            ("CRITICIZE", "Bell", "The budget", "is a mess"),
        ),
        (TREES["SAID_UNTRUE"], "Bell", "The report is untrue", "D4", ("DENY", "Bell", None, "The report")),
    ],
)
def test_acts_by_what_is_said(
    tree: str, source: str, content: str, rule: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    read = reading(tree)
    (act,) = found(read, attribution(read, source, "said", content))
    assert (act.rule, shown(read, act), act.attribution) == (rule, expected, "a1")


def test_a_condition_in_a_content_accuses_nobody() -> None:
    read = reading(TREES["SAID_IF"])
    kinds = [x.act for x in found(read, attribution(read, "Bell", "said", "If the guards lied, they must all pay"))]
    assert kinds == ["DEMAND"]


def test_an_attribution_without_an_act_asserts() -> None:
    read = reading("She|_|PRON|2|nsubj said|say|VERB|0|root it|_|PRON|4|nsubj rained|rain|VERB|2|ccomp")
    (act,) = found(read, attribution(read, "She", "said", "it rained"))
    assert (act.act, act.source_name) == ("ASSERT", "She")


def test_ids_follow_the_text() -> None:
    read = reading(TREES["ACCUSED"], TREES["BLAMED_FOR"], TREES["DENIED_BY"])
    some = found(read)
    assert [x.id for x in some] == ["x1", "x2", "x3"]
    assert [x.cue[0] for x in some] == sorted(x.cue[0] for x in some)


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_every_rule_fires_on_its_example(rule: al.acts.Rule) -> None:
    fired = {x.rule for x in al.analyze(rule.example).records.acts if not x.blocked}
    assert rule.name in fired


def test_rule_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


WORDS = st.sampled_from(
    'accuse deny allegedly evidence no not false liar claim of that by attack criticism if reject say it , . ? " '
    "alleged blame on for call concern who is".split()
)
RELATIONS = st.sampled_from(
    "nsubj obj ccomp xcomp advcl acl acl:relcl conj cop det case mark amod obl nmod punct advmod appos".split()
)
UPOS = st.sampled_from("VERB NOUN PROPN PRON ADJ ADV ADP SCONJ AUX PUNCT DET".split())


@st.composite
def scrambled(draw: st.DrawFn) -> Reading:
    """A reading whose words, labels and tree make no sense."""
    length = draw(st.integers(0, 14))
    forms = [draw(WORDS) for _ in range(length)]
    upos = tuple(draw(UPOS) for _ in forms)
    order = draw(st.permutations(range(length)))
    head = [-1] * length
    for place, word in enumerate(order[1:], start=1):
        head[word] = order[draw(st.integers(0, place - 1))]
    relations = tuple("root" if h < 0 else draw(RELATIONS) for h in head)
    string, tokens = "", []
    for form in forms:
        string += " " if string else ""
        tokens.append(Token(len(string), len(string) + len(form), form, 0))
        string += form
    none = ("O",) * length
    return Reading(
        string,
        (Segment(0, len(string), "paragraph"),) if length else (),
        (Sentence(0, len(string), 0),) if length else (),
        tuple(tokens),
        tuple(forms),
        upos,
        tuple(head),
        relations,
        none,
        (-1,) * length,
        (1.0,) * length,
    )


@given(scrambled())
def test_nonsense_gives_spans_of_the_text(read: Reading) -> None:
    for act in found(read):
        parties = [p for p in (act.source, act.target) if isinstance(p, tuple)]
        spans = [*act.cue, *(span for party in parties for span in party)]
        spans += [] if act.charge is None else [act.charge]
        assert all(0 <= start < end <= len(read.string) for start, end in spans)
        assert (act.block is not None) == act.blocked


@pytest.mark.parametrize(
    ("tree", "source", "target"),
    [
        (TREES["CALLING_IT"], "Bell", "it"),
        (TREES["HISTORY_OF"], "Bell", "the budget"),
        (TREES["STATEMENT"], "The union", "the budget"),
        (TREES["STATEMENT_ALONE"], "A statement", "the budget"),
        (TREES["APPOSED_WHO"], "Ann Bell", "the firm"),
        (TREES["TWO_SUBJECTS"], "Bell", "Pike"),
        (TREES["HAVE_CRITICIZED"], "many farmers", "a dam"),
        (TREES["CONTACT"], "she", "the clerk"),
        (TREES["ON_TELEVISION"], "Bell", "the mayor"),
        (TREES["RIVAL"], "Farmers", "her rival, Tom Pike"),
        (TREES["WHAT_CALLED"], "Bell", "a dirty deal"),
        (TREES["HEARD"], "Pike", "the firm"),
        (TREES["ENTERING"], "Bell", "Pike"),
        (TREES["SIGHT_OF"], "Bell", "Pike"),
    ],
)
def test_parties_of_a_verb(tree: str, source: str, target: str) -> None:
    read = reading(tree)
    (act,) = found(read)
    assert shown(read, act)[1:3] == (source, target)


@pytest.mark.parametrize("tree", [TREES["BLAMED_GERUND"], TREES["ACCUSED_CONTROL"]])
def test_who_is_blamed_for_doing_something_does_it(tree: str) -> None:
    read = reading(tree)
    assert [shown(read, x)[1] for x in found(read)] == ["Bell", "Pike"]


@pytest.mark.parametrize(
    ("tree", "source", "target"),
    [
        (TREES["OWN_ATTACKS"], "Bell", "the bank"),
        (TREES["WITH_ATTACKS"], "her", "the bank"),
        (TREES["FROM_TIMES"], "Her", "the bank"),
        (TREES["DESPITE"], "UNSTATED", "Bell"),
        (TREES["TARGET_OF"], "farmers", "Bell"),
        (TREES["LEVELLED"], "Bell", "the board"),
        (TREES["FACED_OF"], "her rivals", "Bell"),
        (TREES["WAVE_OF"], "Bell", "UNSTATED"),
        (TREES["ELICITED"], "the farmers", "Bell"),
        (TREES["A_DIG_AT"], "Bell", "Pike"),
        (TREES["UNDER_FIRE_COMMAS"], "UNSTATED", "Pike"),
    ],
)
def test_parties_of_a_noun(tree: str, source: str, target: str) -> None:
    read = reading(tree)
    (act,) = (x for x in found(read) if x.rule == "C4")
    assert shown(read, act)[1:3] == (source, target)


def test_the_speaker_stands_for_the_i_of_the_sentence() -> None:
    read = reading(TREES["I_BLAME"])
    (act,) = found(read, attribution(read, "Ann Bell", "said", "I blame Pike"))
    assert shown(read, act)[1:3] == ("Ann Bell", "Pike")


def test_an_i_stands_for_a_speaker_named_in_another_sentence() -> None:
    read = reading(TREES["SPOKE"], TREES["I_THINK_LIED"])
    said = attribution(read, "Ann Bell", "spoke", "I think the mayor lied")
    (act,) = (x for x in found(read, said) if x.rule == "A5")
    assert shown(read, act)[1:3] == ("I", "the mayor")


def test_who_says_one_thing_does_the_next() -> None:
    read = reading(TREES["SAID_AND_ACCUSED"])
    (act,) = (x for x in found(read, attribution(read, "Bell", "said", "Pike was rude")) if x.rule == "C1")
    assert shown(read, act)[1:3] == ("Bell", "the budget")


def test_this_criticism_points_back() -> None:
    read = reading(TREES["TARGET_OF"], TREES["THIS_CRITICISM"])
    act = found(read)[-1]
    assert shown(read, act)[1:3] == ("farmers", "Bell")


@pytest.mark.parametrize(
    ("tree", "rule", "source", "target"),
    [
        (TREES["WENT_ON"], "C1", "Bell", "the mayor"),
        (TREES["INSTEAD_OUGHT"], "C1", "Pike", "farmers"),
        (TREES["TO_TASK"], "C1", "Bell", "the mayor"),
        (TREES["WENT_AFTER"], "C1", "Bell", "Pike"),
        (TREES["TOO_SOFT"], "C2", "Bell", "the mayor"),
        (TREES["UNFIT_TURNED"], "C2", "Bell", "the speech"),
        (TREES["NOT_FIT"], "C2", "Bell", "the mayor"),
        (TREES["PACK_OF"], "C2", "Bell", "the speech"),
        (TREES["LIKENED"], "C2", "Bell", "the mayor"),
        (TREES["SHOT_AT_MAYOR"], "C4", "Bell", "the mayor"),
        (TREES["FED_UP"], "C5", "Bell", "the mayor"),
        (TREES["ECHOED"], "C8", "The union", "the budget"),
        (TREES["DISPARAGING"], "C9", "The mayor", "farmers"),
        (TREES["WIDELY"], "C10", "UNSTATED", "A widely criticized speech"),
        (TREES["CALLED_ON"], "C11", "The union", "the mayor"),
        (TREES["URGED_STOP"], "C11", "The union", "the mayor"),
        (TREES["URGED_STOP"], "C1", "the mayor", "nurses"),
        (TREES["FOR_RESIGNATION"], "C11", "Farmers", "the mayor"),
        (TREES["A_RACIST"], "C12", "AUTHOR", "The mayor"),
        (TREES["CALLED_REMARKS"], "C2", "Bell", "the mayor's remarks"),
    ],
)
def test_criticism_and_its_parties(tree: str, rule: str, source: str, target: str) -> None:
    read = reading(tree)
    (act,) = (x for x in found(read) if x.rule == rule)
    assert (act.blocked, *shown(read, act)[:3]) == (False, "CRITICIZE", source, target)


@pytest.mark.parametrize(
    "tree",
    [
        TREES["ATTACK_AD"],
        TREES["ALL_ATTACKS"],
        TREES["HIS_ATTACK"],
        TREES["NATION"],
        TREES["MORTAR_FIRE"],
        TREES["CAUGHT_FIRE"],
        TREES["SHOT_AT_TITLE"],
        TREES["RIPPED_UP"],
        TREES["STORM_HIT"],
        TREES["SLATED"],
        TREES["HIT_BACK_AT"],
        TREES["BRISTLED"],
        TREES["CALLED_PLAIN"],
        TREES["HELD_RISKY"],
        TREES["CRITICAL_TO"],
        TREES["ASKED_FOR_ONESELF"],
        TREES["TIRED"],
    ],
)
def test_words_of_fighting_and_judging_that_criticise_nobody(tree: str) -> None:
    assert not [x for x in found(reading(tree)) if x.act == "CRITICIZE"]


def test_an_abusive_attribute_without_an_owner_judges_nobody() -> None:
    assert [x.rule for x in found(reading(TREES["RACIST_NOISE"]))] == ["C1"]


@pytest.mark.parametrize(
    ("tree", "why"),
    [
        (TREES["ORDERED"], "irrealis"),
        (TREES["PLAN_IS"], "irrealis"),
        (TREES["EFFORT"], "irrealis"),
        (TREES["OPENED_UP"], "irrealis"),
        (TREES["PROSPECT"], "irrealis"),
        (TREES["NEITHER_OF"], "negation"),
        (TREES["BETWEEN"], "irrealis"),
        (TREES["PLANNED_ATTACKS"], "irrealis"),
        (TREES["ANY_ATTACKS"], "irrealis"),
        (TREES["LIKELY_TO_DRAW"], "irrealis"),
        (TREES["WERE_THERE"], "question"),
    ],
)
def test_criticism_that_is_only_wished_or_denied(tree: str, why: str) -> None:
    assert [(x.act, x.block) for x in found(reading(tree))] == [("CRITICIZE", why)]


@pytest.mark.parametrize(
    ("tree", "rule", "expected"),
    [
        (TREES["STANDS"], "A8", ("ACCUSE", "UNSTATED", "The firm", "theft")),
        (TREES["TO_BLAME"], "A6", ("ACCUSE", "AUTHOR", "The mayor", "the flood")),
        (TREES["BLAME_LIES"], "A6", ("ACCUSE", "AUTHOR", "the mayor", None)),
        (TREES["HIS_FAULT"], "A6", ("ACCUSE", "AUTHOR", "the mayor", "The leak")),
        (TREES["ON_TRIAL"], "A13", ("ACCUSE", "UNSTATED", "The baker", "fraud")),
        (TREES["INVESTIGATED"], "A13", ("ACCUSE", "UNSTATED", "The baker", "fraud")),
        (TREES["ACCUSED_THIEF"], "A10", ("ACCUSE", "UNSTATED", "The accused thief", "The accused thief")),
        (TREES["ACCUSERS"], "A7", ("ACCUSE", "The mayor's accusers", "The mayor", None)),
        (TREES["PORTRAYED_AS"], "A6", ("ACCUSE", "Bell", "the mayor", "a thief")),
        (TREES["TRACED"], "A6", ("ACCUSE", "Auditors", "the firm", "the leak")),
        (TREES["SUSPECTS"], "A5", ("ACCUSE", "Bell", "the mayor", "burned the files")),
        (TREES["COMPLAINED"], "A5", ("ACCUSE", "Bell", "the mayor", "ignored her letters")),
        (TREES["BATTERY"], "A8", ("ACCUSE", "UNSTATED", "The aide", "battery")),
        (TREES["BRISTLED_SUGGESTION"], "D2", ("DENY", "The mayor", None, "he had lied")),
        (TREES["UNBELIEVED"], "D2", ("DENY", "The board", None, "the dam is safe")),
        (TREES["CONTRADICTED"], "D2", ("DENY", "The mayor", None, "her")),
        (TREES["MYTH"], "D9", ("DENY", "AUTHOR", None, "the dam is safe")),
        (TREES["CLAIM_FALSE"], "D4", ("DENY", "AUTHOR", None, "The claim")),
        (TREES["APPEARED_TO_BLAME"], "A2", ("ACCUSE", "Bell", "farmers", "the flood")),
        (TREES["MADE_BY"], "A7", ("ACCUSE", "the union", "UNSTATED", None)),
        (TREES["CONTRARY"], "D10", ("DENY", "AUTHOR", None, "the union's claims")),
        (TREES["DEFENDED_SELF"], "D2", ("DENY", "The firm", None, "theft")),
        (TREES["DENIED_BARE"], "D1", ("DENY", "the firm", None, None)),
        (TREES["RATED_FALSE"], "D3", ("DENY", "The agency", None, "the claims")),
    ],
)
def test_accusing_and_denying_by_rarer_words(
    tree: str, rule: str, expected: tuple[str, str, str | None, str | None]
) -> None:
    read = reading(tree)
    acts_here = [x for x in found(read) if x.act in {"ACCUSE", "DENY"} and x.explicitness != "implicit"]
    assert (rule, expected) in [(x.rule, shown(read, x)) for x in acts_here if not x.blocked]


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("HELD_UP", "the claim did not hold up", {"D4"}),
        ("NO_BASIS", "the story had no basis", {"D4"}),
        ("NO_RACIST", "the mayor was not a racist", {"D4"}),
        ("PLAGUED", "the program was plagued by fraud", {"C6"}),
        ("SMACKED", "the plan smacked of hypocrisy", {"C6"}),
        ("KNOWN_BETTER", "the mayor should have known better", {"C6"}),
        ("WAS_RIGGED", "the vote was rigged", {"A5"}),
        ("DOUBTS", "the program was plagued by rain", {"S"}),
        ("NO_PLANS", "the mayor had no plans to run", {"S"}),
        ("AFRAID", "the farmers were afraid", {"S"}),
        ("WERE_KILLED", "nine people were killed", {"S"}),
    ],
)
def test_judging_and_denying_by_what_is_said(name: str, content: str, expected: set[str]) -> None:
    read = reading(TREES[name])
    said = acts(
        read, [attribution(read, "Bell", "said", content)], cast("Actors", Names(read.string)), (), learned=False
    )
    assert {x.rule for x in said} == expected


@pytest.mark.parametrize(
    ("name", "content", "rule"), [("NOT_TRUE", "Not true", "D4"), ("DETEST", "I detest this plan", "C1")]
)
def test_a_quotation_that_denies_or_detests(name: str, content: str, rule: str) -> None:
    read = reading(TREES[name])
    quoted = replace(attribution(read, "Bell", "said", content), quote="direct")
    (act,) = (x for x in found(read, quoted) if x.rule == rule)
    assert (act.source_name, act.blocked) == ("Bell", False)


def test_what_is_contrary_to_custom_denies_nothing() -> None:
    assert not [x for x in found(reading(TREES["CONTRARY_CUSTOM"])) if x.act == "DENY"]


def test_who_defends_another_need_not_deny() -> None:
    assert not [x for x in found(reading(TREES["DEFENDED_OTHER"])) if x.act == "DENY"]


@pytest.mark.parametrize("name", ["BLAMED_PRICES", "HERSELF", "CHARGED_TASK", "SEEMED", "LINKED_BARE", "DENIED_CHANCE"])
def test_causes_duties_and_chances_are_neither_accused_nor_denied(name: str) -> None:
    assert not [x for x in found(reading(TREES[name])) if x.act in {"ACCUSE", "DENY"}]


@pytest.mark.parametrize(
    ("name", "content", "charge"),
    [
        ("SAID_NO_TRUTH", "There is no truth to the report", "the report"),
        ("SAID_NOTHING_WRONG", "He did nothing wrong", "did nothing wrong"),
    ],
)
def test_formulas_that_deny(name: str, content: str, charge: str) -> None:
    read = reading(TREES[name])
    (act,) = [x for x in found(read, attribution(read, "Bell", "said", content)) if x.act == "DENY"]
    assert (act.rule, shown(read, act)) == ("D4", ("DENY", "Bell", None, charge))


def test_an_accusation_that_is_denied_is_blocked() -> None:
    some = {x.act: x.block for x in found(reading(TREES["DENIED_ACCUSING"]))}
    assert some == {"DENY": None, "ACCUSE": "negation"}


def test_a_cue_that_holds_its_own_negation_is_blocked() -> None:
    assert [x.block for x in found(reading(TREES["FOUND_NO_FAULT"])) if x.act == "CRITICIZE"] == ["negation"]


@pytest.mark.parametrize(
    ("text", "evades"),
    [
        ("“I do not know who sold the keys,” Bell said.", False),
        ("Asked who had sold the keys, Bell said: “I do not know who sold the keys.”", True),
        ("“All I will say is that talks go on,” Bell said.", True),
        ("Someone who does not answer questions cannot win.", False),
        ("Neither bank responded to a request for comment.", True),
        ("The clerk would not directly say who had the key.", True),
        ("The treasurer declined several requests for comment.", True),
        ("The mayor could have declined to comment.", False),
        ("The clerk could not avoid the question.", False),
        ("The mayor deflected blame.", False),
    ],
)
def test_formulas_of_evasion_evade_something_asked(text: str, evades: bool) -> None:
    assert any(x.act == "EVADE" and not x.blocked for x in al.analyze(text).records.acts) == evades
