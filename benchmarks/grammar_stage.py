"""What mtfix makes of the texts, its stage for grammar included, as a user runs it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from casing_report import Row, Table
from grammar_asking import Side
from harm_texts import Text, count_words

import mtfix
from mtfix.config import Config, Grammar

_OWN = "mtfix's own rules"
_PREFIX = "lt-"
_PER = 10_000
_MEASURED = Path(mtfix.__file__).parent / "packs" / "measured.json"


def table(texts: Iterable[tuple[Side, list[Text]]], url: str) -> Table:
    """The safe edits of mtfix's own rules, and of each of LanguageTool's, by side."""
    rows: list[Row] = []
    for side, some in texts:
        counts, words = edits(some, side, url)
        own = {rule: n for rule, n in counts.items() if not rule.startswith(_PREFIX)}
        rows.append(_row(side, words, _OWN, sum(own.values()), false(own)))
        theirs = sorted(counts.keys() - own.keys())
        rows += [_row(side, words, rule, counts[rule], None) for rule in theirs]
    return Table("Safe edits of mtfix with LanguageTool", rows)


def edits(texts: Iterable[Text], side: Side, url: str) -> tuple[Counter[str], int]:
    """How many edits each rule makes, and in how many words."""
    config = Config(grammar=Grammar(url=url, is_required=True))
    counts: Counter[str] = Counter()
    words = 0
    for text in texts:
        format_ = "text" if side == "raw" else text.format
        result = mtfix.fix(text.text, format=format_, config=config)
        counts.update(cause.rule for edit in result.edits for cause in edit.causes[:1])
        words += count_words(text.text)
    return counts, words


def false(counts: Mapping[str, int]) -> float:
    """How many of some edits are false, by what people said of such edits in `harm.py`."""
    measured = json.loads(_MEASURED.read_text(encoding="utf-8"))["rules"]
    return sum(
        (
            count * int(measured[rule]["wrong"]) / int(measured[rule]["judged"])
            for rule, count in counts.items()
            if measured.get(rule, {}).get("judged")
        ),
        start=0.0,
    )


def _row(side: Side, words: int, rule: str, count: int, wrong: float | None) -> Row:
    return {
        "text": side,
        "words": words,
        "rule": rule,
        "edits": count,
        "in 10,000 words": count / words * _PER if words else None,
        "false in 10,000 words": wrong / words * _PER if words and wrong is not None else None,
    }
