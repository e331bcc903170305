"""What is known of a word, whatever the text: dictionary word, name, place, acronym, …

The data are one memory-mapped trie for a language (``data/en/lexicon.marisa``), made by
``scripts/build_lexicon.py`` from the sources that ``data/en/SOURCES.md`` lists.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import marisa_trie

DATA = Path(__file__).parent / "data"


class Known:
    """What sources say of a word, as bits of an `int` (an enumeration costs ten times as much)."""

    NOTHING = 0
    LOWER = 1
    """Dictionaries list it in lower case."""
    COMMON = 2
    """It is among the frequent dictionary words."""
    NAME = 4
    """Some source lists it as a proper name."""
    GIVEN = 8
    FAMILY = 16
    PLACE = 32
    DEMONYM = 64
    """A nationality or a language."""
    DATE = 128
    """A month or a weekday."""
    ACRONYM = 256
    BRAND = 512


class Entry(NamedTuple):
    """What the lexicon holds of one word, and how it is written as a name."""

    known: int
    form: str


class Lexicon:
    """A case lexicon.

    Args:
        path: the trie.

    >>> english().entry("nasa").form
    'NASA'
    """

    def __init__(self, path: Path) -> None:
        self._trie = marisa_trie.BytesTrie()
        self._trie.mmap(str(path))

    def entry(self, word: str) -> Entry:
        """The entry of a word in any case; words that no source lists know `NOTHING`."""
        key = word.lower().replace("’", "'")
        values = self._trie.get(key)
        if not values:
            return Entry(Known.NOTHING, key[:1].upper() + key[1:])
        value = values[0]
        return Entry(value[0] | value[1] << 8, value[2:].decode() or key[:1].upper() + key[1:])

    def knows(self, word: str) -> int:
        """What is known of a word (bits of `Known`), without its written form."""
        values = self._trie.get(word.lower().replace("’", "'"))
        return values[0][0] | values[0][1] << 8 if values else Known.NOTHING


@cache
def english() -> Lexicon:
    """The English lexicon, opened once."""
    return Lexicon(DATA / "en" / "lexicon.marisa")
