"""Surnames: of two parts, behind initials, and those that are words."""

from __future__ import annotations

import pytest

import mtfix
from mtfix.casing import people
from tests.casing.finders import corrected


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The pass by Emile smith-rowe was late.", "The pass by Emile Smith-Rowe was late."),
        ("Judge Maria garcia-lopez left.", "Judge Maria Garcia-Lopez left."),
        ("The novels of J. R. R. tolkien sell.", "The novels of J. R. R. Tolkien sell."),
        ("A play by G. B. shaw opened.", "A play by G. B. Shaw opened."),
        (
            "In rome we met the singer Zeltrude baker and the mayor Quorl grants.",
            "In rome we met the singer Zeltrude Baker and the mayor Quorl grants.",
        ),
        ("George R. R. martin and John F. kennedy.", "George R. R. Martin and John F. Kennedy."),
        (
            "Ann Brooks won. It was written by brooks' coach.",
            "Ann Brooks won. It was written by Brooks' coach.",
        ),
        ("We met Mr. baker and dr. voskresensky.", "We met Mr. Baker and dr. Voskresensky."),
        (
            "Anna Cooper won. Yesterday cooper and her coach flew home.",
            "Anna Cooper won. Yesterday Cooper and her coach flew home.",
        ),
        (
            "Kate Bush sang. We knew that bush had been ill.",
            "Kate Bush sang. We knew that Bush had been ill.",
        ),
        (
            "Peter Hunter has a farm. In 2004 hunter bought two fields.",
            "Peter Hunter has a farm. In 2004 Hunter bought two fields.",
        ),
        (
            "David Mason joined. The club parted with mason in June.",
            "David Mason joined. The club parted with Mason in June.",
        ),
        (
            "Mary Potter sang. When potter retired, her son took over.",
            "Mary Potter sang. When Potter retired, her son took over.",
        ),
    ],
    ids=lambda text: text[:30],
)
def test_surnames_are_raised(text: str, wanted: str) -> None:
    assert corrected(people, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Then Maria half-heartedly agreed, and Anna saw a London-born baker.",
        "He bought a Martin oslo-built guitar from Peter second-hand.",
        "He left the U. S. economy in ruins, and the U. S. senator agreed.",
        "The last question to Mr van Loon was mine.",
        "Tom Baker came. A good baker and his oven never rest.",
        "Anne Rice wrote novels. In 1998 rice sold for a dollar.",
        "David Walker came. A walker came by, and in 1999 walker fell.",
        "George V. after all was a king.",
        "“Dat’s Jim Doan’,” he said. “I doan’ know him.”",
    ],
    ids=lambda text: text[:30],
)
def test_words_stay(text: str) -> None:
    assert corrected(people, text) == text


def test_nicknames_of_towns_need_a_town() -> None:
    assert mtfix.fix("The big apple on the tree is sour.").edits == ()
    assert mtfix.fix("She moved to the big apple.").text == "She moved to the Big Apple."


def test_letters_with_numbers_are_no_names() -> None:
    assert mtfix.fix("The b-2 form and the c-4 form must be signed.").edits == ()
