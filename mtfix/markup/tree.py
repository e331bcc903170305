"""What the tags of a damaged text mean together: which are pairs, which are missing, too many.

The rules are those of HTML parsing (implied end tags, scopes), without recursion: a stack of
open elements and counts of their names, so that 100,000 unclosed tags cost as many steps.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mtfix.markup import vocabulary
from mtfix.markup.tags import Damage, Tag, TagKind

_LONGEST_SEARCH = 512
"""How far up the open elements are searched; deeper nesting is no page but an attack."""

_LONGEST_WRAP = 200
"""Longest run that an inline closer without an opener is taken to have closed."""

_SLASHED = re.compile(r"\W{1,8}?/")
"""How the closer of an element begins that has none: ``</br>``."""

_WRAPS = vocabulary.HEADINGS | {"p", "li", "td", "th", "dt", "dd"}
"""Blocks whose closer vouches that the run of text before it was their content."""


@dataclass(slots=True)
class Mark:
    """A tag in its place: as found, to be inserted (empty span) or to be dropped (no text)."""

    start: int
    end: int
    kind: TagKind
    name: str
    clean: str
    damage: Damage
    pair_damage: Damage = Damage.NONE
    takes_stop: bool = False
    """No heading, item or cell is around."""

    @property
    def is_active(self) -> bool:
        """Whether this tag or its partner is mended, so that the space around it may be."""
        return max(self.damage, self.pair_damage) >= Damage.PADDED

    @property
    def is_inserted(self) -> bool:
        """Whether the text lacks this tag."""
        return self.start == self.end

    @property
    def is_block(self) -> bool:
        """Whether it stands between blocks rather than in a line of text."""
        return self.name in vocabulary.BLOCK


def is_sick(tags: Sequence[Tag]) -> bool:
    """Whether any tag is damaged; an undamaged text is never touched."""
    return any(tag.damage >= Damage.PADDED for tag in tags)


def build(text: str, tags: Sequence[Tag]) -> list[Mark]:
    """Pair the tags of a damaged text and say what to insert and what to drop.

    Args:
        text: the text.
        tags: its tags, in order.

    Returns:
        The marks in order: every tag, and the insertions.

    >>> from mtfix.markup.scanner import scan
    >>> [mark.clean for mark in build("a < / p > < p > b", scan("a < / p > < p > b"))]
    ['<p>', '</p>', '<p>', '</p>']
    """
    builder = _Builder(text)
    for tag in tags:
        builder.add(tag)
    return builder.finish()


class _Builder:
    def __init__(self, text: str) -> None:
        self._text = text
        self._marks: list[Mark] = []
        self._insertions: list[Mark] = []
        self._open: list[Mark] = []
        self._names: Counter[str] = Counter()
        self._without_stop = 0  # open elements whose text takes no full stop
        self._late: Counter[str] = Counter()  # closers still to come for what was closed early
        self._run: int | None = None  # where the text since the last block border begins
        self._border: Mark | None = None  # the last tag of a block
        self._position = 0

    def add(self, tag: Tag) -> None:
        self._pass_text(tag.start)
        mark = Mark(tag.start, tag.end, tag.kind, tag.name, tag.clean, tag.damage)
        if tag.kind == "open":
            self._add_open(mark)
        elif tag.kind == "close":
            self._add_close(mark)
        elif tag.kind == "void":
            self._add_void(mark)
        self._marks.append(mark)
        if mark.is_block:
            self._run, self._border = None, mark
        elif self._run is None and tag.kind in ("open", "void"):
            self._run = tag.start
        self._position = tag.end

    def finish(self) -> list[Mark]:
        self._pass_text(len(self._text))
        end = len(self._text.rstrip())
        while self._open:
            mark = self._pop()
            if not self._drop_if_dangling(mark) and mark.damage >= Damage.PADDED:
                self._insert_closer(mark, max(end, mark.end))
        marks = self._marks + self._insertions
        # Insertions at one point keep their order: the sort is stable.
        return sorted(marks, key=lambda mark: (mark.start, not mark.is_inserted))

    def _pass_text(self, end: int) -> None:
        gap = self._text[self._position : end]
        if self._run is None and not gap.isspace() and gap:
            self._run = self._position + len(gap) - len(gap.lstrip())

    def _add_open(self, mark: Mark) -> None:
        if mark.is_block:
            ended = vocabulary.CLOSES.get(mark.name, frozenset())
            if mark.name not in vocabulary.INSIDE_P:
                ended |= {"p"}
            self._end_implied(ended)
        mark.takes_stop = not self._without_stop
        self._open.append(mark)
        self._names[mark.name] += 1
        self._without_stop += mark.name in vocabulary.NO_STOP

    def _add_void(self, mark: Mark) -> None:
        bogus = _SLASHED.match(self._text, mark.start) is not None
        last = self._marks[-1] if self._marks else None
        if bogus and last is not None and last.name == mark.name and last.end == mark.start:
            mark.clean = ""  # <br></br>
            mark.damage = Damage.PADDED
        if mark.is_block:
            self._end_implied(frozenset({"p"}))

    def _end_implied(self, ended: frozenset[str]) -> None:
        """Close what an opening tag closes by itself; nothing is written, HTML needs nothing."""
        while any(self._names[name] for name in ended):
            depth = self._find(ended)
            if depth is None:
                return
            for _ in range(depth):
                self._pop()

    def _find(self, names: frozenset[str]) -> int | None:
        for depth, mark in enumerate(reversed(self._open[-_LONGEST_SEARCH:]), 1):
            if mark.name in names:
                return depth
            if mark.name in vocabulary.SCOPE:
                return None
        return None

    def _add_close(self, mark: Mark) -> None:
        mark.takes_stop = not self._without_stop
        if not self._names[mark.name] or self._is_late(mark):
            self._add_stray(mark)
        elif not mark.is_block and self._crosses_block(mark.name):
            self._forget(mark.name)
        else:
            self._close(mark)

    def _is_late(self, mark: Mark) -> bool:
        """Whether it stands right behind the closer before which its element was closed."""
        last = self._marks[-1]  # there is one: what was opened
        is_behind = last.kind == "close" and not self._text[last.end : mark.start].strip()
        return self._late[mark.name] > 0 and is_behind

    def _close(self, mark: Mark) -> None:
        while True:
            opener = self._pop()
            if opener.name == mark.name:
                break
            self._drop_if_dangling(opener)
            if not opener.is_block:  # crossed: <b>...</p></b>
                self._insert_closer(opener, mark.start)
                self._late[opener.name] += 1
        mark.pair_damage = opener.damage
        opener.pair_damage = max(opener.pair_damage, mark.damage)

    def _crosses_block(self, name: str) -> bool:
        for mark in reversed(self._open[-_LONGEST_SEARCH:]):
            if mark.name == name:
                return False
            if mark.is_block:
                return True
        return False

    def _forget(self, name: str) -> None:
        for index in range(len(self._open) - 1, -1, -1):
            if self._open[index].name == name:
                del self._open[index]
                self._names[name] -= 1
                self._without_stop -= name in vocabulary.NO_STOP
                return

    def _add_stray(self, mark: Mark) -> None:
        """A closer of nothing: late, or the end of the run before it, or left alone."""
        if self._late[mark.name]:
            self._late[mark.name] -= 1
            mark.clean = ""
            mark.damage = max(mark.damage, Damage.PADDED)
        elif self._run is not None and self._may_wrap(mark, self._run):
            opener = Mark(self._run, self._run, "open", mark.name, f"<{mark.name}>", Damage.PADDED)
            opener.pair_damage = mark.damage
            mark.pair_damage = Damage.PADDED
            self._insertions.append(opener)
        elif mark.name == "p" and self._run is None and mark.damage >= Damage.PADDED:
            mark.clean = ""

    def _may_wrap(self, mark: Mark, run: int) -> bool:
        if mark.is_block:
            return mark.name in _WRAPS and (mark.damage >= Damage.PADDED or self._is_half(mark))
        return mark.damage >= Damage.PADDED and mark.start - run <= _LONGEST_WRAP

    def _is_half(self, mark: Mark) -> bool:
        """A whole ``</p>`` whose opener was lost with the broken closer before it."""
        last = self._border
        return last is not None and last.name == mark.name and last.damage == Damage.LOST

    def _insert_closer(self, opener: Mark, at: int) -> None:
        closer = Mark(at, at, "close", opener.name, f"</{opener.name}>", Damage.PADDED)
        opener.pair_damage = max(opener.pair_damage, Damage.PADDED)
        self._insertions.append(closer)

    def _drop_if_dangling(self, mark: Mark) -> bool:
        """Drop an opened paragraph with nothing behind it: the start of a border cut in two."""
        is_dangling = mark.name == "p" and self._run is None and mark is self._marks[-1]
        if is_dangling:
            mark.clean = ""
            mark.damage = max(mark.damage, Damage.PADDED)
        return is_dangling

    def _pop(self) -> Mark:
        mark = self._open.pop()
        self._names[mark.name] -= 1
        self._without_stop -= mark.name in vocabulary.NO_STOP
        return mark
