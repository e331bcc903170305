"""Serves the review page to a browser on this machine, and to nobody else.

It listens on the loopback address only. The address of the page holds a secret of this run; each
page that is handed out holds one of its own, which every request that does something must show in
a header. What a request may name is the number of a file and of an edit, never a path.
"""

from __future__ import annotations

import json
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING, Any

from mtfix.formats.files import InputError
from mtfix.review.reviews import BadRequestError, Body, Reviews, same
from mtfix.review.session import Session

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

HOST = "127.0.0.1"
"""There is no way to listen elsewhere."""

_LARGEST_BODY = 16 << 20
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def application(
    reviews: Reviews, port: int, announce: Callable[[], None] = lambda: None
) -> Starlette:
    """The web application.

    Args:
        reviews: what it serves.
        port: where it is reached; requests for any other place are refused.
        announce: is called when it begins.
    """
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.middleware.base import BaseHTTPMiddleware
    from starlette.responses import HTMLResponse
    from starlette.routing import Route

    async def page(request: Request) -> Response:
        if not same(request.query_params.get("token", ""), reviews.token):
            return _answer(403, "this address lacks the secret of the review; see the terminal")
        return HTMLResponse(reviews.new_page())

    async def guarded(request: Request, follow: Callable[[Request], Awaitable[Response]]) -> Any:
        fault = _fault(request, port)
        response = _answer(403, fault) if fault else await follow(request)
        response.headers.update(_HEADERS)
        return response

    @asynccontextmanager
    async def begun(_: Starlette) -> AsyncIterator[None]:
        announce()
        yield

    acts = (reviews.save, reviews.keep, reviews.suppress, reviews.quit)
    return Starlette(
        routes=[
            Route("/", page, methods=["GET"]),
            *(Route(f"/{act.__name__}", _route(reviews, act), methods=["POST"]) for act in acts),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=guarded)],
        lifespan=begun,
    )


def listening(port: int = 0) -> socket.socket:
    """A socket on the loopback address.

    Args:
        port: a port; 0 for any that is free.

    Raises:
        InputError: the port is taken, or may not be used.
    """
    try:
        return socket.create_server((HOST, port))
    except (OSError, OverflowError) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise InputError(f"port {port} cannot be used: {said}; leave --port out") from None


def serve(
    sessions: Sequence[Session],
    listener: socket.socket,
    announce: Callable[[str], None],
    *,
    is_once: bool = False,
) -> None:
    """Serve the page until the reviewer has finished.

    Args:
        sessions: the reviews.
        listener: where.
        announce: is told the address once the server can be reached.
        is_once: whether to end when everything was saved once.
    """
    import uvicorn

    port = listener.getsockname()[1]
    reviews = Reviews(sessions, is_once=is_once)

    def reachable() -> None:  # not before Ctrl-C is heeded, which may have been switched off
        announce(f"http://{HOST}:{port}/?token={reviews.token}")

    config = uvicorn.Config(
        application(reviews, port, reachable),
        access_log=False,  # the address holds a secret
        log_level="warning",
        lifespan="on",
        ws="none",
        server_header=False,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    reviews.stop = lambda: setattr(server, "should_exit", True)
    with suppress(KeyboardInterrupt):  # that is how a review may end
        server.run(sockets=[listener])


def _route(
    reviews: Reviews, act: Callable[[str, Body], Body]
) -> Callable[[Request], Awaitable[Response]]:
    async def route(request: Request) -> Response:
        page = reviews.page(request.headers.get("X-Mtfix-Token", ""))
        if page is None:
            return _answer(403, "this page is of another review; load it anew")
        try:
            told = act(page, await _body(request))
        except BadRequestError as error:
            return _answer(400, str(error))
        except InputError as error:
            return _answer(409, str(error))
        return _answer(200, **told)

    return route


def _fault(request: Request, port: int) -> str:
    """Why a request is not heard at all; empty if it is."""
    hosts = (f"{HOST}:{port}", f"localhost:{port}")
    host, origin = request.headers.get("Host", ""), request.headers.get("Origin")
    if host not in hosts:
        return "this server is asked for by another name than its own"
    if request.method == "GET":
        return ""
    if origin is not None and origin != f"http://{host}":
        return "this request comes from another page"
    if request.headers.get("Sec-Fetch-Site", "same-origin") != "same-origin":
        return "this request comes from another page"
    if request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
        return "expected JSON"
    return ""


async def _body(request: Request) -> Body:
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > _LARGEST_BODY:
            raise BadRequestError("this request is too long")
    try:
        body = json.loads(data or b"{}")
    except (ValueError, RecursionError):
        raise BadRequestError("expected JSON") from None
    if not isinstance(body, dict):
        raise BadRequestError("expected an object")
    return body


def _answer(status: int, message: str, **more: Any) -> Response:
    from starlette.responses import Response

    told = {"ok": status == 200, "message": message, **more}
    return Response(json.dumps(told), status, media_type="application/json")
