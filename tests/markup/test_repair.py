"""The markup stage from end to end."""

from __future__ import annotations

import mtfix
from tests.markup.pages import visible_letters
from tests.markup.tables import fixed, table

_REPAIRS = {
    "paragraphs": (
        "< p > The tide is out. < / P > < p > Boats lie dry. < / P >",
        "<p>The tide is out.</p><p>Boats lie dry.</p>",
    ),
    "line breaks between blocks stay": (
        "< p > One. < / p >\n< p > Two. < / p >\n",
        "<p>One.</p>\n<p>Two.</p>\n",
    ),
    "Windows line breaks stay": (
        "< p > One. < / p >\r\n< p > Two. < / p >\r\n",
        "<p>One.</p>\r\n<p>Two.</p>\r\n",
    ),
    "space moves out": (
        "It took < em > two < / em > days.",
        "It took <em>two</em> days.",
    ),
    "space moves out where words would be glued": (
        "Es ist< strong > sehr < / strong >spät.",
        "Es ist <strong>sehr</strong> spät.",
    ),
    "no space before a comma": (
        "It took < em > two days < / em > , no more.",
        "It took <em>two days</em>, no more.",
    ),
    "no space before a bracket": (
        "It took long (< em > two days < / em > ).",
        "It took long (<em>two days</em>).",
    ),
    "a letter's tag before a number": ("Room < b > 12 < / b > is shut.", "Room <b>12</b> is shut."),
    "letters' tags before numbers": (
        "Decks < i > 1 < / i > to < i > 3 < / i > , < s > 4 < / s >.",
        "Decks <i>1</i> to <i>3</i>, <s>4</s>.",
    ),
    "a letter's tag whose closer is whole": (
        "Room < b > 12</b> is shut.",
        "Room <b>12</b> is shut.",
    ),
    "a formula in bold": ("< b >where a < b > 3 is so< / b >", "<b>where a < b > 3 is so</b>"),
    "a formula before the next block": (
        "<p>If a < b > 3, stop.</p><p>It is < b > far < / b >.</p>",
        "<p>If a < b > 3, stop.</p><p>It is <b>far</b>.</p>",
    ),
    "no space before an Arabic comma": (
        "<p>قال <b> نعم </ b> ، ثم مضى.</p>",
        "<p>قال <b>نعم</b>، ثم مضى.</p>",
    ),
    "backslash before one quotation mark": (
        '<a href = \\ "https://harbour.org/\\">Harbour</a>',
        '<a href="https://harbour.org/">Harbour</a>',
    ),
    "cell with an attribute of no page": (
        "<table><tr><td columns=”2″>Tide</td></tr></table>",
        '<table><tr><td columns="2">Tide</td></tr></table>',
    ),
    "tags side by side": (
        "See < b > one < / b > < i > two < / i > here.",
        "See <b>one</b> <i>two</i> here.",
    ),
    "tags in one another": (
        "See < b > < i > one < / i > < / b > here.",
        "See <b><i>one</i></b> here.",
    ),
    "no space in Chinese": ("这是< b > 码头 < / b >的。", "这是<b>码头</b>的。"),
    "no space beside a tag in Chinese": ("这是 < b > 码头 < / b > 的。", "这是<b>码头</b>的。"),
    "Hebrew": ("<p>קרא < b > עכשיו < / b > כאן.</p>", "<p>קרא <b>עכשיו</b> כאן.</p>"),
    "Arabic": ("<p>اقرأ <b> الآن </ b> هنا.</p>", "<p>اقرأ <b>الآن</b> هنا.</p>"),
    "line breaks": ("One. < br / > Two. < br > Three.", "One.<br />Two.<br>Three."),
    "table": (
        "< table > < tr > < th > Port < / th > < th > Depth < / th > < / tr > "
        "< tr > < td > Kiel < / td > < td > 14 m < / td > < / tr > < / table >",
        "<table><tr><th>Port</th><th>Depth</th></tr><tr><td>Kiel</td><td>14 m</td></tr></table>",
    ),
    "list": (
        "< ul > < li > apples < / li > < li > pears < / li > < / ul >",
        "<ul><li>apples</li><li>pears</li></ul>",
    ),
    "heading": (
        "< h 2 > Tides < / h 2 > < p > The tide is out. < / p >",
        "<h2>Tides</h2><p>The tide is out.</p>",
    ),
    "figure": (
        '< figure > < img src = "a. png" alt = "a pier" > < figcaption > The pier '
        "< / figcaption > < / figure >",
        '<figure><img src="a.png" alt="a pier"><figcaption>The pier</figcaption></figure>',
    ),
    "iframe": (
        '< iframe src = "https: // v. example. net / e / 7" width = "560" > < / iframe >',
        '<iframe src="https://v.example.net/e/7" width="560"></iframe>',
    ),
    "anchor without content": (
        '< a name = "top" > < / a > < p > One. < / p >',
        '<a name="top"></a><p>One.</p>',
    ),
    "attributes of a fragment's neighbour": (
        '<p class="lead">It is long, see < a href = "https: // a. net / b" title = "so - so" > '
        "the list < / a > p> < p > It is old. < / p >",
        '<p class="lead">It is long, see <a href="https://a.net/b" title="so - so">the list</a>.'
        "</p><p>It is old.</p>",
    ),
    "wrong bracket": (
        'It is <a href="b.html">here</a], she says.',
        'It is <a href="b.html">here</a>, she says.',
    ),
    "closer without end": (
        "<p>They came late </ p They left early.</p>",
        "<p>They came late.</p><p>They left early.</p>",
    ),
    "only what is broken": (
        "<P>One. <b> two </b> three.</P>\n< p > Four. < / p >",
        "<P>One. <b> two </b> three.</P>\n<p>Four.</p>",
    ),
    "comment": (
        "<p>One.</p><! - cut here - ><p>Two.</p>",
        "<p>One.</p><!-- cut here --><p>Two.</p>",
    ),
    "odd equals sign beside damage": (
        '<table><tr><td rowspan = "2"> four </ td></tr></table>',
        '<table><tr><td rowspan="2">four</td></tr></table>',
    ),
    "empty items stay": (
        "<ul>< li > < / li >< li > pears < / li ></ul>",
        "<ul><li></li><li>pears</li></ul>",
    ),
    "void element with slash": ("< p > One. < / p >< hr / >", "<p>One.</p><hr />"),
    "labels": (
        "<div>< b > Depth : < / b > 14 metres</div>",
        "<div><b>Depth:</b> 14 metres</div>",
    ),
}


