"""Spaces that an engine put into elements: added to those outside, or moved in from there."""

from __future__ import annotations

import pytest

from tests.markup.tables import fixed, table

_PADDED = "<p>The < b > old < / b > mill and the < b > new < / b > mill stand.</p>"
_CLEAN = "<p>The <b>old</b> mill and the <b>new</b> mill stand.</p>"
_BESIDE = {
    "ending": (
        "< p >Both < code > Boat < / code >s sank.< / p >",
        "<p>Both <code>Boat</code>s sank.</p>",
    ),
    "bracket": ("< p >Call < i > open < / i >(port).< / p >", "<p>Call <i>open</i>(port).</p>"),
    "quotes": ('< p >A "< i > lock < / i >" it is.< / p >', '<p>A "<i>lock</i>" it is.</p>'),
    "word": ("< p >It is < b > very < / b >old.< / p >", "<p>It is <b>very</b> old.</p>"),
    "behind a stop": (
        "< p >It sank.< b > Then < / b > it rose.< / p >",
        "<p>It sank. <b>Then</b> it rose.</p>",
    ),
}  # fmt: skip


@table("text, expected", _BESIDE)
def test_elements_that_are_padded_everywhere(text: str, expected: str) -> None:
    assert fixed(_PADDED + text) == _CLEAN + expected


_ALONE = {
    "moved in": ("<p>It is< em > very < / em >old.</p>", "<p>It is <em>very</em> old.</p>"),
    "moved in before a bracket": (
        "<p>See< b > this < / b >(new).</p>", "<p>See <b>this</b> (new).</p>"
    ),
    "link of a heading to itself": (
        '<h2>Ports< a href = "#p" > # < / a ></h2>', '<h2>Ports<a href="#p">#</a></h2>'
    ),
    "number sign and more": (
        '<p>See< a href = "#p" > #12 < / a > first.</p>', '<p>See <a href="#p">#12</a> first.</p>'
    ),
    "note behind a stop": (
        '<p>It sank.< sup > < a href = "#n" > 1 < / a > < / sup > Then it rose.</p>',
        '<p>It sank.<sup><a href="#n">1</a></sup> Then it rose.</p>',
    ),
    "sign set low behind an element": (
        "<p>So < i > T < / i >< sub > max < / sub > rose.</p>",
        "<p>So <i>T</i><sub>max</sub> rose.</p>",
    ),
}  # fmt: skip


@table("text, expected", _ALONE)
def test_elements_that_few_words_stand_beside(text: str, expected: str) -> None:
    assert fixed(text) == expected


_EDGES = {
    "entry of a manual": (
        "< p >boat-log - keep the log of a boat< / p >< p >It is old.< / p >",
        "<p>boat-log - keep the log of a boat</p><p>It is old.</p>",
    ),
    "one word": (
        "< p >< i > name < / i >< / p >< p >It is old.< / p >",
        "<p><i>name</i></p><p>It is old.</p>",
    ),
    "variable": (
        "<p>It is old p> < p > < var > rtype < / var > is a type.</p>",
        "<p>It is old.</p><p><var>rtype</var> is a type.</p>",
    ),
    "border glued to a word": (
        "<p>List of chapters/p> <p>Ports and mills</p>",
        "<p>List of chapters</p><p>Ports and mills</p>",
    ),
    "paragraphs of an item": (
        "<ul><li><p>The boat is old p> < p > it leaks.</p></li></ul>",
        "<ul><li><p>The boat is old.</p><p>It leaks.</p></li></ul>",
    ),
    "labels of an item": (
        "<ul><li><p>Names of boats p> < p > Names of mills</p></li></ul>",
        "<ul><li><p>Names of boats</p><p>Names of mills</p></li></ul>",
    ),
}  # fmt: skip


@table("text, expected", _EDGES)
def test_edges_of_paragraphs(text: str, expected: str) -> None:
    assert fixed(text) == expected


def test_a_paragraph_of_many_links_whose_opener_was_lost() -> None:
    links = ", ".join(f'<a href="#{n}">port {n}</a>' for n in range(6))
    text = f"<p>It is old </ p they call at {links}.</p>"
    assert fixed(text) == f"<p>It is old.</p><p>They call at {links}.</p>"


@pytest.mark.parametrize(
    "text",
    ["<p>See the folder a/p> and b.</p>", "<p>1/b> 2 <b>x</b></p>", "<p>At a.org/ p> <p>x</p>"],
)
def test_slashes_that_close_nothing(text: str) -> None:
    assert fixed(text) == text
