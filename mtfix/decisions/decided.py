"""What was decided about a text, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

import mtfix
from mtfix import edits as algebra
from mtfix.edits import Edit
from mtfix.formats.files import InputError, Source, decode, read_bytes
from mtfix.places import Lines, shown

State = Literal["accepted", "rejected"]


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

    >>> from mtfix.edits import Cause
    >>> edit = Edit(3, 4, "", (Cause("spaces", "no space before a comma"),))
    >>> made = Decisions("a.txt", digest(b"Yes , he"), [Decision(edit, " ", "accepted")])
    >>> apply("Yes , he", made), apply("Yes, he", made)
    ('Yes, he', 'Yes, he')
    >>> apply("No , he", made)
    Traceback (most recent call last):
    mtfix.decisions.decided.StaleDecisions: a.txt: this is not the text that was reviewed: at line 1, column 4, “,” stands where “ ” stood; review it anew with mtfix review
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
