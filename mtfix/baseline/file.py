"""The file of a baseline: JSON for version control, sorted, a finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from mtfix.baseline.entry import Entries, Entry
from mtfix.places import shown

VERSION = 1
"""Of the file's layout."""

_ANEW = "mend it, or delete it, and mtfix check --write-baseline writes it anew"


def content(files: Mapping[str, Entries]) -> bytes:
    """The bytes of the file; the same findings make the same.

    Args:
        files: the entries of each file, by its name.
    """
    return "".join(_lines(files)).encode()


def parsed(data: bytes) -> dict[str, Entries]:
    """The entries of each file, by its name.

    Args:
        data: the bytes of the file.

    Raises:
        ValueError: this is no baseline, or damaged; the message says where, and what to do.
    """
    return _files(_json(data))


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


def _json(data: bytes) -> Any:
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
