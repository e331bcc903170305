"""What a finding says in one sentence, where a report has no room for more."""

from __future__ import annotations

from mtfix.findings import Finding
from mtfix.places import quoted


def message(finding: Finding) -> str:
    """The reason, and what is to be written or looked at.

    >>> import mtfix
    >>> from mtfix.findings import findings
    >>> print(message(next(findings(mtfix.fix("Well , yes.")))))
    English puts no space before a comma, semicolon, question or exclamation mark. (“ ” → nothing)
    """
    old = quoted(finding.old)
    change = old if finding.new is None else f"{old} → {quoted(finding.new)}"
    return f"{finding.reason} ({change})"


def last_line(finding: Finding) -> int:
    """The last line that a finding touches: one that ends with a line end is not in the next."""
    is_behind_end = finding.end_column == 1 and finding.end_line > finding.line
    return finding.end_line - is_behind_end


def about(finding: Finding) -> str:
    """What its rule does, wherever it does so: what the rulebook says, or the reason of a pack.

    To the reason that a pack gives for all places, a finding may add what is so at one.
    """
    from mtfix.packs.engine import rule_set  # these know more than reports do
    from mtfix.rulebook import ENTRIES

    entry = ENTRIES.get(finding.rule)
    if entry is not None:
        return entry.about
    reasons = (rule.reason for rule in rule_set().rules if rule.id == finding.rule)
    return next(filter(finding.reason.startswith, reasons), finding.reason)
