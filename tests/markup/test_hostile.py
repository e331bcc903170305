"""Input that is no page but an attack: it must end in a result, with every letter in it."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.document import Format
from mtfix.edits import apply
from tests.markup.tables import table

_MANY = 100_000
_SOME = 3_000
_ATTACKS = {
    "unclosed bold": "<b>" * _MANY,
    "nested divisions": "<div>" * _MANY + "inside" + "</div>" * _MANY,
    "padded paragraphs": "< p > " * _MANY,
    "less-than signs": "<" * _MANY,
    "spaced less-than signs": "< " * _MANY,
    "greater-than signs": "<p>" + ">" * _MANY,
    "open attributes": '<a href="' * (_MANY // 2),
    "fragments": "<p>x</p> " + "p> " * 100_000,
    "many attributes": "< a " + 'b = "c" ' * _MANY,
    "spaces": "<p>x</p>" + " " * 1_000_000 + ">",
    "spaces in a tag": "<" + " " * _MANY + "p" + " " * _MANY + ">",
    "slashes": "<p>x</p> " + "/ " * _MANY + ">",
    "ampersands": "&" * _MANY + "& # " * _MANY,
    "open scripts": "<script>" * _MANY,
}
"""As large as an attacker makes them."""

_SHAPES = {
    "unclosed bold": "<b>" * _SOME,
    "nested divisions": "<div>" * _SOME + "inside" + "</div>" * _SOME,
    "padded bold": "< b > " * _SOME,
    "padded closers": "< / p > " * _SOME,
    "padded bold closers": "< / b > x " * _SOME,
    "crossed": "< b > < i > x < / b > < / i > " * _SOME,
    "openers and closers apart": "< b > " * _SOME + "inside" + " < / i >" * _SOME,
    "open attributes": '<a href="' * _SOME,
    "open damaged attributes": '< a href = " ' * _SOME,
    "fragments": "<p>x</p> " + "p> " * _SOME,
    "open comments": "<!--" * _SOME,
    "open broken comments": "<! - " * _SOME,
    "open CDATA": "<![CDATA[" * _SOME,
    "open code": "< code > " * _SOME,
    "entities": "& amp ; " * _SOME,
    "addresses": "www." * _SOME + " " + "a@" * _SOME,
    "NULs": "<p>\0</p>\0< p \0> \0< / \0 p >" * _SOME,
    "lone surrogates": "<p>\ud800</p>< p \udc00 > \ud83d < / p >" * _SOME,
    "lone surrogates in attributes": '< a href = "\ud800" > x < / a >' * _SOME,
    "table cells": "<table>" + "< td > x " * _SOME,
    "nested lists": "< ul > < li > x " * _SOME,
    "nested tables": "<table><tr><td>" * _SOME + "< b > x < / b >",
}
"""Every shape, in every way through the program."""


def _check(text: str, result: mtfix.Result) -> None:
    assert apply(text, result.edits) == result.text
    for word in ("Alpha", "inside", "\ud83d", "omega"):
        assert (word in text) <= (word.casefold() in result.text.casefold())


@table("attack", {name: (attack,) for name, attack in _ATTACKS.items()})
def test_large_attacks_end_with_every_letter(attack: str) -> None:
    text = f"Alpha {attack} omega"
    _check(text, mtfix.fix(text, format="html"))


@table("shape", {name: (shape,) for name, shape in _SHAPES.items()})
@pytest.mark.parametrize("to", [None, "text", "markdown"], ids=["kept", "text", "markdown"])
def test_shapes_end_with_every_letter(shape: str, to: Format | None) -> None:
    text = f"Alpha {shape} omega"
    _check(text, mtfix.fix(text, format="html", to=to))


@table("shape", {name: (shape,) for name, shape in _SHAPES.items()})
def test_shapes_end_when_the_format_is_not_told(shape: str) -> None:
    text = f"Alpha {shape} omega"
    _check(text, mtfix.fix(text))
