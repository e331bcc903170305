"""Titles of works: behind "film called", and where the text speaks of the work again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtfix.casing.context import Context
from mtfix.casing.evidence import Evidence
from mtfix.casing.finding import Finding
from mtfix.casing.lists import words
from mtfix.edits import Cause
from mtfix.tokens import Token

_TITLE = re.compile(r" ([a-z]{3,})(?=[.,;?!]|$)")
_CALLED = frozenset({"called", "titled", "entitled"})


def hot(evidence: Evidence) -> set[str]:
    """The verbs that introduce titles, and the titles that the text has introduced."""
    return {*_CALLED, *evidence.titles}


def find(evidence: Evidence, tokens: Iterable[Token]) -> Iterator[Finding]:
    """Raise one-word titles and their later mentions before a work noun."""
    text = evidence.prose.text
    for token in tokens:
        context = Context(text, *token.span)
        title = _TITLE.match(text, token.end)
        if token.text in _CALLED:
            if title and context.previous in words("works") and title[1] not in words("particles"):
                reason = f"the title of the {context.previous}, behind “{token.text}”"
                yield _raised(token.end + 1, title[1], reason)
        elif context.next in words("works") and not context.is_glued:
            reason = f"the text names a work so; “{context.next}” behind it tells that work"
            yield _raised(token.start, token.text, reason)


def _raised(start: int, word: str, reason: str) -> Finding:
    return Finding(start, start + len(word), word.capitalize(), Cause("case-title", reason))
