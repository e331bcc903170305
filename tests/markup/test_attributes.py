"""Attributes of damaged tags."""

from __future__ import annotations

from mtfix.markup import attributes
from mtfix.markup.vocabulary import is_attribute
from tests.markup.tables import fixed, table

_MENDED = {
    "straight and curly quote": (' class = "note”', ' class="note"'),
    "full-width quotes": (" class = ＂note＂", ' class="note"'),
    "target": (' target = "_ self"', ' target="_self"'),
    "target with a name": (' target = "_ frame"', ' target="_ frame"'),
    "spaces round the equals sign": (' width = "40"', ' width="40"'),
    "unquoted": (" width = 40", ' width="40"'),
    "single quotes": (" title = 'a pier'", ' title="a pier"'),
    "single quotes round double ones": (" title = 'a \"pier\"'", " title='a \"pier\"'"),
    "apostrophe": (' title = "it\'s"', ' title="it\'s"'),
    "curly quotes": (" class = “note”", ' class="note"'),
    "closing curly quotes twice": (" cols = ”4″", ' cols="4"'),
    "German quotes": (" class = „note“", ' class="note"'),
    "guillemets": (" class = « note »", ' class="note"'),
    "full-width equals sign": ('  class＝"note"', ' class="note"'),
    "backslash before the first quote": (' href = \\ "a.html"', ' href="a.html"'),
    "backslashes before both quotes": (' href=\\"a.html\\"', ' href="a.html"'),
    "spaced backslashes": (' href = \\ "a.html \\ "', ' href="a.html"'),
    "upper-case name": (' HREF = "a.html"', ' href="a.html"'),
    "boolean": (" controls muted", " controls muted"),
    "boolean beside others": (' controls width = "9"', ' controls width="9"'),
    "empty": (' alt = ""', ' alt=""'),
    "data attribute": (' data-id = "7"', ' data-id="7"'),
    "hyphen in text": (' alt = "pier - east"', ' alt="pier - east"'),
    "hyphen in a class": (' class = "btn btn - wide"', ' class="btn btn-wide"'),
    "hyphen in an id": (' id = "part - two"', ' id="part-two"'),
    "style": (' style = "color : red"', ' style="color: red"'),
    "colour in a style": (' style = "color: # 0a0b0c"', ' style="color: #0a0b0c"'),
    "property in a style": (
        ' style = "top: 0; text - align: center"',
        ' style="top: 0; text-align: center"',
    ),
    "unit in a style": (
        ' style = "width: 12 px; height: 50 %"',
        ' style="width: 12px; height: 50%"',
    ),
    "no property": (' style = "so - so: 1; a - b"', ' style="so - so: 1; a - b"'),
    "split URL": (
        ' href = "https: // www. example. net / a / b. html"',
        ' href="https://www.example.net/a/b.html"',
    ),
    "mailto": (' href = "mailto: desk @ example. net"', ' href="mailto:desk@example.net"'),
    "clean URL with a space": (' src = "https://a.net/b c.png"', ' src="https://a.net/b c.png"'),
    "padded path": (' src = " img/pier. png "', ' src="img/pier.png"'),
    "padded name": (' alt = " a pier "', ' alt="a pier"'),
    "padded value": (' value = " a "', ' value=" a "'),
    "full-width sign of a colour": (' bgcolor = "＃0a0b0c"', ' bgcolor="#0a0b0c"'),
    "full-width sign before an anchor": (' href = "＃tide"', ' href="#tide"'),
    "full-width sign in a style": (' style = "color: ＃0a0b0c"', ' style="color: #0a0b0c"'),
    "full-width sign in a title": (' title = "＃pier"', ' title="＃pier"'),
    "media type": (' type = "audio / ogg"', ' type="audio/ogg"'),
    "media type with a parameter": (' type = "text / css; x=1"', ' type="text/css; x=1"'),
    "type that is none": (' type = "pier / quay"', ' type="pier / quay"'),
    "share": (' width = "80 %"', ' width="80%"'),
    "encoding": (' charset = "utf - 8"', ' charset="utf-8"'),
    "none": ("", ""),
}


@table("written, expected", _MENDED)
def test_mend(written: str, expected: str) -> None:
    assert attributes.mend(written) == expected


@table(
    "written",
    {"words": (" and c",), "one word": (" or",), "unknown name": (" x = 4",)},
)
def test_words_are_no_attributes(written: str) -> None:
    assert attributes.mend(written) is None


