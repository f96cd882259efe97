"""PolNeAR with every annotator's attributions, as the scorers take it."""

from __future__ import annotations

import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from .._errors import ReadError
from .attributions import ROLES, Roles

_SPAN: Final = re.compile(r"(T\d+)\t\S+ ([\d ;]+)")
_ATTRIBUTION: Final = re.compile(r"E\d+\t")


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


def polnear_spans(annotation: str) -> list[dict[str, list[tuple[int, int]]]]:
    r"""Read one brat standoff file of PolNeAR.

    Parameters
    ----------
    annotation : str
        The file; an annotated text may itself contain a line break.

    Returns
    -------
    list of dict
        One item an attribution: half-open character spans by role, in order.

    Examples
    --------
    >>> polnear_spans("T1\tSource 0 3\tAnn\nT2\tContent 9 11;13 17\tit.\nE1\tAttribution:T2 Source1:T1 Content:T2\n")
    [{'source': [(0, 3)], 'cue': [], 'content': [(9, 11), (13, 17)]}]
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    lines = annotation.split("\n")
    for line in lines:
        if match := _SPAN.match(line):
            pairs = (pair.split() for pair in match[2].split(";"))
            spans[match[1]] = [(int(start), int(end)) for start, end in pairs]
    for line in lines:
        if not _ATTRIBUTION.match(line):
            continue
        roles: dict[str, list[tuple[int, int]]] = {role: [] for role in ROLES}
        for part in line.split("\t")[1].split()[1:]:
            role, reference = part.split(":")
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role].extend(spans.get(reference, ()))
        found.append({role: sorted(pairs) for role, pairs in roles.items()})
    return found


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
    ReadError
        If neither is there, or an article has no text.
    """
    texts: dict[str, str] = {}
    found: dict[str, dict[str, tuple[Roles, ...]]] = defaultdict(dict)
    for path, content in _files(folder, split):
        if path.suffix == ".txt":
            texts[path.stem] = content
        elif path.suffix == ".ann":
            article, annotator = path.stem.rsplit("_", 1)
            found[article][annotator] = tuple(polnear_spans(content))
    if without := sorted(found.keys() - texts.keys()):
        raise ReadError(f"{folder}: {split} has annotations of {without[0]!r} but no text/{without[0]}.txt")
    return [
        Article(name, texts[name], tuple(by_annotator[who] for who in sorted(by_annotator)))
        for name, by_annotator in sorted(found.items())
    ]


def splits(folder: Path) -> list[str]:
    """Give the splits of PolNeAR that a folder holds, in alphabetical order.

    Parameters
    ----------
    folder : Path
        As for `polnear`.
    """
    archives = {path.name.removesuffix(".tar.gz") for path in folder.glob("*.tar.gz")}
    return sorted(archives | {path.parent.name for path in folder.glob("*/attributions") if path.is_dir()})


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
        raise ReadError(f"no {archive.name} and no folder {split} in {folder}; say where the corpus is")
