"""How often each rule found something, the most frequent first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from mtfix.edits import SEVERITIES, Severity
from mtfix.findings import Finding, findings
from mtfix.places import visible
from mtfix.reports import style
from mtfix.reports.messages import about
from mtfix.reports.width import padded, width
from mtfix.result import Result


class Count(NamedTuple):
    """What a rule found.

    Attributes:
        findings: how many.
        severity: of the gravest.
        trust: ``safe``, ``unsafe``, ``flag``, or several of these.
        rule: the first rule of each of them.
        about: what the rule does.
    """

    findings: int
    severity: Severity
    trust: str
    rule: str
    about: str


def counts(results: Iterable[tuple[str, Result]]) -> list[Count]:
    """The findings of some results by rule, the most frequent rule first.

    >>> import mtfix
    >>> [(row.findings, row.rule) for row in counts([("a", mtfix.fix("Yes , he said ."))])]
    [(1, 'space-before-punctuation'), (1, 'space-before-stop')]
    """
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for _, result in results:
        for finding in findings(result):
            by_rule[finding.rule].append(finding)
    rows = (_count(rule, found) for rule, found in by_rule.items())
    return sorted(rows, key=lambda row: (-row.findings, row.rule))


def _count(rule: str, found: list[Finding]) -> Count:
    severity = max((finding.severity for finding in found), key=SEVERITIES.index)
    trusts = sorted({finding.safety or "flag" for finding in found})
    return Count(len(found), severity, ", ".join(trusts), rule, about(found[0]))


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
    """Render a table of counts; empty if nothing was found.

    Args:
        results: names and results.
        color: whether to colour it for a terminal.
    """
    rows = counts(results)
    if not rows:
        return ""
    texts = [(str(row.findings), row.severity, row.trust, visible(row.rule)) for row in rows]
    sizes = [max(map(width, column)) for column in zip(*texts, strict=True)]
    written = []
    for row, text in zip(rows, texts, strict=True):
        _, severity, trust, rule = (padded(*cell) for cell in zip(text, sizes, strict=True))
        severity = style.paint(severity, style.of_severity(row.severity), on=color)
        count = style.paint(text[0].rjust(sizes[0]), style.BOLD, on=color)
        written.append(f"{count}  {severity}  {trust}  {rule}  {visible(row.about)}\n")
    return "".join(written)
