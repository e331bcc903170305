"""What goes wrong with LanguageTool, in words for the user."""

from __future__ import annotations


class GrammarUnavailable(Exception):  # noqa: N818 - it is what is the case
    """There is no LanguageTool to ask.

    Attributes:
        what: what happened.
        advice: what to do; may be empty. The message is both.

    >>> str(GrammarUnavailable("there is no Java", "install it"))
    'there is no Java; install it'
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what}; {advice}" if advice else what)
        self.what = what
        self.advice = advice
