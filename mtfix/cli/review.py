"""The commands ``mtfix review`` and ``mtfix apply``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtfix.cli.options import CONFIG_FILE, ISOLATED, RULES, STRINGS, with_options
from mtfix.formats.files import InputError, write_atomically
from mtfix.formats.registry import FORMATS
from mtfix.places import visible

if TYPE_CHECKING:
    from mtfix.review.session import Session

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_HOW = (
    click.option(
        "--format", "-f", "format_", type=click.Choice(FORMATS), default="auto",
        show_default=True, help="What the file is written in.",
    ),
    click.option(
        "--source", "source_file", type=_FILE, metavar="FILE",
        help="The original-language text, to restore tags and names from.",
    ),
    *STRINGS,
    click.option(
        "--unsafe", is_flag=True, help="Accept edits that need a second look from the beginning."
    ),
    *RULES,
    click.option(
        "--encoding", metavar="NAME",
        help="Encoding of the file, if it is not UTF-8 and has no byte order mark.",
    ),
    CONFIG_FILE,
    ISOLATED,
)  # fmt: skip


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", type=_FILE)
@click.option("--tui", is_flag=True, help="Review in the terminal; one file.")
@click.option(
    "--port", type=click.IntRange(min=0, max=65535), default=0, metavar="N",
    help="The port of the page on 127.0.0.1; otherwise any that is free.",
)  # fmt: skip
@click.option("--no-browser", is_flag=True, help="Only print the address; open no browser.")
@click.option("--once", is_flag=True, help="End as soon as every file was saved.")
@with_options(_HOW)
def review(
    paths: Sequence[Path], tui: bool, port: int, no_browser: bool, once: bool, **choices: Any
) -> None:
    """Accept or reject each edit, in a browser or in the terminal, and save.

    Saving writes the accepted edits into FILE, and all decisions into FILE.mtfix-decisions.json.
    The page is served to this machine only, until the review is ended on it, or by Ctrl-C here.

    \b
      mtfix review article.md                    in a browser
      mtfix review --tui article.md              in this terminal
      mtfix apply article.md --decisions D -w    the same decisions again, on the same text
    """  # noqa: D301 - \b keeps the lines below it apart
    if tui and len(paths) > 1:
        raise click.UsageError("--tui takes one file at a time")
    sessions = _sessions(paths, choices)
    if tui:
        from mtfix.review import terminal

        terminal.run(sessions[0])
    else:
        _serve(sessions, port, is_opened=not no_browser, is_once=once)


@click.command()
@click.argument("path", metavar="FILE", type=_FILE)
@click.option(
    "--decisions", "decisions_file", type=_FILE, metavar="D",
    help="The file of decisions; otherwise FILE.mtfix-decisions.json.",
)  # fmt: skip
@click.option("--write", "-w", is_flag=True, help="Write the file in place.")
@click.option(
    "--check", is_flag=True, help="Only make sure that the decisions are about this text."
)
def apply(path: Path, decisions_file: Path | None, write: bool, check: bool) -> None:
    """Make the edits again that were accepted in a review; no rule is asked.

    The text must be the one that was reviewed, byte for byte, or what came of it, which stays as it
    is; anything else is refused. The new text goes to standard output.

    Exit status: 0 done, 2 the decisions are about another text, or cannot be read.
    """
    from mtfix import decisions as deciding

    if write and check:
        raise click.UsageError("--check writes nothing: leave --write out")
    decisions = deciding.read(decisions_file or deciding.path_for(path))
    source = deciding.opened(path, decisions)
    text = deciding.apply(source.text, decisions)
    data = source.encode(text)
    if write and text != source.text:
        write_atomically(path, data)
    elif not write and not check:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _sessions(paths: Sequence[Path], choices: Mapping[str, Any]) -> list[Session]:
    """A review of each file, with the settings that count for it."""
    from mtfix.cli.settings import resolver_of
    from mtfix.review.session import Session
    from mtfix.runs.recipe import Recipes

    recipes = Recipes(resolver_of(choices), {"source": choices["source_file"]})
    sessions = []
    for path in paths:
        session = Session.open(path, recipes.all[recipes.number_for(path)])
        session.configuration = choices["config_file"]
        sessions.append(session)
    return sessions


def _serve(sessions: Sequence[Session], port: int, *, is_opened: bool, is_once: bool) -> None:
    try:
        import starlette  # noqa: F401 - asked for here, so that no other mistake is taken for it
        import uvicorn  # noqa: F401
    except ImportError as error:
        raise InputError(
            f"{error.name} is needed for the page; install it with pip install 'mtfix[review]'"
        ) from None
    from mtfix.review import server

    def announce(address: str) -> None:
        for session in sessions:
            if session.notice:
                click.echo(visible(session.notice), err=True)
        click.echo(f"Review at {address}", err=True)
        click.echo("“End the review” on the page ends it, or Ctrl-C here.", err=True)
        if is_opened and _has_display():
            _open(address)

    server.serve(sessions, server.listening(port), announce, is_once=is_once)


def _has_display() -> bool:
    """Whether there is a screen that a browser could show itself on."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _open(address: str) -> None:
    """Open a browser, which may take its time."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()
