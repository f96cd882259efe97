"""Kill runs over a corpus at random and see that the next ends as if nothing had happened.

    python -m bench.kills [--times 100] [--texts 60] [--workers 1] [--seed 1]

Each trial starts a run in a process of its own, kills it after a random time with the signal that cannot be caught,
starts it again, up to three times, and lets the last one end. Its files must be those of a run that was never
stopped, byte for byte. Works where there are signals of POSIX.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tqdm import tqdm

from bench.made_corpus import articles

_PART_WORDS = 400


def main() -> int:
    """Run the trials; the exit code is 1 if one has gone wrong."""
    parser = argparse.ArgumentParser(prog="bench.kills", description="Kill runs at random.")
    parser.add_argument("--times", type=int, default=100)
    parser.add_argument("--texts", type=int, default=60)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.run is not None:
        _run(options.run, options.texts, options.workers)
        return 0
    return _trials(options.times, options.texts, options.workers, options.seed)


def _run(out: Path, texts: int, workers: int) -> None:
    import allegedly as al

    al.run_corpus(articles(texts, words=100), out, workers=workers, part_words=_PART_WORDS, progress=False)


def _trials(times: int, texts: int, workers: int, seed: int) -> int:
    choice = random.Random(seed)
    wrong = kills = 0
    with tempfile.TemporaryDirectory() as folder:
        begin = time.perf_counter()
        _start(Path(folder, "undisturbed"), texts, workers).wait()
        whole = time.perf_counter() - begin
        expected = _hashes(Path(folder, "undisturbed"))
        for trial in tqdm(range(times), desc="kills", leave=False):
            out = Path(folder, f"trial-{trial}")
            for _ in range(choice.randint(1, 3)):
                process = _start(out, texts, workers)
                try:
                    process.wait(choice.uniform(0, whole))
                except subprocess.TimeoutExpired:
                    process.send_signal(signal.SIGKILL)
                    process.wait()
                    kills += 1
            failed = _start(out, texts, workers).wait() != 0
            if failed or _hashes(out) != expected:
                wrong += 1
                sys.stderr.write(f"trial {trial} of seed {seed} ended with other files\n")
    sys.stdout.write(f"{times} trials, {kills} kills, {wrong} gone wrong\n")
    return 1 if wrong else 0


def _start(out: Path, texts: int, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bench.kills", "--run", str(out), "--texts", str(texts), "--workers", str(workers)]
    return subprocess.Popen(command)


def _hashes(out: Path) -> dict[str, str]:
    found = (path for path in out.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(out).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


if __name__ == "__main__":
    sys.exit(main())
