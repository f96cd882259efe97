from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from allegedly import ReadError
from allegedly.evaluation.corpora import polnear

TEXT = "Ann said\r\nshe knew. “So be it,” Bob replied.\n"
FILES = {
    "text/a.b.txt": TEXT,
    "attributions/a.b_zoe.ann": "T1\tContent 10 18\tshe knew\nE1\tAttribution:T1 Content:T1\n",
    "attributions/a.b_amy.ann": (
        "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 10 13;14 18\tshe knew\n"
        "E1\tAttribution:T3 Source:T1 Cue:T2 Content:T3\n"
    ),
}


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        path = tmp_path / "tiny" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    return tmp_path


def test_the_first_annotator_is_gold_and_line_ends_are_kept(unpacked: Path) -> None:
    (article,) = polnear(unpacked, "tiny")
    assert (article.name, article.string, len(article.annotations)) == ("a.b", TEXT, 2)
    assert article.gold == ({"source": [(0, 3)], "cue": [(4, 8)], "content": [(10, 13), (14, 18)]},)


def test_an_archive_reads_as_its_folder(unpacked: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed"
    packed.mkdir()
    with tarfile.open(packed / "tiny.tar.gz", "w:gz") as tar:
        for folder in ("text", "attributions"):
            tar.add(unpacked / "tiny" / folder, folder)
    assert polnear(packed, "tiny") == polnear(unpacked, "tiny")


def test_a_missing_corpus_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match=r"no dev\.tar\.gz and no folder dev in .*say where"):
        polnear(tmp_path, "dev")
