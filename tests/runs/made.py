"""A small corpus of made-up texts, and a run over it in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import allegedly as al

ROOT = Path(__file__).parents[2]
PART_WORDS = 60

_PARTIES = ("Ostmark", "Liria", "Ruvia", "Selmark", "Tarn")
_DEEDS = ("shelling the port", "arming the rebels", "bribing two judges", "hiding the report")


def text(number: int) -> al.Text:
    """Return one of the texts; no two are alike."""
    one, other = _PARTIES[number % 5], _PARTIES[(number + 1 + number // 5) % 5]
    deed = _DEEDS[number % 4]
    string = (
        f"{one} accused {other} of {deed} in {1950 + number}. “We never did that,” said Ada Ruiz, a spokeswoman. "
        f"{other} allegedly may have known. Asked about {deed}, the minister declined to comment."
    )
    return al.Text(string, f"text-{number:03}", {"agency": one, "number": number})


def texts(count: int) -> list[al.Text]:
    return [text(number) for number in range(count)]


def start(out: Path, count: int, *, workers: int = 1, slowly: float = 0.0) -> subprocess.Popen[str]:
    """Start a run in a process of its own; with `slowly` it waits that many seconds before each text."""
    code = (
        "import sys, time\n"
        "import allegedly as al\n"
        "from runs.made import PART_WORDS, text\n"
        "def texts(count, seconds):\n"
        "    for number in range(count):\n"
        "        time.sleep(seconds)\n"
        "        yield text(number)\n"
        "if __name__ == '__main__':\n"
        "    out, count, workers, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4])\n"
        "    try:\n"
        "        al.run_corpus(texts(count, seconds), out, workers=workers, part_words=PART_WORDS)\n"
        "    except KeyboardInterrupt:\n"
        "        sys.exit(130)\n"
    )
    paths = os.pathsep.join([str(ROOT / "analysis"), str(ROOT / "tests")])
    return subprocess.Popen(
        [sys.executable, "-c", code, str(out), str(count), str(workers), str(slowly)],
        env={**os.environ, "PYTHONPATH": paths},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A group of its own, so that Ctrl-C can be sent to all of it, as a terminal does.
        start_new_session=os.name != "nt",
    )


def contents(out: Path) -> dict[str, bytes]:
    """Return all files of a folder of results but the lock."""
    found = [path for path in out.rglob("*") if path.is_file() and path.name != ".lock"]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in found}
