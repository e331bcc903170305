"""Checks the promises of a result at run time: the laws that tests check on made-up text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from mtfix.edits import Edit, apply, invert, minimal
from mtfix.reading import read
from mtfix.result import Result

CASE_RULES = ("case-", "overcap", "sentence-start")
MARKUP_RULES = ("markup-", "source-", "to-")
"""Rules that may change tags and other opaque content."""


def violations(result: Result, fix_again: Callable[[str], Result]) -> list[str]:
    """The laws that a result breaks, in words; none for a sound one.

    Args:
        result: what to check.
        fix_again: fixes a text in the same way, without changing its markup.
    """
    return [
        *_replay(result),
        *_form(result),
        *_opaque(result),
        *_letters(result),
        *_idempotence(result, fix_again),
    ]


def _replay(result: Result) -> Iterator[str]:
    if apply(result.original, result.edits) != result.text:
        yield "replay: the edits do not lead to the text"
    elif apply(result.text, invert(result.original, result.edits)) != result.original:
        yield "replay: the inverted edits do not lead back"


def _form(result: Result) -> Iterator[str]:
    end = -1
    for edit in result.edits:
        if edit.start < max(end, 0) or edit.end < edit.start:
            yield f"form: the edit at {edit.start} is out of order"
        if minimal(result.original, edit) != edit:
            yield f"form: the edit at {edit.start} is not minimal"
        if not edit.causes or not all(cause.rule and cause.reason for cause in edit.causes):
            yield f"form: the edit at {edit.start} has no rule or reason"
        end = edit.end


def _opaque(result: Result) -> Iterator[str]:
    document = read(result.original, result.format)
    for edit in result.edits:
        if not _mends_markup(edit) and document.refuses(edit):
            yield f"opaque: the edit at {edit.start} changes content that no rule may change"


def _letters(result: Result) -> Iterator[str]:
    """What casing does to a word leaves its letters; other rules say what they write instead."""
    for edit in result.edits:
        if not all(cause.rule.startswith(CASE_RULES) for cause in edit.causes):
            continue
        lost = _count(result.original[edit.start : edit.end]) - _count(edit.replacement)
        if lost:
            yield f"letters: the edit at {edit.start} loses {''.join(sorted(lost))!r}"


def _idempotence(result: Result, fix_again: Callable[[str], Result]) -> Iterator[str]:
    if not result.stable:
        yield "idempotence: the rounds did not come to rest"
    again = fix_again(result.text)
    if again.text != result.text:
        yield f"idempotence: a second run changes the text at {again.edits[0].start}"


def _mends_markup(edit: Edit) -> bool:
    return any(cause.rule.startswith(MARKUP_RULES) for cause in edit.causes)


def _count(text: str) -> Counter[str]:
    return Counter(letter for letter in text.casefold() if letter.isalpha())
