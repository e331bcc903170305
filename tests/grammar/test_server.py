"""The life of a server: start, use, crash, time-outs, end; and that no Java is left behind."""

from __future__ import annotations

import json
import os
import pickle
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import psutil
import pytest

from mtfix.grammar import runs
from mtfix.grammar import server as servers
from mtfix.grammar.runs import Run
from mtfix.grammar.server import (
    GrammarUnavailable,
    Server,
    ServerOptions,
    find_or_start,
    shared,
    time_limit,
)
from tests.grammar.conftest import PATIENCE

_PARENT = """
import os, sys, time
from pathlib import Path
from mtfix.grammar.server import Server, ServerOptions
manner, folder = sys.argv[1:3]
server = Server.start(ServerOptions(folder=Path(folder), startup_timeout=300))
state = server.state()
print(state.pid, state.supervisor, flush=True)
if manner == "failure":
    raise RuntimeError("something went wrong")
if manner == "workers" and os.fork() == 0:
    print(os.getpid(), flush=True)
    time.sleep(60)
if manner != "success":
    time.sleep(600)
"""


def _options(folder: Path, **more: object) -> ServerOptions:
    return ServerOptions(folder=folder, startup_timeout=PATIENCE, **more)  # type: ignore[arg-type]


def _pids(server: Server) -> tuple[int, int]:
    state = server.state()
    assert state
    return state.pid, state.supervisor


def _wait_for(condition: Callable[[], bool], within: float = 30.0) -> bool:
    until = time.monotonic() + within
    while not condition() and time.monotonic() < until:
        time.sleep(0.05)
    return condition()


def _are_gone(*pids: int) -> bool:
    def is_gone(pid: int) -> bool:
        try:
            return bool(psutil.Process(pid).status() == psutil.STATUS_ZOMBIE)
        except psutil.NoSuchProcess:
            return True

    return _wait_for(lambda: all(map(is_gone, pids)))


def _matches(url: str, text: str) -> list[str]:
    form = urlencode({"language": "en-US", "text": text}).encode()
    with urlopen(f"{url}/v2/check", form, timeout=PATIENCE) as answer:
        return [each["rule"]["id"] for each in json.load(answer)["matches"]]


@pytest.fixture
def fake_server(fake: Path) -> Iterator[Server]:
    with Server.start(_options(fake)) as started:
        yield started


class TestReal:
    def test_it_checks(self, server: Server, languagetool: Path) -> None:
        assert "EN_A_VS_AN" in _matches(server.url, "This is an test.")
        state = server.state()
        assert state
        assert (state.status, state.folder) == ("ready", str(languagetool.resolve()))
        assert state.version[:2] in ("5.", "6.", "7.")

    def test_it_listens_on_this_machine_only(self, server: Server) -> None:
        listening = psutil.Process(_pids(server)[0]).net_connections("inet")
        at = {each.laddr.ip for each in listening if each.status == psutil.CONN_LISTEN}
        assert at
        assert at <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}

    def test_its_heap_is_bounded(self, server: Server) -> None:
        assert "-Xmx1g" in psutil.Process(_pids(server)[0]).cmdline()

    def test_killed_it_comes_back_once(self, languagetool: Path) -> None:
        with Server.start(_options(languagetool)) as server:
            first, supervisor = _pids(server)
            psutil.Process(first).kill()
            url = server.recover("gave no answer")
            second = _pids(server)[0]
            assert second != first
            assert "EN_A_VS_AN" in _matches(url, "This is an test.")
            psutil.Process(second).kill()
            with pytest.raises(GrammarUnavailable, match="after it had been restarted; its log is"):
                server.recover("gave no answer")
            assert _are_gone(first, second, supervisor)

    @pytest.mark.parametrize("signal_", ["SIGINT", "SIGKILL"])
    @pytest.mark.skipif(os.name != "posix", reason="signals are those of POSIX")
    def test_no_java_is_left_by_a_killed_parent(self, languagetool: Path, signal_: str) -> None:
        parent = _parent("killed", languagetool)
        pids = _told(parent)
        assert all(map(psutil.pid_exists, pids))
        os.kill(parent.pid, getattr(signal, signal_))
        parent.communicate()
        assert _are_gone(*pids)

    def test_a_heap_too_small_is_told(self, languagetool: Path) -> None:
        with pytest.raises(GrammarUnavailable, match="not enough memory with a heap of 20m"):
            Server.start(_options(languagetool, heap="20m"))

    def test_a_broken_jar_is_told(self, languagetool: Path, tmp_path: Path) -> None:
        assert languagetool.exists()  # so there is a Java
        (tmp_path / "languagetool-server.jar").write_bytes(b"no jar at all")
        with pytest.raises(GrammarUnavailable, match="incomplete or broken; install it again"):
            Server.start(_options(tmp_path))


def _parent(manner: str, folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _PARENT, manner, str(folder)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
    )


def _told(parent: subprocess.Popen[str]) -> list[int]:
    assert parent.stdout
    return [int(pid) for pid in parent.stdout.readline().split()]


