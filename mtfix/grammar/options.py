"""What is wanted of a LanguageTool server, and how long it may take."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

HEAP = "1g"
HEAP_VARIABLE = "MTFIX_LANGUAGETOOL_HEAP"
STARTUP = 60.0
STARTUP_VARIABLE = "MTFIX_LANGUAGETOOL_TIMEOUT"
_HEAP = re.compile(r"[1-9][0-9]*[kmg]", re.IGNORECASE)
_CHARACTERS_A_SECOND = 1000


def _heap() -> str:
    return os.environ.get(HEAP_VARIABLE) or HEAP


def _startup() -> float:
    named = os.environ.get(STARTUP_VARIABLE) or STARTUP
    try:
        return float(named)
    except ValueError:
        raise ValueError(f"{STARTUP_VARIABLE} is “{named}”; expected seconds") from None


@dataclass(frozen=True)
class ServerOptions:
    """What is wanted of a server.

    Attributes:
        url: a server that runs already, here or elsewhere; none is started then.
        folder: where LanguageTool is; None looks for it (`places.find_folder`).
        heap: the most memory that Java may take for its objects (``-Xmx``);
            ``MTFIX_LANGUAGETOOL_HEAP``, else 1 GB.
        language: what the server is warmed up with; LanguageTool's code.
        startup_timeout: seconds from the start to the first answer;
            ``MTFIX_LANGUAGETOOL_TIMEOUT``, else 60.

    Raises:
        ValueError: `heap` is not written as Java wants it, or a variable is no number.
    """

    url: str | None = None
    folder: Path | None = None
    heap: str = field(default_factory=_heap)
    language: str = field(default="en-US", compare=False)
    startup_timeout: float = field(default_factory=_startup, compare=False)

    def __post_init__(self) -> None:
        if not _HEAP.fullmatch(self.heap):
            raise ValueError(
                f"“{self.heap}” is no amount of memory; expected one such as 1g or 800m"
            )


def time_limit(characters: int, least: float = 30.0) -> float:
    """The seconds after which a request counts as lost: some for any, more for a long text.

    Args:
        characters: how long the text is.
        least: for an empty one.

    >>> time_limit(60_000)
    90.0
    """
    return least + characters / _CHARACTERS_A_SECOND
