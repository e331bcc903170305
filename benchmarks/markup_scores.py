"""How near a page is to the page before the damage: blocks, words, tree.

One parser judges all: libxml2. Blocks are the visible texts between the borders of blocks, with
white space collapsed; the tree is the list of starts, texts and ends, with white space beside
tags left aside (which side of a tag a space stands on shows in the blocks).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from lxml import etree

from mtfix.markup import vocabulary

_HIDDEN = frozenset("head script style title textarea svg math".split())
_NOT_PARSABLE = re.compile("[\0\ud800-\udfff]")


@dataclass
class View:
    """What the judge sees of a page.

    Attributes:
        blocks: the visible texts of its blocks.
        words: its visible words, lower-cased.
        tree: starts, texts and ends.
    """

    blocks: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    tree: list[str] = field(default_factory=list)


class _Target:
    """Collects a `View` from the events of the parser."""

    def __init__(self) -> None:
        self.view = View()
        self._block: list[str] = []
        self._text: list[str] = []
        self._hidden = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._end_text()
        shown = sorted(f"{key}={' '.join(value.split())}" for key, value in attributes.items())
        self.view.tree.append(" ".join((f"<{name}", *shown)))
        self._border(name)
        self._hidden += name in _HIDDEN

    def end(self, name: str) -> None:
        self._end_text()
        self.view.tree.append(f"</{name}")
        self._border(name)
        self._hidden -= name in _HIDDEN

    def data(self, text: str) -> None:
        self._text.append(text)
        if not self._hidden:
            self._block.append(text)

    def close(self) -> View:
        self._end_text()
        self._border("p")
        return self.view

    def _end_text(self) -> None:
        text = " ".join("".join(self._text).split())
        self._text = []
        if text:
            self.view.tree.append(text)

    def _border(self, name: str) -> None:
        if name == "br":
            self._block.append(" ")
        if name not in vocabulary.BLOCK:
            return
        block = " ".join("".join(self._block).split())
        self._block = []
        if block:
            self.view.blocks[block] += 1
            self.view.words.update(re.findall(r"\w+", block.casefold()))


def view(page: str) -> View:
    """What the judge sees of a page."""
    parser = etree.HTMLParser(target=_Target(), huge_tree=True, encoding="utf-8")
    parser.feed(_NOT_PARSABLE.sub(" ", page).encode())
    seen = parser.close()
    assert isinstance(seen, View)
    return seen


@dataclass
class Score:
    """Sums over the pages of a family.

    Attributes:
        shared: blocks that are right.
        wanted: blocks of the clean pages.
        found: blocks of the outcomes.
        kept: visible words of the clean pages that the outcomes hold.
        words: visible words of the clean pages.
        exact: pages whose tree is right.
        pages: how many pages.
        spoilt: blocks that were right before and are not after.
    """

    shared: int = 0
    wanted: int = 0
    found: int = 0
    kept: int = 0
    words: int = 0
    exact: int = 0
    pages: int = 0
    spoilt: int = 0

    def add(self, clean: View, before: View, after: View) -> None:
        """Count one page."""
        self.shared += (clean.blocks & after.blocks).total()
        self.wanted += clean.blocks.total()
        self.found += after.blocks.total()
        self.kept += (clean.words & after.words).total()
        self.words += clean.words.total()
        self.exact += clean.tree == after.tree
        self.pages += 1
        self.spoilt += ((clean.blocks & before.blocks) - after.blocks).total()

    @property
    def block_f1(self) -> float:
        """The harmonic mean of precision and recall of blocks."""
        return 2 * self.shared / max(1, self.wanted + self.found)

    @property
    def recall(self) -> float:
        """The share of visible words that are kept."""
        return self.kept / max(1, self.words)
