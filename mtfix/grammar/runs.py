"""The folders of servers that mtfix has started: what is known of each, and what it is asked to do.

A folder holds ``state.json``, which the supervisor writes, ``server.log``, and the files by which
it is asked for something. It is the user's alone. A process is known by its folder, which stands
in its command line: the number of a process that has ended is given to another sooner or later.
"""

from __future__ import annotations

import http.client
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, fields
from pathlib import Path
from subprocess import Popen
from typing import Any
from urllib.parse import urlsplit

from mtfix.grammar.errors import GrammarUnavailable

SETTINGS = "settings.json"
STATE = "state.json"
LOG = "server.log"
COMPLAINTS = "supervisor.log"
_RESTART = "restart"
_STOP = "stop"
_PREFIX = "run-"
_NEWLY = 60.0
_PATIENCE = 10.0
_TICK = 0.05


@dataclass(frozen=True)
class State:
    """What a supervisor says of its server.

    Attributes:
        status: ``starting``, ``ready``, or ``failed``.
        supervisor: the number of its process.
        pid: that of Java; 0 before it runs.
        port: where it listens, on 127.0.0.1.
        url: the same as an address.
        version: LanguageTool's.
        started: when it was started the last time, in seconds since 1970.
        generation: 1 from the first start, one more after each restart.
        message: why it failed.
        is_shared: whether later calls may use it.
        folder: where LanguageTool is.
        heap: the most memory for Java's objects.
        idle: the seconds without a request after which it ends; None for never.
    """

    status: str
    supervisor: int
    pid: int = 0
    port: int = 0
    url: str = ""
    version: str = ""
    started: float = 0.0
    generation: int = 0
    message: str = ""
    is_shared: bool = False
    folder: str = ""
    heap: str = ""
    idle: float | None = None


@dataclass(frozen=True)
class Run:
    """A server that was started, by its folder."""

    folder: Path

    @classmethod
    def create(cls) -> Run:
        """A folder for a new one, which nobody else can read."""
        base().mkdir(parents=True, exist_ok=True)
        return cls(Path(tempfile.mkdtemp(prefix=_PREFIX, dir=base())).resolve())

    def state(self) -> State | None:
        """What its supervisor last said; None if that cannot be read."""
        with suppress(OSError, ValueError, TypeError, AttributeError):
            said = json.loads((self.folder / STATE).read_bytes())
            names = {each.name for each in fields(State)}
            return State(**{name: value for name, value in said.items() if name in names})
        return None

    def is_alive(self, supervisor: Popen[bytes] | None = None) -> bool:
        """Whether somebody watches over the server.

        Args:
            supervisor: the process, where this is the one that has started it.
        """
        if supervisor is not None:
            return supervisor.poll() is None
        state = self.state()
        return state is not None and self.is_own(state.supervisor)

    def is_own(self, pid: int) -> bool:
        """Whether the process with this number runs, and belongs to this server."""
        psutil = need()
        try:
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE:
                return False
            return any(str(self.folder) in part for part in process.cmdline())
        except (psutil.Error, ValueError):
            return False

    def ask_to_restart(self, generation: int, reason: str) -> None:
        """Have the server restarted, unless that has happened since.

        Args:
            generation: the one that is dead or too slow.
            reason: what was seen.
        """
        request = {"generation": generation, "reason": reason}
        handle, temporary = tempfile.mkstemp(dir=self.folder)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            json.dump(request, stream)
        Path(temporary).replace(self.folder / _RESTART)

    def ask_to_stop(self) -> None:
        """Have the server ended."""
        with suppress(OSError):
            (self.folder / _STOP).touch()

    def complaint(self) -> str:
        """What the supervisor has complained of last, to be put behind a message."""
        with suppress(OSError):
            lines = (self.folder / COMPLAINTS).read_text("utf-8", "replace").split("\n")
            return next((f": {line}" for line in reversed(lines) if line.strip()), "")
        return ""


def base() -> Path:
    """Where the folders of servers stand, in the user's cache folder."""
    from mtfix.packs.cache import folder

    return folder() / "grammar"


def every() -> Iterator[Run]:
    """All servers that have left a folder, the latest first."""
    with suppress(OSError):
        found = [path.resolve() for path in base().glob(f"{_PREFIX}*") if path.is_dir()]
        yield from map(Run, sorted(found, key=_changed, reverse=True))


def alive() -> Iterator[Run]:
    """The servers that somebody watches over."""
    return (run for run in every() if run.is_alive())


def sweep() -> None:
    """End what servers have left whose supervisor is gone, and remove their folders."""
    for run in every():
        if not run.is_alive():
            state = run.state()
            is_old = time.time() - _changed(run.folder) > _NEWLY
            if is_old or (state and run.is_own(state.pid)):
                stop(run)


def stop(run: Run) -> None:
    """End a server and wait until it is gone; whoever does not go is killed."""
    psutil = need()
    state = run.state()
    pids = [state.supervisor, state.pid] if state else []
    run.ask_to_stop()
    until = time.monotonic() + _PATIENCE
    while any(map(run.is_own, pids)) and time.monotonic() < until + _PATIENCE:
        if not run.is_own(pids[0]) or time.monotonic() > until:
            for pid in filter(run.is_own, pids):
                with suppress(psutil.Error):
                    psutil.Process(pid).kill()
        time.sleep(_TICK)
    shutil.rmtree(run.folder, ignore_errors=True)


def need() -> Any:
    """The library that knows of processes, on all systems.

    Raises:
        GrammarUnavailable: it is not installed.
    """
    try:
        import psutil
    except ImportError:
        raise GrammarUnavailable(
            "psutil is needed to start LanguageTool", "install it with pip install 'mtfix[grammar]'"
        ) from None
    return psutil


def answers(url: str, within: float = 5.0) -> bool:
    """Whether a LanguageTool server says that it is well.

    Args:
        url: its address, with or without ``/v2``.
        within: seconds.
    """
    parts = urlsplit(url)
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    with suppress(OSError, http.client.HTTPException, ValueError):
        # No proxy of the environment: the server is on this machine, or named by the user.
        connection = kind(parts.hostname or "", parts.port, timeout=within)
        try:
            connection.request("GET", f"{parts.path.removesuffix('/v2')}/v2/healthcheck")
            return connection.getresponse().status == http.client.OK
        finally:
            connection.close()
    return False


def _changed(path: Path) -> float:
    with suppress(OSError):
        return path.stat().st_mtime
    return 0.0
