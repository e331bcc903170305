"""Character references."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.edits import apply
from mtfix.markup.entities import is_broken, repair
from tests.markup.tables import fixed, table

_BROKEN = {
    "elision": ("d & # 39 ; abord", "d&#39;abord"),
    "elision in Italian": ("sull& # 39 ; isola", "sull&#39;isola"),
    "quotation behind a word": ("dit & # 39 ; un & # 39 ;", "dit &#39; un &#39;"),
    "space before the name": ("salt & amp; pepper", "salt &amp; pepper"),
    "spaces all around": ("one & nbsp ; two", "one &nbsp; two"),
    "capital": ("one &Nbsp; two", "one &nbsp; two"),
    "number apart": ("one & # 8212 ; two", "one &#8212; two"),
    "space before the semicolon": ("one &#8211 ; two", "one &#8211; two"),
    "full-width semicolon": ("one&nbsp；two", "one&nbsp;two"),
    "Arabic semicolon": ("واحد &#8211؛ اثنان", "واحد &#8211; اثنان"),
    "semicolon lost": ("l&#39heure", "l&#39;heure"),
    "hexadecimal": ("one & # x2014 ; two", "one &#x2014; two"),
    "contraction": ("We & # 8217; re late", "We&#8217;re late"),
    "possessive": ("the pier & # 39; s end", "the pier&#39;s end"),
    "letter": ("un caf& eacute; noir", "un caf&eacute; noir"),
    "letter, space behind": ("un caf&eacute ; noir", "un caf&eacute; noir"),
    "capital letter that begins a word": ("am & Uuml; bergang", "am &Uuml;bergang"),
    "capital letter alone": ("& Egrave; vero", "&Egrave; vero"),
    "arrow": ("File & rarr; Save", "File &rarr; Save"),
    "double arrow": ("A & rArr; B", "A &rArr; B"),
    "currency": ("20 & euro; a day", "20 &euro; a day"),
    "currency with a capital": ("20 &Euro; a day", "20 &euro; a day"),
    "product": ("3 & times; 4", "3 &times; 4"),
    "rights": ("& copy; 2021 Harbour", "&copy; 2021 Harbour"),
    "measure, space behind": ("all &copy ; Harbour", "all &copy; Harbour"),
    "full-width ampersand": ("one＆nbsp;two", "one&nbsp;two"),
    "all in capitals": ("one &NBSP; two", "one &nbsp; two"),
    "quotes": ("& ldquo; Go. & rdquo;", "&ldquo; Go. &rdquo;"),
}


@table("text, expected", _BROKEN)
def test_repair(text: str, expected: str) -> None:
    assert is_broken(text)
    assert apply(text, list(repair(text))) == expected


_SOUND = {
    "words": "alpha & beta; gamma",
    "initials": "R&D; and Q & A;",
    "company": "AT&T and B&amp;B",
    "dish": "fish & chips; peas",
    "letter": "&Eacute;cole &eacute;tude",
    "unknown name": "salt & pepper; bread",
    "named without semicolon": "x &lt 3 &copy 2020",
    "query": "a.php?x=1&lt=3&copy=2",
    "currencies": "the dollar & euro; the pound",
    "dates": "Dates & times; places",
    "copies": "Print & copy; scan",
    "departments": "Industry & trade; R&D ; sales",
    "Spanish": "con & para; sin",
    "case that matters": "a &rArr; b &Rarr; c &Dagger; d",
    "letter in capitals": "&EACUTE;",
    "firm": "H&M ; C&A ; B&Q;",
    "in upper case": "one &AMP; two",
    "number in a sentence": "rule & # 12 of them",
    "house number": "no &#12 here",
}


@table("text", {name: (text,) for name, text in _SOUND.items()})
def test_sound_text_stays(text: str) -> None:
    assert apply(text, list(repair(text))) == text


_NO_HTML = {
    "number": ("L & # 39; amie", "L&#39;amie"),
    "sign": ("L & apos; amie", "L&apos;amie"),
    "brackets": ("& lt;i& gt; si", "&lt;i&gt; si"),
    "salt": ("Salt & amp; pepper", "Salt &amp; pepper"),
    "one bracket": ("x = flags & lt; n", "x = flags & lt; n"),
    "talk of HTML": ("In HTML, & amp; is an ampersand", "In HTML, & amp; is an ampersand"),
    "words": ("alpha & beta; R&D ; B & B", "alpha & beta; R&D ; B & B"),
}


@pytest.mark.parametrize("format_", ["text", "markdown", "message"])
@table("text, expected", _NO_HTML)
def test_references_in_texts_that_are_no_html(
    text: str, expected: str, format_: mtfix.Format
) -> None:
    assert mtfix.fix(text, format=format_).text == expected


def test_references_in_code_stay() -> None:
    text = "Write `& amp;` so:\n\n    a & amp; b\n"
    assert mtfix.fix(text, format="markdown").text == text


def test_references_that_the_source_has_apart_stay() -> None:
    text = "Sal & amp; pimienta"
    assert mtfix.fix(text, format="message", source="Salt & amp; pepper").text == text


def test_escaped_tags_stay_escaped() -> None:
    text = fixed("<p>Write & lt; b & gt; for bold.</p>")
    assert "&lt;" in text
    assert "<b>" not in text


_PROTECTED = {
    "script": "<script>m = flags & lt; n = m</script>",
    "pre": "<pre>salt & amp; &Nbsp;</pre>",
    "code": "<p>Write <code>& nbsp;</code> here.</p>",
    "comment": "<!-- salt & amp; pepper -->",
    "off": "<!-- mtfix off -->salt & amp; pepper<!-- mtfix on -->",
}


@table("text", {name: (text,) for name, text in _PROTECTED.items()})
def test_protected_text_stays(text: str) -> None:
    assert fixed(text) == text
