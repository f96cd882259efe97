from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from _readings import reading
from hypothesis import given
from hypothesis import strategies as st

from allegedly.attributions import Attribution
from allegedly.lexicon import OPTIONAL, Entry, Lexicon, default
from allegedly.marks import Mark, marks
from allegedly.quotes import quotations

if TYPE_CHECKING:
    from allegedly.reading import Reading

EVERYTHING = default(optional=OPTIONAL)


def lexicon(*rows: tuple[str, str, str]) -> Lexicon:
    return Lexicon(tuple(Entry(*row, "-", "-", "own", "x", "-", "-", "mine", 2) for row in rows))


def found(text: Reading, lexica: Lexicon = EVERYTHING, *attributions: Attribution) -> tuple[Mark, ...]:
    return marks(text, quotations(text.string, text.segments), attributions, lexica)


def attribution(text: Reading, content: str, speaker: str, **more: str | None) -> Attribution:
    start = text.string.index(content)
    fields = {"id": "a1", "quote": "indirect", "parent": None} | more
    return Attribution(
        id=fields["id"] or "",
        source=(),
        cue=(),
        content=((start, start + len(content)),),
        speaker=speaker,
        cue_lemma="say",
        cue_token=-1,
        quote=fields["quote"] or "",
        parent=fields["parent"],
        author_commitment="acknowledge",
        score=1.0,
    )


INDIRECT = (
    "Bell|Bell|PROPN|2|nsubj said|say|VERB|0|root it|it|PRON|7|nsubj allegedly|allegedly|ADV|7|advmod "
    "did|do|AUX|7|aux not|not|PART|7|advmod rain|rain|VERB|2|ccomp +.|.|PUNCT|2|punct"
)
DIRECT = (
    'Bell|Bell|PROPN|2|nsubj said|say|VERB|0|root +,|,|PUNCT|2|punct "|"|PUNCT|9|punct +it|it|PRON|9|nsubj '
    "allegedly|allegedly|ADV|9|advmod did|do|AUX|9|aux not|not|PART|9|advmod rain|rain|VERB|2|ccomp "
    '+"|"|PUNCT|9|punct +.|.|PUNCT|2|punct'
)


def said(*, quoted: bool = False) -> Reading:
    """Read "Bell said it allegedly did not rain", the rest in quotation marks or not."""
    return reading(DIRECT if quoted else INDIRECT)


def holders(text: Reading, *attributions: Attribution) -> dict[str, str]:
    return {mark.text: mark.holder for mark in found(text, EVERYTHING, *attributions)}


def test_author_outside_any_content() -> None:
    assert holders(said()) == {"allegedly": "AUTHOR", "not": "AUTHOR"}


def test_wording_and_polarity_in_indirect_speech() -> None:
    text = said()
    content = attribution(text, "it allegedly did not rain", "Maria Bell")
    assert holders(text, content) == {"allegedly": "AUTHOR|Maria Bell", "not": "Maria Bell"}


def test_speaker_inside_quotation_marks() -> None:
    text = said(quoted=True)
    content = attribution(text, "it allegedly did not rain", "Maria Bell", quote="direct")
    assert set(holders(text, content).values()) == {"Maria Bell"}


def test_nested_content_belongs_to_its_source() -> None:
    text = said()
    outer = attribution(text, "Bell said it allegedly did not rain", "Ada Roe")
    inner = attribution(text, "it allegedly did not rain", "Maria Bell", id="a2", parent="a1")
    assert set(holders(text, outer, inner).values()) == {"Maria Bell"}
    assert {mark.attribution for mark in found(text, EVERYTHING, outer, inner)} == {"a2"}


def test_narrated_act_is_the_author_speaking() -> None:
    text = reading(
        "Roe|Roe|PROPN|2|nsubj denied|deny|VERB|0|root the|the|DET|4|det "
        "rumor|rumor|NOUN|2|obj of|of|ADP|6|case fraud|fraud|NOUN|4|nmod +.|.|PUNCT|2|punct"
    )
    assert holders(text, attribution(text, "the rumor of fraud", "Ada Roe")) == {"rumor": "AUTHOR"}


def test_a_scrap_of_content_does_not_make_an_act_narrated() -> None:
    text = reading(
        "In|in|ADP|2|case it|it|PRON|3|obl he|he|PRON|4|nsubj said|say|VERB|0|root tolls|toll|NOUN|7|nsubj "
        "may|may|AUX|7|aux rise|rise|VERB|4|ccomp +.|.|PUNCT|4|punct"
    )
    content = attribution(text, "tolls may rise", "Ada Roe")
    scrap = (0, len("In it"))
    whole = replace(content, content=(scrap, *content.content))
    assert holders(text, whole)["may"] == "AUTHOR|Ada Roe"


