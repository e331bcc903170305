"""Which tags belong together: what is inserted, what is dropped."""

from __future__ import annotations

import re

from mtfix.markup.scanner import scan
from mtfix.markup.tree import build
from tests.markup.tables import table


def _mended(text: str) -> str:
    """The text with its tags mended, without the spaces beside them."""
    shown, position = "", 0
    for mark in build(text, scan(text)):
        shown += text[position : mark.start] + mark.clean
        position = mark.end
    return re.sub(r"\s*(<[^>]*>)\s*", r"\1", (shown + text[position:]).strip())


_TREES = {
    "run without opener": ("One. < / p > < p > Two. < / p >", "<p>One.</p><p>Two.</p>"),
    "heading without opener": ("Tides < / h2 > <p>One.</p>", "<h2>Tides</h2><p>One.</p>"),
    "item without opener": (
        "<ul><li>one</li> two < / li ></ul>",
        "<ul><li>one</li><li>two</li></ul>",
    ),
    "run begins with a link": (
        '<a href="x">One</a> is here. < / p >',
        '<p><a href="x">One</a>is here.</p>',
    ),
    "inline without opener": ("Note : < / b > read.", "<b>Note :</b>read."),
    "late closer": ("<p>< b > One.</p></b>", "<p><b>One.</b></p>"),
    "two late closers": ("<p>< b >< i > One.</p></i></b>", "<p><b><i>One.</i></b></p>"),
    "crossed": ("< b > < i > One. < / b > < / i >", "<b><i>One.</i></b>"),
    "crossed in a paragraph": ("<p>< em > One. < / p > < / em >", "<p><em>One.</em></p>"),
    "dangling paragraph": ("<p>One.</p> < p >", "<p>One.</p>"),
    "dangling paragraph in a division": (
        "<div> < p > One. < / p > < p > < / div >",
        "<div><p>One.</p></div>",
    ),
    "last paragraph unclosed": ("< p > One. < / p > < p > Two.", "<p>One.</p><p>Two.</p>"),
    "inline unclosed at the end": ("< strong > One.", "<strong>One.</strong>"),
    "inline unclosed in a block": ("<div>< em > One.</div>", "<div><em>One.</em></div>"),
    "omitted item ends": (
        "<ul><li>one<li>two</ul>< p > Three. < / p >",
        "<ul><li>one<li>two</ul><p>Three.</p>",
    ),
    "omitted paragraph ends": (
        "<p>Ebb.<p>Flood.<div>< b > x < / b ></div>",
        "<p>Ebb.<p>Flood.<div><b>x</b></div>",
    ),
    "omitted cell ends": (
        "<table>< tr >< td > a < td > b < / tr ></table>",
        "<table><tr><td>a<td>b</tr></table>",
    ),
    "list in a list": (
        "< ul >< li > a < ul >< li > b < / li >< / ul >< / li >< / ul >",
        "<ul><li>a<ul><li>b</li></ul></li></ul>",
    ),
    "terms": (
        "<dl>< dt > a < dd > b < dt > c < dd > d < / dl >",
        "<dl><dt>a<dd>b<dt>c<dd>d</dl>",
    ),
    "closer of br": ("One.< br >< / br >Two.", "One.<br>Two."),
    "closer of an intact br": ("One.<br></br>Two.< b > x < / b >", "One.<br>Two.<b>x</b>"),
    "surplus paragraph closer": ("<p>One.</p> < / p >", "<p>One.</p>"),
    "empty anchor": ('< a id = "top" > < / a > One.', '<a id="top"></a>One.'),
    "same name nested": (
        "< span > a < span > b < / span > c < / span >",
        "<span>a<span>b</span>c</span>",
    ),
    "cell of a table in a cell": (
        "< td > a <table><tr>< td > b < / td ></tr></table> c < / td >",
        "<td>a<table><tr><td>b</td></tr></table>c</td>",
    ),
}


@table("text, expected", _TREES)
def test_build(text: str, expected: str) -> None:
    assert _mended(text) == expected


def test_stops_are_taken_outside_of_headings_items_and_cells_only() -> None:
    text = "<p>a</p><h2>b</h2><ul><li>c<p>d</p></li></ul><blockquote><p>e</p></blockquote>"
    marks = [mark for mark in build(text, scan(text)) if mark.kind == "close"]
    assert [mark.takes_stop for mark in marks if mark.name == "p"] == [True, False, True]