@table("text, expected", _REPAIRS)
def test_repair(text: str, expected: str) -> None:
    assert fixed(text) == expected


@table("text, expected", _REPAIRS)
def test_a_repaired_text_is_clean(text: str, expected: str) -> None:
    del text
    assert fixed(expected) == expected


_PROTECTED = {
    "script": "<script>if (a < b && c > d) { p > q }</script>",
    "style": "<style>ul > li { color : red }</style>",
    "pre": "<pre>< p > x < / p ></pre>",
    "code": "<code>x < / b ></code>",
    "textarea": "<textarea>< b > one ,</textarea>",
    "kbd": "<kbd>< Esc ></kbd>",
    "samp": "<samp>< p ></samp>",
    "svg": '<svg viewBox="0 0 9 9"><path d="M0 0 L9 9"/><text> x </text></svg>',
    "math": "<math><mi> x </mi><mo>&lt;</mo></math>",
    "comment": "<!-- < p > one , -->",
    "CDATA": "<![CDATA[ < p > one , ]]>",
    "nested": "<pre><code> < p ></code></pre>",
    "upper case": "<PRE>< p > x < / p ></PRE>",
    "off": "<!-- mtfix off --><p>< b > x < / b ></p><!-- mtfix on -->",
}


@table("content", {name: (content,) for name, content in _PROTECTED.items()})
def test_protected_content_stays(content: str) -> None:
    assert fixed(content) == content
    assert fixed(f"{content}< p > It is so. < / p >") == f"{content}<p>It is so.</p>"


