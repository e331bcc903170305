"""The seven laws, on made-up text of every kind that hurts."""

from __future__ import annotations

from collections import Counter

from hypothesis import HealthCheck, example, given, settings

import mtfix
from mtfix.edits import apply, invert, minimal
from mtfix.reading import read
from mtfix.verify import MARKUP_RULES, violations
from tests.strategies import formats, texts

_slow = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


@_slow
@given(texts, formats)
@example("a p> < p > b < / p >", "auto")
def test_1_replay(text: str, format_: str) -> None:
    result = mtfix.fix(text, format=format_)  # type: ignore[arg-type]
    assert apply(text, result.edits) == result.text
    assert apply(result.text, invert(text, result.edits)) == text


@_slow
@given(texts, formats)
def test_2_edits_are_ordered_disjoint_minimal_and_explained(text: str, format_: str) -> None:
    end = 0
    for edit in mtfix.fix(text, format=format_).edits:  # type: ignore[arg-type]
        assert edit.start >= end
        assert minimal(text, edit) == edit
        assert edit.causes
        assert all(cause.rule and len(cause.reason) > 8 for cause in edit.causes)
        end = edit.end


@_slow
@given(texts, formats)
def test_3_opaque_content_is_changed_by_the_markup_stage_alone(text: str, format_: str) -> None:
    result = mtfix.fix(text, format=format_)  # type: ignore[arg-type]
    document = read(text, result.format)
    for edit in result.edits:
        if not any(cause.rule.startswith(MARKUP_RULES) for cause in edit.causes):
            assert not document.refuses(edit)


@_slow
@given(texts, formats)
def test_4_a_second_run_changes_nothing(text: str, format_: str) -> None:
    first = mtfix.fix(text, format=format_)  # type: ignore[arg-type]
    second = mtfix.fix(first.text, format=first.format)
    assert first.stable
    assert second.text == first.text


ALL_LETTERS = mtfix.Config(disable=frozenset({"repetition", "characters", "articles", "drop-cap"}))
"""Without the rules that say of a letter that it does not belong there."""


@_slow
@given(texts)
def test_6_prose_edits_lose_no_letter(text: str) -> None:
    for edit in mtfix.fix(text, config=ALL_LETTERS).edits:
        if not any(cause.rule.startswith(MARKUP_RULES) for cause in edit.causes):
            assert not _letters(text[edit.start : edit.end]) - _letters(edit.replacement)


@_slow
@given(texts, formats)
def test_verify_agrees(text: str, format_: str) -> None:
    result = mtfix.fix(text, format=format_)  # type: ignore[arg-type]
    again = violations(result, lambda mended: mtfix.fix(mended, format=result.format))
    assert again == []


@_slow
@given(texts)
def test_conversion_to_text_replays_and_keeps_the_letters_of_the_prose(text: str) -> None:
    result = mtfix.fix(text, format="html", to="text")
    assert apply(text, result.edits) == result.text
    shown = read(mtfix.fix(text, format="html").text, "html").prose.text
    assert not _letters(shown) - _letters(result.text)


def _letters(text: str) -> Counter[str]:
    return Counter(letter for letter in text.casefold() if letter.isalpha())
