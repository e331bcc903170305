"""What a user may choose about a run, beyond the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Config:
    """Choices for a run.

    Attributes:
        packs: folders or files of further rule packs; their rules have the same powers.
        disable: ids of rules whose edits and flags are not wanted.

    >>> Config(disable=frozenset({"lost-stop"})).disable
    frozenset({'lost-stop'})
    """

    packs: tuple[Path, ...] = ()
    disable: frozenset[str] = frozenset()
