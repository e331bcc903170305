"""How often each rule edits human text, and how often wrongly: what the benchmark has measured.

``benchmarks/harm.py`` runs all rules over text that people wrote and writes ``measured.json``:
``{"words": N, "date": "…", "rules": {id: {"edits": n, "judged": k, "wrong": w}}}``. Of the n
edits that a rule makes there, k were looked at by a person, and w of those were wrong.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("measured.json")
_SHOWN_WORDS = 10_000


class Rate(NamedTuple):
    """What was measured of a rule.

    Attributes:
        edits: the edits that it makes in human text.
        words: how many words that text has.
        false: its false edits in 10,000 of them; None if nobody has judged its edits.
    """

    edits: int
    words: int
    false: float | None


def rates() -> Mapping[str, Rate]:
    """What was measured, by the id of the rule; empty if nothing was.

    Raises:
        ValueError: the file is damaged.

    >>> rates().get("no-such-rule") is None
    True
    """
    return read(_FILE) if _FILE.is_file() else {}


@cache
def read(path: Path) -> Mapping[str, Rate]:
    """The rates that a file of measurements gives.

    Args:
        path: the file, in the form that this module's head tells.

    Raises:
        ValueError: it has another form.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        words = int(stored["words"])
        return {id_: _rate(words, **counts) for id_, counts in stored["rules"].items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path}: these are no measurements of rules: {error!r}") from None


def _rate(words: int, edits: int, judged: int, wrong: int) -> Rate:
    """A rule that makes no edit makes no false one; otherwise only judged edits tell."""
    if not edits:
        return Rate(0, words, 0.0)
    false = wrong / judged * edits / words * _SHOWN_WORDS if judged else None
    return Rate(edits, words, false)
