"""Regular expressions that are compiled when they are first used."""

from __future__ import annotations

import re

import pytest

from mtfix.patterns import compiled


def test_it_does_what_a_compiled_expression_does() -> None:
    word = compiled(r"([a-z])\w*", re.I)
    assert word.findall("Two words") == ["T", "w"]
    assert word.sub(r"\1", "Two words") == "T w"
    assert word.pattern == r"([a-z])\w*"
    assert word.flags & re.I
    assert word.groups == 1


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compile_ = re.compile

    def noted(pattern: str, flags: int) -> re.Pattern[str]:
        made.append(pattern)
        return compile_(pattern, flags)

    monkeypatch.setattr(re, "compile", noted)
    digit, letter = compiled(r"\d"), compiled("[a-z]")
    assert made == []
    assert [digit.search("a1"), digit.match("a1")][1] is None
    assert made == [r"\d"]
    assert letter.search("1a")
    assert made == [r"\d", "[a-z]"]
