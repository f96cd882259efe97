"""Files that are cut short or damaged give texts and problems, never an exception."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from corpora import made

import allegedly as al

MUTATIONS = 200


def damaged(data: bytes, chance: random.Random) -> bytes:
    """Return a file with its end, some bits, some bytes or a stretch changed."""
    if chance.random() < 0.25:
        return data[: chance.randrange(len(data))]
    some = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        at, kind = chance.randrange(len(some)), chance.randrange(4)
        if kind == 0:
            some[at] ^= 1 << chance.randrange(8)
        elif kind == 1:
            some[at] = chance.randrange(256)
        elif kind == 2 and len(some) > 100:
            del some[at : at + chance.choice((1, 2, 8, 64))]
        else:
            start = chance.randrange(len(some))
            some[at:at] = some[start : start + chance.choice((1, 4, 32, 256))]
    return bytes(some)


def damaged_inside(data: bytes, chance: random.Random) -> bytes:
    """Return an archive that is sound, with one of its parts damaged."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([one for one, inner in files.items() if inner])
    return made.zipped({**files, name: damaged(files[name], chance)})


def outcome(folder: Path, name: str, data: bytes) -> int:
    (folder / name).write_bytes(data)
    corpus = al.read_corpus(folder, language=None)
    texts = list(corpus)
    assert all(text.string.strip() and text.name for text in texts)
    return len(texts) + len(corpus.problems)


@pytest.mark.parametrize("name", made.FILES)
def test_damaged_files_are_told(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for _ in range(MUTATIONS):
        assert outcome(tmp_path, name, damaged(made.FILES[name], chance))


@pytest.mark.parametrize("name", ["a.docx", "factiva-codes.docx", "a.xlsx", "a.zip"])
def test_damaged_parts_of_sound_archives_are_told(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for _ in range(MUTATIONS):
        assert outcome(tmp_path, name, damaged_inside(made.FILES[name], chance))
