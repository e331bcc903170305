"""Answers in the shape of LanguageTool's, so that its clients read them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtfix import __version__
from mtfix.serve.annotated import Annotated
from mtfix.serve.languages import Language, Told
from mtfix.serve.matches import Match
from mtfix.serve.rules import ServedRule, ServedRules
from mtfix.serve.sentences import Sentences
from mtfix.serve.units import Units, width

Answer = dict[str, Any]

_AROUND = 40
_CUT = "..."


def software() -> Answer:
    """Who answers."""
    return {
        "name": "mtfix",
        "version": __version__,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def check(
    text: Annotated, language: Language, told: Told, found: Sequence[Match], rules: ServedRules
) -> Answer:
    """The answer to a check.

    Args:
        text: what was checked.
        language: what it was checked in.
        told: the language that the text itself tells.
        found: the matches.
        rules: what clients know the rules by.
    """
    units, sentences = Units(text.whole), Sentences(text.read)
    ranges = [_range(text, units, *span) for span in sentences.spans]
    detected = {
        "name": told.language.name,
        "code": told.language.code,
        "confidence": told.confidence,
        "source": "mtfix",
    }
    rate = [{"language": language.short, "rate": 1.0}]
    return {
        "software": software(),
        "warnings": {"incompleteResults": False},
        "language": {
            "name": language.name,
            "code": language.code,
            "detectedLanguage": detected,
        },
        "matches": [_match(each, text.whole, units, sentences, rules) for each in found],
        "sentenceRanges": ranges,
        "extendedSentenceRanges": [
            {"from": start, "to": end, "detectedLanguages": rate} for start, end in ranges
        ],
    }


def _range(text: Annotated, units: Units, start: int, end: int) -> list[int]:
    """The span of a sentence in the whole text; markup at its edges does not belong to it."""
    first, last = text.place(start, start + 1), text.place(end - 1, end)
    low = first.start if first else 0
    return [units.units(low), units.units(max(low, last.end if last else low))]


def _match(
    match: Match, whole: str, units: Units, sentences: Sentences, rules: ServedRules
) -> Answer:
    start, end = units.units(match.start), units.units(match.end)
    new = match.replacement
    return {
        "message": match.message,
        "shortMessage": "Needs a second look" if match.is_hint else "",
        "replacements": [] if new is None else [{"value": new}],
        "offset": start,
        "length": end - start,
        "context": _context(match, whole),
        "sentence": sentences.quoted(match.at),
        "type": {"typeName": "Hint" if match.is_hint or new is None else "Other"},
        "rule": _rule(rules[match.rule]),
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": 0,
    }


def _context(match: Match, whole: str) -> Answer:
    low, high = max(0, match.start - _AROUND), min(len(whole), match.end + _AROUND)
    before = (_CUT if low else "") + whole[low : match.start]
    behind = whole[match.end : high] + (_CUT if high < len(whole) else "")
    text = before + whole[match.start : match.end] + behind
    return {
        "text": text.replace("\n", " "),
        "offset": width(before),
        "length": width(whole[match.start : match.end]),
    }


def _rule(rule: ServedRule) -> Answer:
    return {
        "id": rule.id,
        "description": rule.description,
        "issueType": rule.category.kind,
        "category": {"id": rule.category.id, "name": rule.category.name},
    }


def listed(rule: ServedRule) -> Answer:
    """A rule as ``/v2/configinfo`` lists it."""
    return {
        "ruleId": rule.id,
        "description": rule.description,
        "categoryId": rule.category.id,
        "categoryName": rule.category.name,
        "locQualityIssueType": rule.category.kind,
    }
