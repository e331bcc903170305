r"""Text as the terminal review shows it: literally, and nothing in it unseen.

`places.visible` shows what a terminal would obey. A review also shows what has no width, since an
edit may be about just that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.cells import cell_len, split_text

from mtfix import places

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_JOINERS = re.compile("[\u200c\u200d\ufe0e\ufe0f]")
_SIGNS = {"\n": "⏎", "\t": "⇥"}


def visible(text: str, *, joiners: bool = False) -> str:
    r"""A text on one line, with signs for what cannot be seen or must not reach a terminal.

    Args:
        text: any text.
        joiners: also show the signs that join or choose letters, which Persian and emoji need.

    >>> visible("a\x1b[2J\n\u202e"), visible("a\u200db", joiners=True)
    ('a␛[2J⏎\\u202e', 'a\\u200db')
    """
    text = _UNSEEN.sub(_sign, text.replace("\r\n", "\n"))
    return _JOINERS.sub(_sign, text) if joiners else text


def _sign(match: re.Match[str]) -> str:
    character = match[0]
    sign = _SIGNS.get(character) or places.visible(character)
    return sign if sign != character else f"\\u{ord(character):04x}"


def visible_lines(text: str) -> str:
    r"""The same for a text of several lines: its line ends stay.

    >>> visible_lines("a\r\nb\x07\n")
    'a\nb␇\n'
    """
    return "\n".join(map(visible, text.replace("\r\n", "\n").split("\n")))


def shortened(text: str, width: int) -> str:
    """A text without its middle if it takes more cells than there are.

    >>> shortened("abcdefghij", 5), shortened("abc", 5)
    ('ab…ij', 'abc')
    """
    if len(text) > 8 * width:  # nobody reads it, and measuring it takes time
        text = f"{text[: 4 * width]}{text[-4 * width :]}"
    if cell_len(text) <= width:
        return text
    before = text[: _fitting(text, width - 1 - (width - 1) // 2)]
    behind = text[::-1][: _fitting(text[::-1], width - 1 - cell_len(before))]
    return f"{before}…{behind[::-1]}"


def breaks(text: str, width: int) -> Sequence[int]:
    """Where the rows begin in which a line stands in a window.

    Args:
        text: one line, visible.
        width: of the window, in cells.

    >>> breaks("one two three", 8)
    [0, 8]
    """
    starts = [0]
    while True:
        start = starts[-1]
        window = text[start : start + 4 * width + 1]  # a letter may have several code points
        fitting = _fitting(window, width) or 1  # a wide letter in a window of one cell
        if start + fitting >= len(text):
            return starts
        starts.append(start + (window.rfind(" ", 0, fitting) + 1 or fitting))


def _fitting(text: str, width: int) -> int:
    """How many code points of a text fit into so many cells."""
    if cell_len(text) <= width:
        return len(text)
    head, rest = split_text(text, width)
    is_cut = len(head) + len(rest) > len(text)  # a wide letter stood across the border
    return max(0, len(head) - is_cut)
