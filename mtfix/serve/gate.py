"""How much is done at once: texts are checked in threads, few wait, and none for too long."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from mtfix.serve.errors import ApiError

_T = TypeVar("_T")


@dataclass(frozen=True)
class Limits:
    """What a client may ask for.

    Attributes:
        body: the bytes of a request.
        text: the length of a text, in UTF-16 units.
        seconds: how long a request may take.
        workers: how many texts are checked at once.
        waiting: how many more may wait.
    """

    body: int = 1_000_000
    text: int = 300_000
    seconds: float = 30.0
    workers: int = 2
    waiting: int = 16


class Gate:
    """Lets so many in as can be served.

    Args:
        limits: how many, and how long each may take.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pool = ThreadPoolExecutor(limits.workers, "mtfix-check")
        self._inside: set[Future[object]] = set()

    @property
    def is_busy(self) -> bool:
        """Whether something is still being worked on, be it that nobody waits for it any more."""
        return bool(self._inside)

    async def run(self, work: Callable[[], _T]) -> _T:
        """Do something in a thread.

        Args:
            work: what; a thread cannot be stopped, so it keeps its place until it has ended.

        Raises:
            ApiError: too many are waiting, or it takes too long.
        """
        if len(self._inside) >= self._limits.workers + self._limits.waiting:
            raise ApiError(503, "Server overloaded, please try again later")
        future = self._pool.submit(work)
        self._inside.add(future)  # type: ignore[arg-type]
        future.add_done_callback(self._inside.discard)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._limits.seconds)
        except TimeoutError:
            raise ApiError(
                500,
                f"Checking took longer than {self._limits.seconds} seconds, which is this server's"
                " limit. Please consider submitting a shorter text.",
            ) from None

    def close(self) -> None:
        """Let nobody in any more."""
        self._pool.shutdown(wait=False, cancel_futures=True)
