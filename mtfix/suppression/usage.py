"""What comments for mtfix did, and those that did nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtfix.edits import Flag

if TYPE_CHECKING:
    from mtfix.result import Result


class Exempt(NamedTuple):
    """A part of a text that is exempt from all rules.

    Attributes:
        text: the whole text, its comments for mtfix made empty ones: what would be found in a part
            without them depends on the tags, names and quotation marks around it.
        format: what it is written in.
        start, end: the part.
    """

    text: str
    format: str
    start: int
    end: int


class Comment(NamedTuple):
    """What a comment did, for `unused`.

    Attributes:
        start, end: the comment; -1 if what it says was asked for by `Config.silent`.
        verb: ``off``, ``on`` or ``off-next``.
        names: rules and families; none for all.
        idle: those names whose rules had nothing to say where it silences them; of an ``on`` those
            that were not off.
        exempt: what it exempts from all rules.
    """

    start: int
    end: int
    verb: str
    names: tuple[str, ...]
    idle: tuple[str, ...] = ()
    exempt: tuple[Exempt, ...] = ()


def unused(result: Result, fix: Callable[[str, str], Result]) -> list[Flag]:
    """The comments of a text that suppress nothing, as warnings.

    Args:
        result: what came of the text, or of the file of strings.
        fix: fixes a text of a format (as `mtfix.fix` names it) in the same way; it is asked only
            about texts with regions that are exempt from all rules.

    >>> import mtfix
    >>> result = mtfix.fix("<!-- mtfix off case-name -->It rains.")
    >>> [flag.reason for flag in unused(result, mtfix.fix)]
    ['unused: case-name has nothing to say here']
    """

    @cache
    def found(text: str, format_: str) -> list[int]:
        """Where something would be changed or flagged."""
        whole = fix(text, format_)
        withheld = (item.edit.start for item in whole.withheld)
        starts = (each.start for found in (whole.edits, whole.flags) for each in found)
        return sorted([*starts, *withheld])

    def is_clean(part: Exempt) -> bool:
        starts = found(part.text, part.format)
        return bisect_left(starts, part.start) == bisect_right(starts, part.end)

    flags = []
    for comment in result.comments:
        says = _says_unused(comment, is_clean)
        if says:
            place = comment.start, comment.end
            flags.append(Flag(*place, "unused-suppression", f"unused: {says}"))
    return flags


def _says_unused(comment: Comment, is_clean: Callable[[Exempt], bool]) -> str:
    names = ", ".join(comment.idle)
    if comment.verb == "on":
        return f"{names} is not off here" if names else "nothing is off here"
    if names:
        return f"{names} has nothing to say here"
    if not comment.names and all(map(is_clean, comment.exempt)):
        return "nothing would be changed or flagged here without it"
    return ""
