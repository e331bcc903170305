"""What SRT and WebVTT have in common: cues, each a timing and some lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtfix.formats.segments import Builder, Segment

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
ARROW = "-->"


class Line(NamedTuple):
    """A line and its end."""

    start: int
    text: str
    end: str

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip()


def blocks(text: str) -> Iterator[list[Line]]:
    """The lines between blank lines."""
    block: list[Line] = []
    for match in _LINE.finditer(text):
        line = Line(match.start(), match[1], match[2])
        if not line.is_blank:
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def built(lines: list[Line], markup: re.Pattern[str], meant: dict[str, str]) -> Builder:
    """The text of a cue.

    Args:
        lines: its lines.
        markup: tags, and what else is opaque.
        meant: character references and what they stand for; `markup` finds these too.
    """
    builder = Builder()
    for number, line in enumerate(lines):
        if number:
            last = lines[number - 1]
            end = last.start + len(last.text)
            builder.escape("\n", end, end + len(last.end))
        at = 0
        for match in markup.finditer(line.text):
            builder.copy(line.text[at : match.start()], line.start + at)
            if match[0] in meant:
                low, high = match.span()
                builder.escape(meant[match[0]], line.start + low, line.start + high)
            else:
                builder.element(match[0], line.start + match.start())
            at = match.end()
        builder.copy(line.text[at:], line.start + at)
    return builder


def segment(builder: Builder, key: str, written: dict[str, str]) -> Segment:
    """A cue; its line breaks stay.

    Args:
        builder: its text.
        key: its number or time.
        written: characters that are written as references.
    """
    lines = builder.text.count("\n")
    table = str.maketrans(written)

    def holds(new: str) -> bool:
        return (
            new.count("\n") == lines and all(map(str.strip, new.split("\n"))) and ARROW not in new
        )

    return Segment(
        builder.text,
        builder.pieces,
        lambda new: new.translate(table),
        key=key,
        format="text",
        opaque=builder.opaque,
        holds=holds,
    )
