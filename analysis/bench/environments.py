"""Virtual environments for programs that the project does not depend on, made on request and kept."""

from __future__ import annotations

import os
import subprocess
import venv
from collections.abc import Sequence
from pathlib import Path

from allegedly import Error


def default_cache() -> Path:
    """Give the folder where environments are kept."""
    return Path(os.environ.get("XDG_CACHE_HOME", "~/.cache")).expanduser() / "allegedly-bench"


def interpreter(folder: Path, requirements: Sequence[str]) -> Path:
    """Give an interpreter that has some packages, its environment made on first use.

    Parameters
    ----------
    folder : Path
        Folder of the environment; made anew when the requirements have changed.
    requirements : sequence of str
        As pip takes them, from the index that pip is set up for.

    Raises
    ------
    allegedly.Error
        If pip cannot install them.
    """
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp, wanted = folder / "installed.txt", "\n".join(requirements)
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        venv.create(folder, with_pip=True, clear=True)
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *requirements], capture_output=True, check=False
        )
        if done.returncode:
            reason = done.stderr.decode("utf-8", errors="replace").strip().splitlines()
            raise Error(f"pip cannot install {' '.join(requirements)}: {reason[-1] if reason else 'it says nothing'}")
        stamp.write_text(wanted, encoding="utf-8")
    return python
