"""Servers for the tests: in this process, and over a real socket."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
import uvicorn
from fastapi import FastAPI
from starlette.testclient import TestClient

from mtfix.serve import server
from mtfix.serve.app import Access, create
from mtfix.serve.behind import Behind
from mtfix.serve.checker import Checker
from mtfix.serve.gate import Limits
from mtfix.settings import Settings

Running = Callable[[FastAPI], AbstractContextManager[str]]
BASE = "http://127.0.0.1:8081"


def make_app(
    settings: Settings | None = None,
    behind: Behind | None = None,
    limits: Limits | None = None,
    access: Access | None = None,
    **choices: Any,
) -> FastAPI:
    """An application as the command makes it."""
    checker = Checker(settings or Settings(), behind, **choices)
    return create(checker, limits, access, choices.get("tell", lambda _: None))


def client_of(app: FastAPI) -> TestClient:
    """A client in this process."""
    return TestClient(app, base_url=BASE, raise_server_exceptions=False)


@contextmanager
def running(app: FastAPI) -> Iterator[str]:
    """An application on a real socket; gives its address."""
    listener = server.listening(port=0)
    served = uvicorn.Server(uvicorn.Config(app, log_level="error", access_log=False))
    thread = threading.Thread(target=served.run, kwargs={"sockets": [listener]})
    thread.start()
    try:
        while not served.started and thread.is_alive():
            time.sleep(0.01)
        yield server.address(listener)
    finally:
        served.should_exit = True
        thread.join(20)


@pytest.fixture(scope="session")
def app() -> FastAPI:
    """mtfix alone."""
    return make_app()


@pytest.fixture(scope="session")
def client(app: FastAPI) -> TestClient:
    """A client of mtfix alone."""
    return client_of(app)


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where mtfix alone is reached."""
    with running(make_app()) as url:
        yield url
