"""How far a run is, on one line of the terminal that makes room for whatever is printed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

_MANY = 20
"""From so many files on, progress is worth showing."""

_SECONDS = 0.1
_CLEAR = "\r\x1b[2K"

_T = TypeVar("_T")


class Progress:
    """Counts files on standard error, if that is a terminal and there are many.

    Args:
        total: how many files there are.
        is_quiet: whether nothing is shown.
    """

    def __init__(self, total: int, *, is_quiet: bool = False) -> None:
        self._total = total
        self._is_shown = total >= _MANY and not is_quiet and sys.stderr.isatty()
        self._has_line = False
        self._next = 0.0

    def through(self, items: Iterable[_T]) -> Iterator[_T]:
        """The same items, counted; the line is cleared whenever one is handed out."""
        for done, item in enumerate(items):
            self.clear()
            yield item
            if self._is_shown and time.monotonic() >= self._next:
                self._next = time.monotonic() + _SECONDS
                self._has_line = True
                sys.stderr.write(f"{_CLEAR}{done + 1:,} of {self._total:,} files")
                sys.stderr.flush()
        self.clear()

    def clear(self) -> None:
        """Make room for something else."""
        if self._has_line:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
            self._has_line = False
