"""Spaces at the edges of damaged elements: which go, which move, which stay."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.markup.tables import fixed, table

_EDGES = {
    "superscript behind a number": (
        "<p>Es sind 12 km< sup > 2 < / sup > Wald.</p>",
        "<p>Es sind 12 km<sup>2</sup> Wald.</p>",
    ),
    "subscript in a formula": ("Das CO< sub > 2 < / sub >H-Ion", "Das CO<sub>2</sub>H-Ion"),
    "colon behind a word of French": (
        "<b> Avertissement : </ b> danger.",
        "<b>Avertissement :</b> danger.",
    ),
    "colon in another language": ("<b> Hinweis : </ b> da.", "<b>Hinweis:</b> da."),
    "colon in a language that is named": (
        '<p lang="fr"><b> Titre : </ b> un.</p>',
        '<p lang="fr"><b>Titre :</b> un.</p>',
    ),
    "key": ("Press <kbd> Esc </ kbd>, then wait.", "Press <kbd>Esc</kbd>, then wait."),
    "code pulled apart": (
        "Call < code > a < b < / code > , twice.",
        "Call <code>a < b</code>, twice.",
    ),
    "a slash as code": ("Press < kbd >/< / kbd > to search.", "Press <kbd>/</kbd> to search."),
    "full-width code": ("按＜code＞ls＜/code＞键。", "按<code>ls</code>键。"),
    "indented code block": (
        "<pre> one\n  two </ pre><p>It is so.</p>",
        "<pre> one\n  two</pre><p>It is so.</p>",
    ),
    "whole code": ("<code> a </code>< p > So. < / p >", "<code> a </code><p>So.</p>"),
    "space between elements": (
        "<p>Type:<b> one </ b><i> two </ i>three.</p>",
        "<p>Type: <b>one</b> <i>two</i> three.</p>",
    ),
    "space behind nested openers": (
        "<p>It is< b > < i > so < / i > < / b >here.</p>",
        "<p>It is <b><i>so</i></b> here.</p>",
    ),
    "no space behind a bracket": (
        "<p>call(<i> x </ i>) now</p>",
        "<p>call(<i>x</i>) now</p>",
    ),
    "no space within quotation marks": (
        "<p>Say &ldquo;<i> so </ i>&rdquo; now.</p>",
        "<p>Say &ldquo;<i>so</i>&rdquo; now.</p>",
    ),
    "colon in French": (
        "<div>< b > Le nom de la ville : < / b > il est dans la liste des noms.</div>",
        "<div><b>Le nom de la ville :</b> il est dans la liste des noms.</div>",
    ),
}


@table("text, expected", _EDGES)
def test_edges(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected


_TAGS = {
    "columns side by side": (
        "<table><col /><col />< tr ><td>a</ td></tr></table>",
        "<table><col /><col /><tr><td>a</td></tr></table>",
    ),
    "anchor closed by itself": (
        '<h2><a name="x"/>Tides</ h2>< p >Ebb.</p>',
        '<h2><a name="x"/>Tides</h2><p>Ebb.</p>',
    ),
    "unquoted value, full-width": (
        "＜span class=note＞潮水＜/span＞退了。",
        '<span class="note">潮水</span>退了。',
    ),
    "element of one's own": ("< my-map >x< / my-map >", "<my-map>x</my-map>"),
    "word with a hyphen": (
        "<p>Das < E-Mail > kam.</p>< p >Ja.</p>",
        "<p>Das < E-Mail > kam.</p><p>Ja.</p>",
    ),
    "anchor before a number": (
        '‹ p ›‹ a name="x" ›3. Ebbe‹ / a ›‹ / p ›',
        '<p><a name="x">3. Ebbe</a></p>',
    ),
    "picture in guillemets": ("‹ p ›Ebbe‹ br ›Flut‹ / p ›", "<p>Ebbe<br>Flut</p>"),
    "paragraphs without closers": ("＜p＞潮水。\n＜p＞船。", "<p>潮水。\n<p>船。</p>"),
}


@table("text, expected", _TAGS)
def test_tags(text: str, expected: str) -> None:
    assert fixed(text) == expected


_STARTS = {
    "only the closer is broken": ("<p>They left p> <p> nobody saw.</p>", "Nobody saw."),
    "heading with a name": ("< h1 > zlib Usage < / h1 >", "zlib Usage"),
    "behind code": ("<pre>x</pre>< p > where x is small. < / p >", "where x is small."),
    "function": ("< p > open(2) fails. < / p >", "open(2) fails."),
}


@table("text, start", _STARTS)
def test_first_letters(text: str, start: str) -> None:
    assert start in fixed(text)


def test_a_sentence_that_goes_on_gets_no_stop() -> None:
    assert fixed("< p > It has been written as < / p ><pre>x</pre>") == (
        "<p>It has been written as</p><pre>x</pre>"
    )


_SHARDS = st.sampled_from(
    [
        *("<", ">", "/", "p", "b", "code", "pre", " ", "\n", "＜", "›", "‹", "x", "Ebb.", "&", "="),
        *("< p >", "</ b>", "< code >", "< / code >", "p>", "</ p ", "<br>", "! [ CDATA [", "<! -"),
        *('"', "]", "<pre>"),
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_SHARDS, max_size=24).map("".join))
def test_no_word_between_tags_is_lost(text: str) -> None:
    page = f"<p>One.</p>{text}<p>Ebb and flood.</p>"
    mended = fixed(page)
    assert mended.count("Ebb") == page.count("Ebb")
    assert fixed(mended) == mended
