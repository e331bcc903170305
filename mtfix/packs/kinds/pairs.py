"""The kind ``pairs``: opening and closing marks that must be balanced."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar, NamedTuple

from mtfix.document import OBJECT, Document, Prose
from mtfix.packs.rule import Found, Key, Rule

_REACH = 1500
"""How far behind its block a mark may find its partner: texts are often cut into sentences."""

_FEW, _SHARE = 3, 0.25
"""Where more marks than these lack a partner, the text uses them in a way of its own."""

_DIGIT_MARKS = "\"”″'"
"""Behind a digit these are inches, feet or minutes."""


_LABEL = 3
_EYES = ":;=-8^'.x"
"""What stands before the mouth of an emoticon."""


class _Mark(NamedTuple):
    at: int
    sign: str
    is_first: bool
    """Whether its block begins with it."""


@dataclass(frozen=True, kw_only=True)
class PairsRule(Rule):
    """Flag marks without their partner.

    Attributes:
        opening: the opening marks.
        closing: the closing marks, in the same order; equal ones are counted.
        continued: whether a mark that is opened anew in a later paragraph need not be closed, as
            in quotations of several paragraphs.
    """

    KIND: ClassVar[str] = "pairs"
    KEYS = {  # noqa: RUF012
        "opening": Key("the opening marks, one character each", required=True),
        "closing": Key("the closing marks, in the same order", required=True),
        "continued": Key(
            "yes: what the next paragraph opens anew may stay open", choices=("yes", "no")
        ),
    }

    opening: str
    closing: str
    continued: str = "no"

    def find(self, document: Document) -> Iterator[Found]:
        """The marks that lack a partner, in their block and in the blocks nearby."""
        text = document.prose.text
        if self._is_even(text):
            return
        blocks = self._marks(document.prose)
        lonely = [mark for marks in blocks for mark in self._lonely(marks)]
        lonely = sorted(self._lonely(lonely, reach=_REACH))
        if len(lonely) > max(_FEW, _SHARE * sum(map(len, blocks))):
            return
        opened = [marks[0].at for marks in blocks if self._opens_block(marks[0])]
        for mark in lonely:
            if not _is_no_mark(text, mark.at) and not self._is_continued(mark, opened):
                yield Found(mark.at, mark.at + 1)

    def _is_even(self, text: str) -> bool:
        """Whether a text has as many opening marks as closing ones: it is not looked at further."""
        return all(
            text.count(opening) == text.count(closing)
            if opening != closing
            else text.count(opening) % 2 == 0
            for opening, closing in zip(self.opening, self.closing, strict=True)
        )

    def _opens_block(self, mark: _Mark) -> bool:
        return mark.is_first and mark.sign in self.opening

    def _is_continued(self, mark: _Mark, opened: Sequence[int]) -> bool:
        """Whether a later block, which begins with an opening mark, goes on with a quotation."""
        if self.continued == "no" or mark.sign not in self.opening:
            return False
        after = bisect_right(opened, mark.at)
        return after < len(opened) and opened[after] - mark.at <= _REACH

    def _marks(self, prose: Prose) -> Sequence[Sequence[_Mark]]:
        """The marks of each block that has some."""
        marks = {*self.opening, *self.closing}
        hot = [token for token in prose.tokens.separators if not marks.isdisjoint(token)]
        blocks: defaultdict[int, list[_Mark]] = defaultdict(list)
        for token in prose.tokens.at(hot):
            for at, sign in enumerate(token.text, token.start):
                if sign in marks and not _is_inside_word(prose.text, at):
                    start = prose.blocks.at(at).start
                    blocks[start].append(_Mark(at, sign, at == start))
        return [blocks[start] for start in sorted(blocks)]

    def _lonely(self, marks: Sequence[_Mark], reach: int | None = None) -> Iterator[_Mark]:
        """The marks without a partner; a partner may be asked to stand within a reach."""
        stack: list[_Mark] = []
        for mark in marks:
            partner = self._partners.get(mark.sign)
            is_near = stack and (reach is None or mark.at - stack[-1].at <= reach)
            if is_near and stack[-1].sign == partner:
                stack.pop()
            elif mark.sign in self.opening:
                stack.append(mark)
            else:
                yield mark
        yield from stack

    @cached_property
    def _partners(self) -> Mapping[str, str]:
        """The opening mark by the closing one."""
        return dict(zip(self.closing, self.opening, strict=True))


def _is_inside_word(text: str, at: int) -> bool:
    """As the apostrophe-like mark of some abbreviations."""
    return text[at - 1 : at].isalpha() and text[at + 1 : at + 2].isalpha() and text[at] in '"”″'


def _is_no_mark(text: str, at: int) -> bool:
    """A list label such as ``a)``, an emoticon, inches behind a figure, a mark beside a URL.

    >>> [_is_no_mark(text, text.index(")")) for text in ("So :) we", "12) b", "a bridge) b")]
    [True, True, False]
    """
    before, behind = text[max(0, at - 8) : at], text[at + 1 : at + 2]
    if OBJECT in (before[-1:], behind):
        return True
    if text[at] == ")":
        label = "".join(before.split(" ")[-1:]).strip("*_\n\t\xa0")
        is_label = len(label) <= _LABEL and label.isalnum()
        return is_label or not label or label[-1] in _EYES
    if text[at] == "(":
        return before[-1:] in tuple(_EYES) or behind in tuple(_EYES)
    return text[at] in _DIGIT_MARKS and before[-1:].isdigit()
