"""BBCode that was pulled apart, brackets of prose, and tags that plain text has no use for."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The [b]level[/ b] is high.", "The [b]level[/b] is high."),
        ("The [b] level [ / b] is high.", "The [b]level[/b] is high."),
        ("The[b] level [/ b]is high.", "The [b]level[/b] is high."),
        ("[list][*]One[/ List]", "[list][*]One[/list]"),
        ("[list] [ * ]One [* ]two[/ list]", "[list][*]One [*]two[/list]"),
        ("[color =＃808080]Grey[/color]", "[color=#808080]Grey[/color]"),
        ("[url = https: //harbour. org/a]Plan[/ url]", "[url=https://harbour.org/a]Plan[/url]"),
        ("[url]https://harbour.org/a[/ url]", "[url]https://harbour.org/a[/url]"),
        ("[quote = “Ann”]Hello.[/ quote]", '[quote="Ann"]Hello.[/quote]'),
        ("[IMG]https: //harbour. org/a. png[/ IMG]", "[IMG]https://harbour.org/a.png[/IMG]"),
        ("Read it here. [/ url]", "Read it here. [/url]"),
    ],
)
def test_tags_are_closed_up(text: str, wanted: str) -> None:
    assert mtfix.fix(text, format="text").text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The marks [b] and [i] are shelves; [ b ] is the upper one.",
        "Press [b] or [i], then [size = 4] is shown.",
        "if (letter[i] < letter[j] && box[b] > 0) go on;",
        "[code]a[ i ] = b; [/ i][/code]",
        "`[b]bold[/ b]` is how you write it.",
        "[b]Whole[/b] and [url=https://harbour.org]whole[/url] stay.",
        "The sound [ / b ] is voiced.",
    ],
)
def test_brackets_of_prose_stay(text: str) -> None:
    assert mtfix.fix(text, format="text").text == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The [b] level [ / b] is high.", "The level is high."),
        ("See [url=https://harbour.org]the plan[/url].", "See the plan."),
        ("The marks [b] and [i] are shelves.", "The marks [b] and [i] are shelves."),
        ("In BBCode [b]x[/b] is bold.", "In BBCode [b]x[/b] is bold."),
        ("Write `[b]x[/b]` for bold.", "Write `[b]x[/b]` for bold."),
    ],
)
def test_plain_text_has_no_tags(text: str, wanted: str) -> None:
    assert mtfix.fix(text, to="text").text == wanted


def test_tags_stay_where_the_format_is_given() -> None:
    text = "The [b]level[/b] is high."
    assert mtfix.fix(text, format="text", to="text").text == text


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("[fett]Ja[/fett], er.", "[b]Yes[/b], he.", "[b]Ja[/b], er."),
        ("[ fett ] Ja [ / fett ]", "[B]Yes[/B]", "[B]Ja[/B]"),
        ("[cita=Ann]A[/cita] [b]c[/b]", "[quote=Ann]A[/quote] [b]c[/b]",
         "[quote=Ann]A[/quote] [b]c[/b]"),
    ],
)  # fmt: skip
def test_translated_names_come_back_from_the_source(text: str, source: str, wanted: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == wanted


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("[nota]Ja[/nota]", "Yes"),
        ("[x]Ja[/x] [x]y[/x]", "[b]Yes[/b] [i]y[/i]"),
        ("[i]Ja[/i]", "[b]Yes[/b]"),
        ("[nota]Ja[/nota] [ver]", "[b]Yes[/b] [i]see"),
    ],
)
def test_names_stay_where_the_source_does_not_tell(text: str, source: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == text
