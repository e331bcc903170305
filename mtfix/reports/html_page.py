"""Results as one page for a browser: the page of `mtfix.review`, without its server."""

from __future__ import annotations

from collections.abc import Iterable

from mtfix.result import Result


def render(results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:  # noqa: ARG001
    """Render results as one page that needs no network."""
    from mtfix.review import page  # a layer above: it is loaded only when a page is asked for

    return page.render(list(results))
