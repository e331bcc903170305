"""Headings in bold type at the start of a paragraph."""

from __future__ import annotations

import mtfix
from tests.markup.tables import fixed, table

_BODY = "On Monday the ferry left two hours late and nobody knew why."

_PARTED = {
    "strong": (
        f"< p >< strong > The crossing < / strong > {_BODY}< / p >",
        f"<p><strong>The crossing</strong></p>\n<p>{_BODY}</p>",
    ),
    "behind a broken border": (
        f"<p>They waited p> < p > < b > Late again < / b > {_BODY} < / p >",
        f"<p>They waited.</p><p><b>Late again</b></p>\n<p>{_BODY}</p>",
    ),
    "no function word begins the sentence": (
        "< p >< b > The crossing < / b > Two days before, the ferry had been late.< / p >",
        "<p><b>The crossing</b></p>\n<p>Two days before, the ferry had been late.</p>",
    ),
    "small first letter": (
        f"< p >< b > news from the pier < / b > {_BODY}< / p >",
        f"<p><b>News from the pier</b></p>\n<p>{_BODY}</p>",
    ),
}


@table("text, expected", _PARTED)
def test_a_heading_gets_a_paragraph(text: str, expected: str) -> None:
    assert fixed(text) == expected
    assert fixed(expected) == expected


_KEPT = {
    "intact tags": f"<p><strong>The crossing</strong> {_BODY}</p>",
    "a label": f"< p >< b > Note < / b > {_BODY}< / p >",
    "a stop": f"< p >< b > It is late. < / b > {_BODY}< / p >",
    "a colon": f"< p >< b > The crossing: < / b > {_BODY}< / p >",
    "a subject": "< p >< b > The old ferry < / b > left two hours late, nobody knew why.< / p >",
    "a name, and what it did": "< p >< b > Ann Roe < / b > Ferries left two hours late.< / p >",
    "a clause that goes on": f"< p >< b > This is how the < / b > {_BODY}< / p >",
    "within a sentence": f"< p > See < b > the crossing < / b > {_BODY}< / p >",
}


@table("text", {name: (text,) for name, text in _KEPT.items()})
def test_what_is_no_heading_stays(text: str) -> None:
    assert fixed(text).count("<p>") == 1


def test_plain_text_has_a_line_for_it() -> None:
    text = f"< p >< strong > The crossing < / strong > {_BODY}< / p >"
    assert mtfix.fix(text, to="text").text == f"The crossing\n\n{_BODY}\n"
