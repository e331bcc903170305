"""The process that watches over a LanguageTool server: ``python supervisor.py FOLDER``.

It starts Java, tells in ``FOLDER/state.json`` how that went, brings it back once if it dies, and
ends it when it is asked to, when nobody has asked the server for a while, or when the process
that wanted it is gone. That one holds the other end of standard input, which the system closes
whatever happens to it; where its forked workers hold the end too, the number of the parent tells.

It is run as a file and imports the standard library only, so that it starts fast and depends on
nothing that the working directory or the environment may bring.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import deque
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlencode

_TICK = 0.1
_MOST_PORTS = 5
_MOST_LOG = 1_000_000
_LONGEST_LINE = 10_000
_MOST_LINES = 80
_TAIL = 12
_PATIENCE_WITH_RESTARTS = 600.0
_LAST_FAILURE = "last-failure.log"
_SENTENCE = "This is a first sentence."

_REASONS = (
    (("OutOfMemoryError", "Too small maximum heap", "Too small initial heap", "Could not reserve",
      "Initial heap size set to a larger value", "Invalid maximum heap size",
      "insufficient memory"),
     "Java had not enough memory with a heap of {heap}; allow more, or less if the machine has"
     " not so much, with mtfix grammar start --heap or MTFIX_LANGUAGETOOL_HEAP"),
    (("UnsupportedClassVersionError",),
     "this LanguageTool needs a later Java; LanguageTool 6.6 and later need Java 17"),
    (("Unable to access jarfile", "Invalid or corrupt jarfile", "Error opening zip file",
      "Could not find or load main class", "NoClassDefFoundError", "ZipException",
      "ClassNotFoundException"),
     "LanguageTool in {folder} is incomplete or broken; install it again"
     " (mtfix grammar install)"),
)  # fmt: skip
_PORT_TAKEN = ("Address already in use", "BindException")


class _Over(Exception):  # noqa: N818 - no error
    """Nobody needs the server any more."""


class _Failed(Exception):  # noqa: N818 - it is what is the case
    """The server does not run; the message is for the user."""


class _Java:
    """Java with the server in it, and what it says."""

    def __init__(self, command: list[str], port: int, folder: Path) -> None:
        self.port = port
        self.spoke_at = time.monotonic()
        self.has_started = False
        self._lines: deque[str] = deque(maxlen=_MOST_LINES)
        self._log = folder / "server.log"
        self.process = subprocess.Popen(  # noqa: S603 - the user's own Java
            [*command, "--port", str(port)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        """Keep the last of what Java says: two files of a bounded size, and some lines."""
        assert self.process.stdout
        written = 0
        while line := self.process.stdout.readline(_LONGEST_LINE):
            self.spoke_at = time.monotonic()
            self._lines.append(line.decode("utf-8", "replace").rstrip())
            self.has_started |= b"Server started" in line
            with suppress(OSError):
                if written > _MOST_LOG:
                    self._log.replace(self._log.with_suffix(".log.1"))
                    written = 0
                with self._log.open("ab") as log:
                    written += log.write(line)

    def is_running(self) -> bool:
        return self.process.poll() is None

    def said(self) -> list[str]:
        """The last lines."""
        if not self.is_running():
            self._reader.join(1)
        return list(self._lines)

    def end(self) -> None:
        """Java keeps nothing that would have to be put in order: it need not be asked."""
        self.process.kill()
        self.process.wait()
        self._reader.join(1)

    def ask(self, path: str, within: float, **form: str) -> bytes:
        """What the server answers; no bytes if it does not."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=within)
        try:
            method = "POST" if form else "GET"
            headers = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
            connection.request(method, f"/v2/{path}", urlencode(form) if form else None, headers)
            answer = connection.getresponse()
            return answer.read() if answer.status == http.client.OK else b""
        except (OSError, http.client.HTTPException):
            return b""
        finally:
            connection.close()


