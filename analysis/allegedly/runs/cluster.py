"""Work on other machines, by way of Dask."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from .._errors import RunError
from ._extras import need
from .runners import Items, LostError, Runner
from .working import Answer, Job, work

#: Tasks under way for each thread of the workers, so that none has to wait for its next.
_EACH: Final = 3
#: As long as nobody has come to work.
_LEAST: Final = 8


class Cluster(Runner):
    """Does tasks on the workers of a Dask scheduler.

    Workers may come and go: a task whose worker is lost is done again by another one. A task that has cost several
    workers is halved, as with processes, until the document is found.

    Parameters
    ----------
    job : Job
        How texts are analyzed.
    address : str
        Of the scheduler.

    Raises
    ------
    RunError
        If no scheduler answers.
    """

    def __init__(self, job: Job, address: str) -> None:
        super().__init__(job)
        self._dask = need("distributed", "cluster")
        try:
            self._client = self._dask.Client(address, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise RunError(f"no Dask scheduler answers at {address!r} ({error}); check the address") from error

    @property
    def busy(self) -> int:
        """Some tasks for each thread that there is now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(_LEAST, _EACH * sum(threads.values()))

    def submit(self, items: Items) -> Any:
        """Hand a task to the scheduler."""
        return self._client.submit(work, items, self.job, pure=False)

    def wait(self, handles: list[Any]) -> Collection[Any]:
        """Wait for the first task to be done."""
        with self._client.as_current():
            done: Collection[Any] = self._dask.wait(handles, return_when="FIRST_COMPLETED").done
        return done

    def done(self, handle: Any) -> bool:
        """Tell whether a task is done."""
        return bool(handle.done())

    def result(self, handle: Any) -> Answer:
        """Return the answer of a task."""
        try:
            answer: Answer = handle.result()
        except self._dask.KilledWorker as error:
            raise LostError("KilledWorker", others=False) from error
        except MemoryError as error:
            raise LostError("MemoryError", others=False) from error
        except self._dask.CancelledError as error:
            raise RunError("the Dask scheduler has ended; start it and run the same again, it goes on") from error
        # The analysis itself raises none of these: they come of machines that have not what the work needs.
        except (ImportError, AttributeError, RuntimeError, TypeError) as error:
            raise RunError(
                f"a Dask worker failed ({type(error).__name__}: {error}); install the same versions of allegedly and "
                "Dask on all machines"
            ) from error
        return answer

    def alone(self, items: Items) -> Answer:
        """Do a task."""
        return self.result(self.submit(items))

    def close(self, *, kill: bool) -> None:
        """Leave the scheduler; it drops what is under way."""
        self._client.close()
