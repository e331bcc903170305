"""Wiki markup that was pulled apart, and doubled brackets that are code."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("See [ [ File: Map.png | 90px ] ] there.", "See [[File:Map.png|90px]] there."),
        ("See [[File: Map.png | 90px]] there.", "See [[File:Map.png|90px]] there."),
        ("It lies near [ [ Ulm | the town ] ].", "It lies near [[Ulm|the town]]."),
        ("[[Category:Towns]] [ [ Old Ulm ] ] lies.", "[[Category:Towns]] [[Old Ulm]] lies."),
        ("= = History = =\n[[Ulm|The town]] is old.", "== History ==\n[[Ulm|The town]] is old."),
        ("= = = Rivers = = =\n== Notes ==\nThe end.", "=== Rivers ===\n== Notes ==\nThe end."),
        ("[[File:A.png]] { { stub } } A [[Ulm]] page.", "[[File:A.png]] {{stub}} A [[Ulm]] page."),
    ],
)  # fmt: skip
def test_wiki_markup_is_closed_up(text: str, wanted: str) -> None:
    assert mtfix.fix(text, format="text").text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "In R, x[[1]] and x[ [1] ] differ.",
        "The lists [ [1, 2], [3, 4] ] and [ [Circular *1] ] are printed.",
        "Shells test with [[ -f x ]] or [ [ a | b ] ] here.",
        "{ { x } } prints a value, and { { name | upper } } prints it loudly.",
        "= = = = Title = = = =",
        "So a = = b is no test.",
        "[[File:Map.png | 90px]] and [[Ulm | the town]] are how some write it.",
        "Write `[ [ File: a.png ] ]` for it.",
    ],
)
def test_code_and_prose_stay(text: str) -> None:
    assert mtfix.fix(text, format="text").text == text


@pytest.mark.parametrize(
    ("text", "source", "wanted"),
    [
        ("Nach [[Ulm | der Stadt] ]", "To [[Ulm|the town]]", "Nach [[Ulm|der Stadt]]"),
        ("= = Flüsse ==\nDa.", "== Rivers ==\nHere.", "== Flüsse ==\nDa."),
        ("'' ' Ulm ' '' ist '' alt ''", "'''Ulm''' is ''old''", "'''Ulm''' ist ''alt''"),
        ("Ist ’’’Ulm’’’ alt?", "Is '''Ulm''' old?", "Ist '''Ulm''' alt?"),
        ("Da.<ref> Buch, S. 7. </ref>", "Here.<ref>Book, p. 7.</ref>",
         "Da.<ref>Buch, S. 7.</ref>"),
    ],
)  # fmt: skip
def test_wiki_markup_comes_back_from_the_source(text: str, source: str, wanted: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == wanted


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Er sagte ' ' und 'nein'.", "He said 'no'."),
        ("''alt'' und '''neu'''", "'''old''' and ''new''"),
        ("Da.<ref> Buch </ref>", "Here.<ref> Book </ref>"),
        ("a = = b = =", "a == b =="),
    ],
)
def test_what_the_source_does_not_tell_stays(text: str, source: str) -> None:
    assert mtfix.fix(text, format="text", source=source).text == text
