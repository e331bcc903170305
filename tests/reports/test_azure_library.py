"""azure-pipelines-task-lib, with which Azure's own tasks are written, reads our commands."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from mtfix.findings import findings
from mtfix.reports.registry import REPORTS
from tests.reports.results import FILES

_READER = Path(__file__).with_name("read_azure.js")
_VERSION = "5.2.8"
_LIBRARY = Path.home() / ".cache" / "mtfix-tests" / f"azure-pipelines-task-lib-{_VERSION}"


@pytest.fixture(scope="module")
def library() -> Path:
    """The library, fetched once by npm."""
    for program in ("node", "npm"):
        if shutil.which(program) is None:
            pytest.skip(f"there is no {program}, which azure-pipelines-task-lib needs")
    if not (_LIBRARY / "node_modules" / "azure-pipelines-task-lib").exists():
        _LIBRARY.mkdir(parents=True, exist_ok=True)
        package = f"azure-pipelines-task-lib@{_VERSION}"
        install = ["npm", "install", "--silent", "--no-audit", "--prefix", str(_LIBRARY), package]
        done = subprocess.run(install, capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"npm could not fetch {package}: {done.stderr.strip()[-200:]}")
    return _LIBRARY / "node_modules"


@pytest.mark.parametrize("files", ["plain", "hostile", "several"])
def test_each_finding_is_read_with_its_place_and_rule(files: str, library: Path) -> None:
    report = REPORTS["azure"].render(FILES[files]).encode()
    paths = os.environ | {"NODE_PATH": str(library)}
    done = subprocess.run(
        ["node", str(_READER)], input=report, capture_output=True, check=True, env=paths
    )
    read = [json.loads(line) for line in done.stdout.splitlines()]
    assert {one["command"] for one in read} == {"task.logissue"}
    assert [
        (it["linenumber"], it["columnnumber"], it["code"])
        for it in (one["properties"] for one in read)
    ] == [
        (str(finding.line), str(finding.column), finding.rule)
        for _, result in FILES[files]
        for finding in findings(result)
    ]
