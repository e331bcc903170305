"""The configuration, as the command line has it: ``mtfix init``, ``mtfix config``, options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from mtfix.cli.options import CONFIG_FILE, ISOLATED

if TYPE_CHECKING:
    from mtfix.settings import Resolver

_SCHEMA = "mtfix.schema.json"
_OTHER_NAMES = {
    "format_": "format",
    "disable": "ignore",
    "source_column": "strings.source-column",
    "target_column": "strings.target-column",
    "field": "strings.field",
    "keys": "strings.keys",
    "grammar": "grammar.use",
    "languagetool_url": "grammar.url",
    "mother_tongue": "grammar.mother-tongue",
    "picky": "grammar.picky",
    "spelling": "grammar.spelling",
    "grammar_rules": "grammar.rules",
}
"""The parameters of commands that are not called as the keys are."""


def overrides(choices: Mapping[str, Any]) -> dict[str, Any]:
    """What the user has chosen on the command line, by the keys of a configuration.

    Args:
        choices: the parameters of a command, with their defaults; those that are no keys of a
            configuration are passed over.

    >>> overrides({"disable": ("lost-stop",), "keep": (), "language": None, "quiet": True})
    {'ignore': ('lost-stop',)}
    """
    from mtfix.settings.keys import KEYS

    context = click.get_current_context(silent=True)
    chosen = {}
    for parameter, value in choices.items():
        name = _OTHER_NAMES.get(parameter, parameter.replace("_", "-"))
        source = context.get_parameter_source(parameter) if context else None
        if name in KEYS and value not in (None, ()) and source is not ParameterSource.DEFAULT:
            chosen[name] = value
    return chosen


def resolver_of(choices: Mapping[str, Any]) -> Resolver:
    """What finds the settings of files, with those of the command line on top.

    Args:
        choices: the parameters of a command with `CONFIG_FILE` and `ISOLATED`.

    Raises:
        UsageError: a configuration is named, and none is wanted.
        SettingsError: a value cannot be one.
    """
    from mtfix.settings import Resolver

    if choices["config_file"] and choices["isolated"]:
        raise click.UsageError("--config and --isolated: choose one of them")
    return Resolver(overrides(choices), choices["config_file"], choices["isolated"])


def or_shown(command: Callable[..., Any]) -> Callable[..., Any]:
    """A command that with ``--show-config`` only prints the settings that it would work with.

    Args:
        command: it has the parameters `paths`, `config_file` and `isolated`.
    """

    @wraps(command)
    def either(*, show_config: bool, **choices: Any) -> Any:
        return _show(choices) if show_config else command(**choices)

    return either


def _show(choices: Mapping[str, Any]) -> int:
    """Print the settings of files, those of standard input if there are none."""
    from mtfix.settings.shown import render

    resolver = resolver_of(choices)
    for name in choices["paths"] or ("-",):
        path = None if name == "-" else Path(name)
        is_folder = path is not None and path.is_dir()
        settings = resolver.for_folder(Path(name)) if is_folder else resolver.for_path(path)
        click.echo(render(settings, path), nl=False)
    return 0


@click.command()
@click.option("--pyproject", is_flag=True, help="Add a table [tool.mtfix] to pyproject.toml.")
@click.option(
    "--schema", "has_schema", is_flag=True,
    help=f"Write {_SCHEMA} too, by which editors complete and check the file.",
)  # fmt: skip
def init(pyproject: bool, has_schema: bool) -> None:
    """Write a configuration that tells every key; none is in force until its # is taken away.

    It is mtfix.toml in the working directory. Nothing is overwritten.
    """
    from mtfix.settings.creation import add_to_project, create
    from mtfix.settings.discovery import OWN, PROJECT
    from mtfix.settings.schema import render
    from mtfix.settings.template import template

    if pyproject and has_schema:
        raise click.UsageError("--schema is for mtfix.toml; pyproject.toml has schemas of its own")
    if pyproject:
        add_to_project(Path(PROJECT), template("tool.mtfix"))
    else:
        files = {Path(OWN): template(schema=f"./{_SCHEMA}" if has_schema else "")}
        create(files | ({Path(_SCHEMA): render()} if has_schema else {}))
    name = PROJECT if pyproject else OWN
    click.echo(f"{name} written: every key is there, none is in force", err=True)


@click.group()
def config() -> None:
    """Show the configuration that counts, and what one may say.

    \b
      mtfix init                               begin a configuration: mtfix.toml
      mtfix config show docs/page.md           the settings of a file, with their origins
      mtfix config keys                        all keys, with examples
      mtfix config schema > mtfix.schema.json  for editors
    """  # noqa: D301 - \b keeps the lines below it apart


@config.command()
@click.argument("paths", nargs=-1, metavar="[FILE|DIR|-]...", type=click.Path())
@CONFIG_FILE
@ISOLATED
def show(**choices: Any) -> int:
    """Show the settings that count for files, as TOML, each with the place that it comes from."""
    return _show(choices)


@config.command()
def keys() -> None:
    """List the keys of a configuration, with examples, defaults, and options."""
    from mtfix.settings.reference import listing

    click.echo(listing(), nl=False)


@config.command()
def schema() -> None:
    """Print the JSON Schema of a configuration, for editors."""
    from mtfix.settings.schema import render

    click.echo(render(), nl=False)


@config.command()
def reference() -> None:
    """Print the table of all keys as Markdown."""
    from mtfix.settings.reference import table

    click.echo(table(), nl=False)
