"""However a run is stopped, the next one ends with the files of a run that was never stopped."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from runs.made import PART_WORDS, contents, start, text, texts

import allegedly as al
from allegedly.runs import folder as folders

pytest.importorskip("pyarrow")
pytest.importorskip("filelock")

COUNT = 24
#: Seconds a text, so that a stop falls into the run.
SLOWLY = 0.1

posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("run") / "results"
    al.run_corpus(texts(COUNT), out, part_words=PART_WORDS)
    return contents(out)


def again(out: Path, **options: object) -> al.Results:
    return al.run_corpus(texts(COUNT), out, part_words=PART_WORDS, **options)  # type: ignore[arg-type]


def wait_for(condition: Callable[[], bool], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def lines(out: Path) -> int:
    parts = out / "parts.jsonl"
    return parts.read_bytes().count(b"\n") if parts.exists() else 0


# ------------------------------------------------------------------ from outside
@posix
@pytest.mark.parametrize(("seed", "workers"), [(1, 1), (2, 1), (3, 2)])
def test_killed_at_random(seed: int, workers: int, tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    out = tmp_path / "out"
    wanted = random.Random(seed)
    for stops in range(2):
        process = start(out, COUNT, workers=workers, slowly=SLOWLY)
        least = lines(out) + 1
        wait_for(lambda least=least, process=process: lines(out) >= least or process.poll() is not None)  # type: ignore[misc]
        time.sleep(wanted.uniform(0, 0.5))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL, stops
    assert lines(out) >= 2
    again(out)
    assert contents(out) == undisturbed


@posix
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_leaves_what_is_finished_and_nothing_else(
    workers: int, tmp_path: Path, undisturbed: dict[str, bytes]
) -> None:
    out = tmp_path / "out"
    process = start(out, COUNT, workers=workers, slowly=SLOWLY)
    wait_for(lambda: lines(out) >= 2 or process.poll() is not None)
    os.killpg(process.pid, signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (130, "")
    stopped = contents(out)
    finished = lines(out)
    assert not al.open_results(out).complete
    assert len([name for name in stopped if name.endswith(".parquet")]) == finished * len(al.open_results(out).tables)
    assert {name: undisturbed[name] for name in stopped if name.endswith(".parquet")}.items() <= stopped.items()
    again(out)
    assert contents(out) == undisturbed


@posix
def test_workers_end_with_a_parent_that_was_killed(tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(out, COUNT, workers=2, slowly=SLOWLY)
    wait_for(lambda: lines(out) >= 1)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        process.kill()
        pytest.skip("this system does not tell children")
    pids = children.read_text().split()
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert len(pids) >= 2
    wait_for(lambda: not any(Path(f"/proc/{pid}").exists() for pid in pids))


# ------------------------------------------------------------------ the disk
@pytest.mark.parametrize(("writes", "partly"), [(0, False), (1, True), (4, False), (11, True), (30, True)])
def test_full_disk(
    writes: int, partly: bool, tmp_path: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    put, done = folders.put, 0

    def full(file: int, data: bytes) -> None:
        nonlocal done
        if done == writes:
            if partly:
                os.write(file, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        done += 1
        put(file, data)

    with monkeypatch.context() as patched:
        patched.setattr(folders, "put", full)
        with pytest.raises(al.RunError, match=r"cannot write '.*': No space left on device; .* run the same again"):
            again(out)
    left = [name for name in contents(out) if name.endswith(".new")]
    assert not left
    again(out)
    assert contents(out) == undisturbed


@pytest.mark.parametrize("step", range(1, 60, 11))
def test_stopped_between_any_two_steps_on_the_disk(
    step: int, tmp_path: Path, undisturbed: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stopped as by a power cut: nothing is tidied up."""

    class PowerCutError(BaseException):
        pass

    out = tmp_path / "out"
    replace, append, done = os.replace, folders.append, 0

    def count() -> None:
        nonlocal done
        done += 1
        if done >= step:
            raise PowerCutError

    def replacing(old: Path, new: Path) -> None:
        count()
        replace(old, new)

    def appending(path: Path, line: bytes) -> None:
        with open(path, "ab") as file:
            file.write(line[: step * 3])
        count()
        with open(path, "r+b") as file:
            file.truncate(path.stat().st_size - len(line[: step * 3]))
        append(path, line)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", replacing)
        patched.setattr(folders, "append", appending)
        patched.setattr(folders.Folder, "_sweep", lambda self: None)
        patched.setattr(Path, "unlink", lambda self, missing_ok=False: None)
        with pytest.raises(PowerCutError):
            again(out)
    again(out)
    assert contents(out) == undisturbed


