"""Which findings are known, what is new and what is there no more."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from mtfix.baseline.entry import Entries, Entry, mark_of
from mtfix.baseline.file import content, parsed
from mtfix.edits import Edit, Flag
from mtfix.findings import Finding, findings, rules_of
from mtfix.formats.files import InputError, plain, write_atomically
from mtfix.result import Result

_KNOWN = "it is in the baseline"


@dataclass(frozen=True)
class Baseline:
    """The known findings of many files.

    Attributes:
        folder: names of files are relative to it: the folder of the baseline itself.
        files: the entries of each file, by its name with ``/``; also what a run has seen.
    """

    folder: Path
    files: Mapping[str, Entries] = field(default_factory=dict)

    @classmethod
    def read(cls, path: Path) -> Baseline:
        """Read a baseline.

        Raises:
            InputError: it is missing, or no baseline; the message says what to do.
        """
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise InputError(
                f"{path}: there is no such baseline; mtfix check --write-baseline makes it"
            ) from None
        except OSError as error:
            raise InputError(f"{path}: {plain(error)}") from None
        try:
            return cls(path.absolute().parent, parsed(data))
        except ValueError as error:
            raise InputError(f"{path}: {error}") from None

    def name(self, path: str) -> str:
        """What a file is called here: relative to the baseline, with ``/``.

        >>> Baseline(Path("/a/b")).name("/a/b/docs/c.md")
        'docs/c.md'
        """
        if path == "<stdin>":
            return path
        try:
            return Path(os.path.relpath(path, self.folder)).as_posix()
        except ValueError:  # it is on another drive
            return Path(path).as_posix()

    def without_known(self, path: str, result: Result) -> Result:
        """The result of a file with new findings only; known edits are withheld.

        Of more findings than are known with the same words around them, the last are new.

        Args:
            path: the file.
            result: what came of it.
        """
        known = self.files.get(self.name(path))
        if not known or not (result.edits or result.flags):
            return result
        seen: Counter[str] = Counter()
        old = set()
        for finding in findings(result):
            mark = mark_of(finding)
            seen[mark] += 1
            if mark in known and seen[mark] <= known[mark].count:
                old.add(_key(finding))
        return result.without(lambda found: _KNOWN if _key(found) in old else None)

    def stale(self, seen: Mapping[str, Entries]) -> list[tuple[str, Entry]]:
        """The entries that are not found any more in the files of a run, with their files.

        Args:
            seen: what was found, by the names of the files; each file of the run has its place.
        """
        gone = []
        for name in sorted(seen.keys() & self.files.keys()):
            for entry in sorted(self.files[name].values()):
                now = seen[name].get(entry.mark)
                missing = entry.count - (now.count if now else 0)
                if missing > 0:
                    gone.append((name, replace(entry, count=missing)))
        return gone

    def pruned(self, seen: Mapping[str, Entries]) -> Baseline:
        """The baseline without entries that are stale; nothing is added.

        Args:
            seen: see `stale`.
        """
        files = dict(self.files)
        for name, gone in self.stale(seen):
            left = dict(files[name])
            count = left[gone.mark].count - gone.count
            if count > 0:
                left[gone.mark] = replace(left[gone.mark], count=count)
            else:
                del left[gone.mark]
            files[name] = left
        return replace(self, files=files)

    def updated(
        self, seen: Mapping[str, Entries], is_there: Callable[[Path], bool] = Path.exists
    ) -> Baseline:
        """The baseline with just what a run has found in its files.

        Other files keep their entries, so that a run over a part loses nothing; those that are
        gone lose theirs.

        Args:
            seen: see `stale`.
            is_there: whether a file is still there.
        """
        kept = {name: known for name, known in self.files.items() if is_there(self.folder / name)}
        return replace(self, files={**kept, **seen})

    def write(self, path: Path) -> None:
        """Write the file, at once or not at all.

        Raises:
            InputError: it cannot be written.
        """
        write_atomically(path, content(self.files))

    def __len__(self) -> int:
        return sum(entry.count for known in self.files.values() for entry in known.values())


def _key(found: Edit | Flag | Finding) -> tuple[object, ...]:
    """What parts the findings of one result from each other."""
    if isinstance(found, Finding):
        said = found.replacement if found.kind == "edit" else found.reason
        return found.kind, found.start, found.end, found.rules, said
    if isinstance(found, Flag):
        return "flag", found.start, found.end, rules_of(found), found.reason
    return "edit", found.start, found.end, rules_of(found), found.replacement