class TestEnd:
    @pytest.mark.parametrize(("manner", "status"), [("success", 0), ("failure", 1)])
    def test_it_ends_with_its_parent(self, fake: Path, manner: str, status: int) -> None:
        parent = _parent(manner, fake)
        pids = _told(parent)
        assert len(pids) == 2
        parent.communicate()
        assert parent.returncode == status
        assert _are_gone(*pids)
        assert not list(runs.every())

    def test_ctrl_c_in_the_terminal_reaches_the_parent_only(self, fake: Path) -> None:
        parent = _parent("killed", fake)
        pids = _told(parent)
        assert all(os.getpgid(pid) != parent.pid for pid in pids)
        os.killpg(parent.pid, signal.SIGINT)
        parent.communicate()
        assert _are_gone(*pids)

    def test_workers_that_outlive_the_parent_do_not_keep_it(self, fake: Path) -> None:
        parent = _parent("workers", fake)
        pids, (worker,) = _told(parent), _told(parent)
        parent.kill()
        parent.wait()
        assert _are_gone(*pids)
        assert psutil.pid_exists(worker)
        os.kill(worker, signal.SIGKILL)
        parent.communicate()

    def test_a_parent_killed_while_it_waits_leaves_nothing(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch, starts: Callable[[], int]
    ) -> None:
        monkeypatch.setenv("FAKE_JAVA", "mute")
        parent = _parent("killed", fake)
        assert _wait_for(lambda: starts() == 1)
        assert _wait_for(lambda: any(state.pid for state in _states()))
        pids = [pid for state in _states() for pid in (state.pid, state.supervisor)]
        parent.kill()
        parent.communicate()
        assert _are_gone(*pids)

    def test_closed_it_is_gone(self, fake: Path) -> None:
        with Server.start(_options(fake)) as server:
            pids = _pids(server)
        assert _are_gone(*pids)
        server.close()
        assert not list(runs.every())

    def test_another_process_does_not_end_it(self, fake_server: Server) -> None:
        copy = pickle.loads(pickle.dumps(fake_server))
        copy.close()
        assert runs.answers(copy.url)

    def test_java_left_by_a_killed_supervisor_is_swept_up(self, fake_server: Server) -> None:
        java, supervisor = _pids(fake_server)
        psutil.Process(supervisor).kill()
        assert _are_gone(supervisor) or psutil.pid_exists(java)
        with pytest.raises(GrammarUnavailable):
            fake_server.recover("gave no answer")
        assert _are_gone(java)

    def test_idle_it_ends_by_itself(self, fake: Path) -> None:
        server = Server.start(_options(fake), is_shared=True, idle=1.0)
        assert _are_gone(*_pids(server))
        assert shared() is None


def _states() -> list[runs.State]:
    return [state for run in runs.every() if (state := run.state())]


