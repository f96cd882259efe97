from __future__ import annotations

import gzip
import io
import tarfile
from pathlib import Path

from allegedly.evaluation.corpora import polnear_spans
from allegedly.evaluation.treebanks import Tree, conllu
from training.corpora import TAGS, polnear, retokenized, treebank_document

CONLLU = """\
# newdoc id = one
# text = US-led forces don't stay.
1\tUS\tUS\tPROPN\t_\t_\t3\tcompound\t_\tSpaceAfter=No
2\t-\t-\tPUNCT\t_\t_\t3\tpunct\t_\tSpaceAfter=No
3\tled\tlead\tVERB\t_\t_\t4\tamod\t_\t_
4\tforces\tforce\tNOUN\t_\t_\t7\tnsubj\t_\t_
5-6\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
5\tdo\tdo\tAUX\t_\t_\t7\taux\t_\t_
6\tn't\tnot\tPART\t_\t_\t7\tadvmod\t_\t_
7\tstay\tstay\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t_\t_\t7\tpunct\t_\t_

# newdoc id = two
# text = Yes.
1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\tSpaceAfter=No
2\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_
"""


def trees(folder: Path) -> list[list[Tree]]:
    path = folder / "tiny.conllu.gz"
    path.write_bytes(gzip.compress(CONLLU.encode()))
    return list(conllu(path))


def test_words_of_a_contraction_keep_their_offsets(tmp_path: Path) -> None:
    (first,), (second,) = trees(tmp_path)
    assert [first.string[s:e] for s, e in first.spans] == list(first.forms)
    assert first.head == (2, 2, 3, 6, 6, 6, -1, 6)
    assert second.forms == ("Yes", ".")


def test_a_hyphenated_token_takes_the_place_of_its_top_word(tmp_path: Path) -> None:
    tree = retokenized(trees(tmp_path)[0][0])
    assert tree.forms == ("US-led", "forces", "do", "n't", "stay", ".")
    assert tree.upos[0] == "VERB"
    assert tree.head == (1, 4, 4, 4, -1, 4)
    assert tree.deprel[:2] == ("amod", "nsubj")


def test_documents_of_a_treebank_run_together_in_paragraphs(tmp_path: Path) -> None:
    found = [tree for document in trees(tmp_path) for tree in document]
    joined = treebank_document("both", found, [True, True])
    assert joined.words.paragraph == [0] * 8 + [1] * 2
    assert joined.words.glued[:4] == [False, True, True, False]
    assert joined.syntax is not None
    assert joined.syntax.head[-2:] == (-1, 8)


ANNOTATION = """\
T1\tSource 0 3\tAnn
T2\tCue 4 8\tsaid
T3\tContent 9 17;18 21\tit was so
E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3
"""


def test_discontinuous_spans_are_read() -> None:
    assert polnear_spans(ANNOTATION) == [{"source": [(0, 3)], "cue": [(4, 8)], "content": [(9, 17), (18, 21)]}]


def test_content_links_to_its_cue_and_the_cue_to_its_source(tmp_path: Path) -> None:
    path = tmp_path / "train.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, content in (
            ("text/a.txt", "Ann said it rained now."),
            ("attributions/a_x.ann", ANNOTATION),
        ):
            data = content.encode()
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    (article,) = polnear(path)
    assert article.attributions is not None
    tags = [TAGS[k] for k in article.attributions.tag]
    assert tags[:4] == ["B-SOURCE", "B-CUE", "B-CONTENT", "I-CONTENT"]
    assert article.attributions.link[:4] == (-1, 0, 1, 1)
