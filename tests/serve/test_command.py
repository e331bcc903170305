"""The command: it says where it is, and ends with Ctrl-C."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from mtfix.cli.main import run


@pytest.fixture
def started(tmp_path: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command as a process, and its address."""
    (tmp_path / "mtfix.toml").write_text('ignore = ["spacing"]\n')
    process = subprocess.Popen(
        [sys.executable, "-m", "mtfix", "serve", "--port", "0"],
        cwd=tmp_path, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stderr is not None
    line = process.stderr.readline()
    found = re.search(r"http://127\.0\.0\.1:\d+", line)
    assert found is not None, line
    yield process, found[0]
    process.kill()
    process.wait(20)
    process.stderr.close()


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is a signal there")
def test_it_serves_by_the_configuration_until_ctrl_c(
    started: tuple[subprocess.Popen[str], str],
) -> None:
    process, url = started
    form = {"text": "He met Elon musk , a secret.", "language": "en-US"}
    answer = httpx.post(f"{url}/v2/check", data=form, trust_env=False, timeout=60).json()
    assert [match["replacements"][0]["value"] for match in answer["matches"]] == ["Musk"]
    process.send_signal(signal.SIGINT)
    assert process.wait(20) == 0
    assert process.stderr is not None
    assert process.stderr.read() == ""


def test_a_port_that_is_taken_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        assert run(["serve", "--isolated", "--port", str(taken.getsockname()[1])]) == 2
    assert "cannot be used" in capsys.readouterr().err


def test_an_address_of_languagetool_must_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["serve", "--isolated", "--port", "0", "--languagetool-url", "x"]) == 2
    assert "is no address" in capsys.readouterr().err
