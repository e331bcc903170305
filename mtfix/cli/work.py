"""What the commands do: read, fix, verify, and print or write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import Any

import click

import mtfix
from mtfix.cli.options import is_colored
from mtfix.cli.strings import StringFiles
from mtfix.config import Config, keep_fault
from mtfix.formats.files import InputError, Source, decode, expand, read_file, write_atomically
from mtfix.formats.names import read_all
from mtfix.formats.registry import CONTAINERS, Container, container_of, is_searched
from mtfix.result import Result

_MANY = 20
"""From so many files on, progress is worth showing."""


class Work:
    """One run of a command.

    Args:
        choices: the options that all commands share, as `mtfix.cli.main` defines them.
    """

    def __init__(self, choices: Mapping[str, Any]) -> None:
        self._choices = choices
        self._config = _config(choices)
        self._strings = StringFiles(choices, self._config)
        self._withheld = 0

    def print_fixed(self, paths: Sequence[str]) -> bool:
        """Print the fixed texts; whether anything was changed."""
        folder = next((path for path in paths if os.path.isdir(path)), None)
        if folder is not None:
            raise click.UsageError(
                f"{folder} is a folder: use --write to clean its files in place, or mtfix diff"
                " to see what would change"
            )
        changed = False
        for source, result in self._results(paths):
            sys.stdout.buffer.write(source.encode(result.text))
            changed = changed or bool(result.edits)
        sys.stdout.buffer.flush()
        self._hint()
        return changed

    def rewrite(self, paths: Sequence[str]) -> bool:
        """Write fixed files in place; whether any was changed."""
        if not paths or "-" in paths:
            raise click.UsageError("--write needs files or folders; standard input has no place")
        edits = files = 0
        for source, result in self._results(paths):
            if result.text != source.text:
                data = source.encode(result.text)
                write_atomically(Path(source.name), data, backup=self._choices.get("backup"))
                files += 1
                edits += len(result.edits)
        if not self._choices["quiet"]:
            click.echo(f"{_count(edits, 'edit')} in {_count(files, 'file')}", err=True)
        self._hint()
        return files > 0

    def check(self, paths: Sequence[str], output_format: str) -> bool:
        """List findings; whether there are any."""
        from mtfix.reports import findings, json_report

        render = {
            "full": findings.render_full,
            "concise": findings.render_concise,
            "json": json_report.render,
        }[output_format]
        color = self._color()
        if output_format == "json":  # one document, however many files
            results = [(source.name, result) for source, result in self._results(paths)]
            click.echo(render(results), nl=False)
            return any(result.edits or result.flags for _, result in results)
        edits = flags = 0
        for source, result in self._results(paths):
            click.echo(render([(source.name, result)], color=color), nl=False, color=color)
            edits += len(result.edits)
            flags += len(result.flags)
        if not self._choices["quiet"]:
            click.echo(_summary(edits, flags), err=True)
        self._hint()
        return edits + flags > 0

    def diff(self, paths: Sequence[str], by_words: bool) -> None:
        """Show edits and reasons."""
        from mtfix.reports import unified, words

        render = words.render if by_words else unified.render
        color = self._color()
        for source, result in self._results(paths):
            click.echo(render([(source.name, result)], color=color), nl=False, color=color)
        self._hint()

    def _results(self, paths: Sequence[str]) -> Iterator[tuple[Source, Result]]:
        sources = list(_sources(paths or ("-",), self._forced))
        shows_progress = len(sources) >= _MANY and sys.stderr.isatty()
        with click.progressbar(sources, file=sys.stderr, hidden=not shows_progress) as shown:
            for source in shown:
                yield self._fixed(source)

    def _read(self, path: Path | None) -> Source:
        if path is None:
            return decode(sys.stdin.buffer.read(), "<stdin>", self._choices["encoding"])
        return read_file(path, self._choices["encoding"])

    def _fixed(self, path: Path | None) -> tuple[Source, Result]:
        choices = self._choices
        container = self._container(path)
        if container is not None:
            source, result = self._strings.fixed(path, container)
        else:
            source = self._read(path)
            result = self._fix(source.text, choices["format_"], choices.get("to"))
            if choices["verify"]:
                self._verify(source, result)
        self._withheld += sum(item.why == "unsafe" for item in result.withheld)
        return source, result

    @property
    def _forced(self) -> Container | None:
        """The format of strings that the user names, whatever the files are called."""
        return CONTAINERS.get(self._choices["format_"])

    def _container(self, path: Path | None) -> Container | None:
        if self._choices["format_"] == "auto" and path is not None:
            return container_of(path)
        return self._forced

    @cached_property
    def _source_text(self) -> str | None:
        path = self._choices["source_file"]
        return None if path is None else read_file(path, self._choices["encoding"]).text

    def _fix(self, text: str, format_: str, to: str | None) -> Result:
        return mtfix.fix(
            text,
            format=format_,  # type: ignore[arg-type]
            to=to,  # type: ignore[arg-type]
            source=self._source_text,
            unsafe=self._choices["unsafe"],
            config=self._config,
        )

    def _verify(self, source: Source, result: Result) -> None:
        from mtfix.verify import violations

        format_ = self._choices.get("to") or result.format
        broken = violations(result, lambda text: self._fix(text, format_, None))
        if broken:
            raise InputError(f"{source.name}: not fixed, a promise would be broken: {broken[0]}")

    def _color(self) -> bool:
        return is_colored(self._choices["color"])

    def _hint(self) -> None:
        if self._withheld and not self._choices["quiet"]:
            what = _count(self._withheld, "more edit")
            click.echo(f"{what} would need a second look: --unsafe makes them", err=True)


def _config(choices: Mapping[str, Any]) -> Config:
    """The choices that the stages are told."""
    fault = next(filter(None, map(keep_fault, choices["keep"])), "")
    if fault:
        raise click.UsageError(f"--keep: {fault}")
    given = read_all(choices["names_files"])
    if given.lexicons:
        from mtfix.casing.lexicon import layered

        layered(given.lexicons)  # a damaged file is told before anything is read or written
    config = Config(
        packs=choices["packs"],
        language=choices["language"],
        glossaries=choices["glossaries"],
        names=given.names,
        keep=frozenset(choices["keep"]),
        lexicons=given.lexicons,
    )
    return _with_rules(config, choices)


def _with_rules(config: Config, choices: Mapping[str, Any]) -> Config:
    """The configuration with the rules that are not wanted, or trusted otherwise.

    Raises:
        UsageError: there are no such rules.
    """
    disable, safety = choices["disable"], choices["safety"]
    if not disable and not safety:
        return config
    from mtfix.cli import rules_known  # only who chooses rules pays for making them twice

    rules_known.check_disabled(disable, config)
    rules_known.check_trusted([name for name, _ in safety], config)
    return replace(config, disable=rules_known.disabled(disable), safety=safety)


def _sources(paths: Sequence[str], forced: Container | None) -> Iterator[Path | None]:
    """The files that are meant, of folders those of one format if it is named; None for stdin."""
    for path in paths:
        if path == "-":
            yield None
        elif forced is None or not os.path.isdir(path):
            yield from expand([Path(path)], is_searched)
        else:
            is_meant = partial(_is_of, forced)
            yield from filter(is_meant, expand([Path(path)], is_meant))


def _is_of(container: Container, path: Path) -> bool:
    return container_of(path) is container


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _summary(edits: int, flags: int) -> str:
    if not edits + flags:
        return "Nothing found."
    return f"Found {_count(edits, 'edit')} to make and {_count(flags, 'flag')}."
