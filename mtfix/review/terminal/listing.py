"""The list: one row an item, made when it is shown, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from mtfix.review.session import Session
from mtfix.review.terminal import styles
from mtfix.review.terminal.items import Item
from mtfix.review.terminal.visible import shortened, visible

_ROOM_FOR_WORDS = 56
"""Narrower lists tell an unsafe edit by a sign, and leave its rule to the detail."""


class Listing(ScrollView, can_focus=True):
    """The items that the filter leaves, with a cursor.

    Args:
        session: knows what is decided about an item.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Next", show=False),
        Binding("k,up", "move(-1)", "Previous", show=False),
        Binding("g,home", "move(-1000000000)", "First", show=False),
        Binding("G,end", "move(1000000000)", "Last", show=False),
        Binding("pagedown,ctrl+f", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+b", "page(-1)", "Page up", show=False),
    ]

    cursor: reactive[int] = reactive(0, always_update=True)

    class Moved(Message):
        """The cursor stands on another item, or on none."""

    def __init__(self, session: Session) -> None:
        super().__init__(id="listing")
        self._session = session
        self._items: Sequence[Item] = ()
        self._digits = self._rule_width = 1

    @property
    def item(self) -> Item | None:
        """Where the cursor stands."""
        return self._items[self.cursor] if self.cursor < len(self._items) else None

    @property
    def items(self) -> Sequence[Item]:
        """What is listed."""
        return self._items

    def show(self, items: Sequence[Item], number: int | None = None) -> None:
        """List items.

        Args:
            items: in order of their places.
            number: of the item where the cursor shall stand; if it is not there, the next one.
        """
        self._items = items
        self._digits = max((len(str(item.finding.line)) for item in items), default=1)
        self._rule_width = max((len(item.finding.rule) for item in items), default=1)
        self.virtual_size = Size(1, len(items))
        places = {item.number: index for index, item in enumerate(items)}
        self.cursor = places.get(-1 if number is None else number, 0)
        self.refresh()

    def validate_cursor(self, cursor: int) -> int:
        """The nearest row that there is."""
        return max(0, min(cursor, len(self._items) - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Keep the cursor in view, and tell."""
        if self.is_mounted:
            row = Region(0, new, 1, 1)
            self.scroll_to_region(row, force=True, animate=False, immediate=True, x_axis=False)
        for index in (old, new):
            self.refresh_line(index)
        self.post_message(self.Moved())

    def action_move(self, rows: int) -> None:
        """Move the cursor."""
        self.cursor += rows

    def action_page(self, pages: int) -> None:
        """Move the cursor by what is in view."""
        self.cursor += pages * max(1, self.size.height - 1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor where the mouse is."""
        index = self.scroll_offset.y + event.y
        if index < len(self._items):
            self.cursor = index

    def render_line(self, y: int) -> Strip:
        """A row of the window."""
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        if index >= len(self._items):
            empty = "nothing is listed" if y == 0 and not self._items else ""
            return Strip([Segment(empty, styles.DIM)]).adjust_cell_length(width, self.rich_style)
        strip = Strip(self._row(self._items[index], width)).adjust_cell_length(width)
        if index == self.cursor:
            plain = styles.CURSOR if self.has_focus else styles.CURSOR + styles.DIM
            return Strip([Segment(strip.text, self.rich_style + plain)], width)
        return strip.apply_style(self.rich_style)

    def _row(self, item: Item, width: int) -> list[Segment]:
        sign, color = styles.SIGNS["flag" if item.is_flag else self._session.state(item.number)]
        head = f" {item.finding.line:>{self._digits}} "
        trust = self._trust(item, width)
        rule = self._rule(item, width)
        room = max(3, width - cell_len(sign + head + trust + rule))
        return [
            Segment(sign, color),
            Segment(head, styles.DIM),
            *_change(item, room),
            Segment(rule, styles.DIM),
            Segment(trust, styles.TRUST[item.trust]),
        ]

    @staticmethod
    def _trust(item: Item, width: int) -> str:
        if width < _ROOM_FOR_WORDS:
            return " !" if item.trust == "unsafe" else "  "
        return f" {item.trust:<6}"

    def _rule(self, item: Item, width: int) -> str:
        room = width * 2 // 5 if width >= _ROOM_FOR_WORDS else width // 4
        if room < 8:
            return ""
        room = min(self._rule_width, room)
        return " " + set_cell_size(shortened(visible(item.finding.rule), room), room)


def _change(item: Item, room: int) -> list[Segment]:
    """The words before and after, in so many cells."""
    old, new = map(_marked, item.change)
    if item.is_flag:
        return [Segment(set_cell_size(shortened(old, room), room), styles.PLAIN)]
    each = (room - 3) // 2
    spare = max(0, each - cell_len(old)), max(0, each - cell_len(new))
    old, new = shortened(old, each + spare[1]), shortened(new, each + spare[0])
    rest = max(0, room - cell_len(old) - 3)
    return [
        Segment(old, styles.REMOVED),
        Segment(" → ", styles.DIM),
        Segment(set_cell_size(new, rest), styles.ADDED),
    ]


def _marked(text: str) -> str:
    """Words as they are told apart from others: spaces at their edges are seen."""
    words = text.strip(" ")
    before = len(text) - len(text.lstrip(" "))
    return f"{'␣' * before}{words}{'␣' * (len(text) - len(words) - before)}" or "∅"
