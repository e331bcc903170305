"""The baseline: findings that were there before, so that a check tells of new ones only.

A finding is known again by its rules, what it says and the letters around it, not by its line
(`mtfix.findings`). The file is for version control: sorted, a finding a line. Findings that were
fixed are told until it is pruned or written anew.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from mtfix.edits import Edit, Flag
from mtfix.findings import Finding, findings, rules_of
from mtfix.formats.files import InputError, plain, write_atomically
from mtfix.places import shown
from mtfix.result import Result

VERSION = 1
"""Of the file's layout."""

_KNOWN = "it is in the baseline"
_ANEW = "mend it, or delete it, and mtfix check --write-baseline writes it anew"


@dataclass(frozen=True, order=True)
class Entry:
    """A finding that is known.

    Attributes:
        rule: its rule, for readers.
        words: what is found, for readers.
        mark: what it is known by.
        count: how often it stands in the file with the same words around it.
    """

    rule: str
    words: str
    mark: str
    count: int = 1


Entries = Mapping[str, Entry]
"""The entries of a file by their marks."""


def entries(result: Result) -> dict[str, Entry]:
    """The findings of a result as a baseline knows them.

    >>> import mtfix
    >>> [entry.words for entry in entries(mtfix.fix("Elon musk left.")).values()]
    ['musk → Musk']
    """
    found: dict[str, Entry] = {}
    for finding in findings(result):
        mark = _mark(finding)
        if mark in found:
            found[mark] = replace(found[mark], count=found[mark].count + 1)
        else:
            words = finding.old if finding.new is None else f"{finding.old} → {finding.new}"
            found[mark] = Entry(finding.rule, shown(words), mark)
    return found


def _mark(finding: Finding) -> str:
    """The fingerprint without the number that parts findings with the same words around them."""
    return finding.fingerprint.partition("-")[0]


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
            return cls(path.absolute().parent, _files(_parsed(data)))
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
            mark = _mark(finding)
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
        write_atomically(path, "".join(_lines(self.files)).encode())

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


def _lines(files: Mapping[str, Entries]) -> Iterator[str]:
    r"""The file's text: the same findings make the same bytes.

    >>> print("".join(_lines({"a.md": {"12": Entry("case-name", "musk → Musk", "12")}})), end="")
    {
      "version": 1,
      "files": {
        "a.md": [
          {"rule": "case-name", "words": "musk → Musk", "fingerprint": "12"}
        ]
      }
    }
    """
    yield f'{{\n  "version": {VERSION},\n  "files": {{'
    for place, name in enumerate(sorted(name for name in files if files[name])):
        yield f"{',' if place else ''}\n    {_written(name)}: [\n      "
        yield ",\n      ".join(map(_line, sorted(files[name].values())))
        yield "\n    ]"
    yield "\n  }\n}\n" if any(files.values()) else "}\n}\n"


def _line(entry: Entry) -> str:
    told = {"rule": entry.rule, "words": entry.words, "fingerprint": entry.mark}
    pairs = [f'"{key}": {_written(value)}' for key, value in told.items()]
    if entry.count > 1:
        pairs.append(f'"count": {entry.count}')
    return f"{{{', '.join(pairs)}}}"


def _written(text: str) -> str:
    """A JSON string that people can read, if its characters can be written in UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(text)
    return json.dumps(text, ensure_ascii=False)


def _parsed(data: bytes) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(f"this is no UTF-8 text, and so no baseline; {_ANEW}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"this is no JSON: {error.msg} ({where}); {_ANEW}") from None
    except RecursionError:
        raise ValueError(f"this is no baseline; {_ANEW}") from None


def _files(told: Any) -> dict[str, Entries]:
    """The entries of each file, from JSON.

    Raises:
        ValueError: something in it is not as it has to be.
    """
    if not isinstance(told, dict) or "version" not in told:
        raise ValueError(f"this is no baseline: expected an object with a “version”; {_ANEW}")
    if told["version"] != VERSION or isinstance(told["version"], bool):
        raise ValueError(
            f"this is a baseline of version {told['version']!r}, expected {VERSION}; {_ANEW}"
        )
    files = told.get("files")
    if not isinstance(files, dict):
        raise ValueError(f"“files” has to be an object with the findings of each file; {_ANEW}")
    return {name: _entries(name, listed) for name, listed in files.items()}


def _entries(name: str, listed: Any) -> Entries:
    if not isinstance(listed, list):
        raise ValueError(f"the findings of “{name}” have to be a list; {_ANEW}")
    found: dict[str, Entry] = {}
    for told in listed:
        entry = _entry(told)
        if entry is None:
            raise ValueError(
                f"a finding of “{name}” is {shown(json.dumps(told, ensure_ascii=False))}, expected"
                f" an object with “rule”, “words” and “fingerprint”; {_ANEW}"
            )
        if entry.mark in found:  # two branches of version control have added it
            entry = replace(entry, count=max(entry.count, found[entry.mark].count))
        found[entry.mark] = entry
    return found


def _entry(told: Any) -> Entry | None:
    if not isinstance(told, dict):
        return None
    count = told.get("count", 1)
    match told:
        case {"rule": str(rule), "words": str(words), "fingerprint": str(mark)}:
            return Entry(rule, words, mark, count) if type(count) is int and count > 0 else None
    return None
