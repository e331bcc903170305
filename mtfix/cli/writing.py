"""What ``mtfix fix`` does: print fixed texts, or write them in place."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from mtfix.cli.work import Work, count
from mtfix.formats.files import InputError, write_atomically
from mtfix.runs.reading import read_bytes
from mtfix.runs.run import Fixed


def print_fixed(work: Work, arguments: Sequence[str]) -> bool:
    """Print the fixed texts; whether anything was changed.

    Raises:
        UsageError: a folder is named.
    """
    folder = next((path for path in arguments if Path(path).is_dir()), None)
    if folder is not None:
        raise click.UsageError(
            f"{folder} is a folder: use --write to clean its files in place, or mtfix diff"
            " to see what would change"
        )
    changed = False
    for fixed in work.fixed(arguments):
        try:
            sys.stdout.buffer.write(fixed.source.encode(fixed.result.text))
        except InputError as error:
            work.fail(str(error))
        changed = changed or bool(fixed.result.edits)
    sys.stdout.buffer.flush()
    work.hint_at_unsafe()
    return changed


def rewrite(work: Work, arguments: Sequence[str], backup: str | None) -> bool:
    """Write fixed files in place; whether any was changed.

    This process writes, whoever fixed the text: nothing is half-written when the run is broken
    off, however many processes there are.

    Raises:
        UsageError: standard input is named.
    """
    if not arguments or "-" in arguments:
        raise click.UsageError("--write needs files or folders; standard input has no place")
    edits = files = 0
    for fixed in work.fixed(arguments):
        if fixed.result.text != fixed.source.text:
            try:
                _write(fixed, backup)
            except InputError as error:
                work.fail(str(error))
            else:
                files += 1
                edits += len(fixed.result.edits)
    if files or not work.failed:
        work.hint(f"{count(edits, 'edit')} in {count(files, 'file')}")
    work.hint_at_unsafe()
    return files > 0


def _write(fixed: Fixed, backup: str | None) -> None:
    """Write one file, unless somebody else has in the meantime."""
    assert fixed.path is not None, "files only"
    data = fixed.source.encode(fixed.result.text)
    if read_bytes(fixed.path) != fixed.data:
        raise InputError(f"{fixed.source.name}: not written: it was changed in the meantime")
    write_atomically(fixed.path, data, backup=backup)
