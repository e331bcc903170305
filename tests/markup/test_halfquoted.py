"""Addresses that lost one of their quotation marks."""

from __future__ import annotations

import mtfix
from tests.markup.tables import fixed, table

_MENDED = {
    "end": ('<a href="/plan.md>The plan</a> is in.', '<a href="/plan.md">The plan</a> is in.'),
    "end, another link behind": (
        '<a href="https://harbour.org/>Port</a> <a href="/b">b</a>',
        '<a href="https://harbour.org/">Port</a> <a href="/b">b</a>',
    ),
    "end, bold inside": ('<a href="#tide><b>Tide</b></a> up', '<a href="#tide"><b>Tide</b></a> up'),
    "end, single mark": ("<a href='/plan>Plan</a>", "<a href='/plan'>Plan</a>"),
    "end before an attribute": (
        '<a href="/plan class="far">Plan</a>', '<a href="/plan" class="far">Plan</a>'
    ),
    "start": ('<a href=/plan">Plan</a>', '<a href="/plan">Plan</a>'),
    "start, another before": ('<a class="far" href=/p">P</a>', '<a class="far" href="/p">P</a>'),
    "picture": ('<img src="/p.png> <a href="/b">b</a>', '<img src="/p.png"> <a href="/b">b</a>'),
}  # fmt: skip


@table("text, expected", _MENDED)
def test_mended(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected


_LEFT = {
    "comparison in an address": '<a href="/find?a>b">Plan</a>',
    "words of the page in a title": '<p title="see /plan>here">Plan</p>',
    "words": '<a title="plan>Plan</a>',
    "code": '<code>a href="/plan>Plan</code>',
    "template": '<a href="{{ a > b }}">Plan</a>',
}


@table("text", {name: (text,) for name, text in _LEFT.items()})
def test_left_alone(text: str) -> None:
    result = mtfix.fix(text, format="html")
    assert result.text == text
    assert not result.flags


_UNCERTAIN = {
    "no closer": '<a href="/plan>Plan',
    "quotation mark before the closer": '<a href="/plan>The "plan"</a>',
    "another link before the closer": '<a href="/plan>Plan <a href=/b>b</a>',
    "no text": '<a href="/plan></a>',
}


@table("text", {name: (text,) for name, text in _UNCERTAIN.items()})
def test_what_nothing_tells_the_end_of_is_flagged(text: str) -> None:
    result = mtfix.fix(text, format="html")
    assert result.text == text
    assert [flag.rule for flag in result.flags] == ["markup-unclear"]
