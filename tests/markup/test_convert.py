"""From one kind of markup to another."""

from __future__ import annotations

from typing import get_args

import pytest
from hypothesis import given, settings

import mtfix
from mtfix.document import Format
from mtfix.markup.convert import ConversionError
from tests.markup.pages import letters, pages, visible_letters
from tests.markup.tables import fixed, table

_TO_TEXT = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n"),
    "paragraphs on lines": ("<p>One.</p>\n<p>Two.</p>\n", "One.\n\nTwo.\n"),
    "omitted ends": ("<p>Ebb.<p>Flood.\n", "Ebb.\n\nFlood.\n"),
    "heading": ("<h2>Tides</h2><p>One.</p>", "Tides\n\nOne.\n"),
    "divisions": ("<div>One.</div><div>Two.</div>", "One.\n\nTwo.\n"),
    "list": ("<ul><li>one</li><li>two</li></ul>", "one\ntwo\n"),
    "list behind a paragraph": (
        "<p>One:</p><ul><li>two</li><li>three</li></ul><p>Four.</p>",
        "One:\n\ntwo\nthree\n\nFour.\n",
    ),
    "list in a list": (
        "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>",
        "one\ntwo\nthree\n",
    ),
    "table": (
        "<table><tr><th>Port</th><th>Depth</th></tr><tr><td>Kiel</td><td>14</td></tr></table>",
        "Port\tDepth\nKiel\t14\n",
    ),
    "table on lines": (
        "<table>\n<tr>\n<td>Kiel</td>\n<td>14</td>\n</tr>\n</table>",
        "Kiel\t14\n",
    ),
    "empty cell": ("<table><tr><td>a</td><td></td><td>c</td></tr></table>", "a\t\tc\n"),
    "terms": ("<dl><dt>one</dt><dd>two</dd></dl>", "one\ntwo\n"),
    "line break": ("<p>One.<br>Two.</p>", "One.\nTwo.\n"),
    "two line breaks": ("<p>One.<br><br>Two.</p>", "One.\n\nTwo.\n"),
    "inline tags": ("<p>One <b>two</b>, three.</p>", "One two, three.\n"),
    "spaces on both sides of a tag": ("<p>One <b> two</b> .</p>", "One two.\n"),
    "tag in a word": ("<p>un<i>believ</i>able</p>", "unbelievable\n"),
    "entities": ("<p>salt &amp; pepper &lt;3 &#8212;</p>", "salt & pepper <3 —\n"),
    "entity in code": ("<p>Write <code>&lt;p&gt;</code> here.</p>", "Write <p> here.\n"),
    "spaces": ("<p>One\n    two   three\tfour.</p>", "One two three\tfour.\n"),
    "line break in the text": ("<p>One\ntwo.</p>", "One two.\n"),
    "indented page": ("<div>\n  <p>One.</p>\n  <p>Two.</p>\n</div>\n", "One.\n\nTwo.\n"),
    "preformatted": ("<p>One.</p><pre>a\n  b</pre><p>Two.</p>", "One.\n\na\n  b\n\nTwo.\n"),
    "preformatted, indented": ("<p>One.</p><pre>  a\nb</pre>", "One.\n\n  a\nb\n"),
    "script": ("<p>One.</p><script>var x = 1;</script><p>Two.</p>", "One.\n\nTwo.\n"),
    "style": ("<style>p { color: red }</style><p>One.</p>", "One.\n"),
    "comment": ("<p>One.<!-- two --> Three.</p>", "One. Three.\n"),
    "image": ('<p><img src="a.png" alt="a pier"></p><p>One.</p>', "One.\n"),
    "rule": ("<p>One.</p><hr><p>Two.</p>", "One.\n\nTwo.\n"),
    "quotation": ("<blockquote><p>One.</p></blockquote><p>Two.</p>", "One.\n\nTwo.\n"),
    "page": (
        "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><p>One.</p></body></html>",
        "One.\n",
    ),
    "no tags": ("One &amp; two.", "One & two."),
    "nothing": ("", ""),
    "nothing to see": ("<p></p>", ""),
}


@table("text, expected", _TO_TEXT)
def test_html_to_text(text: str, expected: str) -> None:
    assert fixed(text, to="text") == expected


