"""Whole tags that cannot stand where they do."""

from __future__ import annotations

from tests.markup.tables import fixed, table

_MENDED = {
    "closed break": ("Uno<br></br>dos", "Uno<br>dos"),
    "closed break with a slash": ("Uno<br /></br>dos", "Uno<br />dos"),
    "crossed": ("<p>Al <i>fin.</p></i>", "<p>Al <i>fin.</i></p>"),
    "crossed in an item": ("<ul><li><b>Uno</li></b></ul>", "<ul><li><b>Uno</b></li></ul>"),
    "spaces inside": ("Es ist<b> ganz </b>neu.", "Es ist <b>ganz</b> neu."),
    "spaces inside a link": (
        'Siehe<a href="/a"> hier </a>nach.',
        'Siehe <a href="/a">hier</a> nach.',
    ),
}


@table("text, expected", _MENDED)
def test_mended(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected


_LEFT = {
    "breaks of XHTML": '<?xml version="1.0"?><p>Uno<br></br>dos</p>',
    "closer of a break alone": "Uno</br>dos",
    "formatting around blocks": "<b><p>Uno</p></b>",
    "formatting that began before": "<b>Uno<p>dos</p></b>",
    "space on one side": "Es ist <b>ganz </b>neu.",
    "spaces on both sides": "x<i> y </i> z",
    "space before punctuation": "Es ist<b> neu </b>.",
    "code": "<code>a<b> c </b>d</code>",
}


@table("text", {name: (text,) for name, text in _LEFT.items()})
def test_left_alone(text: str) -> None:
    assert fixed(text) == text
