"""Code actions: what an editor offers to do about findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from lsprotocol import types
from lsprotocol.types import CodeAction, CodeActionKind, TextEdit

from mtfix.edits import Edit
from mtfix.findings import Finding, rules_of
from mtfix.lsp import render
from mtfix.lsp.analysis import Analysis
from mtfix.silencing import around

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.mtfix"
KINDS = (CodeActionKind.QuickFix, FIX_ALL)

_MOST = 100
"""For so many findings quick fixes are offered at once; nobody reads a longer menu."""

_OWN = "suppression-"
"""How the rules begin that tell of suppressions; they cannot be suppressed."""


def actions(
    analysis: Analysis,
    span: types.Range,
    context: types.CodeActionContext,
    *,
    is_versioned: bool = True,
) -> list[CodeAction]:
    """What is offered for a range of a document.

    Args:
        analysis: what was found in the document.
        span: the range; findings that it touches count.
        context: which kinds of actions are asked for.
        is_versioned: whether the editor knows edits of a certain version of a document.
    """
    offered: list[CodeAction] = []
    write = _Writer(analysis, is_versioned=is_versioned)
    if _is_wanted(CodeActionKind.QuickFix.value, context.only):
        start, end = (analysis.positions.offset(place) for place in (span.start, span.end))
        touched = islice(_touched(analysis, start, end), _MOST)
        offered += _quick_fixes(analysis, list(touched), write)
    if _is_wanted(FIX_ALL, context.only) and analysis.safe_edits:
        fixed = write.workspace(analysis.positions.text_edits(analysis.safe_edits))
        offered.append(CodeAction("mtfix: fix all that is safe", kind=FIX_ALL, edit=fixed))
    return offered


def _touched(analysis: Analysis, start: int, end: int) -> Iterator[Finding]:
    for finding in analysis.findings:
        low, high = render.shown_span(analysis, finding)
        if low <= end and start <= high:
            yield finding


def _quick_fixes(
    analysis: Analysis, touched: Sequence[Finding], write: _Writer
) -> Iterator[CodeAction]:
    for finding in touched:
        if finding.replacement is not None:
            edit = Edit(finding.start, finding.end, finding.replacement, ())
            yield CodeAction(
                render.message(finding),
                kind=CodeActionKind.QuickFix,
                diagnostics=[render.diagnostic(analysis, finding)],
                is_preferred=finding.safety == "safe",
                edit=write.workspace(analysis.positions.text_edits([edit])),
            )
    for finding in {finding.rule: finding for finding in touched}.values():
        alike = _of_rule(analysis, finding)
        if len(alike) > 1:
            yield CodeAction(
                f"Fix all {len(alike)} of {finding.rule} in this file",
                kind=CodeActionKind.QuickFix,
                diagnostics=[render.diagnostic(analysis, finding)],
                edit=write.workspace(analysis.positions.text_edits(alike)),
            )
    for rule, finding in {rule: found for found in touched for rule in found.rules}.items():
        off = _comments(analysis, finding, rule)
        if off:
            yield CodeAction(
                f"Suppress {rule} here",
                kind=CodeActionKind.QuickFix,
                diagnostics=[render.diagnostic(analysis, finding)],
                edit=write.workspace(analysis.positions.text_edits(off)),
            )


def _of_rule(analysis: Analysis, finding: Finding) -> list[Edit]:
    """The edits of the rule that are trusted as far as the finding."""
    return [
        edit
        for edit in analysis.result.edits
        if rules_of(edit)[:1] == (finding.rule,) and edit.is_safe == (finding.safety == "safe")
    ]


def _comments(analysis: Analysis, finding: Finding, rule: str) -> Sequence[Edit]:
    """The comments that switch a rule off at a finding; none where they cannot stand."""
    is_text = analysis.kind is not None and analysis.kind.container is None
    if not is_text or rule.startswith(_OWN):
        return ()
    return around(analysis.result, (finding.start, finding.end), [rule])


def _is_wanted(kind: str, only: Sequence[CodeActionKind | str] | None) -> bool:
    """Whether a kind, or one that it belongs to, is asked for."""
    if only is None:
        return True
    asked = [each.value if isinstance(each, CodeActionKind) else each for each in only]
    return any(kind == each or kind.startswith(f"{each}.") or not each for each in asked)


class _Writer:
    """Makes workspace edits of one document, which hold for the version that was read only."""

    def __init__(self, analysis: Analysis, *, is_versioned: bool) -> None:
        self._uri = analysis.snapshot.uri
        self._version = analysis.snapshot.version
        self._is_versioned = is_versioned

    def workspace(self, edits: list[TextEdit]) -> types.WorkspaceEdit:
        if not self._is_versioned:
            return types.WorkspaceEdit(changes={self._uri: edits})
        document = types.OptionalVersionedTextDocumentIdentifier(self._uri, self._version)
        return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, [*edits])])
