"""act, which runs workflows of GitHub on one's own machine, obeys our commands."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mtfix.findings import Finding, findings
from mtfix.places import visible
from mtfix.reports.diffs import DIFFS
from mtfix.reports.messages import last_line, message
from mtfix.reports.registry import REPORTS
from tests.reports import readers
from tests.reports.results import FILES, edit, flag, result

_WORKFLOW = """
on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
    - run: cat "$REPORT"
"""
_COMMANDS = {"info": "notice", "warning": "warning", "error": "error"}


@pytest.fixture(scope="module")
def act() -> Path:
    return readers.act()


def _obeyed(act: Path, printed: str, folder: Path) -> list[dict[str, Any]]:
    """The commands that act finds in what a step printed."""
    workflow, report, work = (folder / name for name in ("workflow.yml", "report", "work"))
    workflow.write_text(_WORKFLOW)
    report.write_bytes(printed.encode())
    work.mkdir()
    here = ["-P", "ubuntu-latest=-self-hosted"]  # no container: the step runs on this machine
    done = subprocess.run(
        [act, "push", "--json", *here, "-W", workflow, "-C", work, "--env", f"REPORT={report}"],
        capture_output=True,
        check=True,
        env={"PATH": os.environ["PATH"], "HOME": str(folder)},
    )
    told = [json.loads(line) for line in done.stdout.splitlines()]
    return [each for each in told if "command" in each]


def _properties(name: str, finding: Finding) -> dict[str, str]:
    where = {"file": _shown(name), "title": f"mtfix: {finding.rule}"}
    lines = {"line": str(finding.line), "endLine": str(last_line(finding))}
    if finding.end_line != finding.line:
        return where | lines
    return where | lines | {"col": str(finding.column), "endColumn": str(finding.end_column)}


def _shown(text: str) -> str:
    """A text as an annotation has it: its line ends stay, other controls are shown."""
    return visible(text, "\r\n")


@pytest.mark.parametrize("files", FILES)
def test_each_finding_is_an_annotation(files: str, act: Path, tmp_path: Path) -> None:
    found = [(name, each) for name, result in FILES[files] for each in findings(result)]
    obeyed = _obeyed(act, REPORTS["github"].render(FILES[files]), tmp_path)
    for read, (name, finding) in zip(obeyed, found, strict=True):
        assert read["command"] == _COMMANDS[finding.severity]
        # GitHub ends the properties at the first “::” behind them, act at the last one.
        title, _, _ = read["kvPairs"]["title"].partition("::")
        assert read["kvPairs"] | {"title": title} == _properties(name, finding)
        assert read["arg"] == _shown(message(finding)).rpartition("::")[2]


def test_nothing_else_that_is_printed_is_obeyed(act: Path, tmp_path: Path) -> None:
    command = "::error file=a.txt::owned"
    text = f"{command} , by\n  {command} , too\n\n{'so ' * 60}{command}\n"
    why = f"{command}\n{command}"
    spaces = [
        edit(text, " , by", ", by", "spaces", why),
        edit(text, " , too", ", too", "spaces", why),
    ]
    hostile = [
        (f"{command}.txt", result(text, spaces, [flag(text, f"so {command}", command, why)]))
    ]
    printed = [each.render(hostile) for name, each in REPORTS.items() if name != "github"]
    printed += [DIFFS[kind](hostile) for kind in ("words", "side-by-side")]
    lines = "".join(printed).splitlines()  # GitHub looks for commands behind spaces, act does not
    assert any(command in line for line in lines)
    assert _obeyed(act, "".join(f"{line.lstrip()}\n" for line in lines), tmp_path) == []
