"""Names told by the words beside them: firms, offices, compounds, programs; and plain English."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.casing.neighbours import completed
from mtfix.casing.overcap import strays
from mtfix.casing.sentences import starts
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rivals praised google's processor.", "Rivals praised Google's processor."),
        ("Nobody liked amazon's new tablet.", "Nobody liked Amazon's new tablet."),
        ("He drew up oracle's revenue plan.", "He drew up Oracle's revenue plan."),
        ("Shares in target and intel sank.", "Shares in Target and Intel sank."),
        ("Shares of shell slumped.", "Shares of Shell slumped."),
        ("A greek-speaking guide came.", "A Greek-speaking guide came."),
        ("Two polish-made ovens burned.", "Two Polish-made ovens burned."),
        ("The turkey-backed force left.", "The Turkey-backed force left."),
        ("She met the Minister of finance.", "She met the Minister of Finance."),
        (
            "He asked the Minister of trade and the mayor.",
            "He asked the Minister of Trade and the mayor.",
        ),
        ("The Committee on education sat.", "The Committee on Education sat."),
        (
            "The Department of trade and industry was shut.",
            "The Department of Trade and Industry was shut.",
        ),
        ("This tool needs python 3.12.", "This tool needs Python 3.12."),
        ("Our shop runs on linux.", "Our shop runs on Linux."),
        ("Save it for excel or powerpoint.", "Save it for Excel or PowerPoint."),
        ("The form opens in word or excel.", "The form opens in Word or Excel."),
    ],
)
def test_words_beside_a_name_tell_it(text: str, wanted: str) -> None:
    assert corrected(completed, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The bakers' union group met.",
        "Members of the trade union group met.",
        "He painted the apple's stalk and an apple's core.",
        "We mapped amazon's basin.",
        "The target's headquarters burned.",
        "They hold shares in target companies.",
        "He sold shares of gold and silver.",
        "A turkey-based soup and a china-style plate.",
        "A state-owned mill used reading-based tests.",
        "She became a minister of education.",
        "She met the Minister of health services.",
        "She met the Minister of trade and small firms.",
        "The Committee on labour, trade and energy sat.",
        "The committee on the bill sat.",
        "They go or rust.",
        "Do not excel or word it so.",
        "I want to go 2.5 to the north.",
        "The firm makes chrome and rust parts.",
    ],
)
def test_common_words_stay(text: str) -> None:
    assert corrected(completed, text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“What a race! they never slowed down,” he said.", "They"),
        ("What a meal! we ate for hours.", "We"),
    ],
)
def test_a_sentence_begins_behind_an_exclamation(text: str, wanted: str) -> None:
    assert f"! {wanted} " in corrected(starts, text)


@pytest.mark.parametrize(
    "text",
    ["Yahoo! we use it daily.", "What a storm! it said on the radio.", "What a cheat! he cried."],
)
def test_an_exclamation_may_go_on(text: str) -> None:
    assert corrected(starts, text) == text


def test_a_gerund_behind_an_opening_phrase_is_no_name() -> None:
    text = "For the beaten team, Finishing was enough."
    assert corrected(strays, text) == "For the beaten team, finishing was enough."


@pytest.mark.parametrize(
    "text",
    [
        "On the album, Breathing is a ballad.",
        "At the festival, Breathing was shown.",
        "In summer, Sailing Weekly appears.",
    ],
)
def test_a_title_behind_an_opening_phrase_stays(text: str) -> None:
    assert corrected(strays, text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Mario draghi met Janet yellen.", "Mario Draghi met Janet Yellen."),
        (
            "Bank chief Mario draghi thanked Janet yellen's former press officer yesterday.",
            "Bank chief Mario Draghi thanked Janet Yellen's former press officer yesterday.",
        ),
    ],
)
def test_a_sentence_without_function_words_is_english(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize("text", ["Hij werkt met chrome", "Suche die Datei", "Zug nach berlin"])
def test_short_foreign_texts_stay(text: str) -> None:
    assert mtfix.fix(text).text == text
