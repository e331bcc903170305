"""Whole tags that cannot stand where they do."""

from __future__ import annotations

from tests.markup.tables import fixed, table

_MENDED = {
    "closed break": ("Uno<br></br>dos", "Uno<br>dos"),
    "closed break with a slash": ("Uno<br /></br>dos", "Uno<br />dos"),
    "crossed": ("<p>Al <i>fin.</p></i>", "<p>Al <i>fin.</i></p>"),
    "crossed in an item": ("<ul><li><b>Uno</li></b></ul>", "<ul><li><b>Uno</b></li></ul>"),
    "crossed in a line": ("Der <b><i>Kran</b></i> ruht.", "Der <b><i>Kran</i></b> ruht."),
    "crossed, words in both": ("<p>Ein <em>Boot <b>sank</em></b>.</p>",
                               "<p>Ein <em>Boot <b>sank</b></em>.</p>"),
    "crossed, a space between": ("<p><b>Das <i>Ufer</b> </i>ist nah.</p>",
                                 "<p><b>Das <i>Ufer</i></b> ist nah.</p>"),
    "crossed, three of them": ("<p><b>Am <i>al<u>ten</b></i></u> Kai</p>",
                               "<p><b>Am <i>al<u>ten</u></i></b> Kai</p>"),
    "crossed inside the same": ("<p><i>am <b>Kai <i>da</b></i> hin</i></p>",
                                "<p><i>am <b>Kai <i>da</i></b> hin</i></p>"),
    "two behind their block": ("<p><b><i>Flut.</p></b></i>", "<p><b><i>Flut.</i></b></p>"),
    "spaces inside": ("Es ist<b> ganz </b>neu.", "Es ist <b>ganz</b> neu."),
    "spaces inside a link": (
        'Siehe<a href="/a"> hier </a>nach.',
        'Siehe <a href="/a">hier</a> nach.',
    ),
}  # fmt: skip


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
    "well nested": "<p><b>Der <i>Kran</i></b> ruht.</p>",
    "text between the closers": "<p><b>Der <i>Kran</b> ruht</i>.</p>",
    "branches of a template": "<p>{% if x %}<b><i>Kran{% else %}<i><b>Boot{% endif %}</b></i></p>",
    "lines around a block": "<b><p><i>Kran</b></i></p>",
    "crossed in code": "<pre><b><i>Kran</b></i></pre>",
    "opened before the block": "<i>Der<p><b>Kran</b></i></p>",
}


@table("text", {name: (text,) for name, text in _LEFT.items()})
def test_left_alone(text: str) -> None:
    assert fixed(text) == text
