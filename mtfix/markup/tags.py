"""What a tag of a damaged text is: its place, what it means, and how badly it is broken."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Literal, NamedTuple

from mtfix.markup import vocabulary

TagKind = Literal["open", "close", "void", "comment", "declaration"]


class Damage(IntEnum):
    """How badly a tag is broken, from not at all to beyond its brackets."""

    NONE = 0
    ODD = 1
    """Valid, but written as nobody writes it: mended only beside real damage."""
    PADDED = 2
    """Spaces got in; the brackets hold: ``< p >``, ``</ p>``."""
    SPLIT = 3
    """The bracket and the slash of a closer stand apart: ``< / p >``."""
    LOST = 4
    """A bracket or slash is gone: ``p>``, ``/ p >``, ``</ p The``."""


class Tag(NamedTuple):
    """A tag or comment: ``text[start:end]``, to be written as `clean`."""

    start: int
    end: int
    kind: TagKind
    name: str
    clean: str
    damage: Damage

    @property
    def is_block(self) -> bool:
        """Whether the element begins a block of its own."""
        return self.name in vocabulary.BLOCK


# Python 3.11.2 does not go back from a possessive group that failed midway: look ahead first.
NAME = r"[A-Za-z][A-Za-z0-9]*+(?:(?=[-:][A-Za-z0-9])[-:][A-Za-z0-9]++)*+"
"""The name of an element, as part of a regular expression; one of a page's own has a hyphen."""
OPENING = r"(?:[<＜‹]{1,2}|(?<![\\\w])u003c)"
"""What a tag begins with, whole or damaged."""
CLOSING = r"(?:[>＞›]|u003e)"
"""What it ends with."""
SHORT = frozenset("abipqsu")
"""Names that are also letters of formulas; spaced openers of these need a closer."""


def kind_of(name: str, slash: str, void: str) -> TagKind:
    """What a tag does, by its name and by the slashes before and behind it."""
    if name in vocabulary.VOID:
        return "void"
    if slash:
        return "close"
    # Pages that were XHTML once have <a name="top"/>; of scripts no browser takes that.
    return "void" if void and name not in vocabulary.HIDDEN else "open"


def element_name(written: str) -> str | None:
    """The element that a name means (``h 3`` is ``h3``); None if HTML knows none."""
    name = re.sub(r"\s", "", written).lower()
    return name if name in vocabulary.ELEMENTS else None
