"""Modal verbs, forms of “do”, questions and relative clauses with a stray capital."""

from __future__ import annotations

import pytest

from mtfix.casing.overcap import strays
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    "text",
    [
        "The mill closed last year and »Will open as a museum.",
        "The tower is new, but »Can hold only 90 guests.",
        "The gate over the canal »Will be shut for a week.",
        "The soup »Might be too hot.",
        "This valve »Can stop the leak.",
        "The map, drawn in 1790, »Can be seen on Sundays.",
        "The oven, which weighs 90 kg, »Will heat the hall.",
        "The lorry is large, but »Does not need much oil.",
        "They saw the smoke, but »Did not call anybody.",
        "The glacier, slow and heavy, »Is still far away.",
        "The letter, »Was written by a monk.",
        "The ferry, »Which carries 90 cars, was late.",
        "The clinic, »Where two doctors work, has no lift.",
        "We do not know »Why the bell was silent.",
        "The cook explained »How the oven works.",
        "The boats leave »Every twenty minutes.",
        "The pump delivers forty litres »Per minute.",
        "If the lamp stays dark, »You should press the button.",
        "She speaks Danish, »So she was sent to Aarhus.",
        "The ice was thin, »Therefore nobody crossed it.",
        "Her aunt called Don Pablo, and »And she said that he was fine.",
    ],
    ids=lambda text: text[:30],
)
def test_verbs_and_clauses_are_lowered(text: str) -> None:
    before, _, behind = text.partition("»")
    assert corrected(strays, before + behind) == before + behind[0].lower() + behind[1:]


@pytest.mark.parametrize(
    "text",
    [
        "My brother and Will share a flat.",
        "The two tired brothers and Will share a flat.",
        "Her noisy dogs and Will sleep upstairs.",
        "His friend Will sold the car.",
        "The next day, Will left the town.",
        "The boy, Will by name, was ten.",
        "The band Can play in Bonn tonight.",
        "The lions, so Can wrote, were tame.",
        "The cuts made in May be reversed, he begged.",
        "They asked Can you come with us?",
        "The question is, Where do we stand?",
        "The main point, Is it safe at all?",
        "Some people asked Why do they hate us?",
        "The singer Per from Bergen won.",
        "They sang until Every was caught at last.",
        "If You agree and pay, You may read it.",
    ],
    ids=lambda text: text[:30],
)
def test_names_questions_and_terms_keep_their_capitals(text: str) -> None:
    assert corrected(strays, text) == text
