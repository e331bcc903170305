"""What comments for mtfix did, and those that did nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from mtfix.edits import Flag

if TYPE_CHECKING:
    from mtfix.result import Result


class Comment(NamedTuple):
    """What a comment did, for `unused`.

    Attributes:
        start, end: the comment; -1 if what it says was asked for by `Config.silent`.
        verb: ``off``, ``on`` or ``off-next``.
        names: rules and families; none for all.
        idle: those names whose rules had nothing to say where it silences them; of an ``on`` those
            that were not off.
        exempt: the texts that it exempts from all rules, with their formats.
    """

    start: int
    end: int
    verb: str
    names: tuple[str, ...]
    idle: tuple[str, ...] = ()
    exempt: tuple[tuple[str, str], ...] = ()


def unused(result: Result, fix: Callable[[str, str], Result]) -> list[Flag]:
    """The comments of a text that suppress nothing, as warnings.

    Args:
        result: what came of the text, or of the file of strings.
        fix: fixes a text of a format (as `mtfix.fix` names it) in the same way; it is asked only
            about the inside of regions that are exempt from all rules.

    >>> import mtfix
    >>> result = mtfix.fix("<!-- mtfix off case-name -->It rains.")
    >>> [flag.reason for flag in unused(result, mtfix.fix)]
    ['unused: case-name has nothing to say here']
    """
    flags = []
    for comment in result.comments:
        says = _says_unused(comment, fix)
        if says:
            place = comment.start, comment.end
            flags.append(Flag(*place, "unused-suppression", f"unused: {says}"))
    return flags


def _says_unused(comment: Comment, fix: Callable[[str, str], Result]) -> str:
    names = ", ".join(comment.idle)
    if comment.verb == "on":
        return f"{names} is not off here" if names else "nothing is off here"
    if names:
        return f"{names} has nothing to say here"
    if not comment.names and all(_is_clean(fix(*each)) for each in comment.exempt):
        return "nothing would be changed or flagged here without it"
    return ""


def _is_clean(result: Result) -> bool:
    return not (result.edits or result.flags or result.withheld)
