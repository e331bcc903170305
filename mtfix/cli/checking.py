"""What ``mtfix check`` does: filter results, list what is left, and judge it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from mtfix.baseline import Baseline
from mtfix.cli.known import Known, write_baseline
from mtfix.cli.output import to_file, to_stdout
from mtfix.cli.work import Work, count
from mtfix.findings import at_least
from mtfix.reports.registry import REPORTS, Report
from mtfix.result import Result

_Results = Iterator[tuple[str, Result]]

_DIFF = Report("mtfix.reports.unified", is_stream=True)
_STATISTICS = Report("mtfix.reports.statistics", is_stream=False)


@dataclass
class Tally:
    """What was found."""

    edits: int = 0
    flags: int = 0

    def of(self, results: _Results) -> _Results:
        """The same results, counted as they pass."""
        for name, result in results:
            self.edits += len(result.edits)
            self.flags += len(result.flags)
            yield name, result

    def fails(self, max_flags: int) -> bool:
        """Whether that is more than may be let pass: any edit, or more flags than a number.

        >>> Tally(flags=3).fails(3), Tally(flags=3).fails(2), Tally(edits=1).fails(9)
        (False, True, True)
        """
        return self.edits > 0 or self.flags > max_flags

    def __str__(self) -> str:
        if not self.edits + self.flags:
            return "Nothing found."
        return f"Found {count(self.edits, 'edit')} to make and {count(self.flags, 'flag')}."


def check(work: Work, arguments: Sequence[str], choices: Mapping[str, Any]) -> bool:
    """List findings; whether they are more than may be let pass.

    Args:
        work: the run.
        arguments: files, folders, patterns or ``-``.
        choices: the options of the command alone.
    """
    _refuse_contradictions(choices)
    if choices["write_baseline"]:
        write_baseline(work, arguments)
        return False
    tally = Tally()
    baseline = work.settings.need_baseline()
    known = Known(work.resolver, Baseline.read(baseline)) if baseline else None
    if choices["prune_baseline"] and not known:
        raise click.UsageError("--prune-baseline needs a baseline: --baseline FILE names it")
    results = tally.of(_counting(work, arguments, known))
    output = choices["output_file"]
    color = work.is_colored and output is None
    try:
        with to_file(output) if output else to_stdout() as write:
            for text in _rendered(_report(work, choices), results, color=color):
                write(text)
    except BrokenPipeError:  # whoever reads has seen enough; that is no reason to pass the gate
        return tally.edits + tally.flags > 0
    if tally.edits + tally.flags or not work.failed:
        work.hint(str(tally))
    if known and baseline and choices["prune_baseline"]:
        work.hint(f"{count(known.prune(baseline), 'finding')} taken out of {baseline}")
    elif known and known.hint():
        work.hint(known.hint())
    work.hint_at_unsafe()
    return tally.fails(work.settings.max_flags or 0)


def _refuse_contradictions(choices: Mapping[str, Any]) -> None:
    """Say so if one option would make another do nothing."""
    ways = [name for name in ("diff", "statistics", "output_format") if choices[name]]
    useless = ("diff", "statistics", "output_file", "prune_baseline")
    written = [name for name in useless if choices[name]]
    if choices["write_baseline"] and written:
        ways = ["write_baseline", *written]
    if len(ways) > 1:
        options = " and ".join(f"--{name.replace('_', '-')}" for name in ways)
        raise click.UsageError(f"{options}: choose one of them")


def _report(work: Work, choices: Mapping[str, Any]) -> Report:
    """How findings are listed."""
    if choices["diff"]:
        return _DIFF
    return _STATISTICS if choices["statistics"] else REPORTS[work.settings.output_format]


def _rendered(report: Report, results: _Results, *, color: bool) -> Iterator[str]:
    """A report in pieces; as a whole if it is one document."""
    if not report.is_stream:
        yield report.render(results, color=color)
        return
    for each in results:
        yield report.render([each], color=color)


def _counting(work: Work, arguments: Sequence[str], known: Known | None) -> _Results:
    """What counts: findings that are new, and grave enough by the settings of their file."""
    for fixed in work.fixed(arguments):
        result = known.new(fixed) if known else fixed.result
        yield fixed.source.name, at_least(result, work.resolver.for_path(fixed.path).severity)
