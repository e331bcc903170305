"""What the image is made of: there may be no Docker here, but its commands can be run."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest

from tests.integrations.conftest import DOCKERFILE, PROJECT, pip_command, run, succeeded


@pytest.fixture(scope="module")
def installed(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but the wheels that the first stage makes."""
    folder = tmp_path_factory.mktemp("image")
    succeeded(run([sys.executable, "-m", "venv", folder / "venv"], folder))
    tools = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
    arguments = []
    for word in pip_command("install"):
        arguments += sorted(map(str, wheels.glob("*.whl"))) if "*" in word else [word]
    succeeded(run([tools / "python", "-m", "pip", *arguments], folder))
    return tools


def test_all_that_is_copied_is_let_through(context: Path) -> None:
    copied = re.findall(r"^COPY (.*) \S+$", DOCKERFILE, re.M)
    names = [name for line in copied for name in line.split()]
    assert {"rules", "mtfix", "pyproject.toml"} <= set(names)
    assert {path.name for path in context.iterdir()} == set(names)


def test_the_wheels_are_enough(installed: Path, tmp_path: Path) -> None:
    text = "He met Elon musk p> < p > recently , he left. < / p >"
    (tmp_path / "a.html").write_text(text)
    (tmp_path / "de.po").write_text('msgid "a"\nmsgstr "It rained , he said."\n')
    fixed = succeeded(run([installed / "mtfix", "fix", "a.html", "de.po"], tmp_path))
    assert "Elon Musk" in fixed  # the lexicon is there
    assert "Recently, he left." in fixed  # so are the rules
    assert '"It rained, he said."' in fixed  # and the readers of files of strings
    assert "space-before-punctuation" in succeeded(run([installed / "mtfix", "rules"], tmp_path))


def test_the_user_is_none_that_may_do_anything() -> None:
    assert re.search(r"^USER [1-9]\d*$", DOCKERFILE, re.M)
    assert 'ENTRYPOINT ["mtfix"]' in DOCKERFILE
    assert "WORKDIR /work" in DOCKERFILE


def test_the_dockerfile_has_no_known_faults() -> None:
    if shutil.which("hadolint") is None:
        pytest.skip("needs hadolint")
    succeeded(run(["hadolint", "Dockerfile"], PROJECT))
