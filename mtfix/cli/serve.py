"""The command ``mtfix serve``."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from mtfix.cli.options import CONFIG_FILE, ISOLATED, RULES, with_options
from mtfix.formats.files import InputError
from mtfix.places import visible

_PARTS = {"fastapi", "httpx", "pydantic", "starlette", "uvicorn"}
_HOW = (
    click.option(
        "--languagetool-url", metavar="URL",
        help="A LanguageTool whose matches are added where mtfix has none.",
    ),
    click.option(
        "--with-languagetool", is_flag=True,
        help="Start a LanguageTool behind mtfix, on this machine; see mtfix grammar install.",
    ),
    click.option(
        "--safe-only", is_flag=True,
        help="Tell of no edit that needs a second look; clients may make all that they are told.",
    ),
    click.option(
        "--allow-origin", "origins", multiple=True, metavar="ORIGIN",
        help="A web page or browser add-on that may ask, such as https://example.org; * for all"
        " (may be repeated).",
    ),
    click.option(
        "--max-body", type=click.IntRange(min=1000), default=1_000_000, show_default=True,
        metavar="BYTES", help="The longest request.",
    ),
    click.option(
        "--max-text", type=click.IntRange(min=1), default=300_000, show_default=True,
        metavar="N", help="The longest text, in UTF-16 units.",
    ),
    click.option(
        "--timeout", type=click.FloatRange(min=0.1), default=30.0, show_default=True,
        metavar="SECONDS", help="How long a request may take.",
    ),
    click.option(
        "--jobs", type=click.IntRange(1, 64), default=2, show_default=True, metavar="N",
        help="How many texts are checked at once.",
    ),
    *RULES,
    CONFIG_FILE,
    ISOLATED,
)  # fmt: skip


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, metavar="HOST",
    help="Where to listen; anything but this machine itself lets others send texts.",
)  # fmt: skip
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8081, show_default=True, metavar="N",
    help="The port; 0 for any that is free.",
)  # fmt: skip
@with_options(_HOW)
def serve(host: str, port: int, **choices: Any) -> None:
    """Serve LanguageTool's clients: they show what mtfix finds.

    Editors, office suites and programs that know LanguageTool's HTTP interface are given the
    address; docs/serve.md tells how. Nothing is stored, and no text is logged. Ctrl-C ends it.

    \b
      mtfix serve                                             at http://127.0.0.1:8081
      mtfix serve --with-languagetool                         and a LanguageTool behind it
      mtfix serve --languagetool-url http://localhost:8082    with a LanguageTool's findings
    """  # noqa: D301 - \b keeps the lines below it apart
    try:
        from mtfix.serve import server
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _PARTS:
            raise
        raise InputError(
            f"{error.name} is needed to serve clients; install it with pip install 'mtfix[serve]'"
        ) from None
    listener = server.listening(host, port)
    if choices["languagetool_url"] == server.address(listener):
        raise InputError("--languagetool-url is the address of mtfix serve itself")
    app = _application(host, choices)
    is_done = server.serve(app, listener, lambda url: _announce(url, host))
    if not is_done:  # a text that is still being read would keep the process alive
        sys.stderr.flush()
        os._exit(0)


def _application(host: str, choices: dict[str, Any]) -> Any:
    from mtfix.cli.settings import resolver_of
    from mtfix.serve.app import Access, create
    from mtfix.serve.behind import Behind
    from mtfix.serve.checker import Checker
    from mtfix.serve.gate import Limits

    settings = resolver_of(choices).for_path(None)
    limits = Limits(
        body=choices["max_body"],
        text=choices["max_text"],
        seconds=choices["timeout"],
        workers=choices["jobs"],
    )
    url, behind = choices["languagetool_url"], None
    if choices["with_languagetool"] and not url:
        from mtfix.grammar.server import find_or_start

        url = find_or_start().url
    if url:
        behind = Behind(url, choices["timeout"] * 0.7)  # so that mtfix can still answer without it
        if not behind.is_local:
            _tell(f"the texts that clients send are passed on to {url}")
    checker = Checker(settings, behind, has_hints=not choices["safe_only"], tell=_tell)
    return create(checker, limits, Access((host,), choices["origins"]), _tell)


def _announce(url: str, host: str) -> None:
    from mtfix.serve.behind import is_loopback

    if not is_loopback(host):
        _tell(
            f"listening on {host}: others than this machine can send texts, and nothing is"
            " encrypted"
        )
    click.echo(
        f"mtfix serves LanguageTool's clients at {url} (give them this address; the interface is"
        f" at {url}/v2, told on {url}/docs). Ctrl-C ends it.",
        err=True,
    )


def _tell(message: str) -> None:
    click.echo(visible(f"mtfix: {message}"), err=True)