class _Supervisor:
    """Starts Java, and ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._settings: dict[str, Any] = json.loads((folder / "settings.json").read_bytes())
        self._java: _Java | None = None
        self._restarted_at: float | None = None
        self._is_deserted = threading.Event()
        self._state: dict[str, Any] = {
            "status": "starting", "supervisor": os.getpid(), "generation": 0, "pid": 0,
            **{key: self._settings[key] for key in ("is_shared", "folder", "heap", "idle")},
        }  # fmt: skip

    def run(self) -> None:
        """Until the end of the server."""
        if self._settings["parent"]:
            threading.Thread(target=self._await_parent, daemon=True).start()
        try:
            self._tell()
            self._start()
            while True:
                self._check_whether_over()
                self._look_after()
                time.sleep(_TICK)
        except _Over:
            self._end()
            shutil.rmtree(self._folder, ignore_errors=True)
        except _Failed as error:
            self._end()
            with suppress(OSError):
                shutil.copy(self._folder / "server.log", self._folder.parent / _LAST_FAILURE)
            self._tell(status="failed", message=str(error))
        finally:
            self._end()

    def _await_parent(self) -> None:
        """Any byte, or the end of the pipe, means that the server is not wanted any more."""
        with suppress(OSError, ValueError):
            os.read(0, 1)
        self._is_deserted.set()
        if self._java:  # whoever waits for its answer need not wait any longer
            self._java.process.kill()

    def _check_whether_over(self) -> None:
        parent = self._settings["parent"]
        if self._is_deserted.is_set() or not (self._folder / "settings.json").exists():
            raise _Over
        if parent and os.name == "posix" and os.getppid() != parent:
            raise _Over
        if (self._folder / "stop").exists():
            raise _Over
        idle = self._settings["idle"]
        # LanguageTool says a line about each request.
        if idle and self._java and time.monotonic() - self._java.spoke_at > idle:
            raise _Over

    def _look_after(self) -> None:
        """Restart Java if it has died, or if somebody says that it does not answer."""
        assert self._java
        if not self._java.is_running():
            self._restart(f"ended in mid-run ({self._why()})")
        elif (reason := self._asked()) is not None:
            self._restart(reason)

    def _asked(self) -> str | None:
        request = self._folder / "restart"
        try:
            asked = json.loads(request.read_bytes())
            request.unlink()
        except (OSError, ValueError):
            return None
        is_news = asked["generation"] == self._state["generation"]
        return str(asked["reason"]) if is_news else None

    def _restart(self, reason: str) -> None:
        now = time.monotonic()
        if self._restarted_at and now - self._restarted_at < _PATIENCE_WITH_RESTARTS:
            raise _Failed(f"LanguageTool {reason}, after it had been restarted{self._hint()}")
        self._restarted_at = now
        self._end()
        self._tell(status="starting")
        self._start()

    def _start(self) -> None:
        """Start Java, on another port if this one is taken by then."""
        first = self._state.get("port") or self._settings["port"]
        for port in [first or _free_port(), *(0 for _ in range(_MOST_PORTS))]:
            try:
                self._java = _Java(self._settings["command"], port or _free_port(), self._folder)
            except OSError as error:
                raise _Failed(f"Java cannot be started: {error}") from None
            if version := self._ready(self._java):
                self._present(self._java, version)
                return
            self._end()
        raise _Failed("LanguageTool found no free port on 127.0.0.1")

    def _present(self, java: _Java, version: str) -> None:
        self._tell(
            status="ready",
            port=java.port,
            url=f"http://127.0.0.1:{java.port}",
            version=version,
            started=time.time(),
            generation=self._state["generation"] + 1,
        )

    def _ready(self, java: _Java) -> str:
        """Wait for the first answer: LanguageTool's version, or nothing if the port is taken."""
        self._tell(pid=java.process.pid)
        within = self._settings["startup_timeout"]
        until = time.monotonic() + within
        while time.monotonic() < until:
            self._check_whether_over()
            if not java.is_running():
                if any(sign in line for sign in _PORT_TAKEN for line in java.said()):
                    return ""
                raise _Failed(f"LanguageTool did not start: {self._why()}{self._hint()}")
            # Another program may answer at this port, even another LanguageTool.
            if java.has_started and java.ask("healthcheck", 1):
                return self._first_check(java, until)
            time.sleep(_TICK)
        raise _Failed(self._too_slow(within))

    def _first_check(self, java: _Java, until: float) -> str:
        """Check a sentence, which has LanguageTool read its rules."""
        known = [each["longCode"] for each in json.loads(java.ask("languages", 10) or b"[]")]
        wanted = self._settings["language"]
        language = wanted if wanted in known else next(iter(known), wanted)
        answer = java.ask(
            "check", max(until - time.monotonic(), 1), language=language, text=_SENTENCE
        )
        if not java.is_running():
            raise _Failed(f"LanguageTool did not start: {self._why()}{self._hint()}")
        if not answer:
            raise _Failed(self._too_slow(self._settings["startup_timeout"]))
        return str(json.loads(answer)["software"]["version"])

    def _too_slow(self, within: float) -> str:
        assert self._java
        tail = "".join(f"\n  {line}" for line in self._java.said()[-_TAIL:])
        return f"LanguageTool was not ready within {within:g} s; its log ends so:{tail}"

    def _why(self) -> str:
        """Why Java has ended."""
        assert self._java
        said = self._java.said()
        for signs, reason in _REASONS:
            if any(sign in line for sign in signs for line in said):
                return reason.format(**self._settings)
        return f"Java ended with status {self._java.process.returncode}" + (
            f": {said[-1].strip()}" if said and not self._java.has_started else ""
        )

    def _hint(self) -> str:
        return f"; its log is {self._folder.parent / _LAST_FAILURE}"

    def _end(self) -> None:
        if self._java:
            self._java.end()

    def _tell(self, **news: Any) -> None:
        """Write the state, whole or not at all, for the user's eyes only."""
        self._state |= news
        temporary = self._folder / f"state.{os.getpid()}"
        with suppress(OSError):
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                json.dump(self._state, stream)
            temporary.replace(self._folder / "state.json")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _leave(*_: object) -> NoReturn:
    """A signal to end: by an exception, so that Java is ended on the way out."""
    raise SystemExit(1)


def main(arguments: list[str]) -> None:
    """Watch over the server of a folder.

    Args:
        arguments: the folder, with its ``settings.json``.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    _Supervisor(Path(arguments[0])).run()


if __name__ == "__main__":
    main(sys.argv[1:])
