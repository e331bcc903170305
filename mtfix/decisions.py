"""Decisions: what a person accepted and rejected of a result, kept in a file beside the text.

The file is JSON with one decision a line, so that it can be read and compared in version control.
It holds all that is needed to make the accepted edits again, on the very same text, without
running the pipeline; on any other text they are refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal, NoReturn, TypeVar

import mtfix
from mtfix import edits as algebra
from mtfix.edits import Cause, Edit
from mtfix.formats.files import InputError, Source, decode, plain, read_bytes, write_atomically
from mtfix.places import Lines, shown

State = Literal["accepted", "rejected"]

SUFFIX = ".mtfix-decisions.json"
"""What is added to the name of a file for the name of its decisions."""

_VERSION = 1
_HEAD = "mtfix-decisions"
_Object = Mapping[str, Any]
_Value = TypeVar("_Value", str, int, list[Any])


class StaleDecisions(InputError):  # noqa: N818 - the name says what they are
    """The text is not the one that was reviewed; the message says what differs."""


@dataclass(frozen=True)
class Decision:
    """What was decided about an edit.

    Attributes:
        edit: the edit; offsets are code points of the text that was reviewed.
        old: what stood at its place.
        state: whether it is to be made.
        note: what a reviewer has to say about it.
    """

    edit: Edit
    old: str
    state: State
    note: str = ""


@dataclass(frozen=True)
class Decisions:
    """All decisions about a text.

    Attributes:
        name: what the file was called.
        sha256: of the bytes of the file that was reviewed.
        decisions: in order of their places; the accepted ones are disjoint.
        encoding: the codec of the file's bytes.
        bom: the byte order mark that stood before the text.
        version: of mtfix, which found the edits.
    """

    name: str
    sha256: str
    decisions: Sequence[Decision]
    encoding: str = "utf-8"
    bom: bytes = b""
    version: str = mtfix.__version__

    @property
    def accepted(self) -> list[Edit]:
        """The edits that are to be made."""
        return [each.edit for each in self.decisions if each.state == "accepted"]


def path_for(path: Path) -> Path:
    """Where the decisions about a file are kept.

    >>> path_for(Path("docs/article.md")).name
    'article.md.mtfix-decisions.json'
    """
    return path.with_name(path.name + SUFFIX)


def digest(data: bytes) -> str:
    """What the bytes of a file are known by.

    >>> digest(b"")[:8]
    'e3b0c442'
    """
    return sha256(data).hexdigest()


def apply(text: str, decisions: Decisions) -> str:
    r"""Make the accepted edits; no rule is asked again.

    Args:
        text: the text that was reviewed, as `mtfix.formats.files.decode` gives it. Of a text
            whose accepted edits have been made already nothing is changed.
        decisions: what was decided about it.

    Raises:
        StaleDecisions: it is another text.
        InputError: the decisions contradict themselves.

    >>> edit = Edit(3, 4, "", (Cause("spaces", "no space before a comma"),))
    >>> made = Decisions("a.txt", digest(b"Yes , he"), [Decision(edit, " ", "accepted")])
    >>> apply("Yes , he", made), apply("Yes, he", made)
    ('Yes, he', 'Yes, he')
    >>> apply("No , he", made)
    Traceback (most recent call last):
    mtfix.decisions.StaleDecisions: a.txt: this is not the text that was reviewed: at line 1, column 4, “,” stands where “ ” stood; review it anew with mtfix review
    """  # noqa: E501 - the message is one line
    if reviewed(text, decisions) is None:
        raise StaleDecisions(
            f"{decisions.name}: this is not the text that was reviewed:"
            f" {_difference(text, decisions)}; review it anew with mtfix review"
        )
    if not _is_reviewed(text, decisions):
        return text
    if any(text[each.edit.start : each.edit.end] != each.old for each in decisions.decisions):
        raise InputError(
            f"{decisions.name}: this is the text that was reviewed, but the decisions were changed:"
            " “old” is not what stands from “start” to “end”"
        )
    return algebra.apply(text, decisions.accepted)


def reviewed(text: str, decisions: Decisions) -> str | None:
    """The text that was reviewed, if a text is that one, or what came of it; None if neither.

    Args:
        text: the text, as it is now.
        decisions: what was decided.
    """
    if _is_reviewed(text, decisions):
        return text
    back, shift = [], 0
    for decision in decisions.decisions:
        if decision.state == "accepted":
            start, end, replacement, causes = decision.edit
            back.append(Edit(start + shift, start + shift + len(replacement), decision.old, causes))
            if back[-1].end > len(text) or text[back[-1].start : back[-1].end] != replacement:
                return None
            shift += len(replacement) - (end - start)
    before = algebra.apply(text, back)
    return before if _is_reviewed(before, decisions) else None


def opened(path: Path, decisions: Decisions) -> Source:
    """Read a file as it was read for the review.

    Raises:
        InputError: it cannot be read.
        StaleDecisions: its bytes are no text in the encoding that it had.
    """
    data = read_bytes(path)
    try:
        return decode(data, str(path), decisions.encoding)
    except InputError:
        raise StaleDecisions(
            f"{path}: this is not the text that was reviewed: it was in"
            f" {decisions.encoding.upper()} and is not any more; review it anew with mtfix review"
        ) from None


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
    return _Reading(str(path)).decisions(text)


def _is_reviewed(text: str, decisions: Decisions) -> bool:
    try:
        data = decisions.bom + text.encode(decisions.encoding)
    except (UnicodeError, LookupError):
        return False
    return digest(data) == decisions.sha256


def _difference(text: str, decisions: Decisions) -> str:
    """What differs between a text and the one that was reviewed, in words."""
    for other, what in (
        (text.replace("\r\n", "\n"), "its line ends were LF and are CRLF now"),
        (text.replace("\n", "\r\n"), "its line ends were CRLF and are LF now"),
    ):
        if other != text and _is_reviewed(other, decisions):
            return what
    for decision in decisions.decisions:
        start, end = decision.edit.start, decision.edit.end
        if text[start:end] != decision.old:
            line, column = Lines(text).position(min(start, len(text)))
            found = f"“{shown(text[start:end])}” stands" if text[start:end] else "nothing stands"
            return f"at line {line}, column {column}, {found} where “{shown(decision.old)}” stood"
    return "the words at the edits are the same, but something else has changed"


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
