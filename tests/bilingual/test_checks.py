"""What is flagged beside the source, and what is not."""

from __future__ import annotations

import pytest

from mtfix.bilingual.checks import check
from mtfix.document import Format
from mtfix.reading import read

_FLAGGED = {
    "number": ("Im Jahr 1978", "In the year 1987"),
    "unit": ("Noch 5 mi", "Another 5 km"),
    "link": ("Siehe dort mehr", "See https://port.example/a for it"),
    "tag": ("Ein Wort", "A <b>word</b>"),
    "placeholder": ("Hallo", "Hello {name}"),
    "code": ("Gib das ein", "Enter `ls`"),
    "bracket": ("Das Boot (das alte.", "The boat (the old one)."),
    "quote": ("„Gut, sagte er.", "“Good,” he said."),
    "untranslated": ("the ferry was late again", "the ferry was late again"),
    "empty": ("", "A word."),
    "length": ("Ja.", "The ferry from the old harbour was late again on Monday."),
    "space": ("  Ein Wort", "A word"),
}


@pytest.mark.parametrize("name", _FLAGGED)
def test_flagged(name: str) -> None:
    text, source = _FLAGGED[name]
    found = {flag.rule for flag in check(read(text, "text", source))}
    assert f"source-check-{name}" in found


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Sie zahlten 1.234,50 Euro", "They paid 1,234.50 euros"),
        ("um 22 Uhr am 16.03.2024", "at 10 pm on 2024-03-16"),
        ("nach 161 km", "after 100 miles"),
        ("2,5 Millionen Boote", "2,500,000 boats"),
        ("zwölf Boote", "12 boats"),
        ("bei 21 °C", "at 70 °F"),
        ("a) Erstens", "First"),
        ("Siemens und Bosch", "Siemens and Bosch"),
        ("Port Example Ltd", "Port Example Ltd"),
        ("船晚点了。", "The boat was late again."),
        ("Er sagte: „Gut.“", 'He said: "Good."'),
    ],
)
def test_not_flagged(text: str, source: str) -> None:
    assert list(check(read(text, "text", source))) == []


@pytest.mark.parametrize(
    ("text", "source", "is_flagged"),
    [("<p>Ein <b>Boot</b></p>", "<p>A boat</p>", True), ("<p>Eins", "<p>One</p>", False)],
)
def test_tags_of_html(text: str, source: str, is_flagged: bool) -> None:
    rules = [flag.rule for flag in check(read(text, "html", source))]
    assert ("source-check-tag" in rules) == is_flagged


@pytest.mark.parametrize("format_", ["text", "html", "markdown", "message"])
def test_without_a_source_nothing_is_checked(format_: Format) -> None:
    assert list(check(read("Ein Wort (", format_))) == []
