"""What a person says of LanguageTool's proposals: kept in a file, drawn as a sample, counted."""

from __future__ import annotations

import csv
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from grammar_asking import Match, Side

VERDICTS = ("right", "wrong", "taste")
"""An editor would make just this edit; it does harm or leaves harm; both ways to write are good."""

SAMPLE = 40
"""How many proposals of a rule are listed, at most."""

_COLUMNS = ("side", "rule", "before", "old", "new", "after", "verdict", "why")
_ESCAPES = {ord("\\"): "\\\\", ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}
_SHOWN = 30


class Judged(NamedTuple):
    """A proposal, and what somebody says of it.

    Attributes:
        side: whether a person wrote the text, or a system.
        rule: LanguageTool's rule.
        before: some characters before it.
        old: what it would replace.
        new: what it would put there.
        after: some characters behind it.
        verdict: one of `VERDICTS`; empty if nobody has said anything.
        why: a few words.
    """

    side: Side
    rule: str
    before: str
    old: str
    new: str
    after: str
    verdict: str = ""
    why: str = ""

    @property
    def place(self) -> Place:
        """By what a verdict finds the proposal again: the sides of a sentence are much the same."""
        return self.rule, self.before[-_NEAR:], self.old, self.new, self.after[:_NEAR]


Place = tuple[str, str, str, str, str]
Judgements = Mapping[Place, Judged]

_NEAR = 15


def proposal(match: Match) -> Judged:
    """A match as it is shown and remembered, without much of the text around it."""
    before, after = shown(match.before)[-_SHOWN:], shown(match.after)[:_SHOWN]
    return Judged(match.side, match.rule, before, shown(match.old), shown(match.new[0]), after)


def shown(text: str) -> str:
    r"""A text on one line.

    >>> shown("a\tb\n")
    'a\\tb\\n'
    """
    return "".join(it if it.isprintable() else ascii(it)[1:-1] for it in text.translate(_ESCAPES))


def read(path: Path) -> dict[Place, Judged]:
    """The judgements in a file.

    Raises:
        ValueError: a verdict is none of `VERDICTS`; lines without one are passed over.
    """
    if not path.exists():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found: dict[Place, Judged] = {}
    for number, row in enumerate(rows, 2):
        side: Side = "raw" if row["side"] == "raw" else "human"
        it = Judged(side, *(row[name] or "" for name in _COLUMNS[1:]))
        if it.verdict not in ("", *VERDICTS):
            raise ValueError(f"{path}:{number}: “{it.verdict}”; expected one of {VERDICTS}")
        if it.verdict:
            found[it.place] = it
    return found


def write(path: Path, judged: Iterable[Judged]) -> None:
    """Write proposals, with their verdicts if they have any."""
    lines = ["\t".join(it) for it in judged]
    text = "\n".join(["\t".join(_COLUMNS), *lines])
    path.write_text(f"{text}\n", encoding="utf-8", errors="replace")


def sample(matches: Iterable[Match], seed: int, most: int = SAMPLE) -> list[Judged]:
    """Some different proposals of each rule, half of them of each side where there are enough.

    Systems translate the same sentences, so that one change is met many times: of proposals with
    the same words at their left or at their right one is taken.
    """
    by_rule: dict[str, list[Judged]] = defaultdict(list)
    for match in matches:
        if match.is_proposal:
            by_rule[match.rule].append(proposal(match))
    return [it for rule in sorted(by_rule) for it in _drawn(by_rule[rule], seed, most)]


def _drawn(proposals: Sequence[Judged], seed: int, most: int) -> list[Judged]:
    def order(it: Judged) -> int:
        return zlib.crc32(f"{seed}:{it.place}".encode("utf-8", "replace"))

    met: set[tuple[str, str]] = set()
    different: dict[Side, list[Judged]] = {"raw": [], "human": []}
    for it in sorted(proposals, key=order):
        words = {(it.old, it.before[-_NEAR:]), (it.old, it.after[:_NEAR])}
        if not words & met:
            different[it.side].append(it)
        met |= words
    of_people = max(most // 2, most - len(different["raw"]))
    people = different["human"][:of_people]
    return [*different["raw"][: most - len(people)], *people]
