"""Files through processes: the order is kept, memory is bounded, one bad file stops nothing.

A few small files are fixed in this process, for others have to be started and to load their rules
first. If a process dies, the files that were on their way are tried again, each alone; the one that
kills its process again is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from types import TracebackType
from typing import TYPE_CHECKING, NamedTuple

from mtfix.runs.recipe import Recipe
from mtfix.runs.workshop import Failure, Outcome, Task, Workshop

if TYPE_CHECKING:
    from concurrent.futures import Future

    from mtfix.runs.processes import Processes

WORTHWHILE = 60_000
"""From so many bytes on, others are worth their start; estimated, see `benchmarks/README.md`."""

_AHEAD = 64
"""So many files may be on their way when more are read."""


class _Sent(NamedTuple):
    """A file that others work on."""

    processes: Processes
    future: Future[Outcome]


class Pool:
    """Fixes files in several processes, or in this one.

    It is a context: behind it no process is left; if it ends by an error, they end at once.

    Args:
        recipes: all that tasks may name.
        jobs: how many processes there may be.
    """

    def __init__(self, recipes: Sequence[Recipe], jobs: int) -> None:
        self._recipes = recipes
        self._jobs = jobs
        self._here = Workshop(recipes)
        self._others: Processes | None = None
        self._single: Processes | None = None

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        for processes in (self._others, self._single):
            if processes is not None:
                processes.stop(at_once=kind is not None)

    def outcomes(self, batches: Iterable[Sequence[Task]]) -> Iterator[tuple[Task, Outcome]]:
        """What comes of files, in their order.

        Args:
            batches: the files, in portions of bounded size; the next is asked for when most of
                those before are done.
        """
        waiting: deque[tuple[Task, _Sent | None]] = deque()
        for batch in batches:
            jobs = self._jobs_for(batch)
            waiting.extend((task, self._sent(task, jobs) if jobs else None) for task in batch)
            while waiting and (len(waiting) > _AHEAD or _is_ready(waiting[0][1])):
                task, sent = waiting.popleft()
                yield task, self._outcome(task, sent)
        for task, sent in waiting:
            yield task, self._outcome(task, sent)

    def outcome(self, task: Task) -> Outcome:
        """What comes of one file, in this process."""
        return self._here.outcome(task)

    def _jobs_for(self, batch: Sequence[Task]) -> int:
        """How many other processes are worth their start; 0 for none."""
        sizes = [len(task.data) for task in batch if task.known is None]
        jobs = min(self._jobs, len(sizes))
        is_much = jobs > 1 and sum(sizes) >= WORTHWHILE
        return jobs if is_much or self._others is not None else 0

    def _sent(self, task: Task, jobs: int) -> _Sent | None:
        if task.known is not None:
            return None
        if self._others is not None and self._others.is_broken:
            self._others.stop(at_once=True)
            self._others = None
        if self._others is None:
            self._others = self._started(jobs)
        return _Sent(self._others, self._others.submit(task))

    def _outcome(self, task: Task, sent: _Sent | None) -> Outcome:
        if task.known is not None:
            return task.known
        if sent is None:
            return self._here.outcome(task)
        outcome = sent.processes.outcome(sent.future)
        return self._tried_again(task) if outcome is None else outcome

    def _tried_again(self, task: Task) -> Outcome:
        """What comes of a file whose process has died, maybe because of another file."""
        if self._single is None:
            self._single = self._started(1)
        outcome = self._single.outcome(self._single.submit(task))
        if outcome is not None:
            return outcome
        self._single.stop(at_once=True)
        self._single = None
        return Failure(
            f"{task.name}: the process that worked on it died (was there enough memory?)"
        )

    def _started(self, count: int) -> Processes:
        from mtfix.runs.processes import Processes  # most runs need no other process

        return Processes(self._recipes, count)


def _is_ready(sent: _Sent | None) -> bool:
    return sent is None or sent.future.done()
