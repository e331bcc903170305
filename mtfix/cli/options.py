"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

COLOR = click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto",
    show_default=True, help="Colour; NO_COLOR and FORCE_COLOR are heeded.",
)  # fmt: skip
QUIET = click.option("--quiet", "-q", is_flag=True, help="No hints on stderr.")
NAMES = click.option(
    "--names", "names_files", multiple=True, metavar="FILE", type=click.Path(path_type=Path),
    help="Names of your own: a text file, one name a line as it is written (# begins a comment),"
    " or a lexicon made by mtfix names learn (may be repeated).",
)  # fmt: skip
KEEP = click.option(
    "--keep", multiple=True, metavar="WORD",
    help="A word whose case is never changed (may be repeated).",
)  # fmt: skip


def is_colored(choice: str) -> bool:
    """Whether standard output is to be coloured.

    Args:
        choice: the value of `COLOR`.
    """
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or sys.stdout.isatty()
