"""Findings of the benchmark of harm, and what people say of them."""

from __future__ import annotations

import csv
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

Level = Literal["made", "proposed", "flagged"]
"""A safe edit, an unsafe one that was withheld, and a finding for a person."""

VERDICTS = ("right", "wrong", "style")
"""It mends something; it does harm; both ways to write are good."""

SAMPLE = 60
"""How many edits of a rule are listed; its proposals and flags are counted apart."""

_SHOWN = 40
_ESCAPES = {ord("\\"): "\\\\", ord("\t"): "\\t", ord("\n"): "\\n", ord("\r"): "\\r"}


class Finding(NamedTuple):
    """An edit, proposal or flag of one rule, in its context.

    Attributes:
        rule: the rule; an edit of several rules is a finding of each.
        level: what became of it.
        kind: the kind of text.
        document: where the text came from.
        before: what stands before it.
        old: what it replaces, or flags.
        new: what stands there now; the same for a flag.
        after: what stands behind it.
    """

    rule: str
    level: Level
    kind: str
    document: str
    before: str
    old: str
    new: str
    after: str

    @property
    def key(self) -> str:
        """A checksum of the change and its context, by which a verdict finds it again."""
        shown = "\0".join((self.rule, self.before, self.old, self.new, self.after))
        return f"{zlib.crc32(shown.encode('utf-8', 'surrogatepass')):08x}"


Verdicts = Mapping[tuple[str, str], str]
"""Verdicts by rule and key."""


def read_verdicts(path: Path) -> dict[tuple[str, str], str]:
    """The verdicts in a file that `write_list` or `write_verdicts` has written.

    Raises:
        ValueError: a verdict is none of `VERDICTS`; places without one are passed over.
    """
    rows = judged_rows(path, "verdict", VERDICTS)
    return {(row["rule"], row["key"]): row["verdict"] for row in rows}


def judged_rows(path: Path, column: str, allowed: Iterable[str]) -> list[dict[str, str]]:
    """The rows of a table in which a person has filled a column; none if there is no such file.

    Raises:
        ValueError: what the column says is not allowed.
    """
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    expected = tuple(allowed)
    for number, row in enumerate(rows, 2):
        if row[column] not in ("", *expected):
            told = ", ".join(expected)
            raise ValueError(f"{path}:{number}: “{row[column]}”; expected one of {told}")
    return [row for row in rows if row[column]]


def write_verdicts(path: Path, verdicts: Verdicts) -> None:
    """Write verdicts without any text of the corpora: a rule, a key and a verdict a line."""
    lines = sorted("\t".join((*place, verdict)) for place, verdict in verdicts.items())
    path.write_text("\n".join(["rule\tkey\tverdict", *lines]) + "\n", encoding="utf-8")


def sample(findings: Iterable[Finding], seed: int, most: int = SAMPLE) -> list[Finding]:
    """Some different findings of each rule, in the order of a checksum.

    What a rule no longer finds leaves the sample and nothing else does, so that verdicts stay
    of use while a rule is worked on.
    """
    by_rule: dict[tuple[str, Level], dict[str, Finding]] = defaultdict(dict)
    for finding in findings:
        by_rule[finding.rule, finding.level].setdefault(finding.key, finding)
    return [
        different[key]
        for _, different in sorted(by_rule.items())
        for key in sorted(different, key=lambda it: (zlib.crc32(f"{seed}:{it}".encode()), it))[
            :most
        ]
    ]


def write_list(path: Path, findings: Iterable[Finding], verdicts: Verdicts) -> None:
    """Write findings for a person to judge; the last column is for the verdict."""
    columns = "kind document rule level before old new after key verdict".split()
    lines = ["\t".join(columns)]
    for it in findings:
        texts = [_on_a_line(text) for text in (it.before, it.old, it.new, it.after)]
        verdict = verdicts.get((it.rule, it.key), "")
        lines.append("\t".join((it.kind, it.document, it.rule, it.level, *texts, it.key, verdict)))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", errors="replace")


def _on_a_line(text: str) -> str:
    cut = text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}…{text[-_SHOWN // 2 :]}"
    return "".join(it if it.isprintable() else ascii(it)[1:-1] for it in cut.translate(_ESCAPES))
