"""Where a file is fixed: in this process or in another one. What goes in and out can be sent."""

from __future__ import annotations

import os
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtfix.formats.files import InputError
from mtfix.grammar.errors import GrammarUnavailable
from mtfix.runs.recipe import Recipe

if TYPE_CHECKING:
    from mtfix.runs.fixing import Fixer


class Failure(NamedTuple):
    """Why nothing came of a file.

    Attributes:
        message: for the user, in one line; with the trace of an internal error if that is wanted.
        is_of_all: whether nothing will come of any file.
    """

    message: str
    is_of_all: bool = False


Outcome = bytes | Failure
"""The record of what came of a file, or why nothing did."""


class Task(NamedTuple):
    """A file to fix.

    Attributes:
        path: None for standard input.
        name: for messages.
        data: its bytes.
        recipe: the number of its recipe.
        key: what the outcome is remembered by; empty if it is not to be.
        known: the outcome, if it is known already.
    """

    path: Path | None
    name: str
    data: bytes
    recipe: int = 0
    key: bytes = b""
    known: Outcome | None = None


class Workshop:
    """Fixes files; what a recipe needs is loaded once.

    Args:
        recipes: all that tasks may name.

    >>> done = Workshop([Recipe()]).outcome(Task(None, "a.txt", b"Yes , he said."))
    >>> isinstance(done, bytes)
    True
    """

    def __init__(self, recipes: Sequence[Recipe]) -> None:
        self._recipes = recipes
        self._fixers: dict[int, Fixer] = {}

    def outcome(self, task: Task) -> Outcome:
        """The record of what came of a file; whatever goes wrong is told, not raised."""
        fixer = self._fixers.get(task.recipe)
        try:
            if fixer is None:
                from mtfix.runs.fixing import Fixer  # all of mtfix: only if there is work to do

                self._fixers[task.recipe] = fixer = Fixer(self._recipes[task.recipe])
        except Exception as error:
            return Failure(_told(error), is_of_all=True)
        try:
            from mtfix.runs.records import record

            return record(*fixer.fixed(task.data, task.name, task.path))
        except Exception as error:
            message = _told(error)
            is_named = isinstance(error, InputError)
            return Failure(message if is_named else f"{task.name}: {message}")


def _told(error: Exception) -> str:
    """What went wrong, in words."""
    if os.environ.get("MTFIX_DEBUG"):
        return "".join(traceback.format_exception(error)).rstrip()
    if isinstance(error, (InputError, GrammarUnavailable, ValueError, LookupError)):
        return str(error)
    return (
        f"internal error: {type(error).__name__}: {error}; this is a mistake in mtfix, please"
        " report it; MTFIX_DEBUG=1 shows where"
    )
