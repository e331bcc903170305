"""The head line: the file, the totals, the filter, whether something waits to be saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from mtfix.review.session import Session
from mtfix.review.terminal import styles
from mtfix.review.terminal.items import Filter
from mtfix.review.terminal.visible import shortened, visible

_ROOM_FOR_WORDS = 72


def head(session: Session, listed: int, chosen: Filter, width: int) -> Text:
    """The head line.

    Args:
        session: the review.
        listed: how many items the filter leaves.
        chosen: the filter.
        width: of the window, in cells.
    """
    text = Text(no_wrap=True, overflow="ellipsis")
    for part, style in _parts(session, listed, chosen, in_words=width >= _ROOM_FOR_WORDS):
        text.append(f" {part} ", style)
    name = shortened(visible(session.path.name), max(8, width - cell_len(text.plain) - 1))
    return Text.assemble((name, styles.BOLD), " ", text, no_wrap=True, overflow="ellipsis")


def _parts(
    session: Session, listed: int, chosen: Filter, *, in_words: bool
) -> Iterator[tuple[str, Style]]:
    totals = Counter(session.states.values())
    numbers = (totals["accepted"], totals["rejected"], len(session.flags))
    words = ("accepted", "rejected", "flagged")
    for (sign, style), number, word in zip(styles.SIGNS.values(), numbers, words, strict=True):
        yield f"{sign} {number:,}{f' {word}' if in_words else ''}", style
    if session.is_changed:
        yield "not saved", styles.BOLD
    if str(chosen):
        yield f"{listed:,} listed: {visible(str(chosen))}", styles.CURSOR
