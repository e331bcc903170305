"""Listens for clients and serves them until it is told to stop."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress

from fastapi import FastAPI

from mtfix.formats.files import InputError

HOST = "127.0.0.1"
PORT = 8081
"""LanguageTool's own."""


def listening(host: str = HOST, port: int = PORT) -> socket.socket:
    """A socket.

    Args:
        host: a name or an address of this machine.
        port: a port; 0 for any that is free.

    Raises:
        InputError: it cannot be used.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{host}, port {port} cannot be used: {said}; --port names another one"
        ) from None


def address(listener: socket.socket) -> str:
    """Where clients reach a socket."""
    host, port = listener.getsockname()[:2]
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def serve(app: FastAPI, listener: socket.socket, announce: Callable[[str], None]) -> bool:
    """Serve clients until Ctrl-C.

    Args:
        app: the application.
        listener: where.
        announce: is told the address once the server can be reached.

    Returns:
        Whether all work has come to its end; threads cannot be stopped.
    """
    import uvicorn

    config = uvicorn.Config(
        app,
        http="h11",  # its limit for the head of a request holds
        ws="none",
        access_log=False,  # addresses may hold texts
        log_level="warning",
        server_header=False,
        limit_concurrency=200,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            announce(address(listener))  # only now does Ctrl-C end it for sure

    with suppress(KeyboardInterrupt):  # that is how it ends
        Server(config).run(sockets=[listener])
    app.state.service.close()
    return not app.state.service.gate.is_busy
