"""Texts that people wrote: their words, their pieces, samples of them."""

from __future__ import annotations

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Format = Literal["auto", "html", "markdown"]

PIECE = 40_000
"""A longer text is cut into pieces of about so many characters; HTML cannot be cut."""

_WORD = re.compile(r"[^\W\u3040-\u9fff]+(?:['’-]\w+)*|[\u3040-\u9fff]{1,2}")


class Text(NamedTuple):
    """A text that people wrote.

    Attributes:
        kind: what sort of text it is.
        name: where it came from.
        text: the text.
        format: what it is written in, as far as the name of its file tells.
    """

    kind: str
    name: str
    text: str
    format: Format = "auto"


def count_words(text: str) -> int:
    """How many words a text has; two letters of Chinese or Japanese count as one.

    >>> count_words("It's a well-known fact: 漢字かな.")
    6
    """
    return sum(1 for _ in _WORD.finditer(text))


def pieces(whole: Text) -> Iterator[Text]:
    """A text in pieces that end where a paragraph does, or at least a line."""
    if len(whole.text) <= PIECE:
        yield whole
        return
    border = "\n\n" if whole.text.count("\n\n") > len(whole.text) // PIECE else "\n"
    parts: list[str] = []
    size = number = 0
    for part in whole.text.split(border):
        if parts and size + len(part) > PIECE:
            yield whole._replace(name=f"{whole.name}#{number}", text=border.join(parts))
            parts, size, number = [], 0, number + 1
        parts.append(part)
        size += len(part)
    yield whole._replace(name=f"{whole.name}#{number}", text=border.join(parts))


def sampled(texts: Iterable[Text], most: int, seed: int) -> list[Text]:
    """Some texts of each kind, about as many words as wanted, the same ones for the same seed.

    The order is that of a checksum of the text, so that it depends neither on the machine nor on
    what else there is. A text most of whose longer lines have been met is left out: other
    versions of a document, licences.

    Args:
        texts: all there are.
        most: how many words a kind may have.
        seed: which ones are taken.
    """
    ordered = sorted(texts, key=lambda it: (it.kind, _checksum(it.text, seed), it.text, it.name))
    words: dict[str, int] = defaultdict(int)
    met: set[int] = set()
    chosen: list[Text] = []
    for text in ordered:
        if words[text.kind] >= most or not text.text.strip():
            continue
        lines = {hash(line.strip()) for line in text.text.split("\n") if len(line) >= 30}
        lines = lines or {hash(text.text)}
        if 2 * len(lines & met) > len(lines):
            continue
        met |= lines
        words[text.kind] += count_words(text.text)
        chosen.append(text)
    return chosen


def _checksum(text: str, seed: int) -> int:
    return zlib.crc32(f"{seed}:{text}".encode("utf-8", "surrogatepass"))
