"""Which rule an edit belongs to, and its evidence in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mtfix.casing.lexicon import Known
from mtfix.casing.truecasing.features import Group
from mtfix.casing.truecasing.phrases import phrase_at
from mtfix.edits import Cause, Safety

if TYPE_CHECKING:
    from mtfix.casing.evidence import Evidence
    from mtfix.casing.truecasing.candidates import Place

_SORTS = (
    (Known.DATE, "case-date", "a month or weekday"),
    (Known.DEMONYM, "case-nationality", "a nationality or language"),
    (Known.PLACE, "case-place", "a place"),
    (Known.BRAND, "case-brand", "a company or product"),
    (Known.ACRONYM, "case-acronym", "an acronym"),
    (Known.GIVEN | Known.FAMILY, "case-person", "a name of people"),
)
_NO_PERSON = Known.DATE | Known.DEMONYM | Known.PLACE | Known.BRAND
_SHARE_WORTH_SAYING = 0.5
_MOST_REASONS = 3


def cause_of(evidence: Evidence, place: Place, weights: Counter[Group], safety: Safety) -> Cause:
    """The rule, and the strongest evidence first.

    Args:
        evidence: the text's.
        place: where the word stands.
        weights: what each group of features added to the score.
        safety: how sure the edit is.
    """
    strongest = [group for group, weight in weights.most_common() if weight > 0]
    if weights["word"] > 0:  # what the word is tells a reader most
        strongest.remove("word")
        strongest.insert(0, "word")
    found = [said for group in strongest if (said := _said(group, evidence, place))]
    rule = "case-multiword" if weights["phrase"] > 0 else _rule(evidence, place)
    return Cause(rule, "; ".join(found[:_MOST_REASONS]) or "it is a name", safety)


def _rule(evidence: Evidence, place: Place) -> str:
    entry, before = place.entry, place.around.before
    if entry.known & Known.ACRONYM and entry.form.isupper():
        return "case-acronym"
    if not entry.known & _NO_PERSON and before and evidence.is_given(before[0]):
        return "case-person"
    return next((rule for flag, rule, _ in _SORTS if entry.known & flag), "case-name")


def _said(group: Group, evidence: Evidence, place: Place) -> str:
    if group == "word":
        return _of_word(place)
    if group == "text":
        return _of_text(evidence, place)
    if group == "phrase":
        phrase = phrase_at(evidence.lexicon, place.around, place.word)
        return f"“{phrase.name}” is a name" if phrase else ""
    if group == "left":
        return f"“{place.around.before[0]}” before it" if place.around.before else ""
    if group == "right":
        return _of_right(place)
    lost, kept = evidence.health
    return f"the text has lost the capital of {lost} of {lost + kept} sure names" if lost else ""


def _of_word(place: Place) -> str:
    form, uses = place.entry.form, place.entry.uses
    sort = next((sort for flag, _, sort in _SORTS if place.entry.known & flag), "")
    if sort and not place.entry.is_word:
        return f"“{form}” is {sort}"
    if uses.total and uses.share > _SHARE_WORTH_SAYING:
        return f"“{form}” has its capital in {_in_hundred(uses.share)} of 100 uses"
    return f"“{form}” may be {sort}" if sort else f"“{place.word}” is no dictionary word"


def _in_hundred(share: float) -> int:
    return min(99, round(100 * share))


def _of_text(evidence: Evidence, place: Place) -> str:
    tally = evidence.tally(place.word)
    if place.word in evidence.people:
        return f"the text introduces {evidence.people[place.word]}"
    if tally.raised:
        times = "once" if tally.raised == 1 else f"{tally.raised} times"
        return f"the text writes “{tally.forms.most_common(1)[0][0]}” {times}"
    return ""


def _of_right(place: Place) -> str:
    if place.around.is_possessive:
        return "the possessive behind it"
    return f"“{place.around.behind[0]}” behind it" if place.around.behind else ""
