"""Options that several commands share."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

_Function = TypeVar("_Function", bound=Callable[..., Any])

TRUSTS = ("safe", "unsafe", "flag")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def _trusts(
    _: click.Context, __: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """``RULE=safe`` as pairs."""
    return _pairs(values, TRUSTS, "a rule or family", "space-before-stop=flag")


def _guest_trusts(
    _: click.Context, __: click.Parameter, values: Sequence[str]
) -> tuple[tuple[str, str], ...]:
    """``ID=safe`` as pairs, for LanguageTool's rules."""
    return _pairs(values, (*TRUSTS, "off"), "a rule or category", "EN_A_VS_AN=flag")


def _pairs(
    values: Sequence[str], trusts: Sequence[str], what: str, example: str
) -> tuple[tuple[str, str], ...]:
    pairs = []
    for value in values:
        name, trust = value.partition("=")[::2]
        if not name or trust not in trusts:
            raise click.BadParameter(
                f"“{value}”; expected {what} and {' or '.join(trusts)}, such as {example}"
            )
        pairs.append((name, trust))
    return tuple(pairs)


def _language(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None and not _LANGUAGE.fullmatch(value):
        raise click.BadParameter(f"“{value}” is no code of a language; expected one such as en")
    return value


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
PACKS = click.option(
    "--pack", "packs", multiple=True, metavar="PATH",
    type=click.Path(exists=True, path_type=Path),
    help="A further rule pack, or a folder of packs (may be repeated).",
)  # fmt: skip
LANGUAGE = click.option(
    "--lang", "language", metavar="CODE", callback=_language,
    help="The language of the text: en, de, fr, es, …; otherwise it is told by the text.",
)  # fmt: skip
DISABLE = click.option(
    "--disable", "--ignore", "disable", multiple=True, metavar="RULE",
    help="Leave a rule out, or a family of rules; mtfix rules lists them (may be repeated).",
)  # fmt: skip
SELECT = click.option(
    "--select", multiple=True, metavar="RULE",
    help="Have only this rule, or family of rules (may be repeated).",
)  # fmt: skip
CONFIG_FILE = click.option(
    "--config", "config_file", metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The configuration, instead of the mtfix.toml or pyproject.toml nearest to each file.",
)  # fmt: skip
ISOLATED = click.option("--isolated", is_flag=True, help="Look for no configuration.")
CONFIG = (
    CONFIG_FILE,
    ISOLATED,
    click.option(
        "--show-config", is_flag=True,
        help="Only print the settings that count for the files, and where each comes from.",
    ),
)  # fmt: skip
SAFETY = click.option(
    "--safety", multiple=True, metavar="RULE=safe|unsafe|flag", callback=_trusts,
    help="Trust a rule or a family otherwise: edit, edit with --unsafe, or only flag (may be"
    " repeated).",
)  # fmt: skip
GLOSSARY = click.option(
    "--glossary", "glossaries", multiple=True, metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Terms that are preferred, forbidden, or not to be translated (may be repeated).",
)  # fmt: skip
GRAMMAR = (
    click.option(
        "--grammar", type=click.Choice(("auto", "required", "off")), default=None, metavar="[=HOW]",
        help="Ask LanguageTool too. auto, which is meant if nothing is said, goes on without where"
        " there is none; required is then an error; off wins over a configuration. See mtfix"
        " grammar.",
    ),
    click.option("--spelling", is_flag=True, help="With LanguageTool: flag unknown words too."),
    click.option("--picky", is_flag=True, help="With LanguageTool: let its stricter rules flag."),
    click.option(
        "--mother-tongue", metavar="CODE", callback=_language,
        help="With LanguageTool: the author's language, or that of the original, for its false"
        " friends.",
    ),
    click.option(
        "--languagetool-url", metavar="URL",
        help="A LanguageTool server that runs, instead of one that is started on this machine.",
    ),
    click.option(
        "--grammar-rule", "grammar_rules", multiple=True, metavar="ID=safe|unsafe|flag|off",
        callback=_guest_trusts,
        help="Trust a rule or category of LanguageTool otherwise, by its id (may be repeated).",
    ),
)  # fmt: skip
STRINGS = (
    click.option(
        "--source-column", metavar="NAME",
        help="In CSV, TSV and JSON Lines: the column or field with the original text.",
    ),
    click.option(
        "--target-column", metavar="NAME",
        help="In CSV and TSV: the column with the translation.",
    ),
    click.option(
        "--field", metavar="NAME", help="In JSON Lines: the field with the translation."
    ),
    click.option(
        "--keys", multiple=True, metavar="GLOB",
        help="In files of strings: only those with such keys, for instance 'menu.*' (may be"
        " repeated).",
    ),
)  # fmt: skip

RULES = (LANGUAGE, PACKS, SELECT, DISABLE, SAFETY, GLOSSARY, NAMES, KEEP)
"""What bears on which rules speak, and how."""


def with_options(options: Sequence[Callable[..., Any]]) -> Callable[[_Function], _Function]:
    """A decorator that adds options to a command.

    Args:
        options: in the order in which its help shows them.
    """

    def add(function: _Function) -> _Function:
        for option in reversed(options):
            function = option(function)
        return function

    return add


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
