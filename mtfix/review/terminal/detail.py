"""The detail: the text around an item, before and after, with the reason and the rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from mtfix.edits import Edit
from mtfix.review.session import Session
from mtfix.review.terminal import styles
from mtfix.review.terminal.items import Item
from mtfix.review.terminal.visible import shortened, visible, visible_lines

_HEADINGS = 6
"""So many rows are not text: the state, two headings, the reason in two rows, the rules."""

_ROOMY = 6
"""With so many rows for each text there is room for empty ones between the parts."""

_CUT_WORD = re.compile(r"(?<=\s)\S{1,20}$")

_NOTHING = "‸"
"""Shows where something was or will be put in, or taken out."""


class Piece(NamedTuple):
    """Some text and how it is marked."""

    text: str
    style: Style = styles.PLAIN


class Detail(VerticalScroll, can_focus=True):
    """What there is to know about the item where the cursor stands."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="detail")
        self._session = session
        self._item: Item | None = None

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static(id="text", markup=False)

    def show(self, item: Item | None) -> None:
        """Show an item; None for nothing."""
        self._item = item
        self.scroll_home(animate=False)
        self._write()

    def on_resize(self) -> None:
        """Use the room that there is."""
        self._write()

    def _write(self) -> None:
        text = Text()
        if self._item is not None:
            width, height = max(8, self.size.width - 2), self.size.height
            text = told(self._session, self._item, width, max(2, (height - _HEADINGS) // 2))
        self.query_one("#text", Static).update(text)


def told(session: Session, item: Item, width: int, rows: int) -> Text:
    """The detail of an item.

    Args:
        session: the review.
        item: an edit or flag.
        width: of the window, in cells.
        rows: about so many for each of the two texts.
    """
    finding = item.finding
    state = "flag" if item.is_flag else session.state(item.number)
    text = Text(overflow="fold")
    text.append(*styles.SIGNS[state])
    text.append(" flag, for a person to look at" if item.is_flag else f" {state}", styles.BOLD)
    text.append(f" · line {finding.line}, column {finding.column}", styles.DIM)
    if item.number in session.suppressed:
        text.append(" · suppressed", styles.DIM)
    gap = "\n" if rows >= _ROOMY else ""
    context = _Context(session, item, width, rows)
    if item.is_flag:
        _section(text, f"{gap}The text", context.before(styles.FLAG))
    else:
        _section(text, f"{gap}Before", context.before(styles.OLD))
        after = "After" if state == "accepted" else "After, if it is accepted"
        _section(text, f"{gap}{after}", context.after())
    text.append(f"\n{gap}{visible_lines(finding.reason)}\n")
    text.append(" ".join(map(visible_lines, finding.rules)), styles.BOLD)
    text.append(f" · {item.trust}", styles.TRUST[item.trust])
    return text


def _section(text: Text, heading: str, pieces: Iterator[Piece]) -> None:
    text.append(f"\n{heading}\n", styles.DIM)
    for piece in pieces:
        text.append(*piece)


class _Context:
    """The text around an item.

    Args:
        session: the review.
        item: the item in its middle.
        width: of the window, in cells.
        rows: about so many.
    """

    def __init__(self, session: Session, item: Item, width: int, rows: int) -> None:
        self._text = session.result.original
        self._item = item
        self._length = length = width * rows
        finding = item.finding
        own = max(finding.end - finding.start, len(finding.replacement or ""))
        spare = max(length - width // 4 - own, length // 4)  # rows break before their very end
        lines = 1 + (rows - 2) // 3
        behind = self._ahead(finding.end, spare // 2, lines)
        before = self._back(finding.start, spare - len(behind), lines)
        behind = self._ahead(finding.end, spare - len(before), lines)
        self._low, self._high = finding.start - len(before), finding.end + len(behind.rstrip())
        self._neighbours = _neighbours(session, item, self._low, self._high)

    def _ahead(self, offset: int, length: int, lines: int) -> str:
        return _first_lines(self._text[offset : offset + length], length, lines)

    def _back(self, offset: int, length: int, lines: int) -> str:
        window = self._text[max(0, offset - length) : offset]
        return _first_lines(window[::-1], length, lines)[::-1]

    def before(self, mark: Style) -> Iterator[Piece]:
        """The original text, the item marked."""
        start, end = self._item.finding.start, self._item.finding.end
        yield self._cut_before()
        yield Piece(visible_lines(self._text[self._low : start]))
        yield self._marked(self._text[start:end], mark)
        yield Piece(visible_lines(self._text[end : self._high]))
        yield self._cut_behind()

    def after(self) -> Iterator[Piece]:
        """The text with the item's edit made, and those that are accepted around it."""
        finding = self._item.finding
        position = self._low
        own = Edit(finding.start, finding.end, finding.replacement or "", ())
        yield self._cut_before()
        for edit in sorted([*self._neighbours, own], key=lambda edit: edit[:2]):
            yield Piece(visible_lines(self._text[position : edit.start]))
            if edit is own:
                yield self._marked(edit.replacement, styles.NEW)
            else:
                yield Piece(visible_lines(edit.replacement), styles.NEIGHBOUR)
            position = edit.end
        yield Piece(visible_lines(self._text[position : self._high]))
        yield self._cut_behind()

    def _marked(self, text: str, mark: Style) -> Piece:
        """Changed text: line ends are seen as well."""
        if not text:
            return Piece(_NOTHING, Style(color=mark.color, bold=True))
        text = shortened(text, self._length).replace("\r\n", "\n")
        return Piece("⏎\n".join(visible(line, joiners=True) for line in text.split("\n")), mark)

    def _cut_before(self) -> Piece:
        return Piece("…" if self._low else "", styles.DIM)

    def _cut_behind(self) -> Piece:
        return Piece("…" if self._text[self._high : self._high + 80].strip() else "", styles.DIM)


def _first_lines(window: str, length: int, lines: int) -> str:
    """The first lines of a window, without a word that its end cuts."""
    text = "\n".join(window.split("\n")[:lines])
    return _CUT_WORD.sub("", text) if len(text) == length else text


def _neighbours(session: Session, item: Item, low: int, high: int) -> Sequence[Edit]:
    """The accepted edits in a window, but for those that the item's edit excludes."""
    start, end = item.finding.start, item.finding.end
    return [
        edit
        for number, edit in enumerate(session.edits)
        if low <= edit.start
        and edit.end <= high
        and number != item.number
        and session.state(number) == "accepted"
        and (edit.end <= start or edit.start >= end)
        and not edit.start == edit.end == start == end
    ]
