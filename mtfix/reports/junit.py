"""Findings as failed tests in JUnit's XML: a suite a file; a clean file is one test that passed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mtfix.findings import Finding, findings
from mtfix.places import Lines, defused, visible
from mtfix.reports.excerpt import excerpt
from mtfix.reports.messages import message
from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results as one document."""
    from lxml import etree

    root = etree.Element("testsuites", name="mtfix")
    total = sum(_suite(root, visible(name), result) for name, result in results)
    root.set("tests", str(sum(int(suite.get("tests")) for suite in root)))
    root.set("failures", str(total))
    root.set("errors", "0")
    document = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return str(document, "utf-8")


def _suite(root: Any, name: str, result: Result) -> int:
    """Add the tests of a file; how many failed."""
    from lxml import etree

    found = list(findings(result))
    lines = Lines(result.original)
    counts = {"tests": str(max(1, len(found))), "failures": str(len(found))}
    suite = etree.SubElement(root, "testsuite", name=name, **counts, errors="0", skipped="0")
    if not found:
        etree.SubElement(suite, "testcase", name="no findings", classname=name, file=name)
    for finding in found:
        _case(suite, name, lines, finding)
    return len(found)


def _case(suite: Any, name: str, lines: Lines, finding: Finding) -> None:
    from lxml import etree

    rule, line = visible(finding.rule), str(finding.line)
    title = f"{rule} at {line}:{finding.column}"
    case = etree.SubElement(suite, "testcase", name=title, classname=name, file=name, line=line)
    said = visible(message(finding))
    failure = etree.SubElement(case, "failure", message=said, type=finding.severity)
    shown = excerpt(lines, finding)
    told = f"{name}:{line}:{finding.column}: {said}\n{shown.line}\n{shown.carets}\n"
    failure.text = defused(told)
