"""The reports that findings can be listed in. A new one is a module and a line here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mtfix.result import Result


class Report(NamedTuple):
    """A way to list findings.

    Attributes:
        module: where it is made; loaded when it is used.
        is_stream: whether files may be rendered one by one and the pieces put together.
    """

    module: str
    is_stream: bool

    def render(self, results: Iterable[tuple[str, Result]], *, color: bool = False) -> str:
        """Render results.

        Args:
            results: names and results.
            color: whether to colour it for a terminal; machines' formats have no colours.

        Raises:
            ModuleNotFoundError: a package that the report needs is not installed.

        >>> import mtfix
        >>> print(REPORTS["concise"].render([("a.txt", mtfix.fix("No .."))]), end="")
        """
        written: str = import_module(self.module).render(results, color=color)
        return written


REPORTS: Mapping[str, Report] = {
    "full": Report("mtfix.reports.full", is_stream=True),
    "concise": Report("mtfix.reports.concise", is_stream=True),
    "grouped": Report("mtfix.reports.grouped", is_stream=True),
    "json": Report("mtfix.reports.json_report", is_stream=False),
    "jsonl": Report("mtfix.reports.jsonl", is_stream=True),
    "sarif": Report("mtfix.reports.sarif", is_stream=False),
    "github": Report("mtfix.reports.github", is_stream=True),
    "gitlab": Report("mtfix.reports.gitlab", is_stream=False),
    "junit": Report("mtfix.reports.junit", is_stream=False),
    "rdjson": Report("mtfix.reports.rdjson", is_stream=False),
    "azure": Report("mtfix.reports.azure", is_stream=True),
    "html": Report("mtfix.reports.html_page", is_stream=False),
}
"""By the names that the command line knows them by."""
