"""ICU messages with a source: what is restored, and what is the translator's own."""

from __future__ import annotations

import mtfix
from tests.markup.tables import table

_BOATS = "{count, plural, one {# boat} other {# boats}}"


def _fixed(text: str, source: str) -> str:
    result = mtfix.fix(text, format="message", source=source)
    assert result.stable
    return result.text


_RESTORED = {
    "keyword of two words": (
        "{count, форма числа, один {# лодка} другие {# лодок}}",
        _BOATS,
        "{count, plural, one {# лодка} other {# лодок}}",
    ),
    "keyword of three words": (
        "{count, forma del número, uno {# bote} otros {# botes}}",
        _BOATS,
        "{count, plural, one {# bote} other {# botes}}",
    ),
    "exact selector": (
        "{count, plural, = 0 {nichts} one {# Boot} other {# Boote} }",
        "{count, plural, =0 {nothing} one {# boat} other {# boats}}",
        "{count, plural, =0 {nichts} one {# Boot} other {# Boote}}",
    ),
    "spaces everywhere": (
        "{ count , plural , one { # boot } other { # boten } }",
        _BOATS,
        "{count, plural, one {# boot} other {# boten}}",
    ),
    "signs of full width": (
        "{count，plural，one {# 艘船} other {# 艘船}}",
        _BOATS,
        "{count, plural, one {# 艘船} other {# 艘船}}",
    ),
    "last brace": (
        "{count, plural, one{# Boot} other{# Boote}",
        "{count, plural, one{# boat} other{# boats}}",
        "{count, plural, one{# Boot} other{# Boote}}",
    ),
    "comma between branches": (
        "{count, plural, one {# Boot}, andere {# Boote}}",
        _BOATS,
        "{count, plural, one {# Boot} other {# Boote}}",
    ),
    "name of several words": (
        "{Zahl der Boote, plural, one {# Boot} other {# Boote}}",
        _BOATS,
        "{count, plural, one {# Boot} other {# Boote}}",
    ),
    "own categories, translated": (
        "{liczba, mnoga, jeden {# łódź} kilka {# łodzie} wiele {# łodzi} inne {# łodzi}}",
        _BOATS,
        "{count, plural, one {# łódź} few {# łodzie} many {# łodzi} other {# łodzi}}",
    ),
    "categories in another order": (
        "{count, plural, otros {# barcos} uno {# barco}}",
        _BOATS,
        "{count, plural, other {# barcos} one {# barco}}",
    ),
    "without a word for other": (
        "{count, plural, uno {# barco} muchos {# barcos}}",
        _BOATS,
        "{count, plural, one {# barco} other {# barcos}}",
    ),
    "offset": (
        "{count, plural, offset : 1 one {# Boot} other {# Boote}}",
        "{count, plural, offset:1 one {# boat} other {# boats}}",
        "{count, plural, offset:1 one {# Boot} other {# Boote}}",
    ),
}


@table("text, source, expected", _RESTORED)
def test_restored(text: str, source: str, expected: str) -> None:
    assert _fixed(text, source) == expected
    assert _fixed(expected, source) == expected


_KEPT = {
    "own lines": ("{count, plural,\n  one {# Boot}\n  other {# Boote}\n}", _BOATS),
    "written tight": ("{count,plural,one{# Boot}other{# Boote}}", _BOATS),
    "own categories": (
        "{count, plural, one {# łódź} few {# łodzie} many {# łodzi} other {# łodzi}}",
        _BOATS,
    ),
    "a space inside that was meant": (
        "{count, plural, one { ein Boot} other { Boote}}",
        "{count, plural, one { a boat} other { boats}}",
    ),
    "a brace that may be lost in the middle": (
        "{count, plural, one {# Boot} other {# Boote} am {day}",
        "{count, plural, one {# boat} other {# boats}} on {day}",
    ),
    "a branch that lost its own brace": ("{count, plural, one {# Boot other {# Boote}}", _BOATS),
}


@table("text, source", _KEPT)
def test_kept(text: str, source: str) -> None:
    assert _fixed(text, source) == text


def test_words_that_are_no_categories_are_flagged() -> None:
    text = "{count, plural, stary {# łódź} nowy {x} inne {# łodzi}}"
    result = mtfix.fix(text, format="message", source=_BOATS)
    assert "stary {# łódź} nowy {x} other" in result.text
    assert [flag.reason.split()[0] for flag in result.flags] == ["“stary”", "“nowy”"]
