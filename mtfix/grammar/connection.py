"""The one client of each server that this process asks; and how other processes come by theirs."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from typing import NamedTuple

from mtfix.config import Config, Grammar
from mtfix.grammar.client import Client
from mtfix.grammar.errors import GrammarUnavailable


class Handed(NamedTuple):
    """What a process tells those that it starts of LanguageTool.

    Attributes:
        url: where a server runs; empty if there is none.
        trouble: why there is none; empty if none was looked for.
    """

    url: str = ""
    trouble: str = ""


_clients: dict[str, Client] = {}
_handed = [Handed()]
_lock = threading.Lock()


def client_for(grammar: Grammar) -> Client:
    """The client that asks as the user wants; a server is found or started for the first one.

    Args:
        grammar: the user's choices.

    Raises:
        GrammarUnavailable: there is no server, or it failed a few minutes ago.
    """
    from mtfix.grammar.server import Server, ServerOptions, find_or_start

    url = grammar.url or _handed[-1].url
    if not url and _handed[-1].trouble:
        raise GrammarUnavailable(_handed[-1].trouble)
    with _lock:
        client = _clients.get(url)
        if client is None or not client.server.is_usable():
            server = Server.at(url) if url else find_or_start(ServerOptions())
            client = _clients[url] = Client(server)
        return client


def to_hand(configs: Iterable[Config]) -> Handed:
    """What to tell processes that will work with these choices: a server is started for all.

    Args:
        configs: the choices.
    """
    asking = [config.grammar for config in configs if config.grammar]
    local = next((grammar for grammar in asking if not grammar.url), None)
    if local is None:
        return Handed()
    try:
        return Handed(url=client_for(local).server.url)
    except GrammarUnavailable as error:
        return Handed(trouble=str(error))


def take(handed: Handed) -> None:
    """In a process that another one has started: what that one tells.

    Args:
        handed: from `to_hand`.
    """
    _handed.append(handed)
    _clients.clear()  # those of the process that this one was forked from
