"""A user's own names and the words to keep: what is written, what is left, and the laws."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import mtfix
from mtfix import Config
from mtfix.casing.own.names import RULE, names_of
from mtfix.tokens import WORD
from tests.strategies import formats, texts

_CONFIG = Config(
    names=(
        "Musk", "Apple", "Cook", "Ford", "SpaceX", "Roscosmos", "Elon Musk", "iPhone", "eBay",
        "Green Day", "McDonald's", "O'Brien", "Wi-Fi", "AT&T", "C#", ".NET", "Booking.com",
        "İstanbul", "NASA",
    ),
    keep=frozenset({"npm", "Tesla", "monday"}),
)  # fmt: skip


def _fixed(text: str) -> str:
    return mtfix.fix(text, format="text", config=_CONFIG).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is a spacex rocket.", "It is a SpaceX rocket."),
        ("It is a Spacex rocket.", "It is a SpaceX rocket."),
        ("It is a SPACEX rocket.", "It is a SpaceX rocket."),
        ("It is roscosmos's plan.", "It is Roscosmos's plan."),
        ("It is roscosmos’s plan.", "It is Roscosmos’s plan."),
        ("The boss, elon musk, left.", "The boss, Elon Musk, left."),
        ("The boss, Elon musk, left.", "The boss, Elon Musk, left."),
        ("The boss of elon\nmusk has left the firm.", "The boss of Elon\nMusk has left the firm."),
        ("They ate at mcdonald’s again.", "They ate at McDonald’s again."),
        ("We met o’brien there.", "We met O’Brien there."),
        ("It has wi-fi and at&t there.", "It has Wi-Fi and AT&T there."),
        ("It is in c# or .net there.", "It is in C# or .NET there."),
        ("He used booking.com there.", "He used Booking.com there."),
        ("Iphone sales rose.", "iPhone sales rose."),
        ("They fell. iphone sales rose.", "They fell. iPhone sales rose."),
        ("Then Green day sang for us.", "Then Green Day sang for us."),
        ("He met people from İSTANBUL there.", "He met people from İstanbul there."),
    ],
    ids=lambda value: value[:24],
)
def test_a_name_that_is_no_word_is_written_as_the_user_has_it(text: str, wanted: str) -> None:
    result = mtfix.fix(text, format="text", config=_CONFIG)
    assert result.text == wanted
    assert {cause.rule for edit in result.edits for cause in edit.causes} == {"case-own-name"}


@pytest.mark.parametrize(
    "text",
    [
        "THE SPACEX ROCKET FLEW AGAIN TODAY.",
        "He read WELCOME TO ROSCOSMOS there.",
        "A spacex-backed firm left.",
        "Write to @spacex or a/spacex or spacex.example.org.",
        'The word "spacex" is new.',
        "see you at spacex lol, it was great",
        "Das ist ein iphone im Haus, und das ist nicht gut.",
        "if (x) { return spacex; }",
        "It is the iPhone. iPhone sales rose. iPhone.",
    ],
    ids=lambda value: value[:24],
)
def test_a_name_is_left_where_nobody_means_it_or_it_is_right(text: str) -> None:
    assert _fixed(text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He has invited musk to dinner.", "He has invited Musk to dinner."),
        ("In a statement, musk said it was late.", "In a statement, Musk said it was late."),
        ("On Friday musk's company left.", "On Friday Musk's company left."),
        ("According to cook, sales were strong.", "According to Cook, sales were strong."),
    ],
    ids=lambda value: value[:24],
)
def test_a_name_that_is_a_word_too_is_raised_where_the_place_tells(text: str, wanted: str) -> None:
    assert _fixed(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "She loved the scent of musk in the room.",
        "The musk deer lives in the mountains.",
        "He works as a cook in a hotel.",
        "The cook said that it was late.",
        "She wants to cook dinner for us.",
        "She baked an apple pie for the guests.",
        "Prices of apple juice rose.",
        "They had to ford the river at night.",
        "It was a green day for the markets.",
        "He ate an apple and left.",
    ],
    ids=lambda value: value[:24],
)
def test_the_word_is_left(text: str) -> None:
    assert _fixed(text) == text


def test_tags_stay_where_they_are() -> None:
    text = "<p>The boss of the firm is <b>elon</b> musk again.</p>"
    wanted = "<p>The boss of the firm is <b>Elon</b> Musk again.</p>"
    assert mtfix.fix(text, config=_CONFIG).text == wanted


def test_the_reason_names_the_list() -> None:
    result = mtfix.fix("It is a spacex rocket.", config=_CONFIG)
    assert result.edits[0].causes[0].reason == "your list of names has “SpaceX”"
    assert result.edits[0].causes[0].safety == "safe"


def test_the_users_form_wins_over_the_lexicons() -> None:
    config = Config(names=("Spacex",))
    result = mtfix.fix("It is a spacex rocket, a SpaceX rocket.", config=config)
    assert result.text == "It is a Spacex rocket, a Spacex rocket."


def test_of_two_forms_the_last_counts() -> None:
    config = Config(names=("SPACEX", "SpaceX"))
    assert mtfix.fix("It is a spacex rocket.", config=config).text == "It is a SpaceX rocket."


def test_the_rule_can_be_disabled() -> None:
    config = Config(names=("Zorblatt",), disable=frozenset({"case-own-name"}))
    assert mtfix.fix("It is a zorblatt rocket.", config=config).edits == ()


def test_a_disabled_list_leaves_the_other_rules_alone() -> None:
    config = Config(names=("ZURICH",), disable=frozenset({"case-own-name"}))
    assert mtfix.fix("They met in zurich.", config=config).text == "They met in Zurich."


@pytest.mark.parametrize(
    "text",
    [
        "It fell. npm is new.",
        "They met on monday in the town.",
        "Shares of tesla's rival fell.",
        "<p>It fell.</p><p>npm is < b >new< / b > and good.</p>",
    ],
)
def test_the_case_of_a_word_to_keep_is_never_changed(text: str) -> None:
    result = mtfix.fix(text, unsafe=True, config=_CONFIG)
    assert not re.search("NPM|Npm|Monday|Tesla", result.text)


def test_without_keep_the_same_words_are_raised() -> None:
    assert mtfix.fix("They met on monday in the town.").text == "They met on Monday in the town."


@pytest.mark.parametrize(
    ("choices", "message"),
    [
        ({"names": ("npm",)}, "“npm” has no capital letter"),
        ({"names": ("--",)}, "“--” has no letter"),
        ({"keep": frozenset({"two words"})}, "no single word"),
        ({"keep": frozenset({""})}, "no single word"),
    ],
    ids=str,
)
def test_a_config_says_what_is_no_name(choices: dict[str, tuple[str]], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Config(**choices)  # type: ignore[arg-type]


def test_a_config_is_a_value() -> None:
    assert Config(names=("Musk",)) == Config(names=("Musk",))
    assert len({Config(names=("Musk",)), Config(names=("Musk",))}) == 1


_slow = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
_names = st.sampled_from(
    ["musk", "Musk", "spacex", "SPACEX", "elon musk", "iphone", "ebay", "mcdonald’s", "c#", "npm"]
)
_named = st.lists(st.tuples(texts, _names), max_size=5).map(
    lambda parts: " ".join(f"{text} {name}" for text, name in parts)
)


@_slow
@given(_named, formats)
@example("It is. iphone is. Iphone", "text")
def test_fixing_twice_changes_nothing(text: str, format_: str) -> None:
    first = mtfix.fix(text, format=format_, config=_CONFIG)  # type: ignore[arg-type]
    assert first.stable
    assert mtfix.fix(first.text, format=first.format, config=_CONFIG).text == first.text


@_slow
@given(_named)
def test_a_name_changes_case_alone(text: str) -> None:
    result = mtfix.fix(text, format="text", config=_CONFIG)
    for edit in result.edits:
        if all(cause.rule == RULE for cause in edit.causes):
            old = text[edit.start : edit.end]
            assert old.casefold() == edit.replacement.casefold()


@_slow
@given(_named)
def test_words_to_keep_are_kept(text: str) -> None:
    fixed = mtfix.fix(text, format="text", unsafe=True, config=_CONFIG).text
    assert not _kept(text) - _kept(fixed)


def _kept(text: str) -> Counter[str]:
    return Counter(word for word in WORD.findall(text) if word in ("npm", "monday", "tesla"))


@_slow
@given(_named)
def test_matches_are_whole_ordered_and_right_once_written(text: str) -> None:
    end = 0
    names = names_of(_CONFIG)
    for match in names.matches(text):
        assert match.start >= end
        assert text[match.start : match.end] == match.found
        assert [again.written for again in names.matches(match.written)] == [match.written]
        end = match.end
