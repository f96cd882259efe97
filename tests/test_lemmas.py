from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allegedly.lemmas import by_rule, lemma

VERBS = """
say says said saying
deny denies denied denying
accuse accuses accused accusing
allege alleges alleged alleging
blame blames blamed blaming
reject rejects rejected rejecting
dismiss dismisses dismissed dismissing
refute refutes refuted refuting
claim claims claimed claiming
charge charges charged charging
insist insists insisted insisting
admit admits admitted admitting
concede concedes conceded conceding
lie lies lied lying
die dies died dying
tie ties tied tying
hedge hedges hedged hedging
criticize criticizes criticized criticizing
criticise criticises criticised criticising
slam slams slammed slamming
plan plans planned planning
refer refers referred referring
occur occurs occurred occurring
control controls controlled controlling
travel travels travelled traveled travelling traveling
label labels labelled labeled labelling labeling
rebut rebuts rebutted rebutting
veto vetoes vetoed vetoing
vow vows vowed vowing
sue sues sued suing
swear swears swore sworn swearing
withhold withholds withheld withholding
undermine undermines undermined undermining
interfere interferes interfered interfering
discuss discusses discussed discussing
focus focuses focused focussed focusing
need needs needed needing
agree agrees agreed agreeing
see sees saw seen seeing
leave leaves left leaving
imply implies implied implying
urge urges urged urging
arm arms armed arming
bring brings brought bringing
traffic traffics trafficked trafficking
entreat entreats entreated entreating
enquire enquires enquired enquiring
quiz quizzes quizzed quizzing
impute imputes imputed imputing
murmur murmurs murmured murmuring
gang gangs ganged ganging
chafe chafes chafed chafing
whinge whinges whinged whinging
stereotype stereotypes stereotyped stereotyping
bellyache bellyaches bellyached bellyaching
wiretap wiretaps wiretapped wiretapping
"""


@pytest.mark.parametrize("forms", [line.split() for line in VERBS.split("\n") if line])
def test_every_form_of_a_verb(forms: list[str]) -> None:
    assert {lemma(form, "VERB") for form in forms} == {forms[0]}


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("n't", "PART", "not"),
        ("n’t", "PART", "not"),
        ("not", "PART", "not"),
        ("'s", "AUX", "be"),
        ("’s", "PART", "'s"),
        ("’", "PART", "'s"),
        ("’ve", "AUX", "have"),
        ("'ll", "AUX", "will"),
        ("’d", "AUX", "would"),
        ("'m", "AUX", "be"),
        ("’re", "AUX", "be"),
        ("ca", "AUX", "can"),
        ("wo", "AUX", "will"),
        ("were", "AUX", "be"),
        ("has", "AUX", "have"),
        ("does", "AUX", "do"),
        ("Could", "AUX", "could"),
        ("denials", "NOUN", "denial"),
        ("Allegations", "NOUN", "allegation"),
        ("allies", "NOUN", "ally"),
        ("ties", "NOUN", "tie"),
        ("lies", "NOUN", "lie"),
        ("lives", "NOUN", "life"),
        ("witnesses", "NOUN", "witness"),
        ("spokesmen", "NOUN", "spokesman"),
        ("congresswomen", "NOUN", "congresswoman"),
        ("children", "NOUN", "child"),
        ("crises", "NOUN", "crisis"),
        ("crisis", "NOUN", "crisis"),
        ("news", "NOUN", "news"),
        ("politics", "NOUN", "politics"),
        ("co-conspirators", "NOUN", "co-conspirator"),
        ("stepchildren", "NOUN", "stepchild"),
        ("meeting", "NOUN", "meeting"),
        ("1990s", "NOUN", "1990s"),
        ("re-elected", "VERB", "re-elect"),
        ("so-called", "ADJ", "so-called"),
        ("alleged", "ADJ", "alleged"),
        ("former", "ADJ", "former"),
        ("worse", "ADJ", "bad"),
        ("biggest", "ADJ", "big"),
        ("earlier", "ADV", "early"),
        ("Allegedly", "ADV", "allegedly"),
        ("them", "PRON", "they"),
        ("These", "DET", "this"),
        ("1,600", "NUM", "1600"),
        ("Wells", "PROPN", "Wells"),
        ("TASS", "PROPN", "TASS"),
        ("Russians", "PROPN", "Russian"),
        ("Israelis", "PROPN", "Israeli"),
        ("AMERICANS", "PROPN", "AMERICAN"),
        ("Williams", "PROPN", "Williams"),
        ("“", "PUNCT", '"'),
        ("", "NOUN", ""),
        ("-", "NOUN", "-"),
        ("s", "NOUN", "s"),
    ],
)
def test_lemma(form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos) == expected


def test_the_table_holds_exceptions_alone() -> None:
    table = resources.files("allegedly").joinpath("data/lemmas.tsv").read_text(encoding="utf-8")
    header, *rows = table.splitlines()
    assert header == "form\tupos\tlemma"
    assert rows == sorted(rows, key=lambda row: row.split("\t")[:2])
    for row in rows:
        form, upos, expected = row.split("\t")
        assert by_rule(form, upos) != expected
        assert lemma(form, upos) == expected


@given(st.text(), st.sampled_from(["VERB", "AUX", "NOUN", "ADJ", "ADV", "PROPN", "NUM", "PUNCT", "X", ""]))
def test_any_word_has_a_lemma(form: str, upos: str) -> None:
    assert isinstance(lemma(form, upos), str)


@given(st.from_regex(r"[a-z]{3,9}(?:ed|ing|s|ies|es)", fullmatch=True), st.sampled_from(["VERB", "NOUN"]))
def test_a_lemma_of_letters_is_never_empty(form: str, upos: str) -> None:
    assert lemma(form, upos)
