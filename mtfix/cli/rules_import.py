"""What ``mtfix rules import`` does: a pack from LanguageTool's rules, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from mtfix.cli.rules_new import check_folder
from mtfix.formats.files import check_writable, replacement
from mtfix.packs.languagetool import Imported, convert, to_yaml

_DETAIL = re.compile(r"\s*[“(:]")
"""Where the reason of one rule begins to speak of that rule alone."""


def carry_over(grammar: Path, language: str, output: Path | None) -> Imported:
    """Write a pack of what a grammar says.

    Args:
        grammar: a file of LanguageTool's rules.
        language: the language that they are for.
        output: where the pack is written; None for standard output.

    Raises:
        UsageError: the output cannot be the name of a pack for the language.
        InputError: it cannot be written.
        GrammarError: the grammar cannot be read.
    """
    if output is not None:
        check_folder(output, language)
    imported = convert(grammar, language)
    text = to_yaml(imported)
    if output is None:
        click.echo(text, nl=False)
        return imported
    output.parent.mkdir(parents=True, exist_ok=True)
    check_writable(output)
    with replacement(output) as temporary:
        temporary.write_text(text, encoding="utf-8")
    return imported


def left_out(imported: Imported, grammar: Path, *, is_verbose: bool) -> Iterator[str]:
    """What became of a grammar, a line each.

    Args:
        imported: its rules.
        grammar: the file.
        is_verbose: whether to name each rule that was left out.
    """
    made, skipped = len(imported.specs), len(imported.skipped)
    yield f"{made:,} of {made + skipped:,} rules carried over"
    if is_verbose:
        yield from (f"{grammar}:{line}: {rule}: {why}" for rule, line, why in imported.skipped)
        return
    reasons = Counter(_DETAIL.split(why)[0] for _, _, why in imported.skipped)
    for why, count in reasons.most_common():
        yield f"{count:6,}  {why}"
    if skipped:
        yield "--verbose names each rule that was left out"