def test_quotation_without_a_speaker() -> None:
    assert set(holders(said(quoted=True)).values()) == {"UNSTATED"}


def words(line: str) -> Reading:
    return reading(" ".join(f"{word}|_|X|{0 if i == 0 else 1}|dep" for i, word in enumerate(line.split())))


@pytest.mark.parametrize(
    ("rows", "line", "kept"),
    [
        # More words beat fewer, though the fewer come first in the lexicon.
        ([("no", "HEDGE", "epistemic"), ("no comment", "EVASION", "refusal")], "no comment", ["no comment"]),
        # As many words, fewer in a gap.
        (
            [("no ... c", "HEDGE", "modal"), ("b c d", "HEDGE", "shield")],
            "no b c d",
            ["b c d"],
        ),
        # As many words: the earlier.
        ([("b c", "HEDGE", "modal"), ("a b", "HEDGE", "shield")], "a b c", ["a b"]),
        # The same words: the earlier row.
        ([("a", "HEDGE", "modal"), ("a", "BOOSTER", "certainty")], "a", ["a"]),
        # Nothing reaches into the next clause past a mark of punctuation.
        ([("a ... b", "HEDGE", "modal")], "a , b", []),
    ],
)
def test_overlap(rows: list[tuple[str, str, str]], line: str, kept: list[str]) -> None:
    marked = found(words(line), lexicon(*rows))
    assert [mark.text for mark in marked] == kept
    if marked:
        assert marked[0].category in {rows[0][1], rows[1][1]}


def test_the_earlier_row_wins() -> None:
    (mark,) = found(words("a"), lexicon(("a", "BOOSTER", "certainty"), ("a", "HEDGE", "modal")))
    assert (mark.category, mark.entry, mark.lexicon, mark.rule) == ("BOOSTER", "a", "mine", "lexicon")


def test_negation_is_used_up_by_a_hedge_but_not_by_missing_evidence() -> None:
    negation = ("no", "DISCLAIM", "negation")
    hedge = found(words("no doubt"), lexicon(negation, ("no doubt", "BOOSTER", "certainty")))
    lack = found(words("no proof"), lexicon(negation, ("no proof", "EVIDENTIAL", "lack")))
    assert [mark.category for mark in hedge] == ["BOOSTER"]
    assert [mark.category for mark in lack] == ["DISCLAIM", "EVIDENTIAL"]


def test_self_mention_lies_inside_a_shield() -> None:
    rows = [("{PRON1} think", "HEDGE", "shield"), ("=i", "SELF_MENTION", "singular")]
    assert [mark.text for mark in found(words("I think"), lexicon(*rows))] == ["I", "I think"]


def test_matches_stay_in_their_sentence() -> None:
    text = reading("no|_|X|0|root", "proof|_|X|0|root")
    assert found(text, lexicon(("no proof", "EVIDENTIAL", "lack"))) == ()


@pytest.mark.parametrize(
    ("line", "entry", "scope"),
    [
        # A modal takes its verb phrase.
        (
            "The|the|DET|2|det dam|dam|NOUN|4|nsubj may|may|AUX|4|aux burst|burst|VERB|0|root "
            "soon|soon|ADV|4|advmod +.|.|PUNCT|4|punct",
            "may",
            "burst soon",
        ),
        # An adjective takes its noun, not the clause.
        (
            "The|the|DET|3|det alleged|alleged|ADJ|3|amod sale|sale|NOUN|7|nsubj of|of|ADP|5|case "
            "arms|arm|NOUN|3|nmod was|be|AUX|7|cop old|old|ADJ|0|root",
            "alleged",
            "sale of arms",
        ),
        # A rounder takes its number.
        (
            "About|about|ADV|2|advmod 40|40|NUM|3|nummod sheep|sheep|NOUN|4|nsubj fell|fall|VERB|0|root",
            "about",
            "40",
        ),
        # An adverb of the clause takes the clause.
        (
            "The|the|DET|2|det guard|guard|NOUN|4|nsubj allegedly|allegedly|ADV|4|advmod "
            "left|leave|VERB|0|root +.|.|PUNCT|4|punct",
            "allegedly",
            "The guard allegedly left",
        ),
        # A clause-taking word takes its clause.
        (
            "It|it|PRON|3|expl is|be|AUX|3|cop likely|likely|ADJ|0|root that|that|SCONJ|6|mark "
            "he|he|PRON|6|nsubj left|leave|VERB|3|ccomp +.|.|PUNCT|3|punct",
            "likely",
            "he left",
        ),
        # A parenthesis takes the clause around it.
        (
            "The|the|DET|2|det tunnel|tunnel|NOUN|8|nsubj +,|,|PUNCT|5|punct I|I|PRON|5|nsubj "
            "think|think|VERB|8|parataxis +,|,|PUNCT|5|punct is|be|AUX|8|cop safe|safe|ADJ|0|root "
            "+.|.|PUNCT|8|punct",
            "{PRON1} think",
            "The tunnel, I think, is safe",
        ),
        # An according-to phrase takes the clause after it.
        (
            "According|accord|VERB|3|case to|to|ADP|1|fixed Roe|Roe|PROPN|6|obl +,|,|PUNCT|3|punct "
            "he|he|PRON|6|nsubj left|leave|VERB|0|root +.|.|PUNCT|6|punct",
            "according to",
            "he left",
        ),
    ],
)
def test_scope(line: str, entry: str, scope: str) -> None:
    text = reading(line)
    (mark,) = (mark for mark in found(text) if mark.entry == entry)
    assert mark.scope is not None
    start, end = mark.scope
    assert text.string[start:end] == scope


