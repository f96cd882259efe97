from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from allegedly import Error
from allegedly.evaluation.estimates import total
from allegedly.evaluation.news_syntax import Arc, Sentence, cases, count_articles, load, measures

# "Nobody told her", read with "her" as an oblique.
READING = SimpleNamespace(
    tokens=[SimpleNamespace(start=start) for start in (0, 7, 12)], head=[1, -1, 1], deprel=["nsubj", "root", "obl"]
)
TOLD = (7, 11)
SENTENCE = Sentence("a", 0, 15, (Arc((0, 6), TOLD, "nsubj"), Arc((12, 15), TOLD, "obj")))


def test_arcs_are_summed_by_article() -> None:
    counts = count_articles({"a": READING, "b": READING}, [SENTENCE, SENTENCE])
    assert list(counts) == ["a"]
    assert measures(counts["a"]) == {"nsubj": 100, "obj": 0, "all": 50}
    assert cases(counts["a"]) == {"nsubj": 2, "obj": 2, "all": 4}


def test_frequent_relations_go_first_and_all_last() -> None:
    more = Sentence("b", 0, 15, (Arc((12, 15), TOLD, "obj"),))
    counts = count_articles({"a": READING, "b": READING}, [SENTENCE, more])
    assert list(measures(total(list(counts.values())))) == ["obj", "nsubj", "all"]


def test_an_article_without_reading_is_named() -> None:
    with pytest.raises(Error, match="no reading of 'a' and 0 more"):
        count_articles({}, [SENTENCE])


def test_an_arc_outside_of_its_sentence_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.json"
    arc = {"dep": [0, 6], "head": [20, 24], "relation": "nsubj"}
    path.write_text(json.dumps([{"article": "a", "start": 0, "end": 15, "arcs": [arc]}]), encoding="utf-8")
    with pytest.raises(Error, match=r"outside of the sentence \[0, 15\)"):
        load(path)
