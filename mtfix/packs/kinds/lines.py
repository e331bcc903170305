"""The kind ``lines``: a line that stood there a moment ago, as titles and captions do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from mtfix.document import OBJECT, Document
from mtfix.packs.rule import Found, Key, Rule

_SHORTEST, _LONGEST = 25, 140


@dataclass(frozen=True, kw_only=True)
class LinesRule(Rule):
    """Flag a short line that repeats one of the lines right before it.

    Attributes:
        reach: how many lines that are not empty it looks back.
    """

    KIND: ClassVar[str] = "lines"
    KEYS = {  # noqa: RUF012
        "reach": Key("how many lines to look back", "number", required=True),
    }

    reach: int

    def find(self, document: Document) -> Iterator[Found]:
        """The lines that stand again."""
        seen: dict[str, int] = {}
        start = number = 0
        for line in document.prose.text.split("\n"):
            number += bool(line)
            if _SHORTEST <= len(line) <= _LONGEST:
                written = line.strip()
                if number - seen.get(written, -self.reach) <= self.reach and _is_title(written):
                    at = start + line.index(written)
                    yield Found(at, at + len(written))
                seen[written] = number
            start += len(line) + 1


def _is_title(line: str) -> bool:
    """Whether a line has words and begins with a capital, and is no line of code or data."""
    return line.lstrip('"“‘')[:1].isupper() and " " in line and OBJECT not in line
