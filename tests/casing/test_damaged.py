"""Names in texts that have lost many capitals, and what bears, spells or introduces a name."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.casing import people
from mtfix.casing.truecasing import names
from tests.casing.finders import corrected

LOST = "She flew from germany to poland, spain and italy, and met putin and merkel in berlin. "
KEPT = "She flew from Germany to Poland, Spain and Italy, and met Putin and Merkel in Berlin. "


@pytest.mark.parametrize("name", ["ralsko", "dorvashi", "kelminen"])
def test_a_damaged_text_has_lost_the_capitals_of_strange_names_too(name: str) -> None:
    text = f"She asked the director of {name} for help."
    assert f" {name.capitalize()} for" in corrected(names, LOST + text)
    assert corrected(names, KEPT + text) == KEPT + text


@pytest.mark.parametrize(
    "text",
    [
        "He sang vasti kolume plorin to them.",  # a foreign phrase
        "The zortex was full; a zortex, two zortex and one more zortex of tin.",  # a term
        "The overhelmingly good soup.",  # a slip
    ],
)
def test_other_strange_words_stay(text: str) -> None:
    assert corrected(names, LOST + text).endswith(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The trainer Zelto Pelgumov resigned. By selling him, pelgumov lost a friend.",
            "The trainer Zelto Pelgumov resigned. By selling him, Pelgumov lost a friend.",
        ),
        (
            "The trainer Zelto pelgumov resigned. By selling him, pelgumov lost a friend.",
            "The trainer Zelto Pelgumov resigned. By selling him, Pelgumov lost a friend.",
        ),
    ],
)
def test_a_role_introduces_a_surname_for_the_whole_text(text: str, wanted: str) -> None:
    assert corrected(people, text) == wanted


def test_a_surname_that_is_a_rarer_word_stands_behind_a_given_name() -> None:
    text = "A play by jennifer garner opened."
    assert corrected(people, LOST + text).endswith("by jennifer Garner opened.")
    assert corrected(people, KEPT + text).endswith(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Finnish food agency ruovira agreed.", "The Finnish food agency Ruovira agreed."),
        ("It was repaired at the plant kronvelt.", "It was repaired at the plant Kronvelt."),
        ("The US Coral Survey (uscs) has ships.", "The US Coral Survey (USCS) has ships."),
        (
            "He trades exchange-traded funds (etf) now.",
            "He trades exchange-traded funds (ETF) now.",
        ),
        ("She joined the club Al-wadhan.", "She joined the club Al-Wadhan."),
        (
            "The polish ambassador met catholic bishops.",
            "The Polish ambassador met Catholic bishops.",
        ),
        ("The Ministry of the interior closed.", "The Ministry of the Interior closed."),
        ("Since march, it has rained.", "Since March, it has rained."),
        ("People of the mount Kenya region left.", "People of the Mount Kenya region left."),
        ("It needs a cr2016 battery.", "It needs a CR2016 battery."),
        ("They ordered b300 and c20 accelerators.", "They ordered B300 and C20 accelerators."),
        ("Two lm6000 gas turbines run.", "Two LM6000 gas turbines run."),
    ],
)
def test_neighbours_tell_a_name(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The square antiprismatic shape is rare.",
        "The party goodies were eaten.",
        "The commission iebq met.",
        "It turns at revolutions per minute (rpm).",
        "The x86 processor and the i7 chip are old.",
        "The 900 cm3 engine failed.",
        "We tried the t5 model.",
        "To polish government silver takes days.",
        "He has catholic tastes.",
    ],
)
def test_what_may_be_meant_small_stays(text: str) -> None:
    assert mtfix.fix(text).text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In ralsko, a dog barked.", "In Ralsko, a dog barked."),
        ("Ask the town of Ralsko why ralsko woke.", "Ask the town of Ralsko why Ralsko woke."),
        ("The General assembly met.", "The General Assembly met."),
        ("She went to the military Hospital.", "She went to the Military Hospital."),
        ("She works at the lynch Institute.", "She works at the Lynch Institute."),
        ("The aslef union called a strike.", "The ASLEF union called a strike."),
        ("The rocket galileo-2 exploded.", "The rocket Galileo-2 exploded."),
        ("The Secretary of defense spoke.", "The Secretary of Defense spoke."),
        ("The singer fabiola mistral sang.", "The singer Fabiola Mistral sang."),
        ("Mick garner sang. Then garner said no.", "Mick Garner sang. Then Garner said no."),
        (
            "Donald Trump came. Later trump wrote a letter; he held a trump.",
            "Donald Trump came. Later Trump wrote a letter; he held a trump.",
        ),
    ],
)
def test_a_damaged_text_has_lost_this_capital_too(text: str, wanted: str) -> None:
    assert mtfix.fix(LOST + text).text == KEPT + wanted


@pytest.mark.parametrize(
    "text",
    [
        "They lost the Popular vote.",
        "There was a General strike.",
        "She read the General theory of it.",
        "The farmers of the mei union met.",  # or MEI
        "The secretary of defense spoke.",
        "A caspase-3 test and a version-2 file are lost.",
        "They work for skytower today.",  # or SkyTower
        "Donald Trump came; later he held a trump, and the trump raises his hopes.",
    ],
)
def test_what_a_damaged_text_may_mean_so_stays(text: str) -> None:
    assert mtfix.fix(LOST + text).text == KEPT + text
