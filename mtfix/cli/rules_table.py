"""The list of rules, and what is measured and trusted of them, as text."""

from __future__ import annotations

from collections.abc import Sequence

from mtfix.cli.rules_known import Known
from mtfix.packs.measured import Rate
from mtfix.reports import style

_HEAD = ("id", "language", "kind", "safety", "false edits", "reason")
_GAP = "  "
_LEAST_REASON = 20
_LEAST_SHOWN = 0.005
_COLORS = {"safe": style.GREEN, "unsafe": style.CYAN, "flag": style.RED, "off": style.DIM}
_TRUSTED = {
    "safe": "safe: its edits are made without asking",
    "unsafe": "unsafe: its edits are made with --unsafe only, they need a second look",
    "flag": "flag: it changes nothing, it only points to the place",
    "off": "off: the configuration leaves it out",
}
_BY_PLACE = "each place decides: sure edits are made, the others with --unsafe only"


def table(rules: Sequence[Known], width: int | None, *, color: bool) -> str:
    """The list of rules, a line each.

    Args:
        rules: in the order in which they are listed.
        width: the columns there are; None for as many as are needed.
        color: whether to colour it for a terminal.
    """
    rows = [(*_cells(rule), rule.reason) for rule in rules]
    sizes = [max(map(len, column)) for column in zip(*[_HEAD, *rows], strict=True)][:-1]
    room = None if width is None else max(_LEAST_REASON, width - sum(sizes) - len(_GAP * 5))
    lines = [style.paint(_line(_HEAD, sizes, room), style.BOLD, on=color)]
    for row in rows:
        line = _line(row, sizes, room)
        start = sum(sizes[:3]) + len(_GAP * 3)
        trust = style.paint(row[3], _COLORS.get(row[3], ""), on=color)
        lines.append(line[:start] + trust + line[start + len(row[3]) :])
    return "".join(f"{line}\n" for line in lines)


def _cells(rule: Known) -> tuple[str, str, str, str, str]:
    return rule.id, rule.language, rule.kind, "/".join(rule.safety), short_rate(rule.rate)


def _line(cells: Sequence[str], sizes: Sequence[int], room: int | None) -> str:
    *fixed, reason = cells
    if room is not None and len(reason) > room:
        reason = reason[: room - 1].rstrip() + "…"
    padded = [cell.ljust(size) for cell, size in zip(fixed, sizes, strict=True)]
    return _GAP.join([*padded, reason])


def short_rate(rate: Rate | None) -> str:
    """The false edits of a rule in 10,000 words of human text.

    >>> [short_rate(rate) for rate in (None, Rate(9, 100, 0.0), Rate(9, 100, 0.001))]
    ['–', '0.00', '<0.01']
    """
    if rate is None or rate.false is None:
        return "–"
    return "<0.01" if 0 < rate.false < _LEAST_SHOWN else f"{rate.false:.2f}"


def long_rate(rate: Rate | None) -> str:
    """The same in words.

    >>> long_rate(Rate(120, 2_000_000, 0.05))
    '0.05 false edits in 10,000 words (120 edits in 2,000,000 words of human text)'
    """
    if rate is None:
        return "not yet"
    edits = f"{rate.edits:,} edit{'' if rate.edits == 1 else 's'}"
    seen = f"{edits} in {rate.words:,} words of human text"
    if rate.false is None:
        return f"{seen}; nobody has judged them yet"
    return f"{short_rate(rate)} false edits in 10,000 words ({seen})"


def trust(rule: Known) -> str:
    """How far a rule is trusted, in words."""
    return _TRUSTED[rule.safety[0]] if len(rule.safety) == 1 else _BY_PLACE


def visible(text: str) -> str:
    r"""A text on one line, its line ends and tabs made visible.

    >>> visible("a\n\tb")
    'a⏎⇥b'
    """
    return text.replace("\r\n", "⏎").replace("\n", "⏎").replace("\t", "⇥")
