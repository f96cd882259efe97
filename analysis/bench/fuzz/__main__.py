"""Fuzz one target, until libFuzzer's options say to stop; and write down what was run."""

from __future__ import annotations

import argparse
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from allegedly import __version__
from bench.fuzz import files, texts

#: What was run, one row a run; rows are added.
RECORD: Final = Path(__file__).with_name("record.tsv")
#: Where inputs worth keeping lie, the log, and inputs that broke a promise.
WORK: Final = Path("fuzz")
_HEAD: Final = "date\ttarget\tinputs\tseconds\tper_second\tended\tversion\tpython\n"
_COUNT: Final = re.compile(rb"^#(\d+)\s|^stat::number_of_executed_units:\s*(\d+)|^Done (\d+) runs", re.M)


@dataclass(frozen=True, slots=True)
class Target:
    """What can be fuzzed.

    Attributes
    ----------
    instrument : tuple of str
        Packages whose lines guide the mutations.
    make : callable
        Makes the function that takes an input.
    seeds : callable
        Yields inputs to start from.
    longest : int
        Longest input in bytes.
    words : tuple of str
        What mutations are made of, too.
    mutates : bool
        Whether inputs are mutated in a way of their own (`bench.fuzz.files.mutated`).
    """

    instrument: tuple[str, ...]
    make: Callable[[], Callable[[bytes], None]]
    seeds: Callable[[], Iterator[bytes]]
    longest: int
    words: tuple[str, ...]
    mutates: bool = False


TARGETS: Final = {
    "text": Target(("allegedly",), texts.text_target, texts.text_seeds, texts.LONGEST, texts.WORDS),
    "scores": Target(("allegedly",), texts.score_target, texts.score_seeds, texts.LONGEST, texts.WORDS),
    "files": Target(
        ("allegedly.corpora", "striprtf", "pypdf", "docx"),
        files.file_target,
        files.file_seeds,
        files.LONGEST,
        files.WORDS,
        mutates=True,
    ),
}


def main() -> int:
    """Fuzz in a process of its own, as libFuzzer ends the one that it runs in, and write down how it ended."""
    parser = argparse.ArgumentParser(prog="bench.fuzz", description="Feed the library what nobody would write.")
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    options, given = parser.parse_known_args()
    if options.here:
        fuzz(options.target, given)
        return 0
    WORK.mkdir(exist_ok=True)
    command = [sys.executable, "-m", "bench.fuzz", options.target, "--here", *given]
    begin = time.monotonic()
    # Ctrl-C reaches the other process too, which then tells how far it came.
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    count = 0
    try:
        with (
            (WORK / f"{options.target}.log").open("ab") as log,
            subprocess.Popen(
                command,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
            ) as process,
        ):
            for line in process.stdout or ():
                log.write(line)
                log.flush()
                sys.stderr.buffer.write(line)
                count = max(count, counted(line))
    finally:
        signal.signal(signal.SIGINT, before)
    seconds = time.monotonic() - begin
    # An input that is run again is no new one.
    if count and not any(Path(one).is_file() for one in given):
        record(options.target, count, seconds, process.returncode)
    return process.returncode


def counted(line: bytes) -> int:
    r"""Return how many inputs libFuzzer says it has run, 0 if the line says nothing of it.

    Examples
    --------
    >>> counted(b"#4096\tpulse  cov: 10 ft: 20"), counted(b"Done 20000 runs in 3 second(s)"), counted(b"INFO: Seed: 5")
    (4096, 20000, 0)
    """
    found = _COUNT.search(line)
    return int(next(filter(None, found.groups()))) if found else 0


def record(target: str, count: int, seconds: float, code: int, *, path: Path = RECORD) -> None:
    """Add a row to the record; `code` is that of libFuzzer's process, 0 if no input broke a promise."""
    if not path.exists():
        path.write_bytes(_HEAD.encode())
    ended = {0: "in time", 72: "stopped", 130: "stopped", -2: "stopped"}.get(code, "with a finding")
    cells = [
        datetime.now(UTC).strftime("%Y-%m-%d"),
        target,
        str(count),
        f"{seconds:.0f}",
        f"{count / max(seconds, 1e-9):.0f}",
        ended,
        __version__,
        ".".join(map(str, sys.version_info[:3])),
    ]
    with path.open("ab") as file:
        file.write(("\t".join(cells) + "\n").encode())


def fuzz(name: str, given: list[str]) -> None:
    """Fuzz in this process, which libFuzzer ends."""
    import atheris

    target = TARGETS[name]
    with atheris.instrument_imports(include=list(target.instrument)):
        one = target.make()
        some = list(target.seeds())
        # The library imports most of itself on first use; what is imported later would guide nothing.
        for data in some[:: max(1, len(some) // 40)]:
            one(data)
    folder = Path(tempfile.mkdtemp(prefix="allegedly-fuzz-"))
    words = folder / "words.dict"
    words.write_bytes(b"".join(b'"%s"\n' % _escaped(word) for word in target.words))
    options = [
        *(f"-max_len={target.longest}", f"-dict={words}", "-timeout=60", "-rss_limit_mb=4096"),
        *(f"-artifact_prefix={WORK}/", "-print_final_stats=1"),
    ]
    if all(option.startswith("-") for option in given):
        kept, corpus = WORK / name, folder / "corpus"
        kept.mkdir(parents=True, exist_ok=True)
        corpus.mkdir()
        for number, data in enumerate(some):
            (corpus / f"{number:05}").write_bytes(data)
        # libFuzzer writes what it finds into the first folder.
        given = [*given, str(kept), str(corpus)]
    mutator = None
    if target.mutates:

        def mutator(data: bytes, most: int, seed: int) -> bytes:
            return files.mutated(bytes(data), most, seed, atheris.Mutate)

    atheris.Setup([sys.argv[0], *options, *given], one, custom_mutator=mutator)
    atheris.Fuzz()


def _escaped(word: str) -> bytes:
    return "".join(f"\\x{byte:02x}" for byte in word.encode()).encode()


if __name__ == "__main__":
    sys.exit(main())
