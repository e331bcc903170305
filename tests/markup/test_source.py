"""Repairs from the source text."""

from __future__ import annotations

from tests.markup.tables import fixed, table

_RESTORED = {
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
