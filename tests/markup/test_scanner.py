"""The scanner: what is a tag, what it means, and what only looks like one."""

from __future__ import annotations

from mtfix.markup.scanner import scan
from mtfix.markup.tags import Damage
from mtfix.markup.tree import is_sick
from tests.markup.tables import fixed, table


def _cleans(text: str) -> list[str]:
    return [tag.clean for tag in scan(text)]


_WHOLE = {
    "padded": ("< p > One. < / p >", ["<p>", "</p>"]),
    "closer split in two ways": ("<p>One.</ p><p>Two.< /p>", ["<p>", "</p>", "<p>", "</p>"]),
    "upper case": ("< EM > so < / Em >", ["<em>", "</em>"]),
    "full-width brackets": ("＜p＞潮水退了。＜/p＞", ["<p>", "</p>"]),
    "full-width brackets with spaces": ("＜ b ＞潮水＜ / b ＞", ["<b>", "</b>"]),
    "single guillemets": ("‹ p › One. ‹ / p ›", ["<p>", "</p>"]),
    "split heading name": ("< h 3 > Tides < / h 3 >", ["<h3>", "</h3>"]),
    "upper-case heading name": ("< H 2 > Tides < / H 2 >", ["<h2>", "</h2>"]),
    "void element": ("One < br / > two < hr >", ["<br />", "<hr>"]),
    "square bracket ends a closer": ("<b>so</b]", ["<b>", "</b>"]),
    "round bracket ends a closer": ("<b>so</b)", ["<b>", "</b>"]),
    "curly bracket ends a closer": ("<i>so</i}", ["<i>", "</i>"]),
    "doubled bracket": ("<<p> One. <</p>", ["<p>", "</p>"]),
    "attributes": ('< a href = "x.html" > y < / a >', ['<a href="x.html">', "</a>"]),
    "several attributes": (
        '< img src = "a.png" alt = "a pier" >',
        ['<img src="a.png" alt="a pier">'],
    ),
    "JSON escapes without backslash": ("u003cp u003e One. u003c/p u003e", ["<p>", "</p>"]),
    "intact": ('<P CLASS="a">One.</P>', ['<P CLASS="a">', "</P>"]),
    "intact, unquoted": ("<td colspan=2 nowrap>x</td>", ["<td colspan=2 nowrap>", "</td>"]),
    "intact, > in a value": ('<img alt="a > b">', ['<img alt="a > b">']),
    "intact custom element": ("<my-map>x</my-map>", ["<my-map>", "</my-map>"]),
}


@table("text, expected", _WHOLE)
def test_whole_tags(text: str, expected: list[str]) -> None:
    assert _cleans(text) == expected


_FRAGMENTS = {
    "closer without start": ("<p>One p> < p > two < / p >", ["<p>", "</p>", "<p>", "</p>"]),
    "closer with slash alone": ("<p>One. / p > <p>Two.</p>", ["<p>", "</p>", "<p>", "</p>"]),
    "closer glued to the stop": ("<p>One./p> <p>Two.</p>", ["<p>", "</p>", "<p>", "</p>"]),
    "closer without end": ("<p>One </ p Two.", ["<p>", "</p>"]),
    "closer without end at the end": ("<p>One.</p", ["<p>", "</p>"]),
    "inline closer without end": ("It is <b>so</b", ["<b>", "</b>"]),
    "heading name split": (
        "<p>One p> h 3 > Two < / h 3 >",
        ["<p>", "</p>", "<h3>", "</h3>"],
    ),
    "opener without start": ("<p>One.</p> p> Two. < / p >", ["<p>", "</p>", "<p>", "</p>"]),
    "item without start": (
        "<ul> < li > a < / li > li> b < / li > < / ul >",
        ["<ul>", "<li>", "</li>", "<li>", "</li>", "</ul>"],
    ),
    "opener without end": ("<p>One.</p><p Two.</p>", ["<p>", "</p>", "<p>", "</p>"]),
    "closer at the very end": ("<p>One p>", ["<p>", "</p>"]),
}


@table("text, expected", _FRAGMENTS)
def test_fragments(text: str, expected: list[str]) -> None:
    assert _cleans(text) == expected


_DAMAGES = {
    "intact": ("<p>", Damage.NONE),
    "intact, slashed": ("<br/>", Damage.NONE),
    "spaces round the equals sign": ('<td rowspan = "4">', Damage.ODD),
    "padded": ("< div >", Damage.PADDED),
    "space behind the slash": ("</ p>", Damage.PADDED),
    "slash apart": ("< / p >", Damage.SPLIT),
    "wrong bracket": ("</p]", Damage.LOST),
}


@table("text, damage", _DAMAGES)
def test_damage(text: str, damage: Damage) -> None:
    assert [tag.damage for tag in scan(text)] == [damage]


