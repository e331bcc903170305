"""The bytes of files."""

from __future__ import annotations

import sys
from pathlib import Path

from mtfix.formats import files
from mtfix.formats.files import InputError, plain

STDIN = "<stdin>"


def read_bytes(path: Path | None) -> bytes:
    """The bytes of a file; of standard input for None.

    Raises:
        InputError: it is missing, or may not be read.
    """
    if path is not None:
        return files.read_bytes(path)
    if sys.stdin is None:
        raise InputError(f"{STDIN}: it is closed")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"{STDIN}: {plain(error)}") from None
