"""The command ``mtfix lsp``."""

from __future__ import annotations

import os
import sys

import click

from mtfix.formats.files import InputError


@click.command()
@click.option("--stdio", is_flag=True, help="Editors say so; it is what happens anyway.")
def lsp(stdio: bool) -> None:
    """Serve an editor: findings while you write, quick fixes, fix-all.

    The language server protocol is spoken on standard input and output; docs/language-server.md
    says how editors are told to start it. Needs pip install 'mtfix[lsp]'.
    """
    del stdio
    try:
        from mtfix.lsp import handlers
    except ImportError as error:
        raise InputError(
            f"{error.name} is needed to serve editors; install it with pip install 'mtfix[lsp]'"
        ) from None
    started = handlers.create()
    started.start_io()
    sys.stderr.flush()
    # A text that is being read would keep the process alive: nobody waits for it any more.
    os._exit(0 if started.was_shut_down else 1)