_COMMENTS = {
    "intact": ("<!-- so < p > on -->", "<!-- so < p > on -->"),
    "intact, many lines": ("<!--\nso\n-->", "<!--\nso\n-->"),
    "conditional": ("<!--[if IE]><b>x</b><![endif]-->", "<!--[if IE]><b>x</b><![endif]-->"),
    "intact CDATA": ("<![CDATA[ x < y ]]>", "<![CDATA[ x < y ]]>"),
    "intact doctype": ("<!doctype html>", "<!doctype html>"),
    "old doctype": (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">',
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd">',
    ),
    "processing instruction": ('<?php echo "< p >"; ?>', '<?php echo "< p >"; ?>'),
    "one dash each": ("<! - by hand - >", "<!-- by hand -->"),
    "dashes apart": ("<! - - by hand - - >", "<!-- by hand -->"),
    "end glued": ("<! - by hand ->", "<!-- by hand -->"),
    "bracket apart": ("< !-- by hand -- >", "<!-- by hand -->"),
    "CDATA apart": ("<! [ CDATA [ by hand ] ] >", "<![CDATA[by hand]]>"),
    "CDATA with signs": ("<! [ CDATA [ x < y ] ] >", "<![CDATA[x < y]]>"),
    "doctype apart": ("<! doctype html >", "<!DOCTYPE html>"),
}


@table("text, expected", _COMMENTS)
def test_comments_and_declarations(text: str, expected: str) -> None:
    assert _cleans(text) == [expected]


def test_cdata_without_bracket() -> None:
    text = "<p>One.</p> ! [ CDATA [ by hand ] ] >"
    assert _cleans(text)[-1] == "<![CDATA[by hand]]>"


_PROTECTED = {
    name: (f"<{name}>< p > x < / p > b> </ i</{name}>", [f"<{name}>", f"</{name}>"])
    for name in "script style pre code textarea kbd samp svg math".split()
}


@table("text, expected", _PROTECTED)
def test_the_inside_of_protected_elements_is_not_looked_into(
    text: str, expected: list[str]
) -> None:
    assert _cleans(text) == expected


_TRAPS = {
    "formula": ("Here p > 0.05 holds.",),
    "formula without space": ("Here p >0.05 or p>0.05 holds.",),
    "two formulas": ("If x < p and p > 0.05 then stop.",),
    "one-letter name before a digit": ("Both u > 7 and q > 12 were seen.",),
    "one-letter name before an equals sign": ("Both b >= 7 and a > = c were seen.",),
    "b and c": ("Let a <b and c> d be true.",),
    "chain": ("Is a < b > c a chain?",),
    "chain of numbers": ("It is 3 < 5 > 2.",),
    "code": ("Then if (a<b) print(a>b) follows.",),
    "less and greater": ("Between a < b and b > c nothing stands.",),
    "selector": ("Style ol > li > b as you like.",),
    "selector of blocks": ("The path body > main > p is long.",),
    "menu": ("Choose File > Table > Video.",),
    "headings": ("In size H1 > H2 is plain.",),
    "words": ("Old > new, and article > section too.",),
    "C++": ("A vector< string > holds words.",),
    "C++ with an element's name": ("A vector< map > holds maps.",),
    "Java": ("A List<String> holds words.",),
    "generic letter": ("A Box<T> or Set<K> holds one.",),
    "heart": ("We <3 this town.",),
    "arrow": ("It maps x -> y here.",),
    "fat arrow": ("It maps p => q here.",),
    "unit": ("They did 90 km/h> and more.",),
    "unit that ends in a name": ("They did 5 m/s> and more.",),
    "address": ("Write to <ana@example.org> today.",),
    "link in brackets": ("See <https://example.org/p> today.",),
    "signs alone": ("Signs such as < and > stay.",),
    "CJK heading in brackets": ("＜快速入門＞在此。",),
    "letter in single guillemets": ("Der Buchstabe ‹ p › fehlt.",),
    "word in single guillemets": ("Das Wort ‹ Code › ist neu.",),
    "word in double guillemets": ("Il faut dire « table » sans accent.",),
    "quoted mail": ("> b > i seems wrong.",),
    "backslash escape": (r"The string \u003cp\u003e is escaped.",),
}


@table("text", _TRAPS)
def test_traps_hold_no_tags(text: str) -> None:
    assert scan(text) == []


@table("text", _TRAPS)
def test_traps_stay_in_a_page(text: str) -> None:
    page = f"<p>{text}</p>"
    assert not is_sick(scan(page))
    assert fixed(page) == page


@table("text", _TRAPS)
def test_traps_stay_beside_real_damage(text: str) -> None:
    assert fixed(f"<p>One.</p>< p > {text} < / p >") == f"<p>One.</p><p>{text}</p>"
