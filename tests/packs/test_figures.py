"""Figures pulled apart in more than one way at once: what all rules together make of them."""

from __future__ import annotations

import pytest

import mtfix


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A flat costs about € 95, 000 in Riga.", "A flat costs about €95,000 in Riga."),
        ("The piano cost € 12, 400 and needs new strings.",
         "The piano cost €12,400 and needs new strings."),
        ("The port borrowed € 3. 5 billion.", "The port borrowed €3.5 billion."),
        ("Lind had 61. 3 percent, Nowak 38. 71 percent.",
         "Lind had 61.3 percent, Nowak 38.71 percent."),
        ("The yard built 112, 347 small boats and its rival only 98, 211.",
         "The yard built 112,347 small boats and its rival only 98,211."),
        ("The semifinal ended 3: 0 in Utrecht.", "The semifinal ended 3:0 in Utrecht."),
        ("The share of the mill closed at 118, 300 won, down from May.",
         "The share of the mill closed at 118,300 won, down from May."),
        ("The dam cost R$ 11. 1 billion and holds the 14. 3 kilometers of the old bed.",
         "The dam cost R$ 11.1 billion and holds the 14.3 kilometers of the old bed."),
    ],
)  # fmt: skip
def test_figures_are_closed_up(text: str, wanted: str) -> None:
    assert mtfix.fix(text).text == wanted
    assert mtfix.fix(wanted).text == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Entry is € 15 at the door.",
        "The port got € 60 million from the state.\n\nA ticket is € 8, or € 5 for children.",
        "It was relegated to Division 2. 50 percent of the votes were lost.",
        "When the team had 12, 500 fans were watching.",
        "They sent 150,000, 160,000 or even 170,000 men.",
        "By November 24, 400,000 consoles had been sold.",
        "The lesson ended at 3: 20 pupils went home.",
        "At 18, 300 euros and a bicycle were all that he had.",
        "Of the crews that set out at 12, 300 won, and the rest went home.",
        "The coins are worth 200, 500 yen.",
    ],
)
def test_what_may_be_two_figures_stays(text: str) -> None:
    assert mtfix.fix(text).text == text
