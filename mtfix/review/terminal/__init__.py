"""The review in the terminal: the same decisions as on the page, by keys alone.

Start reading at `app`. It needs Textual, which comes with the extra ``tui``.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mtfix.formats.files import InputError

if TYPE_CHECKING:
    from mtfix.review.session import Session


def run(session: Session) -> None:
    """Show a review until its reviewer is done.

    Args:
        session: the review of one file.

    Raises:
        InputError: Textual is not installed, or there is no terminal.
    """
    try:
        import textual  # noqa: F401 - asked for here, so that any other mistake is not taken for it
    except ImportError:
        raise InputError(
            "textual is needed for a review in the terminal; install it with"
            " pip install 'mtfix[tui]'"
        ) from None
    if not (sys.stdin.isatty() and sys.stderr.isatty()):  # it would wait for keys for ever
        raise InputError(
            "a review in the terminal needs one for its input and its errors; mtfix review serves a"
            " page instead"
        )
    from mtfix.review.terminal.app import ReviewApp

    ReviewApp(session).run()
