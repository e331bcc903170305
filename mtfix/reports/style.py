"""Colours of terminal reports."""

from __future__ import annotations

from mtfix.edits import Severity

RED, GREEN, YELLOW, CYAN, DIM, BOLD = "31", "32", "33", "36", "2", "1"
STRUCK_RED, BOLD_GREEN = "31;9", "32;1"


def paint(text: str, code: str, *, on: bool) -> str:
    r"""A text in a colour, if colours are on.

    >>> paint("a", RED, on=True), paint("a", RED, on=False)
    ('\x1b[31ma\x1b[0m', 'a')
    """
    return f"\x1b[{code}m{text}\x1b[0m" if on and code and text else text


def of_diff_line(line: str) -> str:
    """The colour of a line of a unified diff."""
    if line.startswith(("---", "+++")):
        return BOLD
    return {"-": RED, "+": GREEN, "@": CYAN, "#": DIM}.get(line[:1], "")


def of_severity(severity: Severity) -> str:
    """The colour of what a finding says."""
    return {"error": RED, "warning": YELLOW, "info": CYAN}[severity]
