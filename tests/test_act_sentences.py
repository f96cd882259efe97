"""Made-up sentences as news writes them: which act they do, by whom and to whom, and which do none."""

from __future__ import annotations

from pathlib import Path

import pytest

import allegedly as al
from allegedly.reading import default_path

_ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("act_sentences.tsv").read_text("utf-8").splitlines()[1:]
]
_JUDGED = ("ACCUSE", "CRITICIZE", "DENY", "EVADE", "REJECT", "UNDERCUT")
_NONE = "-"

pytestmark = pytest.mark.skipif(not default_path().is_file(), reason="needs the reading model")


def _named(text: str, party: object, wanted: str) -> bool:
    """Tell whether a party is the one wanted, by the last word of its name."""
    if not isinstance(party, tuple):
        return wanted in {"UNSTATED", "AUTHOR", _NONE}
    return wanted.split()[-1].lower() in " ".join(text[start:end] for start, end in party).lower()


@pytest.mark.parametrize(("text", "act", "source", "target"), _ROWS)
def test_an_act_has_its_label_and_its_parties(text: str, act: str, source: str, target: str) -> None:
    acts = [one for one in al.analyze(text, learned=False).records.acts if one.act in _JUDGED and not one.blocked]
    assert [one.act for one in acts] == ([] if act == _NONE else [act])
    for one in acts:
        assert _named(text, one.source, source), "source"
        assert target == _NONE or _named(text, one.target, target), "target"


def test_many_of_the_sentences_tempt() -> None:
    """Sentences that do no act are as many as needed to notice rules that find too much."""
    assert len(_ROWS) > 60
    assert sum(row[1] == _NONE for row in _ROWS) > len(_ROWS) // 6
