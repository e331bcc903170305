"""Placeholders are found intact and damaged, and compare by the same key."""

from __future__ import annotations

import pytest

from mtfix.markup.icu import parse
from mtfix.markup.placeholders import KINDS, damaged, placeholders, sightings
from tests.markup.tables import table

_INTACT = {
    "printf": ("%s", "printf", "%s"),
    "printf with position": ("%2$d", "printf", "%2$d"),
    "printf with flags, width and precision": ("%-5.2f", "printf", "%f"),
    "printf with grouping": ("%1$,d", "printf", "%1$d"),
    "printf of long numbers": ("%lu", "printf", "%lu"),
    "objects": ("%@", "printf", "%@"),
    "Python's names": ("%(total)5d", "python", "%(total)5d"),
    "field": ("{owner!r:>8}", "brace", "{owner}"),
    "number": ("{0}", "brace", "{0}"),
    "empty field": ("{}", "brace", "{}"),
    "ICU with a format": ("{due, date, short}", "brace", "{due,date}"),
    "Fluent": ("{ $owner }", "brace", "{$owner}"),
    "Fluent's terms": ("{ -shop }", "brace", "{-shop}"),
    "mustache": ("{{ owner }}", "mustache", "{{owner}}"),
    "mustache's blocks": ("{{#if open}}", "mustache", "{{#ifopen}}"),
    "template literal": ("${owner}", "dollar", "${owner}"),
    "Ruby": ("%{owner}", "percent", "%{owner}"),
    "Ruby's interpolation": ("#{owner}", "hash", "#{owner}"),
    "ERB": ("<%= owner %>", "erb", "<%=owner%>"),
    "Django": ("{% trans %}", "django", "{%trans%}"),
    "Laravel": (":owner", "named", ":owner"),
    "linked message": ("@:shop.open", "linked", "@:shop.open"),
    "numbered opener": ("<3>", "tag", "<3>"),
    "numbered closer": ("</3>", "tag", "</3>"),
    "numbered empty tag": ("<3/>", "tag", "<3/>"),
    "tag with attributes": ('<a href="x">', "tag", "<a>"),
    "line break": (r"\n", "escape", r"\n"),
    "escaped letter": (r"\u20AC", "escape", r"\u20ac"),
    "literal": ("{' '}", "literal", "{''}"),
}


@table("text, kind, key", _INTACT)
def test_intact(text: str, kind: str, key: str) -> None:
    (found,) = placeholders(f"a {text} b")
    assert (found.text, found.kind, found.key, found.start) == (text, kind, key, 2)
    assert damaged(text) == []


_DAMAGED = {
    "printf": ("% d", "%d"),
    "printf with position": ("% 2 $ d", "%2$d"),
    "grouping": ("%1 $, D", "%1$,D"),
    "Arabic percent sign": ("٪ s", "%s"),
    "full width": ("％1＄s", "%1$s"),
    "precision": ("%. 1f", "%.1f"),
    "from right to left": ("2 $ d%", "%2$d"),
    "Python's names": ("% (total) s", "%(total)s"),
    "field": ("{owner }", "{owner}"),
    "full braces": ("｛owner｝", "{owner}"),
    "template literal": ("$ {owner}", "${owner}"),
    "Fluent": ("{$ owner}", "{$owner}"),
    "Fluent, padded": ("{ $ owner }", "{ $owner }"),
    "mustache": ("{ { owner } }", "{{ owner }}"),
    "mustache's blocks": ("{{ / if}}", "{{/if}}"),
    "Django": ("{％ trans ％}", "{% trans %}"),
    "ERB": ("<% = owner %>", "<%= owner %>"),
    "linked message": ("@ : shop.open", "@:shop.open"),
    "closer": ("</ 3>", "</3>"),
    "empty tag": ("< 3 / >", "<3/>"),
    "line break": (r"\ n", r"\n"),
    "capital line break": (r"\N", r"\n"),
    "slash": ("/n", r"\n"),
    "quotation mark": ('\\ "', '\\"'),
    "escaped letter": (r"\ u20ac", r"\u20ac"),
}


@table("text, clean", _DAMAGED)
def test_damaged(text: str, clean: str) -> None:
    (found,) = damaged(f"a {text} b")
    assert (found.text, found.clean) == (text, clean)


@table("text, clean", _DAMAGED)
def test_a_damaged_one_has_the_key_of_the_intact_one(text: str, clean: str) -> None:
    (found,) = damaged(text)
    assert found.key == placeholders(clean.replace("D", "d"))[0].key


_NONE = {
    "percentage": "It is 5 % better and 10 % of it.",
    "usage": "Usage: copy <file> <target>",
    "time": "At 10:30 we met: nobody came.",
    "comparison": "a < b and c > d",
    "doubled percent sign": "100%% done",
}


@table("text", {name: (text,) for name, text in _NONE.items()})
def test_prose_has_none(text: str) -> None:
    assert placeholders(text) == []


def test_placeholders_in_attributes_are_found_too() -> None:
    found = placeholders('<a href="%(link)s">here</a>')
    assert [one.key for one in found] == ["<a>", "%(link)s", "</a>"]


_HOSTILE = ("{", "% ", "< ", "{ % ", "\\ ", "{{ a ", "@ : a", "<%", "% 1 $ ", "<a ", "{n,plural,a{")


@pytest.mark.parametrize("piece", _HOSTILE)
def test_pieces_without_end_are_sighted_where_they_stand(piece: str) -> None:
    text = piece * 20_000
    found = sightings(text, KINDS)
    parse(text)
    assert all(text[one.start : one.end] == one.text for one in found)


def test_nested_arguments() -> None:
    text = "{a, select, x {{b, plural, one {#} other {# {c}}}} other {}}"
    message = parse(text)
    assert message is not None
    assert message.is_whole
    assert [text[slice(*one.name)] for one in message.arguments] == ["a", "b"]
    inner = message.arguments[1]
    assert [text[one.start : one.end] for one in inner.branches] == ["#", "# {c}"]


@pytest.mark.parametrize(
    "text", ["{n, plural, one {a}", "{n, plural, one {a} other}}", "}{n, ab, c {"]
)
def test_braces_that_do_not_pair(text: str) -> None:
    message = parse(text)
    assert message is not None
    assert not message.is_whole


def test_prose_is_no_message() -> None:
    assert parse("{1, 2, 3} and {a, b, c}") is None
