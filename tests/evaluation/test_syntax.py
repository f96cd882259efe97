from __future__ import annotations

import gzip
from collections import Counter
from pathlib import Path

import pytest

from allegedly.evaluation.syntax import count, count_documents, measures, treebank
from allegedly.evaluation.treebanks import Parse

SENTENCE = """\
# text = Dogs don't bark.
1\tDogs\tdog\tNOUN\t_\t_\t4\tnsubj\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
4\tbark\tbark\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "tiny.conllu.gz"
    documents = [f"# newdoc id = d{size}\n" + "\n".join([SENTENCE] * size) for size in (3, 1)]
    path.write_bytes(gzip.compress("\n".join(documents).encode()))
    return path


def test_documents_are_read_apart_with_heads_that_run_through(path: Path) -> None:
    (words, gold), (_, last) = treebank(path)
    assert words.forms[:5] == ["Dogs", "do", "n't", "bark", "."]
    assert gold.head[:6] == (3, 3, 3, -1, 3, 8)
    assert gold.upos[:4] == ("NOUN", "AUX", "PART", "VERB")
    assert len(last.head) == 5


@pytest.mark.parametrize(("paragraph", "breaks"), [(1, [5, 10]), (2, [10]), (5, [])])
def test_paragraphs_break_as_asked(path: Path, paragraph: int, breaks: list[int]) -> None:
    words, _ = next(treebank(path, paragraph=paragraph))
    numbers = words.paragraph
    assert [i for i in range(1, len(numbers)) if numbers[i] != numbers[i - 1]] == breaks


GOLD = Parse(("NOUN", "VERB"), (1, -1), ("nsubj:pass", "root"))


@pytest.mark.parametrize(
    ("predicted", "expected"),
    [
        (GOLD, (100, 100, 100, 100)),
        (Parse(("VERB", "VERB"), (1, -1), ("nsubj:pass", "root")), (50, 100, 100, 100)),
        (Parse(("NOUN", "VERB"), (-1, -1), ("nsubj:pass", "root")), (100, 50, 50, 50)),
        (Parse(("NOUN", "VERB"), (1, -1), ("nsubj", "root")), (100, 100, 50, 100)),
        (Parse(("NOUN", "VERB"), (1, -1), ("obj", "root")), (100, 100, 50, 50)),
    ],
    ids=["same", "part of speech", "head", "subtype", "relation"],
)
def test_count(predicted: Parse, expected: tuple[float, ...]) -> None:
    assert tuple(measures(count(GOLD, predicted)).values()) == expected


def test_a_parse_of_other_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="zip"):
        count(GOLD, Parse(("NOUN",), (-1,), ("root",)))


def test_one_count_a_document(path: Path) -> None:
    gold = iter([gold for _, gold in treebank(path)])
    assert [c["words"] for c in count_documents(path, lambda _: next(gold))] == [15, 5]
    assert measures(Counter()) == {"upos": 0, "uas": 0, "las": 0, "las.universal": 0}
