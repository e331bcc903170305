"""One run over many files: from arguments to outcomes. Start reading at `Run.outcomes`."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from mtfix.formats.files import InputError, Source
from mtfix.result import Result
from mtfix.runs import digest
from mtfix.runs.cache import Cache
from mtfix.runs.paths import Paths
from mtfix.runs.pool import Pool
from mtfix.runs.reading import STDIN, read_bytes
from mtfix.runs.recipe import Recipes
from mtfix.runs.records import RecordError, recalled
from mtfix.runs.workshop import Failure, Outcome, Task

_MOST_FILES = 256
_MOST_BYTES = 16_000_000
"""What is read before it is fixed: so much, or a single file."""


@dataclass(frozen=True)
class Fixed:
    """What came of a file.

    Attributes:
        path: None for standard input.
        data: its bytes.
        source: its text.
        result: what came of it.
    """

    path: Path | None
    data: bytes
    source: Source
    result: Result


class Failed(NamedTuple):
    """Nothing came of a file.

    Attributes:
        message: why, in words, with its name.
    """

    message: str


class Run:
    """Fixes files.

    Args:
        recipes: how.
        cache: where outcomes are remembered; None if they are not to be.
        jobs: how many processes there may be; None for as many as there are processors.
    """

    def __init__(
        self, recipes: Recipes, cache: Cache | None = None, jobs: int | None = None
    ) -> None:
        self._recipes = recipes
        self._cache = cache
        self._jobs = jobs or _processors()
        self._marks: dict[int, bytes] = {}

    def outcomes(
        self, paths: Paths | Sequence[Path | None]
    ) -> Generator[Fixed | Failed, None, None]:
        """What comes of files, in their order; those that fail do not stop the others.

        Args:
            paths: the files; None for standard input.

        Raises:
            InputError: nothing can come of any file: a configuration, pack or list is bad.
        """
        numbers = [self._recipes.number_for(path) for path in paths]
        with ExitStack() as stack:
            if self._cache is not None:
                stack.enter_context(self._cache)
            pool = stack.enter_context(Pool(self._recipes.all, self._jobs))
            batches = map(self._looked_up, self._batches(zip(paths, numbers, strict=True)))
            for task, outcome in pool.outcomes(batches):
                yield self._told(task, outcome, pool)

    def _batches(self, files: Iterator[tuple[Path | None, int]]) -> Iterator[list[Task]]:
        """The files, read, in portions of bounded size."""
        batch: list[Task] = []
        size = 0
        for path, number in files:
            task = self._read(path, number)
            batch.append(task)
            size += len(task.data)
            if len(batch) == _MOST_FILES or size > _MOST_BYTES:
                yield batch
                batch, size = [], 0
        yield batch

    def _read(self, path: Path | None, number: int) -> Task:
        name = STDIN if path is None else str(path)
        try:
            data = read_bytes(path)
        except InputError as error:
            return Task(path, name, b"", number, known=Failure(str(error)))
        return Task(path, name, data, number, self._key(path, number, data))

    def _key(self, path: Path | None, number: int, data: bytes) -> bytes:
        recipe = self._recipes.all[number]
        if self._cache is None or path is None or recipe.verify:
            return b""
        if number not in self._marks:
            self._marks[number] = digest.of_recipe(recipe)
        if not self._marks[number]:
            return b""
        container = recipe.container_of(path)
        kind = container.name if container else recipe.format_of(path)
        return digest.of_file(self._marks[number], kind, data)

    def _looked_up(self, batch: list[Task]) -> list[Task]:
        """The same files, with what is remembered of them."""
        if self._cache is None:
            return batch
        found = self._cache.found([task.key for task in batch if task.key])
        return [task._replace(known=task.known or found.get(task.key)) for task in batch]

    def _told(self, task: Task, outcome: Outcome, pool: Pool) -> Fixed | Failed:
        if isinstance(outcome, Failure):
            if outcome.is_of_all:
                raise InputError(outcome.message)
            return Failed(outcome.message)
        try:
            source, result = recalled(task.data, task.name, outcome)
        except RecordError:  # what was remembered is damaged
            return self._told(task, pool.outcome(task._replace(known=None)), pool)
        is_new = outcome is not task.known
        if self._cache is not None and task.key and is_new and not result.notes:
            self._cache.put(task.key, outcome)
        return Fixed(task.path, task.data, source, result)


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