@pytest.mark.parametrize(
    ("line", "entry", "scope"),
    [
        # The marker itself is left out at the edge of its clause.
        (
            "Maybe|maybe|ADV|4|advmod the|the|DET|3|det guard|guard|NOUN|4|nsubj left|leave|VERB|0|root "
            "+.|.|PUNCT|4|punct",
            "maybe",
            "the guard left",
        ),
        # A degree word loosens its adjective, not the clause.
        (
            "The|the|DET|2|det road|road|NOUN|5|nsubj is|be|AUX|5|cop pretty|pretty|ADV|5|advmod "
            "steep|steep|ADJ|0|root +.|.|PUNCT|5|punct",
            "pretty",
            "steep",
        ),
        # A source after the clause does not lend it its article.
        (
            "Prices|price|NOUN|2|nsubj fell|fall|VERB|0|root +,|,|PUNCT|6|punct the|the|DET|5|det "
            "records|record|NOUN|6|nsubj show|show|VERB|2|parataxis +.|.|PUNCT|2|punct",
            "document|record|email|e-mail|memo show|reveal|indicate",
            "Prices fell",
        ),
        # "In part" bears on the reason.
        (
            "It|it|PRON|2|nsubj fell|fall|VERB|0|root in|in|ADP|4|case part|part|NOUN|2|obl "
            "because|because|SCONJ|7|mark it|it|PRON|7|nsubj rained|rain|VERB|2|advcl +.|.|PUNCT|2|punct",
            "in part",
            "it rained",
        ),
        # A clause that the parser hung elsewhere is still the one after the marker.
        (
            "That|that|PRON|2|nsubj made|make|VERB|0|root it|it|PRON|2|obj likely|likely|ADJ|2|xcomp "
            "that|that|SCONJ|7|mark he|he|PRON|7|nsubj left|leave|VERB|2|ccomp +.|.|PUNCT|2|punct",
            "likely",
            "he left",
        ),
        # What is said may stand before the noun of saying; its owner is no part of it.
        (
            "He|he|PRON|2|nsubj denies|deny|VERB|0|root your|your|PRON|5|nmod:poss abuse|abuse|NOUN|5|compound "
            "allegations|allegation|NOUN|2|obj +.|.|PUNCT|2|punct",
            "allegation",
            "abuse",
        ),
        # A source that stands for itself quantifies nothing.
        (
            "Some|some|DET|2|nsubj accused|accuse|VERB|0|root him|he|PRON|2|obj +.|.|PUNCT|2|punct",
            "some",
            None,
        ),
        # The second clause of a sentence is not what was left without a reply.
        (
            "He|he|PRON|4|nsubj did|do|AUX|4|aux not|not|PART|4|advmod reply|reply|VERB|0|root +,|,|PUNCT|8|punct "
            "and|and|CCONJ|8|cc they|they|PRON|8|nsubj left|leave|VERB|4|conj +.|.|PUNCT|4|punct",
            "{NEG} ... reply",
            None,
        ),
        # A source named at the end is no part of what could happen.
        (
            "The|the|DET|2|det dam|dam|NOUN|4|nsubj could|could|AUX|4|aux burst|burst|VERB|0|root "
            "+,|,|PUNCT|8|punct according|accord|VERB|8|case to|to|ADP|6|fixed Roe|Roe|PROPN|4|obl +.|.|PUNCT|4|punct",
            "could",
            "burst",
        ),
        # What something is called is said of it, not of who calls it so.
        (
            "She|she|PRON|2|nsubj called|call|VERB|0|root the|the|DET|4|det "
            "plan|plan|NOUN|2|obj a|a|DET|6|det disgrace|disgrace|NOUN|2|xcomp +.|.|PUNCT|2|punct",
            "disgrace",
            "the plan",
        ),
        # An adverb of attitude takes its clause.
        (
            "Unfortunately|unfortunately|ADV|5|advmod +,|,|PUNCT|1|punct the|the|DET|4|det "
            "bridge|bridge|NOUN|5|nsubj fell|fall|VERB|0|root +.|.|PUNCT|5|punct",
            "unfortunately",
            "the bridge fell",
        ),
        # A predicate without a clause is said of its subject.
        (
            "The|the|DET|2|det sale|sale|NOUN|6|nsubj is|be|AUX|6|cop "
            "a|a|DET|6|det done|do|VERB|6|amod deal|deal|NOUN|0|root +.|.|PUNCT|6|punct",
            "a =done deal",
            "The sale",
        ),
    ],
)
def test_scope_stops_where_the_marker_does(line: str, entry: str, scope: str | None) -> None:
    text = reading(line)
    (mark,) = (mark for mark in found(text, default()) if mark.entry == entry)
    assert (None if mark.scope is None else text.string[slice(*mark.scope)]) == scope


