"""PolNeAR with every annotator's attributions, as the scorers take it."""

from __future__ import annotations

import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from bench.attribution_scores import Roles
from training.corpora import polnear_spans


@dataclass(frozen=True, slots=True)
class Article:
    """A news article and what its annotators found.

    Parameters
    ----------
    name : str
        Name of its file, without extension.
    string : str
        Its text, line ends as they are.
    annotations : tuple of tuple of Roles
        Attributions by annotator, in alphabetical order of the annotators.
    """

    name: str
    string: str
    annotations: tuple[tuple[Roles, ...], ...]

    @property
    def gold(self) -> tuple[Roles, ...]:
        """The attributions of the first annotator, who counts as gold."""
        return self.annotations[0]


def polnear(folder: Path, split: str) -> list[Article]:
    """Read one split of PolNeAR (Newell, Margolin & Ruths 2018), articles by name.

    Parameters
    ----------
    folder : Path
        Holds ``SPLIT.tar.gz``, or ``SPLIT/`` unpacked.
    split : str
        Such as ``dev``.

    Raises
    ------
    FileNotFoundError
        If neither is there.
    """
    texts: dict[str, str] = {}
    found: dict[str, dict[str, tuple[Roles, ...]]] = defaultdict(dict)
    for path, content in _files(folder, split):
        if path.suffix == ".txt":
            texts[path.stem] = content
        elif path.suffix == ".ann":
            article, annotator = path.stem.rsplit("_", 1)
            found[article][annotator] = tuple(polnear_spans(content))
    return [
        Article(name, texts[name], tuple(by_annotator[who] for who in sorted(by_annotator)))
        for name, by_annotator in sorted(found.items())
    ]


def _files(folder: Path, split: str) -> Iterator[tuple[PurePosixPath, str]]:
    archive, unpacked = folder / f"{split}.tar.gz", folder / split
    if archive.exists():
        with tarfile.open(archive) as tar:
            for member in tar:
                if stream := tar.extractfile(member):
                    yield PurePosixPath(member.name), stream.read().decode("utf-8")
    elif unpacked.is_dir():
        for path in sorted(unpacked.rglob("*.*")):
            if path.is_file():
                yield PurePosixPath(path.as_posix()), path.read_bytes().decode("utf-8")
    else:
        raise FileNotFoundError(
            f"no {archive.name} and no folder {split} in {folder}; say where the corpora are with --data"
        )
