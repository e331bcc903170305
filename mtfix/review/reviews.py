"""What the requests of review pages do: save, keep a word, suppress a finding, end the review."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mtfix.review.choices import ReviewError
from mtfix.review.session import Session

Body = Mapping[str, Any]
"""What a request or an answer says."""

_Render = Callable[[Sequence[Session], str], str]


class BadRequestError(Exception):
    """A request that no page of ours sends."""


def rendered(sessions: Sequence[Session], token: str) -> str:
    """The page of some reviews, as they stand.

    Args:
        sessions: the reviews.
        token: what the page has to show with each request.
    """
    from mtfix.review.page import Served, render

    states = {index: session.states for index, session in enumerate(sessions)}
    suppressed = {index: session.suppressed for index, session in enumerate(sessions)}
    files = [(str(session.path), session.result) for session in sessions]
    return render(files, served=Served(token, states=states, suppressed=suppressed))


@dataclass
class Reviews:
    """What the requests are about: some reviews, and the pages that show them.

    Attributes:
        sessions: the reviews.
        token: the secret in the address.
        render: makes a page.
        stop: ends the server.
        is_once: whether it ends when everything was saved once.
    """

    sessions: Sequence[Session]
    token: str = field(default_factory=secrets.token_urlsafe)
    render: _Render = rendered
    stop: Callable[[], None] = lambda: None
    is_once: bool = False
    _pages: dict[str, dict[int, int]] = field(default_factory=dict)
    _saves: dict[int, int] = field(default_factory=dict)

    def new_page(self) -> str:
        """A page that shows how the reviews stand."""
        token = secrets.token_urlsafe()
        self._pages[token] = dict(self._saves)
        return self.render(self.sessions, token)

    def page(self, token: str) -> str | None:
        """The page that has this token."""
        return next((page for page in self._pages if same(page, token)), None)

    def save(self, page: str, body: Body) -> Body:
        """Save a review as a page shows it, unless another page has saved it since."""
        file, session = self._session(body)
        seen = self._pages[page]
        if seen.get(file, 0) != self._saves.get(file, 0):
            raise ReviewError(
                "not saved: this review was saved from another window meanwhile; load the page anew"
            )
        session.decide(_states(body.get("decisions")), _suppressed(body.get("suppressed")))
        message = session.save()
        self._saves[file] = seen[file] = seen.get(file, 0) + 1
        if self.is_once and len(self._saves) == len(self.sessions):
            self.stop()
        return {"message": message}

    def keep(self, _page: str, body: Body) -> Body:
        """Have the case of a word never changed again."""
        _, session = self._session(body)
        word = body.get("word")
        if word is not None and not isinstance(word, str):
            raise BadRequestError("expected a text as “word”")
        return _changed(session, lambda: session.keep(_number(body, "i"), word))

    def suppress(self, _page: str, body: Body) -> Body:
        """Have an edit or flag not found again."""
        _, session = self._session(body)
        return _changed(session, lambda: session.suppress(_number(body, "i")))

    def quit(self, _page: str, _body: Body) -> Body:
        """End the server."""
        self.stop()
        return {"message": "the review has ended; this window can be closed"}

    def _session(self, body: Body) -> tuple[int, Session]:
        file = _number({"file": 0, **body}, "file")
        if not 0 <= file < len(self.sessions):
            raise BadRequestError(f"there is no file {file}")
        return file, self.sessions[file]


def same(one: str, other: str) -> bool:
    """Whether two secrets are the same; the time it takes tells nothing."""
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _states(decisions: object) -> dict[int, Any]:
    if not isinstance(decisions, list):
        raise BadRequestError("expected a list as “decisions”")
    states = {}
    for each in decisions:
        state = each.get("state") if isinstance(each, dict) else None
        if state not in ("accepted", "rejected"):
            raise BadRequestError("expected “accepted” or “rejected” as “state”")
        states[_number(each, "i")] = state
    return states


def _suppressed(numbers: object) -> list[int] | None:
    """What is suppressed; None if nothing is said about it."""
    if numbers is None:
        return None
    if not isinstance(numbers, list) or any(type(number) is not int for number in numbers):
        raise BadRequestError("expected a list of numbers as “suppressed”")
    return numbers


def _number(body: Body, key: str) -> int:
    value = body.get(key)
    if type(value) is not int:
        raise BadRequestError(f"expected a number as “{key}”")
    return value


def _changed(session: Session, act: Callable[[], str]) -> Body:
    """Do something, and tell which decisions it changed."""
    before = session.states
    message = act()
    changed = [
        {"i": i, "state": state} for i, state in session.states.items() if state != before[i]
    ]
    return {"message": message, "decisions": changed, "suppressed": sorted(session.suppressed)}
