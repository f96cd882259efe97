"""Where the work is done: in this process, in several, or elsewhere. Answers come in the order of the tasks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Self, TypeAlias

from .batching import Item
from .working import Answer, Job, died, together, work

Items: TypeAlias = tuple[Item, ...]

#: Tasks whose answers may wait for an earlier one, for each that is being worked on.
_AHEAD: Final = 8


class LostError(Exception):
    """The process that worked on a task ended; the message says how.

    Parameters
    ----------
    how : str
        How it ended.
    others : bool
        Whether all tasks under way are lost with it, any of which may be to blame.
    """

    def __init__(self, how: str, *, others: bool = True) -> None:
        super().__init__(how)
        self.others = others


@dataclass(slots=True)
class _Slot:
    """A task and where it stands: being worked on (a handle), or done (an answer)."""

    items: Items
    handle: Any = None
    answer: Answer | None = None


class Runner(ABC):
    """Does tasks, several at a time.

    Only as many tasks are taken from their source as can soon be worked on, so that memory does not grow with it. When
    a process ends, all tasks that it may have been at are done again alone; one that ends its process again is halved
    until the document is found, which becomes a problem.

    Parameters
    ----------
    job : Job
        How texts are analyzed.
    """

    def __init__(self, job: Job) -> None:
        self.job = job

    def __enter__(self) -> Self:
        """Return the runner."""
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self.close(kill=kind is not None)

    def map(self, tasks: Iterable[Items]) -> Iterator[Answer]:
        """Do tasks and yield their answers in the order of the tasks."""
        source = iter(tasks)
        slots: deque[_Slot] = deque()
        more = True
        while True:
            while more and len(slots) < self.busy * _AHEAD and sum(slot.answer is None for slot in slots) < self.busy:
                items = next(source, None)
                if items is None:
                    more = False
                    break
                slots.append(_Slot(items))
                self._start(slots[-1], slots)
            if not slots:
                return
            while slots and (answer := slots[0].answer) is not None:
                slots.popleft()
                yield answer
            if slots:
                self._wait(slots)

    def _start(self, slot: _Slot, slots: Collection[_Slot]) -> None:
        try:
            slot.handle = self.submit(slot.items)
        except LostError:
            self._again(slots)

    def _wait(self, slots: Collection[_Slot]) -> None:
        under_way = [slot for slot in slots if slot.answer is None]
        finished = self.wait([slot.handle for slot in under_way])
        for slot in under_way:
            if slot.handle in finished:
                try:
                    slot.answer = self.result(slot.handle)
                except LostError as error:
                    if error.others:
                        self._again(slots)
                        return
                    slot.answer = self._alone(slot.items)
                slot.handle = None

    def _again(self, slots: Collection[_Slot]) -> None:
        """Do alone what was under way when a process ended, as it cannot be known which task ended it."""
        for slot in slots:
            if slot.answer is None:
                slot.answer = self._saved(slot) or self._alone(slot.items)
                slot.handle = None
        self.mend()

    def _saved(self, slot: _Slot) -> Answer | None:
        """Return the answer of a task that was done before the process ended."""
        if slot.handle is None or not self.done(slot.handle):
            return None
        try:
            return self.result(slot.handle)
        except LostError:
            return None

    def _alone(self, items: Items) -> Answer:
        reason = ""
        # A single document has a second chance: it may have been somebody else's memory that ran out.
        for _ in range(2 if len(items) == 1 else 1):
            try:
                return self.alone(items)
            except LostError as error:
                reason = str(error)
        if len(items) == 1:
            return died(items[0], reason, self.job)
        middle = len(items) // 2
        return together([self._alone(items[:middle]), self._alone(items[middle:])])

    @property
    @abstractmethod
    def busy(self) -> int:
        """How many tasks to have under way at a time."""

    @abstractmethod
    def submit(self, items: Items) -> Any:
        """Begin a task and return a handle; raises `LostError` if no process is left."""

    @abstractmethod
    def wait(self, handles: list[Any]) -> Collection[Any]:
        """Wait until a task is done and return the handles of those that are."""

    @abstractmethod
    def done(self, handle: Any) -> bool:
        """Tell whether a task is done."""

    @abstractmethod
    def result(self, handle: Any) -> Answer:
        """Return the answer of a task that is done; raises `LostError` if its process ended."""

    @abstractmethod
    def alone(self, items: Items) -> Answer:
        """Do a task while no other is under way; raises `LostError` if its process ended."""

    def mend(self) -> None:  # noqa: B027
        """Be ready for tasks again after a process has ended."""

    def close(self, *, kill: bool) -> None:  # noqa: B027
        """Give everything back; with `kill` at once, whatever is under way."""


class Here(Runner):
    """Does tasks one after the other in this process."""

    @property
    def busy(self) -> int:
        """One at a time."""
        return 1

    def submit(self, items: Items) -> Answer:
        """Do the task at once; its answer is its handle."""
        return self.alone(items)

    def wait(self, handles: list[Any]) -> Collection[Any]:
        """Return all handles."""
        return handles

    def done(self, handle: Any) -> bool:
        """Return True."""
        return True

    def result(self, handle: Any) -> Answer:
        """Return the answer."""
        answer: Answer = handle
        return answer

    def alone(self, items: Items) -> Answer:
        """Do the task."""
        try:
            return work(items, self.job)
        except MemoryError as error:
            raise LostError("MemoryError") from error
