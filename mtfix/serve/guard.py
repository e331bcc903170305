"""Who is heard: requests for this server by its own name, and from no web page but those allowed.

A page on the web may make a browser ask this machine, under a name of its own that leads here (DNS
rebinding) or across origins. A name in the Host header that is not ours, and an Origin that is not
allowed, are refused before anything is read.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Awaitable, Callable, Collection, Mapping, MutableMapping
from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

_Message = MutableMapping[str, Any]
_Receive = Callable[[], Awaitable[_Message]]
_Send = Callable[[_Message], Awaitable[None]]
_Application = Callable[[_Message, _Receive, _Send], Awaitable[None]]


class Guard:
    """An application that hears only whom it should.

    Args:
        app: the application behind.
        hosts: names of this server, beside ``localhost`` and addresses.
        origins: the pages that may ask, as browsers name them; ``*`` for all.
    """

    def __init__(
        self, app: _Application, hosts: Collection[str] = (), origins: Collection[str] = ()
    ) -> None:
        self._app = app
        self._hosts = {"localhost", *map(str.lower, hosts)}
        self._origins = frozenset(origins)

    async def __call__(self, scope: _Message, receive: _Receive, send: _Send) -> None:
        """Refuse a request or pass it on."""
        fault = self.fault(Headers(scope=scope)) if scope["type"] == "http" else ""
        if not fault:
            await self._app(scope, receive, send)
            return
        await PlainTextResponse(f"Error: {fault}", 403)(scope, receive, send)

    def fault(self, headers: Mapping[str, str]) -> str:
        """Why a request is not heard; empty if it is."""
        host = headers.get("host", "")
        if not self._is_own(host):
            return "This server is asked for by another name than its own"
        origin = headers.get("origin")
        if "*" in self._origins or origin in self._origins or origin == f"http://{host}":
            return ""
        # Images and the like of other pages come without an Origin.
        if origin is None and headers.get("sec-fetch-site", "none") in ("none", "same-origin"):
            return ""
        return "This request comes from a web page; see --allow-origin of mtfix serve"

    def _is_own(self, host: str) -> bool:
        """Whether a Host header names this server; rebinding needs a name, so addresses do."""
        try:
            name = urlsplit(f"//{host}").hostname or ""
        except ValueError:
            return False
        if name in self._hosts:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True
