"""The action for GitHub: valid, its steps do what they say, and a runner runs it in a workflow."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

import mtfix
from tests.integrations.conftest import PROJECT, run, succeeded
from tests.reports import readers

_ACTION: dict[str, Any] = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
_STEPS: dict[str, Any] = {step.get("name", ""): step for step in _ACTION["runs"]["steps"]}

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")


def step(name: str, folder: Path, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as the runner does, with what its variables are to hold."""
    assert given.keys() >= _STEPS[name]["env"].keys()
    script = folder / "step.sh"
    script.write_text(_STEPS[name]["run"], encoding="utf-8")
    return run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], folder, given)


@pytest.fixture(scope="module")
def environment(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first step installs, the wheels standing in for PyPI."""
    folder = tmp_path_factory.mktemp("runner")
    given = {
        "ACTION_PATH": "/nowhere",
        "PYTHON": sys.executable,
        "VERSION": mtfix.__version__,
        "ENVIRONMENT": str(folder / "mtfix"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
    }
    succeeded(step("Install mtfix", folder, given))
    return folder / "mtfix"


@needs_bash
def test_without_a_version_the_one_of_the_action_is_installed(tmp_path: Path) -> None:
    python = tmp_path / "python"  # makes an “environment” whose Python tells what it is asked
    python.write_text(
        '#!/bin/sh\nmkdir -p "$3/bin"\nprintf \'#!/bin/sh\\necho "$@"\' > "$3/bin/python"\n'
        'chmod +x "$3/bin/python"\n'
    )
    python.chmod(0o755)
    given = {
        "ACTION_PATH": "/some where/mtfix",
        "PYTHON": str(python),
        "VERSION": "",
        "ENVIRONMENT": str(tmp_path / "new"),
    }
    asked = succeeded(step("Install mtfix", tmp_path, given))
    assert asked == "-m pip install --quiet /some where/mtfix[formats]\n"


def check(
    folder: Path, environment: Path, paths: str, arguments: str = "", sarif: str = ""
) -> subprocess.CompletedProcess[str]:
    output = folder / "output"
    given = {
        "CHECKED": paths,
        "ARGUMENTS": arguments,
        "SARIF_FILE": sarif,
        "ENVIRONMENT": str(environment),
        "GITHUB_OUTPUT": str(output),
    }
    return step("Check", folder, given)


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "broken.txt").write_text("He met Elon musk.\n")
    (tmp_path / "clean text.txt").write_text("It rained, he said.\n")
    return tmp_path


def test_the_schema_of_actions_is_kept() -> None:
    if importlib.util.find_spec("check_jsonschema") is None:
        pytest.skip("needs check-jsonschema")
    succeeded(
        run(
            [sys.executable, "-m", "check_jsonschema", "--builtin-schema",
             "vendor.github-actions", "action.yml"],
            PROJECT,
        )
    )  # fmt: skip


def test_no_input_stands_in_a_command() -> None:
    for name, each in _STEPS.items():
        assert "${{" not in each.get("run", ""), name


@needs_bash
def test_findings_are_shown_at_their_lines(workspace: Path, environment: Path) -> None:
    done = check(workspace, environment, "texts\nclean text.txt\n")
    assert done.returncode == 1, done.stderr
    (command,) = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert command.startswith("::error")
    assert f"file=texts{os.sep}broken.txt" in command
    assert "line=1" in command


@needs_bash
def test_clean_files_pass_whatever_they_are_called(workspace: Path, environment: Path) -> None:
    name = "$(touch owned) `touch owned` ; touch owned.txt"
    (workspace / name).write_text("It rained, he said.\n")
    done = check(workspace, environment, f"clean text.txt\n{name}")
    assert done.returncode == 0, done.stdout + done.stderr
    assert not (workspace / "owned").exists()
    assert not (workspace / "owned.txt").exists()


@needs_bash
def test_arguments_are_passed_on(workspace: Path, environment: Path) -> None:
    done = check(workspace, environment, "texts", "--disable\ncasing\n--quiet")
    assert done.returncode == 0, done.stdout + done.stderr


@needs_bash
def test_findings_as_sarif(workspace: Path, environment: Path) -> None:
    done = check(workspace, environment, "texts", sarif="found.sarif")
    assert done.returncode == 1, done.stderr
    log = json.loads((workspace / "found.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["case-multiword"]
    assert (workspace / "output").read_text() == "sarif-file=found.sarif\n"


_SETUP = """
name: Stands for the action that installs a Python
inputs: {python-version: {default: ""}, update-environment: {default: ""}}
outputs: {python-path: {value: "${{ steps.here.outputs.path }}"}}
runs:
  using: composite
  steps:
    - {id: here, shell: bash, run: 'echo "path=$PYTHON_HERE" >> "$GITHUB_OUTPUT"'}
"""
_WORKFLOW = """
on: push
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - run: mkdir texts; echo "He met Elon musk." > texts/a.txt; echo "Clean." > "b, c.txt"
      - uses: some/mtfix@v1
        id: mtfix
        with:
          paths: |
            texts
            b, c.txt
          version: VERSION
          sarif-file: found.sarif
      - if: always()
        run: cp "${{ steps.mtfix.outputs.sarif-file }}" "$TARGET"
"""


def test_a_workflow_that_uses_the_action(project: Path, wheels: Path, tmp_path: Path) -> None:
    act = readers.act()
    (tmp_path / "workflow.yml").write_text(_WORKFLOW.replace("VERSION", mtfix.__version__))
    (tmp_path / "setup").mkdir()
    (tmp_path / "setup" / "action.yml").write_text(_SETUP)
    (tmp_path / "work").mkdir()
    given = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(wheels), "TARGET": str(tmp_path)}
    given["PYTHON_HERE"] = sys.executable
    done = run(
        [act, "push", "--json", "-P", "ubuntu-latest=-self-hosted", "-W", tmp_path / "workflow.yml",
         "-C", tmp_path / "work", "--local-repository", f"some/mtfix@v1={project}",
         "--local-repository", f"actions/setup-python@v5={tmp_path / 'setup'}",
         *(word for name, value in given.items() for word in ("--env", f"{name}={value}"))],
        tmp_path, {"HOME": str(tmp_path)},
    )  # fmt: skip
    told = [json.loads(line) for line in done.stdout.splitlines()]
    (shown,) = [each["kvPairs"] for each in told if each.get("command") == "error"]
    assert (shown["file"], shown["line"], shown["col"]) == ("texts/a.txt", "1", "13")
    assert [each["jobResult"] for each in told if "jobResult" in each] == ["failure"]
    log = json.loads((tmp_path / "found.sarif").read_text(encoding="utf-8"))
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["case-multiword"]
