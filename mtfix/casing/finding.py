"""What a finder proposes."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.edits import Cause


class Finding(NamedTuple):
    """Write ``prose[start:end]`` as `written`, because of `cause`."""

    start: int
    end: int
    written: str
    cause: Cause
