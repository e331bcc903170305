"""Names of sites that were pulled apart, and sentences that look like them."""

from __future__ import annotations

import pytest

from mtfix.edits import apply
from mtfix.markup.sites import find
from mtfix.reading import read


def _closed_up(text: str) -> str:
    return apply(text, sorted(find(read(text, "text"))))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It ran on harbourpost. mx last week.", "It ran on harbourpost.mx last week."),
        ("It ran on harbourpost. gob. mx first.", "It ran on harbourpost.gob.mx first."),
        ("According to harbourpost. de, it sank.", "According to harbourpost.de, it sank."),
        ("According to harbourpost. it, it sank.", "According to harbourpost.it, it sank."),
        ("Then harbourpost. se reported it.", "Then harbourpost.se reported it."),
        ("The site harbourpost. no has reported it.", "The site harbourpost.no has reported it."),
        ("The film is on harbourpost. ch and here.", "The film is on harbourpost.ch and here."),
        ("Look at news.harbour. com for it.", "Look at news.harbour.com for it."),
        ("Go to harbour. com / low-tides now.", "Go to harbour.com/low-tides now."),
        ("Look at harbour. com / tides / low now.", "Look at harbour.com/tides/low now."),
        ("Look at harbour. com / tides.", "Look at harbour.com/tides."),
        ("According to harbour. com / afp it sank.", "According to harbour.com / afp it sank."),
        ("It ran on harbour. com / AFP first.", "It ran on harbour.com / AFP first."),
        ("It ran on harbour. com / Low-Tide first.", "It ran on harbour.com / Low-Tide first."),
    ],
)
def test_sites_are_closed_up(text: str, wanted: str) -> None:
    assert _closed_up(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "She gave it to him. it, too, was lost.",
        "According to him. it reported a loss.",
        "They lived on land. de facto it was an island.",
        "The goal was put on osimhen. de zerbi said so.",
        "He told reporters. de said no more.",
        "It was reported by xinhua. li said that it sank.",
        "The duty is on imports. eu imports fell.",
        "They stayed at the hotel. no one came.",
        "The shop sells tea. us too, said Ann.",
        "The tide is at harbour. is it low?",
        "Use `ls harbour. mx` on harbour.",
        "Bought by Bros. com and Inc. com, it sank.",
    ],
)
def test_sentences_stay(text: str) -> None:
    assert _closed_up(text) == text
