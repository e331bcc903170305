"""Where tokens of the source end in a translation, and the words beside them, which stay."""

from __future__ import annotations

from typing import Literal

import pytest

import mtfix
from mtfix.bilingual.tokens import placeables

_Format = Literal["text", "html", "markdown", "message"]

_KEPT = {
    "words of BBCode": (
        "[url=https://port.example]Fähre[/url]", "[url=https://port.example]ferry[/url]", "text"
    ),
    "a title of LaTeX": ("\\section{Vorwort} Text", "\\section{Preface} Text", "text"),
    "a second argument": ("\\textcolor{red}{Boot}", "\\textcolor{red}{boat}", "text"),
    "behind an option": ("\\caption[kurz]{Boot}", "\\caption[short]{boat}", "text"),
    "behind a URL of LaTeX": (
        "\\href{https://port.example}{Boot}", "\\href{https://port.example}{boat}", "text"
    ),
    "a part of a word": ("{des}aktivieren", "{dis}able", "text"),
    "the value of an option": ("--log {datei} lesen", "--log {fname} to read", "text"),
    "Chinese behind a URL": (
        "See https://port.example/x for more", "详见https://port.example/x了解更多", "text"
    ),
    "a comma of Chinese": (
        "See https://port.example/x and go", "详见https://port.example/x，然后去", "text"
    ),
    "values of usage": ("boot <Adresse>", "boat <address>", "text"),
    "a heading with a sign": ("@Befehle:\n anzeigen", "@Commands:\n show", "message"),
    "a word of usage in capitals": ("@DATEI lesen", "read @FILE", "message"),
    "nobody's address": ("Siehe vous@exemple.com", "See you@example.com", "message"),
    "a translated hashtag": ("Siehe #Boote", "See #boats", "message"),
    "a heading": ("# Boote", "#boats", "text"),
    "prices": ("Das kostet $5 = 4 und $6", "It is $5=4 and $6", "text"),
    "a line break and a word": ("Hallo\\nWelt{x}", "Hello\\nworld{x}", "text"),
    "a shortcode that is another": (
        '[taste url="/b" x="y"]Los[/taste]', '[button url="/a"]Go[/button]', "text"
    ),
    "page in the other language": (
        "Siehe https://port.example/team/de.html", "See https://port.example/team/", "text"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "format_"), _KEPT.values(), ids=list(_KEPT))
def test_kept(text: str, source: str, format_: _Format) -> None:
    assert mtfix.fix(text, format=format_, source=source).text == text


_RESTORED = {
    "words behind a URL": (
        "Siehe https://port.example/a: hier", "See https://port.example/a-b here",
        "Siehe https://port.example/a-b: hier", "markdown",
    ),
    "a sentence behind a URL": (
        "Siehe https://port.example/alt. danke", "See https://port.example/old. Thanks",
        "Siehe https://port.example/old. danke", "text",
    ),
    "a URL with brackets": (
        "Siehe https: // port. example / a?b[0]=1 hier", "See https://port.example/a?b[0]=1 here",
        "Siehe https://port.example/a?b[0]=1 hier", "text",
    ),
    "a URL in a message": (
        "Siehe Https://Port.Example/Hilfe", "See https://port.example/hilfe",
        "Siehe https://port.example/hilfe", "message",
    ),
    "a path in a message": (
        "Öffne / etc / motd", "Open /etc/motd", "Öffne /etc/motd", "message"
    ),
    "a home folder": (
        "Starte ~ / bin / run.sh", "Run ~/bin/run.sh", "Starte ~/bin/run.sh", "message"
    ),
    "handle and hashtag": (
        "Folge @ unser_team und # boote", "Follow @our_team and #boats",
        "Folge @our_team und #boats", "message",
    ),
    "an option": ("Starte --hilfe jetzt", "Run --help now", "Starte --help jetzt", "message"),
    "an option in Hindi": ("--हटाएँ चलाएँ", "run --remove", "--remove चलाएँ", "message"),
    "a shortcode and its closer": (
        '[taste url="/a"]Los[/taste]', '[button url="/a"]Go[/button]',
        '[button url="/a"]Los[/button]', "text",
    ),
    "a command": ("\\betont{Boot} da", "\\emph{boat} here", "\\emph{Boot} da", "text"),
    "a formula": (
        "Summe $\\sum_{i = 1}^n i$ da", "Sum $\\sum_{i=1}^n i$ here",
        "Summe $\\sum_{i=1}^n i$ da", "text",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "source", "expected", "format_"), _RESTORED.values(), ids=list(_RESTORED)
)
def test_restored(text: str, source: str, expected: str, format_: _Format) -> None:
    result = mtfix.fix(text, format=format_, source=source)
    assert result.text == expected
    assert mtfix.fix(expected, format=format_, source=source).text == expected


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("[url=https://a.example/b]x[/url]", "https://a.example/b"),
        ("https://a.example/b?c[]=1&d=2", "https://a.example/b?c[]=1&d=2"),
        ("\\url{https://a.example/b}", "https://a.example/b"),
        ("https://a.example/{lang}/b", "https://a.example/{lang}/b"),
        ("https://a.example/b에서", "https://a.example/b"),
        ("https://a.example/船/b", "https://a.example/船/b"),
        ("https://a.example/b\\nNext", "https://a.example/b"),
        ("http://[::1]:80/b", "http://[::1]:80/b"),
    ],
)
def test_where_a_url_ends(text: str, url: str) -> None:
    assert [it.text for it in placeables(text, "url")] == [url]
