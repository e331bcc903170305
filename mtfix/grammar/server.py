"""The life of a LanguageTool server: found or started, brought back once, and ended with the run.

Java is not started by mtfix itself but by a small process beside it (`supervisor`), which ends
Java when mtfix is gone, however it went. What is known of a server stands in a folder of its own
in the user's cache folder (`runs`), so that worker processes and later calls find it by its
address.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from mtfix.grammar import places, runs
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.java import find_java
from mtfix.grammar.options import ServerOptions, time_limit
from mtfix.grammar.runs import Run, State

__all__ = ["GrammarUnavailable", "Server", "ServerOptions", "find_or_start", "time_limit"]

_SUPERVISOR = Path(__file__).with_name("supervisor.py")
_TICK = 0.05
_GRACE = 10.0
_REMEMBERED = 600.0


def find_or_start(options: ServerOptions | None = None) -> Server:
    """A server that answers: the one named, one that runs already, or a new one.

    A new one lives as long as this process, and is the same for all calls with these options.
    Worker processes get its address: ``ServerOptions(url=server.url)``.

    Args:
        options: what is wanted of it.

    Raises:
        GrammarUnavailable: there is none, and none can be started; the message says what to do.
    """
    options = options or ServerOptions()
    if options.url:
        return Server.at(options.url)
    with _lock:
        known = _started.get(options)
        if known is None or not known.is_usable():
            known = _started[options] = shared(options) or _newly(options)
        return known


def _newly(options: ServerOptions) -> Server:
    """A new server, unless one like it has failed a moment ago: that takes its time each time."""
    folder = places.find_folder(options.folder)
    find_java(places.version_of(folder))
    key = folder, options.heap
    since, message = _failures.get(key, (-_REMEMBERED, ""))
    if message and time.monotonic() - since < _REMEMBERED:
        raise GrammarUnavailable(message)
    try:
        return Server.start(options)
    except GrammarUnavailable as error:
        _failures[key] = (time.monotonic(), str(error))
        raise


def shared(options: ServerOptions | None = None) -> Server | None:
    """The server that ``mtfix grammar start`` has left running, if it answers.

    Args:
        options: if they name a folder, only a server from there will do.
    """
    for run in runs.alive():
        state = run.state()
        if state is None or not state.is_shared or state.status != "ready":
            continue
        if options and options.folder and options.folder.resolve() != Path(state.folder):
            continue
        if runs.answers(state.url):
            return Server(state.url, run)
    return None


class Server:
    """A running server.

    It may be handed to another process: only the one that has started it ends it.

    Attributes:
        url: its address, without a path; another one after `recover`, perhaps.
    """

    def __init__(self, url: str, run: Run | None = None) -> None:
        self.url = url
        self._run = run
        state = run.state() if run else None
        self._generation = state.generation if state else 1
        self._supervisor: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._failure: tuple[float, str] | None = None
        self._recovering = threading.Lock()
        self._retried = False

    @classmethod
    def at(cls, url: str) -> Server:
        """The server with this address; one that mtfix has started can be restarted.

        Args:
            url: ``http://host:port``; a path behind it stays.
        """
        url = url.rstrip("/")
        for run in runs.alive():
            state = run.state()
            if state and state.url == url:
                return cls(url, run)
        return cls(url)

    @classmethod
    def start(
        cls,
        options: ServerOptions,
        *,
        is_shared: bool = False,
        idle: float | None = None,
        port: int | None = None,
    ) -> Server:
        """Start a server, and wait until it has checked a first sentence.

        Args:
            options: what is wanted of it.
            is_shared: whether it outlives this process, and other calls may use it.
            idle: the seconds without a request after which it ends by itself; None for never.
            port: the one to try first; otherwise any that is free.

        Raises:
            GrammarUnavailable: it does not start; the message says why, and what to do.
        """
        runs.need()
        runs.sweep()
        folder = places.find_folder(options.folder)
        java = find_java(places.version_of(folder))
        run = Run.create()
        settings = {
            "command": _command(java.path, places.jar_of(folder), options.heap, run.folder),
            "folder": str(folder.resolve()),
            "heap": options.heap,
            "language": options.language,
            "startup_timeout": options.startup_timeout,
            "is_shared": is_shared,
            "idle": idle,
            "parent": None if is_shared else os.getpid(),
            "port": port,
        }
        (run.folder / runs.SETTINGS).write_text(json.dumps(settings), encoding="utf-8")
        server = cls("", run)
        server._launch(is_shared=is_shared)
        try:
            server._take(server._ready(0, options.startup_timeout + _GRACE))
        except BaseException:
            server.close()
            runs.stop(run)
            raise
        return server

    def recover(self, reason: str) -> str:
        """The server is dead or too slow: restart it, unless that was done a moment ago.

        All that hold the same server may ask for it at the same time; it is restarted once. A
        server that mtfix has not started is only asked whether it is there still.

        Args:
            reason: what was seen, for the message: ``gave no answer within 30 s``.

        Returns:
            The address from now on.

        Raises:
            GrammarUnavailable: it was restarted before, or does not come back.
        """
        with self._recovering:
            if self._failure:
                raise GrammarUnavailable(self._failure[1])
            try:
                if self._run is None:
                    self._ask_again(reason)
                else:
                    self._restart(self._run, reason)
            except GrammarUnavailable as error:
                self._failure = (time.monotonic(), str(error))
                raise
        return self.url

    def is_usable(self) -> bool:
        """Whether it is there as far as is known; nothing is asked of it.

        Raises:
            GrammarUnavailable: it failed a few minutes ago; a new one would fare no better.
        """
        if self._failure is None:
            return self._run is None or self._run.is_alive()
        if time.monotonic() - self._failure[0] < _REMEMBERED:
            raise GrammarUnavailable(self._failure[1])
        return False

    def state(self) -> State | None:
        """What is known of it; None if mtfix has not started it."""
        return self._run.state() if self._run else None

    def close(self) -> None:
        """End it and wait for that; only where it was started, and unless it is shared."""
        if self._supervisor is None or self._owner != os.getpid():
            return
        atexit.unregister(self.close)
        supervisor, self._supervisor = self._supervisor, None
        if supervisor.stdin:
            # A byte, not only the end of the pipe: forked workers may hold the pipe open too.
            with suppress(OSError):
                supervisor.stdin.write(b"q")
                supervisor.stdin.flush()
            with suppress(OSError):
                supervisor.stdin.close()
            with suppress(subprocess.TimeoutExpired):
                supervisor.wait(_GRACE)
            if self._run:
                runs.stop(self._run)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __getstate__(self) -> dict[str, Any]:
        return {"url": self.url, "run": self._run, "generation": self._generation}

    def __setstate__(self, state: dict[str, Any]) -> None:
        Server.__init__(self, state["url"], state["run"])
        self._generation = state["generation"]

    def _launch(self, *, is_shared: bool) -> None:
        """Start the supervisor, out of reach of the terminal's Ctrl-C."""
        assert self._run
        if not sys.executable:
            raise GrammarUnavailable("there is no Python interpreter to watch over LanguageTool")
        # Isolated: nothing that lies about in the working directory is imported.
        command = [sys.executable, "-I", str(_SUPERVISOR), str(self._run.folder)]
        with (self._run.folder / runs.COMPLAINTS).open("wb") as complaints:
            self._supervisor = subprocess.Popen(  # noqa: S603 - our own file
                command,
                stdin=subprocess.DEVNULL if is_shared else subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=complaints,
                cwd=self._run.folder,
                start_new_session=True,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
        self._owner = os.getpid()
        if not is_shared:
            atexit.register(self.close)

    def _take(self, state: State) -> None:
        self.url, self._generation = state.url, state.generation

    def _restart(self, run: Run, reason: str) -> None:
        state = run.state()
        if state is None or not run.is_alive():
            runs.stop(run)
            what = state.message if state and state.status == "failed" else "it was ended"
            raise GrammarUnavailable(f"LanguageTool {reason}: {what}")
        if state.generation == self._generation:
            run.ask_to_restart(self._generation, reason)
        settings = json.loads((run.folder / runs.SETTINGS).read_bytes())
        self._take(self._ready(self._generation, settings["startup_timeout"] + _GRACE))

    def _ask_again(self, reason: str) -> None:
        if self._retried or not runs.answers(self.url):
            raise GrammarUnavailable(
                f"the LanguageTool server at {self.url} {reason}",
                "it was not started by mtfix: see whether it runs, or leave its address out",
            )
        self._retried = True

    def _ready(self, beyond: int, within: float) -> State:
        """The state when a later generation than this is ready."""
        assert self._run
        until = time.monotonic() + within
        while time.monotonic() < until:
            # In this order: a supervisor that ends has said why before.
            is_alive = self._run.is_alive(self._supervisor)
            state = self._run.state()
            if state and state.status == "failed":
                raise GrammarUnavailable(state.message)
            if state and state.status == "ready" and state.generation > beyond:
                return state
            if not is_alive:
                raise GrammarUnavailable(
                    f"what watches over LanguageTool has ended{self._run.complaint()}"
                )
            time.sleep(_TICK)
        raise GrammarUnavailable(f"LanguageTool was not ready within {within:.0f} s")


_started: dict[ServerOptions, Server] = {}
_failures: dict[tuple[Path, str], tuple[float, str]] = {}
_lock = threading.Lock()


def _command(java: Path, jar: Path, heap: str, run: Path) -> list[str]:
    """How Java is called; the port is added by the supervisor."""
    return [
        str(java),
        f"-Xmx{heap}",
        # Out of memory, Java limps on without answering; ended, it is restarted.
        "-XX:+ExitOnOutOfMemoryError",
        # LanguageTool listens on “localhost”, which is to be 127.0.0.1 wherever it runs.
        "-Djava.net.preferIPv4Stack=true",
        "-Djava.awt.headless=true",
        # By this the process is known as ours: another one may get its number later.
        f"-Dmtfix.run={run}",
        "-cp",
        str(jar.resolve()),
        "org.languagetool.server.HTTPServer",
    ]
