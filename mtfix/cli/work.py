"""What the commands share: paths to results, what failed, and hints. It prints to stderr only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

import click

from mtfix.cli.files import cache_of, extra
from mtfix.cli.options import is_colored
from mtfix.cli.progress import Progress
from mtfix.cli.settings import resolver_of
from mtfix.formats.registry import CONTAINERS
from mtfix.places import visible
from mtfix.runs.discovery import Discovery
from mtfix.runs.paths import Paths
from mtfix.runs.recipe import Recipes
from mtfix.runs.run import Failed, Fixed, Run
from mtfix.settings import Settings


class Work:
    """One run of a command.

    Args:
        choices: the options that all commands share, as `mtfix.cli.main` defines them.

    Attributes:
        resolver: finds the settings of files.
        failed: how many files or folders could not be read, fixed or written.
    """

    def __init__(self, choices: Mapping[str, Any]) -> None:
        self.resolver = resolver_of(choices)
        self.failed = 0
        self._choices = choices
        self._withheld = 0
        self._told: set[str] = set()

    @cached_property
    def settings(self) -> Settings:
        """The settings of the run as a whole: those of the working directory."""
        return self.resolver.for_path(None)

    @property
    def is_quiet(self) -> bool:
        """Whether no hints are wanted."""
        return bool(self._choices["quiet"])

    @property
    def is_colored(self) -> bool:
        """Whether standard output is to be coloured."""
        return is_colored(self._choices["color"])

    def fixed(self, arguments: Sequence[str]) -> Iterator[Fixed]:
        """What comes of files, in order; those that fail are told, and the others go on.

        Args:
            arguments: files, folders, patterns or ``-``; none for standard input.
        """
        paths = self._found(arguments or ("-",))
        self._warn_of_strangers(paths)
        is_remembered = any(paths) and not self._choices["verify"]
        cache = cache_of(self.settings) if is_remembered else None
        run = Run(Recipes(self.resolver, extra(self._choices)), cache, self.settings.jobs)
        progress = Progress(len(paths), is_quiet=self.is_quiet)
        with closing(run.outcomes(paths)) as outcomes:
            for outcome in progress.through(outcomes):
                if isinstance(outcome, Failed):
                    self.fail(outcome.message)
                else:
                    self._withheld += sum(w.why == "unsafe" for w in outcome.result.withheld)
                    self._pass_on(outcome.result.notes)
                    yield outcome
        if cache is not None and cache.trouble:
            self.hint(cache.trouble)

    def fail(self, message: str) -> None:
        """Tell that something cannot be done; the exit status will say so, too."""
        self.failed += 1
        # A name of a file, or what is quoted from it, must not play tricks on a terminal.
        click.echo(f"mtfix: {visible(message, keep=chr(10))}", err=True)

    def hint(self, message: str) -> None:
        """Tell something that is worth knowing, unless no hints are wanted."""
        if not self.is_quiet:
            click.echo(message, err=True)

    def _warn_of_strangers(self, paths: Paths) -> None:
        """Tell once if text will leave this machine."""
        asked = {self.resolver.for_path(path).config_for(path).grammar for path in paths}
        urls = {grammar.url for grammar in asked if grammar and grammar.url}
        if urls:
            from mtfix.grammar.library import is_loopback

            for url in sorted(url for url in urls if not is_loopback(url)):
                self._pass_on([f"the text is sent to {urlsplit(url).hostname}, for LanguageTool"])

    def _pass_on(self, notes: Sequence[str]) -> None:
        """Tell what was wanted and could not be done, each once, even if no hints are wanted."""
        for note in notes:
            if note not in self._told:
                self._told.add(note)
                click.echo(f"mtfix: {visible(note)}", err=True)

    def hint_at_unsafe(self) -> None:
        """Tell how many edits wait for --unsafe."""
        if self._withheld:
            what = count(self._withheld, "more edit")
            self.hint(f"{what} would need a second look: --unsafe makes them")

    def _found(self, arguments: Sequence[str]) -> Paths:
        forced = CONTAINERS.get(self.settings.format)
        discovery = Discovery(self.resolver, forced, is_strict=self._choices["force_exclude"])
        paths = Paths(discovery.files(arguments))
        for fault in discovery.faults:
            self.fail(fault)
        if not paths and not discovery.faults:
            self.hint("No files found; mtfix --help says which are taken from folders.")
        return paths


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "edit"), count(2, "edit")
    ('1 edit', '2 edits')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
