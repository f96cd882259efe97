"""The table of lemmas covers the words that the other tables are looked up by."""

from __future__ import annotations

import pytest

from allegedly.lemmas import lemma
from training.lemmas import IRREGULAR_VERBS, inflected, of_tables, plural, rows

VERBS = of_tables()
IRREGULAR = {bases[0] for bases, *_ in rows(IRREGULAR_VERBS)}


def test_every_form_of_a_cue_leads_to_a_cue() -> None:
    # Two spellings of one verb share forms: "extolled" is of "extol" and of "extoll".
    wrong = {
        form: found
        for verb in sorted(VERBS - IRREGULAR)
        for form in inflected(verb)
        if (found := lemma(form, "VERB")) != verb and not (found in VERBS and same(verb, found))
    }
    assert not wrong


def same(verb: str, other: str) -> bool:
    """Tell whether two verbs are spellings of one: one adds a letter to the other."""
    short, long = sorted((verb, other), key=len)
    return len(long) == len(short) + 1 and long.startswith(short)


@pytest.mark.parametrize(
    ("base", "form"), [("quiz", "quizzes"), ("ally", "allies"), ("veto", "vetoes"), ("lie", "lies")]
)
def test_plural(base: str, form: str) -> None:
    assert plural(base) == form
