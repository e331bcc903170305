"""Programs written in Go that read our reports; built once, where there is Go."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

_TOOL = Path(__file__).parents[2] / "tools" / "report-readers.sh"
_FOLDER = Path.home() / ".cache" / "mtfix-tests"


def act() -> Path:
    """Runs workflows of GitHub, and obeys the commands that their steps print."""
    return _built(0)


def reviewdog() -> Path:
    """Reviewdog's own packages, with a GitHub that prints what it is sent."""
    return _built(1)


def _built(line: int) -> Path:
    told = _told()
    path = Path(told.stdout.splitlines()[line])
    if not path.exists():
        pytest.skip(f"could not be built: {told.stderr.strip()[-200:]}")
    return path


@cache
def _told() -> subprocess.CompletedProcess[str]:
    for program in ("bash", "flock", "git", "go"):
        if shutil.which(program) is None:
            pytest.skip(f"there is no {program}, with which act and reviewdog are built and run")
    return subprocess.run([_TOOL, _FOLDER], capture_output=True, text=True, check=False)