_URLS = {
    "scheme": ("https: //a.net/b", "https://a.net/b"),
    "colon": ("http : / / a. net", "http://a.net"),
    "ftp": ("ftp: // a. net / b", "ftp://a.net/b"),
    "query": ("https: // a. net / ? q = 1 & r = 2", "https://a.net/?q=1&r=2"),
    "fragment": ("https: // a. net / b # c", "https://a.net/b#c"),
    "ideographic stop in a URL": ("https://a.net/船/b。html#c", "https://a.net/船/b.html#c"),
    "ideographic stop of a title": ("https://a.net/船。", "https://a.net/船。"),
    "ideographic stop before a word": ("https://a.net/船。b", "https://a.net/船。b"),
    "ideographic stop": ("page。html", "page.html"),
    "ideographic stops": ("https: // www。a。net", "https://www.a.net"),
    "telephone": ("tel: + 49 30 1234", "tel:+49301234"),
    "whole": ("https://a.net/b%20c", "https://a.net/b%20c"),
    "whole with a space": ("https://a.net/b c", "https://a.net/b c"),
    "relative, torn": ("../ img / old - pier. png", "../img/old-pier.png"),
    "rooted, torn": ("/ guide / start. html # top", "/guide/start.html#top"),
    "relative, torn, with words": ("/ old pier / a. png", "/ old pier / a. png"),
    "file apart": ("img/pier. png", "img/pier.png"),
    "file apart with a query": ("pier. png?v=2", "pier.png?v=2"),
    "file of two words": ("old pier. png", "old pier. png"),
    "no file": ("pier. so", "pier. so"),
    "full-width colon": ("https：//a.net/b", "https://a.net/b"),
    "relative with a space": ("img/old pier.png", "img/old pier.png"),
    "anchor": ("#top", "#top"),
    "whole mailto": ("mailto:a@b.net?subject=so it is", "mailto:a@b.net?subject=so it is"),
    "script": ("javascript:void(0)", "javascript:void(0)"),
}


@table("value, expected", _URLS)
def test_mend_url(value: str, expected: str) -> None:
    assert attributes.mend_url(value) == expected


_INTACT = {
    "style with a slip": '<p style="width: 12 px; margin: 0 auto">One.</p>',
    "style with calculations": '<p style="width: calc(100% - 12px); --a - b: c">One.</p>',
    "quotes of no tag": "Let a <b so=”3” c> d be.",
    "text like a file": '<img src="a.png" alt="So. png">',
    "valid style": '<p style="color : red">One.</p>',
    "spaced equals sign": '<td rowspan = "4">One.</td>',
    "unquoted": "<td width=40% align=center>One.</td>",
    "upper case": '<A HREF="b.html">One.</A>',
    "template": '<div class="a {{ b - c }}">One.</div>',
    "srcset": '<img srcset="a.png 1x, b.png 2x" src="a.png">',
    "text with spaced colon": '<img alt="one : two - three" src="a.png">',
    "words like a tag": '<p title="< p >">One.</p>',
    "no space between": '<a href="b"title="c">One.</a>',
    "event": '<b onclick="if (a > b) go( )">One.</b>',
    "ampersands": '<a href="?a=1&b=2&copy=3">One.</a>',
    "script link": '<a href="javascript: go( )">One.</a>',
}


@table("text", {name: (text,) for name, text in _INTACT.items()})
def test_sound_attributes_stay_as_they_are(text: str) -> None:
    assert fixed(text) == text


def test_known_attributes() -> None:
    assert all(map(is_attribute, ["href", "HREF", "data-x", "aria-label", "onclick", "xml:lang"]))
    assert not any(map(is_attribute, ["and", "c", "musk", ""]))


_QUOTES = {
    "curly": ("<span class=“hint”>Uno</span>", '<span class="hint">Uno</span>'),
    "closing curly, with spaces inside": (
        "<b title=”Uno y dos”>tres</b>",
        '<b title="Uno y dos">tres</b>',
    ),
    "closing curly and double prime": (
        "<table><tr><td rowspan=”3″>Uno</td></tr></table>",
        '<table><tr><td rowspan="3">Uno</td></tr></table>',
    ),
    "straight and guillemet": ('<a href="b.html»>Uno</a>', '<a href="b.html">Uno</a>'),
    "styles of whole tags": (
        '<p style="color: # fff; width: 9 px">Uno</p>',
        '<p style="color: #fff; width: 9px">Uno</p>',
    ),
    "curly quotes in text": (
        '<b title="Uno ”dos” tres">Uno</b>',
        '<b title="Uno ”dos” tres">Uno</b>',
    ),
}


@table("text, expected", _QUOTES)
def test_quotes_of_whole_tags(text: str, expected: str) -> None:
    assert fixed(text) == expected


_HALF_CURLY = {
    "opened": ("<p class=“note>x</p>", '<p class="note">x</p>'),
    "closed": ("<a href=/pier”>x</a>", '<a href="/pier">x</a>'),
    "before another": ("<p class=“note id=a>x</p>", '<p class="note" id=a>x</p>'),
    "of several words": ("<p class=“note wide>x</p>", "<p class=“note wide>x</p>"),
    "colour": ("<td bgcolor=＃0a0b0c>x</td>", "<td bgcolor=#0a0b0c>x</td>"),
}


@table("text, expected", _HALF_CURLY)
def test_values_without_straight_quotes(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected
