"""What is known of a word, whatever the text: how it is written, dictionary word, name, place, …

The data of a language are one memory-mapped trie (``data/en/lexicon.marisa``), made by
``scripts/build_lexicon.py`` from the sources that ``data/en/SOURCES.md`` lists; ``mtfix names
learn`` makes another from a user's own text. A key is a word or several words in lower case:

- a word leads to its flags (`Known`), its uses, and its written form as a name;
- two words lead to the uses of the pair, and to its form if it is the name of something;
- three words and more are always such a name.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import marisa_trie

from mtfix.memos import remembered

DATA = Path(__file__).parent / "data"

_STEPS = 12
"""A number of uses is one byte on a logarithmic scale: twelve steps for each doubling."""

_NUMBERS = tuple(2 ** (step / _STEPS) - 1 for step in range(256))
_WORD = struct.Struct("<H4B")
_PAIR = struct.Struct("<4B")
_UNSEEN = 0.3
_LOOKED_AT = 1000


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
    BEGINS = 1024
    """It is the first word of a name of several words."""


class Uses(NamedTuple):
    """How often a word was met in mid-sentence in each state, in edited text."""

    lower: float = 0
    capitalised: float = 0
    upper: float = 0
    mixed: float = 0

    @property
    def raised(self) -> float:
        """The uses with any capital."""
        return self.capitalised + self.upper + self.mixed

    @property
    def total(self) -> float:
        """All uses."""
        return self.lower + self.raised

    @property
    def odds(self) -> float:
        """The logarithm of the odds that it has a capital."""
        return math.log((self.raised + _UNSEEN) / (self.lower + _UNSEEN))

    @property
    def share(self) -> float:
        """The share of the uses that have a capital; 0 without uses."""
        return self.raised / self.total if self.total else 0.0


class PairUses(NamedTuple):
    """How often two words in a row were met, by which of them had a capital."""

    neither: float = 0
    second: float = 0
    first: float = 0
    both: float = 0


class Entry(NamedTuple):
    """What the lexicon holds of one word, and how it is written as a name."""

    known: int
    uses: Uses
    form: str

    @property
    def is_word(self) -> bool:
        """Whether a dictionary has it in lower case."""
        return bool(self.known & Known.LOWER)


_NO_PAIR = PairUses()


class Lexicon:
    """A case lexicon.

    Args:
        path: the trie.

    Raises:
        OSError: the file cannot be read or is no trie.

    >>> english().entry("nasa").form
    'NASA'
    >>> english().phrase("white house")
    'White House'
    """

    def __init__(self, path: Path) -> None:
        self._trie = marisa_trie.BytesTrie()
        self._trie.mmap(str(path))
        self.entry = remembered(self._entry)
        self.pair = remembered(self._pair)

    def _entry(self, word: str) -> Entry:
        """The entry of a word in any case; words that no source lists know `NOTHING`."""
        key = key_of(word)
        values = self._trie.get(key)
        if not values:
            return Entry(Known.NOTHING, Uses(), _capitalised(key))
        known, *uses = _WORD.unpack_from(values[0])
        form = values[0][_WORD.size :].decode()
        return Entry(known, Uses(*(_NUMBERS[step] for step in uses)), form or _capitalised(key))

    def knows(self, word: str) -> int:
        """What is known of a word (bits of `Known`), without its written form."""
        return self.entry(word).known

    def _pair(self, first: str, second: str) -> PairUses:
        """The uses of two words in lower case that follow each other."""
        values = self._trie.get(f"{first} {second}")
        if not values:
            return _NO_PAIR
        return PairUses(*(_NUMBERS[step] for step in _PAIR.unpack_from(values[0])))

    def phrase(self, words: str) -> str:
        """The written form of a name of several words; empty if they are none.

        Args:
            words: the words in lower case, a space between them.
        """
        values = self._trie.get(words)
        return values[0][_PAIR.size :].decode() if values else ""

    def names_from(self, word: str) -> Iterator[str]:
        """The names of several words that begin with a word in lower case."""
        for _, value in self._trie.iteritems(word + " "):
            if form := value[_PAIR.size :].decode():
                yield form

    def check(self) -> None:
        """Look at some entries, whether they are those of a lexicon.

        Raises:
            ValueError: they are not.
        """
        for key, value in islice(self._trie.iteritems(), _LOOKED_AT):
            layout = _PAIR if " " in key else _WORD
            if len(value) < layout.size:
                raise ValueError(f"the entry of “{key}” is too short")
            value[layout.size :].decode()


def key_of(word: str) -> str:
    """The key under which a word stands.

    >>> key_of("O’Brien")
    "o'brien"
    """
    return word.lower().replace("’", "'")


def write(
    path: Path,
    words: Mapping[str, Entry],
    pairs: Mapping[str, PairUses],
    phrases: Iterable[str],
) -> int:
    """Write a lexicon.

    Args:
        path: the file.
        words: entries by the word in lower case.
        pairs: uses by two words in lower case with a space between them.
        phrases: names of several words, as they are written.

    Returns:
        The number of keys.
    """
    values = {key: _packed_word(key, entry) for key, entry in words.items()}
    forms = {key_of(form): form for form in phrases if " " in form}
    for key in pairs.keys() | forms.keys():
        steps = _PAIR.pack(*map(_step, pairs.get(key, PairUses())))
        values[key] = steps + forms.get(key, "").encode()
    marisa_trie.BytesTrie(sorted(values.items())).save(str(path))
    return len(values)


def _packed_word(key: str, entry: Entry) -> bytes:
    form = "" if entry.form == _capitalised(key) else entry.form
    return _WORD.pack(entry.known, *map(_step, entry.uses)) + form.encode()


def _step(number: float) -> int:
    return min(255, round(_STEPS * math.log2(number + 1)))


def _capitalised(word: str) -> str:
    """The word with a capital, as it is if that would be two letters (``ﬁne``, ``ß``)."""
    first = word[:1].upper()
    return first + word[1:] if len(first) == 1 else word


@cache
def english() -> Lexicon:
    """The English lexicon, opened once."""
    return Lexicon(DATA / "en" / "lexicon.marisa")
