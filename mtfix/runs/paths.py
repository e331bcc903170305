"""The paths of a run. Ten thousand of them are kept while the files are worked on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path


class Paths:
    """Paths, kept as names: as objects they would take four times the memory.

    Args:
        paths: the files; None for standard input.

    >>> paths = Paths([Path("a.txt"), None])
    >>> len(paths), list(paths) == [Path("a.txt"), None]
    (2, True)
    """

    def __init__(self, paths: Iterable[Path | None]) -> None:
        self._names = [None if path is None else str(path) for path in paths]

    def __len__(self) -> int:
        return len(self._names)

    def __iter__(self) -> Iterator[Path | None]:
        return (None if name is None else Path(name) for name in self._names)
