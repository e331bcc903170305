"""A real LanguageTool server, where there is Java; and a make-believe one for what goes wrong."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtfix.grammar.server import Server, ServerOptions

_PROJECT = Path(__file__).parents[2]
_TOOL = _PROJECT / "tools" / "languagetool.sh"
_VERSION = os.environ.get("LANGUAGETOOL_VERSION", "6.8")
_BUILT = Path.home() / ".cache" / "mtfix-tests" / f"languagetool-{_VERSION}"
PATIENCE = 300.0
"""Seconds for a server to start: tests run on machines that have other things to do."""

_VARIABLES = ("MTFIX_LANGUAGETOOL", "LTP_JAR_DIR_PATH", "LTP_PATH")

_FAKE = '''#!{python}
"""Behaves like Java with LanguageTool in it, well or badly."""
import json, os, pathlib, sys, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

manner = os.environ.get("FAKE_JAVA", "well")
if "-version" in sys.argv:
    version = "11.0.2" if manner == "old" else "21.0.1"
    sys.exit(f'openjdk version "{{version}}" 2024-01-16')
port = int(sys.argv[sys.argv.index("--port") + 1])
starts = pathlib.Path({starts!r})
starts.write_text(starts.read_text() + "x" if starts.exists() else "x")

class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        body = {{
            "/v2/healthcheck": b"OK", "/v2/languages": b'[{{"longCode": "de-DE"}}]',
            "/v2/check": json.dumps({{"software": {{"version": "0.1"}}, "matches": []}}).encode(),
        }}[self.path]
        if self.command == "POST":
            self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    do_POST = do_GET
    def log_message(self, *_):
        print("Handled request", flush=True)

print("Setting up thread pool with 10 threads", flush=True)
if manner == "mute":
    time.sleep(600)
if manner == "dies":
    sys.exit("java.lang.IllegalStateException: the moon is full")
if manner == "memory":
    print("Terminating due to java.lang.OutOfMemoryError: Java heap space")
    sys.exit(3)
if manner == "taken" and len(starts.read_text()) == 1:
    sys.exit("Caused by: java.net.BindException: Address already in use")
server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
print("Server started", flush=True)
server.serve_forever()
'''


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Servers of the tests and those of the user know nothing of each other."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTFIX_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("MTFIX_LANGUAGETOOL_TIMEOUT", str(PATIENCE))
        yield


@pytest.fixture(scope="session")
def languagetool() -> Path:
    """A folder with LanguageTool: named by MTFIX_LANGUAGETOOL, else assembled once with Maven."""
    if shutil.which("java") is None:
        pytest.skip("there is no Java, and LanguageTool needs it (openjdk-17-jre-headless)")
    if named := os.environ.get("MTFIX_LANGUAGETOOL"):
        return Path(named)
    if not (_BUILT / "languagetool-server.jar").exists():
        if shutil.which("mvn") is None or os.name != "posix":
            pytest.skip("there is no Maven to assemble LanguageTool with, nor MTFIX_LANGUAGETOOL")
        done = subprocess.run([_TOOL, _BUILT], capture_output=True, text=True, check=False)
        if done.returncode:
            said = (done.stderr or done.stdout).strip().split("\n")
            pytest.skip(f"tools/languagetool.sh failed: {said[-1]}")
    return _BUILT


@pytest.fixture(scope="session")
def server(languagetool: Path) -> Iterator[Server]:
    """A real server for all tests that do it no harm."""
    options = ServerOptions(folder=languagetool, startup_timeout=PATIENCE)
    with Server.start(options) as started:
        yield started


@pytest.fixture
def starts(tmp_path: Path) -> Callable[[], int]:
    """How often the make-believe Java of this test has been started."""
    path = tmp_path / "starts"
    return lambda: len(path.read_text()) if path.exists() else 0


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of LanguageTool, and a Java that only makes believe; ``FAKE_JAVA`` says how."""
    if os.name != "posix":
        pytest.skip("the make-believe Java is a script with #!")
    java = tmp_path / "jdk" / "bin" / "java"
    java.parent.mkdir(parents=True)
    java.write_text(_FAKE.format(python=sys.executable, starts=str(tmp_path / "starts")))
    java.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(java.parents[1]))
    monkeypatch.setenv("MTFIX_CACHE_DIR", str(tmp_path / "cache"))
    folder = tmp_path / "languagetool"
    folder.mkdir()
    (folder / "languagetool-server.jar").touch()
    (folder / "version").write_text("6.8\n")
    return folder


@pytest.fixture
def unnamed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without LanguageTool: the user's folders are in the one that is returned."""
    for name in _VARIABLES:
        monkeypatch.delenv(name, raising=False)
    home = tmp_path / "home"
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "data"))
    return home
