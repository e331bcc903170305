"""What each of LanguageTool's rules may do: from the counts and from what a person has read.

* *safe*: at least `ENOUGH` proposals read and at most one in a hundred not right; or at least
  `FEW` read, all of them right, and `STRUCTURAL` says why another reading is out of the question.
* *unsafe*: at least `FEW` read, at most one in ten not right; or a rule that the figures call safe
  and for which `SPOILT` names ordinary text that it harms, though the corpora have none of it.
* *off*: more than one match in 10,000 words of people and not mostly right; or a category of taste;
  or a rule of which `SOME` or more were read and most are matters of taste.
* *flag*: all others.

A matter of taste is not right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from grammar_asking import Gathered, Match
from grammar_judging import Judged, Place

from mtfix.grammar.allowed import Trust, is_spelling

ENOUGH = 30
FEW = 10
SOME = 4
_SAFE, _UNSAFE = 0.01, 0.1
_FLOOD = 1 / 10_000
_HALF = 0.5

SOUGHT = "sought"
"""The kind of what was looked for because a rule speaks of it; it says nothing about frequency."""

STRUCTURAL: Mapping[str, str] = {
    "EACH_OTHERS": "each other has no plural, so that its possessive can only be each other's",
}
"""Why a proposal of a rule cannot well be wrong, for rules with less than `ENOUGH` proposals."""

SPOILT: Mapping[str, str] = {
    "CURRENCY_SPACE": "it closes up formulas and prompts in plain text: $ 2 + 3 $",
}
"""Text that a rule harms, found by trying."""

TASTE: Mapping[str, Trust] = {
    "ACADEMIC_WRITING": "off",
    "AMERICAN_ENGLISH_STYLE": "off",
    "BRITISH_ENGLISH": "off",
    "COLLOQUIALISMS": "off",
    "CREATIVE_WRITING": "off",
    "GENDER_NEUTRALITY": "off",
    "PLAIN_ENGLISH": "off",
    "REDUNDANCY": "off",
    "REPETITIONS_STYLE": "off",
    "STYLE": "off",
    "TEXT_ANALYSIS": "off",
    "WIKIPEDIA": "off",
}
"""The categories of taste, and of the varieties of English."""


class Figures(NamedTuple):
    """The counts of a rule.

    Attributes:
        category: the category of the rule.
        human: its matches in text that people wrote.
        raw: its matches in outputs of systems.
        human_proposals: those that could be edits.
        raw_proposals: those that could be edits.
        right: how many that were read are right.
        wrong: how many are wrong.
        taste: how many are matters of taste.
    """

    category: str
    human: int = 0
    raw: int = 0
    human_proposals: int = 0
    raw_proposals: int = 0
    right: int = 0
    wrong: int = 0
    taste: int = 0

    @property
    def judged(self) -> int:
        """How many proposals were read."""
        return self.right + self.wrong + self.taste

    @property
    def not_right(self) -> float:
        """The share of those read that are not right; all if none was read."""
        return (self.wrong + self.taste) / self.judged if self.judged else 1.0

    def share(self, of: int) -> float | None:
        """A share of those read; None if none was."""
        return of / self.judged if self.judged else None


def figures(parts: Iterable[Gathered], judged: Mapping[Place, Judged]) -> dict[str, Figures]:
    """The counts of every rule that was met."""
    counts: dict[str, Counter[str]] = {}
    categories: dict[str, str] = {}
    for part in parts:
        for match in part.matches:
            categories[match.rule] = match.category
            if part.kind != SOUGHT:
                counts.setdefault(match.rule, Counter()).update(_counted(match))
    for it in judged.values():
        counts.setdefault(it.rule, Counter())[it.verdict] += 1
    return {
        rule: Figures(categories.get(rule, ""), **count) for rule, count in sorted(counts.items())
    }


def _counted(match: Match) -> list[str]:
    return [match.side, *([f"{match.side}_proposals"] if match.is_proposal else ())]


def words(parts: Iterable[Gathered]) -> dict[str, int]:
    """How many words were asked about."""
    counts = {"human": 0, "raw": 0}
    for part in parts:
        counts[part.side] += part.words if part.kind != SOUGHT else 0
    return counts


def trust(rule: str, found: Figures, words_of_people: int) -> tuple[Trust, str]:
    """What a rule may do, and why if the figures do not tell it."""
    not_right = found.not_right
    if is_spelling(rule, found.category):
        return "off", "spelling"
    if found.judged >= ENOUGH and not_right <= _SAFE:
        return ("unsafe", SPOILT[rule]) if rule in SPOILT else ("safe", "")
    if found.judged >= FEW and not not_right and rule in STRUCTURAL:
        return "safe", STRUCTURAL[rule]
    if found.judged >= FEW and not_right <= _UNSAFE:
        return "unsafe", ""
    why = _why_silent(found, words_of_people)
    return ("off", why) if why else ("flag", "")


def _why_silent(found: Figures, words_of_people: int) -> str:
    """Why a rule that makes no edits should not report either; empty if it should."""
    if found.category in TASTE:
        return "a category of taste"
    if found.human > _FLOOD * words_of_people and found.not_right > _HALF:
        return "too many in what people write"
    return "taste" if found.judged >= SOME and found.taste > found.judged * _HALF else ""


def allowed(
    parts: Iterable[Gathered], judged: Mapping[Place, Judged], date: str
) -> dict[str, object]:
    """What `mtfix.grammar.allowed` reads."""
    parts = list(parts)
    totals = words(parts)
    rules: dict[str, dict[str, str | int]] = {}
    for rule, found in figures(parts, judged).items():
        may, why = trust(rule, found, totals["human"])
        counts = {"human": found.human, "raw": found.raw, "judged": found.judged}
        more = {"wrong": found.wrong, "taste": found.taste}
        told = {"trust": may, **counts, **{name: value for name, value in more.items() if value}}
        rules[rule] = told | ({"why": why} if why else {})
    return {"date": date, "words": totals, "categories": dict(TASTE), "rules": rules}
