"""Repairs from the source text."""

from __future__ import annotations

import mtfix
from mtfix.markup.source import restore
from mtfix.reading import read
from tests.markup.tables import fixed, table

_RESTORED = {
    "escaped twice": ("L&amp;#39;eau", "It&#39;s water", "L&#39;eau"),
    "translated tag": (
        "<fuerte>Aviso</fuerte> para todos.",
        "<strong>Notice</strong> for all.",
        "<strong>Aviso</strong> para todos.",
    ),
    "translated tag, padded": (
        "< fuerte > Aviso < / fuerte > para todos.",
        "<strong>Notice</strong> for all.",
        "<strong>Aviso</strong> para todos.",
    ),
    "translated tag in guillemets": (
        "<p>Salut.</p>‹ tête › Un ‹ / tête ›",
        "<p>Hi.</p><header>One</header>",
        "<p>Salut.</p><header>Un</header>",
    ),
    "translated attribute": (
        '<img src="b.png" altura="40">',
        '<img src="b.png" height="40">',
        '<img src="b.png" height="40">',
    ),
    "translated attributes in a padded tag": (
        '< img src = "b.png" altura = "40" >',
        '<img src="b.png" height="40">',
        '<img src="b.png" height="40">',
    ),
    "superscript": ("mal x <sup> 2 </ sup> hier", "x<sup>2</sup> here", "mal x<sup>2</sup> hier"),
    "subscript between letters": (
        "Gas CO <sub> 2 </ sub> x.",
        "The gas CO<sub>2</sub>x.",
        "Gas CO<sub>2</sub>x.",
    ),
    "intact subscript": ("CO <sub>2</sub> hier", "CO<sub>2</sub> here", "CO<sub>2</sub> hier"),
    "moved punctuation": (
        "<b>Hinweis :.</b> Lesen.",
        "<b>Note:</b> Read.",
        "<b>Hinweis:</b> Lesen.",
    ),
    "stop that moved in between spaces": (
        "<i>Frage ? .</i> Ja.",
        "<i>Question?</i> Yes.",
        "<i>Frage?</i> Ja.",
    ),
    "translated style": (
        '<p style="marge: 0; couleur: bleu">Un</p>',
        '<p style="margin: 0; color: blue">One</p>',
        '<p style="margin: 0; color: blue">Un</p>',
    ),
    "translated style, its quote lost": (
        '<b style="largeur : 4px »>Un</b>',
        '<b style="width: 4px">One</b>',
        '<b style="width: 4px">Un</b>',
    ),
    "another style": (
        '<p style="direction: rtl">Un</p>',
        '<p style="color: blue">One</p>',
        '<p style="direction: rtl">Un</p>',
    ),
    "reference beyond the core list": (
        "Das kostet 7 & pound; im Jahr.",
        "It costs 7&pound; a year.",
        "Das kostet 7&pound; im Jahr.",
    ),
    "reference on the other side of a number": (
        "Das kostet 7 & pound; im Jahr.",
        "It costs &pound;7 a year.",
        "Das kostet 7 &pound; im Jahr.",
    ),
    "tags that are shown": (
        "Tippen Sie & lt; i & gt; Wort & lt; / i & gt; ein.",
        "Type &lt;i&gt;word&lt;/i&gt; here.",
        "Tippen Sie &lt;i&gt;Wort&lt;/i&gt; ein.",
    ),
    "breaks in wrong brackets": (
        "Uno{ br / }dos[/br/ >tres",
        "One<br />two<br />three",
        "Uno<br />dos<br />tres",
    ),
    "brackets, as many breaks as in the source": (
        "Uno<br>dos [br]",
        "One<br>two [br]",
        "Uno<br>dos [br]",
    ),
    "first and last bracket": ("h2>Titre</h2", "<h2>Title</h2>", "<h2>Titre</h2>"),
    "tags of another vocabulary": (
        '< item name = "a" > Eins < / item >< item name = "b" > Zwei < / item >',
        '<item name="a">One</item><item name="b">Two</item>',
        '<item name="a">Eins</item><item name="b">Zwei</item>',
    ),
    "spaces that the source has too": (
        '< item name = "a" > Eins < / item >',
        '<item name="a"> One </item>',
        '<item name="a"> Eins </item>',
    ),
    "nothing to restore": ("<b>Hinweis</b> hier.", "<b>Note</b> here.", "<b>Hinweis</b> hier."),
    "other tags than the source": (
        "<forte>Ciao</forte> <verde>qui</verde>",
        "<b>Hi</b> here",
        "<forte>Ciao</forte> <verde>qui</verde>",
    ),
    "foreign letters that the source has too": (
        "<p>Eine <T>Liste</T>.</p>",
        "<p>A <T>list</T>.</p>",
        "<p>Eine <T>Liste</T>.</p>",
    ),
}


@table("text, source, expected", _RESTORED)
def test_restore(text: str, source: str, expected: str) -> None:
    assert fixed(text, source=source) == expected


@table(
    "text",
    {
        "tag": ("<fuerte>Aviso</fuerte> para todos.",),
        "attribute": ('<img src="b.png" altura="40">',),
        "subscript": ("CO <sub>2</sub> hier",),
    },
)
def test_without_the_source_nothing_is_guessed(text: str) -> None:
    assert fixed(text) == text


_SOUND = {
    "text about a reference": "By &amp;nbsp; and&nbsp;so",
    "tags written in two ways": "<item >One</item><item>Two</item>",
    "ellipsis": "<tt>[ file ... ]</tt> and <i>wait ...</i>",
    "scope": "<code>a::</code> and <b>ns::</b>",
    "range": "<i>1, 2, ..</i>",
    "sentence behind an abbreviation": "<p>Apples, etc..</p>",
    "code": "<pre>frame #0 of thread 1\n..\n</pre>",
    "references": "<p>7 & pound; or 7 &pound;</p>",
    "shown tags": "<p>&lt; i &gt; and &lt;i&gt;</p>",
    "whole page": "<html><body><p>One.</p></body>\n</html>\n",
    "spaced tags": "<item > One </item >",
}


@table("text", {name: (text,) for name, text in _SOUND.items()})
def test_sound_text_comes_back_from_itself(text: str) -> None:
    assert not [*restore(read(text, "html", text))]


def test_punctuation_of_sound_text_is_stable() -> None:
    result = mtfix.fix("<b>ns::</b> ja", format="html", source="<b>ns::</b> yes")
    assert result.stable
    assert result.text == "<b>ns::</b> ja"
