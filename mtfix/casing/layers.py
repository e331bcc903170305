"""A user's own lexicons, layered over the one that comes with mtfix."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, repeat
from pathlib import Path

from mtfix.casing.lexicon import Entry, Lexicon, PairUses, Uses, english
from mtfix.memos import remembered

_WEIGHT_OF_OWN = 10
"""What a word means in a user's own text counts more than what it means elsewhere."""


class Layered(Lexicon):
    """Lexicons that count together: uses are added up, and of forms the most used one is taken.

    Args:
        layers: the lexicons, the one that comes with mtfix first.
    """

    def __init__(self, layers: Sequence[Lexicon]) -> None:
        self._layers = layers
        self.entry = remembered(self._entry)
        self.pair = remembered(self._pair)

    def _entry(self, word: str) -> Entry:
        found = [layer.entry(word) for layer in self._layers]
        known = 0
        for entry in found:
            known |= entry.known
        weights = chain([1], repeat(_WEIGHT_OF_OWN))
        weighed = (
            [weight * n for n in entry.uses] for weight, entry in zip(weights, found, strict=False)
        )
        uses = Uses(*map(sum, zip(*weighed, strict=True)))
        return Entry(known, uses, max(found, key=lambda entry: entry.uses.raised).form)

    def _pair(self, first: str, second: str) -> PairUses:
        """The uses of two words in lower case that follow each other."""
        found = [layer.pair(first, second) for layer in self._layers]
        return PairUses(*map(sum, zip(*found, strict=True)))

    def phrase(self, words: str) -> str:
        """The written form of a name of several words; empty if they are none."""
        return next(filter(None, (layer.phrase(words) for layer in self._layers)), "")

    def names_from(self, word: str) -> Iterator[str]:
        """The names of several words that begin with a word in lower case."""
        for layer in self._layers:
            yield from layer.names_from(word)


class LexiconError(ValueError):
    """A file that is no lexicon; the message names it."""


def learned(path: Path) -> Lexicon:
    """A lexicon that a user has made, opened anew when the file has changed.

    Raises:
        LexiconError: the file cannot be read, or is no lexicon.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise LexiconError(f"{path}: {error.strerror}; expected a lexicon") from None
    return _learned(path, (state.st_mtime_ns, state.st_size, state.st_ino))


@lru_cache(maxsize=16)
def _learned(path: Path, _state: tuple[int, int, int]) -> Lexicon:
    try:
        lexicon = Lexicon(path)
        lexicon.check()
    except (OSError, RuntimeError, ValueError) as error:
        # The library tells of a broken trie by the line of its source: that helps nobody.
        raise LexiconError(
            f"{path}: this is no lexicon, or it is damaged; expected one made by mtfix names learn"
        ) from error
    return lexicon


def layered(paths: tuple[Path, ...]) -> Lexicon:
    """The English lexicon with those of a user layered over it.

    Raises:
        LexiconError: a file is no lexicon.
    """
    return _layered(tuple(map(learned, paths))) if paths else english()


@lru_cache(maxsize=16)
def _layered(lexicons: tuple[Lexicon, ...]) -> Lexicon:
    return Layered((english(), *lexicons))
