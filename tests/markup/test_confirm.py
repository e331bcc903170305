"""The second opinion: wrong repairs, made by hand, must be doubted."""

from __future__ import annotations

from mtfix.edits import Cause, Edit, apply
from mtfix.markup.confirm import doubt
from tests.markup.tables import table

_HAND = (Cause("markup-tag", "made by hand"),)


def _replaced(text: str, old: str, new: str) -> list[Edit]:
    """The edit that a wrong repair would make."""
    at = text.index(old)
    edits = [Edit(at, at + len(old), new, _HAND)]
    assert apply(text, edits) == text.replace(old, new, 1)
    return edits


_WRONG = {
    "block in a paragraph": ("<p>One.@ two</p> three.</div>", "@", "<div>"),
    "heading in a paragraph": ("<p>One @ two</h2> three.</p>", "@", "<h2>"),
    "paragraph in a paragraph": ("<p>One @ two</p> three.</p>", "@", "<p>"),
    "link in a link": ('<a href="x">One @ two</a> three.</a>', "@", '<a href="y">'),
    "text turned into a script": ("<p>One.</p> @ <p>Two.</p>", "@", "<script>"),
    "text turned into a title": ("<p>One.</p> @ <p>Two.</p>", "@", "<title>"),
    "text turned into a style": ("<p>One.</p> @ <p>Two.</p>", "@", "<style>"),
}


@table("text, old, new", _WRONG)
def test_wrong_repairs_are_doubted(text: str, old: str, new: str) -> None:
    assert doubt(text, _replaced(text, old, new)) is not None


_RIGHT = {
    "closed up": ("< p >One.</p>", "< p >", "<p>"),
    "inserted": ("<p>One.@<p>Two.</p>", "@", "</p>"),
    "omitted end": ("<ul><li>One@<li>two</ul>", "@", "."),
    "escaped signs": ("<p>x < y@</p>", "@", "."),
    "type parameter": ("<p>List<String>@</p>", "@", "."),
    "entity": ("<p>salt @ pepper</p>", "@", "&amp;"),
    "script": ("<script>a < b</script><p>One@</p>", "@", "."),
    "table": ("<table><tr><td>a@</td></tr></table>", "@", "."),
    "svg": ("<svg><text>a</text></svg><p>One@</p>", "@", "."),
    "comment": ("<!-- a --><p>One@</p>", "@", "."),
    "CDATA": ("<![CDATA[ a ]]><p>One@</p>", "@", "."),
    "NUL": ("<p>One\0@</p>", "@", "."),
    "lone surrogate": ("<p>One\ud800@</p>", "@", "."),
    "deep": ("<div>" * 3000 + "One@" + "</div>" * 3000, "@", "."),
    "nothing left": ("@", "@", ""),
}


@table("text, old, new", _RIGHT)
def test_right_repairs_are_trusted(text: str, old: str, new: str) -> None:
    assert doubt(text, _replaced(text, old, new)) is None
