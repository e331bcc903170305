"""The rules that a user's glossaries make."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mtfix.config import name_fault
from mtfix.formats import glossary
from mtfix.formats.files import InputError
from mtfix.packs.kinds.terms import TermsRule
from mtfix.packs.rule import Rule
from mtfix.packs.termbase import contradiction

_REASONS = {
    "forbidden": "Your glossary has another form for this term.",
    "case": "Your glossary writes this term in another case.",
    "kept": "Your glossary has this term as one that is not translated.",
    "missing": "Your glossary has a term for what the source says, and the text lacks it.",
}
"""The reasons of the rules ``term-forbidden``, ``term-case``, …, by what they look for."""


def rules_of(paths: Iterable[Path], language: str = "en") -> list[Rule]:
    """The rules of glossaries, which count as one; none if there is none.

    Args:
        paths: files in CSV, TSV or TBX.
        language: the language of the text.

    Raises:
        InputError: a file cannot be read, or two entries contradict each other.
    """
    terms = [term for path in paths for term in glossary.read(path, language)]
    found = contradiction(terms)
    if found is not None:
        entry, clash = found
        raise InputError(
            f"{entry.where}: {clash}; expected each form once, as the one or the other"
        )
    # The rules themselves pass over other languages: messages are too short for the usual test.
    pack = "any/glossary" if language == "en" else f"{language}/glossary"
    return [
        TermsRule(id=f"term-{check}", pack=pack, reason=reason, terms=terms, checks=(check,))
        for check, reason in _REASONS.items()
        if terms
    ]


def names_of(paths: Iterable[Path], language: str = "en") -> tuple[str, ...]:
    """The terms of glossaries that casing may treat as a user's names: those with a capital.

    Raises:
        InputError: a file cannot be read.
    """
    terms = (term for path in paths for term in glossary.read(path, language))
    forms = (term.target for term in terms if term.case != "any")
    return tuple(dict.fromkeys(form for form in forms if form and not name_fault(form)))
