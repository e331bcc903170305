"""A unified diff, with the reason of each edit above it; `patch` and `git apply` read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtfix.edits import Edit, apply
from mtfix.places import Lines, reasons, visible
from mtfix.reports import style
from mtfix.reports.names import raw, shown_name
from mtfix.result import Result

_CONTEXT = 3


def render(
    results: Iterable[tuple[str, Result]], *, color: bool = False, for_terminal: bool | None = None
) -> str:
    """Render results.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
        for_terminal: whether control characters of the text are shown instead of written, which
            makes it safe to look at and useless for `patch`; as `color` if it is not said.
    """
    is_shown = color if for_terminal is None else for_terminal
    files = (_file(name, result, is_shown=is_shown) for name, result in results)
    return "".join(
        style.paint(line, style.of_diff_line(line), on=color) + "\n"
        for lines in files
        for line in lines
    )


def _file(name: str, result: Result, *, is_shown: bool) -> Iterator[str]:
    if not result.edits:
        return
    for note in reasons(result.edits, result.original):
        yield f"# {note}"
    header = shown_name(name) if is_shown else _header(name)
    yield f"--- {header}"
    yield f"+++ {header}"
    for hunk in _hunks(result):
        for line in hunk:
            yield visible(line.removesuffix("\r"), keep="\t") if is_shown else line


def _header(name: str) -> str:
    """A name as `patch` and `git apply` read it: in quotation marks if it has odd characters."""
    if name == visible(name) and not set(name) & set('"\\'):
        return f"{name}\t" if " " in name else name  # it ends at the tab, not at the first space
    return f'"{"".join(map(_quoted, raw(name)))}"'


def _quoted(byte: int) -> str:
    letter = chr(byte)
    if letter in '"\\':
        return f"\\{letter}"
    return letter if " " <= letter <= "~" else f"\\{byte:03o}"


def _hunks(result: Result) -> Iterator[list[str]]:
    lines = Lines(result.original)
    shift = 0
    for first, last, edits in _groups(lines, result.edits):
        low, high = max(0, first - _CONTEXT), min(len(lines.starts) - 1, last + _CONTEXT)
        start, end = lines.span(first, last)
        old = result.original[start:end]
        new = apply(old, [e._replace(start=e.start - start, end=e.end - start) for e in edits])
        before = _split(result.original[lines.span(low, low)[0] : start])
        behind = _split(result.original[end : lines.span(high, high)[1]])
        removed, added = _split(old), _split(new)
        same = len(before) + len(behind)
        counts = (len(removed) + same, len(added) + same)
        hunk = [f"@@ -{low + 1},{counts[0]} +{low + 1 + shift},{counts[1]} @@"]
        shift += len(added) - len(removed)
        for sign, part in ((" ", before), ("-", removed), ("+", added), (" ", behind)):
            hunk += [line for text in part for line in _line(sign, text)]
        yield hunk


def _groups(lines: Lines, edits: Sequence[Edit]) -> Iterator[tuple[int, int, list[Edit]]]:
    """Edits whose contexts would meet, with their first and last line."""
    group: list[Edit] = []
    first = last = 0
    for edit in edits:
        top, bottom = lines.index(edit.start), lines.index(edit.end)
        if group and top - last > 2 * _CONTEXT:
            yield first, last, group
            group = []
        if not group:
            first = top
        last = bottom if not group else max(last, bottom)
        group.append(edit)
    if group:
        yield first, last, group


def _split(text: str) -> list[str]:
    """Lines as diffs count them: only a line feed ends one."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _line(sign: str, text: str) -> list[str]:
    if text.endswith("\n"):
        return [sign + text[:-1]]
    return [sign + text, "\\ No newline at end of file"]
