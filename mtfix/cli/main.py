"""The command ``mtfix``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from mtfix import __version__
from mtfix.cli.names import names
from mtfix.cli.options import (
    COLOR,
    DISABLE,
    GLOSSARY,
    KEEP,
    LANGUAGE,
    NAMES,
    PACKS,
    QUIET,
    SAFETY,
    STRINGS,
)
from mtfix.cli.rules import explain, rules
from mtfix.formats.registry import CONTAINERS

FORMATS = ("auto", "text", "html", "markdown", "message", *CONTAINERS)
TARGETS = ("text", "html", "markdown")
EXIT_FINDINGS = 1
EXIT_ERROR = 2

_Function = TypeVar("_Function", bound=Callable[..., Any])


class _Group(click.Group):
    """``mtfix`` with text piped in is ``mtfix fix -``."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and not sys.stdin.isatty():
            args = ["fix", "-"]
        return super().parse_args(ctx, args)


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit status: 0 done or clean, 1 findings (check), 2 bad usage or unreadable input.",
)
@click.version_option(__version__, "-V", "--version", prog_name="mtfix")
def cli() -> None:
    """Turn raw machine translation into text that can be published, and show every edit.

    mtfix repairs what engines break: tags, capitals of names, sentence borders, spacing and
    punctuation. It never rewrites. What it cannot repair with near-certainty it leaves alone.

    \b
      mtfix fix article.txt > clean.txt     clean a file
      translate page | mtfix                clean what is piped in
      mtfix diff article.txt                every edit, with its reason
      mtfix check docs/                     list findings; exit status 1 if there are any
      mtfix fix -w docs/                    clean files in place
      mtfix fix --names ours.txt x.txt      with names of your own; see mtfix names
      mtfix fix --pack ours/ x.txt          with rules of your own; see mtfix rules
    """  # noqa: D301 - \b keeps the lines below it apart


cli.add_command(names)
cli.add_command(rules)
cli.add_command(explain)


def _options(function: _Function) -> _Function:
    """The options that all commands share."""
    options = [
        click.option(
            "--format", "-f", "format_", type=click.Choice(FORMATS), default="auto",
            show_default=True, help="What the input is written in. Files of strings (po, xliff, …)"
            " are known by their names.",
        ),
        click.option(
            "--source", "source_file", type=click.Path(path_type=Path), metavar="FILE",
            help="The original-language text, to restore tags and names from.",
        ),
        *STRINGS,
        click.option("--unsafe", is_flag=True, help="Make edits too that need a second look."),
        LANGUAGE,
        PACKS,
        DISABLE,
        SAFETY,
        GLOSSARY,
        NAMES,
        KEEP,
        click.option(
            "--encoding", metavar="NAME",
            help="Encoding of the input, if it is not UTF-8 and has no byte order mark.",
        ),
        click.option(
            "--verify", is_flag=True,
            help="Check that the promises hold (replay, nothing lost, a second run is quiet).",
        ),
        COLOR,
        QUIET,
    ]  # fmt: skip
    for option in reversed(options):
        function = option(function)
    return function


_PATHS = click.argument("paths", nargs=-1, metavar="[FILE|DIR|-]...", type=click.Path())
_TO = click.option(
    "--to", type=click.Choice(TARGETS), default=None,
    help="Write the output in another format: text drops tags, html makes an element of each"
    " paragraph.",
)  # fmt: skip


@cli.command()
@_PATHS
@_TO
@click.option("--write", "-w", is_flag=True, help="Write the files in place.")
@click.option(
    "--backup", metavar="SUFFIX", help="With --write: keep the old file under this suffix."
)
@click.option(
    "--exit-non-zero-on-fix", is_flag=True, help="Exit with status 1 if anything was changed."
)
@_options
def fix(paths: tuple[str, ...], write: bool, exit_non_zero_on_fix: bool, **choices: Any) -> int:
    """Clean files or standard input; the text goes to standard output.

    Without arguments, or with -, standard input is read. Folders are searched for .txt, .md and
    .html files and for files of localisation (.po, .xliff, strings.xml, .srt, …), and need --write.
    """
    from mtfix.cli.work import Work

    work = Work(choices)
    changed = work.rewrite(paths) if write else work.print_fixed(paths)
    return EXIT_FINDINGS if changed and exit_non_zero_on_fix else 0


@cli.command()
@_PATHS
@_TO
@click.option(
    "--output-format", type=click.Choice(["full", "concise", "json"]), default="full",
    show_default=True, help="How findings are listed.",
)  # fmt: skip
@click.option("--exit-zero", is_flag=True, help="Exit with status 0 even if there are findings.")
@_options
def check(paths: tuple[str, ...], output_format: str, exit_zero: bool, **choices: Any) -> int:
    """List what mtfix would change and what it would flag; nothing is written.

    Exit status: 0 nothing found, 1 findings, 2 unreadable input or bad usage.
    """
    from mtfix.cli.work import Work

    found = Work(choices).check(paths, output_format)
    return EXIT_FINDINGS if found and not exit_zero else 0


@cli.command()
@_PATHS
@_TO
@click.option(
    "--words/--unified", "by_words", default=None,
    help="Word by word (usual on a terminal) or as a unified diff (usual in a pipe).",
)  # fmt: skip
@_options
def diff(paths: tuple[str, ...], by_words: bool | None, **choices: Any) -> int:
    """Show every edit with its reason; nothing is written."""
    from mtfix.cli.work import Work

    Work(choices).diff(paths, sys.stdout.isatty() if by_words is None else by_words)
    return 0


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    Args:
        arguments: instead of those of the process.
    """
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status. Whatever goes wrong is said in one line."""
    try:
        status = cli.main(args=arguments, prog_name="mtfix", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.ClickException as error:
        error.show()
        return EXIT_ERROR
    except (click.Abort, KeyboardInterrupt):
        return _complain("interrupted; nothing was left half-written")
    except BrokenPipeError:
        # Whoever read from us has gone: that is no error. Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _explain(error)
    return status if isinstance(status, int) else 0


def _explain(error: Exception) -> int:
    from mtfix.formats.files import InputError

    if isinstance(error, (InputError, ValueError, LookupError)) and not os.environ.get(
        "MTFIX_DEBUG"
    ):
        return _complain(str(error))
    if os.environ.get("MTFIX_DEBUG"):
        raise error
    return _complain(
        f"internal error: {type(error).__name__}: {error}\n"
        "This is a mistake in mtfix; please report it. MTFIX_DEBUG=1 shows where."
    )


def _complain(message: str) -> int:
    click.echo(f"mtfix: {message}", err=True)
    return EXIT_ERROR


if __name__ == "__main__":
    main()
