"""A LanguageTool behind: it is asked the same, and its matches are added where mtfix has none."""

from __future__ import annotations

import ipaddress
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx

from mtfix.serve.errors import ApiError
from mtfix.serve.units import Units

Span = tuple[int, int]

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class UnavailableError(Exception):
    """There is no LanguageTool that answers; the message says why."""


class Behind:
    """A LanguageTool server.

    Args:
        url: where it is, with or without ``/v2``.
        seconds: how long to wait for an answer.

    Raises:
        ValueError: the address is none.
    """

    def __init__(self, url: str, seconds: float) -> None:
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"“{url}” is no address; expected one such as http://localhost:8082")
        self.url = url.rstrip("/").removesuffix("/v2")
        self.is_local = is_loopback(parts.hostname)
        # A proxy of the environment has no business on this machine's own addresses.
        self._client = httpx.Client(timeout=seconds, trust_env=not self.is_local)

    def check(self, form: Mapping[str, str]) -> dict[str, Any]:
        """What it answers to a check.

        Args:
            form: the parameters.

        Raises:
            ApiError: it refuses the request; what it says is the user's to know.
            UnavailableError: it cannot be reached, or does not answer as LanguageTool does.
        """
        content = urlencode(form, errors="replace").encode("ascii")
        answer = self._asked("POST", "check", content=content, headers=_FORM)
        if not isinstance(answer, dict) or not isinstance(answer.get("matches"), list):
            raise UnavailableError("its answer is not LanguageTool's")
        return answer

    def get(self, name: str, **parameters: str) -> Any:
        """What it says about itself: ``languages``, ``configinfo``.

        Raises:
            ApiError: it refuses the request.
            UnavailableError: it cannot be reached.
        """
        return self._asked("GET", name, params=parameters)

    def close(self) -> None:
        """End all connections."""
        self._client.close()

    def _asked(self, method: str, name: str, **content: Any) -> Any:
        try:
            response = self._client.request(method, f"{self.url}/v2/{name}", **content)
            if response.status_code in (400, 413):
                raise ApiError(response.status_code, response.text.removeprefix("Error: ")[:2000])
            response.raise_for_status()
            return response.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError, RecursionError) as error:
            raise UnavailableError(f"{type(error).__name__} at {self.url}") from None


def is_loopback(host: str) -> bool:
    """Whether a host is this machine itself.

    >>> is_loopback("localhost"), is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("a.org")
    (True, True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def added(theirs: Sequence[Any], taken: Sequence[Span], units: Units) -> Iterator[dict[str, Any]]:
    """The matches of LanguageTool that are sound and do not overlap those of mtfix.

    Args:
        theirs: its matches as they came.
        taken: the spans of mtfix's matches, in UTF-16 units and in order.
        units: of the whole text.
    """
    blocked = _united(taken)
    ends = [end for _, end in blocked]
    for match in theirs:
        span = _span(match, units)
        if span is None:
            continue
        nearest = bisect_left(ends, span[0] + 1)
        if nearest == len(blocked) or blocked[nearest][0] >= span[1]:
            yield match


def _span(match: Any, units: Units) -> Span | None:
    """The span of a match; None if it is not one of this text."""
    if not isinstance(match, dict) or not isinstance(match.get("rule"), dict):
        return None
    offset, length = match.get("offset"), match.get("length")
    if type(offset) is not int or type(length) is not int or length < 1:
        return None
    if units.offset(offset) is None or units.offset(offset + length) is None:
        return None
    return offset, offset + length


def _united(spans: Sequence[Span]) -> list[Span]:
    united: list[Span] = []
    for start, end in sorted(spans):
        if united and start < united[-1][1]:
            united[-1] = united[-1][0], max(end, united[-1][1])
        else:
            united.append((start, end))
    return united
