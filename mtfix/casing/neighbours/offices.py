"""Offices whose department has lost its capital: ``the Minister of health``."""

from __future__ import annotations

from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lists import words
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

_OFFICE = compiled(
    r"\b[Tt]he (?:[A-Z][a-z]+ )?"
    r"(?:(?P<of>(?:Minister|Ministry|Department|Secretary|Under-Secretary) (?:of(?: the)?|for))"
    r"|(?:Committee|Subcommittee|Commission) on)"
    r"(?: (?:[A-Z][a-z]+|[a-z]+),? and)? $"
)
_OFFICES = frozenset(
    "commission committee department minister ministry secretary subcommittee".split()
) | {"under-secretary"}
_JOINED = compiled(r" and ([a-z]+)")
_LISTED = compiled(r", [a-z]+(?:,| and\b)")
"""``on labor, energy and trade``: some would be raised and some not."""

_END = compiled(r"[.,;:!?)]|$| [A-Z]| ([a-z]+)")


@cache
def departments() -> frozenset[str]:
    """The departments, in lower case."""
    return words("departments")


def hot(evidence: Evidence) -> frozenset[str]:
    """The departments, if the text has an office at all."""
    is_office = not _OFFICES.isdisjoint(evidence.vocabulary)
    return departments() if is_office else frozenset()


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How a department is written, the rule, and the reason; None where it is none.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    word = context.word
    if word not in departments() or evidence.is_title(context.start):
        return None
    office = _OFFICE.search(context.left)
    if not office or not _is_closed(context.right):
        return None
    between = office[0].split()[-2].strip(",").lower() if office[0].endswith("and ") else ""
    if between and between not in departments():
        return None
    reason = f"“{office[0].strip()}” before it names an office"
    return word.capitalize(), "case-multiword", reason


def _is_closed(right: str) -> bool:
    """Whether the name ends here, with one more department or none; not ``of health services``."""
    joined = _JOINED.match(right)
    if joined and joined[1] in departments():
        right = right[joined.end() :]
    elif (joined and joined[1] not in FUNCTION_WORDS) or _LISTED.match(right):
        return False  # ``of trade and small firms``; but ``of trade and the heads of …``
    end = _END.match(right)
    return end is not None and (end[1] is None or _may_go_on(end[1]))


def _may_go_on(word: str) -> bool:
    is_small = word in FUNCTION_WORDS or word in words("finite_verbs")
    return is_small or word.endswith("ed") or word in words("speech_verbs")
