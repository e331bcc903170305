"""Where in a TOML file something is said: for messages, so it may take its time.

`tomllib` tells no places. But the statement that sets a key begins where the longest part of the
file ends that can be read and lacks the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class Place(NamedTuple):
    """A line and a column, both counted from 1."""

    line: int
    column: int


def place_of(text: str, path: Sequence[str], item: object = None) -> Place:
    r"""Where a key is set.

    Args:
        text: the whole file, which can be read and has the key.
        path: the keys that lead to it: those of tables, then its own.
        item: a value in it, if the place of that is wanted.

    >>> place_of('a = 1\n[b]\nc = ["x",\n  "y"]\n', ("b", "c"))
    Place(line=3, column=1)
    >>> place_of('a = 1\n[b]\nc = ["x",\n  "y"]\n', ("b", "c"), "y")
    Place(line=4, column=3)
    """
    lines = [line + "\n" for line in text.split("\n")]
    candidates = [number for number, line in enumerate(lines) if path[-1] in line]
    start = _last_without(lines, path, candidates)
    if start is None:  # the key is written with escapes, or inside a table of several lines
        start = _last_without(lines, path, range(len(lines)))
    start = start or 0
    if isinstance(item, str):
        for number in range(start, len(lines)):
            for quoted in (f'"{item}"', f"'{item}'"):
                if quoted in lines[number]:
                    return Place(number + 1, lines[number].index(quoted) + 1)
    return Place(start + 1, max(lines[start].find(path[-1]), 0) + 1)


def _last_without(lines: Sequence[str], path: Sequence[str], numbers: Sequence[int]) -> int | None:
    """The last of some lines before which all can be read and the key is not yet set."""
    import tomllib  # only where there is some

    for number in reversed(numbers):
        try:
            before = tomllib.loads("".join(lines[:number]))
        except tomllib.TOMLDecodeError:
            continue
        if not _has(before, path):
            return number
    return None


def _has(table: Any, path: Sequence[str]) -> bool:
    for key in path:
        if not isinstance(table, dict) or key not in table:
            return False
        table = table[key]
    return True
