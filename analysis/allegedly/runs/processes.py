"""Work in several processes of this machine.

Processes are spawned, not forked, on every system: the same everywhere, and safe with the threads of onnxruntime and
pyarrow.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Collection, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, Final

from .._errors import RunError
from .runners import Items, LostError, Runner
from .working import Answer, Job, work

#: Threads of the libraries below: one, as every core has a process of its own, and sums must not hang on their number.
_ONE_THREAD: Final = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "VECLIB_MAXIMUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}
_GUARD: Final = (
    'the worker processes do not start; in a script of yours put what it does under `if __name__ == "__main__":`, '
    "or use workers=1; else memory may be short for so many"
)


class Processes(Runner):
    """Does tasks in processes of this machine.

    Parameters
    ----------
    job : Job
        How texts are analyzed.
    workers : int
        Number of processes.
    """

    def __init__(self, job: Job, workers: int) -> None:
        super().__init__(job)
        self.workers = workers
        self._pool: _Pool | None = None

    @property
    def busy(self) -> int:
        """One task a process, and two on the way, so that none has to wait."""
        return self.workers + 2

    def submit(self, items: Items) -> Future[Answer]:
        """Hand a task to the processes."""
        if self._pool is None:
            self._pool = _Pool(self.workers)
        return self._pool.submit(items, self.job)

    def wait(self, handles: list[Any]) -> Collection[Any]:
        """Wait for the first task to be done."""
        return wait(handles, return_when=FIRST_COMPLETED).done

    def done(self, handle: Any) -> bool:
        """Tell whether a task is done."""
        return bool(handle.done())

    def result(self, handle: Any) -> Answer:
        """Return the answer of a task."""
        try:
            answer: Answer = handle.result()
        except BrokenProcessPool as error:
            raise LostError("it was killed") from error
        except MemoryError as error:
            raise LostError("MemoryError") from error
        return answer

    def alone(self, items: Items) -> Answer:
        """Do a task in a process of its own."""
        self.close(kill=True)
        pool = _Pool(1)
        kill = True
        try:
            answer = self.result(pool.submit(items, self.job))
            kill = False
        finally:
            pool.close(kill=kill)
        return answer

    def mend(self) -> None:
        """Forget the processes; new ones are started for the next task."""
        self.close(kill=True)

    def close(self, *, kill: bool) -> None:
        """End the processes."""
        if self._pool is not None:
            self._pool.close(kill=kill)
            self._pool = None


class _Pool:
    """Processes that have loaded the model."""

    def __init__(self, workers: int) -> None:
        others = {child.pid for child in multiprocessing.active_children()}
        self._pool = ProcessPoolExecutor(workers, mp_context=_SPAWN, initializer=_begin)
        try:
            with _for_children():
                # A process is started for each of these, as none is idle yet.
                ready = [self._pool.submit(os.getpid) for _ in range(workers)]
            self._children = [child for child in multiprocessing.active_children() if child.pid not in others]
            for one in ready:
                one.result()
        except BrokenProcessPool as error:
            self.close(kill=True)
            raise RunError(_GUARD) from error
        except BaseException:
            self.close(kill=True)
            raise

    def submit(self, items: Items, job: Job) -> Future[Answer]:
        try:
            return self._pool.submit(work, items, job)
        except BrokenProcessPool as error:
            raise LostError("it was killed") from error

    def close(self, *, kill: bool) -> None:
        if kill:
            for child in getattr(self, "_children", ()):
                child.kill()
        self._pool.shutdown(wait=True, cancel_futures=True)


_SPAWN: Final = multiprocessing.get_context("spawn")


@contextmanager
def _for_children() -> Iterator[None]:
    """Set what processes inherit when they are started: one thread each, and that Ctrl-C is the parent's business."""
    before = {name: os.environ.get(name) for name in _ONE_THREAD}
    os.environ.update(_ONE_THREAD)
    main = threading.current_thread() is threading.main_thread()
    handler = signal.signal(signal.SIGINT, signal.SIG_IGN) if main else None
    try:
        yield
    finally:
        if main:
            signal.signal(signal.SIGINT, handler if handler is not None else signal.default_int_handler)
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def _begin() -> None:
    """Load the model, leave Ctrl-C to the parent, and end when the parent has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from .. import reading

    reading.default(1)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # A parent that was killed closes nothing, and this process would wait for tasks for ever.
        os._exit(1)
