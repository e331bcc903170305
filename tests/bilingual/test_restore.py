"""What is restored from the source, and what is left alone."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import mtfix
from mtfix.edits import apply
from mtfix.verify import violations
from tests.strategies import texts

_RESTORED = {
    "url pulled apart": (
        "Mehr auf https: / / port.example / fahrten / 12 heute",
        "More at https://port.example/fahrten/12 today",
        "Mehr auf https://port.example/fahrten/12 heute",
    ),
    "url translated": (
        "Mehr: https://port.example/fahrplan/sommer",
        "More: https://port.example/timetable/summer",
        "Mehr: https://port.example/timetable/summer",
    ),
    "url in another case": ("www.Port.example", "www.port.example", "www.port.example"),
    "url without its first letter": (
        "Mehr: ttps://port.example/a/b", "More: https://port.example/a/b",
        "Mehr: https://port.example/a/b",
    ),
    "url dropped from the end": (
        "Die Fähre fährt wieder:", "The ferry runs again: https://port.example/a",
        "Die Fähre fährt wieder: https://port.example/a",
    ),
    "url with its path in words, at the end": (
        "Die Straße an der alten Mühle ist seit dem Hochwasser gesperrt: https://port.example/neues"
        "/die alte Mühle steht unter Wasser",
        "The road past the old mill is closed since the flood: https://port.example/news"
        "/the-old-mill-is-under-water",
        "Die Straße an der alten Mühle ist seit dem Hochwasser gesperrt: https://port.example/news"
        "/the-old-mill-is-under-water",
    ),
    "url of which the scheme is left, at the end": (
        "Die Fähre fährt heute wieder https", "The ferry runs again https://port.example/a",
        "Die Fähre fährt heute wieder https://port.example/a",
    ),
    "url with a translated host and the rest of it": (
        "Neues: https://hafen.example/news/2031/04/ferry-12",
        "News: https://port.example/news/2031/04/ferry-12",
        "Neues: https://port.example/news/2031/04/ferry-12",
    ),
    "url without its scheme": (
        "Mehr: / / port.example / a", "More: https://port.example/a",
        "Mehr: https://port.example/a",
    ),
    "url glued to a word": (
        "Siehehttps://port.example/a dort", "See https://port.example/a there",
        "Siehe https://port.example/a dort",
    ),
    "url without the slash at its end": (
        "Unter https://port.example/a steht es", "It is at https://port.example/a/ now",
        "Unter https://port.example/a/ steht es",
    ),
    "a block that is a url, in words": (
        "https: // port.example / alte Fähre", "https://port.example/old-ferry",
        "https://port.example/old-ferry",
    ),
    "a block that is a url, with words around": (
        "Unsere Fähren: / / port.example / alt", "https://port.example/old-ferry",
        "https://port.example/old-ferry",
    ),
    "a block that is a url, with a scheme in words": (
        "verweis://port.example.net/alte-fahre", "https://port.example/old-ferry",
        "https://port.example/old-ferry",
    ),
    "a block that is a url, in angle brackets": (
        "<https://port.example/alte-fähre>", "https://port.example/old-ferry",
        "<https://port.example/old-ferry>",
    ),
    "mail": (
        "An ana @ hafen. example schreiben", "Write to ana@hafen.example now",
        "An ana@hafen.example schreiben",
    ),
    "handle before words without spaces": (
        "@用户20你好", "@user20 hello", "@user20你好"
    ),
    "mail behind words without spaces": (
        "请联系infoo@hafen.org吧", "Write to info@hafen.org now", "请联系info@hafen.org吧"
    ),
    "an anonymous name pulled apart": ("Siehe # URL #.", "See #URL#.", "Siehe #URL#."),
    "handle translated": ("@матрос7 привет", "@sailor7 hello", "@sailor7 привет"),
    "handle in other letters": ("@анна привет", "@anna hello", "@anna привет"),
    "handles in another order": (
        "@Gast2 und @Gast1", "@guest1 and @guest2", "@guest2 und @guest1"
    ),
    "hashtag": ("Neu: # hafen", "New: #hafen", "Neu: #hafen"),
    "code": ("Gib ` ls -l` ein", "Enter `ls -l` there", "Gib `ls -l` ein"),
    "code with typographic marks": (
        "Gib `print(“a”)` ein", 'Enter `print("a")` there', 'Gib `print("a")` ein'
    ),
    "file": ("Die Datei read me. txt", "The file readme.txt", "Die Datei readme.txt"),
    "placeholder": ("Hallo { имя }!", "Hello {name}!", "Hallo {name}!"),
    "shortcode": (
        '[мапа id = "7" title="Карта"]', '[map id="7" title="Map"]', '[map id="7" title="Карта"]'
    ),
    "closing shortcode": ("[ / karte]", "[/karte]", "[/karte]"),
    "tag with attributes": (
        "<Kasten für=a>Text</Kasten>", "<box for=a>text</box>", "<box for=a>Text</box>"
    ),
    "tag without its slash": (
        "< für=a >Text< box >", "<box for=a>text</box>", "<box for=a>Text</box>"
    ),
    "tag with a slash too many": ("bis </em> hin", "up to <em> there", "bis <em> hin"),
    "closer of an empty pair": (
        "Da < div id = a > steht es", "It is <div id=a></div> there",
        "Da <div id=a></div> steht es",
    ),
    "opener around all of a block": (
        "Text < / div >", "<div id=a>text</div>", "<div id=a>Text </div>"
    ),
    "closer around all of a block": ("<em>Text", "<em>text</em>", "<em>Text</em>"),
    "tag in which the text breaks off": ("Siehe <div", "See <div id=a>", "Siehe <div id=a>"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source", "expected"), _RESTORED.values(), ids=list(_RESTORED))
def test_restored(text: str, source: str, expected: str) -> None:
    result = mtfix.fix(text, format="text", source=source)
    assert result.text == expected
    assert result.stable
    assert mtfix.fix(expected, format="text", source=source).text == expected


_KEPT = {
    "a page in the other language": (
        "Siehe https://de.port.example/a", "See https://en.port.example/a"
    ),
    "a page in the other language, with another name": (
        "Siehe https://de.port.example/Haus", "See https://en.port.example/house"
    ),
    "a page in the other language, in a folder": (
        "Siehe https://port.example/de-de/haus", "See https://port.example/en-us/house"
    ),
    "a page in the other language, as the block": (
        "https://port.example/de/haus", "https://port.example/house"
    ),
    "another site": (
        "Mehr: https://www.muehlen.example/alt", "More: https://port.example/timetable/2031"
    ),
    "a block that is a url, and words about it": (
        "Das ist ein Verweis auf einen Film", "https://film.example/watch?v=ab12cd34ef"
    ),
    "a closer that is not beside its opener": (
        "<em>Boote und <b>Netze</b>", "<em>Boats</em> and <b>nets</b>"
    ),
    "a closer whose opener has moved": ("Text <div id=a>", "<div id=a>text</div>"),
    "tags in another order, one without its slash": (
        "<i>Netze</i> und <b>Boote<b>", "<b>Boats</b> and <i>nets</i>"
    ),
    "both tags around a block": ("Text hier", "<em>text here</em>"),
    "a tag doubled and changed": (
        "<div id=b></div> oder <div id=c></div>", "<div id=a></div>"
    ),
    "a word glued to an address": ("odermailinfo@hafen.org", "or mail info@hafen.org"),
    "words without spaces before an address": (
        "请联系info@hafen.org吧", "Please write to info@hafen.org then"
    ),
    "a site for another country": (
        "Siehe https://port.de oder so", "See https://port.com or so"
    ),
    "a translated hashtag": ("Neu: #hafen", "New: #harbour"),
    "a note in a transcript": ("Ja <lacht/> gut", "Yes <laugh/> good"),
    "an anonymous name": ("Hallo [ЛИЦО4].", "Hello [PERSON4]."),
    "other figures": ("@Gast5 ist da", "@guest4 is there"),
    "an inflected handle": ("@annas Haus", "@anna has a house"),
    "a handle that was dropped": ("Sie ist da", "@anna is there"),
    "a URL dropped from the middle": (
        "Siehe dort für mehr davon", "See https://port.example/a for more of it"
    ),
    "a spelled-out number": ("Fünf Boote", "5 boats"),
    "a translated name in capitals": ("Datei ЖУРНАЛ", "File LOG"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "source"), _KEPT.values(), ids=list(_KEPT))
def test_kept(text: str, source: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == text


def test_prose_behind_a_changed_url_is_not_taken_for_its_path() -> None:
    source = "More: https://port.example/old-ferry-road"
    text = "Unter https://port.example/alte finden Sie mehr"
    expected = "Unter https://port.example/old-ferry-road finden Sie mehr"
    assert mtfix.fix(text, format="text", source=source).text == expected


def test_a_link_to_another_site_is_proposed() -> None:
    source, text = (
        "More: https://port.example/times/12",
        "Mehr: https://muehlenmuseum.example/besuch",
    )
    withheld = mtfix.fix(text, format="text", source=source).withheld
    assert [item.edit.replacement for item in withheld] == ["https://port.example/times/12"]


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            '<p><a href="/nachrichten/12">Mehr</a></p>', '<p><a href="/nachricht/12">More</a></p>',
            '<p><a href="/nachricht/12">Mehr</a></p>',
        ),
        (
            '<a href="b">B</a> und <a href="a">A</a>', '<a href="a">A</a> and <a href="b">B</a>',
            '<a href="b">B</a> und <a href="a">A</a>',
        ),
        (
            "<p>Rufe <code>liste()</code> auf.</p>", "<p>Call <code>list()</code> now.</p>",
            "<p>Rufe <code>list()</code> auf.</p>",
        ),
        ("<p>Sagt @ ana</p><p>Ja</p>", "<p>Says @ana</p><p>Yes</p>", "<p>Sagt @ana</p><p>Ja</p>"),
        (
            '<img src="a.png" alt="Haus">', '<img src="a.png" alt="House">',
            '<img src="a.png" alt="Haus">',
        ),
    ],
)  # fmt: skip
def test_html(text: str, source: str, expected: str) -> None:
    assert mtfix.fix(text, format="html", source=source).text == expected


_ARTICLE = "It rained.\nThe old bridge is closed.\nNobody came.\nThe ferry runs.\nWe wait."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Es goss.\nDie alte Brücke ist gesperrt\nKeiner kam.\nDie Fähre fährt.\nWir warten.",
            "Es goss.\nDie alte Brücke ist gesperrt.\nKeiner kam.\nDie Fähre fährt.\nWir warten.",
        ),
        (
            "下雨了。\n这座旧桥已经关闭\n没有人来。\n渡轮在运行。\n我们在等。",
            "下雨了。\n这座旧桥已经关闭。\n没有人来。\n渡轮在运行。\n我们在等。",
        ),
    ],
)
def test_a_lost_stop_among_kept_ones(text: str, expected: str) -> None:
    assert mtfix.fix(text, format="text", source=_ARTICLE).text == expected


def test_a_stop_is_not_safe_where_all_are_gone() -> None:
    text = "Es goss\nDie alte Brücke ist gesperrt\nKeiner kam\nDie Fähre fährt\nWir warten"
    result = mtfix.fix(text, format="text", source=_ARTICLE)
    assert result.text == text
    assert {item.edit.causes[0].rule for item in result.withheld} == {"source-stop"}


_quick = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_quick
@given(texts, texts, st.sampled_from(["text", "html", "markdown"]))
@example("@ a1 @a 1", "@a1 @a1 #x", "text")
def test_laws_hold_with_any_source(text: str, source: str, format_: str) -> None:
    result = mtfix.fix(text, format=format_, source=source)  # type: ignore[arg-type]
    assert apply(text, result.edits) == result.text
    broken = violations(
        result, lambda mended: mtfix.fix(mended, format=result.format, source=source)
    )
    assert broken == []


@_quick
@given(texts)
def test_a_text_that_is_its_own_source_loses_nothing(text: str) -> None:
    edits = mtfix.fix(text, format="text", source=text).edits
    rules = {cause.rule for edit in edits for cause in edit.causes}
    assert not {rule for rule in rules if rule.startswith("source-")} - {"source-identifier"}


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("kein Wort", " ".join(f"@user{number}" for number in range(10_000))),
        ("<em>a b " * 5_000, "<em>a</em> b " * 5_000),
        ("https / / x " * 5_000, "https://port.example/b x " * 5_000),
    ],
    ids=["handles", "closers", "urls"],
)
def test_thousands_of_lost_tokens_take_no_age(text: str, source: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text.strip()
