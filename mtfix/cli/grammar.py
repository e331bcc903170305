"""The commands ``mtfix grammar …``: LanguageTool is installed, started and stopped."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtfix.formats.files import InputError

if TYPE_CHECKING:
    from mtfix.grammar.runs import Run, State

_MINUTE, _HOUR = 60, 3600
_MIB = 1024**2
EXIT_NOT_RUNNING = 1


@click.group()
def grammar() -> None:
    """Install LanguageTool, and keep it running between calls.

    With --grammar, mtfix asks LanguageTool too. It starts it when it is needed and ends it with the
    run, which costs some seconds; a server that was started here answers at once.

    \b
      mtfix grammar install                    download LanguageTool (about 250 MB)
      mtfix grammar install --from lt.zip      install a copy that is here already
      mtfix grammar start                      start a server; it ends when it is idle
      mtfix grammar status                     its address, memory, and age
      mtfix grammar stop                       end it
      mtfix doctor                             what is there, and what is missing
    """  # noqa: D301 - \b keeps the lines below it apart


@grammar.command()
@click.option(
    "--from", "source", metavar="DIR|ZIP", type=click.Path(exists=True, path_type=Path),
    help="Copy LanguageTool from a folder or an archive instead of downloading it.",
)  # fmt: skip
@click.option(
    "--version", "version", metavar="VERSION", default=None,
    help="The version to download, for instance 6.8.",
)  # fmt: skip
def install(source: Path | None, version: str | None) -> None:
    """Install LanguageTool for this user.

    It is downloaded by language-tool-python, to where that keeps it. A copy is put into the
    user's data folder; it takes the place of an earlier one when it is complete.
    """
    from mtfix.grammar import install as work
    from mtfix.grammar import places
    from mtfix.grammar.errors import GrammarUnavailable
    from mtfix.grammar.java import find_java

    if source and version:
        raise click.UsageError("--version is what to download; it says nothing about --from")
    try:
        folder = work.install_from(source) if source else work.download(version)
    except GrammarUnavailable as error:
        raise InputError(str(error)) from None
    click.echo(f"LanguageTool {places.version_of(folder) or ''} is in {folder}".replace("  ", " "))
    try:
        used = places.find()
        find_java(places.version_of(folder))
    except GrammarUnavailable as error:
        click.echo(f"mtfix: it cannot be used yet: {error}", err=True)
        return
    if used.folder != folder:
        click.echo(f"mtfix: the one in {used.folder} is used instead, {used.origin}", err=True)


@grammar.command()
@click.option(
    "--folder", metavar="DIR", type=click.Path(path_type=Path),
    help="Where LanguageTool is, instead of where it is installed.",
)  # fmt: skip
@click.option(
    "--heap", metavar="SIZE", default="1g", show_default=True, envvar="MTFIX_LANGUAGETOOL_HEAP",
    help="The most memory for Java's objects (-Xmx).",
)  # fmt: skip
@click.option(
    "--idle", metavar="MINUTES", type=click.FloatRange(min=0), default=30, show_default=True,
    help="End it when nobody has asked it for so long; 0 for never.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(1, 65535), metavar="PORT",
    help="Where it listens on 127.0.0.1; otherwise any port that is free.",
)  # fmt: skip
@click.option(
    "--timeout", metavar="SECONDS", type=click.FloatRange(min=1), default=60, show_default=True,
    envvar="MTFIX_LANGUAGETOOL_TIMEOUT", help="How long to wait for its first answer.",
)  # fmt: skip
def start(folder: Path | None, heap: str, idle: float, port: int | None, timeout: float) -> None:
    """Start a LanguageTool server that later calls use; it listens on this machine only.

    If one runs already, that one is told.
    """
    from mtfix.grammar import server as work

    options = work.ServerOptions(folder=folder, heap=heap, startup_timeout=timeout)
    try:
        running = work.shared(options)
        had_one = running is not None
        if running is None:
            running = work.Server.start(
                options, is_shared=True, idle=idle * _MINUTE or None, port=port
            )
    except work.GrammarUnavailable as error:
        raise InputError(str(error)) from None
    if port and not running.url.endswith(f":{port}"):
        click.echo(f"mtfix: port {port} was taken", err=True)
    click.echo(f"{running.url} ({'runs already' if had_one else 'started'})")


@grammar.command()
def stop() -> None:
    """End the server that mtfix grammar start has started, and wait until it is gone."""
    from mtfix.grammar import runs

    found = _running()
    for run, _ in found:
        runs.stop(run)
    click.echo("stopped" if found else "nothing to stop: no server runs", err=not found)


@grammar.command()
def status() -> int:
    """Tell whether a server runs: exit status 0 if it does, 1 if not.

    Servers that live as long as a run of mtfix are not told here.
    """
    found = _running()
    for _, state in found:
        click.echo("\n".join(f"{name:8} {value}" for name, value in _told(state)))
    if not found:
        click.echo("no server runs; mtfix grammar start starts one", err=True)
    return 0 if found else EXIT_NOT_RUNNING


def _running() -> list[tuple[Run, State]]:
    """The shared servers."""
    from mtfix.grammar import runs
    from mtfix.grammar.errors import GrammarUnavailable

    try:
        return [(run, s) for run in runs.alive() if (s := run.state()) and s.is_shared]
    except GrammarUnavailable as error:
        raise InputError(str(error)) from None


def _told(state: State) -> list[tuple[str, str]]:
    """What there is to say of a server."""
    from mtfix.grammar import runs

    if state.status != "ready":
        return [("status", state.status), ("pid", str(state.pid))]
    is_well = runs.answers(state.url)
    return [
        ("url", state.url),
        ("status", "ready" if is_well else "gives no answer; mtfix grammar stop ends it"),
        ("pid", str(state.pid)),
        ("version", f"LanguageTool {state.version}, from {state.folder}"),
        ("memory", f"{_memory(state.pid)}, heap at most {state.heap}"),
        ("uptime", duration(time.time() - state.started)),
        ("idle", f"ends after {duration(state.idle)} without a request" if state.idle else "never"),
    ]


def _memory(pid: int) -> str:
    import psutil

    try:
        return f"{psutil.Process(pid).memory_info().rss // _MIB} MiB"
    except psutil.Error:
        return "unknown"


def duration(seconds: float) -> str:
    """A span of time in words.

    Args:
        seconds: how long.

    >>> duration(42), duration(1800), duration(8000)
    ('42 s', '30 min', '2 h 13 min')
    """
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE:.0f} min"
    return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"
