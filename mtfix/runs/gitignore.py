"""What git leaves out: ``.gitignore`` of a folder and of those above it, and ``info/exclude``."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class _Level(NamedTuple):
    """The patterns of one file, and the folder that they are relative to."""

    folder: str
    spec: GitIgnoreSpec


class Ignored:
    """What git leaves out in a folder; nothing if there are no patterns.

    Args:
        levels: the patterns, the nearest last.
    """

    def __init__(self, levels: Sequence[_Level] = ()) -> None:
        self._levels = levels

    @classmethod
    def above(cls, folder: str) -> Ignored:
        """What the repository around a folder says of it; nothing if it is in none.

        Args:
            folder: absolute. If it is left out itself, whoever names it wants it nevertheless.
        """
        above = [folder, *map(str, Path(folder).parents)]
        root = next((at for at, each in enumerate(above) if _is_repository(each)), None)
        if root is None:
            return cls()
        ignored = cls(_levels(above[root], os.path.join(".git", "info", "exclude")))
        for each in reversed(above[1 : root + 1]):
            ignored = ignored.within(each)
            if ignored.covers(folder, is_folder=True):
                return cls()
        return ignored

    def within(self, folder: str) -> Ignored:
        """The same with the patterns of a folder below."""
        found = _levels(folder, ".gitignore")
        return Ignored([*self._levels, *found]) if found else self

    def covers(self, path: str, *, is_folder: bool = False) -> bool:
        """Whether git leaves a file or folder out; the nearest pattern that fits counts."""
        for folder, spec in reversed(self._levels):
            below = path[len(folder) :].lstrip(os.sep).replace(os.sep, "/")
            found = spec.check_file(f"{below}/" if is_folder else below).include
            if found is not None:
                return found
        return False


def _is_repository(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, ".git"))


def _levels(folder: str, name: str) -> list[_Level]:
    """The patterns that a file in a folder holds; none if it has none, or cannot be read."""
    try:
        with open(os.path.join(folder, name), encoding="utf-8", errors="surrogateescape") as file:
            lines = [line for line in file if line.strip() and not line.startswith("#")]
    except OSError:
        return []
    return [_Level(folder, _spec(lines))] if lines else []


def _spec(lines: list[str]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec  # only who has patterns pays for it

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return GitIgnoreSpec.from_lines(_valid(lines))


def _valid(lines: list[str]) -> Iterator[str]:
    """The lines that are patterns; git passes over the others too."""
    from pathspec import GitIgnoreSpec

    for line in lines:
        try:
            GitIgnoreSpec.from_lines([line])
        except ValueError:
            continue
        yield line
