"""A file of decisions: JSON with a decision a line, to be read and compared in version control."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from mtfix.decisions.decided import Decision, Decisions
from mtfix.edits import Cause, Edit
from mtfix.formats.files import InputError, plain, write_atomically
from mtfix.places import shown

SUFFIX = ".mtfix-decisions.json"
"""What is added to the name of a file for the name of its decisions."""

_VERSION = 1
_HEAD = "mtfix-decisions"
_Object = Mapping[str, Any]
_Value = TypeVar("_Value", str, int, list[Any])


def path_for(path: Path) -> Path:
    """Where the decisions about a file are kept.

    >>> path_for(Path("docs/article.md")).name
    'article.md.mtfix-decisions.json'
    """
    return path.with_name(path.name + SUFFIX)


def write(path: Path, decisions: Decisions) -> None:
    """Write decisions at once, or not at all.

    Raises:
        InputError: the file cannot be written; what was there is untouched.
    """
    write_atomically(path, encoded(decisions))


def encoded(decisions: Decisions) -> bytes:
    """A file of decisions."""
    return render(decisions).encode("utf-8", "backslashreplace")


def render(decisions: Decisions) -> str:
    """Decisions as JSON, the same for the same decisions; each on a line of its own."""
    head = {
        _HEAD: _VERSION,
        "mtfix": decisions.version,
        "name": decisions.name,
        "encoding": decisions.encoding,
        "bom": decisions.bom.hex(),
        "sha256": decisions.sha256,
    }
    lines = [f"  {_json(key)}: {_json(value)}," for key, value in head.items()]
    rows = ",\n".join(f"    {_json(_row(decision))}" for decision in decisions.decisions)
    rows = f"[\n{rows}\n  ]" if rows else "[]"
    return "\n".join(["{", *lines, f'  "decisions": {rows}', "}", ""])


def read(path: Path) -> Decisions:
    """Read a file of decisions.

    Raises:
        InputError: it is missing or is none; the message says what was expected, and where.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {plain(error)}") from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: this is no UTF-8; expected a file of decisions") from None
    return parsed(text, str(path))


def parsed(text: str, name: str) -> Decisions:
    """Decisions from JSON.

    Args:
        text: the JSON.
        name: of the file, for messages.

    Raises:
        InputError: this is none, or damaged; the message says what was expected, and where.

    >>> parsed("[]", "a.json")
    Traceback (most recent call last):
    mtfix.formats.files.InputError: a.json: expected an object with “mtfix-decisions”, as mtfix review writes it
    """  # noqa: E501 - the message is one line
    return _Reading(name).decisions(text)


def _row(decision: Decision) -> _Object:
    start, end, replacement, causes = decision.edit
    note = {"note": decision.note} if decision.note else {}
    return {
        "state": decision.state,
        "start": start,
        "end": end,
        "old": decision.old,
        "new": replacement,
        "causes": [cause._asdict() for cause in causes],
        **note,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


class _Reading:
    """Makes decisions of JSON, and says what is wrong with it.

    Args:
        name: of the file, for messages.
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def decisions(self, text: str) -> Decisions:
        """The decisions that a file holds."""
        whole = self._json(text)
        if not isinstance(whole, dict) or _HEAD not in whole:
            self._refuse(f"expected an object with “{_HEAD}”, as mtfix review writes it")
        if whole[_HEAD] != _VERSION:
            self._refuse(f"version {whole[_HEAD]!r} of decisions is not known here; update mtfix")
        rows = self._value(whole, "decisions", list)
        listed = [self._decision(row, f"decision {at}") for at, row in enumerate(rows, start=1)]
        self._check_order([each.edit for each in listed if each.state == "accepted"])
        return Decisions(
            name=self._value(whole, "name", str),
            sha256=self._matching(whole, "sha256", r"[0-9a-f]{64}"),
            decisions=tuple(listed),
            encoding=self._encoding(whole),
            bom=bytes.fromhex(self._matching(whole, "bom", r"(?:[0-9a-f]{2}){0,4}")),
            version=self._value(whole, "mtfix", str),
        )

    def _json(self, text: str) -> Any:
        try:
            return json.loads(text)
        except json.JSONDecodeError as error:
            self._refuse(f"this is no JSON: {error.msg}", line=error.lineno)
        except RecursionError:
            self._refuse("this is nested too deeply for a file of decisions")

    def _decision(self, row: object, where: str) -> Decision:
        if not isinstance(row, dict):
            self._refuse(f"{where}: expected an object")
        start, end = self._value(row, "start", int, where), self._value(row, "end", int, where)
        old, new = self._value(row, "old", str, where), self._value(row, "new", str, where)
        if not 0 <= start <= end or end - start != len(old):
            self._refuse(f"{where}: expected “start” and “end” around “old”, found {start}, {end}")
        state = row.get("state")
        if state not in ("accepted", "rejected"):
            self._refuse(f"{where}: expected “accepted” or “rejected” as “state”, found {state!r}")
        causes = self._value(row, "causes", list, where)
        edit = Edit(start, end, new, tuple(self._cause(cause, where) for cause in causes))
        return Decision(edit, old, state, self._value({"note": "", **row}, "note", str, where))

    def _cause(self, row: object, where: str) -> Cause:
        if not isinstance(row, dict):
            self._refuse(f"{where}: expected objects as “causes”")
        rule, reason = self._value(row, "rule", str, where), self._value(row, "reason", str, where)
        return Cause(rule, reason, "unsafe" if row.get("safety") == "unsafe" else "safe")

    def _encoding(self, whole: _Object) -> str:
        name = self._value(whole, "encoding", str)
        try:
            "".encode(name)
        except (LookupError, ValueError):
            self._refuse(f"there is no encoding {name!r}")
        return name

    def _matching(self, whole: _Object, key: str, pattern: str) -> str:
        value = self._value(whole, key, str)
        if not re.fullmatch(pattern, value):
            self._refuse(f"“{key}” is damaged: {shown(value)!r}")
        return value

    def _value(self, row: _Object, key: str, type_: type[_Value], where: str = "") -> _Value:
        value = row.get(key)
        if type(value) is not type_:  # True is no number here
            expected = {str: "a text", int: "a number", list: "a list"}[type_]
            found = f"found {shown(repr(value))}" if key in row else "it is missing"
            self._refuse(f"{where}{': ' if where else ''}expected {expected} as “{key}”, {found}")
        return value

    def _check_order(self, accepted: Sequence[Edit]) -> None:
        for one, other in pairwise(accepted):
            if other.start < one.end or (other.start, other.end) < (one.start, one.end):
                self._refuse(f"the accepted edits at {one.start} and {other.start} overlap")

    def _refuse(self, message: str, line: int = 0) -> NoReturn:
        raise InputError(f"{self._name}{f':{line}' if line else ''}: {message}")
