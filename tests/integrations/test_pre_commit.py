"""The hooks, as pre-commit installs and runs them."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.integrations.conftest import commit, run, succeeded

_PRE_COMMIT = (sys.executable, "-m", "pre_commit")
_BROKEN = "He met Elon musk.\nIt rained , he said.\n"
_MENDED = "He met Elon Musk.\nIt rained, he said.\n"
_CLEAN = "It rained, he said.\n"


class Repository(NamedTuple):
    """A repository that uses the hooks, and where pre-commit keeps their environment."""

    path: Path
    home: Path

    def hook(self, name: str, *files: str) -> subprocess.CompletedProcess[str]:
        """Run a hook on some files."""
        more = {"PRE_COMMIT_HOME": str(self.home)}
        return run([*_PRE_COMMIT, "run", name, "--verbose", "--files", *files], self.path, more)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture
def repository(project: Path, home: Path, tmp_path: Path) -> Repository:
    if importlib.util.find_spec("pre_commit") is None:
        pytest.skip("needs pre-commit")
    has_commit = (project / ".git").exists()
    revision = succeeded(run(["git", "rev-parse", "HEAD"], project)) if has_commit else ""
    revision = revision.strip() or commit(project)
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: {project}\n  rev: {revision}\n"
        "  hooks: [{id: mtfix-check}, {id: mtfix-fix}]\n"
    )
    (tmp_path / "broken.txt").write_text(_BROKEN)
    (tmp_path / "clean.md").write_text(_CLEAN)
    (tmp_path / "program.py").write_text(f"# {_BROKEN.splitlines()[1]}\n")
    (tmp_path / "de.po").write_text('msgid "a"\nmsgstr "It rained , he said."\n')
    commit(tmp_path)
    return Repository(tmp_path, home)


def test_the_manifest_is_valid(project: Path) -> None:
    pytest.importorskip("pre_commit")
    succeeded(run([*_PRE_COMMIT, "validate-manifest", ".pre-commit-hooks.yaml"], project))


def test_check_lists_and_changes_nothing(repository: Repository) -> None:
    done = repository.hook("mtfix-check", "broken.txt", "clean.md", "de.po")
    assert done.returncode == 1, done.stdout + done.stderr
    assert "broken.txt" in done.stdout
    assert "de.po" in done.stdout
    assert (repository.path / "broken.txt").read_text() == _BROKEN


def test_fix_mends_and_fails_once(repository: Repository) -> None:
    first = repository.hook("mtfix-fix", "broken.txt", "clean.md", "de.po")
    assert first.returncode == 1, first.stdout + first.stderr
    assert (repository.path / "broken.txt").read_text() == _MENDED
    assert (repository.path / "clean.md").read_text() == _CLEAN
    assert '"It rained, he said."' in (repository.path / "de.po").read_text()
    again = repository.hook("mtfix-fix", "broken.txt", "clean.md", "de.po")
    assert again.returncode == 0, again.stdout + again.stderr


@pytest.mark.parametrize("hook", ["mtfix-check", "mtfix-fix"])
def test_clean_text_passes_and_programs_are_left_alone(repository: Repository, hook: str) -> None:
    succeeded(repository.hook(hook, "clean.md"))
    skipped = succeeded(repository.hook(hook, "program.py"))
    assert "no files to check" in skipped


def test_both_hooks_are_tried_without_a_configuration(
    project: Path, repository: Repository
) -> None:
    tried = [*_PRE_COMMIT, "try-repo", str(project), "--verbose", "--files", "broken.txt"]
    done = run(tried, repository.path, {"PRE_COMMIT_HOME": str(repository.home)})
    assert done.returncode == 1, done.stdout + done.stderr
    assert "broken.txt:2:10: error space-before-punctuation" in done.stdout
    assert "files were modified by this hook" in done.stdout
    assert (repository.path / "broken.txt").read_text() == _MENDED
