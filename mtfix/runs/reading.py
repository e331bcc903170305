"""The bytes of files."""

from __future__ import annotations

import sys
from pathlib import Path

from mtfix.formats.files import InputError, plain

STDIN = "<stdin>"


def read_bytes(path: Path | None) -> bytes:
    """The bytes of a file; of standard input for None.

    Raises:
        InputError: it is missing, or may not be read.
    """
    try:
        if path is not None:
            return path.read_bytes()
        if sys.stdin is None:
            raise InputError(f"{STDIN}: it is closed")
        return sys.stdin.buffer.read()
    except OSError as error:
        raise InputError(f"{path or STDIN}: {plain(error)}") from None
