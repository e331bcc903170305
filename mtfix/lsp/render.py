"""Findings as the protocol shows them: diagnostics and hovers."""

from __future__ import annotations

from collections.abc import Mapping

from lsprotocol import types

from mtfix.edits import Edit, Severity
from mtfix.findings import Finding
from mtfix.lsp.analysis import Analysis
from mtfix.places import shown, words_at

SOURCE = "mtfix"
_LONGEST_SPAN = 2000
"""An edit of more letters is underlined at its start only."""

_SEVERITIES: Mapping[Severity, types.DiagnosticSeverity] = {
    "info": types.DiagnosticSeverity.Information,
    "warning": types.DiagnosticSeverity.Warning,
    "error": types.DiagnosticSeverity.Error,
}


def diagnostics(analysis: Analysis) -> list[types.Diagnostic]:
    """What is to be underlined in a document, and what is said about it."""
    if analysis.fault is not None:
        return [_fault(analysis, *analysis.fault)]
    return [diagnostic(analysis, finding) for finding in analysis.findings]


def diagnostic(analysis: Analysis, finding: Finding) -> types.Diagnostic:
    """A finding as a diagnostic; it underlines whole words, for a letter is easily overlooked."""
    start, end = shown_span(analysis, finding)
    return types.Diagnostic(
        range=analysis.positions.range(start, min(end, start + _LONGEST_SPAN)),
        message=message(finding),
        severity=_SEVERITIES[finding.severity],
        code=finding.rule,
        source=SOURCE,
        data={"fingerprint": finding.fingerprint, "rules": list(finding.rules)},
    )


def shown_span(analysis: Analysis, finding: Finding) -> tuple[int, int]:
    """The span of a finding with the rest of the words that it touches."""
    if finding.replacement is None:
        return finding.start, finding.end
    edit = Edit(finding.start, finding.end, finding.replacement, ())
    return words_at(analysis.snapshot.text, edit)


def message(finding: Finding) -> str:
    """What is said about a finding.

    >>> import mtfix
    >>> from mtfix.findings import findings
    >>> [message(f).split(":")[0] for f in findings(mtfix.fix("Elon musk left."))]
    ['“musk” → “Musk”']
    """
    if finding.new is None:
        return finding.reason
    return f"{change(finding)}: {finding.reason}"


def change(finding: Finding) -> str:
    """What an edit does, on one line."""
    if not finding.old:
        return f"insert {_quoted(finding.new or '')}"
    if not finding.new:
        return f"delete {_quoted(finding.old)}"
    return f"{_quoted(finding.old)} → {_quoted(finding.new)}"


def _quoted(text: str) -> str:
    return f"“{shown(text)}”"


def hover(analysis: Analysis, position: types.Position) -> types.Hover | None:
    """What is said about a place; plain text, since it quotes the document."""
    offset = analysis.positions.offset(position)
    said = []
    whole: tuple[int, int] | None = None
    for finding in analysis.findings:
        start, end = shown_span(analysis, finding)
        if start <= offset <= end:
            said.append(f"{message(finding)}\nmtfix: {', '.join(finding.rules)}")
            whole = whole or (start, end)
    if whole is None:
        return None
    return types.Hover(
        contents=types.MarkupContent(types.MarkupKind.PlainText, "\n\n".join(said)),
        range=analysis.positions.range(*whole),
    )


def _fault(analysis: Analysis, why: str, offset: int) -> types.Diagnostic:
    start, end = analysis.positions.line(offset)
    return types.Diagnostic(
        range=analysis.positions.range(start, end),
        message=why,
        severity=types.DiagnosticSeverity.Warning,
        code="unreadable",
        source=SOURCE,
    )
