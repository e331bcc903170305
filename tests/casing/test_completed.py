"""Names of which a part is written already, or that the words beside them tell."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.casing.neighbours import completed
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The nurse called dr. Mbeki at noon.", "The nurse called Dr. Mbeki at noon."),
        ("A talk by prof. Anna Keller was full.", "A talk by Prof. Anna Keller was full."),
        ("She flew to st. Petersburg in May.", "She flew to St. Petersburg in May."),
        ("They flew from tel Aviv to Cairo.", "They flew from Tel Aviv to Cairo."),
        ("Greek and french sailors came late.", "Greek and French sailors came late."),
        ("He saw polish, German and Swiss clocks.", "He saw Polish, German and Swiss clocks."),
        ("The roof fell in hurricane Irma.", "The roof fell in Hurricane Irma."),
        (
            "The stocks fell, while siemens rose by 2%.",
            "The stocks fell, while Siemens rose by 2%.",
        ),
        ("The view of mount Elbrus is famous.", "The view of Mount Elbrus is famous."),
        ("A villa on lake Como was sold.", "A villa on Lake Como was sold."),
        (
            "Engineers from bayer, Roche and Pfizer met.",
            "Engineers from Bayer, Roche and Pfizer met.",
        ),
        ("The bosch group met in Bonn.", "The Bosch group met in Bonn."),
        ("Her half-italian cook left.", "Her half-Italian cook left."),
        (
            "An ex-soviet officer and non-american firms.",
            "An ex-Soviet officer and non-American firms.",
        ),
        ("Anti-french riots broke out.", "Anti-French riots broke out."),
        ("The game runs on android and iOS.", "The game runs on Android and iOS."),
        ("An app for windows, and nothing else.", "An app for Windows, and nothing else."),
        ("The court ruled against apple.", "The court ruled against Apple."),
        ("It ordered google to pay.", "It ordered Google to pay."),
        ("The union sued amazon over pay.", "The union sued Amazon over pay."),
    ],
    ids=lambda text: text[:30],
)
def test_neighbours_complete_a_name(text: str, wanted: str) -> None:
    assert corrected(completed, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "They live at 12 Elm st. Boston is near.",
        "Polish and wax the table; she bought polish, German wax and a brush.",
        "A hurricane Mexico had feared, and the hurricane Irma fled.",
        "The lag was 5 ms. Anna left. He met the prof. She was late.",
        "The lake Anna loves is deep, and the cape Batman wears is black.",
        "They swam in the lake. Geneva is near.",
        "He ate an apple, Greek yoghurt and an orange.",
        "Blackberry and apple jam.",
        "A half-polished stone, a half-finished half-turn.",
        "The android in the film looks on android hands with pity.",
        "He works with windows and doors, and she went on safari.",
        "The network known as al Qaeda was named.",
        "He accused shell of lying.",  # a shell, or the firm
        "The case against apple pie is weak.",
    ],
    ids=lambda text: text[:30],
)
def test_other_neighbours_do_not(text: str) -> None:
    assert corrected(completed, text) == text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The letter to mr. petrov was lost.", "The letter to Mr. Petrov was lost."),
        (
            "The patient saw dr. adebayo and Mrs. lindqvist.",
            "The patient saw Dr. Adebayo and Mrs. Lindqvist.",
        ),
        ("They climbed mount elbrus at dawn.", "They climbed Mount Elbrus at dawn."),
        (
            "A statue by maestro ricardo zandonella in Lyon.",
            "A statue by maestro Ricardo Zandonella in Lyon.",
        ),
        ("The goal by Callum hudson-odoi Was late.", "The goal by Callum Hudson-Odoi was late."),
    ],
    ids=lambda text: text[:30],
)
def test_a_second_loss_beside_it_hinders_nothing(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted
