"""Law 7: any input whatever ends in a result, in linear time and without recursion."""

from __future__ import annotations

import pytest

import mtfix

_LONG_LINE = "The mayor , he said, met Elon Musk and invited musk to stay. " * 160_000

_HOSTILE = {
    "3 MB on one line": _LONG_LINE[:3_000_000],
    "100,000 unclosed tags": "<p>a" + "<b>" * 100_000,
    "100,000 nested tags": "<div>" * 100_000 + "x" + "</div>" * 100_000,
    "100,000 damaged openers": "< p > a " * 100_000,
    "100,000 damaged closers": "a < / p > " * 100_000,
    "crossed pairs": "< b >< i >x< / b >< / i >" * 20_000,
    "angle brackets": "<" * 100_000 + ">" * 100_000,
    "unclosed attributes": '<a href="' * 50_000,
    "fragments": "p> " * 100_000 + "<p>",
    "quotation marks": "\"“”'" * 100_000,
    "full stops": ". " * 200_000,
    "a run of full stops": "He left" + "." * 300_000,
    "a run of marks": "He left" + "!?" * 150_000,
    "a run of line ends": "He left.\n" + "\n" * 300_000 + "x",
    "a run of blank lines": "He left.\n" + " \n" * 150_000 + "x",
    "spaces": " " * 1_000_000 + ",",
    "commas": " ," * 200_000,
    "ampersands": "& " * 200_000 + "& nbsp;",
    "NULs": "a\x00b , " * 10_000,
    "lone surrogates": "<p>\ud800 x , y \udfff< / p >" * 5_000,
    "one long word": "a" * 3_000_000,
    "given names": "Anton " * 100_000 + "shkaplerov",
    "at signs": "@" * 200_000,
    "brackets": "( " * 100_000,
    "opening quotes": "“ a " * 50_000,
    "backticks": "`a" * 100_000,
    "accents": "Le café était fermé à l'été, près de la forêt. " * 20_000,
    "wrong encoding": "They met JosÃ© at the cafÃ© in the evening. " * 20_000,
    "corner brackets": "He read 《The Wall》 and left. " * 20_000,
}


@pytest.mark.parametrize("text", _HOSTILE.values(), ids=_HOSTILE.keys())
def test_hostile_input_ends_in_a_result_that_replays(text: str) -> None:
    from mtfix.edits import apply

    result = mtfix.fix(text)
    assert apply(text, result.edits) == result.text


_HOSTILE_MARKDOWN = {
    "comments": "<!--" * 50_000,
    "links": "[a](" * 50_000,
    "brackets": "[a" * 50_000,
    "code": "`a``b" * 20_000,
    "formulas": "$$" * 50_001,
    "borders": "---\n" * 20_001,
}


@pytest.mark.parametrize("text", _HOSTILE_MARKDOWN.values(), ids=_HOSTILE_MARKDOWN.keys())
def test_hostile_markdown_ends_in_a_result(text: str) -> None:
    assert mtfix.fix(text, format="markdown").stable
