"""What the integrations start from: a copy of the project as it is now, committed or not."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
DOCKERFILE = (PROJECT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
_IDENTITY = ("-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=0")


def run(
    command: Sequence[str | Path], folder: Path, more: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end; git is told nothing of the repository that tests run in."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env={**clean, **(more or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def succeeded(done: subprocess.CompletedProcess[str]) -> str:
    """What a command printed, which must not have failed."""
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit(folder: Path) -> str:
    """Make a repository of a folder; the name of its only commit."""
    succeeded(run(["git", "init", "--quiet"], folder))
    succeeded(run(["git", "add", "--all", "--force"], folder))
    succeeded(run(["git", *_IDENTITY, "commit", "--quiet", "--message", "All"], folder))
    return succeeded(run(["git", "rev-parse", "HEAD"], folder)).strip()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project, with what is not committed yet."""
    if shutil.which("git") is None or not (PROJECT / ".git").exists():
        pytest.skip("needs git, and a clone of the project")
    copy = tmp_path_factory.mktemp("project")
    listed = succeeded(
        run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], PROJECT)
    )
    for name in filter(None, listed.split("\0")):
        if (PROJECT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, copy / name)
    return copy


def pip_command(name: str) -> list[str]:
    """The arguments of a pip command of the Dockerfile; here what was loaded once is kept."""
    (found,) = re.findall(rf"\b(pip {name}[^&\n]*)", DOCKERFILE)
    return [word.strip("'") for word in found.split()[1:] if word != "--no-cache-dir"]


@pytest.fixture(scope="session")
def context(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What Docker is given: of the project what .dockerignore lets through."""
    lines = (project / ".dockerignore").read_text(encoding="utf-8").splitlines()
    meant = [line[1:] for line in lines if line.startswith("!")]
    folder = tmp_path_factory.mktemp("context")
    for path in project.iterdir():
        if any(fnmatchcase(path.name, pattern) for pattern in meant):
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, folder / path.name)
    return folder


@pytest.fixture(scope="session")
def wheels(context: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheels of mtfix and of all that it needs, as the image is made of them."""
    folder = tmp_path_factory.mktemp("wheels")
    arguments = [word.replace("/wheels", str(folder)) for word in pip_command("wheel")]
    succeeded(run([sys.executable, "-m", "pip", *arguments], context))
    return folder
