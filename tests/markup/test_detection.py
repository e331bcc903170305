"""What a text is written in."""

from __future__ import annotations

from mtfix.document import Format
from mtfix.reading import detect
from tests.markup.tables import table

_DETECTED: dict[str, tuple[str, Format]] = {
    "paragraphs": ("<p>One.</p><p>Two.</p>", "html"),
    "omitted ends": ("<p>Ebb.<p>Flood.", "html"),
    "padded": ("< p > One. < / p >", "html"),
    "fragments": ("One p> < p > two", "html"),
    "inline": ("It is <b>so</b> late.", "html"),
    "full-width": ("＜p＞潮水退了。＜/p＞", "html"),
    "broken entity": ("salt & amp; pepper", "html"),
    "escaped": ("It ebbed.u003cbr/u003eThen it rose.", "html"),
    "escape mentioned": ("The sign u003c is a bracket.", "text"),
    "line break": ("One.<br>\nTwo.<br>\n", "html"),
    "page": ("<!DOCTYPE html>\n<html><body>One.</body></html>", "html"),
    "list": ("<ul>\n<li>one\n<li>two\n</ul>", "html"),
    "paragraphs about HTML": (
        "<p>The HTML tag &lt;b&gt; makes text bold. Other tags do not.</p>",
        "html",
    ),
    "headings and lists": ("# Tides\n\n- one\n- two\n", "markdown"),
    "fence": ("```\n<p>One.</p>\n```\n", "markdown"),
    "heading, link and emphasis": (
        "# Tides\n\nSee [the list](b.html) **today**.\n",
        "markdown",
    ),
    "one broken break": ("The tide is out. < br / > Walk now.", "html"),
    "broken breaks in an address": ("4 Pier Road < br / > Hull < br / > HU1", "html"),
    "one broken comment": ("The tide is out. < ! - - ad - - > Walk now.", "html"),
    "one broken picture": ('It is < img src = "a.png" / > here.', "html"),
    "broken break mentioned": ("Write < br / > for a new line. It works.", "text"),
    "broken break in a question": ("What is meant by it? < br / > is.", "text"),
    "broken comment mentioned": ("A comment is < ! - - this - - > there.", "text"),
    "broken comment for mtfix": ("The tide < ! - - mtfix off - - > is out.", "text"),
    "calculation": ("If a < br > c holds, stop.", "text"),
    "link to a part": ("See [part 4] (#tides) first.", "markdown"),
    "link to a named part": ("More: [Low tide] (#low-tide).", "markdown"),
    "link to a file": ("See [part 4] (tides/part.md) first.", "markdown"),
    "link to a path": ("See [part 4] (/tides/part) first.", "markdown"),
    "image apart": ("Here: ! [part 4] (tides/part.png).", "markdown"),
    "split heading": ("# # Low tides\n\nThe boats lie dry.", "markdown"),
    "split and whole heading": (
        "## Tides\n\nThe boats lie dry.\n\n# # Winds\n\n- one",
        "markdown",
    ),
    "remark and hashtag": ("They won [sic] (#sailing) today.", "text"),
    "hashtag behind words": ("A fine day [off the pier] (#sailing) today.", "text"),
    "alternative": ("If [he] (/she) comes, sail.", "text"),
    "numbers of notes": ("See [part] (#4) and [1] (p. 4).", "text"),
    "index": ("The sign list[i] (a.md) is code.", "text"),
    "link in code": ("Write `See [part 4] (#tides)` there.", "text"),
    "comment above a command": ("# # Low tides\n\ntide --low now please", "text"),
    "commented lines": ("# # Low tides\n# # tide = 1\n\nThe boats lie dry.", "text"),
    "comment that is a sentence": ("# # Tides come late.\n\nThe boats lie dry.", "text"),
    "number signs": ("# # 4 of 6\n\nThe boats lie dry.", "text"),
    "plain": ("The tide is out.", "text"),
    "empty": ("", "text"),
    "formula": ("Here p > 0.05 holds.", "text"),
    "less-than": ("Here x < y holds & z > y.", "text"),
    "address": ("Write to <ana@example.org> today.", "text"),
    "heart": ("We <3 this town.", "text"),
    "type": ("A List<String> holds words.", "text"),
    "selector": ("Style ol > li > b as you like.", "text"),
    "opener mentioned": ("The <p> tag begins a paragraph.", "text"),
    "closer mentioned": ("The <b> tag and its </b> end the same way.", "text"),
    "several mentioned": ("Elements such as <ul>, <ol> and <dl> make lists.", "text"),
    "line break mentioned": ("A <br> breaks the line.", "text"),
    "ampersands": ("R&D and salt & pepper; bread", "text"),
    "dash list": ("- one\n- two\n", "text"),
    "hashtag": ("# 4 of the six boats.", "text"),
    "quoted mail": ("> b > i seems wrong.\nNo.", "text"),
    "emphatic stars": ("It was *so* late.", "text"),
}


@table("text, expected", dict(_DETECTED))
def test_detect(text: str, expected: Format) -> None:
    assert detect(text) == expected
