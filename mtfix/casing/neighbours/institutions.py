"""Institutions told by their field and their town: ``the museum of fine arts in antwerp``."""

from __future__ import annotations

from functools import cache

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.lexicon import Known
from mtfix.casing.lists import entries
from mtfix.casing.shapes import base
from mtfix.casing.works.title_words import title_case
from mtfix.patterns import compiled

HEADS = frozenset("academy conservatory gallery institute museum school university".split())
_REST = compiled(r" of (?P<field>[a-z]+(?: [a-z]+){0,2}) in (?P<town>[^\W\d_][\w’'-]*)")


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
    if context.word not in HEADS or context.previous.lower() != "the":
        return None
    found = _REST.match(context.right)
    if not found or found["field"] not in _fields() or not evidence.health[0]:
        return None
    town = base(found["town"])
    known = evidence.lexicon.knows(town)
    if not known & Known.PLACE or known & Known.LOWER or evidence.is_title(context.start):
        return None
    form = title_case(f"{context.word} of {found['field']}")
    return form, "case-multiword", f"“{form}” in {town.capitalize()} is an institution"
