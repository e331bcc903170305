"""Firms behind what they are, journals, networks and formats."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Swiss company intel has a plant.", "The Swiss company Intel has a plant."),
        ("It was the chipmaker cisco.", "It was the chipmaker Cisco."),
        ("He wrote in the journal science.", "He wrote in the journal Science."),
        (
            "The work appeared in the journal cell reports.",
            "The work appeared in the journal Cell Reports.",
        ),
        ("My phone is fast with 5g.", "My phone is fast with 5G."),
        ("The operator moved from 3g to 4g.", "The operator moved from 3G to 4G."),
        ("Put the dvd in the pc and read the pdf.", "Put the DVD in the PC and read the PDF."),
        ("They sold her a ford focus.", "They sold her a Ford Focus."),
        ("She has an apple pencil.", "She has an Apple Pencil."),
        ("The movement for Free Trade won.", "The Movement for Free Trade won."),
        ("He ran the museum of Roman Art.", "He ran the Museum of Roman Art."),
        ("The bank of Canada waited.", "The Bank of Canada waited."),
    ],
    ids=lambda text: text[:30],
)
def test_the_words_beside_tell_a_name(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The company target is a profit.",
        "They stopped the movement of Railway trains on Friday.",
        "He ran the museum of Roman Bath, the museum of Oslo and a museum of Fine Art.",
        "The economist Anna Kowal said so. The guardian Peter Orlik left.",
        "The china is old, and the turkey with nuts is good.",
        "The group united and won.",
        "The company union is strong.",
        "It stood in the journal entry.",
        "He read of it in the journal nature lovers keep.",
        "The phone weighs 5g less.",
        "Take 4g to 5g of salt and no phone.",
        "Read the pdf and the html page.",
        "They want to dodge charger cables.",
        "From Oslo and Berlin, from Kyiv and Lagos, the NASA team sent us a pdf.",
    ],
    ids=lambda text: text[:30],
)
def test_the_same_words_stay_elsewhere(text: str) -> None:
    assert mtfix.fix(text).text == text
