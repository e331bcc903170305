"""The prose of HTML: what a reader sees, and the way back to the text."""

from __future__ import annotations

from hypothesis import given, settings

from mtfix.document import OBJECT
from mtfix.edits import Cause, Edit, apply
from mtfix.reading import read
from tests.markup.pages import pages
from tests.markup.tables import table

_CAUSE = Cause("test", "made by a test")

_SHOWN = {
    "inline tags": ("Elon <b>musk</b> left.", "Elon musk left."),
    "tag in a word": ("un<i>believ</i>able", "unbelievable"),
    "entity": ("R&amp;D &lt;3", "R&D <3"),
    "number": ("it&#8217;s", "it’s"),
    "unknown entity": ("a &foo; b", "a &foo; b"),
    "code": ("Run <code>ls</code> now.", f"Run {OBJECT} now."),
    "image": ('See <img src="a.png" alt="b"> here.', f"See {OBJECT} here."),
    "script": ("<p>One.</p><script>var x = 1;</script>", "One."),
    "style": ("<style>p { }</style>One.", "One."),
    "comment": ("One<!-- two --> three.", "One three."),
    "link": ("See https://example.net/a now.", f"See {OBJECT} now."),
    "line break": ("One<br>two", "One\ntwo"),
    "attribute": ('<p title="&amp; two">One.</p>', "One."),
    "off": ("One <!-- mtfix off -->two<!-- mtfix on --> three.", "One two three."),
}


@table("text, expected", _SHOWN)
def test_prose(text: str, expected: str) -> None:
    assert read(text, "html").prose.text.strip() == expected


_CHANGES = {
    "inside a tag": ("Elon <b>musk</b> left.", "musk", "Musk", "Elon <b>Musk</b> left."),
    "across a tag": ("El<b>on mu</b>sk left.", "musk", "Musk", "El<b>on Mu</b>sk left."),
    "across a tag, letter by letter": (
        "m<b>u</b>sk left.",
        "musk",
        "MUSK",
        "M<b>U</b>SK left.",
    ),
    "longer, across a tag": ("a<b>b</b>c", "abc", "xyzw", "xyzw<b></b>"),
    "removal across a tag": ("one <b>, two</b>", " ,", ",", "one<b>, two</b>"),
    "behind an entity": ("R&amp;D is musk", "musk", "Musk", "R&amp;D is Musk"),
    "entity": ("a &amp; b", "&", "and", "a and b"),
    "entity among letters": ("x&amp;y", "x&y", "x and y", "x and y"),
    "insertion at a tag": ("<p>One</p><p>two</p>", "One", "One.", "<p>One.</p><p>two</p>"),
    "second block": ("<p>one</p><p>two</p>", "two", "Two", "<p>one</p><p>Two</p>"),
    "behind an image": ('<img src="a"> , two', " ,", ",", '<img src="a">, two'),
}


@table("text, old, new, expected", _CHANGES)
def test_edits_of_the_prose_lead_back(text: str, old: str, new: str, expected: str) -> None:
    prose = read(text, "html").prose
    start = prose.text.index(old)
    edits = list(prose.edits(start, start + len(old), new, _CAUSE))
    assert apply(text, edits) == expected


_BLOCKS = {
    "kinds": (
        "<h2>T</h2><p>One.</p><ul><li>a</li></ul><table><tr><td>c</td></tr></table>"
        "<figure><figcaption>d</figcaption></figure>",
        [
            ("T", "heading"),
            ("One.", "paragraph"),
            ("a", "item"),
            ("c", "cell"),
            ("d", "caption"),
        ],
    ),
    "inline tags make none": ("<p>a <b>b</b> c</p>", [("a b c", "paragraph")]),
    "top level": ("a<p>b</p>c", [("a", "paragraph"), ("b", "paragraph"), ("c", "paragraph")]),
    "quotation": ("<blockquote><p>a</p></blockquote>", [("a", "paragraph")]),
    "terms": ("<dl><dt>a</dt><dd>b</dd></dl>", [("a", "item"), ("b", "item")]),
    "omitted ends": ("<ul><li>a<li>b</ul>", [("a", "item"), ("b", "item")]),
    "behind a list in an item": (
        "<ul><li>a<ul><li>b</li></ul></li></ul><p>c</p>",
        [("a", "item"), ("b", "item"), ("c", "paragraph")],
    ),
    "paragraph in an item": ("<ul><li><p>a</p></li></ul>", [("a", "item")]),
    "paragraph in a cell": ("<table><tr><td><p>a</p></td></tr></table>", [("a", "cell")]),
}


@table("text, expected", _BLOCKS)
def test_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    prose = read(text, "html").prose
    found = [(prose.text[block.start : block.end], block.kind) for block in prose.blocks]
    assert [(shown, kind) for shown, kind in found if shown.strip()] == expected


_REFUSED = {
    "tag": ("<p>One.</p>", "p", True),
    "attribute": ('<a href="one">two</a>', "one", True),
    "text": ("<p>One.</p>", "One", False),
    "code": ("<code>x y</code>", "x y", True),
    "link": ("at https://example.net now", "example", True),
    "comment": ("<!-- x --><p>One.</p>", "x", True),
    "off": ("<!-- mtfix off -->x<!-- mtfix on -->", "x", True),
}


@table("text, old, refused", _REFUSED)
def test_opaque(text: str, old: str, refused: bool) -> None:
    at = text.index(old)
    edit = Edit(at, at + len(old), "Z", (_CAUSE,))
    assert read(text, "html").refuses(edit) is refused


@settings(max_examples=150, deadline=None)
@given(pages())
def test_each_letter_of_the_prose_leads_back_to_itself(page: str) -> None:
    document = read(page, "html")
    for at, letter in enumerate(document.prose.text):
        if letter.isalpha():
            start, end = document.prose.origin(at, at + 1)
            assert page[start:end] == letter or page[start:end].startswith("&")
