"""What people say of the places where a case edit differs from what a person wrote.

References have slips (*in russia*), and write one name in two ways. Whoever reads the list of
edits that differ (`casing.py --list`) says of each whether the edit is `right`, `wrong`, or as good
as what the person wrote (`style`); the verdicts are kept without any text of the corpora, see
`harm_judging`. A verdict is about a place of the undamaged text and what is written there, so that
it holds for all shares, levels and rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from casing_words import Word
from harm_judging import Finding, read_verdicts, write_verdicts

JUDGED = Path(__file__).with_name("casing-judged.tsv")

_AROUND = 40
_ANY_RULE = "case"


def place_key(text: str, word: Word, after: str) -> str:
    """A checksum of a place and of what is written there.

    Args:
        text: as a person, or a system, wrote it; nothing in it is damaged.
        word: the word of this text.
        after: what is written for it.
    """
    before, behind = text[max(0, word.start - _AROUND) : word.start], text[word.end :][:_AROUND]
    return Finding(_ANY_RULE, "made", "", "", before, word.text, after, behind).key


@cache
def verdicts() -> Mapping[str, str]:
    """The verdicts of the project, by the keys of their places."""
    return {key: verdict for (_, key), verdict in read_verdicts(JUDGED).items()}


def take_over(path: Path) -> int:
    """Add the verdicts of a list that a person has filled in.

    Returns:
        How many there are now.
    """
    found = read_verdicts(JUDGED) | read_verdicts(path)
    write_verdicts(JUDGED, {(_ANY_RULE, key): verdict for (_, key), verdict in found.items()})
    return len(found)
