"""What a baseline knows of a finding."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mtfix.findings import Finding, findings
from mtfix.places import shown
from mtfix.result import Result


@dataclass(frozen=True, order=True)
class Entry:
    """A finding that is known.

    Attributes:
        rule: its rule, for readers.
        words: what is found, for readers.
        mark: what it is known by.
        count: how often it stands in the file with the same words around it.
    """

    rule: str
    words: str
    mark: str
    count: int = 1


Entries = Mapping[str, Entry]
"""The entries of a file by their marks."""


def entries(result: Result) -> dict[str, Entry]:
    """The findings of a result as a baseline knows them.

    >>> import mtfix
    >>> [entry.words for entry in entries(mtfix.fix("Elon musk left.")).values()]
    ['musk → Musk']
    """
    found: dict[str, Entry] = {}
    for finding in findings(result):
        mark = mark_of(finding)
        if mark in found:
            found[mark] = replace(found[mark], count=found[mark].count + 1)
        else:
            words = finding.old if finding.new is None else f"{finding.old} → {finding.new}"
            found[mark] = Entry(finding.rule, shown(words), mark)
    return found


def mark_of(finding: Finding) -> str:
    """The fingerprint without the number that parts findings with the same words around them."""
    return finding.fingerprint.partition("-")[0]
