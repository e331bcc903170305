"""The case of a term at its place: what is to be written there, and what may be meant as it is."""

from __future__ import annotations

import re
from functools import cached_property

from mtfix.casing.context import Context, around, begins
from mtfix.casing.own.judging import is_among_capitals
from mtfix.document import Document
from mtfix.language import FUNCTION_WORDS
from mtfix.packs.termbase import Form, Match

_SHORT = 4
"""So few capitals are an acronym rather than an Ada or a Java in capitals."""


class Place:
    """A match and what is around it.

    Args:
        document: the document.
        match: a place of its prose where a term stands.
    """

    def __init__(self, document: Document, match: Match) -> None:
        self.match = match
        self._context = Context(document.prose.text, match.start, match.end)
        self._around = around(document.prose.text, match.start, match.end)
        self._kind = document.prose.blocks.at(match.start).kind
        self._is_cased = document.prose.manners.at(match.start).is_cased

    @cached_property
    def _is_start(self) -> bool:
        return begins(self._context.separator)

    @property
    def is_like_name(self) -> bool:
        """A plain word that has a capital where nothing begins may be a name: “Tim Cook”."""
        written = self.match.written
        is_given_so = any(form.text[:1].isupper() for form in self.match.forms)
        is_one_capital = written.isalpha() and written.istitle()
        return is_one_capital and not is_given_so and not self._is_start

    @property
    def is_name_in_prose(self) -> bool:
        """So where words have no capitals for the sake of a title."""
        return self.is_like_name and not self._is_title

    def fitted(self, target: str, form: Form) -> str:
        """A preferred form with the capitals, apostrophes and spaces of what it replaces."""
        written = self.match.written
        is_raised = written[:1].isupper() and not form.text[:1].isupper()
        if written.isupper() and not form.text.isupper():
            fitted = target.upper()
        elif is_raised or (written[:1].isupper() and (self._is_start or self._is_title)):
            fitted = _titled(target) if _is_titled(written) else _raised(target)
        else:
            fitted = target
        return self._spaced(fitted)

    def recased(self, given: str) -> str | None:
        """The given form where the text has another case; None if that may be meant."""
        written = self.match.written
        wanted = self._spaced(given)
        if self._is_start and written[:1].isupper():
            wanted = written[:1] + wanted[1:]
        if wanted == written or not self._is_cased or self._is_mention:
            return None
        if written.isupper():
            is_acronym = wanted.islower() or (wanted.istitle() and len(written) <= _SHORT)
            return None if is_acronym or is_among_capitals(self._context) else wanted
        is_lowered = any(
            old.isupper() and new.islower() for old, new in zip(written, wanted, strict=True)
        )
        return None if is_lowered and (self._is_title or self._is_in_name) else wanted

    @property
    def _is_title(self) -> bool:
        return self._kind != "paragraph"

    @property
    def _is_mention(self) -> bool:
        return self._context.is_quoted and " " not in self.match.written

    @property
    def _is_in_name(self) -> bool:
        """Whether a word beside it has a capital that tells something: “Acme Cloud”."""
        before, begun, behind, *_ = self._around
        told = [] if True in begun[:1] else before[:1]
        return any(word[0].isupper() for word in (*told, *behind[:1]))

    def _spaced(self, form: str) -> str:
        written = self.match.written
        spaces = iter(re.findall(r"\s", written))
        form = re.sub(" ", lambda _: next(spaces, " "), form)
        is_curly = "’" in written and "’" not in form
        return form[:-2] + form[-2:].replace("'", "’") if is_curly else form


def _raised(target: str) -> str:
    """A form with a capital, unless it has one of its own inside: iPhone."""
    first = target.partition(" ")[0]
    return target[:1].upper() + target[1:] if first == first.lower() else target


def _is_titled(written: str) -> bool:
    parts = written.split()
    return len(parts) > 1 and all(part[0].isupper() for part in parts)


def _titled(target: str) -> str:
    first, *rest = target.split(" ")
    raised = (part if part in FUNCTION_WORDS else _raised(part) for part in rest)
    return " ".join((_raised(first), *raised))
