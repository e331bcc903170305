"""Institutions told by their field: ``the museum of fine arts in antwerp``, ``… of Fine Art``."""

from __future__ import annotations

from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import entries
from mtfix.casing.overcap.clauses import is_finite
from mtfix.casing.shapes import base
from mtfix.casing.works.title_words import title_case
from mtfix.language import FUNCTION_WORDS
from mtfix.patterns import compiled

_BODIES = frozenset("agency association bureau federation ministry movement party union".split())
HEADS = frozenset("academy conservatory gallery institute museum school university".split())
_OF_COUNTRIES = frozenset({"bank", "church"})
HOT = HEADS | _BODIES | _OF_COUNTRIES
_REST = compiled(r" of (?P<field>[a-z]+(?: [a-z]+){0,2}) in (?P<town>[^\W\d_][\w’'-]*)")


_COUNTRY = compiled(r" of (?P<country>[A-Z][a-z]+)(?![\w’'-]| [A-Z])")
"""Behind ``the bank``; not ``the bank of England’s longest river``."""

_RAISED_FIELD = compiled(
    r" (?:of|for) (?:[A-Z][\w’'-]+ (?:and |of )?)*(?P<noun>[A-Z][a-z]+)(?![\w’'-]| [A-Z])"
    r"(?: (?P<next>[a-z]+))?"
)


@cache
def _fields() -> frozenset[str]:
    return frozenset(entries("fields"))


def at(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """How an institution is written, the rule, and the reason; None where it is none.

    Only in a text that has lost capitals: others may mean any school of economics.

    Args:
        evidence: of the text.
        context: where the word stands.
    """
    if context.word not in HOT or context.previous.lower() != "the":
        return None
    if context.word in _OF_COUNTRIES:
        return _of_country(evidence, context)
    if raised := _of_raised(evidence, context):
        return raised
    found = _REST.match(context.right)
    if not found or found["field"] not in _fields() or not evidence.health[0]:
        return None
    town = base(found["town"])
    known = evidence.lexicon.knows(town)
    if not known & Known.PLACE or known & Known.LOWER or evidence.is_title(context.start):
        return None
    form = title_case(f"{context.word} of {found['field']}")
    return form, "case-multiword", f"“{form}” in {town.capitalize()} is an institution"


def _of_country(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """``the bank of England``: listed, and the country has kept its capital."""
    found = _COUNTRY.match(context.right)
    name = evidence.lexicon.phrase(f"{context.word}{found[0].lower()}") if found else ""
    if not name or evidence.is_title(context.start):
        return None
    return context.word.capitalize(), "case-multiword", f"“{name}” is listed as a name"


def _of_raised(evidence: Evidence, context: Context) -> tuple[str, str, str] | None:
    """``the movement for Free Speech``: nobody raises a common noun there but in a name."""
    found = _RAISED_FIELD.match(context.right)
    if not found or evidence.is_title(context.start):
        return None
    noun, following = found["noun"], found["next"]
    if following and not (following in FUNCTION_WORDS or is_finite(following)):
        return None  # the movement of Railway trains
    entry = evidence.lexicon.entry(noun)
    is_name = entry.known & (Known.PLACE | Known.DEMONYM | Known.DATE) or entry.uses.odds > 0
    if not entry.known & Known.COMMON or is_name:
        return None
    form = context.word.capitalize()
    name = f"{form}{context.right[: found.end('noun')]}"
    return form, "case-multiword", f"“{name}” is written as a name"
