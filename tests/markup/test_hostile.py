"""Input that is no page but an attack: it must end in a result, with every letter in it."""

from __future__ import annotations

from typing import Literal

import pytest

import mtfix
from mtfix.edits import apply
from tests.markup.tables import table

_MANY = 100_000
_ATTACKS = {
    "unclosed bold": "<b>" * _MANY,
    "nested divisions": "<div>" * _MANY + "inside" + "</div>" * _MANY,
    "padded paragraphs": "< p > " * _MANY,
    "padded bold": "< b > " * _MANY,
    "padded closers": "< / p > " * _MANY,
    "padded bold closers": "< / b > x " * _MANY,
    "crossed": "< b > < i > x < / b > < / i > " * (_MANY // 10),
    "openers and closers apart": "< b > " * _MANY + "inside" + " < / i >" * _MANY,
    "less-than signs": "<" * _MANY,
    "spaced less-than signs": "< " * _MANY,
    "greater-than signs": "<p>" + ">" * _MANY,
    "open attributes": '<a href="' * (_MANY // 2),
    "open damaged attributes": '< a href = " ' * (_MANY // 2),
    "many attributes": "< a " + 'b = "c" ' * (_MANY // 2),
    "fragments": "<p>x</p> " + "p> " * 350_000,
    "slashes": "<p>x</p> " + "/ " * _MANY + ">",
    "spaces": "<p>x</p>" + " " * 1_000_000 + ">",
    "spaces in a tag": "<" + " " * _MANY + "p" + " " * _MANY + ">",
    "open comments": "<!--" * _MANY,
    "open broken comments": "<! - " * _MANY,
    "open CDATA": "<![CDATA[" * _MANY,
    "open scripts": "<script>" * _MANY,
    "open code": "< code > " * _MANY,
    "ampersands": "&" * _MANY + "& # " * _MANY,
    "entities": "& amp ; " * _MANY,
    "NULs": "<p>\0</p>\0< p \0> \0< / \0 p >" * 1000,
    "lone surrogates": "<p>\ud800</p>< p \udc00 > \ud83d < / p >" * 1000,
    "lone surrogates in attributes": '< a href = "\ud800" > x < / a >' * 1000,
    "table cells": "<table>" + "< td > x " * _MANY,
    "nested lists": "< ul > < li > x " * (_MANY // 2),
    "nested tables": "<table><tr><td>" * 20_000 + "< b > x < / b >",
}


@table("attack", {name: (attack,) for name, attack in _ATTACKS.items()})
@pytest.mark.parametrize("to", [None, "text", "markdown"], ids=["kept", "text", "markdown"])
def test_it_ends_with_every_letter(attack: str, to: Literal["text", "markdown"] | None) -> None:
    text = f"Alpha {attack} omega"
    result = mtfix.fix(text, format="html", to=to)
    assert apply(text, result.edits) == result.text
    assert result.text.lstrip("<p>").startswith("Alpha")
    assert "omega" in result.text
    for word in ("inside", "\ud800"):
        assert (word in attack) <= (word in result.text)


@table("attack", {name: (attack,) for name, attack in _ATTACKS.items()})
def test_it_ends_when_the_format_is_not_told(attack: str) -> None:
    assert "omega" in mtfix.fix(f"Alpha {attack} omega").text