def test_scope_ends_with_the_quotation() -> None:
    text = reading(
        '"|"|PUNCT|3|punct +I|I|PRON|3|nsubj think|think|VERB|8|ccomp it|it|PRON|5|nsubj holds|hold|VERB|3|ccomp '
        '+"|"|PUNCT|3|punct she|she|PRON|8|nsubj said|say|VERB|0|root today|today|NOUN|5|obl +.|.|PUNCT|8|punct'
    )
    (mark,) = (mark for mark in found(text, default()) if mark.subtype == "shield")
    assert mark.scope is not None
    assert text.string[slice(*mark.scope)] == "it holds"


def test_negation_has_no_scope() -> None:
    assert all(mark.scope is None for mark in found(said()) if mark.category == "DISCLAIM")


def test_scare_quotes_are_the_authors() -> None:
    text = reading(
        'The|the|DET|3|det "|"|PUNCT|3|punct +guards|guard|NOUN|5|nsubj +"|"|PUNCT|3|punct '
        "looted|loot|VERB|0|root it|it|PRON|5|obj +.|.|PUNCT|5|punct"
    )
    (mark,) = (mark for mark in found(text) if mark.category == "DISTANCING")
    assert (mark.subtype, mark.text, mark.holder) == ("scare_quote", '"guards"', "AUTHOR")
    assert not [mark for mark in found(text, default()) if mark.subtype == "partial_quote"]


@pytest.mark.parametrize("line", ["", "...", "hedging", "Hedges", "MAY"])
def test_nothing_to_mark(line: str) -> None:
    assert found(words(line) if line else reading(), default()) == ()


FORMS = 'may about 40 I think not no doubt " “ ” claims that critics say , . allegedly comment n’t'.split()


@st.composite
def texts(draw: st.DrawFn) -> Reading:
    """Draw a few sentences of random words in random trees."""
    sentences = []
    for _ in range(draw(st.integers(0, 3))):
        size = draw(st.integers(1, 12))
        upos = st.sampled_from(["NOUN", "VERB", "AUX", "ADV", "PRON", "NUM", "PUNCT", "ADJ", "PROPN"])
        relations = st.sampled_from(["nsubj", "aux", "advmod", "ccomp", "amod", "parataxis", "obl", "conj"])
        items = [f"{draw(st.sampled_from(FORMS))}|_|{draw(upos)}|0|root"]
        items += [
            f"{draw(st.sampled_from(FORMS))}|_|{draw(upos)}|{draw(st.integers(1, i))}|{draw(relations)}"
            for i in range(1, size)
        ]
        sentences.append(" ".join(items))
    return reading(*sentences)


@given(texts())
def test_marks_of_any_text(text: Reading) -> None:
    marked = found(text)
    for mark in marked:
        assert text.string[mark.start : mark.end] == mark.text != ""
        if mark.scope is not None:
            assert 0 <= mark.scope[0] < mark.scope[1] <= len(text.string)
    assert [mark.id for mark in marked] == [f"m{n}" for n in range(1, len(marked) + 1)]
    assert [mark.start for mark in marked] == sorted(mark.start for mark in marked)
    own_layers = {"DISCLAIM", "SELF_MENTION"}
    quotes = {"scare_quote", "partial_quote"}
    for category in ("", *own_layers):
        layer = [
            mark
            for mark in marked
            if (mark.category == category or (not category and mark.category not in own_layers))
            and mark.subtype not in quotes
        ]
        assert all(left.end <= right.start for left, right in pairwise(layer))


@given(texts())
def test_reading_twice_changes_nothing(text: Reading) -> None:
    assert found(text) == found(text)
