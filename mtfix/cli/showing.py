"""What ``mtfix diff`` does: show edits, on the terminal or as a page."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from mtfix.cli.output import to_file
from mtfix.cli.work import Work
from mtfix.formats.files import InputError


def diff(work: Work, arguments: Sequence[str], how: str) -> None:
    """Show edits and reasons, file by file.

    Args:
        work: the run.
        arguments: the files.
        how: one of `mtfix.reports.diffs.DIFFS`.

    Raises:
        InputError: a package that it needs is not installed.
    """
    from mtfix.reports import diffs

    color = work.is_colored
    # On a terminal, control characters of the text are shown; in a pipe, `patch` wants them.
    more = {"for_terminal": sys.stdout.isatty()} if how == "unified" and not color else {}
    for fixed in work.fixed(arguments):
        try:
            shown = diffs.render(how, [(fixed.source.name, fixed.result)], color=color, **more)
        except ModuleNotFoundError as error:
            raise InputError(str(error)) from None
        sys.stdout.write(shown)
    work.hint_at_unsafe()


def write_page(work: Work, arguments: Sequence[str], output: Path) -> None:
    """Write all edits and flags as one page of HTML.

    Args:
        work: the run.
        arguments: the files.
        output: the page.

    Raises:
        InputError: it cannot be written.
    """
    from mtfix.review.page import render

    with to_file(output) as write:
        files = [(fixed.source.name, fixed.result) for fixed in work.fixed(arguments)]
        write(render([(name, result) for name, result in files if result.edits or result.flags]))
    work.hint_at_unsafe()
