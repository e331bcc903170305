"""Where a report goes: to standard output, or to a file that is there as a whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Write = Callable[[str], None]


@contextmanager
def to_stdout() -> Iterator[Write]:
    """Print what is written."""
    yield lambda text: (sys.stdout.write(text), None)[1]


@contextmanager
def to_file(path: Path) -> Iterator[Write]:
    """A file that takes its place when all is written; devices and pipes are just written to.

    Raises:
        InputError: it cannot be written; that is found out before the work is done.
    """
    from mtfix.formats.files import check_writable, is_special, replacement

    if is_special(path):  # /dev/stdout, >(program)
        with path.open("w", encoding="utf-8") as stream:
            yield lambda text: (stream.write(text), None)[1]
        return
    check_writable(path)
    with replacement(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        yield lambda text: (file.write(text), None)[1]
