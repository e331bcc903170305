"""Which LanguageTool would be asked: what it said is worth nothing when another one answers."""

from __future__ import annotations

import json
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import ProxyHandler, build_opener

from mtfix.config import Grammar
from mtfix.grammar import places
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.grammar.library import base_of, is_loopback

_PATIENCE = 10.0
_QUESTION = urlencode({"language": "en-US", "text": "A"}).encode()


def identity(grammar: Grammar) -> str | None:
    """A mark of the LanguageTool that would be asked; another version has another one.

    None is started for that.

    Args:
        grammar: the user's choices.

    Returns:
        None if it cannot be told, for there is none, or it gives no answer.

    >>> identity(Grammar(url="http://127.0.0.1:9")) is None
    True
    """
    try:
        return _software(grammar.url) if grammar.url else _installation()
    except (GrammarUnavailable, OSError, HTTPException, ValueError, LookupError, TypeError):
        return None


def _software(url: str) -> str:
    """What a server says that it is."""
    # Through a proxy a question for this machine would leave it.
    opener = build_opener(ProxyHandler({}) if is_loopback(url) else ProxyHandler())
    with opener.open(f"{base_of(url)}v2/check", _QUESTION, _PATIENCE) as answer:
        told = json.load(answer)["software"]
    return " ".join(str(told[key]) for key in ("name", "version", "buildDate"))


def _installation() -> str:
    """The folder of the server that runs, or would be started."""
    from mtfix.grammar.server import shared

    running = shared()
    state = running.state() if running else None
    folder = Path(state.folder) if state else places.find_folder().resolve()
    stat = places.jar_of(folder).stat()
    return f"{folder} {places.version_of(folder)} {stat.st_size} {stat.st_mtime_ns}"
