"""Asks a LanguageTool server about blocks of text: many in a request, none twice.

Blocks are put together and matches led back to them, each place is compared with what LanguageTool
says stands there, and answers are kept. Texts must be as `mtfix.grammar.view` shows them.
"""

from __future__ import annotations

import threading
from bisect import bisect_right
from collections import Counter, OrderedDict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Any, NamedTuple

from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.library import BATCH, Manner, RefusedError, SilentError, ask

if TYPE_CHECKING:
    from mtfix.grammar.server import Server

_MOST_KEPT = 8_000_000
"""So many characters of blocks are remembered with their answers."""

_BETWEEN = "\n\n"
_REFUSALS = 3
"""A server that refuses so many blocks one after the other is asked no more."""


class Match(NamedTuple):
    """What LanguageTool says of a place.

    Attributes:
        start: where it begins in the block.
        end: one past its last character.
        sentence: where the sentence begins that it stands in.
        rule: the id of LanguageTool's rule.
        category: the id of the rule's category.
        type: the issue type of the rule.
        message: what it says.
        suggestions: what could stand there instead.
    """

    start: int
    end: int
    sentence: int
    rule: str
    category: str
    type: str
    message: str
    suggestions: tuple[str, ...]


class Client:
    """Asks one server; threads may share it.

    Args:
        server: the server; it is brought back once if it gives no answer.

    Attributes:
        server: the server.
        asked: how many requests were made, ``blocks`` asked about, ``dropped`` matches that do not
            fit the text, and blocks that the server ``refused``.
    """

    def __init__(self, server: Server) -> None:
        self.asked: Counter[str] = Counter()
        self.server = server
        self._kept: OrderedDict[tuple[Manner, str], tuple[Match, ...]] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def check(self, blocks: Sequence[str], manner: Manner) -> list[tuple[Match, ...]]:
        """What LanguageTool says of each block.

        Args:
            blocks: as `mtfix.grammar.view.seen` gives them.
            manner: how it is asked.

        Raises:
            GrammarUnavailable: there is no answer.
        """
        known = {block: self._recalled(manner, block) for block in blocks}
        new = [block for block, found in known.items() if found is None]
        for batch in _batches(new):
            for block, matches in zip(batch, self._answered(batch, manner), strict=True):
                known[block] = matches
                self._keep(manner, block, matches)
        return [known[block] or () for block in blocks]

    def _recalled(self, manner: Manner, block: str) -> tuple[Match, ...] | None:
        with self._lock:
            found = self._kept.get((manner, block))
            if found is not None:
                self._kept.move_to_end((manner, block))
            return found

    def _keep(self, manner: Manner, block: str, matches: tuple[Match, ...]) -> None:
        with self._lock:
            if (manner, block) not in self._kept:
                self._size += len(block)
            self._kept[manner, block] = matches
            while self._size > _MOST_KEPT:
                (_, oldest), _ = self._kept.popitem(last=False)
                self._size -= len(oldest)

    def _answered(self, batch: Sequence[str], manner: Manner) -> list[tuple[Match, ...]]:
        """What is said of each block; those that the server refuses together are asked alone."""
        try:
            return self._told(batch, manner)
        except RefusedError as error:
            if len(batch) == 1:
                self.asked["refused"] += 1
                return [()]
            return list(self._alone(batch, manner, error))

    def _alone(
        self, batch: Sequence[str], manner: Manner, error: Exception
    ) -> Iterator[tuple[Match, ...]]:
        refused = 0
        for block in batch:
            before = self.asked["refused"]
            yield self._answered([block], manner)[0]
            refused = refused + 1 if self.asked["refused"] > before else 0
            if refused == _REFUSALS:
                raise GrammarUnavailable(f"LanguageTool at {self.server.url} refuses: {error}")

    def _told(self, batch: Sequence[str], manner: Manner) -> list[tuple[Match, ...]]:
        """What is said of each block; a silent server is brought back and asked again."""
        self.asked.update(requests=1, blocks=len(batch))
        text = _BETWEEN.join(batch)
        while True:
            try:
                told = ask(self.server.url, manner, text)
            except SilentError as error:
                self.server.recover(str(error))  # raises if that was tried before
            else:
                return self._by_block(told, batch)

    def _by_block(self, told: Sequence[Any], batch: Sequence[str]) -> list[tuple[Match, ...]]:
        starts = list(accumulate((len(block) + len(_BETWEEN) for block in batch), initial=0))
        found: list[list[Match]] = [[] for _ in batch]
        for each in told:
            number = bisect_right(starts, each.offset, 0, len(batch)) - 1
            match = _fitting(each, each.offset - starts[number], batch[number])
            if match is None:
                self.asked["dropped"] += 1
            else:
                found[number].append(match)
        return [tuple(sorted(set(matches))) for matches in found]


def _batches(blocks: Sequence[str]) -> Iterator[list[str]]:
    batch: list[str] = []
    size = 0
    for block in blocks:
        if batch and size + len(block) > BATCH:
            yield batch
            batch, size = [], 0
        batch.append(block)
        size += len(block) + len(_BETWEEN)
    if batch:
        yield batch


def _fitting(told: Any, start: int, block: str) -> Match | None:
    """A match in its block; None unless what LanguageTool says stands there does stand there."""
    end = start + told.error_length
    sentence = told.sentence.strip()
    if not (sentence and 0 <= start < end <= len(block)):
        return None
    at = block.rfind(sentence, 0, start + len(sentence))
    if not 0 <= at <= start or end > at + len(sentence) or told.matched_text != block[start:end]:
        return None
    return Match(
        start, end, at, told.rule_id, told.category, told.rule_issue_type, told.message,
        tuple(map(str, told.replacements)),
    )  # fmt: skip
