"""Pairs of inline tags beside their source: lost openers, eaten spaces, and compounds."""

from __future__ import annotations

import mtfix
from tests.markup.tables import table


def _fixed(text: str, source: str) -> str:
    return mtfix.fix(text, format="html", source=source).text


_RESTORED = {
    "before a link": (
        'Drücken Sie<a href="/x">hier</a>, bitte', 'Press <a href="/x">here</a>, please',
        'Drücken Sie <a href="/x">hier</a>, bitte',
    ),
    "on both sides": (
        "Das<b>alte</b>Boot", "The <b>old</b> boat", "Das <b>alte</b> Boot"
    ),
    "opener of a text": (
        "Alles sichern</b> jetzt", "<b>Save all</b> now", "<b>Alles sichern</b> jetzt"
    ),
    "opener of a paragraph": (
        "<p>Eins.</p><p>Alles sichern</i> jetzt</p>", "<p>One.</p><p><i>Save all</i> now</p>",
        "<p>Eins.</p><p><i>Alles sichern</i> jetzt</p>",
    ),
    "name of an attribute in two words": (
        '<img src="a.jpg" texto alternativo="Ein Boot">', '<img src="a.jpg" alt="A boat">',
        '<img src="a.jpg" alt="Ein Boot">',
    ),
    "name of an attribute in three words": (
        '<input type="text" texto de muestra="Lugar">', '<input type="text" placeholder="Place">',
        '<input type="text" placeholder="Lugar">',
    ),
    "words behind an attribute without a value": (
        '<input required texto de muestra="Lugar">', '<input required placeholder="Place">',
        '<input required placeholder="Lugar">',
    ),
    "words behind an attribute of the page's own": (
        '<input x-keep texto de muestra="Lugar">', '<input x-keep placeholder="Place">',
        '<input x-keep placeholder="Lugar">',
    ),
    "names for programs": (
        '<div class="knopf groß">Los</div>', '<div class="btn large">Go</div>',
        '<div class="btn large">Los</div>',
    ),
    "a value without its end": (
        '<a href="/boats target="_blank">Boote</a>', '<a href="/boats" target="_blank">Boats</a>',
        '<a href="/boats" target="_blank">Boote</a>',
    ),
}  # fmt: skip


@table("text, source, expected", _RESTORED)
def test_restored(text: str, source: str, expected: str) -> None:
    assert _fixed(text, source) == expected
    assert _fixed(expected, source) == expected


_KEPT = {
    "a compound": ("Der Wald<b>brand</b> hier", "The forest <b>fire</b> here"),
    "an ending": ('Alle <a href="/x">Boot</a>e da', 'All <a href="/x">boats</a> there'),
    "a script without spaces": ("这是<b>旧</b>船", "This is an <b>old</b> boat"),
    "an opener in mid-text": ("Jetzt alles sichern</b> bitte", "Now <b>save all</b> please"),
    "a bare attribute": (
        '<input required title="Ein Boot">', '<input required title="A boat">'
    ),
    "a class of another language": ('<p class="de">Boot</p>', '<p class="en">Boat</p>'),
    "a page of another language": (
        '<a href="/de/boote">Boote</a>', '<a href="/en/boats">Boats</a>'
    ),
}  # fmt: skip


_UNCLEAR = {
    "a word that is an attribute": '<input label de campo="Lugar">',
    "a bare attribute that the source has not": '<input x-keep texto de muestra="Lugar">',
}


@table("text", {name: (text,) for name, text in _UNCLEAR.items()})
def test_a_name_of_unclear_length_is_flagged(text: str) -> None:
    result = mtfix.fix(text, format="html", source='<input placeholder="Place">')
    assert result.text == text
    assert [flag.rule for flag in result.flags] == ["source-attribute"]


@table("text, source", _KEPT)
def test_kept(text: str, source: str) -> None:
    assert _fixed(text, source) == text
