from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from allegedly import Error, ReadError
from allegedly.evaluation.parts import treebank_files
from allegedly.evaluation.treebanks import conllu, joined

TEXT = """\
# newdoc id = a
# text = Dogs bark.
1\tDogs\tdog\tNOUN\t_\t_\t2\tnsubj\t_\t_
2\tbark\tbark\tVERB\t_\t_\t0\troot\t_\t_
3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_
"""


def write(folder: Path, name: str, text: str = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


@pytest.mark.parametrize("name", ["a-dev.conllu", "a-dev.conllu.gz"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_treebank_reads_the_same_packed_or_not(tmp_path: Path, name: str, ends: str) -> None:
    ((tree,),) = conllu(write(tmp_path, name, TEXT.replace("\n", ends)))
    assert (tree.string, tree.spans, tree.head) == ("Dogs bark.", ((0, 4), (5, 9), (9, 10)), (1, -1, 1))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (TEXT.replace("# text = Dogs bark.\n", ""), r"a-dev\.conllu:1: a sentence without a line '# text = '"),
        (TEXT.replace("\t2\tnsubj", "\t_\tnsubj"), r"a-dev\.conllu:1: a row of this sentence lacks"),
        (TEXT + "\n# text = Yes\n1\tYes\tyes\n", r"a-dev\.conllu:7: a row"),
    ],
    ids=["no text", "no head", "too few columns"],
)
def test_what_is_wrong_with_a_treebank_is_said_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Error, match=message):
        list(conllu(write(tmp_path, "a-dev.conllu", text)))


def test_documents_are_joined_with_heads_that_run_through(tmp_path: Path) -> None:
    ((tree,),) = conllu(write(tmp_path, "a-dev.conllu"))
    words, parse = joined([tree, tree], [False, True])
    assert parse.head == (1, -1, 1, 4, -1, 4)
    assert words.paragraph == [0, 0, 0, 1, 1, 1]
    assert words.glued == [False, False, True, False, False, True]


def test_treebanks_are_found_under_the_names_of_their_releases(tmp_path: Path) -> None:
    for name in ("UD_English-GUM/en_gum-ud-dev.conllu", "ewt-dev.conllu.gz", "gum-train.conllu.gz"):
        write(tmp_path, name)
    assert {name: path.name for name, path in treebank_files(tmp_path, "dev").items()} == {
        "gum-dev": "en_gum-ud-dev.conllu",
        "ewt-dev": "ewt-dev.conllu.gz",
    }
    with pytest.raises(ReadError, match=r"no \*-test\.conllu or"):
        treebank_files(tmp_path, "test")
