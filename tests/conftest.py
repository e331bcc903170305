"""Hypothesis looks for new cases on every run here; continuous integration repeats itself.

Goldens are files that hold what a test expects; ``--update-goldens`` writes them anew, to be read.
"""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

# No test may see what another run remembered, nor leave a cache in the checkout.
os.environ["MTFIX_CACHE_DIR"] = tempfile.mkdtemp(prefix="mtfix-cache-")

# A shell's background job ignores SIGINT, and so would every process that the tests start and stop.
signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens", action="store_true", help="Write the expected outputs anew."
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare an output with the file that holds it."""

    def check(path: Path, output: str) -> None:
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(output.encode())
        assert output == path.read_bytes().decode(), f"{path.name}: see --update-goldens"

    return check
