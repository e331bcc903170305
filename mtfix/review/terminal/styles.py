"""Signs and colours of the terminal review.

Only the sixteen colours of the terminal are used, on its own background, so that it is legible in
dark and light ones. Whatever a colour says is said by a sign, a word or reverse video too.
"""

from __future__ import annotations

from rich.style import Style
from textual.theme import Theme

from mtfix.review.terminal.items import Trust

PLAIN = Style()
DIM = Style(dim=True)
BOLD = Style(bold=True)
REMOVED = Style(color="red")
ADDED = Style(color="green")
OLD = Style(color="red", reverse=True)
NEW = Style(color="green", reverse=True)
NEIGHBOUR = Style(color="green", underline=True)
FLAG = Style(color="magenta", reverse=True)
CURSOR = Style(reverse=True)

SIGNS = {
    "accepted": ("✓", Style(color="green", bold=True)),
    "rejected": ("✗", Style(color="red", bold=True)),
    "flag": ("⚑", Style(color="magenta", bold=True)),
}
"""For each state a sign and its colour."""

TRUST: dict[Trust, Style] = {
    "safe": PLAIN,
    "unsafe": Style(color="magenta", bold=True),
    "flag": PLAIN,
}

_SAME = "ansi_default"

THEME = Theme(
    name="terminal",
    ansi=True,
    primary=_SAME,
    secondary=_SAME,
    accent=_SAME,
    foreground=_SAME,
    background=_SAME,
    surface=_SAME,
    panel=_SAME,
    boost=_SAME,
    success="ansi_green",
    warning="ansi_magenta",
    error="ansi_red",
    variables={
        "ansi-background": _SAME,
        "ansi-foreground": _SAME,
        "border": _SAME,
        "border-blurred": "ansi_bright_black",
        "block-cursor-foreground": _SAME,
        "block-cursor-background": _SAME,
        "footer-key-foreground": _SAME,
        "footer-description-foreground": _SAME,
        "input-cursor-text-style": "reverse",
        "input-cursor-background": _SAME,
        "input-cursor-foreground": _SAME,
        "input-selection-background": "ansi_cyan",
        "input-selection-foreground": "ansi_black",
        "scrollbar": "ansi_bright_black",
        "scrollbar-hover": "ansi_bright_black",
        "scrollbar-active": "ansi_bright_black",
        "scrollbar-background": _SAME,
        "scrollbar-background-hover": _SAME,
        "scrollbar-background-active": _SAME,
        "scrollbar-corner-color": _SAME,
    },
)
"""The terminal's own colours."""
