"""Stray capitals behind commas, in lists, and in shouted plurals."""

from __future__ import annotations

import pytest

from mtfix.casing.overcap import shouts, strays
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In Peru, Some roads are shut.", "In Peru, some roads are shut."),
        (
            "In Spain, Many banks lost money. In Malta, Most did well.",
            "In Spain, many banks lost money. In Malta, most did well.",
        ),
        ("During the strike, No trains ran.", "During the strike, no trains ran."),
        ("In 2014, The mill burned down.", "In 2014, the mill burned down."),
        ("The organ, Which stood here, was sold.", "The organ, which stood here, was sold."),
        ("Karvonen, Who was late, ran.", "Karvonen, who was late, ran."),
        (
            "The Maltese oak, Which had died, fell.",
            "The Maltese oak, which had died, fell.",
        ),
        (
            "To trade with Chad, The port grew.",
            "To trade with Chad, the port grew.",
        ),
        ("Most Of the fish had gone.", "Most of the fish had gone."),
        (
            "In May 2011 She sold it. In 2012 They left.",
            "In May 2011 she sold it. In 2012 they left.",
        ),
        (
            "The clock, which fell down in 1950, Has been mended.",
            "The clock, which fell down in 1950, has been mended.",
        ),
        (
            "The clerk, Who lived next door, Had no key.",
            "The clerk, who lived next door, had no key.",
        ),
        (
            "He got 5,000 francs Without asking for them.",
            "He got 5,000 francs without asking for them.",
        ),
        ("We saw 12 foxes During the night.", "We saw 12 foxes during the night."),
        (
            "It needs yeast, salt and Butter; the butter is soft.",
            "It needs yeast, salt and butter; the butter is soft.",
        ),
        (
            "The duke paid for Hospitals and a school.",
            "The duke paid for hospitals and a school.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_strays_behind_commas_and_in_lists_are_lowered(text: str, wanted: str) -> None:
    assert corrected(strays, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In 1961, Some Like It Hot was shown again.",
        "In London, The Times wrote of it.",
        "In Turkey, Most is a small town.",
        "In spring, The birds are here, And all the woods are green.",
        "The band, Who Are You, was new.",
        "She asked, Is it late?",
        "He sang for Cream and a choir.",
        "He drank Sprite, milk and Cream; the cream was sour.",
    ],
    ids=lambda text: text[:30],
)
def test_other_capitals_behind_commas_stay(text: str) -> None:
    assert corrected(strays, text) == text


def test_shouted_plurals_are_lowered() -> None:
    text = "The 40 POUNDs were paid for two HOUSEs."
    assert corrected(shouts, text) == "The 40 pounds were paid for two houses."


@pytest.mark.parametrize(
    "text",
    [
        "The NGOs, two MPs and some SEALs met; the DVDs and APIs were new.",
        "THE HOUSEs OF THE RICH",
        "Our Blue HOUSEs Stand Here",
    ],
)
def test_plurals_of_acronyms_and_headlines_stay(text: str) -> None:
    assert corrected(shouts, text) == text


@pytest.mark.parametrize(
    ("text", "stray"),
    [
        ("The pool stays shut until May, When the new roof is done.", "When"),
        ("The shop lost its windows in Bonn, Although nobody threw a stone.", "Although"),
        ("The ferry ran on Sunday, But the bus did not.", "But"),
        ("In Bonn, a town on the Rhine, People danced all night.", "People"),
        ("After the flood, Fishermen mended their nets.", "Fishermen"),
        ("However, They sold the mill.", "They"),
        ("Half of the crew stayed on board; Others swam ashore.", "Others"),
        ("The old mill was closed; The owner is said to be ill.", "The owner"),
        ("The north was evacuated at noon; Roads in the south were open.", "Roads"),
        ("Larsson, Standing on a balcony, waved to them.", "Standing"),
        ("For the museum, Restoring the ship would be hard.", "Restoring"),
        ("They repaired the north bridge, Opening two lanes.", "Opening"),
        ("Women from the village And their sons planted trees.", "And"),
        ("Take 200 grams of Butter; melt the butter.", "Butter"),
        ("The mayor opened the pool on Sunday, Without a single speech.", "Without"),
        ("They sold the ferry last week, Under pressure from the banks.", "Under"),
        ("“I had no time,” the baker said, And closed the door.", "And"),
        ("For the Herons, Scoring was hard that night.", "Scoring"),
        ("The tug came back to the harbour Of Rotterdam at dawn.", "Of"),
    ],
    ids=lambda text: text[:30],
)
def test_what_goes_on_with_a_sentence_is_lowered(text: str, stray: str) -> None:
    assert corrected(strays, text) == text.replace(f" {stray}", f" {stray[0].lower()}{stray[1:]}")


@pytest.mark.parametrize(
    "text",
    [
        "Ladies and Gentlemen, As you know, we lost.",
        "The Holy Spirit, Who has spoken, is here.",
        "None Of the Above was a hit.",
        "See page 2011 He said nothing there.",
        "My dear citizens, We have won it.",
        "The question is, When will it rain?",
        "She said, If you come, bring bread.",
        "They sang songs such as Perfume, After midnight and Home.",
        "At the fair, Waiting for the rain was shown.",
        "As director, Waters said that he was glad.",
        "If A moves, A may not pass.",
        "He bears a harp Or stringed silver.",
        "In spring, The birds are here, And all is green, And life is dear.",
        "It was led by a lot of Members.",
        "She wrote another essay, On the nature of rain.",
        "They toured with bands such as Night Ferry, At the Gates and others.",
        "He reads the novel Of Rome and Roses.",
    ],
    ids=lambda text: text[:30],
)
def test_what_begins_anew_keeps_its_capital(text: str) -> None:
    assert corrected(strays, text) == text
