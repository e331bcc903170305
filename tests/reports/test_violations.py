"""violations-lib, which brings reports into Jenkins, Bitbucket and GitLab, reads ours."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from mtfix.findings import Finding, findings
from mtfix.places import Lines
from mtfix.reports.registry import REPORTS
from mtfix.result import Result
from tests.reports.results import FILES

_READER = Path(__file__).with_name("ReadViolations.java")
_VERSION = "1.158.1"
_LIBRARY = Path.home() / ".cache" / "mtfix-tests" / f"violations-lib-{_VERSION}.jar"

_SEVERITIES = {"error": "ERROR", "warning": "WARN", "info": "INFO"}


@pytest.fixture(scope="module")
def library() -> Path:
    """The library, fetched once by Maven."""
    for program in ("mvn", "java"):
        if shutil.which(program) is None:
            pytest.skip(f"there is no {program}, which violations-lib needs")
    if not _LIBRARY.exists():
        artifact = f"se.bjurr.violations:violations-lib:{_VERSION}"
        copy = ["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={artifact}"]
        copy.append(f"-DoutputDirectory={_LIBRARY.parent}")
        done = subprocess.run(copy, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"Maven could not fetch violations-lib: {done.stdout.strip()[-200:]}")
    return _LIBRARY


def _shown(result: Result, one: Finding) -> list[str]:
    line, _ = Lines(result.original).position(one.start)
    return [str(line), one.rule, _SEVERITIES[one.severity]]


@pytest.mark.parametrize(("report", "parser"), [("gitlab", "CODECLIMATE"), ("sarif", "SARIF")])
def test_each_finding_is_read_with_its_line_rule_and_severity(
    report: str, parser: str, library: Path, tmp_path: Path
) -> None:
    path = tmp_path / f"report.{report}"
    path.write_bytes(REPORTS[report].render(FILES["plain"]).encode())
    command = ["java", "-cp", str(library), str(_READER), parser, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = [(name, it, one) for name, it in FILES["plain"] for one in findings(it)]
    read = sorted(line.split("\t") for line in done.stdout.splitlines())
    assert read == sorted([*_shown(it, one), name] for name, it, one in found)
