"""The baseline of a check: known findings are passed over, or all that is found is made known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from mtfix.baseline import Baseline, Entries, entries
from mtfix.cli.work import Work, count
from mtfix.formats.files import check_writable
from mtfix.result import Result
from mtfix.runs.run import Fixed
from mtfix.settings import Resolver

DEFAULT = Path("mtfix-baseline.json")


class Known:
    """The findings that are known of the files of a run.

    Args:
        resolver: finds the settings of files.
        baseline: the findings.
    """

    def __init__(self, resolver: Resolver, baseline: Baseline) -> None:
        self._resolver = resolver
        self._baseline = baseline
        self._seen: dict[str, Entries] = {}

    def see(self, fixed: Fixed) -> None:
        """Note what there is in a file; what the run was not asked to look for is still there."""
        name = self._baseline.name(fixed.source.name)
        config = self._resolver.for_path(fixed.path).config_for(fixed.path)
        known = self._baseline.files.get(name, {})
        unasked = {mark: each for mark, each in known.items() if not config.wants(each.rule)}
        self._seen[name] = {**unasked, **entries(fixed.result)}

    def new(self, fixed: Fixed) -> Result:
        """The result of a file with new findings only."""
        self.see(fixed)
        return self._baseline.without_known(fixed.source.name, fixed.result)

    def updated(self) -> Baseline:
        """The baseline with just what the run has found."""
        return self._baseline.updated(self._seen)

    def hint(self) -> str:
        """What to tell of findings that are there no more; empty if there are none."""
        gone = sum(entry.count for _, entry in self._baseline.stale(self._seen))
        if not gone:
            return ""
        are, them = ("is", "it") if gone == 1 else ("are", "them")
        what = f"{count(gone, 'finding')} of the baseline {are} there no more"
        return f"{what}: --prune-baseline takes {them} out"

    def prune(self, path: Path) -> int:
        """Take out of the baseline what is there no more; how many findings that were.

        Raises:
            InputError: it cannot be written.
        """
        after = self._baseline.pruned(self._seen)
        gone = len(self._baseline) - len(after)
        if gone:
            after.write(path)
        return gone


def write_baseline(work: Work, arguments: Sequence[str]) -> None:
    """Make everything that is found known.

    Args:
        work: the run.
        arguments: files, folders, patterns or ``-``.

    Raises:
        InputError: the baseline cannot be read or written.
    """
    path = work.settings.baseline or DEFAULT
    check_writable(path)
    before = Baseline.read(path) if path.exists() else Baseline(path.absolute().parent)
    known = Known(work.resolver, before)
    for fixed in work.fixed(arguments):
        known.see(fixed)
    after = known.updated()
    after.write(path)
    work.hint(f"{count(len(after), 'finding')} in {click.format_filename(path)}")