class TestRecovery:
    def test_all_that_ask_at_once_get_one_restart(
        self, fake_server: Server, starts: Callable[[], int]
    ) -> None:
        workers = [Server.at(fake_server.url) for _ in range(4)]
        threads = [threading.Thread(target=each.recover, args=("hung",)) for each in workers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert starts() == 2
        assert all(runs.answers(each.url) for each in workers)

    def test_a_java_that_hangs_is_replaced(self, fake_server: Server) -> None:
        java = _pids(fake_server)[0]
        os.kill(java, signal.SIGSTOP)
        assert not runs.answers(fake_server.url, within=0.5)
        assert runs.answers(fake_server.recover("gave no answer within 0.5 s"))
        assert _are_gone(java)

    def test_what_failed_is_not_tried_for_each_text(
        self, fake: Path, starts: Callable[[], int]
    ) -> None:
        options = _options(fake)
        server = find_or_start(options)
        assert find_or_start(options) is server
        server.recover("hung")
        for _ in range(2):
            with pytest.raises(GrammarUnavailable, match="hung, after it had been restarted"):
                server.recover("hung")
            with pytest.raises(GrammarUnavailable, match="hung, after it had been restarted"):
                find_or_start(options)
        server.close()
        assert starts() == 2

    def test_a_server_of_others_is_asked_again_but_not_restarted(self, fake_server: Server) -> None:
        other = Server(fake_server.url)
        assert other.recover("was slow") == fake_server.url
        with pytest.raises(GrammarUnavailable, match="was slow; it was not started by mtfix:"):
            other.recover("was slow")
        gone = Server.at("http://127.0.0.1:9/")
        with pytest.raises(GrammarUnavailable, match=r"server at http://127\.0\.0\.1:9 "):
            gone.recover("gave no answer")

    def test_longer_texts_may_take_longer(self) -> None:
        assert time_limit(0) == 30
        assert time_limit(0, least=5) == 5
        assert time_limit(100_000) > 2 * time_limit(0)


class TestStart:
    @pytest.mark.parametrize(
        ("manner", "message"),
        [
            ("memory", r"not enough memory with a heap of 1g; .*MTFIX_LANGUAGETOOL_HEAP"),
            ("dies", r"ended with status 1: java.lang.IllegalStateException: the moon is full"),
        ],
    )
    def test_what_goes_wrong_is_told(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch, manner: str, message: str
    ) -> None:
        monkeypatch.setenv("FAKE_JAVA", manner)
        with pytest.raises(GrammarUnavailable, match=message) as caught:
            Server.start(_options(fake))
        assert "\n" not in str(caught.value)
        assert not list(runs.every())
        assert "thread pool" in (runs.base() / "last-failure.log").read_text()

    def test_what_did_not_start_is_not_tried_for_each_text(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch, starts: Callable[[], int]
    ) -> None:
        monkeypatch.setenv("FAKE_JAVA", "dies")
        for _ in range(2):
            with pytest.raises(GrammarUnavailable, match="the moon is full"):
                find_or_start(_options(fake))
        assert starts() == 1
        monkeypatch.setenv("FAKE_JAVA", "old")
        with pytest.raises(GrammarUnavailable, match=r"is Java 11\.0\.2"):
            find_or_start(_options(fake))

    def test_one_that_does_not_get_ready_is_given_up_with_its_log(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FAKE_JAVA", "mute")
        with pytest.raises(GrammarUnavailable) as caught:
            Server.start(ServerOptions(folder=fake, startup_timeout=1))
        assert str(caught.value) == (
            "LanguageTool was not ready within 1 s; its log ends so:\n"
            "  Setting up thread pool with 10 threads"
        )

    def test_a_port_taken_in_the_last_moment_is_no_failure(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch, starts: Callable[[], int]
    ) -> None:
        monkeypatch.setenv("FAKE_JAVA", "taken")
        with Server.start(_options(fake)) as server:
            assert runs.answers(server.url)
        assert starts() == 2

    @pytest.mark.parametrize("heap", ["", "1", "1gb", "-Xmx1g", "0m", "1 g"])
    def test_a_heap_is_written_as_java_wants_it(self, heap: str) -> None:
        with pytest.raises(ValueError, match="expected one such as 1g"):
            ServerOptions(heap=heap)

    def test_without_its_packages_it_says_how_to_install_them(
        self, fake: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "psutil", None)
        with pytest.raises(GrammarUnavailable, match=r"pip install 'mtfix\[grammar\]'"):
            find_or_start(_options(fake))

    def test_variables_tell_heap_and_patience(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("MTFIX_LANGUAGETOOL_HEAP", "300m")
        monkeypatch.setenv("MTFIX_LANGUAGETOOL_TIMEOUT", "7.5")
        options = ServerOptions()
        assert (options.heap, options.startup_timeout) == ("300m", 7.5)
        monkeypatch.setenv("MTFIX_LANGUAGETOOL_TIMEOUT", "soon")
        with pytest.raises(ValueError, match="MTFIX_LANGUAGETOOL_TIMEOUT is “soon”"):
            ServerOptions()

    def test_its_state_is_for_the_user_alone(self, fake_server: Server) -> None:
        (run,) = runs.alive()
        assert stat.S_IMODE(run.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE((run.folder / runs.STATE).stat().st_mode) == 0o600
        assert (run.state(), runs.answers(fake_server.url)) == (fake_server.state(), True)

    def test_the_log_has_a_bounded_size(self, fake: Path, tmp_path: Path) -> None:
        code = (
            "import sys; sys.argv[0:1] = []; import runpy;"
            f"module = runpy.run_path({str(servers._SUPERVISOR)!r});"
            "java = module['_Java'](sys.argv[1:], 0, __import__('pathlib').Path(sys.argv[0]));"
            "java.process.wait(); java.said()"
        )
        noisy = "for _ in range(60_000): print('x' * 99)"
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path), sys.executable, "-c", noisy], check=True
        )
        sizes = [path.stat().st_size for path in tmp_path.glob("server.log*")]
        assert len(sizes) == 2
        assert max(sizes) < 1_100_000
        assert fake.exists()


class TestState:
    def test_a_process_that_got_the_number_of_another_is_not_taken_for_it(self) -> None:
        run = Run.create()
        said = {"status": "ready", "supervisor": os.getpid(), "pid": os.getpid(),
                "url": "http://127.0.0.1:9", "is_shared": True}  # fmt: skip
        (run.folder / runs.STATE).write_text(json.dumps(said))
        assert run.state() is not None
        assert not run.is_alive()
        assert shared() is None
        runs.sweep()
        assert run.folder.exists()  # it may be about to start
        os.utime(run.folder, (0, 0))
        runs.sweep()
        assert not run.folder.exists()
        assert psutil.pid_exists(os.getpid())

    @pytest.mark.parametrize("said", ["", "{", "[]", '{"status": 1}', "null"])
    def test_a_state_that_cannot_be_read_is_none(self, said: str) -> None:
        run = Run.create()
        (run.folder / runs.STATE).write_text(said)
        assert run.state() is None
        assert not run.is_alive()
        runs.stop(run)
        assert not run.folder.exists()

    def test_another_program_at_the_port_does_not_count_as_an_answer(self) -> None:
        with socket.socket() as other:
            other.bind(("127.0.0.1", 0))
            other.listen()
            assert not runs.answers(f"http://127.0.0.1:{other.getsockname()[1]}", within=0.3)
