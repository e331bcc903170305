"""Other processes that fix files."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Sequence
from concurrent.futures import CancelledError, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING

from mtfix.runs.recipe import Recipe
from mtfix.runs.workshop import Outcome, Task, Workshop

if TYPE_CHECKING:
    from mtfix.grammar.connection import Handed


class Processes:
    """Some processes of the same kind.

    Args:
        recipes: all that tasks may name.
        count: how many processes.
    """

    def __init__(self, recipes: Sequence[Recipe], count: int) -> None:
        self.is_broken = False
        self._earlier = set(multiprocessing.active_children())
        handed = _to_hand(recipes)
        self._executor = ProcessPoolExecutor(count, initializer=_begin, initargs=(recipes, handed))

    def submit(self, task: Task) -> Future[Outcome]:
        """Have a file fixed.

        Args:
            task: the file.
        """
        try:
            return self._executor.submit(_work, task)
        except BrokenProcessPool as error:
            future: Future[Outcome] = Future()
            future.set_exception(error)
            return future

    def outcome(self, future: Future[Outcome]) -> Outcome | None:
        """What came of a file; None if a process has died, maybe of another file."""
        try:
            return future.result()
        except (BrokenProcessPool, CancelledError):
            self.is_broken = True
            return None

    def stop(self, *, at_once: bool) -> None:
        """End the processes.

        Args:
            at_once: whether not even what they are doing is waited for.
        """
        if at_once:
            for process in set(multiprocessing.active_children()) - self._earlier:
                process.kill()
        self._executor.shutdown(cancel_futures=True)


_workshops: list[Workshop] = []
"""In each of the processes: where it works."""


def _to_hand(recipes: Sequence[Recipe]) -> Handed | None:
    """What the processes are told of LanguageTool: one server is started for all of them."""
    configs = [recipe.config for recipe in recipes if recipe.config.grammar]
    if not configs:
        return None
    from mtfix.grammar.connection import to_hand

    return to_hand(configs)


def _begin(recipes: Sequence[Recipe], handed: Handed | None) -> None:
    """Get ready: Ctrl-C is for the first process to heed; when that is gone, so is this one."""
    if handed is not None:
        from mtfix.grammar.connection import take

        take(handed)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow, daemon=True).start()
    _workshops.append(Workshop(recipes))


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(task: Task) -> Outcome:
    return _workshops[-1].outcome(task)
