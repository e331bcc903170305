"""The commands ``mtfix rules …`` and ``mtfix explain``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtfix.cli.options import (
    COLOR,
    CONFIG_FILE,
    ISOLATED,
    PACKS,
    QUIET,
    TRUSTS,
    is_colored,
    with_options,
)
from mtfix.config import is_guest

if TYPE_CHECKING:
    from mtfix.config import Config

_HOW = (PACKS, CONFIG_FILE, ISOLATED, COLOR)


class _Group(click.Group):
    """``mtfix rules``, with options or without, is ``mtfix rules list``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0].startswith("-") and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_Group)
def rules() -> None:
    """List the rules, try them, and write some of your own.

    \b
      mtfix rules                              all rules; the same as mtfix rules list
      mtfix rules --lang en --safety flag      those for English that only flag
      mtfix rules show space-before-stop       everything about one; mtfix explain says it in words
      mtfix rules new ours/en/terms.yaml       begin a pack of your own
      mtfix rules test ours/                   try its rules on their examples
      mtfix fix --pack ours/ article.txt       use it

    Packs and trust are those of the configuration in force in the working directory.
    False edits are those in 10,000 words of text that people wrote, as measured; – where nobody
    has measured.
    """  # noqa: D301 - \b keeps the lines below it apart


@rules.command("list")
@click.option("--lang", metavar="CODE", help="Rules for this language alone (any: for all).")
@click.option("--safety", type=click.Choice((*TRUSTS, "off")), help="Rules that are trusted so.")
@click.option("--family", metavar="NAME", help="Rules of this pack, or part of mtfix.")
@with_options(_HOW)
def list_(
    lang: str | None, safety: str | None, family: str | None, color: str, **choices: Any
) -> None:
    """List the rules, one a line; in a pipe nothing is shortened.

    Those that the configuration leaves out are off.
    """
    from mtfix.cli import rules_known, rules_table

    known = rules_known.known(_config(choices))
    found = rules_known.chosen(known, language=lang, safety=safety, family=family)
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    on = is_colored(color)
    click.echo(rules_table.table(found, width, color=on), nl=False, color=on)


@rules.command()
@click.argument("id_", metavar="RULE")
@with_options(_HOW)
def show(id_: str, color: str, **choices: Any) -> None:
    """Show everything about a rule: where it stands, its keys, its examples."""
    from mtfix.cli import rules_known, rules_text

    on = is_colored(color)
    config = _config(choices)
    rule = rules_known.named(id_, rules_known.known(config))
    click.echo(rules_text.shown(rule, config.packs, color=on), nl=False, color=on)


@click.command()
@click.argument("id_", metavar="RULE")
@with_options(_HOW)
def explain(id_: str, color: str, **choices: Any) -> None:
    """Explain a rule: what it repairs, why it may, how to turn it off or trust it otherwise."""
    on = is_colored(color)
    config = _config(choices)
    if is_guest(id_):
        from mtfix.cli import rules_guest

        click.echo(rules_guest.explained(id_, config, color=on), nl=False, color=on)
        return
    from mtfix.cli import rules_known, rules_text

    rule = rules_known.named(id_, rules_known.known(config))
    click.echo(rules_text.explained(rule, color=on), nl=False, color=on)


def _config(choices: dict[str, Any]) -> Config:
    """What counts in the working directory."""
    from mtfix.cli.settings import resolver_of

    return resolver_of(choices).for_path(None).config_for(None)


@rules.command("test")
@click.argument(
    "packs", nargs=-1, metavar="[PACK]...", type=click.Path(exists=True, path_type=Path)
)
@COLOR
@QUIET
def test_(packs: tuple[Path, ...], color: str, quiet: bool) -> int:
    """Try rules on their own examples: the shipped ones, and those of further packs with them.

    A rule alone must turn each broken text into the repaired one and flag what it should; all
    rules together must leave alone what it has repaired and what it keeps. Exit status: 0 all
    examples hold, 1 some do not, 2 a pack has a mistake.
    """
    from mtfix.cli import rules_trial

    return 0 if rules_trial.tried(packs, color=is_colored(color), is_quiet=quiet) else 1


@rules.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--kind", default="pattern", show_default=True, help="What kind of rule it begins with."
)
@click.option("--id", "id_", default="my-rule", show_default=True, help="The name of that rule.")
@QUIET
def new(path: Path, kind: str, id_: str, quiet: bool) -> None:
    """Write a pack with one rule that works, every key explained.

    The folder names the language of the rules: ours/en/terms.yaml is for English, ours/any/… for
    all languages. A file that exists is left as it is.
    """
    from mtfix.cli import rules_new
    from mtfix.packs.kinds import KINDS

    if kind not in KINDS:
        raise click.BadParameter(
            f"expected {' or '.join(KINDS)}, found {kind}", param_hint="--kind"
        )
    rules_new.create(path, kind, id_)
    if not quiet:
        click.echo(f"{path} has the rule {id_}; try it: mtfix rules test {path}", err=True)


@rules.command("import")
@click.argument("grammar", metavar="grammar.xml", type=click.Path(exists=True, path_type=Path))
@click.option("--lang", default="en", show_default=True, metavar="CODE", help="Its language.")
@click.option(
    "--output", "-o", metavar="FILE", type=click.Path(path_type=Path),
    help="Where to write the pack, <language>/<name>.yaml; standard output if it is not given.",
)  # fmt: skip
@click.option("--verbose", "-v", is_flag=True, help="List every rule that is left out, and why.")
@QUIET
def import_(grammar: Path, lang: str, output: Path | None, verbose: bool, quiet: bool) -> None:
    """Make a rule pack of a file of LanguageTool rules.

    What packs cannot say is left out, and told on standard error. Try what comes of it with
    mtfix rules test before you trust it.
    """
    from mtfix.cli import rules_import

    imported = rules_import.carry_over(grammar, lang, output)
    if not quiet:
        for line in rules_import.left_out(imported, grammar, is_verbose=verbose):
            click.echo(line, err=True)


@rules.command()
def reference() -> None:
    """Print the reference of the shipped rules as Markdown."""
    from mtfix.cli import rules_known, rules_reference

    click.echo(rules_reference.reference(rules_known.known()), nl=False)
