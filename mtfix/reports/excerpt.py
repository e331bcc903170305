"""The line that a finding stands in, cut to a sane width, with carets below the place."""

from __future__ import annotations

from typing import NamedTuple

from mtfix.findings import Finding
from mtfix.places import Lines, shown, visible
from mtfix.reports.width import width

_BEFORE = 40
_BEHIND = 50


class Excerpt(NamedTuple):
    """A line as a terminal shows it, in three parts.

    Attributes:
        before: what stands before the place.
        place: what the finding is about; empty where an edit inserts something.
        behind: what stands behind it.
    """

    before: str
    place: str
    behind: str

    @property
    def line(self) -> str:
        """The line."""
        return self.before + self.place + self.behind

    @property
    def carets(self) -> str:
        """The line below it, up to the last caret."""
        return " " * width(self.before) + "^" * max(1, width(self.place))


def excerpt(lines: Lines, finding: Finding) -> Excerpt:
    r"""The line of a finding; only a window of it is ever looked at.

    Args:
        lines: the lines of the original text.
        finding: a finding in it.

    >>> import mtfix
    >>> from mtfix.findings import findings
    >>> text = "One.\nYes , he said."
    >>> (found,) = findings(mtfix.fix(text))
    >>> print(*excerpt(Lines(text), found)[:3], sep="|")
    Yes| |, he said.
    """
    top = lines.starts[lines.index(finding.start)]
    bottom = _without_end(lines, lines.index(finding.end))
    before = lines.text[max(top, finding.start - 2 * _BEFORE) : finding.start]
    behind = lines.text[finding.end : min(bottom, finding.end + 2 * _BEHIND)]
    left = _cut(before[::-1], _BEFORE)[::-1]
    right = _cut(behind, _BEHIND)
    is_cut_left = finding.start - len(left) > top
    is_cut_right = finding.end + len(right) < bottom
    return Excerpt(
        ("…" if is_cut_left else "") + _on_one_line(left),
        shown(lines.text[finding.start : finding.end]),
        _on_one_line(right) + ("…" if is_cut_right else ""),
    )


def _without_end(lines: Lines, index: int) -> int:
    """Where a line ends, without its line end."""
    start, end = lines.span(index, index)
    for sign in "\n\r":
        end -= end > start and lines.text[end - 1] == sign
    return end


def _cut(text: str, columns: int) -> str:
    """As many characters as fit."""
    if text.isascii() and text.isprintable():
        return text[:columns]
    kept = []
    for character in text:
        columns -= width(_on_one_line(character))
        if columns < 0:
            break
        kept.append(character)
    return "".join(kept)


def _on_one_line(text: str) -> str:
    return visible(text.replace("\t", "⇥"))
