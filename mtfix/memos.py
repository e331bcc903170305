"""Memos of what is worked out for single words, forgotten between texts when they have grown large.

Words come back, in a text and from text to text, so what is known of one is worked out once. But
each text also brings words of its own, and who fixes a million texts would hold the words of all of
them. A text must not lose its words while it is read, for it comes back to them in every round; so
nothing is forgotten but before a text is begun.

Memos may be asked and forgotten by several threads: what one has forgotten another works out again.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any, ParamSpec, TypeVar, cast
from weakref import WeakSet

_P = ParamSpec("_P")
_T = TypeVar("_T")

MOST = 100_000
"""So many entries all memos together may hold when a text is begun; about 30 MB."""

_MOST_OF_ONE = 1 << 17
"""So many entries one memo may hold, however many words a single text has."""

_MOST_READ = 1 << 24
"""After so many characters everything is forgotten too, for a word may be a megabyte long."""

_ASKED_EVERY = 1 << 14
"""The memos are counted each time that so many characters have been read: before every short string
it would take a twentieth of its time."""

_memos: WeakSet[Any] = WeakSet()  # those of a lexicon go when it goes
_lock = Lock()
_read = 0
"""How many characters have been read since everything was forgotten."""


def remembered(function: Callable[_P, _T]) -> Callable[_P, _T]:
    """A function of words that works each result out once, until it is forgotten.

    Args:
        function: a pure one, of hashable arguments.

    >>> shout = remembered(str.upper)
    >>> shout("why"), held() > 0
    ('WHY', True)
    """
    memo = lru_cache(_MOST_OF_ONE)(function)
    with _lock:
        _memos.add(memo)
    return cast("Callable[_P, _T]", memo)


def held() -> int:
    """How many entries all memos together hold."""
    return sum(memo.cache_info().currsize for memo in _all())


def begin(text: str) -> None:
    """Make room before a text is read: everything is forgotten if the memos hold too much.

    Args:
        text: the text that is begun.
    """
    global _read  # noqa: PLW0603 - what other threads spoil makes it a little later, no more
    before = _read
    _read = now = before + len(text)
    is_asked = now // _ASKED_EVERY > before // _ASKED_EVERY
    if is_asked and (held() > MOST or now > _MOST_READ):
        forget()
        _read = 0


def forget() -> None:
    """Forget everything."""
    for memo in _all():
        memo.cache_clear()


def _all() -> list[Any]:
    with _lock:
        return list(_memos)
