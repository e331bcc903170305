"""The kind ``pairs``: opening and closing marks that must be balanced in their block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from mtfix.document import Document
from mtfix.packs.rule import Found, Key, Rule


@dataclass(frozen=True, kw_only=True)
class PairsRule(Rule):
    """Flag marks without their partner.

    Attributes:
        opening: the opening marks.
        closing: the closing marks, in the same order; equal ones are counted.
        continued: whether a mark that is opened anew in the next paragraph need not be closed, as
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
        """The marks of each block that lack a partner."""
        prose = document.prose
        marks = {*self.opening, *self.closing}
        hot = [token for token in prose.tokens.separators if not marks.isdisjoint(token)]
        blocks: defaultdict[tuple[int, int], list[tuple[int, str]]] = defaultdict(list)
        for token in prose.tokens.at(hot):
            for at, sign in enumerate(token.text, token.start):
                if sign in marks and not self._is_no_mark(prose.text, at):
                    block = prose.blocks.at(at)
                    blocks[block.start, block.end].append((at, sign))
        spans = sorted(blocks)
        following = [*spans[1:], None]
        for span, after in zip(spans, following, strict=True):
            opens_anew = after is not None and prose.text[after[0]] in self.opening
            for at in self._lonely(blocks[span], may_stay=self.continued == "yes" and opens_anew):
                yield Found(at, at + 1)

    def _lonely(self, marks: Sequence[tuple[int, str]], *, may_stay: bool) -> Iterator[int]:
        stack: list[tuple[int, str]] = []
        for at, sign in marks:
            is_same = sign in self.opening and sign in self.closing
            partner = self.opening[self.closing.index(sign)] if sign in self.closing else ""
            if partner and stack and stack[-1][1] == partner:
                stack.pop()
            elif sign in self.opening or is_same:
                stack.append((at, sign))
            else:
                yield at
        if not may_stay:
            yield from (at for at, _ in stack)

    @staticmethod
    def _is_no_mark(text: str, at: int) -> bool:
        """A list label such as ``a)``, an emoticon, inches behind a figure."""
        before = text[max(0, at - 2) : at]
        if text[at] == ")":
            label = text[:at].rpartition("\n")[2].split(" ")[-1]
            is_label = len(label) <= 2 and label.isalnum()
            return is_label or before[-1:] in (":", ";", "-", "8")
        return text[at] in "\"”″'" and before[-1:].isdigit()
