"""The files of the reading model, read and checked before anything in them is used."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from .._errors import ModelError

if TYPE_CHECKING:
    from pathlib import Path

#: Lists the hashes of the files beside it, in the format of ``sha256sum``.
SUMS: Final = "SHA256SUMS"


def checked(path: Path) -> bytes:
    """Read a file of the model, and compare it with the list of hashes beside it.

    Parameters
    ----------
    path : Path
        The file. Without a list beside it, as with a model of one's own, nothing is compared.

    Raises
    ------
    ModelError
        If the list names another hash for the file, or does not name the file.
    """
    data = path.read_bytes()
    sums = path.with_name(SUMS)
    if not sums.is_file():
        return data
    expected = dict(line.split(maxsplit=1)[::-1] for line in sums.read_text("utf-8").splitlines() if line.strip())
    found = hashlib.sha256(data).hexdigest()
    if path.name not in expected:
        raise ModelError(f"{str(sums)!r} does not list {path.name!r}: reinstall allegedly")
    if expected[path.name] != found:
        raise ModelError(
            f"{str(path)!r} is not the file that came with allegedly: its sha256 is {found[:12]}…, "
            f"{expected[path.name][:12]}… was expected; reinstall allegedly"
        )
    return data


def write_sums(folder: Path, *names: str) -> None:
    """Write the list of hashes of files in a folder."""
    lines = [f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names)]
    (folder / SUMS).write_bytes("".join(lines).encode("utf-8"))
