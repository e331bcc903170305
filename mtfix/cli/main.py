"""The command ``mtfix``."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any, NoReturn, TextIO, TypeVar, cast

import click

from mtfix import __version__
from mtfix.cli.files import CHECKS, FILES
from mtfix.cli.options import COLOR, CONFIG, GRAMMAR, QUIET, RULES, STRINGS, with_options
from mtfix.cli.settings import or_shown
from mtfix.formats.registry import FORMATS

TARGETS = ("text", "html", "markdown")
EXIT_FINDINGS = 1
EXIT_ERROR = 2

_SELDOM = 100_000
"""So many objects are made between two searches for garbage that refers to itself. There is hardly
any; with Python's 700 they take a tenth of the time."""

_HOMES = {
    "apply": "review",
    "config": "settings",
    "doctor": "doctor",
    "explain": "rules",
    "grammar": "grammar",
    "init": "settings",
    "lsp": "lsp",
    "names": "names",
    "review": "review",
    "rules": "rules",
    "serve": "serve",
}
"""The modules of the commands that are not in this one, by their names."""

_Function = TypeVar("_Function", bound=Callable[..., Any])


class _Group(click.Group):
    """``mtfix`` with text piped in is ``mtfix fix -``; commands are loaded when they are wanted."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_HOMES})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _HOMES:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(f"mtfix.cli.{_HOMES[cmd_name]}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args and sys.stdin is not None and not sys.stdin.isatty():
            args = ["fix", "-"]
        # What follows --grammar is a file; only behind = it is a value, as with --color of ls.
        end = args.index("--") if "--" in args else len(args)
        options = ["--grammar=auto" if arg == "--grammar" else arg for arg in args[:end]]
        return super().parse_args(ctx, [*options, *args[end:]])


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
        click.option(
            "--unsafe/--no-unsafe", help="Make edits too that need a second look.",
        ),
        *RULES,
        *GRAMMAR,
        click.option(
            "--encoding", metavar="NAME",
            help="Encoding of the input, if it is not UTF-8 and has no byte order mark.",
        ),
        click.option(
            "--verify", is_flag=True,
            help="Check that the promises hold (replay, nothing lost, a second run is quiet).",
        ),
        *FILES,
        *CONFIG,
        COLOR,
        QUIET,
    ]  # fmt: skip
    return with_options(options)(cast("_Function", or_shown(function)))


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
    from mtfix.cli import writing
    from mtfix.cli.work import Work

    if choices["backup"] and not write:
        raise click.UsageError("--backup is for --write: nothing else is written over")
    work = Work(choices)
    if write:
        changed = writing.rewrite(work, paths, choices["backup"])
    else:
        changed = writing.print_fixed(work, paths)
    return _status(work.failed, changed and exit_non_zero_on_fix)


@cli.command()
@_PATHS
@_TO
@with_options(CHECKS)
@_options
def check(paths: tuple[str, ...], exit_zero: bool, **choices: Any) -> int:
    """List what mtfix would change and what it would flag; nothing is written.

    Exit status: 0 nothing found, 1 findings, 2 bad usage, or a file that could not be read; the
    others are checked nevertheless.
    """
    from mtfix.cli import checking
    from mtfix.cli.work import Work

    work = Work(choices)
    found = checking.check(work, paths, choices)
    return _status(work.failed, found and not exit_zero)


@cli.command()
@_PATHS
@_TO
@click.option("--words", "how", flag_value="words", help="Word by word; usual on a terminal.")
@click.option("--unified", "how", flag_value="unified", help="As a unified diff; usual in a pipe.")
@click.option("--side-by-side", "how", flag_value="side-by-side", help="In two columns.")
@click.option(
    "--html", type=click.Path(path_type=Path), metavar="FILE",
    help="Write one page of HTML, to read, search and share.",
)  # fmt: skip
@_options
def diff(paths: tuple[str, ...], how: str | None, html: Path | None, **choices: Any) -> int:
    """Show every edit with its reason; nothing is written, but the page that --html names."""
    from mtfix.cli import showing
    from mtfix.cli.work import Work

    work = Work(choices)
    if html is not None:
        showing.write_page(work, paths, html)
    else:
        showing.diff(work, paths, how or ("words" if sys.stdout.isatty() else "unified"))
    return _status(work.failed, False)


def _status(failed: int, found: bool) -> int:
    """The exit status; a file that could not be read weighs more than any finding."""
    return EXIT_ERROR if failed else EXIT_FINDINGS if found else 0


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit.

    Args:
        arguments: instead of those of the process.
    """
    gc.set_threshold(_SELDOM)
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the exit status. Whatever goes wrong is said in one line."""
    if sys.stdout is None:
        return _complain("standard output is closed")
    _prepare(sys.stdout)
    try:
        status = cli.main(args=arguments, prog_name="mtfix", standalone_mode=False)
    except click.exceptions.Exit as exit_:
        status = exit_.exit_code
    except click.ClickException as error:
        error.show()
        status = EXIT_ERROR
    except (click.Abort, KeyboardInterrupt):
        status = _complain("interrupted; nothing was left half-written")
    except BrokenPipeError:
        status = 0
    except Exception as error:
        status = _explain(error)
    return _flushed(status if isinstance(status, int) else 0)


def _prepare(output: TextIO) -> None:
    """Have output take any character: in pipes and files as UTF-8, unless Python is told otherwise.

    A locale that lacks a letter of the text is no reason to fail, nor to write JSON that is none.
    """
    if isinstance(output, TextIOWrapper):
        is_chosen = output.isatty() or bool(os.environ.get("PYTHONIOENCODING"))
        output.reconfigure(encoding=None if is_chosen else "utf-8", errors="backslashreplace")


def _flushed(status: int) -> int:
    """The exit status, when all that was printed has arrived."""
    try:
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python tries again at exit
        if not isinstance(error, BrokenPipeError):  # whoever read has gone: that is no error
            return _explain(error) if status != EXIT_ERROR else status
    return status


def _explain(error: Exception) -> int:
    from mtfix.formats.files import InputError, plain

    if isinstance(error, (InputError, ValueError, LookupError)) and not os.environ.get(
        "MTFIX_DEBUG"
    ):
        return _complain(str(error))
    if os.environ.get("MTFIX_DEBUG"):
        raise error
    if isinstance(error, OSError):
        where = error.filename or "the output cannot be written"
        return _complain(f"{where}: {plain(error)}")
    return _complain(
        f"internal error: {type(error).__name__}: {error}\n"
        "This is a mistake in mtfix; please report it. MTFIX_DEBUG=1 shows where."
    )


def _complain(message: str) -> int:
    from mtfix.places import visible  # names of files may hold anything

    click.echo(f"mtfix: {visible(message, keep=chr(10))}", err=True)
    return EXIT_ERROR


if __name__ == "__main__":
    main()