# ------------------------------------------------------------------ what must be the same
def stopped(out: Path) -> None:
    """Leave a run of which some parts are finished."""

    def some() -> object:
        yield from texts(COUNT // 2)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        al.run_corpus(some(), out, part_words=PART_WORDS)  # type: ignore[arg-type]
    assert lines(out) >= 3


def test_what_is_finished_is_not_done_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    stopped(out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}
    again(out)
    assert before.items() <= {path: path.stat().st_mtime_ns for path in out.rglob("part-*")}.items()
    after = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.name != ".lock"}
    from allegedly import document

    monkeypatch.setattr(document, "analyze", None)
    again(out)
    assert after == {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.name != ".lock"}


def with_text(number: int, **changes: object) -> list[al.Text]:
    some = texts(COUNT)
    one = some[number]
    values = {"string": one.string, "name": one.name, "meta": one.meta, **changes}
    some[number] = al.Text(**values)  # type: ignore[arg-type]
    return some


@pytest.mark.parametrize(
    ("some", "what"),
    [
        (with_text(1, string="It rained."), "document 'text-001' has another text"),
        (with_text(1, meta={"agency": "other"}), "document 'text-001' has another date or other metadata"),
        (with_text(1, name="new"), "document 'new' is new"),
        (texts(COUNT)[1:], "document 'text-002' is new"),
        ([text(1), text(0), *texts(COUNT)[2:]], "come in another order"),
        (texts(4), "what stands from 'text-00.' to 'text-00.' and what follows is gone"),
    ],
)
def test_other_texts_are_told(some: list[al.Text], what: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(out)
    before = contents(out)
    with pytest.raises(al.RunError, match=f"the texts are not those .*{what}.*--fresh"):
        al.run_corpus(some, out, part_words=PART_WORDS)
    assert contents(out) == before


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"without": "HEDGE.weasel"}, r'settings.without: \[\] then, \["HEDGE.weasel"\] now'),
        ({"learned": False}, "settings.learned: true then, false now"),
        ({"part_words": 61}, "part_words: 60 then, 61 now"),
        ({"tokens": True}, "tables.tokens: nothing then"),
    ],
)
def test_other_settings_are_told(options: dict[str, object], what: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(out)
    before = contents(out)
    with pytest.raises(al.RunError, match=f"holds results of another run .*{what}"):
        al.run_corpus(texts(COUNT), out, **{"part_words": PART_WORDS, **options})  # type: ignore[arg-type]
    assert contents(out) == before
    al.run_corpus(texts(COUNT), out, fresh=True, **{"part_words": PART_WORDS, **options})  # type: ignore[arg-type]
    assert al.open_results(out).complete


def test_another_version_is_told(tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(out)
    manifest = json.loads((out / "manifest.json").read_text())
    manifest["versions"]["numpy"] = "1.0"
    (out / "manifest.json").write_text(json.dumps(manifest))
    with pytest.raises(al.RunError, match=r'versions.numpy: "1.0" then, '):
        again(out)


@pytest.mark.parametrize("harm", ["missing", "short"])
def test_a_part_that_is_gone_is_named(harm: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(out)
    part = out / "acts" / "part-00001.parquet"
    if harm == "missing":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:-1])
    for call in (again, al.open_results):
        with pytest.raises(al.RunError, match=r"acts.part-00001.parquet' is (missing|damaged)"):
            call(out)


@pytest.mark.parametrize("damage", [b"\x00\n", b'{"batch": 7, "files": {}}\n', b"[]\n"])
def test_a_damaged_list_of_parts_is_named(damage: bytes, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped(out)
    (out / "parts.jsonl").write_bytes(damage)
    with pytest.raises(al.RunError, match=r"parts.jsonl', line 1, is damaged"):
        again(out)
    assert list(out.rglob("part-*")), "nothing may be deleted"


def test_fresh_deletes_only_its_own(tmp_path: Path, undisturbed: dict[str, bytes]) -> None:
    out = tmp_path / "out"
    stopped(out)
    (out / "notes.txt").write_text("mine")
    (out / "acts" / "notes.txt").write_text("mine")
    again(out, fresh=True)
    assert contents(out) == {**undisturbed, "notes.txt": b"mine", "acts/notes.txt": b"mine"}


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(al.RunError, match=r"holds other things \(thesis.docx\); name an empty or a new folder"):
        again(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]
    with pytest.raises(al.RunError, match="is a file; name a folder"):
        again(tmp_path / "thesis.docx")


def test_two_runs_do_not_write_into_one_folder(tmp_path: Path) -> None:
    with folders.Folder(tmp_path / "out"), pytest.raises(al.RunError, match="another run is writing into"):
        again(tmp_path / "out")
