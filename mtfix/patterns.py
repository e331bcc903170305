"""Regular expressions that are compiled when they are first used.

There are some hundred of them, of which a short text needs few; to compile all of them takes a
quarter of the time in which a line is mended.
"""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A regular expression, as `re.compile` makes it, that costs nothing until it is used.

    Args:
        pattern: the expression; a mistake in it shows when it is first used.
        flags: those of `re`.

    >>> compiled("[a-z]+").findall("two words")
    ['two', 'words']
    """
    return cast("re.Pattern[str]", _Pattern(pattern, flags))


class _Pattern:
    """Stands for a compiled expression, and takes over its methods when one is asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # asked only for what is not there yet
        made = re.compile(self.pattern, self._flags)
        self.__dict__.update((method, getattr(made, method)) for method in _METHODS)
        return getattr(made, name)
