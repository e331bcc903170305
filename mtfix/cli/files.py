"""The options of the commands that read many files, and what they mean."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtfix.edits import SEVERITIES
from mtfix.reports.registry import REPORTS

if TYPE_CHECKING:
    from mtfix.runs.cache import Cache
    from mtfix.settings import Settings

_FOLDER = ".mtfix_cache"

FILES = (
    click.option(
        "--exclude", multiple=True, metavar="GLOB",
        help="Leave out what fits, in folders that are searched, as .gitignore means it (may be"
        " repeated).",
    ),
    click.option(
        "--include", multiple=True, metavar="GLOB",
        help="Take what fits, too, from folders that are searched (may be repeated).",
    ),
    click.option(
        "--force-exclude", is_flag=True, help="Heed --exclude also for files that are named."
    ),
    click.option(
        "--no-gitignore", "respect_gitignore", flag_value=False, is_flag=True, default=True,
        help="Take from folders also what git ignores.",
    ),
    click.option(
        "--jobs", "-j", type=click.IntRange(min=1), metavar="N",
        help="How many processes work at the same time; otherwise all processors.",
    ),
    click.option(
        "--no-cache", "cache", flag_value=False, is_flag=True, default=True,
        help="Do not remember what came of files.",
    ),
    click.option(
        "--cache-dir", type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
        help="Where that is remembered; otherwise .mtfix_cache beside the configuration.",
    ),
)  # fmt: skip
"""How files are found, and how they are worked on."""

CHECKS = (
    click.option(
        "--output-format", type=click.Choice(tuple(REPORTS)), default=None,
        help="How findings are listed; full if nothing is chosen.",
    ),
    click.option(
        "--output-file", type=click.Path(path_type=Path), metavar="FILE",
        help="Write the list to a file.",
    ),
    click.option(
        "--statistics", is_flag=True,
        help="Instead of the list, how often each rule found something.",
    ),
    click.option(
        "--diff", is_flag=True,
        help="Instead of the list, what mtfix fix would do, as a unified diff.",
    ),
    click.option(
        "--severity", type=click.Choice(SEVERITIES), default=None,
        help="The least severity that is listed and counts: of a safe edit error, of an unsafe one"
        " warning, of a flag its own.",
    ),
    click.option(
        "--max-flags", type=click.IntRange(min=0), metavar="N",
        help="So many flags are let pass; edits never are.",
    ),
    click.option(
        "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
        help="The file of findings that are known: they are not listed and do not count.",
    ),
    click.option(
        "--write-baseline", is_flag=True,
        help="List nothing, make all findings known: in mtfix-baseline.json if no other file is"
        " chosen.",
    ),
    click.option(
        "--prune-baseline", is_flag=True,
        help="Take out of the baseline what is there no more; nothing is added.",
    ),
    click.option(
        "--exit-zero", is_flag=True, help="Exit with status 0 even if there are findings."
    ),
)  # fmt: skip
"""What counts, and how it is listed."""


def cache_of(settings: Settings) -> Cache | None:
    """Where outcomes are remembered; None if they are not to be.

    Args:
        settings: those of the working directory.
    """
    if not settings.cache:
        return None
    from mtfix.runs.cache import Cache

    named = settings.cache_dir or os.environ.get("MTFIX_CACHE_DIR")
    if named:
        return Cache(Path(named), is_own=False)
    return Cache((settings.files[-1].parent if settings.files else Path()) / _FOLDER)


def extra(choices: Mapping[str, Any]) -> dict[str, Any]:
    """What only the command line says of how files are fixed."""
    return {
        "to": choices.get("to"),
        "source": choices["source_file"],
        "verify": choices["verify"],
    }