_UNDAMAGED = {
    "paragraphs": "<p>low tide at six</p><p>high tide at noon</p>",
    "upper case": '<P ALIGN="center">One.</P>\n<BR>',
    "omitted ends": "<ul>\n<li>one\n<li>two\n</ul>\n<p>Ebb.<p>Flood.",
    "stray closer": "<p>One.</p></div></b>",
    "stray closer in a sentence": "<p>One</b> two.</p>",
    "stray paragraph closer": "<div>One.</p></div>",
    "unclosed bold": "<p>One <b>two.</p><p>Three.</p>",
    "crossed": "<p><b>One <i>two</b> three.</i></p>",
    "paragraph round a list": "<p>One: <ul><li>two</ul> three.</p>",
    "spaces at edges": "<p> One <b> two </b> three. </p>",
    "odd equals sign": '<td rowspan = "4">One.</td>',
    "odd spaces in tags": '<p >One.</p ><a href="x" >two</a\n>',
    "slashed": "<br/><br /><hr/>",
    "bogus closer": "One.</br>Two.",
    "comment": "<p>One.<!-- two --> Three.</p>",
    "conditional comment": "<!--[if lt IE 9]><p>One.</p><![endif]-->",
    "page": "<!DOCTYPE html>\n<html lang=en>\n<head><title>One</title></head>\n<body>\n</body>",
    "processing instruction": '<?xml version="1.0"?>\n<p>One.</p>',
    "template": "{% if a < b %}<p>One.</p>{% endif %}",
    "server page": "<p><%= a > b %></p>",
    "namespaces": "<o:p></o:p><p>One.</p>",
    "old elements": "<center><font color=red>One.</font></center>",
    "less-than signs": "<p>It is 3 < 4, and 5 > 4.</p>",
    "arrows": "<p>a -> b <- c</p>",
    "byte-order mark": "\ufeff<p>One.</p>\r\n",
    "no final newline": "<p>One.</p>",
    "blank lines": "\n\n<p>One.</p>\n\n\n<p>Two.</p>\n\n",
    "tabs": "<ul>\n\t<li>one</li>\n</ul>\n",
    "entities": "<p>&AMP; &nbsp;&Eacute;cole &#8217; &copy 2020 &unknown;</p>",
    "empty": "",
    "space": " \n",
    "no tags": "One < two.",
}


@table("text", {name: (text,) for name, text in _UNDAMAGED.items()})
def test_undamaged_html_comes_back_byte_for_byte(text: str) -> None:
    result = mtfix.fix(text, format="html")
    assert result.text == text
    assert result.edits == ()


_MAY_BE_NESTED = {"stray paragraph closer", "unclosed bold", "crossed", "paragraph round a list"}
"""Beside damage, human slips in nesting may be mended as well."""

_ELSEWHERE = {"page", "processing instruction", "bogus closer", "odd equals sign"}
"""Nothing stands behind a whole page; odd spaces are closed up beside damage."""


@table(
    "text",
    {
        name: (text,)
        for name, text in _UNDAMAGED.items()
        if text.strip() and name not in _MAY_BE_NESTED | _ELSEWHERE
    },
)
def test_undamaged_html_stays_beside_damage(text: str) -> None:
    damaged, mended = "\n<div>< p > It is so. < / p ></div>", "\n<div><p>It is so.</p></div>"
    assert fixed(text + damaged) == text + mended


@table("text", {name: (_UNDAMAGED[name],) for name in sorted(_MAY_BE_NESTED)})
def test_slips_in_nesting_lose_nothing_beside_damage(text: str) -> None:
    mended = fixed(f"{text}\n<div>< p > It is so. < / p ></div>")
    assert mended.endswith("<p>It is so.</p></div>")
    assert visible_letters(mended) == visible_letters(text) + "Itisso"


_CONTEXTS = {
    "whole page": ("<html><head><title>Tides</title></head><body>", "</body></html>"),
    "body alone": ("<body>", "</body>"),
    "head with style": ("<head><title>Tides</title><style>a > b { }</style></head>", ""),
    "main": ("<main>", "</main>"),
    "division": ('<div class="a">', "</div>"),
    "script with tags": ("<script>write('<b>x</b>')</script>", ""),
    "script with a closer": ("<script>x = '</p>';</script>", ""),
    "style with a sign": ("<style>a { content: '<' }</style>", ""),
    "pre with a sign": ("<pre>a < b</pre>", ""),
    "processing instruction": ("<?php echo '<p>'; ?>", ""),
    "paragraph in bold": ("<b><p>One.</p></b>", ""),
    "paragraph in a heading": ("<h2><p>One</p></h2>", ""),
    "list in a paragraph": ("<p>One: <ul><li>two</ul></p>", ""),
    "link in a link": ('<a href="a">one <a href="b">two</a></a>', ""),
    "unclosed anchor": ('<a name="top">', ""),
    "table with stray text": ("<table>one<tr><td>two</table>", ""),
    "svg": ("<svg><text>a<tspan>b</tspan></text></svg>", ""),
    "ruby": ("<ruby>漢<rt>kan</rt></ruby>", ""),
    "frame with a fallback": ('<iframe src="a.html">One</iframe>', ""),
    "unknown entity": ("<p>One &so two.</p>", ""),
}


@table("before, behind", _CONTEXTS)
def test_repair_in_context(before: str, behind: str) -> None:
    damaged = "<p>They left p> < p > nobody saw it. < / p >"
    mended = "<p>They left.</p><p>Nobody saw it.</p>"
    assert fixed(before + damaged + behind) == before + mended + behind