_TO_MARKDOWN = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "One.\n\nTwo.\n"),
    "headings": ("<h1>Tides</h1><h3>Boats</h3><p>One.</p>", "# Tides\n\n### Boats\n\nOne.\n"),
    "emphasis": (
        "<p>One <b>two</b> <strong>three</strong> <i>four</i> <em>five</em>.</p>",
        "One **two** **three** *four* *five*.\n",
    ),
    "emphasis at the edges": ("<p><b>One</b> two <i>three</i></p>", "**One** two *three*\n"),
    "emphasis with inner spaces": ("<p>One<b> two </b>three.</p>", "One **two** three.\n"),
    "both": ("<p><b><i>One</i></b> two.</p>", "***One*** two.\n"),
    "link": ('<p>See <a href="b.html">the list</a>.</p>', "See [the list](b.html).\n"),
    "link with an entity": ('<p><a href="?a=1&amp;b=2">One</a></p>', "[One](?a=1&b=2)\n"),
    "link with a space": ('<p><a href="a b.html">One</a></p>', "[One](<a b.html>)\n"),
    "bold link": ('<p><b><a href="x">One</a></b></p>', "**[One](x)**\n"),
    "image": ('<p>See <img src="a.png" alt="a pier"> here.</p>', "See ![a pier](a.png) here.\n"),
    "image alone": ('<p><img src="a.png" alt="a pier"></p>', "![a pier](a.png)\n"),
    "linked image": (
        '<p><a href="b.html"><img src="a.png" alt="a pier"></a></p>',
        "[![a pier](a.png)](b.html)\n",
    ),
    "list": ("<ul><li>one</li><li>two</li></ul>", "- one\n- two\n"),
    "numbered list behind a paragraph": (
        "<p>One:</p><ol><li>two</li><li>three</li></ol><p>Four.</p>",
        "One:\n\n1. two\n1. three\n\nFour.\n",
    ),
    "list in a list": (
        "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>",
        "- one\n  - two\n- three\n",
    ),
    "list in a numbered list": (
        "<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>",
        "1. one\n   - two\n1. three\n",
    ),
    "bold item": ("<ul><li><b>one</b> two</li></ul>", "- **one** two\n"),
    "quotation": ("<blockquote><p>One.</p></blockquote><p>Two.</p>", "> One.\n\nTwo.\n"),
    "quotation of two paragraphs": (
        "<blockquote><p>One.</p><p>Two.</p></blockquote>",
        "> One.\n>\n> Two.\n",
    ),
    "line break": ("<p>One.<br>Two.</p>", "One.\\\nTwo.\n"),
    "rule": ("<p>One.</p><hr><p>Two.</p>", "One.\n\n---\n\nTwo.\n"),
    "code": ("<p>Run <code>ls *.py</code> now.</p>", "Run `ls *.py` now.\n"),
    "code with an entity": ("<p>Write <code>&lt;p&gt;</code>.</p>", "Write `<p>`.\n"),
    "preformatted": ("<p>One.</p><pre>a\n  b</pre>", "One.\n\n```\na\n  b\n```\n"),
    "preformatted code": ("<pre><code>a * b\n</code></pre>", "```\na * b\n```\n"),
    "stars": ("<p>2 * 3 * 4</p>", "2 \\* 3 \\* 4\n"),
    "number sign": ("<p># one</p>", "\\# one\n"),
    "number and stop": ("<p>1. one</p>", "1\\. one\n"),
    "underscore in a word": ("<p>snake_case</p>", "snake_case\n"),
    "square brackets": ("<p>[one](two)</p>", "\\[one\\](two)\n"),
    "escaped tag": ("<p>Write &lt;b&gt; here.</p>", "Write \\<b> here.\n"),
    "script": ("<p>One.</p><script>x * y</script>", "One.\n"),
}


@table("text, expected", _TO_MARKDOWN)
def test_html_to_markdown(text: str, expected: str) -> None:
    assert fixed(text, to="markdown") == expected


_TEXT_TO_HTML = {
    "paragraphs": ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
    "final newline": ("One.\n\nTwo.\n", "<p>One.</p>\n<p>Two.</p>\n"),
    "leading newline": ("\n\nOne.", "<p>One.</p>\n"),
    "signs": ("It is 3 < 4 & 5 > 4.", "<p>It is 3 &lt; 4 &amp; 5 &gt; 4.</p>\n"),
    "entity talked about": ("Write &amp; here.", "<p>Write &amp;amp; here.</p>\n"),
    "tag talked about": ("Write <p> here.", "<p>Write &lt;p&gt; here.</p>\n"),
    "nothing": ("", ""),
}


@table("text, expected", _TEXT_TO_HTML)
def test_text_to_html(text: str, expected: str) -> None:
    assert mtfix.fix(text, format="text", to="html").text == expected


