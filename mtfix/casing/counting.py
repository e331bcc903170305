"""Counting how words are written in trusted text: what a case lexicon is made of.

Only what stands in mid-sentence counts, since the first word of a sentence has a capital
whatever it is; headlines in title case and lines in capitals are left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from mtfix.casing.context import begins
from mtfix.casing.lexicon import PairUses, Uses, key_of
from mtfix.casing.shapes import base, is_title_case
from mtfix.tokens import WORD

_MOST_ENTRIES = 4_000_000
"""Beyond so many different words or pairs the rare ones are forgotten: some 900 MB of memory."""

_MOST_SUMMED = 1_000_000
"""Of so many the uses are summed up in the end, which costs memory once more."""

_FEWEST_WORDS = 4
_FEWEST_USES = 8
_AMBIGUOUS = (0.03, 0.97)
_SURER = 2.5


class Counts:
    """How often each word and each pair of words was met in each state.

    >>> counts = Counts()
    >>> counts.add("They said that Musk had met Musk, the man with the musk.")
    >>> counts.uses()["musk"]
    Uses(lower=1, capitalised=2, upper=0, mixed=0)

    Args:
        most: beyond so many different words or pairs the rare ones are forgotten.
    """

    def __init__(self, most: int = _MOST_ENTRIES) -> None:
        self._most = most
        self.words: Counter[str] = Counter()
        self.pairs: Counter[str] = Counter()
        self.total = 0
        """The number of words read."""

    def add(self, line: str) -> None:
        """Count the words of a line (a paragraph or a sentence)."""
        parts = WORD.split(line)
        words = parts[1::2]
        if len(words) < _FEWEST_WORDS or is_title_case(words):
            return
        self.total += len(words)
        met: list[str] = []
        pairs: list[str] = []
        previous = ""
        for separator, written in zip(parts[2::2], words[1:], strict=False):
            if separator != " " and begins(separator):
                previous = ""
                continue
            word = _plain(written) if "'" in written or "’" in written else written
            met.append(word)
            if previous and separator == " ":
                pairs.append(f"{previous} {word}")
            previous = word
        self.words.update(met)  # a list at once is counted twice as fast as word by word
        self.pairs.update(pairs)
        if max(len(self.words), len(self.pairs)) > self._most:
            self.forget(self._most // 2)

    def forget(self, most: int = _MOST_SUMMED) -> None:
        """Forget the rarest words and pairs until at most so many of each are left.

        Half of them go at once, so that it is seldom done: a word that comes again is counted
        from one, which loses little of what is frequent.

        >>> counts = Counts(most=8)
        >>> counts.add("They say that Musk left and that Musk never came to say it.")
        >>> sorted(counts.words)
        ['Musk', 'say', 'that']
        """
        self.words = _most_frequent(self.words, most)
        self.pairs = _most_frequent(self.pairs, most)

    def uses(self) -> dict[str, Uses]:
        """The uses of each word, by the word in lower case."""
        numbers: dict[str, list[float]] = {}
        for word, number in self.words.items():
            numbers.setdefault(key_of(word), [0, 0, 0, 0])[state(word)] += number
        return {word: Uses(*found) for word, found in numbers.items()}

    def forms(self) -> dict[str, str]:
        """The most frequent written form with a capital of each word that has one."""
        found: dict[str, str] = {}
        for word, _ in sorted(self.words.items(), key=lambda item: (item[1], item[0])):
            if word != key_of(word):
                found[key_of(word)] = word
        return found

    def pair_uses(self, fewest: int) -> dict[str, PairUses]:
        """The uses of the pairs that were met often enough and tell something.

        Those tell something that have a capital now and then, and those of a word that has one
        in some places only.

        Args:
            fewest: how often a pair must have been met.
        """
        ambiguous = {word for word, uses in self.uses().items() if _is_ambiguous(uses)}
        numbers: dict[str, list[float]] = {}
        for pair, number in self.pairs.items():
            first, _, second = pair.partition(" ")
            state = 2 * (first != first.lower()) + (second != second.lower())
            numbers.setdefault(key_of(pair), [0, 0, 0, 0])[state] += number
        return {
            pair: PairUses(*found)
            for pair, found in numbers.items()
            if _has_capital(found, fewest)
            or (sum(found) >= _SURER * fewest and not ambiguous.isdisjoint(pair.split(" ")))
        }


@lru_cache(maxsize=1 << 12)
def _plain(word: str) -> str:
    """A word without its possessive ending, its apostrophes straight."""
    return base(word.replace("’", "'"))


def _most_frequent(counter: Counter[str], most: int) -> Counter[str]:
    """The entries that are frequent enough for at most so many to be as frequent."""
    if len(counter) <= most:
        return counter
    left, fewest = len(counter), 0
    for number, times in sorted(Counter(counter.values()).items()):
        if left <= most:
            break
        left, fewest = left - times, number
    # A dictionary keeps its size when entries are taken out: a new one is made.
    return Counter({key: number for key, number in counter.items() if number > fewest})


def _has_capital(numbers: Iterable[float], fewest: int) -> bool:
    neither, *others = numbers
    raised = sum(others)
    return neither + raised >= fewest and 10 * raised >= neither


def _is_ambiguous(uses: Uses) -> bool:
    low, high = _AMBIGUOUS
    return uses.total >= _FEWEST_USES and low < uses.share < high


def state(word: str) -> int:
    """The place in `Uses` of a written form.

    >>> [state(word) for word in ("house", "House", "HOUSE", "iHouse")]
    [0, 1, 2, 3]
    """
    if word == word.lower():
        return 0
    if word[0].isupper() and word[1:] == word[1:].lower():
        return 1
    return 2 if word.isupper() else 3
