"""What looks like damaged markup and is none: it stays, in every format and in any company."""

from __future__ import annotations

import pytest

import mtfix

_ITEMS = [
    "p > 0.05", "x < p and p > 0.05", "H1 > H2", "ul > li > a", "File > Table > Video",
    "a <b and c> d", "vector< string >", "List<String>", "<ana@example.org>",
    "alpha & beta; gamma", "R&D", "<3", "->", "[1] (see p. 4)", "[b] and [i]", "/ B",
    "name @ example . org", "km / h", "his / her", "and / or", "A \\ B", "C:\\ Program Files",
    "[sic]", "[see below]", "x[[1]]", "2 ** 3", "a * b * c", "3 : 1", "5 % solution",
    "{ 1, 2 }", "const { name }", "print(7 % d)", "const x = a[i];", "@ noon", "# 1",
    "List < String >", "i < n && i > 0", "if (a < b) { c > d; }",
]  # fmt: skip
_SENTENCES = [
    "{}",
    "The editors wrote {} in the margin, and nobody asked why.",
    "The bridge was closed on Monday. It says {} there (see the plan), and the mayor agreed.",
    "The old book has {} on page nine",
]
_FORMATS: list[mtfix.Format] = ["text", "markdown", "html"]


def _markup_rules(result: mtfix.Result) -> set[str]:
    causes = {cause for edit in result.edits for cause in edit.causes}
    return {cause.rule for cause in causes if cause.rule.startswith(("markup-", "source-"))}


@pytest.mark.parametrize("format_", _FORMATS)
@pytest.mark.parametrize("sentence", _SENTENCES)
@pytest.mark.parametrize("item", _ITEMS)
def test_it_stays(item: str, sentence: str, format_: mtfix.Format) -> None:
    text = sentence.format(item)
    result = mtfix.fix(text, format=format_)
    assert result.text == text


@pytest.mark.parametrize("format_", _FORMATS)
@pytest.mark.parametrize("item", _ITEMS)
def test_no_markup_rule_touches_it_in_company(item: str, format_: mtfix.Format) -> None:
    """All of them in one text, so that one may not vouch for the other."""
    text = "\n\n".join(f"Here stands {other}, and there {item}." for other in _ITEMS)
    result = mtfix.fix(text, format=format_)
    assert _markup_rules(result) == set()


@pytest.mark.parametrize(
    "text",
    [
        "With <p> a paragraph begins, and with </p> it ends.",
        "A p tag stands before an em tag and a b tag.",
        "Put the < b > tag before the word.",
        "Entities such as &amp; and & nbsp; are explained in the HTML book on tags.",
    ],
)
def test_prose_about_html_stays(text: str) -> None:
    assert mtfix.fix(text).text == text


@pytest.mark.parametrize(
    "text",
    [
        "Do it so:\n\n```html\n< p > One. < / p >\n[ / b ] \\ textbf { x } https: // a. org\n```\n",
        "Do it so:\n\n    < p > One. < / p > and [ / b ]\n\nThen go on.\n",
        "Write `< p > One < / p >` or `[b]x[ / b]` or `\\ emph { x }` there.",
        "~~~\n[gallery ids = \"1, 2\"] [ [ File: a.png ] ]\n~~~\n",
    ],
)  # fmt: skip
def test_code_of_markdown_stays(text: str) -> None:
    assert mtfix.fix(text, format="markdown").text == text


@pytest.mark.parametrize(
    "text",
    [
        "let a = b < c ? d : e;\nconst el = `< p >`;\nif (a[i] < b[j]) { swap(i, j); }\n",
        "#include <stdio.h>\nint main(void) { return a < b && c > d; }\n",
        "for (i = 0; i < n; i++) { x[i] = y[ i ]; }  // [b] and [i]\n",
    ],
)
def test_programs_stay(text: str) -> None:
    assert _markup_rules(mtfix.fix(text)) == set()


@pytest.mark.parametrize(
    "tag",
    [
        '<body {% if a %}class="b"{% endif %}>',
        '<body class="{% if a == "b" %}c{% endif %}">',
        "<body {{ values }}>",
        "<body ${values}>",
    ],
)
def test_tags_of_templates_stay(tag: str) -> None:
    page = f"<html><head><title>Pier</title></head>\n{tag}<p>One.</p></body></html>"
    assert mtfix.fix(page).text == page


@pytest.mark.parametrize(
    "text", ["<p>He saw {} there.</p>", "<ul><li>{}</li><li>More of it</li></ul>"]
)
@pytest.mark.parametrize("item", ["[1] (see p. 4)", "R&amp;D", "km / h", "[b] and [i]", "A \\ B"])
def test_clean_html_stays(item: str, text: str) -> None:
    page = text.format(item)
    assert mtfix.fix(page).text == page