_ARTICLES = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "<p>One.</p>\n<p>Two.</p>\n"),
    "already so": ("<p>One.</p>\n<p>Two.</p>\n", "<p>One.</p>\n<p>Two.</p>\n"),
    "top-level runs": ("One. <p>Two.</p> Three.", "<p>One.</p>\n<p>Two.</p>\n<p>Three.</p>\n"),
    "run with inline tags": (
        "One <b>two</b> three.<p><i>Four</i> five.</p>",
        "<p>One <b>two</b> three.</p>\n<p><i>Four</i> five.</p>\n",
    ),
    "run that begins with a tag": (
        "<b>One</b> two.<p>Three.</p>",
        "<p><b>One</b> two.</p>\n<p>Three.</p>\n",
    ),
    "run that ends with a tag": (
        "<p>One.</p>Two <b>three</b>",
        "<p>One.</p>\n<p>Two <b>three</b></p>\n",
    ),
    "only a run": ("One <b>two</b> three.", "<p>One <b>two</b> three.</p>\n"),
    "heading": ("<h2>Tides</h2><p>One.</p>", "<h2>Tides</h2>\n<p>One.</p>\n"),
    "list": (
        "<p>One.</p><ul><li>two</li><li>three</li></ul>",
        "<p>One.</p>\n<ul>\n<li>two</li>\n<li>three</li>\n</ul>\n",
    ),
    "image": (
        '<p>One.</p><p><img src="a.png"></p><p>Two.</p>',
        '<p>One.</p>\n<p><img src="a.png"></p>\n<p>Two.</p>\n',
    ),
    "rule": ("<p>One.</p><hr><p>Two.</p>", "<p>One.</p>\n<hr>\n<p>Two.</p>\n"),
    "comment": ("<p>One.</p><!-- x --><p>Two.</p>", "<p>One.</p>\n<!-- x -->\n<p>Two.</p>\n"),
}


@table("text, expected", _ARTICLES)
def test_html_to_html_puts_each_block_on_a_line(text: str, expected: str) -> None:
    assert mtfix.fix(text, to="html").text == expected


@table("text, expected", _ARTICLES)
def test_html_to_html_is_stable(text: str, expected: str) -> None:
    del text
    assert mtfix.fix(expected, to="html").text == expected


def test_html_that_is_called_so_keeps_its_lines() -> None:
    text = "<p>One.</p><p>Two.</p>"
    assert fixed(text, to="html") == text


@pytest.mark.parametrize(
    ("format_", "to"),
    [
        ("markdown", "html"),
        ("markdown", "message"),
        ("message", "html"),
        ("message", "markdown"),
        ("html", "message"),
        ("text", "message"),
    ],
)
def test_impossible_ways(format_: Format, to: Format) -> None:
    with pytest.raises(ConversionError, match=f"{format_} cannot be converted to {to}"):
        mtfix.fix("One.", format=format_, to=to)


@pytest.mark.parametrize("format_", get_args(Format))
def test_no_way_to_go(format_: Format) -> None:
    assert mtfix.fix("One.", format=format_, to=format_).text == "One."


ALL_WORDS = mtfix.Config(disable=frozenset({"repetition"}))
"""Nothing that stands twice is dropped."""


@settings(max_examples=200, deadline=None)
@given(pages())
def test_text_has_the_letters_that_a_reader_sees(page: str) -> None:
    text = mtfix.fix(page, format="html", to="text", config=ALL_WORDS).text
    assert letters(text).casefold() == visible_letters(page).casefold()


@settings(max_examples=200, deadline=None)
@given(pages())
def test_markdown_has_the_letters_that_a_reader_sees(page: str) -> None:
    text = mtfix.fix(page, format="html", to="markdown", config=ALL_WORDS).text
    assert letters(text).casefold() == visible_letters(page).casefold()


@settings(max_examples=200, deadline=None)
@given(pages())
def test_articles_have_the_letters_that_a_reader_sees(page: str) -> None:
    page = f"<p>So.</p>{page}"
    text = mtfix.fix(page, to="html", config=ALL_WORDS).text
    assert visible_letters(text).casefold() == visible_letters(page).casefold()


@settings(max_examples=200, deadline=None)
@given(pages())
def test_well_formed_pages_keep_their_tags(page: str) -> None:
    result = mtfix.fix(page, format="html")
    assert not [edit for edit in result.edits if edit.causes[0].rule.startswith("markup-")]
