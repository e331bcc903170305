"""Edited lines in two columns, before and after; drawn by rich."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import StringIO
from shutil import get_terminal_size
from typing import TYPE_CHECKING

from mtfix.edits import Edit
from mtfix.places import Lines, defused, reasons, visible
from mtfix.reports.names import shown_name
from mtfix.reports.pieces import pieces
from mtfix.reports.words import by_lines
from mtfix.result import Result

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text


def render(
    results: Iterable[tuple[str, Result]], *, color: bool = False, width: int | None = None
) -> str:
    """Render results.

    Args:
        results: names and results.
        color: whether to colour it for a terminal; otherwise it is plain text.
        width: how many columns of the terminal to fill; all of them if it is not said.

    Raises:
        ModuleNotFoundError: rich is not installed.
    """
    console = _console(width or get_terminal_size((120, 24)).columns, color=color)
    for name, result in results:
        if result.edits:
            _print(console, name, result)
    written = console.file
    assert isinstance(written, StringIO)
    return "".join(f"{defused(line.rstrip())}\n" for line in written.getvalue().splitlines())


def _console(width: int, *, color: bool) -> Console:
    try:
        from rich.console import Console
    except ModuleNotFoundError:
        raise ModuleNotFoundError(
            "rich is needed to show texts side by side; install it with"
            " pip install 'mtfix[terminal]'",
            name="rich",
        ) from None
    return Console(
        file=StringIO(),
        width=width,
        force_terminal=color,
        color_system="standard" if color else None,
        legacy_windows=False,
        emoji=False,
        highlight=False,
        markup=False,
        _environ={},
    )


def _print(console: Console, name: str, result: Result) -> None:
    """Print the lines of a file, and below them the reasons."""
    from rich.text import Text

    lines = Lines(result.original)
    table = _table(shown_name(name))
    for group in by_lines(lines, result.edits):
        number = str(lines.index(group[0].start) + 1)
        table.add_row(Text(number), *_sides(lines, group))
    console.print(table)
    for note in reasons(result.edits, lines):
        console.print(Text(note, style="dim"), soft_wrap=True)
    console.print()


def _table(title: str) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title, style="bold"), title_justify="left", box=box.SIMPLE_HEAD, expand=True
    )
    table.add_column("", justify="right", style="dim", no_wrap=True)
    table.add_column("before", ratio=1, overflow="fold")
    table.add_column("after", ratio=1, overflow="fold")
    return table


def _sides(lines: Lines, edits: Sequence[Edit]) -> tuple[Text, Text]:
    """The lines before and after, with the words that differ in colour."""
    from rich.text import Text

    start, end = lines.span(lines.index(edits[0].start), lines.index(edits[-1].end))
    old, new = Text(), Text()
    for piece in pieces(lines.text, start, end, edits):
        old.append(_shown(piece.old), "red strike" if piece.edit else "")
        new.append(_shown(piece.new), "bold green" if piece.edit else "")
    old.rstrip()
    new.rstrip()
    return old, new


def _shown(text: str) -> str:
    return visible(text.replace("\r\n", "\n").replace("\t", "⇥"), keep="\n")
