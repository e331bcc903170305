"""The whole text as it would be saved, in a window of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Footer

from mtfix.edits import Edit
from mtfix.review.terminal import styles
from mtfix.review.terminal.visible import breaks, visible

_Line = list[tuple[str, int | None]]
"""Visible pieces of a line, and which edit wrote them, if any."""


class Preview(ModalScreen[None]):
    """The outcome of a review, what edits wrote marked.

    Args:
        text: the original.
        edits: what is accepted, in order.
        offset: where in the original the window shall begin.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,p,q", "dismiss", "back"),
        Binding("n", "next(1)", "next change"),
        Binding("N", "next(-1)", "previous change"),
    ]

    def __init__(self, text: str, edits: Sequence[Edit], offset: int) -> None:
        super().__init__()
        self._page = _Page(list(_lines(text, edits)))
        before = bisect_right([edit.start for edit in edits], offset)
        self._mark = max(0, before - 1)

    def compose(self) -> ComposeResult:
        """The page and its keys."""
        yield self._page
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Begin where the review stands."""
        self.call_after_refresh(self.action_next, 0)

    def action_next(self, steps: int) -> None:
        """Go to another change."""
        marks = self._page.marks
        if marks:
            self._mark = max(0, min(self._mark + steps, len(marks) - 1))
            row = max(0, marks[self._mark] - self._page.size.height // 3)
            self._page.scroll_to(y=row, animate=False, force=True, immediate=True)


class _Page(ScrollView, can_focus=True):
    """Lines, broken where the window ends."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", "Down", show=False),
        Binding("k", "scroll_up", "Up", show=False),
        Binding("space", "page_down", "Page down", show=False),
        Binding("g", "scroll_home", "Top", show=False),
        Binding("G", "scroll_end", "End", show=False),
    ]

    def __init__(self, lines: Sequence[_Line]) -> None:
        super().__init__(id="page")
        self._lines = lines
        self._rows: list[_Line] = []
        self.marks: list[int] = []

    def on_resize(self, event: events.Resize) -> None:
        """Break the lines anew."""
        width = max(1, event.size.width)
        self._rows, self.marks = [], []
        for line in self._lines:
            for row in _broken(line, width):
                self.marks += [len(self._rows) for _, edit in row if edit == len(self.marks)]
                self._rows.append([piece for piece in row if piece[0]])
        self.virtual_size = Size(1, len(self._rows))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A row of the window."""
        index = self.scroll_offset.y + y
        row = self._rows[index] if index < len(self._rows) else []
        strip = Strip([Segment(text, _style(edit)) for text, edit in row])
        width = self.scrollable_content_region.width
        return strip.adjust_cell_length(width).apply_style(self.rich_style)


def _style(edit: int | None) -> Style:
    return styles.PLAIN if edit is None else styles.NEW


def _lines(text: str, edits: Iterable[Edit]) -> Iterator[_Line]:
    """The lines of the outcome; each edit has a piece that is marked, if an empty one."""
    line: _Line = []
    for piece, edit in _pieces(text, edits):
        first, *others = piece.replace("\r\n", "\n").split("\n")
        line.append((visible(first), edit))
        for other in others:
            yield line
            line = [(visible(other), edit)]
    yield line


def _pieces(text: str, edits: Iterable[Edit]) -> Iterator[tuple[str, int | None]]:
    position = 0
    for number, edit in enumerate(edits):
        yield text[position : edit.start], None
        yield edit.replacement, number
        position = edit.end
    yield text[position:], None


def _broken(line: _Line, width: int) -> Iterator[_Line]:
    """A line in rows that are no wider than the window."""
    starts = breaks("".join(text for text, _ in line), width)
    if len(starts) == 1:
        yield line
        return
    row: _Line = []
    position, ends = 0, iter([*starts[1:], None])
    end = next(ends)
    for text, edit in line:
        while end is not None and position + len(text) > end:
            row.append((text[: end - position], edit))
            yield row
            row, text, position = [], text[end - position :], end  # noqa: PLW2901
            end = next(ends)
        row.append((text, edit))
        position += len(text)
    yield row
