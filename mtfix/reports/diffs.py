"""The ways to show what changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from mtfix.reports import side_by_side, unified, words
from mtfix.result import Result

DIFFS: Mapping[str, Callable[..., str]] = {
    "unified": unified.render,
    "words": words.render,
    "side-by-side": side_by_side.render,
}
"""By the names that `Result.diff` knows them by."""


def render(
    kind: str, results: Iterable[tuple[str, Result]], *, color: bool = False, **more: bool
) -> str:
    """Render results as a diff.

    Args:
        kind: a name of `DIFFS`.
        results: names and results.
        color: whether to colour it for a terminal.
        **more: what this kind alone can be told.

    Raises:
        ValueError: there is no such kind.
    """
    if kind not in DIFFS:
        raise ValueError(f"“{kind}” is no kind of diff; expected one of {', '.join(DIFFS)}")
    return DIFFS[kind](results, color=color, **more)
