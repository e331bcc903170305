"""Inputs that are no page but an attack: how long mtfix takes for them, and how that grows."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import NamedTuple

ATTACKS = {
    "open tags": "<b>",
    "spaced open tags": "< p > ",
    "less-than signs": "<",
    "`< p`": "< p ",
    "`<p`": "<p",
    "ampersands": "&",
    "quotation marks": '"',
    "open attributes": '< a href = "',
    "nested brackets": "<[({",
    "fragments": " p>",
    "closers without end": " </ p ",
    "full-width openers": "＜p＞",
    "crossed": "< b > < i > x < / b > < / i > ",
    "unclosed code": "< code > x ",
    "CDATA": "! [ CDATA [ ",
}
"""What is repeated."""

SIZES = (250_000, 1_000_000)


class Timing(NamedTuple):
    """What an attack takes.

    Attributes:
        name: one of `ATTACKS`.
        small: seconds for the smaller size.
        large: seconds for the larger one.
        kept: whether every letter was kept.
    """

    name: str
    small: float
    large: float
    kept: bool

    @property
    def growth(self) -> float:
        """The larger time over the smaller one; 4 is linear."""
        return self.large / self.small


def text(name: str, size: int) -> str:
    """An attack of a size, with a word before it and a word behind it."""
    unit = ATTACKS[name]
    return f"<p>Alpha</p> {unit * (size // len(unit))} omega"


def timings() -> Iterator[Timing]:
    """Measure all attacks."""
    import mtfix

    for name in ATTACKS:
        seconds, kept = [], True
        for size in SIZES:
            attack = text(name, size)
            start = time.perf_counter()
            result = mtfix.fix(attack, format="html")
            seconds.append(time.perf_counter() - start)
            kept = kept and "Alpha" in result.text and "omega" in result.text.casefold()
        yield Timing(name, seconds[0], seconds[-1], kept)
